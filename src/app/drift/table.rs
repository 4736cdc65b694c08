//! Statements as a table: all of them where there is no room for a chart, and in the chart's void those
//! by which a date moved.

use super::told::selected;
use super::{glyph, glyphs};
use crate::analysis::Drift;
use crate::analysis::drift::Point;
use crate::app::ink::{Ink, Span, Tone, letters};
use crate::app::model::Model;
use crate::app::words;
use crate::date::{Date, humanize};
use crate::day::Day;
use crate::record::TargetStatus;
use crate::text::measure;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The statement's place in the drift; none of what is selected and states no date.
    pub point: Option<usize>,
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
    let today = reading.today();
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
        (false, false) if columns >= 30 => (8, 2, 13),
        // A year before 0 has a sign.
        (false, false) => (5, 2, columns.saturating_sub(12).clamp(7, 13)),
    };
    // Where the status is not told in a word, its sign stands before the date.
    let signs = (!status).then(|| glyphs(model.ascii));
    let between = usize::from(columns >= 30);
    let rows = rows.saturating_sub(1);
    let head = format!(
        "{} {}{}{} {}{}",
        measure::pad_end("said", said_columns),
        measure::pad_end(if wide { "who" } else { "by" }, who + between),
        if status { "" } else { "  " },
        measure::pad_end("date", date),
        if status { "status    " } else { "" },
        if wide { "slip" } else { "" }
    );
    let count = shown.index.len();
    let at = model.drift_point().unwrap_or_else(|| {
        let day = reading.walk.day(model.at).unwrap_or(reading.today());
        drift.points.partition_point(|p| p.said <= day)
    });
    let nth = shown.index.rank(at);
    // What is selected and states no date has a row among them.
    let without = model.drift_point().is_none() && count > 0;
    let rows = rows.saturating_sub(without.into());
    let first = nth
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
                .map(|e| when(&e.date, today, said_columns))
                .unwrap_or_default();
            let name = if wide {
                words::parties(record, &point.by)
            } else {
                letters(record, &point.by)
            };
            let stated = match &point.date {
                Some(stated) => when(stated, today, date),
                None => "no date".to_owned(),
            };
            let cell =
                |text: &str, width: usize| measure::pad_end(&measure::cut(text, width), width + 1);
            let mut spans = vec![
                Span::new(cell(&said, said_columns), Ink::Muted),
                Span::verbatim(
                    measure::pad_end(&measure::cut(&name, who), who + between),
                    Ink::PartyStrong(Tone::of(record, &point.by)),
                ),
            ];
            if let Some(signs) = signs {
                let sign = sign(signs, point.status);
                spans.push(Span::new(cell(sign, 1), Ink::Muted));
            }
            spans.push(Span::new(cell(&stated, date), Ink::Plain));
            if status {
                spans.push(Span::new(cell(words::status(point.status), 9), Ink::Muted));
            }
            if wide {
                spans.push(Span::new(slip(drift, point), Ink::Muted));
            }
            Line {
                point: Some(place),
                spans,
            }
        });
    let mut lines: Vec<Line> = lines.collect();
    if without {
        let said = reading.event_at(model.at).map(|e| &e.date);
        let said = said
            .map(|date| when(date, today, said_columns))
            .unwrap_or_default();
        let said = measure::pad_end(&said, said_columns);
        let spans = selected(model, &said, columns.saturating_sub(2));
        let place = (nth - first).min(lines.len());
        lines.insert(place, Line { point: None, spans });
    }
    Table { head, lines }
}

/// The sign of a status, of these.
fn sign(signs: [&'static str; 7], status: TargetStatus) -> &'static str {
    signs
        .get(usize::from(glyph(status)))
        .copied()
        .unwrap_or_default()
}

/// A date in so many columns: as it is told elsewhere, or with signs in place of words, or its year.
fn when(date: &Date, today: Day, columns: usize) -> String {
    let told = humanize::short(date);
    if measure::width(&told) <= columns {
        return told;
    }
    if columns < 7 {
        return humanize::year_of(date.extent().first_day());
    }
    humanize::dated(date, today, columns)
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

/// The ways of a block of lines for the chart's void, the largest first.
pub type Ways = Vec<Vec<Vec<Span>>>;

/// The tables for the chart's void: how the joint date moved, then each party's own moves; where they find no
/// place together, each by itself. Of a table that is long, the last rows and how many went before.
pub fn void_tables(model: &Model) -> (Ways, Vec<Ways>) {
    let reading = &model.reading;
    let record = &reading.record;
    let today = reading.today();
    let (Some(drift), Some(plot)) = (reading.drift(), reading.plot()) else {
        return (Vec::new(), Vec::new());
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
            let stated = point
                .date
                .as_ref()
                .map_or_else(|| "no date".to_owned(), humanize::short);
            let said = record
                .event(point.event)
                .map(|e| when(&e.date, today, 12))
                .unwrap_or_default();
            lines.push(vec![
                Span::new(cell(&said, 13), Ink::Muted),
                Span::new(cell(&stated, dates), Ink::Party(tone)),
                Span::new(slip(drift, point), Ink::Plain),
            ]);
        }
        lines
    };
    let mut tables: Vec<(&[usize], &str, Tone)> = Vec::new();
    if !drift.joint.is_empty() {
        tables.push((&drift.joint, "jointly", Tone::Joint));
    }
    for (id, own) in plot.own.iter().filter(|(_, own)| !own.is_empty()) {
        if let Some(party) = record.party(*id) {
            tables.push((own, party.name.shown(), Tone::of_party(record, *id)));
        }
    }
    let one = |most: usize| move |&(all, name, tone): &(_, _, _)| rows(all, most, name, tone);
    let together = [7, 5, 3].map(|most| {
        let all: Vec<Vec<Vec<Span>>> = tables.iter().map(one(most)).collect();
        all.join(&Vec::new())
    });
    let apart = tables
        .iter()
        .map(|table| [9, 5, 3].map(|most| one(most)(table)).to_vec());
    (together.to_vec(), apart.collect())
}

/// What the signs of the chart say, for its void: in a column, in few, else in a row; `crowded` where several
/// points stand in one cell.
pub fn legend(model: &Model, crowded: bool) -> Ways {
    let Some(plot) = model.reading.plot() else {
        return Vec::new();
    };
    let signs = glyphs(model.ascii);
    let sign = |status| sign(signs, status);
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
    let all = column.len();
    let ways = [all, all.div_ceil(2), all.div_ceil(3), 1];
    ways.map(|rows| grid(&column, rows.max(1))).to_vec()
}

/// Entries in so many rows, one column after the other.
fn grid(entries: &[Vec<Span>], rows: usize) -> Vec<Vec<Span>> {
    let width = |entry: &[Span]| entry.iter().map(|s| measure::width(&s.text)).sum::<usize>();
    let mut lines: Vec<Vec<Span>> = vec![Vec::new(); rows];
    for column in entries.chunks(rows) {
        let widest = column.iter().map(|entry| width(entry)).max().unwrap_or(0);
        for (line, entry) in lines.iter_mut().zip(column) {
            if !line.is_empty() {
                line.push(Span::new("  ", Ink::Plain));
            }
            let blank = " ".repeat(widest - width(entry));
            line.extend(entry.iter().cloned());
            line.push(Span::new(blank, Ink::Plain));
        }
    }
    lines
}
