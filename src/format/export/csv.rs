//! Comma-separated values: the columns of `list`, and as a last one all that the record says of the event in
//! words, its proposed dates among them.
//!
//! A row is a line: the things that the last column tells have ` | ` between them.

use super::{Excerpt, story};
use crate::format::column::Column;
use crate::format::separated;

/// The name of the last column.
pub const DESCRIPTION: &str = "description";

/// The excerpt as a table, a row an event.
pub fn write(excerpt: Excerpt<'_>) -> String {
    separated::described(
        excerpt.record,
        excerpt.ids.iter().copied(),
        excerpt.as_of,
        &Column::all(),
        (DESCRIPTION, &|event| {
            let story = story::text(excerpt, event);
            let lines = story.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.collect::<Vec<_>>().join(" | ")
        }),
    )
}
