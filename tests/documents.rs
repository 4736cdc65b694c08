//! Whole files: what the loader makes of them, beside what another reader of YAML does.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests may panic as they do"
)]

use std::fs;
use std::path::PathBuf;

use opcon_tui::document::{Loaded, Loader, load, render};
use opcon_tui::record::{
    Event, EventId, Finding, KindId, Record, Relation, Seen, Status, TargetStatus, Voice,
};
use opcon_tui::text::Text;
use proptest::prelude::*;
use serde_yaml::Value;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/documents/valid")
}

fn valid() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    assert!(files.len() >= 5);
    files
}

fn clean(name: &str, text: &str) -> Loaded {
    let loaded = load(text.as_bytes());
    let report = render(&loaded.problems, text, name);
    assert!(report.is_empty() && !loaded.broken, "{report}");
    loaded
}

/// A scalar as text, as the file has it where the other reader keeps it.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

fn field(value: &Value, name: &str) -> Option<String> {
    value.get(name).and_then(scalar)
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value
        .get(name)
        .and_then(Value::as_sequence)
        .map_or(&[], Vec::as_slice)
}

fn raw(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.raw().to_owned())
}

fn voice(record: &Record, voice: &Voice) -> String {
    match voice {
        Voice::Person(id) => record.person(*id).unwrap().key.raw().to_owned(),
        Voice::Name(name) => name.raw().to_owned(),
    }
}

/// Compares an event with what the other reader has for it.
fn same(record: &Record, event: &Event, value: &Value) {
    assert_eq!(Some(event.date.written().to_owned()), field(value, "date"));
    assert_eq!(
        event.known.as_ref().map(|d| d.written().to_owned()),
        field(value, "known")
    );
    assert_eq!(Some(event.title.raw().to_owned()), field(value, "title"));
    if let Some(id) = field(value, "id") {
        assert_eq!(event.id.raw(), id);
    }
    assert_eq!(raw(event.short.as_ref()), field(value, "short"));
    assert_eq!(raw(event.summary.as_ref()), field(value, "summary"));
    assert_eq!(raw(event.place.as_ref()), field(value, "place"));
    assert_eq!(raw(event.conflict.as_ref()), field(value, "conflict"));
    assert_eq!(raw(event.note.as_ref()), field(value, "note"));
    assert_eq!(
        event.key,
        value
            .get("key")
            .and_then(Value::as_bool)
            .unwrap_or_default()
    );
    let tags: Vec<String> = event.tags.iter().map(|tag| tag.raw().to_owned()).collect();
    let expected: Vec<String> = list(value, "tags").iter().filter_map(scalar).collect();
    // The other reader takes these two for numbers.
    let expected: Vec<String> = expected
        .into_iter()
        .map(|tag| {
            if tag == "1000.0" {
                "1e3".to_owned()
            } else {
                tag
            }
        })
        .collect();
    assert_eq!(tags, expected);
    assert_eq!(event.sources.len(), list(value, "sources").len());
    assert_eq!(event.links.len(), list(value, "links").len());
    assert_eq!(event.assesses.len(), list(value, "assesses").len());
    assert_eq!(event.people.len(), list(value, "people").len());
    assert_eq!(event.quotes.len(), list(value, "quotes").len());
    for (quote, value) in event.quotes.iter().zip(list(value, "quotes")) {
        assert_eq!(Some(quote.text.raw().to_owned()), field(value, "text"));
        assert_eq!(raw(quote.original.as_ref()), field(value, "original"));
        assert_eq!(
            quote.speaker.as_ref().map(|v| voice(record, v)),
            field(value, "speaker")
        );
        assert_eq!(raw(quote.role.as_ref()), field(value, "role"));
        assert_eq!(raw(quote.to.as_ref()), field(value, "to"));
        assert_eq!(raw(quote.lang.as_ref()), field(value, "lang"));
    }
    assert_eq!(event.targets.len(), list(value, "targets").len());
    for (target, value) in event.targets.iter().zip(list(value, "targets")) {
        assert_eq!(
            target.date.as_ref().map(|d| d.written().to_owned()),
            field(value, "date")
        );
        assert_eq!(raw(target.as_stated.as_ref()), field(value, "as_stated"));
    }
}

