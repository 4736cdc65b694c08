//! Lanes by party in a view that looks ahead: what a party did, and what it says the date will be.

use std::cmp::Reverse;

use ratatui::layout::Rect;

use super::super::ink::Tone;
use super::super::model::Model;
use super::super::words;
use super::bundle::bundles;
use super::selection::selection;
use super::{is_said, lane_row};
use crate::date::humanize;
use crate::record::{EventId, PartyId};
use crate::timeline::{Look, Plot, Row, Ways};

/// Lanes by party in a view that looks ahead: left of today what a party did, right of it what it says
/// the date will be, and a row more for each other milestone, as long as there is room.
pub(super) fn party_rows(model: &Model, most: usize, wanted: &mut usize) -> Vec<Row> {
    let record = &model.reading.record;
    let main = model.reading.milestone();
    let mut bundles = bundles(model);
    *wanted = bundles.iter().map(|b| b.windows.len()).sum();
    bundles.sort_by_key(|b| (Some(b.milestone) != main, Reverse(b.last_said)));
    let lanes = &model.lanes.lanes;
    let mut groups: Vec<Vec<(Rank, Row)>> = Vec::new();
    for (place, lane) in (0..).zip(lanes) {
        let mut own: Vec<(Rank, Row)> = Vec::new();
        for bundle in bundles
            .iter()
            .filter(|b| lane_of(model, b.by) == Some(place))
        {
            let of = record
                .milestone(bundle.milestone)
                .map_or("", |m| m.short.shown());
            let prefix = if Some(bundle.milestone) == main {
                ""
            } else {
                of
            };
            let said = bundle.windows.iter().any(|(_, w)| is_said(model, w));
            let rank = (
                !said,
                words::all_observers(record, bundle.by),
                bundle.windows.iter().all(|(_, w)| w.reported),
                Reverse(bundle.last_said),
            );
            own.push((rank, bundle.worded(model, prefix, lane.tone.index())));
        }
        let main_said = bundles
            .iter()
            .any(|b| Some(b.milestone) == main && lane_of(model, b.by) == Some(place));
        if !main_said && let Some(words) = without_date(model, &lane.parties) {
            let ways = Ways { words, signs: None };
            let row = Row {
                ways,
                tone: lane.tone.index(),
                ..Row::default()
            };
            own.insert(0, (FIRST, row));
        }
        let first = lane_row(place, lane);
        let mut own = own.into_iter();
        let head = match own.next() {
            Some((_, row)) => Row {
                windows: row.windows,
                ways: row.ways,
                ..first
            },
            None => first,
        };
        groups.push(std::iter::once((FIRST, head)).chain(own).collect());
    }
    // The rows beyond the lanes' own, as many as there is room for: what parties say before what is
    // reported of them, and that before what observers say; what was said last first.
    let mut spare: Vec<(Rank, usize, usize)> = groups
        .iter()
        .enumerate()
        .flat_map(|(g, group)| {
            group
                .iter()
                .enumerate()
                .skip(1)
                .map(move |(i, (rank, _))| (*rank, g, i))
        })
        .collect();
    spare.sort();
    spare.truncate(most.saturating_sub(groups.len()));
    let mut rows = Vec::new();
    for (g, group) in groups.into_iter().enumerate() {
        let kept = |i: usize| i == 0 || spare.iter().any(|&(_, kg, ki)| (kg, ki) == (g, i));
        let first = rows.len();
        for (i, (_, row)) in group.into_iter().enumerate() {
            if kept(i) {
                rows.push(row);
            } else if row.windows.iter().any(|w| w.selected)
                && let Some(lane) = rows.get_mut(first)
            {
                // What is selected takes the lane's own row where there is no other for it, so that no lane
                // moves while proposals are stepped through.
                (lane.windows, lane.ways) = (row.windows, row.ways);
            }
        }
    }
    let room = most.saturating_sub(rows.len());
    worded(model, rows, room)
}

/// The rows with the windows of a lane in a row of their own below it, where the lane's marks leave no place for
/// their words, in so many rows more at most.
fn worded(model: &Model, rows: Vec<Row>, room: usize) -> Vec<Row> {
    let plot = Plot {
        viewport: &model.viewport,
        index: &model.index,
        rows: &rows,
        names: 0,
        today: Some(model.reading.today()),
        today_word: "",
        selection: selection(model),
        highlights: None,
        look: Look::default(),
    };
    let shelf = plot.shelf(Rect::new(0, 0, model.viewport.width(), 1));
    let silent = |&at: &usize| {
        let row = rows.get(at);
        row.is_some_and(|row| row.lane.is_some() && !row.windows.is_empty())
            && shelf.words(at).is_empty()
    };
    let silent: Vec<usize> = (0..rows.len()).filter(silent).take(room).collect();
    let mut out = Vec::with_capacity(rows.len() + silent.len());
    for (at, row) in rows.into_iter().enumerate() {
        if silent.contains(&at) {
            let own = Row {
                tone: row.tone,
                windows: row.windows,
                ways: row.ways,
                ..Row::default()
            };
            let (windows, ways) = Default::default();
            out.extend([
                Row {
                    windows,
                    ways,
                    ..row
                },
                own,
            ]);
        } else {
            out.push(row);
        }
    }
    out
}

const FIRST: Rank = (false, false, false, Reverse(None));

/// How much a row of proposals matters, the least first: not what the selected event says, not what a
/// party says itself, what is only reported; and when it was said last.
type Rank = (bool, bool, bool, Reverse<Option<EventId>>);

/// The lane in which the proposals of these parties stand.
pub(in crate::app) fn lane_of(model: &Model, by: &[PartyId]) -> Option<u16> {
    let record = &model.reading.record;
    let tone = Tone::of(record, by);
    let found = model.lanes.lanes.iter().position(|lane| match tone {
        Tone::Joint => lane.tone == Tone::Joint,
        _ => lane.parties.as_slice() == by,
    })?;
    u16::try_from(found).ok()
}

/// What a party says of the main milestone that proposes no date for it, in ways of falling length: "no date",
/// a last word that has lapsed, what ended it; none where it never stated anything or the milestone is reached.
fn without_date(model: &Model, parties: &[PartyId]) -> Option<Vec<String>> {
    let [party] = parties else { return None };
    let state = model.reading.state.as_ref().filter(|s| s.done.is_none())?;
    let says = state.says.iter().find(|s| s.party == *party)?;
    let today = model.reading.today();
    let none = "no date".to_owned();
    Some(match &says.held {
        Some(held) if held.lapsed(today) => {
            let date = held.date.as_ref().map(humanize::short).unwrap_or_default();
            vec![format!("{date}, lapsed"), none]
        }
        // A date that is held jointly stands in the lane of all who hold it.
        Some(held) if held.date.is_some() => return None,
        Some(held) => vec![
            format!("{none}{}", words::said_long_ago(held.said, today)),
            none,
        ],
        None => vec![words::ended(&model.reading.record, says.ended.as_ref()?)],
    })
}
