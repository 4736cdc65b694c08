//! Reading on past a syntax error.
//!
//! A piece that cannot be read as a whole is cut into smaller ones where the writer's own layout says
//! that something new begins, and each is read by itself. The error then costs the smallest of them.

use std::borrow::Cow;

use super::problem::code;
use super::report::{Found, first_line};
use super::syntax::{Node, Parsed, Piece, Value, parse};

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
    let Some(mut failure) = whole.failure else {
        return whole;
    };
    let dash = piece.text.find('-').map_or(0, |at| at + 1);
    let keys = piece
        .text
        .get(dash..)
        .map_or(0, |rest| rest.len() - rest.trim_start_matches(' ').len());
    let column = indent + 1 + keys;
    let mut starts = starts(piece.text, |line| {
        let rest = line.trim_start_matches([' ', '\t']);
        let blanks = line.len() - rest.len();
        let tabs = line
            .get(..blanks)
            .is_some_and(|blanks| blanks.contains('\t'));
        match rest.strip_prefix("- ") {
            Some(item) if tabs => begins_event(item),
            Some(_) => blanks < column,
            None => false,
        }
    });
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    if starts.len() < 2 {
        if let Some(node) = by_fields(piece, indent, column) {
            return node.finish(failure);
        }
        failure.sets_aside();
        return Parsed {
            node: None,
            refused: whole.refused,
            failure: Some(failure),
        };
    }
    let mut read = Pieces::default();
    let mut strays = Vec::new();
    for part in cut(piece, &starts) {
        let parsed = parse(part);
        if parsed.failure.is_none() && part.start != piece.start {
            strays.push(stray(part, indent));
        }
        read.add(part, parsed);
    }
    for failure in &mut read.failures {
        failure.sets_aside();
    }
    if read.failures.is_empty() {
        read.failures = strays;
    }
    read.finish(failure)
}

/// An event that cannot be read as a whole, field by field: less those that cannot be read. None where its date or
/// its title is one of these.
fn by_fields(piece: Piece<'_>, indent: usize, column: usize) -> Option<Pieces<'_>> {
    let place = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_key =
        |line: &str| line.trim_start().starts_with(char::is_alphabetic) && line.contains(':');
    let mut starts = starts(piece.text, |line| {
        (indent + 1..=column).contains(&place(line)) && is_key(line)
    });
    starts.insert(0, 0);
    let mut sections = cut(piece, &starts).into_iter();
    let first = parse(sections.next()?);
    let (None, Some(Value::List(items))) = (first.failure, first.node.map(|node| node.value))
    else {
        return None;
    };
    let [
        Node {
            value: Value::Map(pairs),
            range,
        },
    ]: [Node<'_>; 1] = items.try_into().ok()?
    else {
        return None;
    };
    let mut read = Pieces {
        pairs,
        refused: first.refused,
        ..Pieces::default()
    };
    // A field that stands in a column of its own is told by what is wrong with the whole.
    for section in sections.filter(|section| place(section.text) == column) {
        read.add(section, parse(section));
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
    let value = Value::Map(std::mem::take(&mut read.pairs));
    read.items.push(Node { value, range });
    Some(read)
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

/// An item whose dash stands in another column than those of its list.
pub fn stray(item: Piece<'_>, indent: usize) -> Found {
    let blanks = item.text.len() - item.text.trim_start().len();
    let start = item.offset(blanks);
    if item
        .text
        .get(..blanks)
        .is_some_and(|blanks| blanks.contains('\t'))
    {
        let message = "a tab stands where only blanks may indent";
        let mut found = Found::new(&code::TAB, item.start..start, message);
        found.help("indent with blanks");
        return found;
    }
    let line = first_line(item.text, blanks..item.text.len());
    let mut found = Found::new(
        &code::BAD_INDENTATION,
        start..start + line.len(),
        format!(
            "this item's `-` stands in column {}, those of the list in column {}",
            blanks + 1,
            indent + 1
        ),
    );
    found.help(format!("begin the item in column {}", indent + 1));
    found
}

/// What was read of pieces, put together again.
#[derive(Default)]
struct Pieces<'t> {
    items: Vec<Node<'t>>,
    pairs: Vec<(Node<'t>, Node<'t>)>,
    refused: Vec<Found>,
    failures: Vec<Found>,
}

impl<'t> Pieces<'t> {
    fn add(&mut self, piece: Piece<'t>, parsed: Parsed<'t>) {
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
    fn section(&mut self, section: Piece<'t>) -> bool {
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
        let significant = body.text.lines().find(|line| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with('#')
        });
        let Some(indent) = significant.map(|line| line.len() - line.trim_start().len()) else {
            return false;
        };
        if pairs.len() != 1 || pairs.iter().any(|(_, value)| !value.is_null()) {
            return false;
        }
        let starts = starts(body.text, |line| {
            let rest = line.trim_start();
            line.len() - rest.len() <= indent && !rest.is_empty() && !rest.starts_with('#')
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
    fn finish(mut self, failure: Found) -> Parsed<'t> {
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

/// Whether an item begins as an event does.
fn begins_event(item: &str) -> bool {
    let key = item.split_once(':').map_or("", |(key, _)| key);
    matches!(key, "date" | "id" | "title")
}

/// The bytes at which lines begin that `begins` says something new begins with.
fn starts(text: &str, begins: impl Fn(&str) -> bool) -> Vec<usize> {
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
fn cut<'t>(piece: Piece<'t>, starts: &[usize]) -> Vec<Piece<'t>> {
    let ends = starts.iter().skip(1).copied().chain([piece.text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| piece.part(start, end))
        .collect()
}
