//! The chart counts every event in sight once, whatever the record, the size and the way there.
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
#[path = "support/records.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod records;

use model::{opened, opened_with, screen};
use opcon_tui::app::{Code, Key, Model, Msg};
use opcon_tui::day::{Day, End};
use opcon_tui::document;
use opcon_tui::record::{Event, EventId};
use opcon_tui::timeline::{bin, cells};
use proptest::prelude::*;

/// The first and the last day of an event, as the record has them.
fn days(event: &Event) -> (Day, Day) {
    let extent = event.date.extent();
    let last = match extent.end {
        End::Open => Day::MAX,
        End::Day | End::Unknown => extent.last_day(),
    };
    (extent.first_day(), last)
}

/// Whether an event is in sight: it begins there, or it began before and has gone on until then. What
/// begins in a seam's place is not: no column shows its day.
fn in_sight(model: &Model, event: &Event) -> bool {
    let Some((from, to)) = model.viewport().days() else {
        return false;
    };
    let (first, last) = days(event);
    first <= to && last >= from
}

/// Presses keys, named by a letter or "Home", "End".
fn press(model: &mut Model, keys: &str) {
    for key in keys.split(' ') {
        let key = match key {
            "Home" => Key::plain(Code::Home),
            "End" => Key::plain(Code::End),
            letter => Key::char(letter.chars().next().unwrap()),
        };
        model.update(Msg::Key(key));
    }
}

const TRANSFER: &str = include_str!("../events.yaml");

#[test]
fn the_chart_waits_in_its_width_while_another_view_is_shown() {
    for size in [(120, 36), (40, 12)] {
        let opening = opened(TRANSFER, size);
        for keys in ["k", "g g"] {
            let mut direct = opening.clone();
            press(&mut direct, keys);
            let mut listed = opening.clone();
            press(&mut listed, &format!("L {keys} T"));
            assert_eq!(listed.viewport(), direct.viewport(), "{keys} {size:?}");
            // There the keys walk along the points of the chart.
            let mut drifted = opening.clone();
            press(&mut drifted, &format!("D {keys} T"));
            let [drifted, direct] = [&drifted, &direct].map(Model::viewport);
            assert_eq!(drifted.scale(), direct.scale(), "{keys} {size:?}");
            assert_eq!(drifted.width(), direct.width(), "{keys} {size:?}");
        }
    }
}

#[test]
fn the_chart_waits_in_its_width_on_a_screen_too_low_for_it() {
    let mut model = opened(TRANSFER, (120, 36));
    let opening = model.viewport().clone();
    let resize = |rows| Msg::Resize { columns: 120, rows };
    model.update(resize(8));
    press(&mut model, "k");
    model.update(resize(36));
    assert_eq!(model.viewport(), &opening);
}

#[test]
fn going_to_the_newest_event_or_to_today_brings_the_years_ahead_back() {
    for keys in [
        "g g G",
        "g g t",
        "Home End",
        "< < < G",
        "k k k t",
        "g g j j j t",
    ] {
        let mut model = opened(TRANSFER, (120, 36));
        let opening = model.viewport().clone();
        press(&mut model, keys);
        assert_eq!(model.viewport(), &opening, "{keys}");
    }
    // Another step is the reader's own.
    let mut model = opened(TRANSFER, (120, 36));
    press(&mut model, "+ g g t");
    let step = model.viewport().scale().step().words();
    assert_eq!(step, "4 columns a month");
}

#[test]
fn a_selected_proposal_has_its_window_in_the_chart() {
    for size in [(120, 36), (80, 24)] {
        for keys in ["", "c k", "x", "c k x", "-", "0"] {
            let mut model = opened(TRANSFER, size);
            if !keys.is_empty() {
                press(&mut model, keys);
            }
            let mut seen = 0;
            for at in model.at()..model.reading().walk.len() {
                press(&mut model, "j");
                let Some(_) = model.reading().proposal_at(model.at()) else {
                    continue;
                };
                seen += 1;
                let chart = model.chart().unwrap();
                let windows = chart.rows.iter().flat_map(|row| &row.windows);
                let selected = windows.filter(|window| window.selected).count();
                assert_eq!(selected, 1, "{at} after {keys:?} at {size:?}");
            }
            assert!(seen > 5);
        }
    }
}

