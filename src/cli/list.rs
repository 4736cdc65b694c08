//! `list`: the events, for pipes.

use clap::{Args, ValueEnum};

use super::{FileArg, INPUT, complain, print};
use crate::document::Loaded;
use crate::format::{json, table};
use crate::record::{EventId, Record};
use crate::shell::{Failure, Source};

/// What `list` prints, and how.
#[derive(Clone, Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    file: FileArg,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Format,
    /// Exit with 1 where the file has a problem
    #[arg(long)]
    strict: bool,
}

/// The form of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line an event: date, kind, title
    Table,
    /// An array of objects
    Json,
}

/// Prints the events of a record.
///
/// # Errors
///
/// The file cannot be read.
pub fn run(args: &ListArgs) -> Result<i32, Failure> {
    let loaded = args.file.source()?.load()?;
    list(&loaded, args.format, args.strict)
}

/// Prints the list in place of the viewer.
///
/// # Errors
///
/// The file cannot be read.
pub fn table(source: &Source) -> Result<i32, Failure> {
    list(&source.load()?, Format::Table, false)
}

fn list(loaded: &Loaded, format: Format, strict: bool) -> Result<i32, Failure> {
    let record = &loaded.record;
    print(&match format {
        Format::Table => table::events(record, ids(record)),
        Format::Json => json::events(record, ids(record)),
    })?;
    let problems = loaded.problems.len();
    if problems > 0 {
        let words = crate::app::words::count(problems, "problem", "problems");
        complain(&format!(
            "opcon-tui: {words} in the file; `opcon-tui check` tells them"
        ));
    }
    let failed = (strict || record.events.is_empty()) && problems > 0;
    Ok(if failed { INPUT } else { 0 })
}

fn ids(record: &Record) -> impl Iterator<Item = EventId> {
    (0..record.events.len()).filter_map(|i| u32::try_from(i).ok().map(EventId))
}
