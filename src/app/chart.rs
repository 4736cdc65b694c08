//! What the chart is made of: the record's events as items, its proposals as windows, in rows.

use super::card::Card;
use super::ink::{Tone, letters};
use super::lanes::{Lanes, LanesBy};
use super::layout::most_chart_rows;
use super::model::Model;
use super::reading::Reading;
use super::tall::weight;
use super::walk::Entry;
use super::words;
use crate::analysis::{self, Standing};
use crate::date::humanize;
use crate::day::Day;
use crate::record::{Event, MilestoneId, PartyId, Status};
use crate::text::ascii::ascii;
use crate::text::measure;
use crate::timeline::{self, Drawing, Index, Item, Row, Selection, Unit};

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
pub const fn status(event: &Event) -> timeline::Status {
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
        selection: selection(model),
        more,
    }
}

impl Chart {
    /// The same rows about what is selected now.
    #[must_use]
    pub fn about(self, model: &Model) -> Self {
        Self {
            selection: selection(model),
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

fn selection(model: &Model) -> Option<Selection> {
    let day = model.reading.walk.day(model.at)?;
    match model.reading.walk.get(model.at)? {
        Entry::Event(_) => {
            let event = model.reading.event_at(model.at)?;
            let date = &event.date;
            let item = item_of(model, model.at);
            let mut labels = vec![
                humanize::compact_mark(date, true),
                humanize::compact_mark(date, false),
            ];
            if model.viewport.scale().zone(day).step.unit() <= Unit::Month {
                labels.reverse();
            }
            if model.viewport.scale().zone(day).step.unit() == Unit::Day {
                labels.insert(0, humanize::day_mark(date));
            }
            // Which one it is where its mark holds several.
            let position = timeline::bin::position(&model.viewport, &model.index, item);
            if let Some((nth, of)) =
                position.filter(|&(_, of)| of > 1 && !model.is_hidden(model.at))
            {
                let told: Vec<_> = labels.iter().map(|l| format!("{l} {nth}/{of}")).collect();
                labels.splice(0..0, told);
            }
            if model.ascii {
                labels = labels.iter().map(|label| ascii(label)).collect();
            }
            Some(Selection {
                day,
                labels,
                item: Some(item),
            })
        }
        Entry::Proposal(_) => Some(Selection {
            day,
            labels: Vec::new(),
            item: None,
        }),
    }
}

/// The place in the index of an event of the walk: proposals in between do not count.
pub(super) fn item_of(model: &Model, at: usize) -> usize {
    at - model.reading.walk.proposals_before(at)
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
        return (spark_rows(model), 0);
    }
    let mut wanted = 0;
    let mut rows = if ahead && model.lanes.by == LanesBy::Party {
        // The words say as much here as in the feed: more of them would only push the feed out.
        party_rows(model, most.min(usize::from(model.size.1) / 4), &mut wanted)
    } else {
        let mut rows: Vec<Row> = (0..)
            .zip(&model.lanes.lanes)
            .map(|(i, lane)| lane_row(i, lane))
            .collect();
        let room = most.saturating_sub(rows.len());
        rows.extend(if ahead {
            proposal_rows(model, room, &mut wanted)
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
    for words in row.words.iter_mut().chain(&mut row.signs) {
        *words = ascii(words);
    }
    for field in &mut row.fields {
        field.words = ascii(&field.words);
    }
    for window in &mut row.windows {
        window.words = ascii(&window.words);
    }
}

pub(super) fn lane_row(place: u16, lane: &super::lanes::Lane) -> Row {
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

/// A proposal as a window of the chart.
pub(super) fn window(
    model: &Model,
    place: usize,
    window: &analysis::Window,
    words: String,
) -> timeline::Window {
    let record = &model.reading.record;
    let said = model.reading.said.get(place).cloned().unwrap_or_default();
    let selected = selected_window(model) == Some(place);
    let said_here = match model.reading.walk.get(model.at) {
        Some(Entry::Event(id)) => window.said.binary_search_by_key(&id, |&(id, _)| id).is_ok(),
        _ => false,
    };
    timeline::Window {
        id: place,
        extent: *window.extent(),
        tone: Tone::of(record, &window.by).index(),
        words,
        said,
        reported: window.reported && !words::all_observers(record, &window.by),
        standing: match window.standing {
            Standing::Met => timeline::Standing::Met,
            Standing::Superseded => timeline::Standing::Superseded,
            Standing::Lapsed => timeline::Standing::Lapsed,
            Standing::Standing => timeline::Standing::Standing,
        },
        selected,
        linked: said_here,
    }
}

/// Standing windows of the same parties and milestone, by the day to which they point.
struct Bundle<'a> {
    milestone: MilestoneId,
    by: &'a [PartyId],
    windows: Vec<(usize, &'a analysis::Window)>,
    last_said: Option<crate::record::EventId>,
}

fn bundles(model: &Model) -> Vec<Bundle<'_>> {
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
    fn is_selected(&self, model: &Model) -> bool {
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
    fn worded(&self, model: &Model, prefix: &str, tone: u16) -> Row {
        Row {
            words: self.words(model, prefix),
            signs: self.signs(model, prefix),
            ..self.row(model, tone)
        }
    }

    /// The windows that can stand in one row.
    fn row(&self, model: &Model, tone: u16) -> Row {
        let windows = self
            .apart(model)
            .into_iter()
            .map(|(place, w)| window(model, place, w, String::new()))
            .collect();
        Row {
            tone,
            windows,
            ..Row::default()
        }
    }
}

/// Lanes by party in a view that looks ahead: left of today what a party did, right of it what it says
/// the date will be, and a row more for each other milestone, as long as there is room.
fn party_rows(model: &Model, most: usize, wanted: &mut usize) -> Vec<Row> {
    let record = &model.reading.record;
    let main = model.reading.milestone();
    let mut bundles = bundles(model);
    *wanted = bundles.iter().map(|b| b.windows.len()).sum();
    bundles.sort_by_key(|b| (Some(b.milestone) != main, std::cmp::Reverse(b.last_said)));
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
            let linked = bundle.windows.iter().any(|&(place, w)| {
                let window = window(model, place, w, String::new());
                window.linked || window.selected
            });
            let rank = (
                !linked,
                words::all_observers(record, bundle.by),
                bundle.windows.iter().all(|(_, w)| w.reported),
                std::cmp::Reverse(bundle.last_said),
            );
            own.push((rank, bundle.worded(model, prefix, lane.tone.index())));
        }
        let main_said = bundles
            .iter()
            .any(|b| Some(b.milestone) == main && lane_of(model, b.by) == Some(place));
        if !main_said && let Some(words) = without_date(model, &lane.parties) {
            let row = Row {
                words,
                tone: lane.tone.index(),
                ..Row::default()
            };
            own.insert(0, (FIRST, row));
        }
        // Where the lanes leave no row for it, what is selected takes the lane's own.
        let selected = |(_, row): &(Rank, Row)| row.windows.iter().any(|w| w.selected);
        if most <= lanes.len()
            && let Some(at) = own.iter().position(selected)
        {
            own.swap(0, at);
        }
        let first = lane_row(place, lane);
        let mut own = own.into_iter();
        let head = match own.next() {
            Some((_, row)) => Row {
                windows: row.windows,
                words: row.words,
                signs: row.signs,
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
    groups
        .into_iter()
        .enumerate()
        .flat_map(|(g, group)| {
            let kept = |i: usize| i == 0 || spare.iter().any(|&(_, kg, ki)| (kg, ki) == (g, i));
            group
                .into_iter()
                .enumerate()
                .filter(move |(i, _)| kept(*i))
                .map(|(_, (_, row))| row)
                .collect::<Vec<_>>()
        })
        .collect()
}

const FIRST: Rank = (false, false, false, std::cmp::Reverse(None));

/// How much a row of proposals matters, the least first: not what the selection says or is, not what a
/// party says itself, what is only reported; and when it was said last.
type Rank = (
    bool,
    bool,
    bool,
    std::cmp::Reverse<Option<crate::record::EventId>>,
);

/// The lane in which the proposals of these parties stand.
pub(super) fn lane_of(model: &Model, by: &[PartyId]) -> Option<u16> {
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

/// The smallest chart: the standing windows of the main milestone in one row.
fn spark_rows(model: &Model) -> Vec<Row> {
    let main = model.reading.milestone();
    bundles(model)
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

/// What is proposed, below lanes that are not by party: a row for each milestone and party.
fn proposal_rows(model: &Model, room: usize, wanted: &mut usize) -> Vec<Row> {
    let record = &model.reading.record;
    let main = model.reading.milestone();
    let mut bundles = bundles(model);
    *wanted = bundles.iter().map(|b| b.windows.len()).sum();
    let order = |b: &Bundle<'_>| {
        (
            Some(b.milestone) != main,
            b.milestone,
            std::cmp::Reverse(b.last_said),
        )
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

/// What was proposed in a view that does not look ahead: windows as arcs from the days said to the day
/// promised, the main milestone's and agreed ones first, a row for each milestone, party and window.
pub(super) fn arc_rows(model: &Model, room: usize, wanted: &mut usize) -> Vec<Row> {
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
        let here = window(model, place, w, String::new());
        let seen = said(place).is_some_and(|said| said >= from);
        let own = !w.reported && !words::all_observers(record, &w.by);
        let other = Some(w.milestone) != main;
        let whose = if w.standing == Standing::Standing && own {
            // What still stands is never left out for what does not.
            return (!(here.linked || here.selected), other, false, 0);
        } else if w.agreed || (w.by.len() > 1 && !w.reported) {
            0
        } else if words::all_observers(record, &w.by) {
            3
        } else if w.reported {
            2
        } else {
            1
        };
        (!(here.linked || here.selected), other, !seen, whose)
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
            let times = if w.said.len() > 1 {
                format!(" ×{}", w.said.len())
            } else {
                String::new()
            };
            let observers = words::all_observers(record, &w.by);
            let reported = if w.reported && !observers {
                ", reported"
            } else {
                ""
            };
            let words = format!("{}{reported}{times}", model.date_of(place));
            let name = record
                .milestone(w.milestone)
                .map_or("", |m| m.short.shown());
            let again = last.replace(w.milestone) == Some(w.milestone);
            Row {
                name: if again { "" } else { name }.to_owned(),
                letters: letters(record, &w.by),
                tone: Tone::of(record, &w.by).index(),
                windows: vec![window(model, place, w, words)],
                drawing: Drawing::Arc,
                ..Row::default()
            }
        })
        .collect()
}
