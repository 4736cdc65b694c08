//! Events from other programs' files, as a file of ours: one file a format.
//!
//! What is read is what [`export`](super::export) writes, so that dates, titles, kinds, summaries, places, tags and
//! sources come back; other programs' files of the same sort give what they have. Nothing is dropped in silence:
//! an event that cannot be read is told with its line, and what a format cannot give back is told once.

pub mod csv;
pub mod ics;
pub mod json;

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::day::Day;
use crate::document;
use crate::document::edit::write::{Written, mapping};
use crate::record::kind::BUILT_IN;
use crate::text::Text;

/// The fields of an event, a source or an entry of the head.
pub type Fields = Vec<(&'static str, Written)>;

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The JSON of `export` and of `list`.
    Json,
    /// Comma-separated values.
    Csv,
    /// iCalendar.
    Ics,
}

impl Format {
    /// All of them: the word, the format, and what is read.
    pub const WORDS: [(&'static str, Self, &'static str); 3] = [
        (
            "json",
            Self::Json,
            "The JSON that `export` and `list` write",
        ),
        (
            "csv",
            Self::Csv,
            "A table with a header that has date and title",
        ),
        ("ics", Self::Ics, "A calendar: each VEVENT an event"),
    ];

    /// What a text in this format says.
    pub fn read(self, text: &str) -> Imported {
        match self {
            Self::Json => json::read(text),
            Self::Csv => csv::read(text),
            Self::Ics => ics::read(text),
        }
    }
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// What stands above the events.
    pub head: Fields,
    /// The events.
    pub events: Vec<Entry>,
    /// What is to be told, in the order of the lines.
    pub told: Vec<Told>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its fields, in the order in which they are to be written.
    pub fields: Fields,
    /// The day from which it was known where it comes from.
    pub known: Option<Day>,
}

impl Entry {
    fn id(&self) -> Option<&str> {
        self.fields.iter().find_map(|(name, field)| match field {
            Written::Text(id) if *name == "id" => Some(id.as_str()),
            _ => None,
        })
    }
}

/// Something that is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The line of the text, from 1; none where it is about the whole.
    pub line: Option<usize>,
    /// What is the matter, as a sentence without a full stop.
    pub words: String,
}

impl Imported {
    /// The file. An event that would be known from another day than it was is given its `known`.
    pub fn file(&self) -> String {
        let loaded = document::load(self.written(&BTreeSet::new()).as_bytes());
        let ids: BTreeMap<&str, (usize, Day)> = self
            .events
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| Some((entry.id()?, (at, entry.known?))))
            .collect();
        let mut other = BTreeSet::new();
        for event in &loaded.record.events {
            if let Some((at, known)) = ids.get(event.id.raw())
                && *known != event.known_from
            {
                other.insert(*at);
            }
        }
        self.written(&other)
    }

    /// The file, with the day from which it was known in these events.
    fn written(&self, known: &BTreeSet<usize>) -> String {
        let mut fields = self.head.clone();
        if self.events.is_empty() {
            return mapping(&fields) + "events: []\n";
        }
        let events = self.events.iter().enumerate().map(|(at, entry)| {
            let mut fields = entry.fields.clone();
            if let Some(day) = entry.known.filter(|_| known.contains(&at)) {
                let date = fields.iter().position(|(name, _)| *name == "date");
                let known = ("known", Written::Date(day.to_string()));
                fields.insert(date.map_or(0, |date| date + 1), known);
            }
            fields
        });
        fields.push(("events", Written::Items(events.collect())));
        mapping(&fields)
    }

    fn tell(&mut self, line: Option<usize>, words: impl Into<String>) {
        self.told.push(Told {
            line,
            words: words.into(),
        });
    }
}

/// Things of which only the number is told: what is the matter, and in how many events.
#[derive(Debug, Default)]
struct Counted(BTreeMap<String, usize>);

impl Counted {
    fn add(&mut self, words: impl Into<String>) {
        *self.0.entry(words.into()).or_default() += 1;
    }

    fn tell(self, imported: &mut Imported) {
        for (words, count) in self.0 {
            let events = if count == 1 { "event" } else { "events" };
            imported.tell(None, format!("{words} ({count} {events})"));
        }
    }
}

/// A date expression as it is to be written; else why it is none, with its mend.
fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| {
        let mend = error.suggestion;
        let mend = mend.map_or(String::new(), |mend| format!(": write {mend}"));
        format!("`{}` is no date, {}{mend}", Text::line(text), error.message)
    })
}

/// Entries of the head for keys that events name and nothing explains: the key is the name.
fn entries(keys: impl IntoIterator<Item = String>) -> Option<Written> {
    let mut known = BTreeSet::new();
    let fresh = keys.into_iter().filter(|key| known.insert(key.clone()));
    let entries: Vec<(String, Fields)> = fresh
        .map(|key| {
            let name = Written::Text(key.clone());
            (key, vec![("name", name)])
        })
        .collect();
    (!entries.is_empty()).then_some(Written::Keyed(entries))
}

/// Whether a kind needs no entry in the head.
fn is_built_in(kind: &str) -> bool {
    BUILT_IN.iter().any(|(key, ..)| *key == kind)
}

/// Whether an address can be a source's: one of the web, without blanks, and with nothing in its host but a name
/// and the number of a port.
fn is_address(text: &str) -> bool {
    let is_web = super::export::story::address(text).is_some();
    let seen = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    let host = text.split("://").nth(1).unwrap_or("");
    let host = host.split(['/', '?', '#', '\\']).next().unwrap_or("");
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let named = name.chars().any(char::is_alphanumeric)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '.');
    is_web && seen && named && port.parse::<u16>().is_ok()
}
