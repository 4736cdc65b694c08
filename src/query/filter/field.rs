//! THE table of what can be asked for: every field, and the words that `has:` and `is:` take.
//!
//! The parser, completion, messages and `docs/filter.md` are made from these rows.

use super::Facts;
use crate::analysis::Standing;
use crate::record::{Event, Status};

/// What a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "each variant is described by its row in the table"
)]
pub enum About {
    Kind,
    Party,
    Person,
    Place,
    Tag,
    Source,
    Publisher,
    Confidence,
    Condition,
    Milestone,
    Since,
    Until,
    On,
    Has,
    Is,
}

/// One field.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is about.
    pub about: About,
    /// Its name.
    pub name: &'static str,
    /// What it finds, in a line.
    pub doc: &'static str,
    /// How it is used.
    pub example: &'static str,
}

const fn field(
    about: About,
    name: &'static str,
    doc: &'static str,
    example: &'static str,
) -> Field {
    Field {
        about,
        name,
        doc,
        example,
    }
}

/// Every field.
pub static FIELDS: [Field; 15] = {
    use About as A;
    [
        field(A::Kind, "kind", "of this kind", "kind:hearing"),
        field(A::Party, "party", "an act of this party", "party:north"),
        field(
            A::Person,
            "person",
            "where somebody so called took part or spoke",
            "person:lund",
        ),
        field(A::Place, "place", "in a place so called", "place:harbour"),
        field(A::Tag, "tag", "with this tag", "tag:budget"),
        field(
            A::Source,
            "source",
            "with a source of this key, title or address",
            "source:minutes",
        ),
        field(
            A::Publisher,
            "publisher",
            "reported by a publisher so called",
            "publisher:herald",
        ),
        field(
            A::Confidence,
            "confidence",
            "of which the author is so sure",
            "confidence:low",
        ),
        field(
            A::Condition,
            "condition",
            "that judges this condition",
            "condition:funding",
        ),
        field(
            A::Milestone,
            "milestone",
            "that proposes a date of this milestone",
            "milestone:opening",
        ),
        field(
            A::Since,
            "since",
            "that may be on this date or later",
            "since:2026",
        ),
        field(
            A::Until,
            "until",
            "that may be on this date or earlier",
            "until:-1y",
        ),
        field(A::On, "on", "that may be on this date", "on:2026-05"),
        field(A::Has, "has", "that has such a part", "has:quote"),
        field(A::Is, "is", "that is so", "is:planned"),
    ]
};

/// A word that `has:` or `is:` takes.
pub struct Property {
    /// The word.
    pub word: &'static str,
    /// What it finds, in a line.
    pub doc: &'static str,
    pub(super) holds: Holds,
}

/// How a property is told.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    /// From the event.
    Of(fn(&Facts<'_>, &Event) -> bool),
    /// By what became of a date that the event proposes.
    Proposed(Standing),
}

const fn of(
    word: &'static str,
    doc: &'static str,
    holds: fn(&Facts<'_>, &Event) -> bool,
) -> Property {
    Property {
        word,
        doc,
        holds: Holds::Of(holds),
    }
}

const fn proposed(word: &'static str, doc: &'static str, standing: Standing) -> Property {
    Property {
        word,
        doc,
        holds: Holds::Proposed(standing),
    }
}

/// The words of `has:`.
pub static HAS: [Property; 13] = [
    of("quote", "words of somebody", |f, e| {
        f.quotes(e).next().is_some()
    }),
    of("source", "a source", |f, e| f.sources(e).next().is_some()),
    of("target", "a proposed date", |_, e| !e.targets.is_empty()),
    of("original", "words in their original language", |f, e| {
        f.quotes(e).any(|quote| quote.original.is_some())
    }),
    of("problem", "a problem in the file", |f, e| {
        (f.is_troubled)(e)
    }),
    of("finding", "a judgement on a condition", |_, e| {
        !e.assesses.is_empty()
    }),
    of("link", "a link to another event", |f, e| {
        f.as_of.links(f.record, e).next().is_some()
    }),
    of("conflict", "sources that disagree", |_, e| {
        e.conflict.is_some()
    }),
    of("summary", "a summary", |_, e| e.summary.is_some()),
    of("place", "a place", |_, e| e.place.is_some()),
    of("person", "somebody who took part", |_, e| {
        !e.people.is_empty()
    }),
    of("tag", "a tag", |_, e| !e.tags.is_empty()),
    of("note", "a note", |_, e| e.note.is_some()),
];

/// The words of `is:`.
pub static IS: [Property; 10] = [
    of("new", "new or changed, and not visited since", |f, e| {
        (f.is_new)(e)
    }),
    of("marked", "marked with Space", |f, e| (f.is_marked)(e)),
    of("anonymous", "with words of somebody unnamed", |f, e| {
        f.quotes(e).any(|quote| quote.anonymous)
    }),
    of("planned", "planned, perhaps past", |_, e| {
        e.status == Status::Planned
    }),
    of("cancelled", "called off", |_, e| {
        e.status == Status::Cancelled
    }),
    of("key", "always among the headlines", |_, e| e.key),
    proposed(
        "standing",
        "proposes a date that still stands",
        Standing::Standing,
    ),
    proposed(
        "lapsed",
        "proposes a date that has passed",
        Standing::Lapsed,
    ),
    proposed(
        "superseded",
        "proposes a date that was replaced",
        Standing::Superseded,
    ),
    proposed(
        "met",
        "proposes the date of what has come about",
        Standing::Met,
    ),
];
