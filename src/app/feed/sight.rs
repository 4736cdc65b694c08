//! What a reader has seen of the feed: the next picture of it moves no further than it must.

use super::{Feed, Period, Row};
use crate::app::walk::{Entry, Walk};

/// The feed as it was drawn last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// What was selected.
    selected: Option<Entry>,
    /// The period by which headings divided it.
    period: Period,
    /// Each entry with the row of its first line, from the top.
    rows: Vec<(Entry, usize)>,
}

/// Where a selection was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The row of its first line; 0 before the first of what was seen and the largest number behind the
    /// last, where it was next to them.
    pub row: usize,
    /// The finest period by which headings may divide the feed now: as long as the same is selected, that
    /// by which they did.
    pub finest: Period,
}

impl Sight {
    /// What is in sight of a feed, with what is selected.
    pub fn of(feed: &Feed, walk: &Walk, selected: usize) -> Self {
        let entry = |(row, it): (usize, &Row)| match it {
            Row::Entry { at, line: 0, .. } => Some((walk.get(*at)?, row)),
            _ => None,
        };
        Self {
            selected: walk.get(selected),
            period: feed.period,
            rows: feed.rows.iter().enumerate().filter_map(entry).collect(),
        }
    }

    /// Where a place was seen; none where it was not even next to what was.
    pub fn seen(&self, walk: &Walk, at: usize) -> Option<Seen> {
        let row = |at: Option<usize>| {
            let entry = walk.get(at?)?;
            let (_, row) = self.rows.iter().find(|(seen, _)| *seen == entry)?;
            Some(*row)
        };
        let row = row(Some(at))
            .or_else(|| row(at.checked_add(1)).map(|_| 0))
            .or_else(|| row(at.checked_sub(1)).map(|_| usize::MAX))?;
        let finest = if walk.get(at) == self.selected {
            self.period
        } else {
            Period::Month
        };
        Some(Seen { row, finest })
    }

    /// Follows entries to where they stand in another reading; those for which there is nothing are forgotten.
    pub fn follow(&mut self, mut to: impl FnMut(&mut Entry) -> bool) {
        self.rows.retain_mut(|(entry, _)| to(entry));
        self.selected = None;
    }
}
