//! Where the reader is in the drift view, and how he moves.

use super::Shown;
use super::chart::{self, Axes, NAMES};
use crate::analysis::Drift;
use crate::app::command::Action;
use crate::app::ink::{Ink, Span};
use crate::app::layout::View;
use crate::app::model::{Focus, Model, Popup};
use crate::app::share::Purpose;
use crate::app::walk::Entry;
use crate::app::words;
use crate::app::zoom::stretch;
use crate::day::Day;
use crate::record::{Milestone, MilestoneId, PartyId};
use crate::text::measure;
use crate::timeline::Viewport;

/// Why nothing is selected.
pub(super) const NONE_SHOWN: &str = "no statement matches the filter   F drops it";

/// The columns in which the name of a milestone can be told from another.
const LEGIBLE: usize = 26;

/// Where the reader is among the statements; the event itself is selected in the walk.
#[derive(Clone, Debug, Default)]
pub struct Cursor {
    /// What is in sight; none as long as nobody has moved it.
    pub(in crate::app) viewport: Option<Viewport>,
    /// Which of the selected event's targets is meant.
    pub(in crate::app) target: Option<usize>,
    /// Whose statements `h` and `l` step through.
    pub(in crate::app) party: Option<PartyId>,
    /// The statement that was selected before a click went on to another of its cell.
    clicked: Option<usize>,
}

impl Model {
    /// The statement that is selected: its place in the drift.
    pub fn drift_point(&self) -> Option<usize> {
        let drift = self.reading.drift()?;
        match self.reading.walk.get(self.at)? {
            Entry::Event(id) => {
                let of_event = drift.of_event(id);
                let meant = self.drift.target.and_then(|target| drift.find(id, target));
                let own = || {
                    let party = self.drift.party?;
                    of_event
                        .clone()
                        .find(|&at| drift.points.get(at).is_some_and(|p| p.by.contains(&party)))
                };
                meant.or_else(own).or_else(|| of_event.clone().next())
            }
            Entry::Proposal(_) => {
                let window = self.reading.proposal_at(self.at)?;
                let mut said = window.said.iter().rev();
                let &(event, target) = said.find(|(event, _)| self.reading.shows_event(*event))?;
                drift.find(event, target)
            }
        }
    }

    /// Whose statements are stepped through: the party chosen where it made the selected one, else the
    /// first who did.
    pub fn drift_party(&self) -> Option<PartyId> {
        let drift = self.reading.drift()?;
        let made = |at: usize| drift.points.get(at).map(|p| p.by.as_slice());
        match self.drift_point().and_then(made) {
            Some(by) => self
                .drift
                .party
                .filter(|party| by.contains(party))
                .or(by.first().copied()),
            None => self.drift.party,
        }
    }

    /// Shows the drift view; where nobody has stated a date, says so.
    pub(in crate::app) fn show_drift(&mut self) {
        if self.offers(View::Drift) {
            self.show(View::Drift);
        } else {
            let words = if self.reading.record.milestones.is_empty() {
                "no drift to show: it needs `milestones:`, and `targets:` in events"
            } else {
                "no drift to show: nobody has stated a date (`targets:` in events)"
            };
            self.message = Some(words.to_owned());
        }
    }

    /// Whether the record has what a view shows.
    pub fn offers(&self, view: View) -> bool {
        match view {
            View::Timeline | View::Tall | View::List => true,
            View::Drift => self.has_statements(),
            View::Board => !self.reading.record.conditions.is_empty(),
        }
    }

    fn has_statements(&self) -> bool {
        let state = self.reading.state.as_ref();
        state.is_some_and(|state| state.stated.iter().any(|&n| n > 0))
    }

    /// Opens the menu of milestones.
    pub(in crate::app) fn milestones(&mut self) {
        match self.reading.milestone() {
            None => self.message = Some("the record names no milestones".to_owned()),
            Some(id) => self.popup = Some(Popup::Choice(Purpose::Milestone, id.index())),
        }
    }