#[test]
fn valid_files_have_no_problems_and_the_values_that_another_reader_finds() {
    for (name, text) in valid() {
        let record = clean(&name, &text).record;
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let events = if value.is_sequence() {
            value.as_sequence().unwrap().as_slice()
        } else {
            list(&value, "events")
        };
        assert_eq!(raw(record.about.as_ref()), field(&value, "about"), "{name}");
        assert_eq!(record.events.len(), events.len(), "{name}");
        let mut in_file: Vec<&Event> = record.events.iter().collect();
        in_file.sort_by_key(|event| event.line);
        for (event, value) in in_file.into_iter().zip(events) {
            same(&record, event, value);
        }
    }
}

#[test]
fn line_ends_and_byte_order_marks_change_no_value() {
    for (name, text) in valid() {
        let expected = clean(&name, &text).record;
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(clean(&name, &windows).record, expected, "{name}");
        assert_eq!(
            clean(&name, text.trim_end()).record.events.len(),
            expected.events.len()
        );
    }
}

#[test]
fn every_form_of_the_format_is_read() {
    let text = fs::read_to_string(folder().join("bridge.yaml")).unwrap();
    let record = clean("bridge.yaml", &text).record;
    let names: Vec<&str> = record
        .parties
        .iter()
        .map(|party| party.name.raw())
        .collect();
    assert_eq!(names, ["City of Ahafen", "Coast Rail", "Press"]);
    let letters: String = record
        .parties
        .iter()
        .map(|party| party.letter.raw())
        .collect();
    assert_eq!(letters, "COP");
    assert!(record.parties[2].observer);
    assert_eq!(record.milestones[0].short.raw(), "Opening");
    assert_eq!(record.milestones[1].short.raw(), "Trial run");
    assert_eq!(
        raw(record.conditions[0].note.as_ref()).unwrap(),
        "with twelve wagons"
    );
    let inspection = record.kinds.last().unwrap();
    assert_eq!(
        (inspection.key.raw(), inspection.glyph.raw()),
        ("inspection", "▲")
    );
    let herald = &record.sources[0];
    assert_eq!(herald.seen, Some(Seen::Excerpt));
    assert_eq!(herald.reporter().unwrap().raw(), "Wire");
    assert_eq!(herald.date.as_ref().unwrap().written(), "2026-05-14");
    assert_eq!(record.sources.len(), 4);

    let ids: Vec<&str> = record.events.iter().map(|event| event.id.raw()).collect();
    assert_eq!(
        ids,
        [
            "first-plan",
            "2026-05-11-lund-and-berg-meet-at-the",
            "mayors-office"
        ]
    );
    let event = &record.events[2];
    assert_eq!((event.line, event.status), (48, Status::Planned));
    assert_eq!(record.kind(event.kind).unwrap().key.raw(), "statement");
    assert_eq!(record.parties[event.parties[0].index()].key.raw(), "city");
    let people: Vec<String> = event
        .people
        .iter()
        .map(|p| voice(&record, &p.who))
        .collect();
    assert_eq!(people, ["ida-lund", "Per Holm", "tor-berg"]);
    assert_eq!(raw(event.people[2].role.as_ref()).unwrap(), "chairman");
    assert_eq!(raw(event.people[2].note.as_ref()).unwrap(), "by telephone");
    let quote = &event.quotes[0];
    assert!(quote.anonymous);
    assert_eq!(quote.source, Some(event.sources[0]));
    assert_eq!(event.quotes[1].source, Some(event.sources[1]));
    assert_eq!(event.quotes[1].text.raw(), "Two lines:\nthe second.\n");
    let minutes = record.source(event.sources[2]).unwrap();
    assert_eq!(raw(minutes.title.as_ref()).unwrap(), "Minutes");
    let statuses: Vec<TargetStatus> = event.targets.iter().map(|target| target.status).collect();
    assert_eq!(
        statuses,
        [
            TargetStatus::Reported,
            TargetStatus::Proposed,
            TargetStatus::Postponed,
            TargetStatus::Proposed
        ]
    );
    assert_eq!(event.targets[0].date.as_ref().unwrap().written(), "2028");
    assert_eq!(event.targets[2].by.len(), 2);
    assert_eq!(event.targets[2].date, None);
    assert_eq!(event.targets[3].of, record.main_milestone());
    assert_eq!(event.assesses[0].finding, Finding::MostlyMet);
    assert_eq!(event.assesses[1].condition, None);
    let links: Vec<(Relation, &str)> = event
        .links
        .iter()
        .map(|link| (link.relation, record.event(link.to).unwrap().id.raw()))
        .collect();
    assert_eq!(
        links,
        [
            (Relation::Follows, "2026-05-11-lund-and-berg-meet-at-the"),
            (Relation::Supersedes, "first-plan")
        ]
    );
    assert_eq!(event.tags[1].raw(), "012");
    assert_eq!(record.events[0].title.raw(), "no");
    assert_eq!(record.events[1].kind, KindId(11));
}

