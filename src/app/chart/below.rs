//! What is proposed, in rows of its own: below lanes that are not by party, and in the smallest chart.

use std::cmp::Reverse;

use super::super::ink::{Tone, letters};
use super::super::model::Model;
use super::bundle::{Bundle, bundles};
use crate::timeline::Row;

/// What is proposed, below lanes that are not by party: a row for each milestone and party.
pub(super) fn proposal_rows(model: &Model, room: usize, wanted: &mut usize) -> Vec<Row> {
    let record = &model.reading.record;
    let main = model.reading.milestone();
    let (mut bundles, all) = bundles(model);
    *wanted = all;
    let order = |b: &Bundle<'_>| {
        let reported = b.windows.iter().all(|(_, w)| w.reported);
        let another = Some(b.milestone) != main;
        (another, b.milestone, reported, Reverse(b.last_said))
    };
    bundles.sort_by_key(order);
    // What is selected takes the place of the last one that has room.
    if let Some(at) = bundles.iter().position(|b| b.is_selected(model))
        && at >= room
    {
        bundles.swap(at, room.saturating_sub(1));
        bundles.truncate(room);
        bundles.sort_by_key(order);
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut last = None;
    for bundle in bundles {
        let tone = Tone::of(record, bundle.by).index();
        let name = record
            .milestone(bundle.milestone)
            .map_or("", |m| m.short.shown());
        rows.push(Row {
            name: if last == Some(bundle.milestone) {
                String::new()
            } else {
                name.to_owned()
            },
            letters: letters(record, bundle.by),
            dots: true,
            ..bundle.worded(model, "", tone)
        });
        last = Some(bundle.milestone);
    }
    if rows.len() < room && !rows.is_empty() {
        rows.insert(0, Row::default());
    }
    rows.truncate(room);
    rows
}

/// The smallest chart: the standing windows of the main milestone in one row.
pub(super) fn spark_rows(model: &Model) -> Vec<Row> {
    let main = model.reading.milestone();
    let (bundles, _) = bundles(model);
    bundles
        .iter()
        .filter(|b| Some(b.milestone) == main)
        .map(|b| {
            let record = &model.reading.record;
            let tone = Tone::of(record, b.by).index();
            Row {
                letters: letters(record, b.by),
                ..b.row(model, tone)
            }
        })
        .collect()
}
