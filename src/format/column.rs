//! The columns that a list of events can have: what a cell says, in one line.

use std::borrow::Cow;

use crate::analysis::AsOf;
use crate::day::{Day, End};
use crate::format::json;
use crate::record::{Event, PartyId, Record, Voice};
use crate::text::Text;

/// What stands between several names in a cell.
const BETWEEN: &str = "; ";

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "each variant is described by its row in the table"
)]
pub enum Column {
    Id,
    Date,
    Earliest,
    Latest,
    Known,
    Status,
    Kind,
    Title,
    Short,
    Key,
    Parties,
    Place,
    People,
    Summary,
    Quotes,
    Sources,
    Publishers,
    Urls,
    Targets,
    Assesses,
    Links,
    Tags,
    Confidence,
    Conflict,
    Note,
    Line,
}

impl Column {
    /// All of them, in the order in which they stand where nobody chooses: the name, and what a cell says.
    /// Whoever counts columns relies on it: a new one comes last.
    pub const WORDS: [(&'static str, Self, &'static str); 26] = [
        ("id", Self::Id, "The id, written or derived"),
        (
            "date",
            Self::Date,
            "The date: in a table as written, else in EDTF's own spelling",
        ),
        (
            "earliest",
            Self::Earliest,
            "The first day that it can be; empty where open",
        ),
        (
            "latest",
            Self::Latest,
            "The last day that it can be; empty where open",
        ),
        ("known", Self::Known, "The day from which it is known"),
        ("status", Self::Status, "happened, planned or cancelled"),
        ("kind", Self::Kind, "The key of the kind"),
        ("title", Self::Title, "The title"),
        ("short", Self::Short, "The short title"),
        (
            "key",
            Self::Key,
            "true for an event that is always among the headlines",
        ),
        ("parties", Self::Parties, "The keys of the parties"),
        ("place", Self::Place, "The place"),
        ("people", Self::People, "The names of those who took part"),
        ("summary", Self::Summary, "The summary"),
        ("quotes", Self::Quotes, "How many quotes it has"),
        ("sources", Self::Sources, "How many sources it has"),
        (
            "publishers",
            Self::Publishers,
            "How many publishers bear it out",
        ),
        (
            "urls",
            Self::Urls,
            "The addresses of its sources, a blank between",
        ),
        ("targets", Self::Targets, "How many dates it proposes"),
        (
            "assesses",
            Self::Assesses,
            "How many judgements on conditions it has",
        ),
        (
            "links",
            Self::Links,
            "How many links to other events it has",
        ),
        ("tags", Self::Tags, "The tags"),
        ("confidence", Self::Confidence, "high, medium or low"),
        ("conflict", Self::Conflict, "What the sources disagree on"),
        ("note", Self::Note, "The note"),
        ("line", Self::Line, "The line of the file"),
    ];

    /// All of them, in their order.
    pub fn all() -> Vec<Self> {
        Self::WORDS.iter().map(|&(_, column, _)| column).collect()
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let found = Self::WORDS.iter().find(|(_, column, _)| *column == self);
        found.map_or("", |(name, ..)| name)
    }

    /// Whether it says how many there are of something: such cells stand at the right of a table's column.
    pub const fn counts(self) -> bool {
        matches!(
            self,
            Self::Quotes
                | Self::Sources
                | Self::Publishers
                | Self::Targets
                | Self::Assesses
                | Self::Links
                | Self::Line
        )
    }

    /// Whether a cell has words that the file's author is free to choose.
    pub const fn has_words(self) -> bool {
        !self.counts()
            && !matches!(
                self,
                Self::Date
                    | Self::Earliest
                    | Self::Latest
                    | Self::Known
                    | Self::Status
                    | Self::Key
                    | Self::Confidence
            )
    }

    /// What the cell of an event says: one line of printable text, empty where there is nothing to say.
    pub fn cell<'r>(self, record: &'r Record, event: &'r Event, as_of: AsOf) -> Cow<'r, str> {
        let extent = event.date.extent();
        match self {
            Self::Id => one_line(&event.id),
            Self::Date => event.date.edtf().into(),
            Self::Earliest => end(extent.start, extent.earliest),
            Self::Latest => end(extent.end, extent.latest),
            Self::Known => event.known_from.to_string().into(),
            Self::Status => json::status(event.status).into(),
            Self::Kind => record
                .kind(event.kind)
                .map_or(Cow::Borrowed(""), |kind| one_line(&kind.key)),
            Self::Title => one_line(&event.title),
            Self::Short => optional(event.short.as_ref()),
            Self::Key => if event.key { "true" } else { "false" }.into(),
            Self::Parties => joined(keys(record, &event.parties)),
            Self::Place => optional(event.place.as_ref()),
            Self::People => joined(event.people.iter().filter_map(|p| name(record, &p.who))),
            Self::Summary => optional(event.summary.as_ref()),
            Self::Quotes => number(as_of.quotes(record, event).count()),
            Self::Sources => number(as_of.sources(record, event).count()),
            Self::Publishers => number(as_of.evidence(record, event).publishers),
            Self::Urls => {
                let sources = as_of.sources(record, event);
                let urls = sources.filter_map(|id| record.source(id)?.url.as_ref());
                let urls: Vec<&str> = urls.map(Text::shown).collect();
                urls.join(" ").into()
            }
            Self::Targets => number(event.targets.len()),
            Self::Assesses => number(event.assesses.len()),
            Self::Links => number(as_of.links(record, event).count()),
            Self::Tags => joined(event.tags.iter()),
            Self::Confidence => event.confidence.map_or("", json::confidence).into(),
            Self::Conflict => optional(event.conflict.as_ref()),
            Self::Note => optional(event.note.as_ref()),
            Self::Line => number(event.line),
        }
    }
}

/// A text in one line: a row of a list is a line, whatever the text is.
fn one_line(text: &Text) -> Cow<'_, str> {
    let shown = text.shown();
    if shown.contains('\n') {
        let lines = shown.lines().map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        lines.join(" ").into()
    } else {
        shown.into()
    }
}

fn optional(text: Option<&Text>) -> Cow<'_, str> {
    text.map_or(Cow::Borrowed(""), one_line)
}

fn number(n: usize) -> Cow<'static, str> {
    n.to_string().into()
}

/// A day, or nothing where that end is none.
fn end(end: End, day: Day) -> Cow<'static, str> {
    match end {
        End::Day => day.to_string().into(),
        End::Open | End::Unknown => "".into(),
    }
}

fn joined<'r>(texts: impl Iterator<Item = &'r Text>) -> Cow<'r, str> {
    let texts: Vec<_> = texts.map(one_line).collect();
    texts.join(BETWEEN).into()
}

fn keys<'r>(record: &'r Record, parties: &'r [PartyId]) -> impl Iterator<Item = &'r Text> {
    parties
        .iter()
        .filter_map(|&id| record.party(id))
        .map(|party| &party.key)
}

fn name<'r>(record: &'r Record, who: &'r Voice) -> Option<&'r Text> {
    match who {
        Voice::Name(name) => Some(name),
        Voice::Person(id) => record.person(*id).map(|person| &person.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_column_once() {
        let columns = Column::all();
        for (at, column) in columns.iter().enumerate() {
            assert_eq!(columns.iter().position(|c| c == column), Some(at));
            assert_eq!(*column as usize, at, "{}", column.name());
        }
    }
}
