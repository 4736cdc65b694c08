//! How far apart the parties are.

use std::cmp::Reverse;

use super::position::{Held, Position};
use super::reach::Reach;
use crate::day::Day;
use crate::record::PartyId;

/// How far apart the present targets of two parties are: the first of these that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A side has no date, or one that has lapsed.
    CannotBeSaid,
    /// One joint target without a date.
    AgreedNoDate,
    /// One joint target with a date.
    Agreed,
    /// Two targets with the same window.
    SameWindow,
    /// Two windows. Where a start is open, the day of the event that put the date forward counts as
    /// the start.
    Months {
        /// Whole months from the end of the earlier window to the start of the later; 0 where they
        /// overlap.
        least: i32,
        /// Whole months from the earliest start to the latest end of the two.
        greatest: i32,
        /// An end is open: `greatest` is counted to the latest day that is named, "or more".
        open: bool,
        /// The two parties, in the record's order.
        between: (PartyId, PartyId),
    },
}

/// The gap between the parties' present targets on `day`; none in a record with fewer than two parties
/// that hold positions.
///
/// Where there are more than two it is that of the pair farthest apart: an open end is farther than any
/// number of months, then the greatest months count, then the least, then the record's order of
/// parties. Where no two dates can be compared, it cannot be said as soon as one side has no date.
pub fn gap(positions: &[Position], day: Day) -> Option<Gap> {
    let pairs = positions
        .iter()
        .enumerate()
        .flat_map(|(i, a)| positions.iter().skip(i + 1).map(move |b| (a, b)));
    pairs
        .map(|(a, b)| between(a, b, day))
        .min_by_key(|gap| (Reverse(distance(gap)), pair(gap)))
}

/// The farther apart, the greater.
const fn distance(gap: &Gap) -> (u8, bool, i32, i32) {
    match gap {
        Gap::AgreedNoDate => (0, false, 0, 0),
        Gap::Agreed => (1, false, 0, 0),
        Gap::SameWindow => (2, false, 0, 0),
        Gap::CannotBeSaid => (3, false, 0, 0),
        Gap::Months {
            least,
            greatest,
            open,
            ..
        } => (4, *open, *greatest, *least),
    }
}

const fn pair(gap: &Gap) -> Option<(PartyId, PartyId)> {
    match gap {
        Gap::Months { between, .. } => Some(*between),
        _ => None,
    }
}

fn between(a: &Position, b: &Position, day: Day) -> Gap {
    let (Some(left), Some(right)) = (&a.held, &b.held) else {
        return Gap::CannotBeSaid;
    };
    let joint = left.is_joint_with(right);
    if joint && left.date.is_none() {
        return Gap::AgreedNoDate;
    }
    let (Some(l), Some(r)) = (left.standing(day), right.standing(day)) else {
        return Gap::CannotBeSaid;
    };
    if joint {
        return Gap::Agreed;
    }
    if l.extent().same_window(r.extent()) {
        return Gap::SameWindow;
    }
    let reach = |date, held: &Held| Reach::of(date, held.put_forward);
    let (l, r) = (reach(l, left), reach(r, right));
    let least = if l.is_before(&r) {
        l.last.months_until(r.first)
    } else if r.is_before(&l) {
        r.last.months_until(l.first)
    } else {
        0
    };
    Gap::Months {
        least,
        greatest: l.first.min(r.first).months_until(l.last.max(r.last)),
        open: l.open || r.open,
        between: (a.party.min(b.party), a.party.max(b.party)),
    }
}
