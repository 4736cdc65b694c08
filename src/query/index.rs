//! The folded text of every event, and which of them have all of some words.

use std::collections::HashMap;
use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::fold::Fold;
use super::words::{Word, Words};
use crate::analysis::AsOf;
use crate::record::{Event, EventId, PersonId, Record, SourceId, Voice};
use crate::text::Text;

/// What parts the texts of an event: no word has it, so that none is found across two of them.
const BETWEEN: char = '\n';

/// The folded text of the events of a record: made once, when something is first searched for.
///
/// As long as no word has a capital or an accent, there is one text of about the size of the record's; with the
/// first such word a second one is made.
#[derive(Clone, Debug, Default)]
pub struct Index {
    loose: Column,
    close: OnceLock<Column>,
}

/// The folded texts of the events, one after the other.
#[derive(Clone, Debug, Default)]
struct Column {
    text: String,
    /// Where each event's text ends.
    ends: Vec<usize>,
}

impl Index {
    /// The index of what is known of a record.
    pub fn new(record: &Record, as_of: AsOf) -> Self {
        Self {
            loose: Column::new(record, as_of, Fold::Loose),
            close: OnceLock::new(),
        }
    }

    /// The events that have all of the words, in order; `among` is where to look, all where it is none.
    ///
    /// `record` and `as_of` must be those that the index is of.
    pub fn search(
        &self,
        record: &Record,
        as_of: AsOf,
        words: &Words,
        among: Option<&[EventId]>,
    ) -> Vec<EventId> {
        let close = || Column::new(record, as_of, Fold::Close);
        let column = |word: &Word| match word.fold {
            Fold::Loose => &self.loose,
            Fold::Close => self.close.get_or_init(close),
        };
        let mut finders: Vec<(&Column, Finder<'_>)> = words
            .all()
            .iter()
            .map(|word| (column(word), Finder::new(&word.text)))
            .collect();
        // The longest word first: it is likely to be the rarest.
        finders.sort_by_key(|(_, finder)| std::cmp::Reverse(finder.needle().len()));
        let Some(((first, finder), rest)) = finders.split_first() else {
            return among.map_or_else(|| self.loose.all().collect(), <[EventId]>::to_vec);
        };
        let has = |(column, finder): &(&Column, Finder<'_>), id: EventId| {
            finder.find(column.of(id)).is_some()
        };
        let found: Vec<EventId> = match among {
            Some(among) => {
                let mut found = among.to_vec();
                found.retain(|&id| finder.find(first.of(id)).is_some());
                found
            }
            None => first.with(finder),
        };
        found
            .into_iter()
            .filter(|&id| rest.iter().all(|one| has(one, id)))
            .collect()
    }
}

impl Column {
    fn new(record: &Record, as_of: AsOf, fold: Fold) -> Self {
        let mut column = Self::default();
        let mut folder = Folder {
            record,
            as_of,
            fold,
            sources: HashMap::new(),
            people: HashMap::new(),
        };
        column.ends.reserve_exact(record.events.len());
        for event in &record.events {
            folder.push(event, &mut column.text);
            column.ends.push(column.text.len());
        }
        column.text.shrink_to_fit();
        column
    }

    fn all(&self) -> impl Iterator<Item = EventId> {
        (0..).map(EventId).take(self.ends.len())
    }

    /// The text of an event.
    fn of(&self, id: EventId) -> &[u8] {
        let end = self.ends.get(id.index()).copied().unwrap_or(0);
        let start = id
            .index()
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        self.text.as_bytes().get(start..end).unwrap_or(&[])
    }

    /// The events whose text has a word: one pass over all texts, from each find on to the next event.
    fn with(&self, finder: &Finder<'_>) -> Vec<EventId> {
        let bytes = self.text.as_bytes();
        let (mut at, mut place) = (0, 0);
        let mut found = Vec::new();
        while let Some(hit) = bytes.get(at..).and_then(|rest| finder.find(rest)) {
            let hit = at + hit;
            // The next event has it more often than not, where a word is common.
            while self.ends.get(place).is_some_and(|&end| end <= hit) {
                let ahead = self.ends.get(place + 32);
                place += if ahead.is_some_and(|&end| end <= hit) {
                    32
                } else {
                    1
                };
            }
            let Some(&end) = self.ends.get(place) else {
                break;
            };
            found.extend(u32::try_from(place).ok().map(EventId));
            at = end;
        }
        found
    }
}

/// Folds what an event says. Of people and sources, which many events share, the folded text is kept.
struct Folder<'a> {
    record: &'a Record,
    as_of: AsOf,
    fold: Fold,
    sources: HashMap<SourceId, Box<str>>,
    people: HashMap<PersonId, Box<str>>,
}

impl<'a> Folder<'a> {
    /// Appends all that is searched of an event.
    fn push(&mut self, event: &'a Event, out: &mut String) {
        let own = [
            Some(&event.title),
            event.short.as_ref(),
            event.summary.as_ref(),
            event.place.as_ref(),
            event.conflict.as_ref(),
            event.note.as_ref(),
        ];
        self.texts(own, out);
        for participant in &event.people {
            self.voice(&participant.who, participant.role.as_ref(), out);
            self.texts([participant.note.as_ref()], out);
        }
        for quote in self.as_of.quotes(self.record, event) {
            match &quote.speaker {
                Some(speaker) => self.voice(speaker, quote.role.as_ref(), out),
                None => self.texts([quote.role.as_ref()], out),
            }
            let quoted = [
                Some(&quote.text),
                quote.original.as_ref(),
                quote.to.as_ref(),
                quote.note.as_ref(),
            ];
            self.texts(quoted, out);
        }
        for target in &event.targets {
            self.texts([target.as_stated.as_ref(), target.note.as_ref()], out);
        }
        for finding in &event.assesses {
            self.texts([finding.as_stated.as_ref(), finding.note.as_ref()], out);
        }
        self.texts(event.tags.iter().map(Some), out);
        for id in self.as_of.sources(self.record, event) {
            self.source(id, out);
        }
    }

    fn texts(&self, texts: impl IntoIterator<Item = Option<&'a Text>>, out: &mut String) {
        for text in texts.into_iter().flatten() {
            self.fold.push(text.shown(), out);
            out.push(BETWEEN);
        }
    }

    /// Who it is, and in which role: that of the day, else the present one.
    fn voice(&mut self, who: &'a Voice, role: Option<&'a Text>, out: &mut String) {
        match who {
            Voice::Name(name) => self.texts([Some(name), role], out),
            Voice::Person(id) => {
                let person = self.record.person(*id);
                if !self.people.contains_key(id) {
                    let mut text = String::new();
                    let names = person.map(|p| [Some(&p.name), p.native.as_ref()]);
                    self.texts(names.into_iter().flatten(), &mut text);
                    self.people.insert(*id, text.into());
                }
                out.push_str(self.people.get(id).map_or("", |text| text));
                let role = role.or_else(|| person?.role.as_ref());
                self.texts([role], out);
            }
        }
    }

    fn source(&mut self, id: SourceId, out: &mut String) {
        if !self.sources.contains_key(&id) {
            let mut text = String::new();
            if let Some(source) = self.record.source(id) {
                let all = [
                    source.title.as_ref(),
                    source.publisher.as_ref(),
                    source.origin.as_ref(),
                    source.note.as_ref(),
                    source.url.as_ref(),
                ];
                self.texts(all, &mut text);
            }
            self.sources.insert(id, text.into());
        }
        out.push_str(self.sources.get(&id).map_or("", |text| text));
    }
}
