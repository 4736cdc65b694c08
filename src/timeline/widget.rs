//! A timeline for any ratatui program: items in, a state, what was selected out.
//!
//! ```text
//!  2019 ▂  ▁  ▃ ▁▁▅   ▂[█▄▁ ▂    ╎      ] 2026    overview: density, what is in sight, today
//!           2025        2026                      axis: two rows of calendar ticks,
//!           Jul   Oct   Jan ▾2026-02-03 2/3       the selection and which it is in its mark
//!  Poetry   ▫  ▫2    ▪     ▫3    ╎                lanes: a mark for each unit of the calendar,
//!  Novels      ▪  ▫━━━━━━  ▫     ╎                its glyph, how many, and lines of what lasts
//!  └ name   └ mark               └ today
//! ```
//!
//! The zoom is a ladder of whole columns per calendar unit, from days to millennia; items that share a
//! unit share a mark with a count, so that nothing is drawn at a wrong date and nothing is lost. A frame
//! costs what is visible, however many items there are.
//!
//! ```
//! use opcon_tui::day::{Day, Extent};
//! use opcon_tui::timeline::{Item, Motion, Outcome, Timeline, TimelineState};
//! use ratatui::buffer::Buffer;
//! use ratatui::layout::Rect;
//! use ratatui::widgets::StatefulWidget;
//!
//! let day = |text| Extent::day(Day::parse(text).unwrap());
//! let read = [("2026-01-09", 0), ("2026-02-03", 1), ("2026-02-17", 0)];
//! let items = read.map(|(text, lane)| Item { lane, ..Item::new(day(text)) });
//! let mut state = TimelineState::new(["Poetry", "Novels"], items);
//!
//! let area = Rect::new(0, 0, 40, 4);
//! let mut buffer = Buffer::empty(area);
//! Timeline::new().render(area, &mut buffer, &mut state);
//! let row = |y| (0..40).map(|x| buffer[(x, y)].symbol()).collect::<String>();
//! assert_eq!(row(0).trim(), "2026");
//! assert_eq!(row(2).trim_end(), " Poetry ▪        ▪");
//!
//! assert_eq!(state.go(Motion::Last), Outcome::Selected(2));
//! assert_eq!(state.go(Motion::PreviousInLane), Outcome::Selected(0));
//! assert_eq!(state.click(14, 3), Outcome::Selected(1));
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::StatefulWidget;

use super::bin;
use super::index::Index;
use super::item::{Item, Row};
use super::overview::{Overview, Track};
use super::render::{Look, Plot, Selection};
use super::viewport::Viewport;
use crate::day::{Day, End};
use crate::text::measure;

/// How a timeline is drawn; set what differs from the defaults, then render it with a state.
///
/// It takes the area from the top: the overview where at least four rows are left below it, the two
/// rows of the axis, and a row a lane.
#[derive(Clone, Debug)]
pub struct Timeline<'a> {
    glyphs: &'a [&'a str],
    tones: &'a [Style],
    today: Option<Day>,
    overview: bool,
    ascii: bool,
    selected: Style,
}

const GLYPHS: [&str; 6] = ["▪", "▫", "◊", "▴", "∙", "✚"];
const ASCII_GLYPHS: [&str; 6] = ["o", "s", "d", "^", ".", "+"];
const TONES: [Style; 6] = [
    Style::new(),
    Style::new().fg(Color::Blue),
    Style::new().fg(Color::Red),
    Style::new().fg(Color::Magenta),
    Style::new().fg(Color::Cyan),
    Style::new().fg(Color::Green),
];

impl Default for Timeline<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Timeline<'a> {
    /// A timeline without today's line, with six glyphs and six colours of the terminal's own.
    pub const fn new() -> Self {
        Self {
            glyphs: &GLYPHS,
            tones: &TONES,
            today: None,
            overview: true,
            ascii: false,
            selected: Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
        }
    }

    /// The glyphs that [`Item::marker`] counts through, each one column wide.
    #[must_use]
    pub const fn glyphs(mut self, glyphs: &'a [&'a str]) -> Self {
        self.glyphs = glyphs;
        self
    }

    /// The styles that [`Item::tone`] counts through.
    #[must_use]
    pub const fn tones(mut self, tones: &'a [Style]) -> Self {
        self.tones = tones;
        self
    }

    /// Draws a line at this day, and lines of what has begun before only up to it.
    #[must_use]
    pub const fn today(mut self, today: Day) -> Self {
        self.today = Some(today);
        self
    }

    /// Whether the whole is shown in a row above the axis, where there is room; it is by default.
    #[must_use]
    pub const fn overview(mut self, overview: bool) -> Self {
        self.overview = overview;
        self
    }

    /// Draws with ASCII alone: other glyphs than the default ones are the caller's.
    #[must_use]
    pub const fn ascii(mut self) -> Self {
        self.ascii = true;
        self.glyphs = &ASCII_GLYPHS;
        self
    }

    /// The style of the mark that is selected.
    #[must_use]
    pub const fn selected(mut self, style: Style) -> Self {
        self.selected = style;
        self
    }

    fn look(&self) -> Look<'a> {
        let dim = Style::new().add_modifier(Modifier::DIM);
        let strong = Style::new().add_modifier(Modifier::BOLD);
        Look {
            glyphs: self.glyphs,
            tones: self.tones,
            muted: dim,
            strong,
            faint: dim,
            rail: None,
            today: Style::new().fg(Color::Cyan),
            accent: strong,
            selected: self.selected,
            highlight: Style::new(),
            weekend: Style::new(),
            ascii: self.ascii,
        }
    }
}

