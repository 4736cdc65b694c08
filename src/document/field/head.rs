//! The fields of a file's head.

use super::{COLOURS, EVENT, Field, Need, Shape, Table, To, field, words};
use crate::record::Seen;

/// The file itself.
pub static RECORD: Table = Table {
    what: "a record",
    need: Need::Nothing,
    fields: &[
        field(
            "title",
            Shape::Line,
            "What the record is about, in a few words.",
        ),
        field(
            "about",
            Shape::Block,
            "What the record is about, in a paragraph.",
        ),
        field(
            "parties",
            Shape::Entries(&PARTY),
            "Who takes sides, by keys of your choice.",
        ),
        field(
            "people",
            Shape::Entries(&PERSON),
            "The people that events and quotes name by key.",
        ),
        field(
            "kinds",
            Shape::Entries(&KIND),
            "Kinds of events that add to or restyle the built-in ones.",
        ),
        field(
            "milestones",
            Shape::Entries(&MILESTONE),
            "What a proposed date is a date of.",
        ),
        field(
            "conditions",
            Shape::Entries(&CONDITION),
            "What is to be met: the rows of the conditions board.",
        ),
        field(
            "sources",
            Shape::Entries(&SOURCE),
            "The sources that events and quotes name by key.",
        ),
        field(
            "events",
            Shape::List(&Shape::Item(&EVENT)),
            "What happened, or is planned to.",
        ),
    ],
};

/// An entry of `parties`.
pub static PARTY: Table = Table {
    what: "a party",
    need: Need::Nothing,
    fields: &[
        field(
            "name",
            Shape::Line,
            "The name; the key where none is given.",
        ),
        field(
            "native",
            Shape::Line,
            "The name in the party's own language.",
        ),
        field(
            "letter",
            Shape::Line,
            "The letter that stands for the party where there is little room or no colour; by itself the first letter of the name that no other party has.",
        ),
        field(
            "observer",
            Shape::Flag,
            "Whether it reports and speculates, and holds no position of its own.",
        ),
    ],
};

/// An entry of `people`.
pub static PERSON: Table = Table {
    what: "a person",
    need: Need::Nothing,
    fields: &[
        field(
            "name",
            Shape::Line,
            "The name; the key where none is given.",
        ),
        field(
            "native",
            Shape::Line,
            "The name in the person's own language.",
        ),
        field("role", Shape::Line, "The present role."),
        field(
            "party",
            Shape::Key(To::Party),
            "The party that the person speaks for.",
        ),
    ],
};

/// An entry of `kinds`.
pub static KIND: Table = Table {
    what: "a kind",
    need: Need::Nothing,
    fields: &[
        field("name", Shape::Line, "One of them, such as Hearing."),
        field("plural", Shape::Line, "Several of them, such as Hearings."),
        field(
            "glyph",
            Shape::Line,
            "The mark on the timeline: one column wide.",
        ),
        field(
            "ascii",
            Shape::Line,
            "The mark where only ASCII can be shown: one character.",
        ),
        field(
            "color",
            Shape::Word(|| words(&COLOURS)),
            "The colour, one of the terminal's eight.",
        ),
        field(
            "lane",
            Shape::Line,
            "The lane that shows it when lanes are by kind.",
        ),
    ],
};

/// An entry of `milestones`.
pub static MILESTONE: Table = Table {
    what: "a milestone",
    need: Need::Nothing,
    fields: &[
        field(
            "name",
            Shape::Line,
            "The name; the key where none is given.",
        ),
        field(
            "short",
            Shape::Line,
            "The name for places with little room: 12 columns at best.",
        ),
        field(
            "main",
            Shape::Flag,
            "Whether a proposed date that does not say of what is of this milestone; by itself the first one.",
        ),
    ],
};

/// An entry of `conditions`.
pub static CONDITION: Table = Table {
    what: "a condition",
    need: Need::Nothing,
    fields: &[
        field(
            "name",
            Shape::Line,
            "The name; the key where none is given.",
        ),
        field("note", Shape::Block, "Anything else."),
    ],
};

/// An entry of `sources`, and a source written within an event.
pub static SOURCE: Table = Table {
    what: "a source",
    need: Need::AnyOf(&["title", "url"]),
    fields: SOURCE_FIELDS,
};

const SOURCE_FIELDS: &[Field] = &[
    field("title", Shape::Line, "The title."),
    field("publisher", Shape::Line, "Who published it."),
    field(
        "origin",
        Shape::Line,
        "Whose report it reprints; it counts as that publisher's.",
    ),
    field("date", Shape::Date, "When it was published."),
    field("url", Shape::Url, "The address."),
    field("lang", Shape::Line, "The language, as a code such as en."),
    field(
        "primary",
        Shape::Flag,
        "Whether it is a document of a party itself rather than the press.",
    ),
    field(
        "seen",
        Shape::Word(|| words(&Seen::WORDS)),
        "How much of it you saw.",
    ),
    field(
        "reliability",
        Shape::Line,
        "How far it is to be trusted, in a scale of your own: shown as typed.",
    ),
    field("note", Shape::Block, "Anything else."),
];
