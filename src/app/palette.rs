//! The palette: every command by its name, and dates to go to.

use super::command::{Action, COMMANDS, Command};
use super::ink::{Ink, Span};
use super::model::Model;
use super::prompt::Ask;
use super::{Effect, asking, fuzzy::Fuzzy, hangul};
use crate::date::{humanize, relative};
use crate::day::{Day, End, Extent};
use crate::text::measure;

/// How many commands are remembered as run of late.
const MEMORY: usize = 10;

/// What a line of the palette does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It carries a command out.
    Command(Action),
    /// It goes to these days.
    Days(Extent),
    /// It shows what was known on this day.
    AsOf(Day),
}

/// A line of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// What it does.
    pub offer: Offer,
    /// Its name, the letters that were typed told apart.
    pub name: Vec<Span>,
    /// What it does, in words.
    pub doc: String,
    /// The first of its keys.
    pub keys: String,
}

impl Model {
    /// What the palette offers, the best first; none where it is not open.
    pub fn palette(&self) -> Option<Vec<Offered>> {
        let prompt = self.prompt.as_ref().filter(|p| p.ask() == Ask::Command)?;
        let text = prompt.text().trim();
        let mut offered = self.matching(text);
        if offered.is_empty()
            && let Some(latin) = hangul::latin_text(text)
        {
            offered = self.matching(&latin);
        }
        if let Some(Ok(day)) = self.as_of_typed(text) {
            offered.insert(
                0,
                Offered {
                    offer: Offer::AsOf(day),
                    name: vec![Span::new("as of", Ink::Plain)],
                    doc: format!("what was known on {}", humanize::day(day)),
                    keys: String::new(),
                },
            );
        }
        if let Ok(extent) = relative::parse(text, self.reading.today()) {
            offered.insert(
                0,
                Offered {
                    offer: Offer::Days(extent),
                    name: vec![Span::new("go to", Ink::Plain)],
                    doc: asking::days(&extent),
                    keys: String::new(),
                },
            );
        }
        Some(offered)
    }

    /// The day of `as-of 2014-10-24`, the last one of a month or year; or why it is none. None where the
    /// text says something else.
    fn as_of_typed(&self, text: &str) -> Option<Result<Day, String>> {
        let words = ["as-of", "as of", "as_of", "asof"];
        let date = words.iter().find_map(|word| {
            let head = text.get(..word.len())?;
            let rest = text.get(word.len()..)?;
            let said = head.eq_ignore_ascii_case(word) && rest.starts_with(' ');
            Some(rest.trim()).filter(|date| said && !date.is_empty())
        })?;
        Some(match relative::parse(date, self.reading.today()) {
            Ok(extent) if extent.end == End::Day => Ok(extent.latest),
            Ok(_) => Err("as of a day: this date has no end".to_owned()),
            Err(error) => Err(asking::refused(error)),
        })
    }

    /// The row of the palette that the cursor is on.
    pub const fn pick(&self) -> usize {
        self.row
    }

    /// The commands that can do something and whose name, else whose description, has the letters that
    /// were typed, in their order: the closest first, of equally close ones those run of late.
    fn matching(&self, text: &str) -> Vec<Offered> {
        let mut fuzzy = Fuzzy::new(text);
        let here = |c: &&Command| c.action != Action::Palette && self.enabled(c.action);
        let mut found: Vec<(bool, u32, usize, &Command, Vec<usize>)> = Vec::new();
        for command in COMMANDS.iter().filter(here) {
            let late = self.recent.iter().position(|a| *a == command.action);
            let late = late.unwrap_or(usize::MAX);
            if let Some((score, letters)) = fuzzy.find(command.name) {
                found.push((true, score, late, command, letters));
            } else if let Some((score, _)) = fuzzy.find(command.doc) {
                found.push((false, score, late, command, Vec::new()));
            }
        }
        found.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
        found
            .into_iter()
            .map(|(_, _, _, command, letters)| Offered {
                offer: Offer::Command(command.action),
                name: marked(command.name, &letters),
                doc: command.doc.to_owned(),
                keys: self
                    .keymap
                    .keys_of(command.action)
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
            })
            .collect()
    }

    /// Moves the cursor of the palette.
    pub(super) fn step_palette(&mut self, forward: bool) {
        let last = self
            .palette()
            .map_or(0, |offered| offered.len())
            .saturating_sub(1);
        self.row = if forward {
            (self.row + 1).min(last)
        } else {
            self.row.saturating_sub(1)
        };
    }

    /// The name of the command that the cursor is on.
    pub(super) fn picked_name(&self) -> Option<String> {
        let offered = self.palette()?;
        let picked = offered.get(self.row)?;
        match picked.offer {
            Offer::Command(_) => Some(picked.name.iter().map(|s| s.text.as_str()).collect()),
            Offer::Days(_) | Offer::AsOf(_) => None,
        }
    }

