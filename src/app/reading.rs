//! A record read on a day: everything that is computed once and drawn many times.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::card::Card;
use super::drift::{Plot, Shown};
use super::lanes::LanesBy;
use super::walk::{Entry, Walk};
use super::words;
use crate::analysis::since::Since;
use crate::analysis::{
    AsOf, Board, Drift, StateOfPlay, Statements, Stating, Window, windows_among,
};
use crate::day::Day;
use crate::document::{Loaded, Problem};
use crate::record::{Event, EventId, MilestoneId, Record, Relation};

/// A record, and what follows from it on a day.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The record.
    pub record: Arc<Record>,
    /// What was wrong with its file.
    pub problems: Arc<[Problem]>,
    /// How many of them are errors; the rest is advice.
    pub errors: usize,
    /// The day for which everything holds.
    pub as_of: AsOf,
    /// The windows of proposed dates.
    pub windows: Vec<Window>,
    /// Where the milestone stands that was chosen, else the main one.
    pub state: Option<StateOfPlay>,
    /// All that can be selected, in order.
    pub walk: Walk,
    /// Of each event, whether it is shown; none where all are.
    mask: Option<Vec<bool>>,
    /// The words for each window, found when they are first shown.
    wordings: Vec<OnceLock<words::Proposal>>,
    /// The days on which each window was said, earliest first, in the order of `windows`.
    pub said: Vec<Arc<[Day]>>,
    /// The places of the problems within an event, by the event's first line.
    troubled: Arc<HashMap<usize, Vec<usize>>>,
    /// What follows from the record on every day.
    lasting: Arc<Lasting>,
    /// The drift of each milestone, computed when it is first looked at.
    drifts: Vec<OnceLock<Drift>>,
    /// The same as points and lines.
    plots: Vec<OnceLock<Plot>>,
    /// What of it is shown.
    shown: Vec<OnceLock<Shown>>,
    /// The conditions by party, computed when they are first looked at.
    board: OnceLock<Board>,
    /// What of it is shown.
    shown_board: OnceLock<Board>,
}

/// What follows from a record whatever the day: computed once a load. Going from one as-of day to another
/// costs what these cost, which lie close together, and not what the events do.
#[derive(Debug)]
struct Lasting {
    /// Links from other events, by the event they point to.
    linked_from: HashMap<EventId, Vec<(Relation, EventId)>>,
    /// Every event with the day from which it is known, in the order of those days.
    known: Vec<(Day, EventId)>,
    /// The events that have to do with dates.
    stating: Stating,
    /// Of each event what walk and chart need of it.
    cards: Vec<Card>,
    /// The slot of each event among the lanes by party, and by kind.
    slots: [OnceLock<Arc<[u16]>>; 2],
}

impl Lasting {
    fn of(record: &Record) -> Self {
        let mut linked_from: HashMap<EventId, Vec<_>> = HashMap::new();
        let mut known = Vec::with_capacity(record.events.len());
        let mut cards = Vec::with_capacity(record.events.len());
        for (id, event) in (0..).map(EventId).zip(&record.events) {
            known.push((event.known_from, id));
            cards.push(Card::of(record, event));
            for link in &event.links {
                let from = linked_from.entry(link.to).or_default();
                from.push((link.relation, id));
            }
        }
        for id in linked_from.keys() {
            if let Some(card) = cards.get_mut(id.index()) {
                card.linked = true;
            }
        }
        known.sort_unstable();
        Self {
            linked_from,
            known,
            stating: Stating::of(record),
            cards,
            slots: [const { OnceLock::new() }; 2],
        }
    }
}

impl Reading {
    /// Reads what was loaded as of a day.
    pub fn new(loaded: &Loaded, as_of: AsOf) -> Self {
        let lasting = Arc::new(Lasting::of(&loaded.record));
        Self::with(lasting, loaded, as_of, None)
    }

