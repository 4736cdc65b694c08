//! The labels of the tall chart: a sign in the column of its day, and words beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Plot;
use super::canvas::Canvas;
use crate::timeline::cells::{self, columns};
use crate::timeline::headline::Label;

impl Plot<'_> {
    /// Draws labels into the area, their rows counted from its top; today's line and the seams run past
    /// them.
    pub fn render_labels(&self, area: Rect, labels: &[Label], buffer: &mut Buffer) {
        if area.width <= self.names {
            return;
        }
        let width = self.viewport.width().min(area.width - self.names);
        let seams: Vec<u16> = self.viewport.seams().collect();
        let today = self.today.and_then(|day| self.viewport.cell_of(day));
        for (row, y) in (0..).zip(area.y..area.bottom()) {
            let mut canvas = Canvas {
                buffer: &mut *buffer,
                x: area.x + self.names,
                y,
                taken: vec![false; width.into()],
                worded: Vec::new(),
            };
            for label in labels.iter().filter(|l| l.rows().contains(&row)) {
                self.label(label, usize::from(row - label.row), &mut canvas);
            }
            for &seam in &seams {
                if canvas.is_blank(seam) {
                    canvas.put(seam, self.seam(), self.look.faint);
                }
            }
            if let Some(cell) = today
                && canvas.is_blank(cell)
            {
                canvas.put(cell, self.look.sign("╎", ":"), self.look.today);
            }
        }
    }

    /// One line of a label; its sign stands before the first.
    fn label(&self, label: &Label, line: usize, canvas: &mut Canvas<'_>) {
        let Some(item) = self.index.item(label.item) else {
            return;
        };
        let selected = self.selection.as_ref().and_then(|s| s.item) == Some(label.item);
        let (sign_style, style) = if selected {
            (self.look.selected, self.look.selected)
        } else {
            (self.look.tone(item.tone), Style::new())
        };
        let text = label.lines.get(line).map_or("", String::as_str);
        let (start, end) = if line == 0 {
            let cells = label.cells();
            let end = (label.text + columns(text)).max(label.cell + 1);
            (cells.start, end)
        } else {
            (label.text, label.text + columns(text))
        };
        // A blank on both sides, between sign and words, and no line through either.
        canvas.worded.push(start.saturating_sub(1)..end + 1);
        if selected {
            for cell in start..end {
                canvas.put(cell, " ", style);
            }
        }
        if line == 0 {
            let sign = item.status.sign(self.look.ascii);
            let sign = sign.unwrap_or_else(|| self.look.glyph(item.marker));
            canvas.put(label.cell, sign, sign_style);
        }
        let (head, cut) = match text.strip_suffix('…') {
            Some(head) => (head, Some(self.look.sign("…", "~"))),
            None => (text, None),
        };
        let x = canvas.x + label.text;
        let after = cells::write(canvas.buffer, x, canvas.y, head, columns(head), style);
        if let Some(sign) = cut {
            let muted = if selected { style } else { self.look.muted };
            cells::write(canvas.buffer, after, canvas.y, sign, 1, muted);
        }
    }
}
