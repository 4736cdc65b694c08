//! What the screen looks like: a record, a size and keys give a picture with its styles.
//!
//! The pictures stand in `tests/pictures`. A picture that has changed is written beside the old one as
//! `*.snap.new`: read it, and give it the old one's name if it is better.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "pictures/drift.rs"]
mod drift;
#[path = "support/picture.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod picture;

use insta::Settings;
use opcon_tui::app::Msg;
use opcon_tui::app::chart;
use opcon_tui::app::layout::View;
use opcon_tui::day::Day;
use opcon_tui::document::Loader;
use opcon_tui::timeline::{Look, Plot, Row};
use opcon_tui::view::theme::{Depth, Ground};

use picture::Viewer;

/// A small record: two parties, an observer, and what they have said about a tunnel.
const TUNNEL: &str = include_str!("pictures/tunnel.yaml");

/// A longer one, with seventy-five years of history and one dense year.
const STRAIT: &str = include_str!("pictures/strait.yaml");

/// The record that the program is delivered with: few pictures show it, since it is still written on.
const EVENTS: &str = include_str!("../events.yaml");

/// A record for lanes: places, people and tags.
const FERRY: &str = include_str!("pictures/ferry.yaml");

/// A record in which much became known in a month.
const NEWS: &str = include_str!("pictures/news.yaml");

/// A record of dates of every precision, of what is planned and of what was called off.
const FORMS: &str = include_str!("pictures/forms.yaml");

/// A history over centuries, from before year 0 on.
const CROWN: &str = include_str!("pictures/crown.yaml");

/// The day on which all pictures are taken.
const TODAY: &str = "2026-11-23";

fn assert_picture(name: &str, viewer: &Viewer) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("pictures");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, viewer.picture()));
}

/// The tunnel, at a size, after keys.
fn tunnel(size: (u16, u16), keys: &str) -> Viewer {
    opened(TUNNEL, size, None, keys)
}

fn opened(record: &str, size: (u16, u16), at: Option<&str>, keys: &str) -> Viewer {
    let mut viewer = Viewer::open(record, size, TODAY, at);
    if !keys.is_empty() {
        viewer.press(keys);
    }
    viewer
}

/// The tunnel as another theme shows it.
fn themed(depth: Depth, ground: Ground, ascii: bool) -> Viewer {
    let mut viewer = Viewer::with(TUNNEL, (120, 36), TODAY, None, (depth, ground, ascii));
    viewer.press("k");
    viewer
}

#[test]
fn a_history_of_centuries_opens_on_its_last_events() {
    for (name, size) in [
        ("crown-120x36", (120, 36)),
        ("crown-80x24", (80, 24)),
        ("crown-40x12", (40, 12)),
    ] {
        assert_picture(name, &opened(CROWN, size, None, ""));
    }
    // A day long before this calendar had another name, if any.
    let mut viewer = opened(CROWN, (80, 24), None, "g g 6 j Z w");
    let picture = viewer.picture();
    assert!(
        picture.contains("─14 Oct 1066 · 960 years ago"),
        "{picture}"
    );
    assert!(!picture.contains("Sun"), "{picture}");
    viewer.press("g g 1 4 j Z w");
    let picture = viewer.picture();
    assert!(picture.contains("Sat 30"), "{picture}");
}

#[test]
fn the_record_opens_on_its_last_months() {
    assert_picture("events-120x36", &opened(EVENTS, (120, 36), None, ""));
}

#[test]
fn ten_years_of_the_past_with_what_was_promised_in_them() {
    let viewer = opened(EVENTS, (120, 36), Some("2010-06-26"), "Z t");
    assert_picture("events-2010-decade", &viewer);
}

#[test]
fn a_month_by_the_day() {
    let viewer = opened(EVENTS, (120, 36), Some("2026-05-20"), "Z m");
    assert_picture("events-may-2026", &viewer);
}

#[test]
fn korean_words_in_the_panel() {
    let record = opcon_tui::document::load(EVENTS.as_bytes()).record;
    let event = record
        .events
        .iter()
        .find(|e| e.id.raw().contains("aircraft-carrier"));
    let id = event
        .expect("an event about the aircraft carrier")
        .id
        .raw()
        .to_owned();
    let viewer = opened(EVENTS, (120, 36), Some(&id), "");
    assert_picture("events-hangul", &viewer);
}

