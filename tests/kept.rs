//! What stays of a picture is what a new one would have.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot begin fails by a panic"
)]

use opcon_tui::app::layout::View;
use opcon_tui::app::visit::Visit;
use opcon_tui::app::{Key, Model, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::document;
use opcon_tui::view::{
    self, Painter,
    theme::{Depth, Ground, Theme},
};
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const STEPS: [char; 6] = ['j', 'k', 'h', 'l', ',', '.'];

const SIZES: [(u16, u16); 5] = [(120, 36), (80, 24), (40, 12), (200, 50), (100, 15)];

/// Keys that bring up other things to step through.
const OTHERS: [char; 24] = [
    '+', '-', '0', 'p', 'm', 'L', 'T', 'D', 'B', 'x', 'r', 'w', '(', ')', ' ', 'n', '?', 'q', '\t',
    'G', 't', '2', '<', '>',
];

fn keys() -> impl Strategy<Value = Vec<char>> {
    let key = prop_oneof![6 => select(&STEPS[..]), 1 => select(&OTHERS[..])];
    proptest::collection::vec(key, 1..40)
}

/// The record on a screen of this size, of which every so many events are new to the reader: none where that is 0.
fn opened((columns, rows): (u16, u16), ascii: bool, new: usize) -> Model {
    let loaded = document::load(include_bytes!("../events.yaml"));
    let ids = loaded.record.events.iter().map(|e| e.id.raw().to_owned());
    let unvisited = ids.step_by(new.max(1)).filter(|_| new > 0).collect();
    let mut model = Model::new(Start {
        file: "events.yaml".to_owned(),
        ascii,
        last: Some(Visit {
            day: Day::from_ymd(2026, 5, 22).expect("a day"),
            selected: None,
            view: View::Timeline,
            chart: None,
            marked: Vec::new(),
            unvisited,
        }),
        ..Start::default()
    });
    model.update(Msg::Today(Day::from_ymd(2026, 5, 23).expect("a day")));
    model.update(Msg::Resize { columns, rows });
    model.update(Msg::Loaded(loaded));
    model
}

/// Whether the picture after each key is the one drawn anew, and all that differs is told.
fn follow(keys: &[char], size: (u16, u16), ascii: bool, new: usize) -> Result<(), TestCaseError> {
    let theme = Theme::new(Depth::Many, Ground::Dark, ascii);
    let area = Rect::new(0, 0, size.0, size.1);
    let mut model = opened(size, ascii, new);
    let (mut painter, mut kept) = (Painter::default(), Buffer::empty(area));
    for &key in keys {
        model.update(Msg::Key(Key::char(key)));
        let before = kept.clone();
        let mut drawn = painter.paint(&model, theme, area, &mut kept);
        let mut anew = Buffer::empty(area);
        let expected = view::render(&model, theme, area, &mut anew);
        prop_assert_eq!(&kept, &anew, "after {}", key);
        if let Some(areas) = drawn.redrawn.take() {
            for at in area.positions() {
                let told = areas.iter().any(|area| area.contains(at));
                prop_assert!(told || before[at] == kept[at], "{at} is not told");
            }
        }
        prop_assert_eq!(&drawn, &expected);
        model.saw(drawn.in_sight);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_picture_kept_is_the_picture_drawn_anew(
        keys in keys(),
        size in select(&SIZES[..]),
        ascii in any::<bool>(),
        new in select(&[0, 1, 3][..]),
    ) {
        follow(&keys, size, ascii, new)?;
    }
}

/// The name of a milestone goes to another row where the selection brings that one into the chart.
#[test]
fn a_row_whose_name_alone_changes_is_drawn_again() {
    let keys: Vec<char> = "j.+.jjjjj".chars().collect();
    follow(&keys, (200, 50), false, 0).expect("the picture drawn anew");
}

/// Two events that propose the same date, one after the other: its line begins on the day of each.
#[test]
fn a_line_that_begins_on_another_day_is_drawn_again() {
    let keys: Vec<char> = "hklkxhklhjj,hklwl.".chars().collect();
    follow(&keys, (80, 24), false, 0).expect("the picture drawn anew");
}

#[test]
fn a_step_within_the_view_keeps_most_of_it() {
    let area = Rect::new(0, 0, 120, 36);
    let theme = Theme::new(Depth::Many, Ground::Dark, false);
    let mut model = opened((120, 36), false, 0);
    let (mut painter, mut buffer) = (Painter::default(), Buffer::empty(area));
    let mut redrawn = |model: &mut Model| {
        let drawn = painter.paint(model, theme, area, &mut buffer);
        model.saw(drawn.in_sight);
        drawn.redrawn
    };
    assert_eq!(redrawn(&mut model), None, "all of it is new");
    model.update(Msg::Key(Key::char('k')));
    let areas = redrawn(&mut model).expect("a step redraws parts");
    let cells: u32 = areas.iter().map(|area| area.area()).sum();
    assert!(cells < area.area() * 2 / 3, "{areas:?}");
    model.update(Msg::Key(Key::char('+')));
    assert_eq!(redrawn(&mut model), None, "other days are in sight");
}
