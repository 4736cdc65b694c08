//! The ticks, with the labels of the selection and of today.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Plot;
use crate::timeline::axis::{self, Label};
use crate::timeline::cells::{self, columns};
use crate::timeline::tick::Rows;
use crate::timeline::viewport::Place;

impl Plot<'_> {
    /// Draws the ticks: in two rows where the area has them, in one else. The selection's label and
    /// today's, which stand in the lower of two rows, push others aside.
    pub fn render_axis(&self, area: Rect, buffer: &mut Buffer) {
        if area.height == 0 || area.width <= self.names {
            return;
        }
        let ticks = Rect {
            x: area.x + self.names,
            width: area.width - self.names,
            ..area
        };
        let labels = (axis::rows(ticks) == Rows::Two).then(|| {
            let (sign, style) = (self.look.sign("▾", "v"), self.look.accent);
            let selection = self.selection.as_ref();
            let selected = selection.and_then(|s| axis::selected(self.viewport, s, sign, style));
            selected.into_iter().chain(self.today_label())
        });
        let labels = labels.into_iter().flatten();
        axis::draw(self.viewport, &self.look, labels, ticks, buffer);
        for seam in self.viewport.seams() {
            for y in ticks.y..ticks.y + ticks.height.min(2) {
                let sign = self.seam();
                cells::write(buffer, ticks.x + seam, y, sign, 1, self.look.faint);
            }
        }
    }

    /// The word for today at its column; an arrow at the edge where today lies beyond.
    fn today_label(&self) -> Option<Label<'_>> {
        let (word, style) = (self.today_word, self.look.today);
        Some(match self.viewport.place(self.today?) {
            Place::At(cell) => Label::name_of(self.viewport, cell, word, style),
            Place::After => {
                let label = format!("{word} {}", self.look.sign("›", ">"));
                let cell = self.viewport.width().saturating_sub(columns(&label));
                Label::new(cell, label, style)
            }
            Place::Before => Label::new(0, format!("{} {word}", self.look.sign("‹", "<")), style),
        })
    }
}