#[test]
fn the_first_picture_at_each_size() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (200, 50)] {
        let name = format!("opening-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), ""));
    }
}

#[test]
fn an_event_with_quotes_at_each_size() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let name = format!("quotes-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), "k"));
    }
}

/// What does not fit ends at a word, and what must be told is told.
#[test]
fn the_smallest_screen() {
    let small = (30, 10);
    assert_picture(
        "headline-30x10",
        &opened(EVENTS, small, Some("1950-07-14"), ""),
    );
    assert_picture(
        "filter-30x10",
        &tunnel(small, "f k i n d : s t a t e m e n t Enter"),
    );
    assert_picture("help-30x10", &tunnel(small, "?"));
    assert_picture("empty-30x10", &opened("", small, None, ""));
    assert_picture("list-30x10", &opened(EVENTS, small, None, "L"));
    // A few days of another year.
    assert_picture("days-30x10", &opened(EVENTS, small, None, "g g Z d"));
}

#[test]
fn an_event_over_the_whole_of_a_small_screen() {
    assert_picture("read-40x12", &tunnel((40, 12), "k Enter"));
}

#[test]
fn lanes_by_kind() {
    assert_picture("by-kind-120x36", &tunnel((120, 36), "k r k"));
}

#[test]
fn lanes_by_place_and_one_of_them_hidden() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let viewer = opened(FERRY, (columns, rows), None, "r l");
        assert_picture(&format!("by-place-{columns}x{rows}"), &viewer);
        let viewer = opened(FERRY, (columns, rows), None, "r w r h k k");
        assert_picture(&format!("by-person-hidden-{columns}x{rows}"), &viewer);
    }
}

#[test]
fn the_whole_record() {
    assert_picture("whole-120x36", &tunnel((120, 36), "0"));
}

#[test]
fn zones_by_density() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let name = format!("stepped-{columns}x{rows}");
        let viewer = opened(STRAIT, (columns, rows), None, "x x Ctrl-l");
        assert_picture(&name, &viewer);
    }
    let mut viewer = Viewer::with(
        STRAIT,
        (120, 36),
        TODAY,
        None,
        (Depth::None, Ground::Unknown, true),
    );
    viewer.press("x x Ctrl-l");
    assert_picture("stepped-ascii-120x36", &viewer);
}

#[test]
fn headlines_at_their_place_in_time() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (200, 50)] {
        let name = format!("tall-{columns}x{rows}");
        assert_picture(&name, &opened(STRAIT, (columns, rows), None, "T k"));
    }
}

#[test]
fn headlines_of_the_past_with_what_was_promised() {
    let viewer = opened(STRAIT, (120, 36), Some("2002-05-30"), "T Z t - -");
    assert_picture("tall-past-120x36", &viewer);
    let viewer = opened(STRAIT, (120, 36), Some("2002-05-30"), "x x T");
    assert_picture("tall-stepped-120x36", &viewer);
}

#[test]
fn headlines_without_colour_and_in_ascii() {
    for (name, ascii) in [
        ("tall-no-colour-120x36", false),
        ("tall-ascii-120x36", true),
    ] {
        let theme = (Depth::None, Ground::Unknown, ascii);
        let mut viewer = Viewer::with(STRAIT, (120, 36), TODAY, None, theme);
        assert_picture(name, viewer.press("T k"));
    }
}

#[test]
fn a_proposal_is_selected_in_the_table() {
    assert_picture(
        "tall-proposal-80x24",
        &opened(STRAIT, (80, 24), None, "T G j j j j j"),
    );
}

#[test]
fn the_timeline_comes_back_as_it_was_left() {
    let mut viewer = opened(STRAIT, (120, 36), None, "");
    let views: Vec<View> = ["T", "L", "T", "F2", "v t", "T"]
        .map(|keys| viewer.press(keys).model.view())
        .to_vec();
    let (feed, tall) = (View::Timeline, View::Tall);
    assert_eq!(views, [tall, View::List, tall, feed, tall, feed]);
}

#[test]
fn half_a_screen_of_the_tall_chart_is_one_of_time() {
    let mut viewer = opened(STRAIT, (120, 36), Some("2026-01-15"), "T x");
    let days = |viewer: &Viewer| {
        let day = viewer.model.reading().walk.day(viewer.model.at()).unwrap();
        (day, viewer.model.viewport().days().unwrap().0)
    };
    let (day, first) = days(&viewer);
    viewer.press("Ctrl-u");
    let (back, sight) = days(&viewer);
    // 72 columns at 3 a month are two years: half of them is one.
    let months = back.months_until(day);
    assert!(
        (12..=16).contains(&months),
        "{back} is {months} months before {day}"
    );
    assert_eq!(sight.months_until(first), 12);
    viewer.press("Ctrl-d");
    assert_eq!(days(&viewer).1, first);
}

