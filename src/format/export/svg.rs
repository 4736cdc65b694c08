//! A picture of the timeline: a row an event in order of time, each at its place on one axis, with the dates that
//! it proposes in rows of their own below it.
//!
//! ```text
//!                2006   2010   2014 ╱ 2025   2026 ╱ '28  '30
//!  17 Sep 2006   ● ▪ The two agree to hand over
//!                ┄┄┄┄┄┄┄▭ by 2012, agreed
//!  14 May 2026             ▫ The presidents decide ●
//! ```
//!
//! The axis is the program's own: columns of whole calendar units, in zones by density where that gives the events
//! more room. Doubt is drawn: a bar over the days that it can have been on, dashed where they are approximate, an
//! arrow where an end is open; and the date at the left says it in words. What is cut short stands in full in the
//! row's `title`.

use super::html::escaped;
use super::{Excerpt, story};
use crate::date::{Date, humanize};
use crate::day::{Day, End, Extent};
use crate::record::{Event, PartyId, Status, Target, TargetStatus};
use crate::text::measure;
use crate::timeline::tick::Row;
use crate::timeline::{Index, Item, Rows, TickKind, Viewport, density, ticks};

/// Colours of parties and of what is drawn beside them, on a light and on a dark ground.
const STYLE: &str = include_str!("svg/style.css");

/// How many parties have a colour of their own.
const TONES: usize = 6;

/// Columns of the axis, and the width of one.
const COLUMNS: u16 = 140;
const COLUMN: i32 = 7;

/// Where the axis begins, and the width of all.
const LEFT: i32 = 186;
const WIDTH: i32 = LEFT + COLUMNS as i32 * COLUMN + 14;

/// Heights of a row of an event, of a proposed date, of the axis.
const ROW: i32 = 22;
const BELOW: i32 = 18;
const AXIS: i32 = 40;

/// How wide a column of text is taken to be, in tenths.
const LETTER: i32 = 70;

/// The excerpt as a picture.
pub fn write(excerpt: Excerpt<'_>) -> String {
    let view = view(excerpt);
    let mut rows = String::new();
    let head = head(excerpt);
    let mut y = head.height + AXIS;
    let mut year = None;
    for event in excerpt.events() {
        let first = event.date.extent().first_day().year();
        if year.is_some_and(|year| year != first) {
            rows.push_str(&format!("<path class=\"year\" d=\"M8 {y}H{WIDTH}\"/>\n"));
        }
        year = Some(first);
        y = event_rows(&mut rows, excerpt, event, &view, y);
    }
    let bottom = y;
    let height = bottom + AXIS;
    let title = escaped(excerpt.title());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         width=\"{WIDTH}\" height=\"{height}\" role=\"img\" aria-label=\"{title}\">\n\
         <title>{title}</title>\n"
    );
    if let Some(about) = excerpt.about() {
        out.push_str(&format!("<desc>{}</desc>\n", one_line(about)));
    }
    out.push_str(&format!(
        "<style>\n{STYLE}</style>\n<rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\"/>\n"
    ));
    out.push_str(&head.drawn);
    axis(&mut out, &view, head.height, bottom);
    if excerpt.as_of.known_only {
        asked(
            &mut out,
            &view,
            excerpt.as_of.day,
            (head.height + AXIS, bottom),
        );
    }
    out.push_str(&rows);
    out.push_str("</svg>\n");
    out
}

