//! A record that is no file: before it can be changed it is written into one, where the reader goes on.

use super::effect::Effect;
use super::ink::{Ink, Span};
use super::model::{Model, Popup};
use super::share::Purpose;
use crate::record::EventId;

/// The file that such a record is written to, which is also found here the next time.
pub const HERE: &str = "events.yaml";

/// What a reader wants to do to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Edit it at this line.
    Edit {
        /// The line.
        line: usize,
    },
    /// Add an event.
    Add,
    /// Add an event that begins as a copy.
    Copy {
        /// The event that is copied.
        event: EventId,
    },
}

impl Model {
    /// Opens the editor at a line.
    pub(super) fn edit_at(&mut self, line: usize) -> Vec<Effect> {
        self.change(Change::Edit { line })
    }

    /// Changes the file; where there is none to change, asks whether to write one.
    pub(super) fn change(&mut self, change: Change) -> Vec<Effect> {
        if self.read_only.is_some() {
            self.popup = Some(Popup::Choice(Purpose::Settle(change), 0));
            return Vec::new();
        }
        self.effect_of(change).into_iter().collect()
    }

    /// What is to be done for a change; none where what it is about has gone.
    pub(super) fn effect_of(&self, change: Change) -> Option<Effect> {
        let date = self.reading.today();
        Some(match change {
            Change::Edit { line } => Effect::Edit { line },
            Change::Add => Effect::Compose { copy: None, date },
            Change::Copy { event } => {
                let event = self.reading.record.event(event)?;
                let copy = Some(event.id.raw().to_owned());
                Effect::Compose { copy, date }
            }
        })
    }

    /// The answers to whether a file is to be written.
    pub(super) fn settle_lines(&self, change: Change) -> Vec<Vec<Span>> {
        let then = match change {
            Change::Edit { .. } => "yes, and edit it there",
            Change::Add | Change::Copy { .. } => "yes, and add the event there",
        };
        let origin = self.origin_words();
        let answer = |key, words: String| {
            let words = Span::new(words, Ink::Plain);
            vec![Span::new(key, Ink::Key), Span::new("  ", Ink::Plain), words]
        };
        vec![
            answer("y", then.to_owned()),
            answer("n", format!("{origin} is read-only")),
        ]
    }

    /// The record stands in a file now.
    pub(super) fn settled(&mut self, file: String) {
        self.message = Some(format!("wrote {file}; from now on it is edited there"));
        self.file = file;
        self.read_only = None;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{opened_with, press};
    use super::super::{Key, Msg, Start};
    use super::*;

    fn read_only() -> Model {
        let start = Start {
            read_only: Some("standard input"),
            ..Start::default()
        };
        opened_with(start, (80, 24), "# x\n- {date: 2026, title: x}\n")
    }

    #[test]
    fn what_is_no_file_is_written_into_one_before_it_is_edited() {
        for yes in ["y", "Enter"] {
            let mut model = read_only();
            press(&mut model, "e");
            let lines = model.settle_lines(Change::Edit { line: 2 }).concat();
            let words: String = lines.iter().map(|span| &*span.text).collect();
            assert!(words.contains("yes, and edit it there"), "{words}");
            assert!(words.contains("standard input is read-only"), "{words}");
            let key = super::super::key::parse_keys(yes).unwrap()[0];
            let effects = model.update(Msg::Key(key));
            let edit = Effect::Edit { line: 2 };
            assert_eq!(effects, [Effect::Settle(Box::new(edit))]);
            assert_eq!(model.popup, None);
            model.update(Msg::Settled("events.yaml".to_owned()));
            assert_eq!(
                model.update(Msg::Key(Key::char('e'))),
                [Effect::Edit { line: 2 }]
            );
        }
    }

    #[test]
    fn who_does_not_want_it_reads_on() {
        for no in ["n", "Esc", "j Enter", "q"] {
            let mut model = read_only();
            press(&mut model, "e");
            press(&mut model, no);
            assert_eq!(model.popup, None);
            assert!(model.is_read_only(), "{no}");
        }
    }
}