    /// The milestones with how often their date was stated; the one in use is marked.
    pub(in crate::app) fn milestone_lines(&self) -> Vec<Vec<Span>> {
        let milestones = &self.reading.record.milestones;
        let stated = |id: u32| match self.reading.stated(MilestoneId(id)) {
            0 => "no date stated".to_owned(),
            n => words::count(n, "statement", "statements"),
        };
        let number = |id: u32| self.reading.stated(MilestoneId(id)).to_string();
        let name = |milestone: &Milestone| milestone.name.shown().to_owned();
        let short = |milestone: &Milestone| milestone.short.shown().to_owned();
        // The frame, the cursor, the sign of the one in use, and a blank at the end.
        let room = usize::from(self.size.0).saturating_sub(6);
        let widest = |texts: &[String]| texts.iter().map(|t| measure::width(t)).max().unwrap_or(0);
        let ids = || (0..).take(milestones.len());
        let (names, shorts): (Vec<String>, Vec<String>) =
            milestones.iter().map(|m| (name(m), short(m))).unzip();
        let (words, numbers): (Vec<String>, Vec<String>) =
            ids().map(|id| (stated(id), number(id))).unzip();
        let left = |texts: &[String]| room.saturating_sub(widest(texts) + 2);
        // Where names would be cut to pieces the short ones stand, and where those would, numbers alone.
        let (names, stated) = if left(&words) >= widest(&names).min(LEGIBLE) {
            (names, words)
        } else if left(&words) >= widest(&shorts) {
            (shorts, words)
        } else {
            (shorts, numbers)
        };
        let columns = widest(&names).min(left(&stated));
        let line = |((name, stated), id): ((&String, String), u32)| {
            let chosen = self.reading.milestone() == Some(MilestoneId(id));
            let name = measure::cut(name, columns);
            vec![
                Span::new(if chosen { "▸ " } else { "  " }, Ink::Accent),
                Span::verbatim(measure::pad_end(&name, columns), Ink::Plain),
                Span::new(format!("  {stated}"), Ink::Muted),
            ]
        };
        names.iter().zip(stated).zip(0..).map(line).collect()
    }

    /// Turns to the milestone at a place of the record's list.
    pub(in crate::app) fn choose_milestone(&mut self, at: usize) {
        let Ok(id) = u32::try_from(at).map(MilestoneId) else {
            return;
        };
        let Some(milestone) = self.reading.record.milestone(id) else {
            return;
        };
        let key = self.key_of(Action::Milestone);
        self.message = Some(format!(
            "milestone: {}   {key} chooses another",
            milestone.name.shown()
        ));
        self.milestone = Some(milestone.key.raw().into());
        self.reading.turn_to(id);
        self.drift = Cursor::default();
        self.fit_chart();
    }

    /// What a command does in the drift view; whether it means something of its own there.
    pub(in crate::app) fn run_in_drift(&mut self, action: Action, count: Option<usize>) -> bool {
        use Action as A;
        let n = count.unwrap_or(1);
        let signed = i32::try_from(n.min(1000)).unwrap_or(1000);
        match action {
            A::PreviousMark | A::PreviousInLane => self.step_point(n, false),
            A::NextMark | A::NextInLane => self.step_point(n, true),
            A::Previous => self.step_party(n, false),
            A::Next => self.step_party(n, true),
            A::HalfBack => self.step_point(5 * n, false),
            A::HalfForward => self.step_point(5 * n, true),
            A::PageBack => self.step_point(10 * n, false),
            A::PageForward => self.step_point(10 * n, true),
            A::First => self.jump_point(n - 1),
            A::Last => self.jump_point(count.map_or(usize::MAX, |n| n - 1)),
            A::Today => self.jump_point(usize::MAX),
            A::ZoomIn => self.zoom_drift(signed),
            A::ZoomOut => self.zoom_drift(-signed),
            A::PanLeft => self.pan_drift(-signed),
            A::PanRight => self.pan_drift(signed),
            A::Whole | A::ZoomEvents => self.whole_drift(),
            A::Centre => self.centre_drift(),
            A::ZoomDay | A::ZoomWeek | A::ZoomMonth | A::ZoomYear | A::ZoomDecade => {
                let (first, last) = stretch(action, self.drift_anchor());
                self.fit_drift(first, last);
            }
            A::Scale => self.message = Some("the drift chart has one scale: linear".to_owned()),
            _ => return false,
        }
        true
    }

    /// The last statement shown up to the selection's day that `is` holds of, else the first one.
    fn nearest(&self, drift: &Drift, shown: &Shown, is: impl Fn(usize) -> bool) -> Option<usize> {
        let day = self.reading.walk.day(self.at)?;
        let index = &shown.index;
        let end = index.rank(drift.points.partition_point(|p| p.said <= day));
        let of = |nth: usize| index.get(nth).filter(|&at| is(at));
        let before = (0..end).rev().find_map(of);
        before.or_else(|| (end..index.len()).find_map(of))
    }

