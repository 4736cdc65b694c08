//! The trend chart as cells.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::index::Height;
use super::lines::Upright;
use super::void::Taken;
use super::{Line, Parts, Place, Trend};
use crate::day::{Day, End};
use crate::text::measure;
use crate::timeline::cells::{self, columns};
use crate::timeline::unit::Unit;
use crate::timeline::viewport;

/// The sign of a cell in which several points stand, where there is no room for their number.
const SEVERAL: &str = "*";

/// What was drawn where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    taken: Taken,
    /// Whether several points stand in one cell.
    pub crowded: bool,
}

impl Drawn {
    /// A rectangle of so many columns and rows in which nothing stands but the shade, with a column and
    /// a row free about it: as low as there is one, then as far right. It is taken from then on.
    pub fn take_void(&mut self, width: u16, height: u16) -> Option<Rect> {
        let found = self
            .taken
            .void(width.saturating_add(2), height.saturating_add(2))?;
        self.taken.take(found);
        Some(Rect {
            x: found.x + 1,
            y: found.y + 1,
            width,
            height,
        })
    }
}

/// A point as it is drawn.
pub(super) struct Mark<'t> {
    pub place: Place,
    /// The cells of its sign and of what stands behind it.
    pub area: Rect,
    /// The letters, where they are written.
    pub letters: &'t str,
}

/// A drawing under way.
pub(super) struct Canvas<'t, 'b> {
    pub trend: &'t Trend<'t>,
    pub buffer: &'b mut Buffer,
    /// The columns of the days said, and the rows from "no date" to the lowest.
    pub plot: Rect,
    pub taken: Taken,
    /// The cells of the points' signs and of what stands behind them, each with the place of its point.
    pub marks: HashMap<Position, usize>,
    /// Whether several points stand in one cell.
    crowded: bool,
}

impl Trend<'_> {
    /// Draws the chart.
    pub fn render(&self, area: Rect, buffer: &mut Buffer) -> Drawn {
        let fine = self.across.scale().step().unit() <= Unit::Month;
        let parts = Parts {
            rows: self.rise.rows(),
            ..Parts::of(area.height, fine)
        };
        let width = self
            .across
            .width()
            .min(area.width.saturating_sub(self.names));
        let plot = Rect {
            x: area.x + self.names,
            y: area.y,
            width,
            height: (parts.rows + 2).min(area.height),
        };
        let mut canvas = Canvas {
            trend: self,
            buffer,
            plot,
            taken: Taken::new(Rect {
                width: area.right().saturating_sub(plot.x),
                height: area.height,
                ..plot
            }),
            marks: HashMap::new(),
            crowded: false,
        };
        canvas.shade();
        canvas.frame(area);
        canvas.staircase();
        let places = self
            .index
            .places(self.across, self.rise, self.points, self.selected);
        let mut uprights = HashSet::new();
        for upright in self.lines.uprights(self.across) {
            canvas.upright(upright, &mut uprights);
        }
        let lines = self.lines.in_sight(self.across);
        for line in &lines {
            canvas.line(line);
        }
        for &place in &places {
            canvas.window(place);
        }
        if let Some(&place) = places.iter().find(|p| Some(p.point) == self.selected) {
            canvas.window(place);
        }
        let marks = canvas.signs(&places);
        for line in &lines {
            canvas.letters(line, &marks);
        }
        canvas.endings(area, &marks);
        canvas.letters_aside(&marks);
        canvas.labels(&marks);
        let (mut taken, crowded) = (canvas.taken, canvas.crowded);
        let top = plot.bottom();
        let ticks = Rect {
            x: plot.x,
            y: top,
            width: plot.width,
            height: parts.ticks.min(area.bottom().saturating_sub(top)),
        };
        taken.take(Rect {
            width: area.width,
            ..ticks
        });
        self.axis(ticks, buffer);
        Drawn { taken, crowded }
    }
}

