//! How far a date has slipped since it was first agreed, and how often it moved.

use super::AsOf;
use super::position::Held;
use super::reach::Reach;
use super::statement::{Stated, Statements, is_position, repeats, same_window};
use crate::date::Date;
use crate::day::Day;
use crate::record::{EventId, MilestoneId, Record, Target, TargetStatus};

/// What slip is counted from: a milestone's first known agreed target that has a date and two or more
/// parties that are no observers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The event in which it was agreed.
    pub event: EventId,
    /// Which of the event's targets it is.
    pub target: usize,
    /// The date.
    pub date: Date,
    /// The first day of the event.
    pub said: Day,
}

impl Baseline {
    /// The baseline of a milestone; none where no date was agreed.
    pub fn of(record: &Record, milestone: MilestoneId, as_of: AsOf) -> Option<Self> {
        Self::among(record, &Statements::known(record, as_of), milestone)
    }

    /// The baseline, from targets already collected.
    pub(super) fn among(
        record: &Record,
        statements: &Statements<'_>,
        milestone: MilestoneId,
    ) -> Option<Self> {
        let mut joint = statements
            .of(milestone)
            .iter()
            .filter(|s| s.target.status == TargetStatus::Agreed && sides(record, s) >= 2);
        joint.find_map(|stated| {
            Some(Self {
                event: stated.id,
                target: stated.index,
                date: stated.target.date.clone()?,
                said: stated.day(),
            })
        })
    }
}

/// How far a present target is from the baseline, in whole months; negative where it is earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// From the baseline's latest day to the target's earliest.
    pub least: i32,
    /// From the baseline's earliest day to the target's latest.
    pub greatest: i32,
    /// An end is open: `greatest` "or more".
    pub open: bool,
}

impl Slip {
    /// The slip of a present target; none where it has no date.
    ///
    /// A lapsed date has one too: it is still the party's last word. An open start counts as the first
    /// day of the event that put the date forward, an open end as the start.
    pub fn of(baseline: &Baseline, held: &Held) -> Option<Self> {
        let date = held.date.as_ref()?;
        Some(Self::between(baseline, date, held.put_forward))
    }

    /// The slip of a date that was put forward on a day.
    pub fn between(baseline: &Baseline, date: &Date, put_forward: Day) -> Self {
        let from = Reach::of(&baseline.date, baseline.said);
        let to = Reach::of(date, put_forward);
        Self {
            least: from.last.months_until(to.first),
            greatest: from.first.months_until(to.last),
            open: from.open || to.open,
        }
    }
}

/// How often the joint date of a milestone moved.
///
/// Among the targets of two or more parties that are no observers and that were proposed, agreed,
/// confirmed or postponed, it is how many differ in their window from the one before. To or from "no
/// date" counts. A confirmation whose window contains the one before is a repetition: it does not
/// count, and the next is compared with the one before it.
pub fn moved(record: &Record, milestone: MilestoneId, as_of: AsOf) -> usize {
    let statements = Statements::known(record, as_of);
    let joint = joint_moves(record, statements.of(milestone));
    joint.len().saturating_sub(1)
}

/// The places of the joint targets by which a joint date was first set and then moved.
pub(super) fn joint_moves(record: &Record, stated: &[Stated<'_>]) -> Vec<usize> {
    let mut before: Option<&Target> = None;
    let mut moves = Vec::new();
    for (at, stated) in stated.iter().enumerate() {
        let target = stated.target;
        if !is_position(target.status) || sides(record, stated) < 2 {
            continue;
        }
        if before.is_some_and(|before| repeats(target, before) || same_window(target, before)) {
            continue;
        }
        moves.push(at);
        before = Some(target);
    }
    moves
}

/// How many of a target's parties are no observers.
fn sides(record: &Record, stated: &Stated<'_>) -> usize {
    let by = stated.target.by.iter();
    by.filter(|&&party| record.party(party).is_some_and(|p| !p.observer))
        .count()
}
