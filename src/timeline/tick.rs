//! Calendar labels over the columns, in two rows, that never touch.
//!
//! ```text
//!  2025              2026                                ┊years
//!  Jul      Oct      Jan      Apr ▾20 May        today   ┊'27 '28 '29 '30
//! ```
//!
//! Which days get a label depends on the step alone, never on what is in sight: panning moves the
//! labels and changes none. The exceptions serve the reader: the coarse label of a period that began
//! further left sticks to the left edge, as in a single row does the year or the day of the edge itself,
//! and a label that would touch a reserved stretch is left out.

mod plan;

use std::ops::Range;

use crate::day::Day;
use crate::text::measure::width;

use super::scale::Zone;
use super::step::Step;
use super::unit::Period;
use super::viewport::Viewport;
use plan::{Form, Plan};

/// One of the two rows of ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// The coarse one, and the captions of zones.
    Upper,
    /// The fine one.
    Lower,
}

/// How many rows of ticks there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rows {
    /// One, [`Row::Lower`], whose labels can stand alone: `2025`, not `Jul`.
    One,
    /// Two.
    Two,
}

/// What a tick stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TickKind {
    /// A period begins at its column.
    Begin,
    /// A period that began left of the view is still in sight at the left edge.
    Stuck,
    /// The scale of a zone, at its left edge: `years`; on a stepped scale `6 months a column`.
    Caption,
}

/// A label over the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Its first column in the viewport.
    pub column: u16,
    /// What is written there.
    pub label: String,
    /// The row.
    pub row: Row,
    /// What it stands for.
    pub kind: TickKind,
    /// Whether it stands out: coarse labels, Mondays, centuries.
    pub strong: bool,
    /// The first day of the period that it names; of a caption, of the zone.
    pub day: Day,
}

impl Tick {
    /// The columns that the label takes.
    pub fn cells(&self) -> Range<u16> {
        cells(self.column, &self.label)
    }
}

/// A stretch of a row that another label takes, such as the selection's `▾20 May`. Ticks that would
/// touch it are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserved {
    /// The row.
    pub row: Row,
    /// The columns of the viewport.
    pub cells: Range<u16>,
}

/// The ticks of a viewport, by row and then from left to right. No two of a row touch, nor does one
/// touch a reserved stretch: between them is at least one column.
pub fn ticks(viewport: &Viewport, rows: Rows, reserved: &[Reserved]) -> Vec<Tick> {
    let mut placed = Placed {
        ticks: Vec::new(),
        reserved,
    };
    let stepped = viewport.scale().is_stepped();
    // Years alone take the upper row, so that the labels of the selection and of today, which stand in
    // the lower one, push none of them aside.
    let alone = rows == Rows::Two
        && !stepped
        && viewport.seams().next().is_none()
        && viewport
            .zones()
            .all(|(zone, _)| Plan::of(zone.step).upper.is_none());
    let fine = if alone { Row::Upper } else { Row::Lower };
    let coarse = match rows {
        Rows::One => Row::Lower,
        Rows::Two => Row::Upper,
    };
    for (zone, cells) in viewport.zones() {
        let stretch = Stretch {
            viewport,
            zone,
            cells,
        };
        let after_seam = viewport.cell(zone.left - 1).is_some();
        let plan = match rows {
            // A short year can be told where a zone before it has told one.
            Rows::One => Plan::of_one_row(zone.step, after_seam && !placed.ticks.is_empty()),
            Rows::Two if stepped => Plan::of_zone(zone.step, after_seam),
            Rows::Two => Plan::of(zone.step),
        };
        let captioned = rows == Rows::Two && (stepped || (after_seam && plan.lower.1.is_year()));
        if captioned {
            stretch.caption(&mut placed);
        } else if let Some((period, form)) = plan.upper {
            stretch.place(coarse, true, (period, form), &mut placed);
            stretch.stick(coarse, true, (period, form), &mut placed);
        }
        // Where no other label tells the year that of the edge does, and goes before those of its days.
        if plan.lower.1 == Form::DayMonth {
            let edge = (Period::Day, Form::DayMonthYear);
            stretch.stick(fine, false, edge, &mut placed);
        }
        stretch.place(fine, fine == Row::Upper, plan.lower, &mut placed);
        if let (Rows::One, Period::Months(..=12)) = (rows, plan.lower.0) {
            let edge = (Period::Months(12), Form::Year);
            stretch.stick(fine, false, edge, &mut placed);
        }
    }
    let mut ticks = placed.ticks;
    ticks.sort_by_key(|tick| (tick.row == Row::Lower, tick.column));
    ticks
}

