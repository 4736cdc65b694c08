//! How much a record holds, by year and by how much of its sources was seen, as Markdown tables.
//!
//! `cargo run --example counts -- events.yaml` prints what `docs/record.md` has between its markers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Write as _};

use opcon_tui::record::{Record, Seen, SourceId};

/// The tables: events, quotes and proposed dates by the year in which an event began; then by how much
/// of the sources was seen: of the quote's own, of an event's the one of which most was.
pub fn tables(record: &Record) -> String {
    let mut years: BTreeMap<i32, [usize; 3]> = BTreeMap::new();
    let mut seen: BTreeMap<usize, [usize; 4]> = BTreeMap::new();
    let mut used: BTreeSet<SourceId> = BTreeSet::new();
    let rank = |id: SourceId| {
        let seen = record.source(id).and_then(|source| source.seen);
        SEEN.iter().position(|(_, kind)| *kind == seen)
    };
    let last = SEEN.len() - 1;
    for event in &record.events {
        let most = event.sources.iter().filter_map(|&id| rank(id)).min();
        let sums = [1, event.quotes.len(), event.targets.len()];
        let year = event.date.extent().first_day().year();
        add(years.entry(year).or_default(), sums);
        let row = seen.entry(most.unwrap_or(last)).or_default();
        row[1] += 1;
        row[3] += event.targets.len();
        for quote in &event.quotes {
            seen.entry(quote.source.and_then(rank).unwrap_or(last))
                .or_default()[2] += 1;
        }
        used.extend(&event.sources);
    }
    for &id in &used {
        seen.entry(rank(id).unwrap_or(last)).or_default()[0] += 1;
    }
    let mut out =
        String::from("| Year | Events | Quotes | Proposed dates |\n| --- | ---: | ---: | ---: |\n");
    let mut all = [0; 3];
    for (year, row) in &years {
        line(&mut out, year, row);
        add(&mut all, *row);
    }
    line(&mut out, "All", &all);
    out.push_str("\n| Seen | Sources | Events | Quotes | Proposed dates |\n");
    out.push_str("| --- | ---: | ---: | ---: | ---: |\n");
    let mut all = [0; 4];
    for (at, (word, _)) in SEEN.iter().enumerate() {
        if let Some(row) = seen.get(&at) {
            line(&mut out, word, row);
            add(&mut all, *row);
        }
    }
    line(&mut out, "All", &all);
    out
}

/// How much of a source was seen, most first.
const SEEN: [(&str, Option<Seen>); 4] = [
    ("read", Some(Seen::Read)),
    ("excerpt", Some(Seen::Excerpt)),
    ("cited-only", Some(Seen::CitedOnly)),
    ("not said", None),
];

fn add<const N: usize>(to: &mut [usize; N], more: [usize; N]) {
    for (sum, n) in to.iter_mut().zip(more) {
        *sum += n;
    }
}

fn line(out: &mut String, name: impl Display, numbers: &[usize]) {
    let _ = write!(out, "| {name} |");
    for n in numbers {
        let _ = write!(out, " {n} |");
    }
    out.push('\n');
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
