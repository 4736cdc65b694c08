//! The timeline as cells: ticks, lanes, windows, today and seams.
//!
//! ```text
//!             2025              2026                                ┊years            axis
//!             Jul      Oct      Jan      Apr ▾20 May        today   ┊'27 '28 '29 '30
//!  Seoul       ▫9 ◦2 ▫2 ▫2 ▴2 ▪2 ▫6 ▫4 ▪     ▫9          by 2030 ╎◂──────────────────┤
//!  └ name      └ mark: glyph and count           └ words: right-aligned before today
//!                                                                  └ window
//!         S  •╌╌•╌╌╌╌╌╌╌╌╌╌┃ 17 Apr 2012 ×2      arc: days said, the date promised
//! ```

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::bin::{self, Bin, Mark};
use super::index::Index;
use super::item::{Drawing, Item, Row, Standing, Window};
use super::tick::{self, Reserved, Rows, ticks};
use super::viewport::{Place, Viewport};
use crate::day::{Day, End, Shape};
use crate::text::measure;

/// The signs and styles to draw with.
#[derive(Clone, Debug)]
pub struct Look<'a> {
    /// The glyphs of the markers, each one column wide.
    pub glyphs: &'a [&'a str],
    /// The styles of the tones.
    pub tones: &'a [Style],
    /// Names of lanes and labels of the lower ticks.
    pub muted: Style,
    /// Labels that stand out.
    pub strong: Style,
    /// Seams.
    pub faint: Style,
    /// Today's line and label.
    pub today: Style,
    /// The selection's label.
    pub accent: Style,
    /// The mark or window that is selected.
    pub selected: Style,
    /// Only ASCII is drawn.
    pub ascii: bool,
}

impl Look<'_> {
    fn tone(&self, tone: u16) -> Style {
        self.tones
            .get(usize::from(tone))
            .copied()
            .unwrap_or_default()
    }

    fn glyph(&self, marker: u16) -> &str {
        self.glyphs.get(usize::from(marker)).copied().unwrap_or("?")
    }

    const fn sign(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { unicode }
    }
}

/// What is selected among the items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The day on the axis.
    pub day: Day,
    /// What the axis says there, in words of falling length: the first that fits is written.
    pub labels: Vec<String>,
    /// The item's place in the index; none where a window is selected.
    pub item: Option<usize>,
}

/// The timeline: axis and rows on one scale.
#[derive(Clone, Debug)]
pub struct Timeline<'a> {
    /// What is in sight.
    pub viewport: &'a Viewport,
    /// The items.
    pub index: &'a Index,
    /// The rows, from the top.
    pub rows: &'a [Row],
    /// The width of the names, in columns.
    pub names: u16,
    /// The day from which there is a future.
    pub today: Day,
    /// What is selected.
    pub selection: Option<Selection>,
    /// Signs and styles.
    pub look: Look<'a>,
}

/// How many columns the words of a proposal may stand left of their own.
const WANDER: u16 = 16;

/// A reading of one row: where cells are taken, so that nothing is written over anything.
struct Canvas<'b> {
    buffer: &'b mut Buffer,
    /// The column of the buffer at which the viewport's column 0 stands.
    x: u16,
    y: u16,
    taken: Vec<bool>,
}

impl Canvas<'_> {
    fn put(&mut self, cell: u16, sign: &str, style: Style) {
        if let Some(taken) = self.taken.get_mut(usize::from(cell)) {
            *taken = true;
            self.buffer
                .set_stringn(self.x + cell, self.y, sign, 1, style);
        }
    }

    /// Draws where nothing is drawn yet.
    fn put_free(&mut self, cell: u16, sign: &str, style: Style) {
        if self.taken.get(usize::from(cell)) == Some(&false) {
            self.put(cell, sign, style);
        }
    }

    /// Whether nothing is to be seen in a cell, be it taken or not.
    fn is_blank(&self, cell: u16) -> bool {
        self.buffer.cell((self.x + cell, self.y)).is_some_and(|c| c.symbol() == " ")
    }

    fn is_free(&self, cells: Range<u16>) -> bool {
        cells
            .clone()
            .all(|c| self.taken.get(usize::from(c)) == Some(&false))
    }

    /// Writes text and keeps a blank on both sides of it.
    fn words(&mut self, cell: u16, text: &str, style: Style) {
        self.text(cell, text, style);
        for side in [cell.saturating_sub(1), cell + columns(text)] {
            if let Some(taken) = self.taken.get_mut(usize::from(side)) {
                *taken = true;
            }
        }
    }

    fn text(&mut self, cell: u16, text: &str, style: Style) {
        let width = u16::try_from(measure::width(text)).unwrap_or(u16::MAX);
        let room = u16::try_from(self.taken.len())
            .unwrap_or(0)
            .saturating_sub(cell)
            .min(width);
        for taken in self.taken.iter_mut().skip(cell.into()).take(room.into()) {
            *taken = true;
        }
        self.buffer
            .set_stringn(self.x + cell, self.y, text, room.into(), style);
    }
}

