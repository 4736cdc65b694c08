//! The drift view and the board.

use super::{EVENTS, TODAY, assert_picture, opened, tunnel};
use crate::picture::Viewer;
use opcon_tui::view::theme::{Depth, Ground};

/// Two banks, an observer, and what they find about an old bridge.
const BRIDGE: &str = include_str!("board.yaml");

/// A record with these parties and targets, each event with one.
fn record(parties: &str, events: &[(&str, &str)]) -> String {
    let events: Vec<String> = events
        .iter()
        .map(|(date, targets)| {
            format!("  - {{ date: {date}, title: Word of {date}, targets: [{targets}] }}\n")
        })
        .collect();
    format!(
        "title: The ferry\nparties: {{ {parties} }}\nmilestones: {{ crossing: {{ name: First crossing }} }}\nevents:\n{}",
        events.concat()
    )
}

#[test]
fn how_the_date_drifted_at_each_size() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let name = format!("drift-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), "D h"));
    }
}

#[test]
fn how_the_date_of_the_record_drifted() {
    assert_picture(
        "events-drift-120x36",
        &opened(EVENTS, (120, 36), None, "D h"),
    );
    assert_picture(
        "events-drift-80x24",
        &opened(EVENTS, (80, 24), None, "D h h"),
    );
    assert_picture(
        "events-drift-40x12",
        &opened(EVENTS, (40, 12), None, "D h h"),
    );
}

#[test]
fn a_drift_with_the_evidence_beside_it() {
    assert_picture("drift-160x40", &tunnel((160, 40), "D h"));
}

#[test]
fn a_drift_of_some_years() {
    let viewer = opened(EVENTS, (120, 36), Some("2014-10-23"), "D + +");
    assert_picture("events-drift-zoomed", &viewer);
}

#[test]
fn a_drift_without_colour_and_in_ascii() {
    for (name, depth, ascii) in [
        ("drift-no-colour-120x36", Depth::None, false),
        ("drift-ascii-120x36", Depth::None, true),
    ] {
        let theme = (depth, Ground::Unknown, ascii);
        let mut viewer = Viewer::with(EVENTS, (120, 36), TODAY, None, theme);
        viewer.press("D h");
        assert_picture(name, &viewer);
    }
}

#[test]
fn one_party_with_what_nobody_agreed() {
    let record = record(
        "ferry: { name: Ferry company }",
        &[
            ("2023-01-10", "{ by: ferry, date: 2024-06 }"),
            (
                "2024-05-02",
                "{ by: ferry, date: 2025-06, status: postponed }",
            ),
            (
                "2025-03-20",
                "{ by: ferry, date: 2025-09~, status: postponed }",
            ),
        ],
    );
    assert_picture("drift-one-80x24", &opened(&record, (80, 24), None, "D"));
}

#[test]
fn three_parties_of_which_one_leaves() {
    let record = record(
        "east: { name: East }, west: { name: West }, isle: { name: Isle }",
        &[
            (
                "2020-02-01",
                "{ by: [east, west, isle], date: 2023-05-01, status: agreed }",
            ),
            ("2021-07-15", "{ by: isle, date: 2024/.. }"),
            (
                "2022-01-15",
                "{ by: [east, west], date: 2024-10-01, status: postponed }",
            ),
            ("2024-03-01", "{ by: west, status: postponed }"),
            (
                "2025-06-01",
                "{ by: [east, isle], date: 2027, status: agreed }",
            ),
        ],
    );
    assert_picture("drift-three-120x36", &opened(&record, (120, 36), None, "D"));
}

#[test]
fn a_milestone_that_is_reached() {
    let record = record(
        "east: { name: East }, west: { name: West }",
        &[
            ("1990-02-15", "{ by: east }"),
            (
                "1992-10-08",
                "{ by: [east, west], date: ../1994, status: agreed }",
            ),
            (
                "1993-11-03",
                "{ by: [east, west], date: 1994-12-01, status: agreed }",
            ),
            (
                "1994-12-01",
                "{ by: [east, west], date: 1994-12-01, status: done }",
            ),
        ],
    );
    assert_picture("drift-done-80x24", &opened(&record, (80, 24), None, "D G"));
}

#[test]
fn hundreds_of_statements() {
    let events: Vec<(String, String)> = (0..400)
        .map(|i| {
            let (year, month, day) = (2000 + i / 16, 1 + i % 12, 1 + i % 28);
            let by = ["east", "west", "[east, west]"][i % 3];
            let said = format!("{year}-{month:02}-{day:02}");
            (
                said,
                format!("{{ by: {by}, date: {} }}", 2005 + (i * 7 % 29)),
            )
        })
        .collect();
    let events: Vec<(&str, &str)> = events
        .iter()
        .map(|(date, target)| (date.as_str(), target.as_str()))
        .collect();
    let record = record("east: { name: East }, west: { name: West }", &events);
    assert_picture(
        "drift-crowd-120x36",
        &opened(&record, (120, 36), None, "D h h"),
    );
}

#[test]
fn the_milestones_to_choose_from() {
    assert_picture("milestones-80x24", &tunnel((80, 24), "D m j"));
}

#[test]
fn statements_and_findings_that_a_filter_shows() {
    let filter = "f p a r t y : w a s h i n g t o n Enter";
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        for (name, view) in [("drift", "D h"), ("board", "B j")] {
            let viewer = opened(EVENTS, (columns, rows), None, &format!("{filter} {view}"));
            assert_picture(&format!("{name}-filter-{columns}x{rows}"), &viewer);
        }
    }
}

#[test]
fn a_record_without_dates_or_conditions_says_so() {
    let record = "events:\n  - { date: 1869-11-17, title: The canal opens }\n";
    for (keys, words) in [
        (
            "D",
            "no drift to show: it needs `milestones:`, and `targets:` in events",
        ),
        (
            "B",
            "no board to show: it needs `conditions:`, and `assesses:` in events",
        ),
        ("m", "the record names no milestones"),
    ] {
        let picture = opened(record, (100, 24), None, keys).picture();
        assert!(picture.contains(words), "{picture}");
        assert!(!picture.contains("Drift"), "{picture}");
    }
    let dateless = "milestones: { a: { name: A } }\nevents:\n  - { date: 2020, title: x }\n";
    let picture = opened(dateless, (100, 24), None, "D").picture();
    assert!(picture.contains("nobody has stated a date"), "{picture}");
}

#[test]
fn the_conditions_by_party_at_each_size() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let name = format!("board-{columns}x{rows}");
        let viewer = opened(BRIDGE, (columns, rows), None, "B j");
        assert_picture(&name, &viewer);
    }
}

#[test]
fn the_conditions_of_the_record() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let name = format!("events-board-{columns}x{rows}");
        assert_picture(&name, &opened(EVENTS, (columns, rows), None, "B j l"));
    }
}

#[test]
fn a_cell_that_nobody_has_filled() {
    assert_picture(
        "board-empty-cell",
        &opened(BRIDGE, (120, 36), None, "B j j j"),
    );
}

#[test]
fn a_board_without_colour_and_in_ascii() {
    for (name, ascii) in [("board-no-colour", false), ("board-ascii", true)] {
        let theme = (Depth::None, Ground::Unknown, ascii);
        let mut viewer = Viewer::with(BRIDGE, (100, 30), TODAY, None, theme);
        viewer.press("B j");
        assert_picture(name, &viewer);
    }
}
