//! Statements as a table: all of them where there is no room for a chart, and in the chart's void those
//! by which a date moved.

use super::{glyph, glyphs};
use crate::analysis::Drift;
use crate::analysis::drift::Point;
use crate::app::ink::{Ink, Span, Tone, letters};
use crate::app::model::Model;
use crate::app::words;
use crate::date::{Date, humanize};
use crate::record::TargetStatus;
use crate::text::measure;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The statement's place in the drift.
    pub point: usize,
    /// Its cells, one after the other.
    pub spans: Vec<Span>,
}

/// The statements as rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The heading.
    pub head: String,
    /// The rows in sight.
    pub lines: Vec<Line>,
}

/// The rows of the table that stand around the selection, for so many columns and rows.
pub fn table(model: &Model, columns: usize, rows: usize) -> Table {
    let reading = &model.reading;
    let record = &reading.record;
    let (Some(drift), Some(shown)) = (reading.drift(), reading.shown()) else {
        return Table {
            head: String::new(),
            lines: Vec::new(),
        };
    };
    let wide = columns >= 60;
    let status = columns >= 38;
    let (said_columns, who, date) = match (wide, status) {
        (true, _) => (12, 14, 24),
        (false, true) => (11, 2, 13),
        (false, false) if columns >= 28 => (8, 2, columns.saturating_sub(15).min(13)),
        // A year before 0 has a sign.
        (false, false) => (5, 2, columns.saturating_sub(11).clamp(7, 13)),
    };
    let rows = rows.saturating_sub(1);
    let head = format!(
        "{} {} {} {}{}",
        measure::pad_end("said", said_columns),
        measure::pad_end(if wide { "who" } else { "by" }, who),
        measure::pad_end("date", date),
        if status { "status    " } else { "" },
        if wide { "slip" } else { "" }
    );
    let count = shown.index.len();
    let at = model.drift_point().unwrap_or_else(|| {
        let day = reading.walk.day(model.at).unwrap_or(reading.today());
        drift.points.partition_point(|p| p.said <= day).max(1) - 1
    });
    let first = shown
        .index
        .rank(at)
        .saturating_sub(rows * 9 / 20)
        .min(count.saturating_sub(rows));
    let places = (first..count)
        .take(rows)
        .filter_map(|nth| shown.index.get(nth));
    let lines = places
        .filter_map(|place| Some((place, drift.points.get(place)?)))
        .map(|(place, point)| {
            let said = record
                .event(point.event)
                .map(|e| fitting(&e.date, said_columns))
                .unwrap_or_default();
            let name = if wide {
                words::parties(record, &point.by)
            } else {
                letters(record, &point.by)
            };
            let when = match &point.date {
                Some(when) => fitting(when, date),
                None => "no date".to_owned(),
            };
            let cell =
                |text: &str, width: usize| measure::pad_end(&measure::cut(text, width), width + 1);
            let mut spans = vec![
                Span::new(cell(&said, said_columns), Ink::Muted),
                Span::verbatim(
                    cell(&name, who),
                    Ink::PartyStrong(Tone::of(record, &point.by)),
                ),
                Span::new(cell(&when, date), Ink::Plain),
            ];
            if status {
                spans.push(Span::new(cell(words::status(point.status), 9), Ink::Muted));
            }
            if wide {
                spans.push(Span::new(slip(drift, point), Ink::Muted));
            }
            Line {
                point: place,
                spans,
            }
        })
        .collect();
    Table { head, lines }
}

/// A date in so many columns: as it is told elsewhere, or in fewer where that is too long.
fn fitting(date: &Date, columns: usize) -> String {
    let told = humanize::short(date);
    if measure::width(&told) <= columns {
        return told;
    }
    if columns < 8 {
        return humanize::year_of(date.extent().first_day());
    }
    humanize::in_decade(date)
}

/// The slip of a statement: from the baseline, which is named.
fn slip(drift: &Drift, point: &Point) -> String {
    let is_baseline = drift
        .baseline
        .as_ref()
        .is_some_and(|b| (b.event, b.target) == (point.event, point.target));
    match point.slip {
        _ if is_baseline => "baseline".to_owned(),
        Some(slip) => words::slip(slip),
        None if point.date.is_none() && point.status != TargetStatus::Done => "no date".to_owned(),
        None => String::new(),
    }
}

