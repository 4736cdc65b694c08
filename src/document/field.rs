//! What a file can say: the fields of each mapping, once for all who need them.
//!
//! Decoding reads these tables, and whatever describes the format to others (a schema, a page of
//! documentation, completion) is made from them too.

mod event;
mod head;
mod synonym;

pub use event::{ASSESSMENT, EVENT, LINK, PARTICIPANT, QUOTE, TARGET};
pub use head::{CONDITION, KIND, MILESTONE, PARTY, PERSON, RECORD, SOURCE};
pub use synonym::{Meant, synonym};

/// All mappings that the format has.
const TABLES: [&Table; 13] = [
    &RECORD,
    &PARTY,
    &PERSON,
    &KIND,
    &MILESTONE,
    &CONDITION,
    &SOURCE,
    &EVENT,
    &PARTICIPANT,
    &QUOTE,
    &TARGET,
    &ASSESSMENT,
    &LINK,
];

/// Whether some mapping has a field with this name.
pub fn is_name(name: &str) -> bool {
    TABLES.iter().any(|table| table.field(name).is_some())
}

/// The colours that a kind can have, in the order of the terminal's own numbers.
pub const COLOURS: [(&str, u8); 8] = [
    ("black", 0),
    ("red", 1),
    ("green", 2),
    ("yellow", 3),
    ("blue", 4),
    ("magenta", 5),
    ("cyan", 6),
    ("white", 7),
];

/// A mapping with fields.
#[derive(Debug)]
pub struct Table {
    /// What it says something about, with its article: "an event".
    pub what: &'static str,
    /// Its fields, in the order in which they are best written.
    pub fields: &'static [Field],
    /// What it needs beyond the fields that are required.
    pub need: Need,
}

impl Table {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field that is best written first where there is no other.
    pub fn first(&self) -> Option<&'static str> {
        let required = self.fields.iter().find(|field| field.required);
        let first = required.or(self.fields.first());
        first.map(|field| field.name)
    }

    /// The least that can be written on one line: `{ date: …, title: … }`.
    pub fn least(&self) -> String {
        let required: Vec<&str> = self
            .fields
            .iter()
            .filter(|field| field.required)
            .map(|field| field.name)
            .collect();
        let names = match (required.as_slice(), self.first()) {
            ([], first) => first.unwrap_or("name").to_owned(),
            (required, _) => required.join(": …, "),
        };
        format!("{{ {names}: … }}")
    }

    /// The names of its fields.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.fields.iter().map(|field| field.name)
    }
}

/// What a mapping needs beyond its required fields.
#[derive(Debug)]
pub enum Need {
    /// Nothing.
    Nothing,
    /// At least one of these fields.
    AnyOf(&'static [&'static str]),
    /// Exactly one of these fields.
    OneOf(&'static [&'static str]),
}

/// A field of a mapping.
#[derive(Debug)]
pub struct Field {
    /// Its key in the file.
    pub name: &'static str,
    /// What can be written there.
    pub shape: Shape,
    /// Whether the mapping is no use without it.
    pub required: bool,
    /// What it says, as a sentence.
    pub doc: &'static str,
}

/// What can be written for a field.
#[derive(Debug)]
pub enum Shape {
    /// A text of one line.
    Line,
    /// A text of any number of lines.
    Block,
    /// An EDTF date.
    Date,
    /// `true` or `false`.
    Flag,
    /// An address: http or https.
    Url,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// A key of something.
    Key(To),
    /// A key of `people`, or a plain name.
    Voice,
    /// A key of `sources`, or an address.
    Cited,
    /// A list of such.
    List(&'static Shape),
    /// One such, or a list of them.
    OneOrMore(&'static Shape),
    /// A mapping with fields, or, shorter, one of the other shape.
    Or(&'static Shape, &'static Table),
    /// A mapping with fields.
    Item(&'static Table),
    /// A mapping from keys of the user's choice to mappings with fields.
    Entries(&'static Table),
}

/// What a key is a key of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// `parties`.
    Party,
    /// `kinds`, or a built-in one.
    Kind,
    /// `milestones`.
    Milestone,
    /// `conditions`, or `all`.
    Condition,
    /// The id of an event.
    Event,
}

/// The words of a list of words with their meanings.
pub fn words<T>(rows: &[(&'static str, T)]) -> Vec<&'static str> {
    rows.iter().map(|&(word, _)| word).collect()
}

const fn field(name: &'static str, shape: Shape, doc: &'static str) -> Field {
    Field {
        name,
        shape,
        required: false,
        doc,
    }
}

const fn required(name: &'static str, shape: Shape, doc: &'static str) -> Field {
    Field {
        name,
        shape,
        required: true,
        doc,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Relation;

    #[test]
    fn names_are_unique_and_every_field_says_what_it_is() {
        for table in TABLES {
            let mut names: Vec<&str> = table.names().collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), table.fields.len(), "{}", table.what);
            for field in table.fields {
                assert!(
                    field.doc.ends_with('.') && field.doc.len() > 9,
                    "{}",
                    field.name
                );
                assert!(!field.name.starts_with("x-"));
            }
            let (Need::AnyOf(needed) | Need::OneOf(needed)) = table.need else {
                continue;
            };
            assert!(
                needed.iter().all(|name| table.field(name).is_some()),
                "{}",
                table.what
            );
        }
    }

    #[test]
    fn a_link_has_exactly_the_relations_of_the_record() {
        let Need::OneOf(names) = LINK.need else {
            panic!("a link needs one relation");
        };
        assert_eq!(names, Relation::WORDS.map(|(word, ..)| word));
    }
}
