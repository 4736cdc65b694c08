//! The one order in which everything is walked through.
//!
//! First the events begun by today, in their order; then, under today, what is ahead: events still to
//! come and the standing proposals, by the day to which they point.

use super::card::Card;
use super::feed::Coarse;
use crate::analysis::{AsOf, Standing, Window};
use crate::day::Day;
use crate::record::EventId;

/// One thing that can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// An event.
    Event(EventId),
    /// A proposed date: its place in the list of windows.
    Proposal(u32),
}

/// All things that can be selected, in order.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    entries: Vec<Entry>,
    days: Vec<Day>,
    past: usize,
    /// The places of the proposals.
    proposals: Vec<usize>,
    /// How many events stand before each of them.
    events_before: Vec<usize>,
    /// Which of those begun have dates too coarse for a month, or a year.
    coarse: Coarse,
}

impl Walk {
    /// The walk through what is known of a record, of whose events these are the cards; of that only the
    /// events of which `mask` holds, each at its place in the record, and the proposed dates that one of
    /// them states.
    pub(super) fn new(
        cards: &[Card],
        windows: &[Window],
        as_of: AsOf,
        mask: Option<&[bool]>,
    ) -> Self {
        let today = as_of.day;
        let mut past = Vec::with_capacity(cards.len());
        let mut ahead = Vec::new();
        let mut coarse = Coarse::default();
        for (id, card) in (0..).map(EventId).zip(cards) {
            if !holds(mask, id) || !as_of.reaches(card.known) {
                continue;
            }
            let day = card.item.first;
            let list = if day <= today {
                coarse.push(past.len(), card.period, day);
                &mut past
            } else {
                &mut ahead
            };
            list.push((day, Entry::Event(id)));
        }
        for (i, window) in windows.iter().enumerate() {
            if window.standing == Standing::Standing && states(mask, window) {
                let Ok(i) = u32::try_from(i) else { break };
                let day = window.extent().last_day().max(today);
                ahead.push((day, Entry::Proposal(i)));
            }
        }
        ahead.sort_by_key(|&(day, _)| day);
        let begun = past.len();
        past.extend(ahead);
        let (days, entries): (Vec<Day>, Vec<Entry>) = past.into_iter().unzip();
        let proposals = places(&entries, |e| matches!(e, Entry::Proposal(_)));
        let events_before = (0..).zip(&proposals).map(|(i, at)| at - i).collect();
        Self {
            entries,
            days,
            past: begun,
            proposals,
            events_before,
            coarse,
        }
    }

    /// Which of the events begun by today have dates too coarse for the heading of a month.
    pub const fn coarse(&self) -> &Coarse {
        &self.coarse
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to select.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many events have begun by today: what is ahead comes after them.
    pub const fn past(&self) -> usize {
        self.past
    }

    /// How many events there are.
    pub const fn events(&self) -> usize {
        self.entries.len() - self.proposals.len()
    }

    /// How many proposals stand before a place.
    pub fn proposals_before(&self, at: usize) -> usize {
        self.proposals.partition_point(|&p| p < at)
    }

    /// The place of the event before which there are so many events.
    pub fn event(&self, before: usize) -> usize {
        before
            + self
                .events_before
                .partition_point(|&events| events <= before)
    }

    /// The next proposal after a place.
    pub fn proposal_after(&self, at: usize) -> Option<usize> {
        let next = self.proposals.partition_point(|&p| p <= at);
        self.proposals.get(next).copied()
    }

    /// The last proposal before a place.
    pub fn proposal_before(&self, at: usize) -> Option<usize> {
        let before = self.proposals_before(at).checked_sub(1)?;
        self.proposals.get(before).copied()
    }

    /// All things, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> {
        self.entries.iter().copied()
    }

    /// The thing at a place.
    pub fn get(&self, at: usize) -> Option<Entry> {
        self.entries.get(at).copied()
    }

    /// The day by which the thing at a place is ordered.
    pub fn day(&self, at: usize) -> Option<Day> {
        self.days.get(at).copied()
    }

    /// The place of a thing.
    pub fn find(&self, entry: Entry) -> Option<usize> {
        if let Entry::Event(id) = entry {
            let begun = self.entries.get(..self.past)?;
            let found = begun.binary_search_by_key(&id.0, |e| match e {
                Entry::Event(id) => id.0,
                Entry::Proposal(_) => u32::MAX,
            });
            if let Ok(at) = found {
                return Some(at);
            }
        }
        let ahead = self.entries.get(self.past..)?;
        ahead
            .iter()
            .position(|&e| e == entry)
            .map(|at| at + self.past)
    }

    /// The newest event begun by today, else the first thing.
    pub fn newest(&self) -> usize {
        self.past.saturating_sub(1)
    }

    /// The places of the events begun by today whose first day lies in `from..=to`.
    pub fn within(&self, from: Day, to: Day) -> std::ops::Range<usize> {
        let begun = self.days.get(..self.past).unwrap_or(&[]);
        let start = begun.partition_point(|&d| d < from);
        let end = begun.partition_point(|&d| d <= to);
        start..end.max(start)
    }
}

/// Whether a mask holds of an event; none holds of all.
pub(super) fn holds(mask: Option<&[bool]>, id: EventId) -> bool {
    mask.is_none_or(|mask| mask.get(id.index()).copied().unwrap_or(false))
}

/// Whether an event of which the mask holds states a window.
pub(super) fn states(mask: Option<&[bool]>, window: &Window) -> bool {
    mask.is_none() || window.said.iter().any(|&(event, _)| holds(mask, event))
}

/// The places of the entries that `is` holds of.
fn places(entries: &[Entry], is: impl Fn(&Entry) -> bool) -> Vec<usize> {
    entries
        .iter()
        .enumerate()
        .filter(|(_, e)| is(e))
        .map(|(at, _)| at)
        .collect()
}
