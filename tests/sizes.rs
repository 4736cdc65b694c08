//! Whatever the record, the size and the keys: the screen is drawn, within its edges, and says what is
//! selected.
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

use model::opened;
use opcon_tui::app::{Model, Msg};
use opcon_tui::day::Day;
use opcon_tui::document;
use opcon_tui::view;
use opcon_tui::view::theme::{Depth, Ground, Theme};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;

const RECORD: &str = include_str!("pictures/tunnel.yaml");

fn theme(ascii: bool) -> Theme {
    Theme::new(Depth::Many, Ground::Dark, ascii)
}

/// Draws on a part of a larger buffer; nothing beyond it may change.
fn draw(model: &Model, theme: Theme) -> Buffer {
    let (columns, rows) = model.size();
    let area = Rect::new(0, 0, columns, rows);
    let around = Rect::new(0, 0, columns + 5, rows + 3);
    let mut buffer = Buffer::filled(around, Cell::new("@"));
    for at in area.positions() {
        buffer[at].reset();
    }
    let drawn = view::render(model, theme, area, &mut buffer);
    for at in around.positions().filter(|&at| !area.contains(at)) {
        assert_eq!(buffer[at], Cell::new("@"), "{at} of {columns}x{rows}");
    }
    for link in &drawn.links {
        assert_eq!(link.area.intersection(area), link.area, "{columns}x{rows}");
    }
    if let Some(cursor) = drawn.cursor {
        assert!(
            area.contains(cursor.into()),
            "{cursor:?} of {columns}x{rows}"
        );
    }
    buffer
}

/// The letters that are written in an area; a number may stand at the end of a title's first row.
fn letters_of(buffer: &Buffer, area: Rect) -> String {
    let mut text = String::new();
    for y in area.rows() {
        let mut next = 0;
        for at in y.positions().filter(|at| at.x < area.right()) {
            if at.x >= next {
                let symbol = buffer[at].symbol();
                next = at.x + symbol.cell_width().max(1);
                text.push_str(&letters(symbol));
            }
        }
    }
    text
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// What happens on a screen.
fn happenings() -> impl Strategy<Value = Vec<Vec<Msg>>> {
    let resize = (0..200_u16, 0..60_u16).prop_map(|(columns, rows)| Msg::Resize { columns, rows });
    let load = prop_oneof![
        records::record(8),
        Just("title: broken \"\nevents: [".to_owned()),
    ]
    .prop_map(|text| Msg::Loaded(document::load(text.as_bytes())));
    let one = prop_oneof![
        20 => records::keys(),
        3 => records::mouse(200, 60).prop_map(|msg| vec![msg]),
        2 => resize.prop_map(|msg| vec![msg]),
        1 => load.prop_map(|msg| vec![msg]),
        1 => Just(vec![Msg::Gone("events.yaml has gone".to_owned())]),
        1 => (1..3_000_000_i32).prop_map(|day| vec![Msg::Today(Day::from_number(day))]),
    ];
    prop::collection::vec(one, 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_size_and_no_keys_are_too_much(
        record in prop::option::of(records::record(16)),
        size in (0..200_u16, 0..60_u16),
        ascii: bool,
        happenings in happenings(),
    ) {
        let mut model = opened(record.as_deref().unwrap_or(RECORD), size);
        draw(&model, theme(ascii));
        for msgs in happenings {
            for msg in msgs {
                // As the shell does: a report of the mouse may be older than the size.
                let (columns, rows) = model.size();
                let msg = match msg {
                    Msg::Mouse(mut mouse) => {
                        mouse.column = mouse.column.min(columns.saturating_sub(1));
                        mouse.row = mouse.row.min(rows.saturating_sub(1));
                        Msg::Mouse(mouse)
                    }
                    msg => msg,
                };
                model.update(msg);
            }
            draw(&model, theme(ascii));
        }
    }

    #[test]
    fn what_is_selected_is_always_said(
        size in (20..200_u16, 6..60_u16),
        at in 0..16_usize,
        list: bool,
        moves in prop::collection::vec(records::moves(), 0..12),
    ) {
        let mut model = opened(RECORD, size);
        for msg in moves {
            for msg in msg {
                model.update(msg);
            }
        }
        for key in format!("{}G", at + 1).chars() {
            model.update(Msg::Key(opcon_tui::app::Key::char(key)));
        }
        if list {
            model.update(Msg::Key(opcon_tui::app::Key::char('L')));
        }
        let buffer = draw(&model, theme(false));
        let title = model.reading().event_at(model.at()).unwrap().title.shown();
        let feed = model.layout().feed;
        // The whole title where there is room for it, else its first words.
        let words: String = if feed.height >= 12 && feed.width >= 26 {
            title.to_owned()
        } else {
            title.split(' ').take(2).collect()
        };
        let seen = letters_of(&buffer, feed);
        prop_assert!(
            seen.contains(&letters(&words)),
            "{words:?} is not on {size:?}: {seen}"
        );
    }
}
