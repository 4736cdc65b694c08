//! What each party says the date of a milestone will be.

use super::AsOf;
use crate::date::Date;
use crate::day::Day;
use crate::record::{Event, EventId, MilestoneId, PartyId, Record, Relation, Target, TargetStatus};

/// A party's present target for a milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Whose.
    pub party: PartyId,
    /// The target it holds: none where it never took a position, or where its last one was ended.
    pub held: Option<Held>,
}

/// A target that a party holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The event in which it was put forward.
    pub event: EventId,
    /// Which of the event's targets it is.
    pub target: usize,
    /// The date; none where the party says that there is none.
    pub date: Option<Date>,
    /// All whose target it is: two or more for a joint one.
    pub by: Vec<PartyId>,
    /// The first day of the event in which it was put forward.
    pub said: Day,
    /// How often it was said: 1, and 1 more for each confirmation.
    pub times: u32,
}

impl Held {
    /// Whether the last day of the date has passed on `day`: the party's last word, and no date any
    /// more.
    pub fn lapsed(&self, day: Day) -> bool {
        self.date.as_ref().is_some_and(|d| d.extent().latest < day)
    }

    /// The date, where there is one that has not lapsed on `day`.
    pub fn standing(&self, day: Day) -> Option<&Date> {
        self.date.as_ref().filter(|_| !self.lapsed(day))
    }
}

/// One target with the event and place in it, in the order of events and of the file.
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

/// The known events with their ids, in order.
pub fn known(record: &Record, as_of: AsOf) -> impl Iterator<Item = (EventId, &Event)> {
    record
        .events
        .iter()
        .enumerate()
        .filter(move |(_, event)| as_of.knows(record, event))
        .filter_map(|(i, event)| Some((EventId(u32::try_from(i).ok()?), event)))
}

/// The known targets of a milestone in the order of events, then of the file.
pub fn stated(
    record: &Record,
    milestone: MilestoneId,
    as_of: AsOf,
) -> impl Iterator<Item = Stated<'_>> {
    known(record, as_of).flat_map(move |(id, event)| {
        event
            .targets
            .iter()
            .enumerate()
            .filter(move |(_, target)| target.of == Some(milestone))
            .map(move |(index, target)| Stated {
                id,
                event,
                index,
                target,
            })
    })
}

/// The events that an event takes the place of.
pub fn superseded_by(event: &Event) -> impl Iterator<Item = EventId> {
    event
        .links
        .iter()
        .filter(|l| l.relation == Relation::Supersedes)
        .map(|l| l.to)
}

/// Whether a confirmation of `again` says `held` once more: its window contains the one held.
fn repeats(again: &Target, held: &Held) -> bool {
    match (&again.date, &held.date) {
        (Some(outer), Some(inner)) => {
            let (outer, inner) = (outer.extent(), inner.extent());
            outer.earliest <= inner.earliest && inner.latest <= outer.latest
        }
        (None, None) => true,
        _ => false,
    }
}

/// The present target of every party that is no observer, in the record's order.
///
/// The targets are read in the order of events, then of the file. A proposed, agreed, confirmed or
/// postponed target takes the place of the one before, except that a confirmation whose window
/// contains the one held only repeats it. What is reported of a party is no position of it. A denial
/// ends the denier's own target where it names the same window. `done` ends everyone's, and an event
/// that supersedes another ends the targets of that other. An ended target never comes back.
pub fn positions(record: &Record, milestone: MilestoneId, as_of: AsOf) -> Vec<Position> {
    let mut held: Vec<Option<Held>> = vec![None; record.parties.len()];
    for (id, event) in known(record, as_of) {
        for gone in superseded_by(event) {
            for slot in &mut held {
                if slot.as_ref().is_some_and(|h| h.event == gone) {
                    *slot = None;
                }
            }
        }
        for (index, target) in event.targets.iter().enumerate() {
            if target.of != Some(milestone) {
                continue;
            }
            let stated = Stated {
                id,
                event,
                index,
                target,
            };
            match target.status {
                TargetStatus::Reported => {}
                TargetStatus::Done => held.fill(None),
                TargetStatus::Denied => deny(&mut held, target),
                TargetStatus::Proposed
                | TargetStatus::Agreed
                | TargetStatus::Confirmed
                | TargetStatus::Postponed => take(&mut held, stated),
            }
        }
    }
    record
        .parties
        .iter()
        .zip(held)
        .enumerate()
        .filter(|(_, (party, _))| !party.observer)
        .filter_map(|(i, (_, held))| {
            Some(Position {
                party: PartyId(u32::try_from(i).ok()?),
                held,
            })
        })
        .collect()
}

fn deny(held: &mut [Option<Held>], target: &Target) {
    for party in &target.by {
        let Some(slot) = held.get_mut(party.index()) else {
            continue;
        };
        let same = match (slot.as_ref().map(|h| &h.date), &target.date) {
            (Some(Some(mine)), Some(denied)) => mine.extent().same_window(denied.extent()),
            _ => false,
        };
        if same {
            *slot = None;
        }
    }
}

fn take(held: &mut [Option<Held>], stated: Stated<'_>) {
    let target = stated.target;
    for party in &target.by {
        let Some(slot) = held.get_mut(party.index()) else {
            continue;
        };
        match slot {
            Some(mine) if target.status == TargetStatus::Confirmed && repeats(target, mine) => {
                mine.times += 1;
            }
            _ => {
                *slot = Some(Held {
                    event: stated.id,
                    target: stated.index,
                    date: target.date.clone(),
                    by: target.by.clone(),
                    said: stated.event.date.extent().first_day(),
                    times: 1,
                });
            }
        }
    }
}

/// Whether the milestone is reached: some known target says `done`.
pub fn is_done(record: &Record, milestone: MilestoneId, as_of: AsOf) -> bool {
    stated(record, milestone, as_of).any(|s| s.target.status == TargetStatus::Done)
}