/// All days that there are, on as many columns as the axis has.
fn view(excerpt: Excerpt<'_>) -> Viewport {
    let dates = excerpt.events().flat_map(|event| {
        let targets = event.targets.iter().filter_map(|t| t.date.as_ref());
        std::iter::once(&event.date).chain(targets)
    });
    // What has no end has none to make room for.
    let ends = |date: &Date| {
        let extent = date.extent();
        let none = extent.start != End::Day && extent.end != End::Day;
        (!none).then(|| (extent.first_day(), extent.last_day()))
    };
    let mut days: Vec<(Day, Day)> = dates.filter_map(ends).collect();
    days.sort_unstable();
    let first = days.iter().map(|(first, _)| *first).min();
    let last = days.iter().map(|(_, last)| *last).max();
    let fallback = Day::from_number(1);
    let (first, last) = (first.unwrap_or(fallback), last.unwrap_or(fallback));
    let items = days.iter().map(|(from, to)| Item {
        last: *to,
        ..Item::new(Extent::day(*from))
    });
    let index = Index::new(items.collect());
    match density::stepped(&index, first, last, COLUMNS) {
        Some(scale) => Viewport::new(scale, first, COLUMNS),
        None => Viewport::fit(first, last, COLUMNS),
    }
}

/// What stands above the axis.
struct Head {
    drawn: String,
    height: i32,
}

fn head(excerpt: Excerpt<'_>) -> Head {
    let record = excerpt.record;
    let title = measure::cut(excerpt.title(), 80);
    let mut drawn = format!(
        "<text class=\"head\" x=\"14\" y=\"34\">{}</text>\n",
        escaped(&title)
    );
    let mut keys: Vec<(String, String)> = Vec::new();
    for (at, party) in record.parties.iter().enumerate() {
        let tone = format!("●<{}", tone_of(at));
        keys.push((tone, party.name.shown().to_owned()));
    }
    for (place, kind) in record.kinds.iter().enumerate() {
        if excerpt.events().any(|event| event.kind.index() == place) {
            keys.push((
                kind.glyph.shown().to_owned(),
                kind.name.shown().to_lowercase(),
            ));
        }
    }
    let (mut x, mut y) = (14, 58);
    for (sign, words) in keys {
        let (sign, class) = match sign.split_once('<') {
            Some((sign, class)) => (sign.to_owned(), class.to_owned()),
            None => (sign, "soft".to_owned()),
        };
        let wide = width(&words) + 34;
        if x + wide > WIDTH {
            (x, y) = (14, y + 18);
        }
        drawn.push_str(&format!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>\
             <text class=\"soft\" x=\"{}\" y=\"{y}\">{}</text>\n",
            escaped(&sign),
            x + 16,
            escaped(&words)
        ));
        x += wide;
    }
    Head {
        drawn,
        height: y + 12,
    }
}

/// Ticks above and below the rows, a line through all rows where a coarse unit begins, and the seams.
fn axis(out: &mut String, view: &Viewport, top: i32, bottom: i32) {
    let body = top + AXIS;
    for seam in view.seams() {
        let x = left(seam) + COLUMN / 2;
        out.push_str(&format!(
            "<path class=\"seam\" d=\"M{x} {top}V{}\"/>\n",
            bottom + AXIS
        ));
    }
    for tick in ticks(view, Rows::Two, &[]) {
        let x = left(tick.column);
        let class = if tick.strong { "tick strong" } else { "tick" };
        let label = escaped(&tick.label);
        let (above, below) = match tick.row {
            Row::Upper => (top + 14, bottom + 32),
            Row::Lower => (top + 32, bottom + 16),
        };
        for y in [above, below] {
            out.push_str(&format!(
                "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{label}</text>\n"
            ));
        }
        if tick.kind == TickKind::Begin {
            out.push_str(&format!(
                "<path class=\"grid\" d=\"M{x} {body}V{bottom}\"/>\n"
            ));
        }
    }
}

/// The day that was asked about.
fn asked(out: &mut String, view: &Viewport, day: Day, (top, bottom): (i32, i32)) {
    if let Some(cell) = view.cell_of(day) {
        let x = left(cell) + COLUMN / 2;
        let words = escaped(&format!("as of {}", humanize::day(day)));
        out.push_str(&format!(
            "<path class=\"asof\" d=\"M{x} {top}V{bottom}\"><title>{words}</title></path>\n"
        ));
    }
}

