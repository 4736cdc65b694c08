//! What changed between two states of a record, as text, Markdown and JSON.

mod json;
mod text;

pub use json::json;
pub(super) use json::{moved, refound};
pub use text::{Head, markdown, text};
