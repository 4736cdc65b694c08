//! Items by day, lane, marker and tone: questions of a picture answered in `O(log n + k)`, however
//! many items there are beside the `k` in the answer.

mod peaks;
mod spans;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::day::Day;

use super::item::Item;
use peaks::Peaks;
pub(super) use spans::Spans;

/// Items in order, and what is needed to ask about them without touching each.
///
/// Built once for a set of items and their lanes, in `O(n log n)`. An item is named by its place in
/// the order, from 0.
#[derive(Clone, Debug, Default)]
pub struct Index {
    items: Vec<Item>,
    all: Spans,
    weights: Peaks,
    lanes: Vec<Lane>,
}

/// What a lane has in a stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The first item.
    pub first: usize,
    /// How many there are, at least 1.
    pub count: usize,
    /// The commonest marker; among equals that of the first item, else the lowest.
    pub marker: u16,
    /// The commonest tone, likewise.
    pub tone: u16,
    /// Whether there are other tones beside it.
    pub mixed: bool,
}

impl Index {
    /// The index of `items`, which must be in order of their first days.
    pub fn new(items: Vec<Item>) -> Self {
        debug_assert!(
            items.is_sorted_by_key(|item| item.first),
            "items must be in order"
        );
        let count = items
            .iter()
            .map(|item| usize::from(item.lane) + 1)
            .max()
            .unwrap_or(0);
        let mut members = vec![Vec::new(); count];
        for (place, item) in (0_u32..).zip(&items) {
            if let Some(lane) = members.get_mut(usize::from(item.lane)) {
                lane.push(place);
            }
        }
        let lanes = members
            .into_iter()
            .map(|members| Lane::new(members, &items))
            .collect();
        Self {
            all: Spans::new(&items),
            weights: Peaks::new(items.iter().map(|item| item.weight.into()).collect()),
            lanes,
            items,
        }
    }

    /// All items in order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// One item; none where there are not so many.
    pub fn item(&self, place: usize) -> Option<&Item> {
        self.items.get(place)
    }

    /// One more than the highest lane of an item.
    pub fn lanes(&self) -> usize {
        self.lanes.len()
    }

    /// The items whose first day lies from `from` to `to`, both included.
    pub fn begun(&self, from: Day, to: Day) -> Range<usize> {
        self.all.begun(from, to)
    }

    /// How many items began before `from` and reach it or go beyond.
    pub fn reaching(&self, from: Day) -> usize {
        self.all.reaching(from)
    }

    /// How many items have a day from `from` to `to`, both included.
    pub fn meeting(&self, from: Day, to: Day) -> usize {
        self.all.begun(from, to).len() + self.all.reaching(from)
    }

    /// How many items of a lane begin from `from` to `to`, both included.
    pub fn begun_in_lane(&self, lane: u16, from: Day, to: Day) -> usize {
        self.lane(lane)
            .map_or(0, |lane| lane.spans.begun(from, to).len())
    }

    /// How many items of a lane began before `from` and reach it or go beyond.
    pub fn reaching_in_lane(&self, lane: u16, from: Day) -> usize {
        self.lane(lane).map_or(0, |lane| lane.spans.reaching(from))
    }

    /// How many items of a lane end before `from`: those beyond the left edge.
    pub fn before_in_lane(&self, lane: u16, from: Day) -> usize {
        self.lane(lane).map_or(0, |lane| lane.spans.ended(from))
    }

    /// How many items of a lane begin after `to`: those beyond the right edge.
    pub fn after_in_lane(&self, lane: u16, to: Day) -> usize {
        self.lane(lane).map_or(0, |lane| {
            lane.members.len() - lane.spans.begun(Day::MIN, to).len()
        })
    }

    /// What a lane has from `from` to `to`, by the first days of its items; with `carry` also the items
    /// that began before and reach `from`. None where it has nothing.
    pub fn summary(&self, lane: u16, from: Day, to: Day, carry: bool) -> Option<Summary> {
        let lane = self.lane(lane)?;
        let counted = |spans: &Spans| {
            spans.begun(from, to).len() + if carry { spans.reaching(from) } else { 0 }
        };
        let count = counted(&lane.spans);
        let begun = lane.spans.begun(from, to).start;
        let carried = if carry {
            lane.reach.next(0, from.number())
        } else {
            None
        };
        let first = lane.place(carried.filter(|at| *at < begun).unwrap_or(begun))?;
        if count == 0 {
            return None;
        }
        let item = self.item(first)?;
        if count == 1 {
            let Item { marker, tone, .. } = *item;
            return Some(Summary {
                first,
                count,
                marker,
                tone,
                mixed: false,
            });
        }
        let (marker, _) = commonest(&lane.markers, item.marker, counted);
        let (tone, alike) = commonest(&lane.tones, item.tone, counted);
        Some(Summary {
            first,
            count,
            marker,
            tone,
            mixed: alike < count,
        })
    }

