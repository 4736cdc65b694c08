//! How the targets that the parties hold for a milestone follow one another.

use super::position::Ended;
use super::statement::{Stated, Statements, repeats, same_window};
use crate::record::{EventId, PartyId, Record, TargetStatus};

/// A target that a party holds.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'a> {
    /// Where it was put forward.
    pub first: Stated<'a>,
    /// Where it was said last.
    pub last: Stated<'a>,
    /// How often it was said.
    pub times: u32,
}

/// What stating a position does for one of its parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It says once more what the party holds, and replaces nothing.
    Repeats,
    /// It takes the place of what the party held.
    Takes,
}

/// What the parties hold for a milestone while its targets are read in order.
///
/// A proposed, agreed, confirmed or postponed target takes the place of the one before, except that a
/// confirmation whose window contains the one held only repeats it; where the party holds "no date", a
/// confirmation without a date does. What is reported is nobody's position. A denial ends the denier's
/// own target where it names the same window. `done` ends everyone's, and an event that supersedes
/// another ends the targets of that other. An ended target never comes back.
#[derive(Clone, Debug)]
pub struct Course<'s, 'a> {
    statements: &'s Statements<'a>,
    holdings: Vec<Option<Holding<'a>>>,
    /// By party, what it held last and the statement that ended it: a denial, or `done`.
    ended: Vec<Option<(Holding<'a>, Stated<'a>)>>,
}

impl<'s, 'a> Course<'s, 'a> {
    /// Nobody holds anything.
    pub fn new(record: &Record, statements: &'s Statements<'a>) -> Self {
        Self {
            statements,
            holdings: vec![None; record.parties.len()],
            ended: vec![None; record.parties.len()],
        }
    }

    /// Reads the next target for all its parties.
    pub fn read(&mut self, stated: Stated<'a>) {
        match stated.target.status {
            TargetStatus::Reported => {}
            TargetStatus::Done => {
                for (held, ended) in self.holdings.iter_mut().zip(&mut self.ended) {
                    if let Some(held) = held.take() {
                        *ended = Some((held, stated));
                    }
                }
            }
            TargetStatus::Denied => {
                for &party in &stated.target.by {
                    self.deny(party, stated);
                }
            }
            TargetStatus::Proposed
            | TargetStatus::Agreed
            | TargetStatus::Confirmed
            | TargetStatus::Postponed => {
                for &party in &stated.target.by {
                    self.take(party, stated);
                }
            }
        }
    }

    /// Reads the next target, which states a position, for one of its parties.
    pub fn take(&mut self, party: PartyId, stated: Stated<'a>) -> Step {
        let statements = self.statements;
        let Some(slot) = self.holdings.get_mut(party.index()) else {
            return Step::Takes;
        };
        match slot {
            Some(held)
                if held.stands(statements, stated.id)
                    && repeats(stated.target, held.first.target) =>
            {
                held.last = stated;
                held.times += 1;
                Step::Repeats
            }
            _ => {
                *slot = Some(Holding {
                    first: stated,
                    last: stated,
                    times: 1,
                });
                Step::Takes
            }
        }
    }

    /// What a party holds now, though an event may have superseded it.
    pub fn held(&self, party: PartyId) -> Option<&Holding<'a>> {
        self.holdings.get(party.index())?.as_ref()
    }

    fn deny(&mut self, party: PartyId, stated: Stated<'a>) {
        let Some(slot) = self.holdings.get_mut(party.index()) else {
            return;
        };
        // Without a date it names no window, and ends nothing.
        let names = |held: &Holding<'_>| same_window(stated.target, held.first.target);
        if stated.target.date.is_some()
            && slot.as_ref().is_some_and(names)
            && let Some(ended) = self.ended.get_mut(party.index())
        {
            *ended = slot.take().map(|held| (held, stated));
        }
    }

    /// What ended the last target of a party that holds none now.
    pub fn ended(&self, party: PartyId) -> Option<Ended> {
        if let Some(held) = self.held(party) {
            return Some(Ended {
                event: self.statements.superseder(held.first.id)?,
                target: None,
                date: held.first.target.date.clone(),
            });
        }
        let (held, stated) = self.ended.get(party.index())?.as_ref()?;
        Some(Ended {
            event: stated.id,
            target: Some(stated.index),
            date: held.first.target.date.clone(),
        })
    }

    /// What each party holds in the end, in the record's order of parties.
    pub fn end(self) -> Vec<Option<Holding<'a>>> {
        let Self {
            statements,
            holdings,
            ..
        } = self;
        holdings
            .into_iter()
            .map(|held| held.filter(|h| statements.superseder(h.first.id).is_none()))
            .collect()
    }
}

impl Holding<'_> {
    /// Whether no event up to `at` has superseded the one that put it forward.
    fn stands(&self, statements: &Statements<'_>, at: EventId) -> bool {
        statements
            .superseder(self.first.id)
            .is_none_or(|superseder| superseder > at)
    }
}
