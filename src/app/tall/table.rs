//! The proposed dates as a table with bars.

use std::cmp::Reverse;

use super::rows;
use crate::analysis::Standing;
use crate::app::chart::{self, arc_rows, looks_ahead, window};
use crate::app::ink::Tone;
use crate::app::model::Model;
use crate::app::words;
use crate::date::humanize;
use crate::record::EventId;
use crate::text::measure;
use crate::timeline::{Field, Row, Ways, Window};

/// The table of a model's proposed dates.
pub(super) struct Table<'a> {
    pub(super) model: &'a Model,
}

impl Table<'_> {
    /// The proposed dates: a heading and as many of them as fit.
    pub(super) fn rows(&self, room: u16) -> Vec<Row> {
        let most = usize::from(room.saturating_sub(1));
        let (shown, all) = if looks_ahead(self.model) {
            self.ahead(most)
        } else {
            let mut all = 0;
            (arc_rows(self.model, most, &mut all), all)
        };
        if shown.is_empty() {
            return Vec::new();
        }
        let mut told = Vec::new();
        if all > shown.len() {
            told.push(format!("{} of {all} shown", shown.len()));
        }
        told.extend(self.lapsed());
        let most = usize::from(self.model.viewport.width()).saturating_sub(4);
        let heading = Row {
            name: "Proposed".to_owned(),
            strong: true,
            rule: true,
            fields: vec![Field {
                at: 2,
                words: measure::cut(&told.join(" · "), most),
                strong: false,
            }],
            ..Row::default()
        };
        let mut rows: Vec<Row> = std::iter::once(heading).chain(shown).collect();
        if self.model.ascii {
            rows.iter_mut().for_each(chart::in_ascii);
        }
        rows
    }

    /// How many dates have lapsed, and of what they were dates: "3 lapsed: opening, deck".
    fn lapsed(&self) -> Option<String> {
        let reading = &self.model.reading;
        let lapsed = reading.windows.iter();
        let lapsed: Vec<_> = lapsed
            .filter(|w| w.standing == Standing::Lapsed && reading.shows(w))
            .filter_map(|w| reading.record.milestone(w.milestone))
            .map(|milestone| milestone.short.shown())
            .collect();
        let mut names = lapsed.clone();
        names.dedup();
        (!names.is_empty()).then(|| format!("{} lapsed: {}", lapsed.len(), names.join(", ")))
    }

    /// What still stands, a row each with its bar ahead of today; and how many there are.
    fn ahead(&self, most: usize) -> (Vec<Row>, usize) {
        let mut lines = self.lines();
        let all = lines.len();
        lines.sort_by_key(|line| line.rank);
        if let Some(at) = lines.iter().position(Line::selected)
            && at >= most
            && most > 0
        {
            lines.swap(at, most - 1);
        }
        lines.truncate(most);
        let widest = |text: Text| {
            let widths = lines.iter().map(|line| measure::width(text(line)));
            rows(widths.max().unwrap_or(0))
        };
        let today = self.model.viewport.cell_of(self.model.reading.today());
        let room = today.map_or(0, |cell| cell.saturating_sub(1));
        let columns: [(Text, bool); 5] = [
            (|line| &line.of, false),
            (|line| &line.when, true),
            (|line| &line.times, false),
            (|line| &line.last, false),
            (|line| &line.month, false),
        ];
        // Columns as there is room for them; the date itself before all others.
        let skip = |when: Text| usize::from(widest(columns[0].0) + 2 + widest(when) > room);
        let placed = |skip: usize, columns: &[(Text, bool)]| {
            let mut at = 0;
            let mut placed: Vec<(u16, Text, bool)> = Vec::new();
            for &(text, strong) in columns.iter().skip(skip) {
                let width = widest(text);
                if width == 0 || at + width > room || placed.len() == 4 - skip {
                    continue;
                }
                placed.push((at, text, strong));
                at += width + 2;
            }
            placed
        };
        let full = skip(columns[1].0);
        let mut fields = placed(full, &columns);
        if fields.len() < 4 - full {
            // No column tells when it was said: what was said long ago tells it itself.
            let when: Text = |line| &line.when_said;
            let [of, _, times, ..] = columns;
            fields = placed(skip(when), &[of, (when, true), times]);
        }
        let row = |line: &Line| Row {
            name: line.name.clone(),
            tone: line.tone.index(),
            strong: true,
            letters: String::new(),
            windows: line.window.iter().cloned().collect(),
            fields: fields
                .iter()
                .map(|&(at, text, strong)| Field {
                    at,
                    words: text(line).to_owned(),
                    strong,
                })
                .collect(),
            ..Row::default()
        };
        (lines.iter().map(row).collect(), all)
    }

    /// All that could stand in the table.
    fn lines(&self) -> Vec<Line> {
        let reading = &self.model.reading;
        let record = &reading.record;
        let main = reading.milestone();
        let milestone = |id| record.milestone(id).map_or("", |m| m.short.shown());
        let today = reading.today();
        let long_ago = |said| words::said_long_ago(said, today);
        let standing = reading.windows.iter().enumerate();
        let mut lines: Vec<Line> = standing
            .filter(|(_, w)| w.standing == Standing::Standing)
            .map(|(place, w)| {
                let own = !words::all_observers(record, &w.by);
                let last = w.last_said().and_then(|id| record.event(id));
                let last = last.map(|e| &e.date);
                let reported = if w.reported && own { ", reported" } else { "" };
                let when = format!("{}{reported}", humanize::short(&w.date));
                let said = last.map(|date| date.extent().first_day());
                let month = last.map(|d| humanize::month_of(d.extent().first_day()));
                let last = last.map(humanize::short).unwrap_or_default();
                Line {
                    rank: (
                        Some(w.milestone) != main,
                        w.milestone.index(),
                        !own,
                        w.reported,
                        Reverse(w.last_said()),
                    ),
                    name: words::parties(record, w.whose()),
                    tone: Tone::of(record, w.whose()),
                    of: milestone(w.milestone).to_owned(),
                    when_said: format!("{when}{}", said.map_or_else(String::new, long_ago)),
                    when,
                    times: format!("×{}", w.said.len().max(1)),
                    last,
                    month: month.unwrap_or_default(),
                    window: Some(window(self.model, place, w, Ways::default())),
                }
            })
            .collect();
        // Who names no date for what it is all about, or none any more.
        let state = reading.state.as_ref().filter(|s| s.done.is_none());
        for says in state.into_iter().flat_map(|state| &state.says) {
            let (held, ended) = (says.held.as_ref(), says.ended.as_ref());
            let when = match held {
                Some(held) if held.date.is_some() => continue,
                Some(_) => Some("no date".to_owned()),
                None => ended.map(|ended| words::ended(record, ended)),
            };
            let (Some(of), Some(when)) = (main, when) else {
                continue;
            };
            lines.push(Line {
                rank: (false, of.index(), false, false, Reverse(None)),
                name: words::parties(record, &[says.party]),
                tone: Tone::of_party(record, says.party),
                of: milestone(of).to_owned(),
                when_said: held.map_or_else(|| when.clone(), |h| when.clone() + &long_ago(h.said)),
                when,
                times: String::new(),
                last: held.map_or(String::new(), |held| format!("said {}", held.said.year())),
                month: held.map_or(String::new(), |held| format!("said {}", held.said.year())),
                window: None,
            });
        }
        lines
    }
}

/// What decides the order of the table: the main milestone first, what parties say before what observers
/// do, positions before reports, what was said last first.
type Rank = (bool, usize, bool, bool, Reverse<Option<EventId>>);

/// What a line says in one of the columns.
type Text = fn(&Line) -> &str;

/// A line of the table of proposed dates.
struct Line {
    rank: Rank,
    name: String,
    tone: Tone,
    of: String,
    when: String,
    /// The same, with the year in which it was said where that is long ago.
    when_said: String,
    times: String,
    last: String,
    /// The same in few columns.
    month: String,
    window: Option<Window>,
}

impl Line {
    fn selected(&self) -> bool {
        self.window.as_ref().is_some_and(|w| w.selected)
    }
}
