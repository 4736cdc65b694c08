//! What is in sight: a range of a scale's columns.

mod motion;
mod words;

use std::ops::Range;

use crate::day::Day;

use super::scale::{Scale, Zone};
use super::step::Step;

use motion::Origin;

/// The columns of a [`Scale`] that are in sight. It begins with a whole unit of its first zone.
///
/// A viewport does not change: moving and zooming give a new one. Columns of a viewport are `u16`
/// from 0 at its left edge; columns of the scale are `i32`.
#[derive(Clone, Debug)]
pub struct Viewport {
    scale: Scale,
    left: i32,
    width: u16,
    /// Where the current run of zooming began, so that zooming back ends in the same view.
    origin: Option<Box<Origin>>,
}

/// Two viewports are equal when they show the same, however they came about.
impl PartialEq for Viewport {
    fn eq(&self, other: &Self) -> bool {
        (self.left, self.width) == (other.left, other.width) && self.scale == other.scale
    }
}

impl Eq for Viewport {}

/// Where a day lies, seen from a viewport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beyond the left edge.
    Before,
    /// In sight; its first column in sight.
    At(u16),
    /// Beyond the right edge.
    After,
}

impl Viewport {
    /// `width` columns from the unit that holds `day`.
    pub fn new(scale: Scale, day: Day, width: u16) -> Self {
        let zone = scale.zone(day);
        let left = zone.stretch(scale.column(day), zone.step.columns()).start;
        Self {
            scale,
            left,
            width,
            origin: None,
        }
        .kept_inside()
    }

    /// `width` columns about `day`, which stands as near to the middle as whole units allow.
    pub fn centred(scale: Scale, day: Day, width: u16) -> Self {
        let left = scale.column(day) - i32::from(width / 2);
        Self {
            scale,
            left,
            width,
            origin: None,
        }
        .begun(Some(day))
    }

    /// `first` to `last` at the finest rung of a linear scale at which both and all between fit.
    pub fn fit(first: Day, last: Day, width: u16) -> Self {
        Self::new(Scale::linear(Step::COARSEST), first, width).fitted(first, last)
    }

    /// `first` to `last` at the finest rung at which both and all between fit, on a scale of the same
    /// kind (linear where it was stepped). At the finest rung of all they stand in the middle.
    #[must_use]
    pub fn fitted(&self, first: Day, last: Day) -> Self {
        let (first, last) = (first.min(last), first.max(last));
        let at = |step: Step| Self::new(self.scale.with_step(step), first, self.width);
        let fits = |view: &Self| view.scale.columns(last).end <= view.end();
        let fitted = Step::LADDER.into_iter().rev().map(at).find(fits);
        let fitted = fitted.unwrap_or_else(|| at(Step::COARSEST));
        if fitted.scale.step() == Step::FINEST {
            let spare = fitted.end() - fitted.scale.columns(last).end;
            let left = fitted.left - spare / 2;
            return Self { left, ..fitted }.begun(Some(first));
        }
        fitted
    }

    /// The scale.
    pub const fn scale(&self) -> &Scale {
        &self.scale
    }

    /// How many columns are in sight.
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// The columns of the scale that are in sight.
    pub fn columns(&self) -> Range<i32> {
        self.left..self.end()
    }

    /// The first and the last day in sight; none where nothing but a seam is.
    pub fn days(&self) -> Option<(Day, Day)> {
        let mut ends = self.columns().filter_map(|column| self.scale.days(column));
        let (first, mut last) = ends.next()?;
        if let Some((_, end)) = self
            .columns()
            .rev()
            .find_map(|column| self.scale.days(column))
        {
            last = end;
        }
        Some((first, last))
    }

    /// The zones in sight with the columns of the viewport that they take.
    pub fn zones(&self) -> impl Iterator<Item = (&Zone, Range<u16>)> {
        self.scale.zones().filter_map(|zone| {
            let cells = self.cells(zone.left..zone.end);
            (!cells.is_empty()).then_some((zone, cells))
        })
    }

    /// The seams in sight, as columns of the viewport.
    pub fn seams(&self) -> impl Iterator<Item = u16> {
        self.scale.seams().filter_map(|seam| self.cell(seam))
    }

    /// The days that a column of the viewport touches; none for a seam or beyond the time line.
    pub fn days_at(&self, cell: u16) -> Option<(Day, Day)> {
        self.scale.days(self.left + i32::from(cell))
    }

    /// The column of the viewport at which a column of the scale stands, if it is in sight.
    pub fn cell(&self, column: i32) -> Option<u16> {
        u16::try_from(column - self.left)
            .ok()
            .filter(|cell| *cell < self.width)
    }

    /// The part of a range of the scale's columns that is in sight, as columns of the viewport; empty
    /// where none is.
    pub fn cells(&self, columns: Range<i32>) -> Range<u16> {
        let cut = |column: i32| {
            let offset = column
                .saturating_sub(self.left)
                .clamp(0, i32::from(self.width));
            u16::try_from(offset).unwrap_or(self.width)
        };
        cut(columns.start)..cut(columns.end)
    }

    /// The part of the stretch from `first` to `last` that is in sight, seams within it included;
    /// empty where none is.
    pub fn cells_of(&self, first: Day, last: Day) -> Range<u16> {
        self.cells(self.scale.column(first)..self.scale.columns(last).end)
    }

