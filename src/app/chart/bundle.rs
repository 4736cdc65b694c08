//! Proposals that share a row: standing windows of the same parties and milestone, and their words.

use super::super::model::Model;
use super::super::words;
use super::{selected_window, window};
use crate::analysis::{self, Standing};
use crate::date::humanize;
use crate::day::Day;
use crate::record::{EventId, MilestoneId, PartyId};
use crate::text::measure;
use crate::timeline::{Row, Ways};

/// Standing windows of the same parties and milestone, by the day to which they point.
pub(super) struct Bundle<'a> {
    pub milestone: MilestoneId,
    pub by: &'a [PartyId],
    pub windows: Vec<(usize, &'a analysis::Window)>,
    pub last_said: Option<EventId>,
}

/// All that can be shown.
pub(super) fn bundles(model: &Model) -> Vec<Bundle<'_>> {
    let mut bundles: Vec<Bundle<'_>> = Vec::new();
    for (place, window) in model.reading.windows.iter().enumerate() {
        if window.standing != Standing::Standing || !model.reading.shows(window) {
            continue;
        }
        let found = bundles
            .iter_mut()
            .find(|b| b.milestone == window.milestone && b.by == window.by.as_slice());
        match found {
            Some(bundle) => {
                bundle.windows.push((place, window));
                bundle.last_said = bundle.last_said.max(window.last_said());
            }
            None => bundles.push(Bundle {
                milestone: window.milestone,
                by: &window.by,
                windows: vec![(place, window)],
                last_said: window.last_said(),
            }),
        }
    }
    for bundle in &mut bundles {
        bundle
            .windows
            .sort_by_key(|(_, w)| (w.extent().latest, w.extent().earliest));
    }
    bundles
}

impl Bundle<'_> {
    /// Whether the proposal that is selected is among them.
    pub fn is_selected(&self, model: &Model) -> bool {
        let selected = selected_window(model);
        self.windows
            .iter()
            .any(|&(place, _)| Some(place) == selected)
    }

    /// The windows that can stand in one row: the selected one, and those that overlap neither it nor one
    /// before them.
    fn apart(&self, model: &Model) -> Vec<(usize, &analysis::Window)> {
        let selected = selected_window(model);
        let own = self
            .windows
            .iter()
            .find(|&&(place, _)| Some(place) == selected);
        let clear = |(place, w): (usize, &analysis::Window)| {
            own.is_none_or(|&(own, selected)| {
                let (a, b) = (w.extent(), selected.extent());
                own == place || a.latest < b.earliest || b.latest < a.earliest
            })
        };
        let mut end: Option<Day> = None;
        self.windows
            .iter()
            .copied()
            .filter(|&window| clear(window))
            .filter(|(_, w)| {
                let free = end.is_none_or(|end| w.extent().earliest > end);
                if free {
                    end = Some(w.extent().latest);
                }
                free
            })
            .collect()
    }

    /// What the windows say: in full, then without the word "reported" (their lines are dashed).
    fn words(&self, model: &Model, prefix: &str) -> Vec<String> {
        let observers = words::all_observers(&model.reading.record, self.by);
        let apart = self.apart(model);
        let dates: Vec<(&str, bool)> = apart
            .iter()
            .map(|(place, w)| (model.date_of(*place), w.reported && !observers))
            .collect();
        let say = |with_reported: bool| {
            let mut said = prefix.to_owned();
            for (at, (date, reported)) in dates.iter().enumerate() {
                let before = match (at, prefix) {
                    (0, "") => "",
                    (0, _) => " ",
                    _ => ", ",
                };
                let word = if with_reported && *reported {
                    ", reported"
                } else {
                    ""
                };
                said.extend([before, date, word]);
            }
            said
        };
        let times: usize = match apart.as_slice() {
            [(_, only)] => only.said.len(),
            _ => 0,
        };
        let full = say(true);
        // How often it was said, where there is room for it.
        let often = (times > 1).then(|| format!("{full} ×{times}"));
        let mut ways: Vec<String> = often.into_iter().chain([full]).collect();
        if dates.iter().any(|&(_, reported)| reported) {
            ways.push(say(false));
        }
        ways
    }

    /// What the only window says, in signs; none where words are as short.
    fn signs(&self, model: &Model, prefix: &str) -> Option<String> {
        let apart = self.apart(model);
        let [(place, window)] = apart.as_slice() else {
            return None;
        };
        let signs = humanize::compact_mark(&window.date, true);
        let words = measure::width(model.date_of(*place));
        let between = if prefix.is_empty() { "" } else { " " };
        (measure::width(&signs) < words).then(|| format!("{prefix}{between}{signs}"))
    }

    /// The windows that can stand in one row, with their words after `prefix`.
    pub fn worded(&self, model: &Model, prefix: &str, tone: u16) -> Row {
        Row {
            ways: Ways {
                words: self.words(model, prefix),
                signs: self.signs(model, prefix),
            },
            ..self.row(model, tone)
        }
    }

    /// The windows that can stand in one row.
    pub fn row(&self, model: &Model, tone: u16) -> Row {
        let windows = self
            .apart(model)
            .into_iter()
            .map(|(place, w)| window(model, place, w, Ways::default()))
            .collect();
        Row {
            tone,
            windows,
            ..Row::default()
        }
    }
}
