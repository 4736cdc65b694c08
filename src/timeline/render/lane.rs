//! A lane: the marks of its items, and the lines of those that go on.

use std::ops::Range;

use super::Plot;
use super::canvas::Canvas;
use crate::day::{Day, End, Shape};
use crate::timeline::bin::{self, Bin, Mark};
use crate::timeline::cells;
use crate::timeline::item::{Item, Status};
use crate::timeline::viewport::Place;

/// A line of doubt that is longer than this is dotted, in columns.
const DOTTED: usize = 12;

/// How far apart the dots are at least.
const STOP: u16 = 3;

impl Plot<'_> {
    pub(super) fn lane(&self, lane: u16, bins: &[Bin], canvas: &mut Canvas<'_>) {
        let marks = bin::marks(bins, self.index, lane);
        for (i, mark) in marks.iter().enumerate() {
            let next = marks
                .get(i + 1)
                .map_or(self.viewport.width(), |m| m.cells.start);
            let standing_out = self.highlights.is_some_and(|highlights| {
                let place = bins.partition_point(|bin| bin.cells.start < mark.cells.start);
                bins.get(place).is_some_and(|bin| {
                    highlights.meet_in_lane(lane, bin.first, bin.last, place == 0)
                })
            });
            self.mark(mark, next, standing_out, canvas);
        }
    }

    /// The lines of the lane's items that go on beyond their bin, in what columns are left free: the signs of
    /// their doubt first, so that no other line takes their place.
    pub(super) fn lines(&self, lane: u16, bins: &[Bin], canvas: &mut Canvas<'_>) {
        let limit = usize::from(self.viewport.width()) * 2;
        let items = bin::lines(self.viewport, self.index, lane, limit).into_iter();
        let lines: Vec<(&Item, Range<u16>)> = items
            .filter_map(|place| self.index.item(place))
            .filter(|item| item.last > self.viewport.bin_of(item.first).1)
            .map(|item| (item, self.cells_of(item)))
            .filter(|(_, cells)| !cells.is_empty())
            .collect();
        let stops = stops(bins);
        for (item, cells) in &lines {
            self.doubt(item, cells.start + 1..cells.end, canvas);
        }
        for (item, cells) in lines {
            self.line(item, cells, &stops, canvas);
        }
    }

    /// The item that is selected, if it stands in this mark.
    pub(super) fn selected_in(&self, mark: &Mark) -> Option<&Item> {
        let place = self.selection.as_ref()?.item?;
        let item = self.index.item(place)?;
        let cell = match self.viewport.place(item.first) {
            Place::At(cell) => cell,
            Place::Before if item.last >= self.viewport.days()?.0 => 0,
            _ => return None,
        };
        let lane = self.index.item(mark.first_item)?.lane;
        (item.lane == lane && mark.cells.contains(&cell)).then_some(item)
    }

    /// The glyph in the bin's first column, then the count; `+` where the count does not fit.
    pub(super) fn mark(&self, mark: &Mark, next: u16, standing_out: bool, canvas: &mut Canvas<'_>) {
        let selected = self.selected_in(mark);
        let marker = selected.map_or(mark.marker, |item| item.marker);
        let style = if mark.mixed {
            self.look.strong
        } else {
            self.look.tone(mark.tone)
        };
        let style = match (selected.is_some(), standing_out) {
            (true, _) => self.look.selected,
            (false, true) => style.patch(self.look.highlight),
            (false, false) => style,
        };
        let start = mark.cells.start;
        let wide = mark.cells.end - start;
        // The last column of a bin stays blank; a bin of one or two columns borrows what is free up to
        // the next mark.
        let room = if wide >= 3 {
            wide - 2
        } else {
            next.saturating_sub(start + 2)
        };
        let count = match mark.count {
            0 | 1 => String::new(),
            n => cells::count(n, room),
        };
        let sign = self.status(mark, selected).sign(self.look.ascii);
        let sign = sign.unwrap_or_else(|| self.look.glyph(marker));
        canvas.put(start, sign, style);
        if mark.count > 1 && room == 0 {
            canvas.put(start, "+", style);
        } else if !count.is_empty() {
            canvas.text(start + 1, &count, style);
        } else if selected.is_some() && wide >= 2 {
            canvas.put(start + 1, " ", style);
        }
    }

    /// Whether what a mark stands for happened: it did where some of it may have.
    fn status(&self, mark: &Mark, selected: Option<&Item>) -> Status {
        let Some(item) = selected.or_else(|| self.index.item(mark.first_item)) else {
            return Status::Happened;
        };
        let alone = mark.count == 1 || selected.is_some();
        let ahead = self.today.is_none_or(|today| item.first > today);
        match item.status {
            Status::Planned if alone || ahead => Status::Planned,
            Status::Cancelled if alone => Status::Cancelled,
            _ => Status::Happened,
        }
    }

    /// The last day on which an item goes on: what has happened did so by today, however wide its date is.
    fn last_of(&self, item: &Item) -> Day {
        match self.today {
            Some(today) if item.status != Status::Planned && item.first <= today => {
                item.last.min(today)
            }
            _ => item.last,
        }
    }

    /// The columns over which an item goes on.
    fn cells_of(&self, item: &Item) -> Range<u16> {
        self.viewport.cells_of(item.first, self.last_of(item))
    }

    /// Whether an item goes on beyond the right edge.
    fn goes_beyond(&self, item: &Item) -> bool {
        self.viewport.place(self.last_of(item)) == Place::After
    }

    /// The line of an item, in the lane's free columns.
    fn line(&self, item: &Item, cells: Range<u16>, stops: &[u16], canvas: &mut Canvas<'_>) {
        let style = self.look.faint;
        // A date that is but a year would draw a line through the whole lane: it is dotted.
        let dotted = item.extent.shape == Shape::Within && cells.len() > DOTTED;
        let sign = if item.extent.approximate {
            self.look.sign("╌", "~")
        } else if item.extent.shape == Shape::Lasting {
            self.look.sign("━", "=")
        } else if dotted {
            self.look.sign("·", "'")
        } else {
            self.look.sign("─", "-")
        };
        let last = cells.end - 1;
        let within = item.extent.shape == Shape::Within && !item.extent.approximate;
        let ends = within && !self.goes_beyond(item);
        for cell in cells {
            if dotted && stops.binary_search(&cell).is_err() && !(ends && cell == last) {
                continue;
            }
            let sign = if ends && cell == last {
                self.look.sign("┤", "]")
            } else {
                sign
            };
            canvas.put_free(cell, sign, style);
        }
    }

    /// The sign of an item that goes on or is not sure, in the last column of its line or before today's in it. Where
    /// something else stands there or before it, there is none: elsewhere the item would seem to end, and beside a
    /// count that would seem to be what is not sure.
    fn doubt(&self, item: &Item, line: Range<u16>, canvas: &mut Canvas<'_>) {
        let sign = match item.extent.end {
            End::Open => self.look.sign("▸", ">"),
            _ if item.extent.uncertain && !self.goes_beyond(item) => "?",
            _ => return,
        };
        let last = line.end.saturating_sub(1);
        let today = self.today.and_then(|day| self.viewport.cell_of(day));
        let cell = last.saturating_sub(u16::from(Some(last) == today));
        // Lines that end together have one sign.
        let free = |cell: u16| canvas.is_free(cell..cell + 1) || canvas.shows(cell, sign);
        if line.contains(&cell) && free(cell) && free(cell - 1) {
            canvas.put(cell, sign, self.look.faint);
        }
    }
}

