//! All that the record says of an event.

use super::super::ink::{Ink, Span, Tone, letters};
use super::super::words;
use super::page::Page;
use super::{Form, Line, Thing};
use crate::date::humanize;
use crate::document::Severity;
use crate::record::{Event, EventId, Participant, Relation};
use crate::text::measure;

impl Page<'_> {
    pub(super) fn event(&mut self, id: EventId, event: &Event, file: &str) {
        let when = humanize::long(&event.date);
        let relative = humanize::relative(&event.date, self.reading.today());
        let place = event
            .place
            .as_ref()
            .map_or(String::new(), |p| format!(" · {p}"));
        self.out.head = format!("{when} · {relative}{place}");
        self.out.evidence = words::evidence(&self.reading.as_of.evidence(self.record(), event));
        if self.form == Form::Brief {
            self.quotes(event);
            self.summary(event);
            self.targets(event);
            self.people(event);
        } else {
            self.verbatim(&event.title, Ink::Strong);
            self.blank();
            self.text(&format!("{when} · {relative}"), Ink::Accent);
            self.kind(event);
            self.people(event);
            self.summary(event);
            self.targets(event);
            self.quotes(event);
        }
        self.findings(event);
        if let Some(conflict) = &event.conflict {
            self.blank();
            self.line(vec![Span::new("DISPUTED", Ink::Conflict)]);
            self.verbatim(conflict, Ink::Plain);
        }
        self.sources(event);
        self.links(id, event);
        if let Some(note) = &event.note {
            self.heading("NOTE", None);
            self.verbatim(note, Ink::Plain);
        }
        if !event.tags.is_empty() {
            let tags: Vec<_> = event.tags.iter().map(crate::text::Text::shown).collect();
            self.heading("TAGS", None);
            self.text(&tags.join(", "), Ink::Plain);
        }
        self.problems(event);
        self.blank();
        self.text(&format!("{file}, line {}", event.line), Ink::Muted);
        self.foot();
    }

    pub(super) fn summary(&mut self, event: &Event) {
        if let Some(summary) = &event.summary {
            self.blank();
            self.verbatim(summary, Ink::Plain);
        }
    }

    /// The evidence, pinned; a panel of a few rows has it in its last one.
    pub(super) fn foot(&mut self) {
        if self.form == Form::Brief {
            return;
        }
        let evidence = self.out.evidence.clone();
        let mut foot = vec![Line {
            spans: vec![Span::new("EVIDENCE", Ink::Muted)],
            ..Line::default()
        }];
        for line in measure::wrap(&evidence, self.columns) {
            foot.push(Line {
                spans: vec![Span::new(line, Ink::Plain)],
                ..Line::default()
            });
        }
        self.out.foot = foot;
    }

    pub(super) fn kind(&mut self, event: &Event) {
        let record = &self.reading.record;
        let Some(kind) = record.kind(event.kind) else {
            return;
        };
        let tone = Tone::of(record, &event.parties);
        let glyph = if self.ascii {
            kind.ascii.shown()
        } else {
            kind.glyph.shown()
        };
        let mut words = kind.name.shown().to_lowercase();
        match event.status {
            crate::record::Status::Happened => {}
            crate::record::Status::Cancelled => words.push_str(", cancelled"),
            crate::record::Status::Planned if event.date.extent().latest < self.reading.today() => {
                words.push_str(", planned, outcome not recorded");
            }
            crate::record::Status::Planned => words.push_str(", planned"),
        }
        if let Some(place) = &event.place {
            words.push_str(" · ");
            words.push_str(place.shown());
        }
        let prefix = [Span::new(format!("{glyph} "), Ink::Party(tone))];
        self.wrapped(&prefix, &words, Ink::Plain, None);
    }

    /// The people who took part and are not quoted, with their party's letter.
    pub(super) fn people(&mut self, event: &Event) {
        let quoted = |p: &&Participant| {
            let mut quotes = self.reading.as_of.quotes(&self.reading.record, event);
            quotes.all(|q| q.speaker.as_ref() != Some(&p.who))
        };
        for participant in event.people.iter().filter(quoted) {
            let party = self.party_of(&participant.who);
            let letter = party.map_or("· ".to_owned(), |p| {
                format!("{} ", letters(self.record(), &[p]))
            });
            let tone = party.map_or(Tone::None, |p| Tone::of_party(self.record(), p));
            let who = self.described(
                &participant.who,
                participant.role.as_ref().map(crate::text::Text::shown),
                false,
            );
            self.wrapped(
                &[Span::new(letter, Ink::Party(tone))],
                &who,
                Ink::Plain,
                None,
            );
        }
    }

    pub(super) fn targets(&mut self, event: &Event) {
        if event.targets.is_empty() {
            return;
        }
        self.heading("PROPOSES", None);
        for target in &event.targets {
            let record = &self.reading.record;
            let tone = Tone::of(record, &target.by);
            let of = target
                .of
                .and_then(|m| record.milestone(m))
                .map_or("", |m| m.short.shown());
            let when = target
                .date
                .as_ref()
                .map_or("no date".to_owned(), humanize::short);
            let mut words = match target.status {
                crate::record::TargetStatus::Done => format!("{of} done"),
                crate::record::TargetStatus::Denied => format!("{of}: denies {when}"),
                status => format!("{of} {when}, {}", words::status(status)),
            };
            if let Some(stated) = &target.as_stated {
                words.push_str(&format!(": “{stated}”"));
            }
            if let Some(note) = &target.note {
                words.push_str(&format!(" ({note})"));
            }
            let letter = letters(record, &target.by);
            self.wrapped(
                &[Span::new(format!("{letter} "), Ink::PartyStrong(tone))],
                &words,
                Ink::Plain,
                None,
            );
        }
    }

    pub(super) fn findings(&mut self, event: &Event) {
        if event.assesses.is_empty() {
            return;
        }
        self.heading("FINDS", None);
        for finding in &event.assesses {
            let record = &self.reading.record;
            let condition = finding
                .condition
                .and_then(|c| record.conditions.get(c.index()))
                .map_or("all conditions", |c| c.name.shown());
            let word = crate::record::Finding::WORDS
                .iter()
                .find(|(_, f)| *f == finding.finding)
                .map_or("", |(word, _)| word);
            let mut words = format!("{condition}: {}", word.replace('-', " "));
            if let Some(stated) = &finding.as_stated {
                words.push_str(&format!(", “{stated}”"));
            }
            if let Some(note) = &finding.note {
                words.push_str(&format!(" ({note})"));
            }
            let tone = Tone::of(record, &finding.by);
            let letter = letters(record, &finding.by);
            self.wrapped(
                &[Span::new(format!("{letter} "), Ink::PartyStrong(tone))],
                &words,
                Ink::Plain,
                None,
            );
        }
    }

    pub(super) fn links(&mut self, id: EventId, event: &Event) {
        let reading = self.reading;
        let from: Vec<_> = reading.linked_from(id).collect();
        let links: Vec<_> = reading.as_of.links(&reading.record, event).collect();
        if links.is_empty() && from.is_empty() {
            return;
        }
        self.heading("LINKS", None);
        for link in links {
            let word = Relation::WORDS
                .iter()
                .find(|w| w.1 == link.relation)
                .map_or("", |w| w.0);
            self.linked(link.to, &word.replace('-', " "), link.relation);
        }
        for (relation, other) in from {
            let word = Relation::WORDS
                .iter()
                .find(|w| w.1 == relation)
                .map_or("", |w| w.2);
            self.linked(other, word, relation);
        }
    }

    pub(super) fn linked(&mut self, to: EventId, word: &str, relation: Relation) {
        let Some(event) = self.reading.record.event(to) else {
            return;
        };
        let (sign, ink) = match (relation, self.ascii) {
            (Relation::Contradicts, false) => ("↯ ", Ink::Conflict),
            (Relation::Contradicts, true) => ("x ", Ink::Conflict),
            (_, false) => ("▸ ", Ink::Accent),
            (_, true) => ("> ", Ink::Accent),
        };
        let thing = self.thing(Thing::Event(to));
        let when = humanize::short(&event.date);
        let words = format!("{word}: {} ({when})", event.title);
        self.wrapped(&[Span::new(sign, ink)], &words, Ink::Plain, Some(thing));
    }

    /// What is wrong with the event, then what advice there is, each with its mend.
    pub(super) fn problems(&mut self, event: &Event) {
        for (severity, heading, ink, sign) in [
            (Severity::Error, "PROBLEMS", Ink::Warning, "! "),
            (Severity::Warning, "WARNINGS", Ink::Muted, "- "),
        ] {
            let problems = self.reading.problems_of(event);
            let problems: Vec<_> = problems
                .filter(|p| p.severity == severity)
                .cloned()
                .collect();
            if problems.is_empty() {
                continue;
            }
            self.blank();
            self.line(vec![Span::new(heading, ink)]);
            for problem in problems {
                let words = format!("line {}: {}", problem.line, problem.message);
                self.wrapped(&[Span::new(sign, ink)], &words, Ink::Plain, None);
                // What is only advised is mended from the list of problems.
                if let (Severity::Error, Some(help)) = (severity, &problem.help) {
                    self.wrapped(&[Span::new("  ", ink)], help, Ink::Muted, None);
                }
            }
        }
    }
}
