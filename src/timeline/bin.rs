//! The items of a lane as marks with counts, gathered by the calendar.

use std::ops::Range;

use crate::day::Day;

use super::index::{Index, Summary};
use super::scale::{Scale, Zone};
use super::viewport::Viewport;

/// A stretch of the calendar in sight whose items share one mark a lane: a unit, or half or a quarter
/// of one where that is wide ([`Step::bin_columns`](super::Step::bin_columns)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The columns of the viewport that it takes; cut at the right edge and by seams.
    pub cells: Range<u16>,
    /// Its first day in sight.
    pub first: Day,
    /// Its last day in sight.
    pub last: Day,
}

/// The items of one lane in one bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The columns of the bin.
    pub cells: Range<u16>,
    /// The first item of the bin: where the selection goes.
    pub first_item: usize,
    /// How many items there are, at least 1.
    pub count: usize,
    /// The commonest marker.
    pub marker: u16,
    /// The commonest tone.
    pub tone: u16,
    /// Whether there are other tones beside it.
    pub mixed: bool,
}

/// The bins in sight, from left to right. Together they hold each day in sight once.
pub fn bins(viewport: &Viewport) -> Vec<Bin> {
    gathered(viewport, |zone| viewport.scale().bin_columns(zone))
}

/// The stretches of the fewest columns that may stand alone: a column of a coarse step, else a bin.
pub(super) fn narrow(viewport: &Viewport) -> Vec<Bin> {
    gathered(viewport, |zone| zone.step.bin_columns())
}

fn gathered(viewport: &Viewport, columns: impl Fn(&Zone) -> u8) -> Vec<Bin> {
    let mut bins = Vec::new();
    for (zone, cells) in viewport.zones() {
        let start = viewport.columns().start + i32::from(cells.start);
        let end = viewport.columns().start + i32::from(cells.end);
        let mut column = start;
        while column < end {
            let stretch = zone.stretch(column, columns(zone));
            let seen = column..stretch.end.min(end).max(column + 1);
            let scale = viewport.scale();
            if let (Some((first, _)), Some((_, last))) =
                (scale.days(seen.start), scale.days(seen.end - 1))
            {
                bins.push(Bin {
                    cells: viewport.cells(seen.clone()),
                    first,
                    last,
                });
            }
            column = seen.end;
        }
    }
    bins
}

/// The marks of a lane in the bins of a viewport, from left to right.
///
/// An item counts once: in the bin of its first day or, where that lies left of the view and the item
/// reaches into it, in the first bin. Bins without an item have no mark.
pub fn marks(bins: &[Bin], index: &Index, lane: u16) -> Vec<Mark> {
    let mark = |(place, bin): (usize, &Bin)| {
        let found = index.summary(lane, bin.first, bin.last, place == 0)?;
        let Summary {
            first,
            count,
            marker,
            tone,
            mixed,
        } = found;
        Some(Mark {
            cells: bin.cells.clone(),
            first_item: first,
            count,
            marker,
            tone,
            mixed,
        })
    };
    bins.iter().enumerate().filter_map(mark).collect()
}

/// Which of how many an item is in its mark, counted from 1: the third of nine. None where it is not in
/// sight.
pub fn position(viewport: &Viewport, index: &Index, place: usize) -> Option<(usize, usize)> {
    let item = index.item(place)?;
    viewport.cell_of(item.first)?;
    let (from, to) = viewport.days()?;
    let (first, last) = viewport.bin_of(item.first);
    let bin = (first.max(from), last.min(to));
    // The first bin in sight also counts what reaches into it.
    let carried = if bin.0 == from {
        index.reaching_in_lane(item.lane, bin.0)
    } else {
        0
    };
    let before = index.rank_in_lane(place) - index.begun_before_in_lane(item.lane, bin.0);
    let count = index.begun_in_lane(item.lane, bin.0, bin.1);
    Some((carried + before + 1, carried + count))
}

/// The items of a lane whose line shows in a viewport: those longer than a column that begin in sight,
/// and before them those that reach into it from the left. At most `limit`, in order.
pub fn lines(viewport: &Viewport, index: &Index, lane: u16, limit: usize) -> Vec<usize> {
    let Some((from, to)) = viewport.days() else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for (zone, _) in viewport.zones() {
        let days = (from.max(zone.first), to.min(zone.last));
        let carry = days.0 == from;
        let left = limit.saturating_sub(lines.len());
        lines.extend(index.long(lane, days, zone.step.days(), carry, left));
    }
    lines
}

