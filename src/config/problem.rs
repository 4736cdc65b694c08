//! What can be wrong with a settings file.

use crate::document::Severity;
use crate::document::problem::Code;

macro_rules! codes {
    ($($name:ident $word:literal $severity:ident $about:literal)*) => {
        $(
            #[doc = $about]
            pub static $name: Code = Code {
                word: $word,
                severity: Severity::$severity,
                breaks: false,
                about: $about,
            };
        )*
    };
}

codes! {
    SYNTAX "syntax" Error
        "The file is no TOML there; the rest of it counts."
    UNKNOWN_SETTING "unknown-setting" Warning
        "There is no such setting."
    BAD_VALUE "bad-value" Error
        "A setting cannot have that value; it is as it is without the file."
    UNKNOWN_COMMAND "unknown-command" Warning
        "There is no such command."
    BAD_KEY "bad-key" Error
        "There is no such key, or it cannot be bound."
    KEY_TWICE "key-twice" Error
        "A key is given to two commands; the first one has it."
    KEY_HIDES "key-hides" Warning
        "A key is taken from a command that had it."
}
