//! The short phrases in which proposed dates, parties and evidence are told.

use crate::analysis::{Gap, Slip, Standing, Window};
use crate::date::{Date, humanize};
use crate::day::{Day, End};
use crate::record::evidence::Evidence;
use crate::record::{Confidence, PartyId, Record, TargetStatus};

/// The parties by name: "Northbank", "both" for all of two, "Northbank and Southbank" for some of more.
pub fn parties(record: &Record, by: &[PartyId]) -> String {
    let sides = record.parties.iter().filter(|p| !p.observer).count();
    if by.len() == 2
        && sides == 2
        && by
            .iter()
            .all(|&p| record.party(p).is_some_and(|p| !p.observer))
    {
        return "both".to_owned();
    }
    let names: Vec<_> = by
        .iter()
        .filter_map(|&p| record.party(p))
        .map(|p| p.name.shown())
        .collect();
    match names.as_slice() {
        [] => "nobody".to_owned(),
        [one] => (*one).to_owned(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

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

/// A proposal in a line: "Northbank: opening by 2030".
pub fn proposal(record: &Record, window: &Window) -> String {
    let of = record
        .milestone(window.milestone)
        .map_or("", |m| m.short.shown());
    let reported = if window.reported && !all_observers(record, &window.by) {
        ", as reported"
    } else {
        ""
    };
    format!(
        "{}: {of} {}{reported}",
        parties(record, &window.by),
        humanize::short(&window.date)
    )
}

/// Whether nobody among the parties holds a position.
pub fn all_observers(record: &Record, by: &[PartyId]) -> bool {
    by.iter()
        .all(|&p| record.party(p).is_some_and(|p| p.observer))
}

/// How often a proposal was stated, and when last: "said 6 times, last 14 May 2026".
pub fn said(record: &Record, window: &Window) -> String {
    let last = window
        .last_said()
        .and_then(|id| record.event(id))
        .map(|event| humanize::short(&event.date))
        .unwrap_or_default();
    match window.said.len() {
        0 | 1 => format!("said {last}"),
        n => format!("said {n} times, last {last}"),
    }
}

/// What the day is called from which there is a future, in five columns.
pub const fn today(as_of: bool) -> &'static str {
    if as_of { "as of" } else { "today" }
}

/// What became of a window, in a word.
pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "met",
        Standing::Superseded => "superseded",
        Standing::Lapsed => "lapsed",
        Standing::Standing => "standing",
    }
}

/// How a target was put forward, in a word.
pub const fn status(status: TargetStatus) -> &'static str {
    match status {
        TargetStatus::Proposed => "proposed",
        TargetStatus::Agreed => "agreed",
        TargetStatus::Reported => "reported",
        TargetStatus::Confirmed => "confirmed",
        TargetStatus::Postponed => "postponed",
        TargetStatus::Denied => "denied",
        TargetStatus::Done => "done",
    }
}

/// How many things are wrong with a file, and how much advice there is: "2 problems", "1 warning".
/// Each is empty where there is none.
pub fn problems(errors: usize, all: usize) -> [String; 2] {
    let counted = |n, one, many| match n {
        0 => String::new(),
        n => count(n, one, many),
    };
    [
        counted(errors, "problem", "problems"),
        counted(all.saturating_sub(errors), "warning", "warnings"),
    ]
}

/// A number of things: "1 quote", "4 quotes".
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {many}")
    }
}

/// The evidence line: "2 publishers, 4 quotes anonymous, confidence high".
pub fn evidence(evidence: &Evidence) -> String {
    let mut parts = vec![match evidence.publishers {
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

/// The gap between the parties: "gap 12 to 30 months", "gap cannot be said".
pub fn gap(gap: &Gap) -> String {
    match gap {
        Gap::CannotBeSaid => "gap cannot be said".to_owned(),
        Gap::AgreedNoDate => "agreed, no date".to_owned(),
        Gap::Agreed => "agreed".to_owned(),
        Gap::SameWindow => "same window".to_owned(),
        Gap::Months {
            least,
            greatest,
            open,
            ..
        } => {
            let more = if *open { " or more" } else { "" };
            if least == greatest && !open {
                format!(
                    "gap {}",
                    count(usize::try_from(*least).unwrap_or(0), "month", "months")
                )
            } else {
                format!("gap {least} to {greatest} months{more}")
            }
        }
    }
}

/// A number of months: "7 mo", "3 y 7 mo", "3 y"; a sign only where it is negative.
pub fn months(n: i32) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let n = n.unsigned_abs();
    match (n / 12, n % 12) {
        (0, months) => format!("{sign}{months} mo"),
        (years, 0) => format!("{sign}{years} y"),
        (years, months) => format!("{sign}{years} y {months} mo"),
    }
}

/// How far a date has slipped: "+3 y 7 mo", "+1 mo to 2 y 6 mo", "-4 mo to +2 y", "+12 y or more".
pub fn slip(slip: Slip) -> String {
    let signed = |n: i32| {
        let plus = if n > 0 { "+" } else { "" };
        format!("{plus}{}", months(n))
    };
    let more = if slip.open { " or more" } else { "" };
    if slip.least == slip.greatest {
        return format!("{}{more}", signed(slip.least));
    }
    let greatest = if slip.least > 0 {
        months(slip.greatest)
    } else {
        signed(slip.greatest)
    };
    format!("{} to {greatest}{more}", signed(slip.least))
}

/// A present target said long before `day` carries the year it was said: ", said 2017".
pub fn said_long_ago(said: Day, day: Day) -> String {
    if said.months_until(day) > 24 || (said.months_until(day) == 24 && said.plus_months(24) < day) {
        format!(", said {}", said.year())
    } else {
        String::new()
    }
}
