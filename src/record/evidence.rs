//! How well an event is borne out.

use super::{Confidence, Event, Quote, Record, Source, SourceId};
use crate::text::Text;

/// What an event rests on, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// All sources.
    pub sources: usize,
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
    /// Counts what `event` rests on: those of its sources and quotes that count.
    pub fn resting_on<'a>(
        record: &'a Record,
        event: &Event,
        sources: impl IntoIterator<Item = SourceId>,
        quotes: impl IntoIterator<Item = &'a Quote>,
    ) -> Self {
        let sources = sources.into_iter().filter_map(|id| record.source(id));
        let sources: Vec<&Source> = sources.collect();
        let reporters = sources.iter().filter_map(|s| s.reporter());
        let mut publishers: Vec<&str> = reporters.map(Text::raw).collect();
        publishers.sort_unstable();
        publishers.dedup();
        let (mut named, mut anonymous) = (0, 0);
        for quote in quotes {
            *(if quote.anonymous {
                &mut anonymous
            } else {
                &mut named
            }) += 1;
        }
        Self {
            sources: sources.len(),
            publishers: publishers.len(),
            primary: sources.iter().any(|s| s.primary),
            named,
            anonymous,
            confidence: event.confidence,
            conflict: event.conflict.is_some(),
        }
    }
}
