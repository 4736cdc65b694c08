//! The JSON of `export --to json`: a head and events; or of `list` and `show`: the events alone, whose parties,
//! people, milestones, conditions and sources are then declared from what the events say of them.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Counted, Entry, Fields, Imported, date, entries, is_address};
use crate::day::Day;
use crate::document::edit::write::{Item, Written};
use crate::record::kind::BUILT_IN;
use crate::record::{Finding, Relation, Seen, TargetStatus};
use crate::text::Text;

type Object = Map<String, Value>;

/// What stands for a field.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Date,
    Flag,
    Texts,
}

/// A field of both files, and what it holds.
type Row = (&'static str, Form);

const PARTY: [Row; 4] = [
    ("name", Form::Text),
    ("native", Form::Text),
    ("letter", Form::Text),
    ("observer", Form::Flag),
];
const PERSON: [Row; 4] = [
    ("name", Form::Text),
    ("native", Form::Text),
    ("role", Form::Text),
    ("party", Form::Text),
];
const KIND: [Row; 6] = [
    ("name", Form::Text),
    ("plural", Form::Text),
    ("glyph", Form::Text),
    ("ascii", Form::Text),
    ("color", Form::Text),
    ("lane", Form::Text),
];
const MILESTONE: [Row; 3] = [
    ("name", Form::Text),
    ("short", Form::Text),
    ("main", Form::Flag),
];
const CONDITION: [Row; 2] = [("name", Form::Text), ("note", Form::Text)];
const SOURCE: [Row; 10] = [
    ("title", Form::Text),
    ("publisher", Form::Text),
    ("origin", Form::Text),
    ("date", Form::Date),
    ("url", Form::Text),
    ("lang", Form::Text),
    ("primary", Form::Flag),
    ("seen", Form::Text),
    ("reliability", Form::Text),
    ("note", Form::Text),
];
const BEFORE: [Row; 2] = [("id", Form::Text), ("date", Form::Date)];
const EVENT: [Row; 8] = [
    ("kind", Form::Text),
    ("title", Form::Text),
    ("short", Form::Text),
    ("key", Form::Flag),
    ("parties", Form::Texts),
    ("summary", Form::Text),
    ("place", Form::Text),
    ("tags", Form::Texts),
];
const AFTER: [Row; 3] = [
    ("confidence", Form::Text),
    ("conflict", Form::Text),
    ("note", Form::Text),
];
const QUOTE: [Row; 11] = [
    ("text", Form::Text),
    ("speaker", Form::Text),
    ("role", Form::Text),
    ("party", Form::Text),
    ("anonymous", Form::Flag),
    ("to", Form::Text),
    ("lang", Form::Text),
    ("original", Form::Text),
    ("original_lang", Form::Text),
    ("source", Form::Text),
    ("note", Form::Text),
];
const TARGET: [Row; 6] = [
    ("of", Form::Text),
    ("by", Form::Texts),
    ("date", Form::Date),
    ("status", Form::Text),
    ("as_stated", Form::Text),
    ("note", Form::Text),
];
const ASSESSMENT: [Row; 5] = [
    ("condition", Form::Text),
    ("by", Form::Texts),
    ("finding", Form::Text),
    ("as_stated", Form::Text),
    ("note", Form::Text),
];

/// The rest of an event's fields: what is computed, or written by itself below.
const OTHERS: [&str; 11] = [
    "earliest", "latest", "known", "line", "status", "people", "quotes", "sources", "targets",
    "assesses", "links",
];

/// What a JSON text says.
pub fn read(text: &str) -> Imported {
    let mut out = Imported::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            out.tell(Some(error.line()), format!("this is no JSON: {error}"));
            return out;
        }
    };
    let nothing = Object::new();
    let (head, events) = match &value {
        Value::Object(head) => (head, head.get("events").and_then(Value::as_array)),
        value => (&nothing, value.as_array()),
    };
    let Some(events) = events else {
        out.tell(
            None,
            "expected an array of events, or an object with `events`",
        );
        return out;
    };
    let ids = events.iter().filter_map(|event| text_of(event.get("id")?));
    let mut reader = Reader {
        ids: ids.collect(),
        ..Reader::default()
    };
    reader.head(head);
    for (place, event) in events.iter().enumerate() {
        match reader.event(event) {
            Ok(entry) => out.events.push(entry),
            Err(words) => out.tell(None, format!("event {}: {words}", place + 1)),
        }
    }
    out.head = reader.written();
    reader.counted.tell(&mut out);
    out
}

