//! The forms of a page that is written from a record, the same for every command that writes one.

use clap::ValueEnum;

/// The form of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// For people, wrapped at 80 columns
    Text,
    /// Markdown
    Md,
    /// One object
    Json,
}
