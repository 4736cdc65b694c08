//! An event, and who took part in it.

use std::ops::Range;
use std::sync::Arc;

use super::fields::Fields;
use super::head::{Head, is_stray_key, nearest};
use super::reader::Reader;
use super::source::{Sources, source};
use super::{quote, target};
use crate::document::field;
use crate::document::problem::code;
use crate::document::report::{Found, quoted};
use crate::document::syntax::{Node, Value};
use crate::record::{
    Confidence, Event, Participant, PartyId, Relation, Said, Source, Status, Voice, identity,
    known, parties,
};
use crate::text::Text;

/// An event that is not yet put among the others.
#[derive(Debug)]
pub struct Draft {
    /// The event: its links are still to be followed, and its id may be another's too.
    pub event: Event,
    /// What else its piece of the file gives.
    pub piece: Arc<Piece>,
    /// Where that piece begins, in bytes.
    pub start: usize,
    /// How many own sources of other events come before its own, as `event` has them.
    pub before: u32,
    /// What the next reading may know it by, where it stands alone in its piece.
    pub key: Option<u64>,
}

impl Draft {
    /// Where its id stands, where the file gives one.
    pub fn id(&self) -> Option<Range<usize>> {
        self.piece.id.as_ref().map(|place| self.in_file(place))
    }

    /// Where it begins.
    pub fn place(&self) -> Range<usize> {
        self.in_file(&self.piece.place)
    }

    /// Says what the next reading may know it by, and what is wrong with it; its piece begins on `line`.
    pub fn keep(&mut self, key: u64, line: usize, found: Box<[Found]>) {
        // Nobody else has the piece yet.
        if let Some(piece) = Arc::get_mut(&mut self.piece) {
            piece.found = found;
            piece.below = self.event.line.saturating_sub(line);
            self.key = Some(key);
        }
    }

    /// Where in the file a place of the piece is.
    pub fn in_file(&self, place: &Range<usize>) -> Range<usize> {
        self.start + place.start..self.start + place.end
    }
}

/// What a piece of a file gives beside its event. All places count from the beginning of the piece.
#[derive(Debug)]
pub struct Piece {
    /// The event's own sources.
    pub sources: Box<[Arc<Source>]>,
    /// The event's links, by the ids they lead to.
    pub links: Box<[Leading]>,
    /// What is wrong with it, where the next reading may know it.
    pub found: Box<[Found]>,
    /// How many lines below the first of the piece it begins, where the next reading may know it.
    pub below: usize,
    id: Option<Range<usize>>,
    place: Range<usize>,
}

/// A link that is not yet followed.
#[derive(Debug)]
pub struct Leading {
    /// How the two hang together.
    pub relation: Relation,
    /// The id of the other event.
    pub to: Text,
    /// Where that id stands.
    pub place: Range<usize>,
    /// Anything else.
    pub note: Option<Text>,
}

/// The id of an event that could not be read, where it has one.
pub type Lost = Option<Box<str>>;

/// Reads an event that begins on `line`, of a piece of the file that begins at byte `start`.
///
/// # Errors
///
/// [`Lost`] where it has no readable date or no title: then it is set aside, and that has been told.
pub fn read<'t>(
    reader: &mut Reader<'t>,
    head: &Head,
    node: &Node<'t>,
    line: usize,
    start: usize,
) -> Result<Draft, Lost> {
    if node.is_null() {
        let place = node.range.start.saturating_sub(1)..node.range.start;
        reader
            .tell(
                &code::MISSING_FIELD,
                &place,
                "an event needs `date` and `title`, this item is empty",
            )
            .help("write them, or remove the `-`");
        return Err(None);
    }
    let fields = Fields::read(reader, &field::EVENT, node).ok_or(None)?;
    let place = fields.place(reader.text);
    let id = fields.text(reader, "id");
    let date = fields.date(reader, "date").value();
    let known = fields.date(reader, "known").value();
    let status = fields
        .word(reader, "status", &Status::WORDS)
        .value()
        .unwrap_or_default();
    let kind = head.kind(reader, fields.get("kind"));
    let title = fields.text(reader, "title");
    let own_parties = fields
        .get("parties")
        .and_then(|node| own_parties(reader, head, node));
    let nodes = fields.list(reader, "sources");
    let mut sources = Sources::read(reader, head, nodes);
    let unsourced = match fields.get("sources") {
        None => !fields.is_unusable("sources"),
        Some(node) => matches!(&node.value, Value::List(items) if items.is_empty()),
    };
    let people = participants(reader, head, &fields);
    let quotes = quote::read(reader, head, &mut sources, &fields);
    let targets = target::targets(reader, head, &fields);
    let assesses = target::assessments(reader, head, &fields);
    let links = target::links(reader, &fields);
    // The places of the piece are the file's without what stands before it.
    let within =
        |range: &Range<usize>| range.start.saturating_sub(start)..range.end.saturating_sub(start);
    let links = links.into_iter().map(|link| Leading {
        place: within(&link.place),
        ..link
    });
    let id_node = id.as_ref().and(fields.get("id"));
    let id_place = id_node.map(|node| within(&node.range));
    let (short, key) = (fields.text(reader, "short"), fields.flag(reader, "key"));
    let (summary, place_name) = (fields.text(reader, "summary"), fields.text(reader, "place"));
    let tags = tags(reader, &fields);
    let confidence = fields
        .word(reader, "confidence", &Confidence::WORDS)
        .value();
    let (conflict, note) = (fields.text(reader, "conflict"), fields.text(reader, "note"));
    let (Some(date), Some(title)) = (date, title) else {
        return Err(id.map(|id| id.raw().into()));
    };
    if unsourced {
        reader
            .tell(
                &code::EVENT_WITHOUT_SOURCE,
                &place,
                "the event has no source",
            )
            .help("add `sources: [ … ]` with keys of `sources` or addresses");
    }
    let mut said = Said {
        id: id.unwrap_or_else(|| Text::line(&identity::derived(&date, &title))),
        known_from: date.extent().last_day(),
        date,
        known,
        status,
        kind,
        title,
        short,
        key,
        parties: Vec::new(),
        summary,
        place: place_name,
        people,
        quotes,
        sources: sources.listed,
        targets,
        assesses,
        links: Vec::new(),
        tags,
        confidence,
        conflict,
        note,
    };
    tell_when_past(reader, &said, &place);
    said.parties = own_parties.unwrap_or_else(|| parties::derive(&head.record, &said));
    let own = sources.own;
    let listed = said.sources.iter();
    let listed = listed.filter_map(|&id| source(head, &own, id));
    said.known_from = known::derive(&said, listed);
    let piece = Piece {
        sources: own.into_iter().map(Arc::new).collect(),
        links: links.collect(),
        found: Box::default(),
        below: 0,
        id: id_place,
        place: within(&place),
    };
    Ok(Draft {
        event: Event::new(line, said),
        piece: Arc::new(piece),
        start,
        before: 0,
        key: None,
    })
}

