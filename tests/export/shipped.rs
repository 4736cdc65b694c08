//! The record that is built in, in every format.

use std::collections::BTreeSet;

use opcon_tui::analysis::AsOf;
use opcon_tui::day::Day;
use opcon_tui::format::export::Format;
use opcon_tui::format::json;
use opcon_tui::record::EventId;

use super::reading::{self, Xml};
use super::{export, export_as_of, record};

const FILE: &str = include_str!("../../events.yaml");

#[test]
fn every_event_is_in_every_format() {
    let record = record(FILE);
    let expected: Vec<&str> = record.events.iter().map(|e| e.title.shown()).collect();
    assert!(expected.len() > 200);
    for (word, format, _) in Format::WORDS {
        let text = export(&record, format);
        let found = reading::titles(format, &text);
        if format == Format::Svg {
            // There the title begins what is said of the row.
            let begins = |(words, title): (&String, &&str)| words.starts_with(*title);
            assert_eq!(found.len(), expected.len());
            assert!(found.iter().zip(&expected).all(begins));
        } else {
            assert_eq!(found, expected, "{word}");
        }
        assert!(text == export(&record, format), "{word} twice");
    }
}

#[test]
fn quotes_and_proposed_dates_are_there_in_full() {
    let record = record(FILE);
    let page = export(&record, Format::Html);
    let page = Xml::of(&page);
    let said = page.all("blockquote", Xml::words).join("\n");
    let quotes: Vec<_> = record.events.iter().flat_map(|e| &e.quotes).collect();
    assert!(quotes.len() > 100);
    for quote in &quotes {
        let words = quote.text.shown().trim_end().replace('\n', "");
        assert!(said.contains(&words), "{words}");
    }
    let calendar = export(&record, Format::Ics);
    let told = reading::values(&calendar, "DESCRIPTION");
    for (event, told) in record.events.iter().zip(&told) {
        for quote in &event.quotes {
            assert!(told.contains(quote.text.shown().trim_end()), "{told}");
        }
        let dates = told
            .lines()
            .filter(|line| line.starts_with("Proposed dates: "));
        assert_eq!(dates.count(), event.targets.len(), "{told}");
    }
}

#[test]
fn json_has_the_events_that_list_gives() {
    let record = record(FILE);
    let whole = reading::json(&export(&record, Format::Json));
    let ids = (0..).map(EventId).take(record.events.len());
    let listed = reading::json(&json::events(&record, ids, AsOf::ever()));
    assert_eq!(whole["events"], listed);
    assert_eq!(whole["title"], "Wartime OPCON transfer");
    assert_eq!(whole["parties"]["seoul"]["native"], "서울");
    assert_eq!(whole["people"]["ahn-gyu-back"]["party"], "seoul");
    assert_eq!(whole["milestones"]["transfer"]["main"], true);
    assert_eq!(whole["kinds"]["hearing"]["plural"], "Hearings");
    let shared = record.sources.iter().filter(|s| s.key.is_some()).count();
    assert_eq!(whole["sources"].as_object().unwrap().len(), shared);
}

#[test]
fn calendars_have_lines_that_every_reader_can_take() {
    let record = record(FILE);
    let text = export(&record, Format::Ics);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.is_empty(), "{line}");
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let ids: BTreeSet<String> = reading::values(&text, "UID").into_iter().collect();
    assert_eq!(ids.len(), record.events.len());
}

#[test]
fn the_page_loads_nothing_and_every_anchor_is_there() {
    let record = record(FILE);
    let text = export(&record, Format::Html);
    let page = Xml::of(&text);
    let ids: Vec<String> = page.all("article", |n| n.attribute("id").unwrap().to_owned());
    let expected: Vec<&str> = record.events.iter().map(|e| e.id.shown()).collect();
    assert_eq!(ids, expected);
    let names: BTreeSet<String> = page.markup();
    for loads in [
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "form",
        "style src",
        "base",
    ] {
        assert!(!names.contains(loads), "{loads}");
    }
    let style = page.all("style", Xml::words).concat();
    assert!(!style.contains("url(") && !style.contains("@import"));
    // Every link within the page leads somewhere.
    let anchors: BTreeSet<String> = page
        .all("section", |n| n.attribute("id").unwrap().to_owned())
        .into_iter()
        .chain(ids)
        .collect();
    let links = page.all("a", |n| n.attribute("href").unwrap().to_owned());
    let inner: Vec<&str> = links.iter().filter_map(|l| l.strip_prefix('#')).collect();
    assert!(inner.len() > record.events.len());
    for link in inner {
        assert!(anchors.contains(&decoded(link)), "{link}");
    }
}

fn decoded(link: &str) -> String {
    let bytes = link.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            out.push(u8::from_str_radix(&link[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn as_of_a_day_what_was_not_known_is_in_no_format() {
    let record = record(FILE);
    let as_of = AsOf::then(Day::parse("2014-10-24").unwrap());
    let known = record.events.iter().filter(|e| as_of.knows(e)).count();
    assert!(known > 20 && known < record.events.len());
    for (word, format, _) in Format::WORDS {
        let text = export_as_of(&record, format, as_of);
        assert_eq!(reading::titles(format, &text).len(), known, "{word}");
        assert!(!text.contains("Hegseth meet at the Pentagon"), "{word}");
    }
}
