//! Where a milestone stands: what each party says, in a line.

use super::AsOf;
use super::gap::{Gap, gap};
use super::position::{Ended, Held, Position, present};
use super::statement::{Reached, Statements, milestones};
use super::window::{Standing, Window};
use crate::day::Day;
use crate::record::{Event, MilestoneId, PartyId, Record};

/// Where a milestone stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateOfPlay {
    /// The milestone: the one that the record is about, unless another was chosen.
    pub milestone: MilestoneId,
    /// What every party says that is no observer, in the record's order.
    pub says: Vec<Says>,
    /// The observers' standing windows of the milestone, last said first, at most two: places in the
    /// list of windows that was handed in.
    pub observers: Vec<usize>,
    /// How far apart the parties are; none of a milestone that is reached.
    pub gap: Option<Gap>,
    /// Where the milestone was reached; none where it is still ahead.
    pub done: Option<Reached>,
    /// The first day of the newest event begun by the day.
    pub last_event: Option<Day>,
    /// How many known statements each milestone has, in the record's order.
    pub stated: Vec<usize>,
}

/// What a party says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Says {
    /// Who.
    pub party: PartyId,
    /// Its present target for the milestone. A lapsed one is its last word.
    pub held: Option<Held>,
    /// What ended its last target, where it holds none any more.
    pub ended: Option<Ended>,
    /// Where that has no date: of its present targets for other milestones the one it said last, if its
    /// date has not lapsed.
    pub instead: Option<(MilestoneId, Held)>,
}

impl StateOfPlay {
    /// Where the main milestone stands; none in a record without milestones.
    pub fn of(record: &Record, windows: &[Window], as_of: AsOf) -> Option<Self> {
        let main = record.main_milestone()?;
        Some(Self::of_milestone(record, main, windows, as_of))
    }

    /// Where a milestone stands.
    pub fn of_milestone(
        record: &Record,
        main: MilestoneId,
        windows: &[Window],
        as_of: AsOf,
    ) -> Self {
        Self::among(
            record,
            &Statements::known(record, as_of),
            main,
            windows,
            as_of,
        )
    }

    /// Where a milestone stands by these statements.
    pub fn among(
        record: &Record,
        statements: &Statements<'_>,
        main: MilestoneId,
        windows: &[Window],
        as_of: AsOf,
    ) -> Self {
        let parties = present(record, statements, main);
        let others: Vec<(MilestoneId, Vec<Position>)> = milestones(record)
            .filter(|&milestone| milestone != main)
            .map(|milestone| (milestone, present(record, statements, milestone)))
            .collect();
        let done = statements.reached(main);
        let gap = gap(&parties, as_of.day).filter(|_| done.is_none());
        let says = parties
            .into_iter()
            .map(|Position { party, held, ended }| {
                let dated = held.as_ref().is_some_and(|h| h.date.is_some());
                let instead = if dated {
                    None
                } else {
                    said_last(party, &others, as_of.day)
                };
                Says {
                    party,
                    held,
                    ended,
                    instead,
                }
            })
            .collect();
        Self {
            stated: milestones(record)
                .map(|milestone| statements.of(milestone).len())
                .collect(),
            milestone: main,
            says,
            observers: observers(record, windows, main),
            gap,
            done,
            last_event: last_event(record, as_of),
        }
    }
}

fn said_last(
    party: PartyId,
    others: &[(MilestoneId, Vec<Position>)],
    day: Day,
) -> Option<(MilestoneId, Held)> {
    let (milestone, held) = others
        .iter()
        .filter_map(|(milestone, list)| {
            let held = list.iter().find(|p| p.party == party)?.held.as_ref()?;
            held.date.as_ref().map(|_| (*milestone, held))
        })
        .max_by_key(|(_, held)| held.last)?;
    held.standing(day).map(|_| (milestone, held.clone()))
}

fn observers(record: &Record, windows: &[Window], main: MilestoneId) -> Vec<usize> {
    let observer = |id: &PartyId| record.party(*id).is_some_and(|p| p.observer);
    let mut found: Vec<usize> = (0..windows.len())
        .filter(|&i| {
            windows.get(i).is_some_and(|w| {
                w.milestone == main
                    && w.standing == Standing::Standing
                    && !w.by.is_empty()
                    && w.by.iter().all(observer)
            })
        })
        .collect();
    found.sort_by_key(|&i| std::cmp::Reverse(windows.get(i).and_then(|w| w.said.last())));
    found.truncate(2);
    found
}

/// The first day of the newest event that has begun by the day.
fn last_event(record: &Record, as_of: AsOf) -> Option<Day> {
    let first = |event: &Event| event.date.extent().first_day();
    // The events stand in the order of their first days.
    let begun = record
        .events
        .partition_point(|event| first(event) <= as_of.day);
    let begun = record.events.get(..begun).unwrap_or(&[]);
    let known = begun.iter().rev().find(|event| as_of.knows(event));
    known.map(first)
}
