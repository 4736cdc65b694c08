//! The words: every event in order, one line each, and under today what is ahead.
//!
//! ```text
//!  May 2026 ───────────────────────────── 18   heading: period, silence before it, count
//!  Wed 20 ✚N  The second pier to be complete   entry: date, mark, letters, headline
//! ▌Wed 20 ▫N  Council clerk says that the   ”4 the selection: whole, wrapped
//! ▌           road deck will be done
//!             ┄┄ 6 months without an event ┄┄  silence
//!   today ╎   Mon 23 Nov 2026                  today, and what is ahead below it
//! ```

use std::collections::VecDeque;

use super::reading::Reading;
use super::walk::Entry;
use crate::date::humanize;
use crate::day::{Day, Shape};
use crate::text::measure;

/// The period by which headings divide the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years.
    Decade,
}

impl Period {
    /// The first day of the period that a day lies in.
    fn start(self, day: Day) -> Day {
        let (year, month) = match self {
            Self::Month => (day.year(), day.month()),
            Self::Year => (day.year(), 1),
            Self::Decade => (day.year().div_euclid(10) * 10, 1),
        };
        Day::from_ymd(year, month, 1).unwrap_or(Day::MIN)
    }

    /// The last day of the period that begins on a day.
    fn end(self, start: Day) -> Day {
        let months = match self {
            Self::Month => 1,
            Self::Year => 12,
            Self::Decade => 120,
        };
        start.plus_months(months).plus_days(-1)
    }

    /// The period in words: "May 2026", "2026", "2020s".
    fn label(self, start: Day) -> String {
        match self {
            Self::Month => humanize::month_of(start),
            Self::Year => start.year().to_string(),
            Self::Decade => format!("{}s", start.year()),
        }
    }

    /// A silence as long as this is told in a heading, in days.
    const fn silence(self) -> i32 {
        match self {
            Self::Month => 60,
            Self::Year => 366,
            Self::Decade => 5 * 366,
        }
    }

    /// The width of the date column under such headings.
    pub const fn date_columns(self) -> usize {
        match self {
            Self::Month => 6,
            Self::Year | Self::Decade => 8,
        }
    }
}

/// One row of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A period begins.
    Heading {
        /// The period in words.
        label: String,
        /// The silence before it in words, where it was long.
        after: Option<String>,
        /// How many events it has.
        count: usize,
    },
    /// A line of something that can be selected.
    Entry {
        /// Its place in the walk.
        at: usize,
        /// Which of its lines, from 0.
        line: usize,
        /// The date column; empty where it is the same as above.
        when: String,
        /// The headline, or this line of it.
        text: String,
    },
    /// A long time without an event.
    Silence(String),
    /// Today: what follows is ahead.
    Today(String),
}

/// The rows that are in sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// The width of the date column.
    pub date_columns: usize,
    /// The width of the column that tells kinds in a word, with the blank after it; 0 without one.
    pub kind_columns: usize,
    /// The first and the last day of the events in sight.
    pub days: Option<(Day, Day)>,
}

/// From so many columns of the screen on, the kind of an event is told in a word.
pub const WORDED: u16 = 140;

/// The width of the column of kinds: the longest word, and a blank.
pub const KIND: usize = 10;

/// How much room a feed has, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// The width of the headlines under headings of months; wider dates take of it.
    pub text: usize,
    /// The number of rows.
    pub rows: usize,
    /// Whether dates are bare numbers: for the smallest screens.
    pub terse: bool,
    /// The width of the column that tells kinds in a word; 0 without one.
    pub kinds: usize,
}

/// The feed around the selected place: headings are the finest period that costs at most a third of
/// the rows, and the selection stands a little above the middle.
pub fn feed(reading: &Reading, selected: usize, room: Room) -> Feed {
    let mut last = Feed::default();
    for period in [Period::Month, Period::Year, Period::Decade] {
        last = with_period(reading, selected, room, period);
        let headings = last
            .rows
            .iter()
            .filter(|r| matches!(r, Row::Heading { .. }))
            .count();
        if headings * 3 <= room.rows.max(3) {
            break;
        }
    }
    last
}

