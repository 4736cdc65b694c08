//! What was known when.

use crate::day::Day;
use crate::record::{Event, Link, Quote, Record, Source, SourceId, Status};

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

    /// Whether what became known on `day` counts.
    fn reaches(self, day: Day) -> bool {
        !self.known_only || day <= self.day
    }

    /// Whether the event counts.
    pub fn knows(self, record: &Record, event: &Event) -> bool {
        self.reaches(known_from(record, event))
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
        event.links.iter().filter(move |link| {
            record
                .event(link.to)
                .is_some_and(|other| self.knows(record, other))
        })
    }

    fn shows(self, record: &Record, source: SourceId) -> bool {
        record
            .source(source)
            .and_then(published)
            .is_none_or(|day| self.reaches(day))
    }
}

/// The day by which a source was out: the last of its date; none where it has no date.
fn published(source: &Source) -> Option<Day> {
    source.date.as_ref().map(|date| date.extent().last_day())
}

/// The day from which an event is known.
///
/// That is the last day of its `known` date; else the later of its own first day and the last day of
/// its earliest-ending dated source; without a dated source its own last day. A planned event is known
/// from the last day of its earliest-ending dated source. An end that is open counts as the other one.
pub fn known_from(record: &Record, event: &Event) -> Day {
    if let Some(known) = &event.known {
        return known.extent().last_day();
    }
    let sources = event.sources.iter().filter_map(|&id| record.source(id));
    let sourced = sources.filter_map(published).min();
    let extent = event.date.extent();
    match (sourced, event.status) {
        (Some(day), Status::Planned) => day,
        (Some(day), Status::Happened | Status::Cancelled) => day.max(extent.first_day()),
        (None, _) => extent.last_day(),
    }
}
