//! Day to column and back: zones of whole columns per calendar unit, joined by marked seams.
//!
//! ```text
//!          zone 0, 3 columns a month       seam      zone 1, 4 columns a year
//!  … │ Oct 2026 │ Nov 2026 │ Dec 2026 │      ┊      │ 2027 │ 2028 │ 2029 │ …
//!    51 52 53     54 55 56   57 58 59        60      61  64  65
//! ```

mod spelling;

use std::iter;
use std::ops::Range;

use crate::day::Day;

use super::step::Step;

/// A map of the whole time line, [`Day::MIN`] to [`Day::MAX`], to columns.
///
/// It has at least one [`Zone`]; between two zones stands a seam of one column that holds no day.
/// Every other column within [`Scale::extent`] holds whole days, and every day has its columns:
/// `column` is in [`Scale::columns`]`(day)` exactly when `day` is in [`Scale::days`]`(column)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    kind: Kind,
    head: Zone,
    tail: Vec<Zone>,
}

/// What `+` and `-` change, and whether there is a seam to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Linear,
    Split { year: i32, after: Step },
    Stepped,
}

/// A stretch of the time line with one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Its first day: the time line's, or a New Year.
    pub first: Day,
    /// Its last day, the eve of the next zone's first.
    pub last: Day,
    /// How wide it is drawn.
    pub step: Step,
    /// Its first column.
    pub left: i32,
    /// The column after its last one.
    pub end: i32,
    /// What the step's own columns are shifted by.
    shift: i32,
}

impl Zone {
    fn new(first: Day, last: Day, step: Step, left: i32) -> Self {
        let shift = left - step.raw(first);
        let end = step.raw(last) + step.columns_a_day() + shift;
        Self {
            first,
            last,
            step,
            left,
            end,
            shift,
        }
    }

    /// The first column of `day`, which is cut to the zone.
    fn column(&self, day: Day) -> i32 {
        self.step.raw(day.clamp(self.first, self.last)) + self.shift
    }

    /// The days of a column of this zone.
    fn days(&self, column: i32) -> (Day, Day) {
        let (first, last) = self.step.raw_days(column - self.shift);
        (first.max(self.first), last.min(self.last))
    }

    /// The columns of the stretch of `size` columns, counted from the calendar's zero, that holds
    /// `column`: cut to the zone.
    pub(super) fn stretch(&self, column: i32, size: u8) -> Range<i32> {
        let size = i32::from(size.max(1));
        let start = (column - self.shift).div_euclid(size) * size + self.shift;
        start.max(self.left)..(start + size).min(self.end)
    }
}

impl Scale {
    /// One step for the whole time line.
    pub fn linear(step: Step) -> Self {
        Self::build(Kind::Linear, step, &[])
    }

    /// `before` up to the end of the year before `year`, then a seam, then `after` from its New Year
    /// on; no seam where `after` would not be coarser. The seam comes back when `before` gets finer.
    pub fn split(before: Step, year: i32, after: Step) -> Self {
        let kind = Kind::Split { year, after };
        if before.is_finer_than(after) {
            Self::build(kind, before, &[(year, after)])
        } else {
            Self::build(kind, before, &[])
        }
    }

    /// `first`, then at most three further zones, each from its New Year on, in order. A zone that
    /// does not begin after the one before it, or beyond the time line, or that has the same step, is
    /// left out.
    pub fn stepped(first: Step, then: &[(i32, Step)]) -> Self {
        Self::build(Kind::Stepped, first, then)
    }

    fn build(kind: Kind, first: Step, then: &[(i32, Step)]) -> Self {
        let mut head = Zone::new(Day::MIN, Day::MAX, first, first.raw(Day::MIN));
        let mut tail: Vec<Zone> = Vec::new();
        for &(year, step) in then.iter().take(3) {
            let before = tail.last_mut().unwrap_or(&mut head);
            let Some(start) = Day::from_ymd(year, 1, 1) else {
                continue;
            };
            if start > before.first && step != before.step {
                *before = Zone::new(before.first, start.plus_days(-1), before.step, before.left);
                let left = before.end + 1;
                tail.push(Zone::new(start, Day::MAX, step, left));
            }
        }
        Self { kind, head, tail }
    }

    /// The zones in order of time.
    pub fn zones(&self) -> impl DoubleEndedIterator<Item = &Zone> {
        iter::once(&self.head).chain(&self.tail)
    }

    /// The zone that holds `day`.
    pub fn zone(&self, day: Day) -> &Zone {
        self.tail
            .iter()
            .rev()
            .find(|zone| zone.first <= day)
            .unwrap_or(&self.head)
    }

    /// The zone that holds `column`; none for a seam or beyond the time line.
    pub fn zone_of_column(&self, column: i32) -> Option<&Zone> {
        self.zones()
            .find(|zone| (zone.left..zone.end).contains(&column))
    }

