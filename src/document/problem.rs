//! What can be wrong with a user's file.

pub mod code;

use std::ops::Range;

use crate::day::Day;

pub use code::Code;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something the user wrote cannot be used.
    Error,
    /// Advice.
    Warning,
}

/// One thing wrong with a file: the only error that a user's file can cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Which kind of problem it is: a short word that never changes, such as `bad-date`; the
    /// [`Code::word`] of one of [`code::ALL`].
    pub code: &'static str,
    /// What is wrong, as a sentence without a full stop; it names the field or key, the offending
    /// text and what was expected. Printable.
    pub message: String,
    /// The mend, where there is one. Printable.
    pub help: Option<String>,
    /// Where in the file, in bytes.
    pub range: Range<usize>,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The column (in characters) at which it begins, from 1.
    pub column: usize,
    /// The line on which it ends, from 1.
    pub end_line: usize,
    /// The column (in characters) just past its end, from 1.
    pub end_column: usize,
    /// The first line of the event that it is in, where it is in one.
    pub event_line: Option<usize>,
    /// Whether this event is set aside, told with one problem of each that is.
    pub sets_aside: bool,
    /// The day that has to be past before this is a problem, where it is none yet.
    pub once_past: Option<Day>,
}

impl Problem {
    /// What is told beside a problem that comes with the loss of its event.
    pub const ASIDE: &'static str = "this event is set aside until it can be read";

    /// How many of these problems are errors.
    pub fn errors(problems: &[Self]) -> usize {
        let errors = problems.iter().filter(|p| p.severity == Severity::Error);
        errors.count()
    }

    /// How many events these problems set aside, in words; none where there are none.
    pub fn aside(problems: &[Self]) -> Option<String> {
        match problems.iter().filter(|p| p.sets_aside).count() {
            0 => None,
            1 => Some("1 event set aside".to_owned()),
            count => Some(format!("{count} events set aside")),
        }
    }

    /// How many there are, in words, wherever they are counted: `["2 errors", "1 warning"]`; what there is
    /// none of is left out.
    pub fn counted(errors: usize, warnings: usize) -> Vec<String> {
        let counted = |(count, word): (usize, &str)| match count {
            0 => None,
            1 => Some(format!("1 {word}")),
            _ => Some(format!("{count} {word}s")),
        };
        let counts = [(errors, "error"), (warnings, "warning")];
        counts.into_iter().filter_map(counted).collect()
    }

    /// Whether the file as a whole cannot be trusted to mean what it says: it is no YAML here.
    pub fn breaks(&self) -> bool {
        code::ALL
            .iter()
            .any(|code| code.breaks && code.word == self.code)
    }
}
