//! Draws the board: conditions by party.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::app::Model;
use crate::app::board::Sheet;
use crate::app::ink::{Ink, fitting};

/// Draws the board; gives where the selected cell stands.
pub fn render(model: &Model, area: Rect, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    let sheet = Sheet::new(model, area.width, area.height);
    for (line, y) in sheet.lines.iter().zip(area.y..area.bottom()) {
        if line.ruled {
            let faint = pen.theme.ink(Ink::Faint);
            pen.fill(area.x + 1, y, area.width.saturating_sub(2), "┄", faint);
        }
        for part in &line.parts {
            let room = part.room.min(area.width.saturating_sub(part.column + 1));
            let spans = fitting(&part.spans, room.into());
            pen.spans(area.x + part.column, y, &spans, room);
        }
    }
    let cell = sheet.selected?;
    let cell = Rect {
        x: area.x + cell.x,
        y: area.y + cell.y,
        ..cell
    }
    .intersection(area);
    pen.band(cell);
    for y in cell.top()..cell.bottom() {
        pen.text(cell.x, y, "▌", 1, pen.theme.ink(Ink::Accent));
    }
    pen.band(Rect { width: 1, ..cell });
    Some((cell.x, cell.y))
}
