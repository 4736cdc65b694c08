//! All that the record says of an event, as words in one order: what a format has no field for stands there.
//!
//! The same blocks make the descriptions of calendars and spreadsheets ([`text`]), the Markdown document and
//! the web page, so none of them leaves out what another one tells.

use super::Excerpt;
use super::placed::says_more;
use crate::analysis::words;
use crate::date::{Date, humanize};
use crate::record::{
    Confidence, Event, EventId, Participant, Quote, Relation, Seen, Source, Status, Target,
    TargetStatus, Voice,
};
use crate::text::Text;

/// One thing that is said of an event. Words are printable and of any number of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'r> {
    /// When, what, whose and where, in a line.
    Facts(String),
    /// The summary.
    Summary(&'r str),
    /// A label, and what is said under it.
    Items(&'static str, Vec<String>),
    /// Somebody's words.
    Quote(Said<'r>),
    /// Where it stands written.
    Sources(Vec<Cited>),
    /// Other events.
    Links(Vec<Linked<'r>>),
}

/// A quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<'r> {
    /// The words.
    pub words: &'r str,
    /// The code of their language.
    pub lang: Option<&'r str>,
    /// The words in the original language, where they are others, and its code.
    pub original: Option<(&'r str, Option<&'r str>)>,
    /// Who said them, in which role, for whom, to whom.
    pub by: String,
    /// Where they stand.
    pub source: Option<Cited>,
    /// Anything else.
    pub note: Option<&'r str>,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Who published what, and when.
    pub words: String,
    /// The address, in ASCII.
    pub address: Option<String>,
    /// Of what sort it is, and how much of it was seen.
    pub marks: String,
}

/// A link to another event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked<'r> {
    /// How the two hang together: "responds to".
    pub relation: String,
    /// The place of the other one in the record.
    pub to: EventId,
    /// The other one.
    pub event: &'r Event,
    /// Anything else.
    pub note: Option<&'r str>,
}

/// What the record says of an event.
pub fn blocks<'r>(excerpt: Excerpt<'r>, event: &'r Event) -> Vec<Block<'r>> {
    let (record, as_of) = (excerpt.record, excerpt.as_of);
    let mut out = vec![Block::Facts(facts(excerpt, event))];
    let items =
        |label, items: Vec<String>| (!items.is_empty()).then_some(Block::Items(label, items));
    let people = event.people.iter().map(|p| participant(excerpt, p));
    out.extend(items("People", people.collect()));
    out.extend(event.summary.as_ref().map(|s| Block::Summary(trimmed(s))));
    let quotes = as_of.quotes(record, event);
    out.extend(quotes.map(|q| Block::Quote(said(excerpt, q))));
    let targets = event.targets.iter().map(|t| proposal(excerpt, t));
    out.extend(items("Proposed dates", targets.collect()));
    let findings = event.assesses.iter().map(|a| {
        let condition = a.condition.and_then(|c| record.conditions.get(c.index()));
        let condition = condition.map_or("all conditions", |c| c.name.shown());
        let found = words::finding(a.finding);
        let by = words::names(record, &a.by);
        explained(
            format!("{condition}: {found}, says {by}"),
            a.as_stated.as_ref(),
            a.note.as_ref(),
        )
    });
    out.extend(items("Findings", findings.collect()));
    let one = |text: Option<&Text>| text.map(|t| trimmed(t).to_owned()).into_iter().collect();
    out.extend(items("Disputed", one(event.conflict.as_ref())));
    let sources: Vec<Cited> = as_of
        .sources(record, event)
        .filter_map(|id| record.source(id))
        .map(cited)
        .collect();
    if !sources.is_empty() {
        out.push(Block::Sources(sources));
    }
    let links: Vec<Linked<'_>> = as_of
        .links(record, event)
        .filter_map(|link| {
            let relation = Relation::WORDS.iter().find(|w| w.1 == link.relation)?;
            Some(Linked {
                relation: relation.0.replace('-', " "),
                to: link.to,
                event: record.event(link.to)?,
                note: link.note.as_ref().map(trimmed),
            })
        })
        .collect();
    if !links.is_empty() {
        out.push(Block::Links(links));
    }
    out.extend(items("Note", one(event.note.as_ref())));
    let tags: Vec<&str> = event.tags.iter().map(Text::shown).collect();
    let tags = (!tags.is_empty()).then(|| tags.join(", "));
    out.extend(items("Tags", tags.into_iter().collect()));
    let confidence = event.confidence.map(|confidence| {
        let word = Confidence::WORDS.iter().find(|(_, c)| *c == confidence);
        word.map_or("", |(word, _)| word).to_owned()
    });
    out.extend(items("Confidence", confidence.into_iter().collect()));
    out
}

/// The story as plain text, a line a thing.
pub fn text(excerpt: Excerpt<'_>, event: &Event) -> String {
    let mut lines = Vec::new();
    for block in blocks(excerpt, event) {
        match block {
            Block::Facts(facts) => lines.push(facts),
            Block::Summary(words) => lines.push(words.to_owned()),
            Block::Items(label, items) => {
                lines.extend(items.iter().map(|item| format!("{label}: {item}")));
            }
            Block::Quote(said) => {
                let source = said.source.as_ref();
                let source = source.map_or(String::new(), |s| format!(" [{}]", s.words));
                lines.push(format!("“{}” — {}{source}", said.words, said.by));
                if let Some((words, lang)) = said.original {
                    lines.push(format!("{}: “{words}”", original_label(lang)));
                }
                lines.extend(said.note.map(|note| format!("({note})")));
            }
            Block::Sources(sources) => {
                lines.extend(
                    sources
                        .iter()
                        .map(|source| format!("Source: {}", line(source))),
                );
            }
            Block::Links(links) => {
                lines.extend(links.iter().map(|link| {
                    let note = link.note.map_or(String::new(), |note| format!(" ({note})"));
                    format!("Link: {} {}{note}", link.relation, name(link.event))
                }));
            }
        }
    }
    lines.join("\n")
}

/// A source in a line, with its address.
pub fn line(source: &Cited) -> String {
    let mut out = source.words.clone();
    if let Some(address) = &source.address {
        out.push_str(&format!(", {address}"));
    }
    if !source.marks.is_empty() {
        out.push_str(&format!(" ({})", source.marks));
    }
    out
}

/// What stands before the original of a quote: "Original (Korean)".
pub fn original_label(lang: Option<&str>) -> String {
    lang.map_or("Original".to_owned(), |lang| {
        format!("Original ({})", words::language(lang))
    })
}

/// An event in a few words, for links: "11 May 2026, The bridge opens".
pub fn name(event: &Event) -> String {
    format!("{}, {}", humanize::short(&event.date), event.title)
}

/// When, with the expression where the words alone leave anything open: "about May 2026 (EDTF 2026-05~)".
pub fn when(event: &Event) -> String {
    dated(humanize::long(&event.date), &event.date)
}

fn dated(said: String, date: &Date) -> String {
    if says_more(date) {
        format!("{said} (EDTF {})", date.edtf())
    } else {
        said
    }
}

fn facts(excerpt: Excerpt<'_>, event: &Event) -> String {
    let record = excerpt.record;
    let kind = record.kind(event.kind);
    let mut what = kind.map_or(String::new(), |kind| kind.name.shown().to_lowercase());
    let day = excerpt.as_of.day;
    match event.status {
        Status::Happened => {}
        Status::Cancelled => what.push_str(", cancelled"),
        // Whether it is over can be told only of a day that was asked about.
        Status::Planned if excerpt.as_of.known_only && event.awaits_outcome(day) => {
            what.push_str(", planned, outcome not recorded");
        }
        Status::Planned => what.push_str(", planned"),
    }
    let parties = match event.parties.as_slice() {
        [] => None,
        parties => Some(words::names(record, parties)),
    };
    let place = event.place.as_ref().map(|place| place.shown().to_owned());
    let parts = [Some(when(event)), Some(what), parties, place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn participant(excerpt: Excerpt<'_>, participant: &Participant) -> String {
    let record = excerpt.record;
    let mut parts = Vec::new();
    let mut now = None;
    let mut party = None;
    match &participant.who {
        Voice::Name(name) => parts.push(name.shown().to_owned()),
        Voice::Person(id) => {
            let Some(person) = record.person(*id) else {
                return String::new();
            };
            let native = person.native.as_ref();
            let native = native.map_or(String::new(), |native| format!(" ({native})"));
            parts.push(format!("{}{native}", person.name));
            now = person.role.as_ref().map(|role| format!("now {role}"));
            party = person.party.and_then(|id| record.party(id));
        }
    }
    let role = participant
        .role
        .as_ref()
        .map(|role| role.shown().to_owned());
    parts.extend(role.or(now));
    parts.extend(party.map(|party| party.name.shown().to_owned()));
    explained(parts.join(", "), None, participant.note.as_ref())
}

fn said<'r>(excerpt: Excerpt<'r>, quote: &'r Quote) -> Said<'r> {
    let code = |text: &'r Option<Text>| text.as_ref().map(Text::shown);
    let original = quote.original.as_ref().filter(|o| **o != quote.text);
    let source = quote.source.and_then(|id| excerpt.record.source(id));
    Said {
        words: trimmed(&quote.text),
        lang: code(&quote.lang),
        original: original.map(|words| (trimmed(words), code(&quote.original_lang))),
        by: words::speaker(excerpt.record, quote, |text| text.shown().to_owned()),
        source: source.map(cited),
        note: quote.note.as_ref().map(trimmed),
    }
}

fn proposal(excerpt: Excerpt<'_>, target: &Target) -> String {
    let record = excerpt.record;
    let of = target.of.and_then(|m| record.milestone(m));
    let of = of.map_or(String::new(), |m| format!("{}: ", m.name));
    let date = target.date.as_ref();
    let date = date.map_or("no date".to_owned(), |d| dated(humanize::short(d), d));
    let said = format!("{of}{date}, {}", how(excerpt, target));
    explained(said, target.as_stated.as_ref(), target.note.as_ref())
}

/// How a date was put forward, and whose it is: "agreed by Northbank and Southbank"; "reported of Southbank"
/// where somebody else tells it, "reported by the press" where that is all there is.
pub fn how(excerpt: Excerpt<'_>, target: &Target) -> String {
    let record = excerpt.record;
    let by = words::names(record, &target.by);
    let observed = target
        .by
        .iter()
        .all(|&id| record.party(id).is_some_and(|party| party.observer));
    match target.status {
        TargetStatus::Reported if !observed => format!("reported of {by}"),
        status => format!("{} by {by}", words::status(status)),
    }
}

/// Words with what the source says itself, and what the author adds.
fn explained(mut out: String, as_stated: Option<&Text>, note: Option<&Text>) -> String {
    if let Some(stated) = as_stated {
        out.push_str(&format!(": “{}”", trimmed(stated)));
    }
    if let Some(note) = note {
        out.push_str(&format!(" ({})", trimmed(note)));
    }
    out
}

fn cited(source: &Source) -> Cited {
    let shown = |text: &Text| text.shown().to_owned();
    let mut parts: Vec<String> = words::publisher(source, shown).into_iter().collect();
    parts.extend(source.title.as_ref().map(|title| format!("“{title}”")));
    parts.extend(source.date.as_ref().map(humanize::short));
    if parts.is_empty() {
        parts.push("source".to_owned());
    }
    let mut marks = Vec::new();
    if source.primary {
        marks.push("primary document".to_owned());
    }
    marks.extend(source.seen.map(|seen| {
        let words = match seen {
            Seen::Read => "read in full",
            Seen::Excerpt => "seen in part",
            Seen::CitedOnly => "cited only",
        };
        words.to_owned()
    }));
    let lang = source.lang.as_ref().map(Text::shown);
    marks.extend(lang.map(|lang| format!("in {}", words::language(lang))));
    let reliability = source.reliability.as_ref();
    marks.extend(reliability.map(|r| format!("reliability {r}")));
    marks.extend(source.note.as_ref().map(|note| trimmed(note).to_owned()));
    Cited {
        words: parts.join(", "),
        address: source.url.as_ref().and_then(|url| address(url.raw())),
        marks: marks.join("; "),
    }
}

/// An address in ASCII, whatever it was typed in; none where it leads anywhere but to the web.
pub fn address(url: &str) -> Option<String> {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    if !(lower.starts_with("http://") || lower.starts_with("https://")) {
        return None;
    }
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}'".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

/// A text without the line breaks that it ends with.
fn trimmed(text: &Text) -> &str {
    text.shown().trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_plain_or_none() {
        let plain = |url| address(url);
        assert_eq!(
            plain("https://a.b/c?d=1#e"),
            Some("https://a.b/c?d=1#e".to_owned())
        );
        assert_eq!(
            plain("HTTPS://a.b/다 리\u{202e}\"'<>"),
            Some("HTTPS://a.b/%EB%8B%A4%20%EB%A6%AC%E2%80%AE%22%27%3C%3E".to_owned())
        );
        for other in [
            "javascript:alert(1)",
            "data:text/html,x",
            " https://a.b",
            "https:/a",
            "",
        ] {
            assert_eq!(plain(other), None, "{other}");
        }
    }
}
