//! The items of a lane as marks with counts, gathered by the calendar.

use std::ops::Range;

use crate::day::Day;

use super::index::{Index, Summary};
use super::scale::Scale;
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
    let mut bins = Vec::new();
    for (zone, cells) in viewport.zones() {
        let start = viewport.columns().start + i32::from(cells.start);
        let end = viewport.columns().start + i32::from(cells.end);
        let mut column = start;
        while column < end {
            let stretch = zone.stretch(column, zone.step.bin_columns());
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
    let stretch = zone.stretch(column, zone.step.bin_columns());
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
