//! The shipped record holds what it promises.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "../examples/counts.rs"]
mod counts;

use std::collections::{HashMap, HashSet};

use opcon_tui::document::{self, Loaded};
use opcon_tui::record::{MilestoneId, PersonId, Record, Relation, SourceId, Voice};
use opcon_tui::text::measure;

const FILE: &str = include_str!("../events.yaml");

fn load() -> Loaded {
    document::load(FILE.as_bytes())
}

fn record() -> Record {
    Record::clone(&load().record)
}

#[test]
fn it_loads_without_a_problem_of_any_severity() {
    let loaded = load();
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    assert!(!loaded.broken);
    assert!(
        loaded.record.events.len() >= 209,
        "{} events",
        loaded.record.events.len()
    );
}

#[test]
fn every_event_has_a_source_and_every_quote_one_of_its_event() {
    for event in &record().events {
        assert!(!event.sources.is_empty(), "{} has no source", event.id);
        for quote in &event.quotes {
            let source = quote
                .source
                .unwrap_or_else(|| panic!("a quote of {} rests on nothing", event.id));
            assert!(
                event.sources.contains(&source),
                "a quote of {} rests elsewhere",
                event.id
            );
        }
    }
}

/// The words that the seed article quotes, as printed there.
const SEED: [&str; 4] = [
    "Our position is that OPCON is an issue that requires a political and policy-wise decision, and \
     that it should be addressed at a 'house-to-house' level,",
    "the potential to be driven to do something that we are not ready for,",
    "political expediency does not outpace the conditions",
    "fully discussed,",
];

#[test]
fn the_seed_article_s_quotes_stand_in_it_word_for_word() {
    let record = record();
    // Whether the comma before the closing mark belongs to the words is a matter of typography.
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in SEED {
        let words = plain(words.trim_end_matches(','));
        let found = record
            .events
            .iter()
            .flat_map(|e| &e.quotes)
            .any(|quote| plain(quote.text.raw()).contains(&words));
        assert!(found, "{words}");
    }
}

#[test]
fn dates_stand_in_order_in_the_file() {
    let record = record();
    let mut in_file: Vec<_> = record.events.iter().collect();
    in_file.sort_by_key(|e| e.line);
    for pair in in_file.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        assert!(
            a.date.extent().order() <= b.date.extent().order(),
            "{} before {}",
            a.id,
            b.id
        );
    }
}

#[test]
fn no_two_events_share_date_and_title_and_no_id_is_derived() {
    let record = record();
    let mut seen = HashSet::new();
    for event in &record.events {
        assert!(
            seen.insert((event.date.edtf().to_owned(), event.title.raw().to_owned())),
            "{}",
            event.id
        );
        assert!(
            FILE.contains(&format!("  - id: {}\n", event.id.raw())),
            "{} is derived",
            event.id
        );
    }
}

#[test]
fn short_titles_are_short_and_stand_where_titles_are_long() {
    for event in &record().events {
        let title = measure::width(event.title.shown());
        match &event.short {
            Some(short) => {
                let width = measure::width(short.shown());
                assert!(width <= 32, "{}: {short} is {width} columns", event.id);
                assert!(width < title, "{}: {short} is no shorter", event.id);
            }
            None => assert!(
                title <= 36,
                "{} has {title} columns and no short title",
                event.id
            ),
        }
    }
}

#[test]
fn about_a_dozen_events_are_key() {
    let keys = record().events.iter().filter(|e| e.key).count();
    assert!((10..=15).contains(&keys), "{keys}");
}

