//! An event that the reader adds: written in the editor, put into the file, and selected once it is read.

use super::command::Action;
use super::effect::Effect;
use super::model::Model;
use super::msg::Added;
use super::settle::Change;
use super::walk::Entry;
use super::words;
use crate::date::humanize;
use crate::text::measure;

/// The columns that a title takes in the status line: what is told behind it is to be seen.
const TITLE: usize = 48;

impl Model {
    /// Has a new event written; it begins with the day that the screen calls today. What is added is what has
    /// just become known, mostly; and as of a day of the past it belongs around that day, and is seen there.
    pub(super) fn add(&mut self) -> Vec<Effect> {
        self.change(Change::Add)
    }

    /// Has a new event written that begins as a copy of the selected one.
    pub(super) fn add_copy(&mut self) -> Vec<Effect> {
        if let Some(event) = self.selected_event() {
            return self.change(Change::Copy { event });
        }
        self.message = Some("nothing is selected".to_owned());
        Vec::new()
    }

    /// An event is in the file; the next reading shows it.
    pub(super) fn added(&mut self, added: Added) {
        self.message = Some(self.told(&added));
        self.awaited = Some(added);
    }

    /// Selects the event that was added, once a reading of the file has it.
    pub(super) fn select_added(&mut self) {
        let found = |added: &mut Added| self.reading.record.find(&added.id).is_some();
        let Some(added) = self.awaited.take_if(found) else {
            return;
        };
        let Some(id) = self.reading.record.find(&added.id) else {
            return;
        };
        let mut told = self.told(&added);
        if let Some(at) = self.reading.walk.find(Entry::Event(id)) {
            self.jump(at);
        } else {
            let event = self.reading.record.event(id);
            let known = event.is_none_or(|event| self.question().reaches(event.known_from));
            told.push_str(&if known {
                let key = self.key_of(Action::DropFilter);
                format!("   the filter hides it: {key} drops it")
            } else {
                let day = humanize::day(self.question().day);
                let key = self.key_of(Action::Now);
                format!("   not yet known on {day}: {key} goes back to now")
            });
        }
        self.message = Some(told);
    }

    /// "added The ministers meet, line 7367", and what is to be said of it.
    fn told(&self, added: &Added) -> String {
        let title = measure::cut(added.title.shown(), TITLE);
        let mut told = format!("added {title}, line {}", added.line);
        if added.unordered {
            told.push_str(", the end of a list in no order of time");
        }
        if added.warnings > 0 {
            let warnings = words::count(added.warnings, "warning", "warnings");
            let key = self.key_of(Action::Problems);
            told.push_str(&format!("   {warnings}: {key} tells"));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{opened, opened_with, press, typed};
    use super::super::{Key, Msg, Start};
    use super::*;
    use crate::day::Day;
    use crate::document;
    use crate::text::Text;

    const FILE: &str = "- {date: 2024, title: a}\n- {date: 2026-05, title: b, id: b}\n";
    const NEW: &str = "- {date: 2024, title: a}\n- {date: 2025, title: new}\n- {date: 2026-05, title: b, id: b}\n";

    fn loaded(model: &mut Model, text: &str) {
        model.update(Msg::Loaded(document::load(text.as_bytes())));
    }

    fn added() -> Added {
        Added {
            id: "2025-new".to_owned(),
            title: Text::line("new"),
            line: 2,
            unordered: false,
            warnings: 0,
        }
    }

    fn selected(model: &Model) -> &str {
        let event = model.reading.event_at(model.at);
        event.map_or("", |event| event.title.raw())
    }

    fn effects(model: &mut Model, key: char) -> Vec<Effect> {
        model.update(Msg::Key(Key::char(key)))
    }

    #[test]
    fn a_new_event_begins_today_and_a_copy_with_the_selected_one() {
        let mut model = opened(FILE);
        let day = |text| Day::parse(text).unwrap();
        let compose = |copy: Option<&str>, date| {
            let copy = copy.map(str::to_owned);
            [Effect::Compose {
                copy,
                date: day(date),
            }]
        };
        assert_eq!(effects(&mut model, 'a'), compose(None, "2026-11-23"));
        assert_eq!(effects(&mut model, 'c'), compose(Some("b"), "2026-11-23"));
        // As of a day, that day is today.
        press(&mut model, "g g");
        press(&mut model, "w");
        assert_eq!(effects(&mut model, 'a'), compose(None, "2024-12-31"));
        let mut empty = opened("");
        assert_eq!(effects(&mut empty, 'c'), []);
        assert_eq!(empty.message(), Some("nothing is selected"));
        assert!(!empty.enabled(Action::AddCopy) && empty.enabled(Action::Add));
    }

    #[test]
    fn what_was_added_is_selected_when_it_is_read() {
        let mut model = opened(FILE);
        model.update(Msg::Added(added()));
        assert_eq!(model.message(), Some("added new, line 2"));
        // A reading from before comes first.
        loaded(&mut model, &format!("{FILE}# x\n"));
        assert_eq!(selected(&model), "b");
        loaded(&mut model, NEW);
        assert_eq!(selected(&model), "new");
        assert_eq!(model.message(), Some("added new, line 2"));
        let event = model.reading.event_at(model.at).unwrap();
        assert!(!model.is_fresh(event), "it has been visited");
        // Only once; and the way back is kept.
        press(&mut model, "Backspace");
        assert_eq!(selected(&model), "b");
        loaded(&mut model, &format!("{NEW}# x\n"));
        assert_eq!(selected(&model), "b");
    }

    #[test]
    fn what_is_to_be_said_of_it_is_told() {
        let mut model = opened(FILE);
        model.update(Msg::Added(Added {
            unordered: true,
            warnings: 2,
            ..added()
        }));
        let told = "added new, line 2, the end of a list in no order of time   2 warnings: ! tells";
        assert_eq!(model.message(), Some(told));

        let mut model = opened(FILE);
        press(&mut model, "f");
        typed(&mut model, "b");
        press(&mut model, "Enter");
        model.update(Msg::Added(added()));
        loaded(&mut model, NEW);
        let told = "added new, line 2   the filter hides it: F drops it";
        assert_eq!((selected(&model), model.message()), ("b", Some(told)));

        let mut model = opened(FILE);
        press(&mut model, "g g");
        press(&mut model, "w");
        model.update(Msg::Added(added()));
        loaded(&mut model, NEW);
        let told = "added new, line 2   not yet known on 31 Dec 2024: W goes back to now";
        assert_eq!((selected(&model), model.message()), ("a", Some(told)));
    }

    #[test]
    fn where_there_is_no_file_one_is_offered_first() {
        let start = || Start {
            read_only: Some("the built-in record"),
            ..Start::default()
        };
        for (key, copy) in [('a', None), ('c', Some("b".to_owned()))] {
            let mut model = opened_with(start(), (80, 24), FILE);
            let found = effects(&mut model, key);
            let [Effect::FindPlace(change)] = found.as_slice() else {
                panic!("{found:?}");
            };
            let (change, file) = (*change, "events.yaml".to_owned());
            model.update(Msg::Place { change, file });
            let lines = model.settle_lines(Change::Add).concat();
            let words: String = lines.iter().map(|span| &*span.text).collect();
            assert!(words.contains("yes, and add the event there"), "{words}");
            let date = Day::parse("2026-11-23").unwrap();
            let compose = Effect::Compose { copy, date };
            let (file, then) = ("events.yaml".to_owned(), Box::new(compose));
            assert_eq!(effects(&mut model, 'y'), [Effect::Settle { file, then }]);
            assert_eq!(model.popup(), None);
        }
    }
}
