//! Which events are shown, and which are marked.

use std::ops::Range;

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
        self.marked.contains(event.id.raw())
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
                event.is_some_and(|event| as_of.knows(facts.record, event))
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
        self.filter = (!filter.is_empty()).then_some(filter);
        self.show_filtered();
        let left = self.events_shown();
        self.message = self.filter.as_ref().map(|_| {
            let all = words::count(self.reading.record.events.len(), "event", "events");
            format!("{left} of {all}   F drops the filter")
        });
        Ok(())
    }

    /// Shows all events again; whether there was a filter.
    pub(super) fn drop_filter(&mut self) -> bool {
        let dropped = self.filter.take();
        if let Some(filter) = &dropped {
            self.histories.remember(Ask::Filter, filter.text());
            self.show_filtered();
            self.message = Some("filter dropped   f Up brings it back".to_owned());
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
    fn show_filtered(&mut self) {
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
        let walk = &self.reading.walk;
        walk.len() - walk.proposals_before(walk.len())
    }

    /// Marks the selected event, or unmarks it.
    pub(super) fn mark(&mut self) {
        let Some(event) = self.reading.event_at(self.at) else {
            self.message = Some("only events can be marked".to_owned());
            return;
        };
        let id: Box<str> = event.id.raw().into();
        let marked = !self.marked.remove(&id) && self.marked.insert(id);
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
                self.message = Some("nothing is marked   Space marks".to_owned());
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
