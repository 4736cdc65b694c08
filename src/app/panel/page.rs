//! The page on which a panel is set: lines, wrapped as wide as it is.

use super::super::ink::{Ink, Span, parted};
use super::super::reading::Reading;
use super::{Form, Line, Panel, Thing};
use crate::query::Words;
use crate::record::{PartyId, Record, Voice};
use crate::text::{Text, measure};

/// A panel in the making.
pub(super) struct Page<'a> {
    pub(super) reading: &'a Reading,
    pub(super) columns: usize,
    pub(super) out: Panel,
    pub(super) ascii: bool,
    pub(super) form: Form,
    pub(super) words: Option<&'a Words>,
}

impl Page<'_> {
    pub(super) fn record(&self) -> &Record {
        &self.reading.record
    }

    pub(super) fn line(&mut self, spans: Vec<Span>) {
        self.out.lines.push(Line {
            spans,
            ..Line::default()
        });
    }

    pub(super) fn blank(&mut self) {
        if self.out.lines.last().is_some_and(|l| !l.spans.is_empty()) {
            self.out.lines.push(Line::default());
        }
    }

    /// Text wrapped under a first-line prefix; the other lines are indented by its width.
    pub(super) fn wrapped(&mut self, prefix: &[Span], text: &str, ink: Ink, thing: Option<usize>) {
        let indent: usize = prefix.iter().map(|s| measure::width(&s.text)).sum();
        let lines = self.set(text, self.columns.saturating_sub(indent).max(4), ink);
        for (i, line) in lines.into_iter().enumerate() {
            let mut spans = if i == 0 {
                prefix.to_vec()
            } else if indent > 0 {
                vec![Span::new(" ".repeat(indent), Ink::Plain)]
            } else {
                Vec::new()
            };
            spans.extend(line);
            self.out.lines.push(Line {
                spans,
                thing,
                link: None,
            });
        }
    }

    /// A text in lines of at most `columns` columns, with what was searched for standing out, also where
    /// it goes on in the next line.
    pub(super) fn set(&self, text: &str, columns: usize, ink: Ink) -> Vec<Vec<Span>> {
        let found = self
            .words
            .map_or_else(Vec::new, |words| words.find_in(text));
        measure::line_indices(text, columns)
            .map(|(start, line)| parted(line, start, &found, ink))
            .collect()
    }

    /// Text of ours, perhaps with words of the record in it.
    pub(super) fn text(&mut self, text: &str, ink: Ink) {
        self.wrapped(&[], text, ink, None);
    }

    /// The record's own words, as they are.
    pub(super) fn verbatim(&mut self, text: &Text, ink: Ink) {
        let first = self.out.lines.len();
        self.text(text.shown(), ink);
        for span in self
            .out
            .lines
            .iter_mut()
            .skip(first)
            .flat_map(|line| &mut line.spans)
        {
            span.verbatim = true;
        }
    }

    pub(super) fn heading(&mut self, name: &str, count: Option<usize>) {
        self.blank();
        let count = count.map_or(String::new(), |n| format!(" {n}"));
        self.line(vec![Span::new(format!("{name}{count}"), Ink::Muted)]);
    }

    pub(super) fn thing(&mut self, thing: Thing) -> usize {
        self.out.things.push(thing);
        self.out.things.len() - 1
    }

    pub(super) fn party_of(&self, who: &Voice) -> Option<PartyId> {
        match who {
            Voice::Person(id) => self.record().person(*id)?.party,
            Voice::Name(_) => None,
        }
    }

    /// A name with the native one and the role: "Ada North 아다, Chief Engineer", "now …" where
    /// only the present role is known.
    pub(super) fn described(&self, who: &Voice, role: Option<&str>, with_now: bool) -> String {
        match who {
            Voice::Name(name) => match role {
                Some(role) => format!("{name}, {role}"),
                None => name.shown().to_owned(),
            },
            Voice::Person(id) => {
                let Some(person) = self.record().person(*id) else {
                    return String::new();
                };
                let native = person
                    .native
                    .as_ref()
                    .map_or(String::new(), |n| format!(" {n}"));
                let role = match (role, &person.role) {
                    (Some(role), _) => format!(", {role}"),
                    (None, Some(now)) if with_now => format!(", now {now}"),
                    (None, Some(now)) => format!(", now {now}"),
                    (None, None) => String::new(),
                };
                format!("{}{native}{role}", person.name)
            }
        }
    }
}
