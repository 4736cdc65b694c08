//! The program as pictures, without a terminal: a record, a size and keys give a screen.
//!
//! A picture in words is the grid of characters and below it the styles, a line for each row that has
//! any: stretches of columns with the letter that the legend explains. Blanks at the ends of rows are
//! left out of the grid; where they have a ground, it is told.

use std::fmt::Write as _;

use opcon_tui::app::key::parse_keys;
use opcon_tui::app::{Effect, Model, Mouse, MouseAction, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::document::{self, Loaded};
use opcon_tui::timeline::cells;
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

    /// Opens what was loaded as [`Viewer::open`] does.
    pub fn with_loaded(loaded: Loaded, size: (u16, u16), today: &str) -> Self {
        let look = (Depth::Many, Ground::Dark, false);
        let mut viewer = Self::blank(size, today, None, look);
        viewer.model.update(Msg::Loaded(loaded));
        viewer.look();
        viewer
    }

    /// Opens `record` with a theme: how many colours, on which ground, and whether in ASCII alone.
    pub fn with(
        record: &str,
        size: (u16, u16),
        today: &str,
        at: Option<&str>,
        look: (Depth, Ground, bool),
    ) -> Self {
        let mut viewer = Self::blank(size, today, at, look);
        viewer.load(record);
        viewer
    }

    /// Without a record.
    fn blank(
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
        viewer
    }

    /// Changes the size: columns, rows.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.model.update(Msg::Resize { columns, rows });
        self.look();
    }

    /// The file is `record` now.
    pub fn load(&mut self, record: &str) {
        let loaded = document::load(record.as_bytes());
        self.model.update(Msg::Loaded(loaded));
        self.look();
    }

    /// Draws, as the program does after each key, and has the model know what was seen.
    fn look(&mut self) {
        let in_sight = self.draw().1.in_sight;
        self.model.saw(in_sight);
    }

    /// Presses keys by their names, parted by blanks, as in `j j Z t Ctrl-d`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys).unwrap_or_else(|| panic!("{keys:?} are no keys")) {
            self.model.update(Msg::Key(key));
            self.look();
        }
        self
    }

    /// Has the mouse do something at a cell: column, row. A press may be one of several clicks.
    pub fn mouse(
        &mut self,
        action: MouseAction,
        (column, row): (u16, u16),
        clicks: u8,
    ) -> Vec<Effect> {
        let pressed = action == MouseAction::Press;
        let hits = self.draw().1.hits;
        let hit = hits
            .iter()
            .rev()
            .find(|hit| hit.area.contains((column, row).into()));
        let effects = self.model.update(Msg::Mouse(Mouse {
            action,
            column,
            row,
            modified: false,
            clicks: if pressed { clicks } else { 0 },
            target: hit.and_then(|hit| hit.target).filter(|_| pressed),
        }));
        self.look();
        effects
    }

    /// Clicks at a cell.
    pub fn click(&mut self, at: (u16, u16)) -> Vec<Effect> {
        let mut effects = self.mouse(MouseAction::Press, at, 1);
        effects.extend(self.mouse(MouseAction::Release, at, 0));
        effects
    }

    /// Clicks twice at a cell.
    pub fn double_click(&mut self, at: (u16, u16)) -> Vec<Effect> {
        let mut effects = self.click(at);
        effects.extend(self.mouse(MouseAction::Press, at, 2));
        effects.extend(self.mouse(MouseAction::Release, at, 0));
        effects
    }

    /// Presses the button at one cell, moves to another and lets go.
    pub fn drag(&mut self, from: (u16, u16), to: (u16, u16)) {
        self.mouse(MouseAction::Press, from, 1);
        self.mouse(MouseAction::Drag, to, 0);
        self.mouse(MouseAction::Release, to, 0);
    }

    /// The title of the selected event; "a proposal" where none is selected.
    pub fn selected_title(&self) -> String {
        let event = self.model.reading().event_at(self.model.at());
        event.map_or_else(|| "a proposal".to_owned(), |e| e.title.to_string())
    }

    /// Where a text stands on the screen: the cell of its first character.
    pub fn find(&self, text: &str) -> (u16, u16) {
        let (columns, rows) = self.model.size();
        self.find_in(text, Rect::new(0, 0, columns, rows))
    }

    /// Where a text stands in a part of the screen.
    pub fn find_in(&self, text: &str, area: Rect) -> (u16, u16) {
        let (buffer, _) = self.draw();
        for y in area.y..area.bottom() {
            let symbols: Vec<&str> = (0..buffer.area.width)
                .map(|x| buffer[(x, y)].symbol())
                .collect();
            for x in area.x.into()..area.right().into() {
                if symbols[x..].concat().starts_with(text) {
                    return (u16::try_from(x).unwrap(), y);
                }
            }
        }
        panic!("no {text:?} on the screen:\n{}", self.picture())
    }

    /// The screen as cells, and what it has beside them.
    pub fn draw(&self) -> (Buffer, Drawn) {
        let (columns, rows) = self.model.size();
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        let drawn = view::render(&self.model, self.theme, area, &mut buffer);
        (buffer, drawn)
    }

    /// The picture in words: characters, styles, links, and where the cursor stands.
    pub fn picture(&self) -> String {
        let (buffer, drawn) = self.draw();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let _ = writeln!(out, "{}", cells::row(&buffer, y));
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

/// Writes the styles of the rows, then the legend.
fn styles(buffer: &Buffer, out: &mut String) {
    let mut legend: Vec<String> = Vec::new();
    out.push_str("--- styles\n");
    for y in 0..buffer.area.height {
        let runs = runs(buffer, y);
        if runs.is_empty() {
            continue;
        }
        let _ = write!(out, "{y:2}");
        for run in runs {
            let words = run.look.words();
            let place = legend.iter().position(|s| *s == words).unwrap_or_else(|| {
                legend.push(words);
                legend.len() - 1
            });
            let (start, last) = (run.start, run.end - 1);
            let _ = match last - start {
                0 => write!(out, "  {start} {}", letter(place)),
                _ => write!(out, "  {start}-{last} {}", letter(place)),
            };
        }
        out.push('\n');
    }
    for (i, style) in legend.iter().enumerate() {
        let _ = writeln!(out, "{}: {style}", letter(i));
    }
}

/// Cells beside each other that look the same, but for their characters.
struct Run {
    start: u16,
    end: u16,
    look: Look,
}

/// The runs of a row that do not look as the terminal has it. Of a blank nothing is seen but its
/// ground: it belongs to the run before it where that has the same.
fn runs(buffer: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut blank_since = None;
    for (x, cell) in cells::seen(buffer, y) {
        let look = Look::of(cell);
        let end = x + cell.symbol().cell_width().max(1);
        let blank = cell.symbol() == " ";
        if blank && look.is_plain() {
            blank_since.get_or_insert(x);
            continue;
        }
        let gap = blank_since.take().unwrap_or(x);
        match runs.last_mut() {
            // A single blank between words of one style parts nothing.
            Some(run) if run.end == gap && x - gap <= 1 && run.look.takes(look, blank) => {
                run.end = end;
            }
            _ => runs.push(Run {
                start: x,
                end,
                look,
            }),
        }
    }
    runs.retain(|run| !run.look.is_plain());
    runs
}

/// What a cell looks like beside its character.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    front: Color,
    back: Color,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let look = Self {
            front: cell.fg,
            back: cell.bg,
            modifier: cell.modifier,
        };
        if cell.symbol() == " " {
            look.ground()
        } else {
            look
        }
    }

    /// What of it is seen where there is no character.
    fn ground(self) -> Self {
        let lines = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
        Self {
            front: Color::Reset,
            modifier: self.modifier & lines,
            ..self
        }
    }

    fn is_plain(self) -> bool {
        self.front == Color::Reset && self.back == Color::Reset && self.modifier.is_empty()
    }

    fn takes(self, next: Self, blank: bool) -> bool {
        self == next || (blank && self.ground() == next)
    }

    fn words(self) -> String {
        let mut words: Vec<String> = Vec::new();
        if self.front != Color::Reset {
            words.push(colour(self.front));
        }
        if self.back != Color::Reset {
            words.push(format!("on {}", colour(self.back)));
        }
        words.extend(
            self.modifier
                .iter_names()
                .map(|(name, _)| name.to_lowercase()),
        );
        words.join(" ")
    }
}

/// The letter of the legend's entry: a to z, then A to Z.
fn letter(place: usize) -> char {
    ('a'..='z')
        .chain('A'..='Z')
        .nth(place)
        .expect("fewer than 53 styles")
}

fn colour(colour: Color) -> String {
    match colour {
        Color::Indexed(index) => index.to_string(),
        other => other.to_string().to_lowercase(),
    }
}
