//! What the mouse does, by where it does it.
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

use opcon_tui::app::layout::{PanelMode, View};
use opcon_tui::app::model::{Focus, Popup};
use opcon_tui::app::walk::Entry;
use opcon_tui::app::{Effect, Mouse, MouseAction, Msg};
use opcon_tui::day::Day;
use opcon_tui::timeline::{Viewport, bin};
use picture::Viewer;

const TUNNEL: &str = include_str!("pictures/tunnel.yaml");

fn tunnel(size: (u16, u16)) -> Viewer {
    Viewer::open(TUNNEL, size, "2026-11-23", None)
}

fn sight(viewer: &Viewer) -> (Day, Day) {
    viewer.model.viewport().days().unwrap()
}

fn wheel(viewer: &mut Viewer, action: MouseAction, (column, row): (u16, u16), modified: bool) {
    let (clicks, target) = (0, None);
    viewer.model.update(Msg::Mouse(Mouse {
        action,
        column,
        row,
        modified,
        clicks,
        target,
    }));
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn a_click_into_the_feed_selects_and_a_second_one_opens() {
    let mut viewer = tunnel((120, 36));
    let at = viewer.find("The mayor wants");
    viewer.click(at);
    assert!(viewer.selected_title().starts_with("The mayor wants"));
    assert_eq!(viewer.model.focus(), Focus::View);
    // The first click of two moves the feed: the second one opens what the first one has selected.
    let feed = viewer.model.layout().feed;
    let at = viewer.find_in("Berg says", feed);
    viewer.double_click(at);
    assert_eq!(
        viewer.selected_title(),
        "Berg says the trial run comes by early 2029"
    );
    assert_eq!(viewer.model.focus(), Focus::Panel);
    // Where no panel is beside, it opens over the whole screen.
    let mut small = tunnel((40, 12));
    small.press("k");
    small.double_click(small.find("The mayor wants"));
    assert_eq!(small.model.panel_mode(), PanelMode::Full);
}

#[test]
fn each_mark_is_found_at_its_cell() {
    for (size, keys) in [
        ((120, 36), ""),
        ((120, 36), "0"),
        ((200, 50), "r k"),
        ((80, 24), "r w"),
    ] {
        let mut viewer = tunnel(size);
        if !keys.is_empty() {
            viewer.press(keys);
        }
        let (layout, rows) = (viewer.model.layout(), viewer.model.chart().unwrap().rows);
        let bins = bin::bins(viewer.model.viewport());
        for (row, y) in rows.iter().zip(layout.lanes.y..layout.lanes.bottom()) {
            let Some(lane) = row.lane else { continue };
            for mark in bin::marks(&bins, viewer.model.index(), lane) {
                let x = layout.lanes.x + layout.names + mark.cells.start;
                let mut clicked = Viewer::open(TUNNEL, size, "2026-11-23", None);
                clicked.press(if keys.is_empty() { "Ctrl-l" } else { keys });
                clicked.click((x, y));
                let model = &clicked.model;
                let event = model.reading().event_at(model.at()).unwrap();
                let Some(Entry::Event(id)) = model.reading().walk.get(model.at()) else {
                    panic!("no event is selected");
                };
                assert_eq!(model.lanes().of(id), lane);
                let first = model.index().item(mark.first_item).unwrap().first;
                assert_eq!(event.date.extent().first_day(), first);
            }
        }
    }
}

#[test]
fn a_double_click_opens_one_fits_several_and_zooms_where_nothing_is() {
    let mut viewer = tunnel((120, 36));
    // Two events of the press in May: "∙2".
    let several = viewer.find("∙2");
    viewer.double_click(several);
    assert_eq!(viewer.model.focus(), Focus::View);
    let (first, last) = sight(&viewer);
    assert!(
        first <= day("2026-05-01") && day("2026-05-31") <= last,
        "{first} {last}"
    );
    assert!(first.days_until(last) < 90, "{first} {last}");
    viewer.press("Backspace");

    let mut viewer = tunnel((120, 36));
    let one = viewer.find("▴");
    viewer.double_click(one);
    assert_eq!(viewer.selected_title(), "The council hears the engineers");
    assert_eq!(viewer.model.focus(), Focus::Panel);

    let mut viewer = tunnel((120, 36));
    let before = sight(&viewer);
    let lanes = viewer.model.layout().lanes;
    let free = (viewer.find("Jul").0, lanes.y);
    viewer.double_click(free);
    let after = sight(&viewer);
    assert!(after.0.days_until(after.1) < before.0.days_until(before.1));
}

#[test]
fn a_proposed_date_is_selected_at_its_window_and_at_its_words() {
    let mut viewer = tunnel((120, 36));
    viewer.click(viewer.find("by 2030 "));
    let mut by_words = viewer
        .model
        .reading()
        .proposal_at(viewer.model.at())
        .cloned();
    let state = by_words.take();
    assert!(state.is_none(), "the state of play is not the chart");
    let lanes = viewer.model.layout().lanes;
    let words = (0..lanes.width)
        .rev()
        .map(|x| (x, lanes.y))
        .find(|&(x, y)| viewer.draw().0[(x, y)].symbol() == "0")
        .unwrap();
    viewer.click(words);
    let model = &viewer.model;
    let window = model.reading().proposal_at(model.at()).unwrap();
    assert_eq!(window.extent().latest, day("2030-12-31"));

    let mut viewer = tunnel((120, 36));
    viewer.click((lanes.right() - 3, lanes.y));
    let model = &viewer.model;
    let window = model.reading().proposal_at(model.at()).unwrap();
    assert_eq!(window.extent().latest, day("2030-12-31"));
}

/// A record in which a bar has no room before today, so that its words stand behind it.
const CROWDED: &str = "
parties:
  west: { name: Westbank }
milestones:
  tunnel: { name: Tunnel }
events:
  - { date: 2026-03-01, title: One, parties: [west] }
  - { date: 2026-04-02, title: Two, parties: [west] }
  - date: 2026-05-20
    title: Three
    parties: [west]
    targets: [{ by: west, date: 2026-09 }]
  - { date: 2026-05-21, title: Four, parties: [west] }
";

#[test]
fn words_behind_a_bar_select_what_the_bar_does() {
    let mut viewer = Viewer::open(CROWDED, (80, 24), "2026-05-25", None);
    let lanes = viewer.model.layout().lanes;
    let words = viewer.find_in("Sep 2026", lanes);
    let bar = viewer.find_in("├", lanes);
    assert!(bar.0 < words.0, "{bar:?} {words:?}");
    for at in [bar, words, (words.0 + 7, words.1)] {
        viewer.press("g g");
        viewer.click(at);
        let model = &viewer.model;
        let window = model.reading().proposal_at(model.at()).unwrap();
        assert_eq!(window.extent().latest, day("2026-09-30"));
    }
    // Beside them nothing of it is.
    viewer.press("g g");
    viewer.click((words.0 + 9, words.1));
    let model = &viewer.model;
    assert!(model.reading().proposal_at(model.at()).is_none());
}

#[test]
fn the_wheel_scrolls_time_and_zooms_at_the_pointer() {
    let mut viewer = tunnel((120, 36));
    let lanes = viewer.model.layout().lanes;
    let axis = viewer.model.layout().axis;
    let overview = viewer.model.layout().overview.y;
    let over = (50, lanes.y);
    let start = viewer.model.viewport().clone();
    wheel(&mut viewer, MouseAction::WheelUp, over, false);
    assert!(sight(&viewer).0 < start.days().unwrap().0);
    assert_eq!(viewer.model.viewport().scale(), start.scale());
    wheel(&mut viewer, MouseAction::WheelDown, over, false);
    assert_eq!(viewer.model.viewport(), &start);
    for (at, modified) in [(over, true), ((50, axis.y), false)] {
        wheel(&mut viewer, MouseAction::WheelUp, at, modified);
        let cell = 50 - lanes.x - viewer.model.layout().names;
        let finer = viewer.model.viewport().clone();
        assert!(finer.scale().step().is_finer_than(start.scale().step()));
        // The days under the pointer are still under it, as near as whole units allow.
        let pointed = start.days_at(cell).unwrap().0;
        let now = finer.cell_of(pointed).unwrap();
        assert!(now.abs_diff(cell) <= 6, "{now} {cell}");
        wheel(&mut viewer, MouseAction::WheelDown, at, modified);
        assert_eq!(viewer.model.viewport(), &start);
    }
    // Sideways, and over the overview.
    wheel(&mut viewer, MouseAction::WheelLeft, over, false);
    assert!(sight(&viewer).0 < start.days().unwrap().0);
    wheel(&mut viewer, MouseAction::WheelRight, (50, overview), false);
    assert_eq!(viewer.model.viewport(), &start);
    // A step of the feed, lines of the panel.
    let feed = viewer.model.layout().feed;
    let at = viewer.model.at();
    wheel(&mut viewer, MouseAction::WheelUp, (50, feed.y + 3), false);
    assert_eq!(viewer.model.at(), at - 1);
    let before = viewer.picture();
    wheel(&mut viewer, MouseAction::WheelDown, (110, 20), false);
    let mut same = tunnel((120, 36));
    same.press("k J J J");
    assert_eq!(viewer.model.at(), same.model.at());
    assert!(before != viewer.picture() || same.picture() == before);
}

#[test]
fn dragging_the_lanes_moves_the_view_and_selects_nothing() {
    let mut viewer = tunnel((120, 36));
    let lanes = viewer.model.layout().lanes;
    let (start, selected) = (sight(&viewer), viewer.model.at());
    viewer.drag((50, lanes.y), (59, lanes.y + 2));
    // Nine columns at three a month.
    assert_eq!(sight(&viewer).0, start.0.plus_months(-3));
    assert_eq!(viewer.model.at(), selected);
    viewer.drag((59, lanes.y), (50, lanes.y));
    assert_eq!(sight(&viewer), start);
}

#[test]
fn dragging_on_the_axis_chooses_a_span() {
    let mut viewer = tunnel((120, 36));
    let axis = viewer.model.layout().axis;
    let from = (viewer.find("Jan").0, axis.y + 1);
    let to = (from.0 + 8, axis.y + 1);
    viewer.mouse(MouseAction::Press, from, 1);
    viewer.mouse(MouseAction::Drag, to, 0);
    let words = viewer.model.message().unwrap().to_owned();
    assert!(
        words.starts_with("Thu 1 Jan 2026 to Tue 31 Mar 2026"),
        "{words}"
    );
    assert!(viewer.picture().contains('['));
    viewer.mouse(MouseAction::Release, to, 0);
    let width = viewer.model.viewport().width();
    let fitted = Viewport::fit(day("2026-01-01"), day("2026-03-31"), width);
    assert_eq!(viewer.model.viewport(), &fitted);
    viewer.press("Backspace");
    assert_eq!(sight(&viewer), sight(&tunnel((120, 36))));
}

#[test]
fn dragging_in_the_overview_moves_the_window() {
    let mut viewer = tunnel((120, 36));
    let y = viewer.model.layout().overview.y;
    let start = sight(&viewer);
    // A click beside the window brings it there.
    viewer.click((30, y));
    let there = sight(&viewer);
    assert!(there.1 < start.0, "{} {}", there.1, start.0);
    viewer.drag((30, y), (40, y));
    let later = sight(&viewer);
    assert!(there.0 < later.0 && later.1 < start.0);
    viewer.press("Backspace Backspace");
    assert_eq!(sight(&viewer), start);
}

#[test]
fn dragging_the_divider_resizes_the_panel() {
    let mut viewer = tunnel((120, 36));
    let divider = viewer.model.layout().divider.unwrap();
    viewer.drag((divider, 15), (divider - 10, 15));
    let layout = viewer.model.layout();
    assert_eq!(
        (layout.divider, layout.panel.width),
        (Some(divider - 10), 45)
    );
    assert_eq!(viewer.model.viewport().width(), layout.chart_columns());
    for (to, width) in [(0, 59), (119, 30)] {
        viewer.drag((viewer.model.layout().divider.unwrap(), 15), (to, 15));
        assert_eq!(viewer.model.layout().panel.width, width);
    }
}

#[test]
fn links_and_sources_of_the_panel_are_followed() {
    let mut viewer = tunnel((120, 60));
    viewer.press("k");
    let panel = viewer.model.layout().panel;
    let at = |viewer: &Viewer, text: &str| viewer.find_in(text, panel);
    let effects = viewer.click(at(&viewer, "The Gazette · "));
    assert_eq!(
        effects,
        [Effect::Open {
            url: "https://example.org/gazette?id=2".to_owned()
        }]
    );
    viewer.click(at(&viewer, "Berg says the"));
    assert_eq!(
        viewer.selected_title(),
        "Berg says the trial run comes by early 2029"
    );
}

#[test]
fn views_hints_counts_and_menus_are_buttons() {
    let mut viewer = tunnel((120, 36));
    viewer.click(viewer.find("List"));
    assert_eq!(viewer.model.view(), View::List);
    viewer.click(viewer.find("Timeline"));
    assert_eq!(viewer.model.view(), View::Timeline);
    viewer.click(viewer.find("? help"));
    assert_eq!(viewer.model.popup(), Some(Popup::Help(0)));
    viewer.click(viewer.find("Esc close"));
    assert_eq!(viewer.model.popup(), None);
    let at = viewer.model.at();
    let (x, y) = viewer.find("j k event");
    viewer.click((x + 2, y));
    assert_eq!(viewer.model.at(), at - 1);
    viewer.click((x, y));
    assert_eq!(viewer.model.at(), at);
    viewer.press("r");
    viewer.click(viewer.find("lanes by kind"));
    assert_eq!(
        viewer.model.lanes().by,
        opcon_tui::app::lanes::LanesBy::Kind
    );
    assert_eq!(viewer.model.menu(), None);
    viewer.press("r h");
    viewer.press("j k");
    viewer.click(viewer.find("1 lane hidden"));
    assert!(viewer.model.lanes().hidden.is_empty());

    let bare = "events: [{ date: 2026-01-05, title: One }]\n";
    let mut viewer = Viewer::open(bare, (80, 24), "2026-11-23", None);
    viewer.click(viewer.find("1 warning"));
    assert_eq!(viewer.model.popup(), Some(Popup::Problems(0)));
    // What the popup covers cannot be pressed.
    viewer.press("?");
    viewer.click((20, 10));
    assert_eq!(viewer.model.view(), View::Timeline);
}
