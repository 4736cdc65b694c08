//! What an event says, field by field, in words that do not depend on places in the record.

use super::State;
use crate::analysis::words;
use crate::date::Date;
use crate::record::{
    Assessment, Confidence, Event, Finding, Link, PartyId, Quote, Record, Relation, Source, Status,
    Target, TargetStatus, Voice,
};
use crate::text::Text;

/// One thing that a field says, as typed: not to be shown but in its printable form.
pub type Fact = String;

/// What an event says by the fields of the file format, in their order; a field that is not there says
/// nothing. Sources, quotes and links are those that count.
pub fn facts(state: State<'_>, event: &Event) -> Vec<(&'static str, Vec<Fact>)> {
    let State { record, as_of } = state;
    let text = |text: Option<&Text>| text.map(|t| t.raw().to_owned()).into_iter().collect();
    let status = Status::WORDS.iter().find(|(_, s)| *s == event.status);
    let confidence = event
        .confidence
        .and_then(|c| Confidence::WORDS.iter().find(|(_, word)| *word == c));
    let kind = record.kind(event.kind);
    let parties = event.parties.iter().map(|&id| party(record, id));
    let people = event.people.iter().map(|participant| {
        joined([
            Some(voice(record, &participant.who)),
            raw(participant.role.as_ref()),
            raw(participant.note.as_ref()),
        ])
    });
    vec![
        ("id", vec![event.id.raw().to_owned()]),
        ("date", vec![event.date.written().to_owned()]),
        (
            "known",
            event.known.iter().map(|d| d.written().to_owned()).collect(),
        ),
        (
            "status",
            status.iter().map(|(word, _)| (*word).to_owned()).collect(),
        ),
        ("kind", text(kind.map(|kind| &kind.key))),
        ("title", text(Some(&event.title))),
        ("short", text(event.short.as_ref())),
        (
            "key",
            event.key.then(|| "true".to_owned()).into_iter().collect(),
        ),
        ("parties", parties.collect()),
        ("summary", text(event.summary.as_ref())),
        ("place", text(event.place.as_ref())),
        ("people", people.collect()),
        (
            "quotes",
            as_of
                .quotes(record, event)
                .map(|q| quote(record, q))
                .collect(),
        ),
        (
            "sources",
            as_of
                .sources(record, event)
                .filter_map(|id| record.source(id))
                .map(source)
                .collect(),
        ),
        (
            "targets",
            event.targets.iter().map(|t| target(record, t)).collect(),
        ),
        (
            "assesses",
            event
                .assesses
                .iter()
                .map(|a| assessment(record, a))
                .collect(),
        ),
        (
            "links",
            as_of
                .links(record, event)
                .map(|l| link(record, l))
                .collect(),
        ),
        (
            "tags",
            event.tags.iter().map(|t| t.raw().to_owned()).collect(),
        ),
        (
            "confidence",
            confidence
                .iter()
                .map(|(word, _)| (*word).to_owned())
                .collect(),
        ),
        ("conflict", text(event.conflict.as_ref())),
        ("note", text(event.note.as_ref())),
    ]
}

fn raw(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.raw().to_owned())
}

