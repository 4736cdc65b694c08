//! The help: every command with the keys that lead to it now, in pages of columns.

use super::command::{Action, COMMANDS, Command, Group, MENUS, command};
use super::ink::{Ink, Span};
use super::keymap::{Keymap, sequence};
use super::layout::View;
use super::model::{Model, Popup};
use super::prompt::Ask;
use super::{Code, Effect, Key, board, drift};
use crate::text::{Text, measure};

/// The width of a column of the help, in cells, at least.
const COLUMN: usize = 38;

/// The width of the keys in a column, and the least in one narrower than [`COLUMN`].
const KEYS: usize = 12;
const FEW_KEYS: usize = 8;

/// The width of the keys in a column of this width: what they do goes before a second key.
fn keys_of(column: usize) -> usize {
    column.saturating_sub(COLUMN - KEYS).clamp(FEW_KEYS, KEYS)
}

/// The signs that the screen is made of, their ASCII, and what they say.
const SIGNS: [(&str, &str, &str); 12] = [
    ("▪ ◊ ❖", "m d &", "events, by their kind"),
    ("◌ ⊗", "O c", "still planned; cancelled"),
    ("▪6 ▪+ +", "m6 m+ +", "six in a bin; several"),
    ("├──┤", "[--]", "somewhere within"),
    ("▪ · ·", "m ' '", "somewhere in a long time"),
    ("━━━", "===", "lasted all this time"),
    ("◂─┤ ├─▸", "<-] [->", "by a day; from a day"),
    ("╌╌╌", "~~~", "about; only reported"),
    ("▐ ╎", "| :", "named, anonymous speaker"),
    ("”4", "\"4", "four quotes"),
    ("✱ !", "* !", "new; has a problem"),
    ("⚑", "#", "marked"),
];

/// What commands do in a view in which they mean something of their own.
const OWN: [(View, Action, &str); 26] = [
    (View::Drift, Action::Previous, "previous party"),
    (View::Drift, Action::Next, "next party"),
    (View::Drift, Action::PreviousMark, "party's previous point"),
    (View::Drift, Action::NextMark, "party's next point"),
    (
        View::Drift,
        Action::PreviousInLane,
        "party's previous point",
    ),
    (View::Drift, Action::NextInLane, "party's next point"),
    (View::Drift, Action::HalfBack, "party's fifth point back"),
    (View::Drift, Action::HalfForward, "party's fifth point on"),
    (View::Drift, Action::PageBack, "party's tenth point back"),
    (View::Drift, Action::PageForward, "party's tenth point on"),
    (View::Drift, Action::First, "first point"),
    (View::Drift, Action::Last, "last point"),
    (View::Drift, Action::Today, "last point"),
    (View::Board, Action::Previous, "previous condition"),
    (View::Board, Action::Next, "next condition"),
    (View::Board, Action::PreviousMark, "previous party"),
    (View::Board, Action::NextMark, "next party"),
    (
        View::Board,
        Action::PreviousInLane,
        "cell's earlier finding",
    ),
    (View::Board, Action::NextInLane, "cell's later finding"),
    (View::Board, Action::HalfBack, "third condition back"),
    (View::Board, Action::HalfForward, "third condition on"),
    (View::Board, Action::PageBack, "third condition back"),
    (View::Board, Action::PageForward, "third condition on"),
    (View::Board, Action::First, "first condition"),
    (View::Board, Action::Last, "last condition"),
    (View::Board, Action::Open, "open the cell's event"),
];

/// What a command does in a view.
fn doc(view: View, command: &Command) -> &'static str {
    let mut own = OWN.iter();
    let own = own.find(|(of, action, _)| (*of, *action) == (view, command.action));
    own.map_or(command.doc, |(.., doc)| doc)
}

/// The commands that mean something of their own in a view, and what.
pub fn own(view: View) -> impl Iterator<Item = (&'static Command, &'static str)> {
    let own = OWN.iter().filter(move |(of, ..)| *of == view);
    own.filter_map(|&(_, action, doc)| Some((command(action)?, doc)))
}

/// Rows that end in one line where the terminal draws every sign as wide as the program takes it to be.
const RULER: [&str; 3] = ["│▪▫◊❖╎├─┤█│", "│가나다▴▾│", "│abcdefgh│"];

