//! Windows of proposed dates: ahead of today, and as arcs.

use std::ops::Range;

use ratatui::style::Modifier;

use super::Plot;
use super::canvas::Canvas;
use super::words::Beside;
use crate::day::End;
use crate::timeline::cells::columns;
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
            match self.window(window, from, cells.start >= from, canvas) {
                Some(bar) => bars.push(bar),
                None => beyond |= self.viewport.place(window.extent.first_day()) == Place::After,
            }
        }
        let alone = row.windows.len() == 1;
        let line = bars.first().filter(|_| alone).map(|bar| {
            let line = bar.start + 1..bar.end - 1;
            let own = |&cell: &u16| empty.get(usize::from(cell)) == Some(&false);
            line.filter(own).collect()
        });
        let beside = Beside {
            today,
            end: bars.iter().map(|bar| bar.end).max().unwrap_or(from),
            line: line.unwrap_or_default(),
            beyond,
        };
        self.words(row, &beside, canvas);
    }

    /// One window, from column `from` on, which cuts its beginning off where it is not `whole`: `├──┤` within,
    /// `◂───┤` by, `├───▸` from, `┃` in one column. Gives its columns; none where it is not in sight.
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
        let beyond = self.viewport.place(extent.latest) == Place::After;
        let begins = whole && extent.start == End::Day;
        let seams: Vec<u16> = self.viewport.seams().collect();
        for cell in start..=last {
            if seams.contains(&cell) {
                continue;
            }
            let sign = if cell == start && cell == last && begins && !beyond {
                self.look.sign("┃", "I")
            } else if cell == start {
                if begins {
                    self.look.sign("├", "[")
                } else {
                    self.look.sign("◂", "<")
                }
            } else if cell == last {
                if beyond {
                    self.look.sign("▸", ">")
                } else if extent.uncertain {
                    "?"
                } else {
                    self.look.sign("┤", "]")
                }
            } else if soft {
                self.look.sign("╌", "~")
            } else {
                self.look.sign("─", "-")
            };
            // An event on its way stays to be seen.
            canvas.put_free(cell, sign, style);
        }
        Some(start..cells.end)
    }

    /// `•` each day it was said, dashes to the date, then the words; before the first dot where there is
    /// no room behind.
    pub(super) fn arcs(&self, row: &Row, canvas: &mut Canvas<'_>) {
        for window in &row.windows {
            self.arc(window, canvas);
        }
    }

    pub(super) fn arc(&self, window: &Window, canvas: &mut Canvas<'_>) {
        let width = self.viewport.width();
        let mut style = self.look.tone(window.tone);
        if window.standing == Standing::Superseded {
            style = style.add_modifier(Modifier::DIM);
        }
        let Some(&first_said) = window.said.first() else {
            return;
        };
        let from = match self.viewport.place(first_said) {
            Place::Before => 0,
            Place::At(cell) => cell,
            Place::After => return,
        };
        let promised = window.extent.first_day();
        let to = match self.viewport.place(promised) {
            Place::Before => return,
            Place::At(cell) => cell,
            Place::After => width,
        };
        let dashed = if window.selected || window.linked {
            self.look.accent
        } else {
            style.add_modifier(Modifier::DIM)
        };
        for cell in self.said(window) {
            canvas.put_free(
                cell,
                self.look.sign("∙", "."),
                style.add_modifier(Modifier::BOLD),
            );
        }
        for cell in from..to.min(width) {
            canvas.put_free(cell, self.look.sign("╌", "~"), dashed);
        }
        let end = if to >= width {
            let edge = width.saturating_sub(1);
            canvas.put(edge, self.look.sign("›", ">"), style);
            edge
        } else {
            let start = if window.extent.start == End::Day {
                to
            } else {
                from
            };
            let first = if start == from { from + 1 } else { start };
            if window.extent.start == End::Day {
                // Where it was said in its first column it begins beside the dot.
                let bar = self.window(window, first.max(to), true, canvas);
                bar.map_or(to, |bar| bar.end - 1)
            } else {
                canvas.put(to, self.look.sign("┤", "]"), style);
                to
            }
        };
        let style = style.add_modifier(Modifier::BOLD);
        let missed = match window.standing {
            Standing::Lapsed => self.look.sign(" ✗", " x"),
            _ => "",
        };
        let words = format!("{}{missed}", window.words);
        let n = columns(&words);
        if end + 2 + n <= width && canvas.is_free(end + 1..end + 2 + n) {
            canvas.words(end + 2, &words, style);
        } else if from > n && canvas.is_free(from - n - 1..from) {
            canvas.words(from - n - 1, &words, style);
        } else {
            // In the arc or in the window itself, as the last resort: behind its first sign.
            let stretch = if to.saturating_sub(from) > n + 5 {
                from + 3
            } else {
                to + 3
            };
            if stretch + n + 3 <= end {
                canvas.text(stretch, &format!(" {words} "), style);
            }
        }
    }
}
