//! Draws the help in columns, the line under the cursor told apart.

use ratatui::layout::Rect;

use super::pen::Pen;
use super::popup::{centred, frame};
use crate::app::Model;
use crate::app::help::Help;
use crate::app::ink::Ink;

/// Draws the page of the help with the cursor.
pub fn render(model: &Model, help: &Help, area: Rect, pen: &mut Pen<'_>) {
    let title = if area.width < 60 {
        "Help · / search".to_owned()
    } else {
        format!("Help · {} · / search", model.view().name())
    };
    let at = centred(help.rows, area.width, area);
    let inner = frame(&title, at, pen);
    let page = help.page();
    let column = u16::try_from(help.column).unwrap_or(u16::MAX);
    for (nth, line) in help.lines.iter().enumerate() {
        let (Ok(x), Ok(y)) = (
            u16::try_from(line.spot.column),
            u16::try_from(line.spot.row),
        ) else {
            continue;
        };
        let (x, y) = (inner.x + 1 + x * column, inner.y + y);
        if line.spot.page != page || y >= inner.bottom() {
            continue;
        }
        let room = column
            .min((inner.right() - 1).saturating_sub(x))
            .saturating_sub(1);
        pen.spans(x, y, &line.spans, room);
        if help.cursor == Some(nth) {
            pen.cursor(Rect::new(x - 1, y, room + 1, 1));
        }
    }
    if help.pages > 1 {
        let words = format!(" {}/{}  PgDn PgUp ", page + 1, help.pages);
        let end = at.right().saturating_sub(2);
        pen.right(end, at.y, &words, pen.theme.ink(Ink::Muted));
    }
}
