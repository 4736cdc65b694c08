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
    /// The column in which they begin.
    pub cell: u16,
    /// The words.
    pub text: String,
    /// How they look.
    pub style: Style,
}

/// In how many rows the ticks of an area stand.
pub(super) const fn rows(area: Rect) -> Rows {
    if area.height >= 2 {
        Rows::Two
    } else {
        Rows::One
    }
}

/// Draws the ticks in as many rows as the area has, at most two. Of the labels those are written that do not
/// touch one before them; they push ticks aside.
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
    for Label { cell, text, style } in labels {
        let cells = cell..cell.saturating_add(columns(&text));
        let apart = |r: &Reserved| r.cells.end < cells.start || cells.end < r.cells.start;
        if cells.end <= area.width && reserved.iter().all(apart) {
            write(cell, lower, &text, style);
            reserved.push(Reserved {
                row: Row::Lower,
                cells,
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
    let label = |cell, text| Label { cell, text, style };
    let found = selection.labels.iter().find_map(|words| {
        let n = columns(words) + 1;
        if clear(cell, cell.saturating_add(n)) {
            return Some(label(cell, format!("{sign}{words}")));
        }
        let start = (cell + 1).checked_sub(n)?;
        clear(start, cell + 1).then(|| label(start, format!("{words}{sign}")))
    });
    found.or_else(|| Some(label(cell, sign.to_owned())))
}
