//! What was known when, in the viewer: keys, what every part of the screen shows, and the way back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "support/model.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod model;
#[path = "support/picture.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod picture;
#[path = "support/records.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod records;

use opcon_tui::app::lanes::LanesBy;
use opcon_tui::app::{Key, Model, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::document;
use picture::Viewer;
use proptest::prelude::*;

/// Known on 2 March 2020, 10 March 2020, 5 June 2020 (though of 1 April) and 8 January 2021.
const FERRY: &str = "
title: The ferry
parties: { isle: { name: Isle }, port: { name: Port } }
milestones: { start: { name: First crossing } }
sources:
  early: { title: Early news, publisher: Gazette, date: 2020-03-10 }
  later: { title: Later news, publisher: Herald, date: 2020-12-24, primary: true }
events:
  - { id: idea, date: 2020-03-02, title: An idea, kind: report, parties: [isle] }
  - id: plan
    date: 2020-03-05
    title: The plan
    kind: meeting
    parties: [isle]
    sources: [early, later]
    quotes:
      - { text: We want a ferry., speaker: Ann Ode, source: early }
      - { text: Nobody wanted it., speaker: Bo Lee, source: later }
    targets: [{ by: isle, date: 2022 }]
    links: [{ contradicts: refusal }]
  - { id: refusal, date: 2020-04-01, known: 2020-06-05, title: A refusal, kind: hearing, parties: [port], links: [{ responds-to: idea }] }
  - { id: end, date: 2021-01-08, title: The end of it, kind: law, parties: [port], targets: [{ by: port, date: 2030 }] }
";

fn ferry(at: &str) -> Viewer {
    Viewer::open(FERRY, (120, 36), "2026-11-23", Some(at))
}

/// The characters of the screen.
fn screen(viewer: &Viewer) -> String {
    let picture = viewer.picture();
    picture.split_once("--- styles").unwrap().0.to_owned()
}

/// The first row, from where it says what was known.
fn known(viewer: &Viewer) -> String {
    let screen = screen(viewer);
    let title = screen.lines().next().unwrap();
    let said = title.find("AS KNOWN ON").map(|at| &title[at..]);
    let said = said.map(|said| said.split("   ").next().unwrap().to_owned());
    said.unwrap_or_default()
}

/// The id of the selection, and the status row.
fn selected(viewer: &Viewer) -> String {
    let reading = viewer.model.reading();
    let event = reading.event_at(viewer.model.at());
    event.map_or("nothing".to_owned(), |e| e.id.raw().to_owned())
}

fn message(viewer: &Viewer) -> &str {
    viewer.model.message().unwrap_or("")
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn the_selection_gives_the_day_from_which_it_is_known() {
    let mut viewer = ferry("plan");
    assert_eq!(known(&viewer), "");
    viewer.press("w");
    assert_eq!(known(&viewer), "AS KNOWN ON 10 MAR 2020 · 2 of 4");
    assert_eq!(selected(&viewer), "plan");
    assert_eq!(message(&viewer), "2 events not yet known   W back to now");
    let mut viewer = ferry("refusal");
    viewer.press("w");
    assert_eq!(known(&viewer), "AS KNOWN ON 5 JUN 2020 · 3 of 4");
    let mut viewer = ferry("end");
    viewer.press("w");
    assert_eq!(message(&viewer), "all events were known   W back to now");
    // A proposed date, from the event that said it last.
    let mut viewer = ferry("end");
    viewer.press("j");
    assert_eq!(selected(&viewer), "nothing");
    viewer.press("w");
    assert_eq!(known(&viewer), "AS KNOWN ON 8 JAN 2021 · 4 of 4");
    assert_eq!(viewer.model.position().1, "2 of 2 ahead");
}

#[test]
fn a_save_tells_nothing_that_is_not_known_on_the_day() {
    let mut viewer = ferry("plan");
    viewer.press("w");
    let later = FERRY.replace("The end of it", "The sad end of it");
    viewer.load(&later);
    let words = "1 event new or changed, not yet known on 10 Mar 2020";
    assert_eq!(message(&viewer), words);
    let both = later.replace("An idea", "The idea");
    let both = both.replace("A refusal", "Its refusal");
    viewer.load(&both);
    assert_eq!(
        message(&viewer),
        format!("changed: 2 Mar 2020 The idea   {words}")
    );
    viewer.press("W");
    assert_eq!(viewer.model.reading().known(), 4);
    viewer.load(&both.replace("The sad end", "The end"));
    assert_eq!(message(&viewer), "changed: 8 Jan 2021 The end of it");
}

#[test]
fn every_part_of_the_screen_shows_what_was_known() {
    let mut viewer = ferry("plan");
    let now = screen(&viewer);
    for later in ["A refusal", "Later news", "Nobody wanted", "contradicts"] {
        assert!(now.contains(later), "{later} is not there now:\n{now}");
    }
    assert!(now.contains("2 publishers, a primary document,"), "{now}");
    assert!(now.contains("Isle 2022, lapsed"), "{now}");
    viewer.press("w");
    let then = screen(&viewer);
    for later in [
        "A refusal",
        "The end",
        "Later news",
        "Nobody wanted",
        "contradicts",
        "answered",
    ] {
        assert!(!then.contains(later), "{later} was not known:\n{then}");
    }
    assert!(then.contains("1 publisher, 1 quote named"), "{then}");
    assert!(then.contains("Isle 2022 "), "{then}");
    assert!(then.contains("Port nothing stated"), "{then}");
    assert!(then.contains("quiet for 5 days"), "{then}");
    assert!(then.contains("as of ╎   Tue 10 Mar 2020 · ahead"), "{then}");
    assert!(then.contains("5 days ago"), "{then}");
    assert!(!then.contains("today"), "{then}");
    assert_eq!(viewer.model.position().1, "2 of 2");
    // No lane for what nobody had done yet, and the idea was not yet answered.
    let lanes = |viewer: &Viewer| viewer.model.lanes().lanes.len();
    assert_eq!(lanes(&viewer), 1);
    viewer.press("k");
    assert!(!screen(&viewer).contains("answered by"));
    viewer.press("W");
    assert_eq!(lanes(&viewer), 2);
    assert!(screen(&viewer).contains("answered by"));
}

#[test]
fn keys_go_by_event_day_and_month_with_counts() {
    let mut viewer = ferry("end");
    let mut goes = |keys: &str, on: &str, says: &str| {
        viewer.press(keys);
        assert_eq!(known(&viewer), on, "{keys}");
        assert_eq!(message(&viewer), says, "{keys}");
    };
    goes(
        "(",
        "AS KNOWN ON 8 JAN 2021 · 4 of 4",
        "became known: The end of it",
    );
    goes(
        "2 (",
        "AS KNOWN ON 10 MAR 2020 · 2 of 4",
        "became known: The plan",
    );
    goes(
        "9 (",
        "AS KNOWN ON 2 MAR 2020 · 1 of 4",
        "became known: An idea",
    );
    goes(
        "(",
        "AS KNOWN ON 2 MAR 2020 · 1 of 4",
        "nothing became known earlier",
    );
    let none = "nothing became known   ( ) go from one day to the next";
    goes("]", "AS KNOWN ON 3 MAR 2020 · 1 of 4", none);
    goes(
        "7 ]",
        "AS KNOWN ON 10 MAR 2020 · 2 of 4",
        "became known: The plan",
    );
    goes("Alt-l", "AS KNOWN ON 11 MAR 2020 · 2 of 4", none);
    goes(
        "Alt-h",
        "AS KNOWN ON 10 MAR 2020 · 2 of 4",
        "became known: The plan",
    );
    goes(
        "1 2 }",
        "AS KNOWN ON 10 MAR 2021 · 4 of 4",
        "became known: A refusal, and 1 more",
    );
    goes("{", "AS KNOWN ON 10 FEB 2021 · 4 of 4", none);
    goes(
        ")",
        "AS KNOWN ON 10 FEB 2021 · 4 of 4",
        "nothing became known later",
    );
    goes("9 [", "AS KNOWN ON 1 FEB 2021 · 4 of 4", none);
    goes(
        "2 4 [",
        "AS KNOWN ON 8 JAN 2021 · 4 of 4",
        "became known: The end of it",
    );
    // Without an as-of day they start from today.
    goes("W", "", "back to now   Backspace returns to 8 Jan 2021");
    goes("[", "AS KNOWN ON 22 NOV 2026 · 4 of 4", none);
    goes("W {", "AS KNOWN ON 23 OCT 2026 · 4 of 4", none);
    goes("W )", "", "nothing became known later");
    goes(
        "W",
        "",
        "this is now: w shows what was known on the day of the selection",
    );
    // Before the first and after the last day that there is.
    goes("9 9 9 9 9 9 9 {", "AS KNOWN ON 1 JAN -9999 · 0 of 4", none);
    assert_eq!(selected(&viewer), "nothing");
    viewer
        .press("j k h l , . G g g Enter Esc z 0 + - w o")
        .press(")");
    assert_eq!(
        (known(&viewer).as_str(), selected(&viewer).as_str()),
        ("AS KNOWN ON 2 MAR 2020 · 1 of 4", "idea")
    );
    viewer.press("9 9 9 9 9 9 9 ]");
    assert_eq!(known(&viewer), "AS KNOWN ON 31 DEC 9999 · 4 of 4");
}

#[test]
fn the_selection_stays_where_its_event_is_known() {
    let mut viewer = ferry("idea");
    viewer.press("3 (");
    assert_eq!(known(&viewer), "AS KNOWN ON 10 MAR 2020 · 2 of 4");
    assert_eq!(selected(&viewer), "idea");
    viewer.press("G");
    assert_eq!(selected(&viewer), "plan");
    viewer.press(")");
    assert_eq!(selected(&viewer), "plan");
    viewer.press("2 (");
    assert_eq!(selected(&viewer), "idea");
    // A proposed date too: port's stands, isle's came before it.
    let mut viewer = ferry("end");
    viewer.press("w j j");
    assert_eq!(viewer.model.position().0, "Port: First crossing 2030");
    viewer.press("]");
    assert_eq!(viewer.model.position().0, "Port: First crossing 2030");
    viewer.press("2 [");
    assert_eq!(selected(&viewer), "refusal");
}

#[test]
fn escape_and_backspace_lead_back() {
    let mut viewer = ferry("plan");
    viewer.press("w Tab Esc");
    assert_eq!(known(&viewer), "AS KNOWN ON 10 MAR 2020 · 2 of 4");
    viewer.press("Esc");
    assert_eq!(known(&viewer), "");
    assert_eq!(
        message(&viewer),
        "back to now   Backspace returns to 10 Mar 2020"
    );
    viewer.press("Backspace");
    assert_eq!(known(&viewer), "AS KNOWN ON 10 MAR 2020 · 2 of 4");
    viewer.press("Esc Esc");
    assert_eq!(message(&viewer), "nothing to step back from   q quits");
    // A run of steps is one move.
    let mut viewer = ferry("end");
    viewer.press("[ [ ( ( { ]");
    assert_ne!(selected(&viewer), "end");
    viewer.press("Backspace");
    assert_eq!(
        (known(&viewer).as_str(), selected(&viewer).as_str()),
        ("", "end")
    );
    viewer.press("g f");
    assert_ne!(known(&viewer), "");
}

#[test]
fn a_save_and_midnight_leave_the_day() {
    let mut viewer = ferry("plan");
    viewer.press("w");
    let longer = FERRY.replace("An idea", "An old idea");
    viewer.load(&longer);
    assert_eq!(known(&viewer), "AS KNOWN ON 10 MAR 2020 · 2 of 4");
    assert_eq!(selected(&viewer), "plan");
    viewer.model.update(Msg::Today(day("2026-11-24")));
    assert_eq!(known(&viewer), "AS KNOWN ON 10 MAR 2020 · 2 of 4");
    viewer.press("W");
    assert_eq!(viewer.model.reading().today(), day("2026-11-24"));
}

#[test]
fn the_viewer_can_open_as_of_a_day() {
    let open = |at: Option<&str>| {
        let mut model = Model::new(Start {
            as_of: Some(day("2020-03-31")),
            at: at.map(str::to_owned),
            ..Start::default()
        });
        model.update(Msg::Today(day("2026-11-23")));
        model.update(Msg::Loaded(document::load(FERRY.as_bytes())));
        model
    };
    let model = open(None);
    let newest = model.reading().event_at(model.at()).unwrap();
    assert_eq!((newest.id.raw(), model.reading().known()), ("plan", 2));
    // The opening: the eighteen months to the end of that year.
    assert_eq!(model.viewport().days().unwrap().0, day("2019-07-01"));
    let model = open(Some("end"));
    assert_eq!(model.message(), Some("`end` is not known on this day"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is pressed: the walk has the events known by the day, as a slow look finds them.
    #[test]
    fn the_walk_has_what_was_known(
        text in records::record(25),
        pressed in prop::collection::vec(prop::sample::select(vec!['w', 'W', '(', ')', '[', ']', '{', '}', 'j', 'k', '9']), 1..30),
    ) {
        let mut model = model::opened(&text, (120, 36));
        for key in pressed {
            model.update(Msg::Key(Key::char(key)));
            let reading = model.reading();
            let all = reading.record.events.iter();
            let expected: Vec<&str> = match model.as_of() {
                None => all.map(|e| e.id.raw()).collect(),
                Some(day) => all.filter(|e| e.known_from <= day).map(|e| e.id.raw()).collect(),
            };
            prop_assert_eq!(reading.known(), expected.len());
            prop_assert_eq!(reading.walk.events(), expected.len());
            let mut walked: Vec<&str> = reading.events().map(|e| e.id.raw()).collect();
            let mut expected = expected;
            walked.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(walked, expected);
            prop_assert_eq!(model.index().items().len(), reading.known());
            prop_assert!(model.at() < reading.walk.len().max(1));
            for (at, window) in reading.windows.iter().enumerate() {
                let said = window.last_said().and_then(|id| reading.record.event(id)).unwrap();
                prop_assert!(reading.as_of.knows(said), "window {at} was not known");
            }
        }
    }

    /// However one comes to a day: the reading, the lanes, the weights and places of the items, the drift and the
    /// board are those of a program that opens on it.
    #[test]
    fn a_day_is_the_same_whichever_way_one_comes_to_it(
        text in records::record(25),
        (_, lanes, _) in prop::sample::select(LanesBy::WORDS.to_vec()),
        pressed in prop::collection::vec(prop::sample::select(vec!['w', '(', ')', '[', ']', '{', '}', 'j', 'k', '9', 'm']), 1..20),
    ) {
        let open = |as_of: Option<Day>| {
            let mut model = Model::new(Start { as_of, lanes, ..Start::default() });
            model.update(Msg::Today(day("2026-11-23")));
            model.update(Msg::Loaded(document::load(text.as_bytes())));
            model
        };
        let mut model = open(None);
        for key in pressed {
            model.update(Msg::Key(Key::char(key)));
        }
        let there = open(model.as_of());
        let (came, opened) = (model.reading(), there.reading());
        prop_assert_eq!(&came.windows, &opened.windows);
        prop_assert_eq!(&came.said, &opened.said);
        prop_assert_eq!(&came.state, &opened.state);
        prop_assert_eq!(came.drift(), opened.drift());
        prop_assert_eq!(came.board(), opened.board());
        prop_assert_eq!(model.lanes(), there.lanes());
        prop_assert_eq!(model.index().items(), there.index().items());
        let entries = |model: &Model| {
            let walk = &model.reading().walk;
            (0..walk.len()).map(|at| (walk.get(at), walk.day(at))).collect::<Vec<_>>()
        };
        prop_assert_eq!(entries(&model), entries(&there));
    }
}
