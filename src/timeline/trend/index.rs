//! Points by day and height: which of them stand in which cell, without a look at each.

use std::ops::Range;

use super::{Place, Point, Rise};
use crate::day::Day;
use crate::timeline::viewport::Viewport;

/// How high something stands; "no date" stands above every date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Height {
    /// At a day.
    Day(Day),
    /// In the row of those without a date.
    Without,
}

impl Height {
    pub(super) fn of(point: &Point) -> Self {
        point.height().map_or(Self::Without, Self::Day)
    }

    /// The row, from the top; the nearest where the day lies beyond.
    pub(super) fn row(self, rise: &Rise) -> u16 {
        match self {
            Self::Day(day) => rise.nearest(day) + 2,
            Self::Without => 0,
        }
    }
}

/// The points that are shown, by day and height: a wavelet tree (Grossi, Gupta, Vitter: High-order
/// entropy-compressed text indexes, 2003). Its levels halve the heights; within each part the points stay
/// in the order in which they were said. So the points of some days and heights are counted, and the last
/// of them is found, in `O(log n)`, however many they are.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The places of the points among all.
    members: Vec<usize>,
    /// The days on which they were said.
    said: Vec<Day>,
    /// The heights that occur, from the lowest.
    heights: Vec<Height>,
    levels: Vec<Level>,
}

/// A level of the tree: its parts one after the other, the lowest heights first.
#[derive(Clone, Debug, Default)]
struct Level {
    /// Which of the members.
    ranks: Vec<u32>,
    /// How many of the first so many go to the lower half of their part.
    lower: Vec<u32>,
}

impl Level {
    fn rank(&self, at: usize) -> usize {
        self.ranks.get(at).map_or(0, |rank| *rank as usize)
    }

    fn lower(&self, before: usize) -> usize {
        self.lower.get(before).map_or(0, |count| *count as usize)
    }
}

/// A part of a level, and what is asked of it.
#[derive(Clone, Debug)]
struct Part {
    level: usize,
    /// Its heights.
    heights: Range<usize>,
    /// Where it stands in the level.
    all: Range<usize>,
    /// Where the members that are asked for stand in it.
    asked: Range<usize>,
}

/// The points of a column that stand in a row.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    count: usize,
    /// The rank of the last one.
    last: usize,
}

/// A column of a drawing: a slot for each row.
struct Column<'a> {
    /// For each row from the top the first height that stands in it or above.
    starts: &'a [usize],
    slots: Vec<Slot>,
}

impl Index {
    /// The index of `points`, which must be in the order in which they were said; of those of which `shown`
    /// holds, by their places.
    pub fn new(points: &[Point], shown: impl Fn(usize) -> bool) -> Self {
        let (members, own): (Vec<usize>, Vec<(Day, Height)>) = points
            .iter()
            .enumerate()
            .filter(|(at, _)| shown(*at))
            .map(|(at, point)| (at, (point.said, Height::of(point))))
            .unzip();
        let (said, own): (Vec<Day>, Vec<Height>) = own.into_iter().unzip();
        let mut heights = own.clone();
        heights.sort_unstable();
        heights.dedup();
        let own: Vec<usize> = own
            .iter()
            .map(|height| heights.partition_point(|other| other < height))
            .collect();
        Self {
            levels: levels(&own, heights.len()),
            members,
            said,
            heights,
        }
    }

    /// How many points are shown.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The place among all points of the one before which so many are shown.
    pub fn get(&self, rank: usize) -> Option<usize> {
        self.members.get(rank).copied()
    }

    /// The places of the points that are shown, in order.
    pub fn members(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.members.iter().copied()
    }

    /// How many points are shown before a place; where it is shown itself, which one it is.
    pub fn rank(&self, point: usize) -> usize {
        self.members.partition_point(|&member| member < point)
    }

    /// Whether a point is shown.
    pub fn shows(&self, point: usize) -> bool {
        self.get(self.rank(point)) == Some(point)
    }

