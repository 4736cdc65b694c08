//! Present targets, windows, gap, slip and the state of play, computed by hand and by the program.
//!
//! The subject is a bridge between two towns. Each case is a short file, read as the program reads it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "analysis/board.rs"]
mod board;
#[path = "analysis/bridge.rs"]
mod bridge;
#[path = "analysis/drift.rs"]
mod drift;
#[path = "analysis/example.rs"]
mod example;
#[path = "analysis/gaps.rs"]
mod gaps;
#[path = "analysis/known.rs"]
mod known;
#[path = "analysis/oracle.rs"]
mod oracle;
#[path = "analysis/own_record.rs"]
mod own_record;
#[path = "analysis/plays.rs"]
mod plays;
#[path = "analysis/positions.rs"]
mod positions;
#[path = "analysis/properties.rs"]
mod properties;
#[path = "analysis/slips.rs"]
mod slips;
#[path = "analysis/windows.rs"]
mod windows;
