//! The day from which an event is known, and what an as-of day hides.

use opcon_tui::analysis::AsOf;

use crate::bridge::{day, id, two_towns};

fn from(event: &str) -> String {
    let record = two_towns(&format!("  - {{ title: A, {event} }}"));
    record.events[0].known_from.to_string()
}

#[test]
fn a_known_date_goes_before_all_else() {
    let source = "sources: [{ title: S, date: 2020-03-04 }]";
    let event = format!("date: 2020-03-01, known: 2020-05-06, {source}");
    assert_eq!(from(&event), "2020-05-06");
    // It may be earlier than the event, and a month is known when it is over.
    assert_eq!(from("date: 2020-03-01, known: 2019-12-01"), "2019-12-01");
    assert_eq!(from("date: 2020-03-01, known: 2020-05"), "2020-05-31");
    assert_eq!(
        from("date: 2022, status: planned, known: 2020-05-06"),
        "2020-05-06"
    );
}

#[test]
fn the_earliest_ending_source_tells() {
    // The month of March begins before 10 March and ends after it.
    let sources = "sources: [{ title: A, date: 2020-03 }, { title: B, date: 2020-03-10 },
        { title: C, date: 2021-01-01 }, { title: D }]";
    assert_eq!(from(&format!("date: 2020-03-05, {sources}")), "2020-03-10");
    // Nothing is known before it begins ...
    assert_eq!(from(&format!("date: 2020-03-15, {sources}")), "2020-03-15");
    // ... and of something that lasts, the beginning is enough.
    assert_eq!(from(&format!("date: 2020-03, {sources}")), "2020-03-10");
    assert_eq!(from(&format!("date: 2020-02/.., {sources}")), "2020-03-10");
}

#[test]
fn without_a_dated_source_it_is_known_when_it_is_over() {
    assert_eq!(from("date: 2020-03-05"), "2020-03-05");
    assert_eq!(from("date: 2020-03"), "2020-03-31");
    assert_eq!(
        from("date: 2020-02~, sources: [{ title: S }]"),
        "2020-02-29"
    );
    assert_eq!(from("date: 2020-03-05/2020-03-08"), "2020-03-08");
    assert_eq!(from("date: ../2020-03"), "2020-03-31");
    assert_eq!(from("date: 2020-03-05/.."), "2020-03-05");
}

#[test]
fn a_plan_is_known_before_its_day() {
    let source = "sources: [{ title: S, date: 2020-03 }, { title: T, date: 2020-08-01 }]";
    assert_eq!(
        from(&format!("date: 2022-05-01, status: planned, {source}")),
        "2020-03-31"
    );
    assert_eq!(from("date: 2022-05, status: planned"), "2022-05-31");
    // What was called off is no plan any more.
    assert_eq!(
        from(&format!("date: 2022-05-01, status: cancelled, {source}")),
        "2022-05-01"
    );
}

#[test]
fn as_of_a_day_only_what_was_known_by_its_end_counts() {
    let record = two_towns("  - { date: 2020-03-05, title: A }");
    let event = &record.events[0];
    assert!(!AsOf::then(day("2020-03-04")).knows(event));
    assert!(AsOf::then(day("2020-03-05")).knows(event));
    assert!(AsOf::now(day("2020-03-04")).knows(event));
}

#[test]
fn later_sources_and_what_rests_on_them_alone_are_hidden() {
    let record = crate::bridge::read(
        "
sources:
  early: { title: Early, date: 2020-03-06 }
  month: { title: Month, date: 2020-04 }
  plain: { title: Undated }
events:
  - id: a
    date: 2020-03-05
    title: A
    known: 2020-03-05
    sources: [early, month, plain]
    quotes:
      - { text: on early, source: early }
      - { text: on month, source: month }
      - { text: on plain, source: plain }
      - { text: on all }
    links: [{ follows: c }, { follows: b }]
  - { id: b, date: 2020-03-04, title: B, known: 2020-03-04 }
  - { id: c, date: 2020-03-03, title: C, known: 2021-01-01 }
  - id: d
    date: 2020-03-06
    title: D
    known: 2020-03-06
    sources: [month]
    quotes: [{ text: on the only one }]
  - { id: e, date: 2020-03-07, title: E, quotes: [{ text: on nothing }] }
",
    );
    let seen = |event: &str, as_of: AsOf| {
        let event = record.event(record.find(event).unwrap()).unwrap();
        let sources: Vec<_> = as_of
            .sources(&record, event)
            .map(|s| record.source(s).unwrap().title.as_ref().unwrap().raw())
            .collect();
        let quotes: Vec<_> = as_of.quotes(&record, event).map(|q| q.text.raw()).collect();
        let links: Vec<_> = as_of
            .links(&record, event)
            .map(|l| id(&record, l.to))
            .collect();
        [sources.join(", "), quotes.join(", "), links.join(", ")].join(" | ")
    };
    let at = |text| AsOf::then(day(text));
    assert_eq!(
        seen("a", at("2020-03-05")),
        "Undated | on plain, on all | b"
    );
    // A month is out when it is over.
    assert_eq!(
        seen("a", at("2020-04-29")),
        "Early, Undated | on early, on plain, on all | b"
    );
    assert_eq!(
        seen("a", at("2020-04-30")),
        "Early, Month, Undated | on early, on month, on plain, on all | b"
    );
    assert_eq!(
        seen("a", at("2021-01-01")),
        "Early, Month, Undated | on early, on month, on plain, on all | c, b"
    );
    assert_eq!(
        seen("a", AsOf::now(day("2020-03-05"))),
        "Early, Month, Undated | on early, on month, on plain, on all | c, b"
    );
    assert_eq!(seen("d", at("2020-03-06")), " |  | ");
    assert_eq!(seen("d", at("2020-04-30")), "Month | on the only one | ");
    assert_eq!(seen("e", at("2020-03-07")), " | on nothing | ");
}
