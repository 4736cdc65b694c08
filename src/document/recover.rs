//! Reading on past a syntax error.
//!
//! A piece that cannot be read as a whole is cut into smaller ones where the writer's own layout says
//! that something new begins, and each is read by itself. The error then costs the smallest of them.

mod fields;
mod layout;
mod misplaced;
mod pieces;

use super::syntax::{Node, Parsed, Piece, Value, parse};
use layout::{cut, item_starts, place, starts};
pub use misplaced::item as stray;
use pieces::Pieces;

/// Reads the head of a file: what stands above and below the events.
pub fn head(piece: Piece<'_>) -> Parsed<'_> {
    let whole = parse(piece);
    let Some(failure) = whole.failure else {
        return whole;
    };
    let starts = starts(piece.text, |line| {
        !line.starts_with([' ', '\t', '-', '#', '\r', '\n']) && !line.trim().is_empty()
    });
    if piece.text.trim_start().starts_with(['{', '[']) || starts.is_empty() {
        let failure = Some(failure);
        return Parsed { failure, ..whole };
    }
    let mut read = Pieces::default();
    for section in cut(piece, &starts) {
        let parsed = parse(section);
        if parsed.failure.is_none() || !read.section(section) {
            read.add(section, parsed);
        }
    }
    read.finish(failure)
}

/// Reads one item of the list of events, whose dashes stand behind `indent` blanks.
///
/// More than one node comes back where the item swallowed its neighbours by their indentation.
pub fn item(piece: Piece<'_>, indent: usize) -> Parsed<'_> {
    let whole = parse(piece);
    let Some(failure) = whole.failure else {
        return in_list(whole, piece);
    };
    let mut read = Pieces::default();
    for part in cut(piece, &item_starts(piece.text, indent)) {
        let within = part.start != piece.start;
        match parse(part) {
            Parsed {
                failure: Some(mut failure),
                refused,
                ..
            } => {
                if let Some(mut event) = fields::read(part, indent) {
                    // Where each field can be read, what is wrong is where they stand.
                    if event.failures.is_empty() {
                        let stays = !within && place(part.text) == indent;
                        let found = if stays { failure } else { stray(part, indent) };
                        event.failures.push(found);
                    }
                    read.extend(event);
                } else {
                    failure.sets_aside();
                    read.refused.extend(refused);
                    read.failures.push(failure);
                }
            }
            parsed => {
                read.add(part, parsed);
                if within {
                    read.failures.push(stray(part, indent));
                }
            }
        }
    }
    read.finish(failure)
}

/// An item as a list of one, if it has no dash that makes it one.
fn in_list<'t>(mut parsed: Parsed<'t>, piece: Piece<'t>) -> Parsed<'t> {
    if let Some(node) = parsed
        .node
        .take_if(|node| matches!(node.value, Value::Map(_)))
    {
        parsed.refused.push(misplaced::first(piece));
        let range = node.range.clone();
        let value = Value::List(vec![node]);
        parsed.node = Some(Node { value, range });
    }
    parsed
}

/// The id that an item which cannot be read gives itself.
pub fn id(item: &str) -> Option<&str> {
    let value = item.split([',', '{', '\n']).find_map(|field| {
        let field = field.trim_start_matches([' ', '-']);
        field.strip_prefix("id:")
    })?;
    let id = value
        .trim()
        .trim_end_matches('}')
        .trim()
        .trim_matches(['"', '\'']);
    (!id.is_empty()).then_some(id)
}
