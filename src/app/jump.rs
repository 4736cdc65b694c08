//! The fuzzy jump: events, people, sources, tags and conditions, by some letters of their names.

use super::effect::Effect;
use super::fuzzy::Fuzzy;
use super::ink::{Ink, Span};
use super::model::Model;
use super::palette::marked;
use super::prompt::Ask;
use super::walk::Entry;
use crate::date::humanize;
use crate::query::filter::complete::{complete, quoted};
use crate::record::EventId;
use crate::text::measure;

/// Where a jump leads.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Goal {
    /// To an event.
    Event(EventId),
    /// To the events of a filter.
    Filter(String),
}

/// Something that can be jumped to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Candidate {
    /// When it was, or what it is.
    aside: String,
    name: String,
    goal: Goal,
}

/// What a jump chooses from, while it is typed.
#[derive(Clone, Debug)]
pub(super) struct Jump {
    all: Vec<Candidate>,
    text: String,
    /// The places of those that have the letters, the best first.
    found: Vec<usize>,
    at: usize,
}

impl Jump {
    /// Looks for the letters of a text; where the text goes on, only among what was found.
    fn look(&mut self, text: &str) {
        let among = if text.starts_with(&self.text) {
            std::mem::take(&mut self.found)
        } else {
            (0..self.all.len()).collect()
        };
        text.clone_into(&mut self.text);
        self.at = 0;
        let mut fuzzy = Fuzzy::new(text);
        let mut scored: Vec<(u32, usize)> = among
            .into_iter()
            .filter_map(|place| Some((fuzzy.score(&self.all.get(place)?.name)?, place)))
            .collect();
        // Of equally good ones the first, which are the newest events.
        scored.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        self.found = scored.into_iter().map(|(_, place)| place).collect();
    }

    /// How many have the letters.
    pub(super) fn words(&self) -> String {
        match self.found.len() {
            0 => "nothing has these letters".to_owned(),
            n => format!("{n} of {}", self.all.len()),
        }
    }

    /// What was found, in lines, the one under the cursor in sight.
    pub(super) fn notes(&self, most: usize) -> Vec<Vec<Span>> {
        let first = (self.at + 1).saturating_sub(most);
        let mut fuzzy = Fuzzy::new(&self.text);
        let places = self.found.iter().enumerate().skip(first).take(most);
        let line = |(nth, place): (usize, &usize)| {
            let one = self.all.get(*place)?;
            let on = nth == self.at;
            let letters = fuzzy.find(&one.name).map_or_else(Vec::new, |found| found.1);
            let mut line = vec![
                Span::new(if on { "▸ " } else { "  " }, Ink::Accent),
                Span::new(measure::pad_start(&one.aside, 12), Ink::Muted),
                Span::new("  ", Ink::Plain),
            ];
            line.extend(marked(&one.name, &letters));
            Some(line)
        };
        places.filter_map(line).collect()
    }
}

impl Model {
    /// What can be jumped to: the events that are shown, the newest first, then what they have in common.
    pub(super) fn prepare_jump(&mut self) {
        let (record, walk) = (&self.reading.record, &self.reading.walk);
        let event = |at: usize| {
            let Some(Entry::Event(id)) = walk.get(at) else {
                return None;
            };
            let event = record.event(id)?;
            Some(Candidate {
                aside: [humanize::short, humanize::in_decade]
                    .map(|words| words(&event.date))
                    .into_iter()
                    .find(|words| measure::width(words) <= 12)
                    .unwrap_or_default(),
                name: event.title.shown().to_owned(),
                goal: Goal::Event(id),
            })
        };
        let mut all: Vec<Candidate> = (0..walk.len()).rev().filter_map(event).collect();
        for field in ["person", "tag", "condition", "source"] {
            let typed = format!("{field}:");
            let values = self.asking(|facts| complete(&typed, facts)).choices;
            all.extend(values.into_iter().map(|choice| {
                let key = choice.text.trim_matches('"');
                Candidate {
                    aside: field.to_owned(),
                    name: self.name_of(field, key),
                    goal: Goal::Filter(format!("{field}:{}", quoted(key))),
                }
            }));
        }
        let found = (0..all.len()).collect();
        self.jump = Some(Jump {
            all,
            text: String::new(),
            found,
            at: 0,
        });
    }

    /// What something is called by a reader: with its native name, or its title in place of a key.
    fn name_of(&self, field: &str, key: &str) -> String {
        let record = &self.reading.record;
        let named = match field {
            "person" => record
                .people
                .iter()
                .find(|p| p.name.shown() == key)
                .and_then(|p| Some(format!("{} {}", p.name, p.native.as_ref()?))),
            "condition" => record
                .conditions
                .iter()
                .find(|c| c.key.shown() == key)
                .map(|c| c.name.to_string()),
            "source" => record
                .sources
                .iter()
                .find(|s| s.key.as_ref().is_some_and(|k| k.shown() == key))
                .and_then(|s| {
                    let title = s.title.as_ref()?;
                    Some(match &s.publisher {
                        Some(publisher) => format!("{title}, {publisher}"),
                        None => title.to_string(),
                    })
                }),
            _ => None,
        };
        named.unwrap_or_else(|| key.to_owned())
    }

