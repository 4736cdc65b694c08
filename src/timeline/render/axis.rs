//! The ticks, with the labels of the selection and of today.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::columns;
use super::{Plot, Selection};
use crate::timeline::cells;
use crate::timeline::tick::{self, Reserved, Rows, ticks};
use crate::timeline::viewport::Place;

impl Plot<'_> {
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
            cells::write(
                buffer,
                x + tick.column,
                y,
                &tick.label,
                (area.right() - x).saturating_sub(tick.column),
                style,
            );
        }
        for (cell, label, style) in labels {
            cells::write(
                buffer,
                x + cell,
                lower,
                &label,
                (area.right() - x).saturating_sub(cell),
                style,
            );
        }
        for seam in self.viewport.seams() {
            for y in area.y..=lower {
                let sign = self.seam();
                cells::write(buffer, x + seam, y, sign, 1, self.look.faint);
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

    /// The word for today, ending at its column, or beginning there where a seam would cut it; an arrow at
    /// the edge where today lies beyond.
    fn today_label(&self, reserved: &[Reserved]) -> Option<(u16, String)> {
        let width = self.viewport.width();
        let label = match self.viewport.place(self.today?) {
            Place::At(cell) => {
                let before = cell.saturating_sub(4);
                let mut seams = self.viewport.seams();
                let cut = seams.any(|seam| (before..=cell).contains(&seam));
                let at = if cut { cell } else { before };
                (at, self.today_word.to_owned())
            }
            Place::After => {
                let label = format!("{} {}", self.today_word, self.look.sign("›", ">"));
                (width.saturating_sub(columns(&label)), label)
            }
            Place::Before => (
                0,
                format!("{} {}", self.look.sign("‹", "<"), self.today_word),
            ),
        };
        let cells = label.0..label.0 + columns(&label.1);
        let clear = cells.end <= width
            && reserved
                .iter()
                .all(|r| r.cells.end < cells.start || cells.end < r.cells.start);
        clear.then_some(label)
    }
}
