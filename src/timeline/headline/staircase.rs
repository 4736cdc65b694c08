//! A row a headline, one under the other in order of time.

use super::{Candidate, Contest, Label, Words, clipped, columns, room};
use crate::text::measure::wrap;

/// Words that are cut are at least so wide where there is room.
const SHORTEST: u16 = 24;

/// Words stand at the left of their sign only where fewer columns are at its right.
const RIGHT: u16 = 32;

/// The most rows that the words of the selection take.
const MOST_LINES: usize = 3;

/// The labels of at most `rows` rows, one under the other in order of time. The selected one is there
/// whatever its weight, and its words are cut last of all.
pub fn staircase(
    candidates: &[Candidate],
    selected: Option<usize>,
    (width, rows): (u16, u16),
    words: impl Fn(usize) -> Words,
) -> Vec<Label> {
    let mut room = usize::from(rows);
    let mut heights: Vec<(usize, usize)> = Vec::new();
    let mut winners = Vec::new();
    for candidate in Contest::new(candidates, selected) {
        let chosen = selected == Some(candidate.item);
        let height = if chosen {
            let lines = stand(candidate.cell, width, &words(candidate.item), MOST_LINES);
            lines.lines.len().min(room)
        } else {
            1
        };
        if room < height.max(1) {
            break;
        }
        room -= height.max(1);
        heights.push((candidate.item, height));
        winners.push(candidate);
    }
    // Rows that are left over go to words that would be cut, the heaviest first.
    for (winner, (_, height)) in winners.iter().zip(&mut heights) {
        if room > 0 && *height == 1 {
            let lines = stand(winner.cell, width, &words(winner.item), 2)
                .lines
                .len();
            if lines == 2 {
                *height = 2;
                room -= 1;
            }
        }
    }
    let mut order: Vec<(Candidate, usize)> = winners
        .into_iter()
        .zip(heights)
        .map(|(winner, (_, height))| (winner, height))
        .collect();
    order.sort_by_key(|(winner, _)| winner.item);
    let mut row = 0;
    order
        .into_iter()
        .map(|(winner, height)| {
            let found = stand(winner.cell, width, &words(winner.item), height);
            let label = Label {
                item: winner.item,
                row,
                ..found
            };
            row = label.rows().end;
            label
        })
        .collect()
}

/// Where a label stands that has a row, or several, for itself.
fn stand(cell: u16, width: u16, words: &Words, lines: usize) -> Label {
    let (left, right) = room(cell, width);
    let label = |text: u16, lines: Vec<String>| Label {
        item: 0,
        row: 0,
        cell,
        text,
        lines,
    };
    let at_left = |line: String| label(cell.saturating_sub(columns(&line) + 1), vec![line]);
    if columns(&words.title) <= right {
        return label(cell + 2, vec![words.title.clone()]);
    }
    if lines > 1 {
        // What is selected is not cut: it wraps on the side with more room.
        if columns(&words.title) <= left {
            return at_left(words.title.clone());
        }
        let room = if right >= SHORTEST {
            right
        } else {
            left.max(right)
        };
        let mut wrapped = wrap(&words.title, room.into());
        if wrapped.len() > lines {
            let rest = wrapped.split_off(lines - 1).join(" ");
            wrapped.push(clipped(&rest, room));
        }
        let widest = wrapped.iter().map(|line| columns(line)).max().unwrap_or(0);
        return if room == right {
            label(cell + 2, wrapped)
        } else {
            label(cell.saturating_sub(widest + 1), wrapped)
        };
    }
    let short = (!words.short.is_empty()).then_some(&words.short);
    match short {
        Some(short) if columns(short) <= right => label(cell + 2, vec![short.clone()]),
        _ if right >= RIGHT => label(cell + 2, vec![clipped(&words.title, right)]),
        _ if columns(&words.title) <= left => at_left(words.title.clone()),
        Some(short) if columns(short) <= left => at_left(short.clone()),
        // Of what was written for little room more is left when it is cut.
        _ if left > right => at_left(clipped(short.unwrap_or(&words.title), left)),
        _ => {
            let words = short.unwrap_or(&words.title);
            label(cell + 2, vec![clipped(words, right)])
        }
    }
}
