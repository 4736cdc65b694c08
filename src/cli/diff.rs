//! `diff`: what changed between two files, or between two days.

use std::path::{Path, PathBuf};

use clap::Args;

use super::page_format::PageFormat;
use super::{ENVIRONMENT, INPUT, TodayArg, by, complain, complain_of_problems_in, find, print};
use crate::analysis::AsOf;
use crate::analysis::changes::{Changes, State};
use crate::date::humanize;
use crate::day::Day;
use crate::document::{Loaded, Severity};
use crate::format::changes;
use crate::shell::{Failure, Source};
use crate::text::Text;

/// What is compared, and in which form the changes are told.
#[derive(Clone, Debug, Args)]
pub struct DiffArgs {
    /// The record, or the old one
    #[arg(value_name = "OLD")]
    old: Option<PathBuf>,
    /// The new record
    #[arg(value_name = "NEW", conflicts_with_all = ["from", "to"])]
    new: Option<PathBuf>,
    /// Compare what was known by the end of this day …
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = by)]
    from: Option<Day>,
    /// … with what was known by the end of this one [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = by, requires = "from")]
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
    let (from, to) = match days(args) {
        Ok(days) => days,
        Err(why) => {
            complain(&format!("opcon-tui: {why}"));
            return Ok(ENVIRONMENT);
        }
    };
    let source = find(args.old.as_deref())?;
    let name = name(&source);
    let old = source.load()?;
    let mut troubled = complain_of_problems_in(&name, &old, args.today.day());
    let mut empty = old.record.events.is_empty();
    let mut title = format!("What changed in {name}");
    if let (Some(from), Some(to)) = (args.from, to) {
        let (from, to) = (humanize::day(from), humanize::day(to));
        title.push_str(&format!(" from {from} to {to}"));
    }
    let mut whole = true;
    let new = match &args.new {
        Some(new) => {
            let source = find(Some(new))?;
            title = format!("What changed from {name} to {}", self::name(&source));
            let new = source.load()?;
            troubled |= complain_of_problems_in(&self::name(&source), &new, args.today.day());
            let read = |loaded: &Loaded| {
                loaded
                    .problems
                    .iter()
                    .all(|p| p.severity != Severity::Error)
            };
            whole = read(&old) && read(&new);
            empty |= new.record.events.is_empty();
            new
        }
        None => old.clone(),
    };
    let as_of = |day: Option<Day>| day.map_or_else(AsOf::ever, AsOf::then);
    let old = State {
        record: &old.record,
        as_of: as_of(from),
    };
    let new = State {
        record: &new.record,
        as_of: as_of(to),
    };
    let found = Changes::between(old, new);
    let head = changes::Head {
        title: &title,
        whole,
    };
    print(&match args.format {
        PageFormat::Text => changes::text(head, old, new, &found),
        PageFormat::Md => changes::markdown(head, old, new, &found),
        PageFormat::Json => changes::json(old, new, &found),
    })?;
    Ok(if troubled && (args.strict || empty) {
        INPUT
    } else {
        0
    })
}

/// The two days that are compared; none of two files. Else what is wrong with what was asked for, as a
/// sentence.
fn days(args: &DiffArgs) -> Result<(Option<Day>, Option<Day>), String> {
    if args.new.is_some() {
        let standard_input = Path::new("-");
        let both = [&args.old, &args.new];
        if both
            .iter()
            .all(|file| file.as_deref() == Some(standard_input))
        {
            return Err(
                "standard input can be read once: give one of the two as a file".to_owned(),
            );
        }
        return Ok((None, None));
    }
    let Some(from) = args.from else {
        return Err(
            "one file is compared with itself between two days: add --from DATE (and --to DATE), or give another file"
                .to_owned(),
        );
    };
    let to = args.to.unwrap_or_else(|| args.today.day());
    if from > to {
        let (from, last) = (humanize::day(from), humanize::day(to));
        return Err(match args.to {
            Some(_) => format!("--from {from} is later than --to {last}: exchange them"),
            None => format!("--from {from} is later than today, {last}: give an earlier day"),
        });
    }
    Ok((Some(from), Some(to)))
}

/// What a source is called.
fn name(source: &Source) -> String {
    match source {
        Source::File(path) => Text::line(&path.to_string_lossy()).shown().to_owned(),
        Source::Text { name, .. } => (*name).to_owned(),
    }
}