/// What a line of the help does when it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// It carries a command out.
    Command(Action),
    /// It opens the menu of a key.
    Menu(&'static str),
}

/// A cell of the help, before it has its place.
#[derive(Clone)]
enum Cell {
    Blank,
    /// A heading, and with how many rows under it it stays in one column.
    Heading(&'static str, usize),
    Row(Vec<Span>, Option<Runs>),
}

/// A place in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The page, from 0.
    pub page: usize,
    /// The column on the page, from 0.
    pub column: usize,
    /// The row in the column, from 0.
    pub row: usize,
}

/// A line of a column, in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Where.
    pub spot: Spot,
    /// What stands there.
    pub spans: Vec<Span>,
    /// What it does; a heading or a sign does nothing.
    pub runs: Option<Runs>,
}

/// The help as it fits the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// All lines.
    pub lines: Vec<Placed>,
    /// The line that the cursor is on, if there is any to choose.
    pub cursor: Option<usize>,
    /// How many pages there are.
    pub pages: usize,
    /// How many rows a page has.
    pub rows: usize,
    /// The width of a column, in cells.
    pub column: usize,
}

impl Help {
    /// The page that is shown: the one with the cursor.
    pub fn page(&self) -> usize {
        let line = self.cursor.and_then(|at| self.lines.get(at));
        line.map_or(0, |line| line.spot.page)
    }

    /// The lines that can be chosen, by their places.
    fn choices(&self) -> impl DoubleEndedIterator<Item = usize> {
        let runs = |(at, line): (usize, &Placed)| line.runs.map(|_| at);
        self.lines.iter().enumerate().filter_map(runs)
    }

    /// The choice nearest to the cursor in another column of its page.
    fn beside(&self, right: bool) -> Option<usize> {
        let now = self.lines.get(self.cursor?)?.spot;
        let column = if right {
            now.column.checked_add(1)
        } else {
            now.column.checked_sub(1)
        }?;
        let there = |at: &(usize, usize)| {
            let line = self.lines.get(at.1);
            line.is_some_and(|l| l.spot.page == now.page && l.spot.column == column)
        };
        let distance =
            |at: &(usize, usize)| self.lines.get(at.1).map(|l| l.spot.row.abs_diff(now.row));
        let choices = self.choices().enumerate().filter(there);
        choices.min_by_key(distance).map(|(nth, _)| nth)
    }
}

impl Model {
    /// The help, if it is open: all of it, or what was searched for.
    pub fn help(&self) -> Option<Help> {
        let Some(Popup::Help(at)) = self.popup else {
            return None;
        };
        let (columns, rows) = self.size;
        let room = usize::from(columns).saturating_sub(4).max(1);
        let across = (room / COLUMN).max(1);
        let column = room / across;
        let text = self.prompt.as_ref().filter(|p| p.ask() == Ask::Help);
        let mut cells = match text.map(|p| p.text().trim().to_lowercase()) {
            Some(text) if !text.is_empty() => found(self.view, &self.keymap, &text, column),
            _ => self.all_cells(column),
        };
        // Title and status row, and the frame, stay.
        let most = usize::from(rows).saturating_sub(4).max(1);
        let fitting = |cells: &[Cell]| {
            let least = cells.len().saturating_sub(across).div_ceil(across).max(1);
            (least..=most).find(|&rows| place(cells, rows, across).1 == 1)
        };
        let mut fits = fitting(&cells);
        if fits.is_none() {
            // Rather close together than on two pages.
            let lines = cells.iter().filter(|c| !matches!(c, Cell::Blank));
            let close: Vec<Cell> = lines.cloned().collect();
            fits = fitting(&close);
            if fits.is_some() {
                cells = close;
            }
        }
        let rows = fits.unwrap_or(most);
        let (places, pages) = place(&cells, rows, across);
        let mut lines = Vec::new();
        for (cell, place) in cells.into_iter().zip(places) {
            let (spans, runs) = match cell {
                Cell::Blank => continue,
                Cell::Heading(name, _) => (vec![Span::new(name, Ink::Muted)], None),
                Cell::Row(spans, runs) => (spans, runs),
            };
            if let Some(spot) = place {
                lines.push(Placed { spot, spans, runs });
            }
        }
        let mut help = Help {
            lines,
            cursor: None,
            pages,
            rows,
            column,
        };
        let cursor = help
            .choices()
            .nth(at)
            .or_else(|| help.choices().next_back());
        help.cursor = cursor;
        Some(help)
    }