/// The period of the lower row's labels: what a view pans by.
pub fn lower(step: Step) -> Period {
    Plan::of(step).lower.0
}

fn cells(column: u16, label: &str) -> Range<u16> {
    let columns = u16::try_from(width(label)).unwrap_or(u16::MAX);
    column..column.saturating_add(columns)
}

/// The labels placed so far.
struct Placed<'a> {
    ticks: Vec<Tick>,
    reserved: &'a [Reserved],
}

impl Placed<'_> {
    /// Whether a label there would have a free column on both sides.
    fn is_free(&self, row: Row, label: &Range<u16>) -> bool {
        let apart = |other: &Range<u16>| label.end < other.start || other.end < label.start;
        self.reserved
            .iter()
            .filter(|other| other.row == row)
            .all(|other| apart(&other.cells))
            && self
                .ticks
                .iter()
                .filter(|tick| tick.row == row)
                .all(|tick| apart(&tick.cells()))
    }

    /// Places the first of the labels that ends within `end` and touches nothing.
    fn place(&mut self, tick: &Tick, labels: Vec<String>, end: u16) {
        let fits = |label: &String| {
            let cells = cells(tick.column, label);
            cells.end <= end && self.is_free(tick.row, &cells)
        };
        if let Some(label) = labels.into_iter().find(fits) {
            self.ticks.push(Tick {
                label,
                ..tick.clone()
            });
        }
    }
}

/// The columns of one zone that are in sight.
struct Stretch<'a> {
    viewport: &'a Viewport,
    zone: &'a Zone,
    cells: Range<u16>,
}

impl Stretch<'_> {
    fn caption(&self, placed: &mut Placed) {
        let step = self.zone.step;
        let stepped = self.viewport.scale().is_stepped();
        let labels = match step.months() {
            _ if stepped => vec![step.words(), step.few_words()],
            Some(1) => vec!["months".to_owned()],
            Some(12) => vec!["years".to_owned()],
            Some(_) if step.is_coarse() => vec![step.words(), step.few_words()],
            _ => vec![step.unit().plural().to_owned()],
        };
        let tick = Tick {
            column: self.cells.start,
            label: String::new(),
            row: Row::Upper,
            kind: TickKind::Caption,
            strong: false,
            day: self.zone.first,
        };
        placed.place(&tick, labels, self.cells.end);
    }

    /// Labels the periods that begin in this stretch; all of them may stand out.
    fn place(
        &self,
        row: Row,
        stand_out: bool,
        (period, form): (Period, Form),
        placed: &mut Placed,
    ) {
        let (Some((first, _)), Some((_, last))) = (
            self.viewport.days_at(self.cells.start),
            self.viewport.days_at(self.cells.end.saturating_sub(1)),
        ) else {
            return;
        };
        let begins = if period.start_of(first) == first {
            Some(first)
        } else {
            period.next(first)
        };
        let days: Vec<Day> = std::iter::successors(begins, |day| period.next(*day))
            .take_while(|day| *day <= last)
            .collect();
        // Those that stand out first, so that a wide one displaces its neighbours and not they it.
        for strong in [true, false] {
            for &day in days.iter().filter(|day| form.is_strong(**day) == strong) {
                let Some(column) = self.viewport.cell_of(day) else {
                    continue;
                };
                let tick = Tick {
                    column,
                    label: String::new(),
                    row,
                    kind: TickKind::Begin,
                    strong: strong || stand_out,
                    day,
                };
                placed.place(&tick, form.labels(day), self.cells.end);
            }
        }
    }

    /// Labels the period that is under way at the left edge of this stretch, if nothing else is written there.
    fn stick(&self, row: Row, strong: bool, (period, form): (Period, Form), placed: &mut Placed) {
        let Some((first, _)) = self.viewport.days_at(self.cells.start) else {
            return;
        };
        let day = period.start_of(first);
        let tick = Tick {
            column: self.cells.start,
            label: String::new(),
            row,
            kind: if day < first {
                TickKind::Stuck
            } else {
                TickKind::Begin
            },
            strong,
            day,
        };
        placed.place(&tick, form.labels(day), self.cells.end);
    }
}

