//! The short phrases in which parties, targets, findings and sources are told, on a screen and on a page.

use super::changes::{Moved, Refound, Target};
use super::{Ended, Gap, Slip, Standing};
use crate::date::humanize;
use crate::day::Day;
use crate::record::{EventId, Finding, PartyId, Quote, Record, Source, TargetStatus, Voice};
use crate::text::Text;

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
    names(record, by)
}

/// The parties by name, also where they are all of two: "Northbank and Southbank".
pub fn names(record: &Record, by: &[PartyId]) -> String {
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

/// When an event was: "5 Mar 2020".
pub fn day_of(record: &Record, event: EventId) -> String {
    let event = record.event(event);
    event.map_or(String::new(), |event| humanize::short(&event.date))
}

/// What a party had said that holds no target any more, and what ended it: "by 2030 denied".
pub fn ended(record: &Record, ended: &Ended) -> String {
    let date = ended.date.as_ref();
    let date = date.map_or("no date".to_owned(), humanize::short);
    let how = ended.target.and_then(|at| {
        let target = record.event(ended.event)?.targets.get(at)?;
        Some(status(target.status))
    });
    format!("{date} {}", how.unwrap_or("superseded"))
}

/// A number of things: "1 quote", "4 quotes".
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {many}")
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
            if least == greatest {
                let months = count(usize::try_from(*least).unwrap_or(0), "month", "months");
                format!("gap {months}{more}")
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

/// A finding in words: "mostly met".
pub fn finding(finding: Finding) -> String {
    let word = Finding::WORDS.iter().find(|(_, f)| *f == finding);
    word.map_or(String::new(), |(word, _)| word.replace('-', " "))
}

/// A finding in words, or that there is none.
pub fn found(found: Option<Finding>) -> String {
    found.map_or_else(|| "not assessed".to_owned(), finding)
}

/// A present target in words: "by 2030", "no date", "nothing stated".
pub fn target(target: &Target) -> String {
    match target {
        Target::None => "nothing stated".to_owned(),
        Target::NoDate => "no date".to_owned(),
        Target::Date(date) => humanize::short(date),
    }
}

/// Whose present target moved, and from what to what: "Opening, Northbank" and "by 2030, was 2028".
pub fn moved(moved: &Moved) -> [String; 2] {
    [
        format!("{}, {}", moved.milestone, moved.party),
        format!("{}, was {}", target(&moved.after), target(&moved.before)),
    ]
}

/// Whose finding changed, and from what to what: "Funding, Northbank" and "met, was not met".
pub fn refound(refound: &Refound) -> [String; 2] {
    let condition = refound.condition.as_ref();
    let condition = condition.map_or("All conditions", |condition| condition.shown());
    [
        format!("{condition}, {}", refound.party),
        format!("{}, was {}", found(refound.after), found(refound.before)),
    ]
}

/// Who published a source: "The Herald, from Wire". `text` is the form that texts are given in.
pub fn publisher(source: &Source, text: impl Fn(&Text) -> String) -> Option<String> {
    match (&source.publisher, &source.origin) {
        (Some(publisher), Some(origin)) => {
            Some(format!("{}, from {}", text(publisher), text(origin)))
        }
        (one, other) => one.as_ref().or(other.as_ref()).map(text),
    }
}

/// Who said a quote, in which role, for which party and to whom: "Ida Lund, Mayor (Ahafen), to The Herald";
/// where the role on that day is not known, the present one. `text` is the form that texts are given in.
pub fn speaker(record: &Record, quote: &Quote, text: impl Fn(&Text) -> String) -> String {
    let person = match &quote.speaker {
        Some(Voice::Person(id)) => record.person(*id),
        _ => None,
    };
    let name = match &quote.speaker {
        Some(Voice::Name(name)) => Some(text(name)),
        _ => person.map(|person| text(&person.name)),
    };
    let now = || Some(format!("now {}", text(person?.role.as_ref()?)));
    let role = quote.role.as_ref().map(&text).or_else(now);
    let mut words: Vec<String> = name.into_iter().chain(role).collect();
    if words.is_empty() {
        words.push("speaker not given".to_owned());
    }
    let party = quote.party.or_else(|| person?.party);
    let party = party.and_then(|id| record.party(id));
    if let (Some(party), Some(last)) = (party, words.last_mut()) {
        last.push_str(&format!(" ({})", text(&party.name)));
    }
    if quote.anonymous {
        words.push("anonymous".to_owned());
    }
    words.extend(quote.to.as_ref().map(|to| format!("to {}", text(to))));
    words.join(", ")
}

/// A language code as a word, for the languages that people meet most.
pub fn language(code: &str) -> String {
    const NAMES: [(&str, &str); 10] = [
        ("ko", "Korean"),
        ("en", "English"),
        ("ja", "Japanese"),
        ("zh", "Chinese"),
        ("ru", "Russian"),
        ("de", "German"),
        ("fr", "French"),
        ("es", "Spanish"),
        ("it", "Italian"),
        ("id", "Indonesian"),
    ];
    NAMES
        .iter()
        .find(|(c, _)| *c == code)
        .map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}
