//! What a filter means for a record: its values looked up once, then asked of each event.

use super::field::{About, Field, HAS, Holds, IS, Property};
use super::syntax::{Node, Term};
use super::{Facts, FilterError};
use crate::analysis::Standing;
use crate::date::relative;
use crate::day::Day;
use crate::query::fold::Fold;
use crate::query::words::{Word, Words};
use crate::record::{
    ConditionId, Confidence, Event, EventId, MilestoneId, PartyId, PersonId, Source, Voice,
};
use crate::text::suggest::{self, Effort};

/// A question to an event.
pub(super) enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    /// By kinds, each at its place in the record.
    Kind(Vec<bool>),
    Party(Vec<PartyId>),
    /// By people, each at its place in the record; and a word, for names that the record does not explain.
    Person(Vec<bool>, Word),
    Place(Word),
    /// By folded tags.
    Tag(Vec<String>),
    /// By sources, each at its place in the record.
    Source(Vec<bool>),
    Confidence(Vec<Confidence>),
    Condition(Vec<Option<ConditionId>>),
    Milestone(Vec<MilestoneId>),
    /// By days, one of which may be the event's.
    Days(Day, Day),
    /// By events, in order.
    Among(Vec<EventId>),
    Property(fn(&Facts<'_>, &Event) -> bool),
    Never,
}

impl Test {
    /// The question that a tree asks.
    pub(super) fn of(node: &Node, facts: &Facts<'_>) -> Result<Self, FilterError> {
        let all = |nodes: &[Node]| -> Result<Vec<Self>, FilterError> {
            nodes.iter().map(|n| Self::of(n, facts)).collect()
        };
        Ok(match node {
            Node::All(nodes) => Self::All(all(nodes)?),
            Node::Any(nodes) => Self::Any(all(nodes)?),
            Node::Not(node) => Self::Not(Box::new(Self::of(node, facts)?)),
            Node::Term(term) => Self::term(term, facts)?,
        })
    }

    /// As [`Test::of`], where a value that there is not holds of no event.
    pub(super) fn lenient(node: &Node, facts: &Facts<'_>) -> Self {
        let all = |nodes: &[Node]| nodes.iter().map(|n| Self::lenient(n, facts)).collect();
        match node {
            Node::All(nodes) => Self::All(all(nodes)),
            Node::Any(nodes) => Self::Any(all(nodes)),
            Node::Not(node) => Self::Not(Box::new(Self::lenient(node, facts))),
            Node::Term(term) => Self::term(term, facts).unwrap_or(Self::Never),
        }
    }

    fn term(term: &Term, facts: &Facts<'_>) -> Result<Self, FilterError> {
        let Some(field) = term.field else {
            let words = Words::phrase(&term.value);
            return Ok(Self::Among((facts.search)(&words)));
        };
        let record = facts.record;
        let value = term.value.as_str();
        let word = || Word::new(value).ok_or_else(|| refused(term, "there is no word here", None));
        Ok(match field.about {
            About::Kind => {
                let kinds = record.kinds.iter();
                let names = kinds.map(|k| [Some(k.key.raw()), Some(k.name.raw()), None]);
                let chosen = choose(field, term, names)?;
                Self::Kind(marks(record.kinds.len(), &chosen))
            }
            About::Party => {
                let parties = record.parties.iter();
                let names = parties.map(|p| {
                    let native = p.native.as_ref().map(crate::text::Text::raw);
                    [Some(p.key.raw()), Some(p.name.raw()), native]
                });
                let chosen = choose(field, term, names)?;
                Self::Party(ids(&chosen, PartyId))
            }
            About::Person => {
                let word = word()?;
                let named = |p: &crate::record::Person| {
                    [Some(&p.name), p.native.as_ref(), Some(&p.key)]
                        .into_iter()
                        .flatten()
                        .any(|name| word.is_in(name.shown()))
                };
                let people: Vec<bool> = record.people.iter().map(named).collect();
                let unexplained = |e: &Event| {
                    let people = e.people.iter().map(|p| &p.who);
                    let mut voices =
                        people.chain(e.quotes.iter().filter_map(|q| q.speaker.as_ref()));
                    voices.any(|v| matches!(v, Voice::Name(name) if word.is_in(name.shown())))
                };
                if !people.contains(&true) && !record.events.iter().any(unexplained) {
                    return Err(nowhere(field, term, facts));
                }
                Self::Person(people, word)
            }
            About::Place => {
                let word = word()?;
                let is = |e: &Event| e.place.as_ref().is_some_and(|p| word.is_in(p.shown()));
                if !record.events.iter().any(is) {
                    return Err(nowhere(field, term, facts));
                }
                Self::Place(word)
            }
            About::Tag => {
                let mut tags: Vec<&str> = record
                    .events
                    .iter()
                    .flat_map(|e| &e.tags)
                    .map(crate::text::Text::raw)
                    .collect();
                tags.sort_unstable();
                tags.dedup();
                let chosen = choose(field, term, tags.iter().map(|tag| [Some(*tag), None, None]))?;
                let folded = chosen.iter().filter_map(|&i| tags.get(i));
                Self::Tag(folded.map(|tag| Fold::Loose.of(tag)).collect())
            }
            About::Source | About::Publisher => {
                let word = word()?;
                let is = |source: &Source| {
                    let texts = match field.about {
                        About::Source => [&source.key, &source.title, &source.url],
                        _ => [&source.publisher, &source.origin, &None],
                    };
                    let mut texts = texts.into_iter().flatten();
                    texts.any(|text| word.is_in(text.shown()))
                };
                let sources: Vec<bool> = record.sources.iter().map(|s| is(s)).collect();
                if !sources.contains(&true) {
                    return Err(nowhere(field, term, facts));
                }
                Self::Source(sources)
            }
            About::Confidence => {
                let words = Confidence::WORDS;
                let chosen = choose(field, term, words.iter().map(|w| [Some(w.0), None, None]))?;
                Self::Confidence(
                    chosen
                        .iter()
                        .filter_map(|&i| Some(words.get(i)?.1))
                        .collect(),
                )
            }
            About::Condition => {
                let conditions = record.conditions.iter();
                let names = conditions.map(|c| [Some(c.key.raw()), Some(c.name.raw()), None]);
                let chosen = choose(field, term, names.chain([[Some("all"), None, None]]))?;
                let one = |&i: &usize| (i < record.conditions.len()).then(|| id(i, ConditionId));
                Self::Condition(chosen.iter().map(one).collect())
            }
            About::Milestone => {
                let milestones = record.milestones.iter();
                let names = milestones
                    .map(|m| [Some(m.key.raw()), Some(m.name.raw()), Some(m.short.raw())]);
                Self::Milestone(ids(&choose(field, term, names)?, MilestoneId))
            }
            About::Since => Self::Days(days(term, facts)?.0, Day::MAX),
            About::Until => Self::Days(Day::MIN, days(term, facts)?.1),
            About::On => {
                let (first, last) = days(term, facts)?;
                Self::Days(first, last)
            }
            About::Has => property(field, term, facts, &HAS)?,
            About::Is => property(field, term, facts, &IS)?,
        })
    }

    /// Whether it holds of an event.
    pub(super) fn holds(&self, facts: &Facts<'_>, id: EventId, event: &Event) -> bool {
        let at = |marks: &[bool], place: usize| marks.get(place).copied().unwrap_or(false);
        match self {
            Self::All(tests) => tests.iter().all(|test| test.holds(facts, id, event)),
            Self::Any(tests) => tests.iter().any(|test| test.holds(facts, id, event)),
            Self::Not(test) => !test.holds(facts, id, event),
            Self::Kind(kinds) => at(kinds, event.kind.index()),
            Self::Party(parties) => event.parties.iter().any(|party| parties.contains(party)),
            Self::Person(people, word) => voices(facts, event).any(|voice| match voice {
                Voice::Person(PersonId(person)) => at(people, *person as usize),
                Voice::Name(name) => word.is_in(name.shown()),
            }),
            Self::Place(word) => event.place.as_ref().is_some_and(|p| word.is_in(p.shown())),
            Self::Tag(tags) => {
                let is = |tag: &crate::text::Text| tags.contains(&Fold::Loose.of(tag.raw()));
                event.tags.iter().any(is)
            }
            Self::Source(sources) => facts
                .sources(event)
                .any(|source| at(sources, source.index())),
            Self::Confidence(levels) => event.confidence.is_some_and(|c| levels.contains(&c)),
            Self::Condition(conditions) => event
                .assesses
                .iter()
                .any(|a| conditions.contains(&a.condition)),
            Self::Milestone(milestones) => event
                .targets
                .iter()
                .any(|t| t.of.is_some_and(|of| milestones.contains(&of))),
            Self::Days(first, last) => {
                let extent = event.date.extent();
                extent.earliest <= *last && *first <= extent.latest
            }
            Self::Among(events) => events.binary_search(&id).is_ok(),
            Self::Property(holds) => holds(facts, event),
            Self::Never => false,
        }
    }
}

/// Who took part in an event or spoke.
pub(super) fn voices<'a>(facts: &Facts<'a>, event: &'a Event) -> impl Iterator<Item = &'a Voice> {
    let speakers = facts.quotes(event).filter_map(|q| q.speaker.as_ref());
    event.people.iter().map(|p| &p.who).chain(speakers)
}

fn refused(term: &Term, message: impl Into<String>, suggestion: Option<String>) -> FilterError {
    FilterError {
        message: message.into(),
        range: term.range.clone(),
        suggestion,
    }
}

/// A value that occurs nowhere in the record, with the nearest that does: a whole name or a word of one.
fn nowhere(field: &Field, term: &Term, facts: &Facts<'_>) -> FilterError {
    let values = super::complete::values(field, facts);
    let names = values.iter().map(|choice| choice.text.trim_matches('"'));
    let words = names.clone().filter(|name| name.contains(' '));
    let known = names.chain(words.flat_map(str::split_whitespace));
    let near = suggest::nearest(&term.value, known, &mut Effort::default());
    let message = if values.is_empty() {
        format!("the record has no {}", field.name)
    } else {
        let value = crate::text::Text::line(&term.value);
        format!("there is no {}:{value}", field.name)
    };
    refused(term, message, near.map(super::complete::quoted))
}

/// The first and the last day that a value means.
fn days(term: &Term, facts: &Facts<'_>) -> Result<(Day, Day), FilterError> {
    match relative::parse(&term.value, facts.as_of.day) {
        Ok(extent) => Ok((extent.earliest, extent.latest)),
        Err(error) => Err(refused(term, error.message, error.suggestion)),
    }
}

fn property(
    field: &Field,
    term: &Term,
    facts: &Facts<'_>,
    table: &[Property],
) -> Result<Test, FilterError> {
    let chosen = choose(
        field,
        term,
        table.iter().map(|p| [Some(p.word), None, None]),
    )?;
    let mut tests = chosen
        .iter()
        .filter_map(|&i| table.get(i))
        .map(|p| match p.holds {
            Holds::Of(holds) => Test::Property(holds),
            Holds::Proposed(standing) => Test::Among(proposing(facts, standing)),
        });
    Ok(tests.next().unwrap_or(Test::Never))
}

/// The events that state a window of which this has become.
fn proposing(facts: &Facts<'_>, standing: Standing) -> Vec<EventId> {
    let windows = facts.windows.iter().filter(|w| w.standing == standing);
    let mut events: Vec<EventId> = windows
        .flat_map(|w| w.said.iter().map(|&(event, _)| event))
        .collect();
    events.sort_unstable();
    events.dedup();
    events
}

/// The places of what a value names: what is called so; else what begins so. Case and accents do not count.
fn choose<'n>(
    field: &Field,
    term: &Term,
    names: impl Iterator<Item = [Option<&'n str>; 3]>,
) -> Result<Vec<usize>, FilterError> {
    let names: Vec<[Option<&str>; 3]> = names.collect();
    let value = Fold::Loose.of(term.value.trim());
    let named = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let any = |names: &[Option<&str>; 3]| {
            names.iter().flatten().any(|name| is(&Fold::Loose.of(name)))
        };
        (0..names.len())
            .filter(|&i| names.get(i).is_some_and(any))
            .collect()
    };
    let mut chosen = named(&|name| name == value);
    if chosen.is_empty() {
        chosen = named(&|name| name.starts_with(&value));
        // One property is asked for, not all that begin so.
        if matches!(field.about, About::Has | About::Is) && chosen.len() > 1 {
            chosen.clear();
        }
    }
    if chosen.is_empty() {
        let known = names.iter().flatten().flatten().copied();
        let near = suggest::nearest(&term.value, known, &mut Effort::default());
        let message = if names.is_empty() {
            format!("the record has no {}", field.name)
        } else {
            let value = crate::text::Text::line(&term.value);
            format!("there is no {}:{value}", field.name)
        };
        return Err(refused(term, message, near.map(super::complete::quoted)));
    }
    Ok(chosen)
}

fn marks(count: usize, chosen: &[usize]) -> Vec<bool> {
    (0..count).map(|i| chosen.contains(&i)).collect()
}

fn id<T>(place: usize, make: impl Fn(u32) -> T) -> T {
    make(u32::try_from(place).unwrap_or(u32::MAX))
}

fn ids<T>(places: &[usize], make: impl Fn(u32) -> T + Copy) -> Vec<T> {
    places.iter().map(|&place| id(place, make)).collect()
}