    /// The items of a lane that last longer than `days` and begin from `from` to `to`; with `carry`
    /// before them also all that began before and reach `from`, however short. At most `limit`, in
    /// order.
    pub fn long(
        &self,
        lane: u16,
        (from, to): (Day, Day),
        days: i32,
        carry: bool,
        limit: usize,
    ) -> Vec<usize> {
        let Some(lane) = self.lane(lane) else {
            return Vec::new();
        };
        let begun = lane.spans.begun(from, to);
        let before = if carry { begun.start } else { 0 };
        lane.reach
            .all(0..before, from.number())
            .chain(lane.length.all(begun, days))
            .filter_map(|at| lane.place(at))
            .take(limit)
            .collect()
    }

    /// The heaviest items of a lane, or of all, that begin from `from` to `to`: at most `count`, the
    /// heaviest first and the earlier among equals.
    pub fn heaviest(&self, lane: Option<u16>, from: Day, to: Day, count: usize) -> Vec<usize> {
        let Some(lane) = lane else {
            return self.weights.greatest(self.begun(from, to), count);
        };
        self.lane(lane).map_or_else(Vec::new, |lane| {
            let found = lane.weights.greatest(lane.spans.begun(from, to), count);
            found.into_iter().filter_map(|at| lane.place(at)).collect()
        })
    }

    /// How many items begin in each of `columns` equal parts of the days from `from` to `to`: column
    /// `k` of `c` over `n` days holds the days from `k * n / c`, rounded down, to the next one's.
    pub fn density(&self, from: Day, to: Day, columns: u16) -> Vec<usize> {
        let cut = |column: u16| Self::part((from, to), columns, column).0;
        let until = |day: Day| self.all.before(day);
        let all = self.all.begun(from, to).end;
        (0..columns)
            .map(|column| {
                let end = if column + 1 == columns {
                    all
                } else {
                    until(cut(column + 1))
                };
                end.saturating_sub(until(cut(column)))
            })
            .collect()
    }

    /// The first and the last day of one of `columns` equal parts of the days from `from` to `to`, as
    /// [`density`](Self::density) has them; a part without a day ends before it begins.
    pub(super) fn part((from, to): (Day, Day), columns: u16, column: u16) -> (Day, Day) {
        let days = i64::from(from.days_until(to)) + 1;
        let cut = |column: i64| {
            let day = column * days / i64::from(columns.max(1));
            from.plus_days(i32::try_from(day).unwrap_or(i32::MAX))
        };
        let column = i64::from(column);
        (cut(column), cut(column + 1).plus_days(-1))
    }

    /// The item after this one in the same lane.
    pub fn next_in_lane(&self, place: usize) -> Option<usize> {
        let (lane, at) = self.standing(place)?;
        lane.place(at + 1)
    }

    /// The item before this one in the same lane.
    pub fn previous_in_lane(&self, place: usize) -> Option<usize> {
        let (lane, at) = self.standing(place)?;
        lane.place(at.checked_sub(1)?)
    }

    /// How many items of its lane stand before an item.
    pub fn rank_in_lane(&self, place: usize) -> usize {
        self.standing(place).map_or(0, |(_, at)| at)
    }

    /// How many items of a lane begin before `from`.
    pub fn begun_before_in_lane(&self, lane: u16, from: Day) -> usize {
        self.lane(lane)
            .map_or(0, |lane| lane.spans.begun(from, Day::MAX).start)
    }

    /// The first item of a lane at a place or after it.
    pub fn from_in_lane(&self, lane: u16, place: usize) -> Option<usize> {
        let lane = self.lane(lane)?;
        lane.place(lane.standing(place))
    }

    /// The last item of a lane before a place.
    pub fn before_place_in_lane(&self, lane: u16, place: usize) -> Option<usize> {
        let lane = self.lane(lane)?;
        lane.place(lane.standing(place).checked_sub(1)?)
    }

    fn lane(&self, lane: u16) -> Option<&Lane> {
        self.lanes.get(usize::from(lane))
    }

    /// The lane of an item and its place in it.
    fn standing(&self, place: usize) -> Option<(&Lane, usize)> {
        let lane = self.lane(self.item(place)?.lane)?;
        Some((lane, lane.standing(place)))
    }
}

