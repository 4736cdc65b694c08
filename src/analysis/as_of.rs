//! What was known when.

use crate::day::Day;
use crate::record::evidence::Evidence;
use crate::record::{Event, Link, Quote, Record, Source, SourceId};

/// The day on which a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day.
    pub day: Day,
    /// Whether only what was known by the day counts; else the whole record does, whenever it became
    /// known.
    pub known_only: bool,
}

impl AsOf {
    /// Asked today, of the whole record.
    pub const fn now(today: Day) -> Self {
        Self {
            day: today,
            known_only: false,
        }
    }

    /// Asked as if on `day`, of what was known by then.
    pub const fn then(day: Day) -> Self {
        Self {
            day,
            known_only: true,
        }
    }

    /// Asked of the whole record, on no day in particular: for what does not depend on the day.
    pub const fn ever() -> Self {
        Self::now(Day::MAX)
    }

    /// Whether what became known on `day` counts.
    pub fn reaches(self, day: Day) -> bool {
        !self.known_only || day <= self.day
    }

    /// Whether the event counts: it is known from a day that the question reaches.
    pub fn knows(self, event: &Event) -> bool {
        self.reaches(event.known_from)
    }

    /// How well what counts of a known event bears it out.
    pub fn evidence(self, record: &Record, event: &Event) -> Evidence {
        let sources = self.sources(record, event);
        Evidence::resting_on(record, event, sources, self.quotes(record, event))
    }

    /// The sources of a known event that count: all but those dated after the day. A source without a
    /// date always counts.
    pub fn sources<'a>(
        self,
        record: &'a Record,
        event: &'a Event,
    ) -> impl Iterator<Item = SourceId> + 'a {
        let ids = event.sources.iter().copied();
        ids.filter(move |&id| self.shows(record, id))
    }

    /// The quotes of a known event that count: all but those that rest only on sources dated after the
    /// day. A quote that names no source rests on all of its event's.
    pub fn quotes<'a>(
        self,
        record: &'a Record,
        event: &'a Event,
    ) -> impl Iterator<Item = &'a Quote> {
        let borne_out =
            event.sources.is_empty() || event.sources.iter().any(|&id| self.shows(record, id));
        event.quotes.iter().filter(move |quote| {
            quote
                .source
                .map_or(borne_out, |source| self.shows(record, source))
        })
    }

    /// The links of a known event that count: all but those to events not yet known.
    pub fn links<'a>(self, record: &'a Record, event: &'a Event) -> impl Iterator<Item = &'a Link> {
        event
            .links
            .iter()
            .filter(move |link| record.event(link.to).is_some_and(|other| self.knows(other)))
    }

    fn shows(self, record: &Record, source: SourceId) -> bool {
        record
            .source(source)
            .and_then(Source::published)
            .is_none_or(|day| self.reaches(day))
    }
}
