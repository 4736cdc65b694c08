//! Moving by the marks of the chart: over all lanes that are shown, and within one.

use super::chart;
use super::command::Action;
use super::model::Model;
use super::walk::Entry;
use crate::day::Day;

impl Model {
    /// Selects the first event of the next or previous mark, a bin of the calendar over the lanes that
    /// are shown, or the proposal that comes first. `Backspace` comes back.
    pub(super) fn step_mark(&mut self, n: usize, forward: bool) {
        let start = self.at;
        let mut at = start;
        for _ in 0..n {
            let next = if forward {
                self.next_mark(at)
            } else {
                self.previous_mark(at)
            };
            let Some(next) = next else {
                let end = if forward { "last" } else { "first" };
                self.message = Some(format!("the {end} mark"));
                break;
            };
            at = next;
        }
        if at != start {
            self.jump(at);
        }
    }

    /// Selects the next or previous event in the same lane. `Backspace` comes back.
    pub(super) fn step_in_lane(&mut self, n: usize, forward: bool) {
        let Some(Entry::Event(event)) = self.reading.walk.get(self.at) else {
            self.step(1, forward);
            return;
        };
        let lane = self.lanes.of(event);
        if self.lanes.hides(lane) {
            let key = self.key_of(Action::AllLanes);
            self.message = Some(format!("its lane is hidden   {key} shows all lanes"));
            return;
        }
        let mut place = chart::item_of(self, self.at);
        for _ in 0..n {
            let next = if forward {
                self.index.next_in_lane(place)
            } else {
                self.index.previous_in_lane(place)
            };
            let Some(next) = next else {
                let end = if forward { "last" } else { "first" };
                self.message = Some(format!("the {end} one in its lane"));
                break;
            };
            place = next;
        }
        let at = self.reading.walk.event(place);
        if at != self.at {
            self.jump(at);
        }
    }

    /// The first and the last day of the bin at a cell of the chart.
    pub(super) fn bin_at(&self, cell: u16) -> Option<(Day, Day)> {
        let (day, last) = self.viewport.days_at(cell)?;
        let (from, to) = self.viewport.bin_of(day);
        Some((from, to.max(last)))
    }

    /// The first event of the mark at a cell of a lane: its place in the index, and how many there are.
    pub(super) fn mark_at(&self, cell: u16, lane: u16) -> Option<(usize, usize)> {
        let (from, to) = self.bin_at(cell)?;
        let found = self.index.summary(lane, from, to, false)?;
        Some((found.first, found.count))
    }

    /// The first event that shows in the bin at a cell: its place in the index.
    pub(super) fn first_at(&self, cell: u16) -> Option<usize> {
        let (from, to) = self.bin_at(cell)?;
        let bin = self.index.begun(from, to);
        self.shown_from(bin.start)
            .filter(|place| bin.contains(place))
    }

    fn next_mark(&self, at: usize) -> Option<usize> {
        let walk = &self.reading.walk;
        let from = match walk.get(at)? {
            Entry::Event(_) => {
                let (_, last) = self.viewport.bin_of(walk.day(at)?);
                self.index.begun(Day::MIN, last).end
            }
            Entry::Proposal(_) => at - walk.proposals_before(at),
        };
        let event = self.shown_from(from).map(|place| walk.event(place));
        event.into_iter().chain(walk.proposal_after(at)).min()
    }

    fn previous_mark(&self, at: usize) -> Option<usize> {
        let walk = &self.reading.walk;
        let before = match walk.get(at)? {
            Entry::Event(_) => {
                let (first, _) = self.viewport.bin_of(walk.day(at)?);
                self.index.begun(first, Day::MAX).start
            }
            Entry::Proposal(_) => at - walk.proposals_before(at),
        };
        let proposal = walk.proposal_before(at);
        let Some(last) = self.shown_before(before) else {
            return proposal;
        };
        if proposal.is_some_and(|proposal| proposal > walk.event(last)) {
            return proposal;
        }
        let (first, _) = self.viewport.bin_of(self.index.item(last)?.first);
        let start = self.index.begun(first, Day::MAX).start;
        self.shown_from(start).map(|place| walk.event(place))
    }

    fn shown_lanes(&self) -> impl Iterator<Item = u16> {
        (0..).zip(&self.lanes.lanes).map(|(number, _)| number)
    }

    /// The first item at a place of the index or after it whose lane is shown.
    fn shown_from(&self, place: usize) -> Option<usize> {
        let in_lane = |lane| self.index.from_in_lane(lane, place);
        self.shown_lanes().filter_map(in_lane).min()
    }

    /// The last item before a place of the index whose lane is shown.
    fn shown_before(&self, place: usize) -> Option<usize> {
        let in_lane = |lane| self.index.before_place_in_lane(lane, place);
        self.shown_lanes().filter_map(in_lane).max()
    }
}
