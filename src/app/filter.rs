//! Which events are shown, and which are marked.

use std::ops::Range;

use super::command::Action;
use super::ink::{Ink, Span};
use super::model::Model;
use super::prompt::Ask;
use super::walk::Entry;
use super::words;
use crate::query::filter::complete::{Completion, complete};
use crate::query::filter::{Facts, Filter, FilterError};
use crate::record::{Event, EventId};

/// A filter while it is typed.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// How many events it leaves, or what is wrong with it.
    read: Result<usize, FilterError>,
    completion: Completion,
    /// Which of the choices stands in the text.
    tried: Option<usize>,
}

impl Draft {
    /// The bytes that cannot be used.
    pub(super) fn wrong(&self) -> Option<Range<usize>> {
        self.read.as_ref().err().map(|error| error.range.clone())
    }

    /// What it comes to.
    pub(super) fn words(&self, events: usize) -> String {
        match &self.read {
            Ok(count) => format!("{count} of {}", words::count(events, "event", "events")),
            Err(error) => error.to_string(),
        }
    }

    /// What could be typed next, in lines.
    pub(super) fn notes(&self, most: usize) -> Vec<Vec<Span>> {
        let choices = &self.completion.choices;
        // The one that was put in stays in sight.
        let first = self.tried.map_or(0, |at| (at + 1).saturating_sub(most));
        let widest = choices.iter().skip(first).take(most);
        let widest = widest
            .map(|choice| crate::text::measure::width(&choice.text))
            .max()
            .unwrap_or(0)
            .clamp(8, 28);
        let line = |(i, choice): (usize, &crate::query::filter::complete::Choice)| {
            let tried = self.tried == Some(i);
            let ink = if tried { Ink::Accent } else { Ink::Strong };
            vec![
                Span::new(if tried { "▸ " } else { "  " }, Ink::Accent),
                Span::new(crate::text::measure::pad_end(&choice.text, widest), ink),
                Span::new(format!("  {}", choice.about), Ink::Muted),
            ]
        };
        let all = choices.iter().enumerate().skip(first).take(most);
        all.map(line).collect()
    }
}

impl Model {
    /// Which events are shown; all where there is none.
    pub const fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    /// Whether an event is marked.
    pub fn is_marked(&self, event: &Event) -> bool {
        self.marked.contains_key(event.id.raw())
    }