/// The parts that there are, in a line.
fn joined<const N: usize>(parts: [Option<String>; N]) -> Fact {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

fn party(record: &Record, id: PartyId) -> String {
    let party = record.party(id);
    party.map_or(String::new(), |party| party.key.raw().to_owned())
}

fn voice(record: &Record, who: &Voice) -> String {
    match who {
        Voice::Name(name) => name.raw().to_owned(),
        Voice::Person(id) => {
            let person = record.person(*id);
            person.map_or(String::new(), |person| person.key.raw().to_owned())
        }
    }
}

fn by(record: &Record, by: &[PartyId]) -> String {
    let by: Vec<String> = by.iter().map(|&id| party(record, id)).collect();
    by.join(" and ")
}

fn quote(record: &Record, quote: &Quote) -> Fact {
    let source = quote.source.and_then(|id| record.source(id));
    joined([
        Some(format!("“{}”", quote.text.raw())),
        quote.speaker.as_ref().map(|who| voice(record, who)),
        raw(quote.role.as_ref()),
        quote.party.map(|id| format!("for {}", party(record, id))),
        quote.anonymous.then(|| "anonymous".to_owned()),
        raw(quote.to.as_ref()).map(|to| format!("to {to}")),
        raw(quote.lang.as_ref()).map(|lang| format!("in {lang}")),
        raw(quote.original.as_ref()).map(|original| format!("original “{original}”")),
        raw(quote.original_lang.as_ref()).map(|lang| format!("in {lang}")),
        source.map(|s| format!("source {}", name(s))),
        raw(quote.note.as_ref()).map(|note| format!("note: {note}")),
    ])
}

/// What a source is called: its key, else its address, else its title.
fn name(source: &Source) -> &str {
    let name = source.key.as_ref().or(source.url.as_ref());
    name.or(source.title.as_ref()).map_or("", Text::raw)
}

fn source(source: &Source) -> Fact {
    let seen = source.seen;
    let seen = seen.and_then(|s| {
        crate::record::Seen::WORDS
            .iter()
            .find(|(_, word)| *word == s)
    });
    joined([
        raw(source.key.as_ref()),
        words::publisher(source, |text| text.raw().to_owned()),
        raw(source.title.as_ref()).map(|title| format!("“{title}”")),
        source.date.as_ref().map(|date| date.written().to_owned()),
        raw(source.url.as_ref()),
        raw(source.lang.as_ref()).map(|lang| format!("in {lang}")),
        source.primary.then(|| "primary".to_owned()),
        seen.map(|(word, _)| (*word).to_owned()),
        raw(source.reliability.as_ref()).map(|r| format!("reliability {r}")),
        raw(source.note.as_ref()).map(|note| format!("note: {note}")),
    ])
}

fn target(record: &Record, target: &Target) -> Fact {
    let of = target.of.and_then(|id| record.milestone(id));
    let status = TargetStatus::WORDS
        .iter()
        .find(|(_, s)| *s == target.status);
    let date = target
        .date
        .as_ref()
        .map_or("no date", |date| date.written());
    joined([
        of.map(|of| of.key.raw().to_owned()),
        Some(format!("by {}", by(record, &target.by))),
        Some(date.to_owned()),
        status.map(|(word, _)| (*word).to_owned()),
        raw(target.as_stated.as_ref()).map(|words| format!("“{words}”")),
        raw(target.note.as_ref()).map(|note| format!("note: {note}")),
    ])
}

fn assessment(record: &Record, judged: &Assessment) -> Fact {
    let condition = judged
        .condition
        .and_then(|id| record.conditions.get(id.index()));
    let condition = condition.map_or("all", |condition| condition.key.raw());
    let finding = Finding::WORDS.iter().find(|(_, f)| *f == judged.finding);
    joined([
        Some(condition.to_owned()),
        Some(format!("by {}", by(record, &judged.by))),
        finding.map(|(word, _)| (*word).to_owned()),
        raw(judged.as_stated.as_ref()).map(|words| format!("“{words}”")),
        raw(judged.note.as_ref()).map(|note| format!("note: {note}")),
    ])
}

fn link(record: &Record, link: &Link) -> Fact {
    let word = Relation::WORDS.iter().find(|w| w.1 == link.relation);
    let to = record.event(link.to).map_or("", |event| event.id.raw());
    joined([
        word.map(|(word, ..)| format!("{word} {to}")),
        raw(link.note.as_ref()).map(|note| format!("note: {note}")),
    ])
}

/// Whether two events say the same: as comparing their [`facts`], without making any.
pub fn same((old, a): (State<'_>, &Event), (new, b): (State<'_>, &Event)) -> bool {
    let (r, s) = (old.record, new.record);
    let plain = a.id == b.id
        && a.date.written() == b.date.written()
        && a.known.as_ref().map(Date::written) == b.known.as_ref().map(Date::written)
        && a.status == b.status
        && a.title == b.title
        && a.short == b.short
        && a.key == b.key
        && a.summary == b.summary
        && a.place == b.place
        && a.tags == b.tags
        && a.confidence == b.confidence
        && a.conflict == b.conflict
        && a.note == b.note;
    let parties = |a: &[PartyId], b: &[PartyId]| {
        let keys = |record: &Record, id: PartyId| record.party(id).map(|p| p.key.clone());
        a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| keys(r, a) == keys(s, b))
    };
    let voices = |a: &Voice, b: &Voice| match (a, b) {
        (Voice::Name(a), Voice::Name(b)) => a == b,
        (Voice::Person(a), Voice::Person(b)) => {
            r.person(*a).map(|p| &p.key) == s.person(*b).map(|p| &p.key)
        }
        _ => false,
    };
    plain
        && r.kind(a.kind).map(|k| &k.key) == s.kind(b.kind).map(|k| &k.key)
        && parties(&a.parties, &b.parties)
        && alike(&a.people, &b.people, |a, b| {
            voices(&a.who, &b.who) && a.role == b.role && a.note == b.note
        })
        && alike(&a.targets, &b.targets, |a, b| {
            let key = |record: &Record, t: &Target| {
                t.of.and_then(|id| Some(record.milestone(id)?.key.clone()))
            };
            key(r, a) == key(s, b)
                && parties(&a.by, &b.by)
                && a.date.as_ref().map(Date::written) == b.date.as_ref().map(Date::written)
                && a.status == b.status
                && a.as_stated == b.as_stated
                && a.note == b.note
        })
        && alike(&a.assesses, &b.assesses, |a, b| {
            let key = |record: &Record, a: &Assessment| {
                a.condition
                    .and_then(|id| Some(record.conditions.get(id.index())?.key.clone()))
            };
            key(r, a) == key(s, b)
                && parties(&a.by, &b.by)
                && a.finding == b.finding
                && a.as_stated == b.as_stated
                && a.note == b.note
        })
        && old
            .as_of
            .sources(r, a)
            .map(|id| r.source(id))
            .eq(new.as_of.sources(s, b).map(|id| s.source(id)))
        && all(
            old.as_of.quotes(r, a),
            new.as_of.quotes(s, b),
            |a: &Quote, b: &Quote| {
                let speakers = match (&a.speaker, &b.speaker) {
                    (Some(a), Some(b)) => voices(a, b),
                    (None, None) => true,
                    _ => false,
                };
                let party = |record: &Record, q: &Quote| {
                    q.party.and_then(|id| Some(record.party(id)?.key.clone()))
                };
                let source = |q: &Quote, record: &Record| {
                    q.source
                        .and_then(|id| Some(name(record.source(id)?).to_owned()))
                };
                speakers
                    && party(r, a) == party(s, b)
                    && source(a, r) == source(b, s)
                    && (&a.text, &a.role, a.anonymous, &a.to)
                        == (&b.text, &b.role, b.anonymous, &b.to)
                    && (&a.lang, &a.original, &a.original_lang, &a.note)
                        == (&b.lang, &b.original, &b.original_lang, &b.note)
            },
        )
        && all(
            old.as_of.links(r, a),
            new.as_of.links(s, b),
            |a: &Link, b: &Link| {
                let to = |record: &Record, l: &Link| record.event(l.to).map(|e| e.id.clone());
                a.relation == b.relation && to(r, a) == to(s, b) && a.note == b.note
            },
        )
}

fn alike<T>(a: &[T], b: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

fn all<'a, 'b, T: 'a + 'b>(
    mut a: impl Iterator<Item = &'a T>,
    mut b: impl Iterator<Item = &'b T>,
    same: impl Fn(&T, &T) -> bool,
) -> bool {
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if same(a, b) => {}
            _ => return false,
        }
    }
}
