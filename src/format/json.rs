//! Events as JSON: an object an event, with the fields of the file.
//!
//! Parties, milestones, conditions, kinds, people and events appear by key or id, sources resolved.
//! Every date has its first and last day beside it. Texts are what the user typed, escaped by JSON's
//! own rules, with the characters that a terminal could take for a command as `\uXXXX` too.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::analysis::AsOf;
use crate::date::Date;
use crate::day::{Day, End};
use crate::record::{
    Assessment, Confidence, Event, EventId, Finding, Link, Participant, PartyId, Quote, Record,
    Relation, Seen, Source, Status, Target, TargetStatus, Voice,
};
use crate::text::Text;

/// The events as a JSON array, in order, with what counts of them; ending with a line break.
pub fn events(record: &Record, ids: impl IntoIterator<Item = EventId>, as_of: AsOf) -> String {
    let all: Vec<Value> = ids
        .into_iter()
        .filter_map(|id| record.event(id))
        .map(|e| event(record, e, as_of))
        .collect();
    pretty(&all)
}

/// The events as JSON, an object a line, in order, with what counts of them.
pub fn event_lines(record: &Record, ids: impl IntoIterator<Item = EventId>, as_of: AsOf) -> String {
    let all = ids.into_iter().filter_map(|id| record.event(id));
    all.map(|e| line(&event(record, e, as_of))).collect()
}

/// A value as JSON of many lines, ending with a line break; harmless to a terminal.
pub fn pretty(value: &impl Serialize) -> String {
    let mut out = serde_json::to_string_pretty(value).unwrap_or_default();
    out.push('\n');
    escaped(&out)
}

/// A value as JSON of one line, ending with a line break; harmless to a terminal.
pub fn line(value: &impl Serialize) -> String {
    let mut out = serde_json::to_string(value).unwrap_or_default();
    out.push('\n');
    escaped(&out)
}

/// JSON leaves the second control block and the direction marks as they are; a terminal would not.
fn escaped(json: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{61c}'
            | '\u{feff}' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out
}

/// One event as a JSON object, with the sources, quotes and links that count.
pub fn event(record: &Record, event: &Event, as_of: AsOf) -> Value {
    let mut out = Map::new();
    out.insert("id".into(), text(&event.id));
    date(&mut out, Some(&event.date));
    out.insert("status".into(), status(event.status).into());
    out.insert(
        "kind".into(),
        record
            .kind(event.kind)
            .map_or(Value::Null, |k| text(&k.key)),
    );
    out.insert("title".into(), text(&event.title));
    out.insert("short".into(), optional(event.short.as_ref()));
    out.insert("key".into(), event.key.into());
    out.insert("parties".into(), parties(record, &event.parties));
    out.insert("summary".into(), optional(event.summary.as_ref()));
    out.insert("place".into(), optional(event.place.as_ref()));
    out.insert(
        "people".into(),
        list(&event.people, |p| participant(record, p)),
    );
    let quotes = as_of.quotes(record, event).map(|q| quote(record, q));
    out.insert("quotes".into(), Value::Array(quotes.collect()));
    let sources = as_of.sources(record, event);
    let sources = sources.filter_map(|id| record.source(id)).map(source);
    out.insert("sources".into(), Value::Array(sources.collect()));
    out.insert(
        "targets".into(),
        list(&event.targets, |t| target(record, t)),
    );
    out.insert(
        "assesses".into(),
        list(&event.assesses, |a| assessment(record, a)),
    );
    let links = as_of.links(record, event).map(|l| link(record, l));
    out.insert("links".into(), Value::Array(links.collect()));
    out.insert("tags".into(), list(&event.tags, text));
    let confidence = event
        .confidence
        .map_or(Value::Null, |c| confidence(c).into());
    out.insert("confidence".into(), confidence);
    out.insert("conflict".into(), optional(event.conflict.as_ref()));
    out.insert("note".into(), optional(event.note.as_ref()));
    out.insert("known".into(), event.known_from.to_string().into());
    out.insert("line".into(), event.line.into());
    Value::Object(out)
}

fn text(text: &Text) -> Value {
    text.raw().into()
}

fn optional(value: Option<&Text>) -> Value {
    value.map_or(Value::Null, text)
}

fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(value).collect())
}

fn parties(record: &Record, by: &[PartyId]) -> Value {
    Value::Array(
        by.iter()
            .filter_map(|&p| record.party(p))
            .map(|p| text(&p.key))
            .collect(),
    )
}

/// `date` with `earliest` and `latest` beside it; an end that is no day is null.
pub fn date(out: &mut Map<String, Value>, date: Option<&Date>) {
    let end = |end: End, day: Day| match end {
        End::Day => day.to_string().into(),
        End::Open | End::Unknown => Value::Null,
    };
    let (written, earliest, latest) = match date {
        None => (Value::Null, Value::Null, Value::Null),
        Some(date) => {
            let extent = date.extent();
            let written = Value::from(date.edtf());
            (
                written,
                end(extent.start, extent.earliest),
                end(extent.end, extent.latest),
            )
        }
    };
    out.insert("date".into(), written);
    out.insert("earliest".into(), earliest);
    out.insert("latest".into(), latest);
}

