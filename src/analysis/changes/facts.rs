//! What an event says, field by field, in words that do not depend on places in the record.

use super::State;
use crate::analysis::words;
use crate::date::{Date, humanize};
use crate::record::{
    Assessment, Confidence, Event, Finding, Link, PartyId, Quote, Record, Relation, Seen, Source,
    Status, Target, TargetStatus, Voice,
};
use crate::text::Text;

/// One thing that a field says. Neither form is to be shown but in its printable form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// As typed: keys and dates as they stand in the file. What differs here is not the same.
    pub typed: String,
    /// For people: names in place of keys, dates in words. Things that differ may have the same name.
    pub told: String,
}

/// What an event says by the fields of the file format, in their order; a field that is not there says
/// nothing. Sources, quotes and links are those that count.
pub fn facts(state: State<'_>, event: &Event) -> Vec<(&'static str, Vec<Fact>)> {
    both(state, |form| form.fields(event))
}

/// What an event says as [`facts`], as typed alone.
pub(super) fn typed(state: State<'_>, event: &Event) -> Vec<(&'static str, Vec<String>)> {
    let form = Names::Typed;
    Form { state, form }.fields(event)
}

/// What `fields` gives in both forms.
pub(super) fn both(
    state: State<'_>,
    fields: impl Fn(&Form<'_>) -> Vec<(&'static str, Vec<String>)>,
) -> Vec<(&'static str, Vec<Fact>)> {
    let form = |form| fields(&Form { state, form });
    let fields = form(Names::Typed).into_iter().zip(form(Names::Told));
    fields
        .map(|((name, typed), (_, told))| {
            let both = typed.into_iter().zip(told);
            let fact = |(typed, told)| Fact { typed, told };
            (name, both.map(fact).collect())
        })
        .collect()
}

/// What stands for a thing that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Typed,
    Told,
}

/// Writes what an event or a head says in one of the forms.
pub(super) struct Form<'a> {
    pub(super) state: State<'a>,
    form: Names,
}

