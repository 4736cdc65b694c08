//! What is in sight: a range of a scale's columns, and how it moves.

use std::ops::Range;

use crate::day::Day;

use super::scale::{Scale, Zone};
use super::step::Step;
use super::tick;
use super::unit::{Period, Unit};

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

#[derive(Clone, Debug)]
struct Origin {
    anchor: Day,
    scale: Scale,
    left: i32,
    /// How many rungs finer the view is than the origin.
    level: i32,
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

    /// The first column in sight of `day`; none where it is not in sight.
    pub fn cell_of(&self, day: Day) -> Option<u16> {
        match self.place(day) {
            Place::At(cell) => Some(cell),
            Place::Before | Place::After => None,
        }
    }

    /// The same view in another width.
    #[must_use]
    pub fn resized(&self, width: u16) -> Self {
        Self {
            width,
            origin: None,
            ..self.clone()
        }
        .kept_inside()
    }

    /// The view moved by so many columns, later where positive, then to the nearest unit.
    #[must_use]
    pub fn panned(&self, columns: i32) -> Self {
        let left = self.left.saturating_add(columns);
        Self {
            left,
            origin: None,
            ..self.clone()
        }
        .begun(None)
    }

    /// The view moved so that `column` of the scale stands at its left edge, then to the nearest unit:
    /// for dragging, where each move counts from the column at which it began.
    #[must_use]
    pub fn moved_to(&self, column: i32) -> Self {
        Self {
            left: column,
            origin: None,
            ..self.clone()
        }
        .begun(None)
    }

    /// The view moved by so many ticks of the lower row, later where positive.
    #[must_use]
    pub fn panned_by_ticks(&self, ticks: i32) -> Self {
        let mut left = self.left;
        for _ in 0..ticks.unsigned_abs() {
            let moved = if ticks > 0 {
                self.tick_after(left)
            } else {
                self.tick_before(left)
            };
            let Some(moved) = moved else { break };
            left = moved;
        }
        Self {
            left,
            origin: None,
            ..self.clone()
        }
        .kept_inside()
    }

    fn tick_after(&self, column: i32) -> Option<i32> {
        let (day, _) = self
            .scale
            .days(column)
            .or_else(|| self.scale.days(column + 1))?;
        let zone = self.scale.zone(day);
        let next = pan_period(zone.step).next(day).unwrap_or(Day::MAX);
        // Where the zone ends first, the next one begins with a tick.
        let next = if next > zone.last {
            zone.last.plus_days(1)
        } else {
            next
        };
        Some(self.scale.column(next))
    }

    fn tick_before(&self, column: i32) -> Option<i32> {
        let (day, _) = self
            .scale
            .days(column)
            .or_else(|| self.scale.days(column + 1))?;
        let before = day.plus_days(-1);
        let zone = self.scale.zone(before);
        Some(
            self.scale
                .column(pan_period(zone.step).start_of(before).max(zone.first)),
        )
    }

    /// The view moved only as far as needed to have `day` in sight: not at all where it is, else so
    /// that a third of the width lies between the day and the edge that it came in by.
    #[must_use]
    pub fn revealed(&self, day: Day) -> Self {
        let columns = self.scale.columns(day);
        let third = i32::from(self.width / 3);
        let left = match self.place(day) {
            Place::At(_) => return self.clone(),
            Place::Before => columns.start - third,
            Place::After => columns.end + third - i32::from(self.width),
        };
        Self {
            left,
            origin: None,
            ..self.clone()
        }
        .begun(Some(day))
    }

    /// The view with `scale`, keeping the column of `anchor` as near as whole units allow.
    #[must_use]
    pub fn rescaled(&self, scale: Scale, anchor: Day) -> Self {
        let left = scale.column(anchor) - i32::from(self.nearest_cell(anchor));
        Self {
            scale,
            left,
            width: self.width,
            origin: None,
        }
        .begun(Some(anchor))
    }

    /// The view `levels` rungs finer (coarser where negative), or as many as the ladder has, keeping
    /// the column of `anchor` as near as whole units allow.
    ///
    /// As long as the anchor is the same and nothing else moves the view, zooming in and out again
    /// comes back to the same view, whatever was rounded on the way.
    #[must_use]
    pub fn zoomed(&self, levels: i32, anchor: Day) -> Self {
        let here = || Origin {
            anchor,
            scale: self.scale.clone(),
            left: self.left,
            level: 0,
        };
        let origin = match &self.origin {
            Some(origin) if origin.anchor == anchor => Origin::clone(origin),
            _ => here(),
        };
        let from = Self {
            scale: origin.scale.clone(),
            left: origin.left,
            ..self.clone()
        };
        let mut level = origin.level.saturating_add(levels);
        let scale = loop {
            match origin.scale.zoomed(level, anchor) {
                Some(scale) => break scale,
                None => level -= level.signum(),
            }
        };
        let view = if level == 0 {
            from
        } else {
            from.rescaled(scale, anchor)
        };
        Self {
            origin: Some(Box::new(Origin { level, ..origin })),
            ..view
        }
    }