/// A part of the head: entries by key, and the keys that events name.
#[derive(Default)]
struct Part {
    entries: Vec<(String, Fields)>,
    named: Vec<String>,
}

impl Part {
    fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(known, _)| known == key)
    }

    /// All entries: those that are only named have their key as their name.
    fn written(&mut self) -> Option<Written> {
        let named = std::mem::take(&mut self.named);
        let fresh: Vec<String> = named.into_iter().filter(|key| !self.has(key)).collect();
        if let Some(Written::Keyed(more)) = entries(fresh) {
            self.entries.extend(more);
        }
        let entries = std::mem::take(&mut self.entries);
        (!entries.is_empty()).then_some(Written::Keyed(entries))
    }
}

#[derive(Default)]
struct Reader {
    /// Those of all events.
    ids: BTreeSet<String>,
    texts: Fields,
    parties: Part,
    people: Part,
    kinds: Part,
    milestones: Part,
    conditions: Part,
    sources: Part,
    counted: Counted,
}

impl Reader {
    fn head(&mut self, head: &Object) {
        self.texts = self.fields(head, &[("title", Form::Text), ("about", Form::Text)]);
        self.parties.entries = self.keyed(head, "parties", &PARTY);
        self.people.entries = self.keyed(head, "people", &PERSON);
        self.milestones.entries = self.keyed(head, "milestones", &MILESTONE);
        self.conditions.entries = self.keyed(head, "conditions", &CONDITION);
        self.sources.entries = self.keyed(head, "sources", &SOURCE);
        let kinds = self.keyed(head, "kinds", &KIND);
        self.kinds.entries = kinds
            .into_iter()
            .filter(|kind| !is_as_built_in(kind))
            .collect();
        for name in head.keys() {
            let known = [
                "title",
                "about",
                "parties",
                "people",
                "kinds",
                "milestones",
                "conditions",
                "sources",
                "events",
            ];
            if !known.contains(&name.as_str()) {
                self.counted.add(unknown(name));
            }
        }
    }

    fn keyed(&mut self, head: &Object, part: &str, rows: &[Row]) -> Vec<(String, Fields)> {
        let Some(Value::Object(entries)) = head.get(part) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        for (key, entry) in entries {
            if let Value::Object(entry) = entry {
                out.push((key.clone(), self.fields(entry, rows)));
            }
        }
        out
    }

    /// What is said above the events, with all that they name.
    fn written(&mut self) -> Fields {
        let mut out = std::mem::take(&mut self.texts);
        let parts = [
            ("parties", self.parties.written()),
            ("people", self.people.written()),
            ("kinds", self.kinds.written()),
            ("milestones", self.milestones.written()),
            ("conditions", self.conditions.written()),
            ("sources", self.sources.written()),
        ];
        out.extend(
            parts
                .into_iter()
                .filter_map(|(name, part)| Some((name, part?))),
        );
        out
    }

    fn event(&mut self, event: &Value) -> Result<Entry, String> {
        let Value::Object(event) = event else {
            return Err("expected an object".to_owned());
        };
        let when = event
            .get("date")
            .and_then(text_of)
            .ok_or("there is no date")?;
        date(&when)?;
        event
            .get("title")
            .and_then(text_of)
            .ok_or("there is no title")?;
        let mut out = self.fields(event, &BEFORE);
        match event.get("status").and_then(Value::as_str) {
            Some(status @ ("planned" | "cancelled")) => {
                out.push(("status", Written::Text(status.to_owned())));
            }
            None | Some("happened") => {}
            Some(_) => self
                .counted
                .add("the status is not taken over: it is none of happened, planned and cancelled"),
        }
        out.extend(self.fields(event, &EVENT));
        let nobodys = event.get("parties").and_then(Value::as_array);
        if !self.parties.entries.is_empty() && nobodys.is_some_and(Vec::is_empty) {
            // Written, or it would be made out from people and speakers.
            out.push(("parties", Written::Texts(Vec::new())));
        }
        out.extend(self.people(event));
        let quotes = self.items(event, "quotes", &QUOTE, |item| item.contains_key("text"));
        let sources = self.sources(event);
        let targets = self.items(event, "targets", &TARGET, |item| {
            !is_empty(item.get("by")) && is_word(item, "status", &TargetStatus::WORDS)
        });
        let assesses = self.items(event, "assesses", &ASSESSMENT, |item| {
            let said = item.contains_key("condition") && !is_empty(item.get("by"));
            said && is_word(item, "finding", &Finding::WORDS)
        });
        out.extend(
            quotes
                .into_iter()
                .chain(sources)
                .chain(targets)
                .chain(assesses),
        );
        out.extend(self.links(event));
        out.extend(self.fields(event, &AFTER));
        self.name(event);
        let rows = BEFORE.iter().chain(&EVENT).chain(&AFTER);
        let known: BTreeSet<&str> = rows.map(|(name, _)| *name).chain(OTHERS).collect();
        for name in event.keys().filter(|name| !known.contains(name.as_str())) {
            self.counted.add(unknown(name));
        }
        let known = event
            .get("known")
            .and_then(Value::as_str)
            .and_then(Day::parse);
        Ok(Entry { fields: out, known })
    }

