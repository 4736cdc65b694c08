//! The writing end of a frame: where the terminal's pen is and what it draws with.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::link::Links;
use crate::shell::colour::Depth;

/// What cells are drawn with.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ink {
    front: Color,
    back: Color,
    underline: Color,
    modifier: Modifier,
}

impl Ink {
    const PLAIN: Self = Self {
        front: Color::Reset,
        back: Color::Reset,
        underline: Color::Reset,
        modifier: Modifier::empty(),
    };

    const fn of(cell: &Cell) -> Self {
        Self {
            front: cell.fg,
            back: cell.bg,
            underline: cell.underline_color,
            modifier: cell.modifier,
        }
    }
}

/// Writes a frame and remembers what the terminal has been told, so that nothing is said twice.
pub(super) struct Brush<'a> {
    out: &'a mut Vec<u8>,
    depth: Depth,
    /// Where the next character would appear; none where that is not certain.
    at: Option<(u16, u16)>,
    ink: Ink,
    /// What the cell before was to be drawn with, before its colours were reduced to `depth`.
    wanted: Ink,
    link: u64,
}

impl<'a> Brush<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>, depth: Depth) -> Self {
        Self {
            out,
            depth,
            at: None,
            ink: Ink::PLAIN,
            wanted: Ink::PLAIN,
            link: 0,
        }
    }

    /// How many bytes the frame has so far.
    pub(super) fn written(&self) -> usize {
        self.out.len()
    }

    /// Opens the frame; `hide` hides the cursor while it wanders.
    pub(super) fn begin(&mut self, hide: bool) {
        self.push("\x1b[?2026h");
        if hide {
            self.push("\x1b[?25l");
        }
        self.push("\x1b[m");
    }

    /// Clears the screen.
    pub(super) fn clear(&mut self) {
        self.push("\x1b[2J");
    }

    /// Closes the frame, with the cursor shown at `cursor`.
    pub(super) fn end(&mut self, cursor: Option<(u16, u16)>) {
        if self.link != 0 {
            self.open(None);
        }
        if self.ink != Ink::PLAIN {
            self.push("\x1b[m");
        }
        if let Some((x, y)) = cursor {
            self.move_to((x, y));
            self.push("\x1b[?25h");
        }
        self.push("\x1b[?2026l");
    }

    /// Draws a cell at a column and row that takes `width` columns, as part of a link (0 for none).
    pub(super) fn paint(
        &mut self,
        at: (u16, u16),
        cell: &Cell,
        width: usize,
        link: u64,
        links: &Links,
    ) {
        self.move_to(at);
        if link != self.link {
            self.open(links.open(link));
        }
        let wanted = Ink::of(cell);
        if wanted != self.wanted {
            self.wanted = wanted;
            self.dip(Ink {
                front: self.depth.nearest(wanted.front),
                back: self.depth.nearest(wanted.back),
                underline: self.depth.nearest(wanted.underline),
                modifier: wanted.modifier,
            });
        }
        let (x, y) = at;
        let symbol = cell.symbol();
        if let [byte @ b' '..=b'~'] = symbol.as_bytes() {
            self.out.push(*byte);
            self.at = Some((x.saturating_add(1), y));
            return;
        }
        let symbol = printable(symbol, width);
        self.push(symbol);
        let after = x.saturating_add(u16::try_from(width).unwrap_or(u16::MAX));
        // Terminals differ on how wide a cluster of several characters is.
        let certain = symbol.is_ascii() || symbol.chars().nth(1).is_none();
        self.at = certain.then_some((after, y));
    }

    /// Whether a cell is drawn with what the last one was, and is one byte.
    pub(super) fn goes_on(&self, cell: &Cell, link: u64) -> bool {
        matches!(cell.symbol().as_bytes(), [b' '..=b'~'])
            && self.at.is_some()
            && link == self.link
            && Ink::of(cell) == self.wanted
    }

    /// Draws cells that go on ([`Brush::goes_on`]) where the last one ended.
    pub(super) fn go_on(&mut self, cells: &[Cell]) {
        for cell in cells {
            self.push(cell.symbol());
        }
        let columns = u16::try_from(cells.len()).unwrap_or(u16::MAX);
        self.at = self.at.map(|(x, y)| (x.saturating_add(columns), y));
    }

    fn move_to(&mut self, to: (u16, u16)) {
        let (x, y) = to;
        match self.at {
            Some(at) if at == to => return,
            Some((from, row)) if row == y && from < x => match x - from {
                1 => self.push("\x1b[C"),
                gap => {
                    self.push("\x1b[");
                    self.number(gap);
                    self.push("C");
                }
            },
            _ => {
                self.push("\x1b[");
                self.number(y.saturating_add(1));
                self.push(";");
                self.number(x.saturating_add(1));
                self.push("H");
            }
        }
        self.at = Some(to);
    }

    fn open(&mut self, link: Option<(u64, &str)>) {
        self.link = link.map_or(0, |(id, _)| id);
        match link {
            // Writing to a Vec cannot fail.
            Some((id, address)) => {
                let _ = write!(self.out, "\x1b]8;id={id:x};{address}\x1b\\");
            }
            None => self.push("\x1b]8;;\x1b\\"),
        }
    }

    fn dip(&mut self, ink: Ink) {
        if ink == self.ink {
            return;
        }
        let mut codes = Codes::new(self.out);
        // Bold and dim share one code to end them, so whatever ends, ends all.
        if !ink.modifier.contains(self.ink.modifier) {
            codes.push(0);
            self.ink = Ink::PLAIN;
        }
        for (modifier, code) in MODIFIERS {
            if ink.modifier.contains(modifier) && !self.ink.modifier.contains(modifier) {
                codes.push(code);
            }
        }
        if ink.front != self.ink.front {
            codes.colour(ink.front, 30);
        }
        if ink.back != self.ink.back {
            codes.colour(ink.back, 40);
        }
        if ink.underline != self.ink.underline {
            codes.colour(ink.underline, 50);
        }
        codes.end();
        self.ink = ink;
    }

    fn push(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn number(&mut self, number: u16) {
        digits(self.out, number);
    }
}

