//! What the layout of lines says: where something begins, and in which column.

use crate::document::outline::begins_event;
use crate::document::syntax::Piece;

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

/// Whether a line looks like a key with or without its value.
pub fn is_key(line: &str) -> bool {
    line.trim_start().starts_with(char::is_alphabetic) && line.contains(':')
}

/// Whether nothing stands on a line, or a comment.
pub fn is_void(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The lines of an item with which others begin: those it took for its own because of where they stand.
pub fn item_starts(text: &str, indent: usize) -> Vec<usize> {
    let dash = place(text) + 1;
    let column = indent + 1 + text.get(dash..).map_or(0, place);
    // The lines above, each further right than the one before: their columns, and whether items can stand there.
    let mut above: Vec<(usize, bool)> = Vec::new();
    let mut first = true;
    starts(text, |line| {
        if std::mem::take(&mut first) {
            return true;
        }
        if is_void(line) {
            return false;
        }
        let rest = line.trim_start_matches([' ', '\t']);
        let blanks = line.len() - rest.len();
        while above.last().is_some_and(|(column, _)| *column > blanks) {
            above.pop();
        }
        let item = mark(rest);
        let listed = above.last().is_some_and(|(_, may)| *may);
        let begins = match item {
            None => false,
            Some(item) if rest.starts_with("- ") => {
                let tabs = place(line) < blanks;
                (blanks < column && !tabs) || (begins_event(item) && (tabs || !listed))
            }
            Some(item) => blanks <= column && begins_event(item),
        };
        if begins {
            above.clear();
        }
        // The items of a list may stand in the column of its key, and each below another.
        let beside = above.last().is_some_and(|(column, _)| *column == blanks);
        if item.is_none() || !beside {
            above.pop_if(|_| beside);
            above.push((blanks, (item.is_some() && listed) || may_have_a_list(rest)));
        }
        begins
    })
}

/// Whether what is indented below a line can be a list, or a text that looks like one.
fn may_have_a_list(line: &str) -> bool {
    let line = line
        .split_once(" #")
        .map_or(line, |(line, _)| line)
        .trim_end();
    let block = |value: &str| value.starts_with(['|', '>']) && value.len() <= 3;
    line == "-" || line.ends_with(':') || line.rsplit_once(' ').is_some_and(|(_, last)| block(last))
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
