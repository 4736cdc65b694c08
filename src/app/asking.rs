//! What the prompts ask for, and what becomes of the answers.

use std::ops::Range;

use super::command::Action;
use super::effect::Effect;
use super::help::Runs;
use super::ink::Span;
use super::keymap::Match;
use super::model::{Model, Popup};
use super::palette::Offered;
use super::prompt::{Ask, Prompt, Typed};
use super::walk::Entry;
use super::{Code, Key, on_days};
use crate::date::{DateError, humanize, relative};
use crate::day::{End, Extent};
use crate::text::{Text, suggest};

/// What a prompt lists to choose from.
enum Listed {
    Palette(Vec<Offered>),
    Help(Option<Runs>),
}

/// A prompt as it is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// What stands before the line.
    pub label: &'static str,
    /// The text before the cursor, and the text after it.
    pub parts: (&'a str, &'a str),
    /// The bytes of the text that cannot be used.
    pub wrong: Option<Range<usize>>,
    /// What the text comes to so far, for the end of the row.
    pub aside: String,
    /// Lines above it.
    pub notes: Vec<Vec<Span>>,
    /// Why the text cannot be used.
    pub refusal: Option<&'a str>,
}

impl Model {
    /// Opens a prompt.
    pub(super) fn ask(&mut self, ask: Ask) {
        self.ask_with(ask, "");
    }

    /// Opens a prompt with a text in it.
    pub(super) fn ask_with(&mut self, ask: Ask, text: &str) {
        self.prompt = Some(Prompt::new(ask, text, self.before()));
        if ask == Ask::Search {
            // Before the first letter, not with it.
            self.texts();
        }
        self.draft();
    }