/// The rows of an event and of the dates it proposes; gives where the next one begins.
fn event_rows(
    out: &mut String,
    excerpt: Excerpt<'_>,
    event: &Event,
    view: &Viewport,
    top: i32,
) -> i32 {
    let middle = top + ROW / 2;
    let base = middle + 4;
    let tone = tone(&event.parties);
    let date = escaped(&measure::cut(&humanize::short(&event.date), 23));
    let (from, to) = reach(view, &event.date);
    let words = story::text(excerpt, event);
    out.push_str(&format!(
        "<g>\n<title>{}</title>\n<text class=\"date\" x=\"{}\" y=\"{base}\">{date}</text>\n",
        one_line(&format!("{}. {words}", event.title)),
        LEFT - 14
    ));
    bar(out, event.date.extent(), &tone, (from, to), middle);
    let mark = match event.status {
        Status::Happened => "mark",
        Status::Planned | Status::Cancelled => "mark hollow",
    };
    let x = if to - from > COLUMN {
        from + COLUMN / 2
    } else {
        i32::midpoint(from, to)
    };
    out.push_str(&format!(
        "<circle class=\"{mark} {tone}\" cx=\"{x}\" cy=\"{middle}\" r=\"4.5\"/>\n"
    ));
    if event.status == Status::Cancelled {
        let (left, right) = (x - 3, x + 3);
        let (up, down) = (middle - 3, middle + 3);
        out.push_str(&format!(
            "<path class=\"line {tone}\" d=\"M{left} {up}L{right} {down}M{right} {up}L{left} {down}\"/>\n"
        ));
    }
    let glyph = excerpt.record.kind(event.kind);
    let glyph = glyph.map_or("", |kind| kind.glyph.shown());
    let status = match event.status {
        Status::Happened => "",
        Status::Planned => " (planned)",
        Status::Cancelled => " (cancelled)",
    };
    let class = if event.key { "label key" } else { "label" };
    let title = format!("{glyph} {}{status}", event.title);
    label(out, class, &title, (from.min(x - 6), to.max(x + 6)), base);
    out.push_str("</g>\n");
    let mut y = top + ROW;
    for target in &event.targets {
        proposal(out, excerpt, (event, target), view, y);
        y += BELOW;
    }
    y
}

/// A proposed date: from the day that it was said a thread to the window, and its words.
fn proposal(
    out: &mut String,
    excerpt: Excerpt<'_>,
    (event, target): (&Event, &Target),
    view: &Viewport,
    top: i32,
) {
    let middle = top + BELOW / 2;
    let tone = tone(&target.by);
    let record = excerpt.record;
    let of = target.of.and_then(|m| record.milestone(m));
    let of = of.map_or(String::new(), |m| format!("{}: ", m.short));
    let date = target.date.as_ref();
    let said = date.map_or("no date".to_owned(), humanize::short);
    let words = format!("{of}{said}, {}", story::how(excerpt, target));
    let (said_from, said_to) = reach(view, &event.date);
    let start = i32::midpoint(said_from, said_to);
    let Some(date) = date else {
        label(out, "words", &words, (start - 4, start + 4), middle + 4);
        return;
    };
    let (from, to) = reach(view, date);
    let thread = match (start < from, start > to) {
        (true, _) => Some((start, from)),
        (_, true) => Some((to, start)),
        _ => None,
    };
    if let Some((a, b)) = thread {
        out.push_str(&format!(
            "<path class=\"thread {tone}\" d=\"M{a} {middle}H{b}\"/>\n"
        ));
    }
    let dashed = if target.status == TargetStatus::Reported || date.extent().approximate {
        " dashed"
    } else {
        ""
    };
    out.push_str(&format!(
        "<rect class=\"window{dashed} {tone}\" x=\"{from}\" y=\"{}\" width=\"{}\" height=\"8\"/>\n",
        middle - 4,
        to - from
    ));
    if target.status == TargetStatus::Denied {
        let (up, down) = (middle - 6, middle + 6);
        out.push_str(&format!(
            "<path class=\"line {tone}\" d=\"M{from} {down}L{to} {up}\"/>\n"
        ));
    }
    arrows(out, date.extent(), &tone, (from, to), middle);
    label(
        out,
        "words",
        &words,
        (from.min(start), to.max(start)),
        middle + 4,
    );
}