#[test]
fn events_are_in_order_of_earliest_latest_time_and_place() {
    let event = |date: &str, title: &str| {
        format!("- date: {date}\n  title: {title}\n  sources: [https://example.org]\n")
    };
    let text = [
        event("2026", "whole"),
        event("2026-01-01", "a"),
        event("2026-01-01", "b"),
        event("2025-12-31/2026-01-01", "span"),
        event("../2024", "open"),
        event("2026-01-01T10:30:00Z", "at 10:30"),
        event("2026-01-01T18:45:00+09:00", "at 9:45"),
        event("2026-01-01T10:00:00", "without a zone, at 10"),
        event("2026-01-01T08:00:00+09:00", "on the day before by UTC"),
    ]
    .concat();
    let record = clean("order", &text).record;
    let titles: Vec<&str> = record
        .events
        .iter()
        .map(|event| event.title.raw())
        .collect();
    assert_eq!(
        titles,
        [
            "open",
            "span",
            "a",
            "b",
            "on the day before by UTC",
            "at 9:45",
            "without a zone, at 10",
            "at 10:30",
            "whole"
        ]
    );
}

#[test]
fn hostile_files_are_answered_at_once() {
    let deep = "[".repeat(100_000);
    let dashes = format!("events:\n  {}\n", "- ".repeat(50_000));
    let braces = "{a: ".repeat(50_000);
    for text in [&deep, &dashes, &braces] {
        let loaded = load(text.as_bytes());
        let codes: Vec<&str> = loaded.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["too-deep"]);
        assert!(loaded.broken);
    }
    // Each of a hundred lines would repeat the one before ten times over.
    let mut laughs = String::from("x-a: &a ha\n");
    for _ in 0..100 {
        laughs.push_str("x-b: &a [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n");
    }
    let loaded = load(laughs.as_bytes());
    assert_eq!(
        loaded
            .problems
            .iter()
            .filter(|problem| problem.code == "alias")
            .count(),
        1000
    );
    assert_eq!(
        loaded
            .problems
            .iter()
            .filter(|problem| problem.code == "anchor")
            .count(),
        101
    );
    let long = format!(
        "events:\n  - date: 2026\n    title: x\n    note: {}\n",
        "y".repeat(2 << 20)
    );
    let loaded = load(long.as_bytes());
    assert_eq!(loaded.record.events.len(), 1);
    assert!(
        loaded.problems[1]
            .message
            .contains("2048 KiB, more than the limit of 1024 KiB")
    );
}

/// What a slip of the hand or of an editor may leave behind.
#[derive(Clone, Debug)]
enum Slip {
    Delete(usize, usize),
    Insert(usize, &'static str),
    Byte(usize, u8),
    Repeat(usize, usize),
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let signs = prop::sample::select(vec![
        "\"", "'", "[", "]", "{", "}", ":", ": ", "- ", "\n", "\n  - ", "\n- ", "\t", "#", "&a ",
        "*a", "!", "|", ">", "---\n", "\u{feff}", "\r", "%", "@", "? ", "다", "\0", "<<: ", "\n\n",
        "  ",
    ]);
    let slip = prop_oneof![
        (any::<usize>(), 1..80usize).prop_map(|(at, length)| Slip::Delete(at, length)),
        (any::<usize>(), signs).prop_map(|(at, sign)| Slip::Insert(at, sign)),
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Slip::Byte(at, byte)),
        (any::<usize>(), 1..200usize).prop_map(|(at, length)| Slip::Repeat(at, length)),
    ];
    prop::collection::vec(slip, 1..6)
}