    /// The keys that an event names.
    fn name(&mut self, event: &Object) {
        let texts = |value: Option<&Value>| -> Vec<String> {
            let items = value.and_then(Value::as_array);
            items.map_or(Vec::new(), |items| {
                items.iter().filter_map(text_of).collect()
            })
        };
        self.parties.named.extend(texts(event.get("parties")));
        for quote in objects(event, "quotes") {
            self.parties
                .named
                .extend(quote.get("party").and_then(text_of));
        }
        for target in objects(event, "targets") {
            self.parties.named.extend(texts(target.get("by")));
            self.milestones
                .named
                .extend(target.get("of").and_then(text_of));
        }
        for assessment in objects(event, "assesses") {
            self.parties.named.extend(texts(assessment.get("by")));
            let condition = assessment.get("condition").and_then(text_of);
            self.conditions
                .named
                .extend(condition.filter(|key| key != "all"));
        }
        if let Some(kind) = event.get("kind").and_then(text_of)
            && !super::is_built_in(&kind)
        {
            self.kinds.named.push(kind);
        }
    }

    fn people(&mut self, event: &Object) -> Option<(&'static str, Written)> {
        let mut items = Vec::new();
        for person in objects(event, "people") {
            let key = person.get("who").and_then(text_of);
            let name = person.get("name").and_then(text_of);
            if let Some(key) = key.as_ref().filter(|key| !self.people.has(key)) {
                let name = Written::Text(name.clone().unwrap_or_else(|| key.clone()));
                self.people
                    .entries
                    .push((key.clone(), vec![("name", name)]));
            }
            let Some(who) = key.or(name) else { continue };
            items.push(match person.get("role").and_then(text_of) {
                None => Item::Text(who),
                Some(role) => Item::Fields(vec![
                    ("who", Written::Text(who)),
                    ("role", Written::Text(role)),
                ]),
            });
        }
        (!items.is_empty()).then(|| ("people", listed(items)))
    }

    fn sources(&mut self, event: &Object) -> Option<(&'static str, Written)> {
        let mut items = Vec::new();
        for source in objects(event, "sources") {
            let mut fields = self.fields(source, &SOURCE);
            if let Some(key) = source.get("key").and_then(text_of) {
                if !self.sources.has(&key) {
                    self.sources.entries.push((key.clone(), fields));
                }
                items.push(Item::Text(key));
                continue;
            }
            let url = source.get("url").and_then(text_of);
            match (fields.len(), url) {
                (1, Some(url)) => items.push(Item::Text(url)),
                (0, _) => self
                    .counted
                    .add("a source is not taken over: it says nothing"),
                _ => {
                    fields.retain(|(name, _)| *name != "key");
                    items.push(Item::Fields(fields));
                }
            }
        }
        (!items.is_empty()).then(|| ("sources", listed(items)))
    }

