//! Which event stands in which lane of the chart.
//!
//! An event stands in one lane, so that marks and counts are the events in sight. Where lanes are by tag
//! or person and an event has several, that is the lane of the first that has one of its own.

mod slot;

use std::sync::Arc;

use super::ink::Tone;
use super::reading::Reading;
use super::words;
use crate::record::{EventId, PartyId};
pub(super) use slot::is_named;
use slot::{candidates, slots};

/// By what events are put into lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum LanesBy {
    /// By whose act it was; by kind in a record without parties.
    #[default]
    Party,
    /// By what sort of event it is.
    Kind,
    /// By where it happened.
    Place,
    /// By the author's own marks.
    Tag,
    /// By who took part or spoke.
    Person,
    /// All in one.
    One,
}

impl LanesBy {
    /// All of them with their word and what it means.
    pub const WORDS: [(&'static str, Self, &'static str); 6] = [
        (Self::Party.name(), Self::Party, "By whose act it was"),
        (Self::Kind.name(), Self::Kind, "By what sort of event it is"),
        (Self::Place.name(), Self::Place, "By where it happened"),
        (Self::Tag.name(), Self::Tag, "By its tags"),
        (Self::Person.name(), Self::Person, "By who took part"),
        (Self::One.name(), Self::One, "Everything in one lane"),
    ];

    /// Whether lanes are named after what events say, of which there may be any number.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Place | Self::Tag | Self::Person)
    }

    /// What the lanes are by, in a word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Kind => "kind",
            Self::Place => "place",
            Self::Tag => "tag",
            Self::Person => "person",
            Self::One => "one",
        }
    }

    /// What there is none of in an event that has no lane of its own.
    const fn without(self) -> &'static str {
        match self {
            Self::Place => "no place",
            Self::Tag => "no tag",
            _ => "nobody",
        }
    }
}

/// By what a lane is known again when the lanes are made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// Its name.
    Own(Box<str>),
    /// The events that say nothing by which to place them.
    Without,
    /// What is too rare for a lane of its own.
    Rest,
}

/// The fewest lanes for which there is room: the commonest, what says nothing, and the others.
const FEWEST: usize = 3;

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// The colour of its name.
    pub tone: Tone,
    /// The parties whose joint or single acts it holds, where lanes are by party.
    pub parties: Vec<PartyId>,
    /// By what it is known again.
    pub key: Key,
}

/// Which of the lanes there are to be seen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// All but these.
    Without(Vec<Key>),
    /// One alone.
    Alone(Key),
}

impl Shown {
    fn shows(&self, key: &Key) -> bool {
        match self {
            Self::All => true,
            Self::Without(hidden) => !hidden.contains(key),
            Self::Alone(alone) => alone == key,
        }
    }
}

/// The lanes that the user wants.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Wish {
    /// By what.
    pub by: LanesBy,
    /// Which of them.
    pub shown: Shown,
}

impl Wish {
    /// All lanes by this.
    pub fn by(by: LanesBy) -> Self {
        Self {
            by,
            ..Self::default()
        }
    }
}

/// The lanes of a record, and how to find an event's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// By what they were made.
    pub by: LanesBy,
    /// The lanes that are shown, from the top; none is empty.
    pub lanes: Vec<Lane>,
    /// The lanes that are hidden: their numbers follow those that are shown.
    pub hidden: Vec<Lane>,
    /// How many lanes there would be if each had room.
    all: usize,
    /// For how many there was room.
    room: usize,
    /// The number of the lane for each slot.
    numbers: Vec<u16>,
    /// The slot of each event of the record.
    slots: Arc<[u16]>,
}