/// Writes a number: a frame has hundreds, and formatting them was a tenth of its cost.
fn digits(out: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        digits(out, number / 10);
    }
    out.push(b'0' + u8::try_from(number % 10).unwrap_or(0));
}

const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// One sequence of graphic codes, which is written once it has one.
struct Codes<'a> {
    out: &'a mut Vec<u8>,
    any: bool,
}

impl<'a> Codes<'a> {
    fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, any: false }
    }

    fn push(&mut self, code: u8) {
        let before: &[u8] = if self.any { b";" } else { b"\x1b[" };
        self.out.extend_from_slice(before);
        self.any = true;
        digits(self.out, code.into());
    }

    fn all<const N: usize>(&mut self, codes: [u8; N]) {
        for code in codes {
            self.push(code);
        }
    }

    /// A colour for the text (`base` 30), its ground (40), or its underline (50, which has no names).
    fn colour(&mut self, colour: Color, base: u8) {
        let (extended, default) = (base + 8, base + 9);
        if let Color::Rgb(r, g, b) = colour {
            self.all([extended, 2, r, g, b]);
            return;
        }
        match number(colour) {
            None => self.push(default),
            Some(index) if base < 50 && index < 8 => self.push(base + index),
            Some(index) if base < 50 && index < 16 => self.push(base + 52 + index),
            Some(index) => self.all([extended, 5, index]),
        }
    }

    fn end(self) {
        if self.any {
            self.out.push(b'm');
        }
    }
}

/// The number of a colour in the table of 256; none for the terminal's own.
fn number(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Reset | Color::Rgb(..) => return None,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index) => index,
    })
}

const BLANKS: &str = "                ";

/// `symbol`, or blanks where it would do anything but appear in `width` columns. Text is made
/// printable when it is loaded; this is the last wall.
fn printable(symbol: &str, width: usize) -> &str {
    if !symbol.chars().any(char::is_control) && super::width(symbol) == width {
        symbol
    } else {
        BLANKS.get(..width).unwrap_or(BLANKS)
    }
}