/// The days that it can have been on, where they are more than a column.
fn bar(out: &mut String, extent: &Extent, tone: &str, (from, to): (i32, i32), middle: i32) {
    let dashed = if extent.approximate || extent.uncertain {
        " dashed"
    } else {
        ""
    };
    if to - from > COLUMN || !dashed.is_empty() {
        out.push_str(&format!(
            "<rect class=\"bar{dashed} {tone}\" x=\"{from}\" y=\"{}\" width=\"{}\" height=\"6\" rx=\"3\"/>\n",
            middle - 3,
            to - from
        ));
    }
    arrows(out, extent, tone, (from, to), middle);
}

/// An arrow at each end that is open or unknown.
fn arrows(out: &mut String, extent: &Extent, tone: &str, (from, to): (i32, i32), middle: i32) {
    let (up, down) = (middle - 4, middle + 4);
    if extent.start != End::Day {
        let (back, tip) = (from - 8, from - 14);
        out.push_str(&format!(
            "<path class=\"line {tone}\" d=\"M{from} {middle}H{tip}M{back} {up}L{tip} {middle}L{back} {down}\"/>\n"
        ));
    }
    if extent.end != End::Day {
        let (back, tip) = (to + 8, to + 14);
        out.push_str(&format!(
            "<path class=\"line {tone}\" d=\"M{to} {middle}H{tip}M{back} {up}L{tip} {middle}L{back} {down}\"/>\n"
        ));
    }
}

/// Words at the right of a stretch, else at its left, else at the side with more room and cut short.
fn label(out: &mut String, class: &str, words: &str, (from, to): (i32, i32), base: i32) {
    // Room for the tip of an arrow.
    let (right, left) = (WIDTH - 8 - to - 18, from - 18 - LEFT);
    let wide = width(words);
    let at_right = wide <= right || (wide > left && right >= left);
    let room = usize::try_from(if at_right { right } else { left }.max(0) * 10 / LETTER);
    let words = escaped(&measure::cut(words, room.unwrap_or(0)));
    let (x, anchor) = if at_right {
        (to + 18, "start")
    } else {
        (from - 18, "end")
    };
    out.push_str(&format!(
        "<text class=\"{class}\" x=\"{x}\" y=\"{base}\" text-anchor=\"{anchor}\">{words}</text>\n"
    ));
}

/// The columns that a date takes, as places in the picture: one at least.
fn reach(view: &Viewport, date: &Date) -> (i32, i32) {
    let extent = date.extent();
    let (first, last) = if extent.is_bounded() {
        (extent.earliest, extent.latest)
    } else {
        (extent.first_day(), extent.first_day())
    };
    let cells = view.cells_of(first, last);
    let (from, to) = (left(cells.start), left(cells.end));
    (from, to.max(from + COLUMN))
}

fn left(cell: u16) -> i32 {
    LEFT + i32::from(cell) * COLUMN
}

fn width(words: &str) -> i32 {
    i32::try_from(measure::width(words)).unwrap_or(i32::MAX / LETTER) * LETTER / 10
}

/// The class of the colour of some parties.
fn tone(parties: &[PartyId]) -> String {
    match parties {
        [] => "none".to_owned(),
        [one] => tone_of(one.index()),
        _ => "joint".to_owned(),
    }
}

fn tone_of(place: usize) -> String {
    format!("p{}", place % TONES)
}

/// Text of several lines in one, escaped: there are no line breaks in a picture's words.
fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    escaped(&lines.join(" "))
}
