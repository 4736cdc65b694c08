//! How the date of a milestone has drifted: each statement of it, and who held which date when.

use std::collections::BTreeMap;

use super::AsOf;
use super::course::Course;
use super::gap::{Gap, gap};
use super::position::{Position, present};
use super::slip::{Baseline, Slip, joint_moves};
use super::statement::{Reached, Stated, Statements, is_position, same_window};
use crate::date::Date;
use crate::day::Day;
use crate::record::{EventId, MilestoneId, PartyId, Record, Target, TargetStatus};

/// What was said of a milestone's date up to a day, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The milestone.
    pub milestone: MilestoneId,
    /// Every known statement, in the order of events, then of the file.
    pub points: Vec<Point>,
    /// Who held what was stated, and for how long: by point, then by first day.
    pub holds: Vec<Hold>,
    /// The present target of every party that is no observer, in the record's order.
    pub positions: Vec<Position>,
    /// How far each present target has slipped from the baseline, in the order of `positions`; none
    /// without a date or a baseline.
    pub slips: Vec<Option<Slip>>,
    /// How far apart the parties are; none with fewer than two.
    pub gap: Option<Gap>,
    /// What slip is counted from; none where no date was agreed.
    pub baseline: Option<Baseline>,
    /// The joint targets by which the joint date was first set and then moved: places in `points`.
    pub joint: Vec<usize>,
    /// Where the milestone was reached; none where it is still ahead.
    pub done: Option<Reached>,
}

/// A statement of a milestone's date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The event in which it was made.
    pub event: EventId,
    /// Which of the event's targets it is.
    pub target: usize,
    /// The first day of the event.
    pub said: Day,
    /// Who made it, in the record's order.
    pub by: Vec<PartyId>,
    /// The date; none for "no date".
    pub date: Option<Date>,
    /// How it was put forward.
    pub status: TargetStatus,
    /// What it did.
    pub effect: Effect,
    /// The slip of a position with a date that was taken when there was a baseline; 0 to the length of
    /// the window for the baseline itself.
    pub slip: Option<Slip>,
}

/// What a statement did to the targets that the parties hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// A party took it in place of another window, or as its first.
    Moves,
    /// It took the place of a target with the same window, or said once more what was held.
    Repeats,
    /// It ended a target, or everyone's.
    Ends,
    /// Nothing: somebody's account, an observer's word, or a denial of what nobody held.
    Nothing,
}

/// A stretch of days in which the same parties held what was stated at a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The place of the statement in [`Drift::points`].
    pub point: usize,
    /// Who held it, in the record's order: two or more for a joint target that none of them has left.
    pub by: Vec<PartyId>,
    /// The first day.
    pub from: Day,
    /// The day on which it ended, later than `from`; none where it is held still.
    pub to: Option<Day>,
    /// The place of the statement that ended it; none where it is held still, or where an event
    /// superseded it.
    pub next: Option<usize>,
}

impl Drift {
    /// The drift of a milestone as of a day.
    pub fn of(record: &Record, milestone: MilestoneId, as_of: AsOf) -> Self {
        Self::among(
            record,
            &Statements::known(record, as_of),
            milestone,
            as_of.day,
        )
    }

    /// The drift of a milestone by these statements, up to a day.
    pub fn among(
        record: &Record,
        statements: &Statements<'_>,
        milestone: MilestoneId,
        day: Day,
    ) -> Self {
        let baseline = Baseline::among(record, statements, milestone);
        let mut ledger = Ledger::new(record, statements);
        let mut points: Vec<Point> = Vec::new();
        let mut reached = false;
        for &stated in statements.of(milestone) {
            let effect = ledger.read(points.len(), stated);
            reached |= baseline
                .as_ref()
                .is_some_and(|b| (b.event, b.target) == (stated.id, stated.index));
            let slip = baseline
                .as_ref()
                .filter(|_| reached && effect == Effect::Moves)
                .and_then(|b| Some(Slip::between(b, stated.target.date.as_ref()?, stated.day())));
            points.push(point(stated, effect, slip));
        }
        let joint = joint_moves(record, statements.of(milestone));
        let positions = present(record, statements, milestone);
        let slips = positions
            .iter()
            .map(|p| Slip::of(baseline.as_ref()?, p.held.as_ref()?))
            .collect();
        Self {
            milestone,
            points,
            holds: ledger.end(),
            gap: gap(&positions, day),
            positions,
            slips,
            baseline,
            joint,
            done: statements.reached(milestone),
        }
    }

    /// How often the joint date moved; see [`moved`](super::moved).
    pub const fn moved(&self) -> usize {
        self.joint.len().saturating_sub(1)
    }

    /// The statements by which a party alone moved its date, in order.
    pub fn own_moves(&self, party: PartyId) -> impl Iterator<Item = usize> {
        self.points
            .iter()
            .enumerate()
            .filter(move |(_, p)| p.effect == Effect::Moves && p.by == [party])
            .map(|(at, _)| at)
    }

    /// The place of the statement that an event makes with one of its targets.
    pub fn find(&self, event: EventId, target: usize) -> Option<usize> {
        let at = self
            .points
            .binary_search_by_key(&(event, target), |p| (p.event, p.target));
        at.ok()
    }

