//! `export`: a record in the formats of other programs.

use std::path::{Path, PathBuf};

use clap::Args;

use super::filter::FilterArg;
use super::{FileArg, INPUT, TodayArg, complain_of_problems, load, print, words};
use crate::day::Day;
use crate::format::export::{Excerpt, Format};
use crate::shell::{Failure, Source, output, shown};

/// What is written, in which format, and where.
#[derive(Clone, Debug, Args)]
pub struct ExportArgs {
    #[command(flatten)]
    file: FileArg,
    /// The format
    #[arg(long, value_name = "FORMAT", value_parser = words(&Format::WORDS))]
    to: Format,
    /// The file to write; - is standard output [default: -]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Put it in the place of a file that is there already
    #[arg(long, requires = "output")]
    force: bool,
    #[command(flatten)]
    filter: FilterArg,
    /// Only what was known by the end of this day, such as 2026-05-14 or 2026-05
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = super::by)]
    as_of: Option<Day>,
    #[command(flatten)]
    today: TodayArg,
    /// Exit with 1 where the file has a problem
    #[arg(long)]
    strict: bool,
}

/// Writes a record in another program's format.
///
/// # Errors
///
/// The file cannot be read, the filter is none, or nothing can be written where it should be.
pub fn run(args: &ExportArgs) -> Result<i32, Failure> {
    let source = args.file.source()?;
    let path = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    // Before the work, and before anything could be written.
    if let Some(path) = path {
        may_write(path, &source, args.force)?;
    }
    let loaded = load(&source)?;
    let (ids, as_of) = args.filter.chosen(&loaded, args.as_of, args.today)?;
    let written = args.to.write(Excerpt {
        record: &loaded.record,
        ids: &ids,
        as_of,
    });
    match path {
        None => print(&written)?,
        Some(path) => output::write(path, written.as_bytes(), args.force)?,
    }
    let failed = complain_of_problems(&loaded, args.today.day())
        && (args.strict || loaded.record.events.is_empty());
    Ok(if failed { INPUT } else { 0 })
}

/// Whether a file may be written: never the record itself, and one that is there only where that was said.
fn may_write(path: &Path, source: &Source, force: bool) -> Result<(), Failure> {
    let refused = |why: &str| {
        Err(Failure::Write {
            name: shown(path),
            why: why.to_owned(),
        })
    };
    if let Source::File(record) = source
        && output::is_same_file(path, record)
    {
        return refused("it is the record itself");
    }
    if !force && output::is_there(path) {
        return refused("it is there already; --force writes over it");
    }
    Ok(())
}
