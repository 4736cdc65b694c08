//! Keys that people write for those of the format.

use super::Table;

/// What a key that the format does not have was meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// A field.
    Field(&'static str),
    /// A part of a field: its name, and how it is written there, as a sentence.
    Part(&'static str, &'static str),
}

/// Other words with the fields that they may stand for: that one which the mapping has.
const WORDS: &[(&[&str], &[&str])] = &[
    (&["name", "headline", "heading"], &["title"]),
    (
        &["description", "details", "body", "content"],
        &["summary", "note"],
    ),
    (&["comment"], &["note"]),
    (&["location", "where", "venue"], &["place"]),
    (&["who", "person"], &["people", "speaker", "by"]),
    (&["when", "day"], &["date"]),
    (
        &["url", "link", "href", "reference"],
        &["url", "sources", "source"],
    ),
    (&["tag", "label", "labels", "keywords"], &["tags"]),
    (&["category", "type"], &["kind"]),
];

/// Words for what is a part of the date.
const OF_THE_DATE: &[(&[&str], &str)] = &[
    (
        &["time", "hour"],
        "a time belongs to the date: `date: 2026-05-14T14:30:00`",
    ),
    (
        &["start", "begin", "end", "until"],
        "start and end are one date: `date: 2026-05-14/2026-05-17`",
    ),
];

/// What another word stands for in a mapping.
pub fn synonym(table: &Table, word: &str) -> Option<Meant> {
    let word = word.to_lowercase();
    let has = |name: &&&'static str| table.field(name).is_some();
    if let Some((_, mend)) = OF_THE_DATE
        .iter()
        .find(|(words, _)| words.contains(&&*word))
    {
        return has(&&"date").then_some(Meant::Part("date", mend));
    }
    let (_, fields) = WORDS.iter().find(|(words, _)| words.contains(&&*word))?;
    fields.iter().find(has).map(|name| Meant::Field(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::field::{EVENT, QUOTE, SOURCE, TABLES, TARGET, is_name};

    #[test]
    fn a_word_stands_for_what_the_mapping_has() {
        for (table, word, name) in [
            (&EVENT, "Headline", "title"),
            (&EVENT, "link", "sources"),
            (&EVENT, "who", "people"),
            (&QUOTE, "who", "speaker"),
            (&QUOTE, "link", "source"),
            (&TARGET, "who", "by"),
            (&TARGET, "when", "date"),
            (&SOURCE, "link", "url"),
            (&SOURCE, "name", "title"),
            (&TARGET, "description", "note"),
        ] {
            assert_eq!(synonym(table, word), Some(Meant::Field(name)), "{word}");
        }
        assert_eq!(synonym(&TARGET, "tag"), None);
    }

    #[test]
    fn every_word_stands_for_fields_of_some_mapping() {
        for (_, fields) in WORDS {
            assert!(fields.iter().all(|name| is_name(name)), "{fields:?}");
        }
        assert!(TABLES.iter().any(|table| table.field("date").is_some()));
    }
}
