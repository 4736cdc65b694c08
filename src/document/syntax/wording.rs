//! Why a text is no YAML, in words for whoever wrote it.
//!
//! The parser says what it expected in terms of its grammar, and points at where it gave up. Here
//! that becomes what the writer did, at the place to mend.

mod field;

use std::ops::Range;

use super::super::problem::{Code, code};
use super::super::report::{Found, first_line, quoted};
use super::super::slip;
use super::{DEEPEST, Last, Piece, refusal};

/// Where and why the parser gave up, all places in bytes of the piece.
pub struct Failure<'f> {
    /// The piece's text.
    pub text: &'f str,
    /// The parser's own words.
    pub info: &'f str,
    /// Where it gave up.
    pub at: usize,
    /// The last scalar that was read whole.
    pub last: &'f Last,
    /// Where the innermost bracket that is still open stands.
    pub bracket: Option<usize>,
}

/// What is told of a failure: kind, place, message, mend.
type Told = (&'static Code, Range<usize>, String, String);

impl Failure<'_> {
    /// The problem to tell.
    pub fn told(&self, piece: &Piece<'_>) -> Found {
        let told = self.explain();
        let (code, range, message, help) = self.odd_blanks(told.1.start).unwrap_or(told);
        let mut found = Found::new(code, piece.range(range), message);
        found.help(help);
        found
    }

    fn explain(&self) -> Told {
        let info = |part: &str| self.info.contains(part);
        if info("recursion limit") {
            let (at, message) = (
                self.here(),
                format!("lists are nested more than {DEEPEST} levels deep"),
            );
            return (
                &code::TOO_DEEP,
                at,
                message,
                "close the brackets".to_owned(),
            );
        }
        if info("byte order mark") {
            return self.byte_order_mark();
        }
        if info("escape") || info("hexadecimal") {
            return self.escape();
        }
        if info("trailing content after") {
            return self.after_quote();
        }
        if info("quoted scalar") {
            return self.unclosed_quote();
        }
        if info("tab") && !info("tag") {
            return self.tab();
        }
        if info("tag") || info("handle") {
            let word = refusal::word(self.text, self.at);
            let message = format!("{} is a tag, which is not read", self.quote(word.clone()));
            return (&code::TAG, word, message, "leave it out".to_owned());
        }
        if info("comments must be separated") {
            return self.comment_in_bracket();
        }
        if info("comment intercepting")
            && let Some(told) = self.comment(
                &code::SYNTAX,
                self.last.range.end,
                "the text goes on below it",
            )
        {
            return told;
        }
        if info("simple key expect ':'") {
            return self.missing_colon();
        }
        if self.bracket.is_some() || info("bracket") || info("flow") {
            return self.bracket();
        }
        if info("mapping values are not allowed") {
            return self.colon();
        }
        if info("unexpected character") || info("anchor or alias") || info("cannot start with '-'")
        {
            return self.reserved(without_comment(self.text, self.here()));
        }
        if info("block sequence entries are not allowed") {
            return (
                &code::BAD_INDENTATION,
                self.here(),
                "a list cannot begin on the line of its key".to_owned(),
                "begin it on the next line, or write it in brackets: `[a, b]`; a text that begins \
                 with `- ` goes into quotation marks"
                    .to_owned(),
            );
        }
        if info("block scalar") {
            return (
                &code::SYNTAX,
                self.here(),
                "a block of text begins on the line below its `|` or `>`, and all its lines are \
                 indented alike"
                    .to_owned(),
                "put nothing behind the `|` or `>`, and indent the lines of the text by the same \
                 number of blanks"
                    .to_owned(),
            );
        }
        // Elsewhere a tab is as good as a blank; the parser wants none here.
        if info("must be followed by a valid YAML whitespace") {
            return self.tab_behind_colon();
        }
        if info("did not find expected") || info("invalid indentation") {
            return self.indentation();
        }
        (
            &code::SYNTAX,
            self.here(),
            format!("this is no YAML: {}", self.info),
            "put texts with signs in them into quotation marks".to_owned(),
        )
    }

    /// Where the line of a place begins.
    fn line(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        before.rfind('\n').map_or(0, |at| at + 1)
    }

    /// Blanks at the beginning of the line of a place that are no ordinary ones.
    fn odd_blanks(&self, at: usize) -> Option<Told> {
        let start = self.line(at);
        let line = self
            .text
            .get(first_line(self.text, start..self.text.len()))?;
        let blank = slip::odd_blank(line)?;
        let from = start + line.find(blank)?;
        let to = start + line.len() - line.trim_start().len();
        Some((
            &code::BAD_INDENTATION,
            from..to,
            format!("{} indent this line", slip::blanks(blank)),
            "write ordinary blanks in their place".to_owned(),
        ))
    }

    /// The rest of the line on which the parser gave up, or of the last line there is.
    fn here(&self) -> Range<usize> {
        let end = self.text.trim_end().len();
        if self.at >= end {
            let line = self.line(end);
            let blanks = self
                .text
                .get(line..end)
                .map_or(0, |t| t.len() - t.trim_start().len());
            return line + blanks..end;
        }
        first_line(self.text, self.at..self.text.len())
    }

    fn quote(&self, range: Range<usize>) -> String {
        quoted(self.text.get(range).unwrap_or_default())
    }

    fn from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    fn byte_order_mark(&self) -> Told {
        let at = self.at + self.from(self.at).find('\u{feff}').unwrap_or(0);
        (
            &code::BYTE_ORDER_MARK,
            at..at + '\u{feff}'.len_utf8(),
            "an invisible byte order mark (U+FEFF) stands in the text".to_owned(),
            "delete it; it often comes along with pasted text".to_owned(),
        )
    }

    fn escape(&self) -> Told {
        let mut at = self.at;
        let mut signs = self.from(self.at).char_indices();
        while let Some((byte, sign)) = signs.next() {
            if sign == '\\' {
                at = self.at + byte;
                match signs.next() {
                    Some((_, next)) if "0abt\tnvfre \"/\\N_LP\n\r".contains(next) => {}
                    _ => break,
                }
            }
        }
        let end = at
            + self
                .from(at)
                .chars()
                .take(2)
                .map(char::len_utf8)
                .sum::<usize>();
        (
            &code::BAD_ESCAPE,
            at..end,
            format!(
                "{} is nothing that double quotes can have",
                self.quote(at..end)
            ),
            "write `\\\\` for a backslash, or put the text into single quotes".to_owned(),
        )
    }

    fn after_quote(&self) -> Told {
        let single = self
            .text
            .get(..self.at)
            .is_some_and(|t| t.trim_end().ends_with('\''));
        let here = self.here();
        let message = format!(
            "{} follows a closing quotation mark",
            self.quote(here.clone())
        );
        let help = if single {
            "in single quotes an apostrophe is written twice (`''`); or use double quotes"
        } else {
            "in double quotes a quotation mark is written `\\\"`"
        };
        (&code::TEXT_AFTER_QUOTE, here, message, help.to_owned())
    }

    fn unclosed_quote(&self) -> Told {
        let mark = if self.from(self.at).starts_with('\'') {
            '\''
        } else {
            '"'
        };
        (
            &code::UNCLOSED_QUOTE,
            self.here(),
            format!("the quotation mark `{mark}` that begins here is not closed"),
            format!("close the text with `{mark}`; lines that it goes on in are indented"),
        )
    }

    fn tab(&self) -> Told {
        let line = self.line(self.at);
        let mut start = line;
        for line in self.from(line).split_inclusive('\n') {
            let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = line.get(..blank).and_then(|blank| blank.find('\t')) {
                return Self::tab_at(start + tab);
            }
            start += line.len();
        }
        Self::tab_at(self.at)
    }

    fn tab_at(at: usize) -> Told {
        (
            &code::TAB,
            at..at + 1,
            "a tab stands where only blanks may indent".to_owned(),
            "indent with blanks".to_owned(),
        )
    }

    fn tab_behind_colon(&self) -> Told {
        let before = self.text.get(..self.at).unwrap_or_default();
        let at = before.rfind('\t').map_or(self.here(), |tab| tab..tab + 1);
        (
            &code::MISSING_COLON,
            at,
            "a tab stands behind the `:` of a key, where a blank belongs".to_owned(),
            "write a blank there".to_owned(),
        )
    }

    fn bracket(&self) -> Told {
        let Some(open) = self.bracket else {
            return (
                &code::UNCLOSED_BRACKET,
                self.here(),
                "a bracket closes here that was not opened".to_owned(),
                "remove it, or put the text into quotation marks".to_owned(),
            );
        };
        let sign = self.from(open).chars().next().unwrap_or('[');
        let close = if sign == '{' { '}' } else { ']' };
        let here = self.here();
        let between = self.text.get(open..self.at).unwrap_or_default();
        if self.at < self.text.trim_end().len() && !between.contains('\n') {
            return (
                &code::UNCLOSED_BRACKET,
                here,
                format!("a comma or the closing `{close}` is missing here"),
                "a text with commas, colons or brackets in it goes into quotation marks".to_owned(),
            );
        }
        if let Some(told) = self.comment(
            &code::UNCLOSED_BRACKET,
            open,
            &format!("`{sign}` is not closed before it"),
        ) {
            return told;
        }
        (
            &code::UNCLOSED_BRACKET,
            first_line(self.text, open..self.text.len()),
            format!("the bracket `{sign}` that opens here is not closed"),
            format!("close it with `{close}`, and put a comma between its parts"),
        )
    }

    /// A value that begins with a sign of YAML's.
    fn reserved(&self, value: Range<usize>) -> Told {
        let text = self.text.get(value.clone()).unwrap_or_default();
        let sign = text.chars().next().unwrap_or('%');
        (
            &code::RESERVED_CHARACTER,
            value,
            format!(
                "{} begins with `{sign}`, which YAML keeps for itself",
                quoted(text)
            ),
            slip::put_into_marks("the text", text),
        )
    }

    /// A text that goes on behind the list, the mapping or the alias that its first sign began.
    fn after_sign(&self) -> Option<Told> {
        let value = self.value();
        let text = self.text.get(value.clone())?;
        let begins = text.starts_with(['[', '{', '*', '&', '!', ',']);
        (begins && value.start <= self.at).then(|| self.reserved(value))
    }

    fn indentation(&self) -> Told {
        if let Some(told) = self.after_sign() {
            return told;
        }
        let here = self.here();
        (
            &code::BAD_INDENTATION,
            here.clone(),
            format!(
                "{} begins in a column that fits nothing above it",
                self.quote(here)
            ),
            "begin it in the same column as the other keys or items of its list".to_owned(),
        )
    }

    /// What stands behind the dashes and the key of the line on which the parser gave up, without a comment.
    fn value(&self) -> Range<usize> {
        let start = self.line(self.at);
        let line = first_line(self.text, start..self.text.len());
        let line = self.text.get(line).unwrap_or_default();
        let mut value = line.trim_start();
        while let Some(item) = value.strip_prefix("- ") {
            value = item.trim_start();
        }
        if let Some((_, behind)) = value.split_once(": ")
            && value.starts_with(char::is_alphanumeric)
        {
            value = behind.trim_start();
        }
        let start = start + line.len() - value.len();
        without_comment(self.text, start..start + value.len())
    }

    /// A value that `#` begins, which makes it a comment, in a list or mapping in brackets.
    fn comment_in_bracket(&self) -> Told {
        let text = self.from(self.at);
        let end = text.find([',', ']', '}', '\n', '\r']).unwrap_or(text.len());
        let text = text.get(..end).unwrap_or_default().trim_end();
        (
            &code::RESERVED_CHARACTER,
            self.at..self.at + text.len(),
            format!("{} begins with `#`, which begins a comment", quoted(text)),
            slip::put_into_marks("the text", text),
        )
    }

    /// A comment at the end of a line on which a text or a bracket is still open.
    fn comment(&self, code: &'static Code, from: usize, what: &str) -> Option<Told> {
        let line = first_line(self.text, from..self.text.len());
        let line = self.text.get(line)?;
        let mut blanks = line.match_indices([' ', '\t']);
        let comment = blanks.find_map(|(at, _)| {
            let marks = line.get(..at)?.matches(['"', '\'']).count();
            slip::comment(self.text, from + at).filter(|_| marks % 2 == 0)
        })?;
        Some((
            code,
            comment.clone(),
            format!("{} is a comment, and {what}", self.quote(comment)),
            "put the text that `#` belongs to into quotation marks".to_owned(),
        ))
    }
}

/// A part of a line without the comment at its end.
fn without_comment(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text.get(range.clone()).unwrap_or_default();
    let line = line.split_once(" # ").map_or(line, |(text, _)| text);
    range.start..range.start + line.trim_end().len()
}
