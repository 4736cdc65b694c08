//! What concerns several events: their order, ids, links, and sources that nobody uses.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem;
use std::sync::Arc;

use super::Events;
use super::event::Draft;
use super::head::Head;
use super::kept::Kept;
use super::reader::Reader;
use super::source;
use crate::document::problem::code;
use crate::document::report::quoted;
use crate::record::{Event, EventId, Link, Record, Relation};
use crate::text::Text;

/// Puts the events together under their head, and keeps them for the next reading where there is
/// to be one.
pub fn join(
    reader: &mut Reader<'_>,
    mut head: Head,
    events: Events,
    kept: Option<&mut Kept>,
) -> Record {
    let Events { mut drafts, lost } = events;
    let ids = name(reader, &mut drafts);
    let used = place_sources(&mut head, &mut drafts);
    // What rests on a source may be in an event that could not be read.
    let cut_off = reader.report.is_cut_off();
    if lost.is_empty() && !drafts.is_empty() && !cut_off {
        source::tell_unused(reader, &head, &used);
        source::tell_without(reader, drafts.len());
    }
    let lost: HashMap<Box<str>, usize> = lost
        .into_iter()
        .filter_map(|(id, line)| Some((id?, line)))
        .collect();
    let leading = follow(reader, &drafts, &ids, &lost, cut_off);
    let dropped = circles(&leading, drafts.len());
    let positions = positions(&drafts);
    let circles = leading.iter().zip(&dropped).filter(|(_, circle)| **circle);
    for (edge, _) in circles {
        tell_circle(reader, &drafts, edge);
    }
    let straight = leading.iter().zip(&dropped).filter(|(_, circle)| !**circle);
    let mut edges = straight.map(|(edge, _)| edge).peekable();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let mut links = Vec::with_capacity(draft.piece.links.len());
        while let Some(edge) = edges.next_if(|edge| edge.from == at) {
            let to = positions.get(edge.to).copied();
            let leading = draft.piece.links.get(edge.link);
            links.extend(to.zip(leading).map(|(to, leading)| Link {
                relation: edge.relation,
                to,
                note: leading.note.clone(),
            }));
        }
        if draft.event.links != links {
            draft.event.change().links = links;
        }
    }
    if let Some(kept) = kept {
        kept.keep(&drafts);
    }
    let mut events: Vec<Event> = drafts.into_iter().map(|draft| draft.event).collect();
    if !positions.is_sorted() {
        events.sort_by_key(order);
    }
    Record {
        events,
        ..head.record
    }
}

/// What events are sorted by; the place in the file decides between equals.
fn order(event: &Event) -> impl Ord + use<> {
    (event.date.extent().order(), event.date.second())
}

/// The position of each event among all of them in their order.
fn positions(drafts: &[Draft]) -> Vec<EventId> {
    if drafts.is_sorted_by_key(|draft| order(&draft.event)) {
        return (0..).map(EventId).take(drafts.len()).collect();
    }
    let mut sorted: Vec<(usize, &Draft)> = drafts.iter().enumerate().collect();
    sorted.sort_by_key(|(_, draft)| order(&draft.event));
    let mut positions = vec![EventId(0); drafts.len()];
    for (position, (at, _)) in (0..).zip(sorted) {
        if let Some(place) = positions.get_mut(at) {
            *place = EventId(position);
        }
    }
    positions
}

/// The event that has an id, by its place in the file, and where that id is given.
type Ids = HashMap<Text, (usize, usize)>;

/// Sees to it that each event has an id of its own.
fn name(reader: &mut Reader<'_>, drafts: &mut [Draft]) -> Ids {
    let mut taken = Ids::with_capacity(drafts.len());
    // The number to try next for an id that is taken, so that a thousand equal ones are no work.
    let mut next: HashMap<Text, usize> = HashMap::new();
    let mut free = |id: &Text, taken: &Ids| {
        let number = next.entry(id.clone()).or_insert(2);
        loop {
            let tried = Text::line(&format!("{}-{number}", id.raw()));
            *number += 1;
            if !taken.contains_key(&tried) {
                return tried;
            }
        }
    };
    let mut again = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        let Some(place) = draft.id() else {
            continue;
        };
        match taken.entry(draft.event.id.clone()) {
            Entry::Vacant(entry) => {
                entry.insert((at, place.start));
            }
            Entry::Occupied(entry) => {
                let message = format!(
                    "the id {} is another event's too",
                    quoted(entry.key().raw())
                );
                reader
                    .tell(&code::DUPLICATE_ID, &place, message)
                    .first_at(entry.get().1)
                    .in_event(draft.event.line)
                    .help("give one of the two another id; links lead to the first");
                again.push(at);
            }
        }
    }
    for (at, draft) in drafts.iter_mut().enumerate() {
        let is_written = draft.id().is_some();
        if is_written && again.binary_search(&at).is_err() {
            continue;
        }
        let (id, place) = (draft.event.id.clone(), draft.place());
        let Some(&(_, first)) = taken.get(&id) else {
            taken.insert(id, (at, place.start));
            continue;
        };
        let own = free(&id, &taken);
        if !is_written {
            let message = format!(
                "date and title give the id {}, which is taken",
                quoted(id.raw())
            );
            reader
                .tell(&code::REPEATED_ID, &place, message)
                .first_at(first)
                .in_event(draft.event.line)
                .help(format!(
                    "give the event an `id`; now it is {}",
                    quoted(own.raw())
                ));
        }
        draft.event.change().id = own.clone();
        // The next reading is to look at the id again.
        draft.key = None;
        taken.insert(own, (at, place.start));
    }
    taken
}