#[cfg(test)]
mod tests {
    use super::super::opening::Opening;
    use super::super::scale::Scale;
    use super::super::scale::tests::days;
    use super::super::step::tests::all_steps;
    use super::super::unit::Unit;
    use super::super::viewport::tests::viewports;
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn linear(unit: Unit, columns: u8, from: &str, width: u16) -> Viewport {
        let step = Step::per_unit(unit, columns).unwrap();
        Viewport::new(Scale::linear(step), day(from), width)
    }

    /// The rows as they are written, without trailing blanks.
    fn written(view: &Viewport, rows: Rows, reserved: &[Reserved]) -> Vec<String> {
        let mut lines = vec![String::new(), String::new()];
        for tick in ticks(view, rows, reserved) {
            let line = &mut lines[usize::from(tick.row == Row::Lower)];
            assert!(line.chars().count() <= usize::from(tick.column));
            *line = format!("{line:<0$}{1}", usize::from(tick.column), tick.label);
        }
        if rows == Rows::One {
            assert_eq!(lines.remove(0), "");
        }
        lines
    }

    fn two(view: &Viewport) -> Vec<String> {
        written(view, Rows::Two, &[])
    }

    fn opening(width: u16) -> Viewport {
        Opening {
            today: day("2026-11-23"),
            newest: Some(day("2026-05-21")),
            few: Some(day("2026-05-20")),
            story: Some(day("2026-05-13")),
            first: Some(day("1950-07-14")),
            farthest: Some(day("2030-12-31")),
            width,
        }
        .viewport()
    }

    #[test]
    fn the_opening() {
        assert_eq!(
            two(&opening(71)),
            [
                "2025              2026                                 years",
                "Jul      Oct      Jan      Apr      Jul      Oct       '27 '28 '29 '30",
            ]
        );
        assert_eq!(
            two(&opening(125))[1],
            "Jul   Aug   Sep   Oct   Nov   Dec   Jan   Feb   Mar   Apr   May   Jun   \
             Jul   Aug   Sep   Oct   Nov   Dec    '27 '28 '29 '30"
        );
        assert_eq!(
            written(&opening(35), Rows::One, &[]),
            ["2025  2026         '27 '28 '29 '30"]
        );
    }

    #[test]
    fn labels_make_room_for_the_reserved() {
        let view = opening(71);
        // The selection's label in the column of 20 May, today's about its line.
        let reserved = [
            Reserved {
                row: Row::Lower,
                cells: 31..38,
            },
            Reserved {
                row: Row::Lower,
                cells: 46..51,
            },
        ];
        assert_eq!(
            written(&view, Rows::Two, &reserved),
            [
                "2025              2026                                 years",
                "Jul      Oct      Jan      Apr                         '27 '28 '29 '30",
            ]
        );
        let touching = [Reserved {
            row: Row::Lower,
            cells: 30..31,
        }];
        let lower = &written(&view, Rows::Two, &touching)[1];
        assert!(!lower.contains("Apr"), "a blank must lie between: {lower}");
    }

    #[test]
    fn weeks_under_months() {
        assert_eq!(
            two(&linear(Unit::Day, 2, "2026-04-27", 70)),
            [
                "Apr     May 2026",
                "Mon 27        Mon 4         Mon 11        Mon 18        Mon 25",
            ]
        );
        assert_eq!(
            two(&linear(Unit::Day, 1, "2026-04-01", 35)),
            [
                "Apr 2026                      May",
                "     Mon 6  Mon 13 Mon 20 Mon 27"
            ]
        );
    }

