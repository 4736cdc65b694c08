//! The board laid out in lines: names at the left, a column for each party.

use super::{sign, word};
use crate::analysis::Board;
use crate::analysis::board::{Accord, Cell, Row};
use crate::app::ink::{Ink, Span, Tone};
use crate::app::model::Model;
use crate::app::words;
use crate::date::humanize;
use crate::day::Day;
use crate::record::{Finding, PartyId};
use crate::text::measure;
use crate::timeline::{Rows, Viewport, ticks};

/// The fewest columns in which a cell can be read.
const CELL: u16 = 19;

/// The most columns that a cell takes.
const WIDE_CELL: u16 = 34;

/// The board as it is to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// Where the selected cell stands: its column, its first line, columns, lines.
    pub selected: Option<(u16, u16, u16, u16)>,
    /// Where each cell in sight stands, and its row and column on the board.
    pub cells: Vec<((u16, u16, u16, u16), (usize, usize))>,
}

/// A line of the board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What stands in it, from left to right.
    pub parts: Vec<Part>,
    /// A rule runs through the rest of it.
    pub ruled: bool,
}

/// Words at a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The column.
    pub column: u16,
    /// How many columns it may take.
    pub room: u16,
    /// The words.
    pub spans: Vec<Span>,
}

/// Where the parts of the board stand.
struct Frame<'a> {
    model: &'a Model,
    board: &'a Board,
    /// The columns of the names.
    names: u16,
    /// The columns of a cell, with the blank behind it.
    cell: u16,
    /// The parties in sight.
    parties: std::ops::Range<usize>,
    /// The lines of a condition.
    height: usize,
    /// The days of the strips.
    strip: Option<Viewport>,
}

impl Sheet {
    /// The board in so many columns and rows.
    pub fn new(model: &Model, width: u16, height: u16) -> Self {
        let board = model.reading.board();
        if width < 60 {
            return stacked(model, board, width, height);
        }
        let names = (width / 4).clamp(14, 28);
        let count = u16::try_from(board.parties.len()).unwrap_or(u16::MAX).max(1);
        let room = width.saturating_sub(names + 1);
        let shown = (room / CELL).clamp(1, count);
        let cell = (room / shown).min(WIDE_CELL);
        let (row, column) = model.board_cell().unwrap_or((0, 0));
        let shown = usize::from(shown);
        let first = column.saturating_sub(shown - 1).min(board.parties.len().saturating_sub(shown));
        let rows = board.rows.len();
        // The head with its rule, the rule before all together, the years and the signs.
        let rest = 2 + usize::from(has_all(board)) + 2;
        let lines = usize::from(height).saturating_sub(rest);
        let each = (lines / rows.max(1)).clamp(2, 5);
        let fit = (lines / each).max(1).min(rows);
        let top = row.saturating_sub(fit.saturating_sub(1)).min(rows.saturating_sub(fit));
        let today = model.reading.today();
        let frame = Frame {
            model,
            board,
            names,
            cell,
            parties: first..(first + shown).min(board.parties.len()),
            height: each,
            strip: board
                .first_day()
                .filter(|_| each >= 3)
                .map(|day| Viewport::fit(day.min(today), today, cell.saturating_sub(3))),
        };
        let mut sheet = Self::default();
        sheet.lines.push(frame.head());
        sheet.lines.push(Line {
            ruled: true,
            ..Line::default()
        });
        for (at, row) in board.rows.iter().enumerate().skip(top).take(fit) {
            frame.row(at, row, &mut sheet);
        }
        let hidden = rows - fit;
        frame.foot(hidden, usize::from(height), &mut sheet);
        sheet.lines.truncate(height.into());
        sheet
    }
}

fn has_all(board: &Board) -> bool {
    board.rows.last().is_some_and(|row| row.condition.is_none())
}

/// The name of a row.
fn name<'a>(model: &'a Model, row: &Row) -> (&'a str, bool) {
    let condition = row
        .condition
        .and_then(|id| model.reading.record.conditions.get(id.index()));
    match condition {
        Some(condition) => (condition.name.shown(), true),
        None => ("All of them together", false),
    }
}