#[test]
fn the_scale_goes_round() {
    let mut viewer = opened(STRAIT, (120, 36), None, "");
    let opening = viewer.model.viewport().clone();
    let words = |viewer: &Viewer| viewer.model.viewport().words(Day::MIN, Day::MAX);
    let seen: Vec<String> = ["x", "x", "+", "x", "x"]
        .map(|key| words(viewer.press(key)))
        .to_vec();
    assert_eq!(
        seen,
        [
            "23 months",
            "stepped: 5 years, 1 year, 1 month, 6 months a column",
            "23 months",
            "stepped: 5 years, 1 year, 1 month, 6 months a column",
            "17 months, then years",
        ]
    );
    assert_eq!(*viewer.model.viewport(), opening);
    // Zooming from zones and back ends in the zones.
    viewer.press("x x");
    let stepped = viewer.model.viewport().clone();
    assert_eq!(*viewer.press("+ + - -").model.viewport(), stepped);
    assert_eq!(*viewer.press("+ + Backspace").model.viewport(), stepped);
}

#[test]
fn the_events_are_fitted() {
    let viewer = opened(STRAIT, (120, 36), None, "Z f");
    let (first, last) = viewer.model.viewport().days().unwrap();
    assert!(
        first.year() <= 1951 && last.year() >= 2027,
        "{first} to {last}"
    );
}

#[test]
fn a_list_without_a_chart() {
    assert_picture("list-80x24", &tunnel((80, 24), "L k"));
}

#[test]
fn a_proposal_is_selected_like_an_event() {
    assert_picture("proposal-120x36", &tunnel((120, 36), "G j j j j"));
}

#[test]
fn without_colour() {
    assert_picture(
        "no-colour-120x36",
        &themed(Depth::None, Ground::Dark, false),
    );
}

#[test]
fn in_sixteen_colours() {
    assert_picture(
        "sixteen-120x36",
        &themed(Depth::Sixteen, Ground::Dark, false),
    );
}

/// The characters of a picture above its status row.
fn characters(viewer: &Viewer) -> String {
    let picture = viewer.picture();
    let (characters, _) = picture.split_once("--- styles").unwrap();
    let (body, _) = characters.trim_end().rsplit_once('\n').unwrap();
    body.to_owned()
}

#[test]
fn a_note_on_a_source_stands_in_brackets_after_what_was_seen_of_it() {
    let record = "events:\n  - date: 2026-05-11\n    title: A\n    sources:\n      \
                  - { title: B, seen: read, note: A copy. }\n";
    let screen = opened(record, (120, 36), None, "").picture();
    assert!(screen.contains("read in full (A copy.)"), "{screen}");
}

#[test]
fn the_panel_shows_without_colour_where_it_has_been_stepped_to() {
    for depth in [Depth::None, Depth::Sixteen, Depth::Many] {
        let mut viewer = themed(depth, Ground::Dark, false);
        let mut seen = vec![characters(&viewer)];
        for keys in ["Tab", "j", "j"] {
            viewer.press(keys);
            let now = characters(&viewer);
            assert!(!seen.contains(&now), "{keys} shows nothing with {depth:?}");
            seen.push(now);
        }
    }
}

#[test]
fn on_a_light_ground() {
    assert_picture("light-120x36", &themed(Depth::Many, Ground::Light, false));
}

#[test]
fn in_ascii() {
    assert_picture("ascii-120x36", &themed(Depth::None, Ground::Unknown, true));
}

