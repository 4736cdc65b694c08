//! The lanes of the chart: by what, which of them, in which order, and what moves within them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "support/picture.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod picture;

use std::fmt::Write as _;

use opcon_tui::app::Model;
use opcon_tui::record::EventId;
use picture::Viewer;

/// Six places, two of them in another; people by key, by name and in quotes; tags in any number.
const FERRY: &str = include_str!("pictures/ferry.yaml");

fn ferry(rows: u16, keys: &str) -> Viewer {
    let mut viewer = Viewer::open(FERRY, (120, rows), "2026-11-23", None);
    viewer.press(keys);
    viewer
}

/// The lanes with the titles of their events; hidden ones in brackets.
fn told(model: &Model) -> Vec<String> {
    let (lanes, record) = (model.lanes(), &model.reading().record);
    let mut told = Vec::new();
    for (number, lane) in lanes.lanes.iter().chain(&lanes.hidden).enumerate() {
        let mut words = format!("{}:", lane.name);
        for (id, event) in (0..).map(EventId).zip(&record.events) {
            if usize::from(lanes.of(id)) == number {
                write!(words, " {}", event.title).unwrap();
            }
        }
        let hidden = number >= lanes.lanes.len();
        told.push(if hidden { format!("({words})") } else { words });
    }
    told
}

#[test]
fn by_place_by_tag_and_by_person() {
    assert_eq!(
        told(&ferry(36, "r l").model),
        [
            "Ahafen: One Two Seven",
            "Sund: Three Six",
            "Nes, quay: Four",
            "no place: Five"
        ]
    );
    assert_eq!(
        told(&ferry(36, "r t").model),
        [
            "fare: One Six",
            "pier: Two",
            "fog: Three",
            "no tag: Four Five Seven"
        ]
    );
    assert_eq!(
        told(&ferry(36, "r w").model),
        [
            "Ida Lund: One Five Six Seven",
            "Ola By: Two",
            "Per Vik: Three",
            "nobody: Four"
        ]
    );
}

#[test]
fn what_is_rare_shares_the_last_lane_where_there_is_little_room() {
    let mut many = String::from("events:\n");
    for n in 1..=30 {
        let place = n % 12;
        writeln!(
            many,
            "  - {{ date: 2026-01-{n:02}, title: \"{n}\", place: P{place:02} }}"
        )
        .unwrap();
    }
    let mut viewer = Viewer::open(&many, (80, 24), "2026-11-23", None);
    viewer.press("r l");
    // Six rows: five places that are named three times each, and the other seven in one.
    assert_eq!(
        told(&viewer.model)[..5],
        [
            "P01: 1 13 25",
            "P02: 2 14 26",
            "P03: 3 15 27",
            "P04: 4 16 28",
            "P05: 5 17 29"
        ]
    );
    assert_eq!(viewer.model.lanes().lanes[5].name, "7 others");
    // More rows show more of them, and fewer take them back.
    viewer.resize((80, 40));
    assert_eq!(viewer.model.lanes().lanes.len(), 12);
    viewer.resize((80, 24));
    assert_eq!(viewer.model.lanes().lanes[5].name, "7 others");
}

#[test]
fn a_lane_is_hidden_shown_alone_and_shown_again() {
    // The last event begun is in Ahafen's lane.
    let mut viewer = ferry(36, "r l r h");
    assert_eq!(
        told(&viewer.model),
        [
            "Sund: Three Six",
            "Nes, quay: Four",
            "no place: Five",
            "(Ahafen: One Two Seven)"
        ]
    );
    // By marks and in a lane: past what is hidden. One by one: through everything.
    viewer.press("h");
    assert_eq!(viewer.selected_title(), "Five");
    viewer.press("h");
    assert_eq!(viewer.selected_title(), "Three");
    viewer.press("h");
    assert_eq!(viewer.selected_title(), "Three");
    viewer.press(".");
    assert_eq!(viewer.selected_title(), "Six");
    viewer.press("g g");
    assert_eq!(viewer.selected_title(), "One");
    viewer.press(".");
    assert_eq!(
        viewer.model.message(),
        Some("its lane is hidden   r a shows all lanes")
    );
    // Nothing of a hidden lane can be clicked or hidden again.
    viewer.press("r h");
    assert!(
        viewer
            .model
            .message()
            .unwrap()
            .contains("in no lane that is shown")
    );
    assert_eq!(viewer.model.lanes().hidden.len(), 1);

    viewer.press("g g l r i");
    assert_eq!(viewer.selected_title(), "Three");
    assert_eq!(told(&viewer.model)[0], "Sund: Three Six");
    assert_eq!(viewer.model.lanes().hidden.len(), 3);
    viewer.press("r h");
    assert_eq!(viewer.model.message(), Some("the last lane stays"));
    viewer.press("r a");
    assert!(viewer.model.lanes().hidden.is_empty());
    // What is hidden stays so when the file is read again.
    viewer.press("r h");
    viewer.load(&FERRY.replace("Seven", "Eight"));
    assert_eq!(told(&viewer.model)[3], "(Sund: Three Six)");
    // Other lanes begin with all of them.
    viewer.press("r k");
    assert!(viewer.model.lanes().hidden.is_empty());
}

#[test]
fn lanes_by_what_no_event_says_are_refused() {
    let bare = "events: [{ date: 2026-01-05, title: One }]\n";
    let mut viewer = Viewer::open(bare, (120, 36), "2026-11-23", None);
    for (keys, words) in [
        ("r l", "no event has a place: lanes by kind"),
        ("r t", "no event has a tag: lanes by kind"),
        ("r w", "no event names anybody: lanes by kind"),
        ("r p", "this record names no parties: lanes by kind"),
    ] {
        viewer.press(keys);
        assert_eq!(viewer.model.message(), Some(words));
    }
}

#[test]
fn a_lane_gives_no_position_to_who_has_taken_none() {
    let record = "
parties: { isle: { name: Isle }, port: { name: Port }, cape: { name: Cape } }
milestones: { start: { name: First crossing } }
events:
  - { date: 2026-09-04, title: One, parties: [isle], targets: [{ by: isle, status: postponed }] }
  - { date: 2026-09-05, title: Two, parties: [port], targets: [{ by: port, date: 2030 }] }
  - { date: 2026-10-05, title: Three, parties: [port], targets: [{ by: port, status: denied, date: 2030 }] }
  - { date: 2026-10-06, title: Four, parties: [cape] }
";
    let viewer = Viewer::open(record, (120, 36), "2026-11-23", None);
    let picture = viewer.picture();
    let lane = |name: &str| {
        let row = picture.lines().find(|row| row.starts_with(name));
        let row = row.and_then(|row| row.split('│').next()).unwrap();
        row.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(lane(" Isle"), "Isle ⋄ ╎ no date");
    assert_eq!(lane(" Port"), "Port ⋄ ⋄ ╎ 2030 denied");
    assert_eq!(lane(" Cape"), "Cape ⋄ ╎");
}
