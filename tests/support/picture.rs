//! The program as pictures, without a terminal: a record, a size and keys give a screen.
//!
//! A picture in words is the grid of characters and below it the styles, a line for each row that has
//! any: stretches of columns with the letter that the legend explains. Blanks at the ends of rows are
//! left out of the grid; where they have a style, it is told.

use std::fmt::Write as _;

use opcon_tui::app::command::parse_keys;
use opcon_tui::app::{Model, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::document;
use opcon_tui::view::theme::{Depth, Ground, Theme};
use opcon_tui::view::{self, Drawn};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// The program with a record, before a terminal that is none.
pub struct Viewer {
    pub model: Model,
    theme: Theme,
}

impl Viewer {
    /// Opens `record` on a dark terminal with 256 colours. `at` is what is selected first, `today` the
    /// day of the clock.
    pub fn open(record: &str, size: (u16, u16), today: &str, at: Option<&str>) -> Self {
        Self::with(record, size, today, at, (Depth::Many, Ground::Dark, false))
    }

    /// Opens `record` with a theme: how many colours, on which ground, and whether in ASCII alone.
    pub fn with(
        record: &str,
        size: (u16, u16),
        today: &str,
        at: Option<&str>,
        (depth, ground, ascii): (Depth, Ground, bool),
    ) -> Self {
        let start = Start {
            file: "events.yaml".to_owned(),
            at: at.map(str::to_owned),
            ascii,
            mouse: true,
            ..Start::default()
        };
        let mut viewer = Self {
            model: Model::new(start),
            theme: Theme::new(depth, ground, ascii),
        };
        viewer.resize(size);
        viewer.model.update(Msg::Today(Day::parse(today).unwrap()));
        viewer.load(record);
        viewer
    }

    /// Changes the size: columns, rows.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.model.update(Msg::Resize { columns, rows });
    }

    /// The file is `record` now.
    pub fn load(&mut self, record: &str) {
        let loaded = document::load(record.as_bytes());
        self.model.update(Msg::Loaded(loaded));
    }

    /// Presses keys by their names, parted by blanks, as in `j j Z t Ctrl-d`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys).unwrap_or_else(|| panic!("{keys:?} are no keys")) {
            self.model.update(Msg::Key(key));
        }
        self
    }

    /// The screen as cells, and what it has beside them.
    pub fn draw(&self) -> (Buffer, Drawn) {
        let (columns, rows) = self.model.size();
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        let drawn = view::render(&self.model, self.theme, area, &mut buffer);
        (buffer, drawn)
    }

    /// The screen as text, row by row.
    pub fn rows(&self) -> Vec<String> {
        let (buffer, _) = self.draw();
        (0..buffer.area.height).map(|y| row(&buffer, y)).collect()
    }

    /// The picture in words: characters, styles, links, and where the cursor stands.
    pub fn picture(&self) -> String {
        let (buffer, drawn) = self.draw();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let _ = writeln!(out, "{}", row(&buffer, y).trim_end());
        }
        styles(&buffer, &mut out);
        for link in &drawn.links {
            let (x, y) = (link.area.x, link.area.y);
            let _ = writeln!(out, "link {y:2} {x}-{} {}", link.area.right() - 1, link.url);
        }
        if let Some((x, y)) = drawn.cursor {
            let _ = writeln!(out, "cursor {y:2} {x}");
        }
        out
    }
}

/// The cells of a row that are drawn: one that a wide character covers is none.
fn drawn_cells(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let mut next = 0;
    (0..buffer.area.width).filter_map(move |x| {
        let cell = &buffer[(x, y)];
        let seen = x >= next;
        if seen {
            next = x + cell.symbol().cell_width().max(1);
        }
        seen.then_some((x, cell))
    })
}

fn row(buffer: &Buffer, y: u16) -> String {
    drawn_cells(buffer, y)
        .map(|(_, cell)| cell.symbol())
        .collect()
}

/// Writes the styles of the rows, then the legend.
fn styles(buffer: &Buffer, out: &mut String) {
    let mut legend: Vec<String> = Vec::new();
    out.push_str("--- styles\n");
    for y in 0..buffer.area.height {
        let mut runs: Vec<(u16, u16, usize)> = Vec::new();
        for (x, cell) in drawn_cells(buffer, y) {
            let Some(style) = style(cell) else { continue };
            let letter = legend.iter().position(|s| *s == style).unwrap_or_else(|| {
                legend.push(style);
                legend.len() - 1
            });
            let end = x + cell.symbol().cell_width().max(1);
            match runs.last_mut() {
                Some(run) if run.1 == x && run.2 == letter => run.1 = end,
                _ => runs.push((x, end, letter)),
            }
        }
        if runs.is_empty() {
            continue;
        }
        let _ = write!(out, "{y:2}");
        for (start, end, letter) in runs {
            let _ = match end - start {
                1 => write!(out, "  {start} {}", self::letter(letter)),
                _ => write!(out, "  {start}-{} {}", end - 1, self::letter(letter)),
            };
        }
        out.push('\n');
    }
    for (i, style) in legend.iter().enumerate() {
        let _ = writeln!(out, "{}: {style}", letter(i));
    }
}

/// The letter of the legend's entry: a to z, then A to Z.
fn letter(place: usize) -> char {
    ('a'..='z')
        .chain('A'..='Z')
        .nth(place)
        .expect("fewer than 53 styles")
}

/// A style in words; none where a cell is as the terminal has it, or blank without a ground.
fn style(cell: &Cell) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let blank = cell.symbol() == " ";
    let lines = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
    if blank && cell.bg == Color::Reset && !cell.modifier.intersects(lines) {
        return None;
    }
    if cell.fg != Color::Reset && !blank {
        words.push(colour(cell.fg));
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", colour(cell.bg)));
    }
    let modifier = if blank {
        cell.modifier & lines
    } else {
        cell.modifier
    };
    words.extend(modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    (!words.is_empty()).then(|| words.join(" "))
}

fn colour(colour: Color) -> String {
    match colour {
        Color::Indexed(index) => index.to_string(),
        other => other.to_string().to_lowercase(),
    }
}
