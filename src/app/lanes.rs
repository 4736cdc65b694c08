//! Which event stands in which lane of the chart.

use super::ink::Tone;
use super::words;
use crate::record::{Event, PartyId, Record};

/// By what events are put into lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum LanesBy {
    /// By whose act it was; by kind in a record without parties.
    #[default]
    Party,
    /// By what sort of event it is.
    Kind,
    /// All in one.
    One,
}

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// The colour of its name.
    pub tone: Tone,
    /// The parties whose joint or single acts it holds, where lanes are by party.
    pub parties: Vec<PartyId>,
}

/// The lanes of a record, and how to find an event's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// By what they were made.
    pub by: LanesBy,
    /// The lanes, from the top; none is empty.
    pub lanes: Vec<Lane>,
    slots: Vec<Option<u16>>,
    /// By kinds: the place of each kind's lane among all lanes.
    kinds: Vec<usize>,
}

impl Lanes {
    /// The lanes for these events of a record: those that hold none of them leave.
    pub fn new<'a>(
        record: &Record,
        events: impl IntoIterator<Item = &'a Event>,
        by: LanesBy,
    ) -> Self {
        let by = if by == LanesBy::Party && record.parties.is_empty() {
            LanesBy::Kind
        } else {
            by
        };
        let all = match by {
            LanesBy::Party => by_party(record),
            LanesBy::Kind => by_kind(record),
            LanesBy::One => {
                vec![Lane {
                    name: "All".to_owned(),
                    tone: Tone::None,
                    parties: Vec::new(),
                }]
            }
        };
        let mut used = vec![false; all.len()];
        let slotter = Self {
            by,
            lanes: all,
            slots: Vec::new(),
            kinds: kind_slots(record),
        };
        for event in events {
            if let Some(slot) = used.get_mut(slotter.slot(record, event)) {
                *slot = true;
            }
        }
        let mut next = 0;
        let slots = used
            .iter()
            .map(|&used| {
                used.then(|| {
                    next += 1;
                    next - 1
                })
            })
            .collect();
        let kept = slotter
            .lanes
            .into_iter()
            .zip(used)
            .filter(|(_, used)| *used)
            .map(|(l, _)| l);
        Self {
            by,
            lanes: kept.collect(),
            slots,
            kinds: slotter.kinds,
        }
    }

    /// The lane of an event, from the top.
    pub fn of(&self, record: &Record, event: &Event) -> u16 {
        self.slots
            .get(self.slot(record, event))
            .copied()
            .flatten()
            .unwrap_or(0)
    }

    /// The width of the widest name.
    pub fn name_columns(&self) -> usize {
        self.lanes
            .iter()
            .map(|l| crate::text::measure::width(&l.name))
            .max()
            .unwrap_or(0)
    }

    /// The place among all lanes that there could be.
    fn slot(&self, record: &Record, event: &Event) -> usize {
        match self.by {
            LanesBy::One => 0,
            LanesBy::Kind => self.kinds.get(event.kind.index()).copied().unwrap_or(0),
            LanesBy::Party => party_slot(record, &event.parties),
        }
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
                    name: p.name.shown().to_owned(),
                    tone,
                    parties: vec![id],
                })
            })
    };
    let mut lanes: Vec<Lane> = lane(false).collect();
    let all = lanes.iter().flat_map(|l| l.parties.clone()).collect();
    lanes.push(Lane {
        name: words::joint_name(record).to_owned(),
        tone: Tone::Joint,
        parties: all,
    });
    lanes.extend(lane(true));
    lanes.push(Lane {
        name: "others".to_owned(),
        tone: Tone::None,
        parties: Vec::new(),
    });
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
        .map(|name| Lane {
            name: name.to_owned(),
            tone: Tone::None,
            parties: Vec::new(),
        })
        .collect()
}
