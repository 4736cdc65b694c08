//! Draws what is new since a day.

use ratatui::layout::Rect;

use super::pen::Pen;
use super::popup::{centred, frame, rest};
use crate::app::ink::{Ink, Span};
use crate::app::{Key, Model, Target};

/// Draws the lines in sight; those that the cursor is on told apart.
pub fn render(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let columns = usize::from(area.width.saturating_sub(4));
    let most = usize::from(area.height.saturating_sub(4));
    let Some(page) = model.news(columns, most) else {
        return;
    };
    let inner = frame(&page.title, centred(page.total, area.width, area), pen);
    let width = inner.width.saturating_sub(2);
    for ((line, chosen), y) in page.lines.iter().zip(inner.y..inner.bottom()) {
        if *chosen {
            // On its own ground nothing is faint.
            let plain = |span: &Span| match span.ink {
                Ink::Muted => Span {
                    ink: Ink::Plain,
                    ..span.clone()
                },
                _ => span.clone(),
            };
            let line: Vec<Span> = line.iter().map(plain).collect();
            pen.spans(inner.x + 1, y, &line, width);
            pen.cursor(Rect {
                y,
                height: 1,
                ..inner
            });
        } else {
            pen.spans(inner.x + 1, y, line, width);
        }
    }
    let (row, end) = (inner.bottom(), inner.x + 15);
    if area.width >= 60 {
        let key = pen.theme.ink(Ink::Key);
        pen.text(inner.x, row, " d", 2, key);
        pen.text(
            inner.x + 2,
            row,
            " another day ",
            13,
            pen.theme.ink(Ink::Muted),
        );
        pen.button(inner.x, end, row, Target::Press(Key::char('d')));
    }
    rest(page.above, page.total, inner, pen);
}
