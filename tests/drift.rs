//! Drift and board under a filter, and points of the drift that share a cell.
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

use opcon_tui::app::board::Sheet;
use opcon_tui::view::theme::{Depth, Ground};
use picture::Viewer;

const TODAY: &str = "2026-11-23";

/// Two banks and a paper on one date, three times about the same one within a week.
const FERRY: &str = "
title: The ferry
parties: { east: { name: East }, west: { name: West }, gazette: { name: Gazette, observer: true } }
milestones: { crossing: { name: First crossing, main: true } }
conditions: { boat: { name: The boat is built }, crew: { name: The crew is hired } }
events:
  - { id: pact, date: 2021-03-01, title: The pact, kind: agreement, targets: [{ by: [east, west], date: 2023-05-01, status: agreed }] }
  - { id: delay, date: 2022-06-10, title: Not yet, kind: statement, targets: [{ by: east, date: 2027-06-30, status: postponed }], assesses: [{ condition: boat, by: east, finding: in-progress }] }
  - { id: again, date: 2022-06-12, title: As East says, kind: meeting, targets: [{ by: west, date: 2027-06-30 }], assesses: [{ condition: boat, by: west, finding: not-met }] }
  - { id: thrice, date: 2022-06-14, title: East says it again, kind: statement, targets: [{ by: east, date: 2027-06-30, status: confirmed }] }
  - { id: rumour, date: 2025-02-01, title: A rumour, kind: report, targets: [{ by: gazette, date: 2029, status: reported }] }
  - { id: hired, date: 2025-04-01, title: The crew, kind: report, assesses: [{ condition: crew, by: east, finding: met }, { condition: boat, by: east, finding: mostly-met }] }
";

fn ferry(size: (u16, u16), keys: &str) -> Viewer {
    let mut viewer = Viewer::open(FERRY, size, TODAY, None);
    viewer.press(keys);
    viewer
}

fn screen(viewer: &Viewer) -> String {
    let picture = viewer.picture();
    picture.split_once("--- styles").unwrap().0.to_owned()
}

fn selected(viewer: &Viewer) -> &str {
    let event = viewer.model.reading().event_at(viewer.model.at());
    event.map_or("nothing", |event| event.id.raw())
}

fn position(viewer: &Viewer) -> String {
    viewer.model.position().1
}

#[test]
fn points_in_one_cell_are_counted_and_walked_through() {
    let mut viewer = ferry((120, 36), "D");
    assert!(screen(&viewer).contains("▪3E"), "{}", screen(&viewer));
    assert!(
        screen(&viewer).contains("2 so many there"),
        "{}",
        screen(&viewer)
    );
    viewer.press("g g");
    assert_eq!(
        (selected(&viewer), position(&viewer)),
        ("pact", "point 1 of 5".to_owned())
    );
    viewer.press("l");
    assert_eq!(selected(&viewer), "delay");
    assert_eq!(position(&viewer), "point 2 of 5  1 of 3 here");
    assert!(screen(&viewer).contains("2022 1/3"), "{}", screen(&viewer));
    viewer.press("l");
    assert_eq!(position(&viewer), "point 4 of 5  3 of 3 here");
    viewer.press("j");
    assert_eq!(
        (selected(&viewer), position(&viewer)),
        ("again", "point 3 of 5  2 of 3 here".to_owned())
    );
    // Where the points are a table, each has a row of its own.
    viewer.resize((40, 12));
    assert_eq!(position(&viewer), "point 3 of 5");
}

#[test]
fn clicks_on_one_cell_go_through_its_points() {
    let mut viewer = ferry((120, 36), "D");
    let at = viewer.find("▪3E");
    let mut seen = Vec::new();
    for _ in 0..4 {
        viewer.click(at);
        seen.push(selected(&viewer).to_owned());
    }
    assert_eq!(seen, ["thrice", "again", "delay", "thrice"]);
    // A double click is no step: it opens what is selected.
    viewer.double_click(at);
    assert_eq!(selected(&viewer), "thrice");
    viewer.press("Esc g g");
    viewer.double_click(at);
    assert_eq!(selected(&viewer), "thrice");
}

