//! Proposed dates, findings and links.
//!
//! Each is a claim: one of which a part cannot be read is left out as a whole, since what remained
//! would say something that nobody wrote. A target without its date, say, would mean "no date".

use super::event::{Leading, several_parties};
use super::fields::{Fields, Slot};
use super::head::Head;
use super::reader::Reader;
use crate::document::field;
use crate::document::problem::code;
use crate::document::syntax::{Node, Value};
use crate::record::{Assessment, Finding, PartyId, Relation, Target, TargetStatus};
use crate::text::Text;

/// The proposed dates of an event.
pub fn targets<'t>(reader: &mut Reader<'t>, head: &Head, event: &Fields<'_, 't>) -> Vec<Target> {
    event.each(reader, "targets", |reader, node| target(reader, head, node))
}

fn target<'t>(reader: &mut Reader<'t>, head: &Head, node: &Node<'t>) -> Option<Target> {
    let fields = Fields::read(reader, &field::TARGET, node)?;
    let of = match fields.get("of") {
        Some(node) => head.milestone(reader, node).map(Some),
        None if fields.is_unusable("of") => None,
        None => Some(head.record.main_milestone()),
    };
    let by = fields.get("by").and_then(|node| by(reader, head, node));
    let date = match fields.date(reader, "date") {
        Slot::Is(date) => Some(Some(date)),
        Slot::Absent => Some(None),
        Slot::Unusable => None,
    };
    let status = match fields.word(reader, "status", &TargetStatus::WORDS) {
        Slot::Is(status) => Some(status),
        Slot::Absent => Some(TargetStatus::default()),
        Slot::Unusable => None,
    };
    let as_stated = fields.text(reader, "as_stated");
    let note = fields.text(reader, "note");
    Some(Target {
        of: of?,
        by: by?,
        date: date?,
        status: status?,
        as_stated,
        note,
    })
}

/// The findings of an event.
pub fn assessments<'t>(
    reader: &mut Reader<'t>,
    head: &Head,
    event: &Fields<'_, 't>,
) -> Vec<Assessment> {
    event.each(reader, "assesses", |reader, node| {
        assessment(reader, head, node)
    })
}

fn assessment<'t>(reader: &mut Reader<'t>, head: &Head, node: &Node<'t>) -> Option<Assessment> {
    let fields = Fields::read(reader, &field::ASSESSMENT, node)?;
    let condition = match fields.get("condition") {
        Some(node) if node.scalar() == Some("all") => Some(None),
        Some(node) => head.condition(reader, node).map(Some),
        None => None,
    };
    let by = fields.get("by").and_then(|node| by(reader, head, node));
    let finding = fields.word(reader, "finding", &Finding::WORDS).value();
    let as_stated = fields.text(reader, "as_stated");
    let note = fields.text(reader, "note");
    Some(Assessment {
        condition: condition?,
        by: by?,
        finding: finding?,
        as_stated,
        note,
    })
}

/// A party, or several. Of several those that are known; none where none is.
fn by(reader: &mut Reader<'_>, head: &Head, node: &Node<'_>) -> Option<Vec<PartyId>> {
    match &node.value {
        Value::List(items) if items.is_empty() => {
            reader
                .tell(&code::MISSING_FIELD, &node.range, "`by` is an empty list")
                .help("name at least one party");
            None
        }
        Value::List(items) => {
            let (parties, all_known) = several_parties(reader, head, items);
            // A joint statement of two of which one is unknown is not the other's alone.
            all_known.then_some(parties)
        }
        _ => head.party(reader, node).map(|party| vec![party]),
    }
}

/// The links of an event, not yet followed.
pub fn links<'t>(reader: &mut Reader<'t>, event: &Fields<'_, 't>) -> Vec<Leading> {
    event.each(reader, "links", link)
}

fn link<'t>(reader: &mut Reader<'t>, node: &Node<'t>) -> Option<Leading> {
    let fields = Fields::read(reader, &field::LINK, node)?;
    let note = fields.text(reader, "note");
    let mut given = Relation::WORDS
        .iter()
        .filter_map(|&(word, relation, _)| Some((word, relation, fields.get(word)?)));
    let (word, relation, to) = given.next()?;
    if given.next().is_some() {
        return None;
    }
    let id = reader.scalar(format_args!("`{word}`"), to)?;
    Some(Leading {
        relation,
        to: Text::line(id),
        place: to.range.clone(),
        note,
    })
}
