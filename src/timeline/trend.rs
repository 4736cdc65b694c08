//! The milestone trend chart: what date was said when, both axes regular by the calendar.
//!
//! ```text
//!  no date            ❖B━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ S no date
//!       ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
//!  2030 ┤                                   ◊N─────────  N by 2030
//!       │                                   ▾      ╌╌╱
//!  2028 ┤     point: a sign, and whose      ╌╌╌╌╱░░░░░   └ ending
//!       │ ◊S──┐ line: held until the next ╱░░░░░░░░░░░
//!  2026 ┤ ┃   ❖B━━━━━━━━━╌╌╌╌╌╌░░░░░░░░░░░░░░░░░░░░░░░   └ shade: had passed when it was held
//!       │ ┃ window      ╱ └ staircase: today then
//!  said  2024    2025    2026    2027    2028
//! ```
//!
//! Across stands the day on which something was said, upwards the date that was said. All of it is
//! geometry over [`Day`]s; what a sign or a colour means the caller knows.

mod axis;
mod draw;
mod rise;
mod void;

use super::render::Look;
use super::viewport::Viewport;
use crate::day::{Day, End, Extent};
use ratatui::style::Style;

pub use draw::Drawn;
pub use rise::Rise;

/// A date that was said on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day on which it was said.
    pub said: Day,
    /// The days of the date; none for "no date".
    pub window: Option<Extent>,
    /// The sign, of the look's table of glyphs: how it was said.
    pub glyph: u16,
    /// Whose it is, written behind the sign where there is room.
    pub letters: String,
    /// The colour, of the same table as a line's.
    pub tone: u16,
    /// Only somebody's account: its window is drawn with dashes.
    pub reported: bool,
    /// What is written beside it where there is room; empty for nothing.
    pub label: String,
    /// How much it deserves its label; more is more.
    pub weight: u16,
}

impl Point {
    /// The day at whose height the point stands: the last of its window, or the first where the end is
    /// open; none without a date.
    pub fn height(&self) -> Option<Day> {
        let window = self.window?;
        Some(match window.end {
            End::Day => window.latest,
            End::Open | End::Unknown => window.first_day(),
        })
    }
}

/// A stretch of days in which what was said at a point held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The place of the point among the points.
    pub point: usize,
    /// The first day.
    pub from: Day,
    /// The day on which it ended; none where it holds still.
    pub to: Option<Day>,
    /// The place of the point that took its place, to which an upright leads.
    pub next: Option<usize>,
    /// The colour.
    pub tone: u16,
    /// It was held by several together: drawn heavy.
    pub heavy: bool,
}

/// What holds at the end, told at the right of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// At which height; none for "no date".
    pub height: Option<Day>,
    /// The words, in ways of falling length: the first that fits is written.
    pub words: Vec<String>,
    /// The colour.
    pub tone: u16,
    /// It stands out.
    pub strong: bool,
}

/// The chart.
#[derive(Clone, Debug)]
pub struct Trend<'a> {
    /// The days on which something was said, in sight: columns.
    pub across: &'a Viewport,
    /// The dates that were said: rows.
    pub rise: &'a Rise,
    /// The width of the dates at the left, in columns.
    pub names: u16,
    /// The last day that is known of: the staircase and what holds still end there.
    pub until: Day,
    /// What the axis calls that day, such as `today`.
    pub until_name: &'a str,
    /// The points, in the order in which they were said.
    pub points: &'a [Point],
    /// The lines.
    pub lines: &'a [Line],
    /// The endings, the ones that matter most first.
    pub endings: &'a [Ending],
    /// The day of the selection, and what the axis says there.
    pub selection: Option<super::render::Selection>,
    /// The place of the point that is selected.
    pub selected: Option<usize>,
    /// What the row of those without a date is called.
    pub without: &'a str,
    /// Signs and styles.
    pub look: Look<'a>,
    /// The ground under the staircase; none where there can be none: dots take its place.
    pub shade: Option<Style>,
}

/// Where the parts of a chart stand that is so many rows high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// How many rows the dates have, the row for none and the rule under it not counted.
    pub rows: u16,
    /// How many rows of ticks there are.
    pub ticks: u16,
}

impl Parts {
    /// The parts of a chart of `height` rows: two rows of ticks where `fine`, else one.
    pub const fn of(height: u16, fine: bool) -> Self {
        let ticks = if fine { 2 } else { 1 };
        Self {
            rows: height.saturating_sub(ticks + 2),
            ticks,
        }
    }
}

/// A point in sight: its column and its row, of which 0 is "no date" and 1 the rule under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The column, from the left edge of the days.
    pub cell: u16,
    /// The row, from the top.
    pub row: u16,
    /// The place of the point among the points.
    pub point: usize,
}

/// Where the points in sight stand, in the order in which they were said. Of those that share a cell the
/// selected one is seen, else the last.
pub fn places(
    across: &Viewport,
    rise: &Rise,
    points: &[Point],
    selected: Option<usize>,
) -> Vec<Place> {
    let Some((from, to)) = across.days() else {
        return Vec::new();
    };
    let width = usize::from(across.width());
    let rows = usize::from(rise.rows()) + 2;
    let mut grid: Vec<Option<usize>> = vec![None; width * rows];
    let start = points.partition_point(|p| p.said < from);
    let seen = points.iter().enumerate().skip(start);
    for (at, point) in seen.take_while(|(_, p)| p.said <= to) {
        let Some(cell) = across.cell_of(point.said) else {
            continue;
        };
        let place = usize::from(row(rise, point)) * width + usize::from(cell);
        if let Some(slot) = grid.get_mut(place)
            && (slot.is_none() || *slot != selected)
        {
            *slot = Some(at);
        }
    }
    let mut places: Vec<Place> = (0..)
        .zip(grid.chunks(width.max(1)))
        .flat_map(|(row, line)| {
            let cells = (0..).zip(line);
            cells.filter_map(move |(cell, point)| point.map(|point| Place { cell, row, point }))
        })
        .collect();
    places.sort_by_key(|place| place.point);
    places
}

/// The row of a point, from the top; the nearest where it lies beyond.
fn row(rise: &Rise, point: &Point) -> u16 {
    point.height().map_or(0, |day| rise.nearest(day) + 2)
}
