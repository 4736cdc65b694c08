//! How many of some items begin in a stretch of days, and how many reach into it.

use std::ops::Range;

use crate::day::Day;
use crate::timeline::item::Item;

/// The first and the last days of some items, each sorted for itself: enough to count those that
/// begin in a stretch of days, and, since none ends before it begins, those that reach a day.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    firsts: Vec<Day>,
    lasts: Vec<Day>,
}

impl Spans {
    /// The spans of some items, in the order of their first days.
    pub fn new<'a>(items: impl IntoIterator<Item = &'a Item>) -> Self {
        let mut spans = Self::default();
        items.into_iter().for_each(|item| spans.push(item));
        spans.close();
        spans
    }

    /// Takes one more item, which begins no earlier than those before.
    pub fn push(&mut self, item: &Item) {
        self.firsts.push(item.first);
        self.lasts.push(item.last.max(item.first));
    }

    /// Makes it ready to be asked, once all are in.
    pub fn close(&mut self) {
        self.lasts.sort_unstable();
        self.firsts.shrink_to_fit();
        self.lasts.shrink_to_fit();
    }

    /// Whether one begins from `from` to `to`; with `carry` also whether one that began before reaches
    /// `from`.
    pub fn meet(&self, from: Day, to: Day, carry: bool) -> bool {
        !self.begun(from, to).is_empty() || (carry && self.reaching(from) > 0)
    }

    /// Those that begin from `from` to `to`, by their places.
    pub fn begun(&self, from: Day, to: Day) -> Range<usize> {
        let start = self.firsts.partition_point(|first| *first < from);
        start..self.firsts.partition_point(|first| *first <= to).max(start)
    }

    /// How many ended before a day.
    pub fn ended(&self, before: Day) -> usize {
        self.lasts.partition_point(|last| *last < before)
    }

    /// How many begin before a day.
    pub fn before(&self, day: Day) -> usize {
        self.firsts.partition_point(|first| *first < day)
    }

    /// How many began before `from` and reach it.
    pub fn reaching(&self, from: Day) -> usize {
        self.before(from).saturating_sub(self.ended(from))
    }
}
