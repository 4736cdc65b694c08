//! The next of many values that is great enough, and the greatest of a range.

use std::cmp::Reverse;
use std::ops::Range;

/// Values in a fixed order, with the greatest of each 16 of them, of each 256 and so on: the next
/// value that is great enough is found without looking at those that are not.
#[derive(Clone, Debug, Default)]
pub(super) struct Peaks {
    /// The values, then the peaks of 16 values of the level before, up to one level of at most 16.
    levels: Vec<Vec<i32>>,
}

impl Peaks {
    const FAN: usize = 16;

    /// Takes the values in their order.
    pub(super) fn new(values: Vec<i32>) -> Self {
        let mut levels = vec![values];
        while let Some(level) = levels.last().filter(|level| level.len() > Self::FAN) {
            let peaks = level
                .chunks(Self::FAN)
                .filter_map(|part| part.iter().copied().max());
            levels.push(peaks.collect());
        }
        Self { levels }
    }

    /// The first place at `from` or after it whose value is at least `floor`.
    pub(super) fn next(&self, from: usize, floor: i32) -> Option<usize> {
        // Up, part by part, until one has a value that is great enough …
        let (mut level, mut at) = (0, from);
        let mut hit = loop {
            let end = (at / Self::FAN + 1) * Self::FAN;
            match self.first_in(level, at..end, floor) {
                Some(hit) => break hit,
                None if level + 1 < self.levels.len() => (level, at) = (level + 1, end / Self::FAN),
                None => return None,
            }
        };
        // … then down to the value itself.
        while level > 0 {
            level -= 1;
            hit = self.first_in(level, hit * Self::FAN..(hit + 1) * Self::FAN, floor)?;
        }
        Some(hit)
    }

    /// The places of the `count` greatest values of a range: the greatest first, the first among equals.
    pub(super) fn greatest(&self, range: Range<usize>, count: usize) -> Vec<usize> {
        let part = |range: Range<usize>| {
            let (value, at) = self.peak(range.clone())?;
            Some((value, Reverse(at), range))
        };
        let order = |a: &(i32, Reverse<usize>, Range<usize>)| (a.0, a.1);
        let mut parts: Vec<_> = part(range).into_iter().collect();
        let mut found = Vec::new();
        while found.len() < count
            && let Some(best) = (0..parts.len()).max_by_key(|&i| parts.get(i).map(order))
        {
            let (_, Reverse(at), range) = parts.swap_remove(best);
            found.push(at);
            parts.extend(part(range.start..at));
            parts.extend(part(at + 1..range.end));
        }
        found
    }

    /// The greatest value of a range and the first place at which it stands.
    fn peak(&self, range: Range<usize>) -> Option<(i32, usize)> {
        let all = self.levels.first()?.len();
        let (mut level, mut start, mut end) = (0, range.start, range.end.min(all));
        // The best so far: its value, its level, its place there.
        let mut best: Option<(i32, usize, usize)> = None;
        let mut look = |level: usize, part: Range<usize>| {
            let values = self.levels.get(level).and_then(|l| l.get(part.clone()));
            for (at, &value) in part.zip(values.unwrap_or_default()) {
                if best.is_none_or(|(great, ..)| value > great) {
                    best = Some((value, level, at));
                }
            }
        };
        while start < end {
            let (from, to) = (
                start.next_multiple_of(Self::FAN),
                end / Self::FAN * Self::FAN,
            );
            if level + 1 >= self.levels.len() || from >= to {
                look(level, start..end);
                break;
            }
            look(level, start..from);
            look(level, to..end);
            (level, start, end) = (level + 1, from / Self::FAN, to / Self::FAN);
        }
        let (value, mut level, mut at) = best?;
        while level > 0 {
            level -= 1;
            at = self.first_in(level, at * Self::FAN..(at + 1) * Self::FAN, value)?;
        }
        // An equal value may stand further left.
        let earlier = self.next(range.start, value).filter(|before| *before < at);
        Some((value, earlier.unwrap_or(at)))
    }

    fn first_in(&self, level: usize, part: Range<usize>, floor: i32) -> Option<usize> {
        let values = self.levels.get(level)?;
        let part = part.start..part.end.min(values.len());
        let found = values
            .get(part.clone())?
            .iter()
            .position(|value| *value >= floor)?;
        Some(part.start + found)
    }

    /// All places within `range` whose value is at least `floor`.
    pub(super) fn all(&self, range: Range<usize>, floor: i32) -> impl Iterator<Item = usize> {
        let next = move |from| self.next(from, floor).filter(|at| *at < range.end);
        std::iter::successors(next(range.start), move |at| next(at + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn peaks_are_found_across_levels() {
        let mut values = vec![0; 5_000];
        values[17] = 3;
        values[4_321] = 5;
        let peaks = Peaks::new(values);
        assert_eq!(peaks.levels.len(), 4);
        assert_eq!(peaks.next(0, 1), Some(17));
        assert_eq!(peaks.next(17, 4), Some(4_321));
        assert_eq!(peaks.next(4_322, 1), None);
        assert_eq!(peaks.next(9_999, 0), None);
        assert_eq!(peaks.all(0..5_000, 2).collect::<Vec<_>>(), [17, 4_321]);
        assert_eq!(peaks.all(18..4_321, 2).count(), 0);
    }

    proptest! {
        #[test]
        fn peaks_agree_with_looking_at_each(
            values in prop::collection::vec(0..100_i32, 0..700),
            from in 0..700_usize,
            floor in 0..110_i32,
        ) {
            let naive = values.iter().skip(from).position(|value| *value >= floor);
            let naive = naive.map(|at| at + from);
            prop_assert_eq!(Peaks::new(values).next(from, floor), naive);
        }

        #[test]
        fn the_greatest_are_found_without_sorting(
            values in prop::collection::vec(0..60_i32, 0..700),
            (a, b) in (0..720_usize, 0..720_usize),
            count in 0..30_usize,
        ) {
            let range = a.min(b)..a.max(b);
            let mut naive: Vec<usize> = range.clone().filter(|at| *at < values.len()).collect();
            naive.sort_by_key(|&at| (Reverse(values[at]), at));
            naive.truncate(count);
            prop_assert_eq!(Peaks::new(values).greatest(range, count), naive);
        }
    }
}
