//! Draws the chart: overview, axis, lanes, and the bracket that ties it to the feed.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::Model;
use crate::app::feed::Feed;
use crate::app::ink::{Ink, Tone};
use crate::app::layout::Layout;
use crate::app::tall::Part;
use crate::record::kind::Kind;
use crate::text::measure;
use crate::timeline::{Look, Overview, Row, Selection, Timeline};

/// Draws the overview of the whole record.
pub fn overview(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let overview = Overview {
        index: model.index(),
        days: model.whole(),
        sight: model.viewport().days(),
        today: model.reading().today(),
        styles: [
            theme.ink(Ink::Muted),
            theme.on_band(),
            theme.band(),
            theme.ink(Ink::Accent),
            theme.ink(Ink::Today),
        ],
        ascii: theme.ascii,
    };
    overview.render(area, pen.buffer);
}

/// Draws axis and lanes, the band over the columns that the feed shows, and its bracket in the rule.
pub fn render(model: &Model, layout: &Layout, feed: &Feed, pen: &mut Pen<'_>) {
    let chart = model.chart();
    let more = chart.more;
    let palette = Palette::new(model, pen.theme);
    let timeline = palette.timeline(model, layout, &chart.rows, chart.selection);
    timeline.render_axis(layout.axis, pen.buffer);
    if layout.spark {
        timeline.render_spark(layout.lanes, pen.buffer);
    } else {
        timeline.render_rows(layout.lanes, pen.buffer);
    }
    rule(layout.rule, pen);
    if let Some((from, to)) = feed.days {
        bracket(model, layout, (from, to), pen);
    }
    if more > 0 && !layout.spark {
        told(more, layout.rule, pen);
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
            Part::Rows(rows) => Timeline {
                rows,
                ..whole.clone()
            }
            .render_rows(area, pen.buffer),
            Part::Spark(rows) => Timeline {
                rows,
                ..whole.clone()
            }
            .render_spark(area, pen.buffer),
            Part::Labels(labels) => {
                whole.render_labels(area, labels, pen.buffer);
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
    ) -> Timeline<'a> {
        let theme = self.theme;
        Timeline {
            viewport: model.viewport(),
            index: model.index(),
            rows,
            names: layout.names,
            today: model.reading().today(),
            selection,
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
                weekend: theme.weekend(),
                ascii: theme.ascii,
            },
        }
    }
}

/// Says at the right end of the rule how many proposed dates have no row, where the bracket leaves room.
fn told(more: usize, rule: Rect, pen: &mut Pen<'_>) {
    let words = format!(" +{more} proposed ");
    let width = u16::try_from(measure::width(&words)).unwrap_or(u16::MAX);
    let Some(x) = rule.right().checked_sub(width + 2).filter(|&x| x > rule.x) else {
        return;
    };
    let line = pen.theme.sign("─", "-");
    let free = |x| {
        pen.buffer
            .cell((x, rule.y))
            .is_some_and(|c| c.symbol() == line)
    };
    if (x..x + width).all(free) {
        pen.text(x, rule.y, &words, width, pen.theme.ink(Ink::Muted));
    }
}

fn rule(area: Rect, pen: &mut Pen<'_>) {
    let faint = pen.theme.ink(Ink::Faint);
    pen.fill(area.x, area.y, area.width, "─", faint);
}

/// The band up through the lanes and the bracket in the rule, over the columns of the feed's events.
fn bracket(
    model: &Model,
    layout: &Layout,
    (from, to): (crate::day::Day, crate::day::Day),
    pen: &mut Pen<'_>,
) {
    let (first, _) = model.viewport().bin_of(from);
    let (_, last) = model.viewport().bin_of(to);
    let cells = model.viewport().cells_of(first, last);
    if cells.is_empty() || layout.rule.height == 0 {
        return;
    }
    let x = layout.lanes.x + layout.names + cells.start;
    let width = cells.end - cells.start;
    if !layout.spark {
        pen.band_ground(Rect {
            x,
            width,
            ..layout.lanes
        });
    }
    let accent = pen.theme.ink(Ink::Accent);
    let y = layout.rule.y;
    if width == 1 {
        pen.text(x, y, pen.theme.sign("┷", "^"), 1, accent);
        return;
    }
    pen.fill(x, y, width, pen.theme.sign("━", "="), accent);
    pen.text(x, y, pen.theme.sign("┕", "["), 1, accent);
    pen.text(x + width - 1, y, pen.theme.sign("┙", "]"), 1, accent);
}
