//! What could be typed next: fields, and the values that occur.

use std::collections::HashMap;
use std::ops::Range;

use super::Facts;
use super::field::{About, FIELDS, Field, HAS, IS, Property};
use super::meaning::voices;
use crate::query::fold::Fold;
use crate::record::{Confidence, Event, Voice};

/// What could stand in place of a stretch of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes.
    pub range: Range<usize>,
    /// What could stand there, the likeliest first.
    pub choices: Vec<Choice>,
}

/// Something that could be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is put in.
    pub text: String,
    /// What it means, in a few words.
    pub about: String,
}

/// What could be typed at the end of `before`, the text up to the cursor.
pub fn complete(before: &str, facts: &Facts<'_>) -> Completion {
    let start = token(before);
    let token = before.get(start..).unwrap_or("");
    let excluded = token.len() - token.trim_start_matches('-').len();
    let (start, token) = (start + excluded, token.get(excluded..).unwrap_or(""));
    let field = token.split_once(':').and_then(|(name, rest)| {
        let field = FIELDS.iter().find(|f| f.name.eq_ignore_ascii_case(name))?;
        Some((field, name.len() + 1, rest))
    });
    let Some((field, offset, rest)) = field else {
        let typed = token.to_lowercase();
        let fields = FIELDS.iter().filter(|f| f.name.starts_with(&typed));
        return Completion {
            range: start..before.len(),
            choices: fields
                .map(|f| Choice {
                    text: format!("{}:", f.name),
                    about: f.doc.to_owned(),
                })
                .collect(),
        };
    };
    // After a `|` only the last value is open.
    let last = rest.rfind('|').map_or(0, |bar| bar + 1);
    let typed = Fold::Loose.of(rest.get(last..).unwrap_or("").trim_start_matches('"'));
    let mut choices = values(field, facts);
    let begins = |choice: &Choice| {
        Fold::Loose
            .of(choice.text.trim_start_matches('"'))
            .starts_with(&typed)
    };
    // What begins as typed goes before what only has it.
    choices.retain(|choice| Fold::Loose.of(&choice.text).contains(&typed));
    choices.sort_by_key(|choice| !begins(choice));
    Completion {
        range: start + offset + last..before.len(),
        choices,
    }
}

/// Where the word begins that ends with the text: quotation marks keep blanks together.
fn token(text: &str) -> usize {
    let (mut start, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if !quoted && (c.is_whitespace() || c == '(') => start = at + c.len_utf8(),
            _ => {}
        }
    }
    start
}

/// A value as it is typed: in quotation marks where it has blanks or signs of the language.
pub fn quoted(value: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '|' | '(' | ')' | '"');
    if !value.is_empty() && value.chars().all(plain) {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('"', " ").trim())
    }
}

/// The values of a field that occur, the commonest first.
pub(super) fn values(field: &Field, facts: &Facts<'_>) -> Vec<Choice> {
    let record = facts.record;
    let text = |text: &crate::text::Text| text.shown().to_owned();
    let counted = |of: &dyn Fn(&Event, &mut Vec<String>)| counted(facts, of);
    match field.about {
        About::Kind => counted(&|e, out| out.extend(record.kind(e.kind).map(|k| text(&k.key)))),
        About::Party => counted(&|e, out| {
            let parties = e.parties.iter().filter_map(|&p| record.party(p));
            out.extend(parties.map(|p| text(&p.key)));
        }),
        About::Person => counted(&|e, out| {
            out.extend(voices(facts, e).map(|voice| match voice {
                Voice::Person(id) => record.person(*id).map_or(String::new(), |p| text(&p.name)),
                Voice::Name(name) => text(name),
            }));
        }),
        About::Place => counted(&|e, out| out.extend(e.place.as_ref().map(text))),
        About::Tag => counted(&|e, out| out.extend(e.tags.iter().map(text))),
        About::Source => counted(&|e, out| {
            let sources = facts.sources(e).filter_map(|id| record.source(id));
            out.extend(sources.filter_map(|s| s.key.as_ref().or(s.title.as_ref()).map(text)));
        }),
        About::Publisher => counted(&|e, out| {
            let sources = facts.sources(e).filter_map(|id| record.source(id));
            out.extend(sources.filter_map(|s| s.reporter().map(text)));
        }),
        About::Confidence => counted(&|e, out| {
            let word = |c: &Confidence| Confidence::WORDS.iter().find(|(_, d)| d == c);
            out.extend(e.confidence.as_ref().and_then(word).map(|w| w.0.to_owned()));
        }),
        About::Condition => counted(&|e, out| {
            let key = |a: &crate::record::Assessment| match a.condition {
                Some(id) => record.conditions.get(id.index()).map(|c| text(&c.key)),
                None => Some("all".to_owned()),
            };
            out.extend(e.assesses.iter().filter_map(key));
        }),
        About::Milestone => counted(&|e, out| {
            let milestones = e.targets.iter().filter_map(|t| record.milestone(t.of?));
            out.extend(milestones.map(|m| text(&m.key)));
        }),
        About::Since | About::Until | About::On => {
            let near = [
                ("today", "the day of the screen"),
                ("-30d", "thirty days before"),
                ("-1y", "a year before"),
            ];
            let near = near.iter().map(|(text, about)| Choice {
                text: (*text).to_owned(),
                about: (*about).to_owned(),
            });
            let years =
                counted(&|e, out| out.push(format!("{:04}", e.date.extent().first_day().year())));
            near.chain(years).collect()
        }
        About::Has => properties(&HAS),
        About::Is => properties(&IS),
    }
}

fn properties(table: &[Property]) -> Vec<Choice> {
    let choice = |p: &Property| Choice {
        text: p.word.to_owned(),
        about: p.doc.to_owned(),
    };
    table.iter().map(choice).collect()
}

/// The values of all known events with the number of events of each.
fn counted(facts: &Facts<'_>, of: &dyn Fn(&Event, &mut Vec<String>)) -> Vec<Choice> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut own = Vec::new();
    let events = facts.record.events.iter();
    for event in events.filter(|e| facts.as_of.knows(e)) {
        of(event, &mut own);
        own.sort_unstable();
        own.dedup();
        for value in own.drain(..).filter(|value| !value.is_empty()) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let choice = |(value, count): (String, usize)| Choice {
        text: quoted(&value),
        about: match count {
            1 => "1 event".to_owned(),
            n => format!("{n} events"),
        },
    };
    counts.into_iter().map(choice).collect()
}
