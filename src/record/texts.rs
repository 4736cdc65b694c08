//! Every text of a record, to be changed.

use std::sync::Arc;

use super::{Participant, Quote, Record, Said, Source, Voice};
use crate::text::Text;

impl Record {
    /// Changes every text that an event or what stands above the events says.
    pub fn change_texts(&mut self, change: fn(&mut Text)) {
        let texts = [&mut self.title, &mut self.about];
        texts.into_iter().flatten().for_each(change);
        for party in &mut self.parties {
            change(&mut party.name);
            party.native.iter_mut().for_each(change);
        }
        for person in &mut self.people {
            change(&mut person.name);
            let texts = [&mut person.native, &mut person.role];
            texts.into_iter().flatten().for_each(change);
        }
        for kind in &mut self.kinds {
            for text in [&mut kind.name, &mut kind.plural, &mut kind.lane] {
                change(text);
            }
        }
        for milestone in &mut self.milestones {
            for text in [&mut milestone.name, &mut milestone.short] {
                change(text);
            }
        }
        for condition in &mut self.conditions {
            change(&mut condition.name);
            condition.note.iter_mut().for_each(change);
        }
        for source in &mut self.sources {
            Arc::make_mut(source).change_texts(change);
        }
        for event in &mut self.events {
            event.change().change_texts(change);
        }
    }
}

impl Source {
    fn change_texts(&mut self, change: fn(&mut Text)) {
        let texts = [
            &mut self.title,
            &mut self.publisher,
            &mut self.origin,
            &mut self.reliability,
            &mut self.note,
        ];
        texts.into_iter().flatten().for_each(change);
    }
}

impl Said {
    fn change_texts(&mut self, change: fn(&mut Text)) {
        change(&mut self.title);
        let texts = [
            &mut self.short,
            &mut self.summary,
            &mut self.place,
            &mut self.conflict,
            &mut self.note,
        ];
        texts.into_iter().flatten().for_each(change);
        self.tags.iter_mut().for_each(change);
        self.people
            .iter_mut()
            .for_each(|person| person.change_texts(change));
        self.quotes
            .iter_mut()
            .for_each(|quote| quote.change_texts(change));
        for target in &mut self.targets {
            let texts = [&mut target.as_stated, &mut target.note];
            texts.into_iter().flatten().for_each(change);
        }
        for finding in &mut self.assesses {
            let texts = [&mut finding.as_stated, &mut finding.note];
            texts.into_iter().flatten().for_each(change);
        }
        let notes = self.links.iter_mut().map(|link| &mut link.note);
        notes.flatten().for_each(change);
    }
}

impl Participant {
    fn change_texts(&mut self, change: fn(&mut Text)) {
        self.who.change_texts(change);
        let texts = [&mut self.role, &mut self.note];
        texts.into_iter().flatten().for_each(change);
    }
}

impl Quote {
    fn change_texts(&mut self, change: fn(&mut Text)) {
        change(&mut self.text);
        self.speaker
            .iter_mut()
            .for_each(|who| who.change_texts(change));
        let texts = [
            &mut self.role,
            &mut self.to,
            &mut self.original,
            &mut self.note,
        ];
        texts.into_iter().flatten().for_each(change);
    }
}

impl Voice {
    fn change_texts(&mut self, change: fn(&mut Text)) {
        match self {
            Self::Name(name) => change(name),
            Self::Person(_) => {}
        }
    }
}
