//! What happened, who said what, and which dates were proposed.

use std::ops::Deref;
use std::sync::Arc;

use super::{ConditionId, EventId, KindId, MilestoneId, PartyId, PersonId, SourceId};
use crate::date::Date;
use crate::day::{Day, End};
use crate::text::Text;

/// Something that happened, or is planned to: what is [`Said`] of it, and where.
///
/// A copy costs no more than a counter: of two readings of a file, the later one takes over what the earlier
/// has of the events that have not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The line of the file on which the event begins, from 1.
    pub line: usize,
    said: Arc<Said>,
}

impl Event {
    /// An event that begins on a line.
    pub fn new(line: usize, said: Said) -> Self {
        let said = Arc::new(said);
        Self { line, said }
    }

    /// What is said of it, to be changed: another event that shares it keeps what it has.
    pub fn change(&mut self) -> &mut Said {
        Arc::make_mut(&mut self.said)
    }

    /// Whether one has been taken over from the other, so that both say the same under the same head.
    pub fn is_shared_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.said, &other.said)
    }
}

impl Deref for Event {
    type Target = Said;

    fn deref(&self) -> &Said {
        &self.said
    }
}

/// What a file says of an event, wherever in the file it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The id in the file, or the one derived from date and title.
    pub id: Text,
    /// When it happened.
    pub date: Date,
    /// When it became public, where its sources do not tell.
    pub known: Option<Date>,
    /// The day from which it is known: as written, else derived from its sources and its own date.
    pub known_from: Day,
    /// Whether it happened.
    pub status: Status,
    /// What sort of event it is.
    pub kind: KindId,
    /// The headline.
    pub title: Text,
    /// The headline for places with little room.
    pub short: Option<Text>,
    /// Always among the headlines.
    pub key: bool,
    /// Whose act it is: as written, else derived from people, speakers, targets and findings.
    pub parties: Vec<PartyId>,
    /// What happened, in the author's words.
    pub summary: Option<Text>,
    /// Where it happened.
    pub place: Option<Text>,
    /// Who took part.
    pub people: Vec<Participant>,
    /// Who said what, word for word.
    pub quotes: Vec<Quote>,
    /// Where it stands written.
    pub sources: Vec<SourceId>,
    /// The dates proposed.
    pub targets: Vec<Target>,
    /// The conditions assessed.
    pub assesses: Vec<Assessment>,
    /// The other events it hangs together with.
    pub links: Vec<Link>,
    /// The author's own marks.
    pub tags: Vec<Text>,
    /// How sure the author is that it happened so.
    pub confidence: Option<Confidence>,
    /// What the sources disagree on.
    pub conflict: Option<Text>,
    /// Anything else.
    pub note: Option<Text>,
}

impl Said {
    /// The last day of what it is planned for; none where it is not planned, or has no end: such a
    /// plan is never past.
    pub fn awaited(&self) -> Option<Day> {
        let extent = self.date.extent();
        (self.status == Status::Planned && extent.end == End::Day).then_some(extent.latest)
    }

    /// Whether it was planned for a time that is past on `today`, and nobody recorded the outcome.
    pub fn awaits_outcome(&self, today: Day) -> bool {
        self.awaited().is_some_and(|last| last < today)
    }
}

/// Whether an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// It happened.
    #[default]
    Happened,
    /// It is planned, or was and nobody recorded the outcome.
    Planned,
    /// It was planned and called off.
    Cancelled,
}

impl Status {
    /// Those that a file can name, with their word; without one, it happened.
    pub const WORDS: [(&'static str, Self); 2] =
        [("planned", Self::Planned), ("cancelled", Self::Cancelled)];
}

/// How sure the author is that an event happened so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// Sure.
    High,
    /// Fairly sure.
    Medium,
    /// Not sure.
    Low,
}

impl Confidence {
    /// All of them with their word in a file.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("high", Self::High),
        ("medium", Self::Medium),
        ("low", Self::Low),
    ];
}

/// Somebody who speaks or takes part: a person of the record, or a plain name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A person of the record.
    Person(PersonId),
    /// A name that the record does not explain.
    Name(Text),
}

