//! A drift as points and lines: what of the chart hangs on the record alone, made once for a reading.

use crate::analysis::drift::{Effect, Hold, Point};
use crate::analysis::{Drift, Standing, Window};
use crate::app::ink::{Tone, letters};
use crate::app::words;
use crate::date::{Date, humanize};
use crate::day::{Day, End};
use crate::record::{EventId, PartyId, Record, TargetStatus};
use crate::timeline::trend;

/// The most observers' dates that are told at the right.
const MOST_OBSERVERS: usize = 6;

/// The points and lines of a drift.
#[derive(Clone, Debug, Default)]
pub struct Plot {
    /// The statements, in order.
    pub points: Vec<trend::Point>,
    /// The lowest and the highest day of their dates; none where no statement has one.
    pub heights: Option<(Day, Day)>,
    /// How the dates were put forward, each way once.
    pub statuses: Vec<TargetStatus>,
    /// Whether something was held jointly.
    pub joint: bool,
    /// The statements by which each party alone moved its date: places among the points.
    pub own: Vec<(PartyId, Vec<usize>)>,
    /// What was held, a list for each that was the first of those who held it: nobody holds two dates at a
    /// time, so the days of a list do not overlap.
    pub lines: trend::Lines,
    /// The observers' standing windows, said last first: places among the windows of the reading.
    pub observers: Vec<usize>,
}

/// The statements that a filter shows.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Their points.
    pub index: trend::Index,
    /// Who has made one, in the record's order.
    pub speakers: Vec<PartyId>,
}

impl Shown {
    /// The statements of a drift by events of which `shows` holds.
    pub fn new(drift: &Drift, plot: &Plot, shows: impl Fn(EventId) -> bool) -> Self {
        let shown = |at: usize| drift.points.get(at).is_some_and(|p| shows(p.event));
        let index = trend::Index::new(&plot.points, shown);
        let points = index.members().filter_map(|at| drift.points.get(at));
        let mut speakers: Vec<PartyId> = points.flat_map(|p| p.by.iter().copied()).collect();
        speakers.sort_unstable();
        speakers.dedup();
        Self { index, speakers }
    }
}

impl Plot {
    /// The plot of a drift; `windows` are those of the reading.
    pub fn new(record: &Record, drift: &Drift, windows: &[Window]) -> Self {
        let mut lines: Vec<Vec<trend::Line>> = vec![Vec::new(); record.parties.len()];
        for hold in &drift.holds {
            let first = hold.by.first().and_then(|p| lines.get_mut(p.index()));
            if let Some(list) = first {
                list.push(line(record, hold));
            }
        }
        for list in &mut lines {
            list.sort_by_key(|line| line.from);
        }
        let stated = |&status: &TargetStatus| drift.points.iter().any(|p| p.status == status);
        let statuses = TargetStatus::WORDS.into_iter().map(|(_, status)| status);
        let own = drift
            .positions
            .iter()
            .map(|p| (p.party, drift.own_moves(p.party).collect()))
            .collect();
        let mut joint = vec![false; drift.points.len()];
        for &at in &drift.joint {
            if let Some(is) = joint.get_mut(at) {
                *is = true;
            }
        }
        let points: Vec<trend::Point> = drift
            .points
            .iter()
            .zip(joint)
            .map(|(p, joint)| point(record, drift, p, joint))
            .collect();
        Self {
            lines: trend::Lines::new(lines, &points),
            points,
            heights: heights(drift),
            statuses: statuses.filter(stated).collect(),
            joint: drift.holds.iter().any(|h| h.by.len() > 1),
            own,
            observers: observers(record, drift, windows),
        }
    }
}

/// The observers' standing windows of the milestone, said last first.
fn observers(record: &Record, drift: &Drift, windows: &[Window]) -> Vec<usize> {
    let theirs = |w: &Window| {
        w.milestone == drift.milestone
            && w.standing == Standing::Standing
            && words::all_observers(record, &w.by)
    };
    let found = windows.iter().enumerate().filter(|(_, w)| theirs(w));
    let mut found: Vec<_> = found.map(|(place, w)| (w.said.last(), place)).collect();
    found.sort_by_key(|&(said, _)| std::cmp::Reverse(said));
    found.truncate(MOST_OBSERVERS);
    found.into_iter().map(|(_, place)| place).collect()
}

/// The day at whose height a date stands; see [`trend::Point::height`].
pub fn height(date: &Date) -> Day {
    let extent = date.extent();
    match extent.end {
        End::Day => extent.latest,
        End::Open | End::Unknown => extent.first_day(),
    }
}

/// The lowest and the highest day of all dates.
fn heights(drift: &Drift) -> Option<(Day, Day)> {
    let dates = drift.points.iter().filter_map(|p| p.date.as_ref());
    dates.fold(None, |found: Option<(Day, Day)>, date| {
        let high = height(date);
        let low = match date.extent().start {
            End::Day => date.extent().earliest.min(high),
            End::Open | End::Unknown => high,
        };
        Some(found.map_or((low, high), |(a, b)| (a.min(low), b.max(high))))
    })
}

fn point(record: &Record, drift: &Drift, p: &Point, joint: bool) -> trend::Point {
    let moves = p.effect == Effect::Moves;
    // What is held at the end is told there.
    let present = drift.positions.iter().any(|position| {
        let held = position.held.as_ref().and_then(|h| h.date.as_ref());
        p.by == [position.party]
            && held
                .zip(p.date.as_ref())
                .is_some_and(|(a, b)| a.extent().same_window(b.extent()))
    });
    let label = p.date.as_ref().filter(|_| !present && (joint || moves));
    trend::Point {
        said: p.said,
        window: p.date.as_ref().map(|d| *d.extent()),
        glyph: super::glyph(p.status),
        letters: own_letters(record, &p.by),
        tone: Tone::of(record, &p.by).index(),
        reported: p.status == TargetStatus::Reported,
        label: label.map(humanize::short).unwrap_or_default(),
        weight: u16::from(moves) + 2 * u16::from(joint),
    }
}

/// The letter of one party; what several said or hold together has none.
fn own_letters(record: &Record, by: &[PartyId]) -> String {
    if by.len() > 1 {
        return String::new();
    }
    letters(record, by)
}

fn line(record: &Record, hold: &Hold) -> trend::Line {
    trend::Line {
        point: hold.point,
        from: hold.from,
        to: hold.to,
        next: hold.next,
        tone: Tone::of(record, &hold.by).index(),
        heavy: hold.by.len() > 1,
        letters: own_letters(record, &hold.by),
    }
}
