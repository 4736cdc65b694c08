//! `check`: every problem of a file.

use std::path::PathBuf;

use clap::Args;

use super::{INPUT, find, print};
use crate::document::{self, Severity};
use crate::shell::{Failure, Source, shown};

/// Which files are checked.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// The records [default: as the viewer finds one]
    files: Vec<PathBuf>,
    /// Exit with 1 for advice too
    #[arg(long)]
    strict: bool,
}

/// Prints the problems of each file.
///
/// # Errors
///
/// A file cannot be read.
pub fn run(args: &CheckArgs) -> Result<i32, Failure> {
    let sources = if args.files.is_empty() {
        vec![find(None)?]
    } else {
        args.files
            .iter()
            .map(|f| find(Some(f)))
            .collect::<Result<Vec<_>, _>>()?
    };
    let mut code = 0;
    for source in sources {
        let bytes = source.bytes()?;
        let loaded = document::load(&bytes);
        let name = match &source {
            Source::File(path) => shown(path),
            Source::Text { name, .. } => (*name).to_owned(),
        };
        if loaded.problems.is_empty() {
            let events = crate::app::words::count(loaded.record.events.len(), "event", "events");
            print(&format!("{name}: {events}, no problems\n"))?;
        } else {
            print(&document::render(
                &loaded.problems,
                &String::from_utf8_lossy(&bytes),
                &name,
            ))?;
        }
        let bad = |p: &document::Problem| args.strict || p.severity == Severity::Error;
        if loaded.problems.iter().any(bad) {
            code = INPUT;
        }
    }
    Ok(code)
}
