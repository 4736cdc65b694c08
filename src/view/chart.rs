//! Draws the chart: overview, axis, lanes, and the bracket that ties it to the feed.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::Model;
use crate::app::chart::Chart;
use crate::app::feed::Feed;
use crate::app::ink::{Ink, Tone};
use crate::app::layout::Layout;
use crate::app::tall::Part;
use crate::app::words;
use crate::day::Day;
use crate::record::kind::Kind;
use crate::timeline::headline::Label;
use crate::timeline::{Look, Overview, Plot, Row, Selection};

/// Draws the overview of the whole record.
pub fn overview(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let overview = Overview {
        index: model.index(),
        highlights: model.highlights(),
        days: model.whole(),
        sight: model.viewport().days(),
        today: model.reading().today(),
        styles: [
            theme.ink(Ink::Muted),
            theme.on_band(),
            theme.band(),
            theme.ink(Ink::Accent),
            theme.ink(Ink::Today),
            theme.found_blocks(),
        ],
        ascii: theme.ascii,
    };
    overview.render(area, pen.buffer);
}

/// Draws axis and lanes, the band over the columns that the feed shows, and its bracket in the rule.
pub fn render(model: &Model, layout: &Layout, chart: &Chart, feed: &Feed, pen: &mut Pen<'_>) {
    let palette = Palette::new(model, pen.theme);
    let timeline = palette.timeline(model, layout, &chart.rows, chart.selection.clone());
    // A selection without words of its own changes nothing there.
    let told = chart.selection.as_ref().filter(|s| !s.labels.is_empty());
    pen.part(layout.axis, told, |pen| {
        timeline.render_axis(layout.axis, pen.buffer);
    });
    let read = feed.days.and_then(|days| read(model, layout, days));
    if layout.spark {
        pen.begin(layout.lanes);
        timeline.render_spark(layout.lanes, pen.buffer);
    } else {
        rows(&timeline, layout.lanes, read, pen);
    }
    if let Some((from, to)) = model.span() {
        span(layout, (from, to), pen);
    }
    pen.part(layout.rule, (read, chart.more), |pen| {
        rule(layout.rule, pen);
        if let Some((x, width)) = read {
            bracket(layout.rule, x, width, pen);
        }
        if !layout.spark {
            rest(chart.more, layout.rule, pen);
        }
    });
}

/// Draws the rows of the chart, with the band under the columns that the feed shows.
fn rows(timeline: &Plot<'_>, area: Rect, read: Option<(u16, u16)>, pen: &mut Pen<'_>) {
    let selected = timeline.selected();
    let shelf = timeline.shelf(area);
    for ((at, row), y) in timeline.rows.iter().enumerate().zip(area.y..area.bottom()) {
        let area = Rect {
            y,
            height: 1,
            ..area
        };
        let item = selected.filter(|(lane, _)| row.lane == Some(*lane));
        // A line leads to a date from the day of what says it.
        let linked = row.windows.iter().any(|window| window.linked);
        let said = timeline.selection.as_ref().filter(|_| linked);
        let said = said.map(|selection| selection.day);
        pen.part(area, (item, row, shelf.name(at), read, said), |pen| {
            shelf.row(at, area, pen.buffer);
            if let Some((x, width)) = read {
                pen.band_ground(Rect { x, width, ..area });
            }
        });
    }
}

/// The span that the mouse draws: its ends on the axis, and a band between them.
fn span(layout: &Layout, (from, to): (u16, u16), pen: &mut Pen<'_>) {
    let x = layout.lanes.x + layout.names;
    let y = layout.axis.bottom().saturating_sub(1);
    let area = Rect::new(x + from, layout.axis.y, to - from + 1, layout.axis.height);
    pen.band(area);
    let accent = pen.theme.ink(Ink::Accent);
    pen.text(x + from, y, "[", 1, accent);
    pen.text(x + to, y, "]", 1, accent);
}

/// How many proposed dates have no room in the chart: at the right end of the rule below it.
fn rest(more: usize, rule: Rect, pen: &mut Pen<'_>) {
    if more == 0 || rule.height == 0 {
        return;
    }
    let words = format!(
        " +{more} more {} ",
        if more == 1 { "date" } else { "dates" }
    );
    let muted = pen.theme.ink(Ink::Muted);
    let width = u16::try_from(words.len()).unwrap_or(u16::MAX);
    let right = rule.right().saturating_sub(width.saturating_add(2));
    // Beside the bracket, at whichever end there is room.
    for x in [right, rule.x + 2] {
        let signs = (x..x.saturating_add(width)).map(|x| pen.buffer.cell((x, rule.y)));
        let mut signs = signs.map(|cell| cell.map_or("", |cell| cell.symbol()));
        if signs.all(|sign| sign == pen.theme.sign("─", "-")) {
            pen.text(x, rule.y, &words, width, muted);
            return;
        }
    }
}

