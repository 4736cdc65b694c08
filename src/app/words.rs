//! The short phrases in which proposed dates, parties and evidence are told.

pub use crate::analysis::words::{
    count, day_of, ended, gap, names, parties, said_long_ago, slip, standing, status,
};

use crate::analysis::Window;
use crate::date::{Date, humanize};
use crate::day::End;
use crate::document::Problem;
use crate::record::evidence::Evidence;
use crate::record::{Confidence, PartyId, Record};

/// The name of the lane for acts of several parties: "both" where there are two, else "joint".
pub fn joint_name(record: &Record) -> &'static str {
    if record.parties.iter().filter(|p| !p.observer).count() > 2 {
        "joint"
    } else {
        "both"
    }
}

/// The date column of a proposal: "≤2030", "2027", "~2027", "≥2028".
pub fn proposal_when(date: &Date) -> String {
    let extent = date.extent();
    let sign = match (extent.start, extent.end) {
        (End::Day, End::Day) if extent.approximate => "~",
        (End::Day, End::Day) => "",
        (_, End::Day) => "≤",
        _ => "≥",
    };
    format!("{sign}{}", extent.last_day().year())
}

/// A proposed date in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The date: "by 2030".
    pub date: String,
    /// All of it in a line: "Northbank: opening by 2030".
    pub line: String,
    /// How often it was stated, and when last: "said 6 times, last 14 May 2026"; where some of that is
    /// somebody else's account, how often in place of when.
    pub said: String,
}

impl Proposal {
    /// The words for a window of a record.
    pub fn of(record: &Record, window: &Window) -> Self {
        let of = record
            .milestone(window.milestone)
            .map_or("", |m| m.short.shown());
        let reported = if window.reported && !all_observers(record, &window.by) {
            ", as reported"
        } else {
            ""
        };
        let date = humanize::short(&window.date);
        let left = if window.is_left() {
            format!(", held by {}", parties(record, window.whose()))
        } else {
            String::new()
        };
        let whose = parties(record, &window.by);
        let line = format!("{whose}: {of} {date}{reported}{left}");
        let said = said(record, window);
        Self { date, line, said }
    }
}

/// How a date was put forward, in a word: agreed at least once, only reported, or proposed.
pub const fn put_forward(window: &Window) -> &'static str {
    match (window.agreed, window.reported) {
        (true, _) => "agreed",
        (false, true) => "reported",
        (false, false) => "proposed",
    }
}

/// Whether nobody among the parties holds a position.
pub fn all_observers(record: &Record, by: &[PartyId]) -> bool {
    by.iter()
        .all(|&p| record.party(p).is_some_and(|p| p.observer))
}

fn said(record: &Record, window: &Window) -> String {
    let last = window
        .last_said()
        .and_then(|id| record.event(id))
        .map(|event| humanize::short(&event.date))
        .unwrap_or_default();
    let reported = if window.reported || all_observers(record, &window.by) {
        0
    } else {
        window.accounts(record)
    };
    match window.said.len() {
        0 | 1 => format!("said {last}"),
        n if reported > 0 => format!("said {n} times, {reported} reported"),
        n => format!("said {n} times, last {last}"),
    }
}

/// What the day is called from which there is a future, in five columns.
pub const fn today(as_of: bool) -> &'static str {
    if as_of { "as of" } else { "today" }
}

/// How many errors and how many warnings a file has: "2 errors", "1 warning". Each is empty where there is
/// none.
pub fn problems(errors: usize, all: usize) -> [String; 2] {
    let warnings = all.saturating_sub(errors);
    [(errors, 0), (0, warnings)].map(|(e, w)| Problem::counted(e, w).concat())
}

/// The evidence line: "2 publishers, 4 quotes anonymous, confidence high".
pub fn evidence(evidence: &Evidence) -> String {
    let mut parts = vec![match evidence.publishers {
        0 if evidence.sources > 0 => {
            let sources = count(evidence.sources, "source", "sources");
            format!("{sources} without a publisher")
        }
        0 => "no source".to_owned(),
        n => count(n, "publisher", "publishers"),
    }];
    if evidence.primary {
        parts.push("a primary document".to_owned());
    }
    match (evidence.named, evidence.anonymous) {
        (0, 0) => {}
        (n, 0) => parts.push(format!("{} named", count(n, "quote", "quotes"))),
        (0, n) => parts.push(format!("{} anonymous", count(n, "quote", "quotes"))),
        (n, a) => parts.push(format!(
            "{} named, {a} anonymous",
            count(n, "quote", "quotes")
        )),
    }
    if evidence.conflict {
        parts.push("sources disagree".to_owned());
    }
    if let Some(confidence) = evidence.confidence {
        parts.push(format!("confidence {}", confidence_word(confidence)));
    }
    parts.join(", ")
}

/// How sure the author is, in a word.
pub const fn confidence_word(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::opened;

    #[test]
    fn an_account_of_somebody_else_is_not_told_as_said() {
        let said = |targets: &[&str]| {
            let mut record =
                "parties: {n: {name: N}}\nmilestones: {o: {name: O}}\nevents:\n".to_owned();
            for (at, status) in (1..).zip(targets) {
                record.push_str(&format!(
                    "  - {{date: 2026-0{at}-05, title: x, targets: [{{by: n, date: 2030, status: {status}}}]}}\n"
                ));
            }
            let model = opened(&record);
            let words = model.reading.wording(0).unwrap();
            (words.line.clone(), words.said.clone())
        };
        let told = |line: &str, said: &str| (line.to_owned(), said.to_owned());
        assert_eq!(
            said(&["proposed", "reported", "proposed", "reported"]),
            told("N: O 2030", "said 4 times, 2 reported")
        );
        assert_eq!(
            said(&["proposed", "proposed"]),
            told("N: O 2030", "said 2 times, last 5 Feb 2026")
        );
        assert_eq!(
            said(&["reported", "reported"]),
            told("N: O 2030, as reported", "said 2 times, last 5 Feb 2026")
        );
    }

    #[test]
    fn a_date_says_how_it_was_put_forward_and_who_still_holds_it() {
        let model = opened(
            "
parties: {n: {name: N}, s: {name: S}}
milestones: {o: {name: O}}
events:
  - {date: 2026-01-01, title: x, targets: [{by: [n, s], date: 2029, status: agreed}]}
  - {date: 2026-02-01, title: x, targets: [{by: n, date: 2030}]}
  - {date: 2026-03-01, title: x, targets: [{by: s, date: 2031, status: reported}]}
",
        );
        let windows = model.reading.windows.iter().enumerate();
        let told = windows.map(|(at, window)| {
            let line = &model.reading.wording(at).unwrap().line;
            format!("{}: {line}", super::put_forward(window))
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                "agreed: both: O 2029, held by S",
                "proposed: N: O 2030",
                "reported: S: O 2031, as reported"
            ]
        );
    }
}
