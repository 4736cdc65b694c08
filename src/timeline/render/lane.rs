//! A lane: the marks of its items, and the lines of those that go on.

use super::Plot;
use super::canvas::Canvas;
use crate::day::{End, Shape};
use crate::timeline::bin::{self, Bin, Mark};
use crate::timeline::cells;
use crate::timeline::item::{Item, Status};
use crate::timeline::viewport::Place;

/// A line of doubt that is longer than this is dotted, in columns.
const DOTTED: usize = 12;

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

    /// The lines of the lane's items that go on beyond their bin, in what columns are left free.
    pub(super) fn lines(&self, lane: u16, canvas: &mut Canvas<'_>) {
        let limit = usize::from(self.viewport.width()) * 2;
        for place in bin::lines(self.viewport, self.index, lane, limit) {
            if let Some(item) = self.index.item(place)
                && item.last > self.viewport.bin_of(item.first).1
            {
                self.line(item, canvas);
            }
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

    /// The days over which an item goes on, in the lane's free columns.
    pub(super) fn line(&self, item: &Item, canvas: &mut Canvas<'_>) {
        // What has happened did so by today, however wide its date is.
        let last = match self.today {
            Some(today) if item.status != Status::Planned && item.first <= today => {
                item.last.min(today)
            }
            _ => item.last,
        };
        let cells = self.viewport.cells_of(item.first, last);
        if cells.is_empty() {
            return;
        }
        let style = self.look.faint;
        // A date that is but a year would draw a line through the whole lane: it is dotted.
        let dotted = item.extent.shape == Shape::Within && cells.len() > DOTTED;
        let sign = if item.extent.approximate {
            self.look.sign("╌", "~")
        } else if item.extent.shape == Shape::Lasting {
            self.look.sign("━", "=")
        } else if dotted {
            self.look.sign("·", ".")
        } else {
            self.look.sign("─", "-")
        };
        let (start, end) = (cells.start, cells.end - 1);
        for cell in cells {
            if dotted && cell != end && (cell - start) % 3 != 0 {
                continue;
            }
            let sign = match (cell == end, item.extent.end) {
                (true, End::Open) => self.look.sign("▸", ">"),
                (true, _) if item.extent.uncertain => "?",
                (true, _) if item.extent.shape == Shape::Within && !item.extent.approximate => {
                    self.look.sign("┤", "]")
                }
                _ => sign,
            };
            canvas.put_free(cell, sign, style);
        }
    }
}