    /// Reads the same record as of another day; the milestone that was chosen stays.
    #[must_use]
    pub(super) fn on(&self, loaded: &Loaded, as_of: AsOf) -> Self {
        Self::with(Arc::clone(&self.lasting), loaded, as_of, Some(self))
    }

    /// Reads a record as of a day; where the problems are the same as `before`, so is where they are.
    fn with(lasting: Arc<Lasting>, loaded: &Loaded, as_of: AsOf, before: Option<&Self>) -> Self {
        let record = Arc::clone(&loaded.record);
        let statements = Statements::among(&record, &lasting.stating, as_of);
        let windows = windows_among(&record, &statements, as_of.day);
        let milestone = before.and_then(Self::milestone);
        let milestone = milestone.or_else(|| record.main_milestone());
        let state = milestone
            .map(|milestone| StateOfPlay::among(&record, &statements, milestone, &windows, as_of));
        let walk = Walk::new(&lasting.cards, &windows, as_of, None);
        let problems = loaded.problems_on(as_of.day);
        let same = before.filter(|before| Arc::ptr_eq(&before.problems, &problems));
        let troubled = same.map_or_else(
            || Arc::new(troubled(&problems)),
            |before| Arc::clone(&before.troubled),
        );
        let day = |&(id, _): &(EventId, usize)| Some(lasting.cards.get(id.index())?.item.first);
        let said = windows
            .iter()
            .map(|w| w.said.iter().filter_map(day).collect())
            .collect();
        let wordings = vec![OnceLock::new(); windows.len()];
        let drifts = vec![OnceLock::new(); record.milestones.len()];
        let plots = vec![OnceLock::new(); record.milestones.len()];
        let shown = vec![OnceLock::new(); record.milestones.len()];
        Self {
            record,
            errors: Problem::errors(&problems),
            problems,
            as_of,
            windows,
            state,
            walk,
            mask: None,
            wordings,
            said,
            troubled,
            lasting,
            drifts,
            plots,
            shown,
            board: OnceLock::new(),
            shown_board: OnceLock::new(),
        }
    }

    /// Shows only the events of which `mask` holds, each at its place in the record, and the proposed dates
    /// that one of them states; all where there is none.
    pub(super) fn show(&mut self, mask: Option<Vec<bool>>) {
        if mask.is_none() && self.mask.is_none() {
            return;
        }
        let (cards, windows) = (&self.lasting.cards, &self.windows);
        self.walk = Walk::new(cards, windows, self.as_of, mask.as_deref());
        self.mask = mask;
        self.shown.fill(OnceLock::new());
        self.shown_board = OnceLock::new();
    }

    /// Whether only some of the events are shown.
    pub const fn is_filtered(&self) -> bool {
        self.mask.is_some()
    }

    /// Whether an event is shown, if it is known.
    pub fn shows_event(&self, event: EventId) -> bool {
        super::walk::holds(self.mask.as_deref(), event)
    }

    /// Whether a proposed date is shown: an event states it that is.
    pub fn shows(&self, window: &Window) -> bool {
        super::walk::states(self.mask.as_deref(), window)
    }

    /// Tells the problems of a file that could not be read in place of those of the record that is shown:
    /// their lines are not the record's.
    pub(super) fn tell(&mut self, problems: Arc<[Problem]>) {
        self.errors = Problem::errors(&problems);
        self.problems = problems;
        self.troubled = Arc::default();
    }

    /// The milestone that was chosen, else the main one; none in a record without milestones.
    pub fn milestone(&self) -> Option<MilestoneId> {
        Some(self.state.as_ref()?.milestone)
    }

    /// Turns to another milestone.
    pub(super) fn turn_to(&mut self, milestone: MilestoneId) {
        if self.milestone() == Some(milestone) {
            return;
        }
        let (record, windows) = (&self.record, &self.windows);
        let state = StateOfPlay::among(record, &self.statements(), milestone, windows, self.as_of);
        self.state = Some(state);
    }

