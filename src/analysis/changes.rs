//! What changed between two states of a record: two files, or one as of two days.

mod digest;
mod facts;
mod head;
mod pairs;

pub use digest::digest;
pub use facts::{Fact, facts, same};
pub use pairs::ALIKE;
use pairs::Pairs;

use super::AsOf;
use super::board::Board;
use super::position::{Held, present};
use super::statement::{Statements, Stating, milestones};
use crate::date::Date;
use crate::record::{Event, EventId, Finding, Record};
use crate::text::Text;

/// A record as of a day.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The record.
    pub record: &'a Record,
    /// What of it counts.
    pub as_of: AsOf,
}

impl<'a> State<'a> {
    /// All of a record.
    pub const fn whole(record: &'a Record) -> Self {
        let as_of = AsOf::ever();
        Self { record, as_of }
    }

    /// The events that count, in order.
    pub fn events(self) -> impl Iterator<Item = (EventId, &'a Event)> {
        let all = (0..).map(EventId).zip(&self.record.events);
        all.filter(move |(_, event)| self.as_of.knows(event))
    }
}

/// What changed from one state to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What of the head of the file says something else, in the order of the file format.
    pub head: Vec<Field>,
    /// Events that the new state alone has, by their places in it, in order.
    pub added: Vec<EventId>,
    /// Events that the old state alone has, by their places in it, in order.
    pub removed: Vec<EventId>,
    /// Events that both have and that say something else, in the order of the new state.
    pub changed: Vec<Changed>,
    /// Parties whose present target is another one.
    pub targets: Vec<Moved>,
    /// Findings in force that are others.
    pub findings: Vec<Refound>,
}

/// An event that says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its place in the old state.
    pub old: EventId,
    /// Its place in the new state.
    pub new: EventId,
    /// What of it changed, in the order of the file format.
    pub fields: Vec<Field>,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in a file.
    pub name: &'static str,
    /// What stood there; empty where nothing did.
    pub before: Vec<Fact>,
    /// What stands there now.
    pub after: Vec<Fact>,
}

/// A present target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The party holds none.
    None,
    /// It says that there is no date.
    NoDate,
    /// It says this date.
    Date(Date),
}

impl Target {
    fn of(held: Option<&Held>) -> Self {
        match held {
            None => Self::None,
            Some(Held { date: None, .. }) => Self::NoDate,
            Some(Held {
                date: Some(date), ..
            }) => Self::Date(date.clone()),
        }
    }

    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(a), Self::Date(b)) => a.extent().same_window(b.extent()),
            _ => self == other,
        }
    }
}

/// A party's present target for a milestone that is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The milestone's name.
    pub milestone: Text,
    /// The milestone's key.
    pub milestone_key: Text,
    /// The party's name.
    pub party: Text,
    /// The party's key.
    pub party_key: Text,
    /// What it was.
    pub before: Target,
    /// What it is.
    pub after: Target,
    /// The event of the new state that made it so: where the new target was put forward, or the old one
    /// ended; none where the new state lacks what the old one held.
    pub event: Option<EventId>,
}

/// A finding in force that is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refound {
    /// The condition's name; none for all of them together.
    pub condition: Option<Text>,
    /// The condition's key; none for all of them together.
    pub condition_key: Option<Text>,
    /// The name of who found it.
    pub party: Text,
    /// The key of who found it.
    pub party_key: Text,
    /// The finding before; none where there was none.
    pub before: Option<Finding>,
    /// The finding now.
    pub after: Option<Finding>,
    /// The event of the new state since which it holds.
    pub event: Option<EventId>,
}

impl Changes {
    /// What changed from `old` to `new`.
    ///
    /// An event is the same one where its id is. An id that is made from date and title changes with
    /// them: events without a counterpart are paired where they have the same title; else the same date,
    /// and a summary or a quote in common; else the same date and titles that are [alike](ALIKE), the
    /// most alike first, unless both have sources and none in common.
    pub fn between(old: State<'_>, new: State<'_>) -> Self {
        let pairs = Pairs::of(old, new);
        let changed = pairs.both.iter().filter_map(|&(a, b)| {
            let (was, is) = (old.record.event(a)?, new.record.event(b)?);
            let fields = fields((old, was), (new, is));
            let field = !fields.is_empty();
            field.then_some(Changed {
                old: a,
                new: b,
                fields,
            })
        });
        Self {
            head: if std::ptr::eq(old.record, new.record) {
                Vec::new()
            } else {
                differing(head::head(old), head::head(new))
            },
            changed: changed.collect(),
            added: pairs.added,
            removed: pairs.removed,
            targets: targets(
                (old, &Stating::of(old.record)),
                (new, &Stating::of(new.record)),
            ),
            findings: findings(old, new),
        }
    }

    /// Whether nothing changed.
    pub const fn is_empty(&self) -> bool {
        self.head.is_empty()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && self.targets.is_empty()
            && self.findings.is_empty()
    }
}

