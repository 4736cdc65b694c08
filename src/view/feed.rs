//! Draws the feed.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::pen::Pen;
use crate::app::Model;
use crate::app::chart;
use crate::app::feed::{Feed, Row};
use crate::app::ink::{Ink, Tone, letters};
use crate::app::walk::Entry;
use crate::app::words;
use crate::document::Severity;
use crate::text::measure;

/// Draws the rows of the feed; gives the row of the selection's first line.
pub fn render(model: &Model, feed: &Feed, area: Rect, pen: &mut Pen<'_>) -> Option<u16> {
    let mut cursor = None;
    let mut rows = feed.rows.iter();
    for y in area.y..area.bottom() {
        let area = Rect {
            y,
            height: 1,
            ..area
        };
        let row = rows.next();
        let own = matches!(row, Some(Row::Entry { at, .. }) if *at == model.at());
        if own && matches!(row, Some(Row::Entry { line: 0, .. })) {
            cursor = Some(y);
        }
        let shows = (row, own, feed.date_columns, feed.kind_columns);
        pen.part(area, shows, |pen| {
            if let Some(row) = row {
                self::row(model, feed, row, area, pen);
            }
        });
    }
    cursor
}

fn row(model: &Model, feed: &Feed, row: &Row, area: Rect, pen: &mut Pen<'_>) {
    let y = area.y;
    match row {
        Row::Heading {
            label,
            after,
            count,
        } => heading(label, after.as_deref(), *count, area, y, pen),
        Row::Silence(words) => {
            let x = area.x + 1 + text_column(feed);
            let room = area.right().saturating_sub(x);
            let open = format!("┄┄ {words}");
            let whole = format!("{open} ┄┄");
            let words = if measure::width(&whole) <= room.into() {
                whole
            } else {
                measure::cut(&open, room.into())
            };
            pen.text(x, y, &words, room, pen.theme.ink(Ink::Muted));
        }
        Row::Today(words) => {
            let word = words::today(model.as_of().is_some());
            today(feed, (word, words), area, y, pen);
        }
        Row::Entry {
            at,
            line,
            when,
            text,
        } => {
            let part = EntryLine {
                at: *at,
                line: *line,
                when,
                text,
            };
            entry(model, feed, &part, area, y, pen);
        }
    }
}

/// The columns before the headline: date, blank, sign and letters, blank.
fn text_column(feed: &Feed) -> u16 {
    u16::try_from(feed.date_columns + 5 + feed.kind_columns).unwrap_or(11)
}

/// The columns that a headline of the feed has, in an area of this width.
pub fn headline_columns(width: u16, date_columns: usize) -> usize {
    usize::from(width).saturating_sub(date_columns + 5 + 1 + 4)
}

fn heading(label: &str, after: Option<&str>, count: usize, area: Rect, y: u16, pen: &mut Pen<'_>) {
    let strong = pen.theme.ink(Ink::Strong);
    let muted = pen.theme.ink(Ink::Muted);
    let faint = pen.theme.ink(Ink::Faint);
    let end = pen.right(area.right().saturating_sub(1), y, &count.to_string(), muted);
    let mut x = pen.text(area.x + 1, y, label, area.width.saturating_sub(2), strong);
    // A part of it would say less than nothing; the line to the count keeps a column.
    let room = end.saturating_sub(x + 5);
    if let Some(after) = after.filter(|after| measure::width(after) <= room.into()) {
        x = pen.text(x + 2, y, after, room, muted);
    }
    let from = x + 1;
    pen.fill(from, y, end.saturating_sub(from + 1), "─", faint);
}

fn today(feed: &Feed, (word, words): (&str, &str), area: Rect, y: u16, pen: &mut Pen<'_>) {
    let style = pen.theme.ink(Ink::Today);
    let date = u16::try_from(feed.date_columns).unwrap_or(6);
    let end = area.x + 1 + date;
    if date >= 5 {
        pen.right(end, y, word, style.add_modifier(Modifier::BOLD));
    }
    pen.text(end + 1, y, "╎", 1, style);
    let x = area.x + 1 + text_column(feed);
    let room = area.right().saturating_sub(x + 1);
    pen.text(x, y, &measure::cut(words, room.into()), room, style);
}

struct EntryLine<'a> {
    at: usize,
    line: usize,
    when: &'a str,
    text: &'a str,
}