    /// What is in sight, for the status line: `5 weeks`, `24 months`, `18 months, then years`,
    /// `stepped: 2 years, 6 months a column`.
    ///
    /// Only days from `first` to `last` count, such as those of the record, so that an empty edge
    /// makes no years; give [`Day::MIN`] and [`Day::MAX`] for all.
    pub fn words(&self, first: Day, last: Day) -> String {
        let mut zones = self.zones().map(|(zone, _)| zone);
        let Some(head) = zones.next() else {
            return String::new();
        };
        let rest: Vec<_> = zones.map(|zone| zone.step).collect();
        if self.scale.is_stepped() && !rest.is_empty() {
            let steps: Vec<_> = std::iter::once(head.step)
                .chain(rest)
                .map(Step::words)
                .collect();
            return format!("stepped: {}", steps.join(", "));
        }
        let sight = self.days().unwrap_or((first, last));
        let (from, to) = (sight.0.max(head.first), sight.1.min(head.last));
        let shared = (from.max(first), to.min(last));
        let (from, to) = if shared.0 <= shared.1 {
            shared
        } else {
            (from, to)
        };
        let (count, unit) = length(head.step, from, to);
        match rest.first() {
            None => count,
            Some(after) if after.unit() > unit => {
                format!("{count}, then {}", after.unit().plural())
            }
            Some(after) => format!("{count}, then {}", after.words()),
        }
    }

    /// The column after the last one in sight.
    fn end(&self) -> i32 {
        self.left.saturating_add(self.width.into())
    }

    fn nearest_cell(&self, day: Day) -> u16 {
        match self.place(day) {
            Place::Before => 0,
            Place::At(cell) => cell,
            Place::After => self.width.saturating_sub(1),
        }
    }

    /// The view begun at the unit nearest to its left edge, by which `seen` must not get out of sight.
    fn begun(self, seen: Option<Day>) -> Self {
        let view = self.kept_inside();
        let Some(zone) = view.scale.zone_of_column(view.left) else {
            // A seam or, without a width, the end of the time line: what follows begins a zone.
            return Self {
                left: view.left + 1,
                ..view
            }
            .kept_inside();
        };
        let unit = zone.stretch(view.left, zone.step.columns());
        let after = if unit.end == zone.end {
            unit.end + 1
        } else {
            unit.end
        };
        let (near, far) = if view.left - unit.start <= unit.end - view.left {
            (unit.start, after)
        } else {
            (after, unit.start)
        };
        let shows = |view: &Self| seen.is_none_or(|day| view.cell_of(day).is_some());
        let at = |left: i32| {
            Self {
                left,
                ..view.clone()
            }
            .kept_inside()
        };
        [near, far].into_iter().map(at).find(shows).unwrap_or(view)
    }

    /// The view moved back to the time line where it has left it.
    fn kept_inside(self) -> Self {
        let extent = self.scale.extent();
        let latest = extent
            .end
            .saturating_sub(self.width.max(1).into())
            .max(extent.start);
        Self {
            left: self.left.clamp(extent.start, latest),
            ..self
        }
    }
}

/// What a pan by a tick moves by: the ticks of the lower row, but no less than a unit, since a view
/// begins with a whole one.
fn pan_period(step: Step) -> Period {
    match (tick::lower(step), step.unit().period()) {
        (Period::Months(tick), Period::Months(unit)) => Period::Months(tick.max(unit)),
        (tick, _) => tick,
    }
}

/// How much time lies from `from` to `to`, in the unit that suits the step, and that unit.
fn length(step: Step, from: Day, to: Day) -> (String, Unit) {
    let days = from.days_until(to) + 1;
    let months = || months_in(from, to);
    let count = |n: i32, name: &str| match n.max(1) {
        1 => format!("1 {name}"),
        n => format!("{n} {name}s"),
    };
    match step.unit() {
        Unit::Day if days < 14 => (count(days, "day"), Unit::Day),
        Unit::Day => (count((days + 3) / 7, "week"), Unit::Day),
        Unit::Month => (count(months(), "month"), Unit::Month),
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
            (count((months() + 6) / 12, "year"), Unit::Year)
        }
    }
}

