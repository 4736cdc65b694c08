//! The ticks under the chart, with the selection's day, today, and how much lies beyond the edges.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Trend;
use super::draw::columns;
use crate::timeline::cells;
use crate::timeline::tick::{Reserved, Row, Rows, ticks};
use crate::timeline::viewport::Place;

impl Trend<'_> {
    /// Draws the ticks in as many rows as the area has, at most two.
    pub(super) fn axis(&self, area: Rect, buffer: &mut Buffer) {
        if area.height == 0 {
            return;
        }
        let rows = if area.height >= 2 {
            Rows::Two
        } else {
            Rows::One
        };
        let lower = area.y + area.height.min(2) - 1;
        let mut labels: Vec<(u16, String, Style)> = Vec::new();
        let sight = self.across.days();
        let (before, after) = sight.map_or((0, 0), |sight| self.index.beyond(sight));
        let more = [
            (before > 0).then(|| (0, format!("{}{before}", self.look.sign("‹", "<")))),
            (after > 0).then(|| {
                let label = format!("{after}{}", self.look.sign("›", ">"));
                (area.width.saturating_sub(columns(&label)), label)
            }),
        ];
        for (cell, label) in more.into_iter().flatten() {
            labels.push((cell, label, self.look.muted));
        }
        if let Some((cell, label)) = self.selection_label(area.width) {
            labels.push((cell, label, self.look.accent));
        }
        if let Place::At(cell) = self.across.place(self.until) {
            let name = self.until_name.to_owned();
            let start = (cell + 1).saturating_sub(columns(&name));
            labels.push((start, name, self.look.today));
        }
        let mut reserved: Vec<Reserved> = Vec::new();
        for (cell, label, style) in labels {
            let cells = cell..cell + columns(&label);
            let clear = reserved
                .iter()
                .all(|r| r.cells.end < cells.start || cells.end < r.cells.start);
            if clear {
                let room = area.width.saturating_sub(cell);
                cells::write(buffer, area.x + cell, lower, &label, room, style);
                reserved.push(Reserved {
                    row: Row::Lower,
                    cells,
                });
            }
        }
        for tick in ticks(self.across, rows, &reserved) {
            let y = if tick.row == Row::Upper {
                area.y
            } else {
                lower
            };
            let style = if tick.strong {
                self.look.strong
            } else {
                self.look.muted
            };
            let room = area.width.saturating_sub(tick.column);
            cells::write(buffer, area.x + tick.column, y, &tick.label, room, style);
        }
    }

    /// `▴20 May` from the selection's column on, or `20 May▴` before it where the edge is near.
    fn selection_label(&self, width: u16) -> Option<(u16, String)> {
        let selection = self.selection.as_ref()?;
        let cell = self.across.cell_of(selection.day)?;
        let sign = self.look.sign("▴", "^");
        selection.labels.iter().find_map(|label| {
            let n = columns(label) + 1;
            if cell + n <= width {
                Some((cell, format!("{sign}{label}")))
            } else if cell + 1 >= n {
                Some((cell + 1 - n, format!("{label}{sign}")))
            } else {
                None
            }
        })
    }
}