    /// Every command that this view has a use for by its group, those that can do something first; then the signs
    /// and the ruler.
    fn all_cells(&self, column: usize) -> Vec<Cell> {
        let works = |g: &Group| of(*g).any(|c| self.enabled(c.action));
        let (here, elsewhere): (Vec<Group>, Vec<Group>) = Group::ALL.into_iter().partition(works);
        let mut cells = Vec::new();
        for group in here.into_iter().chain(elsewhere) {
            if !of(group).any(|c| self.suits(c.action)) {
                continue;
            }
            cells.push(Cell::Blank);
            cells.push(Cell::Heading(group.name(), 1));
            let suits = |c: &&Command| !self.in_menu(c) && self.suits(c.action);
            for command in of(group).filter(suits) {
                let ink = if self.enabled(command.action) {
                    Ink::Plain
                } else {
                    Ink::Muted
                };
                let doc = doc(self.view, command);
                cells.push(command_row(&self.keymap, command, doc, column, ink));
            }
            for (key, title) in MENUS {
                let rows = sequence(key)
                    .map(|k| self.keymap.after(&k))
                    .unwrap_or_default();
                let first = rows
                    .iter()
                    .filter_map(|r| command(r.1))
                    .find(|c| self.in_menu(c));
                let group_of = first.or_else(|| rows.first().and_then(|r| command(r.1)));
                if group_of.is_some_and(|c| c.group == group && self.suits(c.action)) {
                    let letters: Vec<&str> = rows.iter().map(|(keys, _)| keys.as_str()).collect();
                    let words = format!("{}: {}", title.to_lowercase(), letters.join(" "));
                    cells.push(row(key, &words, column, Ink::Plain, Some(Runs::Menu(key))));
                }
            }
        }
        cells.push(Cell::Blank);
        cells.push(Cell::Heading("SIGNS", 1));
        for (sign, says) in self.signs() {
            cells.push(row(sign, says, column, Ink::Plain, None));
        }
        if !self.ascii {
            cells.push(Cell::Blank);
            cells.push(Cell::Heading("DO THESE END IN ONE LINE?", RULER.len()));
            let words = ["if not:", "--ascii, or", "glyphs = \"ascii\""];
            for (ruler, words) in RULER.into_iter().zip(words) {
                let spans = vec![
                    Span::new(measure::pad_end(ruler, KEYS + 1), Ink::Plain),
                    Span::new(words, Ink::Muted),
                ];
                cells.push(Cell::Row(spans, None));
            }
        }
        cells
    }

    /// The signs of the view with what they say.
    fn signs(&self) -> Vec<(&'static str, &'static str)> {
        match self.view {
            View::Drift => drift::signs(self.ascii).collect(),
            View::Board => board::signs(self.ascii).collect(),
            View::Timeline | View::Tall | View::List => {
                let sign = |(sign, plain, says)| (if self.ascii { plain } else { sign }, says);
                SIGNS.into_iter().map(sign).collect()
            }
        }
    }

    /// Whether a command is reached through a menu alone.
    fn in_menu(&self, command: &Command) -> bool {
        let mut keys = self.keymap.keys_of(command.action).peekable();
        let menu = |name: &str| {
            let first = name.split(' ').next();
            name.contains(' ') && MENUS.iter().any(|(key, _)| Some(*key) == first)
        };
        keys.peek().is_some() && keys.all(menu)
    }

