//! The first picture: the last months of the story, then the years to the farthest promise.

use crate::day::Day;

use super::scale::Scale;
use super::step::Step;
use super::unit::{Unit, month_number, month_start};
use super::viewport::Viewport;

/// What the first picture depends on.
///
/// ```text
///  2025              2026                                ┊years
///  Jul      Oct      Jan      Apr      Jul      Oct      ┊'27 '28 '29 '30
///  └── 18 months to the end of the newest year ─────────┘ └ to the farthest ┘
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The day from which there is a future.
    pub today: Day,
    /// The first day of the newest item begun by today; none where all lies ahead.
    pub newest: Option<Day>,
    /// The first day of the first item of all; none where there is none.
    pub first: Option<Day>,
    /// The farthest finite end of a window that still stands; none where there is none.
    pub farthest: Option<Day>,
    /// How many columns there are.
    pub width: u16,
}

/// How many months the story has, and how few of them are worth three columns each.
const MONTHS: u16 = 18;
const FEWEST_MONTHS: u16 = 9;

impl Opening {
    /// The view: 18 calendar months to the end of the newest item's year at 6, 5, 4 or 3 columns, or as
    /// many as fit at 3; where not even 9 do, a column each. Then, where a window reaches beyond that
    /// year, a seam and the years to its end at 4, 2 or 1 columns, taking at most half of the columns.
    /// A record that lies ahead as a whole is shown from its first month on, without a seam; an empty
    /// one like one whose newest item begins today.
    pub fn viewport(&self) -> Viewport {
        if let (None, Some(first)) = (self.newest, self.first) {
            let (step, _) = months_in(self.width);
            return Viewport::new(Scale::linear(step), first, self.width);
        }
        let newest = self.newest.unwrap_or(self.today);
        let year = newest.year() + 1;
        let beyond = self.farthest.filter(|day| day.year() >= year);
        let (scale, months) = if let Some(farthest) = beyond {
            let years = farthest.year() - year + 1;
            let (after, columns) = years_in(years, self.width / 2);
            let (before, months) = months_in(self.width.saturating_sub(columns + 1));
            (Scale::split(before, year, after), months)
        } else {
            let (step, months) = months_in(self.width);
            (Scale::linear(step), months)
        };
        let start = month_number(Unit::Year.end_of(newest)) + 1 - i32::from(months);
        Viewport::new(scale, month_start(start).unwrap_or(Day::MIN), self.width)
    }
}

/// The step for the months before the seam and how many of them there are.
fn months_in(columns: u16) -> (Step, u16) {
    for wide in [6, 5, 4, 3] {
        if u16::from(wide) * MONTHS <= columns {
            return (Step::month(wide), MONTHS);
        }
    }
    match columns / 3 {
        FEWEST_MONTHS.. => (Step::month(3), columns / 3),
        _ => (Step::MONTH_A_COLUMN, columns.clamp(1, MONTHS)),
    }
}

/// The step for the years after the seam and the columns they take of at most `columns`.
fn years_in(years: i32, columns: u16) -> (Step, u16) {
    let years = u16::try_from(years).unwrap_or(u16::MAX);
    for (wide, step) in [(4, Step::year(4)), (2, Step::year(2))] {
        if years.saturating_mul(wide) <= columns {
            return (step, years * wide);
        }
    }
    (Step::YEAR_A_COLUMN, years.min(columns))
}