    /// How many known statements there are of the date of a milestone.
    pub fn stated(&self, milestone: MilestoneId) -> usize {
        let stated = self.state.as_ref().map(|state| &state.stated);
        stated
            .and_then(|stated| stated.get(milestone.index()))
            .copied()
            .unwrap_or(0)
    }

    /// The drift of the milestone that was chosen; none in a record without milestones.
    pub fn drift(&self) -> Option<&Drift> {
        let milestone = self.milestone()?;
        let drift = self.drifts.get(milestone.index())?;
        let (record, day) = (&self.record, self.as_of.day);
        Some(drift.get_or_init(|| Drift::among(record, &self.statements(), milestone, day)))
    }

    /// What was stated of dates by the day.
    fn statements(&self) -> Statements<'_> {
        Statements::among(&self.record, &self.lasting.stating, self.as_of)
    }

    /// The drift as points and lines.
    pub fn plot(&self) -> Option<&Plot> {
        let drift = self.drift()?;
        let plot = self.plots.get(drift.milestone.index())?;
        Some(plot.get_or_init(|| Plot::new(&self.record, drift, &self.windows)))
    }

    /// The statements of the drift that are shown.
    pub fn shown(&self) -> Option<&Shown> {
        let (drift, plot) = (self.drift()?, self.plot()?);
        let shown = self.shown.get(drift.milestone.index())?;
        Some(shown.get_or_init(|| Shown::new(drift, plot, |event| self.shows_event(event))))
    }

    /// The conditions by party.
    pub fn board(&self) -> &Board {
        self.board
            .get_or_init(|| Board::of(&self.record, self.as_of))
    }

    /// The board with only the judgements that are shown.
    pub fn shown_board(&self) -> &Board {
        if self.mask.is_none() {
            return self.board();
        }
        self.shown_board
            .get_or_init(|| self.board().of_events(|event| self.shows_event(event)))
    }

    /// The day that counts as today.
    pub const fn today(&self) -> Day {
        self.as_of.day
    }

    /// What the chart needs of an event.
    pub(super) fn card(&self, id: EventId) -> Option<&Card> {
        self.lasting.cards.get(id.index())
    }

    /// The slot of each event among the lanes by party or kind, found once a load by `slot`; none for lanes
    /// that hang on what is shown.
    pub(super) fn slots(&self, by: LanesBy, slot: impl Fn(&Event) -> u16) -> Option<Arc<[u16]>> {
        let [party, kind] = &self.lasting.slots;
        let slots = match by {
            LanesBy::Party => party,
            LanesBy::Kind => kind,
            LanesBy::Place | LanesBy::Tag | LanesBy::Person | LanesBy::One => return None,
        };
        let found = || self.record.events.iter().map(slot).collect();
        Some(Arc::clone(slots.get_or_init(found)))
    }

    /// The event at a place of the walk, where an event stands there.
    pub fn event_at(&self, at: usize) -> Option<&Event> {
        match self.walk.get(at)? {
            Entry::Event(id) => self.record.event(id),
            Entry::Proposal(_) => None,
        }
    }

    /// The proposal at a place of the walk, where one stands there.
    pub fn proposal_at(&self, at: usize) -> Option<&Window> {
        match self.walk.get(at)? {
            Entry::Event(_) => None,
            Entry::Proposal(i) => self.windows.get(i as usize),
        }
    }

    /// The words for a window, by its place in `windows`.
    pub fn wording(&self, window: usize) -> Option<&words::Proposal> {
        let (wording, window) = (self.wordings.get(window)?, self.windows.get(window)?);
        Some(wording.get_or_init(|| words::Proposal::of(&self.record, window)))
    }

    /// The place of the proposal whose line in the list this is, where the walk leads to it.
    pub(super) fn proposal_named(&self, line: &str) -> Option<usize> {
        let named = |&at: &usize| self.wording_at(at).is_some_and(|p| p.line == line);
        (self.walk.past()..self.walk.len()).find(named)
    }

    /// The words for the proposal at a place of the walk, where one stands there.
    pub fn wording_at(&self, at: usize) -> Option<&words::Proposal> {
        match self.walk.get(at)? {
            Entry::Event(_) => None,
            Entry::Proposal(i) => self.wording(i as usize),
        }
    }

    /// The ids of the events of the walk, in its order.
    pub(super) fn ids(&self) -> impl Iterator<Item = EventId> {
        self.walk.entries().filter_map(|entry| match entry {
            Entry::Event(id) => Some(id),
            Entry::Proposal(_) => None,
        })
    }

    /// The events of the walk, in its order.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.ids().filter_map(|id| self.record.event(id))
    }

    /// How many events are known.
    pub fn known(&self) -> usize {
        if self.as_of.known_only {
            self.until(self.as_of.day)
        } else {
            self.record.events.len()
        }
    }

    /// The nearest day before or after this one on which an event became known.
    pub fn known_beside(&self, day: Day, later: bool) -> Option<Day> {
        let known = &self.lasting.known;
        let at = if later {
            self.until(day)
        } else {
            known.partition_point(|&(d, _)| d < day).checked_sub(1)?
        };
        known.get(at).map(|&(day, _)| day)
    }

    /// The events that became known from one day to another, both included, in the order of those days.
    pub fn became_known(&self, from: Day, to: Day) -> impl ExactSizeIterator<Item = EventId> {
        let known = &self.lasting.known;
        let first = known.partition_point(|&(day, _)| day < from);
        let between = known.get(first..self.until(to)).unwrap_or(&[]);
        between.iter().map(|&(_, id)| id)
    }

    /// What the events that became known after one day and up to another have changed.
    pub fn changed_since(&self, since: Day, until: Day) -> Since {
        Since::of(&self.record, &self.lasting.stating, since, until)
    }

    /// How many events are known by a day.
    fn until(&self, day: Day) -> usize {
        self.lasting.known.partition_point(|&(d, _)| d <= day)
    }

    /// The links that other known events have to this one.
    pub fn linked_from(&self, id: EventId) -> impl Iterator<Item = (Relation, EventId)> {
        let all = self.lasting.linked_from.get(&id);
        let all = all.map_or(&[][..], Vec::as_slice).iter().copied();
        all.filter(|&(_, from)| {
            let from = self.record.event(from);
            from.is_some_and(|event| self.as_of.knows(event))
        })
    }

    /// The problems within the event that begins on this line of the file.
    pub fn problems_of(&self, event: &Event) -> impl Iterator<Item = &Problem> {
        let places = self
            .troubled
            .get(&event.line)
            .map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|&place| self.problems.get(place))
    }
}

/// The places of the problems within an event, by the event's first line.
fn troubled(problems: &[Problem]) -> HashMap<usize, Vec<usize>> {
    let mut troubled: HashMap<usize, Vec<usize>> = HashMap::new();
    for (place, problem) in problems.iter().enumerate() {
        if let Some(line) = problem.event_line {
            troubled.entry(line).or_default().push(place);
        }
    }
    troubled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::load;

    #[test]
    fn a_plan_that_is_past_is_among_the_problems_of_its_event() {
        let loaded = load(
            b"- {date: 2026-05, title: x, status: planned, sources: [https://a.b]}\n\
              - {date: 2027, title: y, status: planned, sources: [https://a.b]}\n",
        );
        let on = |today: &str| Reading::new(&loaded, AsOf::now(Day::parse(today).unwrap()));
        assert!(on("2026-05-31").problems.is_empty());
        let reading = on("2026-06-01");
        assert_eq!(reading.problems.len(), 1);
        let of = |at: usize| {
            let mut problems = reading.problems_of(&reading.record.events[at]);
            problems.next().map(|p| p.code)
        };
        assert_eq!((of(0), of(1)), (Some("outcome-not-recorded"), None));
    }
}
