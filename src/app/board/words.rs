//! The words of the board: what a row is called, what a cell says, what the signs mean.

use super::sheet::{Line, Part};
use super::{sign, word};
use crate::analysis::Board;
use crate::analysis::board::{Accord, Cell, Judgement, Row};
use crate::app::ink::{Ink, Span, marked};
use crate::app::model::Model;
use crate::date::humanize;
use crate::record::{Finding, Record};
use crate::text::measure;

/// The name of a row.
pub(super) fn name<'a>(model: &'a Model, row: &Row) -> (&'a str, bool) {
    let condition = row
        .condition
        .and_then(|id| model.reading.record.conditions.get(id.index()));
    match condition {
        Some(condition) => (condition.name.shown(), true),
        None => ("All of them together", false),
    }
}

pub(super) fn named(text: &str, verbatim: bool) -> Vec<Span> {
    if verbatim {
        marked(text, Ink::Strong)
    } else {
        vec![Span::new(text, Ink::Strong)]
    }
}

/// How a row's parties agree, in a few words with a sign.
pub(super) fn accord(model: &Model, row: &Row) -> Option<Span> {
    match row.accord {
        Accord::Differ => {
            let sign = if model.ascii { "x" } else { "↯" };
            Some(Span::new(format!("{sign} they differ"), Ink::Conflict))
        }
        Accord::Agree => Some(Span::new("they agree", Ink::Muted)),
        Accord::Unjudged | Accord::One if row.is_unjudged() => {
            Some(Span::new("nobody assessed it", Ink::Muted))
        }
        Accord::Unjudged | Accord::One => None,
    }
}

/// How many judgements a filter shows, in few words or fewer; the findings in force are those of all.
pub(super) fn filtered(model: &Model, short: bool) -> Option<String> {
    let reading = &model.reading;
    reading.is_filtered().then(|| {
        let (shown, all) = (reading.shown_board(), reading.board());
        let words = if short { "" } else { " shown" };
        format!("{} of {}{words}", shown.judgements(), all.judgements())
    })
}

const fn ink(finding: Option<Finding>) -> Ink {
    match finding {
        Some(Finding::Undetermined) | None => Ink::Muted,
        Some(_) => Ink::Strong,
    }
}

/// The finding with its sign, then since when: two lines.
pub(super) fn head_of_cell(model: &Model, cell: &Cell, room: usize) -> Vec<Vec<Span>> {
    let Some(now) = cell.in_force() else {
        return vec![vec![
            Span::new(sign(None, model.ascii), Ink::Muted),
            Span::new(" not assessed", Ink::Muted),
        ]];
    };
    let finding = Some(now.finding);
    let (sign, word) = (sign(finding, model.ascii), word(now.finding));
    let first = if model.since(cell).is_some() {
        vec![
            Span::new(sign, ink(finding)),
            Span::new(format!(" {word}"), ink(finding)),
        ]
    } else {
        vec![Span::new(format!("({sign} {word})"), Ink::Muted)]
    };
    vec![first, vec![Span::new(since(model, cell, room), Ink::Muted)]]
}

/// Since when a finding is in force, and how often it was said, as much as there is room for:
/// "jointly since Nov 2025, twice".
fn since(model: &Model, cell: &Cell, room: usize) -> String {
    let record = &model.reading.record;
    let run = cell.run();
    let Some(first) = run.first() else {
        return String::new();
    };
    let event = record.event(first.event);
    let day = event.map_or_else(String::new, |e| humanize::short(&e.date));
    // In fewer columns a date that is doubtful still says so.
    let about = event.is_some_and(|e| e.date.extent().approximate);
    let about = if about { "~" } else { "" };
    let month = format!("{about}{}", humanize::month_of(first.day));
    let times = match run.len() {
        0 | 1 => String::new(),
        2 => ", twice".to_owned(),
        n => format!(", {n} times"),
    };
    let ways = if first.joint {
        [
            format!("jointly since {day}{times}"),
            format!("jointly since {day}"),
            format!("jointly since {month}"),
            format!("since {day}"),
            format!("since {month}"),
        ]
    } else {
        [
            format!("since {day}{times}"),
            format!("since {day}"),
            format!("since {month}{times}"),
            format!("since {month}"),
            format!("since {about}{}", humanize::year_of(first.day)),
        ]
    };
    let [.., last] = &ways;
    let fits = |way: &&String| measure::width(way) <= room;
    ways.iter().find(fits).unwrap_or(last).clone()
}

/// What is known of a judgement beside the finding: its own words, else the event's headline.
pub(super) fn said(record: &Record, judgement: &Judgement) -> String {
    let Some(event) = record.event(judgement.event) else {
        return String::new();
    };
    let stated = event
        .assesses
        .get(judgement.assessment)
        .and_then(|a| a.as_stated.as_ref());
    match stated {
        Some(words) => format!("“{}”", words.shown()),
        None => event
            .short
            .as_ref()
            .unwrap_or(&event.title)
            .shown()
            .to_owned(),
    }
}

/// What the signs say that occur, in as many lines as that takes.
pub(super) fn legend(model: &Model, board: &Board, room: usize) -> Vec<Line> {
    let cells = || board.rows.iter().flat_map(|row| &row.cells);
    let findings = Finding::WORDS.into_iter().map(|(_, finding)| finding);
    let mut entries: Vec<(&str, &str)> = findings
        .filter(|finding| board.findings.contains(finding))
        .map(|finding| (sign(Some(finding), model.ascii), word(finding)))
        .collect();
    if cells().any(Cell::is_empty) {
        entries.push((sign(None, model.ascii), "not assessed"));
    }
    let hidden = |cell: &Cell| !cell.is_empty() && model.since(cell).is_none();
    if cells().any(hidden) {
        entries.push(("( )", "not in the filter"));
    }
    let mut lines: Vec<(usize, Vec<Span>)> = Vec::new();
    for (sign, word) in entries {
        let width = measure::width(sign) + measure::width(word) + 3;
        let spans = [
            Span::new(sign, Ink::Plain),
            Span::new(format!(" {word}  "), Ink::Muted),
        ];
        match lines.last_mut() {
            Some((used, line)) if *used + width <= room + 2 => {
                *used += width;
                line.extend(spans);
            }
            _ => lines.push((width, spans.to_vec())),
        }
    }
    let line = |(_, spans)| Line {
        parts: vec![Part {
            column: 1,
            room: u16::MAX,
            spans,
        }],
        ruled: false,
    };
    lines.into_iter().map(line).collect()
}
