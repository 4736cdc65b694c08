//! What was held when: of many lines those that a picture shows.

use super::index::Height;
use super::{Line, Point};
use crate::timeline::viewport::{Place, Viewport};

/// Lines in lists within which no two overlap, such as what each party held.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    lists: Vec<List>,
}

/// Lines of which none begins before the one before it ends.
#[derive(Clone, Debug)]
struct List {
    lines: Vec<Line>,
    /// From which height to which the uprights of the lines lead: a segment tree, the lines' own behind
    /// as many that each span two.
    spans: Vec<Option<Span>>,
}

/// The lowest and the highest of some heights.
type Span = (Height, Height);

/// The way between what ended in a column and what took its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Upright {
    /// The column.
    pub cell: u16,
    /// The lowest height that it touches.
    pub low: Height,
    /// The highest.
    pub high: Height,
    /// The colour.
    pub tone: u16,
}

impl Lines {
    /// Lists of lines between these points. The lines of a list must be in order, and none may begin
    /// before the one before it ends.
    pub fn new(lists: impl IntoIterator<Item = Vec<Line>>, points: &[Point]) -> Self {
        let list = |lines: Vec<Line>| List::new(lines, points);
        Self {
            lists: lists.into_iter().map(list).collect(),
        }
    }

    /// The lines that reach from one column into the next or hold still: those that can be seen.
    pub(super) fn in_sight(&self, across: &Viewport) -> Vec<Line> {
        let mut seen = Vec::new();
        for list in &self.lists {
            list.in_sight(across, &mut seen);
        }
        seen
    }

    /// The uprights in sight, one for each list and column: from the lowest to the highest height at which
    /// something ended or began there, in the colour of what ended last.
    pub(super) fn uprights(&self, across: &Viewport) -> Vec<Upright> {
        let mut seen = Vec::new();
        for list in &self.lists {
            list.uprights(across, &mut seen);
        }
        seen
    }
}

impl List {
    fn new(lines: Vec<Line>, points: &[Point]) -> Self {
        debug_assert!(
            lines.is_sorted_by(|a, b| a.to.is_some_and(|to| a.from <= to && to <= b.from)),
            "lines of a list must not overlap"
        );
        let span = |line: &Line| {
            let from = Height::of(points.get(line.point)?);
            let to = Height::of(points.get(line.next?)?);
            Some((from.min(to), from.max(to)))
        };
        let count = lines.len();
        let mut spans: Vec<Option<Span>> = vec![None; count];
        spans.extend(lines.iter().map(span));
        for at in (1..count).rev() {
            let pair = |at: usize| spans.get(at).copied().flatten();
            let both = joined(pair(2 * at), pair(2 * at + 1));
            if let Some(slot) = spans.get_mut(at) {
                *slot = both;
            }
        }
        Self { lines, spans }
    }

    fn in_sight(&self, across: &Viewport, seen: &mut Vec<Line>) {
        let mut cell = 0;
        // The line that is held at the end of the column; what begins and ends within it is not seen.
        while let Some((_, last)) = across.days_at(cell) {
            let ended = |line: &Line| line.to.is_some_and(|to| to <= last);
            let Some(line) = self.lines.get(self.lines.partition_point(ended)) else {
                return;
            };
            let next = if line.from > last {
                Some(line.from)
            } else {
                seen.push(line.clone());
                line.to
            };
            match next.map(|day| across.place(day)) {
                Some(Place::At(next)) if next > cell => cell = next,
                _ => return,
            }
        }
    }

    fn uprights(&self, across: &Viewport, seen: &mut Vec<Upright>) {
        let Some((first, _)) = across.days() else {
            return;
        };
        let mut start = self
            .lines
            .partition_point(|line| line.to.is_some_and(|to| to < first));
        while let Some(to) = self.lines.get(start).and_then(|line| line.to) {
            let Some(cell) = across.cell_of(to) else {
                return;
            };
            let last = across.days_at(cell).map_or(to, |(_, last)| last);
            let end = self
                .lines
                .partition_point(|line| line.to.is_some_and(|to| to <= last));
            let ended = self.lines.get(start..end).unwrap_or(&[]);
            let tone = ended.last().map_or(0, |line| line.tone);
            if let Some((low, high)) = self.span(start, end) {
                seen.push(Upright {
                    cell,
                    low,
                    high,
                    tone,
                });
            }
            start = end.max(start + 1);
        }
    }

    /// The lowest and the highest height of the uprights of the lines from one place to before another.
    fn span(&self, from: usize, to: usize) -> Option<Span> {
        let count = self.lines.len();
        let (mut low, mut high) = (from + count, to + count);
        let mut found = None;
        let at = |at: usize| self.spans.get(at).copied().flatten();
        while low < high {
            if low % 2 == 1 {
                found = joined(found, at(low));
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                found = joined(found, at(high));
            }
            low /= 2;
            high /= 2;
        }
        found
    }
}

fn joined(a: Option<Span>, b: Option<Span>) -> Option<Span> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (one, other) => one.or(other),
    }
}
