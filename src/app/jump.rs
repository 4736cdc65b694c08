//! The fuzzy jump: events, people, sources, tags and conditions, by some letters of their names.

use super::effect::Effect;
use super::fuzzy::Fuzzy;
use super::ink::{Ink, Span};
use super::model::Model;
use super::palette::marked;
use super::prompt::{Ask, rows_above};
use super::reading::Reading;
use super::walk::Entry;
use crate::date::humanize;
use crate::query::filter::complete::{complete, quoted};
use crate::record::EventId;
use crate::text::measure;

/// Below this many columns a name has more of the row than what stands aside.
const NARROW: u16 = 60;

/// The columns of what stands aside, elsewhere.
const WHEN: usize = 14;

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
    /// The field of what is no event.
    field: &'static str,
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

    /// What was found, in lines, the one under the cursor in sight: on a narrow screen that one in full, and dates
    /// in few columns.
    pub(super) fn notes(&self, reading: &Reading, size: (u16, u16)) -> Vec<Vec<Span>> {
        let narrow = size.0 < NARROW;
        let most = rows_above(size.1.saturating_sub(1));
        let (column, gap) = if narrow { (6, " ") } else { (WHEN, "  ") };
        let taken = 2 + 2 + column + gap.len();
        let room = usize::from(size.0).saturating_sub(taken).max(1);
        let mut fuzzy = Fuzzy::new(&self.text);
        let mut lines = |nth: usize| {
            let one = self.all.get(*self.found.get(nth)?)?;
            let on = nth == self.at;
            let letters = fuzzy.find(&one.name).map_or_else(Vec::new, |found| found.1);
            let aside = measure::pad_start(&one.aside(reading, narrow), column);
            let mut names = vec![marked(&one.name, &letters)];
            if on && narrow {
                names = wrapped(&one.name, &letters, room, most);
            }
            let line = |(i, name): (usize, Vec<Span>)| {
                let begin = match (i, on) {
                    (0, true) => Span::new("▸ ", Ink::Accent),
                    _ => Span::new("  ", Ink::Accent),
                };
                let aside = if i == 0 { aside.as_str() } else { "" };
                let aside = measure::pad_start(aside, column);
                let mut line = vec![
                    begin,
                    Span::new(aside, Ink::Muted),
                    Span::new(gap, Ink::Plain),
                ];
                line.extend(name);
                line
            };
            Some(names.into_iter().enumerate().map(line).collect::<Vec<_>>())
        };
        let chosen = lines(self.at).map_or(0, |lines| lines.len());
        let first = (self.at + chosen).saturating_sub(most);
        let shown = (first..self.found.len()).take(most).filter_map(lines);
        shown.flatten().take(most).collect()
    }
}

/// The lines of a name in so many columns, `most` of them, with the letters that were found.
fn wrapped(name: &str, letters: &[usize], columns: usize, most: usize) -> Vec<Vec<Span>> {
    let mut rest = name;
    let mut before = 0;
    let mut lines = Vec::new();
    for line in measure::first_lines(measure::wrap(name, columns), most, columns) {
        // Blanks at the end of a line are not drawn, and the sign that there is more is not the name's.
        let words = line.trim_end_matches('…').trim_end();
        let skipped = rest.find(words).unwrap_or(0);
        before += rest
            .get(..skipped)
            .map_or(0, |blanks| blanks.chars().count());
        rest = rest.get(skipped + words.len()..).unwrap_or_default();
        let here = words.chars().count();
        let own = letters.iter().filter_map(|&at| at.checked_sub(before));
        let own: Vec<usize> = own.filter(|&at| at < here).collect();
        lines.push(marked(&line, &own));
        before += here;
    }
    lines
}

impl Candidate {
    /// When it was, or what it is; in at most 6 columns where there is little room.
    fn aside(&self, reading: &Reading, narrow: bool) -> String {
        let event = match &self.goal {
            Goal::Event(id) => reading.record.event(*id),
            Goal::Filter(_) if narrow && self.field == "condition" => return "cond.".to_owned(),
            Goal::Filter(_) => return self.field.to_owned(),
        };
        let Some(event) = event else {
            return String::new();
        };
        if narrow {
            return humanize::alone(&event.date, reading.today(), 6);
        }
        let told = humanize::short(&event.date);
        if measure::width(&told) <= WHEN {
            return told;
        }
        humanize::dated(&event.date, reading.today(), WHEN)
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
                field: "",
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
                    field,
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
    use crate::app::ink::{Ink, Span};
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
                "▸       Mar 2026  The bridge",
                "        Feb 2026  The vote",
                "        Jan 2026  The plan of the bridge",
                "          person  Ida Lund 이다 룬드",
                "             tag  budget",
                "       condition  The money is there",
                "          source  Minutes of the council, City",
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
    #[test]
    fn on_a_narrow_screen_the_one_under_the_cursor_is_told_in_full() {
        let mut model = after("p o f Space b r");
        let (columns, rows) = (26, 8);
        model.update(Msg::Resize { columns, rows });
        let notes = model.asked().unwrap().notes;
        let text = |line: &Vec<Span>| line.iter().map(|span| &*span.text).collect::<String>();
        let told: Vec<String> = notes.iter().map(text).collect();
        assert_eq!(told, ["▸    Jan The plan of the", "         bridge"]);
        // The letters that were found are marked in each of its lines.
        let found = |line: &Vec<Span>| {
            let found = line.iter().filter(|span| span.ink == Ink::Key);
            found.map(|span| &*span.text).collect::<String>()
        };
        let found: Vec<String> = notes.iter().map(found).collect();
        assert_eq!(found, ["of", "br"]);
    }
}
