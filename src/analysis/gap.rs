//! How far apart the parties are.

use super::position::{Held, Position};
use crate::day::{Day, End, Extent};
use crate::record::PartyId;

/// How far apart the present targets of two parties are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A side has no date.
    CannotBeSaid,
    /// One joint target without a date.
    AgreedNoDate,
    /// One joint target with a date.
    Agreed,
    /// Two targets with the same window.
    SameWindow,
    /// Two windows.
    Months {
        /// Whole months from the end of the earlier window to the start of the later; 0 where they
        /// overlap.
        least: i32,
        /// Whole months from the earliest start to the latest end of the two.
        greatest: i32,
        /// An end is open: `greatest` "or more".
        open: bool,
        /// The two parties.
        between: (PartyId, PartyId),
    },
}

/// The gap between the parties' present targets on `day`, for the pair farthest apart where there are
/// more than two; none in a record with fewer than two parties that hold positions.
pub fn gap(positions: &[Position], day: Day) -> Option<Gap> {
    let pairs = positions
        .iter()
        .enumerate()
        .flat_map(|(i, a)| positions.iter().skip(i + 1).map(move |b| (a, b)));
    pairs.map(|(a, b)| between(a, b, day)).max_by_key(rank)
}

/// The farthest apart comes last: no date, then the greatest number of months.
fn rank(gap: &Gap) -> (u8, bool, i32, i32) {
    match gap {
        Gap::AgreedNoDate => (0, false, 0, 0),
        Gap::Agreed => (1, false, 0, 0),
        Gap::SameWindow => (2, false, 0, 0),
        Gap::Months {
            least,
            greatest,
            open,
            ..
        } => (3, *open, *greatest, *least),
        Gap::CannotBeSaid => (4, false, 0, 0),
    }
}

fn between(a: &Position, b: &Position, day: Day) -> Gap {
    let (Some(left), Some(right)) = (&a.held, &b.held) else {
        return Gap::CannotBeSaid;
    };
    let joint = left.event == right.event && left.target == right.target;
    let (Some(l), Some(r)) = (left.standing(day), right.standing(day)) else {
        let none = left.date.is_none() && right.date.is_none();
        return if joint && none {
            Gap::AgreedNoDate
        } else {
            Gap::CannotBeSaid
        };
    };
    if joint {
        return Gap::Agreed;
    }
    if l.extent().same_window(r.extent()) {
        return Gap::SameWindow;
    }
    let (ls, le) = bounds(left, l.extent());
    let (rs, re) = bounds(right, r.extent());
    let least = if le < rs {
        le.months_until(rs)
    } else if re < ls {
        re.months_until(ls)
    } else {
        0
    };
    let open = l.extent().end != End::Day || r.extent().end != End::Day;
    // An open end has no last day of its own: the greatest is what the closed days give, "or more".
    let last = |e: &Extent, start: Day| if e.end == End::Day { e.latest } else { start };
    let farthest = last(l.extent(), ls).max(last(r.extent(), rs));
    Gap::Months {
        least,
        greatest: ls.min(rs).months_until(farthest),
        open,
        between: (a.party, b.party),
    }
}

/// The days from which and to which a held target reaches; an open start counts as the first day of
/// the event that said it.
fn bounds(held: &Held, extent: &Extent) -> (Day, Day) {
    let start = if extent.start == End::Day {
        extent.earliest
    } else {
        held.said
    };
    (start, extent.latest)
}
