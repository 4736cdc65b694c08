//! The whole record as JSON: the head of the file, keyed as the file keys it, and the events as `list` gives
//! them.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::Excerpt;
use crate::format::json::{event, pretty, source};
use crate::record::{Record, Role, Source};
use crate::text::Text;

/// The excerpt as a JSON object.
pub fn write(excerpt: Excerpt<'_>) -> String {
    let record = excerpt.record;
    let events = excerpt.events().map(|e| event(record, e, excerpt.as_of));
    pretty(&json!({
        "title": optional(record.title.as_ref()),
        "about": optional(record.about.as_ref()),
        "parties": keyed(&record.parties, |p| (&p.key, json!({
            "name": text(&p.name),
            "native": optional(p.native.as_ref()),
            "letter": text(&p.letter),
            "observer": p.observer,
        }))),
        "people": keyed(&record.people, |p| (&p.key, json!({
            "name": text(&p.name),
            "native": optional(p.native.as_ref()),
            "role": optional(p.role.as_ref()),
            "party": p.party.and_then(|id| record.party(id)).map(|p| text(&p.key)),
        }))),
        "kinds": keyed(&record.kinds, |k| (&k.key, json!({
            "name": text(&k.name),
            "plural": text(&k.plural),
            "glyph": text(&k.glyph),
            "ascii": text(&k.ascii),
            "color": colour(k.role),
            "lane": text(&k.lane),
        }))),
        "milestones": keyed(&record.milestones, |m| (&m.key, json!({
            "name": text(&m.name),
            "short": text(&m.short),
            "main": m.main,
        }))),
        "conditions": keyed(&record.conditions, |c| (&c.key, json!({
            "name": text(&c.name),
            "note": optional(c.note.as_ref()),
        }))),
        "sources": sources(record, excerpt),
        "events": events.collect::<Vec<Value>>(),
    }))
}

/// The shared sources that count.
fn sources(record: &Record, excerpt: Excerpt<'_>) -> Value {
    let counts = |s: &&Arc<Source>| s.published().is_none_or(|day| excerpt.as_of.reaches(day));
    let mut out = Map::new();
    for shared in record.sources.iter().filter(counts) {
        if let Some(key) = &shared.key {
            out.insert(key.raw().to_owned(), source(shared));
        }
    }
    Value::Object(out)
}

fn keyed<T>(items: &[T], value: impl Fn(&T) -> (&Text, Value)) -> Value {
    let values = items.iter().map(value);
    Value::Object(values.map(|(key, v)| (key.raw().to_owned(), v)).collect())
}

fn text(text: &Text) -> Value {
    text.raw().into()
}

fn optional(value: Option<&Text>) -> Value {
    value.map_or(Value::Null, text)
}

/// The name that a file gives a colour.
fn colour(role: Role) -> Value {
    const NAMES: [&str; 8] = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    ];
    match role {
        Role::Plain => Value::Null,
        Role::Named(n) => NAMES.get(usize::from(n)).map_or(Value::Null, |&n| n.into()),
    }
}
