//! How far a thing reaches in time, with its doubt as data.

use super::Day;

/// What is known about one end of an [`Extent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The end is a day.
    Day,
    /// There is no end: `..` in EDTF, drawn as an arrow.
    Open,
    /// There is an end, and nobody knows when: an empty endpoint in EDTF, drawn as `·?`.
    Unknown,
}

/// What the stretch between the two days of an [`Extent`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One day, known exactly.
    Day,
    /// It lasted from the one end to the other: an EDTF interval.
    Lasting,
    /// It happened somewhere in between: a month, a season, a year, unspecified digits.
    Within,
    /// It is one of several dates: an EDTF set in `[ ]`.
    OneOf,
    /// It is all of several dates: an EDTF set in `{ }`.
    AllOf,
}

/// The days from the strict earliest to the strict latest of a thing in time, both included.
///
/// An extent has no `Ord`: "before" has several meanings for stretches of time. Sort by
/// [`Extent::order`] where events are to stand in their one agreed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Extent {
    /// The earliest possible day; [`Day::MIN`] where the start is not a day.
    pub earliest: Day,
    /// The latest possible day; [`Day::MAX`] where the end is not a day.
    pub latest: Day,
    /// What is known about the start.
    pub start: End,
    /// What is known about the end.
    pub end: End,
    /// What the stretch in between says.
    pub shape: Shape,
    /// Marked approximate (`~`) anywhere: drawn with soft ends.
    pub approximate: bool,
    /// Marked uncertain (`?`) anywhere: drawn with a `?`.
    pub uncertain: bool,
}

impl Extent {
    /// A single day without doubt.
    pub const fn day(day: Day) -> Self {
        Self::new(day, day, Shape::Day)
    }

    /// From `earliest` to `latest` without further doubt; the two are exchanged where they are the
    /// wrong way round.
    pub const fn new(earliest: Day, latest: Day, shape: Shape) -> Self {
        let (earliest, latest) = if earliest.number() <= latest.number() {
            (earliest, latest)
        } else {
            (latest, earliest)
        };
        Self {
            earliest,
            latest,
            start: End::Day,
            end: End::Day,
            shape,
            approximate: false,
            uncertain: false,
        }
    }

    /// The first day that a mark can stand on: the earliest, or the latest where the start is no day.
    pub fn first_day(&self) -> Day {
        match (self.start, self.end) {
            (End::Day, _) => self.earliest,
            (_, End::Day) => self.latest,
            _ => self.earliest,
        }
    }

    /// The last day that is a day: the latest, or the earliest where the end is no day.
    pub fn last_day(&self) -> Day {
        match (self.start, self.end) {
            (_, End::Day) => self.latest,
            (End::Day, _) => self.earliest,
            _ => self.latest,
        }
    }

    /// The key of the one order of events: earliest day, then latest day.
    pub fn order(&self) -> (Day, Day) {
        (self.first_day(), self.last_day())
    }

    /// Whether `day` is in the extent.
    pub fn contains(&self, day: Day) -> bool {
        self.earliest <= day && day <= self.latest
    }

    /// Whether the two share the same window: the same earliest and the same latest day.
    pub fn same_window(&self, other: &Self) -> bool {
        self.earliest == other.earliest && self.latest == other.latest
    }

    /// Whether neither end is open or unknown.
    pub fn is_bounded(&self) -> bool {
        self.start == End::Day && self.end == End::Day
    }
}