/// Of a planned event, what is to be said once its day is past.
fn tell_when_past(reader: &mut Reader<'_>, event: &Said, place: &Range<usize>) {
    let Some(last) = event.awaited() else {
        return;
    };
    let message = format!(
        "the event was planned for {}, which is past",
        quoted(event.date.written())
    );
    reader
        .tell(&code::OUTCOME_NOT_RECORDED, place, message)
        .once_past(last)
        .help("remove `status: planned` if it happened, or write `status: cancelled`");
}

/// The parties that an event names itself; none where what it names cannot be used, and they are
/// derived as if nothing were written.
fn own_parties(reader: &mut Reader<'_>, head: &Head, node: &Node<'_>) -> Option<Vec<PartyId>> {
    let nodes = reader.list("`parties`", node, None);
    let (parties, _) = several_parties(reader, head, nodes);
    match &node.value {
        Value::List(items) if items.is_empty() || !parties.is_empty() => Some(parties),
        _ => None,
    }
}

/// The parties of a list, each once, and whether all of them are known.
pub fn several_parties(
    reader: &mut Reader<'_>,
    head: &Head,
    nodes: &[Node<'_>],
) -> (Vec<PartyId>, bool) {
    let mut all_known = true;
    let mut found: Vec<(PartyId, usize)> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Some(party) = head.party(reader, node) else {
            all_known = false;
            continue;
        };
        match found.iter().find(|(id, _)| *id == party) {
            None => found.push((party, node.range.start)),
            Some(&(_, first)) => {
                let what = quoted(node.scalar().unwrap_or_default());
                reader
                    .tell(
                        &code::DUPLICATE_ENTRY,
                        &node.range,
                        format!("{what} is listed twice"),
                    )
                    .first_at(first)
                    .help("remove it");
            }
        }
    }
    (found.into_iter().map(|(id, _)| id).collect(), all_known)
}

fn participants<'t>(
    reader: &mut Reader<'t>,
    head: &Head,
    event: &Fields<'_, 't>,
) -> Vec<Participant> {
    let nodes = event.list(reader, "people");
    let mut people = Vec::with_capacity(nodes.len());
    for node in nodes {
        if let Value::Map(_) = &node.value {
            let Some(fields) = Fields::read(reader, &field::PARTICIPANT, node) else {
                continue;
            };
            let who = fields
                .get("who")
                .and_then(|node| voice(reader, head, "`who`", node));
            let (role, note) = (fields.text(reader, "role"), fields.text(reader, "note"));
            people.extend(who.map(|who| Participant { who, role, note }));
        } else if let Some(who) = voice(reader, head, "a name", node) {
            people.push(Participant {
                who,
                role: None,
                note: None,
            });
        }
    }
    people
}

/// Who a node names: somebody of `people`, or a plain name. A name that looks like a key and is none is
/// a warning.
pub fn voice(reader: &mut Reader<'_>, head: &Head, field: &str, node: &Node<'_>) -> Option<Voice> {
    let name = reader.scalar(field, node)?;
    if let Some(person) = head.person(name) {
        return Some(Voice::Person(person));
    }
    if name.trim().is_empty() {
        reader
            .tell(
                &code::MISSING_FIELD,
                &node.range,
                format!("{field} is empty"),
            )
            .help("write a key of `people`, or a name");
        return None;
    }
    let is_word = !name.contains(|c: char| c.is_whitespace() || c.is_uppercase());
    let near = if is_word {
        nearest(reader, name, &head.people)
    } else {
        None
    };
    if is_stray_key(name, near.as_ref(), &head.people) {
        let message = format!(
            "{} looks like a key of `people`, which has none such",
            quoted(name)
        );
        let found = reader.tell(&code::UNKNOWN_PERSON, &node.range, message);
        match near {
            Some(near) => found.help(format!("did you mean {}?", quoted(&near))),
            None => found.help("declare it under `people`, or write the name as it is printed"),
        };
    }
    Some(Voice::Name(reader.line(name)))
}

fn tags<'t>(reader: &mut Reader<'t>, event: &Fields<'_, 't>) -> Vec<Text> {
    let nodes = event.list(reader, "tags");
    let mut tags: Vec<Text> = Vec::with_capacity(nodes.len());
    for node in nodes {
        if let Some(tag) = reader.scalar("a tag", node)
            && !tag.trim().is_empty()
        {
            reader.tell_cut_off(node);
            tags.push(reader.line(tag));
        }
    }
    tags
}
