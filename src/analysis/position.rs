//! What each party says the date of a milestone will be.

use super::AsOf;
use super::course::{Course, Holding};
use super::statement::Statements;
use crate::date::Date;
use crate::day::Day;
use crate::record::{EventId, MilestoneId, PartyId, Record};

/// A party's present target for a milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Whose.
    pub party: PartyId,
    /// The target it holds: none where it never took a position, or where its last one was ended.
    pub held: Option<Held>,
    /// What ended its last target, where it holds none any more.
    pub ended: Option<Ended>,
}

/// What ended a party's last target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The event: a denial, `done`, or one that superseded it.
    pub event: EventId,
    /// Which of its targets, where it did so by one: a denial or `done`.
    pub target: Option<usize>,
    /// The date that the party held; none for "no date".
    pub date: Option<Date>,
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
    pub put_forward: Day,
    /// How often it was said: 1, and 1 more for each confirmation.
    pub times: u32,
    /// The event and the target of it in which it was said last: a confirmation, or where it was put
    /// forward.
    pub last: (EventId, usize),
    /// The first day of the event in which it was said last.
    pub said: Day,
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

    /// Whether both are one and the same joint target.
    pub fn is_joint_with(&self, other: &Self) -> bool {
        self.event == other.event && self.target == other.target
    }
}

impl From<Holding<'_>> for Held {
    fn from(holding: Holding<'_>) -> Self {
        let Holding { first, last, times } = holding;
        Self {
            event: first.id,
            target: first.index,
            date: first.target.date.clone(),
            by: first.target.by.clone(),
            put_forward: first.day(),
            times,
            last: (last.id, last.index),
            said: last.day(),
        }
    }
}

/// The present target of every party that is no observer, in the record's order.
///
/// The known targets are read in the order of events, then of the file. A proposed, agreed, confirmed
/// or postponed target takes the place of the one before; without a date the party has none. A
/// confirmation whose window contains the one held only repeats it: it counts as said again. What is
/// reported of a party is no position of it. A denial ends the denier's own target where it names the
/// same window. `done` ends everyone's, and an event that supersedes another ends the targets of that
/// other. An ended target never comes back. Observers hold no position.
pub fn positions(record: &Record, milestone: MilestoneId, as_of: AsOf) -> Vec<Position> {
    present(record, &Statements::known(record, as_of), milestone)
}

/// The present targets, from targets already collected.
pub(super) fn present(
    record: &Record,
    statements: &Statements<'_>,
    milestone: MilestoneId,
) -> Vec<Position> {
    let mut course = Course::new(record, statements);
    for &stated in statements.of(milestone) {
        course.read(stated);
    }
    let parties = || (0..record.parties.len()).map_while(|at| u32::try_from(at).ok().map(PartyId));
    let ended: Vec<_> = parties().map(|party| course.ended(party)).collect();
    parties()
        .zip(
            record
                .parties
                .iter()
                .zip(course.end().into_iter().zip(ended)),
        )
        .filter(|(_, (party, _))| !party.observer)
        .map(|(party, (_, (held, ended)))| Position {
            party,
            held: held.map(Held::from),
            ended,
        })
        .collect()
}
