//! What stays of a picture is what a new one would have.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot begin fails by a panic"
)]

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
use ratatui::layout::{Position, Rect};

const STEPS: [char; 6] = ['j', 'k', 'h', 'l', ',', '.'];

/// Keys that bring up other things to step through.
const OTHERS: [char; 24] = [
    '+', '-', '0', 'p', 'm', 'L', 'T', 'D', 'B', 'x', 'r', 'w', '(', ')', ' ', 'n', '?', 'q', '\t',
    'G', 't', '2', '<', '>',
];

fn keys() -> impl Strategy<Value = Vec<char>> {
    let key = prop_oneof![6 => select(&STEPS[..]), 1 => select(&OTHERS[..])];
    proptest::collection::vec(key, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_picture_kept_is_the_picture_drawn_anew(
        keys in keys(),
        size in select(&[(120, 36), (80, 24), (40, 12), (200, 50), (100, 15)][..]),
        ascii in any::<bool>(),
    ) {
        let theme = Theme::new(Depth::Many, Ground::Dark, ascii);
        let mut model = Model::new(Start { file: "events.yaml".to_owned(), ascii, ..Start::default() });
        model.update(Msg::Today(Day::from_ymd(2026, 5, 23).expect("a day")));
        model.update(Msg::Resize { columns: size.0, rows: size.1 });
        model.update(Msg::Loaded(document::load(include_bytes!("../events.yaml"))));
        let area = Rect::new(0, 0, size.0, size.1);
        let mut painter = Painter::default();
        let mut kept = Buffer::empty(area);
        for key in keys {
            model.update(Msg::Key(Key::char(key)));
            let before = kept.clone();
            let mut drawn = painter.paint(&model, theme, area, &mut kept);
            let mut anew = Buffer::empty(area);
            let expected = view::render(&model, theme, area, &mut anew);
            prop_assert_eq!(&kept, &anew);
            if let Some(areas) = drawn.redrawn.take() {
                for position in area.positions() {
                    let redrawn = areas.iter().any(|area| area.contains(position));
                    let Position { x, y } = position;
                    prop_assert!(redrawn || before[(x, y)] == kept[(x, y)], "{position} is not told");
                }
            }
            prop_assert_eq!(&drawn, &expected);
            model.saw(drawn.in_sight);
        }
    }
}

#[test]
fn a_step_within_the_view_keeps_most_of_it() {
    let area = Rect::new(0, 0, 120, 36);
    let theme = Theme::new(Depth::Many, Ground::Dark, false);
    let mut model = Model::new(Start::default());
    model.update(Msg::Today(Day::from_ymd(2026, 5, 23).expect("a day")));
    model.update(Msg::Resize {
        columns: 120,
        rows: 36,
    });
    model.update(Msg::Loaded(document::load(include_bytes!(
        "../events.yaml"
    ))));
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
