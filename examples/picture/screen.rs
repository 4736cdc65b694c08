//! A record, a size, a day and keys become the cells of a screen.

use opcon_tui::app::key::parse_keys;
use opcon_tui::app::{Model, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::timeline::cells;
use opcon_tui::view::theme::{Depth, Ground, Theme};
use opcon_tui::{document, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What the program draws of a file's `bytes` in a terminal of so many cells ("120x36"), on a day, after
/// `keys` (parted by blanks) were pressed.
///
/// # Errors
///
/// A sentence that says which of the texts cannot be read.
pub fn draw(
    name: &str,
    bytes: &[u8],
    size: &str,
    today: &str,
    keys: &str,
) -> Result<Buffer, String> {
    let (columns, rows) = size
        .split_once('x')
        .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)))
        .ok_or_else(|| format!("`{size}` is no size such as 120x36"))?;
    let today = Day::parse(today).ok_or_else(|| format!("`{today}` is no day"))?;
    let keys = match keys.trim() {
        "" => Vec::new(),
        keys => parse_keys(keys).ok_or_else(|| format!("`{keys}` has a key without a meaning"))?,
    };
    let mut model = Model::new(Start {
        file: name.to_owned(),
        ..Start::default()
    });
    model.update(Msg::Resize { columns, rows });
    model.update(Msg::Today(today));
    model.update(Msg::Loaded(document::load(bytes)));
    for key in keys {
        model.update(Msg::Key(key));
    }
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    let theme = Theme::new(Depth::Many, Ground::Dark, false);
    view::render(&model, theme, area, &mut buffer);
    Ok(buffer)
}

/// The characters of a screen, a line a row, without blanks at the ends of lines.
pub fn text(buffer: &Buffer) -> String {
    let rows = 0..buffer.area.height;
    rows.map(|y| cells::row(buffer, y) + "\n").collect()
}