    /// The prompt that is open, as it is to be drawn.
    pub fn asked(&self) -> Option<Asked<'_>> {
        let prompt = self.prompt.as_ref()?;
        let mut asked = Asked {
            label: prompt.ask().label(),
            parts: prompt.parts(),
            wrong: None,
            aside: String::new(),
            notes: Vec::new(),
            refusal: self.refusal.as_deref(),
        };
        match prompt.ask() {
            Ask::Search => asked.aside = self.found_words(),
            Ask::Filter => {
                if let Some(draft) = &self.draft {
                    asked.aside = draft.words(self.reading.record.events.len());
                    asked.wrong = draft.wrong();
                    asked.notes = draft.notes(usize::from(self.size.1 / 2).saturating_sub(1));
                }
            }
            Ask::Jump => {
                if let Some(jump) = &self.jump {
                    asked.aside = jump.words();
                    asked.notes = jump.notes(&self.reading, self.size);
                }
            }
            Ask::Command | Ask::Help => {}
            // What can be typed, as long as nothing is.
            Ask::Date if prompt.text().is_empty() => {
                "2026-05, today, +3m, fri".clone_into(&mut asked.aside);
            }
            Ask::Since if prompt.text().is_empty() => {
                "2026-05, -3m; or mark an event first".clone_into(&mut asked.aside);
            }
            Ask::Date => {
                let read = relative::parse(prompt.text(), self.reading.today());
                asked.aside = read.as_ref().map(days).unwrap_or_default();
            }
            Ask::Since => {
                let day = self.since_typed(prompt.text());
                asked.aside = day.map_or_else(
                    |_| String::new(),
                    |day| format!("after {}", humanize::weekday_day(day)),
                );
            }
            Ask::Id => {
                let ids = self.ids_with(prompt.text());
                asked.aside = ids.map_or(String::new(), |(_, n)| format!("{n} such ids"));
            }
        }
        Some(asked)
    }

    /// A key while a prompt is open.
    pub(super) fn prompt_key(&mut self, key: Key) -> Vec<Effect> {
        // What concerns the terminal means the same everywhere.
        let typed = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
        if let Match::Action(action @ (Action::Suspend | Action::Repaint)) =
            self.keymap.look_up(&[key])
            && !typed
        {
            return self.run(action, None);
        }
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        match prompt.key(key) {
            Typed::Nothing => self.draft(),
            Typed::Text => self.typed(),
            Typed::GiveUp => self.give_up(),
            Typed::Accept => return self.accept(),
            Typed::Complete { forward } => self.complete(forward),
            Typed::Recall { forward } if prompt.ask() == Ask::Jump => self.step_jump(forward),
            Typed::Recall { forward } if prompt.ask() == Ask::Command => self.step_palette(forward),
            Typed::Recall { forward } if prompt.ask() == Ask::Help => self.step_help(forward),
            Typed::Recall { forward } => {
                let lines = self.histories.of(prompt.ask());
                if prompt.recall(lines, forward) {
                    self.typed();
                }
            }
        }
        Vec::new()
    }

    /// Text was pasted: into the prompt, if one is open.
    pub(super) fn pasted(&mut self, text: &str) {
        match &mut self.prompt {
            Some(prompt) => {
                prompt.paste(text);
                self.typed();
            }
            None => {
                self.message = Some("pasted text is ignored: no prompt is open".to_owned());
            }
        }
    }

    /// The text of the prompt is another one.
    fn typed(&mut self) {
        self.refusal = None;
        self.row = 0;
        if let Some(Popup::Help(_)) = self.popup {
            self.popup = Some(Popup::Help(0));
        }
        let Some(prompt) = &self.prompt else { return };
        match prompt.ask() {
            Ask::Search => {
                let text = prompt.text().to_owned();
                self.go_before(prompt.before.clone());
                self.find(&text);
                self.select_found(self.at);
            }
            Ask::Filter => self.draft(),
            Ask::Jump => self.look_for_jump(),
            Ask::Date | Ask::Id | Ask::Since | Ask::Command | Ask::Help => {}
        }
    }

    /// Closes the prompt and puts the view back where it was.
    fn give_up(&mut self) {
        self.refusal = None;
        (self.draft, self.jump) = (None, None);
        if let Some(prompt) = self.prompt.take() {
            if prompt.ask() == Ask::Search {
                let before = prompt.before.search.clone();
                self.find(before.as_deref().unwrap_or_default());
            }
            self.go_before(prompt.before);
        }
    }

    /// Takes the text of the prompt; where it cannot be used, the prompt stays and says why.
    fn accept(&mut self) -> Vec<Effect> {
        let listed = self.listed();
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        let text = prompt.text().trim().to_owned();
        let done = match listed {
            Some(listed) => self.choose_listed(listed, &text),
            None => self.answer(&prompt, &text),
        };
        let ask = prompt.ask();
        match done {
            Ok(effects) => {
                self.histories.remember(ask, &text);
                self.refusal = None;
                (self.draft, self.jump) = (None, None);
                effects
            }
            Err(why) => {
                self.refusal = Some(why);
                self.prompt = Some(prompt);
                Vec::new()
            }
        }
    }

    /// What the prompt lists, with the cursor on one of it: chosen as it stands, even where nothing was typed.
    fn listed(&self) -> Option<Listed> {
        let row = || self.help().and_then(|h| h.lines.get(h.cursor?)?.runs);
        match self.prompt.as_ref()?.ask() {
            Ask::Command => self.palette().map(Listed::Palette),
            Ask::Help => Some(Listed::Help(row())),
            _ => None,
        }
    }

    fn choose_listed(&mut self, listed: Listed, text: &str) -> Result<Vec<Effect>, String> {
        match listed {
            Listed::Palette(offered) => self.run_palette(&offered, text),
            Listed::Help(Some(runs)) => Ok(self.run_line(runs)),
            Listed::Help(None) => Err("no command has all of that".to_owned()),
        }
    }

    fn answer(&mut self, prompt: &Prompt, text: &str) -> Result<Vec<Effect>, String> {
        if text.is_empty() {
            match prompt.ask() {
                Ask::Search => self.step_found(1, true),
                Ask::Filter => {
                    self.drop_filter();
                }
                Ask::Jump => return self.jump_there(),
                Ask::Date | Ask::Id | Ask::Since | Ask::Command | Ask::Help => {}
            }
            return Ok(Vec::new());
        }
        match prompt.ask() {
            Ask::Search => {
                if self.search.as_ref().is_none_or(|s| s.count() == 0) {
                    return Err("no event has all of that".to_owned());
                }
                if let Some(place) = prompt.before.place.clone() {
                    self.remember_place(place);
                }
            }
            Ask::Date => {
                let extent = self.days_typed(text)?;
                self.go_to_days(&extent);
            }
            Ask::Filter => self.set_filter(text)?,
            Ask::Jump => return self.jump_there(),
            Ask::Id => self.go_to_id(text)?,
            Ask::Since => self.new_since_typed(text)?,
            Ask::Command | Ask::Help => {}
        }
        Ok(Vec::new())
    }

    /// The days of a date that was typed.
    pub(super) fn days_typed(&self, text: &str) -> Result<Extent, String> {
        relative::parse(text, self.reading.today()).map_err(|error| {
            let tab = if error.suggestion.is_some() {
                "   Tab"
            } else {
                ""
            };
            refused(error) + tab
        })
    }

    /// Completes what was typed, as far as there is one way to go on.
    fn complete(&mut self, forward: bool) {
        let Some(prompt) = &self.prompt else { return };
        let text = prompt.text();
        let completed = match prompt.ask() {
            Ask::Date | Ask::Since => relative::parse(text, self.reading.today())
                .err()
                .and_then(|error| error.suggestion),
            Ask::Id => self.ids_with(text).map(|(common, _)| common),
            Ask::Filter => return self.complete_filter(forward),
            Ask::Command => self.picked_name(),
            Ask::Search | Ask::Jump | Ask::Help => None,
        };
        if let (Some(completed), Some(prompt)) = (completed, &mut self.prompt) {
            prompt.set(&completed);
            self.typed();
        }
    }

    /// The longest beginning that all ids share which begin with `text`, and how many they are.
    fn ids_with(&self, text: &str) -> Option<(String, usize)> {
        if text.is_empty() {
            return None;
        }
        let events = self.reading.record.events.iter();
        let mut ids = events.map(|e| e.id.raw()).filter(|id| id.starts_with(text));
        let first = ids.next()?;
        let (common, count) = ids.fold((first, 1), |(common, count), id| {
            let same = common.char_indices().zip(id.chars());
            let end = same
                .clone()
                .find(|((_, a), b)| a != b)
                .map_or(common.len().min(id.len()), |((at, _), _)| at);
            (common.get(..end).unwrap_or(""), count + 1)
        });
        Some((common.to_owned(), count))
    }

    /// Selects what stands on these days, or the nearest thing, and brings the days into sight.
    pub(super) fn go_to_days(&mut self, extent: &Extent) {
        if let Some(at) = on_days::find(&self.reading, extent) {
            self.jump(at);
            return;
        }
        let first = extent.first_day();
        let Some(at) = on_days::nearest(&self.reading, extent) else {
            self.message = Some("there is nothing to go to".to_owned());
            return;
        };
        self.jump(at);
        self.viewport = self.viewport.revealed(first);
        self.message = Some(format!("nothing on {}: this is the nearest", days(extent)));
    }

    /// Selects the event with an id, or the only one whose id begins so.
    fn go_to_id(&mut self, text: &str) -> Result<(), String> {
        let record = &self.reading.record;
        let found = match (record.find(text), self.ids_with(text)) {
            (Some(id), _) => Some(id),
            (None, Some((only, 1))) => record.find(&only),
            (None, Some((_, n))) => return Err(format!("{n} ids begin so   Tab completes")),
            (None, None) => None,
        };
        let Some(id) = found else {
            let known = record.events.iter().map(|e| e.id.raw());
            let near = suggest::nearest(text, known, &mut suggest::Effort::default());
            let mend = near.map_or(String::new(), |near| {
                format!(": did you mean {}?", Text::line(near))
            });
            return Err(format!("no event has this id{mend}"));
        };
        match self.reading.walk.find(Entry::Event(id)) {
            Some(at) => self.jump(at),
            None => return Err("that event is not known on this day".to_owned()),
        }
        Ok(())
    }
}