/// Whether an event happened, in a word.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Planned => "planned",
        Status::Cancelled => "cancelled",
    }
}

/// How sure the author is, in a word.
pub const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

/// A person's key and name; a plain name has no key.
fn voice(out: &mut Map<String, Value>, record: &Record, who: &Voice) {
    let (key, name) = match who {
        Voice::Name(name) => (Value::Null, text(name)),
        Voice::Person(id) => record.person(*id).map_or((Value::Null, Value::Null), |p| {
            (text(&p.key), text(&p.name))
        }),
    };
    out.insert("who".into(), key);
    out.insert("name".into(), name);
}

fn participant(record: &Record, participant: &Participant) -> Value {
    let mut out = Map::new();
    voice(&mut out, record, &participant.who);
    out.insert("role".into(), optional(participant.role.as_ref()));
    Value::Object(out)
}

fn quote(record: &Record, quote: &Quote) -> Value {
    let speaker = quote.speaker.as_ref().map(|who| match who {
        Voice::Name(name) => text(name),
        Voice::Person(id) => record.person(*id).map_or(Value::Null, |p| text(&p.key)),
    });
    json!({
        "text": text(&quote.text),
        "speaker": speaker,
        "role": optional(quote.role.as_ref()),
        "party": quote.party.and_then(|p| record.party(p)).map(|p| text(&p.key)),
        "anonymous": quote.anonymous,
        "to": optional(quote.to.as_ref()),
        "lang": optional(quote.lang.as_ref()),
        "original": optional(quote.original.as_ref()),
        "original_lang": optional(quote.original_lang.as_ref()),
        "source": quote.source.and_then(|s| record.source(s)).map(source_name),
        "note": optional(quote.note.as_ref()),
    })
}

/// The key of a source, else its address.
fn source_name(source: &Source) -> Value {
    optional(source.key.as_ref().or(source.url.as_ref()))
}

/// A source as a JSON object.
pub fn source(source: &Source) -> Value {
    let mut out = Map::new();
    out.insert("key".into(), optional(source.key.as_ref()));
    out.insert("title".into(), optional(source.title.as_ref()));
    out.insert("publisher".into(), optional(source.publisher.as_ref()));
    out.insert("origin".into(), optional(source.origin.as_ref()));
    date(&mut out, source.date.as_ref());
    out.insert("url".into(), optional(source.url.as_ref()));
    out.insert("lang".into(), optional(source.lang.as_ref()));
    out.insert("primary".into(), source.primary.into());
    let seen = source.seen.map(|seen| match seen {
        Seen::Read => "read",
        Seen::Excerpt => "excerpt",
        Seen::CitedOnly => "cited-only",
    });
    out.insert("seen".into(), seen.into());
    out.insert("reliability".into(), optional(source.reliability.as_ref()));
    out.insert("note".into(), optional(source.note.as_ref()));
    Value::Object(out)
}

fn target(record: &Record, target: &Target) -> Value {
    let mut out = Map::new();
    let of = target
        .of
        .and_then(|m| record.milestone(m))
        .map(|m| text(&m.key));
    out.insert("of".into(), of.into());
    out.insert("by".into(), parties(record, &target.by));
    date(&mut out, target.date.as_ref());
    let word = TargetStatus::WORDS
        .iter()
        .find(|(_, s)| *s == target.status)
        .map(|(word, _)| *word);
    out.insert("status".into(), word.into());
    out.insert("as_stated".into(), optional(target.as_stated.as_ref()));
    out.insert("note".into(), optional(target.note.as_ref()));
    Value::Object(out)
}

fn assessment(record: &Record, assessment: &Assessment) -> Value {
    let condition = assessment
        .condition
        .and_then(|c| record.conditions.get(c.index()))
        .map_or_else(|| "all".into(), |c| text(&c.key));
    let finding = Finding::WORDS
        .iter()
        .find(|(_, f)| *f == assessment.finding)
        .map(|(w, _)| *w);
    json!({
        "condition": condition,
        "by": parties(record, &assessment.by),
        "finding": finding,
        "as_stated": optional(assessment.as_stated.as_ref()),
        "note": optional(assessment.note.as_ref()),
    })
}

fn link(record: &Record, link: &Link) -> Value {
    let mut out = Map::new();
    let word = Relation::WORDS
        .iter()
        .find(|w| w.1 == link.relation)
        .map_or("", |w| w.0);
    out.insert(
        word.into(),
        record.event(link.to).map_or(Value::Null, |e| text(&e.id)),
    );
    out.insert("note".into(), optional(link.note.as_ref()));
    Value::Object(out)
}