#[test]
fn a_filter_hides_statements_and_changes_no_position() {
    let all = screen(&ferry((120, 36), "D"));
    let mut viewer = ferry((120, 36), "f k i n d : s t a t e m e n t Enter D");
    let some = screen(&viewer);
    let told = "2 of 5 statements shown, lines and figures from all";
    assert!(some.contains(told) && !all.contains("shown"), "{some}");
    assert!(some.contains("▪2E") && all.contains("▪3E"), "{some}");
    for words in [
        "same window",
        "the joint date never moved",
        "slip from 1 May 2023",
    ] {
        assert!(
            all.contains(words) && some.contains(words),
            "{words}:\n{some}"
        );
    }
    viewer.press("g g");
    assert_eq!(
        (selected(&viewer), position(&viewer)),
        ("delay", "point 1 of 2  1 of 2 here".to_owned())
    );
    viewer.press("k");
    assert_eq!(viewer.model.message(), Some("East is the first party"));
    viewer.press("G l");
    assert_eq!(viewer.model.message(), Some("the last one of East"));
    // As a table too.
    viewer.resize((40, 12));
    let table = screen(&viewer);
    assert!(table.contains("2 of 5 shown"), "{table}");
    let below = table.lines().skip(2).collect::<String>();
    assert_eq!(below.matches("30 Jun 2027").count(), 2, "{table}");
    viewer.press("F");
    assert_eq!(position(&viewer), "point 4 of 5");
}

#[test]
fn a_filter_that_no_statement_matches_says_so() {
    let keys = "f h a s : f i n d i n g Space k i n d : r e p o r t Enter D";
    let mut viewer = ferry((120, 36), keys);
    let picture = screen(&viewer);
    assert!(picture.contains("0 of 5 statements shown"), "{picture}");
    assert!(
        picture.contains("no statement matches the filter"),
        "{picture}"
    );
    for keys in ["h", "l", "j", "g g", "G"] {
        viewer.press(keys);
        let message = viewer.model.message();
        assert_eq!(
            message,
            Some("no statement matches the filter   F drops it"),
            "{keys}"
        );
    }
}

#[test]
fn a_filter_keeps_the_findings_and_shows_which_it_leaves_out() {
    let mut viewer = ferry((120, 36), "f k i n d : r e p o r t Enter B");
    let picture = screen(&viewer);
    // The other party's finding stays: what is in force is the whole record's.
    for words in [
        "2 of 4 shown",
        "◕ mostly met",
        "(- not met)",
        "+ met",
        "( ) not in the filter",
        "they differ",
    ] {
        assert!(picture.contains(words), "{words}:\n{picture}");
    }
    viewer.press("g g");
    assert_eq!(selected(&viewer), "hired");
    assert_eq!(position(&viewer), "row 1 of 2  judgement 1 of 1");
    viewer.press("l");
    assert_eq!(viewer.model.board_cell(), Some((0, 1)));
    let picture = screen(&viewer);
    assert!(
        picture.contains("leaves out who filled this cell."),
        "{picture}"
    );
    viewer.press("Enter");
    let message = viewer.model.message();
    assert_eq!(
        message,
        Some("the filter leaves out who filled this cell: no event to open")
    );
    viewer.press(".");
    let message = viewer.model.message();
    assert_eq!(
        message,
        Some("the filter leaves out who filled this cell: no judgement to step to")
    );
    viewer.resize((40, 12));
    let narrow = screen(&viewer);
    assert!(
        narrow.contains("2 of 4 shown") && narrow.contains("(- not met)"),
        "{narrow}"
    );
    viewer.resize((120, 36));
    viewer.press("F");
    let picture = screen(&viewer);
    assert!(
        picture.contains("Finding in force") && !picture.contains("(- not met)"),
        "{picture}"
    );
    let sheet = Sheet::new(&viewer.model, 80, 30);
    assert_eq!(sheet.cells.len(), 4);
    // Where a party is out of sight, that is told beside it.
    viewer.resize((60, 20));
    viewer.press("f k i n d : r e p o r t Enter");
    let record = FERRY.replace(
        "{ condition: crew, by: east,",
        "{ condition: crew, by: [east, gazette],",
    );
    viewer.load(&record);
    let narrow = screen(&viewer);
    assert!(narrow.contains(" 3 of 5  1›"), "{narrow}");
}

#[test]
fn counts_need_no_colour_and_no_more_than_ascii() {
    let look = (Depth::None, Ground::Unknown, true);
    let mut viewer = Viewer::with(FERRY, (80, 24), TODAY, None, look);
    viewer.press("D");
    assert!(screen(&viewer).contains("@3E"), "{}", screen(&viewer));
    assert!(screen(&viewer).is_ascii());
}

