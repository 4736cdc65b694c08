//! The tall chart: lanes as rails, headlines at their place in time, and below them the proposed dates.
//!
//! ```text
//!  Northbank  ▫9─◦2─▫2────▪2─▫6─▫4─▪─────▫9──────────╎            rails
//!  both       ──◊──▪──▪6──✚──▪2─────▾────▪2──────────╎
//!              ▫ No five-year deadline               ╎            a staircase of headlines
//!                     ❖ The contract is signed       ╎
//!                                   ◊ Talks end without a date
//!  Proposed   ── 4 more ─────────────────────────────╎───────     a table with bars
//!  Northbank  opening   by 2030   ×7  14 May 2026    ╎◂─────┤
//! ```

mod table;
pub(super) mod weight;

use super::chart::{self, lane_row};
use super::layout::Layout;
use super::model::Model;
use crate::timeline::headline::{self, Label, Words};
use crate::timeline::{Row, Selection};
use table::Table;

/// From so many rows on, headlines stand under their own lane.
const LANED: u16 = 40;

/// How many of a bin are looked at for a headline.
const EACH: usize = 12;

/// A part of the tall chart, from the left to the right of it.
#[derive(Clone, Debug)]
pub enum Part {
    /// Rows of the chart: rails, or proposed dates.
    Rows(Vec<Row>),
    /// All lanes as one row of blocks: for the smallest screens.
    Spark(Vec<Row>),
    /// Headlines.
    Labels(Vec<Label>),
}

/// The tall chart as it is to be drawn.
#[derive(Clone, Debug)]
pub struct Tall {
    /// Its parts from the top, and the rows that each takes.
    pub parts: Vec<(u16, Part)>,
    /// What is selected.
    pub selection: Option<Selection>,
}

impl Tall {
    /// The tall chart of a model, as high as its place in the layout.
    pub fn new(model: &Model, layout: &Layout) -> Self {
        let maker = Maker {
            model,
            width: layout.chart_columns(),
            height: layout.lanes.height,
            selected: model.selected_item(),
        };
        let parts = if layout.spark {
            maker.small()
        } else if maker.height < LANED {
            maker.staircase()
        } else {
            maker.by_lane()
        };
        Self {
            parts,
            selection: chart::chart(model).selection,
        }
    }

    /// The item whose headline stands in a row of the chart, if one does there.
    pub fn item_at(&self, cell: u16, row: u16) -> Option<usize> {
        let mut top = 0;
        for (height, part) in &self.parts {
            if let (Part::Labels(labels), Some(row)) = (part, row.checked_sub(top))
                && row < *height
            {
                let here = |l: &&Label| l.rows().contains(&row) && l.cells().contains(&cell);
                return labels.iter().find(here).map(|label| label.item);
            }
            top += height;
        }
        None
    }
}

struct Maker<'a> {
    model: &'a Model,
    width: u16,
    height: u16,
    selected: Option<usize>,
}

