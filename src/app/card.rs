//! What walk and chart need of an event, whatever the day.

use super::chart;
use super::feed::Period;
use super::ink::Tone;
use super::tall::weight;
use crate::day::Day;
use crate::record::{Event, Record};
use crate::timeline::Item;

/// What walk and chart need of an event, whatever the day: small, so that going through all of them is
/// quick.
#[derive(Clone, Copy, Debug)]
pub(super) struct Card {
    /// The day from which it is known.
    pub known: Day,
    /// It as an item of the chart, in no lane yet, with the weight that it has on any day.
    pub item: Item,
    /// The period whose heading its date fits under.
    pub period: Period,
    /// Another event has a link to it.
    pub linked: bool,
}

impl Card {
    /// The card of an event, to which no link is known yet.
    pub fn of(record: &Record, event: &Event) -> Self {
        Self {
            known: event.known_from,
            item: Item {
                marker: u16::try_from(event.kind.0).unwrap_or(0),
                tone: Tone::of(record, &event.parties).index(),
                weight: weight::lasting(record, event),
                status: chart::status(event),
                ..Item::new(*event.date.extent())
            },
            period: Period::of(&event.date),
            linked: false,
        }
    }
}
