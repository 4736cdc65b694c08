//! How much an event deserves a headline.

use crate::day::Day;
use crate::record::evidence::Evidence;
use crate::record::{Confidence, Event, Record};

/// A weight that only key events reach.
const KEY: u16 = 1_000;

/// How much an event deserves a headline on any day: by its kind, by how well it is borne out, by what it
/// proposes.
pub(in crate::app) fn lasting(record: &Record, event: &Event) -> u16 {
    let kind = record.kind(event.kind).map_or("", |kind| kind.key.raw());
    let kind = match kind {
        "agreement" => 26,
        "dialogue" => 24,
        "milestone" => 22,
        "hearing" => 14,
        "meeting" => 12,
        "law" => 10,
        "document" => 9,
        "exercise" => 7,
        "poll" => 6,
        "report" => 4,
        _ => 8,
    };
    let publishers = match event.sources.len() {
        0 | 1 => event.sources.len(),
        _ => {
            let sources = event.sources.iter().copied();
            Evidence::resting_on(record, event, sources, &event.quotes).publishers
        }
    };
    let main = record.main_milestone();
    let of_main = event.targets.iter().any(|t| t.of.is_some() && t.of == main);
    let target = match (event.targets.is_empty(), of_main) {
        (true, _) => 0,
        (false, false) => 5,
        (false, true) => 13,
    };
    let doubt = match event.confidence {
        Some(Confidence::Low) => 14,
        Some(Confidence::Medium) => 4,
        Some(Confidence::High) | None => 0,
    };
    let merit = 20 + kind + 2 * capped(publishers, 6) + 4 * capped(event.quotes.len(), 6) + target;
    merit - doubt + if event.key { KEY } else { 0 }
}

/// How much more it deserves one: by how many known events link to it, and in the weeks before the newest one.
pub(in crate::app) fn passing(first: Day, links: usize, newest: Day) -> u16 {
    let recent = first <= newest && first.days_until(newest) <= 45;
    6 * capped(links, 4) + if recent { 12 } else { 0 }
}

fn capped(count: usize, most: usize) -> u16 {
    u16::try_from(count.min(most)).unwrap_or(0)
}
