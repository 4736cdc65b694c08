//! The filter language: what each field finds, what is wrong and how it is mended, and that the page that
//! describes it is right.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "support/markdown.rs"]
mod markdown;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use opcon_tui::analysis::{AsOf, windows};
use opcon_tui::day::Day;
use opcon_tui::document;
use opcon_tui::query::filter::complete::{Completion, complete};
use opcon_tui::query::filter::field::{FIELDS, HAS, IS};
use opcon_tui::query::filter::{Facts, FilterError};
use opcon_tui::query::{Filter, Index};
use opcon_tui::record::{Event, Record};
use proptest::prelude::*;
use proptest::sample::select;

const BRIDGE: &str = "\
parties:
  north: { name: Northbank, native: 북안, letter: N }
  south: { name: Southbank }
  press: { name: Press, observer: true }
people:
  ida-lund: { name: Ida Lund, native: 이다 룬드, role: Mayor, party: north }
milestones:
  opening: { name: Opening of the bridge, short: opening, main: true }
  load-test: { name: Load test }
conditions:
  funding: { name: The money is there }
sources:
  minutes: { title: Minutes of the council, publisher: City of Northbank, date: 2025-03-01 }
  herald: { title: A bridge at last?, publisher: The Herald, origin: Wire, url: \"https://herald.example/1\" }
events:
  - { id: vote, date: 2025-03-01, title: The vote, kind: hearing, parties: [north], place: Town hall, people: [ida-lund], sources: [minutes], tags: [budget], confidence: high, summary: The money was found }
  - { id: plan, date: 2025-06, title: The plan, kind: document, parties: [south], sources: [herald], tags: [budget-two], confidence: low, targets: [{ by: south, date: 2026-06 }] }
  - { id: talk, date: 2026-01-10, title: Talk at the Café, kind: statement, parties: [north], sources: [herald], place: Harbour, quotes: [{ text: Soon, original: 곧, speaker: An official, anonymous: true, source: herald }], targets: [{ by: north, date: 2028 }] }
  - { id: test, date: 2026-03-05/2026-03-09, title: Rolling of lorries, kind: exercise, parties: [north, south], assesses: [{ condition: funding, by: north, finding: met }], targets: [{ of: load-test, by: [north, south], date: 2026-03, status: done }], links: [{ follows: vote }], sources: [minutes] }
  - { id: news, date: 2026-05-20, title: Rumour, kind: report, parties: [press], people: [Per Holm], conflict: The papers disagree, note: See above, nonsense: 1 }
  - { id: fair, date: 2027-01, title: The fair, status: planned, key: true, sources: [minutes] }
  - { id: flop, date: 2026-02, title: The picnic, status: cancelled, sources: [minutes] }
";

/// The record, with `new` new and `marked` marked.
struct Asked {
    record: Arc<Record>,
    troubled: Vec<usize>,
}

impl Asked {
    fn of(text: &str) -> Self {
        let loaded = document::load(text.as_bytes());
        let today = Day::parse("2026-11-23").unwrap();
        let problems = loaded.problems_on(today);
        Self {
            record: Arc::clone(&loaded.record),
            troubled: problems.iter().filter_map(|p| p.event_line).collect(),
        }
    }

    fn with<T>(&self, ask: impl FnOnce(&Facts<'_>) -> T) -> T {
        let record = &self.record;
        let as_of = AsOf::now(Day::parse("2026-11-23").unwrap());
        let windows = windows(record, as_of);
        let index = Index::new(record, as_of);
        ask(&Facts {
            record,
            as_of,
            windows: &windows,
            is_troubled: &|event: &Event| self.troubled.contains(&event.line),
            is_new: &|event| event.id.raw() == "vote",
            is_marked: &|event| event.id.raw() == "plan",
            search: &|words| index.search(record, as_of, words, None),
        })
    }

    fn mask(&self, filter: &str) -> Vec<bool> {
        self.with(|facts| {
            let read = Filter::parse(filter, facts);
            read.unwrap_or_else(|error| panic!("{filter}: {error}"))
                .mask(facts)
        })
    }

    /// The ids of the events that hold.
    fn ids(&self, filter: &str) -> String {
        let mask = self.mask(filter);
        let events = self.record.events.iter().zip(mask);
        let held = events.filter(|(_, holds)| *holds);
        held.map(|(e, _)| e.id.raw()).collect::<Vec<_>>().join(" ")
    }

    fn error(&self, filter: &str) -> FilterError {
        self.with(|facts| Filter::parse(filter, facts)).unwrap_err()
    }

    fn complete(&self, before: &str) -> Completion {
        self.with(|facts| complete(before, facts))
    }
}

fn bridge() -> Asked {
    Asked::of(BRIDGE)
}

#[test]
fn each_field_finds_its_events() {
    let bridge = bridge();
    for (filter, expected) in [
        ("", "vote plan talk flop test news fair"),
        ("kind:hearing", "vote"),
        ("kind:Hear", "vote"),
        ("kind:hearing|report", "vote news"),
        ("party:north", "vote talk test"),
        ("party:북안", "vote talk test"),
        ("party:Southbank", "plan test"),
        ("party:north party:south", "test"),
        ("person:lund", "vote"),
        ("person:룬드", "vote"),
        ("person:official|holm", "talk news"),
        ("person:\"An official\"", "talk"),
        ("place:hall", "vote"),
        ("place:har", "talk"),
        ("tag:budget", "vote"),
        ("tag:budget-t", "plan"),
        ("tag:b", "vote plan"),
        ("source:minutes", "vote flop test fair"),
        ("source:herald.example", "plan talk"),
        ("source:\"at last\"", "plan talk"),
        ("publisher:wire", "plan talk"),
        ("publisher:northbank", "vote flop test fair"),
        ("confidence:low", "plan"),
        ("confidence:high|low", "vote plan"),
        ("condition:funding", "test"),
        ("milestone:opening", "plan talk"),
        ("milestone:load-test", "test"),
        ("since:2026-03", "test news fair"),
        ("since:2026-03-07", "test news fair"),
        ("since:-1y", "talk flop test news fair"),
        ("until:2025-06-15", "vote plan"),
        ("until:2025", "vote plan"),
        ("on:2025-06-20", "plan"),
        ("on:2026", "talk flop test news"),
        ("since:2026 until:2026-02", "talk flop"),
        ("on:2025/2026-01", "vote plan talk"),
        ("has:quote", "talk"),
        ("has:source", "vote plan talk flop test fair"),
        ("has:target", "plan talk test"),
        ("has:original", "talk"),
        ("has:problem", "news"),
        ("has:finding", "test"),
        ("has:link", "test"),
        ("has:conflict", "news"),
        ("has:summary", "vote"),
        ("has:place", "vote talk"),
        ("has:person", "vote news"),
        ("has:tag", "vote plan"),
        ("has:note", "news"),
        ("is:new", "vote"),
        ("is:marked", "plan"),
        ("is:anonymous", "talk"),
        ("is:planned", "fair"),
        ("is:cancelled", "flop"),
        ("is:key", "fair"),
        ("is:standing", "talk"),
        ("is:lapsed", "plan"),
        ("is:superseded", ""),
        ("is:met", ""),
        ("rolling", "test"),
        ("cafe", "talk"),
        ("Cafe", ""),
        ("\"the money\"", "vote"),
        ("the money", "vote"),
    ] {
        assert_eq!(bridge.ids(filter), expected, "{filter}");
    }
}

#[test]
fn filters_are_put_together() {
    let bridge = bridge();
    for (filter, expected) in [
        ("-party:north", "plan flop news fair"),
        ("kind:hearing | kind:report", "vote news"),
        ("kind:hearing party:south | kind:report", "news"),
        ("(kind:hearing | kind:document) party:south", "plan"),
        (
            "-(kind:hearing | kind:document)",
            "talk flop test news fair",
        ),
        ("-kind:hearing|document", "talk flop test news fair"),
        ("has:target -is:lapsed since:2026", "talk test"),
        ("--kind:hearing", "vote"),
    ] {
        assert_eq!(bridge.ids(filter), expected, "{filter}");
    }
}

#[test]
fn mistakes_are_underlined_and_mended() {
    let bridge = bridge();
    for (filter, wrong, message, mend) in [
        (
            "kindd:law",
            "kindd",
            "there is no field kindd",
            Some("kind"),
        ),
        (
            "x kind:heering",
            "heering",
            "there is no kind:heering",
            Some("hearing"),
        ),
        ("party:west", "west", "there is no party:west", None),
        (
            "person:lnud",
            "lnud",
            "there is no person:lnud",
            Some("Lund"),
        ),
        (
            "place:harbuor",
            "harbuor",
            "there is no place:harbuor",
            Some("Harbour"),
        ),
        (
            "publisher:nothbank",
            "nothbank",
            "there is no publisher:nothbank",
            Some("Northbank"),
        ),
        (
            "source:mintues",
            "mintues",
            "there is no source:mintues",
            Some("minutes"),
        ),
        (
            "vote or plan",
            "or",
            "one of two is written with `|`; write \"or\" to look for the word",
            Some("|"),
        ),
        (
            "(vote Or plan)",
            "Or",
            "one of two is written with `|`; write \"Or\" to look for the word",
            Some("|"),
        ),
        (
            "vote not kind:law",
            "not ",
            "what is left out has `-` before it; write \"not\" to look for the word",
            Some("-"),
        ),
        (
            "vote and plan",
            "and",
            "what stands side by side must all hold; write \"and\" to look for the word",
            None,
        ),
        (
            "tag:budgte",
            "budgte",
            "there is no tag:budgte",
            Some("budget"),
        ),
        ("has:qoute", "qoute", "there is no has:qoute", Some("quote")),
        ("is:s", "s", "there is no is:s", None),
        (
            "confidence:hihg",
            "hihg",
            "there is no confidence:hihg",
            Some("high"),
        ),
        (
            "condition:fundign",
            "fundign",
            "there is no condition:fundign",
            Some("funding"),
        ),
        ("milestone:openin|x", "x", "there is no milestone:x", None),
        (
            "kind:",
            "kind:",
            "kind wants a value, such as kind:hearing",
            None,
        ),
        ("a (b", "(", "`(` is not closed", None),
    ] {
        let error = bridge.error(filter);
        assert_eq!(&filter[error.range.clone()], wrong, "{filter}");
        assert_eq!(error.message, message, "{filter}");
        assert_eq!(error.suggestion.as_deref(), mend, "{filter}");
    }
    let error = bridge.error("since:13/2026");
    assert_eq!(error.range, 6..13);
    let error = bridge.error("on:\"May 2026\"");
    assert_eq!(error.suggestion.as_deref(), Some("2026-05"));
    // The mend can always be used.
    let empty = Asked::of("events: [{ date: 2026, title: A }]\n");
    assert_eq!(empty.error("tag:x").message, "the record has no tag");
}

#[test]
fn a_filter_keeps_its_meaning_when_the_record_changes() {
    let filter = bridge().with(|facts| Filter::parse("-tag:budget kind:hearing", facts).unwrap());
    let other =
        Asked::of("events: [{ date: 2026, title: A, kind: hearing }, { date: 2026, title: B }]\n");
    assert_eq!(other.with(|facts| filter.mask(facts)), [true, false]);
}

#[test]
fn what_could_be_typed_next_is_what_occurs() {
    let bridge = bridge();
    let choices = |before: &str| -> Vec<String> {
        let found = bridge.complete(before);
        found.choices.into_iter().map(|c| c.text).take(3).collect()
    };
    assert_eq!(choices("")[..2], ["kind:", "party:"]);
    assert_eq!(choices("x -p")[..], ["party:", "person:", "place:"]);
    assert_eq!(choices("kind:he")[..1], ["hearing"]);
    assert_eq!(choices("party:")[..], ["north", "south", "press"]);
    assert_eq!(choices("kind:hearing|doc"), ["document"]);
    assert_eq!(
        choices("person:"),
        ["\"An official\"", "\"Ida Lund\"", "\"Per Holm\""]
    );
    assert_eq!(choices("person:\"Ida L"), ["\"Ida Lund\""]);
    assert_eq!(choices("place:HARB"), ["Harbour"]);
    assert_eq!(choices("(tag:"), ["budget", "budget-two"]);
    assert_eq!(choices("condition:"), ["funding"]);
    assert_eq!(choices("since:"), ["today", "-30d", "-1y"]);
    assert_eq!(choices("since:202")[..2], ["2026", "2025"]);
    assert_eq!(choices("is:st"), ["standing"]);
    assert_eq!(choices("word "), choices(""));
    assert_eq!(bridge.complete("x -kind:he").range, 8..10);
    assert_eq!(bridge.complete("party:").choices[0].about, "3 events");
}

#[test]
fn the_page_tells_every_field_and_its_examples_are_right() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/filter.md");
    let page = fs::read_to_string(path).unwrap();
    let record = include_str!("../events.yaml");
    let asked = Asked::of(record);
    let rows = |head: &str| -> Vec<(String, String, String)> {
        let rows = markdown::table(&page, head);
        let told = rows.iter().map(|(_, cells)| {
            let example = markdown::code(&cells[2]).next().unwrap().to_owned();
            let name = markdown::code(&cells[0]).next().unwrap().to_owned();
            (name, cells[1].clone(), example)
        });
        told.collect()
    };
    let there = |name: &str, doc: &str| (name.to_owned(), doc.to_owned());
    let check = |rows: Vec<(String, String, String)>, table: Vec<(String, String)>| {
        let told: Vec<(String, String)> = rows.iter().map(|r| (r.0.clone(), r.1.clone())).collect();
        assert_eq!(told, table);
        for (name, _, example) in rows {
            assert!(example.contains(&name), "{example}");
            // Nothing is new, marked, troubled or superseded in the delivered record as it is opened.
            let may_be_none = [
                "is:new",
                "is:marked",
                "has:problem",
                "is:cancelled",
                "is:planned",
                "is:key",
                "is:met",
            ];
            let none = asked.ids(&example).is_empty();
            assert!(
                !none || may_be_none.contains(&name.as_str()),
                "{example} finds nothing"
            );
        }
    };
    check(
        rows("field"),
        FIELDS
            .iter()
            .map(|f| there(&format!("{}:", f.name), f.doc))
            .collect(),
    );
    check(
        rows("part"),
        HAS.iter()
            .map(|p| there(&format!("has:{}", p.word), p.doc))
            .collect(),
    );
    check(
        rows("state"),
        IS.iter()
            .map(|p| there(&format!("is:{}", p.word), p.doc))
            .collect(),
    );
    let (_, form) = page.split_once("```text\n").unwrap();
    let (form, _) = form.split_once("```").unwrap();
    assert!(form.lines().count() > 5);
    for line in form.lines() {
        let (example, _) = line.split_once("  ").unwrap();
        assert!(!asked.ids(example).is_empty(), "{example} finds nothing");
    }
}

#[test]
fn every_field_has_an_example_of_its_own() {
    for field in &FIELDS {
        assert!(
            field.example.starts_with(&format!("{}:", field.name)),
            "{field:?}"
        );
    }
}

fn term() -> impl Strategy<Value = String> {
    select(vec![
        "kind:hearing",
        "kind:report|document",
        "party:north",
        "person:lund",
        "place:hall",
        "tag:budget",
        "since:2026",
        "until:2026-02",
        "on:2025-06",
        "has:quote",
        "has:target",
        "is:planned",
        "is:lapsed",
        "bridge",
        "the",
        "\"the money\"",
        "source:minutes",
        "confidence:low",
    ])
    .prop_map(str::to_owned)
}

fn filter() -> impl Strategy<Value = String> {
    term().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3)
                .prop_map(|parts| format!("({})", parts.join(" "))),
            prop::collection::vec(inner.clone(), 1..3)
                .prop_map(|ways| format!("({})", ways.join(" | "))),
            inner.prop_map(|one| format!("-{one}")),
        ]
    })
}

