//! All lanes in one row of blocks: for the smallest screens.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::Plot;
use super::canvas::Canvas;
use crate::day::End;
use crate::timeline::bin;
use crate::timeline::overview::{ASCII, BLOCKS, level};

impl Plot<'_> {
    /// Draws all lanes as one row of blocks, a column a bin, and the ends of the windows as the letters
    /// of their rows: for the smallest screens.
    pub fn render_spark(&self, area: Rect, buffer: &mut Buffer) {
        if area.width <= self.names || area.height == 0 {
            return;
        }
        let signs = if self.look.ascii { ASCII } else { BLOCKS };
        let width = self.viewport.width().min(area.width - self.names);
        let mut canvas = Canvas {
            buffer,
            x: area.x + self.names,
            y: area.y,
            taken: vec![false; width.into()],
            worded: Vec::new(),
        };
        let bins = bin::narrow(self.viewport);
        let counts: Vec<usize> = bins
            .iter()
            .map(|bin| self.index.begun(bin.first, bin.last).len())
            .collect();
        let most = counts.iter().copied().max().unwrap_or(1).max(1);
        let chosen = self
            .selection
            .as_ref()
            .and_then(|s| self.viewport.cell_of(s.day));
        for (place, (bin, &count)) in bins.iter().zip(&counts).enumerate() {
            let selected = chosen.is_some_and(|cell| bin.cells.contains(&cell));
            if count == 0 {
                continue;
            }
            let sign = signs.get(level(count, most)).copied().unwrap_or("█");
            let standing_out = self
                .highlights
                .is_some_and(|h| h.meet(bin.first, bin.last, place == 0));
            let style = if selected {
                self.look.accent
            } else if standing_out {
                self.look.muted.patch(self.look.highlight)
            } else {
                self.look.muted
            };
            for cell in bin.cells.clone() {
                canvas.put(cell, sign, style);
            }
        }
        for seam in self.viewport.seams() {
            canvas.put(seam, self.seam(), self.look.faint);
        }
        let today = self.today.and_then(|day| self.viewport.cell_of(day));
        if let Some(cell) = today {
            canvas.put_free(cell, self.look.sign("╎", ":"), self.look.today);
        }
        self.ends(today, &mut canvas);
    }

    /// `◂────P─W───────S`: the end of each window as the letter of its row, a line up to the last.
    fn ends(&self, today: Option<u16>, canvas: &mut Canvas<'_>) {
        let from = today.map_or(0, |cell| cell + 1);
        let mut last = None;
        for row in self.rows {
            for window in &row.windows {
                if window.extent.end != End::Day {
                    continue;
                }
                let cells = self
                    .viewport
                    .cells_of(window.extent.latest, window.extent.latest);
                if cells.is_empty() || cells.start < from {
                    continue;
                }
                let letter = row
                    .letters
                    .chars()
                    .next()
                    .or_else(|| row.name.chars().next());
                let letter = letter.map_or(String::new(), |c| c.to_uppercase().collect());
                let style = self.look.tone(window.tone).add_modifier(Modifier::BOLD);
                canvas.put_free(cells.start, &letter, style);
                last = last.max(Some((cells.start, window.tone)));
            }
        }
        if let Some((last, tone)) = last {
            let style = self.look.tone(tone);
            canvas.put_free(from, self.look.sign("◂", "<"), style);
            for cell in from..last {
                canvas.put_free(cell, self.look.sign("─", "-"), style);
            }
        }
    }
}