    #[test]
    fn days_under_months() {
        assert_eq!(
            two(&linear(Unit::Day, 4, "2026-04-28", 24)),
            ["Apr 2026    May 2026", "28  29  30  1   2   3"]
        );
        assert_eq!(
            two(&linear(Unit::Day, 8, "2026-04-28", 24)),
            ["Apr 2026", "Tue 28  Wed 29  Thu 30"]
        );
    }

    #[test]
    fn years_alone_where_they_fit_in_full() {
        assert_eq!(
            two(&linear(Unit::Year, 6, "2006-01-01", 34)),
            ["2006  2007  2008  2009  2010  2011", ""]
        );
        assert_eq!(
            two(&linear(Unit::Year, 12, "2006-01-01", 30)),
            [
                "2006        2007        2008",
                "Jan   Jul   Jan   Jul   Jan"
            ]
        );
    }

    #[test]
    fn short_years_under_decades() {
        assert_eq!(
            two(&linear(Unit::Year, 4, "2006-01-01", 40)),
            [
                "2000s           2010s",
                "'06 '07 '08 '09 '10 '11 '12 '13 '14 '15"
            ]
        );
        assert_eq!(
            two(&linear(Unit::Year, 2, "2006-01-01", 24)),
            ["2000s   2010s", "'06 '08 '10 '12 '14 '16"]
        );
        // A century is written in full and displaces its neighbour, also where the two are at the edge.
        assert_eq!(
            two(&linear(Unit::Year, 4, "2098-01-01", 20))[1],
            "'98 '99 2100    '02"
        );
    }

    #[test]
    fn decades_and_beyond() {
        assert_eq!(
            two(&linear(Unit::Decade, 8, "1950-07-14", 71))[0],
            "1950    1960    1970    1980    1990    2000    2010    2020    2030"
        );
        assert_eq!(
            two(&linear(Unit::Decade, 4, "1950-07-14", 40))[0],
            "    1960    1980    2000    2020    2040"
        );
        assert_eq!(
            two(&linear(Unit::Century, 8, "-0150-01-01", 30))[0],
            "-0200   -0100   0000    0100"
        );
    }

    #[test]
    fn one_row_stands_alone() {
        let one = |unit, columns, from| written(&linear(unit, columns, from, 40), Rows::One, &[]);
        assert_eq!(
            one(Unit::Month, 3, "2025-12-01"),
            ["   2026     Apr      Jul      Oct"]
        );
        assert_eq!(
            one(Unit::Month, 6, "2026-05-01"),
            ["2026  Jun   Jul   Aug   Sep   Oct   Nov"]
        );
        assert_eq!(
            one(Unit::Day, 8, "2026-05-21"),
            ["21 May 2026     23 May  24 May  25 May"]
        );
        assert_eq!(
            one(Unit::Year, 4, "2006-01-01"),
            ["2006    2008    2010    2012    2014"]
        );
        assert_eq!(
            one(Unit::Day, 2, "2026-04-27"),
            ["27 Apr 2026   4 May         11 May"]
        );
        assert_eq!(
            one(Unit::Day, 4, "2026-04-27"),
            ["27 Apr 2026                 4 May"]
        );
    }

    #[test]
    fn a_zone_says_its_scale_after_its_seam() {
        let months = |n| Step::per_column(n).unwrap();
        let scale = Scale::stepped(
            Step::per_unit(Unit::Decade, 4).unwrap(),
            &[(2003, months(6)), (2020, months(1))],
        );
        let view = Viewport::new(scale, day("1950-01-01"), 100);
        assert_eq!(
            two(&view),
            [
                "4 columns a decade     6 months a column                  1 month a column",
                "    1960    1980         '04 '06 '08 '10 '12 '14 '16 '18  2020  Jul   2021  Jul   2022  Jul   2023",
            ]
        );
    }