/// The most counted value, `favoured` among equals, and how often it was counted.
fn commonest(
    values: &BTreeMap<u16, Spans>,
    favoured: u16,
    counted: impl Fn(&Spans) -> usize,
) -> (u16, usize) {
    let start = (favoured, values.get(&favoured).map_or(0, &counted));
    values.iter().fold(start, |best, (value, spans)| {
        let count = counted(spans);
        if count > best.1 {
            (*value, count)
        } else {
            best
        }
    })
}

/// The items of one lane.
#[derive(Clone, Debug)]
struct Lane {
    /// Their places among all items, in order.
    members: Vec<u32>,
    spans: Spans,
    markers: BTreeMap<u16, Spans>,
    tones: BTreeMap<u16, Spans>,
    /// Their last days.
    reach: Peaks,
    /// How many days they go beyond their first one.
    length: Peaks,
    weights: Peaks,
}

impl Lane {
    fn new(members: Vec<u32>, items: &[Item]) -> Self {
        let own = || {
            members
                .iter()
                .filter_map(|place| items.get(*place as usize))
        };
        let by = |key: fn(&Item) -> u16| {
            let mut groups: BTreeMap<u16, Spans> = BTreeMap::new();
            for item in own() {
                groups.entry(key(item)).or_default().push(item);
            }
            groups.values_mut().for_each(Spans::close);
            groups
        };
        Self {
            spans: Spans::new(own()),
            markers: by(|item| item.marker),
            tones: by(|item| item.tone),
            reach: Peaks::new(own().map(|item| item.last.number()).collect()),
            weights: Peaks::new(own().map(|item| item.weight.into()).collect()),
            length: Peaks::new(own().map(|item| item.first.days_until(item.last)).collect()),
            members,
        }
    }

    /// How many of its items stand before a place.
    fn standing(&self, place: usize) -> usize {
        self.members
            .partition_point(|member| (*member as usize) < place)
    }

