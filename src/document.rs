//! The file as text: YAML to a record, with every problem told.
//!
//! Loading never fails: [`load`] gives a [`Loaded`] whatever the bytes are. The way of a file: its
//! bytes become a text, the text an outline (where the events stand), each event and the head become
//! nodes, the nodes a record.

mod conflict;
mod decode;
pub mod edit;
pub mod field;
mod input;
mod outline;
pub mod problem;
mod recover;
mod render;
pub mod report;
mod schema;
mod slip;
mod syntax;

use std::borrow::Cow;
use std::sync::Arc;

use crate::day::Day;
use crate::record::Record;

pub use decode::MOST_EVENTS;
pub use input::LARGEST;
pub use problem::{Code, Problem, Severity};
pub use render::{MOST_SHOWN, render, render_coloured};
pub use schema::schema;
pub use syntax::DEEPEST;

use decode::{How, Kept};
use input::Input;
use report::Report;

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// All that could be read.
    pub record: Arc<Record>,
    /// All that is wrong on any day, in the order of the file.
    pub problems: Arc<[Problem]>,
    /// What is to be said once a day is past: of planned events, that nobody recorded the outcome.
    dated: Arc<[Problem]>,
    /// Whether the file is no YAML as a whole: on reload the last good view stays.
    pub broken: bool,
    /// Where this is a first part of a large file, which is still being read: how many events the
    /// whole has. Problems come with the whole.
    pub part_of: Option<usize>,
}

impl Loaded {
    /// Whether this is too little to take the place of a version that had events: it is no YAML as a whole,
    /// a second document cuts it off, or no event can be read from it, as while somebody is still typing.
    pub fn is_fragment(&self) -> bool {
        self.broken || self.record.events.is_empty() || self.cut_off().is_some()
    }

    /// The first problem that makes it a fragment, or that may have.
    pub fn why_fragment(&self) -> Option<&Problem> {
        let breaks = self.problems.iter().find(|p| p.breaks());
        let errors = || self.problems.iter().find(|p| p.severity == Severity::Error);
        breaks
            .or_else(|| self.cut_off())
            .or_else(errors)
            .or(self.problems.first())
    }

    /// Where a second document begins.
    fn cut_off(&self) -> Option<&Problem> {
        let word = problem::code::SEVERAL_DOCUMENTS.word;
        self.problems.iter().find(|p| p.code == word)
    }

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
    read(bytes, How::default()).0
}

/// Reads a file again and again, as it changes.
///
/// Each time the answer is that of [`load`]. What an event says depends on its own text and on the head of
/// the file, so events whose text is known are taken over from the last time, as long as the head
/// is the same: a change of one event in a large file costs a fraction of reading all of it.
#[derive(Debug, Default)]
pub struct Loader {
    last: Kept,
}

impl Loader {
    /// Reads a file's bytes. Of a large file that is read for the first time `first` is given a part
    /// beforehand: the events from both ends of its list, without problems.
    pub fn load(&mut self, bytes: &[u8], first: &mut dyn FnMut(Loaded)) -> Loaded {
        let mut first = |record, count| {
            first(Loaded {
                record: Arc::new(record),
                part_of: Some(count),
                ..Loaded::default()
            });
        };
        let how = How {
            last: Some(&self.last),
            first: if self.last.is_empty() {
                Some(&mut first)
            } else {
                None
            },
        };
        let (loaded, next) = read(bytes, how);
        // What a fragment lacks is most likely to come back.
        if let (Some(next), false) = (next, loaded.is_fragment()) {
            self.last = next;
        }
        loaded
    }
}

fn read(bytes: &[u8], how: How<'_>) -> (Loaded, Option<Kept>) {
    let mut report = Report::default();
    let input = Input::of(bytes, &mut report);
    let text = conflict::settle(Cow::Borrowed(&input.text), &mut report);
    let (record, report, next) = decode::decode(&text, report, how);
    let broken = report.is_broken();
    let found = report.finish(&input.text, input.skipped);
    let (problems, dated): (Vec<Problem>, Vec<Problem>) =
        found.into_iter().partition(|p| p.once_past.is_none());
    let loaded = Loaded {
        record: Arc::new(record),
        problems: problems.into(),
        dated: dated.into(),
        broken,
        part_of: None,
    };
    (loaded, next)
}
