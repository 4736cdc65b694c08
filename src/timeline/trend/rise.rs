//! Day to row: the upright axis.

use crate::day::Day;
use crate::timeline::scale::Scale;
use crate::timeline::step::Step;
use crate::timeline::unit::{Period, Unit};

/// An upright axis: rows of whole calendar units, the latest at the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rise {
    scale: Scale,
    step: Step,
    /// The column of the scale that is the lowest row.
    bottom: i32,
    rows: u16,
}

/// The steps that suit rows, from the finest: so much time a row.
fn steps() -> impl Iterator<Item = Step> {
    let fine = [(Unit::Day, 1), (Unit::Month, 3)];
    let coarse = [
        (Unit::Century, 4),
        (Unit::Century, 2),
        (Unit::Century, 1),
        (Unit::Millennium, 4),
        (Unit::Millennium, 2),
        (Unit::Millennium, 1),
    ];
    let rung = |(unit, columns)| Step::per_unit(unit, columns);
    let months = Step::COARSE.into_iter().rev().filter_map(Step::per_column);
    fine.into_iter()
        .filter_map(rung)
        .chain(months)
        .chain(coarse.into_iter().filter_map(rung))
}

/// What rows are labelled by: the first of these of which each takes two rows.
const PERIODS: [Period; 15] = [
    Period::Week,
    Period::Months(1),
    Period::Months(3),
    Period::Months(6),
    Period::Months(12),
    Period::Months(24),
    Period::Months(60),
    Period::Months(120),
    Period::Months(240),
    Period::Months(600),
    Period::Months(1_200),
    Period::Months(2_400),
    Period::Months(6_000),
    Period::Months(12_000),
    Period::Months(60_000),
];

impl Rise {
    /// `first` to `last` at the finest step, no finer than `finest`, at which both and all between fit
    /// into `rows`; the coarsest where none does. `last` stands in the top row but one where there is a row to spare; what is left
    /// over lies below `first`.
    pub fn fit(first: Day, last: Day, rows: u16, finest: Step) -> Self {
        let rows = rows.max(1);
        let at = |step: Step| {
            let scale = Scale::linear(step);
            let top = scale.columns(last).end;
            let needed = top - scale.column(first);
            (scale, step, top, needed)
        };
        let fits = |(_, step, _, needed): &(Scale, Step, i32, i32)| {
            !step.is_finer_than(finest) && *needed <= rows.into()
        };
        let found = steps().map(at).find(fits);
        let (scale, step, top, needed) = found.unwrap_or_else(|| at(Step::COARSEST));
        let spare = i32::from(needed < rows.into());
        Self {
            bottom: top + spare - i32::from(rows),
            scale,
            step,
            rows,
        }
    }

    /// The same with no more than so many rows below the one of `first`, and at least `fewest` in all.
    #[must_use]
    pub fn cropped(&self, first: Day, below: u16, fewest: u16) -> Self {
        let wanted = self.nearest(first) + 1 + below;
        let rows = wanted.max(fewest).min(self.rows);
        Self {
            bottom: self.bottom + i32::from(self.rows - rows),
            rows,
            ..self.clone()
        }
    }

    /// How many rows there are.
    pub const fn rows(&self) -> u16 {
        self.rows
    }

    /// The row of a day, counted from the top; none beyond the top or the bottom.
    pub fn row(&self, day: Day) -> Option<u16> {
        let up = u16::try_from(self.scale.column(day) - self.bottom).ok()?;
        (up < self.rows).then(|| self.rows - 1 - up)
    }

    /// The row of a day, or the nearest where the day lies beyond.
    pub fn nearest(&self, day: Day) -> u16 {
        let up = (self.scale.column(day) - self.bottom).clamp(0, i32::from(self.rows) - 1);
        self.rows - 1 - u16::try_from(up).unwrap_or(0)
    }

    /// Whether a day lies above the top row.
    pub fn is_above(&self, day: Day) -> bool {
        self.scale.column(day) - self.bottom >= i32::from(self.rows)
    }

    /// Whether a day lies below the bottom row.
    pub fn is_below(&self, day: Day) -> bool {
        self.scale.column(day) < self.bottom
    }

    /// The first and the last day of a row counted from the top; none beyond the time line.
    pub fn days(&self, row: u16) -> Option<(Day, Day)> {
        let up = self.rows.checked_sub(row + 1)?;
        self.scale.days(self.bottom + i32::from(up))
    }

    /// The labels of the rows, from the top: the row, and what begins in it.
    pub fn labels(&self) -> Vec<(u16, String)> {
        let roomy = |period: &Period| self.step.columns_of(*period) >= 2;
        let period = PERIODS
            .into_iter()
            .find(roomy)
            .unwrap_or(Period::Months(60_000));
        let label = |row: u16| {
            let (first, last) = self.days(row)?;
            let start = period.start_of(last);
            (start >= first).then(|| (row, name(start, period)))
        };
        (0..self.rows).filter_map(label).collect()
    }
}

/// What a row is called in which a period begins.
fn name(day: Day, period: Period) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = || {
        let at = usize::try_from(day.month()).unwrap_or(1).saturating_sub(1);
        MONTHS.get(at).copied().unwrap_or_default()
    };
    let sign = if day.year() < 0 { "-" } else { "" };
    let year = format!("{sign}{:04}", day.year().abs());
    match period {
        Period::Day | Period::Week => format!("{} {}", day.day_of_month(), month()),
        Period::Months(1..12) if day.month() > 1 => month().to_owned(),
        Period::Months(_) => year,
    }
}
