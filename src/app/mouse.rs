//! What the mouse does, by where it does it.
//!
//! | where | click | double click | wheel | with Shift, Ctrl or Alt, or sideways | drag |
//! | --- | --- | --- | --- | --- | --- |
//! | lanes | selects | opens; of several fits their bin; in free time zooms in | scrolls time | zooms at the pointer; sideways scrolls | moves the view |
//! | axis | selects | zooms in | zooms at the pointer | scrolls time | chooses a span to zoom to |
//! | overview | shows that time | | scrolls time | scrolls time | moves the window |
//! | feed | selects | opens | steps | steps | |
//! | drift | selects the point | opens | scrolls time | | |
//! | board | selects the cell | opens | steps | | |
//! | panel | follows | | scrolls | scrolls | |
//! | divider | | | | | resizes the panel |
//!
//! What the picture shows as a button (views, hints, counts) comes with the message as its target.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use super::chart;
use super::command::Action;
use super::effect::Effect;
use super::feed;
use super::layout::View;
use super::model::{Focus, Model};
use super::msg::{Mouse, MouseAction, Target};
use super::panel::{Parts, Thing};
use super::walk::Entry;
use super::{Code, Key};
use crate::analysis::Window;
use crate::date::humanize;
use crate::day::Day;
use crate::timeline::{self, Drawing, Look, Plot, Row, Track, Viewport};

/// How many rows of text the wheel scrolls.
const LINES: usize = 3;

/// What the mouse holds while its button is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drag {
    /// The chart: the column of the scale at its left edge, and the cell of the screen where it was
    /// taken.
    Chart {
        /// The scale's column.
        left: i32,
        /// Where the button went down.
        at: Position,
        /// Whether it has moved since.
        moved: bool,
    },
    /// A stretch of the axis: the columns of the chart where it begins and ends.
    Span {
        /// Where the button went down.
        from: u16,
        /// Where the mouse is.
        to: u16,
    },
    /// The window of the overview: how many days its first one lies after the one that was taken.
    Window(i32),
    /// The divider between the rest and the panel.
    Divider,
}