    /// A key while the help is open; none where it means what it always means.
    pub(super) fn help_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let help = self.help()?;
        let Some(Popup::Help(at)) = self.popup else {
            return None;
        };
        let choices: Vec<usize> = help.choices().collect();
        let last = choices.len().saturating_sub(1);
        let page = |page: usize| {
            let on = |&at: &usize| help.lines.get(at).is_some_and(|l| l.spot.page >= page);
            choices.iter().position(on).unwrap_or(last)
        };
        let to = match (key.code, key.ctrl) {
            (Code::Char('j') | Code::Down, false) | (Code::Char('n'), true) => at + 1,
            (Code::Char('k') | Code::Up, false) | (Code::Char('p'), true) => at.saturating_sub(1),
            (Code::Left, false) => help.beside(false).unwrap_or(at),
            (Code::Right, false) => help.beside(true).unwrap_or(at),
            (Code::PageDown | Code::Char(' '), false) | (Code::Char('d' | 'f'), true) => {
                page(help.page() + 1)
            }
            (Code::PageUp, false) | (Code::Char('u' | 'b'), true) => {
                page(help.page().saturating_sub(1))
            }
            (Code::Char('g') | Code::Home, false) => 0,
            (Code::Char('G') | Code::End, false) => last,
            (Code::Char('/'), false) => {
                self.popup = Some(Popup::Help(0));
                self.ask(Ask::Help);
                return Some(Vec::new());
            }
            (Code::Enter, _) => return Some(self.run_help()),
            (Code::Char('q'), false) => {
                self.popup = None;
                return Some(Vec::new());
            }
            (Code::Char(letter), false) if letter.is_alphabetic() && !key.alt => {
                // Typing searches.
                self.popup = Some(Popup::Help(0));
                self.ask(Ask::Help);
                if let Some(prompt) = &mut self.prompt {
                    prompt.set(letter.encode_utf8(&mut [0; 4]));
                }
                return Some(Vec::new());
            }
            _ => return None,
        };
        self.popup = Some(Popup::Help(to.min(last)));
        Some(Vec::new())
    }

    /// Moves the cursor of the help by a line, while a prompt searches in it.
    pub(super) fn step_help(&mut self, forward: bool) {
        if let (Some(help), Some(Popup::Help(at))) = (self.help(), self.popup) {
            let last = help.choices().count().saturating_sub(1);
            let to = if forward {
                at + 1
            } else {
                at.saturating_sub(1)
            };
            self.popup = Some(Popup::Help(to.min(last)));
        }
    }

    /// Does what the line under the cursor says; closes the help.
    pub(super) fn run_help(&mut self) -> Vec<Effect> {
        let chosen = self
            .help()
            .and_then(|help| help.lines.get(help.cursor?)?.runs);
        chosen.map_or_else(Vec::new, |runs| self.run_line(runs))
    }

    /// Closes the help and does what one of its lines says.
    pub(super) fn run_line(&mut self, runs: Runs) -> Vec<Effect> {
        self.popup = None;
        match runs {
            Runs::Command(action) => self.run(action, None),
            Runs::Menu(key) => {
                self.pending = sequence(key).unwrap_or_default();
                self.row = 0;
                Vec::new()
            }
        }
    }
}

fn of(group: Group) -> impl Iterator<Item = &'static Command> {
    COMMANDS.iter().filter(move |c| c.group == group)
}

/// The commands that have all the words, with every key.
fn found(view: View, keymap: &Keymap, text: &str, column: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    for group in Group::ALL {
        let mut rows = of(group)
            .filter(|command| {
                let keys: Vec<&str> = keymap.keys_of(command.action).collect();
                let words = [
                    &keys.join(" "),
                    command.name,
                    doc(view, command),
                    group.name(),
                ];
                let all = words.join(" ").to_lowercase();
                text.split_whitespace().all(|word| all.contains(word))
            })
            .map(|command| command_row(keymap, command, doc(view, command), column, Ink::Plain))
            .peekable();
        if rows.peek().is_some() {
            cells.push(Cell::Blank);
            cells.push(Cell::Heading(group.name(), 1));
            cells.extend(rows);
        }
    }
    if cells.is_empty() {
        let words = format!("no key matches {}", Text::line(text));
        let words = Span::new(measure::cut(&words, column), Ink::Plain);
        cells.push(Cell::Row(vec![words], None));
    }
    cells
}

fn command_row(keymap: &Keymap, command: &Command, doc: &str, column: usize, ink: Ink) -> Cell {
    let mut keys = String::new();
    for name in keymap.keys_of(command.action) {
        let more = measure::width(&keys) + 1 + measure::width(name);
        if !keys.is_empty() && more >= keys_of(column) {
            break;
        }
        if !keys.is_empty() {
            keys.push(' ');
        }
        keys.push_str(name);
    }
    if keys.is_empty() {
        keys.push_str(command.name);
    }
    row(&keys, doc, column, ink, Some(Runs::Command(command.action)))
}