#[test]
fn no_lane_moves_while_proposals_are_stepped_through() {
    for size in [(120, 36), (80, 24), (100, 20)] {
        let mut model = opened(TRANSFER, size);
        press(&mut model, "t");
        let mut lanes = Vec::new();
        for _ in model.at()..model.reading().walk.len() {
            press(&mut model, "j");
            if model.reading().proposal_at(model.at()).is_some() {
                let rows = model.chart().unwrap().rows;
                lanes.push(rows.into_iter().map(|row| row.lane).collect::<Vec<_>>());
            }
        }
        assert!(lanes.len() > 5);
        lanes.dedup();
        assert_eq!(lanes.len(), 1, "{size:?}: {lanes:?}");
    }
}

#[test]
fn a_mark_of_several_days_says_them_at_the_scale_of_days() {
    for keys in ["Z d", "Z w", "Z m"] {
        let mut model = opened(TRANSFER, (120, 36));
        press(&mut model, "k ".repeat(13).trim_end());
        let event = model.reading().event_at(model.at()).unwrap();
        assert_eq!(event.date.written(), "2026-05-12/2026-05-13");
        press(&mut model, keys);
        let labels = model.chart().unwrap().selection.unwrap().labels;
        assert!(
            labels[0].starts_with("12–13 May"),
            "{labels:?} after {keys}"
        );
    }
}

#[test]
fn the_status_row_says_how_much_is_in_sight() {
    let foot = |model: &Model| {
        let screen = screen(model);
        cells::row(&screen, screen.area.height - 1)
    };
    let years = |model: &Model| {
        let row = foot(model);
        let (before, _) = row.split_once(" years").unwrap();
        before.rsplit(' ').next().unwrap().parse::<i32>().unwrap()
    };
    let mut model = opened(TRANSFER, (120, 36));
    press(&mut model, "x 0");
    let whole = model.viewport().clone();
    assert_eq!(years(&model), 81);
    press(&mut model, "+ +");
    let mut before = years(&model);
    for _ in 0..2 {
        press(&mut model, "-");
        assert!(years(&model) > before, "{}", foot(&model));
        before = years(&model);
    }
    press(&mut model, "-");
    assert!(foot(&model).contains("this is the whole record"));
    assert_eq!(model.viewport(), &whole);
    press(&mut model, "Z d");
    assert!(foot(&model).contains(" 1 day "), "{}", foot(&model));
    let empty = opened("events: []\n", (120, 36));
    assert!(foot(&empty).contains(" months "), "{}", foot(&empty));
}

#[test]
fn zooming_out_from_the_opening_ends_at_the_whole_record() {
    for size in [(40, 12), (80, 24), (120, 36), (200, 50)] {
        let mut model = opened(TRANSFER, size);
        let opening = model.viewport().clone();
        press(&mut model, &["-"; 12].join(" "));
        let out = model.viewport().clone();
        press(&mut model, "0");
        assert_eq!(&out, model.viewport(), "{size:?}");
        let mut model = opened(TRANSFER, size);
        press(&mut model, "- - - + + +");
        assert_eq!(model.viewport(), &opening, "{size:?}");
    }
}

