//! Which labels win a row, and where they stand: the headlines of the tall chart.
//!
//! ```text
//!   ◦ The first plan                      a staircase: a row a headline, in order of time
//!         ❖ The contract
//!                ▫ The director promises the deck by the middle …
//!            The talks end without a date ◊
//!
//!   ▪ The council meets   ▪ The deck is …  packed: as many in a row as stand apart
//!       ▫ The mayor says    ◊ Two days of talks
//! ```
//!
//! A label is a sign in the column of its day, a blank, and its words at the right of it or, where the
//! edge is near, at the left. No two labels touch: between them is at least one blank column.

mod packed;
mod staircase;

use std::ops::Range;

pub use packed::packed;
pub use staircase::staircase;

use super::bin;
use super::cells::columns;
use super::index::Index;
use super::viewport::Viewport;
use crate::text::measure::cut;

/// What a winner costs those at its own column, and how far away it costs nothing any more: without it
/// one busy month would take every row.
const COST: i32 = 14;
const REACH: i32 = 8;

/// Something that may have a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its place in the index: candidates are in this order.
    pub item: usize,
    /// The column of its sign in the viewport.
    pub cell: u16,
    /// How much it deserves a label.
    pub weight: u16,
}

/// What a label may say.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Words {
    /// In full.
    pub title: String,
    /// Where that has no room; empty where there is nothing shorter.
    pub short: String,
}

/// A label that has found its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its place in the index.
    pub item: usize,
    /// The row of its sign and its first line, from 0.
    pub row: u16,
    /// The column of its sign.
    pub cell: u16,
    /// The column of its words.
    pub text: u16,
    /// Its words, a row each. What was cut ends in `…`.
    pub lines: Vec<String>,
}

impl Label {
    /// The columns from the sign to the end of the words, or from their beginning to the sign.
    pub fn cells(&self) -> Range<u16> {
        let widest = self.lines.iter().map(|line| columns(line)).max();
        let end = self.text + widest.unwrap_or(0);
        self.cell.min(self.text)..end.max(self.cell + 1)
    }

    /// The rows it takes.
    pub fn rows(&self) -> Range<u16> {
        self.row..self.row + u16::try_from(self.lines.len()).unwrap_or(1).max(1)
    }
}

/// The heaviest items that begin in sight, at most `each` of a bin and lane, in order, and `selected`, if
/// it has a place in sight: an item that began further left has none. Without `lanes`, those of all
/// lanes together.
pub fn candidates(
    viewport: &Viewport,
    index: &Index,
    lanes: &[u16],
    selected: Option<usize>,
    each: usize,
) -> Vec<Candidate> {
    let bins = bin::bins(viewport);
    let mut places: Vec<usize> = Vec::new();
    for bin in &bins {
        let heaviest = |lane| index.heaviest(lane, bin.first, bin.last, each);
        if lanes.is_empty() {
            places.extend(heaviest(None));
        }
        places.extend(lanes.iter().flat_map(|&lane| heaviest(Some(lane))));
    }
    places.extend(selected);
    places.sort_unstable();
    places.dedup();
    let candidate = |item: usize| {
        let found = index.item(item)?;
        Some(Candidate {
            item,
            cell: viewport.cell_of(found.first)?,
            weight: found.weight,
        })
    };
    places.into_iter().filter_map(candidate).collect()
}

/// The columns for words at the left and at the right of a sign.
fn room(cell: u16, width: u16) -> (u16, u16) {
    (cell.saturating_sub(1), width.saturating_sub(cell + 2))
}

/// The words in one line of so many columns: in full, else the shorter ones, else cut.
fn said(words: &Words, columns_: u16) -> String {
    if columns(&words.title) <= columns_ {
        return words.title.clone();
    }
    if !words.short.is_empty() && columns(&words.short) <= columns_ {
        return words.short.clone();
    }
    clipped(&words.title, columns_)
}

/// Text cut at a word, without the small words and the numbers that would be left hanging at its end.
fn clipped(text: &str, columns: u16) -> String {
    const HANGING: [&str; 24] = [
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "is", "its", "no", "of",
        "on", "or", "says", "that", "the", "their", "to", "was", "which", "with",
    ];
    let short = cut(text, columns.into());
    let Some(mut head) = short.strip_suffix(" …") else {
        return short;
    };
    // The day of a month that is cut off would be read as something else.
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    while let Some((before, last)) = head.rsplit_once(' ')
        && (HANGING.contains(&last) || number(last))
    {
        head = before;
    }
    format!("{head} …")
}