#[test]
fn the_keys() {
    for (columns, rows, keys) in [(120, 36, "?"), (80, 24, "? j j Right"), (40, 12, "? PgDn")] {
        let name = format!("help-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), keys));
    }
    assert_picture("help-search-80x24", &tunnel((80, 24), "? / l a n e Down"));
    let mut ascii = Viewer::with(
        TUNNEL,
        (120, 36),
        TODAY,
        None,
        (Depth::None, Ground::Unknown, true),
    );
    ascii.press("?");
    assert_picture("help-ascii-120x36", &ascii);
}

#[test]
fn commands_by_name() {
    assert_picture("palette-120x36", &tunnel((120, 36), ": z o Down"));
    assert_picture("palette-80x24", &tunnel((80, 24), ":"));
    assert_picture("palette-40x12", &tunnel((40, 12), ": c o p y"));
    assert_picture("palette-date-80x24", &tunnel((80, 24), ": 2 0 2 8"));
}

#[test]
fn the_menu_of_a_key() {
    assert_picture("menu-80x24", &tunnel((80, 24), "Z"));
    assert_picture("menu-copy-120x36", &tunnel((120, 36), "y j"));
    assert_picture("menu-lanes-40x12", &tunnel((40, 12), "r"));
}

#[test]
fn one_of_several_sources() {
    assert_picture("choice-80x24", &tunnel((80, 24), "k o j"));
}

#[test]
fn the_problems_of_a_file() {
    let record = "\
parties:
  city: { name: Ahafen }
events:
  - date: 2026-02-30
    title: A day that is none
  - date: 2026-05-11
    titel: A key that is none
  - date: 2026-05-12
    title: An event with troubles of its own
    parties: [citty]
    sources: [herald]
    confidence: sure
  - date: 2026-05-14
    title: A sound one
    sources: [\"https://example.org\"]
";
    assert_picture("problems-80x24", &opened(record, (80, 24), None, "! j"));
    assert_picture("problems-40x12", &opened(record, (40, 12), None, "! j"));
    let lost = "events\n  - date: 2026-05-11\n    title: x\n";
    assert_picture("unreadable-80x24", &opened(lost, (80, 24), None, ""));
    assert_picture("troubled-120x36", &opened(record, (120, 36), None, "k"));
}

#[test]
fn a_file_that_is_no_yaml_any_more() {
    let broken = TUNNEL.replace("title: The wire sees", "title: \"The wire sees");
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (30, 10)] {
        let mut viewer = tunnel((columns, rows), "k");
        viewer.load(&broken);
        assert_picture(&format!("banner-{columns}x{rows}"), &viewer);
        // The list of what is wrong stands alone.
        let listed = viewer.press("!").picture();
        assert_eq!(listed.matches('└').count(), 1, "{listed}");
        assert_eq!(listed.matches("the quotation mark").count(), 1, "{listed}");
    }
}

#[test]
fn a_file_that_has_gone() {
    let why = "cannot read events.yaml: there is no such file";
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut viewer = tunnel((columns, rows), "k");
        viewer.model.update(Msg::Gone(why.to_owned()));
        assert_picture(&format!("gone-{columns}x{rows}"), &viewer);
    }
}

#[test]
fn a_large_file_while_it_is_read() {
    let events = "  - {date: 2025, title: One of many}\n".repeat(12_000);
    let text = format!("title: Many\nevents:\n{events}");
    let mut part = None;
    Loader::default().load(text.as_bytes(), &mut |p| part = Some(p));
    for (columns, rows) in [(80, 24), (40, 12)] {
        let part = part.clone().unwrap();
        let viewer = Viewer::with_loaded(part, (columns, rows), TODAY);
        assert_picture(&format!("part-{columns}x{rows}"), &viewer);
    }
}

#[test]
fn dates_of_every_precision_and_what_was_called_off() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let name = format!("forms-{columns}x{rows}");
        assert_picture(&name, &opened(FORMS, (columns, rows), None, ""));
    }
    assert_picture("forms-list-80x24", &opened(FORMS, (80, 24), None, "L 7 k"));
    let look = (Depth::None, Ground::Unknown, true);
    let ascii = Viewer::with(FORMS, (80, 24), TODAY, None, look);
    assert_picture("forms-ascii-80x24", &ascii);
}

#[test]
fn a_record_without_events() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let viewer = opened("title: Nothing yet\n", (columns, rows), None, "");
        assert_picture(&format!("empty-{columns}x{rows}"), &viewer);
    }
}

#[test]
fn a_record_of_two_lines_an_event() {
    let record = "\
events:
  - { date: 1869-11-17, title: The canal opens }
  - { date: 1914-08-15, title: The other canal opens }
  - { date: 1956-07-26, title: The first one is nationalised }
";
    assert_picture("no-parties-80x24", &opened(record, (80, 24), None, ""));
}

#[test]
fn what_was_known_on_a_day_at_each_size() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let name = format!("as-of-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), "k k k w"));
    }
}

