//! The writing end of a frame: where the terminal's pen is and what it draws with.

use std::io::Write;

use ratatui::buffer::{Cell, CellWidth};
use ratatui::style::{Color, Modifier};

use crate::shell::colour::Depth;
use crate::text::measure::{char_width, stands_alone};

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
        self.open(None);
        if self.ink != Ink::PLAIN {
            self.push("\x1b[m");
        }
        if let Some((x, y)) = cursor {
            self.move_to(x, y);
            self.push("\x1b[?25h");
        }
        self.push("\x1b[?2026l");
    }

    /// Draws a cell that takes `width` columns.
    pub(super) fn paint(
        &mut self,
        x: u16,
        y: u16,
        cell: &Cell,
        width: usize,
        link: Option<(u64, &str)>,
    ) {
        self.move_to(x, y);
        self.open(link);
        let wanted = Ink {
            front: cell.fg,
            back: cell.bg,
            underline: cell.underline_color,
            modifier: cell.modifier,
        };
        if wanted != self.wanted {
            self.wanted = wanted;
            self.dip(Ink {
                front: self.depth.nearest(wanted.front),
                back: self.depth.nearest(wanted.back),
                underline: self.depth.nearest(wanted.underline),
                modifier: wanted.modifier,
            });
        }
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

    fn move_to(&mut self, x: u16, y: u16) {
        match self.at {
            Some(at) if at == (x, y) => return,
            Some((from, row)) if row == y && from < x => match x - from {
                1 => self.push("\x1b[C"),
                gap => self.put(format_args!("\x1b[{gap}C")),
            },
            _ => self.put(format_args!(
                "\x1b[{};{}H",
                y.saturating_add(1),
                x.saturating_add(1)
            )),
        }
        self.at = Some((x, y));
    }

    fn open(&mut self, link: Option<(u64, &str)>) {
        let id = link.map_or(0, |(id, _)| id);
        if id == self.link {
            return;
        }
        self.link = id;
        match link {
            Some((id, address)) => self.put(format_args!("\x1b]8;id={id:x};{address}\x1b\\")),
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
            codes.push(format_args!("0"));
            self.ink = Ink::PLAIN;
        }
        for (modifier, code) in MODIFIERS {
            if ink.modifier.contains(modifier) && !self.ink.modifier.contains(modifier) {
                codes.push(format_args!("{code}"));
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

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a Vec cannot fail.
        let _ = self.out.write_fmt(text);
    }
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

    fn push(&mut self, code: std::fmt::Arguments<'_>) {
        self.out
            .extend_from_slice(if self.any { b";" } else { b"\x1b[" });
        self.any = true;
        let _ = self.out.write_fmt(code);
    }

    /// A colour for the text (`base` 30), its ground (40), or its underline (50, which has no names).
    fn colour(&mut self, colour: Color, base: u8) {
        let (extended, default) = (base + 8, base + 9);
        if let Color::Rgb(r, g, b) = colour {
            self.push(format_args!("{extended};2;{r};{g};{b}"));
            return;
        }
        match number(colour) {
            None => self.push(format_args!("{default}")),
            Some(index) if base < 50 && index < 8 => self.push(format_args!("{}", base + index)),
            Some(index) if base < 50 && index < 16 => {
                self.push(format_args!("{}", base + 52 + index));
            }
            Some(index) => self.push(format_args!("{extended};5;{index}")),
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
    let mut chars = symbol.chars();
    let fits = match (chars.next(), chars.next()) {
        (Some(c), None) if stands_alone(c) => char_width(c) == width,
        _ => !symbol.chars().any(char::is_control) && usize::from(symbol.cell_width()) == width,
    };
    if fits {
        symbol
    } else {
        BLANKS.get(..width).unwrap_or(BLANKS)
    }
}
