//! The state of play.

use opcon_tui::analysis::{AsOf, StateOfPlay, windows};
use opcon_tui::record::Record;

use crate::bridge::{day, gap_text, holds, id, key, read, three_sides, two_towns};

/// The state of play in a line, as the strip has it.
pub fn play(record: &Record, at: &str) -> String {
    let as_of = AsOf::then(day(at));
    let windows = windows(record, as_of);
    let state = StateOfPlay::of(record, &windows, as_of).expect("a milestone");
    let mut parts: Vec<String> = state
        .says
        .iter()
        .map(|says| {
            let mut text = key(record, says.party).to_owned();
            match &says.held {
                Some(held) => {
                    text = format!("{text} {}", holds(held));
                    if held.lapsed(as_of.day) {
                        text.push_str(" lapsed");
                    }
                }
                None => text.push_str(" nothing"),
            }
            if let Some((milestone, held)) = &says.instead {
                let of = record.milestone(*milestone).unwrap().key.raw();
                text = format!("{text} ({of} {})", holds(held));
            }
            text
        })
        .collect();
    for &at in &state.observers {
        let window = &windows[at];
        let by: Vec<&str> = window.by.iter().map(|&p| key(record, p)).collect();
        parts.push(format!("{} {}", by.join("+"), window.date.written()));
    }
    if let Some(gap) = &state.gap {
        parts.push(format!("gap {}", gap_text(record, gap)));
    }
    if let Some(last) = state.last_event {
        parts.push(format!("last event {last}"));
    }
    parts.join("; ")
}

#[test]
fn every_party_is_named() {
    let record = three_sides("  - { date: 2020-01-01, title: A }");
    assert_eq!(
        play(&record, "2020-06-01"),
        "north nothing; south nothing; island nothing; gap cannot be said; last event 2020-01-01"
    );
}

#[test]
fn without_a_date_the_milestone_said_last_stands_in() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ of: deck, by: [north, south], date: 2022 }] }
  - { date: 2020-02-01, title: B, targets: [{ of: pillars, by: [north, south], date: 2021-03 }] }
  - { date: 2020-03-01, title: C, targets: [{ by: north, date: 2025 }, { by: south }] }
  - { date: 2020-04-01, title: D, targets: [{ of: deck, by: south, date: 2022, status: confirmed }] }
  - { date: 2020-05-01, title: E, targets: [{ of: pillars, by: south, status: postponed }] }
",
    );
    assert_eq!(
        play(&record, "2020-02-15"),
        "north nothing (pillars 2021-03 jointly); south nothing (pillars 2021-03 jointly); \
         gap cannot be said; last event 2020-02-01"
    );
    assert_eq!(
        play(&record, "2020-03-15"),
        "north 2025; south no date (pillars 2021-03 jointly); gap cannot be said; \
         last event 2020-03-01"
    );
    // To say it again is to say it last.
    assert_eq!(
        play(&record, "2020-04-15"),
        "north 2025; south no date (deck 2022 jointly said 2 times); gap cannot be said; \
         last event 2020-04-01"
    );
    // "No date" for another milestone is nothing that could stand in.
    assert_eq!(
        play(&record, "2020-05-15"),
        "north 2025; south no date (deck 2022 jointly said 2 times); gap cannot be said; \
         last event 2020-05-01"
    );
}

#[test]
fn what_was_said_last_stands_in_only_while_it_stands() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ of: deck, by: north, date: 2022 }] }
  - { date: 2020-02-01, title: B, targets: [{ of: pillars, by: north, date: 2021-03 }] }
",
    );
    let text = |at| play(&record, at).split(';').next().unwrap().to_owned();
    assert_eq!(text("2021-03-31"), "north nothing (pillars 2021-03)");
    assert_eq!(text("2021-04-01"), "north nothing");
}

#[test]
fn a_lapsed_date_is_the_last_word() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: north, date: 2021 }, { by: south, date: 2024 }] }
  - { date: 2020-01-02, title: B, targets: [{ of: deck, by: north, date: 2030 }] }
",
    );
    assert_eq!(
        play(&record, "2022-01-01"),
        "north 2021 lapsed; south 2024; gap cannot be said; last event 2020-01-02"
    );
}

#[test]
fn two_standing_windows_of_observers_last_said_first() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: gazette, date: 2028, status: reported }] }
  - { date: 2020-02-01, title: B, targets: [{ by: gazette, date: 2026 }, { by: gazette, date: 2027 }] }
  - { date: 2020-03-01, title: C, targets: [{ by: gazette, date: 2021 }] }
  - { date: 2020-04-01, title: D, targets: [{ of: deck, by: gazette, date: 2029 }] }
  - { date: 2020-05-01, title: E, targets: [{ by: [gazette, north], date: 2030, status: reported }] }
  - { date: 2020-06-01, title: F, targets: [{ by: gazette, date: 2028 }] }
",
    );
    let observers = |at| {
        let text = play(&record, at);
        let parts: Vec<&str> = text.split("; ").filter(|p| p.starts_with("gaz")).collect();
        parts.join(", ")
    };
    assert_eq!(observers("2020-01-15"), "gazette 2028");
    assert_eq!(observers("2020-02-15"), "gazette 2027, gazette 2026");
    assert_eq!(observers("2020-05-15"), "gazette 2021, gazette 2027");
    assert_eq!(observers("2020-06-15"), "gazette 2028, gazette 2021");
    // What has lapsed makes room.
    assert_eq!(observers("2022-01-01"), "gazette 2028, gazette 2027");
}

#[test]
fn a_date_said_long_ago_tells_when_it_was_said_last() {
    let record = two_towns(
        "
  - { id: a, date: 2010-01-01, title: A, targets: [{ by: [north, south], status: agreed }] }
  - { id: b, date: 2014-01-01, title: B, targets: [{ by: south, status: confirmed }] }
",
    );
    let as_of = AsOf::then(day("2017-01-01"));
    let state = StateOfPlay::of(&record, &[], as_of).unwrap();
    let said: Vec<(&str, String)> = state
        .says
        .iter()
        .filter_map(|says| says.held.as_ref())
        .map(|held| (id(&record, held.last.0), held.said.to_string()))
        .collect();
    assert_eq!(
        said,
        [
            ("a", "2010-01-01".to_owned()),
            ("b", "2014-01-01".to_owned())
        ]
    );
}

#[test]
fn the_last_event_has_begun_and_is_known() {
    let record = two_towns(
        "
  - { date: 2020-01-01/2020-03-01, title: A }
  - { date: 2020-02-01, title: B, known: 2020-06-01 }
  - { date: 2020-07-01, title: C, status: planned, known: 2020-01-15 }
",
    );
    let last = |as_of| StateOfPlay::of(&record, &[], as_of).unwrap().last_event;
    assert_eq!(last(AsOf::then(day("2020-01-10"))), None);
    assert_eq!(last(AsOf::then(day("2020-03-01"))), Some(day("2020-01-01")));
    assert_eq!(last(AsOf::then(day("2020-06-01"))), Some(day("2020-02-01")));
    assert_eq!(last(AsOf::now(day("2020-03-01"))), Some(day("2020-02-01")));
    assert_eq!(last(AsOf::then(day("2020-07-01"))), Some(day("2020-07-01")));
}

#[test]
fn without_milestones_there_is_no_state_of_play() {
    let record = read("parties: { north: { name: N } }\nevents:\n  - { date: 2020, title: A }");
    assert_eq!(
        StateOfPlay::of(&record, &[], AsOf::then(day("2021-01-01"))),
        None
    );
}
