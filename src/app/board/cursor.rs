//! Where the reader is on the board, and how he moves.

use super::Sheet;
use crate::analysis::Board;
use crate::analysis::board::{Cell, Judgement};
use crate::app::command::Action;
use crate::app::layout::View;
use crate::app::model::{Focus, Model};
use crate::app::walk::Entry;
use crate::app::words;
use crate::record::EventId;

impl Model {
    /// The cell that is selected: its row and its column. One that shows no judgement can be selected as
    /// well; else it is one that the selected event filled.
    pub fn board_cell(&self) -> Option<(usize, usize)> {
        let board = self.reading.shown_board();
        let event = self.judging();
        let judged = |cell: &Cell| event.is_some_and(|event| cell.find(event).is_some());
        let chosen = self.cell.filter(|&at| {
            let cell = board.cell(at);
            cell.is_some_and(|cell| cell.is_empty() || judged(cell))
        });
        chosen.or_else(|| {
            let mut rows = board.rows.iter().enumerate();
            rows.find_map(|(row, cells)| Some((row, cells.cells.iter().position(judged)?)))
        })
    }

    /// The event that is selected.
    fn judging(&self) -> Option<EventId> {
        match self.reading.walk.get(self.at)? {
            Entry::Event(id) => Some(id),
            Entry::Proposal(_) => None,
        }
    }

    /// Which of a cell's judgements is selected: its place among those that are shown, and how many there are.
    pub fn board_judgement(&self) -> Option<(usize, usize)> {
        let cell = self.reading.shown_board().cell(self.board_cell()?)?;
        Some((cell.find(self.judging()?)?, cell.judgements.len()))
    }

    /// Shows the board; where the record names no conditions, says so.
    pub(in crate::app) fn show_board(&mut self) {
        if self.offers(View::Board) {
            self.show(View::Board);
        } else {
            let words = "no board to show: it needs `conditions:`, and `assesses:` in events";
            self.message = Some(words.to_owned());
        }
    }