impl StatefulWidget for Timeline<'_> {
    type State = TimelineState;

    fn render(self, area: Rect, buffer: &mut Buffer, state: &mut Self::State) {
        let area = area.intersection(buffer.area);
        state.lay(area, self.overview);
        let (Some(viewport), false) = (&state.viewport, area.is_empty()) else {
            return;
        };
        let look = self.look();
        if state.parts.overview.height > 0 {
            let overview = Overview {
                index: &state.index,
                highlights: None,
                days: state.whole(),
                sight: viewport.days(),
                today: self.today.unwrap_or(Day::MIN),
                styles: [
                    look.muted,
                    look.strong,
                    Style::new(),
                    look.strong,
                    look.today,
                    look.highlight,
                ],
                ascii: self.ascii,
            };
            overview.render(state.parts.overview, buffer);
        }
        let plot = Plot {
            viewport,
            index: &state.index,
            rows: &state.rows,
            names: state.names,
            today: self.today,
            today_word: "today",
            selection: state.selection(viewport),
            highlights: None,
            look,
        };
        plot.render_axis(state.parts.axis, buffer);
        plot.render_rows(state.parts.lanes, buffer);
    }
}

/// How to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// To the item before.
    Previous,
    /// To the next item.
    Next,
    /// To the first item of the mark before, over all lanes.
    PreviousMark,
    /// To the first item of the next mark, over all lanes.
    NextMark,
    /// To the item before in the same lane.
    PreviousInLane,
    /// To the next item in the same lane.
    NextInLane,
    /// To the first item.
    First,
    /// To the last item.
    Last,
    /// A step finer, about the selection.
    ZoomIn,
    /// A step coarser, about the selection.
    ZoomOut,
    /// All of it.
    Whole,
    /// A tick of the axis to the left.
    PanLeft,
    /// A tick of the axis to the right.
    PanRight,
}

impl Motion {
    /// What a letter stands for in this program: `j k` item, `h l` mark, `, .` in the lane, `g G` first
    /// and last, `+ -` zoom, `0` all, `< >` pan.
    pub const fn of_key(key: char) -> Option<Self> {
        Some(match key {
            'k' => Self::Previous,
            'j' => Self::Next,
            'h' => Self::PreviousMark,
            'l' => Self::NextMark,
            ',' => Self::PreviousInLane,
            '.' => Self::NextInLane,
            'g' => Self::First,
            'G' => Self::Last,
            '+' | '=' => Self::ZoomIn,
            '-' => Self::ZoomOut,
            '0' => Self::Whole,
            '<' => Self::PanLeft,
            '>' => Self::PanRight,
            _ => return None,
        })
    }
}

/// What came of a motion or a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This item is selected now: its place among those that the state was made with.
    Selected(usize),
    /// Other days are in sight.
    Moved,
    /// Everything is as it was.
    Unchanged,
}

/// Where the parts were drawn last.
#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    overview: Rect,
    axis: Rect,
    lanes: Rect,
}

/// The items of a timeline, what is selected, and what is in sight.
///
/// Before it is drawn for the first time nothing is in sight; then all of it is.
#[derive(Clone, Debug)]
pub struct TimelineState {
    index: Index,
    /// For each place of the index, the caller's.
    places: Vec<usize>,
    rows: Vec<Row>,
    names: u16,
    selected: Option<usize>,
    viewport: Option<Viewport>,
    parts: Parts,
}