/// Columns of text, as cells are counted.
fn columns(text: &str) -> u16 {
    u16::try_from(measure::width(text)).unwrap_or(u16::MAX)
}

impl Timeline<'_> {
    /// Draws the ticks: in two rows where the area has them, in one else. The selection's label and
    /// today's push others aside.
    pub fn render_axis(&self, area: Rect, buffer: &mut Buffer) {
        if area.height == 0 || area.width <= self.names {
            return;
        }
        let rows = if area.height >= 2 {
            Rows::Two
        } else {
            Rows::One
        };
        let x = area.x + self.names;
        let lower = area.y + area.height.min(2) - 1;
        let mut reserved: Vec<Reserved> = Vec::new();
        let mut labels: Vec<(u16, String, Style)> = Vec::new();
        if let Some((cell, label)) = self
            .selection
            .as_ref()
            .and_then(|s| self.selection_label(s, rows))
        {
            reserved.push(Reserved {
                row: tick::Row::Lower,
                cells: cell..cell + columns(&label),
            });
            labels.push((cell, label, self.look.accent));
        }
        if rows == Rows::Two
            && let Some((cell, label)) = self.today_label(&reserved)
        {
            reserved.push(Reserved {
                row: tick::Row::Lower,
                cells: cell..cell + columns(&label),
            });
            labels.push((cell, label, self.look.today));
        }
        for tick in ticks(self.viewport, rows, &reserved) {
            let y = if tick.row == tick::Row::Upper {
                area.y
            } else {
                lower
            };
            let style = if tick.strong {
                self.look.strong
            } else {
                self.look.muted
            };
            buffer.set_stringn(
                x + tick.column,
                y,
                &tick.label,
                usize::from(area.right() - x - tick.column),
                style,
            );
        }
        for (cell, label, style) in labels {
            buffer.set_stringn(
                x + cell,
                lower,
                &label,
                usize::from((area.right() - x).saturating_sub(cell)),
                style,
            );
        }
        for seam in self.viewport.seams() {
            for y in area.y..=lower {
                let sign = self.look.sign("┊", ":");
                buffer.set_stringn(x + seam, y, sign, 1, self.look.faint);
            }
        }
    }

    /// `▾20 May` from the selection's column on, or `20 May▾` before it where the edge is near.
    fn selection_label(&self, selection: &Selection, rows: Rows) -> Option<(u16, String)> {
        if selection.labels.is_empty() {
            return None;
        }
        let cell = self.viewport.cell_of(selection.day)?;
        let sign = self.look.sign("▾", "v");
        let width = self.viewport.width();
        if rows == Rows::One {
            return None;
        }
        let seams: Vec<u16> = self.viewport.seams().collect();
        let clear =
            |from: u16, to: u16| to <= width && !seams.iter().any(|s| (from..to).contains(s));
        for label in &selection.labels {
            let n = columns(label) + 1;
            if clear(cell, cell + n) {
                return Some((cell, format!("{sign}{label}")));
            }
            if cell + 1 >= n && clear(cell + 1 - n, cell + 1) {
                return Some((cell + 1 - n, format!("{label}{sign}")));
            }
        }
        Some((cell, sign.to_owned()))
    }

    /// `today`, ending at its column; an arrow at the edge where it lies beyond.
    fn today_label(&self, reserved: &[Reserved]) -> Option<(u16, String)> {
        let width = self.viewport.width();
        let label = match self.viewport.place(self.today) {
            Place::At(cell) => (cell.saturating_sub(4), "today".to_owned()),
            Place::After => {
                let label = format!("today {}", self.look.sign("›", ">"));
                (width.saturating_sub(columns(&label)), label)
            }
            Place::Before => (0, format!("{} today", self.look.sign("‹", "<"))),
        };
        let cells = label.0..label.0 + columns(&label.1);
        let clear = cells.end <= width
            && reserved
                .iter()
                .all(|r| r.cells.end < cells.start || cells.end < r.cells.start);
        clear.then_some(label)
    }

    /// Draws the rows, as many as the area has.
    pub fn render_rows(&self, area: Rect, buffer: &mut Buffer) {
        if area.width <= self.names {
            return;
        }
        let width = self.viewport.width().min(area.width - self.names);
        let bins = bin::bins(self.viewport);
        let seams: Vec<u16> = self.viewport.seams().collect();
        let today = self.viewport.cell_of(self.today);
        for (row, y) in self.rows.iter().zip(area.y..area.bottom()) {
            self.name(row, area, y, buffer);
            let mut canvas = Canvas {
                buffer: &mut *buffer,
                x: area.x + self.names,
                y,
                taken: vec![false; width.into()],
            };
            for &seam in &seams {
                canvas.put(seam, self.look.sign("┊", ":"), self.look.faint);
            }
            if let Some(lane) = row.lane {
                self.lane(lane, &bins, &mut canvas);
            }
            if row.dots {
                self.dots(row, &mut canvas);
            }
            match row.drawing {
                Drawing::Ahead => self.ahead(row, today, &mut canvas),
                Drawing::Arc => self.arcs(row, &mut canvas),
            }
            if let Some(cell) = today
                && canvas.is_blank(cell)
            {
                canvas.put(cell, self.look.sign("╎", "|"), self.look.today);
            }
            if let Some(lane) = row.lane {
                self.lines(lane, &mut canvas);
            }
        }
    }

    fn name(&self, row: &Row, area: Rect, y: u16, buffer: &mut Buffer) {
        let tone = self.look.tone(row.tone);
        let style = if row.strong {
            tone.add_modifier(Modifier::BOLD)
        } else {
            self.look.muted
        };
        let letters = columns(&row.letters);
        let room = self.names.saturating_sub(2 + letters.saturating_sub(1));
        let name = measure::cut(&row.name, room.into());
        buffer.set_stringn(area.x + 1, y, name, room.into(), style);
        let end = area.x + self.names;
        let style = tone.add_modifier(Modifier::BOLD);
        buffer.set_stringn(
            end.saturating_sub(letters),
            y,
            &row.letters,
            letters.into(),
            style,
        );
    }

    fn lane(&self, lane: u16, bins: &[Bin], canvas: &mut Canvas<'_>) {
        let marks = bin::marks(bins, self.index, lane);
        for (i, mark) in marks.iter().enumerate() {
            let next = marks
                .get(i + 1)
                .map_or(self.viewport.width(), |m| m.cells.start);
            self.mark(mark, next, canvas);
        }
    }

    /// The lines of the lane's items that go on beyond their bin, in what columns are left free.
    fn lines(&self, lane: u16, canvas: &mut Canvas<'_>) {
        let limit = usize::from(self.viewport.width()) * 2;
        for place in bin::lines(self.viewport, self.index, lane, limit) {
            if let Some(item) = self.index.item(place)
                && item.last > self.viewport.bin_of(item.first).1
            {
                self.line(item, canvas);
            }
        }
    }

    /// The item that is selected, if it stands in this mark.
    fn selected_in(&self, mark: &Mark) -> Option<&Item> {
        let place = self.selection.as_ref()?.item?;
        let item = self.index.item(place)?;
        let cell = match self.viewport.place(item.first) {
            Place::At(cell) => cell,
            Place::Before if item.last >= self.viewport.days()?.0 => 0,
            _ => return None,
        };
        let lane = self.index.item(mark.first_item)?.lane;
        (item.lane == lane && mark.cells.contains(&cell)).then_some(item)
    }

    /// The glyph in the bin's first column, then the count; `+` where the count does not fit.
    fn mark(&self, mark: &Mark, next: u16, canvas: &mut Canvas<'_>) {
        let selected = self.selected_in(mark);
        let marker = selected.map_or(mark.marker, |item| item.marker);
        let style = if mark.mixed {
            self.look.strong
        } else {
            self.look.tone(mark.tone)
        };
        let style = if selected.is_some() {
            self.look.selected
        } else {
            style
        };
        let start = mark.cells.start;
        let wide = mark.cells.end - start;
        // The last column of a bin stays blank; a bin of one or two columns borrows what is free up to
        // the next mark.
        let room = if wide >= 3 {
            wide - 2
        } else {
            next.saturating_sub(start + 2)
        };
        let count = match mark.count {
            0 | 1 => String::new(),
            n => fitting(n, room),
        };
        canvas.put(start, self.look.glyph(marker), style);
        if wide == 1 && mark.count > 1 && room == 0 {
            canvas.put(start, "+", style);
        } else if !count.is_empty() {
            canvas.text(start + 1, &count, style);
        } else if selected.is_some() && wide >= 2 {
            canvas.put(start + 1, " ", style);
        }
    }

    /// The days over which an item goes on, in the lane's free columns.
    fn line(&self, item: &Item, canvas: &mut Canvas<'_>) {
        // What has happened did so by today, however wide its date is.
        let last = if item.planned || item.first > self.today {
            item.last
        } else {
            item.last.min(self.today)
        };
        let cells = self.viewport.cells_of(item.first, last);
        if cells.is_empty() {
            return;
        }
        let style = self.look.faint;
        let sign = if item.extent.approximate {
            self.look.sign("╌", "-")
        } else if item.extent.shape == Shape::Lasting {
            self.look.sign("━", "=")
        } else {
            self.look.sign("─", "-")
        };
        let end = cells.end - 1;
        for cell in cells {
            let sign = match (cell == end, item.extent.end) {
                (true, End::Open) => self.look.sign("▸", ">"),
                (true, _) if item.extent.uncertain => "?",
                (true, _) if item.extent.shape == Shape::Within && !item.extent.approximate => {
                    self.look.sign("┤", "|")
                }
                _ => sign,
            };
            canvas.put_free(cell, sign, style);
        }
    }

    fn dots(&self, row: &Row, canvas: &mut Canvas<'_>) {
        for window in &row.windows {
            for cell in self.said(window) {
                canvas.put(cell, self.look.sign("∙", "."), self.look.tone(window.tone));
            }
        }
    }

    /// The columns in sight in which a window was said, each once, however often that was.
    fn said(&self, window: &Window) -> impl Iterator<Item = u16> {
        let days = self.viewport.days();
        let mut rest = match days {
            Some((from, to)) => {
                let end = window.said.partition_point(|&d| d <= to);
                let start = window.said.partition_point(|&d| d < from).min(end);
                window.said.get(start..end).unwrap_or(&[])
            }
            None => &[],
        };
        std::iter::from_fn(move || {
            let (&day, _) = rest.split_first()?;
            let cell = self.viewport.cell_of(day)?;
            let last = self.viewport.days_at(cell).map_or(day, |(_, last)| last);
            rest = rest.get(rest.partition_point(|&d| d <= last)..).unwrap_or(&[]);
            Some(cell)
        })
    }

    /// The windows from today on, and their words just before today; behind the last window where
    /// there is no room before it.
    fn ahead(&self, row: &Row, today: Option<u16>, canvas: &mut Canvas<'_>) {
        let from = today.map_or(0, |cell| cell + 1);
        let mut end = from;
        let mut beyond = false;
        for window in &row.windows {
            match self.window(window, from, canvas) {
                Some(last) => end = end.max(last + 1),
                None => beyond |= self.viewport.place(window.extent.first_day()) == Place::After,
            }
        }
        let style = self.look.tone(row.tone).add_modifier(Modifier::BOLD);
        let stop = today.map_or(self.viewport.width(), |cell| cell.saturating_sub(1));
        for words in &row.words {
            let words = if beyond {
                format!("{words} {}", self.look.sign("›", ">"))
            } else {
                words.clone()
            };
            if let Some(at) = self.room_for(&words, stop, end, canvas) {
                canvas.words(at, &words, style);
                return;
            }
        }
    }

    /// Where words find room: to end before `stop`; where a mark stands in the way, further left, but
    /// not so far that nobody sees the two together; else behind `end`.
    fn room_for(&self, words: &str, stop: u16, end: u16, canvas: &Canvas<'_>) -> Option<u16> {
        let width = self.viewport.width();
        let n = columns(words);
        let free = |at: u16| canvas.is_free(at.saturating_sub(1)..(at + n).min(width));
        (0..WANDER)
            .filter_map(|back| stop.checked_sub(n + back))
            .find(|&at| at > 0 && free(at))
            .or_else(|| (end + 1 + n <= width && free(end + 1)).then_some(end + 1))
    }

    /// One window, from column `from` on: `├──┤` within, `◂───┤` by, `├───▸` from, `┃` in one column.
    /// Gives its last column; none where it is not in sight.
    fn window(&self, window: &Window, from: u16, canvas: &mut Canvas<'_>) -> Option<u16> {
        let extent = &window.extent;
        let cells = self.viewport.cells_of(extent.earliest, extent.latest);
        let width = self.viewport.width();
        let start = cells.start.max(from);
        if cells.end <= start || start >= width {
            return None;
        }
        let last = cells.end - 1;
        let soft = extent.approximate || window.reported;
        let mut style = self.look.tone(window.tone);
        if window.selected {
            style = self.look.selected;
        }
        if window.standing == Standing::Superseded {
            style = style.add_modifier(Modifier::DIM);
        }
        let beyond = self.viewport.place(extent.latest) == Place::After;
        let begins = cells.start >= from && extent.start == End::Day;
        let seams: Vec<u16> = self.viewport.seams().collect();
        for cell in start..=last {
            if seams.contains(&cell) {
                continue;
            }
            let sign = if cell == start && cell == last && begins && !beyond {
                self.look.sign("┃", "|")
            } else if cell == start {
                if begins {
                    self.look.sign("├", "|")
                } else {
                    self.look.sign("◂", "<")
                }
            } else if cell == last {
                if beyond {
                    self.look.sign("▸", ">")
                } else if extent.uncertain {
                    "?"
                } else {
                    self.look.sign("┤", "|")
                }
            } else if soft {
                self.look.sign("╌", "-")
            } else {
                self.look.sign("─", "-")
            };
            canvas.put(cell, sign, style);
        }
        Some(last)
    }

    /// `•` each day it was said, dashes to the date, then the words; before the first dot where there is
    /// no room behind.
    fn arcs(&self, row: &Row, canvas: &mut Canvas<'_>) {
        for window in &row.windows {
            self.arc(window, canvas);
        }
    }

    fn arc(&self, window: &Window, canvas: &mut Canvas<'_>) {
        let width = self.viewport.width();
        let mut style = self.look.tone(window.tone);
        if window.standing == Standing::Superseded {
            style = style.add_modifier(Modifier::DIM);
        }
        let Some(&first_said) = window.said.first() else {
            return;
        };
        let from = match self.viewport.place(first_said) {
            Place::Before => 0,
            Place::At(cell) => cell,
            Place::After => return,
        };
        let promised = window.extent.first_day();
        let to = match self.viewport.place(promised) {
            Place::Before => return,
            Place::At(cell) => cell,
            Place::After => width,
        };
        let mut dashed = style;
        if !window.selected {
            dashed = dashed.add_modifier(Modifier::DIM);
        }
        for cell in self.said(window) {
            canvas.put_free(cell, self.look.sign("∙", "."), style.add_modifier(Modifier::BOLD));
        }
        for cell in from..to.min(width) {
            canvas.put_free(cell, self.look.sign("╌", "-"), dashed);
        }
        let end = if to >= width {
            let edge = width.saturating_sub(1);
            canvas.put(edge, self.look.sign("›", ">"), style);
            edge
        } else {
            let start = if window.extent.start == End::Day {
                to
            } else {
                from
            };
            let first = if start == from { from + 1 } else { start };
            if window.extent.start == End::Day {
                self.window(window, first.max(to), canvas).unwrap_or(to)
            } else {
                canvas.put(to, self.look.sign("┤", "|"), style);
                to
            }
        };
        let style = style.add_modifier(Modifier::BOLD);
        let missed = match window.standing {
            Standing::Lapsed => self.look.sign(" ✗", " x"),
            _ => "",
        };
        let words = format!("{}{missed}", window.words);
        let n = columns(&words);
        if end + 2 + n <= width && canvas.is_free(end + 1..end + 2 + n) {
            canvas.words(end + 2, &words, style);
        } else if from > n && canvas.is_free(from - n - 1..from) {
            canvas.words(from - n - 1, &words, style);
        } else {
            // In the arc or in the window itself, as the last resort: behind its first sign.
            let stretch = if to.saturating_sub(from) > n + 5 { from + 3 } else { to + 3 };
            if stretch + n + 3 <= end {
                canvas.text(stretch, &format!(" {words} "), style);
            }
        }
    }
}

