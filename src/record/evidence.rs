//! How well an event is borne out.

use super::{Confidence, Event, Record};
use crate::text::Text;

/// What an event rests on, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Distinct publishers; a reprint counts as the publisher whose report it is.
    pub publishers: usize,
    /// Whether one of the sources is a party's own document.
    pub primary: bool,
    /// Quotes by named speakers.
    pub named: usize,
    /// Quotes by unnamed speakers.
    pub anonymous: usize,
    /// How sure the author is.
    pub confidence: Option<Confidence>,
    /// Whether the sources disagree.
    pub conflict: bool,
}

impl Evidence {
    /// Counts what `event` rests on.
    pub fn of(record: &Record, event: &Event) -> Self {
        let sources = || event.sources.iter().filter_map(|&id| record.source(id));
        let mut publishers: Vec<&str> = sources()
            .filter_map(|s| s.reporter().map(Text::raw))
            .collect();
        publishers.sort_unstable();
        publishers.dedup();
        let anonymous = event.quotes.iter().filter(|q| q.anonymous).count();
        Self {
            publishers: publishers.len(),
            primary: sources().any(|s| s.primary),
            named: event.quotes.len() - anonymous,
            anonymous,
            confidence: event.confidence,
            conflict: event.conflict.is_some(),
        }
    }
}