    /// Selects a statement, which selects its event.
    pub(in crate::app) fn select_point(&mut self, at: usize) {
        let Some(drift) = self.reading.drift() else {
            return;
        };
        let Some((event, target, said)) = drift.points.get(at).map(|p| (p.event, p.target, p.said))
        else {
            return;
        };
        let Some(place) = self.reading.walk.find(Entry::Event(event)) else {
            return;
        };
        self.select(place);
        self.drift.target = Some(target);
        if let Some(viewport) = &self.drift.viewport {
            self.drift.viewport = Some(viewport.revealed(said));
        } else if chart::viewport(self).is_some_and(|view| view.cell_of(said).is_none()) {
            self.drift.viewport = chart::viewport(self).map(|view| view.revealed(said));
        }
    }

    /// Steps through the statements of a party that are shown: `h`, `l`.
    pub(in crate::app) fn step_point(&mut self, n: usize, forward: bool) {
        let (Some(drift), Some(shown)) = (self.reading.drift(), self.reading.shown()) else {
            return;
        };
        let party = self.drift_party();
        let own = |at: usize| {
            let by = drift.points.get(at).map(|p| &p.by);
            by.is_some_and(|by| party.is_none_or(|party| by.contains(&party)))
        };
        let Some(here) = self.drift_point() else {
            match self.nearest(drift, shown, own) {
                Some(at) => self.select_point(at),
                None => self.message = Some(NONE_SHOWN.to_owned()),
            }
            return;
        };
        let index = &shown.index;
        let of = |nth: usize| index.get(nth).filter(|&at| own(at));
        let here = index.rank(here);
        let to = if forward {
            (here + 1..index.len()).filter_map(of).take(n).last()
        } else {
            (0..here).rev().filter_map(of).take(n).last()
        };
        let Some(to) = to else {
            let end = if forward { "last" } else { "first" };
            self.message = Some(format!("the {end} one of {}", self.party_name(party)));
            return;
        };
        self.drift.party = party;
        self.select_point(to);
    }

    /// Steps through the parties that have a statement shown: `j`, `k`. The one nearest before the
    /// selection's day is selected.
    pub(in crate::app) fn step_party(&mut self, n: usize, forward: bool) {
        let (Some(drift), Some(shown)) = (self.reading.drift(), self.reading.shown()) else {
            return;
        };
        let parties = &shown.speakers;
        let now = self.drift_party();
        let place = now.and_then(|party| parties.iter().position(|&p| p == party));
        let to = match place {
            None => 0,
            Some(at) if forward => at.saturating_add(n).min(parties.len().saturating_sub(1)),
            Some(at) => at.saturating_sub(n),
        };
        let Some(&party) = parties.get(to) else {
            self.message = Some(NONE_SHOWN.to_owned());
            return;
        };
        if place == Some(to) {
            let end = if forward { "last" } else { "first" };
            let words = format!("{} is the {end} party", self.party_name(now));
            self.message = Some(words);
            return;
        }
        let made = |at: usize| drift.points.get(at).is_some_and(|p| p.by.contains(&party));
        let found = self.nearest(drift, shown, made);
        self.drift.party = Some(party);
        if let Some(at) = found {
            self.select_point(at);
        }
    }

    /// Selects the statement at a place, counted over all parties.
    pub(in crate::app) fn jump_point(&mut self, nth: usize) {
        let Some(index) = self.reading.shown().map(|shown| &shown.index) else {
            return;
        };
        match index.get(nth.min(index.len().saturating_sub(1))) {
            Some(at) => {
                self.remember();
                self.select_point(at);
            }
            None => self.message = Some(NONE_SHOWN.to_owned()),
        }
    }

    /// Selects the statement at a cell of the view, or beside it.
    pub(in crate::app) fn click_point(&mut self, column: u16, row: u16) {
        let main = self.layout().main;
        let at = if chart::is_chart(self) {
            self.point_at(column, row)
        } else {
            let table = super::table(self, main.width.into(), main.height.into());
            let line = usize::from(row).checked_sub(1);
            line.and_then(|line| table.lines.get(line))
                .and_then(|line| line.point)
        };
        if let Some(at) = at {
            let before = self.drift_point();
            self.focus = Focus::View;
            self.select_point(at);
            self.drift.clicked = before;
        }
    }

    /// The first of two clicks was no more than the beginning of a double click: of those that share a cell
    /// the one that was selected is meant.
    pub(in crate::app) fn unclick_point(&mut self) {
        let clicked = self.drift.clicked.take();
        let Some(before) = clicked.filter(|_| self.view == View::Drift && chart::is_chart(self))
        else {
            return;
        };
        let cell = self.cell_of(self.drift_point());
        if cell.is_some() && cell == self.cell_of(Some(before)) {
            self.select_point(before);
        }
    }

