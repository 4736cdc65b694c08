//! Whether a record is another one with an event more, and nothing else changed.

use std::sync::Arc;

use crate::record::{Event, EventId, Link, Record, Source};

/// What is said where the file with the event is not the file of before and the event.
pub const MISREAD: &str = "the event would change what stands around it; add it in an editor";

/// The event that `new` has on `line` and `old` has not.
///
/// # Errors
///
/// A sentence, where `new` is anything else than `old` with this event.
pub fn one_more<'n>(old: &Record, new: &'n Record, line: usize) -> Result<&'n Event, String> {
    let misread = || MISREAD.to_owned();
    let at = new.events.iter().position(|event| event.line == line);
    let at = at.ok_or_else(misread)?;
    if new.events.len() != old.events.len() + 1 || !same_head(old, new) {
        return Err(misread());
    }
    let (before, behind) = new.events.split_at_checked(at).ok_or_else(misread)?;
    let (added, behind) = behind.split_first().ok_or_else(misread)?;
    let moved = |id: EventId| {
        if id.index() >= at {
            EventId(id.0 + 1)
        } else {
            id
        }
    };
    for (one, other) in old.events.iter().zip(before.iter().chain(behind)) {
        if one.id != other.id {
            return Err(format!(
                "it would change the id `{}` of another event; give it an `id` of its own",
                one.id
            ));
        }
        if !same(one, other, (old, new), moved) {
            return Err(misread());
        }
    }
    Ok(added)
}

fn same_head(old: &Record, new: &Record) -> bool {
    fn shared(record: &Record) -> Vec<&Arc<Source>> {
        let keyed = record.sources.iter().filter(|source| source.key.is_some());
        keyed.collect()
    }
    old.title == new.title
        && old.about == new.about
        && old.parties == new.parties
        && old.people == new.people
        && old.kinds == new.kinds
        && old.milestones == new.milestones
        && old.conditions == new.conditions
        && shared(old) == shared(new)
}

/// Whether two events say the same, whatever line they stand on and whatever numbers their sources have.
fn same(
    one: &Event,
    other: &Event,
    (old, new): (&Record, &Record),
    moved: impl Fn(EventId) -> EventId,
) -> bool {
    fn sources<'r>(record: &'r Record, event: &Event) -> Vec<Option<&'r Source>> {
        let quoted = event.quotes.iter().map(|quote| quote.source);
        let listed = event.sources.iter().copied().map(Some);
        listed.chain(quoted).map(|id| record.source(id?)).collect()
    }
    let stays = |link: &Link| moved(link.to) == link.to;
    if one.is_shared_with(other) && one.links.iter().all(stays) {
        return true;
    }
    let mut before = one.clone();
    before.line = other.line;
    let said = before.change();
    said.sources.clone_from(&other.sources);
    for (quote, other) in said.quotes.iter_mut().zip(&other.quotes) {
        quote.source = other.source;
    }
    for link in &mut said.links {
        link.to = moved(link.to);
    }
    before == *other && sources(old, one) == sources(new, other)
}
