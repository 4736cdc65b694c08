//! The windows of proposed dates, and what became of each.

use std::collections::HashMap;

use super::AsOf;
use super::position::{Stated, known, stated, superseded_by};
use crate::date::Date;
use crate::day::{Day, Extent};
use crate::record::{EventId, MilestoneId, PartyId, Record, TargetStatus};

/// What became of a window of a proposed date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The milestone is reached.
    Met,
    /// Before its last day its party left it, or its event was superseded.
    Superseded,
    /// Its last day has passed, and nobody had left it before.
    Lapsed,
    /// Still to come.
    Standing,
}

/// A proposed date: one for each milestone, set of parties and window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// What it is a date of.
    pub milestone: MilestoneId,
    /// Whose it is; two or more for a joint one.
    pub by: Vec<PartyId>,
    /// The date as it was first written.
    pub date: Date,
    /// Each time it was stated: the event, and which of its targets.
    pub said: Vec<(EventId, usize)>,
    /// Stated only by somebody else's account.
    pub reported: bool,
    /// Agreed between parties at least once.
    pub agreed: bool,
    /// What became of it.
    pub standing: Standing,
    /// Who still holds it; for a joint window that one party has left, the others.
    pub holders: Vec<PartyId>,
}

impl Window {
    /// The days it reaches over.
    pub const fn extent(&self) -> &Extent {
        self.date.extent()
    }

    /// The event that stated it last.
    pub fn last_said(&self) -> Option<EventId> {
        self.said.last().map(|&(event, _)| event)
    }
}

/// All windows that a record states, in the order in which they were first stated.
///
/// A denial and the report that a milestone is reached state no window.
pub fn windows(record: &Record, as_of: AsOf) -> Vec<Window> {
    let superseded = superseded_events(record, as_of);
    (0..record.milestones.len())
        .filter_map(|m| u32::try_from(m).ok().map(MilestoneId))
        .flat_map(|m| of_milestone(record, m, as_of, &superseded))
        .collect()
}

/// The events that a known event supersedes, with the first day of the earliest one that does.
fn superseded_events(record: &Record, as_of: AsOf) -> HashMap<EventId, Day> {
    let mut days = HashMap::new();
    for (_, event) in known(record, as_of) {
        let day = event.date.extent().first_day();
        for gone in superseded_by(event) {
            days.entry(gone).or_insert(day);
        }
    }
    days
}

fn of_milestone(
    record: &Record,
    milestone: MilestoneId,
    as_of: AsOf,
    superseded: &HashMap<EventId, Day>,
) -> Vec<Window> {
    let all: Vec<Stated<'_>> = stated(record, milestone, as_of).collect();
    let done = all.iter().any(|s| s.target.status == TargetStatus::Done);
    let mut windows: Vec<Window> = Vec::new();
    let mut by_key: HashMap<(Vec<PartyId>, Day, Day), usize> = HashMap::new();
    for s in &all {
        let Some(date) = states_window(s) else {
            continue;
        };
        let mut by = s.target.by.clone();
        by.sort_unstable();
        by.dedup();
        let extent = date.extent();
        let at = *by_key
            .entry((by.clone(), extent.earliest, extent.latest))
            .or_insert_with(|| {
                windows.push(Window {
                    milestone,
                    by,
                    date: date.clone(),
                    said: Vec::new(),
                    reported: true,
                    agreed: false,
                    standing: Standing::Standing,
                    holders: Vec::new(),
                });
                windows.len() - 1
            });
        if let Some(window) = windows.get_mut(at) {
            window.said.push((s.id, s.index));
            window.reported &= s.target.status == TargetStatus::Reported;
            window.agreed |= s.target.status == TargetStatus::Agreed;
        }
    }
    for window in &mut windows {
        settle(window, record, &all, superseded, done, as_of.day);
    }
    windows
}

/// The date of a target that puts a window forward.
fn states_window<'a>(stated: &Stated<'a>) -> Option<&'a Date> {
    match stated.target.status {
        TargetStatus::Denied | TargetStatus::Done => None,
        _ => stated.target.date.as_ref(),
    }
}

fn settle(
    window: &mut Window,
    record: &Record,
    all: &[Stated<'_>],
    superseded: &HashMap<EventId, Day>,
    done: bool,
    day: Day,
) {
    let latest = window.extent().latest;
    let event_gone = window
        .said
        .iter()
        .all(|(event, _)| superseded.get(event).is_some_and(|&when| when <= latest));
    window.holders = window
        .by
        .iter()
        .copied()
        .filter(|&party| {
            let observer = record.party(party).is_some_and(|p| p.observer);
            !event_gone && (observer || !has_left(party, window, all))
        })
        .collect();
    window.standing = if done {
        Standing::Met
    } else if window.holders.is_empty() {
        Standing::Superseded
    } else if latest < day {
        Standing::Lapsed
    } else {
        Standing::Standing
    };
}

/// Whether `party`, after it last stated the window and before the window's last day, took a position
/// with another window or none, or denied this one.
fn has_left(party: PartyId, window: &Window, all: &[Stated<'_>]) -> bool {
    let extent = window.extent();
    let Some(&last) = window.said.last() else {
        return false;
    };
    all.iter()
        .filter(|s| (s.id, s.index) > last && s.target.by.contains(&party))
        .filter(|s| s.event.date.extent().first_day() <= extent.latest)
        .any(|s| {
            let other = s.target.date.as_ref().map(Date::extent);
            match s.target.status {
                TargetStatus::Reported | TargetStatus::Done => false,
                TargetStatus::Denied => other.is_some_and(|o| o.same_window(extent)),
                TargetStatus::Confirmed => !other
                    .is_some_and(|o| o.earliest <= extent.earliest && extent.latest <= o.latest),
                TargetStatus::Proposed | TargetStatus::Agreed | TargetStatus::Postponed => {
                    !other.is_some_and(|o| o.same_window(extent))
                }
            }
        })
}
