//! What is searched for is found wherever the record says it, and nowhere else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/records.rs"]
mod records;

use opcon_tui::analysis::AsOf;
use opcon_tui::day::Day;
use opcon_tui::document;
use opcon_tui::query::{Index, Words};
use opcon_tui::record::{Event, EventId, Record, Voice};
use opcon_tui::text::Text;
use proptest::prelude::*;

const EVENTS: &str = include_str!("../events.yaml");

fn now() -> AsOf {
    AsOf::now(Day::parse("2026-11-23").unwrap())
}

/// All texts of an event that are searched, in small letters and without any care for speed.
fn texts(record: &Record, event: &Event) -> Vec<String> {
    let mut texts = vec![event.title.shown().to_lowercase()];
    let mut add = |text: Option<&Text>| texts.extend(text.map(|t| t.shown().to_lowercase()));
    for text in [
        &event.short,
        &event.summary,
        &event.place,
        &event.conflict,
        &event.note,
    ] {
        add(text.as_ref());
    }
    let who = |voice: &Voice, role: Option<&Text>| match voice {
        Voice::Name(name) => vec![Some(name.clone()), role.cloned()],
        Voice::Person(id) => {
            let person = record.person(*id).unwrap();
            let role = role.or(person.role.as_ref());
            vec![
                Some(person.name.clone()),
                person.native.clone(),
                role.cloned(),
            ]
        }
    };
    for participant in &event.people {
        for text in who(&participant.who, participant.role.as_ref()) {
            add(text.as_ref());
        }
        add(participant.note.as_ref());
    }
    for quote in &event.quotes {
        match &quote.speaker {
            Some(voice) => {
                for text in who(voice, quote.role.as_ref()) {
                    add(text.as_ref());
                }
            }
            None => add(quote.role.as_ref()),
        }
        add(Some(&quote.text));
        for text in [&quote.original, &quote.to, &quote.note] {
            add(text.as_ref());
        }
    }
    for target in &event.targets {
        add(target.as_stated.as_ref());
        add(target.note.as_ref());
    }
    for finding in &event.assesses {
        add(finding.as_stated.as_ref());
        add(finding.note.as_ref());
    }
    event.tags.iter().for_each(|tag| add(Some(tag)));
    for id in &event.sources {
        let source = record.source(*id).unwrap();
        for text in [
            &source.title,
            &source.publisher,
            &source.origin,
            &source.note,
            &source.url,
        ] {
            add(text.as_ref());
        }
    }
    texts
}

/// The events found, by looking everywhere.
fn naive(record: &Record, words: &str) -> Vec<EventId> {
    let words: Vec<String> = words.split(' ').map(str::to_lowercase).collect();
    let has = |event: &Event| {
        let texts = texts(record, event);
        let blank = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let texts: Vec<String> = texts.iter().map(blank).collect();
        words
            .iter()
            .all(|word| texts.iter().any(|text| text.contains(word)))
    };
    (0..)
        .map(EventId)
        .zip(&record.events)
        .filter(|(_, event)| has(event))
        .map(|(id, _)| id)
        .collect()
}

#[test]
fn all_that_the_delivered_record_says_is_found() {
    let record = document::load(EVENTS.as_bytes()).record;
    let index = Index::new(&record, now());
    for (i, event) in record.events.iter().enumerate() {
        for text in texts(&record, event) {
            // A stretch out of the middle, as a phrase.
            let chars: Vec<char> = text.chars().filter(|c| *c != '"').collect();
            let from = chars.len() / 3;
            let part: String = chars[from..(from + 12).min(chars.len())].iter().collect();
            let words = Words::parse(&format!("\"{part}\""));
            let found = index.search(&record, now(), &words, None);
            let id = EventId(u32::try_from(i).unwrap());
            // A part may end within a letter of several characters.
            let whole = words.are_in(&text);
            assert!(
                !whole || found.contains(&id),
                "{part:?} of {:?}",
                event.title
            );
        }
    }
}

#[test]
fn words_are_found_where_a_slow_search_finds_them() {
    let record = document::load(EVENTS.as_bytes()).record;
    let index = Index::new(&record, now());
    for words in [
        "e",
        "the",
        "opcon",
        "seoul 2030",
        "전작권",
        "장관",
        "yonhap",
        "kim kwan",
        "zzz",
        "a b c",
    ] {
        let found = index.search(&record, now(), &Words::parse(words), None);
        assert_eq!(found, naive(&record, words), "{words}");
    }
}

#[test]
fn what_was_not_known_yet_is_not_found() {
    let text = "sources:\n  old: { title: The first report, date: 2026-01-05 }\n  \
         new: { title: Minutes released, date: 2026-09-01 }\n\
        events:\n  - { date: 2026-01-04, title: The vote, sources: [old, new], quotes: [\
         { text: We agreed, source: old }, { text: We never agreed, source: new }] }\n";
    let record = document::load(text.as_bytes()).record;
    let then = AsOf::then(Day::parse("2026-03-01").unwrap());
    let found = |as_of, words| {
        let index = Index::new(&record, as_of);
        !index
            .search(&record, as_of, &Words::parse(words), None)
            .is_empty()
    };
    assert!(found(then, "agreed report") && found(now(), "never minutes"));
    assert!(!found(then, "never") && !found(then, "minutes"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_search_is_a_slow_search(
        text in records::record(25),
        words in prop::collection::vec("bri|the|다리|열|opens|no|kind|lund|in our|x", 1..3),
        more in "[a-z다]{1,2}",
    ) {
        let record = document::load(text.as_bytes()).record;
        let index = Index::new(&record, now());
        let words = words.join(" ");
        let found = index.search(&record, now(), &Words::parse(&words), None);
        prop_assert_eq!(&found, &naive(&record, &words));
        // One letter more, looked for among what was found.
        let longer = format!("{words}{more}");
        let parsed = Words::parse(&longer);
        prop_assert!(parsed.refine(&Words::parse(&words)));
        let among = index.search(&record, now(), &parsed, Some(&found));
        prop_assert_eq!(among, naive(&record, &longer));
    }
}