/// Two towns, a paper and three milestones: a joint date that one has left, one that is only reported, one that lapsed.
const TOWNS: &str = "
parties: {north: {name: North}, south: {name: South}, paper: {name: Paper, observer: true}}
milestones: {opening: {name: Opening, main: true}, deck: {name: Deck}, road: {name: Road}}
events:
  - {date: 2020-03-01, title: A, targets: [{of: road, by: north, date: 2026-01-01/2027-12-31}]}
  - {date: 2021-03-01, title: B, targets: [{of: opening, by: south}]}
  - {date: 2026-02-01, title: C, targets: [{of: deck, by: [north, south], date: 2027, status: agreed}]}
  - {date: 2026-03-01, title: D, targets: [{of: deck, by: north, date: ../2026-06}]}
  - {date: 2026-04-01, title: E, targets: [{of: deck, by: [north, south], date: ../2027-03, status: reported}]}
  - {date: 2026-05-01, title: F, targets: [{of: opening, by: north, date: 2027-12-01}]}
  - {date: 2026-06-01, title: G, parties: [paper], targets: [{of: opening, by: paper, date: ../2029, status: reported}]}
  - {date: 2026-07-01, title: H, parties: [paper], targets: [{of: opening, by: paper, date: 2028, status: reported}]}
";

/// The rows of the chart below its axis.
fn lanes(model: &Model) -> Vec<String> {
    let screen = screen(model);
    let rows = (0..screen.area.height).map(|y| cells::row(&screen, y));
    let rows = rows.skip_while(|row| !row.contains("today")).skip(1);
    let left = |row: String| row.chars().take(84).collect::<String>();
    let rows = rows.map(left).take_while(|row| !row.starts_with('─'));
    rows.map(|row| row.trim_end_matches([' ', '│']).to_owned())
        .collect()
}

#[test]
fn a_party_says_its_own_date_for_what_is_looked_at_and_other_bars_are_named() {
    let mut model = opened(TOWNS, (120, 36));
    assert_eq!(
        lanes(&model),
        [
            " North                               ⋄     ⋄        1 Dec 2027 ╎   ┊   ┃",
            "                        Road 1 Jan 2026–31 Dec 2027, said 2020 ╎───┊───┤",
            " South                                      no date, said 2021 ╎   ┊",
            "                                                     Deck 2027 ╎   ┊├──┤",
            " both                             ⋄ Deck by Mar 2027, reported ╎◂╌╌┊┤",
            " Paper                                        ⋄  ⋄ ╌╌╌╌╌╌ 2028 ╎╌╌╌┊╌╌╌╌├──┤",
            "                                                       by 2029 ╎◂──┊───────────┤",
            " others                                 ⋄                      ╎   ┊",
        ]
    );
    press(&mut model, "m j");
    model.update(Msg::Key(Key::plain(Code::Enter)));
    assert_eq!(
        lanes(&model),
        [
            " North                               ⋄     ⋄       ≤Jun 2026 ✗ ╎   ┊",
            "                                            Opening 1 Dec 2027 ╎   ┊   ┃",
            "                        Road 1 Jan 2026–31 Dec 2027, said 2020 ╎───┊───┤",
            " South                                                    2027 ╎   ┊├──┤",
            " both                             ⋄      by Mar 2027, reported ╎◂╌╌┊┤",
            " Paper                                        ⋄  ⋄             ╎   ┊",
            "                                                  Opening 2028 ╎╌╌╌┊╌╌╌╌├──┤",
            "                                               Opening by 2029 ╎◂──┊───────────┤",
            " others                                 ⋄                      ╎   ┊",
        ]
    );
}

#[test]
fn the_table_names_who_holds_a_date_and_what_has_lapsed() {
    let mut model = opened(TOWNS, (120, 36));
    press(&mut model, "T");
    let rows = lanes(&model);
    let table = rows.iter().skip_while(|row| !row.contains("Proposed"));
    let words = |row: &String| row.split(['╎', '◂']).next().unwrap().trim_end().to_owned();
    assert_eq!(
        table.map(words).collect::<Vec<_>>(),
        [
            " Proposed    ─ 1 lapsed: Deck ─────────────────────────────────",
            " North       Opening  1 Dec 2027              ×1  1 May 2026",
            " South       Opening  no date                     said 2021",
            " Paper       Opening  2028                    ×1  1 Jul 2026 ╌╌",
            " Paper       Opening  by 2029                 ×1  1 Jun 2026",
            " South       Deck     2027                    ×1  1 Feb 2026",
            " both        Deck     by Mar 2027, reported   ×1  1 Apr 2026",
            " North       Road     1 Jan 2026–31 Dec 2027  ×1  1 Mar 2020"
        ]
    );
}

