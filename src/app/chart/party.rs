//! Lanes by party in a view that looks ahead: what a party did, and what it says the date will be.

use std::cmp::Reverse;

use ratatui::layout::Rect;

use super::super::ink::Tone;
use super::super::model::Model;
use super::super::words;
use super::bundle::{Bundle, bundles};
use super::selection::selection;
use super::{is_said, lane_row};
use crate::date::humanize;
use crate::record::{EventId, PartyId};
use crate::timeline::{Look, Plot, Row, Ways};

/// What stands in a lane's own row right of its marks, or in a row of its own below that.
struct Line {
    /// Its lane, from the top.
    lane: usize,
    rank: Rank,
    /// The windows and their words.
    row: Row,
}

/// How much a line matters, the least first: not what the selected event says, not about the milestone that is
/// looked at, not what a party says itself, what is only reported; and when it was said last.
type Rank = (bool, bool, bool, bool, Reverse<Option<EventId>>);

impl Line {
    fn is_about_another(&self) -> bool {
        self.rank.1
    }

    fn is_selected(&self) -> bool {
        self.row.windows.iter().any(|window| window.selected)
    }

    /// The line right of the marks of a lane.
    fn beside(&self, lane: Row) -> Row {
        Row {
            windows: self.row.windows.clone(),
            ways: self.row.ways.clone(),
            ..lane
        }
    }
}

/// Lanes by party in a view that looks ahead: left of today what a party did, right of it what it says the date will
/// be; below that what has no room there and what is said of other milestones, as long as there is room. No bar of
/// another milestone stands without words that name it.
pub(super) fn party_rows(model: &Model, most: usize, wanted: &mut usize) -> Vec<Row> {
    let (bundles, all) = bundles(model);
    *wanted = all;
    let lines = lines(model, &bundles);
    let lanes: Vec<Row> = (0..)
        .zip(&model.lanes.lanes)
        .map(|(place, lane)| lane_row(place, lane))
        .collect();
    // The first line of a lane stands beside its marks, if its words do.
    let first = |lane| lines.iter().position(|line| line.lane == lane);
    let row = |(lane, row): (usize, &Row)| match first(lane).and_then(|at| lines.get(at)) {
        Some(line) => line.beside(row.clone()),
        None => row.clone(),
    };
    let told_beside = told(
        model,
        &lanes.iter().enumerate().map(row).collect::<Vec<_>>(),
    );
    let mut beside: Vec<Option<usize>> = (0..)
        .zip(told_beside)
        .map(|(lane, told)| first(lane).filter(|_| told))
        .collect();
    // The others have rows of their own, those that matter most.
    let mut rest: Vec<usize> = (0..lines.len())
        .filter(|&at| !beside.contains(&Some(at)))
        .collect();
    rest.sort_by_key(|&at| lines.get(at).map(|line| line.rank));
    let room = most.saturating_sub(lanes.len());
    let tried = rest.iter().take(room * 2).filter_map(|&at| lines.get(at));
    let told_below = told(
        model,
        &tried.map(|line| line.row.clone()).collect::<Vec<_>>(),
    );
    let tried = rest.iter().zip(told_below);
    let below: Vec<usize> = tried
        .filter_map(|(&at, told)| told.then_some(at))
        .take(room)
        .collect();
    // A bar without words tells when the milestone is that is looked at. What is selected stands in its lane whatever
    // there is, so that no lane moves while proposals are stepped through.
    let left: Vec<(usize, &Line)> = rest
        .iter()
        .filter(|at| !below.contains(at))
        .filter_map(|&at| Some((at, lines.get(at)?)))
        .collect();
    for &(at, line) in &left {
        if let Some(place) = beside.get_mut(line.lane)
            && (line.is_selected() || (place.is_none() && !line.is_about_another()))
        {
            *place = Some(at);
        }
    }
    let mut rows = Vec::new();
    for (lane, (row, beside)) in lanes.into_iter().zip(beside).enumerate() {
        rows.push(match beside.and_then(|at| lines.get(at)) {
            Some(line) => line.beside(row),
            None => row,
        });
        let own = |&(at, line): &(usize, &Line)| line.lane == lane && below.contains(&at);
        rows.extend(
            lines
                .iter()
                .enumerate()
                .filter(own)
                .map(|(_, l)| l.row.clone()),
        );
    }
    rows
}