/// How a row's parties agree, in a few words with a sign.
fn accord(model: &Model, row: &Row) -> Option<Span> {
    match row.accord {
        Accord::Differ => {
            let sign = if model.ascii { "x" } else { "↯" };
            Some(Span::new(format!("{sign} they differ"), Ink::Conflict))
        }
        Accord::Agree => Some(Span::new("they agree", Ink::Muted)),
        Accord::Unjudged | Accord::One if row.is_unjudged() => {
            Some(Span::new("nobody has assessed it", Ink::Muted))
        }
        Accord::Unjudged | Accord::One => None,
    }
}

const fn ink(finding: Option<Finding>) -> Ink {
    match finding {
        Some(Finding::Undetermined) | None => Ink::Muted,
        Some(_) => Ink::Strong,
    }
}

impl Frame<'_> {
    fn column(&self, place: usize) -> u16 {
        let place = u16::try_from(place - self.parties.start).unwrap_or(0);
        self.names + 1 + place * self.cell
    }

    fn part(&self, place: usize, spans: Vec<Span>) -> Part {
        Part {
            column: self.column(place) + 1,
            room: self.cell.saturating_sub(2),
            spans,
        }
    }

    /// The parties over their columns; those out of sight are counted.
    fn head(&self) -> Line {
        let record = &self.model.reading.record;
        let mut line = Line::default();
        let (before, after) = (
            self.parties.start,
            self.board.parties.len() - self.parties.end,
        );
        let mut words = "Finding in force".to_owned();
        if before > 0 {
            words.push_str(&format!("  ‹{before}"));
        }
        if after > 0 {
            words.push_str(&format!("  {after}›"));
        }
        line.parts.push(Part {
            column: 1,
            room: self.names,
            spans: vec![Span::new(words, Ink::Muted)],
        });
        for place in self.parties.clone() {
            let Some(party) = self.party(place) else {
                continue;
            };
            let Some(named) = record.party(party) else {
                continue;
            };
            let tone = Tone::of_party(record, party);
            let mut spans = vec![
                Span::verbatim(format!("{} ", named.letter.shown()), Ink::Party(tone)),
                Span::verbatim(named.name.shown(), Ink::PartyStrong(tone)),
            ];
            if named.observer {
                spans.push(Span::new(" observes", Ink::Muted));
            }
            line.parts.push(self.part(place, spans));
        }
        line
    }

    fn party(&self, place: usize) -> Option<PartyId> {
        self.board.parties.get(place).copied()
    }

    /// A condition: its name and how the parties agree at the left, its cells at the right.
    fn row(&self, at: usize, row: &Row, sheet: &mut Sheet) {
        if row.condition.is_none() && at > 0 {
            sheet.lines.push(Line {
                ruled: true,
                ..Line::default()
            });
        }
        let top = sheet.lines.len();
        // Five lines leave the last one blank.
        let filled = self.height.min(4);
        let mut lines = vec![Line::default(); self.height];
        let (words, verbatim) = name(self.model, row);
        let accord = accord(self.model, row);
        let room = usize::from(self.names.saturating_sub(2));
        let for_name = filled - usize::from(accord.is_some());
        let mut wrapped = measure::wrap(words, room);
        if wrapped.len() > for_name {
            let rest = wrapped.split_off(for_name.saturating_sub(1)).join(" ");
            wrapped.push(measure::cut(&rest, room));
        }
        let used = wrapped.len();
        for (line, text) in lines.iter_mut().zip(wrapped) {
            let span = if verbatim {
                Span::verbatim(text, Ink::Strong)
            } else {
                Span::new(text, Ink::Strong)
            };
            line.parts.push(self.left(span));
        }
        if let Some(accord) = accord
            && let Some(line) = lines.get_mut(used)
        {
            line.parts.push(self.left(accord));
        }
        for place in self.parties.clone() {
            let Some(cell) = row.cells.get(place) else {
                continue;
            };
            for (line, spans) in lines.iter_mut().zip(self.cell(place, cell)) {
                line.parts.push(self.part(place, spans));
            }
            let u16_of = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            let area = (
                self.column(place),
                u16_of(top),
                self.cell.saturating_sub(1),
                u16_of(filled),
            );
            if self.model.board_cell() == Some((at, place)) {
                sheet.selected = Some(area);
            }
            sheet.cells.push((area, (at, place)));
        }
        sheet.lines.extend(lines);
    }

    fn left(&self, span: Span) -> Part {
        Part {
            column: 1,
            room: self.names.saturating_sub(1),
            spans: vec![span],
        }
    }

    /// The lines of a cell: the finding; since when; by which event; its history.
    fn cell(&self, place: usize, cell: &Cell) -> Vec<Vec<Span>> {
        let record = &self.model.reading.record;
        let tone = self
            .party(place)
            .map_or(Tone::None, |party| Tone::of_party(record, party));
        let room = usize::from(self.cell.saturating_sub(2));
        let mut lines = head_of_cell(self.model, cell);
        if self.height >= 4 {
            let event = cell.in_force().and_then(|j| record.event(j.event));
            let title = event.map(|e| e.short.as_ref().unwrap_or(&e.title).shown());
            lines.push(vec![Span::verbatim(
                measure::cut(title.unwrap_or(""), room),
                Ink::Muted,
            )]);
        }
        if let Some(strip) = &self.strip {
            lines.push(self.strip(strip, cell, tone));
        }
        lines
    }

    /// The finding in force in each stretch of the calendar.
    fn strip(&self, days: &Viewport, cell: &Cell, tone: Tone) -> Vec<Span> {
        let today = self.model.reading.today();
        let mut spans: Vec<Span> = Vec::new();
        for at in 0..days.width() {
            let Some((first, last)) = days.days_at(at) else {
                break;
            };
            if first > today {
                break;
            }
            let finding = cell.finding_on(last.min(today));
            let sign = sign(finding, self.model.ascii);
            let ink = match finding {
                Some(_) => Ink::Party(tone),
                None => Ink::Faint,
            };
            match spans.last_mut() {
                Some(span) if span.ink == ink => span.text.push_str(sign),
                _ => spans.push(Span::new(sign, ink)),
            }
        }
        spans
    }

    /// The years of the strips, and what the signs say, at the bottom.
    fn foot(&self, hidden: usize, height: usize, sheet: &mut Sheet) {
        if let Some(strip) = &self.strip {
            let mut line = Line::default();
            line.parts.push(self.left(Span::new("History", Ink::Muted)));
            for place in self.parties.clone() {
                for tick in ticks(strip, Rows::One, &[]) {
                    line.parts.push(Part {
                        column: self.column(place) + 1 + tick.column,
                        room: self.cell.saturating_sub(2 + tick.column),
                        spans: vec![Span::new(tick.label, Ink::Muted)],
                    });
                }
            }
            sheet.lines.push(line);
        }
        if hidden > 0 {
            let words = words::count(hidden, "condition more", "conditions more");
            let line = Line {
                parts: vec![self.left(Span::new(words, Ink::Muted))],
                ruled: false,
            };
            sheet.lines.push(line);
        }
        if sheet.lines.len() < height {
            sheet.lines.resize(height - 1, Line::default());
            sheet.lines.push(legend(self.model, self.board));
        }
    }
}

