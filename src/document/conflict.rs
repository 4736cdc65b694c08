//! What version control leaves in a file where it could not merge two versions of some lines.

use std::borrow::Cow;

use super::problem::code;
use super::report::Report;

/// The marks before the one version, between the two, and behind the other.
const MARKS: [&str; 3] = ["<<<<<<< ", "=======", ">>>>>>> "];

/// Whether a line is one of the marks.
pub fn is_mark(line: &str) -> bool {
    let [before, between, behind] = MARKS;
    line.trim_end() == between || line.starts_with(before) || line.starts_with(behind)
}

/// The text with the first version alone of what is in conflict; each conflict is told.
///
/// Blanks stand for what is left out, so that everything else keeps its place.
pub fn settle<'t>(text: Cow<'t, str>, report: &mut Report) -> Cow<'t, str> {
    let [before, between, behind] = MARKS;
    if memchr::memmem::find(text.as_bytes(), before.as_bytes()).is_none() {
        return text;
    }
    let mut settled = String::with_capacity(text.len());
    // Within the first version, within the second.
    let (mut first, mut second) = (false, false);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut dropped = second;
        if line.starts_with(before) {
            let range = at..at + line.trim_end().len();
            let message = "a merge is not finished: two versions of the lines below stand here";
            report.tell(&code::MERGE_CONFLICT, range, message).help(
                "keep one of the two, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
            );
            (first, second, dropped) = (true, false, true);
        } else if first && line.trim_end() == between {
            (first, second, dropped) = (false, true, true);
        } else if (first || second) && line.starts_with(behind) {
            (first, second, dropped) = (false, false, true);
        }
        if dropped {
            let blank = |b| if matches!(b, b'\n' | b'\r') { b } else { b' ' };
            settled.extend(line.bytes().map(|b| char::from(blank(b))));
        } else {
            settled.push_str(line);
        }
        at += line.len();
    }
    Cow::Owned(settled)
}