/// All lines, those about the milestone that is looked at first, then what parties say themselves, then what was said
/// last.
fn lines(model: &Model, bundles: &[Bundle<'_>]) -> Vec<Line> {
    let record = &model.reading.record;
    let main = model.reading.milestone();
    let line = |bundle: &Bundle<'_>| {
        let lane = usize::from(lane_of(model, bundle.by)?);
        let another = Some(bundle.milestone) != main;
        let of = record
            .milestone(bundle.milestone)
            .map_or("", |m| m.short.shown());
        let prefix = if another { of } else { "" };
        let tone = Tone::of(record, bundle.by).index();
        Some(Line {
            lane,
            rank: (
                !bundle.windows.iter().any(|(_, w)| is_said(model, w)),
                another,
                words::all_observers(record, bundle.by),
                bundle.windows.iter().all(|(_, w)| w.reported),
                Reverse(bundle.last_said),
            ),
            row: bundle.worded(model, prefix, tone),
        })
    };
    let mut lines: Vec<Line> = bundles.iter().filter_map(line).collect();
    for (at, lane) in model.lanes.lanes.iter().enumerate() {
        let says = |line: &Line| {
            let (_, another, _, reported, _) = line.rank;
            line.lane == at && !another && !reported
        };
        if !lines.iter().any(says)
            && let Some(ways) = without_date(model, &lane.parties)
        {
            lines.push(Line {
                lane: at,
                rank: (false, false, false, false, Reverse(None)),
                row: Row {
                    ways,
                    tone: lane.tone.index(),
                    ..Row::default()
                },
            });
        }
    }
    lines.sort_by_key(|line| {
        let (_, another, _, reported, last) = line.rank;
        (another, reported, last)
    });
    lines
}

/// Of rows those whose words find room.
fn told(model: &Model, rows: &[Row]) -> Vec<bool> {
    let plot = Plot {
        viewport: &model.viewport,
        index: &model.index,
        rows,
        names: 0,
        today: Some(model.reading.today()),
        today_word: "",
        selection: selection(model),
        highlights: None,
        look: Look::default(),
    };
    let shelf = plot.shelf(Rect::new(0, 0, model.viewport.width(), 1));
    let told = |at| !shelf.words(at).is_empty();
    (0..rows.len()).map(told).collect()
}

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

/// What a party says of the milestone that is looked at that proposes no date for it: "no date", a last word that has
/// lapsed, what ended it; none where it never stated anything or the milestone is reached.
fn without_date(model: &Model, parties: &[PartyId]) -> Option<Ways> {
    let [party] = parties else { return None };
    let state = model.reading.state.as_ref().filter(|s| s.done.is_none())?;
    let says = state.says.iter().find(|s| s.party == *party)?;
    let today = model.reading.today();
    let Some(held) = &says.held else {
        let words = vec![words::ended(&model.reading.record, says.ended.as_ref()?)];
        return Some(Ways { words, signs: None });
    };
    let said = words::said_long_ago(held.said, today);
    let (words, signs) = match &held.date {
        Some(date) if held.lapsed(today) => (
            format!("{}, lapsed{said}", humanize::short(date)),
            Some(format!("{} ✗{said}", humanize::signs(date))),
        ),
        // A date that is held jointly stands in the lane of all who hold it.
        Some(_) => return None,
        None => (
            format!("no date{said}"),
            (!said.is_empty()).then(|| format!("none{said}")),
        ),
    };
    let words = vec![words];
    Some(Ways { words, signs })
}
