//! The board laid out in lines: names at the left, a column for each party.

use ratatui::layout::Rect;

use super::sign;
use super::stacked::stacked;
use super::words::{accord, filtered, head_of_cell, legend, name, named, said};
use crate::analysis::Board;
use crate::analysis::board::{Cell, Row};
use crate::app::ink::{Ink, Span, Tone, marked};
use crate::app::model::Model;
use crate::app::words;
use crate::date::humanize;
use crate::day::Day;
use crate::record::PartyId;
use crate::text::measure;
use crate::timeline::{Scale, Step, Viewport};

/// The fewest columns in which a cell can be read.
const CELL: u16 = 19;

/// The most columns that a cell takes.
const WIDE_CELL: u16 = 34;

/// The board as it is to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// Where the selected cell stands: columns and lines of the sheet.
    pub selected: Option<Rect>,
    /// Where each cell in sight stands, and its row and column on the board.
    pub cells: Vec<(Rect, (usize, usize))>,
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
    /// The cell that is selected.
    selected: Option<(usize, usize)>,
}

impl Sheet {
    /// The board in so many columns and rows.
    pub fn new(model: &Model, width: u16, height: u16) -> Self {
        let board = model.reading.board();
        if width < 60 {
            return stacked(model, board, width, height);
        }
        let names = (width / 4).clamp(14, 28);
        let count = u16::try_from(board.parties.len())
            .unwrap_or(u16::MAX)
            .max(1);
        let room = width.saturating_sub(names + 2);
        let shown = (room / CELL).clamp(1, count);
        let cell = (room / shown).min(WIDE_CELL);
        let selected = model.board_cell();
        let (row, column) = selected.unwrap_or((0, 0));
        let shown = usize::from(shown);
        let first = column
            .saturating_sub(shown - 1)
            .min(board.parties.len().saturating_sub(shown));
        let rows = board.rows.len();
        // The head with its rule, the rule before all together, the years and the signs.
        let rest = 2 + usize::from(has_all(board)) + 2;
        let lines = usize::from(height).saturating_sub(rest);
        let each = (lines / rows.max(1)).clamp(2, 6);
        let fit = (lines / each).max(1).min(rows);
        let top = row
            .saturating_sub(fit.saturating_sub(1))
            .min(rows.saturating_sub(fit));
        let today = model.reading.today();
        let frame = Frame {
            model,
            board,
            names,
            cell,
            parties: first..(first + shown).min(board.parties.len()),
            height: each,
            selected,
            strip: board
                .first_day()
                .filter(|_| each >= 3)
                .map(|day| strip(day.min(today), today, cell.saturating_sub(2))),
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

impl Frame<'_> {
    fn column(&self, place: usize) -> u16 {
        let place = u16::try_from(place - self.parties.start).unwrap_or(0);
        self.names + 1 + place * self.cell
    }

    fn part(&self, place: usize, spans: Vec<Span>) -> Part {
        Part {
            column: self.column(place) + 1,
            room: self.cell.saturating_sub(1),
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
        let words = if self.names > 18 {
            "Finding in force"
        } else {
            "In force"
        };
        let short = self.names <= 18 && before + after > 0;
        let told = filtered(self.model, short);
        let ink = if told.is_some() {
            Ink::Accent
        } else {
            Ink::Muted
        };
        let mut words = told.unwrap_or_else(|| words.to_owned());
        if before > 0 {
            words.push_str(&format!("  ‹{before}"));
        }
        if after > 0 {
            words.push_str(&format!("  {after}›"));
        }
        line.parts.push(Part {
            column: 1,
            room: self.names,
            spans: vec![Span::new(words, ink)],
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
        // With five lines and more the last one stays blank.
        let filled = self.filled();
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
            line.parts.push(Part {
                spans: named(&text, verbatim),
                ..self.left(Span::default())
            });
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
            let area = Rect::new(self.column(place), u16_of(top), self.cell, u16_of(filled));
            if self.selected == Some((at, place)) {
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

    const fn filled(&self) -> usize {
        if self.height >= 5 {
            self.height - 1
        } else {
            self.height
        }
    }

    /// The lines of a cell: the finding; since when; in what words, or by which event; its history.
    fn cell(&self, place: usize, cell: &Cell) -> Vec<Vec<Span>> {
        let record = &self.model.reading.record;
        let tone = self
            .party(place)
            .map_or(Tone::None, |party| Tone::of_party(record, party));
        let room = usize::from(self.cell.saturating_sub(1));
        let mut lines = head_of_cell(self.model, cell, room);
        lines.resize(2, Vec::new());
        let for_words = self
            .filled()
            .saturating_sub(2 + usize::from(self.strip.is_some()));
        // What a filter leaves out keeps its finding, but not its words.
        let words = self
            .model
            .since(cell)
            .map_or_else(String::new, |j| said(record, j));
        let mut wrapped = measure::wrap(&words, room.max(1));
        if wrapped.len() > for_words && for_words > 0 {
            let rest = wrapped.split_off(for_words - 1).join(" ");
            wrapped.push(measure::cut(&rest, room));
        }
        wrapped.truncate(for_words);
        lines.extend(wrapped.into_iter().map(|text| marked(&text, Ink::Muted)));
        if let Some(strip) = &self.strip {
            lines.resize(2 + for_words, Vec::new());
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
            let today = self.model.reading.today();
            let cells = strip
                .days()
                .map_or(0..0, |(first, _)| strip.cells_of(first, today));
            let from = strip.days().map_or(today, |(first, _)| first);
            let (from, to) = (humanize::year_of(from), humanize::year_of(today));
            let width = usize::from(cells.end - cells.start);
            let words = if from == to || width < from.len() + to.len() + 1 {
                from
            } else {
                let gap = width - from.len() - to.len();
                format!("{from}{}{to}", " ".repeat(gap))
            };
            for place in self.parties.clone() {
                line.parts
                    .push(self.part(place, vec![Span::new(words.clone(), Ink::Muted)]));
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
            let room = usize::from(self.column(self.parties.end) - 1);
            let mut signs = legend(self.model, self.board, room);
            signs.truncate(height - sheet.lines.len());
            sheet.lines.resize(height - signs.len(), Line::default());
            sheet.lines.append(&mut signs);
        }
    }
}

/// The scale of the strips: the finest at which all fits, of whole months or years a column.
fn strip(first: Day, last: Day, width: u16) -> Viewport {
    let steps = Step::COARSE.into_iter().rev().filter_map(Step::per_column);
    let views = steps.map(|step| Viewport::new(Scale::linear(step), first, width));
    let mut fitting = views.filter(|view| view.cell_of(last).is_some());
    fitting
        .next()
        .unwrap_or_else(|| Viewport::fit(first, last, width))
}
