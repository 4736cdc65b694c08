//! The ticks of a viewport in cells, with words of their own among them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cells::{self, columns};
use super::render::{Look, Selection};
use super::tick::{Reserved, Row, Rows, ticks};
use super::viewport::Viewport;

/// Words that stand in the lower row of an axis.
pub(super) struct Label {
    /// The column in which they begin, and the words: the first of these ways that is free.
    ways: Vec<(u16, String)>,
    /// How they look.
    style: Style,
}

impl Label {
    /// Words from a column on.
    pub fn new(cell: u16, text: String, style: Style) -> Self {
        Self {
            ways: vec![(cell, text)],
            style,
        }
    }
}

/// In how many rows the ticks of an area stand.
pub(super) const fn rows(area: Rect) -> Rows {
    if area.height >= 2 {
        Rows::Two
    } else {
        Rows::One
    }
}

/// Draws the ticks in as many rows as the area has, at most two. Labels are written where they do not touch one
/// before them; they push ticks aside.
pub(super) fn draw(
    viewport: &Viewport,
    look: &Look<'_>,
    labels: impl IntoIterator<Item = Label>,
    area: Rect,
    buffer: &mut Buffer,
) {
    if area.is_empty() {
        return;
    }
    let rows = rows(area);
    let lower = area.y + area.height.min(2) - 1;
    let mut write = |cell: u16, y: u16, text: &str, style: Style| {
        let room = area.width.saturating_sub(cell);
        cells::write(buffer, area.x.saturating_add(cell), y, text, room, style);
    };
    let mut reserved: Vec<Reserved> = Vec::new();
    for Label { ways, style } in labels {
        let free = |&(cell, ref text): &(u16, String)| {
            let end = cell.saturating_add(columns(text));
            let apart = |r: &Reserved| r.cells.end < cell || end < r.cells.start;
            end <= area.width && reserved.iter().all(apart)
        };
        if let Some((cell, text)) = ways.into_iter().find(free) {
            write(cell, lower, &text, style);
            reserved.push(Reserved {
                row: Row::Lower,
                cells: cell..cell.saturating_add(columns(&text)),
            });
        }
    }
    for tick in ticks(viewport, rows, &reserved) {
        let y = if tick.row == Row::Upper {
            area.y
        } else {
            lower
        };
        let style = if tick.strong { look.strong } else { look.muted };
        write(tick.column, y, &tick.label, style);
    }
}

/// `▾20 May` from the selection's column on, or `20 May▾` before it where the edge or a seam is near; the sign
/// alone where no words fit.
pub(super) fn selected(
    viewport: &Viewport,
    selection: &Selection,
    sign: &str,
    style: Style,
) -> Option<Label> {
    let cell = viewport.cell_of(selection.day)?;
    if selection.labels.is_empty() {
        return None;
    }
    let width = viewport.width();
    let seams: Vec<u16> = viewport.seams().collect();
    let clear = |from: u16, to: u16| to <= width && !seams.iter().any(|s| (from..to).contains(s));
    let mut ways = Vec::new();
    for words in &selection.labels {
        let n = columns(words) + 1;
        if clear(cell, cell.saturating_add(n)) {
            ways.push((cell, format!("{sign}{words}")));
        }
        if let Some(start) = (cell + 1).checked_sub(n).filter(|&at| clear(at, cell + 1)) {
            ways.push((start, format!("{words}{sign}")));
        }
    }
    ways.push((cell, sign.to_owned()));
    Some(Label { ways, style })
}
