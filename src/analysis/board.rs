//! How far the conditions are met, by whom: the findings in force.

use super::AsOf;
use crate::day::Day;
use crate::record::{ConditionId, EventId, Finding, PartyId, Record};

/// The conditions by party as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The columns: every party that is no observer, then the observers that have judged, each in the
    /// record's order.
    pub parties: Vec<PartyId>,
    /// The conditions in the record's order; then all of them together, where anybody has judged that.
    pub rows: Vec<Row>,
    /// The findings that occur, each once.
    pub findings: Vec<Finding>,
}

/// A condition and who judges it how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The condition; none for all of them together.
    pub condition: Option<ConditionId>,
    /// A cell for each of [`Board::parties`].
    pub cells: Vec<Cell>,
    /// How the findings in force of the parties that are no observers go together.
    pub accord: Accord,
}

/// How findings in force go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Accord {
    /// No party has judged.
    Unjudged,
    /// One party alone has.
    One,
    /// Several have, all with the same finding.
    Agree,
    /// Several have, and not all with the same finding.
    Differ,
}

/// What a party has found about a condition.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its judgements in the order of events, then of the file; the last one is in force.
    pub judgements: Vec<Judgement>,
    /// The place of the first of those with the finding in force since it was last another.
    run: usize,
}

/// A judgement of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The event in which it was given.
    pub event: EventId,
    /// Which of the event's assessments it is.
    pub assessment: usize,
    /// The first day of the event.
    pub day: Day,
    /// The finding.
    pub finding: Finding,
    /// Several parties gave it together.
    pub joint: bool,
}

impl Board {
    /// The board as of a day. What events say that have not begun by the day does not count.
    pub fn of(record: &Record, as_of: AsOf) -> Self {
        let mut rows: Vec<Row> = (0..record.conditions.len())
            .map(|at| u32::try_from(at).ok().map(ConditionId))
            .chain([None])
            .map(|condition| Row {
                condition,
                cells: vec![Cell::default(); record.parties.len()],
                accord: Accord::Unjudged,
            })
            .collect();
        let together = rows.len() - 1;
        let mut findings = Vec::new();
        for (id, event) in (0..).map(EventId).zip(&record.events) {
            if event.assesses.is_empty() {
                continue;
            }
            let day = event.date.extent().first_day();
            if day > as_of.day || !as_of.knows(event) {
                continue;
            }
            for (assessment, judged) in event.assesses.iter().enumerate() {
                let row = judged.condition.map_or(together, ConditionId::index);
                if !judged.by.is_empty() && !findings.contains(&judged.finding) {
                    findings.push(judged.finding);
                }
                for &party in &judged.by {
                    let cell = rows
                        .get_mut(row)
                        .and_then(|row| row.cells.get_mut(party.index()));
                    if let Some(cell) = cell {
                        cell.push(Judgement {
                            event: id,
                            assessment,
                            day,
                            finding: judged.finding,
                            joint: judged.by.len() > 1,
                        });
                    }
                }
            }
        }
        if rows.last().is_some_and(Row::is_unjudged) {
            rows.pop();
        }
        let parties = columns(record, &rows);
        for row in &mut rows {
            row.accord = accord(record, row);
            let cells = std::mem::take(&mut row.cells);
            let kept = cells.into_iter().enumerate();
            let mut kept: Vec<_> = kept
                .filter_map(|(at, cell)| {
                    let place = parties.iter().position(|p| p.index() == at)?;
                    Some((place, cell))
                })
                .collect();
            kept.sort_by_key(|&(place, _)| place);
            row.cells = kept.into_iter().map(|(_, cell)| cell).collect();
        }
        Self {
            parties,
            rows,
            findings,
        }
    }

    /// The first day of the first judgement; none where nobody has judged.
    pub fn first_day(&self) -> Option<Day> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.filter_map(|c| Some(c.judgements.first()?.day)).min()
    }
}

/// Every party that is no observer, then the observers that have judged.
fn columns(record: &Record, rows: &[Row]) -> Vec<PartyId> {
    let parties = || (0..).map(PartyId).zip(&record.parties);
    let judged = |id: PartyId| {
        let cell = |row: &Row| row.cells.get(id.index()).is_some_and(|c| !c.is_empty());
        rows.iter().any(cell)
    };
    let sides = parties().filter(|(_, party)| !party.observer);
    let observers = parties().filter(|(id, party)| party.observer && judged(*id));
    sides.chain(observers).map(|(id, _)| id).collect()
}

/// How the findings of a row go together, whose cells stand by the record's parties.
fn accord(record: &Record, row: &Row) -> Accord {
    let sides = record.parties.iter().zip(&row.cells);
    let mut findings = sides
        .filter(|(party, _)| !party.observer)
        .filter_map(|(_, cell)| Some(cell.in_force()?.finding));
    let Some(first) = findings.next() else {
        return Accord::Unjudged;
    };
    let mut accord = Accord::One;
    for finding in findings {
        if finding != first {
            return Accord::Differ;
        }
        accord = Accord::Agree;
    }
    accord
}

impl Board {
    /// The same cells with only the judgements that were given in events of which `shows` holds.
    #[must_use]
    pub fn of_events(&self, shows: impl Fn(EventId) -> bool) -> Self {
        let mut board = self.clone();
        for cell in board.rows.iter_mut().flat_map(|row| &mut row.cells) {
            let all = std::mem::take(cell).judgements.into_iter();
            all.filter(|j| shows(j.event)).for_each(|j| cell.push(j));
        }
        board
    }

    /// How many judgements there are.
    pub fn judgements(&self) -> usize {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.map(|cell| cell.judgements.len()).sum()
    }

    /// A cell by its row and its column.
    pub fn cell(&self, (row, column): (usize, usize)) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }
}

impl Row {
    /// Whether nobody has judged it, not even an observer.
    pub fn is_unjudged(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

impl Cell {
    /// Takes in the next judgement.
    fn push(&mut self, judgement: Judgement) {
        if self
            .in_force()
            .is_some_and(|now| now.finding != judgement.finding)
        {
            self.run = self.judgements.len();
        }
        self.judgements.push(judgement);
    }

    /// Whether the party has not judged.
    pub const fn is_empty(&self) -> bool {
        self.judgements.is_empty()
    }

    /// The place of the last judgement that an event gave.
    pub fn find(&self, event: EventId) -> Option<usize> {
        let until = self.judgements.partition_point(|j| j.event <= event);
        let last = until.checked_sub(1)?;
        (self.judgements.get(last)?.event == event).then_some(last)
    }

    /// The judgement in force: the last one.
    pub fn in_force(&self) -> Option<&Judgement> {
        self.judgements.last()
    }

    /// The judgements with the finding in force since it was last another: the first of them says since
    /// when it holds, the others said it again.
    pub fn run(&self) -> &[Judgement] {
        self.judgements.get(self.run..).unwrap_or(&[])
    }

    /// The finding that was in force at the end of a day.
    pub fn finding_on(&self, day: Day) -> Option<Finding> {
        let until = self.judgements.partition_point(|j| j.day <= day);
        Some(self.judgements.get(until.checked_sub(1)?)?.finding)
    }
}
