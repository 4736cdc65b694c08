//! The program's model with a record, and what it draws.

use opcon_tui::app::{Model, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::document::{self, Loaded};
use opcon_tui::view;
use opcon_tui::view::theme::{Depth, Ground, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A record as it is first seen on 23 November 2026, at a size: columns, rows.
pub fn opened(record: &str, size: (u16, u16)) -> Model {
    opened_with(document::load(record.as_bytes()), size)
}

/// As [`opened`], of what was loaded.
pub fn opened_with(loaded: Loaded, (columns, rows): (u16, u16)) -> Model {
    let mut model = Model::new(Start {
        file: "events.yaml".to_owned(),
        ..Start::default()
    });
    model.update(Msg::Resize { columns, rows });
    model.update(Msg::Today(Day::parse("2026-11-23").unwrap()));
    model.update(Msg::Loaded(loaded));
    model
}

/// The whole screen, in 256 colours on a dark ground.
pub fn screen(model: &Model) -> Buffer {
    let (columns, rows) = model.size();
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    let theme = Theme::new(Depth::Many, Ground::Dark, false);
    view::render(model, theme, area, &mut buffer);
    buffer
}
