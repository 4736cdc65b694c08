//! Windows of proposed dates ahead of today, and what belongs to the selection.

use std::ops::Range;

use ratatui::style::Modifier;

use super::Plot;
use super::canvas::Canvas;
use super::words::{Ahead, Line};
use crate::day::End;
use crate::timeline::item::{Row, Standing, Window};
use crate::timeline::viewport::Place;

impl Plot<'_> {
    pub(super) fn dots(&self, row: &Row, canvas: &mut Canvas<'_>) {
        for window in &row.windows {
            for cell in self.said(window) {
                canvas.put(cell, self.look.sign("∙", "."), self.look.tone(window.tone));
            }
        }
    }

    /// What belongs to the selection: the line from the day it stands on to the window that it says,
    /// and the days on which a selected window was said.
    pub(super) fn links(&self, row: &Row, today: Option<u16>, canvas: &mut Canvas<'_>) {
        let accent = self.look.accent;
        for window in row.windows.iter().filter(|w| w.selected) {
            for cell in self.said(window) {
                if canvas.is_free(cell..cell + 1) {
                    canvas.put(cell, self.look.sign("∙", "."), accent);
                } else {
                    canvas.restyle(cell, accent.add_modifier(Modifier::UNDERLINED));
                }
            }
        }
        let Some(said) = self.selection.as_ref().map(|selection| selection.day) else {
            return;
        };
        let from = match self.viewport.place(said) {
            Place::Before => 0,
            Place::At(cell) => cell,
            Place::After => return,
        };
        for window in row.windows.iter().filter(|w| w.linked) {
            let extent = &window.extent;
            let to = self
                .viewport
                .cells_of(extent.first_day(), extent.latest)
                .start;
            if row.lane.is_none() {
                canvas.put_free(from, self.look.sign("∙", "."), accent);
            }
            for cell in from..to {
                if Some(cell) != today {
                    canvas.put_free(cell, self.look.sign("╌", "-"), accent);
                }
            }
        }
    }

    /// The columns in sight in which a window was said, each once, however often that was.
    pub(super) fn said(&self, window: &Window) -> impl Iterator<Item = u16> {
        let days = self.viewport.days();
        let mut rest = match days {
            Some((from, to)) => {
                let end = window.said.partition_point(|&d| d <= to);
                let start = window.said.partition_point(|&d| d < from).min(end);
                window.said.get(start..end).unwrap_or(&[])
            }
            None => &[],
        };
        std::iter::from_fn(move || {
            let (&day, _) = rest.split_first()?;
            let cell = self.viewport.cell_of(day)?;
            let last = self.viewport.days_at(cell).map_or(day, |(_, last)| last);
            rest = rest
                .get(rest.partition_point(|&d| d <= last)..)
                .unwrap_or(&[]);
            Some(cell)
        })
    }

    /// The windows from today on, and their words.
    pub(super) fn ahead(&self, row: &Row, today: Option<u16>, canvas: &mut Canvas<'_>) {
        let from = today.map_or(0, |cell| cell + 1);
        let empty = canvas.taken.clone();
        let mut bars = Vec::new();
        let mut beyond = false;
        for window in &row.windows {
            let extent = &window.extent;
            let cells = self.viewport.cells_of(extent.earliest, extent.latest);
            let cut = cells.start < from || self.viewport.place(extent.earliest) == Place::Before;
            match self.window(window, from, !cut, canvas) {
                Some(bar) => bars.push(bar),
                None => beyond |= self.viewport.place(window.extent.first_day()) == Place::After,
            }
        }
        let line = match bars.as_slice() {
            [bar] if row.windows.len() == 1 => Some(Line::of(bar, &empty, self.viewport)),
            _ => None,
        };
        let ahead = Ahead {
            today,
            start: bars.iter().map(|bar| bar.start).min().unwrap_or(from),
            end: bars.iter().map(|bar| bar.end).max().unwrap_or(from),
            line: line.unwrap_or_default(),
            beyond,
        };
        self.words_ahead(row, &ahead, canvas);
    }

    /// One window, from column `from` on: `├──┤` within, `◂───┤` by, `├───▸` from, `┃` in one column. A beginning
    /// that is cut off, where it is not `whole`, and an end beyond the edge have no sign, since they would say by
    /// or from. Gives its columns; none where it is not in sight.
    pub(super) fn window(
        &self,
        window: &Window,
        from: u16,
        whole: bool,
        canvas: &mut Canvas<'_>,
    ) -> Option<Range<u16>> {
        let extent = &window.extent;
        let cells = self.viewport.cells_of(extent.earliest, extent.latest);
        let width = self.viewport.width();
        let start = cells.start.max(from);
        if cells.end <= start || start >= width {
            return None;
        }
        let last = cells.end - 1;
        let soft = extent.approximate || window.reported;
        let mut style = self.look.tone(window.tone);
        if window.selected {
            style = self.look.selected;
        }
        if window.linked {
            style = style.add_modifier(Modifier::BOLD);
        } else if window.standing == Standing::Superseded {
            style = style.add_modifier(Modifier::DIM);
        }
        // What stands in its first columns would hide that it begins: it is seen to do so beside that.
        let begin = (start..=last)
            .find(|&cell| canvas.is_free(cell..cell + 1))
            .unwrap_or(start);
        let beyond = self.viewport.place(extent.latest) == Place::After;
        let line = if soft {
            self.look.sign("╌", "~")
        } else {
            self.look.sign("─", "-")
        };
        let head = match extent.start {
            End::Day if whole => self.look.sign("├", "["),
            End::Day => line,
            _ => self.look.sign("◂", "<"),
        };
        let tail = match extent.end {
            End::Day if beyond => line,
            _ if beyond => self.look.sign("▸", ">"),
            _ if extent.uncertain => "?",
            _ => self.look.sign("┤", "]"),
        };
        // In its only column a bar is told by the end that is seen.
        let one = start == last && !beyond;
        let only = match extent.start {
            End::Day if whole => self.look.sign("┃", "I"),
            End::Day => tail,
            _ => head,
        };
        let seams: Vec<u16> = self.viewport.seams().collect();
        for cell in begin..=last {
            if seams.contains(&cell) {
                continue;
            }
            let sign = if one {
                only
            } else if cell == begin && (cell < last || beyond && head != line) {
                head
            } else if cell == last {
                tail
            } else {
                line
            };
            // An event on its way stays to be seen.
            canvas.put_free(cell, sign, style);
        }
        Some(begin..cells.end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{drawn, standing};
    use super::*;
    use crate::day::{Day, Extent, Shape};
    use crate::timeline::item::Item;
    use crate::timeline::scale::Scale;
    use crate::timeline::step::Step;
    use crate::timeline::viewport::Viewport;
    use crate::timeline::viewport::tests::day;

    /// A lane of months on 1 May 2026 with a bar, and marks.
    fn bar(extent: Extent, marks: &[&str]) -> String {
        let row = Row {
            lane: Some(0),
            windows: vec![standing(extent)],
            ..Row::default()
        };
        let items = marks.iter().map(|mark| Item::new(Extent::day(day(mark))));
        let scale = Scale::linear(Step::month(1));
        let view = Viewport::new(scale, day("2026-01-01"), 24);
        drawn(row, items.collect(), &view, day("2026-05-01"))
    }

    fn within(first: &str, last: &str) -> Extent {
        Extent::new(day(first), day(last), Shape::Within)
    }

    #[test]
    fn a_bar_is_seen_to_begin_beside_what_stands_in_its_first_columns() {
        let by = Extent {
            start: End::Open,
            earliest: Day::MIN,
            ..within("2027-02-28", "2027-02-28")
        };
        assert_eq!(bar(by, &[]), "    ╎◂───────┤");
        let marks = ["2026-05-01", "2026-05-02"];
        assert_eq!(bar(by, &marks), "    ▫2◂──────┤");
        let months = within("2026-07-01", "2027-02-28");
        assert_eq!(bar(months, &["2026-07-03", "2026-07-04"]), "    ╎ ▫2├────┤");
        // Where but one column is left it ends there.
        let months = within("2026-07-01", "2026-09-30");
        assert_eq!(bar(months, &["2026-07-03", "2026-07-04"]), "    ╎ ▫2┤");
        let month = within("2026-07-01", "2026-07-31");
        assert_eq!(bar(month, &[]), "    ╎ ┃");
        assert_eq!(bar(month, &["2026-07-03"]), "    ╎ ▫");
    }

    #[test]
    fn what_is_cut_off_has_no_sign_of_its_own() {
        assert_eq!(bar(within("2026-02-01", "2026-12-31"), &[]), "    ╎──────┤");
        assert_eq!(bar(within("2026-02-01", "2026-06-30"), &[]), "    ╎┤");
        let edge = within("2027-06-01", "2028-06-30");
        assert_eq!(bar(edge, &[]), "    ╎            ├──────");
        let from = Extent {
            end: End::Open,
            latest: Day::MAX,
            ..edge
        };
        assert_eq!(bar(from, &[]), "    ╎            ├─────▸");
        let december = within("2027-12-01", "2028-01-31");
        assert_eq!(bar(december, &[]), "    ╎                  ├");
    }
}
