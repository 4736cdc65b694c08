//! Draws the chart: overview, axis, lanes, and the bracket that ties it to the feed.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::pen::Pen;
use crate::app::Model;
use crate::app::feed::Feed;
use crate::app::ink::{Ink, Tone};
use crate::app::layout::Layout;
use crate::app::words;
use crate::timeline::{Look, Overview, Plot};

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
    let theme = pen.theme;
    let record = &model.reading().record;
    let glyphs: Vec<&str> = record
        .kinds
        .iter()
        .map(|k| {
            if theme.ascii {
                k.ascii.shown()
            } else {
                k.glyph.shown()
            }
        })
        .collect();
    let tones: Vec<Style> = Tone::ALL.iter().map(|&tone| theme.tone(tone)).collect();
    let chart = model.chart();
    let timeline = Plot {
        viewport: model.viewport(),
        index: model.index(),
        rows: &chart.rows,
        names: layout.names,
        today: Some(model.reading().today()),
        today_word: words::today(model.as_of().is_some()),
        selection: chart.selection,
        look: Look {
            glyphs: &glyphs,
            tones: &tones,
            muted: theme.ink(Ink::Muted),
            strong: theme.ink(Ink::Strong),
            faint: theme.ink(Ink::Faint),
            today: theme.ink(Ink::Today),
            accent: theme.ink(Ink::Accent),
            selected: theme.selected(),
            weekend: theme.weekend(),
            ascii: theme.ascii,
        },
    };
    timeline.render_axis(layout.axis, pen.buffer);
    if layout.spark {
        timeline.render_spark(layout.lanes, pen.buffer);
    } else {
        timeline.render_rows(layout.lanes, pen.buffer);
    }
    if let Some((from, to)) = model.span() {
        span(layout, (from, to), pen);
    }
    rule(layout.rule, pen);
    if let Some((from, to)) = feed.days {
        bracket(model, layout, (from, to), pen);
    }
    rest(chart.more, layout.rule, pen);
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
