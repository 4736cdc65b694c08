//! What stays of a picture: parts that show what they showed before are not drawn again.

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::layout::Rect;

use super::Hit;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::Model;
use crate::app::chart::Chart;
use crate::app::layout::Layout;
use crate::timeline::Viewport;

/// What two pictures share where no more than the selection lies between them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Frame {
    stage: u64,
    viewport: Viewport,
    theme: Theme,
    area: Rect,
}

impl Frame {
    pub(super) fn of(model: &Model, theme: Theme, area: Rect) -> Self {
        Self {
            stage: model.stage(),
            viewport: model.viewport().clone(),
            theme,
            area,
        }
    }
}

/// A picture as far as the next one may keep of it.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) frame: Frame,
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
    /// Where has been drawn; none where nothing stays.
    redrawn: Option<Vec<Rect>>,
}

impl Kept {
    /// The chart about what is selected now, where its rows stay as they were.
    pub(super) fn chart(&mut self, model: &Model) -> Option<Chart> {
        let chart = self.chart.take()?;
        (!model.proposes()).then(|| chart.about(model))
    }

    /// The parts for another picture; none stays where it is laid out in another way.
    pub(super) fn parts(self, layout: &Layout) -> Parts {
        if self.layout != *layout {
            return Parts::default();
        }
        Parts {
            before: self.parts.into_iter(),
            now: Vec::new(),
            redrawn: Some(Vec::new()),
        }
    }
}

impl Parts {
    /// Whether the picture is drawn on nothing.
    pub(super) const fn are_new(&self) -> bool {
        self.redrawn.is_none()
    }

    /// What can be kept of the picture that has been drawn, and where it has been; none for everywhere.
    pub(super) fn finish(
        self,
        frame: Frame,
        chart: Option<Chart>,
        layout: Layout,
    ) -> (Kept, Option<Vec<Rect>>) {
        let kept = Kept {
            frame,
            chart,
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
        if let Some(redrawn) = &mut self.parts.redrawn {
            redrawn.push(area);
            self.blank(area);
        }
    }
}
