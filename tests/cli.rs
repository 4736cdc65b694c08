//! The command line, as the real program answers it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by a panic"
)]

#[path = "support/program.rs"]
mod program;
#[path = "support/records.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod records;
#[path = "support/script.rs"]
mod script;

#[path = "cli/add.rs"]
mod add;
#[path = "cli/brief.rs"]
mod brief;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/completions.rs"]
mod completions;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/date.rs"]
mod date;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/init.rs"]
mod init;
#[path = "cli/list.rs"]
mod list;
#[path = "cli/man.rs"]
mod man;
#[path = "cli/printable.rs"]
mod printable;
#[path = "cli/show.rs"]
mod show;
