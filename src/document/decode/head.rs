//! The head of a record: parties, people, kinds, milestones, conditions, sources, and their keys.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::fields::Fields;
use super::kind;
use super::reader::Reader;
use super::source;
use crate::document::field::{self, Table, To};
use crate::document::problem::{Code, code};
use crate::document::report::quoted;
use crate::document::syntax::{Node, Value};
use crate::record::{
    Condition, ConditionId, KindId, Milestone, MilestoneId, Party, PartyId, Person, PersonId,
    Record, SourceId, identity, parties,
};
use crate::text::{Text, measure};

/// Keys of one section, each with its position in the record.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    positions: BTreeMap<Box<str>, u32>,
    /// Keys by the names, in small letters, of what they stand for.
    names: BTreeMap<String, Box<str>>,
    /// The section as a whole could not be read: nobody can say what it lacks.
    unreadable: bool,
}

impl Keys {
    /// Adds a key; the first of two stays.
    pub fn add(&mut self, key: &str, position: usize) {
        if let Ok(position) = u32::try_from(position) {
            self.positions.entry(key.into()).or_insert(position);
        }
    }

    /// The position of a key.
    pub fn get(&self, key: &str) -> Option<u32> {
        self.positions.get(key).copied()
    }

    /// Adds a name of what a key stands for; the first of two stays.
    pub fn add_name(&mut self, name: &Text, key: &str) {
        let name = name.raw().to_lowercase();
        self.names.entry(name).or_insert_with(|| key.into());
    }

    /// The key of what has this name.
    pub fn named(&self, name: &str) -> Option<&str> {
        self.names
            .get(&name.trim().to_lowercase())
            .map(AsRef::as_ref)
    }

    /// All keys, by the alphabet.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.positions.keys().map(AsRef::as_ref)
    }
}

/// The head of a record, and where its keys lead.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The record without events; of its sources those with keys.
    pub record: Record,
    /// Keys of people.
    pub people: Keys,
    /// Keys of sources.
    pub sources: Keys,
    /// Addresses of sources that have keys.
    pub addresses: Keys,
    /// Where the keys of sources stand, by position.
    pub places: Vec<Range<usize>>,
    parties: Keys,
    kinds: Keys,
    milestones: Keys,
    conditions: Keys,
    other: u32,
}

