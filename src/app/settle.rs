//! A record that is no file: before it can be changed it is written into one, where the reader goes on.

use super::effect::Effect;
use super::ink::{Ink, Span};
use super::model::{Model, Popup};
use super::share::Purpose;
use crate::record::EventId;

/// The file that such a record is written to where there is none yet, which is also found here the next time.
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

    /// Changes the file; where there is none to change, it is to be asked whether to write one.
    pub(super) fn change(&mut self, change: Change) -> Vec<Effect> {
        if self.read_only.is_some() {
            return vec![Effect::FindPlace(change)];
        }
        self.effect_of(change).into_iter().collect()
    }

    /// Asks whether to write the record into a file of this name, which there is not yet.
    pub(super) fn ask_to_settle(&mut self, change: Change, file: String) {
        if self.read_only.is_some() {
            self.place = file;
            self.popup = Some(Popup::Choice(Purpose::Settle(change), 0));
        }
    }

    /// The question.
    pub(super) fn settle_title(&self) -> String {
        format!("Write {} and go on there?", self.place)
    }

    /// What is to be done when the answer is yes.
    pub(super) fn settle(&self, change: Change) -> Option<Effect> {
        let then = Box::new(self.effect_of(change)?);
        let file = self.place.clone();
        Some(Effect::Settle { file, then })
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
        let taken = if self.place == HERE {
            String::new()
        } else {
            format!("; {HERE} is there already")
        };
        vec![
            answer("y", format!("{then}{taken}")),
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

    /// Presses `e` where a file of this name can be written; gives the words of the answers.
    fn asked(model: &mut Model, file: &str) -> String {
        let change = Change::Edit { line: 2 };
        let found = model.update(Msg::Key(Key::char('e')));
        assert_eq!(found, [Effect::FindPlace(change)]);
        let file = file.to_owned();
        model.update(Msg::Place { change, file });
        let lines = model.settle_lines(change).concat();
        lines.iter().map(|span| &*span.text).collect()
    }

    /// What is done when the answer is yes.
    fn written(file: &str) -> Effect {
        Effect::Settle {
            file: file.to_owned(),
            then: Box::new(Effect::Edit { line: 2 }),
        }
    }

    #[test]
    fn what_is_no_file_is_written_into_one_before_it_is_edited() {
        for yes in ["y", "Enter"] {
            let mut model = read_only();
            let words = asked(&mut model, "events.yaml");
            assert_eq!(
                words,
                "y  yes, and edit it theren  standard input is read-only"
            );
            let key = super::super::key::parse_keys(yes).unwrap()[0];
            let effects = model.update(Msg::Key(key));
            assert_eq!(effects, [written("events.yaml")]);
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
            asked(&mut model, "events.yaml");
            press(&mut model, no);
            assert_eq!(model.popup, None);
            assert!(model.is_read_only(), "{no}");
        }
    }

    #[test]
    fn where_the_name_is_taken_another_one_is_offered() {
        let mut model = read_only();
        let words = asked(&mut model, "events-2.yaml");
        assert_eq!(
            model.choice_title(Purpose::Settle(Change::Edit { line: 2 })),
            "Write events-2.yaml and go on there?"
        );
        assert_eq!(
            words,
            "y  yes, and edit it there; events.yaml is there already\
             n  standard input is read-only"
        );
        assert_eq!(
            model.update(Msg::Key(Key::char('y'))),
            [written("events-2.yaml")]
        );
    }
}
