//! Pictures as bytes: only what differs from what the terminal shows.
//!
//! [`Screen`] keeps two pictures, the one shown and the next one. A frame is the cells in which they
//! differ, in one synchronized update: the terminal shows all of it or none, and no frame is left
//! open, since its end is part of the same write.

mod brush;
mod link;

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Rect, Size};

use super::colour::Depth;
use crate::text::measure::{char_width, stands_alone};
use crate::view::Drawn;
use brush::Brush;
use link::Links;

/// What the terminal shows, and what it is to show next.
#[derive(Debug)]
pub struct Screen {
    shown: Picture,
    next: Picture,
    /// Whether the terminal may show anything at all, rather than `shown`.
    dirty: bool,
    cursor: Option<(u16, u16)>,
    depth: Depth,
    links: bool,
    out: Vec<u8>,
}

#[derive(Debug, Default)]
struct Picture {
    cells: Buffer,
    links: Links,
}

impl Picture {
    fn blank(area: Rect) -> Self {
        Self {
            cells: Buffer::empty(area),
            links: Links::default(),
        }
    }

    /// Where the cells of a row are.
    fn row(&self, y: u16) -> Range<usize> {
        let width = usize::from(self.cells.area.width);
        let start = usize::from(y) * width;
        start..start + width
    }
}

impl Screen {
    /// A screen of which nothing is known but its size. Colours are reduced to `depth`; `links` says
    /// whether links are written.
    pub fn new(size: Size, depth: Depth, links: bool) -> Self {
        let mut screen = Self {
            shown: Picture::default(),
            next: Picture::default(),
            dirty: true,
            cursor: None,
            depth,
            links,
            out: Vec::new(),
        };
        screen.resize(size);
        screen
    }

    /// The size, in cells.
    pub fn size(&self) -> Size {
        self.next.cells.area.as_size()
    }

    /// Takes on another size; the next frame draws every cell.
    pub fn resize(&mut self, size: Size) {
        let area = Rect::new(0, 0, size.width, size.height);
        self.next = Picture::blank(area);
        self.repaint();
    }

    /// Has the next frame draw every cell, whatever the terminal shows by now.
    pub fn repaint(&mut self) {
        self.shown = Picture::blank(self.next.cells.area);
        self.dirty = true;
    }

    /// Has `draw` draw on the last picture, which is blank before the first; gives the bytes that turn what
    /// is shown into the new one, none where nothing differs.
    pub fn frame(&mut self, draw: impl FnOnce(Rect, &mut Buffer) -> Drawn) -> &[u8] {
        let area = self.next.cells.area;
        let drawn = if area.is_empty() {
            Drawn::default()
        } else {
            draw(area, &mut self.next.cells)
        };
        let links: &[_] = if self.links { &drawn.links } else { &[] };
        self.next.links.lay(area, links);
        let cursor = drawn.cursor.filter(|&at| area.contains(at.into()));
        self.write(cursor, drawn.redrawn.as_deref().filter(|_| !self.dirty));
        std::mem::swap(&mut self.shown.links, &mut self.next.links);
        self.cursor = cursor;
        self.dirty = false;
        &self.out
    }

    /// Writes what differs within some areas, or anywhere.
    fn write(&mut self, cursor: Option<(u16, u16)>, areas: Option<&[Rect]>) {
        self.out.clear();
        let mut brush = Brush::new(&mut self.out, self.depth);
        brush.begin(self.dirty || self.cursor.is_some());
        if self.dirty {
            brush.clear();
        }
        let untouched = brush.written();
        let area = self.next.cells.area;
        for y in area.top()..area.bottom() {
            let within = match areas {
                Some(areas) => reach(areas, y),
                None => 0..area.width,
            };
            row(&mut brush, y, within, &self.next, &mut self.shown);
        }
        if !self.dirty && brush.written() == untouched && cursor == self.cursor {
            self.out.clear();
        } else {
            brush.end(cursor);
        }
    }
}

