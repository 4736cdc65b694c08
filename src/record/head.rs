//! What stands above the events in a file: parties, people, milestones, conditions, sources.

use super::PartyId;
use crate::date::Date;
use crate::day::Day;
use crate::text::Text;

/// Somebody who takes sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The key that the file uses.
    pub key: Text,
    /// The name.
    pub name: Text,
    /// The name in the party's own language.
    pub native: Option<Text>,
    /// The letter that stands for the party where there is no room or no colour.
    pub letter: Text,
    /// Reports and speculates, and holds no position of its own.
    pub observer: bool,
}

/// Somebody whom events and quotes name by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The key that the file uses.
    pub key: Text,
    /// The name.
    pub name: Text,
    /// The name in the person's own language.
    pub native: Option<Text>,
    /// The present role; a role held on a day stands with the quote or the participant.
    pub role: Option<Text>,
    /// The party that the person speaks for.
    pub party: Option<PartyId>,
}

/// What a proposed date is a date of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The key that the file uses.
    pub key: Text,
    /// The name.
    pub name: Text,
    /// The name for places with little room: 12 columns at best; the name where none was given.
    pub short: Text,
    /// Whether a target without `of` is of this milestone.
    pub main: bool,
}

/// What is to be met: a row of the conditions board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The key that the file uses.
    pub key: Text,
    /// The name.
    pub name: Text,
    /// Anything else.
    pub note: Option<Text>,
}

/// How much of a source the record's author saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Seen {
    /// The whole of it.
    Read,
    /// A part of it.
    Excerpt,
    /// Nothing but another's citation.
    CitedOnly,
}

impl Seen {
    /// All of them with their word in a file.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("read", Self::Read),
        ("excerpt", Self::Excerpt),
        ("cited-only", Self::CitedOnly),
    ];
}

/// Where something stands written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Source {
    /// The key that the file uses; none for a source written within an event.
    pub key: Option<Text>,
    /// The title.
    pub title: Option<Text>,
    /// Who published it.
    pub publisher: Option<Text>,
    /// Whose report it reprints; it counts as that publisher's.
    pub origin: Option<Text>,
    /// When it was published.
    pub date: Option<Date>,
    /// The address: http or https, checked.
    pub url: Option<Text>,
    /// The language, as a code.
    pub lang: Option<Text>,
    /// A document of a party itself, rather than the press.
    pub primary: bool,
    /// How much of it the author saw.
    pub seen: Option<Seen>,
    /// How far it is to be trusted, in the author's own scale: shown as typed.
    pub reliability: Option<Text>,
    /// Anything else.
    pub note: Option<Text>,
}

impl Source {
    /// Whose report it is: the origin where it is a reprint, else the publisher.
    pub fn reporter(&self) -> Option<&Text> {
        self.origin.as_ref().or(self.publisher.as_ref())
    }

    /// The day by which it was out: the last of its date; none where it has no date.
    pub fn published(&self) -> Option<Day> {
        self.date.as_ref().map(|date| date.extent().last_day())
    }
}