    #[test]
    fn mondays_stand_out() {
        let view = linear(Unit::Day, 4, "2026-05-01", 28);
        let strong: Vec<_> = ticks(&view, Rows::Two, &[])
            .into_iter()
            .filter(|tick| tick.strong)
            .map(|tick| tick.label)
            .collect();
        assert_eq!(strong, ["May 2026", "4"]);
    }

    proptest! {
        #[test]
        fn ticks_never_touch_and_stand_at_their_day(
            view in viewports(),
            one in any::<bool>(),
            held in prop::collection::vec((0..200_u16, 1..12_u16, any::<bool>()), 0..3),
        ) {
            let reserved: Vec<_> = held
                .into_iter()
                .map(|(start, len, upper)| Reserved {
                    row: if upper { Row::Upper } else { Row::Lower },
                    cells: start..start + len,
                })
                .collect();
            let rows = if one { Rows::One } else { Rows::Two };
            let ticks = ticks(&view, rows, &reserved);
            let seams: Vec<_> = view.seams().collect();
            for tick in &ticks {
                let cells = tick.cells();
                prop_assert!(!cells.is_empty() && cells.end <= view.width());
                prop_assert!(seams.iter().all(|seam| !cells.contains(seam)));
                match tick.kind {
                    TickKind::Begin => prop_assert_eq!(view.cell_of(tick.day), Some(tick.column)),
                    TickKind::Stuck => {
                        let (first, _) = view.days_at(tick.column).unwrap();
                        prop_assert!(tick.day < first);
                        prop_assert!(tick.column == 0 || seams.contains(&(tick.column - 1)));
                    }
                    TickKind::Caption => prop_assert!(
                        tick.column == 0 || seams.contains(&(tick.column - 1))
                    ),
                }
                let apart = |other: &Range<u16>| other.end < cells.start || cells.end < other.start;
                for other in ticks.iter().filter(|other| *other != tick && other.row == tick.row) {
                    prop_assert!(apart(&other.cells()), "{tick:?} {other:?}");
                }
                for other in reserved.iter().filter(|other| other.row == tick.row) {
                    prop_assert!(apart(&other.cells));
                }
            }
        }

        #[test]
        fn panning_never_changes_the_set(
            step in all_steps(),
            from in days(),
            pan in -60..60_i32,
        ) {
            let view = Viewport::new(Scale::linear(step), from, 120);
            let moved = view.panned(pan);
            let begun = |one: &Viewport, other: &Viewport| {
                // Labels that have room in both views.
                let shared = one.columns().start.max(other.columns().start) + 6
                    ..one.columns().end.min(other.columns().end) - 9;
                ticks(one, Rows::Two, &[])
                    .into_iter()
                    .filter(|tick| tick.kind == TickKind::Begin)
                    .filter(|tick| shared.contains(&one.scale().column(tick.day)))
                    .map(|tick| (tick.day, tick.label, tick.row))
                    .collect::<Vec<_>>()
            };
            prop_assert_eq!(begun(&view, &moved), begun(&moved, &view));
        }

        #[test]
        fn one_row_tells_which_time_is_in_sight(view in viewports()) {
            if view.width() >= 40 && view.days().is_some_and(|(_, last)| last < Day::MAX) {
                let years = |tick: &Tick| tick.label.contains(&crate::day::Year(tick.day.year()).to_string());
                prop_assert!(ticks(&view, Rows::One, &[]).iter().any(years));
            }
        }

        #[test]
        fn every_wide_enough_view_has_labels(step in all_steps(), from in days()) {
            let width = u16::from(step.columns()) * 4;
            let view = Viewport::new(Scale::linear(step), from, width.max(60));
            if view.days().unwrap().1 == Day::MAX {
                return Ok(()); // Cut short by the end of the time line.
            }
            let found = ticks(&view, Rows::Two, &[]);
            let fine = |row| found.iter().filter(|tick| tick.row == row).count();
            prop_assert!(fine(Row::Lower) >= 3 || (fine(Row::Lower) == 0 && fine(Row::Upper) >= 3));
        }
    }
}