/// Moves the events' own sources behind those of the head; which of the head's are used.
fn place_sources(head: &mut Head, drafts: &mut [Draft]) -> Vec<bool> {
    let shared = head.record.sources.len();
    let mut used = vec![false; shared];
    let own = drafts.iter().map(|draft| draft.piece.sources.len()).sum();
    head.record.sources.reserve_exact(own);
    for draft in drafts {
        let quoted = draft.event.quotes.iter().filter_map(|q| q.source);
        for id in draft.event.sources.iter().copied().chain(quoted) {
            if let Some(used) = used.get_mut(id.index()) {
                *used = true;
            }
        }
        let before = head.record.sources.len() - shared;
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        let was = mem::replace(&mut draft.before, before);
        if was != before && !draft.piece.sources.is_empty() {
            let event = draft.event.change();
            let quoted = event.quotes.iter_mut().filter_map(|q| q.source.as_mut());
            let all = event.sources.iter_mut().chain(quoted);
            for id in all.filter(|id| id.index() >= shared) {
                id.0 = id.0.saturating_sub(was).saturating_add(before);
            }
        }
        let own = draft.piece.sources.iter().map(Arc::clone);
        head.record.sources.extend(own);
    }
    used
}

/// A link from one event to another, by their places in the file.
struct Edge {
    from: usize,
    link: usize,
    to: usize,
    relation: Relation,
}

/// Finds where links lead; tells those that lead nowhere, or to an event that could not be read.
///
/// Where the file is cut off nobody can say which links lead nowhere.
fn follow(
    reader: &mut Reader<'_>,
    drafts: &[Draft],
    ids: &Ids,
    lost: &HashMap<Box<str>, usize>,
    cut_off: bool,
) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut costs: HashMap<usize, usize> = HashMap::new();
    for (from, draft) in drafts.iter().enumerate() {
        for (link, leading) in draft.piece.links.iter().enumerate() {
            let line = draft.event.line;
            let what = quoted(leading.to.raw());
            match ids.get(&leading.to) {
                Some(&(to, _)) if to != from => edges.push(Edge {
                    from,
                    link,
                    to,
                    relation: leading.relation,
                }),
                Some(_) => {
                    reader
                        .tell(
                            &code::LINK_TO_ITSELF,
                            &draft.in_file(&leading.place),
                            format!("{what} is this event"),
                        )
                        .in_event(line)
                        .help("name the id of another event, or remove the link");
                }
                None => {
                    // One that could not be read is told there, with how many links it costs.
                    if let Some(&lost) = lost.get(leading.to.raw()) {
                        *costs.entry(lost).or_default() += 1;
                        continue;
                    }
                    if cut_off {
                        continue;
                    }
                    let known = drafts.iter().map(|draft| draft.event.id.raw());
                    let near = reader.report.nearest(leading.to.raw(), known);
                    let found = reader.tell(
                        &code::UNKNOWN_EVENT,
                        &draft.in_file(&leading.place),
                        format!("{what} is no event's id"),
                    );
                    found.in_event(line).help(match near {
                        Some(near) => format!("did you mean {}?", quoted(near)),
                        None => "name the `id` of an event of this file".to_owned(),
                    });
                }
            }
        }
    }
    reader.report.add_links(costs);
    edges
}

/// Which edges close a circle of events that supersede one another, by their places in `edges`.
fn circles(edges: &[Edge], events: usize) -> Vec<bool> {
    let mut leading: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, edge) in edges.iter().enumerate() {
        if edge.relation == Relation::Supersedes {
            leading.entry(edge.from).or_default().push(at);
        }
    }
    let mut closing = vec![false; edges.len()];
    let mut state = vec![State::New; events];
    for start in 0..events {
        if !leading.contains_key(&start) || state.get(start) != Some(&State::New) {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((event, next)) = path.last_mut() {
            let event = *event;
            if let Some(seen) = state.get_mut(event) {
                *seen = State::OnPath;
            }
            let edge = leading
                .get(&event)
                .and_then(|edges| edges.get(*next))
                .copied();
            *next += 1;
            let Some(at) = edge else {
                if let Some(seen) = state.get_mut(event) {
                    *seen = State::Done;
                }
                path.pop();
                continue;
            };
            let to = edges.get(at).map_or(event, |edge| edge.to);
            match state.get(to) {
                Some(State::New) => path.push((to, 0)),
                Some(State::OnPath) => {
                    if let Some(closes) = closing.get_mut(at) {
                        *closes = true;
                    }
                }
                _ => {}
            }
        }
    }
    closing
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnPath,
    Done,
}

fn tell_circle(reader: &mut Reader<'_>, drafts: &[Draft], edge: &Edge) {
    let Some(draft) = drafts.get(edge.from) else {
        return;
    };
    let Some(leading) = draft.piece.links.get(edge.link) else {
        return;
    };
    let message = format!(
        "{} is itself superseded by this event",
        quoted(leading.to.raw())
    );
    reader
        .tell(&code::LINK_CYCLE, &draft.in_file(&leading.place), message)
        .in_event(draft.event.line)
        .help("remove one of the links of the circle");
}
