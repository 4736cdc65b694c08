//! What an event is called when the file gives it no id.

use crate::date::Date;
use crate::text::Text;

/// How many words of a title go into an id.
const WORDS: usize = 6;

/// The id made of an event's date as written and the first six words of its title: lower case, letters
/// and digits of any script, joined by hyphens.
///
/// ```
/// # use opcon_tui::{date::Date, record::identity::derived, text::Text};
/// let date = Date::parse("2026-05-11").unwrap();
/// let title = Text::line("The bridge's 2nd arch – 다리 – is closed again today");
/// assert_eq!(derived(&date, &title), "2026-05-11-the-bridges-2nd-arch-다리-is");
/// ```
pub fn derived(date: &Date, title: &Text) -> String {
    let words = title.raw().split_whitespace().map(|word| {
        let kept = word.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect::<String>()
    });
    let mut id = date.written().to_owned();
    for word in words.filter(|word| !word.is_empty()).take(WORDS) {
        id.push('-');
        id.push_str(&word);
    }
    id
}

/// Whether a name looks like a key rather than a name: lower case, with hyphens and without blanks.
pub fn looks_like_key(name: &str) -> bool {
    name.contains('-')
        && name.chars().any(char::is_lowercase)
        && name
            .chars()
            .all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_no_more_than_there_is() {
        let date = Date::parse("2026-05~").unwrap();
        assert_eq!(derived(&date, &Text::line("Ärger")), "2026-05~-ärger");
        assert_eq!(derived(&date, &Text::line("– !")), "2026-05~");
    }

    #[test]
    fn keys_are_told_from_names() {
        assert!(looks_like_key("ada-lovelace"));
        for name in [
            "Ada Lovelace",
            "officials",
            "Ada-Lovelace",
            "a spokes-person",
            "-",
            "2026-05",
        ] {
            assert!(!looks_like_key(name), "{name}");
        }
    }
}
