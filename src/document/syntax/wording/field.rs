//! Lines that were meant to be fields, and texts that YAML takes for fields.

use std::ops::Range;

use super::super::super::problem::code;
use super::super::super::report::{first_line, is_repeated_whole, quoted};
use super::super::super::slip::{Field, put_into_marks};
use super::super::Style;
use super::{Failure, Told, without_comment};

impl Failure<'_> {
    /// A line that has no key with a colon where one belongs.
    pub(super) fn missing_colon(&self) -> Told {
        // The parser notices at the next line; the key is what comes after the last thing read.
        let mut start = self.last.range.end;
        for line in self.from(start).split_inclusive('\n') {
            let blank = line.len() - line.trim_start().len();
            let rest = line.trim_start();
            if rest.is_empty() || rest.starts_with(['#', ':', ',']) {
                start += line.len();
            } else {
                start += blank;
                break;
            }
        }
        let range = first_line(self.text, start..self.text.len());
        let line = self.text.get(range.clone()).unwrap_or_default();
        let is_field = Field::of(line).is_known() || line.contains(['=', ':']);
        match self.last.style {
            Style::EmptyBlock => Self::outside_block(range, line),
            Style::Block if !is_field => Self::outside_block(range, line),
            Style::Plain if !is_field && self.goes_on(start) => (
                &code::BAD_INDENTATION,
                range,
                format!(
                    "{} is no field, and not indented deeper than the key of the text above it",
                    quoted(line)
                ),
                "indent it deeper, if it belongs to that text".to_owned(),
            ),
            _ => Self::no_colon(range, line),
        }
    }

    /// Whether nothing but a line break stands between the last text and a place.
    fn goes_on(&self, at: usize) -> bool {
        let between = self.text.get(self.last.range.end..at);
        between.is_some_and(|between| between.contains('\n') && between.trim().is_empty())
    }

    /// A line below `|` or `>` that is not indented as a line of a text is.
    fn outside_block(range: Range<usize>, line: &str) -> Told {
        (
            &code::BAD_INDENTATION,
            range,
            format!(
                "{} is not indented deeper than the key of its text",
                quoted(line)
            ),
            "indent all lines of a text below `|` or `>` deeper than its key".to_owned(),
        )
    }

    /// A line that was meant to be a field.
    fn no_colon(range: Range<usize>, line: &str) -> Told {
        if let Some(item) = line.strip_prefix('-').filter(|item| !item.starts_with('-')) {
            return (
                &code::SYNTAX,
                range,
                format!("{} has no blank behind its `-`", quoted(line)),
                format!("an item is written {}", quoted(&format!("- {item}"))),
            );
        }
        let field = Field::of(line);
        (
            &code::MISSING_COLON,
            range,
            format!("{} {}", quoted(line), field.slip),
            format!("a field is written {}", quoted(&field.mended())),
        )
    }

    /// A colon with a blank behind it where no key can be.
    pub(super) fn colon(&self) -> Told {
        if let Some(told) = self.after_sign() {
            return told;
        }
        let start = self.last.range.start;
        let line = first_line(self.text, start..self.text.len());
        let range = without_comment(self.text, line);
        let text = self.text.get(range.clone()).unwrap_or_default();
        let before = self.text.get(self.line(start)..start).unwrap_or_default();
        let value = self.text.get(self.last.range.clone()).unwrap_or_default();
        if value.contains('\n') {
            // An item whose first line was meant to be a field takes the fields after it for its text.
            if before.trim() == "-" && (text.contains(':') || Field::of(text).is_known()) {
                return Self::no_colon(range, text);
            }
            return self.deeper(text, before);
        }
        if let Some(told) = Self::two_fields(range.clone(), before, text) {
            return told;
        }
        (
            &code::COLON_IN_TEXT,
            range,
            format!("{} has a colon with a blank behind it", quoted(text)),
            put_into_marks("the text", text),
        )
    }

    /// A line with a colon below a text that begins with `first`, behind `before` on its own line.
    fn deeper(&self, first: &str, before: &str) -> Told {
        let line = self.line(self.last.range.end);
        let blanks = self.from(line).len() - self.from(line).trim_start().len();
        let range = first_line(self.text, line + blanks..self.text.len());
        let text = self.text.get(range.clone()).unwrap_or_default();
        // A key of the format is one word in small letters.
        let key = text.split_once(':').map_or(text, |(key, _)| key);
        if !key.contains(|c: char| c.is_whitespace() || c.is_uppercase()) {
            return (
                &code::BAD_INDENTATION,
                range,
                format!("{} is indented deeper than the key above it", quoted(text)),
                "begin it in the same column as the other keys".to_owned(),
            );
        }
        let help = if before.trim().is_empty() {
            "write `|` behind the key of this text".to_owned()
        } else {
            format!(
                "write `|` behind the key of this text, and {} on a line of its own below",
                quoted(first)
            )
        };
        (
            &code::COLON_IN_TEXT,
            range,
            format!("{} has a colon with a blank behind it", quoted(text)),
            help,
        )
    }

    /// A field whose value, one word, is followed by another field on the same line.
    fn two_fields(range: Range<usize>, before: &str, text: &str) -> Option<Told> {
        let (value, second) = text.split_once(' ')?;
        let second = second.trim_start();
        let (name, _) = second.split_once(": ")?;
        let key = before.trim_start_matches([' ', '-']).trim_end();
        let first = format!("{key} {value}");
        let is_short = is_repeated_whole(second) && is_repeated_whole(&first);
        if !super::super::super::field::is_name(name) || !key.ends_with(':') || !is_short {
            return None;
        }
        Some((
            &code::COLON_IN_TEXT,
            range.end - second.len()..range.end,
            format!("{} stands on the line of another field", quoted(second)),
            format!(
                "write {}, and {} on a line of its own below it",
                quoted(&first),
                quoted(second)
            ),
        ))
    }
}
