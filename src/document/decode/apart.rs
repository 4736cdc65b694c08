//! An event whose dash was forgotten: its fields stand among those of the event above.

use super::reader::Reader;
use crate::document::problem::code;
use crate::document::report::{first_line, quoted};
use crate::document::syntax::{Node, Value};

type Field<'t> = (Node<'t>, Node<'t>);

/// The events of a list item with more than one: where the field that it begins with comes again on a line of its
/// own, and what stands from there on could be an event as well as what stands before.
pub fn events<'t>(text: &str, item: &Node<'t>) -> Option<Vec<Node<'t>>> {
    let Value::Map(fields) = &item.value else {
        return None;
    };
    let mut first = fields.as_slice();
    let mut others = Vec::new();
    // From the last one back.
    while let Some((above, below)) = parted(first, text) {
        let start = below.first().map_or(0, |(key, _)| key.range.start);
        others.push(event(start, below));
        first = above;
    }
    if others.is_empty() {
        return None;
    }
    others.push(event(item.range.start, first));
    others.reverse();
    Some(others)
}

/// Tells that an event lacks its dash.
pub fn tell(reader: &mut Reader<'_>, event: &Node<'_>) {
    let line = first_line(reader.text, event.range.clone());
    let written = reader.text.get(line.clone()).unwrap_or_default();
    let mend = format!(
        "write {}, with the `-` below those of the other events",
        quoted(&format!("- {written}"))
    );
    let message = "a new event begins here without its `-`";
    reader.tell(&code::DUPLICATE_KEY, &line, message).help(mend);
}

fn event<'t>(start: usize, fields: &[Field<'t>]) -> Node<'t> {
    let end = fields.last().map_or(start, |(_, value)| value.range.end);
    Node {
        value: Value::Map(fields.to_vec()),
        range: start..end.max(start),
    }
}

/// The fields of an item above and from where the last event in it begins; none where there is one event.
fn parted<'f, 't>(
    fields: &'f [Field<'t>],
    text: &str,
) -> Option<(&'f [Field<'t>], &'f [Field<'t>])> {
    let ((first, _), others) = fields.split_first()?;
    let name = first.scalar()?;
    let at = others
        .iter()
        .rposition(|(key, _)| key.scalar() == Some(name))?;
    let (above, below) = fields.split_at_checked(1 + at)?;
    let before = text.get(..below.first()?.0.range.start)?;
    let begins_line = before.trim_end_matches(' ').ends_with('\n');
    (begins_line && could_be_one(above) && could_be_one(below)).then_some((above, below))
}

/// Whether there is all that an event needs.
fn could_be_one(fields: &[Field<'_>]) -> bool {
    let has = |name| fields.iter().any(|(key, _)| key.scalar() == Some(name));
    has("date") && has("title")
}
