//! The windows of proposed dates, and what became of each.

use std::collections::{BTreeMap, HashMap};
use std::mem;

use super::AsOf;
use super::course::{Course, Step};
use super::statement::{Stated, Statements, is_position, milestones};
use crate::date::Date;
use crate::day::{Day, Extent};
use crate::record::{EventId, MilestoneId, PartyId, Record, TargetStatus};

/// What became of a window of a proposed date: the first of these that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The milestone is reached.
    Met,
    /// Before its last day every party of it took a position with another window, withdrew or denied
    /// it, or its event was superseded. An observer's is superseded by its event alone.
    Superseded,
    /// Its last day has passed.
    Lapsed,
    /// Still to come.
    Standing,
}

/// A proposed date: one for each milestone, set of parties and window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// What it is a date of.
    pub milestone: MilestoneId,
    /// Whose it is, in the record's order of parties; two or more for a joint one.
    pub by: Vec<PartyId>,
    /// The date as it was first written.
    pub date: Date,
    /// Each time it was stated, in order: the event, and which of its targets. A confirmation that
    /// repeats the window is among them, alone, more coarsely or both.
    pub said: Vec<(EventId, usize)>,
    /// Stated only by somebody else's account.
    pub reported: bool,
    /// Agreed between parties at least once.
    pub agreed: bool,
    /// What became of it.
    pub standing: Standing,
    /// Who has not left it, in the record's order; for a joint window that one party has left, the
    /// others.
    pub holders: Vec<PartyId>,
}

impl Window {
    /// The days it reaches over.
    pub const fn extent(&self) -> &Extent {
        self.date.extent()
    }

    /// Whose it is: those who have not left it; all who stated it where nobody is left.
    pub fn whose(&self) -> &[PartyId] {
        if self.holders.is_empty() {
            &self.by
        } else {
            &self.holders
        }
    }

    /// Whether some of those who stated it have left it to the others.
    pub fn is_left(&self) -> bool {
        self.whose().len() < self.by.len()
    }

    /// How often somebody else gave an account of it, of the times it was stated.
    pub fn accounts(&self, record: &Record) -> usize {
        let target = |&(event, at): &(EventId, usize)| record.event(event)?.targets.get(at);
        let targets = self.said.iter().filter_map(target);
        targets
            .filter(|target| target.status == TargetStatus::Reported)
            .count()
    }

    /// The event that stated it last.
    pub fn last_said(&self) -> Option<EventId> {
        self.said.last().map(|&(event, _)| event)
    }
}

/// All windows that a record states, by milestone, then in the order in which they were first stated.
///
/// A denial and the report that a milestone is reached state no window. Neither does a confirmation
/// that only repeats what its parties hold: it says their window once more.
pub fn windows(record: &Record, as_of: AsOf) -> Vec<Window> {
    windows_among(record, &Statements::known(record, as_of), as_of.day)
}

/// The windows that these statements state, and what has become of each by a day.
pub fn windows_among(record: &Record, statements: &Statements<'_>, day: Day) -> Vec<Window> {
    milestones(record)
        .flat_map(|milestone| {
            let mut ledger = Ledger::new(record, statements, milestone);
            for &stated in statements.of(milestone) {
                ledger.read(stated);
            }
            ledger.settle(day)
        })
        .collect()
}

/// The windows of a milestone while its targets are read in order.
///
/// The days of the targets never decrease. So a window that a party still holds on its last day can be
/// forgotten when the party turns to another, and each window is looked at about as often as it was
/// stated.
struct Ledger<'s, 'a> {
    record: &'a Record,
    statements: &'s Statements<'a>,
    milestone: MilestoneId,
    course: Course<'s, 'a>,
    windows: Vec<Window>,
    places: HashMap<(Vec<PartyId>, Days), usize>,
    parties: Vec<Side>,
    done: bool,
}

/// The earliest and the latest day of a window.
type Days = (Day, Day);

const fn days(date: &Date) -> Days {
    let extent = date.extent();
    (extent.earliest, extent.latest)
}

/// A party's windows, by their places in the list.
#[derive(Clone, Debug, Default)]
struct Side {
    /// That of its present target, where this has a date.
    present: Option<usize>,
    /// Those that it could still leave, by their earliest and latest day: several where it shares the
    /// same days with others.
    open: BTreeMap<Days, Vec<usize>>,
}

impl<'s, 'a> Ledger<'s, 'a> {
    fn new(record: &'a Record, statements: &'s Statements<'a>, milestone: MilestoneId) -> Self {
        Self {
            record,
            statements,
            milestone,
            course: Course::new(record, statements),
            windows: Vec::new(),
            places: HashMap::new(),
            parties: vec![Side::default(); record.parties.len()],
            done: false,
        }
    }

    fn read(&mut self, stated: Stated<'a>) {
        match stated.target.status {
            status if is_position(status) => self.read_position(stated),
            TargetStatus::Reported => self.read_report(stated),
            TargetStatus::Denied => {
                self.course.read(stated);
                if let Some(denied) = &stated.target.date {
                    for &party in &stated.target.by {
                        self.leave(party, stated.day(), days(denied));
                    }
                }
            }
            _ => {
                self.course.read(stated);
                self.done |= self.statements.superseder(stated.id).is_none();
            }
        }
    }

