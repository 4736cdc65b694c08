//! The whole of the time line in a row: density as blocks, the viewport as a bracket, today as a mark.
//!
//! ```text
//! 1950 ▁   ▁ ▁        ▁        ▁             ▁▁         ▁ ▁▁▁   ▁▁▂           ▂ ▁▁▃▂▁[▅█       ] 2030
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cells;
use super::highlight::Highlights;
use super::index::Index;
use crate::day::Day;
use crate::text::measure;

/// The overview: always linear, whatever the scale of the timeline.
#[derive(Clone, Debug)]
pub struct Overview<'a> {
    /// The items.
    pub index: &'a Index,
    /// The items that stand out.
    pub highlights: Option<&'a Highlights>,
    /// The first and the last day of all.
    pub days: (Day, Day),
    /// The first and the last day in sight.
    pub sight: Option<(Day, Day)>,
    /// Today.
    pub today: Day,
    /// The blocks outside and inside of the viewport, the ground of the viewport, its bracket, today;
    /// what is laid over blocks with items that stand out.
    pub styles: [Style; 6],
    /// Only ASCII is drawn.
    pub ascii: bool,
}

pub(super) const BLOCKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
pub(super) const ASCII: [&str; 8] = [".", ":", "-", "=", "+", "*", "#", "@"];

impl Overview<'_> {
    /// Draws it into the first row of the area, the years at both ends.
    pub fn render(&self, area: Rect, buffer: &mut Buffer) {
        let (first, last) = self.days;
        let (left, right) = (first.year().to_string(), last.year().to_string());
        let width = |text: &str| u16::try_from(measure::width(text)).unwrap_or(0);
        let start = area.x + 1 + width(&left) + 1;
        let end = area.right().saturating_sub(width(&right) + 3);
        if end <= start + 4 || area.height == 0 {
            return;
        }
        let [outside, inside, ground, bracket, today, highlight] = self.styles;
        cells::write(buffer, area.x + 1, area.y, &left, width(&left), outside);
        cells::write(buffer, end + 2, area.y, &right, width(&right), outside);
        let columns = end - start;
        let density = self.index.density(first, last, columns);
        let most = density.iter().copied().max().unwrap_or(1).max(1);
        let signs = if self.ascii { ASCII } else { BLOCKS };
        let sight = self
            .sight
            .map(|(from, to)| (self.column(from, columns), self.column(to, columns)));
        for (column, &count) in (0..columns).zip(&density) {
            let seen = sight.is_some_and(|(from, to)| (from..=to).contains(&column));
            let sign = if count == 0 {
                " "
            } else {
                signs.get(level(count, most)).copied().unwrap_or("█")
            };
            let style = if seen { inside.patch(ground) } else { outside };
            let (from, to) = Index::part((first, last), columns, column);
            let style = match self.highlights {
                Some(found) if count > 0 && found.meet(from, to, false) => style.patch(highlight),
                _ => style,
            };
            cells::write(buffer, start + column, area.y, sign, 1, style);
        }
        let now = start + self.column(self.today, columns);
        if self.today >= first && self.today <= last {
            let free = buffer
                .cell((now, area.y))
                .is_some_and(|c| c.symbol() == " ");
            if free {
                let sign = if self.ascii { "|" } else { "╎" };
                cells::write(buffer, now, area.y, sign, 1, today);
            }
        }
        if let Some((from, to)) = sight {
            let before = (start + from).saturating_sub(1);
            cells::write(buffer, before, area.y, "[", 1, bracket);
            cells::write(buffer, start + to + 1, area.y, "]", 1, bracket);
        }
    }

    /// The column of a day, the nearest one where it lies beyond an end.
    fn column(&self, day: Day, columns: u16) -> u16 {
        let (first, last) = self.days;
        let days = i64::from(first.days_until(last)) + 1;
        let at = i64::from(first.days_until(day)).clamp(0, days - 1);
        u16::try_from(at * i64::from(columns) / days)
            .unwrap_or(0)
            .min(columns.saturating_sub(1))
    }
}

/// The height of a count among eight, on a square root scale: single items stay visible.
pub(super) fn level(count: usize, most: usize) -> usize {
    let mut level = 0;
    // The largest level with (level / 8)² <= count / most, in whole numbers.
    while level < 7 && (level + 1) * (level + 1) * most <= 64 * count {
        level += 1;
    }
    level
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_items_stay_visible_beside_many() {
        assert_eq!(level(1, 1), 7);
        assert_eq!(level(1, 100), 0);
        assert_eq!(level(25, 100), 4);
        assert_eq!(level(100, 100), 7);
    }
}
