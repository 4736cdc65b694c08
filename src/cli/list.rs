//! `list`: the events, for pipes.

use clap::{Args, ValueEnum};

use super::filter::FilterArg;
use super::{FileArg, INPUT, TodayArg, complain_of_none, complain_of_problems, print};
use crate::analysis::AsOf;
use crate::day::Day;
use crate::format::{json, table};
use crate::record::{EventId, Record};
use crate::shell::{Failure, Source};

/// What `list` prints, and how.
#[derive(Clone, Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    file: FileArg,
    #[command(flatten)]
    filter: FilterArg,
    #[command(flatten)]
    today: TodayArg,
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
/// The file cannot be read, or the filter is none.
pub fn run(args: &ListArgs) -> Result<i32, Failure> {
    let source = args.file.source()?;
    let asked = Asked {
        filter: &args.filter,
        as_of: args.as_of,
        today: args.today,
    };
    list(&source, asked, args.format, args.strict)
}

/// Prints the list in place of the viewer, as of a day where one is given.
///
/// # Errors
///
/// The file cannot be read, or the filter is none.
pub fn table(source: &Source, asked: Asked<'_>) -> Result<i32, Failure> {
    list(source, asked, Format::Table, false)
}

/// Which events of a record.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Those for which this holds.
    pub filter: &'a FilterArg,
    /// Those known on this day; all where there is none.
    pub as_of: Option<Day>,
    /// The day that is today.
    pub today: TodayArg,
}

fn list(source: &Source, asked: Asked<'_>, format: Format, strict: bool) -> Result<i32, Failure> {
    let loaded = &source.load()?;
    complain_of_none(source);
    let record = &loaded.record;
    let now = || AsOf::now(asked.today.day());
    let mask = asked
        .filter
        .mask(loaded, asked.as_of.map_or_else(now, AsOf::then))?;
    let as_of = asked.as_of.map_or(AsOf::ever(), AsOf::then);
    let ids = ids(record, as_of).filter(|&id| mask.holds(id));
    print(&match format {
        Format::Table => table::events(record, ids),
        Format::Json => json::events(record, ids, as_of),
    })?;
    let failed =
        complain_of_problems(loaded, asked.today.day()) && (strict || record.events.is_empty());
    Ok(if failed { INPUT } else { 0 })
}

/// The events that count, in order.
fn ids(record: &Record, as_of: AsOf) -> impl Iterator<Item = EventId> {
    let all = (0..).map(EventId).zip(&record.events);
    all.filter(move |(_, event)| as_of.knows(event))
        .map(|(id, _)| id)
}
