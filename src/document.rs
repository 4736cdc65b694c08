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
pub mod report;
mod schema;
mod syntax;

use std::sync::Arc;

use crate::day::Day;
use crate::record::Record;

pub use decode::MOST_EVENTS;
pub use input::LARGEST;
pub use problem::{Code, Problem, Severity};
pub use render::{MOST_SHOWN, render, render_coloured};
pub use schema::schema;
pub use syntax::DEEPEST;

use input::Input;
use report::Report;

/// What became of a file.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// All that could be read.
    pub record: Arc<Record>,
    /// All that is wrong on any day, in the order of the file.
    pub problems: Arc<[Problem]>,
    /// What is to be said once a day is past: of planned events, that nobody recorded the outcome.
    dated: Arc<[Problem]>,
    /// Whether the file is no YAML as a whole: on reload the last good view stays.
    pub broken: bool,
}

impl Loaded {
    /// All that is wrong on this day, in the order of the file.
    pub fn problems_on(&self, today: Day) -> Arc<[Problem]> {
        let mut due = self
            .dated
            .iter()
            .filter(|p| p.once_past.is_some_and(|day| day < today))
            .peekable();
        if due.peek().is_none() {
            return Arc::clone(&self.problems);
        }
        let mut all: Vec<Problem> = self.problems.iter().chain(due).cloned().collect();
        all.sort_by_key(|p| (p.range.start, p.range.end));
        all.into()
    }
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
    let found = report.finish(&input.text, input.skipped);
    let (problems, dated): (Vec<Problem>, Vec<Problem>) =
        found.into_iter().partition(|p| p.once_past.is_none());
    Loaded {
        record: Arc::new(record),
        problems: problems.into(),
        dated: dated.into(),
        broken,
    }
}