/// The first and the last day of the bin that holds `day`.
pub fn around(scale: &Scale, day: Day) -> (Day, Day) {
    let (zone, column) = (scale.zone(day), scale.column(day));
    let stretch = zone.stretch(column, scale.bin_columns(zone));
    let first = scale.days(stretch.start).map_or(day, |(first, _)| first);
    let last = scale.days(stretch.end - 1).map_or(day, |(_, last)| last);
    (first, last)
}

/// The first item of the next bin, over all lanes, after the one that holds `day`.
pub fn next(scale: &Scale, index: &Index, day: Day) -> Option<usize> {
    let (_, last) = around(scale, day);
    let place = index.begun(Day::MIN, last).end;
    index.item(place).map(|_| place)
}

/// The first item of the bin before the one that holds `day`, over all lanes.
pub fn previous(scale: &Scale, index: &Index, day: Day) -> Option<usize> {
    let (first, _) = around(scale, day);
    let before = index.begun(first, Day::MAX).start.checked_sub(1)?;
    let (first, last) = around(scale, index.item(before)?.first);
    Some(index.begun(first, last).start)
}

#[cfg(test)]
mod tests {
    use super::super::index::tests::items;
    use super::super::item::Item;
    use super::super::scale::tests::{days, scales};
    use super::super::step::Step;
    use super::super::unit::Unit;
    use super::super::viewport::tests::viewports;
    use super::*;
    use crate::day::Extent;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn step(unit: Unit, columns: u8) -> Step {
        Step::per_unit(unit, columns).unwrap()
    }

    fn on(text: &str) -> Item {
        Item::new(Extent::day(day(text)))
    }

    fn told(view: &Viewport) -> Vec<String> {
        let told = |bin: &Bin| format!("{:?} {} {}", bin.cells, bin.first, bin.last);
        bins(view).iter().map(told).collect()
    }

    #[test]
    fn bins_are_units_or_parts_of_wide_ones() {
        let linear = |unit, columns, from, width| {
            told(&Viewport::new(
                Scale::linear(step(unit, columns)),
                day(from),
                width,
            ))
        };
        assert_eq!(
            linear(Unit::Month, 3, "2026-01-01", 8),
            [
                "0..3 2026-01-01 2026-01-31",
                "3..6 2026-02-01 2026-02-28",
                "6..8 2026-03-01 2026-03-20"
            ]
        );
        assert_eq!(
            linear(Unit::Month, 6, "2026-01-01", 9),
            [
                "0..3 2026-01-01 2026-01-15",
                "3..6 2026-01-16 2026-01-31",
                "6..9 2026-02-01 2026-02-14"
            ]
        );
        assert_eq!(
            linear(Unit::Decade, 8, "1950-01-01", 8),
            ["0..4 1950-01-01 1954-12-31", "4..8 1955-01-01 1959-12-31"]
        );
        assert_eq!(
            linear(Unit::Day, 2, "2026-01-01", 4),
            ["0..2 2026-01-01 2026-01-01", "2..4 2026-01-02 2026-01-02"]
        );
    }

    #[test]
    fn bins_end_at_a_seam() {
        let scale = Scale::stepped(step(Unit::Decade, 4), &[(2003, step(Unit::Year, 4))]);
        assert_eq!(
            told(&Viewport::new(scale, day("1990-01-01"), 11)),
            [
                "0..4 1990-01-01 1999-12-31",
                "4..6 2000-01-01 2002-12-31",
                "7..11 2003-01-01 2003-12-31"
            ]
        );
    }

    #[test]
    fn an_item_that_began_before_is_in_the_first_bin() {
        let long = Item {
            last: day("2026-09-30"),
            ..on("2024-12-01")
        };
        let over = Item {
            last: day("2025-12-31"),
            ..on("2025-01-01")
        };
        let index = Index::new(vec![long, over, on("2026-02-10"), on("2026-02-11")]);
        let scale = Scale::linear(step(Unit::Month, 3));
        let view = Viewport::new(scale, day("2026-01-01"), 36);
        let told: Vec<_> = marks(&bins(&view), &index, 0)
            .into_iter()
            .map(|mark| (mark.cells, mark.first_item, mark.count))
            .collect();
        assert_eq!(told, [(0..3, 0, 1), (3..6, 2, 2)]);
        assert_eq!(lines(&view, &index, 0, 9), [0]);
    }