/// Why a text is no date, with what it may have meant.
pub(super) fn refused(error: DateError) -> String {
    match error.suggestion {
        Some(mend) => format!("{}: did you mean {mend}?", error.message),
        None => error.message,
    }
}

/// Days in words: "Mon 23 Nov 2026", "1 May 2026 to 31 May 2026", "from 1 Jan 2028".
pub(super) fn days(extent: &Extent) -> String {
    let (first, last) = (extent.earliest, extent.latest);
    match (extent.start, extent.end) {
        (End::Day, End::Day) if first == last => humanize::weekday_day(first),
        (End::Day, End::Day) => format!("{} to {}", humanize::day(first), humanize::day(last)),
        (End::Day, _) => format!("from {}", humanize::day(first)),
        (_, End::Day) => format!("until {}", humanize::day(last)),
        _ => "any time".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::app::tests::{opened, press, typed};
    use crate::app::{Code, Key, Model, Msg};

    const BRIDGE: &str = "events:\n\
        - {id: plan, date: 2026-05-11, title: The plan}\n\
        - {id: pier-one, date: 2026-05/2026-07, title: The first pier}\n\
        - {id: pier-two, date: 2026-06-20, title: The second pier}\n\
        - {id: opening, date: 2027-04-01, title: The opening, status: planned}\n";

    fn bridge() -> Model {
        opened(BRIDGE)
    }

    /// The selected event's id, and what is said.
    fn seen(model: &Model) -> (String, Option<String>) {
        let event = model.reading().event_at(model.at());
        let id = event.map_or(String::new(), |e| e.id.raw().to_owned());
        (id, model.message().map(str::to_owned))
    }

    /// What is seen after a prompt was opened and answered.
    fn answered(keys: &str, text: &str) -> (String, Option<String>) {
        let mut model = bridge();
        press(&mut model, keys);
        typed(&mut model, text);
        press(&mut model, "Enter");
        assert!(model.asked().is_none(), "{text} is refused");
        seen(&model)
    }

    #[test]
    fn a_date_selects_what_is_there_or_the_nearest() {
        let there = |id: &str| (id.to_owned(), None);
        assert_eq!(answered("g d", "2026-05-11"), there("plan"));
        assert_eq!(answered("g d", "2026-06"), there("pier-two"));
        assert_eq!(answered("g d", "2026-06-10"), there("pier-one"));
        assert_eq!(answered("g d", "-166d"), there("pier-one"));
        assert_eq!(
            answered("g d", "+5m"),
            (
                "opening".to_owned(),
                Some("nothing on Fri 23 Apr 2027: this is the nearest".to_owned())
            )
        );
    }

    #[test]
    fn a_date_selects_the_proposed_date_that_fits_it_best() {
        let record = "parties: {north: {name: North}, south: {name: South}}\n\
            milestones: {opening: {name: Opening}}\n\
            events:\n\
            - {date: 2026-01-05, title: one, targets: [{by: north, date: 2027}, {by: south, date: ../2030}]}\n\
            - {date: 2026-02-05, title: two, targets: [{by: north, of: opening, status: reported, date: 2028}]}\n\
            - {date: 2026-03-05, title: three, targets: [{by: south, status: reported, date: 2033/..}]}\n";
        let landed = |text: &str| {
            let mut model = opened(record);
            press(&mut model, "g d");
            typed(&mut model, text);
            press(&mut model, "Enter");
            let line = model.reading().wording_at(model.at());
            let line = line.map_or(String::new(), |wording| wording.line.clone());
            (line, model.message().map(str::to_owned))
        };
        for (text, line) in [
            ("2027", "North: Opening 2027"),
            ("2028", "North: Opening 2028, as reported"),
            ("2028-03-01", "North: Opening 2028, as reported"),
            ("2029", "South: Opening by 2030"),
            ("2030", "South: Opening by 2030"),
            ("2033", "South: Opening from 2033, as reported"),
            ("2040", "South: Opening from 2033, as reported"),
        ] {
            assert_eq!(landed(text), (line.to_owned(), None), "{text}");
        }
        let near = "nothing on 1 Jan 2032 to 31 Dec 2032: this is the nearest";
        assert_eq!(
            landed("2032"),
            (
                "South: Opening from 2033, as reported".to_owned(),
                Some(near.to_owned())
            )
        );
        // What lies before today is no proposal's.
        assert_eq!(landed("2026-06").0, "");
    }

    #[test]
    fn an_id_is_found_whole_or_by_its_beginning() {
        assert_eq!(answered("g i", "plan").0, "plan");
        assert_eq!(answered("g i", "pier-t").0, "pier-two");
        let mut model = bridge();
        press(&mut model, "g i p i Tab");
        assert_eq!(model.asked().unwrap().parts.0, "pier-");
        assert_eq!(model.asked().unwrap().aside, "2 such ids");
        press(&mut model, "Enter");
        assert_eq!(
            model.asked().unwrap().refusal,
            Some("2 ids begin so   Tab completes")
        );
        press(&mut model, "x");
        assert_eq!(model.asked().unwrap().refusal, None);
        press(&mut model, "Ctrl-u p l a m Enter");
        let refusal = model.asked().unwrap().refusal.unwrap().to_owned();
        assert_eq!(refusal, "no event has this id: did you mean plan?");
    }

    #[test]
    fn a_prompt_takes_all_keys_and_gives_the_place_back() {
        let mut model = bridge();
        let before = (seen(&model), model.viewport().clone());
        press(&mut model, "g d");
        typed(&mut model, "5jq?ㅓ");
        assert_eq!(model.asked().unwrap().parts, ("5jq?ㅓ", ""));
        model.update(Msg::Paste("a\nb".to_owned()));
        assert_eq!(model.asked().unwrap().parts, ("5jq?ㅓa b", ""));
        assert_eq!(model.update(Msg::Key(Key::ctrl('c'))), []);
        assert!(model.asked().is_none());
        assert_eq!((seen(&model), model.viewport().clone()), before);
        model.update(Msg::Paste("a".to_owned()));
        assert!(model.message().unwrap().contains("no prompt is open"));
    }

    #[test]
    fn an_answer_is_remembered_and_a_mend_is_a_tab_away() {
        let mut model = bridge();
        press(&mut model, "g d");
        typed(&mut model, "May 2026");
        press(&mut model, "Enter");
        assert!(model.asked().unwrap().refusal.unwrap().contains("2026-05"));
        press(&mut model, "Tab");
        assert_eq!(model.asked().unwrap().aside, "1 May 2026 to 31 May 2026");
        press(&mut model, "Enter g d Up");
        assert_eq!(model.asked().unwrap().parts.0, "2026-05");
        model.update(Msg::Key(Key::plain(Code::Esc)));
        assert_eq!(seen(&model).0, "pier-one");
    }
}