fn entry(model: &Model, feed: &Feed, line: &EntryLine<'_>, area: Rect, y: u16, pen: &mut Pen<'_>) {
    let reading = model.reading();
    let record = &reading.record;
    let selected = line.at == model.at();
    let theme = pen.theme;
    let date = u16::try_from(feed.date_columns).unwrap_or(6);
    let (tone, sign, letters, kind) = match reading.walk.get(line.at) {
        Some(Entry::Event(id)) => {
            let Some(event) = record.event(id) else {
                return;
            };
            let kind = record.kind(event.kind);
            let sign = match (chart::status(event).sign(theme.ascii), kind) {
                (Some(sign), _) => sign,
                (_, Some(kind)) if theme.ascii => kind.ascii.shown(),
                (_, Some(kind)) => kind.glyph.shown(),
                (_, None) => "",
            };
            (
                Tone::of(record, &event.parties),
                sign.to_owned(),
                letters(record, &event.parties),
                kind.map_or(String::new(), |k| k.name.shown().to_lowercase()),
            )
        }
        Some(Entry::Proposal(_)) => {
            let Some(window) = reading.proposal_at(line.at) else {
                return;
            };
            let sign = theme.sign("▹", ">").to_owned();
            (
                Tone::of(record, &window.by),
                sign,
                letters(record, &window.by),
                words::put_forward(window).to_owned(),
            )
        }
        None => return,
    };
    let proposal = matches!(reading.walk.get(line.at), Some(Entry::Proposal(_)));
    let when_ink = match (selected, proposal) {
        (true, _) => Ink::Accent,
        (false, true) => Ink::Party(tone),
        (false, false) => Ink::Muted,
    };
    pen.right(area.x + 1 + date, y, line.when, theme.ink(when_ink));
    let at = area.x + 1 + date + 1;
    if line.line == 0 {
        let style = theme.tone(tone).add_modifier(if selected {
            Modifier::BOLD
        } else {
            Modifier::empty()
        });
        let x = pen.text(at, y, &sign, 1, style);
        pen.text(x, y, &measure::cut(&letters, 2), 2, style);
        if feed.kind_columns > 0 {
            let word = measure::cut(&kind, feed.kind_columns - 1);
            let columns = u16::try_from(feed.kind_columns).unwrap_or(0);
            pen.verbatim(at + 4, y, &word, columns, theme.ink(Ink::Muted));
        }
        if model.words_at(line.at).is_some() {
            // The words may stand where only the panel shows them.
            pen.buffer
                .set_style(Rect::new(at, y, 1, 1), theme.ink(Ink::Match));
        }
    }
    let x = area.x + 1 + text_column(feed);
    let end = area.right().saturating_sub(1);
    // What stands in a hidden lane is still in the record, but not in the chart.
    let hidden = model.is_hidden(line.at);
    let style = if selected {
        theme.ink(Ink::Strong)
    } else if hidden {
        theme.ink(Ink::Muted)
    } else {
        theme.ink(Ink::Plain)
    };
    let room = end.saturating_sub(x);
    let after = match (proposal, model.words_at(line.at)) {
        (true, _) => pen.text(x, y, line.text, room, style),
        (false, None) => pen.headline(x, y, line.text, room, style),
        (false, Some(words)) => {
            let after = pen.headline(x, y, line.text, room, style);
            pen.lay(x, y, line.text, &words.find_in(line.text), after);
            after
        }
    };
    if line.line == 0 {
        aside(model, line.at, area, y, after, pen);
    }
    if let (0, Some(event)) = (line.line, reading.event_at(line.at)) {
        let fresh = model.is_fresh(event);
        if fresh
            || reading
                .problems_of(event)
                .any(|p| p.severity == Severity::Error)
        {
            let (sign, ink) = if fresh {
                (theme.sign("✱", "*"), Ink::New)
            } else {
                ("!", Ink::Warning)
            };
            // The selection's bar takes the first column: there the sign stands after the date.
            let x = if selected { at - 1 } else { area.x };
            pen.text(x, y, sign, 1, theme.ink(ink));
        }
    }
    if selected {
        pen.band(Rect {
            y,
            height: 1,
            width: area.width.saturating_sub(1),
            ..area
        });
        pen.text(area.x, y, "▌", 1, theme.ink(Ink::Accent));
    }
}

/// What stands at the right end of an entry's first line: quotes, or how often a date was said; with
/// much room also who.
fn aside(model: &Model, at: usize, area: Rect, y: u16, after: u16, pen: &mut Pen<'_>) {
    let reading = model.reading();
    let muted = pen.theme.ink(Ink::Muted);
    let end = area.right().saturating_sub(1);
    match (reading.event_at(at), reading.wording_at(at)) {
        (Some(event), _) => {
            let mut from = end;
            let quotes = reading.as_of.quotes(&reading.record, event).count();
            if quotes > 0 {
                let mark = format!("{}{quotes}", pen.theme.sign("”", "\""));
                from = pen.right(end, y, &mark, muted);
            }
            if model.is_marked(event) {
                let strong = pen.theme.ink(Ink::Strong);
                pen.right(from, y, pen.theme.sign("⚑", "#"), strong);
            }
            if area.width >= 120 {
                let who = model.who(event);
                let x = area.x + area.width * 7 / 10;
                if x > after + 1 {
                    let room = end.saturating_sub(x + 5);
                    let who = measure::cut(&who, usize::from(room));
                    pen.text(x, y, &who, room, muted);
                }
            }
        }
        (_, Some(proposal)) => {
            let width = u16::try_from(measure::width(&proposal.said)).unwrap_or(u16::MAX);
            if after + 2 + width <= end {
                pen.right(end, y, &proposal.said, muted);
            }
        }
        _ => {}
    }
}
