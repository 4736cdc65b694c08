//! The chart: which days and dates are in sight, and what holds at the end.

use super::plot::{Plot, height};
use crate::analysis::Drift;
use crate::app::ink::{Tone, letters};
use crate::app::model::Model;
use crate::app::reading::Reading;
use crate::app::words;
use crate::date::humanize;
use crate::day::Day;
use crate::text::ascii::ascii;
use crate::timeline::render::Selection;
use crate::timeline::trend::{Ending, Parts, Rise};
use crate::timeline::{Scale, Step, Unit, Viewport};

/// The width of the dates at the left.
pub const NAMES: u16 = 9;

/// The fewest rows of dates that make a chart; below it the statements are a table.
const FEWEST_ROWS: u16 = 8;

/// The fewest columns of days that make a chart.
const FEWEST_COLUMNS: u16 = 30;

/// So many rows lie below the earliest date where the rest is left out.
const ROWS_BELOW: u16 = 2;

/// The fewest rows or columns that are worth leaving out: something else can stand there.
const WORTHWHILE: u16 = 6;

/// So many columns lie behind the last day where the rest is left out: what that day is called stands there.
const COLUMNS_BEHIND: u16 = 8;

/// The chart as it is to be drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The days said, in sight.
    pub across: Viewport,
    /// The dates said.
    pub rise: Rise,
    /// What holds now.
    pub endings: Vec<Ending>,
    /// The day of the selection.
    pub selection: Option<Selection>,
    /// The statement that is selected.
    pub selected: Option<usize>,
    /// The last day that is known of.
    pub until: Day,
    /// What that day is called.
    pub until_name: &'static str,
}

/// The width of what holds now, at the right.
const fn margin(width: u16) -> u16 {
    if width >= 100 { 22 } else { 21 }
}

/// How many columns of days there are in an area of so many columns.
const fn columns(width: u16) -> u16 {
    width.saturating_sub(NAMES + margin(width))
}

/// Whether there is room for a chart.
pub fn is_chart(model: &Model) -> bool {
    let main = model.layout().main;
    let rows = Parts::of(main.height, false).rows;
    rows >= FEWEST_ROWS && columns(main.width) >= FEWEST_COLUMNS
}

/// The last day that matters: the one on which the milestone was reached, else today.
fn until(reading: &Reading, drift: &Drift) -> Day {
    drift.done.map_or(reading.today(), |done| done.day)
}

/// The days on which statements were made, up to the last day that matters.
pub(super) fn whole(reading: &Reading, drift: &Drift) -> (Day, Day) {
    let last = until(reading, drift);
    let first = drift.points.first().map_or(last, |p| p.said);
    let latest = drift.points.last().map_or(last, |p| p.said);
    (first.min(last), last.max(latest))
}

/// The days in sight: what lies behind the last one is left out.
pub(super) fn viewport(model: &Model) -> Option<Viewport> {
    let drift = model.reading.drift()?;
    let width = columns(model.layout().main.width).max(1);
    let view = match &model.drift.viewport {
        Some(view) if view.width() == width => view.clone(),
        Some(view) => view.resized(width),
        None => opening(&model.reading, drift, width),
    };
    let (_, last) = whole(&model.reading, drift);
    let end = view.cell_of(last).map(|cell| cell + 1 + COLUMNS_BEHIND);
    let fewer = end.map(|end| end.max(FEWEST_COLUMNS));
    let fewer = fewer.filter(|&columns| columns + WORTHWHILE <= width);
    Some(fewer.map_or(view.clone(), |columns| view.resized(columns)))
}

/// The first picture: the finest step at which seven of eight statements and the last day are in sight, so
/// that a few of long ago do not crowd the others.
fn opening(reading: &Reading, drift: &Drift, width: u16) -> Viewport {
    let (first, last) = whole(reading, drift);
    let story = drift
        .points
        .get(drift.points.len() / 8)
        .map_or(first, |p| p.said);
    // Finer than ten days a column says nothing of years.
    let steps = Step::LADDER.into_iter().rev().skip_while(|step| {
        step.unit() == Unit::Day || (step.unit() == Unit::Month && step.columns() > 3)
    });
    for step in steps {
        let (scale, unit) = (Scale::linear(step), step.unit());
        let end = scale.columns(unit.end_of(last)).end;
        let fits = |from: Day| end - scale.column(unit.start_of(from)) <= i32::from(width);
        if fits(first) {
            return Viewport::new(scale, first, width);
        }
        if fits(story) {
            // It ends with the unit of the last day.
            let left = scale.days(end - i32::from(width));
            let left = left.map_or(first, |(day, _)| day);
            let begins = Some(left).filter(|&day| unit.start_of(day) == day);
            let begins = begins.or_else(|| unit.next(left)).unwrap_or(left);
            return Viewport::new(scale, begins, width);
        }
    }
    Viewport::fit(first, last, width)
}

