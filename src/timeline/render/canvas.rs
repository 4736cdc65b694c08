//! One row of cells, and which of them are taken.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::text::measure;
use crate::timeline::cells::{self, columns};

/// A reading of one row: where cells are taken, so that nothing is written over anything.
pub(super) struct Canvas<'b> {
    pub(super) buffer: &'b mut Buffer,
    /// The column of the buffer at which the viewport's column 0 stands.
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) taken: Vec<bool>,
    /// The cells that words take, with the blanks between and beside them: today's line does not cross them.
    pub(super) worded: Vec<Range<u16>>,
}

impl Canvas<'_> {
    pub(super) fn put(&mut self, cell: u16, sign: &str, style: Style) {
        if let Some(taken) = self.taken.get_mut(usize::from(cell)) {
            *taken = true;
            cells::write(self.buffer, self.x + cell, self.y, sign, 1, style);
        }
    }

    /// Changes the style of what is drawn in a cell.
    pub(super) fn restyle(&mut self, cell: u16, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((self.x + cell, self.y)) {
            cell.set_style(style);
        }
    }

    /// Draws where nothing is drawn yet.
    pub(super) fn put_free(&mut self, cell: u16, sign: &str, style: Style) {
        if self.taken.get(usize::from(cell)) == Some(&false) {
            self.put(cell, sign, style);
        }
    }

    /// Whether nothing is to be seen in a cell, be it taken or not, and it lies between no words.
    pub(super) fn is_blank(&self, cell: u16) -> bool {
        let between = self.worded.iter().any(|words| words.contains(&cell));
        let at = (self.x + cell, self.y);
        !between && self.buffer.cell(at).is_some_and(|c| c.symbol() == " ")
    }

    /// Whether a sign is to be seen in a cell.
    pub(super) fn shows(&self, cell: u16, sign: &str) -> bool {
        let at = (self.x + cell, self.y);
        self.buffer.cell(at).is_some_and(|c| c.symbol() == sign)
    }

    pub(super) fn is_free(&self, cells: Range<u16>) -> bool {
        cells
            .clone()
            .all(|c| self.taken.get(usize::from(c)) == Some(&false))
    }

    /// Writes text and keeps a blank on both sides of it.
    pub(super) fn words(&mut self, cell: u16, text: &str, style: Style) {
        self.text(cell, text, style);
        self.worded
            .push(cell.saturating_sub(1)..cell + columns(text) + 1);
        for side in [cell.saturating_sub(1), cell + columns(text)] {
            if let Some(taken) = self.taken.get_mut(usize::from(side)) {
                *taken = true;
            }
        }
    }

    pub(super) fn text(&mut self, cell: u16, text: &str, style: Style) {
        let width = u16::try_from(measure::width(text)).unwrap_or(u16::MAX);
        let room = u16::try_from(self.taken.len())
            .unwrap_or(0)
            .saturating_sub(cell)
            .min(width);
        for taken in self.taken.iter_mut().skip(cell.into()).take(room.into()) {
            *taken = true;
        }
        cells::write(self.buffer, self.x + cell, self.y, text, room, style);
    }
}