#[test]
fn the_selection_in_the_feed_keeps_the_sign_of_trouble() {
    let record = "events:\n  - date: 2026-05-11\n    title: The bridge opens\n    no-such-key: 1\n";
    let model = opened(record, (120, 36));
    let screen = screen(&model);
    let row = |y| (0..84).map(|x| screen[(x, y)].symbol()).collect::<String>();
    let selected = (0..36).map(row).find(|row| row.starts_with('▌')).unwrap();
    assert!(selected.starts_with("▌Mon 11!"), "{selected}");
}

#[test]
fn the_selected_day_fills_the_view_at_the_finest_step() {
    for keys in ["1 1 +", "Z d", "Z d z", "1 1 + z z"] {
        let mut model = opened(TRANSFER, (120, 36));
        press(&mut model, keys);
        let day = model.reading().walk.day(model.at()).unwrap();
        assert_eq!(model.viewport().cells_of(day, day), 0..64, "{keys}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_and_counts_are_the_events_in_sight(
        record in records::record(40),
        size in (30..200_u16, 8..60_u16),
        moves in prop::collection::vec(records::moves(), 0..16),
    ) {
        let loaded = document::load(record.as_bytes());
        prop_assert!(loaded.problems.iter().all(|p| p.severity != document::Severity::Error));
        let mut model = opened_with(loaded, size);
        for msg in moves.into_iter().flatten() {
            model.update(msg);

            let events = &model.reading().record.events;
            let expected = events.iter().filter(|e| in_sight(&model, e)).count();
            let bins = bin::bins(model.viewport());
            let lanes = model.lanes().lanes.len() + model.lanes().hidden.len();
            let lanes = u16::try_from(lanes).unwrap();
            let marks = (0..lanes).flat_map(|lane| bin::marks(&bins, model.index(), lane));
            prop_assert_eq!(marks.map(|m| m.count).sum::<usize>(), expected);

            // The selection knows which of how many it is in its mark.
            let item = |at: usize| model.index().items().get(at - model.reading().walk.proposals_before(at));
            let selected = model.reading().event_at(model.at()).and_then(|_| item(model.at()));
            if let Some(selected) = selected && let Some(cell) = model.viewport().cell_of(selected.first) {
                let marks = bin::marks(&bins, model.index(), selected.lane);
                let mark = marks.iter().find(|m| m.cells.contains(&cell)).unwrap();
                let place = model.at() - model.reading().walk.proposals_before(model.at());
                let (nth, of) = bin::position(model.viewport(), model.index(), place).unwrap();
                prop_assert_eq!(of, mark.count);
                prop_assert!(1 <= nth && nth <= of);
                let same = |at: usize| model.index().items()[at].lane == selected.lane;
                let begun = model.index().begun(model.viewport().days_at(mark.cells.start).unwrap().0, selected.first);
                let earlier = (begun.start..place).filter(|&at| same(at)).count();
                let first = mark.cells.start == 0;
                prop_assert!(nth == earlier + 1 || first && nth > earlier);
            }

            // What is drawn in the rows of the lanes are these marks: each glyph in its place, and the
            // number beside it where it is more than one.
            let layout = model.layout();
            if layout.spark || layout.lanes.height == 0 || !model.pending().is_empty() {
                continue;
            }
            let buffer = screen(&model);
            let chart = model.chart().unwrap();
            for (row, y) in chart.rows.iter().zip(layout.lanes.y..layout.lanes.bottom()) {
                let Some(lane) = row.lane else { continue };
                for mark in bin::marks(&bins, model.index(), lane) {
                    let x = layout.lanes.x + layout.names + mark.cells.start;
                    let symbol = buffer[(x, y)].symbol();
                    prop_assert!(symbol != " " && symbol != "╎" && symbol != "┊", "nothing at {x},{y}");
                    let right = layout.lanes.right();
                    let digits: String = (x + 1..right)
                        .map(|x| buffer[(x, y)].symbol())
                        .take_while(|s| s.len() == 1 && s.as_bytes()[0].is_ascii_digit())
                        .collect();
                    if mark.count == 1 {
                        prop_assert_eq!(digits, "", "at {},{}", x, y);
                    } else {
                        let after = buffer.cell((x + 1, y)).map_or("", |c| c.symbol());
                        let told = digits == mark.count.to_string() || after == "+" || symbol == "+";
                        prop_assert!(told, "{} events are told as {symbol}{digits}{after} at {x},{y}", mark.count);
                    }
                }
            }
        }
    }

    #[test]
    fn a_step_by_marks_goes_to_the_next_that_shows(
        record in records::record(30),
        moves in prop::collection::vec(records::moves(), 0..12),
    ) {
        let mut model = opened(&record, (120, 24));
        moves.into_iter().flatten().for_each(|msg| drop(model.update(msg)));
        let walk = &model.reading().walk;
        if walk.is_empty() || !model.pending().is_empty() {
            return Ok(());
        }
        let at = model.at();
        let shows = |at: &usize| !model.is_hidden(*at);
        let bin = |at: usize| model.viewport().bin_of(walk.day(at).unwrap());
        let event = |at: usize| model.reading().event_at(at).is_some();
        // Another mark: a proposal, or an event of another bin.
        let other = |to: &usize| !event(at) || !event(*to) || bin(*to) != bin(at);
        let next = (at + 1..walk.len()).filter(shows).find(other);
        let before = (0..at).rev().filter(shows).find(other);
        let first = before.map(|to| {
            let same = |other: &usize| event(*other) && bin(*other) == bin(to);
            if event(to) { (0..=to).filter(shows).find(same).unwrap() } else { to }
        });
        for (key, expected) in [("l", next), ("h", first)] {
            let mut stepped = model.clone();
            stepped.update(Msg::Key(opcon_tui::app::Key::char(key.chars().next().unwrap())));
            prop_assert_eq!(stepped.at(), expected.unwrap_or(at), "{}", key);
            if expected.is_some() {
                stepped.update(Msg::Key(opcon_tui::app::Key::plain(opcon_tui::app::Code::Backspace)));
                prop_assert_eq!(stepped.at(), at);
                prop_assert_eq!(stepped.viewport(), model.viewport());
            }
        }
    }

    #[test]
    fn an_event_stands_in_one_lane_and_the_lanes_that_show_have_all_of_theirs(
        record in records::record(40),
        rows in 16..60_u16,
        moves in prop::collection::vec(records::moves(), 0..8),
    ) {
        let mut model = opened(&record, (120, rows));
        for msg in moves.into_iter().flatten() {
            model.update(msg);
            let (lanes, record) = (model.lanes(), &model.reading().record);
            for (number, lane) in lanes.lanes.iter().chain(&lanes.hidden).enumerate() {
                let number = u16::try_from(number).unwrap();
                let ids = (0..).map(EventId).take(record.events.len());
                let held = ids.filter(|&id| lanes.of(id) == number).count();
                prop_assert!(held > 0, "{} is empty", lane.name);
                prop_assert_eq!(model.index().begun_in_lane(number, Day::MIN, Day::MAX), held);
            }
            // Each has its row.
            let rows = model.chart().unwrap().rows.iter().filter(|row| row.lane.is_some()).count();
            if !model.layout().spark {
                prop_assert_eq!(rows, lanes.lanes.len());
            }
        }
    }
}