/// What differs between an event and its counterpart.
fn fields(old: (State<'_>, &Event), new: (State<'_>, &Event)) -> Vec<Field> {
    let unchanged = if std::ptr::eq(old.1, new.1) {
        counts(old) == counts(new)
    } else {
        same(old, new)
    };
    if unchanged {
        return Vec::new();
    }
    differing(facts(old.0, old.1), facts(new.0, new.1))
}

/// The fields that do not say the same, of two lists with the same names.
fn differing(
    before: Vec<(&'static str, Vec<Fact>)>,
    after: Vec<(&'static str, Vec<Fact>)>,
) -> Vec<Field> {
    let pairs = before.into_iter().zip(after);
    pairs
        .filter(|((_, before), (_, after))| {
            !before
                .iter()
                .map(|fact| &fact.typed)
                .eq(after.iter().map(|fact| &fact.typed))
        })
        .map(|((name, before), (_, after))| Field {
            name,
            before,
            after,
        })
        .collect()
}

/// How many sources, quotes and links of an event count: of one event, more are known on a later day and
/// none is another.
pub(super) fn counts((State { record, as_of }, event): (State<'_>, &Event)) -> [usize; 3] {
    [
        as_of.sources(record, event).count(),
        as_of.quotes(record, event).count(),
        as_of.links(record, event).count(),
    ]
}

/// The present targets that are others: by milestone, then by party, in the order of the new record,
/// then what only the old one has.
pub(super) fn targets(old: (State<'_>, &Stating), new: (State<'_>, &Stating)) -> Vec<Moved> {
    let (before, after) = (held(old), held(new));
    let find = |list: &[Holding], of: &Holding| {
        let same =
            |h: &&Holding| h.milestone_key == of.milestone_key && h.party_key == of.party_key;
        list.iter()
            .find(same)
            .map_or(Target::None, |h| h.target.clone())
    };
    let kept = after
        .iter()
        .map(|now| (now, find(&before, now), now.target.clone(), now.event));
    let gone = before
        .iter()
        .filter(|was| {
            let same =
                |h: &Holding| h.milestone_key == was.milestone_key && h.party_key == was.party_key;
            !after.iter().any(same)
        })
        .map(|was| (was, was.target.clone(), Target::None, None));
    kept.chain(gone)
        .filter(|(_, before, after, _)| !before.same(after))
        .map(|(of, before, after, event)| Moved {
            milestone: of.milestone.clone(),
            milestone_key: of.milestone_key.clone(),
            party: of.party.clone(),
            party_key: of.party_key.clone(),
            before,
            after,
            event,
        })
        .collect()
}

/// A party's present target, by names and keys.
struct Holding {
    milestone: Text,
    milestone_key: Text,
    party: Text,
    party_key: Text,
    target: Target,
    event: Option<EventId>,
}

fn held((State { record, as_of }, stating): (State<'_>, &Stating)) -> Vec<Holding> {
    let statements = Statements::among(record, stating, as_of);
    let mut out = Vec::new();
    for id in milestones(record) {
        let Some(milestone) = record.milestone(id) else {
            continue;
        };
        for position in present(record, &statements, id) {
            if let Some(party) = record.party(position.party) {
                out.push(Holding {
                    milestone: milestone.name.clone(),
                    milestone_key: milestone.key.clone(),
                    party: party.name.clone(),
                    party_key: party.key.clone(),
                    target: Target::of(position.held.as_ref()),
                    event: match (position.held, position.ended) {
                        (Some(held), _) => Some(held.event),
                        (None, ended) => ended.map(|ended| ended.event),
                    },
                });
            }
        }
    }
    out
}

/// The findings in force that are others: in the order of the new board, then what only the old one
/// has.
pub(super) fn findings(old: State<'_>, new: State<'_>) -> Vec<Refound> {
    let (before, after) = (found(old), found(new));
    let find = |list: &[Refound], of: &Refound| {
        let same =
            |r: &&Refound| r.condition_key == of.condition_key && r.party_key == of.party_key;
        list.iter().find(same).and_then(|r| r.after)
    };
    let kept = after.iter().map(|now| Refound {
        before: find(&before, now),
        ..now.clone()
    });
    let gone = before
        .iter()
        .filter(|was| find(&after, was).is_none())
        .map(|was| Refound {
            before: was.after,
            after: None,
            event: None,
            ..was.clone()
        });
    let all = kept.chain(gone);
    all.filter(|r| r.before != r.after).collect()
}

/// The findings in force.
fn found(state: State<'_>) -> Vec<Refound> {
    let State { record, as_of } = state;
    let board = Board::of(record, as_of);
    let mut out = Vec::new();
    for row in &board.rows {
        let condition = row.condition;
        let condition = condition.and_then(|id| record.conditions.get(id.index()));
        for (&party, cell) in board.parties.iter().zip(&row.cells) {
            if let (Some(judged), Some(party)) = (cell.in_force(), record.party(party)) {
                out.push(Refound {
                    condition: condition.map(|condition| condition.name.clone()),
                    condition_key: condition.map(|condition| condition.key.clone()),
                    party: party.name.clone(),
                    party_key: party.key.clone(),
                    before: None,
                    after: Some(judged.finding),
                    event: cell.run().first().map(|since| since.event),
                });
            }
        }
    }
    out
}
