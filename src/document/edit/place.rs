//! Where a new event goes in a file, found by the dates of the events and the lines that they stand on.
//!
//! What stands between two events belongs to one of them: a comment right below an event and further in than
//! its dash to that one, any other to the one that follows. The new event goes between the two, and as many
//! blank lines before it as its neighbours have.

use std::ops::Range;

use super::super::outline::Outline;
use super::super::syntax::{Node, Piece, Value, parse};
use super::entry::{Entry, field};
use crate::date::Date;
use crate::record::Record;

/// Where an event goes, and what is written with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What of the text it takes the place of: nothing, but for the `[]` of an empty list.
    pub range: Range<usize>,
    /// What is written before it.
    lead: String,
    /// What is written behind it.
    tail: String,
    /// The column of its dash.
    dash: usize,
    /// The blanks behind its dash.
    gap: usize,
    line_break: &'static str,
}

impl Spot {
    /// What is written for an event.
    pub fn text(&self, entry: &Entry) -> String {
        let event = entry.at(self.dash, self.gap, self.line_break);
        [&self.lead, &*event, &self.tail].concat()
    }

    /// How many lines are begun before the event's own.
    pub fn lines_before(&self) -> usize {
        self.lead.matches('\n').count()
    }

    /// How far its lines are moved to the right.
    pub const fn right(&self) -> usize {
        self.dash + 1 + self.gap
    }
}

/// Where an event goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The best spot, then those to be tried where it changes what stands around it.
    pub spots: Vec<Spot>,
    /// The events are in no order of time, so it goes to the end of the list.
    pub unordered: bool,
}

/// Finds the place of an event with this date in a text that is read as `record`.
///
/// # Errors
///
/// A sentence that says why there is none, and the mend.
pub fn find(text: &str, record: &Record, date: Option<&Date>) -> Result<Place, String> {
    match Outline::of(text) {
        Some(outline) => Ok(in_list(text, &outline, record, date)),
        None => without_list(text).map(|spots| Place {
            spots,
            unordered: false,
        }),
    }
}

/// How the events of a file follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Ascending,
    Descending,
    None,
}

/// The order of these keys in the file; fewer than two different ones ascend.
fn order<K: Ord>(keys: &[K]) -> Order {
    if keys.is_sorted() {
        Order::Ascending
    } else if keys.is_sorted_by(|a, b| a >= b) {
        Order::Descending
    } else {
        Order::None
    }
}

/// Before which of `count` items an event goes; none where they are in no order. `keys` are those of the
/// items that have one, each with the item's number.
fn before<K: Ord>(keys: Vec<(usize, K)>, new: &K, count: usize) -> Option<usize> {
    let (items, keys): (Vec<usize>, Vec<K>) = keys.into_iter().unzip();
    let at = match order(&keys) {
        Order::Ascending => keys.iter().position(|key| key > new),
        Order::Descending => keys.iter().position(|key| key < new),
        Order::None => return None,
    };
    Some(at.and_then(|at| items.get(at).copied()).unwrap_or(count))
}

fn in_list(text: &str, outline: &Outline, record: &Record, date: Option<&Date>) -> Place {
    let count = outline.items.len();
    // In the order of the file; an event that could not be read has no date.
    let mut dates: Vec<(usize, &Date)> = Vec::with_capacity(count);
    for event in &record.events {
        let item = outline
            .items
            .binary_search_by_key(&event.line, |item| item.line);
        dates.extend(item.ok().map(|item| (item, &event.date)));
    }
    dates.sort_by_key(|&(item, _)| item);
    let found = date.map(|new| {
        let exact = |date: &Date| (date.extent().order(), date.second());
        let keys = dates.iter().map(|&(item, date)| (item, exact(date)));
        before(keys.collect(), &exact(new), count).or_else(|| {
            // Whoever has not sorted "May" behind its days may still have sorted by the first of them.
            let first = |date: &Date| date.extent().first_day();
            let keys = dates.iter().map(|&(item, date)| (item, first(date)));
            before(keys.collect(), &first(new), count)
        })
    });
    let at = found.flatten().unwrap_or(count);
    Place {
        spots: spots(text, outline, at),
        unordered: found == Some(None),
    }
}

