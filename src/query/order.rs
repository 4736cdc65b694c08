//! In which order events are listed.

use std::cmp::Reverse;

use crate::record::{Event, EventId, Record};

/// What events are put in order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The one order of events: earliest day, latest day, place in the file.
    Date,
    /// The day from which an event is known.
    Known,
    /// The key of the kind.
    Kind,
    /// The title, whatever its case.
    Title,
}

/// An order: a key, from its least or from its greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// What decides.
    pub key: Key,
    /// The greatest comes first.
    pub descending: bool,
}

impl Order {
    /// Each with the word that asks for it, and what it does.
    pub const WORDS: [(&'static str, Self, &'static str); 8] = [
        ("date", up(Key::Date), "By date, as the file's order goes"),
        ("-date", down(Key::Date), "The latest first"),
        ("known", up(Key::Known), "By the day from which it is known"),
        ("-known", down(Key::Known), "What became known last first"),
        ("kind", up(Key::Kind), "By kind, each kind by date"),
        ("-kind", down(Key::Kind), "From z to a"),
        ("title", up(Key::Title), "By title, whatever its case"),
        ("-title", down(Key::Title), "From z to a"),
    ];

    /// Puts events in order. What is equal stays in the order of dates, also where the greatest comes first.
    ///
    /// ```
    /// # use opcon_tui::{document, query::order::{Key, Order}, record::EventId};
    /// let file = "- {date: 2026, title: b}\n- {date: 2025, title: B}\n- {date: 2027, title: a}\n";
    /// let record = document::load(file.as_bytes()).record;
    /// let mut ids = vec![EventId(0), EventId(1), EventId(2)];
    /// Order { key: Key::Title, descending: true }.sort(&record, &mut ids);
    /// assert_eq!(ids, [EventId(0), EventId(1), EventId(2)]);
    /// Order { key: Key::Title, descending: false }.sort(&record, &mut ids);
    /// assert_eq!(ids, [EventId(2), EventId(0), EventId(1)]);
    /// ```
    pub fn sort(self, record: &Record, ids: &mut [EventId]) {
        match self.key {
            // An event's number is its place in the order of dates.
            Key::Date => self.by(ids, |id| id),
            Key::Known => self.by(ids, |id| record.event(id).map(|event| event.known_from)),
            Key::Kind => self.by(ids, |id| {
                let kind = record.kind(record.event(id)?.kind);
                kind.map(|kind| kind.key.raw())
            }),
            Key::Title => {
                let title = |event: &Event| event.title.raw().to_lowercase();
                self.by(ids, |id| record.event(id).map(title));
            }
        }
    }

    fn by<K: Ord>(self, ids: &mut [EventId], key: impl Fn(EventId) -> K) {
        ids.sort_unstable();
        if self.descending {
            ids.sort_by_cached_key(|&id| Reverse(key(id)));
        } else {
            ids.sort_by_cached_key(|&id| key(id));
        }
    }
}

const fn up(key: Key) -> Order {
    Order {
        key,
        descending: false,
    }
}

const fn down(key: Key) -> Order {
    Order {
        key,
        descending: true,
    }
}
