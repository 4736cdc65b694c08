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

mod period;
mod sight;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

pub use period::{Coarse, Period};
pub use sight::{Seen, Sight};

use super::reading::Reading;
use super::walk::Entry;
use crate::date::{Date, humanize};
use crate::day::{Day, Extent, Shape};
use crate::record::Status;
use crate::text::measure;

/// One row of the feed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// The period by which headings divide it.
    pub period: Period,
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
    /// So many columns more are behind it for a sign of quotes: headlines without one take them too.
    pub aside: usize,
    /// The number of rows.
    pub rows: usize,
    /// Whether dates are bare numbers: for the smallest screens.
    pub terse: bool,
    /// The width of the column that tells kinds in a word; 0 without one.
    pub kinds: usize,
    /// How many rows at the foot something else may stand over.
    pub covered: usize,
    /// Where the selection was seen; none where it is new.
    pub seen: Option<Seen>,
}

/// So many rows at most stay in sight above and below the selection.
const MARGIN: usize = 3;

/// The feed around the selected place: headings are the finest period that costs at most a third of
/// the rows. Where the reader has seen the selection, it stays there: the list moves only as far as it must.
/// A selection that is new stands a little above the middle.
pub fn feed(reading: &Reading, selected: usize, room: Room) -> Feed {
    let mut last = Feed::default();
    let finest = room.seen.map_or(Period::Month, |seen| seen.finest);
    let periods = [Period::Month, Period::Year, Period::Decade].into_iter();
    for period in periods.skip_while(|&period| period != finest) {
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
        .filter_map(place)
        .filter(|&at| matches!(reading.walk.get(at), Some(Entry::Event(_))))
        .collect();
    let day = |at: Option<&usize>| at.and_then(|&at| reading.walk.day(at));
    let days = day(seen.first()).zip(day(seen.last()));
    Feed {
        rows,
        date_columns: layout.date_columns(),
        kind_columns: room.kinds,
        days,
        period,
    }
}

/// The place of what a row shows.
const fn place(row: &Row) -> Option<usize> {
    match row {
        Row::Entry { at, .. } => Some(*at),
        _ => None,
    }
}

/// A headline with its date before it.
fn dated(date: &Date, near: Day, headline: &str) -> String {
    format!("{}: {headline}", humanize::alone(date, near, 8))
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

    /// The width of a headline beside the dates.
    fn text_columns(&self, at: usize) -> usize {
        let narrowest = if self.room.terse { 2 } else { 6 };
        let quoted = self
            .reading
            .event_at(at)
            .is_some_and(|event| !event.quotes.is_empty());
        let aside = if quoted { 0 } else { self.room.aside };
        (self.room.text + aside).saturating_sub(self.date_columns() - narrowest)
    }

    fn rows(&self) -> Vec<Row> {
        let height = self.room.rows;
        if height == 0 {
            return Vec::new();
        }
        let walk = &self.reading.walk;
        let mut rows: VecDeque<Row> = self.block(self.selected).into();
        // Where there is no room for what stands before it, the selection goes first, whole.
        let before = |row: &&Row| !matches!(row, Row::Entry { .. });
        let mut lead = rows.iter().take_while(before).count();
        if height.saturating_sub(self.room.covered) < rows.len() {
            rows.drain(..lead);
            lead = 0;
        }
        let own = rows.len();
        // Below first as much as there is, so that a selection near the end still fills the screen.
        let above_wanted = height * 9 / 20;
        let above_wanted = above_wanted.min(height.saturating_sub(own + self.room.covered));
        let mut next = self.selected + 1;
        while rows.len() < own + height && next < walk.len() {
            rows.extend(self.block(next));
            next += 1;
        }
        if next >= walk.len() && rows.len() < own + height && walk.past() == walk.len() {
            rows.extend(self.today());
        }
        let below = rows.len() - own;
        // Near the end the rest is shown whole, as long as something is left above.
        let above_wanted = if let Some(seen) = self.room.seen {
            let margin = if seen.still {
                0
            } else {
                MARGIN.min(height / 5)
            };
            let lowest = height.saturating_sub(own + margin.max(self.room.covered));
            seen.row.max(margin).min(lowest)
        } else if next >= walk.len() {
            above_wanted.min(height.saturating_sub(own + below).max(height / 4))
        } else {
            above_wanted
        };
        // No row stays empty at the foot.
        let above = above_wanted
            .saturating_sub(lead)
            .max(height.saturating_sub(own + below));
        let mut added = 0;
        let mut previous = self.selected;
        // A row more than needed, for a foot that moves up.
        while added <= above && previous > 0 {
            previous -= 1;
            let block = self.block(previous);
            added += block.len();
            for row in block.into_iter().rev() {
                rows.push_front(row);
            }
        }
        let skip = added.saturating_sub(above);
        // A heading at the foot would stand over nothing: a row more is shown above.
        let foot = rows.get((skip + height).saturating_sub(1));
        let skip = if matches!(foot, Some(Row::Heading { .. })) {
            skip.saturating_sub(1)
        } else {
            skip
        };
        let mut rows: Vec<Row> = rows.into_iter().skip(skip).take(height).collect();
        if matches!(rows.last(), Some(Row::Heading { .. })) {
            rows.pop();
        }
        self.stick(&mut rows, height);
        rows
    }

    /// The heading of the topmost event stays in sight. Where that would be all that is left of its period,
    /// the event stays and its date says the period.
    fn stick(&self, rows: &mut [Row], height: usize) {
        let Some(Row::Entry { at, .. }) = rows.first() else {
            return;
        };
        let at = *at;
        if at == self.selected || at >= self.reading.walk.past() {
            return;
        }
        let under = match rows.get(1) {
            Some(Row::Entry { at: next, .. }) => self.stretch(at).contains(next),
            _ => false,
        };
        if height < 5 || !under {
            let near = match rows.get(1..).and_then(|rows| rows.iter().find_map(place)) {
                Some(next) if next < self.reading.walk.past() => self.reading.walk.day(next),
                _ => None,
            };
            if let Some(first) = rows.first_mut() {
                *first = self.by_itself(at, near.unwrap_or(self.reading.today()));
            }
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
        if at >= walk.len() {
            return Vec::new();
        }
        let mut rows = Vec::new();
        let mut fresh = true;
        if at < walk.past() {
            if self.stretch(at).start == at {
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
            // No more lines than there are rows.
            let columns = self.text_columns(at);
            let lines = measure::wrap(&text, columns);
            let lines = measure::first_lines(lines, self.room.rows, columns);
            for (line, text) in lines.into_iter().enumerate() {
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
            let text = measure::cut(&text, self.text_columns(at));
            rows.push(Row::Entry {
                at,
                line: 0,
                when: shown,
                text,
            });
        }
        rows
    }

    /// The period of the heading over an event.
    fn period_of(&self, at: usize) -> Period {
        self.reading.walk.coarse().period(at, self.period)
    }

    /// The places under the same heading.
    fn stretch(&self, at: usize) -> Range<usize> {
        let walk = &self.reading.walk;
        let start = self.period.start(walk.day(at).unwrap_or(Day::MIN));
        let within = walk.within(start, self.period.end(start));
        walk.coarse().stretch(at, self.period, within)
    }

    fn heading(&self, at: usize) -> Row {
        let walk = &self.reading.walk;
        let period = self.period_of(at);
        let stretch = self.stretch(at);
        // Of a whole year nobody knows how long it was quiet before.
        let silence = self
            .reading
            .event_at(stretch.start)
            .filter(|event| Period::of(&event.date) == Period::Month)
            .and_then(|_| self.quiet_from(stretch.start.checked_sub(1)?))
            .and_then(|quiet| Some(quiet.days_until(walk.day(stretch.start)?)))
            .filter(|&days| days >= self.period.silence());
        Row::Heading {
            label: period.label(period.start(walk.day(at).unwrap_or(Day::MIN))),
            after: silence.map(|days| format!("after {}", humanize::stretch(days))),
            count: stretch.len(),
        }
    }

    /// The day from which it was quiet after an event: its first day, or its last where its date is but a
    /// year.
    fn quiet_from(&self, at: usize) -> Option<Day> {
        let date = &self.reading.event_at(at)?.date;
        Some(match Period::of(date) {
            Period::Month => date.extent().first_day(),
            Period::Year | Period::Decade => date.extent().last_day(),
        })
    }

    fn today(&self) -> Vec<Row> {
        let today = self.reading.today();
        let walk = &self.reading.walk;
        let mut rows = Vec::new();
        let quiet = walk
            .past()
            .checked_sub(1)
            .and_then(|at| self.quiet_from(at))
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
            // Two columns hold no month: the headline tells it.
            return if self.room.terse {
                String::new()
            } else {
                humanize::alone(date, self.reading.today(), self.date_columns())
            };
        }
        if self.date_columns() < 6 {
            // Two columns hold the number of a day: what is no single day the headline tells.
            return match date.extent() {
                Extent {
                    shape: Shape::Day,
                    earliest,
                    approximate: false,
                    uncertain: false,
                    ..
                } => format!("{:>2}", earliest.day_of_month()),
                _ => String::new(),
            };
        }
        self.under_heading(at, date)
    }

    /// A date under the heading of its event.
    fn under_heading(&self, at: usize, date: &Date) -> String {
        match self.period_of(at) {
            Period::Month => humanize::in_month(date),
            Period::Decade if self.period == Period::Decade => humanize::in_decade(date),
            Period::Year | Period::Decade => humanize::in_year(date),
        }
    }

    /// The row of an event that has no heading in sight: its date says the year too, where that is not the
    /// one of the day `near`.
    fn by_itself(&self, at: usize, near: Day) -> Row {
        let (mut when, mut text) = (self.when(at), self.headline(at));
        if let Some(event) = self.reading.event_at(at) {
            if self.room.terse {
                when.clear();
                let title = self.title(at).unwrap_or_default();
                text = dated(&event.date, near, &title).into();
            } else {
                when = humanize::alone(&event.date, near, self.date_columns());
            }
        }
        Row::Entry {
            at,
            line: 0,
            when,
            text: measure::cut(&text, self.text_columns(at)),
        }
    }

    /// What stands behind the date column: the title, and before it the date where that column holds no date of
    /// this length.
    fn headline(&self, at: usize) -> Cow<'_, str> {
        let (Some(event), Some(title)) = (self.reading.event_at(at), self.title(at)) else {
            let wording = self.reading.wording_at(at);
            return wording.map_or_else(Cow::default, |proposal| proposal.line.as_str().into());
        };
        if self.room.terse && at >= self.reading.walk.past() {
            return dated(&event.date, self.reading.today(), &title).into();
        }
        if self.date_columns() >= 6 || !self.when(at).is_empty() {
            return title;
        }
        let when = self.under_heading(at, &event.date);
        let period = self.period_of(at);
        if when == period.label(period.start(event.date.extent().first_day())) {
            return title;
        }
        format!("{when}: {title}").into()
    }

    /// The title of an event.
    fn title(&self, at: usize) -> Option<Cow<'_, str>> {
        let event = self.reading.event_at(at)?;
        Some(match event.status {
            Status::Cancelled => format!("cancelled: {}", event.title).into(),
            _ => event.title.shown().into(),
        })
    }
}