    /// Of the points that are shown, how many were said before a day and how many after another.
    pub fn beyond(&self, (from, to): (Day, Day)) -> (usize, usize) {
        let said = self.said(from, to);
        (said.start, self.said.len() - said.end)
    }

    /// Where the points in sight stand, in the order in which they were said. Of those that share a cell
    /// the `selected` one is seen, else the last.
    pub fn places(
        &self,
        across: &Viewport,
        rise: &Rise,
        points: &[Point],
        selected: Option<usize>,
    ) -> Vec<Place> {
        let starts = self.starts(rise);
        let mut column = Column {
            slots: vec![Slot::default(); starts.len()],
            starts: &starts,
        };
        let chosen = selected.and_then(|at| Some((self.cell(across, rise, points, at)?, at)));
        let mut places = Vec::new();
        for cell in 0..across.width() {
            let Some(said) = self.column(across, cell) else {
                continue;
            };
            if said.is_empty() {
                continue;
            }
            column.slots.fill(Slot::default());
            self.spread(&self.root(said), &mut column);
            for (row, slot) in (0..).zip(&column.slots) {
                let Some(last) = self.get(slot.last).filter(|_| slot.count > 0) else {
                    continue;
                };
                let point = match chosen {
                    Some((own, at)) if own == (cell, row) => at,
                    _ => last,
                };
                places.push(Place {
                    cell,
                    row,
                    point,
                    count: slot.count,
                });
            }
        }
        places.sort_by_key(|place| place.point);
        places
    }

    /// The column and the row in which a point that is shown stands; none where it is not in sight.
    pub fn cell(
        &self,
        across: &Viewport,
        rise: &Rise,
        points: &[Point],
        point: usize,
    ) -> Option<(u16, u16)> {
        let point = points.get(point).filter(|_| self.shows(point))?;
        Some((across.cell_of(point.said)?, Height::of(point).row(rise)))
    }

    /// Which of the points in its cell a point is, from 1, and how many there are; none where it is not
    /// in sight.
    pub fn position(
        &self,
        across: &Viewport,
        rise: &Rise,
        points: &[Point],
        point: usize,
    ) -> Option<(usize, usize)> {
        let said = self.cell_mates(across, points, point)?;
        let row = Height::of(points.get(point)?).row(rise);
        let before = self.slot(rise, row, said.start..self.rank(point));
        let all = self.slot(rise, row, said);
        Some((before.count + 1, all.count))
    }

    /// The point before this one in its cell; of the first one the last.
    pub fn previous_in_cell(
        &self,
        across: &Viewport,
        rise: &Rise,
        points: &[Point],
        point: usize,
    ) -> Option<usize> {
        let said = self.cell_mates(across, points, point)?;
        let row = Height::of(points.get(point)?).row(rise);
        let before = self.slot(rise, row, said.start..self.rank(point));
        let slot = if before.count > 0 {
            before
        } else {
            self.slot(rise, row, said)
        };
        self.get(slot.last)
    }

    /// The ranks of those in the column of a point that is shown.
    fn cell_mates(
        &self,
        across: &Viewport,
        points: &[Point],
        point: usize,
    ) -> Option<Range<usize>> {
        let said = points.get(point).filter(|_| self.shows(point))?.said;
        self.column(across, across.cell_of(said)?)
    }

    /// What stands in a row, of the members with these ranks.
    fn slot(&self, rise: &Rise, row: u16, ranks: Range<usize>) -> Slot {
        let starts = self.starts(rise);
        let mut column = Column {
            slots: vec![Slot::default(); starts.len()],
            starts: &starts,
        };
        self.spread(&self.root(ranks), &mut column);
        let slot = column.slots.get(usize::from(row));
        slot.copied().unwrap_or_default()
    }

    fn said(&self, from: Day, to: Day) -> Range<usize> {
        let start = self.said.partition_point(|said| *said < from);
        start..self.said.partition_point(|said| *said <= to).max(start)
    }