#[test]
fn what_is_declared_is_used() {
    let record = record();
    let (mut people, mut sources, mut milestones) =
        (HashSet::new(), HashSet::new(), HashSet::new());
    for event in &record.events {
        let voices = event.people.iter().map(|p| &p.who);
        for voice in voices.chain(event.quotes.iter().filter_map(|q| q.speaker.as_ref())) {
            if let Voice::Person(id) = voice {
                people.insert(*id);
            }
        }
        sources.extend(event.sources.iter().copied());
        milestones.extend(event.targets.iter().filter_map(|t| t.of));
    }
    let number = |i: usize| u32::try_from(i).unwrap();
    for (i, person) in record.people.iter().enumerate() {
        assert!(
            people.contains(&PersonId(number(i))),
            "{} is never named",
            person.key
        );
    }
    for (i, source) in record.sources.iter().enumerate() {
        assert!(
            sources.contains(&SourceId(number(i))),
            "{:?} is never used",
            source.key
        );
    }
    for (i, milestone) in record.milestones.iter().enumerate() {
        let used = milestones.contains(&MilestoneId(number(i)));
        assert!(used, "nothing is proposed for {}", milestone.key);
    }
}

#[test]
fn keyed_sources_are_shared() {
    let record = record();
    let mut uses: HashMap<usize, usize> = HashMap::new();
    for event in &record.events {
        for source in &event.sources {
            *uses.entry(source.index()).or_default() += 1;
        }
    }
    for (i, source) in record.sources.iter().enumerate() {
        if let Some(key) = &source.key {
            assert!(
                uses.get(&i).is_some_and(|&n| n >= 2),
                "{key} is used by one event alone"
            );
        }
    }
}

#[test]
fn sources_say_who_where_and_how_much_was_seen() {
    for source in &record().sources {
        let name = source
            .title
            .as_ref()
            .or(source.url.as_ref())
            .map(ToString::to_string);
        assert!(source.publisher.is_some(), "{name:?} has no publisher");
        assert!(
            source.seen.is_some(),
            "{name:?} does not say how much was seen"
        );
        if let Some(url) = &source.url {
            let url = url.raw();
            assert!(
                url.starts_with("https://") || url.starts_with("http://"),
                "{url}"
            );
        }
    }
}

/// A reader can walk from one link to the next through the threads that make the story.
#[test]
fn the_threads_hang_together() {
    let record = record();
    let thread = |ids: &[&str]| {
        for pair in ids.windows(2) {
            let of = |id: &str| {
                record
                    .find(id)
                    .unwrap_or_else(|| panic!("there is no {id}"))
            };
            let (a, b) = (of(pair[0]), of(pair[1]));
            let linked = |x: opcon_tui::record::EventId, y| {
                record.event(x).unwrap().links.iter().any(|l| l.to == y)
            };
            assert!(
                linked(a, b) || linked(b, a),
                "{} and {} are not linked",
                pair[0],
                pair[1]
            );
        }
    };
    let id_of = |date: &str, word: &str| {
        record
            .events
            .iter()
            .find(|e| e.date.edtf() == date && e.title.raw().contains(word))
            .unwrap_or_else(|| panic!("no event of {date} with {word}"))
            .id
            .raw()
            .to_owned()
    };
    let fixed = id_of("2007-02-23", "17 April 2012");
    let moved = id_of("2010-06-26", "postpone");
    let dropped = id_of("2014-10-23", "46th SCM");
    thread(&[&fixed, &moved]);
    let links = |id: &str| {
        record
            .event(record.find(id).unwrap())
            .unwrap()
            .links
            .clone()
    };
    assert!(
        links(&dropped)
            .iter()
            .any(|l| matches!(l.relation, Relation::Supersedes | Relation::Follows)),
        "{dropped} hangs on nothing before it"
    );
}

#[test]
fn lines_are_under_110_columns_unless_an_address_makes_them_longer() {
    for (n, line) in FILE.lines().enumerate() {
        let long = measure::width(line) >= 110 && !line.contains("http");
        assert!(!long, "line {} has {} columns", n + 1, measure::width(line));
    }
}

#[test]
fn the_table_in_the_docs_is_counted_from_the_record() {
    let page = include_str!("../docs/record.md");
    let (_, rest) = page.split_once("<!-- counts -->\n").expect("a marker");
    let (table, _) = rest.split_once("<!-- /counts -->").expect("a marker");
    let expected = counts::tables(&record());
    assert_eq!(
        table.trim(),
        expected.trim(),
        "run `cargo run --example counts -- events.yaml` and put its output between the markers"
    );
}
