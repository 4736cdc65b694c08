//! The cells of a screen as an SVG picture on a dark ground.
//!
//! Every character is put at the place of its cell, so that the picture stands whatever the font is.

use opcon_tui::text::measure;
use opcon_tui::timeline::cells;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Width and height of a cell, and how far its base line is below its top; the font is 20 high, and in
/// the usual monospaced fonts a character of that height is 12 wide.
const CELL: (usize, usize) = (12, 23);
const BASE: usize = 18;

/// The ground of the terminal, and its text.
const GROUND: u32 = 0x10_10_14;
const TEXT: u32 = 0xd8_d8_d8;

/// The sixteen colours that every terminal names, as xterm shows them.
const SIXTEEN: [u32; 16] = [
    0x00_00_00, 0xcd_00_00, 0x00_cd_00, 0xcd_cd_00, 0x00_00_ee, 0xcd_00_cd, 0x00_cd_cd, 0xe5_e5_e5,
    0x7f_7f_7f, 0xff_00_00, 0x00_ff_00, 0xff_ff_00, 0x5c_5c_ff, 0xff_00_ff, 0x00_ff_ff, 0xff_ff_ff,
];

/// Draws the screen.
pub fn svg(buffer: &Buffer) -> String {
    let (wide, high) = CELL;
    let (columns, rows) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let (width, height) = (columns * wide, rows * high);
    let mut elements = vec![
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\" font-size=\"20\" \
             xml:space=\"preserve\" style=\"white-space:pre\">"
        ),
        rect((0, 0), (width, height), GROUND),
    ];
    for (y, top) in (0..buffer.area.height).zip((0..).step_by(high)) {
        let cells = cells::seen(buffer, y).map(|(x, cell)| (usize::from(x), cell));
        let cells: Vec<(usize, &Cell)> = cells.collect();
        let grounds = cells.chunk_by(|(_, a), (_, b)| colours(a).1 == colours(b).1);
        elements.extend(grounds.filter_map(|run| ground(run, top)));
        for run in cells.chunk_by(|(_, a), (_, b)| joins(a, b)) {
            elements.extend(underline(run, top));
            elements.extend(text(run, top));
        }
    }
    elements.push("</svg>\n".to_owned());
    elements.join("\n")
}

fn rect((x, y): (usize, usize), (width, height): (usize, usize), colour: u32) -> String {
    format!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"#{colour:06x}\"/>"
    )
}

/// The ground of a run, where it has one of its own.
fn ground(run: &[(usize, &Cell)], top: usize) -> Option<String> {
    let (x, width, cell) = extent(run)?;
    let (_, ground) = colours(cell);
    (ground != GROUND).then(|| rect((x, top), (width, CELL.1), ground))
}

fn underline(run: &[(usize, &Cell)], top: usize) -> Option<String> {
    let (x, width, cell) = extent(run)?;
    let underlined = cell.modifier.contains(Modifier::UNDERLINED);
    underlined.then(|| rect((x, top + BASE + 2), (width, 1), colours(cell).0))
}

/// The characters of a run of cells that look alike, without the blanks around them.
fn text(run: &[(usize, &Cell)], top: usize) -> Option<String> {
    let is_ink = |(_, cell): &(usize, &Cell)| !cell.symbol().trim().is_empty();
    let (first, last) = (run.iter().position(is_ink)?, run.iter().rposition(is_ink)?);
    let ink = run.get(first..=last)?;
    let (_, cell) = ink.first()?;
    let places: Vec<String> = ink.iter().map(|(x, _)| (x * CELL.0).to_string()).collect();
    let words: String = ink.iter().map(|(_, cell)| escaped(cell.symbol())).collect();
    let mut look = format!("fill=\"#{:06x}\"", colours(cell).0);
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::DIM, " opacity=\"0.6\""),
    ] {
        if cell.modifier.contains(modifier) {
            look += attribute;
        }
    }
    let (places, y) = (places.join(" "), top + BASE);
    Some(format!(
        "<text x=\"{places}\" y=\"{y}\" {look}>{words}</text>"
    ))
}

/// Where a run begins and how wide it is, in the units of the picture, and its first cell.
fn extent<'c>(run: &[(usize, &'c Cell)]) -> Option<(usize, usize, &'c Cell)> {
    let ((start, first), (end, last)) = (run.first()?, run.last()?);
    let columns = end + measure::width(last.symbol()).max(1) - start;
    Some((start * CELL.0, columns * CELL.0, first))
}

/// Whether two neighbours can stand in one element: they look alike, and each is one character, since
/// places are told by the character.
fn joins(a: &Cell, b: &Cell) -> bool {
    let single = |cell: &Cell| cell.symbol().chars().nth(1).is_none();
    single(a) && single(b) && (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)
}

/// Colour of text and of ground.
fn colours(cell: &Cell) -> (u32, u32) {
    let (text, ground) = (colour(cell.fg, TEXT), colour(cell.bg, GROUND));
    if cell.modifier.contains(Modifier::REVERSED) {
        (ground, text)
    } else {
        (text, ground)
    }
}

/// A colour as xterm shows it: 16 named ones, a cube of six steps each of red, green and blue, 24 greys.
fn colour(colour: Color, own: u32) -> u32 {
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * u32::from(n) };
    match colour {
        Color::Rgb(r, g, b) => u32::from_be_bytes([0, r, g, b]),
        Color::Indexed(n @ 16..=231) => {
            let n = n - 16;
            step(n / 36) << 16 | step(n / 6 % 6) << 8 | step(n % 6)
        }
        Color::Indexed(n @ 232..) => (8 + 10 * u32::from(n - 232)) * 0x01_01_01,
        Color::Indexed(n) => SIXTEEN.get(usize::from(n)).copied().unwrap_or(own),
        _ => own,
    }
}

fn escaped(symbol: &str) -> String {
    symbol
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
