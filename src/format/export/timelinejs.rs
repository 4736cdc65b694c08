//! `TimelineJS` (Knight Lab): a slide an event, its quotes, proposed dates and sources as the slide's text.
//!
//! A month and a year are said as such; whatever else is not a single day has the first and the last day that it
//! can have been on. `display_date` says the date in words. `headline` and `text` are HTML to `TimelineJS`, so words
//! are escaped twice: as HTML, then as JSON.

use serde_json::{Map, Value, json};

use super::Excerpt;
use super::html::{escaped, story};
use super::placed::{Grain, Placed};
use crate::date::humanize;
use crate::day::Day;
use crate::format::json::pretty;
use crate::record::Event;

/// The excerpt as slides.
pub fn write(excerpt: Excerpt<'_>) -> String {
    let events: Vec<Value> = excerpt.events().map(|e| slide(excerpt, e)).collect();
    let about = excerpt.about().map_or(String::new(), escaped);
    pretty(&json!({
        "scale": "human",
        "title": { "text": { "headline": escaped(excerpt.title()), "text": about } },
        "events": events,
    }))
}

fn slide(excerpt: Excerpt<'_>, event: &Event) -> Value {
    let placed = Placed::of(&event.date);
    let mut out = Map::new();
    out.insert("unique_id".into(), event.id.raw().into());
    out.insert("start_date".into(), date(placed.first, placed.grain));
    if placed.grain == Grain::Days {
        out.insert("end_date".into(), date(placed.last, placed.grain));
    }
    let said = humanize::long(&event.date);
    out.insert("display_date".into(), escaped(&said).into());
    let headline = escaped(event.title.shown());
    let text = story(excerpt, event);
    out.insert("text".into(), json!({ "headline": headline, "text": text }));
    out.insert("group".into(), escaped(&excerpt.group(event)).into());
    // The links are there already.
    out.insert("autolink".into(), false.into());
    Value::Object(out)
}

fn date(day: Day, grain: Grain) -> Value {
    let (year, month, date) = day.ymd();
    match grain {
        Grain::Year => json!({ "year": year }),
        Grain::Month => json!({ "year": year, "month": month }),
        Grain::Day | Grain::Days => json!({ "year": year, "month": month, "day": date }),
    }
}
