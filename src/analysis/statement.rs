//! Who stated which date: the known targets of a record, by milestone.

use std::collections::HashMap;

use super::AsOf;
use crate::day::Day;
use crate::record::{Event, EventId, Link, MilestoneId, Record, Relation, Target, TargetStatus};

/// A target with the event that stated it.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'a> {
    /// Which event.
    pub id: EventId,
    /// The event.
    pub event: &'a Event,
    /// Which of its targets.
    pub index: usize,
    /// The target.
    pub target: &'a Target,
}

impl Stated<'_> {
    /// The day on which it was stated: the event's first.
    pub fn day(&self) -> Day {
        self.event.date.extent().first_day()
    }
}

/// The events of a record that state a date or supersede another event, in order: all that a question about
/// dates has to look at, on whatever day it is asked.
#[derive(Clone, Debug, Default)]
pub struct Stating(Vec<EventId>);

impl Stating {
    /// Those of a record.
    pub fn of(record: &Record) -> Self {
        let states = |event: &Event| {
            let supersedes = |link: &Link| link.relation == Relation::Supersedes;
            !event.targets.is_empty() || event.links.iter().any(supersedes)
        };
        let events = (0..).map(EventId).zip(&record.events);
        Self(
            events
                .filter(|(_, e)| states(e))
                .map(|(id, _)| id)
                .collect(),
        )
    }
}

/// The statement by which a milestone is reached: the first known one that says it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The event that says so.
    pub event: EventId,
    /// Which of the event's targets does.
    pub target: usize,
    /// The first day of the event.
    pub day: Day,
}

/// The known targets of a record, and which of its known events are superseded.
#[derive(Clone, Debug)]
pub struct Statements<'a> {
    record: &'a Record,
    by_milestone: Vec<Vec<Stated<'a>>>,
    /// The first known event in order that supersedes another, by that other.
    superseders: HashMap<EventId, EventId>,
}

impl<'a> Statements<'a> {
    /// Collects what counts as of a day.
    pub fn known(record: &'a Record, as_of: AsOf) -> Self {
        Self::among(record, &Stating::of(record), as_of)
    }

    /// Collects what counts as of a day of the events of the record that state something.
    pub fn among(record: &'a Record, stating: &Stating, as_of: AsOf) -> Self {
        let mut by_milestone: Vec<Vec<Stated<'a>>> = vec![Vec::new(); record.milestones.len()];
        let mut superseders = HashMap::new();
        let events = stating
            .0
            .iter()
            .filter_map(|&id| Some((id, record.event(id)?)));
        for (id, event) in events.filter(|(_, event)| as_of.knows(event)) {
            for link in &event.links {
                if link.relation == Relation::Supersedes {
                    superseders.entry(link.to).or_insert(id);
                }
            }
            for (index, target) in event.targets.iter().enumerate() {
                let list = target.of.and_then(|of| by_milestone.get_mut(of.index()));
                if let Some(list) = list {
                    list.push(Stated {
                        id,
                        event,
                        index,
                        target,
                    });
                }
            }
        }
        Self {
            record,
            by_milestone,
            superseders,
        }
    }

    /// The targets of a milestone in the order of events, then of the file.
    pub fn of(&self, milestone: MilestoneId) -> &[Stated<'a>] {
        self.by_milestone
            .get(milestone.index())
            .map_or(&[], Vec::as_slice)
    }

    /// By which statement a milestone is reached; none while it is still ahead.
    pub fn reached(&self, milestone: MilestoneId) -> Option<Reached> {
        let done = |s: &&Stated<'_>| {
            s.target.status == TargetStatus::Done && self.superseder(s.id).is_none()
        };
        let stated = self.of(milestone).iter().find(done)?;
        Some(Reached {
            event: stated.id,
            target: stated.index,
            day: stated.day(),
        })
    }

    /// The event that supersedes this one, the first in order where several do.
    pub fn superseder(&self, event: EventId) -> Option<EventId> {
        self.superseders.get(&event).copied()
    }

    /// The day on which this event was superseded: the first of the event that did.
    pub fn superseded_on(&self, event: EventId) -> Option<Day> {
        let superseder = self.record.event(self.superseder(event)?)?;
        Some(superseder.date.extent().first_day())
    }
}

/// Whether a target so put forward is a position of its parties.
pub const fn is_position(status: TargetStatus) -> bool {
    match status {
        TargetStatus::Proposed
        | TargetStatus::Agreed
        | TargetStatus::Confirmed
        | TargetStatus::Postponed => true,
        TargetStatus::Reported | TargetStatus::Denied | TargetStatus::Done => false,
    }
}

/// Whether two targets name the same window, or both none.
pub fn same_window(a: &Target, b: &Target) -> bool {
    match (&a.date, &b.date) {
        (Some(a), Some(b)) => a.extent().same_window(b.extent()),
        (None, None) => true,
        _ => false,
    }
}

/// Whether `again` confirms `held` and says nothing new: its window contains the one held, or both name
/// none.
pub fn repeats(again: &Target, held: &Target) -> bool {
    again.status == TargetStatus::Confirmed
        && match (&again.date, &held.date) {
            (Some(again), Some(held)) => {
                let (outer, inner) = (again.extent(), held.extent());
                outer.earliest <= inner.earliest && inner.latest <= outer.latest
            }
            (None, None) => true,
            _ => false,
        }
}

/// The milestones of a record.
pub fn milestones(record: &Record) -> impl Iterator<Item = MilestoneId> + use<> {
    (0..record.milestones.len()).map_while(|at| u32::try_from(at).ok().map(MilestoneId))
}
