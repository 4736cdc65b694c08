//! All that the record says of a proposed date.

use super::super::ink::{Ink, Span, Tone};
use super::super::words;
use super::page::Page;
use super::{Form, Thing};
use crate::analysis::Window;
use crate::date::humanize;

impl Page<'_> {
    pub(super) fn proposal(&mut self, window: &Window, words: &words::Proposal) {
        let record = &self.reading.record;
        let tone = Tone::of(record, &window.by);
        let milestone = record
            .milestone(window.milestone)
            .map_or("", |m| m.name.shown())
            .to_owned();
        let relative = humanize::relative(&window.date, self.reading.today());
        self.out.head = format!("{} · {relative}", humanize::long(&window.date));
        if self.form == Form::Whole {
            self.text(&words.line, Ink::Strong);
            self.blank();
            self.text(&self.out.head.clone(), Ink::Accent);
        }
        let kind = words::put_forward(window);
        self.wrapped(
            &[Span::new("▹ ", Ink::Party(tone))],
            &format!("{kind} date · {milestone}"),
            Ink::Plain,
            None,
        );
        let mut state = format!("{}, {}", words::standing(window.standing), words.said);
        if window.reported {
            state.push_str(", reported only");
        }
        if window.is_left() {
            state.push_str(&format!(
                "; still held by {}",
                words::parties(record, window.whose())
            ));
        }
        self.text(&state, Ink::Muted);
        self.heading("STATED", Some(window.said.len()));
        for &(id, target) in window.said.iter().rev() {
            let Some(event) = self.reading.record.event(id) else {
                continue;
            };
            let thing = self.thing(Thing::Event(id));
            let when = humanize::short(&event.date);
            let status = event
                .targets
                .get(target)
                .map_or("", |t| words::status(t.status));
            self.wrapped(
                &[Span::new("▸ ", Ink::Accent)],
                &format!("{when}, {status}: {}", event.title),
                Ink::Plain,
                Some(thing),
            );
            let stated = event.targets.get(target).and_then(|t| t.as_stated.as_ref());
            if let Some(stated) = stated {
                self.wrapped(
                    &[Span::new("  ", Ink::Plain)],
                    &format!("“{stated}”"),
                    Ink::Muted,
                    Some(thing),
                );
            }
        }
    }
}
