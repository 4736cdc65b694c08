//! The user's settings: TOML to a [`Config`], with every problem told.
//!
//! Reading never fails: what cannot be used is a [`Problem`], told like one of a record, and the
//! setting stays as it is without the file.

mod keys;
pub mod problem;
mod template;

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::app::Keymap;
use crate::app::lanes::LanesBy;
use crate::app::layout::View;
use crate::document::Problem;
use crate::document::report::{Report, first_line, quoted};

pub use template::template;

/// What the user has set; none where the file does not say.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// What is known of the terminal's ground.
    pub theme: Option<Theme>,
    /// What the signs are made of.
    pub glyphs: Option<Glyphs>,
    /// Whether the mouse is watched.
    pub mouse: Option<bool>,
    /// Whether links are written for the terminal to open.
    pub links: Option<bool>,
    /// What fills the screen at the start.
    pub view: Option<View>,
    /// By what the lanes of the chart are made at the start.
    pub lanes: Option<LanesBy>,
    /// Whether what lasts of a visit is kept for the next one.
    pub remember: Option<bool>,
    /// The editor's command, with `{file}` and `{line}` where they go.
    pub editor: Option<String>,
    /// Which keys mean what.
    pub keys: Keymap,
}

/// What is known of the terminal's ground: the colours are chosen to be read on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// What the terminal says.
    Auto,
    /// A dark ground.
    Dark,
    /// A light ground.
    Light,
}

impl Theme {
    /// All of them with their word and what it means.
    pub const WORDS: [(&'static str, Self, &'static str); 3] = [
        (
            "auto",
            Self::Auto,
            "What COLORFGBG says; without it, colours that can be read on both",
        ),
        ("dark", Self::Dark, "A dark ground"),
        ("light", Self::Light, "A light ground"),
    ];
}

/// What the signs that are drawn are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines, blocks and shapes.
    Unicode,
    /// ASCII characters alone.
    Ascii,
}

impl Glyphs {
    /// All of them with their word and what it means.
    pub const WORDS: [(&'static str, Self, &'static str); 2] = [
        ("unicode", Self::Unicode, "Lines, blocks and shapes"),
        ("ascii", Self::Ascii, "ASCII characters alone, as --ascii"),
    ];
}

/// A setting of the file, beside the keys.
struct Setting {
    name: &'static str,
    doc: &'static str,
    /// As it is without the file, in TOML.
    usual: &'static str,
    /// The words that can be written, where only some can.
    words: fn() -> Vec<&'static str>,
    /// Takes the value in; why it cannot be, as the rest of a sentence.
    take: fn(&mut Config, &DeValue<'_>) -> Result<(), String>,
}

/// Every setting, in the order of the template.
const SETTINGS: [Setting; 8] = [
    Setting {
        name: "theme",
        doc: "The ground of the terminal: the colours are chosen to be read on it",
        usual: "\"auto\"",
        words: || names(&Theme::WORDS),
        take: |config, value| word(&Theme::WORDS, value).map(|v| config.theme = Some(v)),
    },
    Setting {
        name: "glyphs",
        doc: "What the signs are made of; the ruler in the help (?) shows whether yours line up",
        usual: "\"unicode\"",
        words: || names(&Glyphs::WORDS),
        take: |config, value| word(&Glyphs::WORDS, value).map(|v| config.glyphs = Some(v)),
    },
    Setting {
        name: "mouse",
        doc: "Whether the mouse is watched; without it the terminal selects text",
        usual: "true",
        words: Vec::new,
        take: |config, value| flag(value).map(|v| config.mouse = Some(v)),
    },
    Setting {
        name: "links",
        doc: "Whether addresses are links that the terminal can open",
        usual: "true",
        words: Vec::new,
        take: |config, value| flag(value).map(|v| config.links = Some(v)),
    },
    Setting {
        name: "view",
        doc: "What fills the screen at the start",
        usual: "\"timeline\"",
        words: || names(&View::WORDS),
        take: |config, value| word(&View::WORDS, value).map(|v| config.view = Some(v)),
    },
    Setting {
        name: "lanes",
        doc: "By what the lanes of the chart are made at the start",
        usual: "\"party\"",
        words: || names(&LanesBy::WORDS),
        take: |config, value| word(&LanesBy::WORDS, value).map(|v| config.lanes = Some(v)),
    },
    Setting {
        name: "remember",
        doc: "Whether the place, the marks and what was seen are kept from one visit to the next",
        usual: "true",
        words: Vec::new,
        take: |config, value| flag(value).map(|v| config.remember = Some(v)),
    },
    Setting {
        name: "editor",
        doc: "The editor in place of $VISUAL and $EDITOR: a command, with {file} and {line} where they go",
        usual: "\"vi +{line} {file}\"",
        words: Vec::new,
        take: |config, value| match value {
            DeValue::String(text) if !text.trim().is_empty() => {
                config.editor = Some(text.clone().into_owned());
                Ok(())
            }
            _ => Err("must be a command in quotation marks".to_owned()),
        },
    },
];

/// Reads the text of a settings file.
///
/// ```
/// # use opcon_tui::config;
/// let (config, problems) = config::read("mouse = false\nteme = \"dark\"\n");
/// assert_eq!(config.mouse, Some(false));
/// assert_eq!((problems[0].line, problems[0].help.as_deref()), (2, Some("did you mean `theme`?")));
/// ```
pub fn read(text: &str) -> (Config, Vec<Problem>) {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report = Report::default();
    let mut config = Config::default();
    let (table, errors) = DeTable::parse_recoverable(body);
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        let range = first_line(body, range.start..range.end.max(range.start));
        let message = format!("this is no TOML: {}", error.message());
        report.tell(&problem::SYNTAX, range, message);
    }
    let mut entries: Vec<_> = table.get_ref().iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let name = key.get_ref().as_ref();
        if name == "keys" {
            config.keys = keys::read(value, &mut report);
        } else if let Some(setting) = SETTINGS.iter().find(|s| s.name == name) {
            // A value that is missing is a mistake of TOML, and told already.
            if !value.span().is_empty()
                && let Err(why) = (setting.take)(&mut config, value.get_ref())
            {
                tell_value(setting, &why, value, body, &mut report);
            }
        } else {
            let known = SETTINGS.iter().map(|s| s.name).chain(["keys"]);
            let near = report.nearest(name, known.clone()).map(str::to_owned);
            let message = format!("{} is no setting", quoted(name));
            let found = report.tell(&problem::UNKNOWN_SETTING, key.span(), message);
            match near {
                Some(near) => found.help(format!("did you mean `{near}`?")),
                None => found.help(format!("the settings are {}", listed(known))),
            };
        }
    }
    let skipped = text.len() - body.len();
    (config, report.finish(body, skipped))
}