    /// Each party takes the position and leaves its other windows, or repeats what it holds, which
    /// leaves nothing. Where it is new for one of them, all have stated it.
    fn read_position(&mut self, stated: Stated<'a>) {
        let mut own = None;
        let mut repeating = Vec::new();
        for &party in &stated.target.by {
            if self.is_observer(party) {
                own.get_or_insert_with(|| self.state(stated));
            } else if self.course.take(party, stated) == Step::Takes {
                let at = *own.get_or_insert_with(|| self.state(stated));
                self.leave_all_but(party, stated.day(), stated.target.date.as_ref().map(days));
                if let Some(side) = self.parties.get_mut(party.index()) {
                    side.present = at;
                }
            } else {
                repeating.push(party);
                if let Some(at) = self.parties.get(party.index()).and_then(|p| p.present) {
                    self.say(at, stated);
                }
            }
        }
        if let Some(Some(at)) = own {
            for &party in &stated.target.by {
                self.hold(party, at, stated, !repeating.contains(&party));
            }
        }
    }

    /// A report is no position: it does not bring a party back to a window that the party itself took
    /// and left.
    fn read_report(&mut self, stated: Stated<'a>) {
        let Some(at) = self.state(stated) else {
            return;
        };
        let only_reported = self.windows.get(at).is_some_and(|w| w.reported);
        for &party in &stated.target.by {
            if only_reported || self.is_observer(party) {
                self.hold(party, at, stated, true);
            }
        }
    }

    fn is_observer(&self, party: PartyId) -> bool {
        self.record.party(party).is_some_and(|p| p.observer)
    }

    /// The place of the window that a target states; none where it has no date.
    fn state(&mut self, stated: Stated<'a>) -> Option<usize> {
        let date = stated.target.date.as_ref()?;
        let mut by = stated.target.by.clone();
        by.sort_unstable();
        let key = (by, days(date));
        let at = if let Some(&at) = self.places.get(&key) {
            at
        } else {
            self.windows.push(Window {
                milestone: self.milestone,
                by: key.0.clone(),
                date: date.clone(),
                said: Vec::new(),
                reported: true,
                agreed: false,
                standing: Standing::Standing,
                holders: Vec::new(),
            });
            let at = self.windows.len() - 1;
            self.places.insert(key, at);
            at
        };
        self.say(at, stated);
        Some(at)
    }

    fn say(&mut self, at: usize, stated: Stated<'a>) {
        let Some(window) = self.windows.get_mut(at) else {
            return;
        };
        let place = (stated.id, stated.index);
        // Two parties may repeat the same joint window in one breath.
        if window.said.last() != Some(&place) {
            window.said.push(place);
        }
        window.reported &= stated.target.status == TargetStatus::Reported;
        window.agreed |= stated.target.status == TargetStatus::Agreed;
    }

    /// The party holds the window by what it stated, unless that is superseded in time. `anew` says whether
    /// it takes the window by that; else it only repeats what it holds by another statement.
    fn hold(&mut self, party: PartyId, at: usize, stated: Stated<'a>, anew: bool) {
        let observer = self.is_observer(party);
        let (Some(window), Some(side)) = (
            self.windows.get_mut(at),
            self.parties.get_mut(party.index()),
        ) else {
            return;
        };
        let latest = window.extent().latest;
        let superseded = self.statements.superseded_on(stated.id);
        let holds = window.holders.contains(&party);
        if superseded.is_some_and(|day| day < latest) {
            // What the party said before is replaced by this, and does not come back. An observer's
            // statements stand each by itself.
            if holds && anew && !observer && is_position(stated.target.status) {
                window.holders.retain(|&p| p != party);
                if let Some(open) = side.open.get_mut(&days(&window.date)) {
                    open.retain(|&other| other != at);
                }
            }
            return;
        }
        // Nobody returns to a window that is over.
        let over = window.said.len() > 1 && latest < stated.day();
        if !holds && !over {
            window.holders.push(party);
            if !observer {
                side.open.entry(days(&window.date)).or_default().push(at);
            }
        }
    }

    /// On `day` the party leaves its windows of these days.
    fn leave(&mut self, party: PartyId, day: Day, which: Days) {
        let side = self.parties.get_mut(party.index());
        let left = side.and_then(|side| side.open.remove(&which));
        self.drop_holder(party, day, left.into_iter().flatten());
    }

    /// On `day` the party leaves its windows of other days than those kept.
    fn leave_all_but(&mut self, party: PartyId, day: Day, kept: Option<Days>) {
        let Some(side) = self.parties.get_mut(party.index()) else {
            return;
        };
        let mut left = mem::take(&mut side.open);
        if let Some(kept) = kept.and_then(|days| left.remove_entry(&days)) {
            side.open.extend([kept]);
        }
        self.drop_holder(party, day, left.into_values().flatten());
    }

    /// From its last day on a window is left no more.
    fn drop_holder(&mut self, party: PartyId, day: Day, left: impl Iterator<Item = usize>) {
        for at in left {
            if let Some(window) = self.windows.get_mut(at)
                && day < window.extent().latest
            {
                window.holders.retain(|&p| p != party);
            }
        }
    }

    /// What became of each window on `day`.
    fn settle(self, day: Day) -> Vec<Window> {
        let mut windows = self.windows;
        for window in &mut windows {
            window.holders.sort_unstable();
            window.standing = if self.done {
                Standing::Met
            } else if window.holders.is_empty() {
                Standing::Superseded
            } else if window.extent().latest < day {
                Standing::Lapsed
            } else {
                Standing::Standing
            };
        }
        windows
    }
}
