//! `list`: the events, for pipes.

use clap::{Args, ValueEnum};

use super::{FileArg, INPUT, complain_of_problems, print};
use crate::analysis::AsOf;
use crate::day::Day;
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
    /// Only what was known by the end of this day, such as 2026-05-14 or 2026-05
    #[arg(long, value_name = "DATE", value_parser = super::by)]
    as_of: Option<Day>,
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
    list(&loaded, args.as_of, args.format, args.strict)
}

/// Prints the list in place of the viewer, as of a day where one is given.
///
/// # Errors
///
/// The file cannot be read.
pub fn table(source: &Source, as_of: Option<Day>) -> Result<i32, Failure> {
    list(&source.load()?, as_of, Format::Table, false)
}

fn list(loaded: &Loaded, as_of: Option<Day>, format: Format, strict: bool) -> Result<i32, Failure> {
    let record = &loaded.record;
    let as_of = as_of.map_or(AsOf::ever(), AsOf::then);
    print(&match format {
        Format::Table => table::events(record, ids(record, as_of)),
        Format::Json => json::events(record, ids(record, as_of), as_of),
    })?;
    let failed = complain_of_problems(loaded) && (strict || record.events.is_empty());
    Ok(if failed { INPUT } else { 0 })
}

/// The events that count, in order.
fn ids(record: &Record, as_of: AsOf) -> impl Iterator<Item = EventId> {
    let all = (0..).map(EventId).zip(&record.events);
    all.filter(move |(_, event)| as_of.knows(event))
        .map(|(id, _)| id)
}