    /// Looks for what is typed.
    pub(super) fn look_for_jump(&mut self) {
        let prompt = self.prompt.as_ref().filter(|p| p.ask() == Ask::Jump);
        match (prompt, &mut self.jump) {
            (Some(prompt), Some(jump)) => jump.look(prompt.text().trim()),
            (None, jump) => *jump = None,
            (Some(_), None) => {}
        }
    }

    /// Moves the cursor of the jump.
    pub(super) fn step_jump(&mut self, forward: bool) {
        if let Some(jump) = &mut self.jump {
            let last = jump.found.len().saturating_sub(1);
            jump.at = if forward {
                (jump.at + 1).min(last)
            } else {
                jump.at.saturating_sub(1)
            };
        }
    }

    /// Goes to what the cursor of the jump is on.
    ///
    /// # Errors
    ///
    /// A sentence that says why there is nothing to go to.
    pub(super) fn jump_there(&mut self) -> Result<Vec<Effect>, String> {
        let goal = self.jump.as_ref().and_then(|jump| {
            let place = jump.found.get(jump.at)?;
            Some(jump.all.get(*place)?.goal.clone())
        });
        match goal {
            Some(Goal::Event(id)) => self.jump_to(id),
            Some(Goal::Filter(text)) => self.set_filter(&text)?,
            None => return Err("nothing has these letters".to_owned()),
        }
        self.jump = None;
        Ok(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use crate::app::key::parse_keys;
    use crate::app::{Model, Msg, Start};
    use crate::day::Day;
    use crate::document;

    const BRIDGE: &str = "\
people: { ida-lund: { name: Ida Lund, native: 이다 룬드 } }
sources: { minutes: { title: Minutes of the council, publisher: City } }
conditions: { money: { name: The money is there } }
parties: { north: { name: Northbank } }
events:
  - {id: plan, date: 2026-01, title: The plan of the bridge, people: [ida-lund], tags: [budget]}
  - {id: vote, date: 2026-02, title: The vote, sources: [minutes]}
  - {id: bridge, date: 2026-03, title: The bridge, assesses: [{condition: money, by: north, finding: met}]}
";

    fn after(keys: &str) -> Model {
        let mut model = Model::new(Start::default());
        model.update(Msg::Today(Day::parse("2026-11-23").unwrap()));
        model.update(Msg::Resize {
            columns: 120,
            rows: 36,
        });
        model.update(Msg::Loaded(document::load(BRIDGE.as_bytes())));
        for key in parse_keys(keys).unwrap() {
            model.update(Msg::Key(key));
        }
        model
    }

    fn id(model: &Model) -> &str {
        model.reading().event_at(model.at()).unwrap().id.raw()
    }

    /// The lines of the list.
    fn listed(model: &Model) -> Vec<String> {
        let notes = model.asked().unwrap().notes;
        let text = |line: Vec<super::Span>| line.into_iter().map(|s| s.text).collect::<String>();
        notes.into_iter().map(text).collect()
    }

    #[test]
    fn everything_is_offered_events_first() {
        assert_eq!(
            listed(&after("p")),
            [
                "▸     Mar 2026  The bridge",
                "      Feb 2026  The vote",
                "      Jan 2026  The plan of the bridge",
                "        person  Ida Lund 이다 룬드",
                "           tag  budget",
                "     condition  The money is there",
                "        source  Minutes of the council, City",
            ]
        );
    }

    #[test]
    fn letters_choose_and_enter_goes() {
        let model = after("p v t");
        assert_eq!(model.asked().unwrap().aside, "1 of 7");
        assert_eq!(id(&after("p v t Enter")), "vote");
        assert_eq!(id(&after("p b r i d Down Enter")), "plan");
        assert_eq!(id(&after("p b r i d Down Enter Backspace")), "bridge");
        let model = after("p z z Enter");
        assert_eq!(
            model.asked().unwrap().refusal,
            Some("nothing has these letters")
        );
        assert_eq!(
            listed(&after("p v t Backspace Backspace")),
            listed(&after("p"))
        );
    }

    #[test]
    fn what_events_have_in_common_becomes_the_filter() {
        for (keys, filter) in [
            ("p l u n d Enter", "person:\"Ida Lund\""),
            ("p 룬 드 Enter", "person:\"Ida Lund\""),
            ("p b u d g Enter", "tag:budget"),
            ("p m o n e y Enter", "condition:money"),
            ("p c o u n c i l Enter", "source:minutes"),
        ] {
            let model = after(keys);
            assert_eq!(
                model.filter().map(crate::query::Filter::text),
                Some(filter),
                "{keys}"
            );
            assert_eq!(model.events_shown(), 1, "{keys}");
        }
    }
}
