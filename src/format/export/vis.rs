//! vis-timeline: `{items, groups}`, an item an event, to be given to `new vis.Timeline(…)`.
//!
//! An item that is not a single day is a range over all the days that it can have been on; its end is the day
//! after the last one. `content` and `title` are HTML to vis-timeline, so words are escaped twice: as HTML, then
//! as JSON.

use serde_json::{Map, Value, json};

use super::Excerpt;
use super::html::{escaped, story_in_lines};
use super::placed::{Placed, is_doubtful};
use crate::day::Day;
use crate::format::json::{pretty, status};
use crate::record::Event;

/// The excerpt as items and groups.
pub fn write(excerpt: Excerpt<'_>) -> String {
    let mut groups: Vec<String> = Vec::new();
    let mut items = Vec::new();
    for event in excerpt.events() {
        let group = excerpt.group(event);
        let place = groups.iter().position(|known| *known == group);
        let place = place.unwrap_or_else(|| {
            groups.push(group);
            groups.len() - 1
        });
        items.push(item(excerpt, event, place));
    }
    let groups = groups.iter().enumerate();
    let groups: Vec<Value> = groups
        .map(|(id, name)| json!({ "id": id, "content": escaped(name) }))
        .collect();
    pretty(&json!({ "items": items, "groups": groups }))
}

fn item(excerpt: Excerpt<'_>, event: &Event, group: usize) -> Value {
    let placed = Placed::of(&event.date);
    let ranges = placed.first != placed.last;
    let mut out = Map::new();
    out.insert("id".into(), event.id.raw().into());
    out.insert("content".into(), escaped(event.title.shown()).into());
    out.insert("start".into(), iso(placed.first).into());
    if ranges {
        out.insert("end".into(), after(placed.last).into());
    }
    let kind = if ranges { "range" } else { "point" };
    out.insert("type".into(), kind.into());
    out.insert("group".into(), group.into());
    out.insert("className".into(), classes(excerpt, event).into());
    out.insert("title".into(), story_in_lines(excerpt, event).into());
    // Not read by vis-timeline: for whoever draws more than it does.
    out.insert("edtf".into(), event.date.edtf().into());
    Value::Object(out)
}

/// What a style sheet can tell apart: kind, status, doubt.
fn classes(excerpt: Excerpt<'_>, event: &Event) -> String {
    let kind = excerpt.record.kind(event.kind);
    let kind = kind.map_or("other", |kind| kind.key.shown());
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let kind: String = kind.chars().map(plain).collect();
    let doubt = if is_doubtful(&event.date) {
        " doubt"
    } else {
        ""
    };
    format!("kind-{kind} {}{doubt}", status(event.status))
}

/// A day as ECMAScript reads it: years before 0 have six digits.
fn iso(day: Day) -> String {
    let (year, month, date) = day.ymd();
    match year {
        0.. => day.to_string(),
        _ => format!("-{:06}-{month:02}-{date:02}", -year),
    }
}

/// The day after.
fn after(day: Day) -> String {
    if day == Day::MAX {
        "+010000-01-01".to_owned()
    } else {
        iso(day.plus_days(1))
    }
}
