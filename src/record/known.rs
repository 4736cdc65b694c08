//! From which day an event is known.

use super::{Said, Source, Status};
use crate::day::Day;

/// The day from which an event is known.
///
/// That is the last day of its `known` date; else the later of its own first day and the last day of
/// its earliest-ending dated source; without a dated source its own last day. A planned event is known
/// from the last day of its earliest-ending dated source. An end that is open counts as the other one.
pub fn derive<'s>(event: &Said, sources: impl Iterator<Item = &'s Source>) -> Day {
    if let Some(known) = &event.known {
        return known.extent().last_day();
    }
    let sourced = sources.filter_map(Source::published).min();
    let extent = event.date.extent();
    match (sourced, event.status) {
        (Some(day), Status::Planned) => day,
        (Some(day), Status::Happened | Status::Cancelled) => day.max(extent.first_day()),
        (None, _) => extent.last_day(),
    }
}
