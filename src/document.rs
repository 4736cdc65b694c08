//! The file as text: YAML to a record, with every problem told.
//!
//! Loading never fails: [`load`] gives a [`Loaded`] whatever the bytes are. The way of a file: its
//! bytes become a text, the text an outline (where the events stand), each event and the head become
//! nodes, the nodes a record.

mod decode;
pub mod field;
mod input;
mod outline;
pub mod problem;
mod recover;
mod render;
mod report;
mod suggest;
mod syntax;

use std::sync::Arc;

use crate::record::{Event, Record};

pub use decode::MOST_EVENTS;
pub use input::LARGEST;
pub use problem::{Problem, Severity};
pub use render::{MOST_SHOWN, render, render_coloured};
pub use syntax::DEEPEST;

use input::Input;
use problem::code;
use report::{Report, first_line, quoted};

/// What became of a file.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// All that could be read.
    pub record: Arc<Record>,
    /// All that was wrong, in the order of the file.
    pub problems: Arc<[Problem]>,
    /// Whether the file is no YAML as a whole: on reload the last good view stays.
    pub broken: bool,
}

/// Reads a file's bytes.
///
/// ```
/// # use opcon_tui::document::load;
/// let loaded = load(b"- date: 2026-05-11\n  titel: The bridge opens\n  sources: [https://a.b]\n");
/// let problem = &loaded.problems[0];
/// assert_eq!((problem.code, problem.line, problem.column), ("unknown-key", 2, 3));
/// assert_eq!(problem.help.as_deref(), Some("did you mean `title`?"));
/// ```
pub fn load(bytes: &[u8]) -> Loaded {
    let mut report = Report::default();
    let input = Input::of(bytes, &mut report);
    let (record, report) = decode::decode(&input.text, report);
    let broken = report.is_broken();
    Loaded {
        record: Arc::new(record),
        problems: report.finish(&input.text, input.skipped).into(),
        broken,
    }
}

/// The warning about a planned event whose day is past ([`Event::awaits_outcome`]), in the file that
/// it was read from.
///
/// It is no part of [`load`], which does not know what day it is.
pub fn outcome_not_recorded(event: &Event, source: &str) -> Problem {
    let start = source
        .split_inclusive('\n')
        .take(event.line.saturating_sub(1))
        .map(str::len)
        .sum();
    let line = first_line(source, start..source.len());
    let text = source.get(line.clone()).unwrap_or_default();
    let blanks = text.len() - text.trim_start_matches([' ', '-', '\u{feff}']).len();
    let message = format!(
        "the event was planned for {}, which is past",
        quoted(event.date.written())
    );
    let column = text.get(..blanks).unwrap_or_default().chars().count() + 1;
    let width = text.get(blanks..).unwrap_or_default().chars().count();
    Problem {
        severity: code::OUTCOME_NOT_RECORDED.severity,
        code: code::OUTCOME_NOT_RECORDED.word,
        message,
        help: Some(
            "remove `status: planned` if it happened, or write `status: cancelled`".to_owned(),
        ),
        range: line.start + blanks..line.end,
        line: event.line,
        column,
        end_line: event.line,
        end_column: column + width,
        event_line: Some(event.line),
    }
}
