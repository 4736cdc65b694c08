//! The definitions once more, word by word and without haste: each question reads the whole record.

use opcon_tui::analysis::{AsOf, Standing};
use opcon_tui::day::Day;
use opcon_tui::record::{
    Event, EventId, MilestoneId, PartyId, Record, Relation, Target, TargetStatus,
};

/// The earliest and the latest day of a window.
type Days = (Day, Day);

/// One known target of a milestone.
#[derive(Clone, Copy, PartialEq)]
struct Said<'a> {
    at: (EventId, usize),
    day: Day,
    target: &'a Target,
}

impl Said<'_> {
    fn days(&self) -> Option<Days> {
        let extent = self.target.date.as_ref()?.extent();
        Some((extent.earliest, extent.latest))
    }

    fn is_position(&self) -> bool {
        use TargetStatus::{Agreed, Confirmed, Postponed, Proposed};
        [Proposed, Agreed, Confirmed, Postponed].contains(&self.target.status)
    }

    fn is_by(&self, party: PartyId) -> bool {
        self.target.by.contains(&party)
    }

    fn whose(&self) -> Vec<PartyId> {
        let mut by = self.target.by.clone();
        by.sort_unstable();
        by
    }
}

/// A record as of a day, for one milestone.
pub struct Oracle<'a> {
    record: &'a Record,
    as_of: AsOf,
    said: Vec<Said<'a>>,
}

/// What a window looks like: whose, when, every place where it was said, who holds it, its standing.
pub type Expected = (
    Vec<PartyId>,
    Days,
    Vec<(EventId, usize)>,
    Vec<PartyId>,
    Standing,
);

impl<'a> Oracle<'a> {
    /// Reads the targets that are known.
    pub fn new(record: &'a Record, milestone: MilestoneId, as_of: AsOf) -> Self {
        let mut said = Vec::new();
        for (event, at) in record.events.iter().zip(0..) {
            for (index, target) in event.targets.iter().enumerate() {
                if as_of.knows(event) && target.of == Some(milestone) {
                    said.push(Said {
                        at: (EventId(at), index),
                        day: event.date.extent().first_day(),
                        target,
                    });
                }
            }
        }
        Self {
            record,
            as_of,
            said,
        }
    }

    /// The known events that supersede this one.
    fn superseders(&self, event: EventId) -> impl Iterator<Item = (EventId, &'a Event)> {
        let (record, as_of) = (self.record, self.as_of);
        let all = (0..).map(EventId).zip(&record.events);
        all.filter(move |(_, e)| as_of.knows(e))
            .filter(move |(_, e)| {
                let mut links = e.links.iter();
                links.any(|l| l.relation == Relation::Supersedes && l.to == event)
            })
    }

