//! The chart: statements as points, what was held as lines.

use super::sign;
use crate::analysis::drift::{Effect, Hold, Point};
use crate::analysis::{Drift, Standing};
use crate::app::ink::{Tone, letters};
use crate::app::model::Model;
use crate::app::reading::Reading;
use crate::app::words;
use crate::date::humanize;
use crate::day::{Day, End};
use crate::record::TargetStatus;
use crate::text::ascii::ascii;
use crate::timeline::render::Selection;
use crate::timeline::trend::{self, Ending, Parts, Rise};
use crate::timeline::{Scale, Step, Unit, Viewport};

/// The width of the dates at the left.
pub const NAMES: u16 = 9;

/// The fewest rows of dates that make a chart; below it the statements are a table.
const FEWEST_ROWS: u16 = 8;

/// The fewest columns of days that make a chart.
const FEWEST_COLUMNS: u16 = 30;

/// The chart as it is to be drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The days said, in sight.
    pub across: Viewport,
    /// The dates said.
    pub rise: Rise,
    /// The statements.
    pub points: Vec<trend::Point>,
    /// What was held.
    pub lines: Vec<trend::Line>,
    /// What holds now.
    pub endings: Vec<Ending>,
    /// The day of the selection.
    pub selection: Option<Selection>,
    /// The statement that is selected.
    pub selected: Option<usize>,
    /// The last day that is known of.
    pub until: Day,
}

/// The width of what holds now, at the right.
fn margin(width: u16) -> u16 {
    if width >= 100 { 22 } else { 16 }
}

/// Whether there is room for a chart, and something to draw in it.
pub fn is_chart(model: &Model) -> bool {
    let main = model.layout().main;
    let rows = Parts::of(main.height, false).rows;
    let columns = main.width.saturating_sub(NAMES + margin(main.width));
    rows >= FEWEST_ROWS && columns >= FEWEST_COLUMNS && model.size().0 >= 60
}

/// The last day that matters: the one on which the milestone was reached, else today.
fn until(reading: &Reading, drift: &Drift) -> Day {
    drift.done.unwrap_or(reading.today())
}

/// The days on which statements were made, up to the last day that matters.
pub(super) fn whole(reading: &Reading, drift: &Drift) -> (Day, Day) {
    let last = until(reading, drift);
    let first = drift.points.first().map_or(last, |p| p.said);
    let latest = drift.points.last().map_or(last, |p| p.said);
    (first.min(last), last.max(latest))
}

/// The days in sight.
pub(super) fn viewport(model: &Model) -> Option<Viewport> {
    let drift = model.reading.drift()?;
    let main = model.layout().main;
    let width = main.width.saturating_sub(NAMES + margin(main.width)).max(1);
    Some(match &model.drift.viewport {
        Some(view) if view.width() == width => view.clone(),
        Some(view) => view.resized(width),
        None => opening(&model.reading, drift, width),
    })
}

/// The first picture: the finest step at which nine of ten statements and today are in sight; today's
/// year is the last.
fn opening(reading: &Reading, drift: &Drift, width: u16) -> Viewport {
    let (first, last) = whole(reading, drift);
    let story = drift
        .points
        .get(drift.points.len() / 10)
        .map_or(first, |p| p.said);
    let at = |from: Day, step: Step| {
        let unit = step.unit();
        let scale = Scale::linear(step);
        let end = scale.columns(unit.end_of(last)).end;
        let room = end - scale.column(unit.start_of(from));
        (scale, end, room <= i32::from(width))
    };
    let finest = Step::per_unit(Unit::Month, 3).unwrap_or(Step::LADDER[0]);
    let steps = || {
        Step::LADDER
            .into_iter()
            .rev()
            .filter(|step| !step.is_finer_than(finest))
    };
    let found = steps()
        .map(|step| (step, at(story, step)))
        .find(|(_, (_, _, fits))| *fits);
    let Some((step, (scale, end, _))) = found else {
        return Viewport::fit(first, last, width);
    };
    // Where all of it fits, it begins at the left; else it ends at the right.
    if at(first, step).2 {
        return Viewport::new(scale, first, width);
    }
    let unit = step.unit();
    let left = scale
        .days(end - i32::from(width))
        .map_or(first, |(day, _)| day);
    let begins = if unit.start_of(left) == left {
        left
    } else {
        unit.next(left).unwrap_or(left)
    };
    Viewport::new(scale, begins, width)
}

/// The dates that the points and today take up.
fn heights(drift: &Drift, until: Day) -> (Day, Day) {
    let windows = drift.points.iter().filter_map(|p| p.date.as_ref());
    let ends = windows.flat_map(|date| {
        let extent = date.extent();
        let low = match extent.start {
            End::Day => extent.earliest,
            _ => extent.last_day(),
        };
        let high = match extent.end {
            End::Day => extent.latest,
            _ => extent.first_day(),
        };
        [low, high]
    });
    ends.fold((until, until), |(low, high), day| {
        (low.min(day), high.max(day))
    })
}

