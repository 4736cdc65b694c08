//! What of a visit lasts to the next one: where the reader was, what he marked, and what was new to him.

use std::collections::HashSet;
use std::sync::Arc;

use super::Effect;
use super::command::Action;
use super::layout::View;
use super::model::Model;
use super::reading::Reading;
use super::walk::Entry;
use super::words;
use crate::analysis::changes::{State, digest};
use crate::date::humanize;
use crate::day::Day;
use crate::record::{Record, ids_of};
use crate::timeline::{Scale, Viewport};

/// What is kept of a visit, in words that outlive the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The day on which it ended.
    pub day: Day,
    /// What was selected; none where that was the newest event: the next visit begins with the newest, too.
    pub selected: Option<Selected>,
    /// What filled the screen.
    pub view: View,
    /// The scale of the chart and the day at its left edge; none where it was as at the start.
    pub chart: Option<(Scale, Day)>,
    /// The ids of the events that were marked, the one marked last at the end.
    pub marked: Vec<String>,
    /// The ids of the events that were new or changed and that the reader did not come to.
    pub unvisited: Vec<String>,
}

/// What was selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selected {
    /// An event: its id.
    Event(String),
    /// A proposed date: its line.
    Proposal(String),
}

/// A record that the reader sees, to be compared with the one that he saw last.
#[derive(Clone, Debug)]
pub struct Seen(Arc<Record>);

/// Equal where it is the same reading of the file.
impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Seen {}

impl Seen {
    fn state(&self) -> State<'_> {
        State::whole(&self.0)
    }

    /// What tells the events from others, in no order that means anything: sorted.
    pub fn digests(&self) -> Vec<u64> {
        let state = self.state();
        let mut digests: Vec<u64> = state.events().map(|(_, e)| digest(state, e)).collect();
        digests.sort_unstable();
        digests
    }

    /// The ids of the events that say what none of those said whose sorted digests these are.
    pub fn unlike(&self, digests: &[u64]) -> Vec<String> {
        let state = self.state();
        state
            .events()
            .filter(|(_, event)| digests.binary_search(&digest(state, event)).is_err())
            .map(|(_, event)| event.id.raw().to_owned())
            .collect()
    }
}

impl Selected {
    fn of(reading: &Reading, at: usize) -> Option<Self> {
        let event = reading.event_at(at).map(|e| e.id.raw().to_owned());
        let proposal = || Some(reading.wording_at(at)?.line.clone());
        event
            .map(Self::Event)
            .or_else(|| proposal().map(Self::Proposal))
    }

    fn find(&self, reading: &Reading) -> Option<usize> {
        match self {
            Self::Event(id) => reading.walk.find(Entry::Event(reading.record.find(id)?)),
            Self::Proposal(line) => reading.proposal_named(line),
        }
    }
}

impl Model {
    /// What is to be kept of this visit, which ends on `day`.
    pub fn visit(&self, day: Day) -> Visit {
        let mut marked: Vec<_> = self.marked.iter().collect();
        marked.sort_unstable_by_key(|&(_, number)| number);
        // What is selected stands in the panel.
        let selected = self.reading.event_at(self.at).map(|event| event.id.raw());
        let unvisited = self.fresh.iter().filter(|id| Some(&***id) != selected);
        let mut unvisited: Vec<String> = unvisited.map(ToString::to_string).collect();
        unvisited.sort_unstable();
        let chart = (!self.pristine)
            .then(|| self.viewport.days())
            .flatten()
            .map(|(first, _)| (self.viewport.scale().clone(), first));
        let newest = self.at == self.reading.walk.newest();
        Visit {
            day,
            selected: (!newest)
                .then(|| Selected::of(&self.reading, self.at))
                .flatten(),
            view: self.view,
            chart,
            marked: marked.into_iter().map(|(id, _)| id.to_string()).collect(),
            unvisited,
        }
    }

    /// The record that the reader has seen; none as long as it is not known what of it is new to him.
    pub fn seen(&self) -> Option<Seen> {
        let known = self.opened && self.part_of().is_none() && self.awaits_news.is_none();
        known.then(|| Seen(Arc::clone(&self.loaded.record)))
    }

