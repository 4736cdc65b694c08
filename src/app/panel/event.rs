//! All that the record says of an event.

use super::super::ink::{Ink, Span, Tone, letters};
use super::super::words;
use super::page::Page;
use super::{Form, Line, Thing};
use crate::date::humanize;
use crate::document::Severity;
use crate::record::{Event, EventId, Participant, PartyId, Relation, TargetStatus};
use crate::text::{Text, measure};

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
            self.story(event);
        }
        self.rest(id, event);
        self.blank();
        self.text(&format!("{file}, line {}", event.line), Ink::Muted);
        self.foot();
    }

    /// What happened, who was there, and what was proposed and said.
    pub(super) fn story(&mut self, event: &Event) {
        self.kind(event);
        self.people(event);
        self.summary(event);
        self.targets(event);
        self.quotes(event);
    }

    /// What follows the words: judgements, sources, links, and what the author has to say.
    pub(super) fn rest(&mut self, id: EventId, event: &Event) {
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
            let tags: Vec<_> = event.tags.iter().map(Text::shown).collect();
            self.heading("TAGS", None);
            self.text(&tags.join(", "), Ink::Plain);
        }
        self.problems(event);
    }

    fn summary(&mut self, event: &Event) {
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

    fn kind(&mut self, event: &Event) {
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
        let mut told = kind.name.shown().to_lowercase();
        match event.status {
            crate::record::Status::Happened => {}
            crate::record::Status::Cancelled => told.push_str(", cancelled"),
            crate::record::Status::Planned if event.date.extent().latest < self.reading.today() => {
                told.push_str(", planned, outcome not recorded");
            }
            crate::record::Status::Planned => told.push_str(", planned"),
        }
        let printed = self.form == Form::Printed;
        if printed && !event.parties.is_empty() {
            let many = if event.parties.len() > 1 {
                "parties"
            } else {
                "party"
            };
            let names = words::names(record, &event.parties);
            told.push_str(&format!(" · {many}: {names}"));
        }
        if let Some(place) = &event.place {
            told.push_str(if printed { " · place: " } else { " · " });
            told.push_str(place.shown());
        }
        let prefix = [Span::new(format!("{glyph} "), Ink::Party(tone))];
        self.wrapped(&prefix, &told, Ink::Plain, None);
    }

    /// The people who took part and are not quoted, with their party's letter; in print all of them, with
    /// its name.
    fn people(&mut self, event: &Event) {
        let quoted = |p: &&Participant| {
            let mut quotes = self.reading.as_of.quotes(&self.reading.record, event);
            quotes.all(|q| q.speaker.as_ref() != Some(&p.who))
        };
        let printed = self.form == Form::Printed;
        for participant in event.people.iter().filter(|p| printed || quoted(p)) {
            let party = self.party_of(&participant.who);
            let letter = party.filter(|_| !printed).map_or("· ".to_owned(), |p| {
                format!("{} ", letters(self.record(), &[p]))
            });
            let tone = party.map_or(Tone::None, |p| Tone::of_party(self.record(), p));
            let mut who = self.described(
                &participant.who,
                participant.role.as_ref().map(Text::shown),
                false,
            );
            if printed {
                if let Some(party) = party.and_then(|p| self.record().party(p)) {
                    who.push_str(&format!(" · {}", party.name));
                }
                if let Some(note) = &participant.note {
                    who.push_str(&format!(" ({note})"));
                }
            }
            self.wrapped(
                &[Span::new(letter, Ink::Party(tone))],
                &who,
                Ink::Plain,
                None,
            );
        }
    }

    fn targets(&mut self, event: &Event) {
        if event.targets.is_empty() {
            return;
        }
        self.heading("PROPOSES", None);
        for target in &event.targets {
            let record = &self.reading.record;
            let printed = self.form == Form::Printed;
            let of = target.of.and_then(|m| record.milestone(m));
            let of = of.map_or("", |m| if printed { &m.name } else { &m.short }.shown());
            let when = target
                .date
                .as_ref()
                .map_or("no date".to_owned(), humanize::short);
            let mut words = match target.status {
                TargetStatus::Done if printed => "done".to_owned(),
                TargetStatus::Denied if printed => format!("denies {when}"),
                status if printed => format!("{when}, {}", words::status(status)),
                TargetStatus::Done => format!("{of} done"),
                TargetStatus::Denied => format!("{of}: denies {when}"),
                status => format!("{of} {when}, {}", words::status(status)),
            };
            if let Some(stated) = &target.as_stated {
                words.push_str(&format!(": “{stated}”"));
            }
            if let Some(note) = &target.note {
                words.push_str(&format!(" ({note})"));
            }
            self.stated(&target.by, of, &words);
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
            let mut words = word.replace('-', " ");
            if self.form != Form::Printed {
                words = format!("{condition}: {words}");
            }
            if let Some(stated) = &finding.as_stated {
                words.push_str(&format!(", “{stated}”"));
            }
            if let Some(note) = &finding.note {
                words.push_str(&format!(" ({note})"));
            }
            self.stated(&finding.by, condition, &words);
        }
    }

    /// What parties state, behind their letters; in print behind their names and what it is about.
    fn stated(&mut self, by: &[PartyId], about: &str, said: &str) {
        let record = &self.reading.record;
        let tone = Tone::of(record, by);
        let (sign, said) = if self.form == Form::Printed {
            let mut who = words::names(record, by);
            if !about.is_empty() {
                who.push_str(&format!(", {about}"));
            }
            ("·".to_owned(), format!("{who}: {said}"))
        } else {
            (letters(record, by), said.to_owned())
        };
        let sign = Span::new(format!("{sign} "), Ink::PartyStrong(tone));
        self.wrapped(&[sign], &said, Ink::Plain, None);
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
            self.linked(
                link.to,
                &word.replace('-', " "),
                link.relation,
                link.note.as_ref(),
            );
        }
        for (relation, other) in from {
            let word = Relation::WORDS
                .iter()
                .find(|w| w.1 == relation)
                .map_or("", |w| w.2);
            self.linked(other, word, relation, None);
        }
    }

    pub(super) fn linked(
        &mut self,
        to: EventId,
        word: &str,
        relation: Relation,
        note: Option<&Text>,
    ) {
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
        let mut words = format!("{word}: {} ({when})", event.title);
        if let Some(note) = note {
            words.push_str(&format!(" ({note})"));
        }
        self.wrapped(&[Span::new(sign, ink)], &words, Ink::Plain, Some(thing));
        if self.form == Form::Printed {
            self.whole(&format!("  {}", event.id));
        }
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