/// The spots right before an item, or behind the last.
fn spots(text: &str, outline: &Outline, at: usize) -> Vec<Spot> {
    let dash = outline.indent;
    let gap = |item: usize| gap(text, outline, item);
    let Some(previous) = at.checked_sub(1) else {
        let start = head_of_first(text, outline);
        let first = outline.items.first().map_or(start, |item| item.start);
        let line_break = line_break(text, start);
        let blank = match outline.items.len() {
            0 | 1 => 0,
            _ => blanks_behind(text, outline, 0),
        };
        let spot = |at: usize| Spot {
            range: at..at,
            lead: String::new(),
            tail: line_break.repeat(1 + blank),
            dash,
            gap: gap(0),
            line_break,
        };
        return vec![spot(start), spot(first)];
    };
    let end = outline.range(previous).end;
    let behind = end_of_item(text, outline, previous);
    let blank = match (at < outline.items.len(), previous.checked_sub(1)) {
        (true, _) => blanks_behind(text, outline, previous),
        (false, Some(before)) => blanks_behind(text, outline, before),
        (false, None) => 0,
    };
    let spot = |at: usize| behind_line(text, at, blank, dash, gap(previous));
    vec![spot(behind), spot(end)]
}

/// The spot at the beginning of the line `at`, where a line ends or the text does.
fn behind_line(text: &str, at: usize, blank: usize, dash: usize, gap: usize) -> Spot {
    let line_break = line_break(text, at.saturating_sub(1));
    let ended = text
        .get(..at)
        .is_none_or(|t| t.is_empty() || t.ends_with('\n'));
    let (before, behind) = if ended { (0, 1) } else { (1, 0) };
    Spot {
        range: at..at,
        lead: line_break.repeat(before + blank),
        tail: line_break.repeat(behind),
        dash,
        gap,
        line_break,
    }
}

/// The line break that ends the line of a byte, else the first of the text.
fn line_break(text: &str, at: usize) -> &'static str {
    let ends = |from: usize| {
        let end = from + text.get(from..)?.find('\n')?;
        Some(if text.get(..end)?.ends_with('\r') {
            "\r\n"
        } else {
            "\n"
        })
    };
    ends(at).or_else(|| ends(0)).unwrap_or("\n")
}

/// The blanks between an item's dash and what follows in its line.
fn gap(text: &str, outline: &Outline, item: usize) -> usize {
    let line = text.get(outline.range(item)).unwrap_or_default();
    let line = line.lines().next().unwrap_or_default();
    let behind = line.trim_start_matches(' ').trim_start_matches('-');
    let gap = behind.len() - behind.trim_start_matches(' ').len();
    let says = behind.trim_start().chars().next();
    match says {
        Some(c) if c != '#' => gap.clamp(1, 9),
        _ => 1,
    }
}

/// Where an item ends with the comments that belong to it: at the beginning of a line, or at the end of the
/// text.
fn end_of_item(text: &str, outline: &Outline, item: usize) -> usize {
    let range = outline.range(item);
    let piece = text.get(range.clone()).unwrap_or_default();
    let parsed = parse(Piece::new(piece, 0)).node;
    let end = match &parsed {
        Some(node) => end_of_content(piece, 0..piece.len(), node),
        None => piece.trim_end().len(),
    };
    let mut at = line_after(piece, end);
    while let Some(line) = piece
        .get(at..)
        .and_then(|rest| rest.split_inclusive('\n').next())
    {
        let own = line.trim_start_matches(' ');
        if !own.starts_with('#') || line.len() - own.len() <= outline.indent {
            break;
        }
        at += line.len();
    }
    range.start + at
}

/// How many blank lines follow an item.
fn blanks_behind(text: &str, outline: &Outline, item: usize) -> usize {
    let rest = text.get(end_of_item(text, outline, item)..outline.range(item).end);
    let lines = rest.unwrap_or_default().lines();
    // Whoever leaves a page empty between two events does not mean it as a style.
    lines
        .take_while(|line| line.trim().is_empty())
        .count()
        .min(2)
}

/// Where the first item begins with the comment that belongs to it. One right below the key, or at the top
/// of the file, is the list's.
fn head_of_first(text: &str, outline: &Outline) -> usize {
    let first = outline.items.first().map_or(0, |item| item.start);
    let from = if outline.key.is_some() {
        outline.list.start
    } else {
        0
    };
    let above = text.get(from..first).unwrap_or_default();
    let mut start = first;
    for line in above.split_inclusive('\n').rev() {
        if line.trim_start().starts_with('#') {
            start -= line.len();
        } else {
            return if line.trim().is_empty() { start } else { first };
        }
    }
    first
}

/// The end of what a node says within `range` of a text: behind it are blank lines and comments alone.
pub fn end_of_content(text: &str, range: Range<usize>, node: &Node<'_>) -> usize {
    let start = range.start;
    let piece = text.get(range).unwrap_or_default();
    // A `#` that begins a line of a block of text is no comment, and only the parser knows.
    let known = end_of_leaf(node).unwrap_or(start);
    let mut end = known;
    let mut at = start;
    for line in piece.split_inclusive('\n') {
        let own = line.trim();
        if !own.is_empty() && !own.starts_with('#') && own != "..." && own != "---" {
            end = end.max(at + line.trim_end().len());
        }
        at += line.len();
    }
    end
}

