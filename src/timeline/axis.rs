//! The ticks of a viewport in cells, with words of their own among them.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cells::{self, columns};
use super::render::{Look, Selection};
use super::tick::{Reserved, Row, Rows, ticks};
use super::viewport::Viewport;

/// Words that stand in the lower row of an axis.
pub(super) struct Label<'a> {
    /// The column in which they begin, and the words, joined: the first of these ways that is free.
    ways: Vec<(u16, [Cow<'a, str>; 2])>,
    /// How they look.
    style: Style,
}

impl<'a> Label<'a> {
    /// Words from a column on.
    pub fn new(cell: u16, text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        Self {
            ways: vec![(cell, [text.into(), Cow::default()])],
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
pub(super) fn draw<'a>(
    viewport: &Viewport,
    look: &Look<'_>,
    labels: impl IntoIterator<Item = Label<'a>>,
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
        let free = |(cell, words): &(u16, [Cow<'_, str>; 2])| {
            let cell = *cell;
            let end = |end: u16, word: &Cow<'_, str>| end.saturating_add(columns(word));
            let end = words.iter().fold(cell, end);
            let apart = |r: &Reserved| r.cells.end < cell || end < r.cells.start;
            end <= area.width && reserved.iter().all(apart)
        };
        if let Some((cell, words)) = ways.into_iter().find(free) {
            let mut end = cell;
            for word in &words {
                write(end, lower, word, style);
                end = end.saturating_add(columns(word));
            }
            reserved.push(Reserved {
                row: Row::Lower,
                cells: cell..end,
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
pub(super) fn selected<'a>(
    viewport: &Viewport,
    selection: &'a Selection,
    sign: &'static str,
    style: Style,
) -> Option<Label<'a>> {
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
            ways.push((cell, [sign.into(), words.into()]));
        }
        if let Some(start) = (cell + 1).checked_sub(n).filter(|&at| clear(at, cell + 1)) {
            ways.push((start, [words.into(), sign.into()]));
        }
    }
    ways.push((cell, [sign.into(), Cow::default()]));
    Some(Label { ways, style })
}