/// The columns of row `y` from the first that one of the areas has to the last.
fn reach(areas: &[Rect], y: u16) -> Range<u16> {
    let meets = |area: &&Rect| (area.top()..area.bottom()).contains(&y);
    let met = areas.iter().filter(meets);
    let joined = met.copied().reduce(Rect::union).unwrap_or_default();
    joined.left()..joined.right()
}

/// A gap of so many columns is cheaper to write again than to step over.
const GAP: usize = 3;

/// Draws the cells of row `y` in which the next picture differs from the shown one within some columns, and
/// has them shown.
fn row(brush: &mut Brush<'_>, y: u16, within: Range<u16>, next: &Picture, shown: &mut Picture) {
    let (links, old_links) = (next.links.row(y), shown.links.row(y));
    let cells = next.cells.content.get(next.row(y)).unwrap_or(&[]);
    let old = shown.row(y);
    let old = shown.cells.content.get_mut(old).unwrap_or(&mut []);
    let linked = !(links.is_empty() && old_links.is_empty());
    let at = |links: &[u64], x: usize| links.get(x).copied().unwrap_or(0);
    // Up to here the terminal has lost what it showed: half a wide character takes the other half
    // with it.
    let mut lost = 0;
    // Up to here the character before takes the room.
    let mut taken = 0;
    // Where the last change ended.
    let mut done = None;
    for x in usize::from(within.start)..usize::from(within.end) {
        let (Some(cell), Some(was)) = (cells.get(x), old.get(x)) else {
            return;
        };
        if x < taken {
            continue;
        }
        let (symbol, old_symbol) = (cell.symbol(), was.symbol());
        let same = x >= lost
            && is_same(symbol, old_symbol)
            && is_alike(cell, was)
            && (!linked || at(links, x) == at(old_links, x));
        if same {
            // Most cells of most pictures: nothing to do, and the next character begins beside it.
            if symbol.len() > 1 {
                taken = x + columns(symbol);
            }
            continue;
        }
        if let Some(from) = done.filter(|&from| from < x && x - from <= GAP) {
            let gap = cells.get(from..x).unwrap_or(&[]);
            let like = |(x, cell): (usize, &Cell)| brush.goes_on(cell, at(links, x));
            if (from..).zip(gap).all(like) {
                brush.go_on(gap);
            }
        }
        let width = columns(symbol);
        taken = x + width;
        done = Some(taken);
        let column = u16::try_from(x).unwrap_or(u16::MAX);
        let room = cells.len() - x;
        let link = at(links, x);
        brush.paint((column, y), cell, width.min(room), link, &next.links);
        if width > 1 || old_symbol.len() > 1 {
            for (at, covered) in old.iter().enumerate().skip(x).take(width) {
                lost = lost.max(at + columns(covered.symbol()));
            }
        }
        for (was, cell) in old.iter_mut().zip(cells).skip(x).take(width) {
            was.clone_from(cell);
        }
    }
}

/// Whether two symbols are one. Nearly all are a byte long, and need no call to be compared.
fn is_same(a: &str, b: &str) -> bool {
    match (a.as_bytes(), b.as_bytes()) {
        ([a], [b]) => a == b,
        (a, b) => a == b,
    }
}

/// Whether a terminal is told the same before the symbols of two cells. What else a cell of ratatui's has
/// is for its own way of comparing.
fn is_alike(a: &Cell, b: &Cell) -> bool {
    a.modifier == b.modifier
        && a.fg == b.fg
        && a.bg == b.bg
        && a.underline_color == b.underline_color
}

/// The number of columns that a symbol takes in a cell, 1 or more.
fn columns(symbol: &str) -> usize {
    if symbol.len() == 1 {
        return 1;
    }
    width(symbol).max(1)
}

/// The width of a symbol without control characters, in columns.
fn width(symbol: &str) -> usize {
    let mut chars = symbol.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if stands_alone(c) => char_width(c),
        _ => symbol.cell_width().into(),
    }
}

#[cfg(test)]
mod tests;
