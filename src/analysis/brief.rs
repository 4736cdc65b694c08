//! The state of play on a page: who says when, how the conditions stand, what was said last.

use super::board::Board;
use super::drift::Drift;
use super::since::Since;
use super::state_of_play::StateOfPlay;
use super::window::{Standing, Window, windows};
use super::{AsOf, Held, Stating};
use crate::day::Day;
use crate::record::{Event, EventId, MilestoneId, PartyId, Record};

/// How many of the latest statements a brief has.
const STATEMENTS: usize = 5;

/// The state of play as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// The day, and whether only what was known by then counts.
    pub as_of: AsOf,
    /// How many events count.
    pub known: usize,
    /// What is said of the milestone; none in a record without milestones.
    pub dates: Option<Dates>,
    /// How far the conditions are met.
    pub board: Board,
    /// The events begun by the day with the latest quotes that count, the newest first, at most five.
    pub statements: Vec<EventId>,
    /// What became known since a day.
    pub news: Option<News>,
}

/// What is said of a milestone's date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dates {
    /// What each party says, in the record's order, and how far apart they are.
    pub state: StateOfPlay,
    /// How it came to that: baseline, slips, how often the joint date moved.
    pub drift: Drift,
    /// The standing dates that are nobody's present target, such as what observers expect and what is
    /// reported of a party: said last first.
    pub others: Vec<Window>,
}

/// What became known after one day, up to the day of the brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The day after which it became known.
    pub since: Day,
    /// The events, in the order in which they became known.
    pub events: Vec<EventId>,
    /// What else it changed.
    pub changed: Since,
}

impl Brief {
    /// The state of play of a milestone as of a day; with what became known after `since`. Of the
    /// statements and of what is new, those that are `asked` for.
    pub fn of(
        record: &Record,
        milestone: Option<MilestoneId>,
        as_of: AsOf,
        since: Option<Day>,
        asked: impl Fn(EventId) -> bool,
    ) -> Self {
        let known = || {
            let all = (0..).map(EventId).zip(&record.events);
            all.filter(move |(_, event)| as_of.knows(event))
        };
        let quoted = |event: &Event| {
            event.date.extent().first_day() <= as_of.day
                && as_of.quotes(record, event).next().is_some()
        };
        let mut statements: Vec<EventId> = known()
            .filter(|&(id, event)| quoted(event) && asked(id))
            .map(|(id, _)| id)
            .collect();
        statements.reverse();
        statements.truncate(STATEMENTS);
        let news = since.map(|since| {
            let mut new: Vec<(Day, EventId)> = known()
                .filter(|&(id, _)| asked(id))
                .map(|(id, event)| (event.known_from, id))
                .filter(|&(day, _)| since < day && day <= as_of.day)
                .collect();
            new.sort_unstable();
            News {
                since,
                events: new.into_iter().map(|(_, id)| id).collect(),
                changed: Since::of(record, &Stating::of(record), since, as_of.day),
            }
        });
        Self {
            as_of,
            known: known().count(),
            dates: milestone.map(|milestone| Dates::of(record, milestone, as_of)),
            board: Board::of(record, as_of),
            statements,
            news,
        }
    }
}

impl Dates {
    fn of(record: &Record, milestone: MilestoneId, as_of: AsOf) -> Self {
        let windows = windows(record, as_of);
        let state = StateOfPlay::of_milestone(record, milestone, &windows, as_of);
        let own = |window: &Window| {
            state.says.iter().any(|says| {
                says.held.as_ref().is_some_and(|held| {
                    let date = held.date.as_ref();
                    held.by.len() == window.by.len()
                        && held.by.iter().all(|party| window.by.contains(party))
                        && date.is_some_and(|date| date.extent().same_window(window.extent()))
                })
            })
        };
        let mut others: Vec<Window> = windows
            .iter()
            .filter(|w| w.milestone == milestone && w.standing == Standing::Standing && !own(w))
            .cloned()
            .collect();
        others.sort_by_key(|window| std::cmp::Reverse(window.said.last().copied()));
        Self {
            drift: Drift::of(record, milestone, as_of),
            state,
            others,
        }
    }

    /// The parties with what they hold and the slip of it, in the record's order.
    pub fn positions(&self) -> impl Iterator<Item = (PartyId, Option<&Held>, Option<super::Slip>)> {
        let slips = self.drift.slips.iter().copied();
        let positions = self.drift.positions.iter().zip(slips);
        positions.map(|(position, slip)| (position.party, position.held.as_ref(), slip))
    }
}
