//! The fields of an event and of what it holds.

use super::{Need, SOURCE, Shape, Table, To, field, required, words};
use crate::record::{Confidence, Finding, Status, TargetStatus};

/// One party, or several.
const BY: Shape = Shape::OneOrMore(&Shape::Key(To::Party));

/// An item of `events`.
pub static EVENT: Table = Table {
    what: "an event",
    need: Need::Nothing,
    fields: &[
        field(
            "id",
            Shape::Line,
            "What links and the command line call it; by itself made of date and title.",
        ),
        required("date", Shape::Date, "When it happened."),
        field(
            "known",
            Shape::Date,
            "When it became public, where its sources do not tell.",
        ),
        field(
            "status",
            Shape::Word(|| words(&Status::WORDS)),
            "Whether it is planned or cancelled; without it, it happened.",
        ),
        field(
            "kind",
            Shape::Key(To::Kind),
            "What sort of event it is; other where none is given.",
        ),
        required("title", Shape::Line, "The headline."),
        field(
            "short",
            Shape::Line,
            "The headline for places with little room: 32 columns at best.",
        ),
        field(
            "key",
            Shape::Flag,
            "Whether it is always among the headlines.",
        ),
        field(
            "parties",
            Shape::List(&Shape::Key(To::Party)),
            "Whose act it is; by itself taken from people, speakers, proposed dates and findings.",
        ),
        field("summary", Shape::Block, "What happened, in your own words."),
        field("place", Shape::Line, "Where it happened."),
        field(
            "people",
            Shape::List(&Shape::Or(&Shape::Voice, &PARTICIPANT)),
            "Who took part: keys of people or plain names.",
        ),
        field(
            "quotes",
            Shape::List(&Shape::Item(&QUOTE)),
            "Who said what, word for word.",
        ),
        field(
            "sources",
            Shape::List(&Shape::Or(&Shape::Cited, &SOURCE)),
            "Where it stands written: keys of sources, addresses, or sources of its own.",
        ),
        field(
            "targets",
            Shape::List(&Shape::Item(&TARGET)),
            "The dates proposed.",
        ),
        field(
            "assesses",
            Shape::List(&Shape::Item(&ASSESSMENT)),
            "The conditions assessed.",
        ),
        field(
            "links",
            Shape::List(&Shape::Item(&LINK)),
            "The other events it hangs together with.",
        ),
        field("tags", Shape::List(&Shape::Line), "Marks of your own."),
        field(
            "confidence",
            Shape::Word(|| words(&Confidence::WORDS)),
            "How sure you are that it happened so.",
        ),
        field("conflict", Shape::Block, "What the sources disagree on."),
        field("note", Shape::Block, "Anything else."),
    ],
};

/// An item of `people` in an event, where a name alone does not do.
pub static PARTICIPANT: Table = Table {
    what: "a participant",
    need: Need::Nothing,
    fields: &[
        required("who", Shape::Voice, "A key of people, or a plain name."),
        field("role", Shape::Line, "The role held on that day."),
        field("note", Shape::Block, "Anything else."),
    ],
};

/// An item of `quotes`.
pub static QUOTE: Table = Table {
    what: "a quote",
    need: Need::Nothing,
    fields: &[
        required(
            "text",
            Shape::Block,
            "The words, as they were said or written.",
        ),
        field(
            "speaker",
            Shape::Voice,
            "Who said them: a key of people, or a plain name.",
        ),
        field(
            "role",
            Shape::Line,
            "The role held on that day; overrides the person's.",
        ),
        field(
            "party",
            Shape::Key(To::Party),
            "The party spoken for; overrides the person's.",
        ),
        field(
            "anonymous",
            Shape::Flag,
            "Whether the source does not name the speaker.",
        ),
        field("to", Shape::Line, "Who reported the words."),
        field(
            "lang",
            Shape::Line,
            "The language of text, as a code such as en.",
        ),
        field(
            "original",
            Shape::Block,
            "The words in the original language.",
        ),
        field(
            "original_lang",
            Shape::Line,
            "The language of original, as a code such as ko.",
        ),
        field(
            "source",
            Shape::Cited,
            "What the words rest on: a key of sources, or the address of one of the event's.",
        ),
        field("note", Shape::Block, "Anything else."),
    ],
};

/// An item of `targets`.
pub static TARGET: Table = Table {
    what: "a target",
    need: Need::Nothing,
    fields: &[
        field(
            "of",
            Shape::Key(To::Milestone),
            "What it is a date of; the main milestone where none is given.",
        ),
        required(
            "by",
            BY,
            "Who proposes it; a joint statement is each one's position.",
        ),
        field("date", Shape::Date, "The date; without it there is none."),
        field(
            "status",
            Shape::Word(|| words(&TargetStatus::WORDS)),
            "How it was put forward; proposed where none is given.",
        ),
        field("as_stated", Shape::Line, "The source's own words."),
        field("note", Shape::Block, "Anything else."),
    ],
};

/// An item of `assesses`.
pub static ASSESSMENT: Table = Table {
    what: "a finding",
    need: Need::Nothing,
    fields: &[
        required(
            "condition",
            Shape::Key(To::Condition),
            "Which condition; all where they are spoken of together.",
        ),
        required("by", BY, "Who judges."),
        required(
            "finding",
            Shape::Word(|| words(&Finding::WORDS)),
            "How far the condition is met.",
        ),
        field("as_stated", Shape::Line, "The source's own words."),
        field("note", Shape::Block, "Anything else."),
    ],
};

/// An item of `links`.
pub static LINK: Table = Table {
    what: "a link",
    need: Need::OneOf(&[
        "follows",
        "responds-to",
        "contradicts",
        "supersedes",
        "part-of",
    ]),
    fields: &[
        field(
            "follows",
            Shape::Key(To::Event),
            "The event that it comes out of.",
        ),
        field(
            "responds-to",
            Shape::Key(To::Event),
            "The event that it answers.",
        ),
        field(
            "contradicts",
            Shape::Key(To::Event),
            "The event of which it says the opposite.",
        ),
        field(
            "supersedes",
            Shape::Key(To::Event),
            "The event whose place it takes.",
        ),
        field(
            "part-of",
            Shape::Key(To::Event),
            "The event that it is a part of.",
        ),
        field("note", Shape::Block, "Anything else."),
    ],
};