    /// The seams, as columns from left to right.
    pub fn seams(&self) -> impl Iterator<Item = i32> {
        self.tail.iter().map(|zone| zone.left - 1)
    }

    /// All columns of the time line, seams included.
    pub fn extent(&self) -> Range<i32> {
        self.head.left..self.tail.last().map_or(self.head.end, |zone| zone.end)
    }

    /// The first and the last day that the column touches; none for a seam or beyond the time line.
    pub fn days(&self, column: i32) -> Option<(Day, Day)> {
        self.zone_of_column(column).map(|zone| zone.days(column))
    }

    /// The columns that `day` takes: one, or several where a column holds less than a day.
    pub fn columns(&self, day: Day) -> Range<i32> {
        let zone = self.zone(day);
        let column = zone.column(day);
        column..column + zone.step.columns_a_day()
    }

    /// The first column that `day` takes.
    pub fn column(&self, day: Day) -> i32 {
        self.zone(day).column(day)
    }

    /// The columns of a bin in a zone: on a stepped scale several columns of a coarse step, so that a
    /// mark has room for its count.
    pub fn bin_columns(&self, zone: &Zone) -> u8 {
        if self.is_stepped() {
            zone.step.wide_bin_columns()
        } else {
            zone.step.bin_columns()
        }
    }

    /// The step of the first zone: the one that zooming changes.
    pub const fn step(&self) -> Step {
        self.head.step
    }

    /// Whether it is drawn with zones by density.
    pub const fn is_stepped(&self) -> bool {
        matches!(self.kind, Kind::Stepped)
    }

    /// Whether the future is coarser than the past, or would be at a finer step.
    pub const fn is_split(&self) -> bool {
        matches!(self.kind, Kind::Split { .. })
    }

    /// The same kind of scale with another step: linear all of it, split the part before the seam, and
    /// stepped becomes linear.
    #[must_use]
    pub fn with_step(&self, step: Step) -> Self {
        match self.kind {
            Kind::Split { year, after } => Self::split(step, year, after),
            Kind::Linear | Kind::Stepped => Self::linear(step),
        }
    }

