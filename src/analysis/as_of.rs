//! What was known when.

use crate::day::Day;
use crate::record::{Event, Record, Status};

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

    /// Whether the event counts.
    pub fn knows(self, record: &Record, event: &Event) -> bool {
        !self.known_only || known_from(record, event) <= self.day
    }
}

/// The day from which an event is known.
///
/// That is its `known` date; else the later of its own first day and the last day of its
/// earliest-ending dated source; without a dated source its own last day. A planned event is known
/// from the last day of its earliest-ending dated source.
pub fn known_from(record: &Record, event: &Event) -> Day {
    if let Some(known) = &event.known {
        return known.extent().last_day();
    }
    let sourced = event
        .sources
        .iter()
        .filter_map(|&id| record.source(id)?.date.as_ref())
        .map(|date| date.extent().last_day())
        .min();
    let extent = event.date.extent();
    match (sourced, event.status) {
        (Some(day), Status::Planned) => day,
        (Some(day), _) => day.max(extent.first_day()),
        (None, _) => extent.last_day(),
    }
}
