//! From which day to which day months are counted where a date has an open end.

use crate::date::Date;
use crate::day::{Day, End};

/// The two days of a proposed date between which months are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The first day; where the start is open, the day on which the date was said.
    pub first: Day,
    /// The last day; where the end is open, the first, since the date has no other day of its own.
    pub last: Day,
    /// Whether the end is open, so that it may be any time later than `last`.
    pub open: bool,
}

impl Reach {
    /// The reach of a date that was said on a day.
    pub fn of(date: &Date, said: Day) -> Self {
        let extent = date.extent();
        let first = match extent.start {
            End::Day => extent.earliest,
            // A date by which something was to be is not after itself, however late it was said.
            End::Open | End::Unknown => said.min(extent.latest),
        };
        let open = extent.end != End::Day;
        Self {
            first,
            last: if open { first } else { extent.latest },
            open,
        }
    }

    /// Whether it ends before the other begins.
    pub fn is_before(&self, other: &Self) -> bool {
        !self.open && self.last < other.first
    }
}
