//! What the chart is made of: the record's events as items, its proposals as windows, in rows.
//!
//! The rows are lanes by party with what each says ahead (`party`), or other lanes with what is proposed below them
//! (`below`) or, where the view does not look ahead, with what was proposed as arcs (`arcs`).

mod arcs;
mod below;
mod bundle;
mod party;
mod selection;

use super::card::Card;
use super::ink::Tone;
use super::lanes::{Lane, Lanes, LanesBy};
use super::layout::most_chart_rows;
use super::model::Model;
use super::reading::Reading;
use super::tall::weight;
use super::walk::Entry;
use super::words;
use crate::analysis::{self, Standing};
use crate::record::{Event, Status};
use crate::text::ascii::ascii;
use crate::timeline::{self, Index, Item, Row, Selection, Unit, Ways};

pub(super) use arcs::arc_rows;
pub(super) use party::lane_of;
pub(super) use selection::item_of;

/// The chart as it is to be drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// What is selected.
    pub selection: Option<Selection>,
    /// How many windows there would be to show with more room.
    pub more: usize,
}

/// The events of a reading as items in lanes. An item's place is its event's place in the walk.
pub fn index(reading: &Reading, lanes: &Lanes) -> Index {
    let newest = reading.walk.day(reading.walk.newest());
    let newest = newest.unwrap_or(reading.today());
    let item = |id| {
        let Card { item, linked, .. } = *reading.card(id)?;
        let links = if linked {
            reading.linked_from(id).count()
        } else {
            0
        };
        Some(Item {
            lane: lanes.of(id),
            weight: item.weight + weight::passing(item.first, links, newest),
            ..item
        })
    };
    let mut items: Vec<Item> = reading.ids().filter_map(item).collect();
    items.sort_by_key(|item| item.first);
    Index::new(items)
}

/// Whether an event happened, as the chart has it.
pub fn status(event: &Event) -> timeline::Status {
    match event.status {
        Status::Happened => timeline::Status::Happened,
        Status::Planned => timeline::Status::Planned,
        Status::Cancelled => timeline::Status::Cancelled,
    }
}

/// The rows and the selection of the chart.
pub fn chart(model: &Model) -> Chart {
    let (rows, more) = rows_and_rest(model);
    Chart {
        rows,
        selection: selection::selection(model),
        more,
    }
}

impl Chart {
    /// The same rows about what is selected now.
    #[must_use]
    pub fn about(self, model: &Model) -> Self {
        Self {
            selection: selection::selection(model),
            ..self
        }
    }
}

impl Model {
    /// Whether a proposed date is selected, or an event in which one was said: rows of the chart tell that.
    pub fn proposes(&self) -> bool {
        let event = self.reading.event_at(self.at);
        selected_window(self).is_some() || event.is_some_and(|event| !event.targets.is_empty())
    }

    /// A proposed date in words, by its place among the windows.
    fn date_of(&self, window: usize) -> &str {
        let wording = self.reading.wording(window);
        wording.map_or("", |wording| &wording.date)
    }
}

/// A row of the chart.
pub fn row(model: &Model, row: u16) -> Option<Row> {
    rows(model).into_iter().nth(row.into())
}

/// Whether the view looks ahead: today is in sight, at a step at which the words before it make a
/// column. Coarser views show proposals as arcs.
pub(super) fn looks_ahead(model: &Model) -> bool {
    let today = model.reading.today();
    let step = model.viewport.scale().zone(today).step;
    step.unit() <= Unit::Month && model.viewport.cell_of(today).is_some_and(|cell| cell > 12)
}

/// The rows of the chart: lanes, then what was proposed.
pub fn rows(model: &Model) -> Vec<Row> {
    rows_and_rest(model).0
}

/// The rows of the chart, and how many windows that belong there have no room.
fn rows_and_rest(model: &Model) -> (Vec<Row>, usize) {
    let most = usize::from(most_chart_rows(model.size.1));
    let ahead = looks_ahead(model);
    if super::layout::is_small(model.size) {
        return (below::spark_rows(model), 0);
    }
    let mut wanted = 0;
    let mut rows = if ahead && model.lanes.by == LanesBy::Party {
        // The words say as much here as in the feed: more of them would only push the feed out.
        party::party_rows(model, most.min(usize::from(model.size.1) / 4), &mut wanted)
    } else {
        let mut rows: Vec<Row> = (0..)
            .zip(&model.lanes.lanes)
            .map(|(i, lane)| lane_row(i, lane))
            .collect();
        let room = most.saturating_sub(rows.len());
        rows.extend(if ahead {
            below::proposal_rows(model, room, &mut wanted)
        } else {
            arc_rows(model, room, &mut wanted)
        });
        rows
    };
    rows.truncate(most);
    if model.ascii {
        rows.iter_mut().for_each(in_ascii);
    }
    let shown = rows.iter().map(|row| row.windows.len()).sum();
    (rows, wanted.saturating_sub(shown))
}

/// Has the words that are ours in ASCII.
pub(super) fn in_ascii(row: &mut Row) {
    let windows = row.windows.iter_mut().map(|window| &mut window.ways);
    for ways in windows.chain([&mut row.ways]) {
        for words in ways.words.iter_mut().chain(&mut ways.signs) {
            *words = ascii(words);
        }
    }
    for field in &mut row.fields {
        field.words = ascii(&field.words);
    }
}

pub(super) fn lane_row(place: u16, lane: &Lane) -> Row {
    Row {
        name: lane.name.clone(),
        tone: lane.tone.index(),
        strong: lane.tone != Tone::None,
        lane: Some(place),
        ..Row::default()
    }
}

/// The place of the proposal that is selected.
fn selected_window(model: &Model) -> Option<usize> {
    match model.reading.walk.get(model.at)? {
        Entry::Proposal(place) => usize::try_from(place).ok(),
        Entry::Event(_) => None,
    }
}

/// Whether a proposal was said by the event that is selected.
fn is_said(model: &Model, window: &analysis::Window) -> bool {
    match model.reading.walk.get(model.at) {
        Some(Entry::Event(id)) => window.said.binary_search_by_key(&id, |&(id, _)| id).is_ok(),
        _ => false,
    }
}

/// Whether a proposal is what is selected, or was said by it.
fn is_chosen(model: &Model, place: usize, window: &analysis::Window) -> bool {
    selected_window(model) == Some(place) || is_said(model, window)
}

/// A proposal as a window of the chart.
pub(super) fn window(
    model: &Model,
    place: usize,
    window: &analysis::Window,
    ways: Ways,
) -> timeline::Window {
    let record = &model.reading.record;
    let said = model.reading.said.get(place).cloned().unwrap_or_default();
    timeline::Window {
        id: place,
        extent: *window.extent(),
        tone: Tone::of(record, window.whose()).index(),
        ways,
        said,
        reported: window.reported && !words::all_observers(record, &window.by),
        standing: match window.standing {
            Standing::Met => timeline::Standing::Met,
            Standing::Superseded => timeline::Standing::Superseded,
            Standing::Lapsed => timeline::Standing::Lapsed,
            Standing::Standing => timeline::Standing::Standing,
        },
        selected: selected_window(model) == Some(place),
        linked: is_said(model, window),
    }
}
