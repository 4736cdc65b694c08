//! `list`: the events, for pipes.

use clap::{Args, ValueEnum};

use super::filter::FilterArg;
use super::{FileArg, INPUT, TodayArg, complain_of_problems, load, print, words};
use crate::day::Day;
use crate::document::Loaded;
use crate::format::column::Column;
use crate::format::separated::{self, Separator};
use crate::format::{json, table};
use crate::query::Order;
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
    /// The order [default: by date]; what is equal stays in the order of dates
    #[arg(long, value_name = "KEY", allow_hyphen_values = true, value_parser = words(&Order::WORDS))]
    sort: Option<Order>,
    /// What a line tells, for table, csv and tsv: names with commas between
    /// [default: date,kind,title in a table, else all]
    #[arg(long, value_name = "C,...", value_delimiter = ',', value_parser = words(&Column::WORDS))]
    columns: Option<Vec<Column>>,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Format,
    /// Only what was known by the end of this day, such as 2026-05-14 or 2026-05
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = super::by)]
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
    /// An object a line
    Jsonl,
    /// A header, and a line an event, with commas between
    Csv,
    /// The same with tabs between, nothing quoted
    Tsv,
}

/// Prints the events of a record.
///
/// # Errors
///
/// The file cannot be read, the filter is none, or columns were chosen for a form that has none.
pub fn run(args: &ListArgs) -> Result<i32, Failure> {
    if args.columns.is_some() && matches!(args.format, Format::Json | Format::Jsonl) {
        return Err(Failure::Argument {
            name: "--columns",
            why: "json and jsonl give every field; it is for table, csv and tsv".to_owned(),
        });
    }
    let loaded = load(&args.file.source()?)?;
    let asked = Asked {
        filter: &args.filter,
        as_of: args.as_of,
        today: args.today,
    };
    let laid_out = LaidOut {
        order: args.sort,
        format: args.format,
        columns: args.columns.as_deref(),
    };
    list(&loaded, asked, laid_out, args.strict)
}

/// Prints the list in place of the viewer, as of a day where one is given.
///
/// # Errors
///
/// The file cannot be read, or the filter is none.
pub fn table(source: &Source, asked: Asked<'_>) -> Result<i32, Failure> {
    let laid_out = LaidOut {
        order: None,
        format: Format::Table,
        columns: None,
    };
    list(&load(source)?, asked, laid_out, false)
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

/// How they are listed.
#[derive(Clone, Copy, Debug)]
struct LaidOut<'a> {
    /// By date where there is none.
    order: Option<Order>,
    format: Format,
    /// Those that the form has of itself where there are none.
    columns: Option<&'a [Column]>,
}

fn list(
    loaded: &Loaded,
    asked: Asked<'_>,
    laid_out: LaidOut<'_>,
    strict: bool,
) -> Result<i32, Failure> {
    let record = &loaded.record;
    let (mut ids, as_of) = asked.filter.chosen(loaded, asked.as_of, asked.today)?;
    if let Some(order) = laid_out.order {
        order.sort(record, &mut ids);
    }
    let all = Column::all();
    let separated = |separator| {
        let columns = laid_out.columns.unwrap_or(&all);
        separated::events(record, ids.iter().copied(), as_of, columns, separator)
    };
    print(&match laid_out.format {
        Format::Table => {
            let columns = laid_out.columns.unwrap_or(&table::USUAL);
            table::events(record, ids, as_of, columns)
        }
        Format::Json => json::events(record, ids, as_of),
        Format::Jsonl => json::event_lines(record, ids, as_of),
        Format::Csv => separated(Separator::Comma),
        Format::Tsv => separated(Separator::Tab),
    })?;
    let failed =
        complain_of_problems(loaded, asked.today.day()) && (strict || record.events.is_empty());
    Ok(if failed { INPUT } else { 0 })
}