/// Keys at the left, what they do at the right.
fn row(keys: &str, doc: &str, column: usize, ink: Ink, runs: Option<Runs>) -> Cell {
    let left = keys_of(column);
    let keys = measure::cut(keys, left);
    let room = column.saturating_sub(left + 1);
    Cell::Row(
        vec![
            Span::new(measure::pad_end(&keys, left), Ink::Key),
            Span::new(measure::cut(doc, room), ink),
        ],
        runs,
    )
}

/// Where each cell stands on pages of so many rows and columns (none for a blank that begins a column), and
/// how many pages that takes. A heading stays with what is under it.
fn place(cells: &[Cell], rows: usize, across: usize) -> (Vec<Option<Spot>>, usize) {
    let (mut nth, mut row) = (0, 0);
    let mut places = Vec::with_capacity(cells.len());
    for cell in cells {
        let needed = match cell {
            Cell::Heading(_, kept) => (1 + kept).min(rows),
            Cell::Blank | Cell::Row(..) => 1,
        };
        if row + needed > rows {
            nth += 1;
            row = 0;
        }
        if row == 0 && matches!(cell, Cell::Blank) {
            places.push(None);
            continue;
        }
        places.push(Some(Spot {
            page: nth / across,
            column: nth % across,
            row,
        }));
        row += 1;
    }
    (places, nth / across + 1)
}

#[cfg(test)]
mod tests {
    use super::super::prompt::Prompt;
    use super::super::{Msg, Start};
    use super::*;

    fn opened(size: (u16, u16)) -> Model {
        let mut model = Model::new(Start::default());
        model.update(Msg::Resize {
            columns: size.0,
            rows: size.1,
        });
        model.update(Msg::Key(Key::char('?')));
        model
    }

    fn text(line: &Placed) -> String {
        line.spans.iter().map(|s| s.text.as_str()).collect()
    }

    #[test]
    fn the_help_fits_120_by_36_and_leads_to_every_command() {
        let model = opened((120, 36));
        let help = model.help().unwrap();
        assert_eq!(help.pages, 1);
        let mut reached: Vec<Action> = Vec::new();
        for line in &help.lines {
            assert!(measure::width(&text(line)) < help.column, "{line:?}");
            assert!(!text(line).contains('…'), "{line:?}");
            match line.runs {
                Some(Runs::Command(action)) => reached.push(action),
                Some(Runs::Menu(key)) => {
                    let rows = model.keymap.after(&sequence(key).unwrap());
                    reached.extend(rows.into_iter().map(|(_, action)| action));
                }
                None => {}
            }
        }
        for command in COMMANDS {
            assert!(
                reached.contains(&command.action),
                "{} is missing",
                command.name
            );
        }
    }

    #[test]
    fn lines_stand_close_rather_than_on_two_pages() {
        let roomy = opened((120, 40)).help().unwrap();
        let lines = roomy.lines.len();
        let close = opened((120, 36)).help().unwrap();
        assert_eq!((close.pages, close.lines.len()), (1, lines));
        assert_eq!(opened((120, 22)).help().unwrap().pages, 2);
    }

    #[test]
    fn a_view_tells_its_own_meaning_of_keys_and_its_own_signs() {
        let command = |action| command(action).unwrap();
        assert_eq!(doc(View::Drift, command(Action::Next)), "next party");
        assert_eq!(doc(View::Board, command(Action::Next)), "next condition");
        let next = command(Action::Next);
        assert_eq!(doc(View::Timeline, next), next.doc);
        for (.., doc) in OWN {
            assert!(measure::width(doc) < COLUMN - KEYS, "{doc}");
        }
    }

    #[test]
    fn a_view_tells_no_keys_that_it_has_no_use_for() {
        let lines = |view: View| {
            let mut model = opened((120, 36));
            model.view = view;
            let help = model.help().unwrap();
            help.lines.iter().map(text).collect::<Vec<_>>()
        };
        let has = |view: View, words: &str| lines(view).iter().any(|line| line.contains(words));
        for words in ["ZOOM", "zoom in", "zoom to", "pan a tick", "split, linear"] {
            assert!(has(View::Timeline, words), "{words}");
            assert!(!has(View::Board, words), "{words}");
        }
        assert!(has(View::Drift, "zoom in") && !has(View::Drift, "split, linear"));
        // What has no key is told by its name.
        assert!(has(View::Board, "all visited count all new as visited"));
    }