/// Draws the tall chart; gives the cell at which the selection stands.
pub fn tall(model: &Model, layout: &Layout, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    let tall = model.tall_chart(layout);
    let palette = Palette::new(model, pen.theme);
    let whole = palette.timeline(model, layout, &[], tall.selection.clone());
    whole.render_axis(layout.axis, pen.buffer);
    let mut y = layout.lanes.y;
    let mut cursor = None;
    for (height, part) in &tall.parts {
        let area = Rect {
            y,
            height: *height,
            ..layout.lanes
        };
        match part {
            Part::Rows(rows) => Plot {
                rows,
                ..whole.clone()
            }
            .render_rows(area, pen.buffer),
            Part::Spark(rows) => Plot {
                rows,
                ..whole.clone()
            }
            .render_spark(area, pen.buffer),
            Part::Labels(labels) => {
                whole.render_labels(area, labels, pen.buffer);
                found(model, labels, (area.x + layout.names, y), area.right(), pen);
                let item = tall.selection.as_ref().and_then(|s| s.item);
                let chosen = labels.iter().find(|label| Some(label.item) == item);
                let x = area.x + layout.names;
                cursor = cursor.or(chosen.map(|label| (x + label.cell, y + label.row)));
            }
        }
        y += height;
    }
    cursor
}

/// Has what was searched for stand out in the labels that begin at `(x, y)`: the words, and the sign of an
/// event that says them elsewhere.
fn found(model: &Model, labels: &[Label], (x, y): (u16, u16), end: u16, pen: &mut Pen<'_>) {
    for label in labels {
        let at = model.reading().walk.event(label.item);
        let Some(words) = model.words_at(at) else {
            continue;
        };
        let sign = Rect::new(x + label.cell, y + label.row, 1, 1);
        let style = pen.theme.ink(Ink::Match);
        pen.buffer
            .set_style(sign.intersection(pen.buffer.area), style);
        for (line, y) in label.lines.iter().zip(y + label.row..) {
            pen.lay(x + label.text, y, line, &words.find_in(line), end);
        }
    }
}

/// The glyphs of the kinds and the styles of the tones.
struct Palette<'a> {
    theme: Theme,
    glyphs: Vec<&'a str>,
    tones: Vec<Style>,
}

impl<'a> Palette<'a> {
    fn new(model: &'a Model, theme: Theme) -> Self {
        let kinds = model.reading().record.kinds.iter();
        let glyph = |kind: &'a Kind| {
            if theme.ascii {
                kind.ascii.shown()
            } else {
                kind.glyph.shown()
            }
        };
        Self {
            theme,
            glyphs: kinds.map(glyph).collect(),
            tones: Tone::ALL.iter().map(|&tone| theme.tone(tone)).collect(),
        }
    }

    fn timeline(
        &'a self,
        model: &'a Model,
        layout: &Layout,
        rows: &'a [Row],
        selection: Option<Selection>,
    ) -> Plot<'a> {
        let theme = self.theme;
        Plot {
            viewport: model.viewport(),
            index: model.index(),
            rows,
            names: layout.names,
            today: Some(model.reading().today()),
            today_word: words::today(model.as_of().is_some()),
            selection,
            highlights: model.highlights(),
            look: Look {
                glyphs: &self.glyphs,
                tones: &self.tones,
                muted: theme.ink(Ink::Muted),
                strong: theme.ink(Ink::Strong),
                faint: theme.ink(Ink::Faint),
                rail: theme.rail(),
                today: theme.ink(Ink::Today),
                accent: theme.ink(Ink::Accent),
                selected: theme.selected(),
                highlight: if layout.spark {
                    theme.found_blocks()
                } else {
                    theme.ink(Ink::Match)
                },
                weekend: theme.weekend(),
                ascii: theme.ascii,
            },
        }
    }
}

fn rule(area: Rect, pen: &mut Pen<'_>) {
    let faint = pen.theme.ink(Ink::Faint);
    pen.fill(area.x, area.y, area.width, "─", faint);
}

/// The columns of the screen over which the feed's events stand: the first, and how many.
fn read(model: &Model, layout: &Layout, (from, to): (Day, Day)) -> Option<(u16, u16)> {
    let (first, _) = model.viewport().bin_of(from);
    let (_, last) = model.viewport().bin_of(to);
    let cells = model.viewport().cells_of(first, last);
    let told = !cells.is_empty() && layout.rule.height > 0;
    let x = layout.lanes.x + layout.names + cells.start;
    told.then(|| (x, cells.end - cells.start))
}

/// The bracket in the rule, over the columns of the feed's events.
fn bracket(rule: Rect, x: u16, width: u16, pen: &mut Pen<'_>) {
    let (accent, y) = (pen.theme.ink(Ink::Accent), rule.y);
    if width == 1 {
        pen.text(x, y, pen.theme.sign("┷", "^"), 1, accent);
        return;
    }
    pen.fill(x, y, width, pen.theme.sign("━", "="), accent);
    pen.text(x, y, pen.theme.sign("┕", "["), 1, accent);
    pen.text(x + width - 1, y, pen.theme.sign("┙", "]"), 1, accent);
}
