//! Markwhen: a line an event with its date, under a heading a year, and what else is said below it.
//!
//! Markwhen reads days, months and years, and ranges of them. The expression with its doubt is the property
//! `edtf`, and in words it is the first line below the event. Before the year 0 Markwhen knows years alone.
//!
//! Whatever begins a line there can mean something, a date most of all. So every line of words begins with `> `.

use super::placed::{Grain, Placed};
use super::{Excerpt, story};
use crate::date::humanize;
use crate::day::Day;
use crate::record::Event;

/// The excerpt as a Markwhen document.
pub fn write(excerpt: Excerpt<'_>) -> String {
    let mut out = format!("---\ntitle: {}\n", quoted(excerpt.title()));
    if let Some(about) = excerpt.about() {
        out.push_str(&format!("description: {}\n", quoted(about)));
    }
    out.push_str("---\n");
    let mut year = None;
    for event in excerpt.events() {
        let placed = Placed::of(&event.date);
        if year != Some(placed.first.year()) {
            year = Some(placed.first.year());
            out.push_str(&format!("\n# {}\n", humanize::year_of(placed.first)));
        }
        entry(&mut out, excerpt, event, placed);
    }
    out
}

fn entry(out: &mut String, excerpt: Excerpt<'_>, event: &Event, placed: Placed) {
    out.push_str(&format!("\n{}: {}\n", date(placed), event.title));
    out.push_str(&format!("id: {}\n", quoted(event.id.shown())));
    out.push_str(&format!("edtf: {}\n", quoted(event.date.edtf())));
    for line in story::text(excerpt, event).lines() {
        out.push_str(&format!("> {line}\n"));
    }
}

fn date(Placed { first, last, grain }: Placed) -> String {
    if first.year() < 0 {
        return if first.year() == last.year() {
            era(first)
        } else {
            format!("{} - {}", era(first), era(last))
        };
    }
    let (year, month, _) = first.ymd();
    match grain {
        Grain::Day => first.to_string(),
        Grain::Month => format!("{year:04}-{month:02}"),
        Grain::Year => format!("{year:04}"),
        Grain::Days => format!("{first}/{last}"),
    }
}

/// The year of a day, counted as historians do: there is no year 0.
fn era(day: Day) -> String {
    match day.year() {
        year @ 1.. => format!("{year} CE"),
        year => format!("{} BCE", 1 - year),
    }
}

/// Text between quotation marks, as YAML and JSON both read it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
