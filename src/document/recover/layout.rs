//! What the layout of lines says: where something begins, and in which column.

use crate::document::outline::begins_event;
use crate::document::syntax::{Piece, is_void};

/// The bytes at which lines begin that `begins` says something new begins with.
pub fn starts(text: &str, mut begins: impl FnMut(&str) -> bool) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        if begins(line) {
            starts.push(at);
        }
        at += line.len();
    }
    starts
}

/// The pieces from each start to the next.
pub fn cut<'t>(piece: Piece<'t>, starts: &[usize]) -> Vec<Piece<'t>> {
    let ends = starts.iter().skip(1).copied().chain([piece.text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| piece.part(start, end))
        .collect()
}

/// The number of blanks before a text.
pub fn place(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// The blanks and tabs before a text.
pub fn indentation(text: &str) -> &str {
    let rest = text.trim_start_matches([' ', '\t']);
    text.get(..text.len() - rest.len()).unwrap_or_default()
}

/// Whether a line looks like a key with or without its value.
pub fn is_key(line: &str) -> bool {
    line.trim_start().starts_with(char::is_alphabetic) && line.contains(':')
}

/// The lines of an item with which others begin: those it took for its own because of where they stand.
pub fn item_starts(text: &str, indent: usize) -> Vec<usize> {
    let dash = place(text) + 1;
    let column = indent + 1 + text.get(dash..).map_or(0, place);
    // Whether the last key in the column of the fields has a list below it.
    let mut listed = false;
    let mut first = true;
    starts(text, |line| {
        if std::mem::take(&mut first) {
            return true;
        }
        let blanks = indentation(line);
        let rest = line.strip_prefix(blanks).unwrap_or_default();
        let (blanks, tabs) = (blanks.len(), blanks.contains('\t'));
        let begins = match mark(rest) {
            None => false,
            Some(item) if rest.starts_with("- ") => {
                let is_event = begins_event(item) && !item.starts_with("title");
                let may_be = blanks == column && is_event && !listed;
                (blanks < column && !tabs) || (tabs && begins_event(item)) || may_be
            }
            Some(item) => blanks <= column && begins_event(item),
        };
        if begins || (blanks == column && !is_void(line) && !rest.starts_with('-')) {
            listed = !begins && may_have_a_list(rest);
        }
        begins
    })
}

/// Whether a list may stand below a key, in its column.
fn may_have_a_list(line: &str) -> bool {
    let line = line.split_once(" #").map_or(line, |(line, _)| line);
    let line = line.trim_end();
    line.ends_with(':') || !line.contains(':')
}

/// Whether a block of text is open at the end of a text: its `|` or `>` stands behind the last key that is less far
/// right than the last line.
pub fn ends_in_block(text: &str) -> bool {
    let mut lines = text.lines().rev().filter(|line| !line.trim().is_empty());
    let Some(last) = lines.next().map(place) else {
        return false;
    };
    let above = lines.find(|line| place(line) < last).unwrap_or_default();
    let (_, value) = above.rsplit_once(' ').unwrap_or_default();
    value.starts_with(['|', '>']) && value.trim_end().len() <= 3
}

/// What stands behind the mark of a list item: a dash with a blank, or, before what an event begins with, whatever
/// else is taken for one.
pub fn mark(line: &str) -> Option<&str> {
    let taken = |sign| {
        let item = line.strip_prefix(sign)?.trim_start_matches(' ');
        begins_event(item).then_some(item)
    };
    let item = line.strip_prefix("- ");
    item.or_else(|| ["-", "–", "—", "•", "*"].into_iter().find_map(taken))
}
