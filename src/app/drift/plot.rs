//! A drift as points and lines: what of the chart hangs on the record alone, made once for a reading.

use std::ops::Range;

use crate::analysis::Drift;
use crate::analysis::drift::{Effect, Hold, Point};
use crate::app::ink::{Tone, letters};
use crate::date::{Date, humanize};
use crate::day::{Day, End};
use crate::record::{PartyId, Record, TargetStatus};
use crate::timeline::trend;

/// The points and lines of a drift.
#[derive(Clone, Debug, Default)]
pub struct Plot {
    /// The statements, in order.
    pub points: Vec<trend::Point>,
    /// The lowest and the highest day of their dates; none where no statement has one.
    pub heights: Option<(Day, Day)>,
    /// Who has made a statement, in the record's order.
    pub speakers: Vec<PartyId>,
    /// How the dates were put forward, each way once.
    pub statuses: Vec<TargetStatus>,
    /// Whether something was held jointly.
    pub joint: bool,
    /// The statements by which each party alone moved its date: places among the points.
    pub own: Vec<(PartyId, Vec<usize>)>,
    /// What was held, by the first of those who held it, then by the first day: nobody holds two dates
    /// at a time, so the days of a list do not overlap.
    lines: Vec<Vec<trend::Line>>,
}

impl Plot {
    /// The plot of a drift.
    pub fn new(record: &Record, drift: &Drift) -> Self {
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
        let mut speakers: Vec<PartyId> = drift
            .points
            .iter()
            .flat_map(|p| p.by.iter().copied())
            .collect();
        speakers.sort_unstable();
        speakers.dedup();
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
        Self {
            points: drift
                .points
                .iter()
                .zip(joint)
                .map(|(p, joint)| point(record, drift, p, joint))
                .collect(),
            heights: heights(drift),
            speakers,
            statuses: statuses.filter(stated).collect(),
            joint: drift.holds.iter().any(|h| h.by.len() > 1),
            own,
            lines,
        }
    }

    /// The places of the statements that were made from one day to another.
    pub fn said(&self, from: Day, to: Day) -> Range<usize> {
        let start = self.points.partition_point(|p| p.said < from);
        start..self.points.partition_point(|p| p.said <= to).max(start)
    }

    /// What was held at any time from one day to another.
    pub fn held(&self, from: Day, to: Day) -> Vec<trend::Line> {
        let seen = |list: &Vec<trend::Line>| {
            let start = list.partition_point(|l| l.from <= from).saturating_sub(1);
            let end = list.partition_point(|l| l.from <= to);
            list.get(start..end).unwrap_or(&[]).to_vec()
        };
        self.lines.iter().flat_map(seen).collect()
    }
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
        letters: if p.by.len() > 1 {
            String::new()
        } else {
            letters(record, &p.by)
        },
        tone: Tone::of(record, &p.by).index(),
        reported: p.status == TargetStatus::Reported,
        label: label.map(humanize::short).unwrap_or_default(),
        weight: u16::from(moves) + 2 * u16::from(joint),
    }
}

fn line(record: &Record, hold: &Hold) -> trend::Line {
    trend::Line {
        point: hold.point,
        from: hold.from,
        to: hold.to,
        next: hold.next,
        tone: Tone::of(record, &hold.by).index(),
        heavy: hold.by.len() > 1,
    }
}