    /// The judgement since which the finding of a cell is in force; where a filter leaves that out, the
    /// next that says the same.
    pub(in crate::app) fn since<'a>(&self, cell: &'a Cell) -> Option<&'a Judgement> {
        let shown = |j: &&Judgement| self.reading.shows_event(j.event);
        cell.run().iter().find(shown)
    }

    /// Selects a cell, and the event since which its finding is in force.
    pub(in crate::app) fn select_cell(&mut self, at: (usize, usize)) {
        let since = self.reading.board().cell(at);
        let since = since.and_then(|cell| self.since(cell)).map(|j| j.event);
        // Of what the filter leaves out, what it does show of the cell is selected.
        let last = || {
            let shown = self.reading.shown_board().cell(at);
            shown.and_then(Cell::in_force).map(|j| j.event)
        };
        let event = since.or_else(last);
        self.cell = Some(at);
        if let Some(place) = event.and_then(|id| self.reading.walk.find(Entry::Event(id))) {
            self.select(place);
        }
    }

    /// Selects the cell at a place of the view.
    pub(in crate::app) fn click_cell(&mut self, column: u16, row: u16) {
        let main = self.layout().main;
        let sheet = Sheet::new(self, main.width, main.height);
        let mut cells = sheet.cells.iter();
        let hit = cells.find(|(area, _)| area.contains((column, row).into()));
        if let Some(&(_, at)) = hit {
            self.focus = Focus::View;
            self.select_cell(at);
        }
    }

    /// Steps by rows and columns; from nowhere to the first cell that is filled.
    fn step_cell(&mut self, rows: isize, columns: isize) {
        let board = self.reading.shown_board();
        let (height, width) = (board.rows.len(), board.parties.len());
        if height == 0 || width == 0 {
            return;
        }
        let Some((row, column)) = self.board_cell() else {
            let first = board.rows.iter().enumerate().find_map(|(row, cells)| {
                let filled = cells.cells.iter().position(|cell| !cell.is_empty());
                Some((row, filled?))
            });
            self.select_cell(first.unwrap_or((0, 0)));
            return;
        };
        let to = (
            row.saturating_add_signed(rows).min(height - 1),
            column.saturating_add_signed(columns).min(width - 1),
        );
        if to == (row, column) {
            let end = if rows + columns > 0 { "last" } else { "first" };
            let what = if rows == 0 { "party" } else { "condition" };
            self.message = Some(format!("the {end} {what}"));
        } else {
            self.select_cell(to);
        }
    }

    /// Steps through a cell's judgements.
    fn step_judgement(&mut self, n: usize, forward: bool) {
        let Some((at, count)) = self.board_judgement() else {
            self.message = self
                .void_cell()
                .map(|why| format!("{why}: no judgement to step to"));
            return;
        };
        let to = if forward {
            at.saturating_add(n).min(count - 1)
        } else {
            at.saturating_sub(n)
        };
        if to == at {
            let end = if forward { "last" } else { "first" };
            self.message = Some(format!("the {end} judgement of the cell"));
            return;
        }
        let chosen = self.board_cell();
        let event = chosen
            .and_then(|at| self.reading.shown_board().cell(at))
            .and_then(|cell| cell.judgements.get(to))
            .map(|j| j.event);
        if let Some(place) = event.and_then(|id| self.reading.walk.find(Entry::Event(id))) {
            self.cell = chosen;
            self.select(place);
        }
    }

    /// What a command does on the board; whether it means something of its own there.
    pub(in crate::app) fn run_on_board(&mut self, action: Action, count: Option<usize>) -> bool {
        use Action as A;
        let n = count.unwrap_or(1);
        let signed = isize::try_from(n).unwrap_or(isize::MAX);
        match action {
            A::Previous => self.step_cell(-signed, 0),
            A::Next => self.step_cell(signed, 0),
            A::PreviousMark => self.step_cell(0, -signed),
            A::NextMark => self.step_cell(0, signed),
            A::PreviousInLane => self.step_judgement(n, false),
            A::NextInLane => self.step_judgement(n, true),
            A::HalfBack | A::PageBack => self.step_cell(signed.saturating_mul(-3), 0),
            A::HalfForward | A::PageForward => self.step_cell(signed.saturating_mul(3), 0),
            A::First => self.select_cell((count.map_or(0, |n| n.saturating_sub(1)), 0)),
            A::Last => {
                let rows = self.reading.board().rows.len();
                let row = count
                    .map_or(rows, |n| n)
                    .saturating_sub(1)
                    .min(rows.saturating_sub(1));
                self.select_cell((row, self.board_cell().map_or(0, |(_, column)| column)));
            }
            A::Open if self.void_cell().is_some() => {
                self.message = self
                    .void_cell()
                    .map(|why| format!("{why}: no event to open"));
            }
            A::ZoomIn
            | A::ZoomOut
            | A::PanLeft
            | A::PanRight
            | A::Whole
            | A::Centre
            | A::Scale
            | A::ZoomDay
            | A::ZoomEvents
            | A::ZoomWeek
            | A::ZoomMonth
            | A::ZoomYear
            | A::ZoomDecade => self.message = Some("the board has no scale to change".to_owned()),
            _ => return false,
        }
        true
    }

    /// The status of the selected cell: the party, and which of its judgements is shown.
    pub(in crate::app) fn board_position(&self) -> (String, String) {
        let board = self.reading.board();
        let Some((row, column)) = self.board_cell() else {
            let count = words::count(board.rows.len(), "row", "rows");
            return (String::new(), count);
        };
        let party = board.parties.get(column).copied();
        let name = party
            .and_then(|party| self.reading.record.party(party))
            .map_or_else(String::new, |party| party.name.shown().to_owned());
        let place = format!("row {} of {}", row + 1, board.rows.len());
        match self.board_judgement() {
            Some((at, count)) => (name, format!("{place}  judgement {} of {count}", at + 1)),
            None => (name, place),
        }
    }

    /// Why the selected cell shows no event, where it shows none.
    pub fn void_cell(&self) -> Option<&'static str> {
        let at = self.board_cell()?;
        let cell = |board: &'_ Board| board.cell(at).is_some_and(Cell::is_empty);
        match (cell(self.reading.board()), cell(self.reading.shown_board())) {
            (true, _) => Some("nobody has filled this cell"),
            (false, true) => Some("the filter leaves out who filled this cell"),
            (false, false) => None,
        }
    }
}