#[test]
fn a_few_statements_of_long_ago_do_not_crowd_the_others() {
    let (head, _) = FERRY.split_once("events:\n").unwrap();
    let said = |date: String| {
        format!("  - {{ date: {date}, title: Word, targets: [{{ by: east, date: 2012 }}] }}\n")
    };
    let old = ["1987-03-01", "1988-10-31"].map(|date| said(date.to_owned()));
    let new = (0..14).map(|nth| said(format!("{}-{:02}-10", 2006 + nth / 6, 1 + nth % 6 * 2)));
    let events: String = old.into_iter().chain(new).collect();
    let record = format!("{head}events:\n{events}");
    let mut viewer = Viewer::open(&record, (120, 36), "2008-06-03", None);
    viewer.press("D");
    let picture = screen(&viewer);
    assert!(
        picture.contains("‹2") && !picture.contains("so many"),
        "{picture}"
    );
}

#[test]
fn the_table_of_slips_tells_how_many_it_leaves_out() {
    let record = |moves: i32| {
        let agreed = |nth: i32| {
            format!(
                "  - {{ date: {}-03-01, title: Word, targets: [{{ by: [east, west], date: {}-05, status: agreed }}] }}\n",
                2003 + nth,
                2006 + nth
            )
        };
        let events: String = (0..moves).map(agreed).collect();
        let (head, _) = FERRY.split_once("events:\n").unwrap();
        format!("{head}events:\n{events}")
    };
    let table = |moves: i32| {
        let mut viewer = Viewer::open(&record(moves), (120, 36), "2017-11-23", None);
        viewer.press("D");
        screen(&viewer)
    };
    let said = |picture: &str| picture.matches("  1 Mar ").count();
    let all = table(7);
    assert!(!all.contains("earlier") && said(&all) == 7, "{all}");
    // How many it leaves out is told in the row of one.
    let some = table(14);
    assert!(some.contains(" 8 earlier") && said(&some) == 6, "{some}");
}

/// The state of play: the second row of the screen.
fn strip(record: &str, columns: u16, keys: &str) -> String {
    let mut viewer = Viewer::open(record, (columns, 24), TODAY, None);
    if !keys.is_empty() {
        viewer.press(keys);
    }
    screen(&viewer).lines().nth(1).unwrap().trim().to_owned()
}

#[test]
fn the_state_of_play_ends_with_a_sign_where_something_has_no_room() {
    let full =
        "First crossing  East 30 Jun 2027, said 2022   West 30 Jun 2027, said 2022   Gazette 2029";
    assert!(strip(FERRY, 140, "").starts_with(full));
    assert!(strip(FERRY, 140, "").ends_with("same window   quiet for 601 days"));
    // A gap that says something goes before how long nothing has happened, and before the observers.
    let less = strip(FERRY, 110, "");
    assert!(
        less.starts_with(full) && less.ends_with("  same window"),
        "{less}"
    );
    let less = "First crossing  East 30 Jun 2027, said 2022   West 30 Jun 2027, said 2022 …";
    let beside = strip(FERRY, 96, "");
    assert!(
        beside.starts_with(less) && beside.ends_with("  same window"),
        "{beside}"
    );
    assert_eq!(strip(FERRY, 80, ""), less);
    // Rather letters than less, and rather each party barely than one of them with all.
    let letters = "E 30 Jun 2027, said 2022  W 30 Jun 2027, said 2022  G 2029";
    assert_eq!(strip(FERRY, 62, ""), letters);
    assert_eq!(strip(FERRY, 50, ""), "E 30 Jun 2027  W 30 Jun 2027 …");
    assert_eq!(strip(FERRY, 24, ""), "E 30 Jun 2027 …");
    // That the gap cannot be said goes first: who has no date stands there.
    let apart = FERRY.replace(
        "{ by: west, date: 2027-06-30 }",
        "{ by: west, status: postponed }",
    );
    assert!(strip(&apart, 140, "").ends_with("gap cannot be said   quiet for 601 days"));
    assert!(
        strip(&apart, 110, "").ends_with("quiet for 601 days"),
        "{}",
        strip(&apart, 110, "")
    );
}

/// A record with a milestone beside the main one.
fn two_milestones() -> String {
    let second = "crossing: { name: First crossing, main: true }, load: { name: Load test of the whole ferry, short: load test }";
    FERRY.replace("crossing: { name: First crossing, main: true }", second)
}

#[test]
fn the_state_of_play_names_a_milestone_that_is_not_the_main_one() {
    let record = two_milestones();
    assert!(strip(&record, 40, "").starts_with("E 30 Jun 2027"));
    assert!(strip(&record, 40, "m j Enter").starts_with("Load test  E nothing  W nothing"));
    assert!(
        strip(&record, 80, "m j Enter")
            .starts_with("Load test  East nothing stated   West nothing stated")
    );
}

