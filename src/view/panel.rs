//! Draws the panel: the evidence for the selection.

use ratatui::layout::Rect;

use super::Hyperlink;
use super::pen::Pen;
use crate::app::Model;
use crate::app::ink::Ink;
use crate::app::panel::{Line, Panel, Parts};

/// Draws the panel, with its foot pinned below; what is out of sight is told above the foot.
pub fn render(
    model: &Model,
    panel: &Panel,
    area: Rect,
    pen: &mut Pen<'_>,
    links: &mut Vec<Hyperlink>,
) {
    let parts = Parts::of(panel, area);
    let scroll = model.panel_scroll(panel, parts.body.height);
    let current = model.current_thing();
    let visible = panel
        .lines
        .iter()
        .skip(scroll)
        .take(usize::from(parts.body.height));
    for (line, y) in visible.zip(parts.body.y..) {
        let row = Rect {
            y,
            height: 1,
            ..parts.body
        };
        draw(line, row, pen, links);
        if line.thing.is_some() && line.thing == current {
            pen.band(row);
        }
    }
    let rest = panel
        .lines
        .len()
        .saturating_sub(scroll + usize::from(parts.body.height));
    if let Some(y) = parts.more {
        more(
            scroll,
            rest,
            Rect {
                y,
                height: 1,
                ..area
            },
            pen,
        );
    }
    for (line, y) in panel.foot.iter().zip(parts.foot.y..parts.foot.bottom()) {
        draw(
            line,
            Rect {
                y,
                height: 1,
                ..parts.foot
            },
            pen,
            links,
        );
    }
}

fn more(above: usize, below: usize, row: Rect, pen: &mut Pen<'_>) {
    let muted = pen.theme.ink(Ink::Muted);
    let faint = pen.theme.ink(Ink::Faint);
    let words = match (above, below) {
        (0, 0) => return,
        (above, 0) => format!("{above} lines above  K J"),
        (_, 1) => "1 more line  J K".to_owned(),
        (_, below) => format!("{below} more lines  J K"),
    };
    let x = pen.right(row.right().saturating_sub(1), row.y, &words, muted);
    pen.fill(row.x, row.y, x.saturating_sub(row.x + 1), "─", faint);
}

fn draw(line: &Line, row: Rect, pen: &mut Pen<'_>, links: &mut Vec<Hyperlink>) {
    let end = pen.spans(row.x, row.y, &line.spans, row.width);
    if let Some(url) = &line.link {
        let blank = line.spans.first().is_some_and(|s| s.text.trim().is_empty());
        let x = row.x + if blank { 2 } else { 0 };
        links.push(Hyperlink {
            area: Rect {
                x,
                width: end.saturating_sub(x),
                ..row
            },
            url: url.clone(),
        });
    }
}
