//! Drawing text into a buffer, clipped to its room.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Hit;
use super::kept::Parts;
use super::theme::Theme;
use crate::app::Target;
use crate::app::ink::{Ink, Span};
use crate::text::ascii::ascii;
use crate::text::measure;
use crate::timeline::cells;

/// A buffer and the theme to draw with.
pub struct Pen<'a> {
    /// The cells.
    pub buffer: &'a mut Buffer,
    /// The colours.
    pub theme: Theme,
    /// What has been drawn that can be pressed.
    pub hits: Vec<Hit>,
    pub(super) parts: Parts,
}

impl Pen<'_> {
    /// Draws `text` from `(x, y)` in at most `columns` columns; gives the column after it. What does
    /// not fit is left out, never half a character.
    pub fn text(&mut self, x: u16, y: u16, text: &str, columns: u16, style: Style) -> u16 {
        if self.theme.ascii {
            self.verbatim(x, y, &ascii(text), columns, style)
        } else {
            self.verbatim(x, y, text, columns, style)
        }
    }

    /// As [`Pen::text`], for words of the record's own: they stay as they are where only ASCII is drawn
    /// of ours.
    pub fn verbatim(&mut self, x: u16, y: u16, text: &str, columns: u16, style: Style) -> u16 {
        cells::write(self.buffer, x, y, text, columns, style)
    }

    /// Words of the record's own, cut at a word to at most `columns` columns.
    pub fn headline(&mut self, x: u16, y: u16, text: &str, columns: u16, style: Style) -> u16 {
        match text.strip_suffix('…') {
            Some(head) if self.theme.ascii => {
                let x = self.verbatim(x, y, head, columns, style);
                self.text(x, y, "…", 1, style)
            }
            _ => self.verbatim(x, y, text, columns, style),
        }
    }

    /// Has stretches of a text, drawn from `(x, y)` up to column `end`, stand out.
    pub fn lay(&mut self, x: u16, y: u16, text: &str, found: &[Range<usize>], end: u16) {
        let style = self.theme.ink(Ink::Match);
        let column = |at: usize| {
            let width = measure::width(text.get(..at).unwrap_or(text));
            x.saturating_add(u16::try_from(width).unwrap_or(u16::MAX))
                .min(end)
        };
        for range in found {
            let (from, to) = (column(range.start), column(range.end));
            let row = Rect::new(from, y, to - from, 1);
            self.buffer
                .set_style(row.intersection(self.buffer.area), style);
        }
    }

    /// Draws stretches of text one after the other.
    pub fn spans(&mut self, x: u16, y: u16, spans: &[Span], columns: u16) -> u16 {
        let end = x.saturating_add(columns);
        spans.iter().fold(x, |x, span| {
            let (room, style) = (end.saturating_sub(x), self.theme.ink(span.ink));
            if span.verbatim {
                self.verbatim(x, y, &span.text, room, style)
            } else {
                self.text(x, y, &span.text, room, style)
            }
        })
    }

    /// Draws `text` so that it ends before column `end`; gives the column where it begins.
    pub fn right(&mut self, end: u16, y: u16, text: &str, style: Style) -> u16 {
        let plain;
        let text = if self.theme.ascii {
            plain = ascii(text);
            &plain
        } else {
            text
        };
        let width = u16::try_from(measure::width(text)).unwrap_or(u16::MAX);
        let x = end.saturating_sub(width);
        self.verbatim(x, y, text, end.saturating_sub(x), style);
        x
    }

    /// Fills `columns` columns with a sign of one column.
    pub fn fill(&mut self, x: u16, y: u16, columns: u16, sign: &str, style: Style) {
        if self.theme.ascii {
            cells::fill(self.buffer, x, y, &ascii(sign), columns, style);
        } else {
            cells::fill(self.buffer, x, y, sign, columns, style);
        }
    }

    /// Lays the band under a stretch of cells; cells without a colour of their own get a readable
    /// one, and a ground of its own stays.
    pub fn band(&mut self, area: Rect) {
        let (band, on_band) = (self.theme.band(), self.theme.on_band());
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position)
                && cell.bg == ratatui::style::Color::Reset
            {
                if cell.fg == ratatui::style::Color::Reset {
                    cell.set_style(on_band);
                }
                cell.set_style(band);
            }
        }
    }

    /// Lays the band's ground under all cells but those selected or searched for.
    pub fn band_ground(&mut self, area: Rect) {
        let own = [self.theme.selected().bg, self.theme.ink(Ink::Match).bg];
        let (band, on_band) = (self.theme.band(), self.theme.on_band());
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position)
                && !own.contains(&Some(cell.bg))
            {
                if cell.fg == ratatui::style::Color::Reset {
                    cell.set_style(on_band);
                }
                cell.set_style(band);
            }
        }
    }

    /// Marks the row that the cursor of a menu or list is on, its first column with a sign.
    pub fn cursor(&mut self, row: Rect) {
        match self.theme.cursor_row() {
            Some(style) => self.buffer.set_style(row, style),
            None => self.band(row),
        }
        let (sign, accent) = (self.theme.sign("▌", ">"), self.theme.ink(Ink::Accent));
        self.text(row.x, row.y, sign, 1, accent);
    }

    /// Makes the columns from `x` up to `end` of a row a button.
    pub fn button(&mut self, x: u16, end: u16, y: u16, target: Target) {
        let area = Rect::new(x, y, end.saturating_sub(x), 1);
        let target = Some(target);
        self.hits.push(Hit { area, target });
    }

    /// Empties an area: what was drawn there cannot be pressed any more.
    pub fn clear(&mut self, area: Rect) {
        self.hits.push(Hit { area, target: None });
        self.blank(area);
    }

    /// Empties the cells of an area.
    pub(super) fn blank(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            let start = self.buffer.index_of(area.x, y);
            let row = start..start + usize::from(area.width);
            for cell in self.buffer.content.get_mut(row).into_iter().flatten() {
                cell.reset();
            }
        }
    }
}
