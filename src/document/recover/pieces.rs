//! What was read of pieces, put together again.

use std::borrow::Cow;

use super::layout::{cut, indentation, place, starts};
use crate::document::problem::code;
use crate::document::report::Found;
use crate::document::syntax::{Node, Parsed, Piece, Value, is_void, parse};

/// What was read of pieces, put together again.
#[derive(Default)]
pub struct Pieces<'t> {
    pub items: Vec<Node<'t>>,
    pub pairs: Vec<(Node<'t>, Node<'t>)>,
    pub refused: Vec<Found>,
    pub failures: Vec<Found>,
}

impl<'t> Pieces<'t> {
    pub fn extend(&mut self, more: Self) {
        self.items.extend(more.items);
        self.pairs.extend(more.pairs);
        self.refused.extend(more.refused);
        self.failures.extend(more.failures);
    }

    pub fn add(&mut self, piece: Piece<'t>, parsed: Parsed<'t>) {
        self.refused.extend(parsed.refused);
        if let Some(failure) = parsed.failure {
            if let Some((pair, found)) = without_colon(piece) {
                self.failures.push(found);
                self.pairs.push(pair);
                return;
            }
            self.failures.push(failure);
            let pair = above_deeper_key(piece).or_else(|| unreadable(piece));
            self.pairs.extend(pair);
            return;
        }
        match parsed.node.map(|node| node.value) {
            Some(Value::List(items)) => self.items.extend(items),
            Some(Value::Map(pairs)) => self.pairs.extend(pairs),
            _ => {}
        }
    }

    /// Reads a top-level key whose entries stand on lines of their own, entry by entry; whether it is
    /// one.
    pub fn section(&mut self, section: Piece<'t>) -> bool {
        let Some(end) = section.text.find('\n') else {
            return false;
        };
        let key = parse(section.part(0, end));
        let Some(Node {
            value: Value::Map(mut pairs),
            range,
        }) = key.node
        else {
            return false;
        };
        let body = section.part(end + 1, section.text.len());
        let significant = body.text.lines().find(|line| !is_void(line));
        let Some(indent) = significant.map(|line| indentation(line).len()) else {
            return false;
        };
        if pairs.len() != 1 || pairs.iter().any(|(_, value)| !value.is_null()) {
            return false;
        }
        let starts = starts(body.text, |line| {
            !is_void(line) && place(line) <= indent && !indentation(line).contains('\t')
        });
        let mut entries = Self::default();
        for entry in cut(body, &starts) {
            entries.add(entry, parse(entry));
        }
        if entries.failures.is_empty() {
            return false;
        }
        self.refused.append(&mut entries.refused);
        self.failures.append(&mut entries.failures);
        let value = match (entries.items.is_empty(), entries.pairs.is_empty()) {
            (false, _) => Value::List(entries.items),
            (true, false) => Value::Map(entries.pairs),
            // Nobody can say which of the two it was to be.
            (true, true) => Value::Refused,
        };
        if let Some((key, _)) = pairs.pop() {
            self.pairs.push((key, Node { value, range }));
        }
        true
    }

    /// All that was read; where no single piece failed, what failed is how they stand together.
    pub fn finish(mut self, failure: Found) -> Parsed<'t> {
        let start = |nodes: Option<&Node<'t>>| nodes.map_or(0, |node| node.range.start);
        let node = if self.items.is_empty() {
            let start = start(self.pairs.first().map(|(key, _)| key));
            Node {
                value: Value::Map(self.pairs),
                range: start..start,
            }
        } else {
            let start = start(self.items.first());
            Node {
                value: Value::List(self.items),
                range: start..start,
            }
        };
        if self.failures.is_empty() {
            self.failures.push(failure);
        }
        let last = self.failures.pop();
        self.refused.append(&mut self.failures);
        Parsed {
            node: Some(node),
            refused: self.refused,
            failure: last,
        }
    }
}

/// The key of a piece whose first line is the one word `events`, and the problem that it has no colon.
fn without_colon(piece: Piece<'_>) -> Option<((Node<'_>, Node<'_>), Found)> {
    let (line, _) = piece.text.split_once('\n')?;
    let key = line
        .split_once(" #")
        .map_or(line, |(key, _)| key)
        .trim_end();
    if key != "events" {
        return None;
    }
    let range = piece.range(0..key.len());
    let message = "`events` has no colon behind it";
    let mut found = Found::new(&code::MISSING_COLON, range.clone(), message);
    found.help("write `events:`");
    let node = |value| Node {
        value,
        range: range.clone(),
    };
    let text = Cow::Borrowed(key);
    let key = node(Value::Scalar { text, plain: true });
    Some(((key, node(Value::Refused)), found))
}

/// The key of a piece with the text behind it, where the line below is a key that stands deeper: what is wrong
/// is that line and those behind it.
fn above_deeper_key(piece: Piece<'_>) -> Option<(Node<'_>, Node<'_>)> {
    let end = piece.text.find('\n')?;
    let below = piece.text.get(end..)?.trim_start();
    let (key, _) = below.split_once(':')?;
    if !key.starts_with(char::is_alphabetic) || key.contains(char::is_whitespace) {
        return None;
    }
    let line = parse(piece.part(0, end));
    let (None, Some(Value::Map(mut pairs))) = (line.failure, line.node.map(|node| node.value))
    else {
        return None;
    };
    pairs
        .pop()
        .filter(|(_, value)| value.scalar().is_some() && !value.is_null())
}

/// The key of a piece that cannot be read, with nothing behind it: so that whatever refers to it finds
/// that there is something.
fn unreadable(piece: Piece<'_>) -> Option<(Node<'_>, Node<'_>)> {
    let (before, _) = piece.text.split_once(':')?;
    let key = before.trim().trim_matches(['"', '\'']);
    if key.contains('\n') || !key.starts_with(char::is_alphanumeric) {
        return None;
    }
    let blanks = before.len() - before.trim_start().len();
    let range = piece.range(blanks..before.trim_end().len());
    let node = |value| Node {
        value,
        range: range.clone(),
    };
    let text = Cow::Borrowed(key);
    Some((
        node(Value::Scalar { text, plain: true }),
        node(Value::Refused),
    ))
}