impl Form<'_> {
    fn fields(&self, event: &Event) -> Vec<(&'static str, Vec<String>)> {
        let State { record, as_of } = self.state;
        let text = |text: Option<&Text>| raw(text).into_iter().collect();
        let status = Status::WORDS.iter().find(|(_, s)| *s == event.status);
        let confidence = event
            .confidence
            .and_then(|c| Confidence::WORDS.iter().find(|(_, word)| *word == c));
        let words = |words: Option<&str>| words.map(str::to_owned).into_iter().collect();
        let kind = record.kind(event.kind);
        let people = event.people.iter().map(|participant| {
            joined([
                Some(self.voice(&participant.who)),
                raw(participant.role.as_ref()),
                raw(participant.note.as_ref()),
            ])
        });
        let quotes = as_of.quotes(record, event);
        let sources = as_of.sources(record, event);
        let sources = sources.filter_map(|id| record.source(id));
        vec![
            ("id", text(Some(&event.id))),
            ("date", vec![self.date(&event.date)]),
            ("known", event.known.iter().map(|d| self.date(d)).collect()),
            ("status", words(status.map(|(word, _)| *word))),
            ("kind", text(kind.map(|k| self.name(&k.key, &k.name)))),
            ("title", text(Some(&event.title))),
            ("short", text(event.short.as_ref())),
            ("key", words(event.key.then_some("true"))),
            (
                "parties",
                event.parties.iter().map(|&id| self.party(id)).collect(),
            ),
            ("summary", text(event.summary.as_ref())),
            ("place", text(event.place.as_ref())),
            ("people", people.collect()),
            ("quotes", quotes.map(|q| self.quote(q)).collect()),
            ("sources", sources.map(|s| self.source(s)).collect()),
            (
                "targets",
                event.targets.iter().map(|t| self.target(t)).collect(),
            ),
            (
                "assesses",
                event.assesses.iter().map(|a| self.assessment(a)).collect(),
            ),
            (
                "links",
                as_of.links(record, event).map(|l| self.link(l)).collect(),
            ),
            ("tags", event.tags.iter().map(|t| t.raw().into()).collect()),
            ("confidence", words(confidence.map(|(word, _)| *word))),
            ("conflict", text(event.conflict.as_ref())),
            ("note", text(event.note.as_ref())),
        ]
    }

    pub(super) const fn is_told(&self) -> bool {
        matches!(self.form, Names::Told)
    }

    const fn name<'a>(&self, key: &'a Text, name: &'a Text) -> &'a Text {
        if self.is_told() { name } else { key }
    }

    fn date(&self, date: &Date) -> String {
        if self.is_told() {
            humanize::short(date)
        } else {
            date.written().to_owned()
        }
    }

    pub(super) fn party(&self, id: PartyId) -> String {
        let party = self.state.record.party(id);
        let name = party.map(|party| self.name(&party.key, &party.name));
        raw(name).unwrap_or_default()
    }

    fn by(&self, by: &[PartyId]) -> String {
        let by: Vec<String> = by.iter().map(|&id| self.party(id)).collect();
        by.join(" and ")
    }

    fn voice(&self, who: &Voice) -> String {
        let name = match who {
            Voice::Name(name) => Some(name),
            Voice::Person(id) => {
                let person = self.state.record.person(*id);
                person.map(|person| self.name(&person.key, &person.name))
            }
        };
        raw(name).unwrap_or_default()
    }

    fn language(&self, lang: Option<&Text>) -> Option<String> {
        let lang = lang?.raw();
        Some(match self.form {
            Names::Typed => format!("in {lang}"),
            Names::Told => format!("in {}", words::language(lang)),
        })
    }

    fn quote(&self, quote: &Quote) -> String {
        let source = quote.source.and_then(|id| self.state.record.source(id));
        joined([
            Some(format!("“{}”", quote.text.raw())),
            quote.speaker.as_ref().map(|who| self.voice(who)),
            raw(quote.role.as_ref()),
            quote.party.map(|id| format!("for {}", self.party(id))),
            quote.anonymous.then(|| "anonymous".to_owned()),
            raw(quote.to.as_ref()).map(|to| format!("to {to}")),
            self.language(quote.lang.as_ref()),
            raw(quote.original.as_ref()).map(|original| format!("original “{original}”")),
            self.language(quote.original_lang.as_ref()),
            source.map(|s| format!("source {}", self.called(s))),
            raw(quote.note.as_ref()).map(|note| format!("note: {note}")),
        ])
    }

    /// What a source is called where it is not the matter: its key, else its address, else its title;
    /// for people who published it, else its title, else its address.
    fn called(&self, source: &Source) -> String {
        if !self.is_told() {
            return key(source).to_owned();
        }
        let title = || raw(source.title.as_ref()).map(|title| format!("“{title}”"));
        let publisher = words::publisher(source, |text| text.raw().to_owned());
        let name = publisher.or_else(title);
        name.or_else(|| raw(source.url.as_ref()))
            .unwrap_or_default()
    }

    pub(super) fn source(&self, source: &Source) -> String {
        let seen = source
            .seen
            .and_then(|s| Seen::WORDS.iter().find(|(_, word)| *word == s));
        joined([
            raw(source.key.as_ref()).filter(|_| !self.is_told()),
            words::publisher(source, |text| text.raw().to_owned()),
            raw(source.title.as_ref()).map(|title| format!("“{title}”")),
            source.date.as_ref().map(|date| self.date(date)),
            raw(source.url.as_ref()),
            self.language(source.lang.as_ref()),
            source.primary.then(|| "primary".to_owned()),
            seen.map(|(word, _)| match self.form {
                Names::Typed => (*word).to_owned(),
                Names::Told => format!("seen: {word}"),
            }),
            raw(source.reliability.as_ref()).map(|r| format!("reliability {r}")),
            raw(source.note.as_ref()).map(|note| format!("note: {note}")),
        ])
    }

    fn target(&self, target: &Target) -> String {
        let of = target.of.and_then(|id| self.state.record.milestone(id));
        let status = TargetStatus::WORDS
            .iter()
            .find(|(_, s)| *s == target.status);
        let date = target.date.as_ref();
        joined([
            raw(of.map(|of| self.name(&of.key, &of.name))),
            Some(format!("by {}", self.by(&target.by))),
            Some(date.map_or_else(|| "no date".to_owned(), |date| self.date(date))),
            status.map(|(word, _)| (*word).to_owned()),
            raw(target.as_stated.as_ref()).map(|words| format!("“{words}”")),
            raw(target.note.as_ref()).map(|note| format!("note: {note}")),
        ])
    }

    fn assessment(&self, judged: &Assessment) -> String {
        let condition = judged
            .condition
            .and_then(|id| self.state.record.conditions.get(id.index()));
        let condition = condition.map(|c| self.name(&c.key, &c.name));
        let all = if self.is_told() {
            "all conditions"
        } else {
            "all"
        };
        let finding = Finding::WORDS.iter().find(|(_, f)| *f == judged.finding);
        let finding = if self.is_told() {
            Some(words::finding(judged.finding))
        } else {
            finding.map(|(word, _)| (*word).to_owned())
        };
        joined([
            raw(condition).or_else(|| Some(all.to_owned())),
            Some(format!("by {}", self.by(&judged.by))),
            finding,
            raw(judged.as_stated.as_ref()).map(|words| format!("“{words}”")),
            raw(judged.note.as_ref()).map(|note| format!("note: {note}")),
        ])
    }

    fn link(&self, link: &Link) -> String {
        let word = Relation::WORDS.iter().find(|w| w.1 == link.relation);
        let to = self.state.record.event(link.to);
        let to = to.map_or_else(String::new, |event| {
            if self.is_told() {
                format!("“{}”", event.title.raw())
            } else {
                event.id.raw().to_owned()
            }
        });
        joined([
            word.map(|(word, ..)| format!("{word} {to}")),
            raw(link.note.as_ref()).map(|note| format!("note: {note}")),
        ])
    }
}

pub(super) fn raw(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.raw().to_owned())
}

/// The parts that there are, in a line.
pub(super) fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// By what a source is told from others: its key, else its address, else its title.
fn key(source: &Source) -> &str {
    let key = source.key.as_ref().or(source.url.as_ref());
    key.or(source.title.as_ref()).map_or("", Text::raw)
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
            let of = |record: &Record, t: &Target| {
                t.of.and_then(|id| Some(record.milestone(id)?.key.clone()))
            };
            of(r, a) == of(s, b)
                && parties(&a.by, &b.by)
                && a.date.as_ref().map(Date::written) == b.date.as_ref().map(Date::written)
                && a.status == b.status
                && a.as_stated == b.as_stated
                && a.note == b.note
        })
        && alike(&a.assesses, &b.assesses, |a, b| {
            let of = |record: &Record, a: &Assessment| {
                a.condition
                    .and_then(|id| Some(record.conditions.get(id.index())?.key.clone()))
            };
            of(r, a) == of(s, b)
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
                        .and_then(|id| Some(key(record.source(id)?).to_owned()))
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