/// What the signs say that occur.
fn legend(model: &Model, board: &Board) -> Line {
    let cells = || board.rows.iter().flat_map(|row| &row.cells);
    let mut spans: Vec<Span> = Vec::new();
    let found = |finding| cells().any(|c| c.judgements.iter().any(|j| j.finding == finding));
    let findings = Finding::WORDS.into_iter().map(|(_, finding)| finding);
    for finding in findings.filter(|&finding| found(finding)) {
        spans.push(Span::new(sign(Some(finding), model.ascii), Ink::Plain));
        spans.push(Span::new(format!(" {}  ", word(finding)), Ink::Muted));
    }
    if cells().any(Cell::is_empty) {
        spans.push(Span::new(sign(None, model.ascii), Ink::Plain));
        spans.push(Span::new(" not assessed", Ink::Muted));
    }
    Line {
        parts: vec![Part {
            column: 1,
            room: u16::MAX,
            spans,
        }],
        ruled: false,
    }
}

/// The finding with its sign, then since when: two lines.
fn head_of_cell(model: &Model, cell: &Cell) -> Vec<Vec<Span>> {
    let Some(now) = cell.in_force() else {
        return vec![vec![
            Span::new(sign(None, model.ascii), Ink::Muted),
            Span::new(" not assessed", Ink::Muted),
        ]];
    };
    let finding = Some(now.finding);
    let first = vec![
        Span::new(sign(finding, model.ascii), ink(finding)),
        Span::new(format!(" {}", word(now.finding)), ink(finding)),
    ];
    vec![first, vec![Span::new(since(model, cell), Ink::Muted)]]
}

