//! What was proposed in a view that does not look ahead: arcs from the days said to the day promised.

use super::super::ink::{Tone, letters};
use super::super::model::Model;
use super::super::words;
use super::{is_chosen, selected_window, window};
use crate::analysis::{self, Standing};
use crate::date::humanize;
use crate::text::measure;
use crate::timeline::{Drawing, Row, Ways};

/// What was proposed in a view that does not look ahead: windows as arcs from the days said to the day
/// promised, the main milestone's and agreed ones first, a row for each milestone, party and window.
pub(in crate::app) fn arc_rows(model: &Model, room: usize, wanted: &mut usize) -> Vec<Row> {
    let record = &model.reading.record;
    let main = model.reading.milestone();
    let Some((from, to)) = model.viewport.days() else {
        return Vec::new();
    };
    let said = |place: usize| {
        model
            .reading
            .said
            .get(place)
            .and_then(|days| days.first())
            .copied()
    };
    let selected = selected_window(model);
    let mut found: Vec<(usize, &analysis::Window)> = model
        .reading
        .windows
        .iter()
        .enumerate()
        .filter(|(_, w)| model.reading.shows(w))
        .filter(|&(place, w)| {
            let here = said(place).is_some_and(|said| said <= to) && w.extent().first_day() >= from;
            here || selected == Some(place)
        })
        .collect();
    *wanted = found.len();
    // What the selection says goes before everything, the main milestone's before others', those said
    // within the view before those that only end in it; agreed ones before what one party says, that
    // before what is reported of it and before what observers say.
    let rank = |place: usize, w: &analysis::Window| {
        let chosen = is_chosen(model, place, w);
        let seen = said(place).is_some_and(|said| said >= from);
        let own = !w.reported && !words::all_observers(record, &w.by);
        let other = Some(w.milestone) != main;
        let whose = if w.standing == Standing::Standing && own {
            // What still stands is never left out for what does not.
            return (!chosen, other, false, 0);
        } else if w.agreed || (w.by.len() > 1 && !w.reported) {
            0
        } else if words::all_observers(record, &w.by) {
            3
        } else if w.reported {
            2
        } else {
            1
        };
        (!chosen, other, !seen, whose)
    };
    found.sort_by_cached_key(|&(place, w)| (rank(place, w), said(place)));
    // Other milestones take what the main one leaves of a quarter of the screen: more would only push
    // the feed out.
    let of_main = found
        .iter()
        .filter(|(_, w)| Some(w.milestone) == main)
        .count();
    let quarter = usize::from(model.size.1 / 4).saturating_sub(model.lanes.lanes.len());
    let least = usize::from(selected.is_some());
    found.truncate(of_main.max(quarter).max(least).min(room));
    found.sort_by_key(|&(place, w)| {
        let other = Some(w.milestone) != main;
        (other, w.milestone, said(place), w.extent().first_day())
    });
    let mut last = None;
    found
        .into_iter()
        .map(|(place, w)| {
            let name = record
                .milestone(w.milestone)
                .map_or("", |m| m.short.shown());
            let again = last.replace(w.milestone) == Some(w.milestone);
            Row {
                name: if again { "" } else { name }.to_owned(),
                letters: letters(record, w.whose()),
                tone: Tone::of(record, w.whose()).index(),
                windows: vec![window(model, place, w, ways(model, place, w))],
                drawing: Drawing::Arc,
                ..Row::default()
            }
        })
        .collect()
}

/// What an arc says: with how often it was said, without it, and in signs where those are shorter. That it is only
/// reported no other mark of an arc tells.
fn ways(model: &Model, place: usize, window: &analysis::Window) -> Ways {
    let observers = words::all_observers(&model.reading.record, &window.by);
    let reported = if window.reported && !observers {
        ", reported"
    } else {
        ""
    };
    let date = model.date_of(place);
    let once = format!("{date}{reported}");
    let times = window.said.len();
    let often = (times > 1).then(|| format!("{once} ×{times}"));
    let signs = humanize::signs(&window.date);
    let shorter = measure::width(&signs) < measure::width(date);
    Ways {
        words: often.into_iter().chain([once]).collect(),
        signs: shorter.then(|| format!("{signs}{reported}")),
    }
}