#[test]
fn what_was_known_on_a_day_without_colour_and_in_ascii() {
    let mut viewer = themed(Depth::None, Ground::Unknown, true);
    viewer.press("k 2 {");
    assert_picture("as-of-ascii-120x36", &viewer);
}

#[test]
fn a_day_before_anything_was_known() {
    assert_picture("as-of-nothing-40x12", &tunnel((40, 12), "9 9 9 {"));
}

#[test]
fn what_is_new_since_a_day_at_each_size() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (20, 6)] {
        let name = format!("news-{columns}x{rows}");
        let viewer = opened(NEWS, (columns, rows), Some("pact"), "Space g n j j");
        assert_picture(&name, &viewer);
    }
    let viewer = opened(NEWS, (40, 12), Some("pact"), "Space g n G");
    assert_picture("news-end-40x12", &viewer);
}

#[test]
fn what_is_new_without_colour_and_in_ascii() {
    let look = (Depth::None, Ground::Unknown, true);
    let mut viewer = Viewer::with(NEWS, (80, 24), TODAY, Some("pact"), look);
    viewer.press("Space g n G k");
    assert_picture("news-ascii-80x24", &viewer);
}

#[test]
fn nothing_is_new_since_a_day() {
    for (columns, rows) in [(80, 24), (20, 6)] {
        let name = format!("news-nothing-{columns}x{rows}");
        let typed = "g n 2 0 2 6 - 0 9 Enter";
        assert_picture(&name, &opened(NEWS, (columns, rows), None, typed));
    }
}

#[test]
fn the_day_since_which_something_is_new_is_asked_for() {
    let viewer = opened(NEWS, (80, 24), None, "g n 2 0 2 6 - 0 3");
    assert_picture("news-asked-80x24", &viewer);
}

#[test]
fn a_terminal_that_is_too_small() {
    assert_picture("too-small-19x5", &tunnel((19, 5), ""));
}

#[test]
fn a_prompt_at_each_size() {
    let typed = "k g d M a y Space 2 0 2 6 Left Enter";
    for (columns, rows) in [(120, 36), (40, 12)] {
        let name = format!("prompt-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), typed));
    }
}

#[test]
fn a_search_at_each_size() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let name = format!("search-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), "g g / r a i l w a y"));
    }
}

#[test]
fn a_search_without_colour_and_in_ascii() {
    for (name, depth, ascii) in [
        ("search-no-colour", Depth::None, false),
        ("search-ascii", Depth::Sixteen, true),
    ] {
        let mut viewer = Viewer::with(TUNNEL, (120, 36), TODAY, None, (depth, Ground::Dark, ascii));
        viewer.press("/ t u n n e l Enter n");
        assert_picture(name, &viewer);
    }
}

#[test]
fn a_filter_while_it_is_typed() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let name = format!("filter-typed-{columns}x{rows}");
        let typed = "f k i n d : r e p o r t Space p a r t y :";
        assert_picture(&name, &tunnel((columns, rows), typed));
    }
}

#[test]
fn a_filter_with_a_mistake() {
    let viewer = tunnel((80, 24), "f k i n d : r e p o t r Enter");
    assert_picture("filter-mistake-80x24", &viewer);
}

#[test]
fn a_mistake_in_a_filter_while_it_is_typed() {
    let typed = "f p l a c e : h a r b u o r Space o r Space x";
    for (columns, rows) in [(80, 24), (40, 12)] {
        let name = format!("filter-wrong-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), typed));
    }
}

#[test]
fn a_help_in_which_nothing_is_found() {
    assert_picture("help-nothing-80x24", &tunnel((80, 24), "? / x y z z y"));
}

#[test]
fn a_filter_that_is_on() {
    let keys = "f p a r t y : c i t y Space - i s : a n o n y m o u s Enter Space k";
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let name = format!("filter-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), keys));
    }
    for (name, depth, ascii) in [
        ("filter-no-colour", Depth::None, false),
        ("filter-ascii", Depth::Sixteen, true),
    ] {
        let look = (depth, Ground::Dark, ascii);
        let mut viewer = Viewer::with(TUNNEL, (120, 36), TODAY, None, look);
        viewer.press(keys);
        assert_picture(name, &viewer);
    }
}

#[test]
fn a_filter_that_leaves_nothing() {
    let viewer = tunnel((80, 24), "f o n : 1 9 5 0 Enter");
    assert_picture("filter-nothing-80x24", &viewer);
}

#[test]
fn a_jump_by_some_letters() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (30, 10)] {
        let name = format!("jump-{columns}x{rows}");
        assert_picture(&name, &tunnel((columns, rows), "p t u n Down"));
    }
}

