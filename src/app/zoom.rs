//! The scale of the chart.

use super::command::Action;
use super::model::{Model, Run};
use crate::day::Day;
use crate::timeline::{Scale, Unit, Viewport, density};

impl Model {
    /// The day about which the chart zooms: the selection's.
    pub(super) fn anchor(&self) -> Day {
        self.reading
            .walk
            .day(self.at)
            .unwrap_or(self.reading.today())
    }

    pub(super) fn zoom(&mut self, n: usize, finer: bool) {
        let n = i32::try_from(n.min(100)).unwrap_or(100);
        let n = if finer { n } else { -n };
        let next = self.viewport.zoomed_within(n, self.anchor(), self.whole());
        if next == self.viewport {
            self.message = Some(last_step(finer));
        }
        self.pristine = false;
        self.viewport = next;
    }

    /// Zooms about the day at a cell of the chart, a run of it as one move.
    pub(super) fn zoom_at(&mut self, cell: u16, finer: bool) {
        // A column holds many days: the one that was zoomed about stays the same one.
        let same = |day: &Day| self.viewport.cell_of(*day) == Some(cell);
        let anchor = self.viewport.anchor().filter(same);
        let day = anchor.or_else(|| self.viewport.days_at(cell).map(|(first, _)| first));
        let Some(day) = day else { return };
        let n = if finer { 1 } else { -1 };
        let next = self.viewport.zoomed_within(n, day, self.whole());
        if next == self.viewport {
            self.message = Some(last_step(finer));
            return;
        }
        if self.run != Some(Run::Zoom) {
            self.remember();
        }
        self.run = Some(Run::Zoom);
        self.look_at(next, day > self.anchor());
    }

    /// Shows the days from one to another, on a scale of one step.
    pub(super) fn zoom_to_days(&mut self, first: Day, last: Day) {
        self.remember();
        let next = Viewport::fit(first, last, self.viewport.width());
        self.look_at(next, first > self.anchor());
    }

    /// Centres the selection; where it is already there, fits its own span.
    pub(super) fn centre(&mut self) {
        let anchor = self.anchor();
        let centred =
            Viewport::centred(self.viewport.scale().clone(), anchor, self.viewport.width());
        self.remember();
        self.pristine = false;
        let columns = self.viewport.cells_of(anchor, anchor).len();
        if columns > 1 && columns * 2 > usize::from(self.viewport.width()) {
            // Nothing is gained by less of it: a day as wide as this stays.
            self.viewport = centred;
        } else if centred == self.viewport {
            let extent = match (
                self.reading.event_at(self.at),
                self.reading.proposal_at(self.at),
            ) {
                (Some(event), _) => Some(*event.date.extent()),
                (_, Some(window)) => Some(*window.extent()),
                _ => None,
            };
            if let Some(extent) = extent {
                let (first, last) = (extent.first_day(), extent.last_day());
                self.viewport = self
                    .viewport
                    .fitted(first.plus_days(-15), last.plus_days(15));
            }
        } else {
            self.viewport = centred;
        }
    }

    /// Shows all of it: on zones by density anew, else at the finest step at which it fits.
    pub(super) fn whole_record(&mut self) {
        let (first, last) = self.whole();
        self.remember();
        self.pristine = false;
        self.viewport = match self.stepped(self.viewport.width()) {
            Some(view) if self.viewport.scale().is_stepped() => view,
            _ => self.viewport.fitted(first, last),
        };
    }

    /// Shows the events that are walked through, at the finest step at which they fit.
    pub(super) fn fit_events(&mut self) {
        let walk = &self.reading.walk;
        let day = |at: usize| self.reading.event_at(at).and_then(|_| walk.day(at));
        let first = (0..walk.len()).find_map(day);
        let last = (0..walk.len()).rev().find_map(day);
        let (Some(first), Some(last)) = (first, last) else {
            self.message = Some("no event to fit".to_owned());
            return;
        };
        self.remember();
        self.pristine = false;
        self.viewport = Viewport::fit(first, last, self.viewport.width());
        self.keep_in_sight(false);
    }

    /// The whole record on zones by density, where it gains by them.
    pub(super) fn stepped(&self, width: u16) -> Option<Viewport> {
        let (first, last) = self.whole();
        let scale = density::stepped(&self.index, first, last, width)?;
        Some(Viewport::new(scale, first, width))
    }

    pub(super) fn zoom_to(&mut self, action: Action) {
        let (first, last) = stretch(action, self.anchor());
        self.remember();
        self.pristine = false;
        self.viewport = Viewport::fit(first, last, self.viewport.width());
    }

    /// From split to linear at the same step about the selection, from there to zones by density, and
    /// back to the split scale of the first picture; what a record has no use for is left out.
    pub(super) fn next_scale(&mut self) {
        let anchor = self.anchor();
        let scale = self.viewport.scale();
        let opening = self.opening();
        let stepped = || self.stepped(self.viewport.width());
        let split = || {
            let split = opening.scale();
            split.is_split().then(|| {
                if scale.is_stepped() {
                    opening.revealed(anchor)
                } else {
                    let same = split.with_step(scale.step());
                    self.viewport.rescaled(same, anchor)
                }
            })
        };
        let next = if scale.is_split() {
            Some(self.viewport.rescaled(Scale::linear(scale.step()), anchor))
        } else if scale.is_stepped() {
            split().or_else(|| {
                let (first, last) = self.whole();
                Some(Viewport::fit(first, last, self.viewport.width()))
            })
        } else {
            stepped().or_else(split)
        };
        let Some(next) = next else {
            let words =
                "no date lies ahead and no years are denser than others: one step suits all";
            self.message = Some(words.to_owned());
            return;
        };
        let words = if next.scale().is_split() {
            "split: the years ahead are coarser"
        } else if next.scale().is_stepped() {
            "stepped: full years are wider than empty ones"
        } else {
            "linear: one step for all"
        };
        let key = self.key_of(Action::Scale);
        self.message = Some(format!("scale {words}   {key}: the next scale"));
        self.remember();
        self.pristine = false;
        self.viewport = next;
    }
}

/// That there is no step beyond this one.
fn last_step(finer: bool) -> String {
    let why = if finer {
        "this is the finest step"
    } else {
        "this is the whole record"
    };
    why.to_owned()
}

/// The days around one that a command of the zoom menu shows.
pub(super) fn stretch(action: Action, day: Day) -> (Day, Day) {
    let unit = |unit: Unit| (unit.start_of(day), unit.end_of(day));
    match action {
        Action::ZoomDay => (day, day),
        Action::ZoomWeek => (day.plus_days(-3), day.plus_days(3)),
        Action::ZoomMonth => unit(Unit::Month),
        Action::ZoomYear => unit(Unit::Year),
        _ => unit(Unit::Decade),
    }
}
