//! A record in other programs' formats, read again by parsers that are not ours.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "export/dates.rs"]
mod dates;
#[path = "export/documents.rs"]
mod documents;
#[path = "export/hostile.rs"]
mod hostile;
#[path = "export/pieces.rs"]
mod pieces;
#[path = "export/reading.rs"]
mod reading;
#[path = "export/shipped.rs"]
mod shipped;

use opcon_tui::analysis::AsOf;
use opcon_tui::document::load;
use opcon_tui::format::export::{Excerpt, Format};
use opcon_tui::record::{EventId, Record};

/// The record of a file.
fn record(file: &str) -> Record {
    std::sync::Arc::unwrap_or_clone(load(file.as_bytes()).record)
}

/// All of a record in a format, as of a day.
fn export_as_of(record: &Record, format: Format, as_of: AsOf) -> String {
    let ids: Vec<EventId> = (0..)
        .map(EventId)
        .zip(&record.events)
        .map(|(id, _)| id)
        .collect();
    let known = |id: &EventId| as_of.knows(record.event(*id).unwrap());
    let ids: Vec<EventId> = ids.into_iter().filter(known).collect();
    format.write(Excerpt {
        record,
        ids: &ids,
        as_of,
    })
}

/// All of a record in a format.
fn export(record: &Record, format: Format) -> String {
    export_as_of(record, format, AsOf::ever())
}
