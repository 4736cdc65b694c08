//! Proposals that share a row: standing windows of the same milestone that the same parties hold, and their words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::model::Model;
use super::super::words;
use super::{selected_window, window};
use crate::analysis::{self, Standing};
use crate::date::humanize;
use crate::day::Day;
use crate::record::{EventId, MilestoneId, PartyId};
use crate::text::measure;
use crate::timeline::{Row, Ways};

/// The most rows that windows of one milestone and the same parties take.
const ROWS: usize = 8;

/// Standing windows of the same parties and milestone that do not overlap, by the day to which they point.
pub(super) struct Bundle<'a> {
    pub milestone: MilestoneId,
    pub by: &'a [PartyId],
    pub windows: Vec<Placed<'a>>,
    pub last_said: Option<EventId>,
}

/// A window with its place among all.
type Placed<'a> = (usize, &'a analysis::Window);

/// All that can be shown, those of the same parties and milestone one after the other; and how many windows there are.
pub(super) fn bundles(model: &Model) -> (Vec<Bundle<'_>>, usize) {
    let mut groups: Vec<Vec<Placed<'_>>> = Vec::new();
    let mut all = 0;
    for (place, window) in model.reading.windows.iter().enumerate() {
        if window.standing != Standing::Standing || !model.reading.shows(window) {
            continue;
        }
        all += 1;
        let same = |(_, other): &Placed<'_>| {
            other.milestone == window.milestone && other.whose() == window.whose()
        };
        match groups.iter_mut().find(|g| g.first().is_some_and(same)) {
            Some(group) => group.push((place, window)),
            None => groups.push(vec![(place, window)]),
        }
    }
    let bundles = groups.into_iter().flat_map(|group| apart(model, group));
    (bundles.collect(), all)
}

/// The windows of a group in rows in which none overlaps another: the selected one first, then what the parties said
/// themselves, then what was said last.
fn apart<'a>(model: &Model, mut group: Vec<Placed<'a>>) -> impl Iterator<Item = Bundle<'a>> {
    let selected = selected_window(model);
    group.sort_by_key(|&(place, w)| (Some(place) != selected, w.reported, Reverse(w.last_said())));
    let mut rows: Vec<BTreeMap<Day, Placed<'a>>> = Vec::new();
    for (place, window) in group {
        let extent = window.extent();
        let clear = |row: &&mut BTreeMap<Day, Placed<'_>>| {
            let before = row.range(..=extent.latest).next_back();
            before.is_none_or(|(_, (_, w))| w.extent().latest < extent.earliest)
        };
        if let Some(row) = rows.iter_mut().find(clear) {
            row.insert(extent.earliest, (place, window));
        } else if rows.len() < ROWS {
            rows.push([(extent.earliest, (place, window))].into());
        }
    }
    rows.into_iter().filter_map(|row| {
        let windows: Vec<Placed<'a>> = row.into_values().collect();
        let &(_, first) = windows.first()?;
        Some(Bundle {
            milestone: first.milestone,
            by: first.whose(),
            last_said: windows.iter().filter_map(|(_, w)| w.last_said()).max(),
            windows,
        })
    })
}

impl Bundle<'_> {
    /// Whether the proposal that is selected is among them.
    pub fn is_selected(&self, model: &Model) -> bool {
        let selected = selected_window(model);
        self.windows
            .iter()
            .any(|&(place, _)| Some(place) == selected)
    }

    /// What the windows say, after `prefix`: with how often where there is but one, and without that.
    fn words(&self, model: &Model, prefix: &str) -> Vec<String> {
        let told: Vec<String> = self
            .windows
            .iter()
            .map(|&(place, w)| format!("{}{}", model.date_of(place), aside(model, w)))
            .collect();
        // What is said aside has commas of its own.
        let between = if told.iter().any(|words| words.contains(',')) {
            "; "
        } else {
            ", "
        };
        let once = format!("{prefix}{}", told.join(between));
        let times = match self.windows.as_slice() {
            [(_, only)] => only.said.len(),
            _ => 0,
        };
        let often = (times > 1).then(|| format!("{once} ×{times}"));
        often.into_iter().chain([once]).collect()
    }

    /// What the only window says, in signs; none where words are as short.
    fn signs(&self, model: &Model, prefix: &str) -> Option<String> {
        let [(place, window)] = self.windows.as_slice() else {
            return None;
        };
        let signs = humanize::signs(&window.date);
        let shorter = measure::width(&signs) < measure::width(model.date_of(*place));
        shorter.then(|| format!("{prefix}{signs}{}", aside(model, window)))
    }

    /// The windows with their words after `prefix`.
    pub fn worded(&self, model: &Model, prefix: &str, tone: u16) -> Row {
        let between = if prefix.is_empty() { "" } else { " " };
        let prefix = format!("{prefix}{between}");
        Row {
            ways: Ways {
                words: self.words(model, &prefix),
                signs: self.signs(model, &prefix),
            },
            ..self.row(model, tone)
        }
    }

    /// The windows alone.
    pub fn row(&self, model: &Model, tone: u16) -> Row {
        let windows = self
            .windows
            .iter()
            .map(|&(place, w)| window(model, place, w, Ways::default()))
            .collect();
        Row {
            tone,
            windows,
            ..Row::default()
        }
    }
}

/// What is never left out beside a date: that it is only reported, and the year in which it was said where that is
/// long ago.
fn aside(model: &Model, window: &analysis::Window) -> String {
    let record = &model.reading.record;
    let said = window.last_said().and_then(|id| record.event(id));
    let said = said.map_or_else(String::new, |event| {
        words::said_long_ago(event.date.extent().first_day(), model.reading.today())
    });
    let reported = if window.reported && !words::all_observers(record, &window.by) {
        ", reported"
    } else {
        ""
    };
    format!("{reported}{said}")
}
