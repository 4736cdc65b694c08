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
    /// The number of rows that it had.
    height: usize,
    /// What is selected next does not move the list.
    still: bool,
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
    /// Whether it stays on its row however near that is to an edge.
    pub still: bool,
}

impl Sight {
    /// What is in sight of a feed of so many rows, with what is selected.
    pub fn of(feed: &Feed, height: usize, walk: &Walk, selected: usize) -> Self {
        let entry = |(row, it): (usize, &Row)| match it {
            Row::Entry { at, line: 0, .. } => Some((walk.get(*at)?, row)),
            _ => None,
        };
        Self {
            selected: walk.get(selected),
            period: feed.period,
            rows: feed.rows.iter().enumerate().filter_map(entry).collect(),
            height,
            still: false,
        }
    }

    /// The first and the last entry in sight, and how many there are.
    pub fn reach(&self) -> Option<(Entry, Entry, usize)> {
        let (first, last) = (self.rows.first()?, self.rows.last()?);
        Some((first.0, last.0, self.rows.len()))
    }

    /// Has what is selected next stay where it is: a pointer may be over it.
    pub fn hold(&mut self) {
        self.still = true;
    }

    /// The row on which an entry was seen.
    pub fn row(&self, entry: Entry) -> Option<usize> {
        let (_, row) = self.rows.iter().find(|(seen, _)| *seen == entry)?;
        Some(*row)
    }

    /// Has an entry stand on a row, as if it had been seen there.
    pub fn stand(&mut self, entry: Entry, row: usize) {
        self.rows = vec![(entry, row)];
    }

    /// Where a place was seen, for a feed of so many rows; none where it was not even next to what was.
    pub fn seen(&self, height: usize, walk: &Walk, at: usize) -> Option<Seen> {
        let row = |at: Option<usize>| self.row(walk.get(at?)?);
        let row = row(Some(at))
            .or_else(|| row(at.checked_add(1)).map(|_| 0))
            .or_else(|| row(at.checked_sub(1)).map(|_| usize::MAX))?;
        // The same picture again is the same.
        let same = walk.get(at) == self.selected && height == self.height;
        Some(Seen {
            row,
            finest: if same { self.period } else { Period::Month },
            still: same || self.still,
        })
    }

    /// Follows entries to where they stand in another reading; those for which there is nothing are forgotten.
    pub fn follow(&mut self, mut to: impl FnMut(&mut Entry) -> bool) {
        self.rows.retain_mut(|(entry, _)| to(entry));
        self.selected = None;
    }
}