/// Somebody who took part in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Who.
    pub who: Voice,
    /// The role held on that day, where the file gives one.
    pub role: Option<Text>,
    /// Anything else.
    pub note: Option<Text>,
}

/// Words, as they were said or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: Text,
    /// Who said them.
    pub speaker: Option<Voice>,
    /// The role held on that day, where the file gives one.
    pub role: Option<Text>,
    /// The party spoken for, where the file says so; else the person's.
    pub party: Option<PartyId>,
    /// The speaker is not named by the source.
    pub anonymous: bool,
    /// Who reported the words.
    pub to: Option<Text>,
    /// The language of `text`, as a code.
    pub lang: Option<Text>,
    /// The words in the original language.
    pub original: Option<Text>,
    /// The language of `original`, as a code.
    pub original_lang: Option<Text>,
    /// What the words rest on.
    pub source: Option<SourceId>,
    /// Anything else.
    pub note: Option<Text>,
}

/// How a proposed date was put forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum TargetStatus {
    /// Put forward.
    #[default]
    Proposed,
    /// Agreed between parties.
    Agreed,
    /// Somebody else's account: never a position.
    Reported,
    /// Said again.
    Confirmed,
    /// Moved, to a new date or to none.
    Postponed,
    /// Denied by the party in `by`.
    Denied,
    /// The milestone is reached.
    Done,
}

impl TargetStatus {
    /// All of them with their word in a file.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("proposed", Self::Proposed),
        ("agreed", Self::Agreed),
        ("reported", Self::Reported),
        ("confirmed", Self::Confirmed),
        ("postponed", Self::Postponed),
        ("denied", Self::Denied),
        ("done", Self::Done),
    ];
}

/// A proposed date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What it is a date of; none only in a record without milestones.
    pub of: Option<MilestoneId>,
    /// Who proposes it; a joint statement is each one's position.
    pub by: Vec<PartyId>,
    /// The date; none for "no date".
    pub date: Option<Date>,
    /// How it was put forward.
    pub status: TargetStatus,
    /// The source's own words.
    pub as_stated: Option<Text>,
    /// Anything else.
    pub note: Option<Text>,
}

/// How far a condition is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// Met.
    Met,
    /// Mostly met.
    MostlyMet,
    /// Partly met.
    PartlyMet,
    /// Being worked on.
    InProgress,
    /// Not met.
    NotMet,
    /// Nobody can say yet.
    Undetermined,
}

impl Finding {
    /// All of them with their word in a file.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("met", Self::Met),
        ("mostly-met", Self::MostlyMet),
        ("partly-met", Self::PartlyMet),
        ("in-progress", Self::InProgress),
        ("not-met", Self::NotMet),
        ("undetermined", Self::Undetermined),
    ];
}

/// A judgement on a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Which condition; none for all of them together (`all` in a file).
    pub condition: Option<ConditionId>,
    /// Who judges.
    pub by: Vec<PartyId>,
    /// The judgement.
    pub finding: Finding,
    /// The source's own words.
    pub as_stated: Option<Text>,
    /// Anything else.
    pub note: Option<Text>,
}

/// How an event hangs together with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Comes out of it.
    Follows,
    /// Answers it.
    RespondsTo,
    /// Says the opposite.
    Contradicts,
    /// Takes its place.
    Supersedes,
    /// Belongs to it.
    PartOf,
}

impl Relation {
    /// All of them with their word in a file and what the other event says of this one.
    pub const WORDS: [(&'static str, Self, &'static str); 5] = [
        ("follows", Self::Follows, "followed by"),
        ("responds-to", Self::RespondsTo, "answered by"),
        ("contradicts", Self::Contradicts, "contradicted by"),
        ("supersedes", Self::Supersedes, "superseded by"),
        ("part-of", Self::PartOf, "has as a part"),
    ];
}

/// A link to another event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// How the two hang together.
    pub relation: Relation,
    /// The other event.
    pub to: EventId,
    /// Anything else.
    pub note: Option<Text>,
}