    /// The scale `levels` rungs finer (coarser where negative), itself at 0; none beyond the ladder's
    /// ends. A stepped scale becomes linear, from the step of the zone that holds `anchor`.
    #[must_use]
    pub fn zoomed(&self, levels: i32, anchor: Day) -> Option<Self> {
        if levels == 0 {
            return Some(self.clone());
        }
        let mut step = match self.kind {
            Kind::Stepped => self.zone(anchor).step,
            Kind::Linear | Kind::Split { .. } => self.step(),
        };
        for _ in 0..levels.unsigned_abs() {
            step = if levels > 0 {
                step.finer()?
            } else {
                step.coarser()?
            };
        }
        Some(self.with_step(step))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::step::tests::all_steps;
    use super::super::unit::Unit;
    use super::*;
    use proptest::prelude::*;

    /// Linear, split and stepped scales of all steps.
    pub fn scales() -> impl Strategy<Value = Scale> {
        let year = 1_900..2_100_i32;
        let ladder = || proptest::sample::select(Step::LADDER.to_vec());
        prop_oneof![
            all_steps().prop_map(Scale::linear),
            (ladder(), year.clone(), all_steps())
                .prop_map(|(before, year, after)| Scale::split(before, year, after)),
            (
                all_steps(),
                prop::collection::vec((year, all_steps()), 1..4)
            )
                .prop_map(|(first, mut then)| {
                    then.sort_by_key(|&(year, _)| year);
                    Scale::stepped(first, &then)
                }),
        ]
    }

    /// Days among which the seams of [`scales`] lie, and now and then any day.
    pub fn days() -> impl Strategy<Value = Day> {
        let from = Day::from_ymd(1_880, 1, 1).unwrap().number();
        let to = Day::from_ymd(2_120, 1, 1).unwrap().number();
        prop_oneof![
            4 => (from..to).prop_map(Day::from_number),
            1 => (Day::MIN.number()..=Day::MAX.number()).prop_map(Day::from_number),
            1 => prop_oneof![Just(Day::MIN), Just(Day::MAX)],
        ]
    }

    fn step(unit: Unit, columns: u8) -> Step {
        Step::per_unit(unit, columns).unwrap()
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_split_scale_has_a_seam_at_the_new_year() {
        let scale = Scale::split(step(Unit::Month, 3), 2027, step(Unit::Year, 4));
        let eve = scale.columns(day("2026-12-31"));
        let seam = eve.end;
        assert_eq!(scale.seams().collect::<Vec<_>>(), [seam]);
        assert_eq!(scale.days(seam), None);
        assert_eq!(scale.column(day("2027-01-01")), seam + 1);
        assert_eq!(
            scale.days(seam - 1),
            Some((day("2026-12-21"), day("2026-12-31")))
        );
        assert_eq!(
            scale.days(seam + 1),
            Some((day("2027-01-01"), day("2027-03-31")))
        );
        assert_eq!(scale.column(day("2030-12-31")), seam + 16);
        assert_eq!(scale.column(day("2026-01-01")), seam - 36);
    }

    #[test]
    fn a_seam_goes_where_the_future_is_not_coarser_and_comes_back() {
        let scale = Scale::split(step(Unit::Year, 6), 2027, step(Unit::Year, 4));
        let anchor = day("2026-05-20");
        assert_eq!(scale.seams().count(), 1);
        let out = scale.zoomed(-1, anchor).unwrap();
        assert_eq!((out.step(), out.seams().count()), (step(Unit::Year, 4), 0));
        assert_eq!(out.zoomed(1, anchor), Some(scale));
        let far = out.zoomed(-2, anchor).unwrap();
        assert_eq!(
            (far.step(), far.seams().count()),
            (step(Unit::Decade, 8), 0)
        );
        assert!(far.is_split());
    }

    #[test]
    fn a_stepped_scale_zooms_to_a_linear_one() {
        let months = Step::per_column(6).unwrap();
        let scale = Scale::stepped(step(Unit::Decade, 8), &[(2003, months)]);
        let anchor = day("2010-06-26");
        assert_eq!(
            scale.zoomed(1, anchor),
            Some(Scale::linear(step(Unit::Year, 4)))
        );
        assert_eq!(
            scale.zoomed(-1, anchor),
            Some(Scale::linear(step(Unit::Decade, 8)))
        );
        assert_eq!(
            scale.zoomed(1, day("1990-01-01")),
            Some(Scale::linear(step(Unit::Year, 2)))
        );
    }

    #[test]
    fn zones_out_of_order_are_left_out() {
        let (years, months) = (step(Unit::Year, 4), step(Unit::Month, 3));
        let scale = Scale::stepped(years, &[(2000, months), (1990, years), (2010, months)]);
        assert_eq!(scale.seams().count(), 1);
        assert_eq!(
            Scale::stepped(years, &[(20_000, months)]).seams().count(),
            0
        );
    }

    #[test]
    fn a_unit_cut_by_a_seam_keeps_to_its_zone() {
        let scale = Scale::stepped(step(Unit::Decade, 1), &[(2003, step(Unit::Month, 3))]);
        let last = scale.column(day("2002-12-31"));
        assert_eq!(
            scale.days(last),
            Some((day("2000-01-01"), day("2002-12-31")))
        );
        assert_eq!(scale.column(day("2003-01-01")), last + 2);
    }

    #[test]
    fn the_finest_scale_reaches_the_ends_of_the_time_line() {
        let scale = Scale::linear(Step::FINEST);
        let Range { start, end } = scale.extent();
        assert_eq!(scale.days(start), Some((Day::MIN, Day::MIN)));
        assert_eq!(scale.days(end - 1), Some((Day::MAX, Day::MAX)));
        assert_eq!((scale.days(start - 1), scale.days(end)), (None, None));
    }

    proptest! {
        #[test]
        fn a_column_is_in_columns_exactly_when_the_day_is_in_days(
            scale in scales(),
            day in days(),
            off in -40..40_i32,
        ) {
            let columns = scale.columns(day);
            let column = columns.start + off;
            let holds = scale.days(column).is_some_and(|(a, b)| a <= day && day <= b);
            prop_assert_eq!(columns.contains(&column), holds);
            for column in columns {
                let (a, b) = scale.days(column).unwrap();
                prop_assert!(a <= day && day <= b);
            }
        }

        #[test]
        fn columns_follow_one_another_without_gaps(scale in scales(), day in days()) {
            let here = scale.columns(day);
            prop_assert!(scale.extent().start <= here.start && here.end <= scale.extent().end);
            if day < Day::MAX {
                let next = scale.columns(day.plus_days(1));
                let gap: Vec<_> = (here.end..next.start).collect();
                prop_assert!(next.start >= here.start && next.end >= here.end);
                prop_assert!(gap.iter().all(|&column| scale.seams().any(|seam| seam == column)));
                prop_assert!(gap.len() <= 1);
            }
        }

        #[test]
        fn columns_hold_all_days_once(scale in scales(), day in days()) {
            let mut column = scale.column(day);
            let (_, mut last) = scale.days(column).unwrap();
            for _ in 0..50 {
                column += 1;
                if !scale.extent().contains(&column) {
                    prop_assert_eq!(last, Day::MAX);
                    break;
                }
                let Some((a, b)) = scale.days(column) else { continue };
                prop_assert!(a <= b);
                prop_assert!(last.days_until(a) == 1 || (a, b) == (last, last));
                last = b;
            }
        }

        #[test]
        fn zones_begin_at_a_new_year(scale in scales()) {
            for zone in scale.zones().skip(1) {
                prop_assert_eq!((zone.first.month(), zone.first.day_of_month()), (1, 1));
                prop_assert_eq!(scale.column(zone.first), zone.left);
            }
            prop_assert!(scale.zones().count() <= 4);
        }
    }
}
