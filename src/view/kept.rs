//! What stays of a picture: parts that show what they showed before are not drawn again.

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Hit;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::Model;
use crate::app::chart::Chart;
use crate::app::layout::{Layout, View};
use crate::timeline::Viewport;

/// A picture as far as the next one may keep of it.
#[derive(Debug)]
pub(super) struct Kept {
    stage: u64,
    theme: Theme,
    area: Rect,
    view: View,
    viewport: Viewport,
    /// The chart, where its rows tell nothing of the selection.
    chart: Option<Chart>,
    layout: Layout,
    parts: Vec<Part>,
}

/// A part of a picture.
#[derive(Debug)]
struct Part {
    area: Rect,
    /// A hash of what it shows beside what the whole picture depends on.
    shows: u64,
    hits: Vec<Hit>,
}

/// The parts of the last picture that may stay, and those of the one being drawn.
#[derive(Debug, Default)]
pub(super) struct Parts {
    before: std::vec::IntoIter<Part>,
    now: Vec<Part>,
    redrawn: Vec<Rect>,
}

impl Kept {
    /// Whether no more than the selection can have changed since.
    pub(super) fn holds(&self, model: &Model, theme: Theme, area: Rect) -> bool {
        self.stage == model.stage()
            && self.view == model.view()
            && (self.theme, self.area) == (theme, area)
            && self.viewport == *model.viewport()
    }

    /// The chart about what is selected now, where its rows stay as they were.
    pub(super) fn chart(&mut self, model: &Model) -> Option<Chart> {
        let chart = self.chart.take()?;
        (!model.proposes()).then(|| chart.about(model))
    }

    /// The parts for another picture; none where it is laid out in another way.
    pub(super) fn parts(self, layout: &Layout) -> Option<Parts> {
        (self.layout == *layout).then(|| Parts {
            before: self.parts.into_iter(),
            ..Parts::default()
        })
    }
}

impl Parts {
    /// What can be kept of the picture that has been drawn, and the areas in which it has been.
    pub(super) fn finish(
        self,
        model: &Model,
        (theme, area): (Theme, Rect),
        (chart, layout): (Option<Chart>, Layout),
    ) -> (Kept, Vec<Rect>) {
        let kept = Kept {
            stage: model.stage(),
            theme,
            area,
            view: model.view(),
            viewport: model.viewport().clone(),
            chart: chart.filter(|_| !model.proposes()),
            layout,
            parts: self.now,
        };
        (kept, self.redrawn)
    }
}

impl Pen<'_> {
    /// Draws a part of the picture, or leaves it as it is where it shows the same as in the last one. The
    /// parts of a picture do not overlap, and come in one order.
    pub(super) fn part(&mut self, area: Rect, shows: impl Hash, draw: impl FnOnce(&mut Self)) {
        let mut hasher = DefaultHasher::new();
        shows.hash(&mut hasher);
        let shows = hasher.finish();
        if let Some(part) = self.parts.before.next()
            && (part.area, part.shows) == (area, shows)
        {
            self.hits.extend_from_slice(&part.hits);
            self.parts.now.push(part);
            return;
        }
        self.begin(area);
        let first = self.hits.len();
        draw(self);
        let hits = self.hits.get(first..).unwrap_or(&[]).to_vec();
        self.parts.now.push(Part { area, shows, hits });
    }

    /// Empties the area of a part that is drawn in each picture.
    pub(super) fn begin(&mut self, area: Rect) {
        self.parts.redrawn.push(area);
        blank(self.buffer, area);
    }
}

/// Empties an area.
pub(super) fn blank(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        let start = buffer.index_of(area.x, y);
        let row = start..start + usize::from(area.width);
        for cell in buffer.content.get_mut(row).into_iter().flatten() {
            cell.reset();
        }
    }
}