    fn place(&self, at: usize) -> Option<usize> {
        self.members.get(at).map(|place| *place as usize)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::scale::tests::days;
    use super::*;
    use crate::day::Extent;
    use proptest::prelude::*;

    /// Items of a few lanes, markers and tones, in order; most of them short, some long, some without
    /// end.
    pub fn items() -> impl Strategy<Value = Vec<Item>> {
        let length = prop_oneof![
            4 => Just(0),
            2 => 0..40_i32,
            2 => 0..4_000_i32,
            1 => Just(i32::MAX),
        ];
        let item = (days(), length, 0..3_u16, 0..3_u16, 0..3_u16).prop_map(
            |(first, length, lane, marker, tone)| Item {
                last: first.plus_days(length),
                lane,
                marker,
                tone,
                ..Item::new(Extent::day(first))
            },
        );
        prop::collection::vec(item, 0..120).prop_map(|mut items| {
            items.sort_by_key(|item| (item.first, item.last));
            items
        })
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn item(from: &str, to: &str, marker: u16, tone: u16) -> Item {
        Item {
            last: day(to),
            marker,
            tone,
            ..Item::new(Extent::day(day(from)))
        }
    }

    #[test]
    fn a_summary_counts_and_names_the_commonest() {
        let index = Index::new(vec![
            item("1998-01-01", "1999-06-30", 5, 1),
            item("1999-01-10", "1999-01-10", 7, 2),
            item("1999-02-01", "1999-02-01", 5, 2),
            item("1999-03-01", "1999-03-01", 7, 2),
        ]);
        let year = |carry| index.summary(0, day("1999-01-01"), day("1999-12-31"), carry);
        let own = Summary {
            first: 1,
            count: 3,
            marker: 7,
            tone: 2,
            mixed: false,
        };
        assert_eq!(year(false), Some(own));
        // Two and two: the first item's marker wins.
        let with = Summary {
            first: 0,
            count: 4,
            marker: 5,
            tone: 2,
            mixed: true,
        };
        assert_eq!(year(true), Some(with));
        assert_eq!(
            index.summary(0, day("1999-04-01"), day("1999-12-31"), false),
            None
        );
        assert_eq!(index.summary(1, Day::MIN, Day::MAX, true), None);
    }

    #[test]
    fn an_empty_index_answers() {
        let index = Index::new(Vec::new());
        assert_eq!((index.lanes(), index.meeting(Day::MIN, Day::MAX)), (0, 0));
        assert_eq!(
            index.density(day("2000-01-01"), day("2000-12-31"), 3),
            [0, 0, 0]
        );
        assert_eq!(index.next_in_lane(0), None);
    }

    #[test]
    fn density_cuts_the_days_evenly() {
        let at = |text: &str| item(text, text, 0, 0);
        let index = Index::new(vec![
            at("1999-12-31"),
            at("2000-01-01"),
            at("2000-01-03"),
            at("2000-01-04"),
            at("2000-01-10"),
            at("2000-01-11"),
        ]);
        let tenth = day("2000-01-10");
        // Ten days in three columns: 3, 3 and 4 days.
        assert_eq!(index.density(day("2000-01-01"), tenth, 3), [2, 1, 1]);
        assert_eq!(index.density(tenth, tenth, 3).iter().sum::<usize>(), 1);
        assert_eq!(index.density(Day::MIN, Day::MAX, 1), [6]);
    }

    proptest! {
        #[test]
        fn the_index_agrees_with_looking_at_each(
            items in items(),
            (a, b) in (days(), days()),
            lane in 0..4_u16,
            carry in any::<bool>(),
            over in 0..500_i32,
            limit in 0..200_usize,
        ) {
            let index = Index::new(items.clone());
            let (from, to) = (a.min(b), a.max(b));
            let all = || items.iter().enumerate();
            let begins = |item: &Item| from <= item.first && item.first <= to;
            let reaches = |item: &Item| item.first < from && from <= item.last;

            let begun: Vec<_> = all().filter(|(_, item)| begins(item)).map(|(at, _)| at).collect();
            prop_assert_eq!(index.begun(from, to).collect::<Vec<_>>(), begun.clone());
            let reaching = all().filter(|(_, item)| reaches(item)).count();
            prop_assert_eq!(index.reaching(from), reaching);
            prop_assert_eq!(index.meeting(from, to), begun.len() + reaching);

            let own = || all().filter(|(_, item)| item.lane == lane);
            let count = |test: &dyn Fn(&Item) -> bool| own().filter(|(_, item)| test(item)).count();
            prop_assert_eq!(index.begun_in_lane(lane, from, to), count(&begins));
            prop_assert_eq!(index.reaching_in_lane(lane, from), count(&reaches));
            prop_assert_eq!(index.before_in_lane(lane, from), count(&|item| item.last < from));
            prop_assert_eq!(index.after_in_lane(lane, to), count(&|item| item.first > to));

            let members: Vec<_> =
                own().filter(|(_, item)| begins(item) || (carry && reaches(item))).collect();
            let summary = index.summary(lane, from, to, carry);
            prop_assert_eq!(summary.is_some(), !members.is_empty());
            if let Some(summary) = summary {
                prop_assert_eq!(summary.first, members[0].0);
                prop_assert_eq!(summary.count, members.len());
                let markers = |marker| members.iter().filter(|(_, it)| it.marker == marker).count();
                let tones = |tone| members.iter().filter(|(_, it)| it.tone == tone).count();
                prop_assert_eq!(Some(markers(summary.marker)), (0..3).map(markers).max());
                prop_assert_eq!(Some(tones(summary.tone)), (0..3).map(tones).max());
                prop_assert_eq!(summary.mixed, tones(summary.tone) < members.len());
                let first = members[0].1;
                if markers(first.marker) == markers(summary.marker) {
                    prop_assert_eq!(summary.marker, first.marker);
                }
            }

            let long: Vec<_> = own()
                .filter(|(_, item)| {
                    (begins(item) && item.first.days_until(item.last) + 1 > over)
                        || (carry && reaches(item))
                })
                .map(|(at, _)| at)
                .take(limit)
                .collect();
            prop_assert_eq!(index.long(lane, (from, to), over, carry, limit), long);

            let mut walked = Vec::new();
            let mut at = own().map(|(at, _)| at).next();
            while let Some(place) = at {
                walked.push(place);
                at = index.next_in_lane(place);
                if let Some(next) = at {
                    prop_assert_eq!(index.previous_in_lane(next), Some(place));
                }
            }
            prop_assert_eq!(walked, own().map(|(at, _)| at).collect::<Vec<_>>());
        }

        #[test]
        fn density_counts_all_that_begin(items in items(), a in days(), b in days(), n in 1..150_u16) {
            let (from, to) = (a.min(b), a.max(b));
            let index = Index::new(items);
            let counts = index.density(from, to, n);
            prop_assert_eq!(counts.len(), usize::from(n));
            prop_assert_eq!(counts.iter().sum::<usize>(), index.begun(from, to).len());
        }
    }
}
