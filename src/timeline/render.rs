//! The timeline as cells: ticks, lanes, windows, today and seams.
//!
//! ```text
//!             2025              2026                                ┊years            axis
//!             Jul      Oct      Jan      Apr ▾20 May        today   ┊'27 '28 '29 '30
//!  Northbank   ▫9 ◦2 ▫2 ▫2 ▴2 ▪2 ▫6 ▫4 ▪     ▫9          by 2030 ╎◂──────────────────┤
//!  └ name      └ mark: glyph and count           └ words: right-aligned before today
//!                                                                  └ window
//!         S  •╌╌•╌╌╌╌╌╌╌╌╌╌┃ 17 Apr 2012 ×2      arc: days said, the date promised
//! ```

mod arc;
mod axis;
mod canvas;
mod label;
mod lane;
mod name;
mod spark;
mod window;
mod words;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::bin;
use super::cells::{self, columns};
use super::highlight::Highlights;
use super::index::Index;
use super::item::{Drawing, Row};
use super::unit::Unit;
use super::viewport::{Place, Viewport};
use crate::day::{Day, Weekday};
use canvas::Canvas;

/// The signs and styles to draw with; by default, no styles and no glyphs.
#[derive(Clone, Debug, Default)]
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
    /// The lines of rails; none where they would be louder than what stands on them.
    pub rail: Option<Style>,
    /// Today's line and label.
    pub today: Style,
    /// The selection's label.
    pub accent: Style,
    /// The mark or window that is selected.
    pub selected: Style,
    /// What is laid over marks that stand out.
    pub highlight: Style,
    /// The ground of Saturdays and Sundays, where a day takes a column of its own.
    pub weekend: Style,
    /// Only ASCII is drawn.
    pub ascii: bool,
}

impl Look<'_> {
    pub(super) fn tone(&self, tone: u16) -> Style {
        self.tones
            .get(usize::from(tone))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn glyph(&self, marker: u16) -> &str {
        self.glyphs.get(usize::from(marker)).copied().unwrap_or("?")
    }

    pub(super) const fn sign(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { unicode }
    }
}

/// What is selected among the items.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
pub struct Plot<'a> {
    /// What is in sight.
    pub viewport: &'a Viewport,
    /// The items.
    pub index: &'a Index,
    /// The rows, from the top.
    pub rows: &'a [Row],
    /// The width of the names, in columns.
    pub names: u16,
    /// The day from which there is a future.
    pub today: Option<Day>,
    /// What that day is called at the axis, in five columns.
    pub today_word: &'a str,
    /// What is selected.
    pub selection: Option<Selection>,
    /// The items that stand out.
    pub highlights: Option<&'a Highlights>,
    /// Signs and styles.
    pub look: Look<'a>,
}

impl Plot<'_> {
    /// Draws the rows, as many as the area has.
    pub fn render_rows(&self, area: Rect, buffer: &mut Buffer) {
        let shelf = self.shelf(area);
        for (at, y) in (area.y..area.bottom()).enumerate() {
            let area = Rect {
                y,
                height: 1,
                ..area
            };
            shelf.row(at, area, buffer);
        }
    }

    /// What all rows share in an area of this width.
    pub fn shelf(&self, area: Rect) -> Shelf<'_> {
        // A blank stands between a name and whose the row is.
        let room = |row: &Row| self.names.saturating_sub(2 + columns(&row.letters));
        let names = self
            .rows
            .iter()
            .map(|row| (row.name.as_str(), room(row).into()));
        Shelf {
            plot: self,
            width: self
                .viewport
                .width()
                .min(area.width.saturating_sub(self.names)),
            bins: bin::bins(self.viewport),
            seams: self.viewport.seams().collect(),
            today: self.today.and_then(|day| self.viewport.cell_of(day)),
            names: name::names(names, self.look.ascii),
        }
    }

    /// The selected item, with its lane.
    pub fn selected(&self) -> Option<(u16, usize)> {
        let item = self.selection.as_ref()?.item?;
        Some((self.index.item(item)?.lane, item))
    }

    /// What a row says as a line of a table.
    fn fields(&self, row: &Row, canvas: &mut Canvas<'_>) {
        let selected = row.windows.iter().any(|window| window.selected);
        for field in row.fields.iter().filter(|f| !f.words.is_empty()) {
            let tone = self.look.tone(row.tone).add_modifier(Modifier::BOLD);
            let style = match (selected, field.strong) {
                (true, _) => self.look.selected,
                (false, true) => tone,
                (false, false) => self.look.muted,
            };
            canvas.words(field.at, &field.words, style);
        }
    }

    /// The line of a rail up to today, or of a rule to the end, where nothing else is drawn.
    fn rail(&self, row: &Row, today: Option<u16>, canvas: &mut Canvas<'_>) {
        let width = self.viewport.width();
        let (end, style) = match (row.rule, row.rail, self.look.rail) {
            (true, ..) => (width, self.look.faint),
            (false, true, Some(style)) => {
                let ahead = self
                    .today
                    .is_some_and(|today| self.viewport.place(today) == Place::Before);
                (today.unwrap_or(if ahead { 0 } else { width }), style)
            }
            _ => return,
        };
        for cell in 0..end {
            canvas.put_free(cell, self.look.sign("─", "-"), style);
        }
    }

    /// The sign of a seam: a scale by density has more than one, and none stands for the future.
    fn seam(&self) -> &'static str {
        if self.viewport.scale().is_stepped() {
            self.look.sign("╱", "/")
        } else {
            self.look.sign("┊", "/")
        }
    }

    /// Lays the ground of weekends under the columns of their days.
    fn weekends(&self, area: Rect, buffer: &mut Buffer) {
        let mut steps = self.viewport.zones().map(|(zone, _)| zone.step);
        if steps.all(|step| step.unit() != Unit::Day) {
            return;
        }
        for cell in 0..self
            .viewport
            .width()
            .min(area.width.saturating_sub(self.names))
        {
            let Some((first, last)) = self.viewport.days_at(cell) else {
                continue;
            };
            let free = matches!(first.weekday_then(), Some(Weekday::Sat | Weekday::Sun));
            if free && first == last {
                let x = area.x + self.names + cell;
                buffer.set_style(
                    Rect {
                        x,
                        width: 1,
                        ..area
                    },
                    self.look.weekend,
                );
            }
        }
    }

    /// Writes the name of a row, and at the right end whose the row is.
    fn name(&self, row: &Row, name: &str, area: Rect, buffer: &mut Buffer) {
        let tone = self.look.tone(row.tone);
        let style = if row.strong {
            tone.add_modifier(Modifier::BOLD)
        } else {
            self.look.muted
        };
        let letters = columns(&row.letters);
        cells::write(buffer, area.x + 1, area.y, name, self.names, style);
        let start = (area.x + self.names).saturating_sub(letters);
        let style = tone.add_modifier(Modifier::BOLD);
        cells::write(buffer, start, area.y, &row.letters, letters, style);
    }
}

