//! `list`: the events, for pipes.

use clap::{Args, ValueEnum};

use super::filter::FilterArg;
use super::{FileArg, INPUT, complain, print};
use crate::analysis::AsOf;
use crate::day::Day;
use crate::document::Loaded;
use crate::format::{json, table};
use crate::record::{EventId, Record};
use crate::shell::{Failure, Source, clock};

/// What `list` prints, and how.
#[derive(Clone, Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    file: FileArg,
    #[command(flatten)]
    filter: FilterArg,
    /// Take this day for today
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    today: Option<Day>,
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
/// The file cannot be read, or the filter is none.
pub fn run(args: &ListArgs) -> Result<i32, Failure> {
    let loaded = args.file.source()?.load()?;
    let now = AsOf::now(args.today.unwrap_or_else(clock::today));
    list(&loaded, &args.filter, now, args.format, args.strict)
}

/// Prints the list in place of the viewer.
///
/// # Errors
///
/// The file cannot be read, or the filter is none.
pub fn table(source: &Source, filter: &FilterArg, today: Option<Day>) -> Result<i32, Failure> {
    let now = AsOf::now(today.unwrap_or_else(clock::today));
    list(&source.load()?, filter, now, Format::Table, false)
}

fn list(
    loaded: &Loaded,
    filter: &FilterArg,
    as_of: AsOf,
    format: Format,
    strict: bool,
) -> Result<i32, Failure> {
    let record = &loaded.record;
    let mask = filter.mask(loaded, as_of)?;
    let asked = |id: &EventId| {
        let mask = mask.as_ref();
        mask.is_none_or(|mask| mask.get(id.index()).copied().unwrap_or(false))
    };
    print(&match format {
        Format::Table => table::events(record, ids(record).filter(asked)),
        Format::Json => json::events(record, ids(record).filter(asked)),
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