    /// What the party holds once everything up to `end` was read: where it was put forward, and how
    /// often it was said.
    fn held(&self, party: PartyId, end: Option<(EventId, usize)>) -> Option<(Said<'a>, u32)> {
        let mut held: Option<(Said<'a>, u32)> = None;
        for said in &self.said {
            if end.is_some_and(|end| said.at >= end) {
                break;
            }
            held = held.filter(|(h, _)| self.superseders(h.at.0).all(|(s, _)| s > said.at.0));
            let own = said.is_by(party);
            held = match (said.target.status, held) {
                (TargetStatus::Done, _) => None,
                (TargetStatus::Denied, Some((h, _)))
                    if own && said.days().is_some() && h.days() == said.days() =>
                {
                    None
                }
                (_, held) if !own || !said.is_position() => held,
                (TargetStatus::Confirmed, Some((h, n))) if contains(said.days(), h.days()) => {
                    Some((h, n + 1))
                }
                _ => Some((*said, 1)),
            };
        }
        held.filter(|(h, _)| {
            self.superseders(h.at.0)
                .all(|(s, _)| end.is_some_and(|e| s > e.0))
        })
    }

    /// The present target of a party: where it was put forward, and how often it was said.
    pub fn present(&self, party: PartyId) -> Option<((EventId, usize), u32)> {
        self.held(party, None).map(|(held, times)| (held.at, times))
    }

    fn is_observer(&self, party: PartyId) -> bool {
        self.record.party(party).unwrap().observer
    }

    /// The target that stands when the party states this position: the one that it repeats, else this.
    fn taken(&self, party: PartyId, said: &Said<'a>) -> Said<'a> {
        if self.is_observer(party) || said.target.status != TargetStatus::Confirmed {
            return *said;
        }
        // A link of the same event is read before its targets.
        let superseded = |h: &Said<'_>| self.superseders(h.at.0).any(|(s, _)| s <= said.at.0);
        match self.held(party, Some(said.at)) {
            Some((h, _)) if !superseded(&h) && contains(said.days(), h.days()) => h,
            _ => *said,
        }
    }

    /// The windows in the order in which they were first said.
    pub fn windows(&self) -> Vec<Expected> {
        let mut windows: Vec<Expected> = Vec::new();
        for said in &self.said {
            let stated: Vec<Said<'a>> = match said.target.status {
                TargetStatus::Done | TargetStatus::Denied => continue,
                TargetStatus::Reported => vec![*said],
                _ => {
                    let by = said.target.by.iter();
                    by.map(|&party| self.taken(party, said)).collect()
                }
            };
            for stated in stated {
                let Some(days) = stated.days() else { continue };
                let by = stated.whose();
                let found = windows.iter_mut().find(|w| w.0 == by && w.1 == days);
                match found {
                    Some(window) if window.2.contains(&said.at) => {}
                    Some(window) => window.2.push(said.at),
                    None => {
                        windows.push((by, days, vec![said.at], Vec::new(), Standing::Standing));
                    }
                }
            }
        }
        let done = |s: &&Said<'_>| {
            s.target.status == TargetStatus::Done && self.superseders(s.at.0).next().is_none()
        };
        let done = self.said.iter().any(|s| done(&s));
        for window in &mut windows {
            let holders = window.0.iter().filter(|&&p| self.holds(p, window));
            window.3 = holders.copied().collect();
            window.4 = if done {
                Standing::Met
            } else if window.3.is_empty() {
                Standing::Superseded
            } else if window.1.1 < self.as_of.day {
                Standing::Lapsed
            } else {
                Standing::Standing
            };
        }
        windows
    }

    /// Whether the party has not left the window.
    fn holds(&self, party: PartyId, window: &Expected) -> bool {
        let (by, days, places, ..) = window;
        let latest = days.1;
        let observer = self.is_observer(party);
        let mut holds = false;
        for said in self.said.iter().filter(|s| s.is_by(party)) {
            let in_time = said.day < latest;
            let takes = said.is_position() && !observer && self.taken(party, said) == *said;
            if takes && said.days() != Some(*days) && in_time {
                holds = false;
            }
            if said.target.status == TargetStatus::Denied {
                holds &= observer || said.days() != Some(*days) || !in_time;
                continue;
            }
            let new = !said.is_position() || by.iter().any(|&p| self.taken(p, said) == *said);
            let own = said.whose() == *by && said.days() == Some(*days);
            if !own || !new || said.target.status == TargetStatus::Done {
                continue;
            }
            let before = places.iter().take_while(|&&at| at <= said.at);
            let only_reported = before.clone().all(|&(event, index)| {
                let event = self.record.event(event).unwrap();
                event.targets[index].status == TargetStatus::Reported
            });
            if !said.is_position() && !only_reported && !observer {
                continue;
            }
            let mut superseders = self.superseders(said.at.0);
            // The first in order is the first in time.
            let superseded = superseders.next();
            if superseded.is_some_and(|(_, e)| e.date.extent().first_day() < latest) {
                // Who only repeats by it what another statement made hold keeps it.
                let repeats = self.taken(party, said).at != said.at;
                holds &= observer || !said.is_position() || repeats;
            } else if before.count() == 1 || said.day <= latest {
                holds = true;
            }
        }
        holds
    }
}

/// Whether the first window contains the second, or neither has one.
fn contains(outer: Option<Days>, inner: Option<Days>) -> bool {
    match (outer, inner) {
        (Some(outer), Some(inner)) => outer.0 <= inner.0 && inner.1 <= outer.1,
        (outer, inner) => outer == inner,
    }
}