impl TimelineState {
    /// The state of a timeline with these lanes, from the top, and items in any order; the first item in
    /// time is selected. [`Item::lane`] counts through the lanes.
    ///
    /// Takes `O(n log n)` for `n` items; everything else takes what is visible.
    pub fn new<L: Into<String>>(
        lanes: impl IntoIterator<Item = L>,
        items: impl IntoIterator<Item = Item>,
    ) -> Self {
        let mut placed: Vec<(usize, Item)> = items.into_iter().enumerate().collect();
        placed.sort_by_key(|(_, item)| item.first);
        let (places, items): (Vec<usize>, Vec<Item>) = placed.into_iter().unzip();
        let row = |(lane, name): (u16, L)| Row {
            name: name.into(),
            lane: Some(lane),
            ..Row::default()
        };
        let rows: Vec<Row> = (0..).zip(lanes).map(row).collect();
        let widest = rows.iter().map(|row| measure::width(&row.name)).max();
        Self {
            selected: (!items.is_empty()).then_some(0),
            index: Index::new(items),
            places,
            names: u16::try_from(widest.unwrap_or(0) + 2)
                .unwrap_or(u16::MAX)
                .min(20),
            rows,
            viewport: None,
            parts: Parts::default(),
        }
    }

    /// The item that is selected: its place among those that the state was made with.
    pub fn selected(&self) -> Option<usize> {
        self.places.get(self.selected?).copied()
    }

    /// Selects an item by its place among those that the state was made with; the view moves only as
    /// far as needed to show it.
    pub fn select(&mut self, item: usize) -> Outcome {
        let found = self.places.iter().position(|&place| place == item);
        self.to(found)
    }

    /// The first and the last day in sight; none before it is drawn.
    pub fn days(&self) -> Option<(Day, Day)> {
        self.viewport.as_ref()?.days()
    }

    /// What the view shows in words, such as `18 months` or `5 weeks`; empty before it is drawn.
    pub fn scale(&self) -> String {
        let (first, last) = self.whole();
        let words = |viewport: &Viewport| viewport.words(first, last);
        self.viewport.as_ref().map(words).unwrap_or_default()
    }

    /// Moves the selection or the view.
    pub fn go(&mut self, motion: Motion) -> Outcome {
        let (Some(at), Some(viewport)) = (self.selected, self.viewport.clone()) else {
            return Outcome::Unchanged;
        };
        let day = self.index.item(at).map_or(Day::MIN, |item| item.first);
        let last = self.index.items().len().checked_sub(1);
        match motion {
            Motion::Previous => self.to(at.checked_sub(1)),
            Motion::Next => self.to(Some(at + 1)),
            Motion::PreviousMark => self.to(bin::previous(viewport.scale(), &self.index, day)),
            Motion::NextMark => self.to(bin::next(viewport.scale(), &self.index, day)),
            Motion::PreviousInLane => self.to(self.index.previous_in_lane(at)),
            Motion::NextInLane => self.to(self.index.next_in_lane(at)),
            Motion::First => self.to(Some(0)),
            Motion::Last => self.to(last),
            Motion::ZoomIn => self.show(viewport.zoomed(1, day)),
            Motion::ZoomOut => self.show(viewport.zoomed(-1, day)),
            Motion::Whole => {
                let (first, last) = self.whole();
                self.show(viewport.fitted(first, last))
            }
            Motion::PanLeft => self.show(viewport.panned_by_ticks(-1)),
            Motion::PanRight => self.show(viewport.panned_by_ticks(1)),
        }
    }

    /// Selects what stands at a cell of the screen: the first item of the mark there; in the overview
    /// the view moves to the day there.
    pub fn click(&mut self, column: u16, row: u16) -> Outcome {
        let at = Position::new(column, row);
        let Some(viewport) = &self.viewport else {
            return Outcome::Unchanged;
        };
        if self.parts.overview.contains(at)
            && let Some(track) = Track::new(self.parts.overview, self.whole())
        {
            let (scale, day) = (viewport.scale().clone(), track.day(column));
            return self.show(Viewport::centred(scale, day, viewport.width()));
        }
        let Parts { lanes, .. } = self.parts;
        let cell = column.checked_sub(lanes.x + self.names);
        let (true, Some(days)) = (lanes.contains(at), cell.and_then(|c| viewport.days_at(c)))
        else {
            return Outcome::Unchanged;
        };
        let (first, last) = viewport.bin_of(days.0);
        let lane = self
            .rows
            .get(usize::from(row - lanes.y))
            .and_then(|row| row.lane);
        let found = lane.and_then(|lane| self.index.summary(lane, first, last, false));
        self.to(found.map(|mark| mark.first))
    }

    fn to(&mut self, place: Option<usize>) -> Outcome {
        let found = place.and_then(|place| Some((place, self.index.item(place)?.first)));
        let Some((place, day)) = found.filter(|&(place, _)| Some(place) != self.selected) else {
            return Outcome::Unchanged;
        };
        self.selected = Some(place);
        self.viewport = self.viewport.as_ref().map(|view| view.revealed(day));
        self.selected()
            .map_or(Outcome::Unchanged, Outcome::Selected)
    }

    fn show(&mut self, next: Viewport) -> Outcome {
        let (first, last) = self.whole();
        let seen = |(from, to)| from <= last && to >= first;
        if self.viewport.as_ref() == Some(&next) || !next.days().is_some_and(seen) {
            return Outcome::Unchanged;
        }
        self.viewport = Some(next);
        Outcome::Moved
    }