#[test]
fn a_search_in_the_tall_chart() {
    assert_picture("search-tall-120x36", &tunnel((120, 36), "T / t u n n e l"));
}

#[test]
fn in_ascii_nothing_else_is_drawn() {
    let record: String = EVENTS.chars().filter(char::is_ascii).collect();
    let look = (Depth::Many, Ground::Dark, true);
    let ways = [
        "G",
        "D",
        "B",
        "?",
        "!",
        ":",
        "p",
        "f",
        "/ s c m",
        "g",
        "y",
        "Z",
        "L",
        "s",
        "Enter",
        "s",
        "T",
        "x",
        "T x x",
        "0",
        "- - - -",
        "Z d",
        "T w",
        "g g",
        "r k",
        "r l",
        "r e",
        "j j j Enter",
        "e",
        "W",
        "T",
    ];
    let mut viewer = Viewer::with(&record, (120, 36), TODAY, None, look);
    for size in [(200, 50), (120, 36), (80, 24), (40, 12), (30, 10)] {
        viewer.resize(size);
        for way in ways {
            let picture = viewer.press(way).picture();
            let drawn = picture.split("--- styles").next().unwrap();
            assert!(drawn.is_ascii(), "{way:?} at {size:?}:\n{drawn}");
            viewer.press("Esc Esc Esc Esc");
        }
    }
}

/// What does not fit ends at a word.
#[test]
fn the_least_room() {
    let last = |size, keys| {
        let picture = opened(EVENTS, size, None, keys).picture();
        let rows: Vec<&str> = picture
            .split("--- styles")
            .next()
            .unwrap()
            .lines()
            .collect();
        rows[rows.len() - 3..rows.len() - 1].join("\n")
    };
    assert_eq!(last((20, 6), "B"), "  W - not met …\n  P ◔ in progress …");
    assert_eq!(
        last((60, 16), "D"),
        "         ‹2      2010   today ▴May 2026\n▌ Thu 21 May 2026  Seoul expects the last stage to take …"
    );
}

/// The rows of the chart with proposed dates in sight and no words, by their letters and dates.
fn wordless(viewer: &Viewer) -> Vec<String> {
    let model = &viewer.model;
    let chart = chart::chart(model);
    let layout = model.layout();
    let plot = Plot {
        viewport: model.viewport(),
        index: model.index(),
        rows: &chart.rows,
        names: layout.names,
        today: Some(model.reading().today()),
        today_word: "",
        selection: chart.selection.clone(),
        highlights: None,
        look: Look::default(),
    };
    let shelf = plot.shelf(layout.lanes);
    let rows = chart.rows.iter().enumerate();
    let silent = rows.filter(|(at, row)| !row.windows.is_empty() && shelf.words(*at).is_empty());
    let told = |(_, row): (usize, &Row)| {
        let dates = row
            .windows
            .iter()
            .map(|w| format!("{} to {}", w.extent.earliest, w.extent.latest));
        format!("{} {}", row.letters, dates.collect::<Vec<_>>().join(", "))
    };
    silent.map(told).collect()
}

#[test]
fn proposed_dates_have_words_where_there_is_room() {
    let mut silent = Vec::new();
    for day in [
        "2006-12-31",
        "2010-06-27",
        "2014-10-24",
        "2018-11-01",
        "2026-05-21",
    ] {
        let mut viewer = Viewer::open(EVENTS, (120, 36), TODAY, None);
        let typed: String = format!("as-of {day}")
            .chars()
            .map(|c| {
                if c == ' ' {
                    " Space".to_owned()
                } else {
                    format!(" {c}")
                }
            })
            .collect();
        viewer.press(&format!(":{typed} Enter"));
        for (scale, keys) in [
            ("split", "T T"),
            ("linear", "x"),
            ("stepped", "x"),
            ("years", "x - - - -"),
            ("whole", "0"),
        ] {
            viewer.press(keys);
            for row in wordless(&viewer) {
                silent.push(format!("{day} {scale}: {row}"));
            }
        }
    }
    assert_eq!(silent, Vec::<String>::new());
}
