//! Draws what is laid over the screen: help, problems, menus.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::app::ink::{Ink, Span, fitting};
use crate::app::menu;
use crate::app::model::Popup;
use crate::app::{Model, Target};
use crate::document::{Problem, Severity};
use crate::text::measure;

/// Draws what is open, if anything is.
pub fn render(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    // The list of the problems has the one that the banner tells.
    if !matches!(model.popup(), Some(Popup::Problems(_))) {
        super::banner::render(model, area, pen);
    }
    match model.popup() {
        Some(Popup::Help(_)) => {
            if let Some(help) = model.help() {
                super::help::render(model, &help, area, pen);
            }
        }
        Some(Popup::Problems(at)) => problems(model, at, area, pen),
        Some(Popup::News(_)) => super::news::render(model, area, pen),
        Some(Popup::Choice(purpose, at)) => {
            let lines = model.choices(purpose);
            let first = at.saturating_sub(usize::from(area.height.saturating_sub(4)) / 2);
            list(
                &model.choice_title(purpose),
                &lines,
                first,
                Some(at),
                area,
                pen,
            );
        }
        None => menu(model, area, pen),
    }
}

/// A frame with a title; gives the area inside.
pub(super) fn frame(title: &str, area: Rect, pen: &mut Pen<'_>) -> Rect {
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
pub(super) fn centred(lines: usize, columns: u16, area: Rect) -> Rect {
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

fn list(
    title: &str,
    lines: &[Vec<Span>],
    first: usize,
    cursor: Option<usize>,
    area: Rect,
    pen: &mut Pen<'_>,
) {
    let inner = frame(title, centred(lines.len(), area.width, area), pen);
    rows(lines, first, cursor, inner, pen);
}

/// The lines from `first` on, with a sign and a ground for the one that the cursor is on, and in the
/// frame below how many are out of sight.
pub(super) fn rows(
    lines: &[Vec<Span>],
    first: usize,
    cursor: Option<usize>,
    inner: Rect,
    pen: &mut Pen<'_>,
) {
    let height = usize::from(inner.height);
    let first = first.min(lines.len().saturating_sub(height));
    let visible = lines.get(first..).unwrap_or_default();
    window(visible, first, lines.len(), cursor, inner, pen);
}

/// As [`rows`], of so many lines that only those in sight are at hand.
fn window(
    visible: &[Vec<Span>],
    first: usize,
    total: usize,
    cursor: Option<usize>,
    inner: Rect,
    pen: &mut Pen<'_>,
) {
    for ((i, line), y) in (first..).zip(visible).zip(inner.y..inner.bottom()) {
        let room = inner.width.saturating_sub(2);
        pen.spans(inner.x + 1, y, &fitting(line, room.into()), room);
        if cursor == Some(i) {
            pen.cursor(Rect {
                y,
                height: 1,
                ..inner
            });
        }
    }
    rest(first, total, inner, pen);
}

/// Tells in the frame below how many lines are out of sight.
pub(super) fn rest(first: usize, total: usize, inner: Rect, pen: &mut Pen<'_>) {
    let height = usize::from(inner.height);
    let rest = total.saturating_sub(first + height);
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
    let warnings = reading.problems.len().saturating_sub(reading.errors);
    let mut counts = Problem::counted(reading.errors, warnings);
    counts.extend(Problem::aside(&reading.problems));
    let title = format!("{} in {}", counts.join(", "), model.file_name());
    // Where there is little room a sign stands for the word.
    let narrow = area.width < 60;
    let indent = if narrow { 7 } else { 20 };
    let room = usize::from(area.width).saturating_sub(indent + 4).max(1);
    // The rest of the words of the one under the cursor, and its mend.
    let chosen = reading.problems.get(at);
    let words = chosen.map_or(Vec::new(), |p| measure::wrap(&p.message, room));
    let begun = words.first().cloned();
    let mut help: Vec<(String, Ink)> = words.into_iter().skip(1).map(|w| (w, Ink::Plain)).collect();
    if let Some(mend) = chosen.and_then(|p| p.help.as_deref()) {
        let mend = measure::wrap(mend, room).into_iter();
        help.extend(mend.map(|line| (line, Ink::Muted)));
    }
    if chosen.is_some_and(|p| p.sets_aside) {
        let aside = measure::wrap(Problem::ASIDE, room).into_iter();
        help.extend(aside.map(|line| (line, Ink::Muted)));
    }
    let total = reading.problems.len() + help.len();
    let inner = frame(&title, centred(total, area.width, area), pen);
    let rows = usize::from(inner.height);
    // The mend stays in sight with what it mends.
    let first = at
        .saturating_sub(rows.saturating_sub(help.len()) / 2)
        .min(total.saturating_sub(rows));
    let mut lines: Vec<Vec<Span>> = Vec::with_capacity(rows + help.len());
    for (i, problem) in reading.problems.iter().enumerate().skip(first).take(rows) {
        let (sign, ink) = match problem.severity {
            Severity::Error if narrow => ("! ", Ink::Warning),
            Severity::Warning if narrow => ("- ", Ink::Muted),
            Severity::Error => ("error   ", Ink::Warning),
            Severity::Warning => ("warning ", Ink::Muted),
        };
        let line = if narrow {
            format!("{:<4}", problem.line)
        } else {
            format!("line {:<6}", problem.line)
        };
        let words = match &begun {
            Some(begun) if i == at => begun.as_str().into(),
            _ => measure::cut(&problem.message, room),
        };
        lines.push(vec![
            Span::new(sign, ink),
            Span::new(line, Ink::Strong),
            Span::new(format!(" {words}"), Ink::Plain),
        ]);
        if i == at {
            let below = help
                .iter()
                .map(|(text, ink)| (format!("{:indent$}{text}", ""), ink));
            lines.extend(below.map(|(text, ink)| vec![Span::new(text, *ink)]));
        }
    }
    window(&lines, first, total, Some(at), inner, pen);
}

/// The keys that may follow the one pressed.
fn menu(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let Some(menu) = model.menu() else {
        return;
    };
    let width = menu.rows.iter().map(|(keys, _)| measure::width(keys));
    let column = width.max().unwrap_or(0) + 2;
    let lines: Vec<Vec<Span>> = menu
        .rows
        .iter()
        .map(|(keys, action)| {
            vec![
                Span::new(measure::pad_end(keys, column), Ink::Key),
                Span::new(menu::words(*action), Ink::Plain),
            ]
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
    let inner = frame(&menu.title, at, pen);
    let below = (menu.at + 1).saturating_sub(inner.height.into());
    rows(&lines, below, Some(menu.at), inner, pen);
    for ((_, action), y) in menu.rows.iter().skip(below).zip(inner.y..inner.bottom()) {
        pen.button(inner.x, inner.right(), y, Target::Run(*action));
    }
}
