//! All lanes that there could be, each with its slot, and how an event finds the slot of its own.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Key, Lane, LanesBy, rest_name};
use crate::app::ink::Tone;
use crate::app::reading::Reading;
use crate::app::words;
use crate::record::{Event, PartyId, Record, Voice};

/// How an event finds its slot: its place among all lanes that there could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sorter {
    One,
    Party,
    /// The slot of each kind.
    Kind(Vec<usize>),
    /// The slots of the commonest names; after them [`Key::Without`], then [`Key::Rest`].
    Names(LanesBy, HashMap<Box<str>, usize>),
}

impl Sorter {
    pub(super) fn slot(&self, record: &Record, event: &Event) -> usize {
        match self {
            Self::One => 0,
            Self::Party => party_slot(record, &event.parties),
            Self::Kind(slots) => slots.get(event.kind.index()).copied().unwrap_or(0),
            Self::Names(by, slots) => {
                let mut named = false;
                for name in names(*by, record, event) {
                    let within = whole(*by, name).and_then(|place| slots.get(place));
                    if let Some(&slot) = within.or_else(|| slots.get(name)) {
                        return slot;
                    }
                    named = true;
                }
                slots.len() + usize::from(named)
            }
        }
    }
}

/// The slot of each event of the record that is shown; where events have their slots whatever is shown, of
/// each event.
pub(super) fn slots(reading: &Reading, by: LanesBy, sorter: &Sorter) -> Arc<[u16]> {
    let record = &reading.record;
    let slot = |event: &Event| u16::try_from(sorter.slot(record, event)).unwrap_or(u16::MAX);
    reading.slots(by, slot).unwrap_or_else(|| {
        let mut slots = vec![0; record.events.len()];
        for id in reading.ids() {
            if let (Some(event), Some(own)) = (record.event(id), slots.get_mut(id.index())) {
                *own = slot(event);
            }
        }
        slots.into()
    })
}

/// How events find their slots, the lanes of the slots, and how many lanes there would be with room for
/// each.
pub(super) fn candidates(
    reading: &Reading,
    by: LanesBy,
    room: usize,
) -> (Sorter, Vec<Lane>, usize) {
    let record = &reading.record;
    let (sorter, lanes) = match by {
        LanesBy::One => (Sorter::One, vec![Lane::own("All", Tone::None)]),
        LanesBy::Party => (Sorter::Party, by_party(record)),
        LanesBy::Kind => (Sorter::Kind(kind_slots(record)), by_kind(record)),
        LanesBy::Place | LanesBy::Tag | LanesBy::Person => return by_name(reading, by, room),
    };
    let all = lanes.len();
    (sorter, lanes, all)
}

/// Whether any event says something by which such lanes could be made.
pub(in crate::app) fn is_named(reading: &Reading, by: LanesBy) -> bool {
    reading
        .events()
        .any(|event| names(by, &reading.record, event).next().is_some())
}

/// What an event says about where it happened, what its author marks it as, or who took part: those
/// present, then those quoted by name.
fn names<'a>(by: LanesBy, record: &'a Record, event: &'a Event) -> impl Iterator<Item = &'a str> {
    let place = event.place.as_ref().filter(|_| by == LanesBy::Place);
    let tags = match by {
        LanesBy::Tag => event.tags.as_slice(),
        _ => &[],
    };
    let (people, quotes) = match by {
        LanesBy::Person => (event.people.as_slice(), event.quotes.as_slice()),
        _ => (&[][..], &[][..]),
    };
    let voices = people.iter().map(|person| &person.who).chain(
        quotes
            .iter()
            .filter(|quote| !quote.anonymous)
            .filter_map(|quote| quote.speaker.as_ref()),
    );
    let voices = voices.filter_map(|voice| match voice {
        Voice::Person(id) => record.person(*id).map(|person| &person.name),
        Voice::Name(name) => Some(name),
    });
    place
        .into_iter()
        .chain(tags)
        .chain(voices)
        .map(crate::text::Text::shown)
}

/// The place that a place like "Ahafen, town hall" lies in: it stands there where the record has that
/// place too.
fn whole(by: LanesBy, name: &str) -> Option<&str> {
    let (place, _) = name.split_once(", ").filter(|_| by == LanesBy::Place)?;
    Some(place)
}

