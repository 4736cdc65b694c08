//! Changes as JSON; docs/analysis.md describes the shape.

use serde_json::{Map, Value, json as value};

use crate::analysis::changes::{Changed, Changes, Fact, Field, Moved, Refound, State, Target};
use crate::format::json as shared;
use crate::record::{EventId, Finding, Record};
use crate::text::Text;

/// Changes as one JSON object, ending with a line break.
pub fn json(old: State<'_>, new: State<'_>, changes: &Changes) -> String {
    let events = |state: State<'_>, ids: &[EventId]| -> Value {
        let events = ids.iter().filter_map(|&id| state.record.event(id));
        let events = events.map(|event| shared::event(state.record, event, state.as_of));
        Value::Array(events.collect())
    };
    let changed = changes.changed.iter().map(|c| changed(new, c));
    let mut out = Map::new();
    out.insert("head".into(), fields(&changes.head));
    out.insert("added".into(), events(new, &changes.added));
    out.insert("removed".into(), events(old, &changes.removed));
    out.insert("changed".into(), Value::Array(changed.collect()));
    out.insert(
        "targets".into(),
        changes
            .targets
            .iter()
            .map(|m| moved(new.record, m))
            .collect(),
    );
    out.insert(
        "findings".into(),
        changes
            .findings
            .iter()
            .map(|r| refound(new.record, r))
            .collect(),
    );
    shared::pretty(&Value::Object(out))
}

fn changed(new: State<'_>, changed: &Changed) -> Value {
    let id = new.record.event(changed.new);
    value!({ "id": id.map(|event| event.id.raw()), "fields": fields(&changed.fields) })
}

fn fields(all: &[Field]) -> Value {
    let mut fields = Map::new();
    for field in all {
        let typed = |facts: &[Fact]| -> Value { facts.iter().map(|f| f.typed.as_str()).collect() };
        let both = value!({ "before": typed(&field.before), "after": typed(&field.after) });
        fields.insert(field.name.into(), both);
    }
    Value::Object(fields)
}

/// A present target that is another one, by keys.
pub fn moved(record: &Record, moved: &Moved) -> Value {
    let target = |target: &Target| match target {
        Target::None => Value::Null,
        Target::NoDate => {
            let mut out = Map::new();
            shared::date(&mut out, None);
            Value::Object(out)
        }
        Target::Date(date) => {
            let mut out = Map::new();
            shared::date(&mut out, Some(date));
            Value::Object(out)
        }
    };
    value!({
        "milestone": moved.milestone_key.raw(),
        "party": moved.party_key.raw(),
        "before": target(&moved.before),
        "after": target(&moved.after),
        "event": id(record, moved.event),
    })
}

/// A finding in force that is another one, by keys.
pub fn refound(record: &Record, refound: &Refound) -> Value {
    let word = |finding: Option<Finding>| {
        let word = finding.and_then(|f| Finding::WORDS.iter().find(|(_, word)| *word == f));
        word.map(|(word, _)| *word)
    };
    value!({
        "condition": refound.condition_key.as_ref().map_or("all", Text::raw),
        "party": refound.party_key.raw(),
        "before": word(refound.before),
        "after": word(refound.after),
        "event": id(record, refound.event),
    })
}

/// The id of the event behind a change; none where the new state has none.
fn id(record: &Record, event: Option<EventId>) -> Option<&str> {
    let event = record.event(event?)?;
    Some(event.id.raw())
}
