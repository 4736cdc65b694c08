//! The state of play as text, Markdown and JSON.

mod json;
mod markdown;
mod page;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::text;

use crate::analysis::AsOf;
use crate::record::{EventId, Record, Source, SourceId};
use page::Piece;

/// The sources of a page, numbered as they are cited.
struct Sources<'a> {
    record: &'a Record,
    as_of: AsOf,
    cited: Vec<SourceId>,
}

impl<'a> Sources<'a> {
    const fn new(record: &'a Record, as_of: AsOf) -> Self {
        Self {
            record,
            as_of,
            cited: Vec::new(),
        }
    }

    /// The number of a source.
    fn number(&mut self, id: SourceId) -> usize {
        let found = self.cited.iter().position(|&cited| cited == id);
        let at = found.unwrap_or_else(|| {
            self.cited.push(id);
            self.cited.len() - 1
        });
        at + 1
    }

    /// The numbers of what counts of an event's sources.
    fn cite(&mut self, event: EventId) -> Piece {
        let (record, as_of) = (self.record, self.as_of);
        let event = record.event(event);
        let ids = event
            .into_iter()
            .flat_map(|event| as_of.sources(record, event));
        Piece::Cite(ids.map(|id| self.number(id)).collect())
    }

    /// The sources in the order of their numbers.
    fn cited(&self) -> Vec<&'a Source> {
        let ids = self.cited.iter();
        ids.filter_map(|&id| self.record.source(id)).collect()
    }
}

/// "[1][4]" after a blank, "[no source]" where there is none.
fn cite(numbers: &[usize]) -> String {
    if numbers.is_empty() {
        return " [no source]".to_owned();
    }
    let numbers: Vec<String> = numbers.iter().map(|n| format!("[{n}]")).collect();
    format!(" {}", numbers.concat())
}
