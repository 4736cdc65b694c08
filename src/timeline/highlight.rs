//! Items that stand out, such as those that were searched for.

use super::index::Spans;
use super::item::Item;
use crate::day::Day;

/// Some of the items of an [`Index`](super::Index): asked as often as it has marks, whether one of them is there.
#[derive(Clone, Debug, Default)]
pub struct Highlights {
    all: Spans,
    lanes: Vec<Spans>,
}

impl Highlights {
    /// The highlights of items that are in order of their first days.
    pub fn new<'a>(items: impl IntoIterator<Item = &'a Item>) -> Self {
        let mut highlights = Self::default();
        for item in items {
            let lane = usize::from(item.lane);
            if highlights.lanes.len() <= lane {
                highlights.lanes.resize_with(lane + 1, Spans::default);
            }
            if let Some(lane) = highlights.lanes.get_mut(lane) {
                lane.push(item);
            }
            highlights.all.push(item);
        }
        highlights.all.close();
        highlights.lanes.iter_mut().for_each(Spans::close);
        highlights
    }

    /// Whether one begins from `from` to `to`; with `carry` also whether one that began before reaches
    /// `from`.
    pub fn meet(&self, from: Day, to: Day, carry: bool) -> bool {
        self.all.meet(from, to, carry)
    }

    /// Whether one of a lane does.
    pub fn meet_in_lane(&self, lane: u16, from: Day, to: Day, carry: bool) -> bool {
        let lane = self.lanes.get(usize::from(lane));
        lane.is_some_and(|spans| spans.meet(from, to, carry))
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::tests::items;
    use super::super::scale::tests::days;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_are_where_an_item_is(items in items(), from in days(), to in days()) {
            let highlights = Highlights::new(&items);
            let begins = |item: &&Item| (from..=to).contains(&item.first);
            let carried = |item: &&Item| item.first < from && item.last >= from;
            prop_assert_eq!(highlights.meet(from, to, false), items.iter().any(|i| begins(&i)));
            for lane in 0..4 {
                let expected = items.iter().filter(|i| i.lane == lane).any(|i| begins(&i) || carried(&i));
                prop_assert_eq!(highlights.meet_in_lane(lane, from, to, true), expected);
            }
        }
    }
}