/// Where the last thing ends that is written in a node; none where nothing is.
fn end_of_leaf(node: &Node<'_>) -> Option<usize> {
    match &node.value {
        Value::Scalar { .. } | Value::Refused => (!node.range.is_empty()).then_some(node.range.end),
        Value::List(items) => items.iter().rev().find_map(end_of_leaf),
        Value::Map(pairs) => {
            let mut ends = pairs.iter().rev();
            ends.find_map(|(key, value)| end_of_leaf(value).or_else(|| end_of_leaf(key)))
        }
    }
}

/// The beginning of the line behind the one in which a byte stands.
fn line_after(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |end| at + end + 1)
}

/// Where the first event of a file goes that has no list of lines.
fn without_list(text: &str) -> Result<Vec<Spot>, String> {
    let root = parse(Piece::new(text, 0)).node;
    let Some(root) = root.filter(|root| !root.range.is_empty()) else {
        return Ok(vec![new_list(text, 0)]);
    };
    let line = |node: &Node<'_>| {
        let before = text.get(..node.range.start).unwrap_or_default();
        1 + before.bytes().filter(|&b| b == b'\n').count()
    };
    let in_flow = |node: &Node<'_>| {
        let here = text.get(node.range.start..).unwrap_or_default();
        here.starts_with(['[', '{'])
    };
    let mend = "write each event on lines of its own, the first beginning with `- `";
    if in_flow(&root) {
        let line = line(&root);
        return Err(format!(
            "the file is written in brackets (line {line}): {mend}, below a line `events:`"
        ));
    }
    if !matches!(root.value, Value::Map(_)) {
        return Err(format!(
            "the file is no record: {mend}, below a line `events:`"
        ));
    }
    let Some(events) = field(&root, "events") else {
        // Without a blank line where that would be taken for the end of a text.
        return Ok(vec![new_list(text, 1), new_list(text, 0)]);
    };
    match &events.value {
        _ if events.is_null() || is_empty(events) => {
            let spot = in_empty_list(text, &root, events);
            spot.map(|spot| vec![spot]).ok_or_else(|| {
                let line = line(events);
                format!("`events` in line {line} is followed by something else: {mend}")
            })
        }
        Value::List(_) if in_flow(events) => {
            let line = line(events);
            Err(format!(
                "`events` in line {line} is written in brackets: {mend}"
            ))
        }
        _ => {
            let line = line(events);
            Err(format!("`events` in line {line} is no list: {mend}"))
        }
    }
}

fn is_empty(node: &Node<'_>) -> bool {
    matches!(&node.value, Value::List(items) if items.is_empty())
}

/// The end of the document, with a list of its own.
fn new_list(text: &str, blank: usize) -> Spot {
    let (mut end, mut at) = (text.len(), text.len());
    for line in text.split_inclusive('\n').rev() {
        at -= line.len();
        let own = line.trim();
        if own == "..." {
            end = at;
        }
        if !own.is_empty() && !own.starts_with('#') {
            break;
        }
    }
    let spot = behind_line(text, end, blank, 2, 1);
    Spot {
        lead: format!("{}events:{}", spot.lead, spot.line_break),
        ..spot
    }
}

/// Right below the key of a list in which nothing stands. What stands for "nothing" is taken away; none
/// where more stands behind it in its line.
fn in_empty_list(text: &str, root: &Node<'_>, events: &Node<'_>) -> Option<Spot> {
    let Value::Map(pairs) = &root.value else {
        return None;
    };
    let (key, _) = pairs
        .iter()
        .find(|(key, _)| key.scalar() == Some("events"))?;
    if events.range.is_empty() {
        let below = line_after(text, key.range.end);
        return Some(behind_line(text, below, 0, 2, 1));
    }
    let colon = key.range.end + text.get(key.range.end..)?.find(':')? + 1;
    let line = text.get(events.range.start..)?.lines().next()?.trim_end();
    let nothing = if line.starts_with('[') {
        line.find(']')? + 1
    } else {
        events.range.len()
    };
    let rest = line.get(nothing..)?;
    let comment = rest.trim_start();
    let between = text.get(colon..events.range.start)?;
    if !(comment.is_empty() || comment.starts_with('#')) || !between.trim_matches(' ').is_empty() {
        return None;
    }
    let line_break = line_break(text, colon);
    Some(Spot {
        range: colon..events.range.start + line.len(),
        lead: format!("{rest}{line_break}"),
        tail: String::new(),
        dash: 2,
        gap: 1,
        line_break,
    })
}
