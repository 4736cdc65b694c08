//! Untrusted text, made printable once.
//!
//! Whatever comes from a file passes through [`Text`] before it can be drawn or printed: no control
//! character, no hidden direction mark and no endless pile of combining marks reaches a terminal.

pub mod ascii;
pub mod markdown;
pub mod measure;
mod printable;
pub mod suggest;

use std::fmt;
use std::sync::Arc;

use printable::{Emoji, LineBreaks, printable};

/// A text of the user's, with the printable form that is shown in its place.
///
/// Clean text is kept once; a second, shown form exists only where something had to be replaced.
/// The reader sees that something was there:
///
/// ```
/// # use opcon_tui::text::Text;
/// assert_eq!(Text::line("a\u{1b}[2Jb").shown(), "a␛[2Jb");
/// assert_eq!(Text::line("a\u{202e}b").shown(), "a‹202E›b");
/// assert_eq!(Text::line("two\r\nlines").shown(), "two lines");
/// assert_eq!(Text::block("two\r\nlines").shown(), "two\nlines");
/// ```
///
/// In the shown form
///
/// - a control character is its picture (`␛`), one of the upper half its number (`‹9B›`);
/// - a character that hides itself or turns the direction of the text is its number (`‹202E›`);
/// - joiners stand only between letters, where they choose a letter's form, and variation selectors
///   are gone, so that one width remains;
/// - a grapheme is at most 32 bytes long, and `‹+n›` says how many characters were cut;
/// - a combining mark with nothing to stand on is its number, so that every grapheme takes a column;
/// - a private-use character is `?`.
///
/// A copy costs no more than a counter: records are copied when their file is read again.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Text(
    /// What the user wrote; where that is not printable, [`MARK`], what the user wrote, [`MARK`], the shown
    /// form. Small: a record holds millions of texts, most of them absent.
    Arc<str>,
);

/// What a printable text has nowhere.
const MARK: char = '\0';

impl Text {
    /// Text of one line: line breaks and tabs are shown as blanks.
    pub fn line(raw: &str) -> Self {
        Self::new(raw, LineBreaks::Blank)
    }

    /// Text of several lines, such as a quote: line breaks stay, tabs are shown as blanks.
    pub fn block(raw: &str) -> Self {
        Self::new(raw, LineBreaks::Keep)
    }

    fn new(raw: &str, breaks: LineBreaks) -> Self {
        Self::with(raw, breaks, Emoji::Torn)
    }

    fn with(raw: &str, breaks: LineBreaks, emoji: Emoji) -> Self {
        match printable(raw, breaks, emoji) {
            None => Self(raw.into()),
            Some(shown) => Self(format!("{MARK}{raw}{MARK}{shown}").into()),
        }
    }

    /// Has emoji sequences whole in the shown form: for files, where nobody counts columns.
    pub fn keep_emoji(&mut self) {
        let Some((raw, shown)) = self.both() else {
            return;
        };
        let breaks = if shown.contains('\n') {
            LineBreaks::Keep
        } else {
            LineBreaks::Blank
        };
        *self = Self::with(raw, breaks, Emoji::Whole);
    }

    /// What the user wrote and the shown form, where they differ.
    fn both(&self) -> Option<(&str, &str)> {
        self.0.strip_prefix(MARK)?.rsplit_once(MARK)
    }

    /// What the user wrote, byte for byte: for exports that escape by their own rules and for
    /// comparisons, never for a screen or a pipe.
    pub fn raw(&self) -> &str {
        self.both().map_or(&self.0, |(raw, _)| raw)
    }

    /// The printable form.
    pub fn shown(&self) -> &str {
        self.both().map_or(&self.0, |(_, shown)| shown)
    }

    /// What the user wrote, for the clipboard: without control characters and without what hides.
    pub fn copied(&self) -> String {
        printable::copied(self.raw())
    }

    /// Whether there is nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.raw().trim().is_empty()
    }
}

/// The printable form.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}

/// The text in quotation marks, escaped.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.raw())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_is_kept_once() {
        for clean in [
            "",
            "Plain words, 2 of them.",
            "“Quotes” – and dashes…",
            "한국어 문장, 漢字, かな",
            "naïve café",
        ] {
            let text = Text::line(clean);
            assert_eq!(text.0.len(), clean.len(), "{clean}");
            assert_eq!(text.shown(), clean);
        }
        assert_eq!(Text::block("a\nb").0.len(), 3);
    }

    #[test]
    fn no_text_is_taken_for_two() {
        for raw in ["\0", "\0a", "\0a\0b", "a\0\0", "\0\0\0"] {
            let text = Text::line(raw);
            assert_eq!(text.raw(), raw);
            assert!(
                !text.shown().is_empty() && !text.shown().contains('\0'),
                "{raw:?}"
            );
        }
    }

    #[test]
    fn what_shows_as_nothing_is_still_there() {
        let text = Text::line("\u{fe0f}");
        assert_eq!((text.raw(), text.shown()), ("\u{fe0f}", ""));
    }

    #[test]
    fn the_raw_text_stays() {
        let text = Text::line("a\tb");
        assert_eq!(text.raw(), "a\tb");
        assert_eq!(text.to_string(), "a b");
        assert_eq!(format!("{text:?}"), r#""a\tb""#);
    }

    #[test]
    fn emoji_are_whole_where_they_are_kept() {
        let raw = "👩\u{200d}🚀\n⚖\u{fe0f} 1\u{fe0f}\u{20e3}\t\u{202e}";
        for (mut text, torn, whole) in [
            (
                Text::block(raw),
                "👩🚀\n⚖ 1\u{20e3} ‹202E›",
                "👩\u{200d}🚀\n⚖\u{fe0f} 1\u{fe0f}\u{20e3} ‹202E›",
            ),
            (
                Text::line(raw),
                "👩🚀 ⚖ 1\u{20e3} ‹202E›",
                "👩\u{200d}🚀 ⚖\u{fe0f} 1\u{fe0f}\u{20e3} ‹202E›",
            ),
        ] {
            assert_eq!(text.shown(), torn);
            text.keep_emoji();
            assert_eq!((text.shown(), text.raw()), (whole, raw));
        }
    }

    #[test]
    fn blank_is_nothing_but_blanks() {
        assert!(Text::block(" \n\t").is_blank());
        assert!(!Text::line(" a").is_blank());
    }
}
