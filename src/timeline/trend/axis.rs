//! The ticks under the chart, with the selection's day, today, and how much lies beyond the edges.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Trend;
use crate::timeline::axis::{self, Label};
use crate::timeline::cells::columns;
use crate::timeline::viewport::Place;

impl Trend<'_> {
    /// Draws the ticks in as many rows as the area has, at most two.
    pub(super) fn axis(&self, area: Rect, buffer: &mut Buffer) {
        let look = &self.look;
        let sight = self.across.days();
        let (before, after) = sight.map_or((0, 0), |sight| self.index.beyond(sight));
        let before = (before > 0).then(|| {
            let text = format!("{}{before}", look.sign("‹", "<"));
            Label::new(0, text, look.muted)
        });
        let after = (after > 0).then(|| {
            let text = format!("{after}{}", look.sign("›", ">"));
            let cell = area.width.saturating_sub(columns(&text));
            Label::new(cell, text, look.muted)
        });
        let sign = look.sign("▴", "^");
        let selection = self.selection.as_ref();
        let selected = selection.and_then(|s| axis::selected(self.across, s, sign, look.accent));
        let until = match self.across.place(self.until) {
            Place::At(cell) => {
                let name = self.until_name;
                Some(Label::name_of(self.across, cell, name, look.today))
            }
            Place::Before | Place::After => None,
        };
        let labels = [before, after, selected, until].into_iter().flatten();
        axis::draw(self.across, look, labels, area, buffer);
    }
}