    fn links(&mut self, event: &Object) -> Option<(&'static str, Written)> {
        let mut items = Vec::new();
        for link in objects(event, "links") {
            let relation = Relation::WORDS.iter().find_map(|(word, ..)| {
                let to = link.get(*word).and_then(text_of)?;
                Some((*word, Written::Text(to)))
            });
            let Some(relation) = relation else {
                self.counted
                    .add("a link is not taken over: it has no relation");
                continue;
            };
            if !matches!(&relation.1, Written::Text(to) if self.ids.contains(to)) {
                self.counted
                    .add("a link is not taken over: the event it leads to is not there");
                continue;
            }
            let note = link.get("note").and_then(text_of);
            let note = note.map(|note| ("note", Written::Text(note)));
            items.push(std::iter::once(relation).chain(note).collect());
        }
        (!items.is_empty()).then_some(("links", Written::Items(items)))
    }

    fn items(
        &mut self,
        event: &Object,
        name: &'static str,
        rows: &[Row],
        is_whole: impl Fn(&Object) -> bool,
    ) -> Option<(&'static str, Written)> {
        let mut items = Vec::new();
        for item in objects(event, name) {
            if is_whole(item) {
                items.push(self.fields(item, rows));
            } else {
                self.counted.add(format!(
                    "one of the `{name}` is not taken over: it lacks what it must have"
                ));
            }
        }
        (!items.is_empty()).then_some((name, Written::Items(items)))
    }

    /// The fields of an object that say something.
    fn fields(&mut self, object: &Object, rows: &[Row]) -> Fields {
        let mut out = Vec::new();
        for (name, form) in rows {
            let Some(value) = object.get(*name).filter(|value| !value.is_null()) else {
                continue;
            };
            let written = match (form, value) {
                (Form::Flag, Value::Bool(false)) => continue,
                (Form::Texts, Value::Array(items)) if items.is_empty() => continue,
                (Form::Flag, Value::Bool(true)) => Some(Written::Flag(true)),
                (Form::Texts, Value::Array(items)) => {
                    let texts: Option<Vec<String>> = items.iter().map(text_of).collect();
                    texts.map(Written::Texts)
                }
                (Form::Text, value) => text_of(value)
                    .filter(|text| is_sayable(name, text))
                    .map(Written::Text),
                (Form::Date, value) => {
                    let text = text_of(value).filter(|text| date(text).is_ok());
                    text.map(Written::Date)
                }
                _ => None,
            };
            match written {
                Some(written) => out.push((*name, written)),
                None => self.counted.add(format!(
                    "the field `{name}` is not taken over: it is none of what it can be"
                )),
            }
        }
        out
    }
}

/// Whether a text can stand in a field that takes some texts only.
fn is_sayable(name: &str, text: &str) -> bool {
    match name {
        "url" => is_address(text),
        "seen" => Seen::WORDS.iter().any(|(word, _)| *word == text),
        "confidence" => matches!(text, "high" | "medium" | "low"),
        _ => true,
    }
}

fn is_word<T>(item: &Object, name: &str, words: &[(&str, T)]) -> bool {
    let word = item.get(name).and_then(Value::as_str);
    word.is_some_and(|word| words.iter().any(|(known, _)| *known == word))
}

/// A list whose items are all texts stands on one line.
fn listed(items: Vec<Item>) -> Written {
    let texts: Option<Vec<String>> = items
        .iter()
        .map(|item| match item {
            Item::Text(text) => Some(text.clone()),
            Item::Fields(_) => None,
        })
        .collect();
    texts.map_or(Written::Mixed(items), Written::Texts)
}

fn objects<'o>(event: &'o Object, name: &str) -> impl Iterator<Item = &'o Object> + use<'o> {
    let items = event.get(name).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(Value::as_object)
}

fn is_empty(value: Option<&Value>) -> bool {
    value.and_then(Value::as_array).is_none_or(Vec::is_empty)
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn unknown(name: &str) -> String {
    format!("the field `{}` is not taken over", Text::line(name))
}

/// Whether a kind is built in, and nothing about it is another's.
fn is_as_built_in((key, fields): &(String, Fields)) -> bool {
    let Some((_, name, plural, glyph, ascii, lane)) = BUILT_IN.iter().find(|row| row.0 == key)
    else {
        return false;
    };
    let own = [
        ("name", *name),
        ("plural", *plural),
        ("glyph", *glyph),
        ("ascii", *ascii),
        ("lane", *lane),
    ];
    fields.iter().all(|(field, written)| {
        own.iter()
            .any(|(known, own)| known == field && *written == Written::Text((*own).to_owned()))
    })
}