/// The candidates in the order in which they win: the selected one, then by weight, less what the
/// winners before cost their neighbours.
struct Contest {
    left: Vec<(Candidate, i32)>,
    first: Option<usize>,
}

impl Contest {
    fn new(candidates: &[Candidate], selected: Option<usize>) -> Self {
        Self {
            left: candidates
                .iter()
                .map(|&candidate| (candidate, i32::from(candidate.weight)))
                .collect(),
            first: selected,
        }
    }
}

impl Iterator for Contest {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        let chosen = self.first.take();
        let chosen = self.left.iter().position(|(c, _)| Some(c.item) == chosen);
        let heaviest = || {
            let worth = |(place, (c, worth)): (usize, &(Candidate, i32))| {
                ((*worth, std::cmp::Reverse(c.item)), place)
            };
            let found = self.left.iter().enumerate().map(worth).max();
            found.map(|(_, place)| place)
        };
        let place = chosen.or_else(heaviest)?;
        let (winner, _) = self.left.swap_remove(place);
        for (other, worth) in &mut self.left {
            let apart = (i32::from(other.cell) - i32::from(winner.cell)).abs();
            *worth -= (COST * (REACH - apart) / REACH).max(0);
        }
        Some(winner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate(item: usize, cell: u16, weight: u16) -> Candidate {
        Candidate { item, cell, weight }
    }

    fn named(names: &[(&str, &str)]) -> impl Fn(usize) -> Words {
        move |item| Words {
            title: names[item].0.to_owned(),
            short: names[item].1.to_owned(),
        }
    }

    /// The rows as they are written, `*` for the signs.
    fn drawn(labels: &[Label], rows: u16) -> Vec<String> {
        let mut out = vec![String::new(); rows.into()];
        let mut put = |row: u16, cell: u16, text: &str| {
            let line = &mut out[usize::from(row)];
            let mut cells: Vec<char> = line.chars().collect();
            cells.resize(
                cells
                    .len()
                    .max(usize::from(cell) + usize::from(columns(text))),
                ' ',
            );
            for (i, c) in text.chars().enumerate() {
                cells[usize::from(cell) + i] = c;
            }
            *line = cells.into_iter().collect();
        };
        for label in labels {
            put(label.row, label.cell, "*");
            for (line, row) in label.lines.iter().zip(label.rows()) {
                put(row, label.text, line);
            }
        }
        out
    }

    const NAMES: [(&str, &str); 4] = [
        ("The first plan", ""),
        ("City and railway sign the contract at last", "The contract"),
        (
            "The director promises the deck by the middle of the decade",
            "",
        ),
        (
            "The talks end without a date for the opening",
            "Talks end without a date",
        ),
    ];

    #[test]
    fn a_staircase_has_a_row_a_headline() {
        let all = [
            candidate(0, 2, 9),
            candidate(1, 9, 9),
            candidate(2, 14, 9),
            candidate(3, 44, 9),
        ];
        assert_eq!(
            drawn(&staircase(&all, None, (48, 4), named(&NAMES)), 4),
            [
                "  * The first plan",
                "         * The contract",
                "              * The director promises the deck …",
                "                   Talks end without a date *",
            ]
        );
    }

    #[test]
    fn what_is_selected_wins_and_is_not_cut() {
        let all = [
            candidate(0, 2, 90),
            candidate(2, 14, 1),
            candidate(3, 40, 90),
        ];
        assert_eq!(
            drawn(&staircase(&all, Some(2), (48, 3), named(&NAMES)), 3),
            [
                "  * The first plan",
                "              * The director promises the deck",
                "                by the middle of the decade",
            ]
        );
    }

    #[test]
    fn a_busy_month_does_not_take_every_row() {
        let busy = (0..8).map(|i| candidate(i, 20, 30));
        let all: Vec<_> = busy.chain([candidate(8, 50, 10)]).collect();
        let words = |item: usize| Words {
            title: format!("Number {item}"),
            ..Words::default()
        };
        let won = |rows| {
            let labels = staircase(&all, None, (80, rows), words);
            labels.iter().map(|l| l.item).collect::<Vec<_>>()
        };
        assert_eq!(won(2), [0, 1]);
        assert_eq!(won(3), [0, 1, 8]);
    }

    #[test]
    fn packed_labels_share_rows() {
        let all = [
            candidate(0, 2, 9),
            candidate(1, 22, 9),
            candidate(2, 4, 9),
            candidate(3, 50, 1),
        ];
        // The director's promise finds no place: it is too near to the first plan.
        assert_eq!(
            drawn(&packed(&all, None, (70, 2), named(&NAMES)), 2),
            [
                "  * The first plan       Talks end without a date *",
                "                      * City and railway sign the contract at last",
            ]
        );
    }

    #[test]
    fn packed_labels_go_where_they_cut_nothing() {
        let all = [candidate(0, 0, 9), candidate(1, 5, 9), candidate(2, 34, 9)];
        let names = [
            ("The director promises the deck by the middle of 2030", ""),
            ("The plan", ""),
            ("The talks end", ""),
        ];
        assert_eq!(
            drawn(&packed(&all, None, (70, 2), named(&names)), 2),
            [
                "* The director promises the deck by the middle of 2030",
                "     * The plan                   * The talks end",
            ]
        );
    }

    #[test]
    fn a_short_headline_keeps_its_32_columns() {
        let all = [candidate(0, 0, 9), candidate(1, 33, 8)];
        let short = "Commanders told to carry it over";
        assert_eq!(columns(short), 32);
        let title = "The conference of all commanders puts the transfer first";
        let names = [(title, short), ("Next", "")];
        // There is no room for the other one.
        let labels = packed(&all, None, (60, 1), named(&names));
        assert_eq!(drawn(&labels, 1), [format!("* {title}")]);
        let all = [candidate(0, 0, 9), candidate(1, 36, 8)];
        let labels = packed(&all, None, (60, 1), named(&names));
        assert_eq!(drawn(&labels, 1), [format!("* {short}  * Next")]);
    }

    fn crowd() -> impl Strategy<Value = (Vec<Candidate>, Vec<Words>, u16, u16, Option<usize>)> {
        let word = proptest::sample::select(vec!["a", "of", "bridge", "conditions", "다리가"]);
        let text = prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "));
        let short = prop_oneof![Just(String::new()), Just("In short".to_owned())];
        let one = (any::<u16>(), 0..40_u16, text, short);
        (
            20..160_u16,
            1..20_u16,
            prop::collection::vec(one, 1..40),
            any::<prop::sample::Index>(),
            any::<bool>(),
        )
            .prop_map(|(width, rows, all, at, some)| {
                let cells = all.iter().enumerate();
                let candidates: Vec<_> = cells
                    .map(|(i, (cell, weight, ..))| candidate(i, cell % width, *weight))
                    .collect();
                let selected = some.then(|| at.index(candidates.len()));
                let words = all
                    .into_iter()
                    .map(|(_, _, title, short)| Words { title, short });
                (candidates, words.collect(), width, rows, selected)
            })
    }

    fn apart(labels: &[Label], size: (u16, u16)) {
        for (i, one) in labels.iter().enumerate() {
            assert!(one.rows().end <= size.1, "{one:?}");
            assert!(one.cells().end <= size.0, "{one:?}");
            let sign = one.cell..one.cell + 1;
            for line in &one.lines {
                let words = one.text..one.text + columns(line);
                assert!(words.end < sign.start || sign.end < words.start, "{one:?}");
            }
            for other in &labels[i + 1..] {
                let rows =
                    one.rows().start < other.rows().end && other.rows().start < one.rows().end;
                let cells = one.cells().start <= other.cells().end
                    && other.cells().start <= one.cells().end;
                assert!(!(rows && cells), "{one:?} touches {other:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn labels_never_touch((candidates, words, width, rows, selected) in crowd()) {
            let words = |item: usize| words[item].clone();
            for labels in [
                staircase(&candidates, selected, (width, rows), words),
                packed(&candidates, selected, (width, rows), words),
            ] {
                apart(&labels, (width, rows));
                prop_assert!(!labels.is_empty());
                if let Some(selected) = selected {
                    let found = labels.iter().find(|l| l.item == selected);
                    prop_assert!(found.is_some_and(|l| !l.lines.is_empty()));
                }
            }
        }

        #[test]
        fn a_staircase_is_in_order_and_full((candidates, words, width, rows, selected) in crowd()) {
            let words = |item: usize| words[item].clone();
            let labels = staircase(&candidates, selected, (width, rows), words);
            prop_assert!(labels.is_sorted_by_key(|l| (l.item, l.row)));
            let taken: usize = labels.iter().map(|l| l.rows().len()).sum();
            let all = labels.len() == candidates.len();
            prop_assert!(all || taken == usize::from(rows), "{taken} of {rows}");
        }
    }
}
