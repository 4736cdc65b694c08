//! Draws the drift view: head, chart or table, and the selected statement.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::Pen;
use crate::app::Model;
use crate::app::drift::{self, Chart, NAMES};
use crate::app::ink::{Ink, Span, Tone, fitting};
use crate::app::layout::Layout;
use crate::text::measure;
use crate::timeline::Look;
use crate::timeline::Trend;
use crate::timeline::trend::Drawn;

/// Draws the head, the chart or table, and the selected statement; gives the row of the selection in a
/// table.
pub fn render(model: &Model, layout: &Layout, pen: &mut Pen<'_>) -> Option<u16> {
    for (groups, y) in drift::head(model, layout.note).iter().zip(layout.note.y..) {
        head(groups, layout.note, y, pen);
    }
    if drift::is_chart(model) {
        chart(model, layout.main, pen);
        let area = layout.detail;
        let room = area.width.saturating_sub(3);
        let spans = drift::detail(model, room.into());
        pen.text(area.x, area.y, "▌", 1, pen.theme.ink(Ink::Accent));
        pen.spans(area.x + 2, area.y, &fitting(&spans, room.into()), room);
        pen.band(area);
        return None;
    }
    table(model, layout.main, pen)
}

/// Groups of words in a row, as many as fit.
fn head(groups: &[Vec<Span>], area: Rect, y: u16, pen: &mut Pen<'_>) {
    let end = area.right().saturating_sub(1);
    let mut x = area.x + 1;
    for group in groups {
        let width = columns(group);
        if x.saturating_add(width) > end {
            break;
        }
        x = pen.spans(x, y, group, width) + 3;
    }
}

fn chart(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let reading = model.reading();
    let (Some(chart), Some(plot), Some(shown)) =
        (Chart::of(model), reading.plot(), reading.shown())
    else {
        return;
    };
    let theme = pen.theme;
    let tones: Vec<Style> = Tone::ALL.iter().map(|&tone| theme.tone(tone)).collect();
    let trend = Trend {
        across: &chart.across,
        rise: &chart.rise,
        names: NAMES,
        until: chart.until,
        until_name: chart.until_name,
        points: &plot.points,
        index: &shown.index,
        lines: &plot.lines,
        endings: &chart.endings,
        selection: chart.selection.clone(),
        selected: chart.selected,
        without: "no date",
        look: Look {
            glyphs: &drift::glyphs(theme.ascii),
            tones: &tones,
            muted: theme.ink(Ink::Muted),
            strong: theme.ink(Ink::Strong),
            faint: theme.ink(Ink::Faint),
            rail: None,
            today: theme.ink(Ink::Today),
            accent: theme.ink(Ink::Accent),
            selected: theme.selected(),
            highlight: theme.ink(Ink::Match),
            weekend: theme.weekend(),
            ascii: theme.ascii,
        },
        shade: theme.shade(),
    };
    let mut drawn = trend.render(area, pen.buffer);
    let legend = drift::legend(model, drawn.crowded);
    let (together, apart) = drift::void_tables(model);
    let placed = block(&together, &mut drawn, pen);
    block(&legend, &mut drawn, pen);
    for ways in apart.iter().filter(|_| !placed) {
        block(ways, &mut drawn, pen);
    }
}

/// Draws a block in the void in the first of its ways that finds a place; whether one does.
fn block(ways: &[Vec<Vec<Span>>], drawn: &mut Drawn, pen: &mut Pen<'_>) -> bool {
    for way in ways {
        let width = way.iter().map(|line| columns(line)).max().unwrap_or(0);
        let height = u16::try_from(way.len()).unwrap_or(u16::MAX);
        if let Some(place) = drawn.take_void(width, height) {
            for (line, y) in way.iter().zip(place.y..) {
                clear(Rect::new(place.x - 1, y, width + 2, 1), pen);
                pen.spans(place.x, y, line, place.width);
            }
            return true;
        }
    }
    false
}

/// Empties cells but for their ground.
fn clear(area: Rect, pen: &mut Pen<'_>) {
    for position in area.intersection(pen.buffer.area).positions() {
        if let Some(cell) = pen.buffer.cell_mut(position) {
            // A ground of its own comes with a text colour that can be read on it.
            if cell.bg == ratatui::style::Color::Reset {
                cell.reset();
            } else {
                cell.set_symbol(" ").set_style(pen.theme.on_band());
            }
        }
    }
}

fn columns(line: &[Span]) -> u16 {
    let width: usize = line.iter().map(|s| measure::width(&s.text)).sum();
    u16::try_from(width).unwrap_or(u16::MAX)
}

fn table(model: &Model, area: Rect, pen: &mut Pen<'_>) -> Option<u16> {
    let table = drift::table(model, area.width.into(), area.height.into());
    let room = area.width.saturating_sub(2);
    pen.text(
        area.x + 1,
        area.y,
        &table.head,
        room,
        pen.theme.ink(Ink::Muted),
    );
    let selected = model.drift_point();
    let mut cursor = None;
    for (line, y) in table.lines.iter().zip(area.y + 1..area.bottom()) {
        pen.spans(area.x + 1, y, &line.spans, room);
        if line.point == selected {
            pen.text(area.x, y, "▌", 1, pen.theme.ink(Ink::Accent));
            pen.band(Rect {
                y,
                height: 1,
                ..area
            });
            cursor = Some(y);
        }
    }
    cursor
}