    /// The ranks of those whose column this is: the first of their day.
    fn column(&self, across: &Viewport, cell: u16) -> Option<Range<usize>> {
        let (from, to) = across.days_at(cell)?;
        (across.cell_of(from) == Some(cell)).then(|| self.said(from, to))
    }

    /// For each row from the top the first height that stands in it or above.
    fn starts(&self, rise: &Rise) -> Vec<usize> {
        let start = |row| {
            self.heights
                .partition_point(|height| height.row(rise) > row)
        };
        (0..rise.rows() + 2).map(start).collect()
    }

    fn root(&self, asked: Range<usize>) -> Part {
        Part {
            level: 0,
            heights: 0..self.heights.len(),
            all: 0..self.members.len(),
            asked,
        }
    }

    /// Puts the members that are asked for into the slots of a column.
    fn spread(&self, part: &Part, column: &mut Column<'_>) {
        if part.asked.is_empty() || part.heights.is_empty() {
            return;
        }
        let Some(level) = self.levels.get(part.level) else {
            return;
        };
        let lowest = column.row(part.heights.start);
        if lowest == column.row(part.heights.end - 1) {
            if let Some(slot) = column.slots.get_mut(lowest) {
                slot.count += part.asked.len();
                slot.last = slot.last.max(level.rank(part.asked.end - 1));
            }
            return;
        }
        let half = middle(&part.heights);
        let start = level.lower(part.all.start);
        let lower = |before: usize| level.lower(before) - start;
        let (from, to) = (lower(part.asked.start), lower(part.asked.end));
        let border = part.all.start + lower(part.all.end);
        self.spread(
            &Part {
                level: part.level + 1,
                heights: part.heights.start..half,
                all: part.all.start..border,
                asked: part.all.start + from..part.all.start + to,
            },
            column,
        );
        let upper = |at: usize, lower: usize| border + (at - part.all.start - lower);
        self.spread(
            &Part {
                level: part.level + 1,
                heights: half..part.heights.end,
                asked: upper(part.asked.start, from)..upper(part.asked.end, to),
                all: border..part.all.end,
            },
            column,
        );
    }
}

impl Column<'_> {
    /// The row in which a height stands.
    fn row(&self, height: usize) -> usize {
        self.starts.partition_point(|&start| start > height)
    }
}

/// Where the heights of a part are halved.
const fn middle(heights: &Range<usize>) -> usize {
    heights.start + (heights.end - heights.start) / 2
}

/// The levels for the heights of the members, each by its place among `count` heights.
fn levels(own: &[usize], count: usize) -> Vec<Level> {
    let mut levels = Vec::new();
    let mut ranks: Vec<u32> = (0..).zip(own).map(|(rank, _)| rank).collect();
    // The parts of the level, and where each ends.
    let mut parts: Vec<(Range<usize>, usize)> = vec![(0..count, own.len())];
    loop {
        let mut lower = Vec::with_capacity(ranks.len() + 1);
        let mut next: Vec<u32> = Vec::with_capacity(ranks.len());
        let mut halves = Vec::new();
        let (mut start, mut counted) = (0, 0);
        lower.push(0);
        for (heights, end) in parts {
            let half = middle(&heights).max(heights.start + 1);
            let mut upper = Vec::new();
            for &rank in ranks.get(start..end).unwrap_or(&[]) {
                let height = own.get(rank as usize).copied().unwrap_or(0);
                if height < half {
                    counted += 1;
                    next.push(rank);
                } else {
                    upper.push(rank);
                }
                lower.push(counted);
            }
            halves.push((heights.start..half.min(heights.end), next.len()));
            next.append(&mut upper);
            if half < heights.end {
                halves.push((half..heights.end, next.len()));
            }
            start = end;
        }
        levels.push(Level { ranks, lower });
        let last = halves.iter().all(|(heights, _)| heights.len() <= 1);
        ranks = next;
        parts = halves;
        if last {
            // The leaves: nothing is halved there.
            levels.push(Level {
                ranks,
                lower: Vec::new(),
            });
            return levels;
        }
    }
}