    /// Goes where the reader was at the end of the last visit, as far as that is still there.
    pub(super) fn resume(&mut self) {
        let Some(last) = &self.last else {
            return;
        };
        if let Some((scale, day)) = &last.chart {
            let width = self.viewport.width();
            self.viewport = Viewport::new(scale.clone(), *day, width);
            self.pristine = false;
        }
        let selected = last.selected.as_ref();
        let at = selected.and_then(|selected| selected.find(&self.reading));
        self.select(at.unwrap_or(self.at));
    }

    /// Takes up the marks of the last visit, and asks what is new since then, once all has been read.
    pub(super) fn take_up(&mut self) -> Vec<Effect> {
        if !self.opened || self.part_of().is_some() {
            return Vec::new();
        }
        let Some(last) = self.last.take() else {
            return Vec::new();
        };
        let record = &self.loaded.record;
        let ids = ids_of(&record.events);
        let is_there = |id: &String| ids.contains(id.as_str());
        let marked = last.marked.into_iter().filter(is_there);
        self.marked = marked.map(Box::from).zip(1..).collect();
        let unvisited = last.unvisited.into_iter().filter(is_there);
        self.fresh.extend(unvisited.map(Box::from));
        self.awaits_news = Some(last.day);
        vec![Effect::FindNews(Seen(Arc::clone(record)))]
    }

    /// Takes in what is new since the last visit.
    pub(super) fn news_since_last(&mut self, ids: Vec<String>) {
        let Some(day) = self.awaits_news.take() else {
            return;
        };
        let question = self.question();
        self.fresh
            .extend(ids.iter().map(|id| Box::from(id.as_str())));
        let ids: HashSet<String> = ids.into_iter().collect();
        let events = self.loaded.record.events.iter();
        let known = events.filter(|event| question.reaches(event.known_from));
        let count = known.filter(|event| ids.contains(event.id.raw())).count();
        if count > 0 && self.message.is_none() {
            let events = words::count(count, "event", "events");
            let (since, key) = (humanize::day(day), self.key_of(Action::NextNew));
            self.message = Some(format!(
                "{events} new or changed since the last visit, {since}   {key} goes there"
            ));
        }
    }

    /// Selects the next or previous event that is new or changed and was not visited; beyond the last one it goes
    /// on with the first.
    pub(super) fn step_new(&mut self, n: usize, forward: bool) {
        let (reading, at) = (&self.reading, self.at);
        let is = |&at: &usize| reading.event_at(at).is_some_and(|e| self.is_fresh(e));
        let (before, behind) = (0..at, at + 1..reading.walk.len());
        let found = if forward {
            behind.chain(before).filter(is).nth(n - 1)
        } else {
            let back = before.rev().chain(behind.rev());
            back.filter(is).nth(n - 1)
        };
        let Some(to) = found else {
            self.message = Some(
                match reading.event_at(at) {
                    Some(event) if self.is_fresh(event) => {
                        "only the selected event is new or changed"
                    }
                    _ if self.fresh.is_empty() => "nothing is new or changed that was not visited",
                    _ => "no event shown here is new or changed",
                }
                .to_owned(),
            );
            return;
        };
        self.jump(to);
        if forward && to < at {
            self.message = Some("on from the first".to_owned());
        } else if !forward && to > at {
            self.message = Some("on from the last".to_owned());
        }
    }

