//! The command line, as the real program answers it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "support/program.rs"]
mod program;

#[path = "cli/add.rs"]
mod add;
#[path = "cli/brief.rs"]
mod brief;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/date.rs"]
mod date;
#[path = "cli/list.rs"]
mod list;