fn slipped(text: &str, slips: &[Slip]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for slip in slips {
        let place = |at: usize| at % (bytes.len() + 1);
        match *slip {
            Slip::Delete(at, length) => {
                let at = place(at);
                let end = (at + length).min(bytes.len());
                bytes.drain(at..end);
            }
            Slip::Insert(at, sign) => {
                let at = place(at);
                bytes.splice(at..at, sign.bytes());
            }
            Slip::Byte(at, byte) => {
                let at = place(at);
                if let Some(place) = bytes.get_mut(at) {
                    *place = byte;
                }
            }
            Slip::Repeat(at, length) => {
                let at = place(at);
                let end = (at + length).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
        }
    }
    bytes
}

/// Heads, and pieces of a list of events that have every sort of trouble.
const HEADS: [&str; 3] = [
    "events:\n",
    "parties: {city: {}}\npeople: {ida: {}}\nsources: {s: {title: S}, t: {url: 'https://a.b/'}}\nevents:\n",
    "people: {idda: {}}\nsources: {t: {title: T}, s: {title: S}}\ncolour: x\nevents:\n",
];
const TAILS: [&str; 3] = ["", "milestones: {m: {}}\n", "...\n---\nx: y\n"];
const PIECES: [&str; 15] = [
    "  - {date: 2026, title: a, sources: [s]}\n",
    "  - date: 2026\n    title: a\n    sources: ['https://a.b/', {title: own}]\n    quotes:\n      - {text: x, source: 'https://a.b/'}\n",
    "  - {id: b, date: 2025, title: b, links: [{follows: c}]}\n",
    "  - {id: c, date: 2024, title: c, links: [{supersedes: b, note: n}, {follows: 2026-a}]}\n",
    "  - {date: 2026-13, title: bad}\n",
    "  - {date: 2026, titel: bad, colour: x}\n",
    "  - {date: 2020, title: p, status: planned, tags: [q, q], parties: [city, city]}\n",
    "  - date: 2023\n    title: \"broken\n",
    "   - {date: 2022, title: stray}\n",
    "  - {date: 2021, title: d, people: [idda], sources: [s, s, t, 'https://a.b/']}\n",
    "  # nothing\n\n",
    "  - {id: b, date: 2027, title: again, sources: [{title: own, url: 'https://c.d/'}]}\n",
    "  -\n",
    "  - {id: e, date: 2019, title: \"다리\\t\", date: 2018, links: [{part-of: b}, {supersedes: c}]}\n",
    "  - {date: 2026, title: a, note: *x}\n",
];

fn version() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(0..PIECES.len(), 0..9);
    (0..HEADS.len(), pieces, 0..TAILS.len()).prop_map(|(head, pieces, tail)| {
        let pieces: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        [HEADS[head], &pieces, TAILS[tail]].concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn reading_again_is_reading(versions in prop::collection::vec(version(), 1..5)) {
        let mut loader = Loader::default();
        for text in versions {
            let again = loader.load(text.as_bytes(), &mut |_| {});
            prop_assert_eq!(again, load(text.as_bytes()), "{}", text);
        }
    }
}

#[test]
fn an_event_that_stays_as_it_is_is_held_once() {
    let event = |n: usize, title: &str| {
        format!(
            "- {{date: 2026-0{n}, title: {title}{n}, sources: [https://a.b/{n}], links: [{{follows: 2026-01-a1}}]}}\n"
        )
    };
    let text: String = (1..=5).map(|n| event(n, "a")).collect();
    let shared = |other: &str| -> Vec<String> {
        let mut loader = Loader::default();
        let mut read = |text: &str| loader.load(text.as_bytes(), &mut |_| {}).record;
        let (first, again) = (read(&text), read(other));
        let (old, new) = (&first.events, &again.events);
        let (before, now) = first.unshared(&again);
        assert_eq!(old.len() - before.len(), new.len() - now.len());
        let is_old = |e: &&Event| old.iter().any(|o| o.is_shared_with(e));
        let held = old
            .iter()
            .filter(|e| new.iter().any(|n| n.is_shared_with(e)));
        assert_eq!(new.iter().filter(is_old).count(), held.clone().count());
        for (at, event) in (0..).zip(new) {
            for near in (0..8).map(EventId) {
                assert_eq!(again.find_near(event.id.raw(), near), Some(EventId(at)));
            }
        }
        assert_eq!(again.find_near("no such", EventId(2)), None);
        held.map(|e| e.title.raw().to_owned()).collect()
    };
    assert_eq!(shared(&text), ["a1", "a2", "a3", "a4", "a5"]);
    // All others stand on other lines.
    let longer = text.replacen(", title", ",\n  title", 1);
    assert_eq!(shared(&longer), ["a2", "a3", "a4", "a5"]);
    let changed = text.replace("a3", "b3");
    assert_eq!(shared(&changed), ["a1", "a2", "a4", "a5"]);
    // Those behind one that is gone have links and sources with other numbers.
    let gone = text.replace(&event(3, "a"), "");
    assert_eq!(shared(&gone), ["a1", "a2"]);
    assert_eq!(shared(""), [] as [&str; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn reading_again_after_slips_is_reading(file in 0..5usize, slips in prop::collection::vec(slips(), 1..4)) {
        let mut loader = Loader::default();
        let mut text = valid()[file].1.clone();
        for slips in slips {
            let again = loader.load(text.as_bytes(), &mut |_| {});
            prop_assert_eq!(again, load(text.as_bytes()), "{}", text);
            text = String::from_utf8_lossy(&slipped(&text, &slips)).into_owned();
        }
    }
}

#[test]
fn of_a_large_file_both_ends_are_shown_first() {
    let count = 12_000;
    let mut text = "title: Many\nevents:\n".to_owned();
    for n in 0..count {
        let year = 1000 + n / 10;
        text.push_str(&format!(
            "  - {{id: e{n}, date: {year}, title: x, links: [{{follows: e0}}]}}\n"
        ));
    }
    let mut shown = Vec::new();
    let mut loader = Loader::default();
    let loaded = loader.load(text.as_bytes(), &mut |part| shown.push(part));
    assert_eq!(loaded, load(text.as_bytes()));
    let [first] = &shown[..] else {
        panic!("{} parts", shown.len());
    };
    assert_eq!((first.part_of, first.problems.len()), (Some(count), 0));
    assert_eq!(first.record.title, loaded.record.title);
    let ids = |events: &[Event]| {
        events
            .iter()
            .map(|e| e.id.raw().to_owned())
            .collect::<Vec<_>>()
    };
    let ends = [
        &loaded.record.events[..500],
        &loaded.record.events[count - 500..],
    ]
    .concat();
    assert_eq!(ids(&first.record.events), ids(&ends));

    // One event more, and all others as they were, but for their lines.
    let text = text.replace("events:\n", "events:\n  - {date: 0999, title: y}\n");
    let again = loader.load(text.as_bytes(), &mut |_| {});
    assert_eq!(again, load(text.as_bytes()));
    assert_eq!(
        again.record.events[1].line,
        loaded.record.events[0].line + 1
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_slip_of_the_hand_breaks_the_loader(file in 0..5usize, slips in slips()) {
        let files = valid();
        let bytes = slipped(&files[file].1, &slips);
        let loaded = load(&bytes);
        let source = String::from_utf8_lossy(&bytes);
        let report = render(&loaded.problems, &source, "events.yaml");
        prop_assert_eq!(report.is_empty(), loaded.problems.is_empty());
        prop_assert!(!loaded.broken || !loaded.problems.is_empty());
        for problem in loaded.problems.iter() {
            prop_assert!(problem.range.start <= problem.range.end, "{:?}", problem);
            prop_assert!(problem.range.end <= bytes.len(), "{:?}", problem);
            let line = bytes[..problem.range.start].split(|&b| b == b'\n').count();
            prop_assert_eq!(problem.line, line, "{:?}", problem);
            prop_assert!(problem.column >= 1);
            prop_assert!((problem.line, problem.column) <= (problem.end_line, problem.end_column));
            prop_assert!(!problem.message.contains(char::is_control), "{:?}", problem);
        }
        prop_assert!(loaded.problems.is_sorted_by_key(|problem| problem.range.start));
        let mut ids: Vec<&str> = loaded.record.events.iter().map(|event| event.id.raw()).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), loaded.record.events.len());
        let orders = loaded.record.events.iter().map(|event| event.date.extent().order());
        prop_assert!(orders.is_sorted());
        for event in &loaded.record.events {
            let sources = event.sources.iter().chain(event.quotes.iter().filter_map(|q| q.source.as_ref()));
            prop_assert!(sources.into_iter().all(|&id| loaded.record.source(id).is_some()));
            prop_assert!(event.links.iter().all(|link| loaded.record.event(link.to).is_some()));
            prop_assert!(event.line <= source.matches('\n').count() + 1);
        }
    }
}