impl<'t> Canvas<'t, '_> {
    pub(super) fn sign(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        self.trend.look.sign(unicode, ascii)
    }

    /// Draws a sign at a column and a row of the plot and takes its cell.
    fn put(&mut self, cell: u16, row: u16, sign: &str, style: Style) {
        if cell >= self.plot.width || row >= self.plot.height {
            return;
        }
        let (x, y) = (self.plot.x + cell, self.plot.y + row);
        self.write(x, y, sign, 1, style);
    }

    /// Writes over whatever is there, of which but the ground stays, and takes the cells.
    pub(super) fn write(&mut self, x: u16, y: u16, text: &str, width: u16, style: Style) {
        let area = Rect::new(x, y, width, 1);
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.fg = Color::Reset;
                cell.modifier = Modifier::empty();
            }
        }
        self.taken.take(area);
        cells::write(self.buffer, x, y, text, width, style);
    }

    /// The row of the plot for a row of the upright axis.
    pub(super) fn down(&self, day: Day) -> u16 {
        self.trend.rise.nearest(day) + 2
    }

    /// The columns of the days up to the last one known of.
    fn known(&self) -> impl Iterator<Item = (u16, Day, Day)> {
        let trend = self.trend;
        (0..self.plot.width).filter_map(move |cell| {
            let (first, last) = trend.across.days_at(cell)?;
            (first <= trend.until).then(|| (cell, first, last.min(trend.until)))
        })
    }

    /// The ground of the dates that had passed when they were said.
    fn shade(&mut self) {
        let columns: Vec<_> = self.known().collect();
        for (cell, first, _) in columns {
            let rise = self.trend.rise;
            if rise.is_below(first) {
                continue;
            }
            let top = if rise.is_above(first) {
                2
            } else {
                self.down(first) + 1
            };
            let area = Rect {
                x: self.plot.x + cell,
                y: self.plot.y + top,
                width: 1,
                height: self.plot.height.saturating_sub(top),
            };
            match self.trend.shade {
                Some(ground) => self.buffer.set_style(area, ground),
                None if cell % 4 == 2 => {
                    let dot = self.sign("·", ".");
                    for y in area.y..area.bottom() {
                        cells::write(self.buffer, area.x, y, dot, 1, self.trend.look.faint);
                    }
                }
                None => {}
            }
        }
    }

    /// The dates at the left, and the rule under "no date".
    fn frame(&mut self, area: Rect) {
        let look = &self.trend.look;
        let (muted, faint) = (look.muted, look.faint);
        let room = self.trend.names.saturating_sub(2);
        let name = measure::cut(self.trend.without, room.into());
        cells::write(self.buffer, area.x + 1, area.y, &name, room, muted);
        let rule = self.sign("┄", "_");
        for x in self.plot.left()..self.plot.right() {
            cells::write(self.buffer, x, area.y + 1, rule, 1, faint);
        }
        self.taken.take(Rect {
            y: area.y,
            height: 2,
            ..self.plot
        });
        let x = self.plot.x.saturating_sub(1);
        let bar = self.sign("│", "|");
        for row in 2..self.plot.height {
            cells::write(self.buffer, x, self.plot.y + row, bar, 1, faint);
        }
        let tick = self.sign("┤", "|");
        for (row, label) in self.trend.rise.labels() {
            let y = self.plot.y + row + 2;
            cells::write(self.buffer, x, y, tick, 1, faint);
            let label = measure::pad_start(&label, room.saturating_sub(1).into());
            cells::write(self.buffer, area.x + 1, y, &label, room, muted);
        }
    }

    /// "Today then": each column's own days among the dates.
    fn staircase(&mut self) {
        let style = self.trend.look.today;
        let columns: Vec<_> = self.known().collect();
        let mut columns = columns.into_iter().peekable();
        while let Some((cell, first, last)) = columns.next() {
            let rise = self.trend.rise;
            if rise.is_below(last) || rise.is_above(first) {
                continue;
            }
            let (low, high) = (self.down(first), self.down(last));
            let rises = columns
                .peek()
                .is_some_and(|&(_, next, _)| self.down(next) < high);
            for row in high..=low {
                let up = row > high || rises || low > high;
                let sign = if up {
                    self.sign("╱", "/")
                } else {
                    self.sign("╌", "/")
                };
                self.put(cell, row, sign, style);
            }
        }
    }

    /// The column at which a day stands, an edge where it lies beyond.
    fn column(&self, day: Day) -> u16 {
        match self.trend.across.place(day) {
            viewport::Place::Before => 0,
            viewport::Place::At(cell) => cell,
            viewport::Place::After => self.plot.width,
        }
    }

    /// From where something ended to what took its place; each stretch once.
    fn upright(&mut self, upright: Upright, drawn: &mut HashSet<(u16, u16, u16)>) {
        let trend = self.trend;
        let (top, bottom) = (upright.high.row(trend.rise), upright.low.row(trend.rise));
        if !drawn.insert((upright.cell, top, bottom)) {
            return;
        }
        let style = trend.look.tone(upright.tone).add_modifier(Modifier::DIM);
        let sign = self.sign("┊", ":");
        for row in top + 1..bottom {
            if row != 1 {
                self.put(upright.cell, row, sign, style);
            }
        }
    }

    /// The cells of a line, up to where it ended or what is known of; none where it is out of sight.
    fn cells(&self, line: &Line) -> Range<u16> {
        let trend = self.trend;
        let end = line.to.map_or(trend.until, |to| to.min(trend.until));
        let beyond = matches!(trend.across.place(line.from), viewport::Place::After)
            || matches!(trend.across.place(end), viewport::Place::Before);
        if beyond {
            return 0..0;
        }
        // What holds still reaches into the last day's column.
        let end = self.column(end) + u16::from(line.to.is_none());
        self.column(line.from)..end.min(self.plot.width)
    }

    fn line(&mut self, line: &Line) {
        let trend = self.trend;
        let Some(point) = trend.points.get(line.point) else {
            return;
        };
        let row = Height::of(point).row(trend.rise);
        let lapse = point.window.filter(|w| w.end == End::Day).map(|w| w.latest);
        let tone = trend.look.tone(line.tone);
        let mut dash = false;
        for cell in self.cells(line) {
            let days = trend.across.days_at(cell);
            let lapsed = days
                .zip(lapse)
                .is_some_and(|((first, _), latest)| latest < first);
            // ASCII has no broken line: each second cell of it is left empty.
            let sign = match (lapsed, line.heavy) {
                (true, false) => self.sign("╌", if dash { "-" } else { " " }),
                (true, true) => self.sign("╍", if dash { "=" } else { " " }),
                (false, true) => self.sign("━", "="),
                (false, false) => self.sign("─", "-"),
            };
            dash = lapsed && !dash;
            let style = if lapsed { trend.look.muted } else { tone };
            self.put(cell, row, sign, style);
        }
    }

    /// Whose a line is, in the middle of its longest stretch free of points: not where the point before that
    /// stretch has the letter, and not of what holds still, which is told at the right.
    fn letters(&mut self, line: &Line, marks: &[Mark]) {
        let trend = self.trend;
        let Some(point) = trend.points.get(line.point).filter(|_| line.to.is_some()) else {
            return;
        };
        let (row, width) = (Height::of(point).row(trend.rise), columns(&line.letters));
        let (x, y) = (self.plot.x, self.plot.y + row);
        let mut stretch = 0..0;
        let mut from = None;
        for cell in self.cells(line) {
            if self.marks.contains_key(&Position::new(x + cell, y)) {
                from = None;
                continue;
            }
            let from = *from.get_or_insert(cell);
            if cell + 1 - from > stretch.end - stretch.start {
                stretch = from..cell + 1;
            }
        }
        let told = |mark: &Mark| {
            (mark.area.right(), mark.area.y) == (x + stretch.start, y)
                && mark.letters == line.letters
        };
        // The line is seen on both sides.
        if width == 0 || stretch.len() < usize::from(width) + 2 || marks.iter().any(told) {
            return;
        }
        let at = x + stretch.start + (stretch.end - stretch.start - width) / 2;
        let style = trend.look.tone(line.tone).add_modifier(Modifier::BOLD);
        self.write(at, y, &line.letters, width, style);
        let cells = Rect::new(at, y, width, 1).positions();
        self.marks.extend(cells.map(|p| (p, line.point)));
    }

    /// The bar of a window, and where it is open.
    fn window(
        &mut self,
        Place {
            cell, row, point, ..
        }: Place,
    ) {
        let Some((point, window)) = self
            .trend
            .points
            .get(point)
            .and_then(|p| Some((p, p.window?)))
        else {
            return;
        };
        let style = self.trend.look.tone(point.tone);
        if window.end != End::Day {
            if row > 2 {
                self.put(cell, row - 1, self.sign("▴", "^"), style);
            }
            return;
        }
        if window.start != End::Day {
            self.put(cell, row + 1, self.sign("▾", "v"), style);
            return;
        }
        let soft = point.reported || window.approximate;
        let bar = if soft {
            self.sign("╏", ":")
        } else {
            self.sign("┃", "|")
        };
        for below in row + 1..=self.down(window.earliest) {
            self.put(cell, below, bar, style);
        }
    }

    /// The points themselves, over everything; how many stand in the cell, and whose the one that is seen
    /// is, where no other point stands in the way.
    fn signs(&mut self, places: &[Place]) -> Vec<Mark<'t>> {
        let trend = self.trend;
        let mut marks = Vec::with_capacity(places.len());
        let mut marked: Vec<(u16, u16)> = places.iter().map(|p| (p.row, p.cell)).collect();
        marked.sort_unstable();
        for &place in places {
            let Place {
                cell,
                row,
                point: at,
                count,
            } = place;
            let Some(point) = trend.points.get(at) else {
                continue;
            };
            let next = marked.partition_point(|&other| other <= (row, cell));
            let stop = match marked.get(next) {
                Some(&(other, next)) if other == row => next,
                _ => self.plot.width,
            };
            let room = stop.saturating_sub(cell + 1);
            let style = trend.look.tone(point.tone).add_modifier(Modifier::BOLD);
            let crowd = count > 1 && room == 0;
            if trend.selected == Some(at) {
                let sign = trend.look.glyph(point.glyph);
                self.put(cell, row, sign, trend.look.selected);
            } else {
                let sign = if crowd {
                    SEVERAL
                } else {
                    trend.look.glyph(point.glyph)
                };
                self.put(cell, row, sign, style);
            }
            self.crowded |= count > 1;
            let letters = point.letters.as_str();
            let beside = room.checked_sub(columns(letters));
            let (words, letters) = match (count > 1, beside) {
                (true, Some(beside @ 1..)) => (cells::count(count, beside) + letters, letters),
                (true, _) => (cells::count(count, room), ""),
                (false, Some(_)) => (letters.to_owned(), letters),
                (false, None) => (String::new(), ""),
            };
            let (x, y) = (self.plot.x + cell, self.plot.y + row);
            let width = columns(&words);
            self.write(x + 1, y, &words, width, style);
            let area = Rect::new(x, y, width + 1, 1);
            self.marks.extend(area.positions().map(|p| (p, at)));
            marks.push(Mark {
                place,
                area,
                letters,
            });
        }
        marks
    }

    /// What holds at the end: at its own height, or at the nearest that is free below or above it.
    fn endings(&mut self, area: Rect, marks: &[Mark]) {
        let trend = self.trend;
        let widest = trend
            .endings
            .iter()
            .filter_map(|e| e.words.last())
            .map(|words| columns(words))
            .max()
            .unwrap_or(0);
        let edge = area.x + trend.names + self.plot.width + 1;
        // A blank stands between the last sign and the words.
        let signs = marks.iter().map(|mark| mark.area.right() + 1);
        let after_last = (self.plot.x + self.column(trend.until) + 3).max(signs.max().unwrap_or(0));
        let last = trend.points.last().is_none_or(|p| p.said <= trend.until);
        let x = if last && after_last.saturating_add(widest) < edge {
            after_last
        } else {
            edge
        };
        let room = area.right().saturating_sub(x);
        let mut used: Vec<u16> = Vec::new();
        for ending in trend.endings {
            let wanted = ending.height.map_or(0, |day| self.down(day));
            let free = |row: &u16| *row < self.plot.height && *row != 1 && !used.contains(row);
            let below = (wanted..self.plot.height).find(free);
            let row = below.or_else(|| (0..wanted).rev().find(free));
            let fits = |words: &&String| measure::width(words) <= room.into();
            let (Some(row), Some(words)) = (row, ending.words.iter().find(fits)) else {
                continue;
            };
            used.push(row);
            let mut style = trend.look.tone(ending.tone);
            if ending.strong {
                style = style.add_modifier(Modifier::BOLD);
            }
            let y = self.plot.y + row;
            cells::write(self.buffer, x, y, words, room, style);
            let width = columns(words).saturating_add(2);
            self.taken.take(Rect::new(x.saturating_sub(1), y, width, 1));
        }
    }
}
