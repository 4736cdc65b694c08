//! Draws the prompt in the status row, and above it what there is to say of what was typed.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::pen::Pen;
use crate::app::asking::Asked;
use crate::app::ink::{Ink, Span, fitting};
use crate::app::prompt::rows_above;
use crate::text::{Text, measure};

/// Draws the line with its label; gives the cell of the cursor.
pub fn render(asked: &Asked<'_>, area: Rect, pen: &mut Pen<'_>) -> (u16, u16) {
    pen.clear(area);
    let key = pen.theme.ink(Ink::Key);
    let x = pen.text(area.x + 1, area.y, asked.label, area.width, key);
    let end = area.right().saturating_sub(1);
    let (before, after) = (shown(asked.parts.0), shown(asked.parts.1));
    // The text goes before what it comes to, and the cursor before both.
    let room = usize::from(end.saturating_sub(x)).max(1);
    let needed = measure::width(&before) + measure::width(&after) + 1;
    let aside = measure::width(&asked.aside);
    let fits = aside > 0 && needed + aside + 2 <= room;
    let room = if fits {
        let muted = pen.theme.ink(Ink::Muted);
        pen.right(end, area.y, &asked.aside, muted);
        room - aside - 2
    } else {
        room
    };
    let seen = measure::tail(&before, room - 1);
    let plain = pen.theme.ink(Ink::Plain);
    let columns = u16::try_from(room).unwrap_or(u16::MAX);
    let at = pen.verbatim(x, area.y, seen, columns, plain);
    let rest = columns.saturating_sub(at - x);
    pen.verbatim(at, area.y, &after, rest, plain);
    if seen.len() < before.len() {
        let muted = pen.theme.ink(Ink::Muted);
        pen.text(x.saturating_sub(1), area.y, "…", 1, muted);
    }
    wrong(asked, &before, (x, end), seen, area.y, pen);
    notes(asked, fits, area, pen);
    (at, area.y)
}

/// The form of typed text that can be drawn.
fn shown(text: &str) -> String {
    Text::line(text).shown().to_owned()
}

/// Underlines what cannot be used.
fn wrong(
    asked: &Asked<'_>,
    before: &str,
    (x, end): (u16, u16),
    seen: &str,
    y: u16,
    pen: &mut Pen<'_>,
) {
    let Some(range) = &asked.wrong else { return };
    let text = format!("{}{}", asked.parts.0, asked.parts.1);
    let width = |end: usize| measure::width(&shown(text.get(..end).unwrap_or(&text)));
    let hidden = measure::width(before) - measure::width(seen);
    let column = |at: usize| u16::try_from(width(at).saturating_sub(hidden)).unwrap_or(u16::MAX);
    let from = x.saturating_add(column(range.start));
    let to = x.saturating_add(column(range.end)).max(from + 1).min(end);
    let style = pen
        .theme
        .ink(Ink::Warning)
        .add_modifier(Modifier::UNDERLINED);
    let row = Rect::new(from, y, to.saturating_sub(from), 1).intersection(pen.buffer.area);
    pen.buffer.set_style(row, style);
}

/// The lines above, as many as leave some of the screen: what could be typed next, and why the text cannot be
/// used, where the row itself does not say so.
fn notes(asked: &Asked<'_>, told: bool, area: Rect, pen: &mut Pen<'_>) {
    let most = rows_above(area.y);
    let room = usize::from(area.width).saturating_sub(4);
    // While what comes next is offered, the text is not wrong yet: it is not at its end.
    let written = asked.parts.0.len() + asked.parts.1.len();
    let wrong = asked
        .wrong
        .as_ref()
        .filter(|range| asked.notes.is_empty() || range.end < written);
    let mistake = wrong.map(|_| asked.aside.as_str());
    let refusal = asked.refusal.or(mistake.filter(|_| !told));
    let refusal = refusal.map(|words| measure::wrap(words, room));
    let refusal = refusal.into_iter().flatten().enumerate().map(|(i, line)| {
        let sign = if i == 0 { "! " } else { "  " };
        vec![Span::new(sign, Ink::Warning), Span::new(line, Ink::Plain)]
    });
    let refusal: Vec<_> = refusal.take(most).collect();
    let notes = asked.notes.iter().take(most - refusal.len()).cloned();
    let lines: Vec<_> = notes.chain(refusal).collect();
    let top = area.y - u16::try_from(lines.len()).unwrap_or(0);
    for (line, y) in lines.into_iter().zip(top..) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        pen.clear(row);
        let room = row.width.saturating_sub(2);
        pen.spans(row.x + 1, y, &fitting(&line, room.into()), room);
    }
}
