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
use crate::day::{Day, Year};

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

/// The columns of an overview that stand for days, between the years at its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Track {
    /// The first and the last day of all.
    pub days: (Day, Day),
    /// The first column, of the screen.
    pub start: u16,
    /// How many columns there are, at least 5.
    pub columns: u16,
}

impl Track {
    /// The track in the first row of an area; none where there is no room for one.
    pub fn new(area: Rect, (first, last): (Day, Day)) -> Option<Self> {
        let width = |day: Day| u16::try_from(Year(day.year()).to_string().len()).unwrap_or(0);
        let start = area.x + 1 + width(first) + 1;
        let end = area.right().saturating_sub(width(last) + 3);
        (area.height > 0 && end > start + 4).then(|| Self {
            days: (first, last),
            start,
            columns: end - start,
        })
    }

    /// The column of a day from the start, the nearest one where it lies beyond an end.
    pub fn column(&self, day: Day) -> u16 {
        let at = i64::from(self.days.0.days_until(day)).clamp(0, self.length() - 1);
        u16::try_from(at * i64::from(self.columns) / self.length())
            .unwrap_or(0)
            .min(self.columns - 1)
    }

    /// The first day of a column of the screen, the nearest one where it lies beyond an end.
    pub fn day(&self, column: u16) -> Day {
        let at = column.saturating_sub(self.start).min(self.columns - 1);
        let columns = i64::from(self.columns);
        let days = (i64::from(at) * self.length() + columns - 1) / columns;
        self.days.0.plus_days(i32::try_from(days).unwrap_or(0))
    }

    fn length(&self) -> i64 {
        i64::from(self.days.0.days_until(self.days.1)) + 1
    }
}

impl Overview<'_> {
    /// Draws it into the first row of the area, the years at both ends.
    pub fn render(&self, area: Rect, buffer: &mut Buffer) {
        let Some(track) = Track::new(area, self.days) else {
            return;
        };
        let (first, last) = self.days;
        let Track { start, columns, .. } = track;
        let [outside, inside, ground, bracket, today, highlight] = self.styles;
        for (x, day) in [(area.x + 1, first), (start + columns + 2, last)] {
            let year = Year(day.year()).to_string();
            cells::write(
                buffer,
                x,
                area.y,
                &year,
                area.right().saturating_sub(x),
                outside,
            );
        }
        let density = self.index.density(first, last, columns);
        let most = density.iter().copied().max().unwrap_or(1).max(1);
        let signs = if self.ascii { ASCII } else { BLOCKS };
        let sight = self
            .sight
            .map(|(from, to)| (track.column(from), track.column(to)));
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
        let now = start + track.column(self.today);
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
    fn a_column_of_the_track_is_that_of_its_day() {
        let days = (Day::from_number(1000), Day::from_number(1999));
        for width in [20, 57, 120, 999] {
            let track = Track::new(Rect::new(3, 0, width, 1), days).unwrap();
            for column in 0..track.columns {
                let day = track.day(track.start + column);
                assert_eq!(track.column(day), column, "{width}");
            }
            assert_eq!(track.day(0), days.0);
            assert_eq!(track.column(days.1.plus_days(9)), track.columns - 1);
        }
        assert_eq!(Track::new(Rect::new(0, 0, 9, 1), days), None);
    }

    #[test]
    fn the_years_at_its_ends_are_written_as_everywhere() {
        let area = Rect::new(0, 0, 40, 1);
        let mut buffer = Buffer::empty(area);
        let days = ["-0043-03-15", "0079-08-24"].map(|text| Day::parse(text).unwrap());
        let overview = Overview {
            index: &Index::new(Vec::new()),
            highlights: None,
            days: days.into(),
            sight: None,
            today: days[1],
            styles: [Style::new(); 6],
            ascii: false,
        };
        overview.render(area, &mut buffer);
        let row: String = (0..40).map(|x| buffer[(x, 0)].symbol()).collect();
        assert!(
            row.starts_with(" -0043 ") && row.ends_with(" 0079 "),
            "{row:?}"
        );
    }

    #[test]
    fn single_items_stay_visible_beside_many() {
        assert_eq!(level(1, 1), 7);
        assert_eq!(level(1, 100), 0);
        assert_eq!(level(25, 100), 4);
        assert_eq!(level(100, 100), 7);
    }
}
