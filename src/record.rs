//! The meaning of a file, as plain data.
//!
//! A [`Record`] knows neither YAML nor a screen. Its parts refer to one another by index types
//! ([`EventId`], [`PartyId`], …) that are positions in the record's lists; the events stand in the one
//! order that holds everywhere: earliest day, latest day, place in the file.

pub mod event;
pub mod evidence;
pub mod head;
pub mod identity;
pub mod kind;
pub mod known;
pub mod parties;
mod texts;

pub use event::{
    Assessment, Confidence, Event, Finding, Link, Participant, Quote, Relation, Said, Status,
    Target, TargetStatus, Voice,
};
pub use head::{Condition, Milestone, Party, Person, Seen, Source};
pub use kind::{Kind, Role};

use std::collections::HashSet;
use std::sync::Arc;

use crate::text::Text;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// The position of an event in [`Record::events`].
    EventId
    /// The position of a party in [`Record::parties`].
    PartyId
    /// The position of a person in [`Record::people`].
    PersonId
    /// The position of a kind in [`Record::kinds`].
    KindId
    /// The position of a source in [`Record::sources`].
    SourceId
    /// The position of a milestone in [`Record::milestones`].
    MilestoneId
    /// The position of a condition in [`Record::conditions`].
    ConditionId
}

/// All that a file says.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Record {
    /// What the record is about, in a few words.
    pub title: Option<Text>,
    /// What the record is about, in a paragraph.
    pub about: Option<Text>,
    /// Who takes sides, in the file's order.
    pub parties: Vec<Party>,
    /// The people that events and quotes name by key.
    pub people: Vec<Person>,
    /// The built-in kinds in their order, then the file's own.
    pub kinds: Vec<Kind>,
    /// What a proposed date can be a date of, in the file's order.
    pub milestones: Vec<Milestone>,
    /// What is to be met, in the file's order.
    pub conditions: Vec<Condition>,
    /// The shared sources in the file's order, then those written within events.
    pub sources: Vec<Arc<Source>>,
    /// The events in order: earliest day, latest day, time of day by UTC, place in the file.
    pub events: Vec<Event>,
}

impl Record {
    /// The milestone that a target without `of` is of: the one marked `main`, else the first.
    pub fn main_milestone(&self) -> Option<MilestoneId> {
        let main = self.milestones.iter().position(|m| m.main).unwrap_or(0);
        (main < self.milestones.len()).then(|| MilestoneId(u32::try_from(main).unwrap_or(0)))
    }

    /// The event with this id, if the record has it.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.events.get(id.index())
    }

    /// The same, looked for from a position on in both directions.
    pub fn find_near(&self, id: &str, near: EventId) -> Option<EventId> {
        let near = near.index();
        let apart = (0..self.events.len().max(near)).flat_map(|apart| {
            let before = near.checked_sub(apart + 1);
            [Some(near + apart), before].into_iter().flatten()
        });
        let mut ids = apart.filter_map(|at| u32::try_from(at).ok().map(EventId));
        ids.find(|&at| self.event(at).is_some_and(|event| event.id.raw() == id))
    }

    /// The events of this record and of another reading of the same file, each without those at both ends
    /// that the two share.
    pub fn unshared<'r>(&'r self, other: &'r Self) -> (&'r [Event], &'r [Event]) {
        let shared = |(one, other): &(&Event, &Event)| one.is_shared_with(other);
        let (one, other) = (&*self.events, &*other.events);
        let front = one.iter().zip(other).take_while(shared).count();
        let one = one.get(front..).unwrap_or_default();
        let other = other.get(front..).unwrap_or_default();
        let both = one.iter().rev().zip(other.iter().rev());
        let back = both.take_while(shared).count();
        let rest = |events: &'r [Event]| events.get(..events.len() - back).unwrap_or_default();
        (rest(one), rest(other))
    }

    /// The party with this id, if the record has it.
    pub fn party(&self, id: PartyId) -> Option<&Party> {
        self.parties.get(id.index())
    }

    /// The person with this id, if the record has it.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(id.index())
    }

    /// The kind of an event.
    pub fn kind(&self, id: KindId) -> Option<&Kind> {
        self.kinds.get(id.index())
    }

    /// The source with this id, if the record has it.
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.index()).map(Arc::as_ref)
    }

    /// The milestone with this id, if the record has it.
    pub fn milestone(&self, id: MilestoneId) -> Option<&Milestone> {
        self.milestones.get(id.index())
    }

    /// The event that has this id in the file, written or derived.
    pub fn find(&self, id: &str) -> Option<EventId> {
        let at = self.events.iter().position(|e| e.id.raw() == id)?;
        u32::try_from(at).ok().map(EventId)
    }
}

/// The ids of events, where many are looked for.
pub fn ids_of(events: &[Event]) -> HashSet<&str> {
    events.iter().map(|event| event.id.raw()).collect()
}
