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
mod index;
mod label;
mod lines;
mod rise;
mod void;

use super::render::Look;
use super::viewport::Viewport;
use crate::day::{Day, End, Extent};
use ratatui::style::Style;

pub use draw::Drawn;
pub use index::Index;
pub use lines::Lines;
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Whose it is, written on it where neither its point nor an ending says so.
    pub letters: String,
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
    /// Which of them are shown, and how they are found.
    pub index: &'a Index,
    /// The lines.
    pub lines: &'a Lines,
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

/// What is seen of the points in a cell: the cell's column and its row, of which 0 is "no date" and 1 the
/// rule under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The column, from the left edge of the days.
    pub cell: u16,
    /// The row, from the top.
    pub row: u16,
    /// The place among all points of the one that is seen.
    pub point: usize,
    /// How many points stand in the cell, at least 1.
    pub count: usize,
}
