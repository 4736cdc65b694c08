//! Events as lines of text for people and pipes.

use std::borrow::Cow;

use super::column::Column;
use crate::analysis::AsOf;
use crate::record::{Event, EventId, Record};
use crate::text::measure;

/// The columns of a line where nobody chooses: the date as written, the kind, the title.
pub const USUAL: [Column; 3] = [Column::Date, Column::Kind, Column::Title];

/// What stands in a line: a date as it is written.
fn cell<'r>(record: &'r Record, event: &'r Event, as_of: AsOf, column: Column) -> Cow<'r, str> {
    match column {
        Column::Date => event.date.written().into(),
        _ => column.cell(record, event, as_of),
    }
}

/// A line an event, in these columns, each as wide as its widest cell; numbers stand at the right. No blank
/// stands at the end of a line.
pub fn events(
    record: &Record,
    ids: impl IntoIterator<Item = EventId>,
    as_of: AsOf,
    columns: &[Column],
) -> String {
    let events: Vec<&Event> = ids.into_iter().filter_map(|id| record.event(id)).collect();
    let widest = |&column: &Column| {
        let cells = events
            .iter()
            .map(|event| cell(record, event, as_of, column));
        cells.map(|cell| measure::width(&cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = columns.iter().map(widest).collect();
    let mut out = String::new();
    for event in events {
        // The blanks before the next cell that has something in it.
        let mut blanks = 0;
        for (&column, width) in columns.iter().zip(&widths) {
            let cell = cell(record, event, as_of, column);
            let left = width.saturating_sub(measure::width(&cell));
            if column.counts() {
                blanks += left;
            }
            if !cell.is_empty() {
                out.push_str(&" ".repeat(blanks));
                out.push_str(&cell);
                blanks = 0;
            }
            blanks += if column.counts() { 2 } else { left + 2 };
        }
        out.push('\n');
    }
    out
}