impl Head {
    /// Reads everything but the events.
    pub fn read<'t>(reader: &mut Reader<'t>, fields: Option<&Fields<'_, 't>>) -> Self {
        let mut head = Self::default();
        head.record.kinds = crate::record::Kind::built_in();
        for (at, kind) in head.record.kinds.iter().enumerate() {
            head.kinds.add(kind.key.raw(), at);
            head.kinds.add_name(&kind.name, kind.key.raw());
        }
        head.other = head.kinds.get("other").unwrap_or_default();
        let Some(fields) = fields else {
            return head;
        };
        for (section, keys) in [
            ("parties", &mut head.parties),
            ("people", &mut head.people),
            ("kinds", &mut head.kinds),
            ("milestones", &mut head.milestones),
            ("conditions", &mut head.conditions),
            ("sources", &mut head.sources),
        ] {
            let node = fields.get(section);
            keys.unreadable = node.is_some_and(|node| !matches!(node.value, Value::Map(_)));
        }
        head.record.title = fields.text(reader, "title");
        head.record.about = fields.text(reader, "about");
        head.read_parties(reader, fields);
        head.read_people(reader, fields);
        head.read_kinds(reader, fields);
        head.read_milestones(reader, fields);
        head.read_conditions(reader, fields);
        head.read_sources(reader, fields);
        head
    }

    fn read_parties<'t>(&mut self, reader: &mut Reader<'t>, fields: &Fields<'_, 't>) {
        let entries = entries(reader, fields, "parties", &field::PARTY);
        let mut letters: Vec<Option<char>> = Vec::with_capacity(entries.len());
        for entry in &entries {
            let own = letter(reader, entry, &letters);
            letters.push(own);
        }
        // Letters of their own go first: what is derived keeps clear of them wherever they stand.
        let nameless = |letter: Option<char>| Party {
            key: Text::line(""),
            name: Text::line(""),
            native: None,
            letter: Text::line(&letter.map(String::from).unwrap_or_default()),
            observer: false,
        };
        let mut taken: Vec<Party> = letters.iter().copied().map(nameless).collect();
        for (at, (entry, own)) in entries.iter().zip(letters).enumerate() {
            let name = entry.name(reader);
            let letter = own.unwrap_or_else(|| parties::letter(name.raw(), entry.key, &taken));
            if let Some(taken) = taken.get_mut(at) {
                *taken = nameless(Some(letter));
            }
            self.parties.add(entry.key, at);
            self.parties.add_name(&name, entry.key);
            self.record.parties.push(Party {
                key: Text::line(entry.key),
                name,
                native: entry.fields.text(reader, "native"),
                letter: Text::line(letter.encode_utf8(&mut [0; 4])),
                observer: entry.fields.flag(reader, "observer"),
            });
        }
    }

    fn read_people<'t>(&mut self, reader: &mut Reader<'t>, fields: &Fields<'_, 't>) {
        for (at, entry) in entries(reader, fields, "people", &field::PERSON)
            .iter()
            .enumerate()
        {
            self.people.add(entry.key, at);
            let party = entry
                .fields
                .get("party")
                .and_then(|node| self.party(reader, node));
            self.record.people.push(Person {
                key: Text::line(entry.key),
                name: entry.name(reader),
                native: entry.fields.text(reader, "native"),
                role: entry.fields.text(reader, "role"),
                party,
            });
        }
    }

    fn read_kinds<'t>(&mut self, reader: &mut Reader<'t>, fields: &Fields<'_, 't>) {
        for entry in entries(reader, fields, "kinds", &field::KIND) {
            let known = self.kinds.get(entry.key);
            let known = known.and_then(|at| self.record.kinds.get_mut(at as usize));
            if let Some(kind) = known {
                kind::restyle(reader, &entry.fields, kind);
                self.kinds.add_name(&kind.name, entry.key);
                continue;
            }
            let mut kind = kind::new(entry.key, entry.fields.text(reader, "name"));
            kind::restyle(reader, &entry.fields, &mut kind);
            self.kinds.add_name(&kind.name, entry.key);
            self.kinds.add(entry.key, self.record.kinds.len());
            self.record.kinds.push(kind);
        }
    }

    fn read_milestones<'t>(&mut self, reader: &mut Reader<'t>, fields: &Fields<'_, 't>) {
        let mut main: Option<usize> = None;
        let entries = entries(reader, fields, "milestones", &field::MILESTONE);
        for (at, entry) in entries.iter().enumerate() {
            let name = entry.name(reader);
            let mut is_main = entry.fields.flag(reader, "main");
            if is_main && let Some(first) = main {
                let message = format!("{} is a second main milestone", quoted(entry.key));
                reader
                    .tell(&code::DUPLICATE_ENTRY, &entry.place, message)
                    .first_at(first)
                    .help("leave `main: true` with one of them");
                is_main = false;
            } else if is_main {
                main = Some(entry.place.start);
            }
            self.milestones.add(entry.key, at);
            self.milestones.add_name(&name, entry.key);
            self.record.milestones.push(Milestone {
                key: Text::line(entry.key),
                short: entry
                    .fields
                    .text(reader, "short")
                    .unwrap_or_else(|| name.clone()),
                name,
                main: is_main,
            });
        }
    }

    fn read_conditions<'t>(&mut self, reader: &mut Reader<'t>, fields: &Fields<'_, 't>) {
        for entry in entries(reader, fields, "conditions", &field::CONDITION) {
            if entry.key == "all" {
                reader
                    .tell(
                        &code::RESERVED_KEY,
                        &entry.place,
                        "a condition cannot be called `all`, which means all conditions together",
                    )
                    .help("give it another key");
                continue;
            }
            let name = entry.name(reader);
            self.conditions.add(entry.key, self.record.conditions.len());
            self.conditions.add_name(&name, entry.key);
            self.record.conditions.push(Condition {
                key: Text::line(entry.key),
                name,
                note: entry.fields.text(reader, "note"),
            });
        }
    }

    fn read_sources<'t>(&mut self, reader: &mut Reader<'t>, fields: &Fields<'_, 't>) {
        for (at, entry) in entries(reader, fields, "sources", &field::SOURCE)
            .into_iter()
            .enumerate()
        {
            let mut source = source::read(reader, &entry.fields);
            source.key = Some(Text::line(entry.key));
            self.sources.add(entry.key, at);
            if let Some(title) = &source.title {
                self.sources.add_name(title, entry.key);
            }
            if let Some(url) = &source.url {
                self.addresses.add(url.raw(), at);
            }
            self.record.sources.push(Arc::new(source));
            self.places.push(entry.place);
        }
    }

    /// The party that a node names.
    pub fn party(&self, reader: &mut Reader<'_>, node: &Node<'_>) -> Option<PartyId> {
        self.find(reader, node, To::Party).map(PartyId)
    }

    /// The milestone that a node names.
    pub fn milestone(&self, reader: &mut Reader<'_>, node: &Node<'_>) -> Option<MilestoneId> {
        self.find(reader, node, To::Milestone).map(MilestoneId)
    }

    /// The condition that a node names.
    pub fn condition(&self, reader: &mut Reader<'_>, node: &Node<'_>) -> Option<ConditionId> {
        self.find(reader, node, To::Condition).map(ConditionId)
    }

    /// The kind that a node names; `other` where it names none.
    pub fn kind(&self, reader: &mut Reader<'_>, node: Option<&Node<'_>>) -> KindId {
        let found = node.and_then(|node| self.find(reader, node, To::Kind));
        KindId(found.unwrap_or(self.other))
    }

    fn find(&self, reader: &mut Reader<'_>, node: &Node<'_>, to: To) -> Option<u32> {
        let (keys, code, what, section): (_, &'static Code, _, _) = match to {
            To::Party => (&self.parties, &code::UNKNOWN_PARTY, "party", "parties"),
            To::Milestone => (
                &self.milestones,
                &code::UNKNOWN_MILESTONE,
                "milestone",
                "milestones",
            ),
            To::Condition => (
                &self.conditions,
                &code::UNKNOWN_CONDITION,
                "condition",
                "conditions",
            ),
            To::Kind | To::Event => (&self.kinds, &code::UNKNOWN_KIND, "kind", "kinds"),
        };
        let key = reader.scalar(format_args!("a {what}"), node)?;
        if let Some(found) = keys.get(key) {
            return Some(found);
        }
        tell_unknown(reader, code, node, (what, section), keys);
        None
    }

    /// The person whom a key names.
    pub fn person(&self, key: &str) -> Option<PersonId> {
        self.people.get(key).map(PersonId)
    }

    /// The source that a key names.
    pub fn source(&self, key: &str) -> Option<SourceId> {
        self.sources.get(key).map(SourceId)
    }
}

