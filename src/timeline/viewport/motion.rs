//! How a viewport moves: by panning, by showing a day, and by zooming about one.

use crate::day::Day;

use super::{Place, Viewport};
use crate::timeline::scale::Scale;
use crate::timeline::step::Step;
use crate::timeline::tick;
use crate::timeline::unit::Period;

/// Where a run of zooming began.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    anchor: Day,
    scale: Scale,
    left: i32,
    /// How many rungs finer the view is than the origin.
    level: i32,
}

impl Viewport {
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

    /// The same, but outwards no farther than to the step at which the stretch from `first` to `last` is in sight as a
    /// whole, and with no more room beside that stretch than it leaves.
    #[must_use]
    pub fn zoomed_within(&self, levels: i32, anchor: Day, (first, last): (Day, Day)) -> Self {
        let whole = self.fitted(first, last);
        let coarsest = whole.scale.step();
        let near = |view: &Self| view.is_back() || !coarsest.is_finer_than(view.scale.step());
        let mut outwards = (levels..0).map(|levels| self.zoomed(levels, anchor));
        if levels >= 0 {
            return self.zoomed(levels, anchor);
        }
        match outwards.find(near) {
            Some(view) if view.is_back() => view,
            found => found
                .unwrap_or_else(|| self.zoomed(0, anchor))
                .beside(&whole, (first, last)),
        }
    }

    /// Whether zooming has come back to where it began.
    fn is_back(&self) -> bool {
        self.origin.as_ref().is_some_and(|origin| origin.level == 0)
    }

    /// The view moved to the stretch that `whole` shows, where it has left it.
    fn beside(self, whole: &Self, (first, last): (Day, Day)) -> Self {
        let start = Self::new(self.scale.clone(), first, self.width).left;
        let latest = self.scale.columns(last).end - i32::from(self.width);
        let left = if self.scale == whole.scale {
            whole.left
        } else {
            self.left.clamp(start, latest.max(start))
        };
        Self { left, ..self }.begun(None)
    }

    /// The day about which the view was zoomed last, as long as nothing else has moved it.
    pub fn anchor(&self) -> Option<Day> {
        self.origin.as_ref().map(|origin| origin.anchor)
    }

    fn nearest_cell(&self, day: Day) -> u16 {
        match self.place(day) {
            Place::Before => 0,
            Place::At(cell) => cell,
            Place::After => self.width.saturating_sub(1),
        }
    }

    /// The view begun at the unit nearest to its left edge, by which `seen` must not get out of sight; at
    /// `seen` itself where one day is wider than half of the view.
    pub(super) fn begun(self, seen: Option<Day>) -> Self {
        let wide = seen.map(|day| self.scale.columns(day));
        let wide = wide.filter(|day| day.len() > 1 && day.len() * 2 > usize::from(self.width));
        if let Some(day) = wide {
            let left = day.start;
            return Self { left, ..self }.kept_inside();
        }
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
    pub(super) fn kept_inside(self) -> Self {
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

#[cfg(test)]
mod tests {
    use super::super::tests::{begins, day, linear, viewports};
    use super::*;
    use crate::timeline::scale::tests::days;
    use crate::timeline::unit::Unit;
    use proptest::prelude::*;

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
    fn a_day_wider_than_half_of_the_view_begins_it() {
        let view = linear(Unit::Month, 3, "2025-01-01", 72);
        let anchor = day("2026-05-21");
        for width in [65, 71, 127] {
            let view = view.resized(width).revealed(anchor);
            let closest = view.zoomed(100, anchor);
            let centred = Viewport::centred(closest.scale().clone(), anchor, width);
            assert_eq!(
                [&closest, &centred].map(begins),
                ["2026-05-21", "2026-05-21"]
            );
        }
        let narrow = Viewport::centred(Scale::linear(Step::FINEST), anchor, 128);
        assert_eq!(begins(&narrow), "2026-05-20");
    }

    #[test]
    fn zooming_stops_at_the_ends_of_the_ladder() {
        let view = linear(Unit::Month, 3, "2025-01-01", 72);
        let anchor = day("2026-01-01");
        let closest = view.zoomed(100, anchor);
        assert_eq!(closest.scale().step(), Step::FINEST);
        assert_eq!(closest.zoomed(1, anchor), closest);
        assert_eq!(closest.zoomed(-10, anchor), view);
        assert_eq!(view.zoomed(-100, anchor).scale().step(), Step::COARSEST);
    }

    #[test]
    fn zooming_out_ends_at_the_whole_record() {
        let record = (day("1950-07-14"), day("2030-12-31"));
        let anchor = day("2026-05-21");
        let view = linear(Unit::Year, 2, "2010-01-01", 72);
        let told = |view: &Viewport| {
            let (first, last) = view.days().unwrap();
            let step = view.scale().step().words();
            format!("{step}, {first} to {last}")
        };
        let out = view.zoomed_within(-1, anchor, record);
        assert_eq!(told(&out), "8 columns a decade, 1950-01-01 to 2039-12-31");
        assert_eq!(out.zoomed_within(-1, anchor, record), out);
        assert_eq!(view.zoomed_within(-100, anchor, record), out);
        assert_eq!(out.zoomed_within(1, anchor, record), view);
        // Before that the view leaves no more room beside the record than there has to be.
        let months = linear(Unit::Month, 3, "2025-07-01", 72);
        assert_eq!(
            told(&months.zoomed_within(-2, anchor, record)),
            "6 columns a year, 2019-01-01 to 2030-12-31"
        );
        // What was moved away from the record at its last step comes back to it.
        let away = out.panned(60);
        assert_eq!(away.zoomed_within(-1, anchor, record), out);
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
        fn zooming_within_a_record_comes_back(
            view in viewports(),
            anchor in days(),
            ends in (days(), days()),
            n in 0..24_i32,
        ) {
            let record = (ends.0.min(ends.1), ends.0.max(ends.1));
            let closer = view.zoomed_within(n, anchor, record);
            prop_assert_eq!(&closer, &view.zoomed(n, anchor));
            let closer = view.zoomed_within(1, anchor, record);
            if closer.scale() != view.scale() {
                prop_assert_eq!(&closer.zoomed_within(-1, anchor, record), &view);
            }
            let mut out = view.clone();
            let mut levels = 0;
            for _ in 0..n {
                let next = out.zoomed_within(-1, anchor, record);
                if next.scale() == out.scale() {
                    let last = next.zoomed_within(-1, anchor, record);
                    prop_assert_eq!(last, next);
                    break;
                }
                out = next;
                levels += 1;
            }
            if levels > 0 {
                prop_assert_eq!(out.zoomed_within(levels, anchor, record), view);
            }
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
    }
}
