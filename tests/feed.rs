//! The list under the chart: pages adjoin, and nothing that is selected is out of sight.
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

use opcon_tui::app::Msg;
use picture::Viewer;

const EVENTS: &str = include_str!("../events.yaml");

const SIZES: [(u16, u16); 5] = [(120, 36), (80, 24), (60, 20), (40, 12), (200, 50)];

/// The places of the first and the last entry in sight, and that of the selection.
fn reach(viewer: &Viewer) -> (usize, usize, usize) {
    let walk = &viewer.model.reading().walk;
    let (first, last, _) = viewer.draw().1.in_sight.unwrap().reach().unwrap();
    let at = |entry| walk.find(entry).unwrap();
    (at(first), at(last), viewer.model.at())
}

#[test]
fn pages_adjoin_and_lead_from_end_to_end() {
    for size in SIZES {
        for (from, key, forward) in [("g g", "PgDn", true), ("G", "PgUp", false)] {
            let mut viewer = Viewer::open(EVENTS, size, "2026-11-23", None);
            viewer.press("L").press(from);
            let end = viewer.model.reading().walk.len() - 1;
            let mut pages = 0;
            loop {
                let (first, last, _) = reach(&viewer);
                viewer.press(key);
                let (next_first, next_last, at) = reach(&viewer);
                assert!(next_first <= at && at <= next_last, "{size:?}");
                if forward {
                    assert!(
                        next_first <= last && next_last >= last,
                        "{size:?} from {from}"
                    );
                } else {
                    assert!(
                        next_last >= first && next_first <= first,
                        "{size:?} from {from}"
                    );
                }
                pages += 1;
                if at == if forward { end } else { 0 } {
                    break;
                }
                assert!(pages < end, "{size:?}: stuck at {at}");
            }
            assert!(pages > 5, "{size:?}");
        }
    }
}

#[test]
fn half_a_page_moves_the_list_and_leaves_the_selection_on_its_row() {
    let mut viewer = Viewer::open(EVENTS, (120, 36), "2026-11-23", Some("2010-06-26"));
    let row = |viewer: &Viewer| viewer.draw().1.cursor.unwrap().1;
    let before = (viewer.model.at(), row(&viewer));
    // A row less or more where a heading would be alone at the foot.
    viewer.press("Ctrl-d");
    assert!(row(&viewer).abs_diff(before.1) <= 1);
    assert!(viewer.model.at() > before.0 + 3);
    viewer.press("Ctrl-u");
    assert!(row(&viewer).abs_diff(before.1) <= 1);
}

#[test]
fn a_click_leaves_the_list_where_it_is() {
    let mut viewer = Viewer::open(EVENTS, (120, 36), "2026-11-23", Some("2010-06-26"));
    let before = reach(&viewer);
    let (column, row) = viewer.draw().1.cursor.unwrap();
    viewer.click((column + 20, row + 7));
    assert!(viewer.model.at() > before.2);
    assert_eq!(viewer.draw().1.cursor.unwrap().1, row + 7);
}

#[test]
fn what_is_told_stands_below_a_banner_and_above_nothing_that_is_selected() {
    let why = "your event is kept in drafts/event.yaml: events.yaml takes no event: line 12 is to be mended \
               first: the bracket that opens here is not closed";
    for size in SIZES {
        let mut viewer = Viewer::open(EVENTS, size, "2026-11-23", None);
        viewer.press("3 0 k 1 2 j");
        viewer.load(&EVENTS.replacen("title: ", "title: \"", 40));
        let alone = viewer.picture();
        viewer.model.update(Msg::Edited(Err(why.to_owned())));
        let picture = viewer.picture();
        let rows = viewer.model.message_rows();
        let lines: Vec<&str> = picture.lines().take(size.1.into()).collect();
        let below: Vec<&str> = lines[lines.len() - rows.len()..]
            .iter()
            .map(|l| l.trim())
            .collect();
        assert_eq!(below, rows, "{size:?}\n{picture}");
        let banner = |picture: &str| -> Vec<String> {
            let lines = picture.lines().skip_while(|line| !line.contains(" ! "));
            let all: Vec<&str> = lines.collect();
            let words = |line: &&str| line.trim_matches(['┌', '┐', '─', '│', ' ']).to_owned();
            all.iter().take(2).map(words).collect()
        };
        // On the lowest screens what is told takes rows and frame of the banner, until the next key.
        let (before, now) = (banner(&alone), banner(&picture));
        assert_eq!(before[0], now[0], "{size:?}\n{picture}");
        let why = before[1].trim_end_matches(" …");
        assert!(now[1].starts_with(why), "{size:?}\n{picture}");
        let selected = lines.iter().position(|line| line.starts_with('▌'));
        let first = lines.iter().position(|line| line.contains(" ! "));
        assert!(
            selected.is_some() && selected < first,
            "{size:?}\n{picture}"
        );
    }
}

#[test]
fn a_banner_stands_over_nothing_that_is_selected() {
    for size in SIZES {
        let mut viewer = Viewer::open(EVENTS, size, "2026-11-23", None);
        viewer.press("3 0 k 1 2 j");
        viewer.load(&EVENTS.replacen("title: ", "title: \"", 40));
        assert!(viewer.model.banner().is_some());
        for _ in 0..12 {
            viewer.press("j");
            let row = viewer.draw().1.cursor.map(|(_, row)| row);
            let picture = viewer.picture();
            let banner = picture.lines().position(|line| line.starts_with("┌ !"));
            // The cursor is hidden below a banner; the selection is known by its sign.
            let selected = picture.lines().position(|line| line.starts_with('▌'));
            assert!(selected.is_some(), "{size:?} {row:?}\n{picture}");
            assert!(selected < banner, "{size:?}\n{picture}");
        }
    }
}
