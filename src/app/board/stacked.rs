//! The board on a narrow screen: a condition in a line, then a line for each party.

use ratatui::layout::Rect;

use super::sheet::{Line, Part, Sheet};
use super::words::{accord, filtered, head_of_cell, name, named};
use crate::analysis::Board;
use crate::analysis::board::Accord;
use crate::app::ink::{Ink, Span, Tone};
use crate::app::model::Model;
use crate::text::measure;

/// The board in so many columns and rows.
pub(super) fn stacked(model: &Model, board: &Board, width: u16, height: u16) -> Sheet {
    let record = &model.reading.record;
    let mut sheet = Sheet::default();
    let room = width.saturating_sub(2);
    let selected = model.board_cell();
    if let Some(told) = filtered(model, false) {
        let part = Part {
            column: 1,
            room,
            spans: vec![Span::new(told, Ink::Accent)],
        };
        sheet.lines.push(Line {
            parts: vec![part],
            ruled: false,
        });
    }
    for (at, row) in board.rows.iter().enumerate() {
        let (words, verbatim) = name(model, row);
        // Where there is no room for how they agree, the sign that they do not stays.
        let accord = accord(model, row).map(|span| {
            if measure::width(words) + measure::width(&span.text) + 3 < usize::from(width) {
                return span;
            }
            let sign = span.text.split(' ').next().unwrap_or_default();
            let text = if row.accord == Accord::Differ {
                sign
            } else {
                ""
            };
            Span::new(text, span.ink)
        });
        let told = accord.as_ref().map_or(0, |span| measure::width(&span.text));
        let told = u16::try_from(told).unwrap_or(u16::MAX);
        let text = measure::cut(words, usize::from(room.saturating_sub(told + 1)));
        let mut parts = vec![Part {
            column: 1,
            room,
            spans: named(&text, verbatim),
        }];
        parts.extend(accord.map(|span| Part {
            column: width.saturating_sub(told + 1),
            room: told,
            spans: vec![span],
        }));
        sheet.lines.push(Line {
            parts,
            ruled: false,
        });
        for (place, (cell, &party)) in row.cells.iter().zip(&board.parties).enumerate() {
            let tone = Tone::of_party(record, party);
            let letter = record.party(party).map_or("", |p| p.letter.shown());
            let mut spans = vec![Span::verbatim(format!("{letter} "), Ink::PartyStrong(tone))];
            for line in head_of_cell(model, cell, usize::from(room).saturating_sub(18)) {
                spans.extend(line);
                spans.push(Span::new("  ", Ink::Plain));
            }
            let y = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX);
            let area = Rect::new(1, y, width.saturating_sub(2), 1);
            if selected == Some((at, place)) {
                sheet.selected = Some(area);
            }
            sheet.cells.push((area, (at, place)));
            sheet.lines.push(Line {
                parts: vec![Part {
                    column: 2,
                    room: width.saturating_sub(3),
                    spans,
                }],
                ruled: false,
            });
        }
    }
    scrolled(sheet, height)
}

/// The sheet moved so that its selected cell is in sight.
fn scrolled(mut sheet: Sheet, height: u16) -> Sheet {
    let all = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX);
    let at = sheet.selected.map_or(0, |area| area.y);
    let top = at
        .saturating_sub(height / 2)
        .min(all.saturating_sub(height));
    sheet.lines.drain(..usize::from(top).min(sheet.lines.len()));
    let moved = |area: Rect| {
        let y = area.y.checked_sub(top)?;
        Some(Rect { y, ..area })
    };
    sheet.selected = sheet.selected.and_then(moved);
    sheet.cells = sheet
        .cells
        .into_iter()
        .filter_map(|(area, at)| Some((moved(area)?, at)))
        .collect();
    sheet.lines.truncate(height.into());
    sheet
}
