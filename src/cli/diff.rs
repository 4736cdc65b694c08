//! `diff`: what changed between two files, or between two days.

use std::path::PathBuf;

use clap::Args;

use super::page_format::PageFormat;
use super::{INPUT, TodayArg, by, complain_of_problems, find, print};
use crate::analysis::AsOf;
use crate::analysis::changes::{Changes, State};
use crate::day::Day;
use crate::format::changes;
use crate::shell::Failure;

/// What is compared, and in which form the changes are told.
#[derive(Clone, Debug, Args)]
pub struct DiffArgs {
    /// The record, or the old one
    #[arg(value_name = "OLD", required_unless_present = "from")]
    old: Option<PathBuf>,
    /// The new record
    #[arg(value_name = "NEW", required_unless_present = "from", conflicts_with_all = ["from", "to", "today"])]
    new: Option<PathBuf>,
    /// Compare what was known by the end of this day …
    #[arg(long, value_name = "DATE", value_parser = by)]
    from: Option<Day>,
    /// … with what was known by the end of this one [default: today]
    #[arg(long, value_name = "DATE", value_parser = by, requires = "from")]
    to: Option<Day>,
    #[command(flatten)]
    today: TodayArg,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: PageFormat,
    /// Exit with 1 where a file has a problem
    #[arg(long)]
    strict: bool,
}

/// Prints what changed.
///
/// # Errors
///
/// A file cannot be read.
pub fn run(args: &DiffArgs) -> Result<i32, Failure> {
    let old = find(args.old.as_deref())?.load()?;
    let mut troubled = complain_of_problems(&old, args.today.day());
    let mut empty = old.record.events.is_empty();
    let new = match &args.new {
        Some(new) => {
            let new = find(Some(new))?.load()?;
            troubled |= complain_of_problems(&new, args.today.day());
            empty |= new.record.events.is_empty();
            new
        }
        None => old.clone(),
    };
    let (from, to) = match args.from {
        Some(from) => {
            let to = args.to.unwrap_or_else(|| args.today.day());
            (AsOf::then(from), AsOf::then(to))
        }
        None => (AsOf::ever(), AsOf::ever()),
    };
    let old = State {
        record: &old.record,
        as_of: from,
    };
    let new = State {
        record: &new.record,
        as_of: to,
    };
    let found = Changes::between(old, new);
    print(&match args.format {
        PageFormat::Text => changes::text(old, new, &found),
        PageFormat::Md => changes::markdown(old, new, &found),
        PageFormat::Json => changes::json(old, new, &found),
    })?;
    Ok(if troubled && (args.strict || empty) {
        INPUT
    } else {
        0
    })
}
