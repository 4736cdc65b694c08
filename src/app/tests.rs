//! What unit tests of this room share: a record that is read, and the keys that are pressed.

use super::key::parse_keys;
use super::{Key, Model, Msg, Start};
use crate::day::Day;
use crate::document;

/// A model that has read `record` on 23 November 2026, at a size of 80 columns and 24 rows.
pub(super) fn opened(record: &str) -> Model {
    opened_with(Start::default(), (80, 24), record)
}

/// The same from another start, at a size in columns and rows.
pub(super) fn opened_with(start: Start, (columns, rows): (u16, u16), record: &str) -> Model {
    let mut model = Model::new(start);
    model.update(Msg::Today(Day::parse("2026-11-23").unwrap()));
    model.update(Msg::Resize { columns, rows });
    model.update(Msg::Loaded(document::load(record.as_bytes())));
    model
}

/// Presses keys by their names, parted by blanks.
pub(super) fn press(model: &mut Model, keys: &str) {
    for key in parse_keys(keys).unwrap() {
        model.update(Msg::Key(key));
    }
}

/// Types a text, character by character.
pub(super) fn typed(model: &mut Model, text: &str) {
    for c in text.chars() {
        model.update(Msg::Key(Key::char(c)));
    }
}
