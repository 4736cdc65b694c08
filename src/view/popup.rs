//! Draws what is laid over the screen: help, problems, menus, the banner.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::app::Model;
use crate::app::command::{COMMANDS, MENUS, parse_keys};
use crate::app::help;
use crate::app::ink::{Ink, Span};
use crate::app::model::Popup;
use crate::app::words;
use crate::document::Severity;
use crate::text::measure;

/// Draws what is open, if anything is.
pub fn render(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    if let Some((words, problem)) = model.banner() {
        let place = problem.map(|p| format!("line {}, column {}: {}", p.line, p.column, p.message));
        let help = problem.and_then(|p| p.help.clone());
        banner(words, place, help, area, pen);
    }
    match model.popup() {
        Some(Popup::Help(first)) => {
            let mut lines = help::lines(area.width, pen.theme.ascii);
            let first = first.min(lines.len().saturating_sub(rows(lines.len(), area)));
            let window = Window {
                total: lines.len(),
                first,
                lines: lines.split_off(first),
                cursor: None,
            };
            list("Help", &window, area, pen);
        }
        Some(Popup::Problems(at)) => problems(model, at, area, pen),
        None => menu(model, area, pen),
    }
}

/// A frame with a title; gives the area inside.
fn frame(title: &str, area: Rect, pen: &mut Pen<'_>) -> Rect {
    pen.clear(area);
    let faint = pen.theme.ink(Ink::Faint);
    let (right, bottom) = (
        area.right().saturating_sub(1),
        area.bottom().saturating_sub(1),
    );
    for y in [area.y, bottom] {
        pen.fill(area.x, y, area.width, "─", faint);
    }
    for y in area.y..area.bottom() {
        pen.text(area.x, y, "│", 1, faint);
        pen.text(right, y, "│", 1, faint);
    }
    for (x, y, corner) in [
        (area.x, area.y, "┌"),
        (right, area.y, "┐"),
        (area.x, bottom, "└"),
        (right, bottom, "┘"),
    ] {
        pen.text(x, y, corner, 1, faint);
    }
    let room = area.width.saturating_sub(4);
    let title = format!(
        " {} ",
        measure::cut(title, usize::from(room).saturating_sub(2))
    );
    pen.text(area.x + 1, area.y, &title, room, pen.theme.ink(Ink::Strong));
    Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// The rows under the title and above the status row, as many as are needed.
fn centred(lines: usize, columns: u16, area: Rect) -> Rect {
    let room = area.height.saturating_sub(2);
    let height = u16::try_from(lines + 2)
        .unwrap_or(u16::MAX)
        .min(room)
        .max(3.min(room));
    let width = columns.min(area.width);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + 1 + (room - height) / 2,
        width,
        height,
    }
}

/// A list of which only the lines in sight are at hand.
struct Window {
    /// How many lines the whole list has.
    total: usize,
    /// Which of them is the first in sight.
    first: usize,
    /// The lines from there on.
    lines: Vec<Vec<Span>>,
    /// The line that the cursor is on.
    cursor: Option<usize>,
}

/// How many lines of a list of so many are in sight.
fn rows(total: usize, area: Rect) -> usize {
    centred(total, area.width, area)
        .height
        .saturating_sub(2)
        .into()
}

fn list(title: &str, window: &Window, area: Rect, pen: &mut Pen<'_>) {
    let inner = frame(title, centred(window.total, area.width, area), pen);
    for ((i, line), y) in (window.first..)
        .zip(&window.lines)
        .zip(inner.y..inner.bottom())
    {
        pen.spans(inner.x + 1, y, line, inner.width.saturating_sub(2));
        if window.cursor == Some(i) {
            let row = Rect {
                y,
                height: 1,
                ..inner
            };
            let style = pen.theme.cursor_row();
            pen.buffer.set_style(row, style);
        }
    }
    let first = window.first;
    let rest = window
        .total
        .saturating_sub(first + usize::from(inner.height));
    if first > 0 || rest > 0 {
        let words = match (first, rest) {
            (above, 0) => format!(" {above} above "),
            (0, below) => format!(" {below} more below "),
            (above, below) => format!(" {above} above, {below} more below "),
        };
        pen.right(
            inner.right().saturating_sub(1),
            inner.bottom(),
            &words,
            pen.theme.ink(Ink::Muted),
        );
    }
}