    /// Where `day` lies.
    pub fn place(&self, day: Day) -> Place {
        let columns = self.scale.columns(day);
        if columns.end <= self.left {
            Place::Before
        } else if columns.start >= self.end() {
            Place::After
        } else {
            Place::At(self.cells(columns).start)
        }
    }

    /// The first and the last day of the bin that holds `day`.
    pub fn bin_of(&self, day: Day) -> (Day, Day) {
        super::bin::around(&self.scale, day)
    }

    /// The first column in sight of `day`; none where it is not in sight.
    pub fn cell_of(&self, day: Day) -> Option<u16> {
        match self.place(day) {
            Place::At(cell) => Some(cell),
            Place::Before | Place::After => None,
        }
    }

    /// The column after the last one in sight.
    fn end(&self) -> i32 {
        self.left.saturating_add(self.width.into())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::scale::tests::{days, scales};
    use super::super::unit::Unit;
    use super::*;
    use proptest::prelude::*;

    /// Viewports of all scales, at all widths a terminal has.
    pub fn viewports() -> impl Strategy<Value = Viewport> {
        (scales(), days(), 1..220_u16)
            .prop_map(|(scale, day, width)| Viewport::new(scale, day, width))
    }

    pub fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    pub fn linear(unit: Unit, columns: u8, from: &str, width: u16) -> Viewport {
        let step = Step::per_unit(unit, columns).unwrap();
        Viewport::new(Scale::linear(step), day(from), width)
    }

    pub fn begins(view: &Viewport) -> String {
        view.days().unwrap().0.to_string()
    }

    #[test]
    fn a_view_begins_with_a_unit() {
        assert_eq!(
            begins(&linear(Unit::Month, 3, "2026-05-20", 71)),
            "2026-05-01"
        );
        assert_eq!(
            begins(&linear(Unit::Decade, 8, "1957-05-20", 71)),
            "1950-01-01"
        );
        assert_eq!(
            begins(&linear(Unit::Day, 2, "2026-05-20", 71)),
            "2026-05-20"
        );
    }

    #[test]
    fn days_are_found_and_told_apart_from_those_beyond_the_edges() {
        let view = linear(Unit::Year, 6, "2006-01-01", 60);
        assert_eq!(view.days(), Some((day("2006-01-01"), day("2015-12-31"))));
        assert_eq!(view.place(day("2010-06-26")), Place::At(26));
        assert_eq!(view.place(day("2005-12-31")), Place::Before);
        assert_eq!(view.place(day("2016-01-01")), Place::After);
        assert_eq!(
            view.days_at(26),
            Some((day("2010-05-01"), day("2010-06-30")))
        );
        assert_eq!(view.cells_of(day("2015-11-01"), day("2020-01-01")), 59..60);
        assert!(
            view.cells_of(day("2017-11-01"), day("2020-01-01"))
                .is_empty()
        );
    }

    #[test]
    fn fit_takes_the_finest_step_at_which_all_fits() {
        let told =
            |view: &Viewport| format!("{} from {}", view.scale().step().words(), begins(view));
        let whole = Viewport::fit(day("1950-07-14"), day("2030-12-31"), 71);
        assert_eq!(told(&whole), "8 columns a decade from 1950-01-01");
        assert_eq!(whole.cells_of(day("1950-01-01"), day("2030-12-31")), 0..65);
        let decade = Viewport::fit(day("2006-01-01"), day("2015-12-31"), 71);
        assert_eq!(told(&decade), "6 columns a year from 2006-01-01");
        let exact = Viewport::fit(day("2025-01-01"), day("2025-12-31"), 36);
        assert_eq!(told(&exact), "3 columns a month from 2025-01-01");
        let less = Viewport::fit(day("2025-01-01"), day("2025-12-31"), 35);
        assert_eq!(told(&less), "12 columns a year from 2025-01-01");
        let all = Viewport::fit(Day::MIN, Day::MAX, 20);
        assert_eq!(told(&all), "1 column a millennium from -9999-01-01");
        // One day fills the width as far as the ladder goes, then it stands in the middle.
        let one = |width| Viewport::fit(day("2026-05-20"), day("2026-05-20"), width);
        assert_eq!(told(&one(72)), "64 columns a day from 2026-05-20");
        assert_eq!(told(&one(60)), "32 columns a day from 2026-05-20");
        assert_eq!(told(&one(200)), "64 columns a day from 2026-05-19");
        assert_eq!(one(200).cell_of(day("2026-05-20")), Some(64));
    }

    #[test]
    fn fit_keeps_a_split() {
        let (months, years) = (Step::month(3), Step::year(4));
        let split = Viewport::new(Scale::split(months, 2027, years), day("2025-07-01"), 71);
        let fitted = split.fitted(day("2025-07-01"), day("2030-12-31"));
        assert_eq!(fitted, split);
        let whole = split.fitted(day("1950-07-14"), day("2030-12-31"));
        assert_eq!(whole.columns().len(), 71);
        assert_eq!(whole.seams().count(), 0);
        assert!(whole.scale().is_split());
    }

    proptest! {
        #[test]
        fn what_is_fitted_fits(a in days(), b in days(), width in 20..220_u16) {
            let view = Viewport::fit(a.min(b), a.max(b), width);
            for day in [a, b] {
                prop_assert!(view.cell_of(day).is_some());
            }
            if let Some(finer) = view.scale().step().finer() {
                let finer = Viewport::new(Scale::linear(finer), a.min(b), width);
                prop_assert!(finer.cell_of(a.max(b)).is_none() || finer.scale().columns(a.max(b)).end > finer.columns().end);
            }
        }
    }
}