    /// The first day of all and the last.
    fn whole(&self) -> (Day, Day) {
        let items = self.index.items();
        let first = items.first().map_or(Day::MIN, |item| item.first);
        let (begun, reached) = (items.last(), items.iter().rev().take(1000));
        let end = |item: &Item| match item.extent.end {
            End::Day => item.last,
            End::Open | End::Unknown => item.first,
        };
        let last = reached.map(end).max();
        (
            first,
            last.or(begun.map(|item| item.first)).unwrap_or(first),
        )
    }

    /// Places the parts in an area, and makes the view as wide as its part.
    fn lay(&mut self, area: Rect, overview: bool) {
        let above = u16::from(overview && area.height >= 5);
        let row = |y: u16, height: u16| {
            let y = y.min(area.height);
            Rect {
                y: area.y + y,
                height: height.min(area.height - y),
                ..area
            }
        };
        self.parts = Parts {
            overview: row(0, above),
            axis: row(above, 2),
            lanes: row(
                above + 2,
                u16::try_from(self.rows.len()).unwrap_or(u16::MAX),
            ),
        };
        let width = area.width.saturating_sub(self.names).max(1);
        let (first, last) = self.whole();
        self.viewport = Some(match self.viewport.take() {
            Some(view) if view.width() == width => view,
            Some(view) => view.resized(width),
            None => Viewport::fit(first, last, width),
        });
    }

    fn selection(&self, viewport: &Viewport) -> Option<Selection> {
        let place = self.selected?;
        let day = self.index.item(place)?.first;
        let mut labels = vec![day.to_string()];
        let position = bin::position(viewport, &self.index, place);
        if let Some((nth, of)) = position.filter(|&(_, of)| of > 1) {
            labels.insert(0, format!("{day} {nth}/{of}"));
        }
        Some(Selection {
            day,
            labels,
            item: Some(place),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Extent;

    fn state(days: &[(&str, u16)]) -> TimelineState {
        let item = |&(text, lane): &(&str, u16)| Item {
            lane,
            ..Item::new(Extent::day(Day::parse(text).unwrap()))
        };
        TimelineState::new(["One", "Two"], days.iter().map(item))
    }

    fn draw(state: &mut TimelineState, width: u16, height: u16) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        Timeline::new().render(area, &mut buffer, state);
        let row = |y| {
            (0..width)
                .map(|x| buffer[(x, y)].symbol())
                .collect::<String>()
        };
        (0..height).map(|y| row(y).trim_end().to_owned()).collect()
    }

    #[test]
    fn it_draws_overview_axis_and_lanes() {
        let mut state = state(&[("2026-03-09", 1), ("2026-01-09", 0), ("2026-03-12", 1)]);
        assert_eq!(
            draw(&mut state, 40, 5),
            [
                " 2026[█                        ██] 2026",
                "     2026",
                "      ▾2026-01-09      Apr   May   Jun",
                " One ▪",
                " Two             ▪2",
            ]
        );
        // The caller's places, whatever the order in time.
        assert_eq!(state.selected(), Some(1));
        assert_eq!(state.go(Motion::NextMark), Outcome::Selected(0));
        assert_eq!(state.go(Motion::Next), Outcome::Selected(2));
        assert_eq!(state.go(Motion::Next), Outcome::Unchanged);
        assert_eq!(state.go(Motion::PreviousMark), Outcome::Selected(1));
    }

    #[test]
    fn zoom_is_reversible_and_ends_where_nothing_is_beyond() {
        let mut state = state(&[("2026-03-09", 1), ("2026-01-09", 0)]);
        draw(&mut state, 60, 6);
        let before = state.days();
        assert_eq!(state.go(Motion::ZoomIn), Outcome::Moved);
        assert_ne!(state.days(), before);
        assert_eq!(state.go(Motion::ZoomOut), Outcome::Moved);
        assert_eq!(state.days(), before);
        let pans = (0..99).filter(|_| state.go(Motion::PanRight) == Outcome::Moved);
        assert!(pans.count() < 99);
        assert_eq!(state.go(Motion::Whole), Outcome::Moved);
        assert_eq!(state.days(), before);
    }

    #[test]
    fn no_item_and_no_room_do_no_harm() {
        let mut none = state(&[]);
        for (width, height) in [(0, 0), (1, 1), (3, 2), (200, 60)] {
            draw(&mut none, width, height);
            let mut some = state(&[("2026-03-09", 1)]);
            draw(&mut some, width, height);
            some.click(2, 2);
        }
        assert_eq!(none.go(Motion::Next), Outcome::Unchanged);
        assert_eq!(none.click(30, 4), Outcome::Unchanged);
    }
}
