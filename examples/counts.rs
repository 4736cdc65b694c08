//! How much a record holds, by year, as Markdown tables.
//!
//! `cargo run --example counts -- events.yaml` prints what `docs/record.md` has between its markers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use opcon_tui::record::{Record, Seen, SourceId};

/// The tables: events, quotes and proposed dates by the year in which an event began, then the distinct
/// sources of events by how much of them was seen.
pub fn tables(record: &Record) -> String {
    let mut years: BTreeMap<i32, [usize; 3]> = BTreeMap::new();
    let mut used: BTreeSet<SourceId> = BTreeSet::new();
    for event in &record.events {
        let row = years
            .entry(event.date.extent().first_day().year())
            .or_default();
        row[0] += 1;
        row[1] += event.quotes.len();
        row[2] += event.targets.len();
        used.extend(&event.sources);
    }
    let mut out =
        String::from("| Year | Events | Quotes | Proposed dates |\n| --- | ---: | ---: | ---: |\n");
    let mut all = [0; 3];
    for (year, row) in &years {
        let _ = writeln!(out, "| {year} | {} | {} | {} |", row[0], row[1], row[2]);
        for (sum, n) in all.iter_mut().zip(row) {
            *sum += n;
        }
    }
    let _ = writeln!(out, "| All | {} | {} | {} |", all[0], all[1], all[2]);
    out.push_str("\n| Seen | Sources used |\n| --- | ---: |\n");
    let seen = |wanted: Option<Seen>| {
        used.iter()
            .filter_map(|&id| record.source(id))
            .filter(|s| s.seen == wanted)
            .count()
    };
    for (word, kind) in [
        ("read", Some(Seen::Read)),
        ("excerpt", Some(Seen::Excerpt)),
        ("cited-only", Some(Seen::CitedOnly)),
        ("not said", None),
    ] {
        let n = seen(kind);
        if n > 0 {
            let _ = writeln!(out, "| {word} | {n} |");
        }
    }
    let _ = writeln!(out, "| All | {} |", used.len());
    out
}

#[allow(dead_code, clippy::print_stdout, clippy::print_stderr)]
fn main() {
    let path = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "events.yaml".to_owned());
    match std::fs::read(&path) {
        Ok(bytes) => print!("{}", tables(&opcon_tui::document::load(&bytes).record)),
        Err(error) => eprintln!("{path}: {error}"),
    }
}