fn with_period(reading: &Reading, selected: usize, room: Room, period: Period) -> Feed {
    let layout = Layout {
        reading,
        selected,
        room,
        period,
    };
    let rows = layout.rows();
    let seen: Vec<usize> = rows
        .iter()
        .filter_map(|r| match r {
            Row::Entry { at, .. } => Some(*at),
            _ => None,
        })
        .filter(|&at| matches!(reading.walk.get(at), Some(Entry::Event(_))))
        .collect();
    let day = |at: Option<&usize>| at.and_then(|&at| reading.walk.day(at));
    let days = day(seen.first()).zip(day(seen.last()));
    Feed {
        rows,
        date_columns: layout.date_columns(),
        kind_columns: room.kinds,
        days,
    }
}

struct Layout<'a> {
    reading: &'a Reading,
    selected: usize,
    room: Room,
    period: Period,
}

impl Layout<'_> {
    fn date_columns(&self) -> usize {
        match (self.room.terse, self.period) {
            (true, Period::Month) => 2,
            (_, period) => period.date_columns(),
        }
    }

    /// The width of the headlines beside the dates.
    fn text_columns(&self) -> usize {
        let narrowest = if self.room.terse { 2 } else { 6 };
        self.room
            .text
            .saturating_sub(self.date_columns() - narrowest)
    }

    fn rows(&self) -> Vec<Row> {
        let height = self.room.rows;
        if height == 0 {
            return Vec::new();
        }
        let walk = &self.reading.walk;
        let mut rows: VecDeque<Row> = self.block(self.selected).into();
        let own = rows.len();
        // Below first as much as there is, so that a selection near the end still fills the screen.
        let above_wanted = (height * 9 / 20).min(height.saturating_sub(own));
        let mut next = self.selected + 1;
        while rows.len() < own + height && next < walk.len() {
            rows.extend(self.block(next));
            next += 1;
        }
        if next >= walk.len() && rows.len() < own + height && walk.past() == walk.len() {
            rows.extend(self.today());
        }
        let below = rows.len() - own;
        let lead = self.lead(self.selected);
        // Near the end the rest is shown whole, as long as something is left above.
        let above_wanted = if next >= walk.len() {
            above_wanted.min(height.saturating_sub(own + below).max(height / 4))
        } else {
            above_wanted
        };
        let above = above_wanted
            .max(height.saturating_sub(own + below))
            .saturating_sub(lead);
        let mut added = 0;
        let mut previous = self.selected;
        while added < above && previous > 0 {
            previous -= 1;
            let block = self.block(previous);
            added += block.len();
            for row in block.into_iter().rev() {
                rows.push_front(row);
            }
        }
        let skip = added.saturating_sub(above);
        let mut rows: Vec<Row> = rows.into_iter().skip(skip).take(height).collect();
        self.stick(&mut rows, height);
        rows
    }

    /// How many of a block's rows stand before the entry's own first line.
    fn lead(&self, at: usize) -> usize {
        self.block(at)
            .iter()
            .take_while(|r| !matches!(r, Row::Entry { .. }))
            .count()
    }

    /// The heading of the topmost event stays in sight.
    fn stick(&self, rows: &mut [Row], height: usize) {
        if height < 5 {
            return;
        }
        let Some(Row::Entry { at, .. }) = rows.first() else {
            return;
        };
        let at = *at;
        if at == self.selected || at >= self.reading.walk.past() {
            return;
        }
        // The row that the heading takes is the first of its entry: the next one of the same day
        // must show the date then.
        let heading = self.heading(at);
        if let Some(first) = rows.first_mut() {
            *first = heading;
        }
        if let Some(Row::Entry {
            at, line: 0, when, ..
        }) = rows.get_mut(1)
            && when.is_empty()
        {
            *when = self.when(*at);
        }
    }

    /// The rows of one entry, with the heading, silence or today line before it.
    fn block(&self, at: usize) -> Vec<Row> {
        let walk = &self.reading.walk;
        let Some(day) = walk.day(at) else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        let mut fresh = true;
        if at < walk.past() {
            let before = at.checked_sub(1).and_then(|b| walk.day(b));
            if before.is_none_or(|b| self.period.start(b) != self.period.start(day)) {
                rows.push(self.heading(at));
            } else {
                fresh = false;
            }
        } else if at == walk.past() {
            rows.extend(self.today());
        }
        let when = self.when(at);
        let shown = if !fresh && at != self.selected && at > 0 && self.when(at - 1) == when {
            String::new()
        } else {
            when
        };
        let text = self.headline(at);
        if at == self.selected {
            for (line, text) in measure::wrap(&text, self.text_columns())
                .into_iter()
                .enumerate()
            {
                let when = if line == 0 {
                    shown.clone()
                } else {
                    String::new()
                };
                rows.push(Row::Entry {
                    at,
                    line,
                    when,
                    text,
                });
            }
        } else {
            let text = measure::cut(&text, self.text_columns());
            rows.push(Row::Entry {
                at,
                line: 0,
                when: shown,
                text,
            });
        }
        rows
    }

    fn heading(&self, at: usize) -> Row {
        let walk = &self.reading.walk;
        let start = self.period.start(walk.day(at).unwrap_or(Day::MIN));
        let within = walk.within(start, self.period.end(start));
        let silence = within
            .start
            .checked_sub(1)
            .and_then(|before| Some(walk.day(before)?.days_until(walk.day(within.start)?)))
            .filter(|&days| days >= self.period.silence());
        Row::Heading {
            label: self.period.label(start),
            after: silence.map(|days| format!("after {}", humanize::stretch(days))),
            count: within.len(),
        }
    }

    fn today(&self) -> Vec<Row> {
        let today = self.reading.today();
        let walk = &self.reading.walk;
        let mut rows = Vec::new();
        let quiet = walk
            .past()
            .checked_sub(1)
            .and_then(|at| walk.day(at))
            .map(|day| day.days_until(today))
            .filter(|&days| days > 30);
        if let Some(days) = quiet {
            let what = if self.reading.is_filtered() {
                "a match"
            } else {
                "an event"
            };
            rows.push(Row::Silence(format!(
                "{} without {what}",
                humanize::stretch(days)
            )));
        }
        let events = (walk.past()..walk.len()).any(|at| self.reading.event_at(at).is_some());
        let ahead = match (walk.len() > walk.past(), events) {
            (false, _) => "",
            (true, false) => " · ahead: what was proposed",
            (true, true) => " · ahead: what is to come",
        };
        rows.push(Row::Today(format!(
            "{}{ahead}",
            humanize::weekday_day(today)
        )));
        rows
    }

    fn when(&self, at: usize) -> String {
        if let Some(window) = self.reading.proposal_at(at) {
            let when = super::words::proposal_when(&window.date);
            // Two columns hold no year.
            let room = self.date_columns();
            return if measure::width(&when) <= room {
                when
            } else {
                String::new()
            };
        }
        let Some(event) = self.reading.event_at(at) else {
            return String::new();
        };
        let date = &event.date;
        if at >= self.reading.walk.past() {
            let when = humanize::in_decade(date);
            return if measure::width(&when) <= self.date_columns() {
                when
            } else {
                measure::cut(&super::words::proposal_when(date), self.date_columns())
            };
        }
        match self.period {
            Period::Month if self.room.terse => match date.extent().shape {
                Shape::Day | Shape::Lasting if date.extent().is_bounded() => {
                    format!("{:>2}", date.extent().earliest.day_of_month())
                }
                _ => " ~".to_owned(),
            },
            Period::Month => humanize::in_month(date),
            Period::Year => humanize::in_year(date),
            Period::Decade => humanize::in_decade(date),
        }
    }

    fn headline(&self, at: usize) -> String {
        let record = &self.reading.record;
        match (self.reading.event_at(at), self.reading.proposal_at(at)) {
            (Some(event), _) => event.title.shown().to_owned(),
            (_, Some(window)) => super::words::proposal(record, window),
            _ => String::new(),
        }
    }
}
