//! Slips of the pen that YAML takes for something else: a field without its `: `, a text cut off by `#`.

use std::ops::Range;

use super::field;
use super::report::{first_line, is_repeated_whole, quoted};

/// Signs that look like a colon, and are none in YAML.
const COLONS: [char; 5] = ['：', '﹕', '︰', '∶', '꞉'];

/// What is written between a key and its value where the colon belongs.
const SIGNS: [&str; 7] = [":=", "=>", "->", "=", "- ", "– ", "— "];

/// A line that was meant to be a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'l> {
    /// Its key.
    pub key: &'l str,
    /// Its value; empty where the line is one word.
    pub value: &'l str,
    /// What is wrong, as the rest of a sentence that begins with the line.
    pub slip: &'static str,
}

impl<'l> Field<'l> {
    /// The field that a line was meant to be.
    pub fn of(line: &'l str) -> Self {
        let end = line.find(|c: char| !c.is_alphanumeric() && !"_-\"'".contains(c));
        let (key, rest) = line
            .split_at_checked(end.unwrap_or(line.len()))
            .unwrap_or((line, ""));
        let rest = rest.trim_start();
        let (value, slip) = if rest.is_empty() {
            ("", "has no colon after it")
        } else if let Some(value) = SIGNS.iter().find_map(|sign| rest.strip_prefix(sign)) {
            (value, "has no colon after its key")
        } else if let Some(value) = rest.strip_prefix(':') {
            (value, "has no blank after the colon")
        } else if let Some(value) = rest.strip_prefix(COLONS) {
            (value, "has another sign where the colon `:` belongs")
        } else {
            (rest, "has no colon after its key")
        };
        Self {
            key,
            value: value.trim_start(),
            slip,
        }
    }

    /// Whether its key is one that the format has.
    pub fn is_known(&self) -> bool {
        field::is_name(self.key)
    }

    /// The line as it is written without the slip.
    pub fn mended(&self) -> String {
        let value = if self.value.is_empty() {
            "…"
        } else {
            self.value
        };
        format!("{}: {value}", self.key)
    }
}

/// A text in double quotes as YAML reads it.
pub fn in_marks(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// That `what` goes into quotation marks, written out where it is short.
pub fn put_into_marks(what: &str, text: &str) -> String {
    let marked = in_marks(text);
    if is_repeated_whole(&marked) {
        format!("put {what} into quotation marks: {}", quoted(&marked))
    } else {
        format!("put {what} into quotation marks")
    }
}

/// The comment that follows at byte `at` of a text, behind blanks, where it is most likely none: no blank
/// stands behind its `#`.
pub fn comment(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.as_bytes().get(at..)?;
    let blanks = rest
        .iter()
        .take_while(|b| matches!(b, b' ' | b'\t'))
        .count();
    let sign = rest.get(blanks..)?.strip_prefix(b"#")?;
    let word = sign.iter().find(|b| **b != b'#')?;
    if blanks == 0 || word.is_ascii_whitespace() {
        return None;
    }
    Some(first_line(text, at + blanks..text.len()))
}

/// The blank that is no ordinary one among those that a line begins with.
pub fn odd_blank(line: &str) -> Option<char> {
    let mut blanks = line.chars().take_while(|c| c.is_whitespace());
    blanks.find(|c| !c.is_ascii_whitespace())
}

/// What a blank that is no ordinary one is called, in the plural.
pub fn blanks(blank: char) -> String {
    let name = match blank {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => "no-break spaces",
        '\u{3000}' => "full-width spaces",
        _ => "spaces of another kind",
    };
    format!("{name} (U+{:04X})", u32::from(blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_mended_as_the_field_that_it_was_to_be() {
        for (line, mended) in [
            ("title One", "title: One"),
            ("title:One", "title: One"),
            ("title：One", "title: One"),
            ("title ： One", "title: One"),
            ("title = One", "title: One"),
            ("title=One", "title: One"),
            ("title := One", "title: One"),
            ("title - One", "title: One"),
            ("title – One", "title: One"),
            ("title -> One", "title: One"),
            ("title -1 degrees", "title: -1 degrees"),
            ("title", "title: …"),
            ("url:https://a.b", "url: https://a.b"),
            ("url = https://a.b", "url: https://a.b"),
            ("\"title\":One", "\"title\": One"),
        ] {
            assert_eq!(Field::of(line).mended(), mended);
        }
    }

    #[test]
    fn a_comment_with_a_blank_behind_its_sign_is_one() {
        let found = |text| comment(text, 1).map(|range| &text[range]);
        assert_eq!(found("a #1 in the rank \nb"), Some("#1 in the rank"));
        assert_eq!(found("a  ##b"), Some("##b"));
        for text in ["a # b", "a #", "a #\nb", "a ## b", "a#b", "a\n#b", "a", ""] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
