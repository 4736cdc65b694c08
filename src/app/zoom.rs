//! The scale of the chart.

use super::command::Action;
use super::model::Model;
use crate::day::Day;
use crate::timeline::{Scale, Unit, Viewport};

impl Model {
    /// The day about which the chart zooms: the selection's.
    fn anchor(&self) -> Day {
        self.reading
            .walk
            .day(self.at)
            .unwrap_or(self.reading.today())
    }

    pub(super) fn zoom(&mut self, n: usize, finer: bool) {
        let n = i32::try_from(n.min(100)).unwrap_or(100);
        let next = self
            .viewport
            .zoomed(if finer { n } else { -n }, self.anchor());
        if next == self.viewport {
            let end = if finer { "finest" } else { "coarsest" };
            self.message = Some(format!("this is the {end} step"));
        }
        self.pristine = false;
        self.viewport = next;
    }

    /// Centres the selection; where it is already there, fits its own span.
    pub(super) fn centre(&mut self) {
        let anchor = self.anchor();
        let centred =
            Viewport::centred(self.viewport.scale().clone(), anchor, self.viewport.width());
        self.remember();
        self.pristine = false;
        if centred == self.viewport {
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

    pub(super) fn whole_record(&mut self) {
        let (first, last) = self.whole();
        self.remember();
        self.pristine = false;
        self.viewport = self.viewport.fitted(first, last);
    }

    pub(super) fn zoom_to(&mut self, action: Action) {
        let day = self.anchor();
        let unit = |unit: Unit| (unit.start_of(day), unit.end_of(day));
        let (first, last) = match action {
            Action::ZoomDay => (day, day),
            Action::ZoomWeek => (day.plus_days(-3), day.plus_days(3)),
            Action::ZoomMonth => unit(Unit::Month),
            Action::ZoomYear => unit(Unit::Year),
            _ => unit(Unit::Decade),
        };
        self.remember();
        self.pristine = false;
        self.viewport = Viewport::fit(first, last, self.viewport.width());
    }

    /// Split to linear and back, at the same step about the selection.
    pub(super) fn next_scale(&mut self) {
        let anchor = self.anchor();
        let step = self.viewport.scale().step();
        let opening = self.opening();
        let next = if self.viewport.scale().is_split() {
            Scale::linear(step)
        } else if opening.scale().is_split() {
            opening.scale().with_step(step)
        } else {
            let words = "no date lies ahead: there is nothing to split off";
            self.message = Some(words.to_owned());
            return;
        };
        let split = next.is_split();
        self.remember();
        self.pristine = false;
        self.viewport = self.viewport.rescaled(next, anchor);
        let words = if split {
            "split: the years ahead are coarser"
        } else {
            "linear: one step for all"
        };
        self.message = Some(format!("scale {words}   x turns it back"));
    }
}