    /// The column and the row of a statement in the chart.
    fn cell_of(&self, at: Option<usize>) -> Option<(u16, u16)> {
        let Axes { across, rise } = Axes::of(self)?;
        let (plot, shown) = (self.reading.plot()?, self.reading.shown()?);
        shown.index.cell(&across, &rise, &plot.points, at?)
    }

    /// The statement nearest to a cell of the chart, at most a column and a row away; where it is selected
    /// already, the one before it of those that share its cell.
    fn point_at(&self, column: u16, row: u16) -> Option<usize> {
        let Axes { across, rise } = Axes::of(self)?;
        let (plot, shown) = (self.reading.plot()?, self.reading.shown()?);
        let cell = column.checked_sub(NAMES)?;
        let (points, selected) = (&plot.points, self.drift_point());
        let places = shown.index.places(&across, &rise, points, selected);
        let near = places
            .into_iter()
            .map(|p| (p.row.abs_diff(row), p.cell.abs_diff(cell), p.point));
        let near = near.filter(|&(rows, cells, _)| rows <= 1 && cells <= 1);
        let (.., at) = near.min()?;
        if Some(at) == selected {
            return shown.index.previous_in_cell(&across, &rise, points, at);
        }
        Some(at)
    }

    /// Zooms the days on which statements were made.
    pub(in crate::app) fn zoom_drift(&mut self, n: i32) {
        let Some(view) = chart::viewport(self) else {
            return;
        };
        let next = view.zoomed(n, self.drift_anchor());
        if next == view {
            let end = if n > 0 { "finest" } else { "coarsest" };
            self.message = Some(format!("this is the {end} step"));
        }
        self.drift.viewport = Some(next);
    }

    /// Moves the days in sight.
    pub(in crate::app) fn pan_drift(&mut self, n: i32) {
        let (Some(view), Some(drift)) = (chart::viewport(self), self.reading.drift()) else {
            return;
        };
        let next = view.panned_by_ticks(n);
        let (first, last) = chart::whole(&self.reading, drift);
        let beyond = next
            .days()
            .is_none_or(|(from, to)| from > last || to < first);
        if beyond {
            self.message = Some("nothing lies beyond".to_owned());
        } else {
            self.drift.viewport = Some(next);
        }
    }

    /// Shows the days from one to another.
    pub(in crate::app) fn fit_drift(&mut self, first: Day, last: Day) {
        if let Some(view) = chart::viewport(self) {
            self.remember();
            self.drift.viewport = Some(Viewport::fit(first, last, view.width()));
        }
    }

    /// The whole drift.
    pub(in crate::app) fn whole_drift(&mut self) {
        if let Some(drift) = self.reading.drift() {
            let (first, last) = chart::whole(&self.reading, drift);
            self.fit_drift(first, last);
        }
    }

    /// Puts the selection's day in the middle.
    pub(in crate::app) fn centre_drift(&mut self) {
        if let Some(view) = chart::viewport(self) {
            self.remember();
            let anchor = self.drift_anchor();
            let view = Viewport::centred(view.scale().clone(), anchor, view.width());
            self.drift.viewport = Some(view);
        }
    }

    /// The day about which is zoomed: that of the selected statement, else the selection's, which may
    /// be a day that is still to come.
    pub(in crate::app) fn drift_anchor(&self) -> Day {
        let drift = self.reading.drift();
        let said = self
            .drift_point()
            .and_then(|at| drift.and_then(|d| d.points.get(at)))
            .map(|p| p.said);
        let today = self.reading.today();
        said.or_else(|| self.reading.walk.day(self.at))
            .unwrap_or(today)
            .min(today)
    }

    /// The status of the selected statement: whose, which one it is, and which of those in its cell.
    pub(in crate::app) fn drift_position(&self) -> Option<(String, String)> {
        let index = &self.reading.shown()?.index;
        let name = self.party_name(self.drift_party());
        let Some(at) = self.drift_point() else {
            return Some((name, words::count(index.len(), "point", "points")));
        };
        let mut words = format!("point {} of {}", index.rank(at) + 1, index.len());
        let axes = Axes::of(self).filter(|_| chart::is_chart(self));
        if let Some((nth, of)) = axes.and_then(|axes| chart::position(self, &axes)) {
            words.push_str(&format!("  {nth} of {of} here"));
        }
        Some((name, words))
    }

    fn party_name(&self, party: Option<PartyId>) -> String {
        party
            .and_then(|party| self.reading.record.party(party))
            .map_or_else(String::new, |p| p.name.shown().to_owned())
    }
}