    #[test]
    fn what_is_to_end_in_one_line_stands_together() {
        for rows in 10..40 {
            let help = opened((80, rows)).help().unwrap();
            let heading = help.lines.iter().rev().find(|line| line.spans.len() == 1);
            let ruler = help.lines.get(help.lines.len() - RULER.len()..).unwrap();
            let at = |line: &Placed| (line.spot.page, line.spot.column);
            assert!(
                ruler.iter().all(|line| at(line) == at(heading.unwrap())),
                "{rows}"
            );
        }
    }

    #[test]
    fn no_two_lines_stand_in_one_place() {
        for size in [(20, 6), (40, 12), (80, 24), (120, 36), (200, 50)] {
            let help = opened(size).help().unwrap();
            let mut places: Vec<_> = help.lines.iter().map(|l| l.spot).collect();
            let count = places.len();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), count, "{size:?}");
            assert!(
                places
                    .iter()
                    .all(|p| p.page < help.pages && p.row < help.rows),
                "{size:?}"
            );
        }
    }

    #[test]
    fn a_line_is_searched_and_run() {
        let mut model = opened((120, 36));
        for c in "/citation".chars() {
            model.update(Msg::Key(Key::char(c)));
        }
        let help = model.help().unwrap();
        let found: Vec<_> = help.lines.iter().filter_map(|l| l.runs).collect();
        assert_eq!(found, [Runs::Command(Action::CopyCitation)]);
        model.update(Msg::Key(Key::plain(Code::Esc)));
        assert!(model.help().unwrap().lines.len() > 20, "all of it again");
        for c in "/lanes by kind".chars() {
            model.update(Msg::Key(Key::char(c)));
        }
        model.update(Msg::Key(Key::plain(Code::Enter)));
        assert_eq!(model.popup, None);
        assert_eq!(model.lanes().by, super::super::lanes::LanesBy::Kind);
    }

    #[test]
    fn typing_searches_and_runs_nothing() {
        let mut model = opened((120, 36));
        for c in "zoom".chars() {
            assert_eq!(model.update(Msg::Key(Key::char(c))), []);
        }
        assert_eq!(model.prompt.as_ref().map(Prompt::text), Some("zoom"));
        let found: Vec<_> = model
            .help()
            .unwrap()
            .lines
            .iter()
            .filter_map(|l| l.runs)
            .collect();
        let zoom: Vec<Runs> = of(Group::Zoom).map(|c| Runs::Command(c.action)).collect();
        assert!(zoom.len() > 3);
        for row in zoom {
            assert!(found.contains(&row), "{row:?}");
        }
        model.update(Msg::Key(Key::plain(Code::Esc)));
        assert!(model.help().is_some() && model.prompt.is_none());
    }

    #[test]
    fn a_search_without_a_hit_says_so() {
        let mut model = opened((120, 36));
        for c in "/xyzzy".chars() {
            model.update(Msg::Key(Key::char(c)));
        }
        let lines: Vec<_> = model.help().unwrap().lines.iter().map(text).collect();
        assert_eq!(lines, ["no key matches xyzzy"]);
    }

    #[test]
    fn the_cursor_steps_through_columns_and_pages() {
        let mut model = opened((80, 24));
        let place = |model: &Model| {
            let help = model.help().unwrap();
            let line = &help.lines[help.cursor.unwrap()];
            (line.spot.page, line.spot.column)
        };
        assert!(model.help().unwrap().pages > 1);
        assert_eq!(place(&model), (0, 0));
        model.update(Msg::Key(Key::plain(Code::Right)));
        assert_eq!(place(&model), (0, 1));
        model.update(Msg::Key(Key::plain(Code::Left)));
        assert_eq!(place(&model), (0, 0));
        model.update(Msg::Key(Key::plain(Code::PageDown)));
        assert_eq!(place(&model), (1, 0));
        model.update(Msg::Key(Key::char('k')));
        assert_eq!(place(&model), (0, 1));
    }
}