    /// The places of the statements that an event makes.
    pub fn of_event(&self, event: EventId) -> std::ops::Range<usize> {
        let start = self.points.partition_point(|p| p.event < event);
        start..self.points.partition_point(|p| p.event <= event)
    }
}

fn point(stated: Stated<'_>, effect: Effect, slip: Option<Slip>) -> Point {
    let mut by = stated.target.by.clone();
    by.sort_unstable();
    Point {
        event: stated.id,
        target: stated.index,
        said: stated.day(),
        by,
        date: stated.target.date.clone(),
        status: stated.target.status,
        effect,
        slip,
    }
}

/// What each party holds while the statements are read in order.
struct Ledger<'s, 'a> {
    record: &'a Record,
    statements: &'s Statements<'a>,
    course: Course<'s, 'a>,
    /// What each party holds: the place of the statement, and the statement.
    held: Vec<Option<(usize, Stated<'a>)>>,
    /// Since when the statement at a place is held by whom.
    open: BTreeMap<usize, (Stated<'a>, Day, Vec<PartyId>)>,
    closed: Vec<(Hold, Stated<'a>)>,
}

impl<'s, 'a> Ledger<'s, 'a> {
    fn new(record: &'a Record, statements: &'s Statements<'a>) -> Self {
        Self {
            record,
            statements,
            course: Course::new(record, statements),
            held: vec![None; record.parties.len()],
            open: BTreeMap::new(),
            closed: Vec::new(),
        }
    }

    /// Reads the next statement, whose place is `at`.
    fn read(&mut self, at: usize, stated: Stated<'a>) -> Effect {
        self.course.read(stated);
        let everybody: Vec<PartyId>;
        let touched = if stated.target.status == TargetStatus::Done {
            everybody = (0..self.record.parties.len())
                .filter_map(|at| u32::try_from(at).ok().map(PartyId))
                .collect();
            &everybody
        } else {
            &stated.target.by
        };
        let mut effect = Effect::Nothing;
        for &party in touched {
            if self.record.party(party).is_none_or(|p| p.observer) {
                continue;
            }
            let done = self.turn(party, at, stated);
            effect = match (effect, done) {
                (Effect::Moves, _) | (_, Effect::Moves) => Effect::Moves,
                (Effect::Nothing, other) => other,
                (some, _) => some,
            };
        }
        effect
    }

    /// Looks at what a party that the statement touches holds now.
    fn turn(&mut self, party: PartyId, at: usize, stated: Stated<'a>) -> Effect {
        let Some(held) = self.held.get_mut(party.index()) else {
            return Effect::Nothing;
        };
        let now = self.course.held(party);
        let before = *held;
        let taken =
            now.is_some_and(|now| (now.first.id, now.first.index) == (stated.id, stated.index));
        let ended = before.is_some() && now.is_none();
        if !taken && !ended {
            return if is_position(stated.target.status) {
                Effect::Repeats
            } else {
                Effect::Nothing
            };
        }
        *held = taken.then_some((at, stated));
        let day = stated.day();
        if let Some((place, _)) = before {
            self.leave(party, place, at, day);
        }
        if !taken {
            return Effect::Ends;
        }
        let (_, _, by) = self.open.entry(at).or_insert((stated, day, Vec::new()));
        by.push(party);
        by.sort_unstable();
        let same = |target: &Target| {
            let (_, before) = before?;
            let still = self.statements.superseded_on(before.id);
            let stands = still.is_none_or(|end| end > day);
            Some(stands && same_window(before.target, target))
        };
        if same(stated.target) == Some(true) {
            Effect::Repeats
        } else {
            Effect::Moves
        }
    }

    /// On `day` the party leaves what was stated at a place; others may go on holding it.
    fn leave(&mut self, party: PartyId, place: usize, next: usize, day: Day) {
        let Some((stated, from, mut by)) = self.open.remove(&place) else {
            return;
        };
        self.close(place, stated, from, Some((day, next)), by.clone());
        by.retain(|&p| p != party);
        if !by.is_empty() {
            self.open.insert(place, (stated, from.max(day), by));
        }
    }

    fn close(
        &mut self,
        point: usize,
        stated: Stated<'a>,
        from: Day,
        end: Option<(Day, usize)>,
        by: Vec<PartyId>,
    ) {
        let hold = Hold {
            point,
            by,
            from,
            to: end.map(|(day, _)| day),
            next: end.map(|(_, next)| next),
        };
        self.closed.push((hold, stated));
    }

    /// All stretches; what an event supersedes ends with it.
    fn end(mut self) -> Vec<Hold> {
        for (place, (stated, from, by)) in std::mem::take(&mut self.open) {
            self.close(place, stated, from, None, by);
        }
        let statements = self.statements;
        let mut holds: Vec<Hold> = self
            .closed
            .into_iter()
            .map(|(hold, stated)| {
                let superseded = statements.superseded_on(stated.id);
                match superseded {
                    Some(day) if hold.to.is_none_or(|to| day < to) => Hold {
                        to: Some(day),
                        next: None,
                        ..hold
                    },
                    _ => hold,
                }
            })
            .filter(|hold| hold.to.is_none_or(|to| hold.from < to))
            .collect();
        holds.sort_by_key(|hold| (hold.point, hold.from));
        holds
    }
}
