//! Draws the palette above the prompt: names, what they do, keys.

use ratatui::layout::Rect;

use super::pen::Pen;
use super::popup::{frame, rows};
use crate::app::ink::{Ink, Span};
use crate::app::palette::{Offered, name_columns};
use crate::text::measure;

/// The most rows that are shown at once.
const MOST: usize = 16;

/// The widest palette, in columns.
const WIDEST: u16 = 76;

/// Draws what is offered, the cursor on the row `at`.
pub fn render(offered: &[Offered], at: usize, status: Rect, pen: &mut Pen<'_>) {
    let width = WIDEST.min(status.width);
    let inside = usize::from(width).saturating_sub(4);
    let names = name_columns(offered).clamp(12, 24);
    let lines: Vec<Vec<Span>> = offered.iter().map(|o| line(o, names, inside)).collect();
    let most = usize::from(status.y.saturating_sub(3)).clamp(1, MOST);
    let height = u16::try_from(lines.len().clamp(1, most) + 2).unwrap_or(u16::MAX);
    let area = Rect {
        width,
        y: status.y.saturating_sub(height),
        height: height.min(status.y),
        ..status
    };
    let title = match offered.len() {
        0 => "Commands: none like that".to_owned(),
        n => format!("Commands · {n}"),
    };
    let inner = frame(&title, area, pen);
    let first = (at + 1).saturating_sub(inner.height.into());
    rows(&lines, first, Some(at), inner, pen);
}

/// "zoom in       zoom in at the selection                        +".
fn line(offered: &Offered, names: usize, inside: usize) -> Vec<Span> {
    let mut spans = offered.name.clone();
    let name: usize = spans.iter().map(|s| measure::width(&s.text)).sum();
    let keys = measure::width(&offered.keys);
    let gap = names.saturating_sub(name) + 2;
    let room = inside.saturating_sub(name + gap + keys + 1);
    let doc = if room < 20 {
        String::new()
    } else {
        measure::cut(&offered.doc, room)
    };
    let rest = inside.saturating_sub(name + gap + measure::width(&doc) + keys);
    spans.push(Span::new(" ".repeat(gap), Ink::Plain));
    spans.push(Span::new(doc, Ink::Muted));
    spans.push(Span::new(" ".repeat(rest), Ink::Plain));
    spans.push(Span::new(offered.keys.clone(), Ink::Key));
    spans
}