impl Model {
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        let at = Position::new(mouse.column, mouse.row);
        match mouse.action {
            MouseAction::Press => {
                self.run = None;
                return self.mouse_press(mouse, at);
            }
            MouseAction::Drag => self.mouse_drag(at),
            MouseAction::Release => self.mouse_release(at),
            MouseAction::WheelUp => self.wheel(at, false, mouse.modified),
            MouseAction::WheelDown => self.wheel(at, true, mouse.modified),
            MouseAction::WheelLeft => self.wheel_sideways(at, false),
            MouseAction::WheelRight => self.wheel_sideways(at, true),
        }
        Vec::new()
    }

    /// The column of the chart at a cell of the screen.
    fn chart_cell(&self, at: Position) -> Option<u16> {
        let layout = self.layout();
        let cell = at.x.checked_sub(layout.lanes.x + layout.names)?;
        (cell < self.viewport.width()).then_some(cell)
    }

    fn mouse_press(&mut self, mouse: Mouse, at: Position) -> Vec<Effect> {
        self.drag = None;
        self.message = None;
        if self.prompt.is_some() {
            return Vec::new();
        }
        match mouse.target {
            Some(Target::Press(key)) => return self.key(key),
            Some(Target::Run(action)) => {
                self.pending.clear();
                self.popup = None;
                return self.run(action, None);
            }
            None => {}
        }
        if self.popup.is_some() || !self.pending.is_empty() {
            // Beside a menu: it goes.
            self.pending.clear();
            return Vec::new();
        }
        let layout = self.layout();
        let twice = mouse.clicks > 0 && mouse.clicks.is_multiple_of(2);
        if layout.main.contains(at) {
            if twice {
                self.unclick_point();
                return self.open();
            }
            let (column, row) = (at.x - layout.main.x, at.y - layout.main.y);
            match self.view {
                View::Board => self.click_cell(column, row),
                _ => self.click_point(column, row),
            }
        } else if layout.feed.contains(at) {
            if twice {
                // The first click may have moved the feed: what it has selected is meant.
                return self.open();
            }
            let row = usize::from(at.y - layout.feed.y);
            if let Some(feed::Row::Entry { at, .. }) = self.feed(&layout).rows.get(row) {
                let at = *at;
                if let Some(sight) = &mut self.in_sight {
                    sight.hold();
                }
                self.focus = Focus::View;
                self.select(at);
            }
        } else if layout.reader().contains(at) {
            return self.click_panel(at, layout.reader());
        } else if layout.lanes.contains(at) {
            if twice {
                return self.double_click(at);
            }
            self.focus = Focus::View;
            let left = self.viewport.columns().start;
            let moved = false;
            self.drag = Some(Drag::Chart { left, at, moved });
        } else if layout.axis.contains(at) {
            if let Some(cell) = self.chart_cell(at) {
                if twice {
                    self.zoom_at(cell, true);
                } else {
                    self.drag = Some(Drag::Span {
                        from: cell,
                        to: cell,
                    });
                }
            }
        } else if layout.overview.contains(at) {
            self.take_window(at.x, layout.overview);
        } else if layout.divider == Some(at.x) && layout.panel.top() <= at.y {
            self.drag = Some(Drag::Divider);
        }
        Vec::new()
    }

    fn mouse_drag(&mut self, to: Position) {
        let layout = self.layout();
        match self.drag {
            Some(Drag::Chart { left, at, .. }) => {
                let columns = i32::from(at.x) - i32::from(to.x);
                let moved = true;
                self.drag = Some(Drag::Chart { left, at, moved });
                let next = self.viewport.moved_to(left + columns);
                let forward = next.columns().start > self.viewport.columns().start;
                self.look_at(next, forward);
            }
            Some(Drag::Span { from, .. }) => {
                let last = self.viewport.width().saturating_sub(1);
                let cell = to.x.saturating_sub(layout.lanes.x + layout.names);
                let to = cell.min(last);
                self.drag = Some(Drag::Span { from, to });
                self.message = self.span_words(from, to);
            }
            Some(Drag::Window(offset)) => self.move_window(to.x, layout.overview, offset),
            Some(Drag::Divider) => {
                self.panel_columns = Some(self.size.0.saturating_sub(to.x + 1));
                self.fit_chart();
            }
            None => {}
        }
    }

    fn mouse_release(&mut self, at: Position) {
        match self.drag.take() {
            Some(Drag::Chart { moved: false, .. }) => self.click_chart(at),
            Some(Drag::Span { from, to }) if from == to => {
                if let Some(place) = self.first_at(from) {
                    self.select(self.reading.walk.event(place));
                }
            }
            Some(Drag::Span { from, to }) => {
                self.message = None;
                if let Some((first, last)) = self.span_days(from, to) {
                    self.zoom_to_days(first, last);
                }
            }
            _ => {}
        }
    }

    /// The first and the last day between two columns of the chart.
    fn span_days(&self, from: u16, to: u16) -> Option<(Day, Day)> {
        let cells = from.min(to)..=from.max(to);
        let mut days = cells.filter_map(|cell| self.viewport.days_at(cell));
        let (first, last) = days.next()?;
        Some((first, days.next_back().map_or(last, |(_, last)| last)))
    }

    fn span_words(&self, from: u16, to: u16) -> Option<String> {
        let (first, last) = self.span_days(from, to)?;
        Some(format!(
            "{} to {}   let go to zoom there",
            humanize::weekday_day(first),
            humanize::weekday_day(last)
        ))
    }

    /// A click into the lanes: the mark or the window there is selected, else the first event of the
    /// bin.
    fn click_chart(&mut self, at: Position) {
        let Some(cell) = self.chart_cell(at) else {
            return;
        };
        if self.view == View::Tall {
            let layout = self.layout();
            let item = self
                .tall_chart(&layout)
                .item_at(cell, at.y - layout.lanes.y);
            if let Some(place) = item.or_else(|| self.first_at(cell)) {
                self.select(self.reading.walk.event(place));
            }
            return;
        }
        let line = at.y.saturating_sub(self.layout().lanes.y);
        let row = chart::row(self, line);
        let mark = row
            .as_ref()
            .and_then(|row| row.lane)
            .and_then(|lane| self.mark_at(cell, lane));
        if let Some((place, _)) = mark {
            self.select(self.reading.walk.event(place));
        } else if let Some(window) = row
            .as_ref()
            .and_then(|row| self.window_at(line.into(), row, cell))
        {
            self.select_window(window);
        } else if let Some(place) = self.first_at(cell) {
            self.select(self.reading.walk.event(place));
        }
    }

    /// The window that a row shows at a column of the chart, or whose words stand there.
    fn window_at(&self, at: usize, row: &Row, cell: u16) -> Option<usize> {
        let today = self.viewport.cell_of(self.reading.today());
        let drawn = |window: &&timeline::Window| {
            let (first, last) = (window.extent.first_day(), window.extent.last_day());
            match (row.drawing, today) {
                (Drawing::Arc, _) => {
                    let said = window.said.first().copied().unwrap_or(first);
                    self.viewport.cells_of(said, last).contains(&cell)
                }
                (Drawing::Ahead, Some(today)) if cell <= today => false,
                (Drawing::Ahead, _) => self
                    .viewport
                    .cells_of(window.extent.earliest, window.extent.latest)
                    .contains(&cell),
            }
        };
        let found = row.windows.iter().find(drawn);
        let words = || self.chart_words(at).iter().any(|w| w.contains(&cell));
        let found = found.or_else(|| row.windows.first().filter(|_| words()));
        found.map(|window| window.id)
    }

    /// The columns in which a row of the chart has words.
    fn chart_words(&self, at: usize) -> Vec<Range<u16>> {
        let chart = chart::chart(self);
        let plot = Plot {
            viewport: &self.viewport,
            index: &self.index,
            rows: &chart.rows,
            names: self.layout().names,
            today: Some(self.reading.today()),
            today_word: "",
            selection: chart.selection,
            highlights: None,
            look: Look::default(),
        };
        plot.shelf(self.layout().lanes).words(at)
    }

    /// Selects a proposal that stands, or the event at which one that does not was said last.
    fn select_window(&mut self, id: usize) {
        let entry = u32::try_from(id).map(Entry::Proposal);
        let standing = entry.ok().and_then(|e| self.reading.walk.find(e));
        let said = self.reading.windows.get(id).and_then(Window::last_said);
        let at = standing.or_else(|| self.reading.walk.find(Entry::Event(said?)));
        if let Some(at) = at {
            self.select(at);
        }
    }

    /// A double click into the lanes: what is alone opens, several get a view of their own, and where
    /// nothing is the view gets finer.
    fn double_click(&mut self, at: Position) -> Vec<Effect> {
        let Some(cell) = self.chart_cell(at) else {
            return Vec::new();
        };
        let layout = self.layout();
        let line = at.y.saturating_sub(layout.lanes.y);
        let row = chart::row(self, line);
        let mark = row
            .as_ref()
            .and_then(|row| row.lane)
            .and_then(|lane| self.mark_at(cell, lane));
        let window = row
            .as_ref()
            .and_then(|row| self.window_at(line.into(), row, cell));
        match (mark, window) {
            (Some((_, count)), _) if count > 1 => {
                if let Some((first, last)) = self.bin_at(cell) {
                    self.zoom_to_days(first, last);
                }
            }
            (Some((place, _)), _) => {
                self.select(self.reading.walk.event(place));
                return self.open();
            }
            (None, Some(window)) => {
                self.select_window(window);
                return self.open();
            }
            (None, None) => self.zoom_at(cell, true),
        }
        Vec::new()
    }

    /// A click into the panel: links and sources are followed, a quote is stepped to.
    fn click_panel(&mut self, at: Position, area: Rect) -> Vec<Effect> {
        let panel = self.panel(&self.layout());
        let body = Parts::of(&panel, area).body;
        if !body.contains(at) {
            return Vec::new();
        }
        let line = self.panel_scroll(&panel, body.height) + usize::from(at.y - body.y);
        let Some(thing) = panel.lines.get(line).and_then(|line| line.thing) else {
            return Vec::new();
        };
        self.focus = Focus::Panel;
        self.thing = thing;
        match panel.things.get(thing) {
            Some(Thing::Event(_) | Thing::Source(_)) => self.open(),
            Some(Thing::Quote(_)) | None => Vec::new(),
        }
    }

    /// Takes the window of the overview; a click beside it brings it there.
    fn take_window(&mut self, x: u16, area: Rect) {
        let Some(track) = Track::new(area, self.whole()) else {
            return;
        };
        let day = track.day(x);
        let inside = self.viewport.days().is_some_and(|(first, last)| {
            (track.column(first)..=track.column(last)).contains(&track.column(day))
        });
        self.remember();
        if !inside {
            let scale = self.viewport.scale().clone();
            let next = Viewport::centred(scale, day, self.viewport.width());
            self.look_at(next, day > self.anchor());
        }
        if let Some((first, _)) = self.viewport.days() {
            self.drag = Some(Drag::Window(day.days_until(first)));
        }
    }

    fn move_window(&mut self, x: u16, area: Rect, offset: i32) {
        let Some(track) = Track::new(area, self.whole()) else {
            return;
        };
        let first = track.day(x).plus_days(offset);
        let next = self.viewport.moved_to(self.viewport.scale().column(first));
        let forward = next.columns().start > self.viewport.columns().start;
        self.look_at(next, forward);
    }

    fn wheel(&mut self, at: Position, down: bool, modified: bool) {
        if self.popup.is_some() {
            let code = if down { Code::Down } else { Code::Up };
            self.popup_key(Key::plain(code));
            return;
        }
        let layout = self.layout();
        if layout.reader().contains(at) {
            self.scroll_panel(LINES, down);
        } else if layout.feed.contains(at) {
            self.step(1, down);
        } else if layout.main.contains(at) {
            let action = match (self.view, down) {
                (View::Board, false) => Action::Previous,
                (View::Board, true) => Action::Next,
                (_, false) => Action::PanLeft,
                (_, true) => Action::PanRight,
            };
            self.run(action, None);
        } else if let Some(cell) = self.chart_cell(at)
            && (layout.axis.contains(at) && !modified || layout.lanes.contains(at) && modified)
        {
            self.zoom_at(cell, !down);
        } else if layout.axis.contains(at)
            || layout.lanes.contains(at)
            || layout.overview.contains(at)
        {
            self.pan(1, down);
        }
    }

    fn wheel_sideways(&mut self, at: Position, right: bool) {
        let layout = self.layout();
        let over = [layout.axis, layout.lanes, layout.overview];
        if self.popup.is_none() && over.iter().any(|area| area.contains(at)) {
            self.pan(1, right);
        }
    }
}
