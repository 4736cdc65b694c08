//! What stands beside a point: whose it is, where its own row has no room for that, and its date.

use std::cmp::Reverse;

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::draw::{Canvas, Mark};
use super::{Place, Point};
use crate::day::End;
use crate::text::ascii::ascii;
use crate::timeline::cells::columns;

/// The columns within which a label beside a point would be taken for the point's.
const NEAR: u16 = 3;

impl<'t> Canvas<'t, '_> {
    /// Whose a point is of which the next one in its row leaves no room to say so: above it, else below it, and
    /// never where it could be taken for another point's.
    pub(super) fn letters_aside(&mut self, marks: &[Mark<'t>]) {
        let trend = self.trend;
        let mut written = Vec::new();
        for mark in marks.iter().filter(|mark| mark.letters.is_empty()) {
            let Place {
                cell, row, point, ..
            } = mark.place;
            let Some(told) = trend.points.get(point).filter(|p| !p.letters.is_empty()) else {
                continue;
            };
            let width = columns(&told.letters);
            let area = |row: u16| Rect::new(self.plot.x + cell, self.plot.y + row, width, 1);
            let rows = [row.checked_sub(1), Some(row + 1)].into_iter().flatten();
            let mut areas = rows.filter(|&row| row >= 2).map(area);
            let Some(area) = areas.find(|&area| self.is_open(area)) else {
                continue;
            };
            let style = trend.look.tone(told.tone).add_modifier(Modifier::BOLD);
            self.write(area.x, area.y, &told.letters, width, style);
            written.extend(area.positions().map(|p| (p, point)));
        }
        self.marks.extend(written);
    }

    /// Whether nothing but an upright stands in an area of the plot, and no point beside it.
    fn is_open(&self, area: Rect) -> bool {
        let upright = self.sign("┊", ":");
        let passed = |x| {
            let cell = self.buffer.cell((x, area.y));
            cell.is_some_and(|cell| cell.symbol() == upright)
        };
        let free = |x| self.taken.is_free(Rect::new(x, area.y, 1, 1)) || passed(x);
        let within = area.right() <= self.plot.right() && area.bottom() <= self.plot.bottom();
        let mut beside = self.widened(area, 2).positions();
        within
            && (area.left()..area.right()).all(free)
            && !beside.any(|p| self.marks.contains_key(&p))
    }

    /// The labels, those that deserve it most first, then the latest: above the point, else beside it, else
    /// below, never over anything, and never where they could be taken for another point's.
    pub(super) fn labels<'m>(&mut self, marks: &'m [Mark<'t>]) {
        let trend = self.trend;
        let labelled = |mark: &'m Mark<'t>| {
            let point = trend.points.get(mark.place.point)?;
            (!point.label.is_empty()).then_some((mark, point))
        };
        let mut order: Vec<(&Mark, &Point)> = marks.iter().filter_map(labelled).collect();
        order.sort_by_key(|(mark, point)| Reverse((point.weight, mark.place.point)));
        for (mark, point) in order {
            let Place { cell, row, .. } = mark.place;
            let label = if trend.look.ascii {
                ascii(&point.label)
            } else {
                point.label.clone()
            };
            let width = columns(&label);
            let middle = cell.saturating_sub(width / 2);
            let barred = point.window.is_some_and(|window| {
                let single = window.start == End::Day && self.down(window.earliest) <= row;
                window.end == End::Day && !single
            });
            let before = cell.saturating_sub(width);
            let spots = [
                (Some(cell), row.checked_sub(1)),
                (Some(middle), row.checked_sub(1)),
                (before.checked_sub(1), Some(row)),
                (Some(cell + mark.area.width + 1), Some(row)),
                (Some(before), row.checked_sub(1)),
                (Some(cell), Some(row + 1)),
                // Beside the window's own bar.
                (barred.then_some(cell + 2), Some(row + 1)),
                (Some(before), Some(row + 1)),
            ];
            let found = spots.into_iter().find_map(|(cell, row)| {
                let (cell, row) = (cell?, row?);
                let area = Rect::new(self.plot.x + cell, self.plot.y + row, width, 1);
                // A free column on both sides, where there is one.
                let about = self.widened(area, 1);
                let free = row >= 2 && self.taken.is_free(about) && self.is_apart(area, mark);
                free.then_some(area)
            });
            if let Some(area) = found {
                let style = trend.look.tone(point.tone);
                self.write(area.x, area.y, &label, width, style);
                self.undot(self.widened(area, 2));
                // The next label keeps its distance.
                self.taken.take(self.widened(area, 1));
            }
        }
    }

    /// Empties the cells of an area in which only the dots of the ground stand: beside words they would be read.
    fn undot(&mut self, area: Rect) {
        let dot = self.sign("·", ".");
        for position in area.positions().filter(|p| self.plot.contains(*p)) {
            let free = self.taken.is_free(Rect::new(position.x, position.y, 1, 1));
            let cell = self.buffer.cell_mut(position);
            if let Some(cell) = cell.filter(|cell| free && cell.symbol() == dot) {
                cell.set_symbol(" ");
            }
        }
    }

    /// Whether a label can be taken for its own point's alone. Beside its point no point of another date may
    /// stand near on its other side; above it or below, near in its row or at its other edge.
    fn is_apart(&self, label: Rect, mark: &Mark) -> bool {
        let own = mark.area;
        let mut row = self.widened(label, NEAR);
        let mut edges = self.widened(label, 1);
        edges.y = label.y.saturating_sub(1);
        edges.height = 3;
        if label.y == own.y {
            edges.height = 0;
            if label.x < own.x {
                row.width = own.x - row.x;
            } else {
                row.width = row.right() - own.right();
                row.x = own.right();
            }
        }
        let window = |at: usize| self.trend.points.get(at).and_then(|point| point.window);
        let own = window(mark.place.point);
        let is_other = |p| {
            let other = self.marks.get(&p).copied().and_then(window);
            other.is_some_and(|other| own.is_none_or(|own| !own.same_window(&other)))
        };
        !row.positions().chain(edges.positions()).any(is_other)
    }

    /// An area with so many more columns on both sides, from the left edge of the plot on.
    fn widened(&self, area: Rect, by: u16) -> Rect {
        let x = area.x.saturating_sub(by).max(self.plot.x);
        Rect {
            x,
            width: area.right() + by - x,
            ..area
        }
    }
}