    #[test]
    fn lines_are_longer_than_a_column() {
        let lasting = |from: &str, to: &str| Item {
            last: day(to),
            ..on(from)
        };
        let index = Index::new(vec![
            lasting("2026-01-10", "2026-01-20"),
            lasting("2026-01-10", "2026-01-21"),
            lasting("2027-02-01", "2027-04-30"),
            lasting("2027-02-01", "2027-06-30"),
        ]);
        let scale = Scale::split(step(Unit::Month, 3), 2027, step(Unit::Year, 4));
        let view = Viewport::new(scale, day("2026-01-01"), 60);
        // A column is up to 11 days before the seam and up to 92 after it.
        assert_eq!(lines(&view, &index, 0, 9), [1, 3]);
        assert_eq!(lines(&view, &index, 0, 1), [1]);
        assert_eq!(lines(&view, &index, 7, 9), Vec::<usize>::new());
    }

    #[test]
    fn walking_by_bins_stops_at_first_items() {
        let index = Index::new(
            [
                "2026-01-05",
                "2026-01-20",
                "2026-04-02",
                "2026-04-30",
                "2026-07-01",
            ]
            .map(on)
            .to_vec(),
        );
        let scale = Scale::linear(step(Unit::Month, 3));
        assert_eq!(next(&scale, &index, day("2026-01-05")), Some(2));
        assert_eq!(next(&scale, &index, day("2026-04-30")), Some(4));
        assert_eq!(next(&scale, &index, day("2026-07-01")), None);
        assert_eq!(previous(&scale, &index, day("2026-07-01")), Some(2));
        assert_eq!(previous(&scale, &index, day("2026-04-30")), Some(0));
        assert_eq!(previous(&scale, &index, day("2026-01-20")), None);
    }

    proptest! {
        #[test]
        fn bins_hold_each_day_in_sight_once(view in viewports()) {
            let bins = bins(&view);
            let (first, last) = view.days().unwrap();
            prop_assert_eq!(bins[0].first, first);
            prop_assert_eq!(bins[bins.len() - 1].last, last);
            for pair in bins.windows(2) {
                prop_assert_eq!(pair[0].last.days_until(pair[1].first), 1);
                let gap = pair[0].cells.end..pair[1].cells.start;
                prop_assert!(gap.clone().all(|cell| view.seams().any(|seam| seam == cell)));
            }
            for bin in &bins {
                for cell in bin.cells.clone() {
                    let (a, b) = view.days_at(cell).unwrap();
                    prop_assert!(bin.first <= a && b <= bin.last);
                }
                let (a, b) = around(view.scale(), bin.first);
                prop_assert!(a <= bin.first && bin.last <= b);
            }
        }

        #[test]
        fn counts_are_all_that_meet_the_days_in_sight(view in viewports(), items in items()) {
            let index = Index::new(items.clone());
            let bins = bins(&view);
            let (first, last) = view.days().unwrap();
            let mut sum = 0;
            for lane in 0..3 {
                let marks = marks(&bins, &index, lane);
                for pair in marks.windows(2) {
                    prop_assert!(pair[0].cells.end <= pair[1].cells.start);
                    prop_assert!(pair[0].first_item < pair[1].first_item);
                }
                for mark in &marks {
                    prop_assert_eq!(items[mark.first_item].lane, lane);
                }
                sum += marks.iter().map(|mark| mark.count).sum::<usize>();
            }
            let naive = items.iter().filter(|item| item.first <= last && first <= item.last).count();
            prop_assert_eq!(sum, naive);
            prop_assert_eq!(index.meeting(first, last), naive);
        }

        #[test]
        fn walking_by_bins_visits_each_bin_once(scale in scales(), items in items()) {
            let index = Index::new(items.clone());
            let mut starts: Vec<_> = items.iter().map(|item| around(&scale, item.first).0).collect();
            starts.dedup();
            let mut forth = Vec::new();
            let mut at = (!items.is_empty()).then_some(0);
            while let Some(place) = at {
                forth.push(place);
                at = next(&scale, &index, items[place].first);
            }
            let bins: Vec<_> = forth.iter().map(|at| around(&scale, items[*at].first).0).collect();
            prop_assert_eq!(&bins, &starts);
            let mut back = Vec::new();
            let mut at = forth.last().copied();
            while let Some(place) = at {
                back.push(place);
                at = previous(&scale, &index, items[place].first);
            }
            back.reverse();
            prop_assert_eq!(back, forth);
        }

        #[test]
        fn a_day_is_in_the_bin_around_it(scale in scales(), day in days()) {
            let (first, last) = around(&scale, day);
            prop_assert!(first <= day && day <= last);
            prop_assert_eq!(around(&scale, first), (first, last));
            prop_assert_eq!(around(&scale, last), (first, last));
        }
    }
}