/// The commonest names, then those that have none, then the others: as many as there is room for.
fn by_name(reading: &Reading, by: LanesBy, room: usize) -> (Sorter, Vec<Lane>, usize) {
    let record = &reading.record;
    // How many events have a name, and the last that had it.
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    let places: HashSet<&str> = match by {
        LanesBy::Place => reading
            .events()
            .flat_map(|e| names(by, record, e))
            .collect(),
        _ => HashSet::new(),
    };
    let mut without = false;
    for (nth, event) in reading.events().enumerate() {
        let mut named = false;
        for name in names(by, record, event) {
            named = true;
            let within = whole(by, name).filter(|place| places.contains(place));
            let (count, last) = counts
                .entry(within.unwrap_or(name))
                .or_insert((0, usize::MAX));
            if *last != nth {
                (*count, *last) = (*count + 1, nth);
            }
        }
        without |= !named;
    }
    let all = counts.len() + usize::from(without);
    let mut names: Vec<(&str, usize)> = counts.iter().map(|(name, c)| (*name, c.0)).collect();
    let order = |a: &(&str, usize), b: &(&str, usize)| (b.1, a.0).cmp(&(a.1, b.0));
    if all > room {
        // One lane is for the others.
        let kept = room - 1 - usize::from(without);
        if kept < names.len() {
            names.select_nth_unstable_by(kept, order);
        }
        names.truncate(kept);
    }
    names.sort_by(order);
    let mut lanes: Vec<Lane> = names
        .iter()
        .map(|(name, _)| Lane::own(name, tone_of_name(record, by, name)))
        .collect();
    lanes.push(Lane::new(by.without(), Tone::None, Key::Without));
    let rest = rest_name(counts.len() - names.len());
    lanes.push(Lane::new(&rest, Tone::None, Key::Rest));
    let slots = names
        .iter()
        .enumerate()
        .map(|(slot, (name, _))| ((*name).into(), slot));
    (Sorter::Names(by, slots.collect()), lanes, all)
}

/// A person's name has the colour of the person's party.
fn tone_of_name(record: &Record, by: LanesBy, name: &str) -> Tone {
    let person = record
        .people
        .iter()
        .find(|person| person.name.shown() == name);
    match person.and_then(|person| person.party) {
        Some(party) if by == LanesBy::Person => Tone::of_party(record, party),
        _ => Tone::None,
    }
}

/// The parties that are no observers, then "both", then the observers, then "others".
fn by_party(record: &Record) -> Vec<Lane> {
    let lane = |observer: bool| {
        record
            .parties
            .iter()
            .enumerate()
            .filter(move |(_, p)| p.observer == observer)
            .filter_map(|(i, p)| {
                let id = PartyId(u32::try_from(i).ok()?);
                let tone = Tone::of_party(record, id);
                Some(Lane {
                    parties: vec![id],
                    ..Lane::own(p.name.shown(), tone)
                })
            })
    };
    let mut lanes: Vec<Lane> = lane(false).collect();
    let all = lanes.iter().flat_map(|l| l.parties.clone()).collect();
    lanes.push(Lane {
        parties: all,
        ..Lane::own(words::joint_name(record), Tone::Joint)
    });
    lanes.extend(lane(true));
    lanes.push(Lane::new("others", Tone::None, Key::Without));
    lanes
}

fn party_slot(record: &Record, parties: &[PartyId]) -> usize {
    let is_observer = |id: PartyId| record.party(id).is_some_and(|p| p.observer);
    let sides = record.parties.iter().filter(|p| !p.observer).count();
    let place = |id: PartyId| {
        record
            .parties
            .iter()
            .take(id.index())
            .filter(|p| p.observer == is_observer(id))
            .count()
    };
    let mut acting = parties.iter().copied().filter(|&id| !is_observer(id));
    match (acting.next(), acting.next()) {
        (Some(one), None) => place(one),
        (Some(_), Some(_)) => sides,
        (None, _) => match parties.first() {
            Some(&observer) => sides + 1 + place(observer),
            None => record.parties.len() + 1,
        },
    }
}

/// The names of the lanes by kind, in the order of the kinds.
fn kind_lanes(record: &Record) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for kind in &record.kinds {
        if !names.contains(&kind.lane.shown()) {
            names.push(kind.lane.shown());
        }
    }
    names
}

/// The place of each kind's lane among the lanes by kind.
fn kind_slots(record: &Record) -> Vec<usize> {
    let lanes = kind_lanes(record);
    let slot = |lane: &str| lanes.iter().position(|l| *l == lane).unwrap_or(0);
    record
        .kinds
        .iter()
        .map(|kind| slot(kind.lane.shown()))
        .collect()
}

fn by_kind(record: &Record) -> Vec<Lane> {
    kind_lanes(record)
        .into_iter()
        .map(|name| Lane::own(name, Tone::None))
        .collect()
}
