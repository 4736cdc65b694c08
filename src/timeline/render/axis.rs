//! The ticks, with the labels of the selection and of today.

use std::borrow::Cow;

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

    /// The word for today, ending at its column, or beginning there where a seam would cut it; an arrow at
    /// the edge where today lies beyond.
    fn today_label(&self) -> Option<Label<'_>> {
        let width = self.viewport.width();
        let (cell, text): (_, Cow<'_, str>) = match self.viewport.place(self.today?) {
            Place::At(cell) => {
                let before = cell.saturating_sub(4);
                let mut seams = self.viewport.seams();
                let cut = seams.any(|seam| (before..=cell).contains(&seam));
                let at = if cut { cell } else { before };
                (at, self.today_word.into())
            }
            Place::After => {
                let label = format!("{} {}", self.today_word, self.look.sign("›", ">"));
                (width.saturating_sub(columns(&label)), label.into())
            }
            Place::Before => (
                0,
                format!("{} {}", self.look.sign("‹", "<"), self.today_word).into(),
            ),
        };
        Some(Label::new(cell, text, self.look.today))
    }
}
