//! Which event of one state is which of another.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::State;
use crate::record::{Event, EventId};
use crate::text::{Text, suggest};

/// How alike the titles of two events of the same date have to be for them to be one event, edited: so many
/// in a hundred of their pairs of letters are the same.
pub const ALIKE: usize = 60;

/// Which event of one state is which of the other.
pub(super) struct Pairs {
    /// An event's places in the old and in the new state, in the order of the new.
    pub(super) both: Vec<(EventId, EventId)>,
    /// What the new state alone has, in order.
    pub(super) added: Vec<EventId>,
    /// What the old state alone has, in order.
    pub(super) removed: Vec<EventId>,
}

impl Pairs {
    /// Finds each event of one state in the other.
    pub(super) fn of(old: State<'_>, new: State<'_>) -> Self {
        if std::ptr::eq(old.record, new.record) {
            return Self::within(old, new);
        }
        let mut before: HashMap<&str, EventId> = HashMap::new();
        before.extend(old.events().map(|(id, event)| (event.id.raw(), id)));
        let (mut both, mut added) = (Vec::new(), Vec::new());
        for (id, event) in new.events() {
            match before.remove(event.id.raw()) {
                Some(was) => both.push((was, id)),
                None => added.push(id),
            }
        }
        let mut removed: Vec<EventId> = before.into_values().collect();
        removed.sort_unstable();
        let mut pairs = Self {
            both,
            added,
            removed,
        };
        pairs.join(old, new, |was, is| {
            let likeness = if was.date == is.date { 100 } else { 50 };
            (was.title == is.title).then_some(likeness)
        });
        pairs.join(old, new, |was, is| {
            let same = was.date == is.date && words_in_common(was, is);
            same.then_some(100)
        });
        pairs.join(old, new, |was, is| {
            let near = was.date == is.date && may_share_sources((old, was), (new, is));
            let alike = near.then(|| suggest::likeness(was.title.raw(), is.title.raw()))?;
            (alike >= ALIKE).then_some(alike)
        });
        pairs.both.sort_unstable_by_key(|&(_, new)| new);
        pairs
    }

    /// The same of one record as of two days.
    fn within(old: State<'_>, new: State<'_>) -> Self {
        let (mut both, mut added, mut removed) = (Vec::new(), Vec::new(), Vec::new());
        for (id, event) in (0..).map(EventId).zip(&new.record.events) {
            match (old.as_of.knows(event), new.as_of.knows(event)) {
                (true, true) => both.push((id, id)),
                (false, true) => added.push(id),
                (true, false) => removed.push(id),
                (false, false) => {}
            }
        }
        Self {
            both,
            added,
            removed,
        }
    }

    /// Pairs what is left with what it is most like, the first of several.
    fn join(
        &mut self,
        old: State<'_>,
        new: State<'_>,
        likeness: impl Fn(&Event, &Event) -> Option<usize>,
    ) {
        /// Beyond this two files have little to do with each other, and each pair would be looked at.
        const MOST: usize = 1_000;
        if self.added.len().max(self.removed.len()) > MOST {
            return;
        }
        let mut found: Vec<(usize, EventId, EventId)> = Vec::new();
        for &a in &self.removed {
            for &b in &self.added {
                let pair = old.record.event(a).zip(new.record.event(b));
                let likeness = pair.and_then(|(was, is)| likeness(was, is));
                found.extend(likeness.map(|likeness| (likeness, a, b)));
            }
        }
        found.sort_unstable_by_key(|&(likeness, a, b)| (Reverse(likeness), a, b));
        for (_, a, b) in found {
            let left = (self.removed.binary_search(&a), self.added.binary_search(&b));
            if let (Ok(was), Ok(is)) = left {
                self.removed.remove(was);
                self.added.remove(is);
                self.both.push((a, b));
            }
        }
    }
}

/// Whether two events share a summary or a quote.
fn words_in_common(was: &Event, is: &Event) -> bool {
    let has = |text: &Text| is.quotes.iter().any(|quote| quote.text == *text);
    (was.summary.is_some() && was.summary == is.summary)
        || was.quotes.iter().any(|quote| has(&quote.text))
}

/// Whether two events share a source, or one of them has none.
fn may_share_sources((old, was): (State<'_>, &Event), (new, is): (State<'_>, &Event)) -> bool {
    let shared = |a| is.sources.iter().any(|&b| a == new.record.source(b));
    was.sources.is_empty()
        || is.sources.is_empty()
        || was.sources.iter().any(|&a| shared(old.record.source(a)))
}