/// The months from `from` to `to`, both included, rounded.
fn months_in(from: Day, to: Day) -> i32 {
    let whole = from.months_until(to.plus_days(1));
    let rest = from.plus_months(whole).days_until(to.plus_days(1));
    whole + i32::from(rest > 15)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::scale::tests::{days, scales};
    use super::*;
    use proptest::prelude::*;

    /// Viewports of all scales, at all widths a terminal has.
    pub fn viewports() -> impl Strategy<Value = Viewport> {
        (scales(), days(), 1..220_u16)
            .prop_map(|(scale, day, width)| Viewport::new(scale, day, width))
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn linear(unit: Unit, columns: u8, from: &str, width: u16) -> Viewport {
        let step = Step::per_unit(unit, columns).unwrap();
        Viewport::new(Scale::linear(step), day(from), width)
    }

    fn begins(view: &Viewport) -> String {
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
        // One day at the finest step stands in the middle: 8 of 72 columns, 4 days on either side.
        let one = Viewport::fit(day("2026-05-20"), day("2026-05-20"), 72);
        assert_eq!(told(&one), "8 columns a day from 2026-05-16");
        assert_eq!(one.cell_of(day("2026-05-20")), Some(32));
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

    #[test]
    fn panning_by_ticks_goes_from_label_to_label() {
        let view = linear(Unit::Month, 3, "2025-08-10", 71);
        let path = |ticks: i32| begins(&view.panned_by_ticks(ticks));
        assert_eq!(path(1), "2025-10-01");
        assert_eq!(path(-1), "2025-07-01");
        assert_eq!(path(-2), "2025-04-01");
        assert_eq!(
            begins(&view.panned_by_ticks(1).panned_by_ticks(-1)),
            "2025-07-01"
        );
        assert_eq!(
            begins(&linear(Unit::Year, 12, "2025-08-10", 71).panned_by_ticks(1)),
            "2026-01-01"
        );
        assert_eq!(
            begins(&linear(Unit::Day, 2, "2026-05-20", 71).panned_by_ticks(1)),
            "2026-05-25"
        );
    }

    #[test]
    fn panning_by_ticks_crosses_a_seam() {
        let split = Scale::split(Step::month(3), 2027, Step::year(4));
        let view = Viewport::new(split, day("2026-10-01"), 71);
        let across = view.panned_by_ticks(1);
        assert_eq!(
            (begins(&across).as_str(), across.seams().count()),
            ("2027-01-01", 0)
        );
        assert_eq!(begins(&across.panned_by_ticks(1)), "2028-01-01");
        assert_eq!(across.panned_by_ticks(-1), view);
    }

    #[test]
    fn revealing_moves_only_when_it_must_and_then_by_a_third() {
        let view = linear(Unit::Month, 3, "2025-01-01", 72);
        assert_eq!(view.revealed(day("2026-12-31")), view);
        // One column beyond on either side: 25 columns on, to the nearest month.
        assert_eq!(begins(&view.revealed(day("2027-01-01"))), "2025-09-01");
        assert_eq!(begins(&view.revealed(day("2024-12-31"))), "2024-05-01");
    }

    #[test]
    fn zooming_keeps_the_anchor_in_its_column() {
        let view = linear(Unit::Month, 3, "2025-01-01", 72);
        let anchor = day("2026-01-01");
        assert_eq!(view.cell_of(anchor), Some(36));
        let closer = view.zoomed(1, anchor);
        assert_eq!(
            (closer.scale().step(), closer.cell_of(anchor)),
            (Step::month(4), Some(36))
        );
        assert_eq!(closer.zoomed(-1, anchor), view);
    }

    #[test]
    fn zooming_stops_at_the_ends_of_the_ladder() {
        let view = linear(Unit::Month, 3, "2025-01-01", 72);
        let anchor = day("2026-01-01");
        let closest = view.zoomed(100, anchor);
        assert_eq!(closest.scale().step(), Step::FINEST);
        assert_eq!(closest.zoomed(1, anchor), closest);
        assert_eq!(closest.zoomed(-7, anchor), view);
        assert_eq!(view.zoomed(-100, anchor).scale().step(), Step::COARSEST);
    }

    #[test]
    fn a_stepped_view_comes_back_from_its_zoom() {
        let scale = Scale::stepped(Step::year(2), &[(2003, Step::month(3))]);
        let view = Viewport::new(scale, day("1990-01-01"), 80);
        let anchor = day("2003-06-26");
        let closer = view.zoomed(1, anchor);
        assert_eq!(closer.scale(), &Scale::linear(Step::month(4)));
        assert_eq!(closer.zoomed(-1, anchor), view);
    }

    #[test]
    fn words_say_what_is_in_sight() {
        let all = |view: Viewport| view.words(Day::MIN, Day::MAX);
        assert_eq!(all(linear(Unit::Day, 2, "2026-04-27", 71)), "5 weeks");
        assert_eq!(all(linear(Unit::Day, 8, "2026-04-27", 71)), "9 days");
        assert_eq!(all(linear(Unit::Month, 3, "2025-01-01", 71)), "24 months");
        assert_eq!(all(linear(Unit::Year, 6, "2006-01-01", 60)), "10 years");
        let whole = Viewport::fit(day("1950-07-14"), day("2030-12-31"), 71);
        assert_eq!(
            whole.words(day("1950-01-01"), day("2030-12-31")),
            "81 years"
        );
        let split = Scale::split(Step::year(6), 2027, Step::year(4));
        assert_eq!(
            all(Viewport::new(split, day("2021-01-01"), 71)),
            "6 years, then 4 columns a year"
        );
        let months = Step::per_column(6).unwrap();
        let stepped = Scale::stepped(Step::year(12), &[(2003, months)]);
        assert_eq!(
            all(Viewport::new(stepped, day("2000-01-01"), 71)),
            "stepped: 12 columns a year, 6 months a column"
        );
    }

    fn begins_with_a_unit(view: &Viewport) -> bool {
        let zone = view.scale().zone_of_column(view.columns().start);
        let last = view.scale().extent().end - i32::from(view.width().max(1));
        zone.is_some_and(|zone| {
            let left = view.columns().start;
            zone.stretch(left, zone.step.columns()).start == left
        }) || view.columns().start >= last
    }

    proptest! {
        #[test]
        fn zooming_in_and_out_comes_back(view in viewports(), anchor in days(), n in -24..24_i32) {
            let there = view.zoomed(n, anchor);
            let step = |view: &Viewport| {
                let stepped = view.scale().is_stepped();
                if stepped { view.scale().zone(anchor).step } else { view.scale().step() }
            };
            let mut moved = 0;
            let mut at = step(&view);
            while at != step(&there) {
                moved += n.signum();
                at = if n > 0 { at.finer() } else { at.coarser() }.unwrap();
            }
            prop_assert!(moved.abs() <= n.abs());
            prop_assert_eq!(there.zoomed(-moved, anchor), view.clone());
            let mut one_by_one = there;
            for _ in 0..moved.abs() {
                one_by_one = one_by_one.zoomed(-n.signum(), anchor);
            }
            prop_assert_eq!(one_by_one, view);
        }

        #[test]
        fn every_move_begins_with_a_unit_inside_the_time_line(
            view in viewports(),
            day in days(),
            columns in -500..500_i32,
            ticks in -9..9_i32,
        ) {
            for moved in [
                view.panned(columns),
                view.panned_by_ticks(ticks),
                view.zoomed(ticks, day),
                view.clone(),
            ] {
                let extent = moved.scale().extent();
                prop_assert!(extent.contains(&moved.columns().start));
                prop_assert!(moved.days().is_some());
                prop_assert_eq!(moved.width(), view.width());
            }
            for moved in [view.panned(columns), view.panned_by_ticks(ticks)] {
                prop_assert!(begins_with_a_unit(&moved), "{:?}", moved.days());
            }
        }

        #[test]
        fn what_is_revealed_is_in_sight(view in viewports(), day in days()) {
            let revealed = view.revealed(day);
            prop_assert!(revealed.cell_of(day).is_some());
            if view.cell_of(day).is_some() {
                prop_assert_eq!(revealed, view.clone());
            }
            prop_assert!(Viewport::centred(view.scale().clone(), day, view.width()).cell_of(day).is_some());
        }

        #[test]
        fn the_anchor_of_a_zoom_in_sight_stays_in_sight(
            view in viewports(),
            cell in 0..220_u16,
            n in -9..9_i32,
        ) {
            let Some((day, _)) = view.days_at(cell % view.width()) else { return Ok(()) };
            let zoomed = view.zoomed(n, day);
            prop_assert!(zoomed.cell_of(day).is_some());
        }

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