/// Reads the bytes of a settings file: what is no UTF-8 is a problem, too.
pub fn read_bytes(bytes: &[u8]) -> (Config, Vec<Problem>, String) {
    let text = String::from_utf8_lossy(bytes);
    let (config, mut problems) = read(&text);
    if let Cow::Owned(text) = &text {
        let at = text.find('\u{fffd}').unwrap_or(0);
        let mut report = Report::default();
        report
            .tell(
                &problem::SYNTAX,
                at..at,
                "the file has bytes that are no UTF-8",
            )
            .help("save it as UTF-8");
        problems = report.finish(text, 0).into_iter().chain(problems).collect();
    }
    (config, problems, text.into_owned())
}

fn tell_value(
    setting: &Setting,
    why: &str,
    value: &Spanned<DeValue<'_>>,
    text: &str,
    report: &mut Report,
) {
    let range: Range<usize> = first_line(text, value.span());
    let written = quoted(text.get(range.clone()).unwrap_or_default());
    let words = (setting.words)();
    let near = value.get_ref().as_str();
    let near = near.and_then(|word| {
        report
            .nearest(word, words.iter().copied())
            .map(str::to_owned)
    });
    let message = format!("`{}` {why}, not {written}", setting.name);
    let found = report.tell(&problem::BAD_VALUE, range, message);
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found.help(format!("such as: {} = {}", setting.name, setting.usual)),
    };
}

/// The value that a word stands for.
fn word<T: Copy>(words: &[(&str, T, &str)], value: &DeValue<'_>) -> Result<T, String> {
    let found = value
        .as_str()
        .and_then(|word| words.iter().find(|(w, ..)| *w == word));
    found.map(|&(_, value, _)| value).ok_or_else(|| {
        let quoted: Vec<String> = words.iter().map(|(w, ..)| format!("\"{w}\"")).collect();
        format!("must be {}", any_of(&quoted))
    })
}

fn flag(value: &DeValue<'_>) -> Result<bool, String> {
    value
        .as_bool()
        .ok_or_else(|| "must be true or false".to_owned())
}

fn names<T>(words: &[(&'static str, T, &'static str)]) -> Vec<&'static str> {
    words.iter().map(|&(word, ..)| word).collect()
}

/// "a, b or c".
fn any_of(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} or {last}", init.join(", ")),
    }
}

