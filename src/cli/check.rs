//! `check`: every problem of a file.

mod github;
mod json;

use std::io;
use std::path::PathBuf;

use anstream::{AutoStream, ColorChoice};
use clap::{Args, ValueEnum};

use super::{ENVIRONMENT, INPUT, TodayArg, complain, find, print};
use crate::app::words;
use crate::day::Day;
use crate::document::{self, Problem, Severity};
use crate::shell::{Failure, Source, shown};

/// Which files are checked, and how the answer looks.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// The records; - is standard input [default: as the viewer finds one]
    files: Vec<PathBuf>,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "human")]
    format: Format,
    /// Exit with 1 for advice too
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    today: TodayArg,
}

/// The form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The line, the underlined text, the mend; at most 50 a file
    Human,
    /// An array of objects
    Json,
    /// Workflow commands that GitHub shows beside the lines
    Github,
}

/// What was found in one file.
struct Checked {
    /// The file's name, as the user gave it.
    name: String,
    /// Its text.
    text: String,
    /// How many events could be read.
    events: usize,
    /// What is wrong with it today.
    problems: std::sync::Arc<[Problem]>,
}

impl Checked {
    fn read(source: &Source, today: Day) -> Result<Self, Failure> {
        let bytes = source.bytes()?;
        let loaded = document::load(&bytes);
        Ok(Self {
            name: match source {
                Source::File(path) => path.to_string_lossy().into_owned(),
                Source::Text { name, .. } => (*name).to_owned(),
            },
            events: loaded.record.events.len(),
            problems: loaded.problems_on(today),
            // Nearly every file is text, and taken as it is.
            text: String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        })
    }
}

/// Prints the problems of each file. A file that cannot be read costs only itself.
///
/// # Errors
///
/// Standard output cannot be written, or no file was named and the usual one cannot be read.
pub fn run(args: &CheckArgs) -> Result<i32, Failure> {
    let today = args.today.day();
    let read = |file| find(file).and_then(|source| Checked::read(&source, today));
    let all: Vec<Result<Checked, Failure>> = if args.files.is_empty() {
        vec![read(None)]
    } else {
        args.files.iter().map(|file| read(Some(file))).collect()
    };
    let checked: Vec<&Checked> = all.iter().flatten().collect();
    print(&match args.format {
        Format::Human => human(&checked),
        Format::Json => json::array(&checked),
        Format::Github => github::commands(&checked),
    })?;
    let bad = |p: &Problem| args.strict || p.severity == Severity::Error;
    let mut code = 0;
    if checked.iter().any(|file| file.problems.iter().any(bad)) {
        code = INPUT;
    }
    for failure in all.iter().filter_map(|file| file.as_ref().err()) {
        complain(&format!("opcon-tui: {failure}"));
        code = ENVIRONMENT;
    }
    Ok(code)
}

/// The reports of the files, a blank line around each that tells a problem.
fn human(files: &[&Checked]) -> String {
    let coloured = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    let render = if coloured {
        document::render_coloured
    } else {
        document::render
    };
    let mut out = String::new();
    let mut apart = false;
    for file in files {
        let name = shown(file.name.as_ref());
        let clean = file.problems.is_empty();
        if !out.is_empty() && (apart || !clean) {
            out.push('\n');
        }
        apart = !clean;
        if clean {
            let events = words::count(file.events, "event", "events");
            out.push_str(&format!("{name}: {events}, no problems\n"));
        } else {
            out.push_str(&render(&file.problems, &file.text, &name));
        }
    }
    out
}