/// Since when a finding is in force, and how often it was said: "jointly since Nov 2025, twice".
fn since(model: &Model, cell: &Cell) -> String {
    let record = &model.reading.record;
    let run = cell.run();
    let (Some(first), Some(now)) = (run.first(), cell.in_force()) else {
        return String::new();
    };
    let event = record.event(first.event);
    let day = event.map_or_else(String::new, |e| humanize::short(&e.date));
    let joint = if now.joint { "jointly " } else { "" };
    let times = match run.len() {
        0 | 1 => String::new(),
        2 => ", twice".to_owned(),
        n => format!(", {n} times"),
    };
    format!("{joint}since {day}{times}")
}

/// On a narrow screen: a condition in a line, then a line for each party.
fn stacked(model: &Model, board: &Board, width: u16, height: u16) -> Sheet {
    let record = &model.reading.record;
    let mut sheet = Sheet::default();
    let room = width.saturating_sub(2);
    let selected = model.board_cell();
    for (at, row) in board.rows.iter().enumerate() {
        let (words, verbatim) = name(model, row);
        let text = measure::cut(words, room.into());
        let span = if verbatim {
            Span::verbatim(text, Ink::Strong)
        } else {
            Span::new(text, Ink::Strong)
        };
        let mut parts = vec![Part {
            column: 1,
            room,
            spans: vec![span],
        }];
        if let Some(accord) = accord(model, row) {
            let columns = u16::try_from(measure::width(&accord.text)).unwrap_or(u16::MAX);
            let left = u16::try_from(measure::width(words)).unwrap_or(u16::MAX);
            let column = width.saturating_sub(columns.saturating_add(1));
            if left.saturating_add(3) < column {
                parts.push(Part {
                    column,
                    room: columns,
                    spans: vec![accord],
                });
            }
        }
        sheet.lines.push(Line {
            parts,
            ruled: false,
        });
        for (place, (cell, &party)) in row.cells.iter().zip(&board.parties).enumerate() {
            let tone = Tone::of_party(record, party);
            let letter = record.party(party).map_or("", |p| p.letter.shown());
            let mut spans = vec![
                Span::verbatim(format!("{letter} "), Ink::PartyStrong(tone)),
            ];
            for line in head_of_cell(model, cell) {
                spans.extend(line);
                spans.push(Span::new("  ", Ink::Plain));
            }
            let y = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX);
            let area = (1, y, width.saturating_sub(2), 1);
            if selected == Some((at, place)) {
                sheet.selected = Some(area);
            }
            sheet.cells.push((area, (at, place)));
            sheet.lines.push(Line {
                parts: vec![Part {
                    column: 2,
                    room: width.saturating_sub(3),
                    spans,
                }],
                ruled: false,
            });
        }
    }
    scrolled(sheet, height)
}

/// The sheet moved so that its selected cell is in sight.
fn scrolled(mut sheet: Sheet, height: u16) -> Sheet {
    let all = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX);
    let at = sheet.selected.map_or(0, |(_, y, _, _)| y);
    let top = at.saturating_sub(height / 2).min(all.saturating_sub(height));
    sheet.lines.drain(..usize::from(top).min(sheet.lines.len()));
    let moved = |(x, y, w, h): (u16, u16, u16, u16)| Some((x, y.checked_sub(top)?, w, h));
    sheet.selected = sheet.selected.and_then(moved);
    sheet.cells = sheet
        .cells
        .into_iter()
        .filter_map(|(area, at)| Some((moved(area)?, at)))
        .collect();
    sheet.lines.truncate(height.into());
    sheet
}

