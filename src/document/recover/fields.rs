//! An event that cannot be read as a whole, field by field.

use super::layout::{cut, ends_in_block, indentation, is_key, mark, place, starts};
use super::misplaced;
use super::pieces::Pieces;
use crate::document::syntax::{Node, Piece, Value, is_void, parse};

/// An event that cannot be read as a whole, field by field: less those that cannot be read, and less the lines
/// that stand too far left to be of an event. None where its date or its title is not read.
pub fn read(piece: Piece<'_>, indent: usize) -> Option<Pieces<'_>> {
    let blanks = place(piece.text);
    let body = mark(piece.text.get(blanks..)?)?;
    let dash = piece.text.len() - body.len();
    let column = column(piece.text, dash, indent);
    let (mut first, mut foreign) = (true, false);
    let mut starts = starts(piece.text, |line| {
        // What a tab indents stands in no column: it is told where it is read.
        if is_void(line) || indentation(line).contains('\t') {
            return false;
        }
        let is_foreign = !std::mem::take(&mut first) && place(line) <= indent;
        let was_foreign = std::mem::replace(&mut foreign, is_foreign);
        let is_field = (indent + 1..=column).contains(&place(line)) && is_key(line);
        is_field || (foreign && !was_foreign)
    });
    starts.retain(|&start| start > dash);
    starts.insert(0, dash);
    let mut read = Pieces::default();
    let (mut above, mut torn) = ("", false);
    for section in cut(piece, &starts) {
        if section.start != piece.offset(dash) && place(section.text) <= indent {
            // A field above that cannot be read may go on in it.
            if !torn {
                let cuts = goes_on(above, section.text, column);
                if cuts && let Some((_, value)) = read.pairs.last_mut() {
                    leave_out_last(value);
                }
                read.failures.push(misplaced::line(section, cuts));
            }
            continue;
        }
        let parsed = parse(section);
        torn = parsed.failure.is_some();
        above = section.text;
        // A field that stands in a column of its own is told by what is wrong with the whole.
        let is_field = section.start == piece.offset(dash) || place(section.text) == column;
        if is_field && (parsed.failure.is_none() || !read.section(section)) {
            read.add(section, parsed);
        }
    }
    let is_read = |name: &str| {
        read.pairs.iter().any(|(key, value)| {
            let named = matches!(&key.value, Value::Scalar { text, .. } if text == name);
            named && matches!(value.value, Value::Scalar { .. })
        })
    };
    if !is_read("date") || !is_read("title") {
        return None;
    }
    let start = read.pairs.first().map_or(0, |(key, _)| key.range.start);
    let end = read.pairs.iter().map(|(_, value)| value.range.end).max();
    let range = start..end.unwrap_or(start).max(start);
    let value = Value::Map(std::mem::take(&mut read.pairs));
    read.items.push(Node { value, range });
    Some(read)
}

/// Whether a field goes on in and below a line that stands too far left to be of an event.
fn goes_on(field: &str, line: &str, column: usize) -> bool {
    let mut below = line.lines().skip(1).filter(|line| !is_void(line));
    let is_text = line.starts_with(char::is_alphanumeric) && !line.trim_end().ends_with(':');
    below.any(|line| place(line) > column) || (is_text && ends_in_block(field))
}

/// Leaves out of a value what the last line of it belongs to: nothing is shown in part as if it were whole.
fn leave_out_last(node: &mut Node<'_>) {
    match &mut node.value {
        Value::List(items) if items.len() > 1 => {
            items.pop();
        }
        value => *value = Value::Refused,
    }
}

/// The column of the fields of an item whose text begins at byte `body`: that of the first, or that in which they
/// would stand if its dash stood where those of the list do.
fn column(text: &str, body: usize, indent: usize) -> usize {
    let blanks = place(text);
    let own = body + text.get(body..).map_or(0, place);
    let has_fields = |column: &usize| {
        let mut lines = text.lines().skip(1);
        lines.any(|line| place(line) == *column && is_key(line))
    };
    let likely = [own, indent + own - blanks, blanks + 2, indent + 2];
    likely.into_iter().find(has_fields).unwrap_or(own)
}
