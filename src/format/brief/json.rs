//! A brief as JSON; docs/analysis.md describes the shape.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json as value};

use crate::analysis::brief::Brief;
use crate::analysis::since::Since;
use crate::analysis::words;
use crate::analysis::{Gap, Held, Slip};
use crate::format::{changes, json as shared};
use crate::record::{EventId, Finding, PartyId, Record, TargetStatus};

/// The brief as one JSON object, ending with a line break.
pub fn json(record: &Record, brief: &Brief) -> String {
    let dates = brief.dates.as_ref();
    let drift = dates.map(|dates| &dates.drift);
    let mut named: BTreeSet<EventId> = brief.statements.iter().copied().collect();
    let positions: Vec<Value> = dates
        .iter()
        .flat_map(|dates| dates.positions())
        .map(|(party, held, slip)| {
            named.extend(held.into_iter().flat_map(|held| [held.event, held.last.0]));
            position(record, brief, party, held, slip)
        })
        .collect();
    let baseline = drift.and_then(|drift| drift.baseline.as_ref());
    named.extend(baseline.map(|baseline| baseline.event));
    let conditions = conditions(record, brief, &mut named);
    let milestone = dates.and_then(|dates| record.milestone(dates.state.milestone));
    let mut out = Map::new();
    out.insert("as_of".into(), brief.as_of.day.to_string().into());
    out.insert(
        "milestone".into(),
        milestone.map_or(Value::Null, |m| m.key.raw().into()),
    );
    out.insert("positions".into(), positions.into());
    let gap = drift.and_then(|drift| {
        let parties: Vec<PartyId> = drift.positions.iter().map(|p| p.party).collect();
        gap(record, drift.gap.as_ref()?, &parties)
    });
    out.insert("gap".into(), gap.unwrap_or_default());
    let baseline = baseline.map(|baseline| {
        let mut out = Map::new();
        out.insert("event".into(), id(record, baseline.event));
        shared::date(&mut out, Some(&baseline.date));
        Value::Object(out)
    });
    out.insert("baseline".into(), baseline.unwrap_or_default());
    let done = drift.and_then(|drift| drift.done);
    named.extend(done.map(|done| done.event));
    let done = done.map(|done| {
        let mut out = Map::new();
        out.insert("event".into(), id(record, done.event));
        shared::date(&mut out, record.event(done.event).map(|event| &event.date));
        Value::Object(out)
    });
    out.insert("done".into(), done.unwrap_or_default());
    let moved = drift.map_or(0, crate::analysis::Drift::moved);
    out.insert("moved".into(), moved.into());
    out.insert("conditions".into(), conditions);
    if let Some(news) = &brief.news {
        named.extend(news.events.iter().copied());
        let new: Vec<Value> = news.events.iter().map(|&event| id(record, event)).collect();
        out.insert("since".into(), news.since.to_string().into());
        out.insert("new".into(), new.into());
        let Since {
            targets, findings, ..
        } = &news.changed;
        named.extend(targets.iter().filter_map(|moved| moved.event));
        named.extend(findings.iter().filter_map(|refound| refound.event));
        let targets = targets.iter().map(|m| changes::moved(record, m)).collect();
        let findings = findings.iter().map(|r| changes::refound(record, r));
        out.insert("targets".into(), targets);
        out.insert("findings".into(), findings.collect());
    }
    let events = named.iter().filter_map(|&id| record.event(id));
    let events = events.map(|event| shared::event(record, event, brief.as_of));
    out.insert("events".into(), Value::Array(events.collect()));
    shared::pretty(&Value::Object(out))
}

fn position(
    record: &Record,
    brief: &Brief,
    party: PartyId,
    held: Option<&Held>,
    slip: Option<Slip>,
) -> Value {
    let mut out = Map::new();
    out.insert("party".into(), key(record, party));
    shared::date(&mut out, held.and_then(|held| held.date.as_ref()));
    let status = held.and_then(|held| {
        let (event, target) = held.last;
        let target = record.event(event)?.targets.get(target)?;
        let word = TargetStatus::WORDS.iter();
        word.clone()
            .find(|(_, status)| *status == target.status)
            .map(|(word, _)| *word)
    });
    out.insert("status".into(), status.into());
    let standing = held.and_then(|held| {
        held.date.as_ref()?;
        let lapsed = held.lapsed(brief.as_of.day);
        Some(if lapsed { "lapsed" } else { "standing" })
    });
    out.insert("standing".into(), standing.into());
    let said = held.map(|held| held.said.to_string());
    out.insert("said".into(), said.into());
    let event = held.map(|held| id(record, held.last.0));
    out.insert("event".into(), event.unwrap_or_default());
    let first = held.map(|held| held.put_forward.to_string());
    out.insert("first_said".into(), first.into());
    let event = held.map(|held| id(record, held.event));
    out.insert("first_event".into(), event.unwrap_or_default());
    out.insert("times".into(), held.map(|held| held.times).into());
    let slip = slip.map(
        |Slip {
             least,
             greatest,
             open,
         }| { value!({ "least": least, "greatest": greatest, "open": open }) },
    );
    out.insert("slip".into(), slip.unwrap_or_default());
    Value::Object(out)
}

/// The gap; none where it cannot be said or all parties share one joint target.
fn gap(record: &Record, gap: &Gap, parties: &[PartyId]) -> Option<Value> {
    let (between, least, greatest, open) = match gap {
        Gap::CannotBeSaid | Gap::AgreedNoDate | Gap::Agreed => return None,
        Gap::SameWindow => (parties.to_vec(), 0, 0, false),
        Gap::Months {
            least,
            greatest,
            open,
            between: (a, b),
        } => (vec![*a, *b], *least, *greatest, *open),
    };
    let between: Vec<Value> = between.iter().map(|&party| key(record, party)).collect();
    let text = words::gap(gap);
    Some(value!({
        "between": between, "least": least, "greatest": greatest, "open": open, "text": text,
    }))
}

/// The findings in force, by condition, then by party.
fn conditions(record: &Record, brief: &Brief, named: &mut BTreeSet<EventId>) -> Value {
    let mut out = Vec::new();
    for row in &brief.board.rows {
        let condition = row.condition;
        let condition = condition.and_then(|id| record.conditions.get(id.index()));
        let condition = condition.map_or("all", |condition| condition.key.raw());
        for (&party, cell) in brief.board.parties.iter().zip(&row.cells) {
            let Some(since) = cell.run().first() else {
                continue;
            };
            named.insert(since.event);
            let finding = Finding::WORDS.iter().find(|(_, f)| *f == since.finding);
            out.push(value!({
                "condition": condition,
                "party": key(record, party),
                "finding": finding.map(|(word, _)| *word),
                "since": since.day.to_string(),
                "event": id(record, since.event),
            }));
        }
    }
    out.into()
}

fn id(record: &Record, event: EventId) -> Value {
    let event = record.event(event);
    event.map_or(Value::Null, |event| event.id.raw().into())
}

fn key(record: &Record, party: PartyId) -> Value {
    let party = record.party(party);
    party.map_or(Value::Null, |party| party.key.raw().into())
}