/// The tables for the chart's void, the largest first: how the joint date moved, then each party's own
/// moves; the joint ones alone; the last of them, and how many went before.
pub fn void_tables(model: &Model) -> Vec<Vec<Vec<Span>>> {
    let reading = &model.reading;
    let record = &reading.record;
    let (Some(drift), Some(plot)) = (reading.drift(), reading.plot()) else {
        return Vec::new();
    };
    let rows = |all: &[usize], most: usize, name: &str, tone: Tone| -> Vec<Vec<Span>> {
        // How many went before takes the row of one.
        let before = if all.len() > most {
            all.len() - most + 1
        } else {
            0
        };
        let places = all.get(before..).unwrap_or_default();
        let cell = |text: &str, width: usize| measure::pad_end(&measure::cut(text, width), width);
        let dates = places
            .iter()
            .filter_map(|&at| drift.points.get(at)?.date.as_ref());
        let widest = dates
            .map(|date| measure::width(&humanize::short(date)))
            .max();
        let dates = widest.unwrap_or(0).max(7) + 2;
        let mut lines = vec![vec![
            Span::verbatim(
                measure::pad_end(&measure::cut(name, 12), 13),
                Ink::PartyStrong(tone),
            ),
            Span::new(cell("for", dates), Ink::Muted),
            Span::new(
                if drift.baseline.is_some() { "slip" } else { "" },
                Ink::Muted,
            ),
        ]];
        if before > 0 {
            lines.push(vec![Span::new(format!("{before} earlier"), Ink::Muted)]);
        }
        for point in places.iter().filter_map(|&at| drift.points.get(at)) {
            let when = point
                .date
                .as_ref()
                .map_or_else(|| "no date".to_owned(), humanize::short);
            let said = record
                .event(point.event)
                .map(|e| fitting(&e.date, 12))
                .unwrap_or_default();
            lines.push(vec![
                Span::new(cell(&said, 13), Ink::Muted),
                Span::new(cell(&when, dates), Ink::Party(tone)),
                Span::new(slip(drift, point), Ink::Plain),
            ]);
        }
        lines
    };
    let joint = |most: usize| rows(&drift.joint, most, "jointly", Tone::Joint);
    let mut ways = Vec::new();
    for most in [7, 5, 3] {
        let mut both: Vec<Vec<Span>> = Vec::new();
        if !drift.joint.is_empty() {
            both.extend(joint(most));
        }
        for (id, own) in &plot.own {
            let Some(party) = record.party(*id).filter(|_| !own.is_empty()) else {
                continue;
            };
            if !both.is_empty() {
                both.push(Vec::new());
            }
            let tone = Tone::of_party(record, *id);
            both.extend(rows(own, most, party.name.shown(), tone));
        }
        ways.push(both);
    }
    if !drift.joint.is_empty() {
        ways.extend([9, 3].map(joint));
    }
    ways
}

/// What the signs of the chart say, for its void: in a column, else in a row; `crowded` where several
/// points stand in one cell.
pub fn legend(model: &Model, crowded: bool) -> Vec<Vec<Vec<Span>>> {
    let Some(plot) = model.reading.plot() else {
        return Vec::new();
    };
    let signs = glyphs(model.ascii);
    let sign = |status| signs.get(usize::from(glyph(status))).copied().unwrap_or("");
    let mut entries: Vec<(&str, &str, Ink)> = plot
        .statuses
        .iter()
        .map(|&status| (sign(status), words::status(status), Ink::Plain))
        .collect();
    if plot.joint {
        let heavy = if model.ascii { "=" } else { "━" };
        entries.push((heavy, "held jointly", Ink::Party(Tone::Joint)));
    }
    if crowded {
        entries.push(("2", "so many there, or *", Ink::Plain));
    }
    let stair = if model.ascii { "/" } else { "╱" };
    entries.push((stair, "today then", Ink::Today));
    entries.push((" ", "under it: passed", Ink::Muted));
    let row = |&(sign, word, ink): &(&str, &str, Ink)| {
        vec![
            Span::new(format!("{sign} "), ink),
            Span::new(word, Ink::Muted),
        ]
    };
    let column: Vec<Vec<Span>> = entries.iter().map(row).collect();
    let mut line: Vec<Span> = Vec::new();
    for entry in &column {
        if !line.is_empty() {
            line.push(Span::new("  ", Ink::Plain));
        }
        line.extend(entry.iter().cloned());
    }
    vec![column, vec![line]]
}