impl Maker<'_> {
    fn small(&self) -> Vec<(u16, Part)> {
        let rest = self.height.saturating_sub(1);
        vec![
            (1.min(self.height), Part::Spark(chart::rows(self.model))),
            (rest, self.labels(None, rest, self.selected)),
        ]
    }

    fn staircase(&self) -> Vec<(u16, Part)> {
        let mut rails = self.rails();
        rails.truncate(usize::from((self.height / 3).max(1)));
        let rest = self.height - rows(rails.len()).min(self.height);
        let named = rows(self.in_sight());
        let room = (rest * 2 / 5).max(rest.saturating_sub(named));
        let table = self.table().rows(room);
        let between = rest - rows(table.len()).min(rest);
        vec![
            (rows(rails.len()), Part::Rows(rails)),
            (between, self.labels(None, between, self.selected)),
            (rows(table.len()), Part::Rows(table)),
        ]
    }

    fn by_lane(&self) -> Vec<(u16, Part)> {
        let mut rails = self.rails();
        rails.truncate(usize::from(self.height / 4));
        let rest = self.height - rows(rails.len());
        let table = self.table().rows(rest / 4);
        let mut heights = self.shares(rails.len(), rest - rows(table.len()).min(rest));
        let host = self.host(&mut heights);
        let mut parts = Vec::new();
        for ((lane, rail), height) in (0..).zip(rails).zip(heights) {
            parts.push((1, Part::Rows(vec![rail])));
            let selected = self.selected.filter(|_| host == lane);
            parts.push((height, self.labels(Some(lane), height, selected)));
        }
        parts.push((rows(table.len()), Part::Rows(table)));
        parts
    }

    fn rails(&self) -> Vec<Row> {
        (0..)
            .zip(&self.model.lanes.lanes)
            .map(|(place, lane)| Row {
                rail: true,
                ..lane_row(place, lane)
            })
            .collect()
    }

    const fn table(&self) -> Table<'_> {
        Table { model: self.model }
    }

    /// How many events begin in sight.
    fn in_sight(&self) -> usize {
        let days = self.model.viewport.days();
        days.map_or(0, |(from, to)| self.model.index.begun(from, to).len())
    }

    /// The lane under which the selection's headline stands: its own, or where that is hidden or has no
    /// row for headlines another, which gets one if need be.
    fn host(&self, heights: &mut [u16]) -> u16 {
        let item = self.selected.and_then(|item| self.model.index.item(item));
        let own = item.map(|item| item.lane);
        let has = |lane: &u16| heights.get(usize::from(*lane)).is_some_and(|&h| h > 0);
        let lanes = 0..rows(heights.len());
        let found = own.filter(has).or_else(|| lanes.clone().find(has));
        if found.is_none()
            && let Some(height) = heights.first_mut()
        {
            *height = 1;
        }
        found.unwrap_or(0)
    }

    /// The rows for headlines under each lane, by how much the lane has in sight.
    fn shares(&self, lanes: usize, most: u16) -> Vec<u16> {
        let Some((from, to)) = self.model.viewport.days() else {
            return vec![0; lanes];
        };
        let count = |lane: usize| {
            let lane = u16::try_from(lane).unwrap_or(u16::MAX);
            self.model.index.begun_in_lane(lane, from, to)
        };
        let has: Vec<usize> = (0..lanes).map(count).collect();
        let mut shares = vec![0_u16; lanes];
        for _ in 0..most {
            let want = |(lane, share): (usize, &u16)| {
                let own = has.get(lane).copied().unwrap_or(0);
                let left = own > usize::from(*share);
                // In whole numbers, so that the picture is the same everywhere.
                left.then(|| (own * 1_000 / (usize::from(*share) * 2 + 1), lane))
            };
            let next = shares
                .iter()
                .enumerate()
                .filter_map(want)
                .max_by_key(|w| w.0);
            let Some((_, lane)) = next else { break };
            if let Some(share) = shares.get_mut(lane) {
                *share += 1;
            }
        }
        shares
    }

    fn labels(&self, lane: Option<u16>, height: u16, selected: Option<usize>) -> Part {
        let index = &self.model.index;
        let view = &self.model.viewport;
        let shown: Vec<u16> = match lane {
            Some(lane) => vec![lane],
            None if self.model.lanes.hidden.is_empty() => Vec::new(),
            None => (0..).zip(&self.model.lanes.lanes).map(|(n, _)| n).collect(),
        };
        let found = headline::candidates(view, index, &shown, selected, EACH);
        let words = |item| self.words(item);
        let size = (self.width, height);
        Part::Labels(match lane {
            _ if height == 0 => Vec::new(),
            None => headline::staircase(&found, selected, size, words),
            Some(_) => headline::packed(&found, selected, size, words),
        })
    }

    /// The headline of an item, with the sign of its doubt.
    fn words(&self, item: usize) -> Words {
        let reading = &self.model.reading;
        let Some(event) = reading.event_at(reading.walk.event(item)) else {
            return Words::default();
        };
        let extent = event.date.extent();
        let doubt = match (extent.approximate, extent.uncertain) {
            (_, true) => "?",
            (true, false) => "~",
            (false, false) => "",
        };
        let said = |text: &str| format!("{doubt}{text}");
        Words {
            title: said(event.title.shown()),
            short: event
                .short
                .as_ref()
                .map_or_else(String::new, |s| said(s.shown())),
        }
    }
}

fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