/// Tells that a node names nothing, with the nearest key; unless that is what an unreadable section
/// brings with it, which has been told.
pub fn tell_unknown(
    reader: &mut Reader<'_>,
    code: &'static Code,
    node: &Node<'_>,
    (what, section): (&str, &str),
    keys: &Keys,
) {
    if keys.unreadable {
        return;
    }
    let key = node.scalar().unwrap_or_default();
    let near = match keys.named(key) {
        Some(named) => Some(named.to_owned()),
        None => nearest(reader, key, keys),
    };
    let message = format!("{} is no {what} of this record", quoted(key));
    let found = reader.tell(code, &node.range, message);
    match near {
        Some(near) => found.help(format!("did you mean {}?", quoted(&near))),
        None => found.help(format!("declare it under `{section}`")),
    };
}

/// Whether a name looks like a key and nothing excuses that it is none.
pub fn is_stray_key(name: &str, near: Option<&String>, keys: &Keys) -> bool {
    !keys.unreadable && (near.is_some() || identity::looks_like_key(name))
}

/// The key nearest to a word; the first in the alphabet of several equally near.
pub fn nearest(reader: &mut Reader<'_>, word: &str, keys: &Keys) -> Option<String> {
    reader.report.nearest(word, keys.all()).map(str::to_owned)
}

/// An entry of a section: its key and its fields.
struct Entry<'n, 't> {
    key: &'n str,
    place: Range<usize>,
    fields: Fields<'n, 't>,
}

impl<'t> Entry<'_, 't> {
    /// The name, or the key where none was written.
    fn name(&self, reader: &mut Reader<'t>) -> Text {
        self.fields
            .text(reader, "name")
            .unwrap_or_else(|| Text::line(self.key))
    }
}

/// The entries of a section.
fn entries<'n, 't>(
    reader: &mut Reader<'t>,
    fields: &Fields<'n, 't>,
    section: &str,
    table: &'static Table,
) -> Vec<Entry<'n, 't>> {
    let Some(node) = fields.get(section) else {
        return Vec::new();
    };
    let Value::Map(pairs) = &node.value else {
        if !matches!(node.value, Value::Refused) {
            reader
                .wrong_type(format_args!("`{section}`"), node, "a mapping")
                .help("write a key of your choice for each entry, as in `some-key: { … }`");
        }
        return Vec::new();
    };
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut entries = Vec::with_capacity(pairs.len());
    for (key, value) in pairs {
        let place = key.range.clone();
        let Some(key) = reader.scalar("a key", key) else {
            continue;
        };
        if let Some(&first) = seen.get(key) {
            let message = format!("`{section}` has {} a second time", quoted(key));
            reader
                .tell(&code::DUPLICATE_KEY, &place, message)
                .first_at(first)
                .help("give one of the two another key");
            continue;
        }
        seen.insert(key, place.start);
        // An entry that cannot be read keeps its key, so that what refers to it is not told as well.
        let fields =
            Fields::read(reader, table, value).unwrap_or_else(|| Fields::none(table, value));
        entries.push(Entry { key, place, fields });
    }
    entries
}

/// The letter that a party has of its own.
fn letter<'t>(
    reader: &mut Reader<'t>,
    entry: &Entry<'_, 't>,
    before: &[Option<char>],
) -> Option<char> {
    let text = entry.fields.text(reader, "letter")?;
    let place = entry.fields.get("letter")?.range.clone();
    let mut signs = text.raw().chars();
    match (signs.next(), signs.next()) {
        (Some(letter), None) if measure::width(text.raw()) == 1 => {
            if before.contains(&Some(letter)) {
                let message = format!("{} is the letter of another party", quoted(text.raw()));
                reader
                    .tell(&code::DUPLICATE_ENTRY, &place, message)
                    .help("choose another, or leave it out");
                return None;
            }
            Some(letter)
        }
        _ => {
            let message = format!("`letter` {} is not one column wide", quoted(text.raw()));
            reader
                .tell(&code::BAD_GLYPH, &place, message)
                .help("write a single letter such as `S`");
            None
        }
    }
}
