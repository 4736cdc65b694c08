//! A text as the parser is given it.
//!
//! The parser's own input for texts claims a buffer of 128 characters, and so much room is made behind each
//! word of a value and each key: a second piece of memory for most of them. This one claims less, and most
//! of what it is asked it answers from one byte.

use saphyr_parser::Input;
use saphyr_parser::input::{is_blank, is_breakz};

/// How many characters are said to be read ahead at most. All of the text is there; the parser takes
/// from this how much room to make for what comes next.
const AHEAD: usize = 16;

/// What is left of a text.
pub struct Source<'t> {
    text: &'t str,
    /// Where what is left begins, in bytes.
    at: usize,
    /// How many characters the parser has asked to have at hand.
    ahead: usize,
}

impl<'t> Source<'t> {
    /// The whole of `text`.
    pub const fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            ahead: 0,
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character where it is not ASCII.
    #[cold]
    fn wide(&self) -> Option<char> {
        self.rest().chars().next()
    }
}

impl Input for Source<'_> {
    fn lookahead(&mut self, count: usize) {
        self.ahead = self.ahead.max(count);
    }

    fn buflen(&self) -> usize {
        self.ahead
    }

    fn bufmaxlen(&self) -> usize {
        AHEAD
    }

    fn raw_read_ch(&mut self) -> char {
        let next = self.peek();
        self.skip();
        next
    }

    fn raw_read_non_breakz_ch(&mut self) -> Option<char> {
        let next = self
            .peek_opt()
            .filter(|&c| !is_breakz(c) && c != '\u{feff}')?;
        self.skip();
        Some(next)
    }

    #[inline]
    fn skip(&mut self) {
        self.at += match self.byte() {
            None => 0,
            Some(..0x80) => 1,
            Some(..0xe0) => 2,
            Some(..0xf0) => 3,
            Some(_) => 4,
        };
    }

    fn skip_n(&mut self, count: usize) {
        (0..count).for_each(|_| self.skip());
    }

    #[inline]
    fn peek(&self) -> char {
        self.peek_opt().unwrap_or('\0')
    }

    #[inline]
    fn peek_nth(&self, n: usize) -> char {
        match self.text.as_bytes().get(self.at..) {
            Some(&[first, second, ..]) if n == 1 && first.is_ascii() && second.is_ascii() => {
                char::from(second)
            }
            _ => self.rest().chars().nth(n).unwrap_or('\0'),
        }
    }

    #[inline]
    fn peek_opt(&self) -> Option<char> {
        match self.byte() {
            Some(byte) if !byte.is_ascii() => self.wide(),
            byte => byte.map(char::from),
        }
    }

    #[inline]
    fn next_is_blank_or_breakz(&self) -> bool {
        self.byte()
            .is_none_or(|byte| is_blank(byte.into()) || is_breakz(byte.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use saphyr_parser::{Event, Parser, ScanError, Span};

    /// All that a parser says of a text, up to its first failure.
    fn said<T: Input>(parser: Parser<'_, T>) -> Vec<Result<(Event<'_>, Span), ScanError>> {
        let mut failed = false;
        parser
            .take_while(|said| !std::mem::replace(&mut failed, said.is_err()))
            .collect()
    }

    const PIECES: [&str; 40] = [
        "a",
        "key: ",
        "- ",
        "? ",
        ": ",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "\n                  ",
        "\r\n",
        "\r",
        "\t",
        " ",
        " # c",
        "#",
        "'",
        "\"",
        "|\n",
        ">-\n",
        "|2+\n",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "&x ",
        "*x",
        "!t ",
        "---",
        "...",
        "%YAML 1.2\n",
        "\\u00e9",
        "한국 어",
        "é",
        "😀",
        "\u{feff}",
        "\u{85}",
        "a word and another",
        "a_long_word_that_goes_on_beyond_any_buffer_of_sixteen_or_so",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn nothing_is_read_differently(picked in prop::collection::vec(0..PIECES.len(), 0..24)) {
            let text: String = picked.iter().filter_map(|&at| PIECES.get(at).copied()).collect();
            prop_assert_eq!(
                said(Parser::new(Source::new(&text))),
                said(Parser::new_from_str(&text)),
                "{:?}", text
            );
        }
    }
}