impl Lanes {
    /// The lanes of what is known of a record, at most `room`: those that hold no event leave, and what
    /// is too rare shares the last one.
    ///
    /// Lanes by place, tag and person stand in order of how often they are named, then of the alphabet;
    /// lanes by party and kind in the order of the record.
    pub fn new(reading: &Reading, wish: &Wish, room: usize) -> Self {
        let record = &reading.record;
        let room = room.max(FEWEST);
        let by = match wish.by {
            LanesBy::Party if record.parties.is_empty() => LanesBy::Kind,
            by if by.is_open() && !is_named(reading, by) => LanesBy::Kind,
            by => by,
        };
        let (sorter, candidates, mut all) = candidates(reading, by, room);
        let mut counts = vec![0_usize; candidates.len()];
        let slots = slots(reading, by, &sorter);
        for id in reading.ids() {
            let slot = slots.get(id.index()).copied().map(usize::from);
            if let Some(count) = slot.and_then(|slot| counts.get_mut(slot)) {
                *count += 1;
            }
        }
        if !by.is_open() {
            all = counts.iter().filter(|&&count| count > 0).count();
        }
        let gathered = gathered(&counts, by, room);
        let mut kept: Vec<(Lane, Vec<usize>)> = Vec::new();
        let mut rest = Vec::new();
        for (slot, lane) in candidates.into_iter().enumerate() {
            if counts.get(slot).is_none_or(|&count| count == 0) {
                continue;
            }
            if gathered.contains(&slot) {
                rest.push(slot);
            } else {
                kept.push((lane, vec![slot]));
            }
        }
        if !rest.is_empty() {
            kept.push((
                Lane::new(&rest_name(rest.len()), Tone::None, Key::Rest),
                rest,
            ));
        }
        let shows = |lane: &Lane| wish.shown.shows(&lane.key);
        // What is hidden may be all there is, after the record has changed.
        let none = !kept.iter().any(|(lane, _)| shows(lane));
        let (shown, hidden): (Vec<_>, Vec<_>) =
            kept.into_iter().partition(|(lane, _)| none || shows(lane));
        let mut numbers = vec![0; counts.len()];
        for (number, (_, slots)) in (0..).zip(shown.iter().chain(&hidden)) {
            for &slot in slots {
                if let Some(place) = numbers.get_mut(slot) {
                    *place = number;
                }
            }
        }
        let lanes = |lanes: Vec<(Lane, _)>| lanes.into_iter().map(|(lane, _)| lane).collect();
        Self {
            by,
            lanes: lanes(shown),
            hidden: lanes(hidden),
            all,
            room,
            numbers,
            slots,
        }
    }

    /// The number of an event's lane: its place from the top, beyond the last one where it is hidden.
    pub fn of(&self, event: EventId) -> u16 {
        let slot = self.slots.get(event.index()).copied().map(usize::from);
        let number = slot.and_then(|slot| self.numbers.get(slot));
        number.copied().unwrap_or(0)
    }

    /// Whether the lane with this number is hidden.
    pub fn hides(&self, lane: u16) -> bool {
        usize::from(lane) >= self.lanes.len() && !self.hidden.is_empty()
    }

    /// The lane with this number, shown or hidden.
    pub fn lane(&self, lane: u16) -> Option<&Lane> {
        self.lanes.iter().chain(&self.hidden).nth(lane.into())
    }

    /// Whether these are also the lanes for so much room.
    pub fn fit(&self, room: usize) -> bool {
        self.all.min(room.max(FEWEST)) == self.all.min(self.room)
    }

    /// The width of the widest name.
    pub fn name_columns(&self) -> usize {
        self.lanes
            .iter()
            .map(|l| crate::text::measure::width(&l.name))
            .max()
            .unwrap_or(0)
    }
}

impl Lane {
    fn new(name: &str, tone: Tone, key: Key) -> Self {
        Self {
            name: name.to_owned(),
            tone,
            parties: Vec::new(),
            key,
        }
    }

    fn own(name: &str, tone: Tone) -> Self {
        Self::new(name, tone, Key::Own(name.into()))
    }
}

/// "23 others": lanes that share one.
pub(super) fn rest_name(count: usize) -> String {
    words::count(count, "other", "others")
}

/// The slots that share the last lane because there is no room for one each: the rarest.
fn gathered(counts: &[usize], by: LanesBy, room: usize) -> Vec<usize> {
    let mut used: Vec<usize> = (0..counts.len())
        .filter(|&slot| counts.get(slot).is_some_and(|&count| count > 0))
        .collect();
    if by.is_open() || used.len() <= room {
        return Vec::new();
    }
    used.sort_by_key(|&slot| std::cmp::Reverse(counts.get(slot).copied()));
    used.split_off(room - 1)
}