/// What the rows of a timeline share: each can be drawn by itself.
#[derive(Debug)]
pub struct Shelf<'a> {
    plot: &'a Plot<'a>,
    /// The columns of the viewport that there is room for.
    width: u16,
    bins: Vec<bin::Bin>,
    seams: Vec<u16>,
    today: Option<u16>,
    names: Vec<String>,
}

impl Shelf<'_> {
    /// The name of a row, cut so that it can be told from the others'.
    pub fn name(&self, at: usize) -> Option<&str> {
        self.names.get(at).map(String::as_str)
    }

    /// Draws one of the rows, if there are so many, in an area of one row.
    pub fn row(&self, at: usize, area: Rect, buffer: &mut Buffer) {
        self.drawn(at, area, buffer);
    }

    /// The columns of the viewport in which one of the rows has words.
    pub fn words(&self, at: usize) -> Vec<Range<u16>> {
        let width = self.plot.names.saturating_add(self.width);
        let area = Rect::new(0, 0, width, 1);
        self.drawn(at, area, &mut Buffer::empty(area))
    }

    /// Draws a row; gives the columns in which it has words.
    fn drawn(&self, at: usize, area: Rect, buffer: &mut Buffer) -> Vec<Range<u16>> {
        let (plot, today) = (self.plot, self.today);
        if area.width <= plot.names {
            return Vec::new();
        }
        plot.weekends(area, buffer);
        let (Some(row), Some(name)) = (plot.rows.get(at), self.name(at)) else {
            return Vec::new();
        };
        plot.name(row, name, area, buffer);
        let mut canvas = Canvas {
            buffer,
            x: area.x + plot.names,
            y: area.y,
            taken: vec![false; self.width.into()],
            worded: Vec::new(),
        };
        // Words of a table are not cut by a seam.
        let ends = row.fields.iter().map(|f| f.at + columns(&f.words));
        let table = ends.max().unwrap_or(0);
        for &seam in self.seams.iter().filter(|&&seam| seam >= table) {
            canvas.put(seam, plot.seam(), plot.look.faint);
        }
        if let Some(lane) = row.lane {
            plot.lane(lane, &self.bins, &mut canvas);
        }
        plot.fields(row, &mut canvas);
        if row.dots {
            plot.dots(row, &mut canvas);
        }
        match row.drawing {
            Drawing::Ahead => plot.ahead(row, today, &mut canvas),
            Drawing::Arc => plot.arcs(row, &mut canvas),
        }
        if let Some(cell) = today
            && canvas.is_blank(cell)
        {
            canvas.put(cell, plot.look.sign("╎", ":"), plot.look.today);
        }
        plot.links(row, today, &mut canvas);
        if let Some(lane) = row.lane {
            plot.lines(lane, &self.bins, &mut canvas);
        }
        plot.rail(row, today, &mut canvas);
        canvas.worded
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Arc;

    use super::super::item::{Item, Standing, Ways, Window};
    use super::*;
    use crate::day::Extent;

    /// One glyph, and no styles.
    pub fn plain() -> Look<'static> {
        let plain = Style::new();
        Look {
            glyphs: &["▫"],
            tones: &[],
            muted: plain,
            strong: plain,
            faint: plain,
            rail: None,
            today: plain,
            accent: plain,
            selected: plain,
            highlight: plain,
            weekend: plain,
            ascii: false,
        }
    }

    /// The window of a proposal that stands.
    pub fn standing(extent: Extent) -> Window {
        Window {
            id: 0,
            extent,
            tone: 0,
            ways: Ways::default(),
            said: Arc::new([]),
            reported: false,
            standing: Standing::Standing,
            selected: false,
            linked: false,
        }
    }

    /// A row without a name, as it is drawn, without blanks at its end.
    pub fn drawn(row: Row, items: Vec<Item>, viewport: &Viewport, today: Day) -> String {
        let plot = Plot {
            viewport,
            index: &Index::new(items),
            rows: &[row],
            names: 0,
            today: Some(today),
            today_word: "today",
            selection: None,
            highlights: None,
            look: plain(),
        };
        let area = Rect::new(0, 0, viewport.width(), 1);
        let mut buffer = Buffer::empty(area);
        plot.render_rows(area, &mut buffer);
        cells::row(&buffer, 0)
    }
}