proptest! {
    #[test]
    fn a_filter_and_its_negation_part_the_events(filter in filter()) {
        let bridge = bridge();
        let (with, without) = (bridge.mask(&filter), bridge.mask(&format!("-{filter}")));
        prop_assert!(with.iter().zip(&without).all(|(a, b)| a != b));
    }

    #[test]
    fn two_filters_are_both_and_either(a in filter(), b in filter()) {
        let bridge = bridge();
        let [a_, b_, both, either] = [
            a.clone(), b.clone(), format!("{a} {b}"), format!("{a} | {b}"),
        ].map(|text| bridge.mask(&text));
        for i in 0..a_.len() {
            prop_assert_eq!(both[i], a_[i] && b_[i]);
            prop_assert_eq!(either[i], a_[i] || b_[i]);
        }
    }

    #[test]
    fn no_text_panics_and_mends_help(text in "(kind|tag|is|on|has|pary|person):[a-z:|()\"-]{0,9}|[a-z:|()\" -]{0,30}|.{0,20}") {
        let bridge = bridge();
        let read = bridge.with(|facts| {
            complete(&text, facts);
            Filter::parse(&text, facts).map(|filter| filter.mask(facts).len())
        });
        if let Err(error) = read {
            prop_assert!(text.get(error.range.clone()).is_some());
            if let Some(mend) = error.suggestion {
                let mut mended = text.clone();
                mended.replace_range(error.range.clone(), &mend);
                let again = bridge.with(|facts| Filter::parse(&mended, facts));
                // Another mistake may be left, not this one.
                if let Err(next) = again {
                    prop_assert_ne!(&next.message, &error.message, "{}", mended);
                }
            }
        }
    }
}
