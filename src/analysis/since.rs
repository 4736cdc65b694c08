//! What is new since a day: beside the events that became known, what they changed.

use super::changes::{Moved, Refound, State, counts, findings, targets};
use super::{AsOf, Stating};
use crate::day::Day;
use crate::record::{Event, EventId, Record, Source};

/// What changed from what was known on one day to what was known on a later one. The events that became
/// known meanwhile are those with a known-from day after the first, up to the second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Present targets that are others: by milestone, then by party.
    pub targets: Vec<Moved>,
    /// Findings in force that are others: by condition, then by party.
    pub findings: Vec<Refound>,
    /// What was known already and has more sources or quotes, in order.
    pub more: Vec<More>,
}

/// An event that was known already and has more to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct More {
    /// The event.
    pub event: EventId,
    /// How many more sources it has.
    pub sources: usize,
    /// How many more quotes it has.
    pub quotes: usize,
}

impl Since {
    /// What changed from the end of one day to the end of another; nothing where that is not later. `stating`
    /// are the events of the record that state a date.
    pub fn of(record: &Record, stating: &Stating, from: Day, to: Day) -> Self {
        if to <= from {
            return Self::default();
        }
        let state = |day| State {
            record,
            as_of: AsOf::then(day),
        };
        let (old, new) = (state(from), state(to));
        // What counts of an event hangs on its sources: most have none that are so new.
        let between = |day: Day| from < day && day <= to;
        let sourced = |event: &Event| {
            let sources = event.sources.iter().filter_map(|&id| record.source(id));
            sources.filter_map(Source::published).any(between)
        };
        let known = old.events().filter(|(_, event)| sourced(event));
        let more = known.filter_map(|(id, event)| {
            let [sources, quotes, _] = counts((old, event));
            let [more_sources, more_quotes, _] = counts((new, event));
            let more = More {
                event: id,
                sources: more_sources - sources,
                quotes: more_quotes - quotes,
            };
            (more.sources + more.quotes > 0).then_some(more)
        });
        Self {
            targets: targets((old, stating), (new, stating)),
            findings: findings(old, new),
            more: more.collect(),
        }
    }
}