/// Where the dots of all lines stand: where bins begin.
fn stops(bins: &[Bin]) -> Vec<u16> {
    let mut stops: Vec<u16> = Vec::new();
    for bin in bins {
        let far = |&last: &u16| bin.cells.start - last >= STOP;
        if stops.last().is_none_or(far) {
            stops.push(bin.cells.start);
        }
    }
    stops
}

#[cfg(test)]
mod tests {
    use super::super::tests::drawn;
    use crate::day::{Day, End, Extent, Shape};
    use crate::timeline::item::{Item, Row};
    use crate::timeline::unit::Unit;
    use crate::timeline::viewport::tests::{day, linear};

    /// A lane of 2026 by the month, on a day, with items of these extents and marks.
    fn lane(today: &str, extents: &[Extent], marks: &[&str]) -> String {
        let marks = marks.iter().map(|mark| Extent::day(day(mark)));
        let items = extents.iter().copied().chain(marks).map(Item::new);
        let mut items: Vec<Item> = items.collect();
        items.sort_by_key(|item| item.first);
        let row = Row {
            lane: Some(0),
            ..Row::default()
        };
        drawn(
            row,
            items,
            &linear(Unit::Month, 3, "2026-01-01", 36),
            day(today),
        )
    }

    #[test]
    fn doubt_is_drawn_where_a_line_ends() {
        let year = Extent::new(day("2026-01-01"), day("2026-12-31"), Shape::Within);
        let perhaps = Extent {
            uncertain: true,
            ..year
        };
        let on = Extent {
            end: End::Open,
            latest: Day::MAX,
            ..Extent::new(day("2026-01-01"), day("2026-01-31"), Shape::Lasting)
        };
        assert_eq!(lane("2026-06-01", &[perhaps], &[]), "▫  ·  ·  ·  · ?╎");
        assert_eq!(lane("2026-06-01", &[on], &[]), "▫━━━━━━━━━━━━━▸╎");
        // Two lines have one sign.
        assert_eq!(
            lane("2026-06-01", &[perhaps, perhaps], &["2026-04-02"]),
            "▫2 ·  ·  ▫  · ?╎"
        );
        // It stands not beside a mark, nor anywhere else.
        assert_eq!(
            lane("2026-06-01", &[perhaps], &["2026-05-02", "2026-05-03"]),
            "▫  ·  ·  ·  ▫2 ╎"
        );
        // Further on everything ends in its place.
        assert_eq!(
            lane("2027-06-01", &[perhaps], &[]),
            "▫  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  · ?"
        );
    }
}
