//! Model to picture: one file a view.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Model;

/// What a picture has beside its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Stretches of cells that are links.
    pub links: Vec<Hyperlink>,
    /// Where the terminal's own cursor stands, for readers that follow it.
    pub cursor: Option<(u16, u16)>,
}

/// A stretch of cells in one row that opens an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    /// The cells.
    pub area: Rect,
    /// The address, http or https.
    pub url: String,
}

/// Draws the whole screen.
pub fn render(model: &Model, area: Rect, buffer: &mut Buffer) -> Drawn {
    buffer.set_string(
        area.x,
        area.y,
        model.last(),
        ratatui::style::Style::default(),
    );
    Drawn::default()
}