    /// Nothing is new any more.
    pub(super) fn all_visited(&mut self) {
        let events = words::count(self.fresh.len(), "event", "events");
        self.message = Some(format!("{events} no longer marked as new"));
        self.fresh.clear();
        if self.filter.is_some() {
            self.show_filtered();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{opened_with, press};
    use super::super::{Msg, Start};
    use super::*;
    use crate::document;

    const RECORD: &str = "parties: {north: {name: North}}\nmilestones: {opening: {name: Opening}}\nevents:\n\
        - {id: one, date: 2026-01-05, title: one, targets: [{by: north, date: 2030}]}\n\
        - {id: two, date: 2026-03-05, title: two}\n\
        - {id: three, date: 2026-03-20, title: three}\n";

    fn today() -> Day {
        Day::parse("2026-11-23").unwrap()
    }

    fn visited(last: Option<Visit>) -> Model {
        let view = last.as_ref().map(|last| last.view).unwrap_or_default();
        let start = Start {
            view,
            last,
            ..Start::default()
        };
        opened_with(start, (120, 36), RECORD)
    }

    #[test]
    fn a_place_is_found_again() {
        for keys in [
            "Esc",
            "k",
            "k k",
            "j",
            "+ +",
            "k Z d",
            "x x",
            "x + <",
            "L k",
            "D",
            "T T",
            "Space k Space",
        ] {
            let mut model = visited(None);
            press(&mut model, keys);
            let visit = model.visit(today());
            let again = visited(Some(visit.clone()));
            assert_eq!(again.visit(today()), visit, "{keys}");
            assert_eq!((again.at, again.view), (model.at, model.view), "{keys}");
            assert_eq!(again.viewport, model.viewport, "{keys}");
        }
    }

    #[test]
    fn the_first_picture_leaves_nothing_to_go_back_to() {
        let visit = visited(None).visit(today());
        assert_eq!((visit.selected, visit.chart), (None, None));
    }

    #[test]
    fn what_has_gone_from_the_record_goes_from_what_is_kept() {
        let mut visit = visited(None).visit(today());
        visit.selected = Some(Selected::Event("gone".to_owned()));
        visit.marked = vec!["gone".to_owned(), "two".to_owned(), "one".to_owned()];
        visit.unvisited = vec!["gone".to_owned(), "two".to_owned()];
        let now = visited(Some(visit)).visit(today());
        assert_eq!(now.selected, None);
        assert_eq!(now.marked, ["two", "one"]);
        assert_eq!(now.unvisited, ["two"]);
    }

    #[test]
    fn a_record_counts_as_seen_when_it_is_known_what_is_new() {
        let mut model = visited(None);
        let seen = model.seen().expect("there was no visit before");
        let last = model.visit(today());
        let mut digests = seen.digests();
        assert_eq!(seen.unlike(&digests), [""; 0]);
        digests.remove(1);
        assert_eq!(seen.unlike(&digests).len(), 1);

        model = visited(Some(last.clone()));
        assert_eq!(model.seen(), None);
        model.update(Msg::News(vec!["two".to_owned()]));
        assert_eq!(
            model.message.as_deref(),
            Some("1 event new or changed since the last visit, 23 Nov 2026   u goes there")
        );
        assert!(model.seen().is_some());
        assert_eq!(model.visit(today()).unvisited, ["two"]);

        // What the reader has on his screen meanwhile is not written over.
        model = visited(Some(last));
        press(&mut model, "Space");
        model.update(Msg::News(vec!["two".to_owned()]));
        assert!(model.message.unwrap().starts_with("marked: "));
    }

    #[test]
    fn news_are_asked_for_once_and_where_there_was_a_visit() {
        let load = || Msg::Loaded(document::load(RECORD.as_bytes()));
        let mut first = Model::new(Start::default());
        assert_eq!(first.update(load()), []);
        let mut model = Model::new(Start {
            last: Some(first.visit(today())),
            ..Start::default()
        });
        assert!(matches!(model.update(load())[..], [Effect::FindNews(_)]));
        assert_eq!(model.update(load()), []);
    }

    #[test]
    fn nothing_is_new_says_so() {
        let mut model = visited(None);
        press(&mut model, "u");
        let told = model.message.as_deref();
        assert_eq!(told, Some("nothing is new or changed that was not visited"));
    }

    #[test]
    fn steps_among_what_is_new_go_round() {
        let mut last = visited(None).visit(today());
        last.unvisited = ["one", "two", "three"].map(str::to_owned).into();
        for (key, order) in [("u", ["one", "two"]), ("U", ["two", "one"])] {
            let mut model = visited(Some(last.clone()));
            for id in order {
                press(&mut model, key);
                let event = model.reading.event_at(model.at).unwrap();
                assert_eq!(event.id.raw(), id, "{key}");
            }
            assert_eq!(model.visit(today()).unvisited, [""; 0], "{key}");
        }
    }
}
