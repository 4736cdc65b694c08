//! Events as CSV and TSV: a header, then a line an event.
//!
//! Cells are printable text ([`Column::cell`]), so no control character is in them, and no tab and no line
//! break: a line is an event for whatever reads lines. CSV quotes where it must (RFC 4180), TSV never has
//! to. Lines end with `\n`, there is no byte order mark: pipes want neither.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a formula can send
//! what is in the sheet away. A record can come from anywhere, so such words get an apostrophe before them
//! ([`guarded`]), by which a spreadsheet knows text; a program that wants the words as they are takes it off
//! again. Dates, days, numbers and words of ours are as they are: nobody can hide a formula in them.

use std::borrow::Cow;

use csv::{QuoteStyle, WriterBuilder};

use super::column::Column;
use crate::analysis::AsOf;
use crate::record::{Event, EventId, Record};

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A comma, with cells quoted where they need it.
    Comma,
    /// A tab.
    Tab,
}

/// A column of words that is none of the list's: its name, and what it says of an event in a line.
pub type Words<'w> = (&'w str, &'w dyn Fn(&Event) -> String);

/// The events, in order, in these columns.
pub fn events(
    record: &Record,
    ids: impl IntoIterator<Item = EventId>,
    as_of: AsOf,
    columns: &[Column],
    separator: Separator,
) -> String {
    table(record, ids, as_of, columns, None, separator)
}

/// The events with commas between, and one column more after these.
pub fn described(
    record: &Record,
    ids: impl IntoIterator<Item = EventId>,
    as_of: AsOf,
    columns: &[Column],
    more: Words<'_>,
) -> String {
    table(record, ids, as_of, columns, Some(more), Separator::Comma)
}

fn table(
    record: &Record,
    ids: impl IntoIterator<Item = EventId>,
    as_of: AsOf,
    columns: &[Column],
    more: Option<Words<'_>>,
    separator: Separator,
) -> String {
    let (delimiter, quotes) = match separator {
        Separator::Comma => (b',', QuoteStyle::Necessary),
        Separator::Tab => (b'\t', QuoteStyle::Never),
    };
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(quotes)
        .from_writer(Vec::new());
    // Writing into memory cannot fail.
    let names = columns.iter().map(|column| column.name());
    let _ = writer.write_record(names.chain(more.map(|(name, _)| name)));
    for event in ids.into_iter().filter_map(|id| record.event(id)) {
        let cells = columns.iter().map(|column| {
            let cell = column.cell(record, event, as_of);
            if column.has_words() {
                guarded(cell)
            } else {
                cell
            }
        });
        let more = more.map(|(_, words)| guarded(words(event).into()));
        for cell in cells.chain(more) {
            let _ = writer.write_field(cell.as_bytes());
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Words that a spreadsheet takes for words: with an apostrophe before them where it would take them for a
/// formula, whatever blanks and apostrophes they begin with. Words of which that can be said and that begin
/// with an apostrophe are guarded ones; without it they are what they were.
///
/// ```
/// # use opcon_tui::format::separated::guarded;
/// assert_eq!(guarded("=1+1".into()), "'=1+1");
/// assert_eq!(guarded("'=1+1".into()), "''=1+1");
/// assert_eq!(guarded("'Yes', he said".into()), "'Yes', he said");
/// assert_eq!(guarded("1+1".into()), "1+1");
/// ```
pub fn guarded(words: Cow<'_, str>) -> Cow<'_, str> {
    let first = words
        .trim_start_matches(|c: char| c == '\'' || c.is_whitespace())
        .chars()
        .next();
    // The wide ones too: a spreadsheet may take them for the narrow.
    match first {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{words}").into(),
        _ => words,
    }
}

/// The words that a cell stands for: without the apostrophe of [`guarded`].
///
/// ```
/// # use opcon_tui::format::separated::unguarded;
/// assert_eq!(unguarded("'=1+1"), "=1+1");
/// assert_eq!(unguarded("'Yes', he said"), "'Yes', he said");
/// ```
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(words) if matches!(guarded(words.into()), Cow::Owned(_)) => words,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_guarded_begins_no_formula_and_can_be_had_again(words in "['=+@ -]{0,4}.{0,4}") {
            let safe = guarded(Cow::Borrowed(&words));
            let formula = |c: char| "=+-@＝＋－＠".contains(c);
            prop_assert!(!safe.trim_start().starts_with(formula), "{safe}");
            prop_assert_eq!(unguarded(&safe), words.as_str());
        }
    }
}
