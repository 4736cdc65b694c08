//! Which characters the terminal can show.

use std::ffi::OsString;

/// Whether only ASCII can be shown: on the console of Linux and on dumb terminals, or where the
/// locale names a character set that is not UTF-8. Where no locale is set, UTF-8 is assumed.
pub fn ascii_alone(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let value = |name| {
        variable(name)
            .map(|v| v.to_string_lossy().to_ascii_lowercase())
            .filter(|v| !v.is_empty())
    };
    if matches!(value("TERM").as_deref(), Some("linux" | "dumb")) {
        return true;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(value);
    locale
        .and_then(|l| l.split_once('.').map(|(_, set)| set.to_owned()))
        .is_some_and(|set| !set.starts_with("utf-8") && !set.starts_with("utf8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(variables: &[(&str, &str)]) -> bool {
        ascii_alone(|name| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).into())
        })
    }

    #[test]
    fn the_locale_and_the_terminal_say_so() {
        assert!(!ask(&[]));
        assert!(!ask(&[("LANG", "ko_KR.UTF-8")]));
        assert!(!ask(&[("LANG", "C.utf8")]));
        assert!(ask(&[("LANG", "ko_KR.EUC-KR")]));
        assert!(ask(&[
            ("LC_ALL", "en_US.ISO-8859-1"),
            ("LANG", "en_US.UTF-8")
        ]));
        assert!(ask(&[("TERM", "linux"), ("LANG", "en_US.UTF-8")]));
    }
}