/// The problems of the file, a line each; the one under the cursor with its mend below it.
fn problems(model: &Model, at: usize, area: Rect, pen: &mut Pen<'_>) {
    let reading = model.reading();
    let room = usize::from(area.width).saturating_sub(23);
    let help = reading.problems.get(at).and_then(|p| p.help.as_deref());
    let help = help.map_or(Vec::new(), |help| measure::wrap(help, room));
    let total = reading.problems.len() + help.len();
    let rows = rows(total, area);
    // The mend stays in sight with what it mends.
    let first = at
        .saturating_sub(rows.saturating_sub(help.len()) / 2)
        .min(total.saturating_sub(rows));
    let mut lines: Vec<Vec<Span>> = Vec::with_capacity(rows + help.len());
    for (i, problem) in reading.problems.iter().enumerate().skip(first).take(rows) {
        let (sign, ink) = match problem.severity {
            Severity::Error => ("error   ", Ink::Warning),
            Severity::Warning => ("warning ", Ink::Muted),
        };
        let line = format!("line {:<6}", problem.line);
        let words = measure::cut(&problem.message, room);
        lines.push(vec![
            Span::new(sign, ink),
            Span::new(line, Ink::Strong),
            Span::new(format!(" {words}"), Ink::Plain),
        ]);
        if i == at {
            let below = help.iter().map(|text| format!("{:20}{text}", ""));
            lines.extend(below.map(|text| vec![Span::new(text, Ink::Muted)]));
        }
    }
    let counts = words::problems(reading.errors, reading.problems.len());
    let counts: Vec<&str> = counts
        .iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    let title = format!("{} in {}", counts.join(", "), model.file_name());
    let window = Window {
        total,
        first,
        lines,
        cursor: Some(at),
    };
    list(&title, &window, area, pen);
}

/// The keys that may follow the one pressed.
fn menu(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let Some(prefix) = model.pending().first() else {
        return;
    };
    let Some((key, title)) = MENUS
        .iter()
        .find(|(key, _)| parse_keys(key).is_some_and(|k| k.first() == Some(prefix)))
    else {
        return;
    };
    let lines: Vec<Vec<Span>> = COMMANDS
        .iter()
        .filter_map(|command| {
            let keys = command
                .keys
                .iter()
                .find(|k| k.split(' ').next() == Some(*key) && k.contains(' '))?;
            let last = keys.rsplit(' ').next()?;
            Some(vec![
                Span::new(format!("{last}  "), Ink::Key),
                Span::new(command.doc, Ink::Plain),
            ])
        })
        .collect();
    let height = u16::try_from(lines.len() + 2)
        .unwrap_or(u16::MAX)
        .min(area.height.saturating_sub(1));
    let width = 46.min(area.width);
    let at = Rect {
        x: area.right().saturating_sub(width),
        y: area.bottom().saturating_sub(height + 1),
        width,
        height,
    };
    let inner = frame(&format!("{title}: {key} …"), at, pen);
    for (line, y) in lines.iter().zip(inner.y..inner.bottom()) {
        pen.spans(inner.x + 1, y, line, inner.width.saturating_sub(2));
    }
}

fn banner(words: &str, place: Option<String>, help: Option<String>, area: Rect, pen: &mut Pen<'_>) {
    let room = usize::from(area.width).saturating_sub(4);
    let mut lines: Vec<(String, Ink)> = Vec::new();
    if let Some(place) = place {
        lines.extend(
            measure::wrap(&place, room)
                .into_iter()
                .map(|l| (l, Ink::Plain)),
        );
    }
    if let Some(help) = help {
        lines.extend(
            measure::wrap(&help, room)
                .into_iter()
                .map(|l| (l, Ink::Muted)),
        );
    }
    lines.push((
        "e edit   R read again   Esc hide (it comes back on a bad save)".to_owned(),
        Ink::Muted,
    ));
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let top = area.y + 1;
    let at = Rect {
        x: area.x,
        y: top,
        width: area.width,
        height: height.min(area.height.saturating_sub(2)),
    };
    let inner = frame("", at, pen);
    pen.text(at.x + 1, at.y, " ! ", 3, pen.theme.ink(Ink::Warning));
    let title = measure::cut(words, room.saturating_sub(4));
    pen.text(
        at.x + 4,
        at.y,
        &format!("{title} "),
        at.width.saturating_sub(6),
        pen.theme.ink(Ink::Warning),
    );
    for ((line, ink), y) in lines.iter().zip(inner.y..inner.bottom()) {
        pen.text(
            inner.x + 1,
            y,
            line,
            inner.width.saturating_sub(2),
            pen.theme.ink(*ink),
        );
    }
}