impl Chart {
    /// The chart for the place that it has in the layout.
    pub fn of(model: &Model) -> Option<Self> {
        let reading = &model.reading;
        let (drift, plot) = (reading.drift()?, reading.plot()?);
        let axes = Axes::of(model)?;
        Some(Self {
            selection: selection(model, &axes),
            selected: model.drift_point(),
            across: axes.across,
            rise: axes.rise,
            endings: endings(model, drift, plot),
            until: until(reading, drift),
            until_name: match (drift.done, reading.as_of.known_only) {
                (Some(_), _) => "done",
                (None, true) => "as of",
                (None, false) => "today",
            },
        })
    }
}

/// The days and dates of a chart.
pub(super) struct Axes {
    /// The days said, in sight.
    pub across: Viewport,
    /// The dates said.
    pub rise: Rise,
}

impl Axes {
    /// Those of the chart for the place that it has in the layout.
    pub fn of(model: &Model) -> Option<Self> {
        let reading = &model.reading;
        let (drift, plot) = (reading.drift()?, reading.plot()?);
        let across = viewport(model)?;
        let fine = across.scale().step().unit() <= Unit::Month;
        let rows = Parts::of(model.layout().main.height, fine).rows;
        let until = until(reading, drift);
        let (low, high) = plot.heights.unwrap_or((until, until));
        let width = columns(model.layout().main.width).max(1);
        let finest = opening(reading, drift, width).scale().step();
        let rise = Rise::fit(low.min(until), high.max(until), rows, finest);
        let cropped = rise.cropped(low.min(until), ROWS_BELOW, FEWEST_ROWS);
        let worthwhile = cropped.rows() + WORTHWHILE <= rows;
        let rise = if worthwhile { cropped } else { rise };
        Some(Self { across, rise })
    }
}

/// Which of the statements that stand in one cell with it the selected one is, and how many there are.
pub(super) fn position(model: &Model, axes: &Axes) -> Option<(usize, usize)> {
    let (plot, shown) = (model.reading.plot()?, model.reading.shown()?);
    let at = model.drift_point()?;
    let found = shown
        .index
        .position(&axes.across, &axes.rise, &plot.points, at);
    found.filter(|&(_, of)| of > 1)
}

fn selection(model: &Model, axes: &Axes) -> Option<Selection> {
    let event = model.reading.record.event(model.selected_event()?)?;
    let mut labels = vec![
        humanize::dated(&event.date, model.reading.today(), 9),
        humanize::compact_mark(&event.date, false),
    ];
    if axes.across.scale().step().unit() <= Unit::Month {
        labels.reverse();
    }
    if let Some((nth, of)) = position(model, axes) {
        let told: Vec<_> = labels.iter().map(|l| format!("{l} {nth}/{of}")).collect();
        labels.splice(0..0, told);
    }
    let labels = labels.into_iter().map(|label| in_ascii(model, label));
    Some(Selection {
        day: event.date.extent().first_day(),
        labels: labels.collect(),
        item: None,
    })
}

/// What each party says now, and what observers say: at the right of the chart.
fn endings(model: &Model, drift: &Drift, plot: &Plot) -> Vec<Ending> {
    let reading = &model.reading;
    let record = &reading.record;
    let today = reading.today();
    let mut endings: Vec<Ending> = Vec::new();
    for position in &drift.positions {
        let (Some(party), Some(held)) = (record.party(position.party), &position.held) else {
            continue;
        };
        let date = held
            .date
            .as_ref()
            .map_or_else(|| "no date".to_owned(), humanize::short);
        let lapsed = if held.lapsed(today) { ", lapsed" } else { "" };
        let said = words::said_long_ago(held.said, today);
        let (letter, name) = (party.letter.shown(), party.name.shown());
        let words = [
            format!("{name} {date}{lapsed}{said}"),
            format!("{letter} {date}{lapsed}{said}"),
            format!("{letter} {date}{lapsed}"),
            if held.lapsed(today) {
                format!("{letter} lapsed")
            } else {
                format!("{letter} {date}")
            },
            letter.to_owned(),
        ];
        endings.push(Ending {
            height: held.date.as_ref().map(height),
            words: words.into_iter().map(|w| in_ascii(model, w)).collect(),
            tone: Tone::of_party(record, position.party).index(),
            strong: true,
        });
    }
    let observers = plot.observers.iter();
    for window in observers.filter_map(|&at| reading.windows.get(at)) {
        let date = humanize::short(&window.date);
        let words = [
            format!("{} {date}", words::parties(record, &window.by)),
            format!("{} {date}", letters(record, &window.by)),
        ];
        endings.push(Ending {
            height: Some(height(&window.date)),
            words: words.into_iter().map(|w| in_ascii(model, w)).collect(),
            tone: Tone::Observer.index(),
            strong: false,
        });
    }
    endings
}

fn in_ascii(model: &Model, words: String) -> String {
    if model.ascii { ascii(&words) } else { words }
}