#[test]
fn the_menu_of_milestones_names_them_at_any_size() {
    let menu = |size| {
        let mut viewer = Viewer::open(&two_milestones(), size, TODAY, None);
        viewer.press("m");
        screen(&viewer)
    };
    for (size, names) in [
        ((20, 6), ["First …      5", "load test    0"]),
        (
            (40, 12),
            [
                "First crossing  5 statements",
                "load test       no date stated",
            ],
        ),
        (
            (80, 24),
            [
                "First crossing                5 statements",
                "Load test of the whole ferry  no date stated",
            ],
        ),
    ] {
        for name in names {
            assert!(menu(size).contains(name), "{name}\n{}", menu(size));
        }
    }
}

#[test]
fn the_table_tells_when_and_what_in_the_smallest_screen() {
    let record = FERRY
        .replace("date: 2025-02-01,", "date: 2025-02-11/2025-02-20,")
        .replace("date: 2029,", "date: 2029~/2031~,");
    let table = |size| {
        let mut viewer = Viewer::open(&record, size, TODAY, None);
        viewer.press("D G");
        screen(&viewer)
    };
    assert!(
        table((40, 12)).contains("Feb 2025    G  ~2029–31"),
        "{}",
        table((40, 12))
    );
    let small = table((20, 6));
    assert!(small.contains("said  by  date"), "{small}");
    assert!(small.contains("2022  E ▪ Jun 2027"), "{small}");
    assert!(small.contains("2025  G ◦ ~2029–31"), "{small}");
    // A year is told whole.
    let old = record.replace("date: 2021-03-01,", "date: -0044-03-15,");
    let mut viewer = Viewer::open(&old, (20, 6), TODAY, None);
    viewer.press("D g g");
    assert!(
        screen(&viewer).contains("-0044 EW❖ May 2023"),
        "{}",
        screen(&viewer)
    );
}

#[test]
fn the_table_tells_a_denial_from_a_proposal() {
    let record = FERRY.replace(
        "status: confirmed }] }",
        "status: confirmed }, { by: west, date: 2029, status: denied }] }",
    );
    let rows = |size, keys| {
        let mut viewer = Viewer::open(&record, size, TODAY, None);
        viewer.press(keys);
        let all = screen(&viewer);
        let rows = all
            .lines()
            .map(|line| line.trim_end_matches('│').trim_end());
        let rows = rows.skip_while(|line| !line.contains("said"));
        rows.map(str::to_owned).take(5).collect::<Vec<_>>()
    };
    assert_eq!(
        rows((30, 10), "D g g l l l"),
        [
            " said     by   date",
            " Jun 2022 E  ▸ 30 Jun 2027",
            " Jun 2022 W  ◊ 30 Jun 2027",
            "▌Jun 2022 E  ▪ 30 Jun 2027",
            " Jun 2022 W  ⊘ 2029",
        ]
    );
    // In the smallest one no blank stands before it.
    let smallest = rows((20, 6), "D G");
    assert_eq!(
        smallest,
        [
            " said  by  date",
            " 2022  E ▪ Jun 2027",
            " 2022  W ⊘ 2029",
            "▌2025  G ◦ 2029",
            " point 6 of 6",
        ]
    );
}

#[test]
fn what_states_no_date_is_told_by_its_day_and_title() {
    let record = format!(
        "{FERRY}  - {{ id: bell, date: 2025-06-03, title: A bell is hung in the harbour, kind: report }}\n"
    );
    let row = |size, rest: &str| {
        let mut viewer = Viewer::open(&record, size, TODAY, None);
        viewer.press("g i b e l l Enter D");
        assert_eq!(selected(&viewer), "bell");
        if !rest.is_empty() {
            viewer.press(rest);
        }
        let all = screen(&viewer);
        let row = all.lines().find(|line| line.starts_with('▌'));
        row.unwrap_or(&all).trim_end().to_owned()
    };
    assert_eq!(
        row((120, 36), ""),
        "▌ Tue 3 Jun 2025  A bell is hung in the harbour   states no date: h l go to the nearest that does"
    );
    assert_eq!(
        row((80, 24), ""),
        "▌ Tue 3 Jun 2025  A bell is hung in the harbour   states no date"
    );
    assert_eq!(row((40, 12), ""), "▌3 Jun 2025   A bell is hung in the …");
    assert_eq!(row((30, 10), ""), "▌Jun 2025  A bell is hung …");
    assert!(row((30, 10), "h").starts_with("▌Feb 2025 G"));
}