    /// Asks of the record as it is read now.
    pub(super) fn asking<T>(&self, ask: impl FnOnce(&Facts<'_>) -> T) -> T {
        let reading = &self.reading;
        ask(&Facts {
            record: &reading.record,
            as_of: reading.as_of,
            windows: &reading.windows,
            is_troubled: &|event| reading.problems_of(event).next().is_some(),
            is_new: &|event| self.is_fresh(event),
            is_marked: &|event| self.is_marked(event),
            search: &|words| {
                let texts = self.texts();
                texts.search(&reading.record, reading.as_of, words, None)
            },
        })
    }

    /// Reads the prompt's text as a filter.
    pub(super) fn draft(&mut self) {
        let Some(prompt) = self.prompt.as_ref().filter(|p| p.ask() == Ask::Filter) else {
            self.draft = None;
            return;
        };
        let (text, before) = (prompt.text(), prompt.parts().0);
        let draft = self.asking(|facts| {
            let as_of = facts.as_of;
            let known = |id: usize| {
                let event = facts.record.events.get(id);
                event.is_some_and(|event| as_of.knows(event))
            };
            Draft {
                read: Filter::parse(text, facts).map(|filter| {
                    let mask = filter.mask(facts);
                    let shown = mask.iter().enumerate();
                    shown.filter(|&(i, &holds)| holds && known(i)).count()
                }),
                completion: complete(before, facts),
                tried: None,
            }
        });
        self.draft = Some(draft);
    }

    /// Puts the next choice into the prompt; first what a mistake could mean.
    pub(super) fn complete_filter(&mut self, forward: bool) {
        let (Some(prompt), Some(draft)) = (&mut self.prompt, &mut self.draft) else {
            return;
        };
        if let (
            None,
            Err(FilterError {
                range,
                suggestion: Some(mend),
                ..
            }),
        ) = (draft.tried, &draft.read)
        {
            prompt.replace(range.clone(), &mend.clone());
            self.draft();
            return;
        }
        let count = draft.completion.choices.len();
        let next = match draft.tried {
            _ if count == 0 => return,
            None if forward => 0,
            None => count - 1,
            Some(at) if forward => (at + 1) % count,
            Some(at) => (at + count - 1) % count,
        };
        let Some(choice) = draft.completion.choices.get(next) else {
            return;
        };
        prompt.replace(draft.completion.range.clone(), &choice.text);
        let mut completion = std::mem::take(&mut draft.completion);
        completion.range.end = completion.range.start + choice_len(&completion, next);
        let only = count == 1;
        self.draft();
        // The only choice is made: what comes after it is asked for next.
        if let (Some(draft), false) = (&mut self.draft, only) {
            draft.completion = completion;
            draft.tried = Some(next);
        }
    }

    /// Shows only the events of a filter that is typed; all where it says nothing.
    pub(super) fn set_filter(&mut self, text: &str) -> Result<(), String> {
        let filter =
            self.asking(|facts| Filter::parse(text, facts))
                .map_err(|error| match &error.suggestion {
                    Some(_) => format!("{error}   Tab"),
                    None => error.to_string(),
                })?;
        let before = std::mem::replace(&mut self.filter, (!filter.is_empty()).then_some(filter));
        if let Some(before) = &before {
            self.histories.remember(Ask::Filter, before.text());
        }
        self.show_filtered();
        let left = self.events_shown();
        self.message = self.filter.as_ref().map(|now| {
            let all = words::count(self.reading.record.events.len(), "event", "events");
            let other = before.is_some_and(|before| before.text() != now.text());
            let other = if other {
                ", in place of the filter before"
            } else {
                ""
            };
            let key = self.key_of(Action::DropFilter);
            format!("{left} of {all}{other}   {key} drops the filter")
        });
        Ok(())
    }

    /// Shows all events again; whether there was a filter.
    pub(super) fn drop_filter(&mut self) -> bool {
        let dropped = self.filter.take();
        if let Some(filter) = &dropped {
            self.histories.remember(Ask::Filter, filter.text());
            self.show_filtered();
            let key = self.key_of(Action::Filter);
            self.message = Some(format!("filter dropped   {key} Up brings it back"));
        }
        dropped.is_some()
    }

    /// Asks the filter anew of the record as it is read now.
    pub(super) fn ask_filter(&mut self) {
        let mask = self
            .filter
            .as_ref()
            .map(|filter| self.asking(|facts| filter.mask(facts)));
        self.reading.show(mask);
    }

    /// Asks the filter anew, and stays at what is selected, or the nearest to it.
    pub(super) fn show_filtered(&mut self) {
        let walk = &self.reading.walk;
        let (entry, day) = (walk.get(self.at), walk.day(self.at));
        self.ask_filter();
        self.sort_lanes();
        let walk = &self.reading.walk;
        let near = || {
            let day = day?;
            // Of the events begun; where there is none, what comes first.
            let after = walk.within(day, crate::day::Day::MAX).start;
            let away = |at: &usize| walk.day(*at).map(|d| d.days_until(day).abs());
            (after.saturating_sub(1)..(after + 1).min(walk.past())).min_by_key(away)
        };
        self.at = entry.and_then(|e| walk.find(e)).or_else(near).unwrap_or(0);
        self.thing = 0;
        self.fit_chart();
        self.reveal();
    }

    /// How many events are shown.
    pub fn events_shown(&self) -> usize {
        self.reading.walk.events()
    }

    /// Marks the selected event, or unmarks it.
    pub(super) fn mark(&mut self) {
        let Some(event) = self.reading.event_at(self.at) else {
            self.message = Some("only events can be marked".to_owned());
            return;
        };
        let id: Box<str> = event.id.raw().into();
        let marked = self.marked.remove(&id).is_none();
        if marked {
            let last = self.marked.values().max().copied().unwrap_or(0);
            self.marked.insert(id, last + 1);
        }
        let all = words::count(self.marked.len(), "event", "events");
        self.message = Some(if marked {
            format!("marked: {all}   ' and \" step through them, f is:marked shows them")
        } else {
            format!("unmarked: {all} still marked")
        });
        if self.filter.is_some() {
            self.show_filtered();
        }
    }

    /// The event that was marked last and not unmarked since.
    pub(super) fn marked_last(&self) -> Option<EventId> {
        let mut marked: Vec<(&u32, &str)> = self.marked.iter().map(|(id, n)| (n, &**id)).collect();
        marked.sort_unstable();
        let latest = marked.iter().rev();
        let mut known = latest.filter_map(|(_, id)| self.reading.record.find(id));
        known.next()
    }

    /// Selects the next or previous marked event.
    pub(super) fn step_marked(&mut self, n: usize, forward: bool) {
        let walk = &self.reading.walk;
        let marked = |id: &EventId| {
            let event = self.reading.record.event(*id);
            event.is_some_and(|event| self.is_marked(event))
        };
        let is = |&at: &usize| matches!(walk.get(at), Some(Entry::Event(id)) if marked(&id));
        let found = if forward {
            (self.at + 1..walk.len()).filter(is).nth(n - 1)
        } else {
            (0..self.at).rev().filter(is).nth(n - 1)
        };
        match found {
            Some(at) => self.jump(at),
            None if self.marked.is_empty() => {
                let key = self.key_of(Action::Mark);
                self.message = Some(format!("nothing is marked   {key} marks"));
            }
            None => {
                let end = if forward { "later" } else { "earlier" };
                self.message = Some(format!("no marked event is {end}"));
            }
        }
    }
}

fn choice_len(completion: &Completion, at: usize) -> usize {
    completion.choices.get(at).map_or(0, |c| c.text.len())
}

#[cfg(test)]
mod tests {
    use crate::app::tests::{opened_with, press, typed};
    use crate::app::{Model, Msg, Start};
    use crate::document;