impl Chart {
    /// The chart for the place that it has in the layout.
    pub fn of(model: &Model) -> Option<Self> {
        let reading = &model.reading;
        let drift = reading.drift()?;
        let main = model.layout().main;
        let across = viewport(model)?;
        let fine = across.scale().step().unit() <= Unit::Month;
        let rows = Parts::of(main.height, fine).rows;
        let until = until(reading, drift);
        let (low, high) = heights(drift, until);
        let finest = opening(reading, drift, across.width()).scale().step();
        let selected = model.drift_point();
        let points: Vec<trend::Point> = drift
            .points
            .iter()
            .enumerate()
            .map(|(at, p)| point(model, drift, at, p))
            .collect();
        let lines = drift.holds.iter().map(|hold| line(model, hold)).collect();
        Some(Self {
            rise: Rise::fit(low, high, rows, finest),
            selection: selection(model, &across),
            across,
            points,
            lines,
            endings: endings(model, drift),
            selected,
            until,
        })
    }
}

fn point(model: &Model, drift: &Drift, at: usize, p: &Point) -> trend::Point {
    let record = &model.reading.record;
    let joint = drift.joint.contains(&at);
    let moves = p.effect == Effect::Moves;
    // What is held at the end is told there.
    let present = drift.positions.iter().any(|position| {
        let held = position.held.as_ref().and_then(|h| h.date.as_ref());
        p.by == [position.party]
            && held
                .zip(p.date.as_ref())
                .is_some_and(|(a, b)| a.extent().same_window(b.extent()))
    });
    let label = match &p.date {
        _ if present => String::new(),
        Some(date) if joint || moves => humanize::short(date),
        _ => String::new(),
    };
    let label = if model.ascii { ascii(&label) } else { label };
    trend::Point {
        said: p.said,
        window: p.date.as_ref().map(|d| *d.extent()),
        sign: sign(p.status, model.ascii),
        letters: if p.by.len() > 1 {
            String::new()
        } else {
            letters(record, &p.by)
        },
        tone: Tone::of(record, &p.by).index(),
        reported: p.status == TargetStatus::Reported,
        weight: u16::from(moves) + 2 * u16::from(joint),
        label,
    }
}

fn line(model: &Model, hold: &Hold) -> trend::Line {
    trend::Line {
        point: hold.point,
        from: hold.from,
        to: hold.to,
        next: hold.next,
        tone: Tone::of(&model.reading.record, &hold.by).index(),
        heavy: hold.by.len() > 1,
    }
}

fn selection(model: &Model, across: &Viewport) -> Option<Selection> {
    let event = model.reading.event_at(model.at)?;
    let mut labels = vec![
        humanize::compact_mark(&event.date, true),
        humanize::compact_mark(&event.date, false),
    ];
    if across.scale().step().unit() <= Unit::Month {
        labels.reverse();
    }
    if model.ascii {
        labels = labels.iter().map(|label| ascii(label)).collect();
    }
    Some(Selection {
        day: event.date.extent().first_day(),
        labels,
        item: None,
    })
}

/// What each party says now, and what observers say: at the right of the chart.
fn endings(model: &Model, drift: &Drift) -> Vec<Ending> {
    let reading = &model.reading;
    let record = &reading.record;
    let today = reading.today();
    let mut endings: Vec<Ending> = Vec::new();
    for position in &drift.positions {
        let Some(party) = record.party(position.party) else {
            continue;
        };
        let Some(held) = &position.held else {
            continue;
        };
        let date = held
            .date
            .as_ref()
            .map_or_else(|| "no date".to_owned(), humanize::short);
        let height = held.date.as_ref().map(|d| match d.extent().end {
            End::Day => d.extent().latest,
            _ => d.extent().first_day(),
        });
        let lapsed = if held.lapsed(today) { ", lapsed" } else { "" };
        let said = words::said_long_ago(held.said, today);
        let (letter, name) = (party.letter.shown(), party.name.shown());
        let words = [
            format!("{name} {date}{lapsed}{said}"),
            format!("{letter} {date}{lapsed}{said}"),
            format!("{letter} {date}{lapsed}"),
            format!("{letter} {date}"),
        ];
        endings.push(Ending {
            height,
            words: words.into_iter().map(|w| in_ascii(model, w)).collect(),
            tone: Tone::of_party(record, position.party).index(),
            strong: true,
        });
    }
    let observers = reading.windows.iter().filter(|w| {
        w.milestone == drift.milestone
            && w.standing == Standing::Standing
            && words::all_observers(record, &w.by)
    });
    for window in observers {
        let date = humanize::short(&window.date);
        let words = [
            format!("{} {date}", words::parties(record, &window.by)),
            format!("{} {date}", letters(record, &window.by)),
        ];
        endings.push(Ending {
            height: Some(match window.extent().end {
                End::Day => window.extent().latest,
                _ => window.extent().first_day(),
            }),
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