/// "`a`, `b`, `c`".
fn listed<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words
        .map(|w| format!("`{w}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::Action;

    /// The problems of a text, a line each: place, kind, words, mend.
    fn told(text: &str) -> Vec<String> {
        let told = |p: Problem| {
            let help = p.help.unwrap_or_default();
            format!("{}:{} {}: {} | {help}", p.line, p.column, p.code, p.message)
        };
        read(text).1.into_iter().map(told).collect()
    }

    #[test]
    fn settings_are_read() {
        let (config, problems) = read(
            "theme = \"light\"\nglyphs = \"ascii\"\nmouse = false\nlinks = false\nview = \"list\"\n\
             lanes = \"kind\"\neditor = \"hx {file}:{line}\"\n[keys]\nquit = [\"Q\", \"; q\"]\nhelp = \"F1\"\n\
             reload = []\n",
        );
        assert_eq!(problems, []);
        assert_eq!(config.theme, Some(Theme::Light));
        assert_eq!(config.glyphs, Some(Glyphs::Ascii));
        assert_eq!((config.mouse, config.links), (Some(false), Some(false)));
        assert_eq!(config.view, Some(View::List));
        assert_eq!(config.lanes, Some(LanesBy::Kind));
        assert_eq!(config.editor.as_deref(), Some("hx {file}:{line}"));
        let keys = |action| config.keys.keys_of(action).collect::<Vec<_>>();
        assert_eq!(keys(Action::Quit), ["Q", "; q"]);
        assert_eq!(keys(Action::Help), ["F1"]);
        assert_eq!(keys(Action::Reload), [""; 0]);
        assert_eq!(keys(Action::Next), ["j", "Down"]);
    }

    #[test]
    fn wrong_settings_are_told_with_their_mend() {
        assert_eq!(
            told("\u{feff}teme = 1\ntheme = 'drak'\nmouse = 'on'\nzzzzzz = 2\nkeys = 3\n"),
            [
                "1:1 unknown-setting: `teme` is no setting | did you mean `theme`?",
                "2:9 bad-value: `theme` must be \"auto\", \"dark\" or \"light\", not `'drak'` | did you mean `dark`?",
                "3:9 bad-value: `mouse` must be true or false, not `'on'` | such as: mouse = true",
                "4:1 unknown-setting: `zzzzzz` is no setting | the settings are `theme`, `glyphs`, `mouse`, \
                 `links`, `view`, `lanes`, `remember`, `editor`, `keys`",
                "5:8 bad-value: `keys` must be a table of commands and their keys | such as: [keys] in a line of \
                 its own, then previous = [\"k\", \"Up\"]",
            ]
        );
    }

    #[test]
    fn what_is_no_toml_costs_only_itself() {
        let text = "theme = \nmouse = false\n";
        let told = told(text);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].starts_with("1:9 syntax: this is no TOML: "),
            "{told:?}"
        );
        assert_eq!(read(text).0.mouse, Some(false));
        let (config, problems, text) = read_bytes(b"mouse = false # \xff\n");
        assert_eq!(config.mouse, Some(false));
        assert_eq!((problems[0].line, problems[0].column), (1, 17));
        assert!(text.ends_with("\u{fffd}\n"));
    }

    #[test]
    fn wrong_keys_are_told_with_their_mend() {
        assert_eq!(
            told(
                "[keys]\nprevius = 'k'\nquit = ['5', 'Ctl-q', 'Esc', 'Ctrl-m', 'PgDwn', 7, '']\n\
                 cancel = ['Ctrl-c']\nstep-back = 'Esc'\n"
            ),
            [
                "2:1 unknown-command: `previus` is no command | did you mean `previous`?",
                "3:9 bad-key: `5` begins a count | choose another key",
                "3:14 bad-key: `Ctl-q` is no key | did you mean `Ctrl-q`?",
                "3:23 bad-key: `Esc`: Esc and Ctrl-c always lead out | choose another key",
                "3:30 bad-key: `Ctrl-m`: terminals send it as Enter | bind Enter, or another key",
                "3:40 bad-key: `PgDwn` is no key | did you mean `PgDn`?",
                "3:49 bad-value: the keys of `quit` must be names of keys | such as: [\"k\", \"Up\"]; none: []",
                "3:52 bad-key: `` is no key | a key is a letter or sign, or a name such as Enter, PgUp or F5, with \
                 Ctrl-, Alt- or Shift- before it; blanks part those that are pressed in turn",
            ]
        );
    }

    #[test]
    fn conflicts_of_keys_are_told() {
        assert_eq!(
            told("[keys]\nlast = ['X', 'g']\nfirst = ['X', 'g g']\nlinked = []\n"),
            [
                "2:14 key-hides: `g` of `last` takes `g t` from `today`, `g d` from `go-to-date`, `g i` from \
                 `go-to-id`, `g b` from `back`, `g f` from `forward`, `g n` from `new-since` | give `today` keys of its own, or none: \
                 today = []",
                "3:10 key-twice: `X` is given to `last` and to `first`; the first is in line 2 | give each its own",
                "3:15 key-twice: `g g` of `first` and `g` of `last`: one begins the other; the first is in line 2 \
                 | give each its own",
            ]
        );
    }
}