    /// Does what the line under the cursor says.
    ///
    /// # Errors
    ///
    /// A sentence that says why there is nothing to do.
    pub(super) fn run_palette(
        &mut self,
        offered: &[Offered],
        text: &str,
    ) -> Result<Vec<Effect>, String> {
        if let Some(Err(why)) = self.as_of_typed(text) {
            return Err(why);
        }
        let Some(picked) = offered.get(self.row.min(offered.len().saturating_sub(1))) else {
            let begins = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '[');
            let date = relative::parse(text, self.reading.today()).err();
            return Err(match date.filter(|_| text.starts_with(begins)) {
                Some(error) => error.message,
                None => "no command that does something now has this name".to_owned(),
            });
        };
        match picked.offer {
            Offer::Command(action) => {
                self.recent.retain(|other| *other != action);
                self.recent.insert(0, action);
                self.recent.truncate(MEMORY);
                Ok(self.run(action, None))
            }
            Offer::Days(extent) => {
                self.go_to_days(&extent);
                Ok(Vec::new())
            }
            Offer::AsOf(day) => {
                self.as_of_day(day);
                Ok(Vec::new())
            }
        }
    }
}

/// A name with some of its characters told apart.
pub(super) fn marked(name: &str, letters: &[usize]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, c) in name.chars().enumerate() {
        let ink = if letters.contains(&at) {
            Ink::Key
        } else {
            Ink::Plain
        };
        match spans.last_mut() {
            Some(span) if span.ink == ink => span.text.push(c),
            _ => spans.push(Span::new(c, ink)),
        }
    }
    spans
}

/// The width of the widest name.
pub fn name_columns(offered: &[Offered]) -> usize {
    let width = |o: &Offered| o.name.iter().map(|s| measure::width(&s.text)).sum();
    offered.iter().map(width).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{opened, typed};
    use super::super::{Code, Key, Msg};
    use super::*;
    use crate::day::Day;

    fn model() -> Model {
        let text = "events:\n  - {id: a, date: 2026-05-11, title: The bridge opens}\n  - {id: b, date: 2026-06-11, title: It closes}\n";
        opened(text)
    }

    /// The first names that the palette offers.
    fn names(model: &Model, count: usize) -> Vec<String> {
        let text = |o: &Offered| o.name.iter().map(|s| s.text.as_str()).collect();
        model
            .palette()
            .unwrap()
            .iter()
            .take(count)
            .map(text)
            .collect()
    }

    #[test]
    fn the_closest_name_comes_first() {
        for (text, expected) in [
            (":zoom i", "zoom in"),
            (":cpcit", "copy citation"),
            (":redr", "redraw"),
            (":quit", "quit"),
            (":ㅂㅕㅑㅅ", "quit"),
            (":벼ㅑㅅ", "quit"),
            (":address", "copy URL"),
        ] {
            let mut model = model();
            typed(&mut model, text);
            // Without a source there is nothing to copy.
            if text == ":address" {
                assert_eq!(names(&model, 1), [""; 0]);
                continue;
            }
            assert_eq!(names(&model, 1), [expected], "{text}");
        }
    }

    #[test]
    fn only_what_does_something_is_offered() {
        let mut model = model();
        typed(&mut model, ":");
        let all = names(&model, 1000);
        assert!(!all.contains(&"copy quote".to_owned()), "there is none");
        assert!(!all.contains(&"open source".to_owned()), "no event has any");
        assert!(!all.contains(&"back".to_owned()), "nowhere to go back to");
        assert!(all.contains(&"zoom in".to_owned()));
        assert!(all.len() > 20, "{all:?}");
    }

    #[test]
    fn what_was_run_of_late_comes_first() {
        let mut model = model();
        typed(&mut model, ":scale");
        model.update(Msg::Key(Key::plain(Code::Enter)));
        assert!(model.asked().is_none());
        typed(&mut model, ":");
        assert_eq!(names(&model, 1), ["scale"]);
        model.update(Msg::Key(Key::plain(Code::Esc)));
        typed(&mut model, ":mouse");
        model.update(Msg::Key(Key::plain(Code::Enter)));
        typed(&mut model, ":");
        assert_eq!(names(&model, 2), ["mouse", "scale"]);
    }

    #[test]
    fn the_cursor_chooses_and_tab_completes() {
        let mut model = model();
        typed(&mut model, ":zoom");
        let second = names(&model, 2).remove(1);
        model.update(Msg::Key(Key::plain(Code::Down)));
        model.update(Msg::Key(Key::plain(Code::Tab)));
        assert_eq!(model.asked().unwrap().parts.0, second);
    }

    #[test]
    fn as_of_takes_a_date() {
        for (text, day) in [
            (":as-of 2026-05-20", "2026-05-20"),
            (":as of 2026-05", "2026-05-31"),
            (":AS-OF -1y", "2025-11-23"),
        ] {
            let mut model = model();
            typed(&mut model, text);
            assert_eq!(names(&model, 1), ["as of"], "{text}");
            model.update(Msg::Key(Key::plain(Code::Enter)));
            assert_eq!(model.as_of(), Day::parse(day), "{text}");
            assert!(model.asked().is_none());
        }
        let mut model = model();
        typed(&mut model, ":as-of May 2026");
        model.update(Msg::Key(Key::plain(Code::Enter)));
        assert_eq!(model.as_of(), None);
        let why = "a month is written as a number: did you mean 2026-05?";
        assert_eq!(model.asked().unwrap().refusal, Some(why));
    }

    #[test]
    fn a_date_goes_there() {
        let mut model = model();
        typed(&mut model, ":2026-05-11");
        model.update(Msg::Key(Key::plain(Code::Enter)));
        assert_eq!(model.reading().event_at(model.at()).unwrap().id.raw(), "a");
        typed(&mut model, ":2026-13-40");
        model.update(Msg::Key(Key::plain(Code::Enter)));
        assert!(model.asked().unwrap().refusal.is_some());
    }
}