/// The count in at most `room` columns, in thousands where it is long; `+` where nothing fits.
fn fitting(count: usize, room: u16) -> String {
    let exact = count.to_string();
    if columns(&exact) <= room {
        return exact;
    }
    let thousands = format!("{}k", count / 1000);
    if count >= 1000 && columns(&thousands) <= room {
        return thousands;
    }
    if room > 0 {
        "+".to_owned()
    } else {
        String::new()
    }
}

impl Timeline<'_> {
    /// Draws all lanes as one row of blocks, a column a bin, and the ends of the windows as the letters
    /// of their rows: for the smallest screens.
    pub fn render_spark(&self, area: Rect, band: Style, buffer: &mut Buffer) {
        if area.width <= self.names || area.height == 0 {
            return;
        }
        const BLOCKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
        const ASCII: [&str; 8] = [".", ":", "-", "=", "+", "*", "#", "@"];
        let signs = if self.look.ascii { ASCII } else { BLOCKS };
        let width = self.viewport.width().min(area.width - self.names);
        let mut canvas = Canvas {
            buffer,
            x: area.x + self.names,
            y: area.y,
            taken: vec![false; width.into()],
        };
        let bins = bin::bins(self.viewport);
        let counts: Vec<usize> = bins
            .iter()
            .map(|bin| self.index.begun(bin.first, bin.last).len())
            .collect();
        let most = counts.iter().copied().max().unwrap_or(1).max(1);
        let chosen = self
            .selection
            .as_ref()
            .and_then(|s| self.viewport.cell_of(s.day));
        for (bin, &count) in bins.iter().zip(&counts) {
            let selected = chosen.is_some_and(|cell| bin.cells.contains(&cell));
            if count == 0 {
                continue;
            }
            let sign = signs
                .get(super::overview::level(count, most))
                .copied()
                .unwrap_or("█");
            let style = if selected {
                self.look.accent
            } else {
                self.look.muted
            };
            for cell in bin.cells.clone() {
                canvas.put(cell, sign, style);
            }
        }
        for seam in self.viewport.seams() {
            canvas.put(seam, self.look.sign("┊", ":"), self.look.faint);
        }
        let today = self.viewport.cell_of(self.today);
        if let Some(cell) = today {
            canvas.put_free(cell, self.look.sign("╎", "|"), self.look.today);
        }
        self.ends(today, &mut canvas);
        let _ = band;
    }

    /// `◂────P─W───────S`: the end of each window as the letter of its row, a line up to the last.
    fn ends(&self, today: Option<u16>, canvas: &mut Canvas<'_>) {
        let from = today.map_or(0, |cell| cell + 1);
        let mut last = None;
        for row in &self.rows[..] {
            for window in &row.windows {
                if window.extent.end != End::Day {
                    continue;
                }
                let cells = self
                    .viewport
                    .cells_of(window.extent.latest, window.extent.latest);
                if cells.is_empty() || cells.start < from {
                    continue;
                }
                let letter = row
                    .letters
                    .chars()
                    .next()
                    .or_else(|| row.name.chars().next());
                let letter = letter.map_or(String::new(), |c| c.to_uppercase().collect());
                let style = self.look.tone(window.tone).add_modifier(Modifier::BOLD);
                canvas.put_free(cells.start, &letter, style);
                last = last.max(Some((cells.start, window.tone)));
            }
        }
        if let Some((last, tone)) = last {
            let style = self.look.tone(tone);
            canvas.put_free(from, self.look.sign("◂", "<"), style);
            for cell in from..last {
                canvas.put_free(cell, self.look.sign("─", "-"), style);
            }
        }
    }
}