    const BRIDGE: &str = "\
parties: { north: { name: Northbank }, south: { name: Southbank } }
milestones: { opening: { name: Opening } }
events:
  - {id: plan, date: 2026-01, title: The plan, kind: document, parties: [south]}
  - {id: vote, date: 2026-02, title: The vote, kind: hearing, parties: [north]}
  - {id: word, date: 2026-03, title: The mayor's word, kind: statement, targets: [{by: north, date: 2028}]}
  - {id: reply, date: 2026-04, title: The reply, kind: statement, targets: [{by: south, date: 2030}]}
";

    fn opened(start: Start) -> Model {
        opened_with(start, (120, 36), BRIDGE)
    }

    fn filtered(text: &str) -> Model {
        let mut model = opened(Start::default());
        press(&mut model, "f");
        typed(&mut model, text);
        press(&mut model, "Enter");
        model
    }

    /// What can be walked through: ids, and proposals by their year.
    fn walk(model: &Model) -> String {
        let reading = model.reading();
        let name = |at: usize| match (reading.event_at(at), reading.proposal_at(at)) {
            (Some(event), _) => event.id.raw().to_owned(),
            (_, Some(window)) => window.extent().latest.year().to_string(),
            _ => String::new(),
        };
        let names: Vec<String> = (0..reading.walk.len()).map(name).collect();
        names.join(" ")
    }

    fn id(model: &Model) -> &str {
        model
            .reading()
            .event_at(model.at())
            .map_or("", |e| e.id.raw())
    }

    #[test]
    fn only_what_matches_is_walked_through_with_what_it_proposes() {
        let model = filtered("party:north");
        assert_eq!(walk(&model), "vote word 2028");
        assert_eq!(model.events_shown(), 2);
        assert_eq!(model.position().1, "2 of 2");
        assert_eq!(id(&model), "word", "the nearest to what was selected");
        assert_eq!(model.index().items().len(), 2);
        assert_eq!(model.message(), Some("2 of 4 events   F drops the filter"));
        let model = filtered("kind:poll");
        assert_eq!(
            (walk(&model).as_str(), model.position().1.as_str()),
            ("", "0 events")
        );
    }

    #[test]
    fn the_number_left_and_what_could_follow_are_told_while_it_is_typed() {
        let mut model = opened(Start::default());
        press(&mut model, "f");
        typed(&mut model, "kind:state");
        assert_eq!(model.asked().unwrap().aside, "2 of 4 events");
        press(&mut model, "Tab");
        assert_eq!(model.asked().unwrap().parts.0, "kind:statement");
        typed(&mut model, " party:");
        press(&mut model, "Tab");
        assert_eq!(model.asked().unwrap().parts.0, "kind:statement party:north");
        press(&mut model, "Tab");
        assert_eq!(model.asked().unwrap().parts.0, "kind:statement party:south");
        press(&mut model, "Shift-Tab");
        assert_eq!(model.asked().unwrap().aside, "1 of 4 events");
        typed(&mut model, " kind:herring");
        let asked = model.asked().unwrap();
        assert_eq!(asked.wrong, Some(32..39));
        assert_eq!(
            asked.aside,
            "there is no kind:herring: did you mean hearing?"
        );
        press(&mut model, "Tab Enter");
        assert_eq!(
            model.filter().unwrap().text(),
            "kind:statement party:north kind:hearing"
        );
    }

    #[test]
    fn a_filter_is_kept_changed_and_dropped() {
        let mut model = filtered("kind:statement");
        press(&mut model, "f Esc");
        assert_eq!(walk(&model), "word reply 2028 2030", "given up: as it was");
        press(&mut model, "f");
        assert_eq!(model.asked().unwrap().parts.0, "kind:statement");
        typed(&mut model, "|document");
        press(&mut model, "Enter");
        assert_eq!(model.events_shown(), 3);
        let more = format!("{BRIDGE}  - {{date: 2026-05, title: More, kind: document}}\n");
        model.update(Msg::Loaded(document::load(more.as_bytes())));
        assert_eq!(model.events_shown(), 4);
        press(&mut model, "Esc");
        assert!(model.filter().is_none());
        assert_eq!(model.events_shown(), 5);
        press(&mut model, "f Up Enter F");
        assert_eq!(
            model.message(),
            Some("filter dropped   f Up brings it back")
        );
    }

    #[test]
    fn a_search_finds_only_what_is_shown() {
        let mut model = filtered("party:north");
        press(&mut model, "/ t h e Enter");
        assert_eq!(model.search().unwrap().count(), 2);
        press(&mut model, "F");
        assert_eq!(model.search().unwrap().count(), 4);
    }

    #[test]
    fn marks_are_set_stepped_through_and_filtered() {
        let mut model = opened(Start::default());
        press(&mut model, "g g Space j j Space G Space Space");
        let marked: Vec<&str> = model.marked.keys().map(|id| &**id).collect();
        assert_eq!(marked.len(), 2);
        press(&mut model, "\"");
        assert_eq!(id(&model), "word");
        press(&mut model, "\"");
        assert_eq!(id(&model), "plan");
        press(&mut model, "\"");
        assert_eq!(model.message(), Some("no marked event is earlier"));
        press(&mut model, "'");
        assert_eq!(id(&model), "word");
        press(&mut model, "f i s : m a r k e d Enter");
        assert_eq!(walk(&model), "plan word 2028");
        press(&mut model, "Space");
        assert_eq!(walk(&model), "plan", "unmarked, it is no match any more");
    }

    #[test]
    fn a_filter_can_be_on_from_the_start() {
        let start = |filter: &str| Start {
            filter: Some(filter.to_owned()),
            ..Start::default()
        };
        assert_eq!(walk(&opened(start("kind:hearing"))), "vote");
        let model = opened(start("kind:heering"));
        assert_eq!(model.events_shown(), 4);
        assert!(
            model
                .message()
                .unwrap()
                .starts_with("cannot filter by kind:heering")
        );
    }
}
