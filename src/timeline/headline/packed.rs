//! As many headlines in a row as stand apart.

use std::ops::Range;

use super::{Candidate, Contest, Label, Words, columns, room, said};

/// Where labels share a row, each has at least so many columns for its words: a short headline of 32 is whole.
const SHARED: u16 = 36;

/// The labels of at most `rows` rows, as many in a row as stand apart: those of the greatest weight that
/// find room for their first words, or all that they have to say.
pub fn packed(
    candidates: &[Candidate],
    selected: Option<usize>,
    (width, rows): (u16, u16),
    words: impl Fn(usize) -> Words,
) -> Vec<Label> {
    let mut depth = vec![0_u16; usize::from(width)];
    let mut kept: Vec<(Candidate, Span)> = Vec::new();
    for candidate in Contest::new(candidates, selected) {
        let chosen = selected == Some(candidate.item);
        let span = Span::of(candidate.cell, width, &words(candidate.item), chosen);
        let taken = usize::from(span.cells.start)..usize::from(span.cells.end + 1);
        let under = || depth.iter().skip(taken.start).take(taken.len());
        if under().all(|&deep| deep < rows) {
            for deep in depth.iter_mut().skip(taken.start).take(taken.len()) {
                *deep += 1;
            }
            kept.push((candidate, span));
        }
    }
    // As many rows as overlap anywhere are enough when they are filled from left to right.
    kept.sort_by_key(|(winner, span)| (span.cells.start, winner.item));
    let mut ends = vec![0_u16; usize::from(rows)];
    // Where the words of a row's last label would end if nothing stood at their right.
    let mut wished = vec![0_u16; usize::from(rows)];
    let mut labels: Vec<Label> = Vec::new();
    let mut last = usize::from(rows).saturating_sub(1);
    for (winner, span) in &kept {
        let mut below = (0..ends.len()).map(|step| (last + 1 + step) % ends.len());
        let left = |of: &[u16], row: usize| of.get(row).is_some_and(|&end| end <= span.cells.start);
        let free = |row: &usize| left(&ends, *row);
        // Rather where the words before are not cut short.
        let whole = |row: &usize| free(row) && left(&wished, *row);
        let Some(row) = below.clone().find(whole).or_else(|| below.find(free)) else {
            continue;
        };
        if let (Some(end), Some(wish)) = (ends.get_mut(row), wished.get_mut(row)) {
            *end = span.cells.end + 1;
            *wish = *end;
            if span.cells.start == winner.cell {
                *wish = span.wish + 1;
            }
        }
        last = row;
        labels.push(Label {
            item: winner.item,
            row: u16::try_from(row).unwrap_or(0),
            cell: winner.cell,
            text: span.cells.start,
            lines: Vec::new(),
        });
    }
    let spoken: Vec<Label> = labels
        .iter()
        .enumerate()
        .map(|(i, label)| {
            let next = labels
                .iter()
                .skip(i + 1)
                .find(|other| other.row == label.row)
                .map_or(width, |other| other.text.saturating_sub(1));
            let words = words(label.item);
            if label.text == label.cell {
                Label {
                    text: label.cell + 2,
                    lines: vec![said(&words, next.saturating_sub(label.cell + 2))],
                    ..label.clone()
                }
            } else {
                let line = said(&words, label.cell.saturating_sub(label.text + 1));
                Label {
                    text: label.cell.saturating_sub(columns(&line) + 1),
                    lines: vec![line],
                    ..label.clone()
                }
            }
        })
        .collect();
    spoken
}

/// The columns that a label takes at the least: from its sign to the right, or to the left up to it.
struct Span {
    cells: Range<u16>,
    /// The column after the words at the right of the sign, none of them cut.
    wish: u16,
}

impl Span {
    fn of(cell: u16, width: u16, words: &Words, chosen: bool) -> Self {
        let all = if words.short.is_empty() || chosen {
            columns(&words.title)
        } else {
            columns(&words.short).min(columns(&words.title))
        };
        let least = if chosen { all } else { all.min(SHARED) };
        let (left, right) = room(cell, width);
        let cells = if least <= right {
            cell..cell + 2 + least
        } else if least <= left || left > right {
            cell - 1 - least.min(left)..cell + 1
        } else {
            cell..width
        };
        Self {
            cells,
            wish: cell + 2 + all,
        }
    }
}
