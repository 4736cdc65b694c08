//! The periods by which headings divide the feed.

use std::ops::Range;

use crate::date::{Date, humanize};
use crate::day::{Day, Shape};

/// A month, a year or ten years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A month.
    #[default]
    Month,
    /// A year.
    Year,
    /// Ten years.
    Decade,
}

impl Period {
    /// The finest period that a date names the beginning of: the month for "May 2026" and for what lasts
    /// from May on, the year for "2026", for a season and for a choice of months, the decade for "2020s".
    pub fn of(date: &Date) -> Self {
        let extent = date.extent();
        let (first, last) = extent.order();
        let one_month = Self::Month.start(first) == Self::Month.start(last);
        if one_month && extent.is_bounded() {
            return Self::Month;
        }
        let somewhere = matches!(extent.shape, Shape::Within | Shape::OneOf);
        if date.begins_with_a_year() {
            let years = extent.shape == Shape::Within && first.year() != last.year();
            return if years { Self::Decade } else { Self::Year };
        }
        if somewhere && !one_month {
            Self::Year
        } else {
            Self::Month
        }
    }

    /// The first day of the period that a day lies in.
    pub(super) fn start(self, day: Day) -> Day {
        let (year, month) = match self {
            Self::Month => (day.year(), day.month()),
            Self::Year => (day.year(), 1),
            Self::Decade => (day.year().div_euclid(10) * 10, 1),
        };
        Day::from_ymd(year, month, 1).unwrap_or(Day::MIN)
    }

    /// The last day of the period that begins on a day.
    pub(super) fn end(self, start: Day) -> Day {
        let months = match self {
            Self::Month => 1,
            Self::Year => 12,
            Self::Decade => 120,
        };
        start.plus_months(months).plus_days(-1)
    }

    /// The period in words: "May 2026", "2026", "2020s".
    pub(super) fn label(self, start: Day) -> String {
        match self {
            Self::Month => humanize::month_of(start),
            Self::Year => humanize::year_of(start),
            Self::Decade => format!("{}s", humanize::year_of(start)),
        }
    }

    /// A silence as long as this is told in a heading, in days.
    pub(super) const fn silence(self) -> i32 {
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
            Self::Year | Self::Decade => 9,
        }
    }
}

/// Neighbours in the order of events whose dates name the same year or decade and nothing finer: under
/// the heading of a month they would say more than is known.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    places: Range<usize>,
    period: Period,
    start: Day,
}

/// Which of a list of events have dates too coarse for the heading of a month, or of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coarse {
    /// Too coarse for a month; in order.
    beyond_month: Vec<Run>,
    /// Too coarse for a year; in order.
    beyond_year: Vec<Run>,
}

impl Coarse {
    /// Takes note of the next event, which stands at a place: of its date's period, and its first day.
    pub fn push(&mut self, place: usize, period: Period, first: Day) {
        if period > Period::Month {
            push(&mut self.beyond_month, place, period, first);
        }
        if period > Period::Year {
            push(&mut self.beyond_year, place, period, first);
        }
    }

    fn runs(&self, finest: Period) -> &[Run] {
        match finest {
            Period::Month => &self.beyond_month,
            Period::Year => &self.beyond_year,
            Period::Decade => &[],
        }
    }

    /// The period of the heading over a place, where headings are not finer than `finest`.
    pub fn period(&self, place: usize, finest: Period) -> Period {
        let runs = self.runs(finest);
        let run = runs.get(runs.partition_point(|run| run.places.end <= place));
        run.filter(|run| run.places.contains(&place))
            .map_or(finest, |run| run.period)
    }

    /// Of the places whose first day lies in the period around `place`, those under one heading with it.
    pub fn stretch(&self, place: usize, finest: Period, within: Range<usize>) -> Range<usize> {
        let runs = self.runs(finest);
        let next = runs.partition_point(|run| run.places.end <= place);
        let before = next.checked_sub(1).and_then(|at| runs.get(at));
        match runs.get(next) {
            Some(run) if run.places.contains(&place) => run.places.clone(),
            after => {
                let from = before.map_or(0, |run| run.places.end);
                let to = after.map_or(usize::MAX, |run| run.places.start);
                within.start.max(from)..within.end.min(to)
            }
        }
    }
}

fn push(runs: &mut Vec<Run>, place: usize, period: Period, first: Day) {
    let start = period.start(first);
    match runs.last_mut() {
        Some(run) if run.places.end == place && (run.period, run.start) == (period, start) => {
            run.places.end += 1;
        }
        _ => runs.push(Run {
            places: place..place + 1,
            period,
            start,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_stands_under_what_it_names() {
        use Period::{Decade, Month, Year};
        for (text, period) in [
            ("2026-05-11", Month),
            ("2026-05", Month),
            ("2026-05~", Month),
            ("2026-05-XX", Month),
            ("2026", Year),
            ("2026?", Year),
            ("2026-XX", Year),
            ("2026-XX-XX", Year),
            ("2026-21", Year),
            ("2026-Q1", Year),
            ("2026-41", Year),
            ("202X", Decade),
            ("19XX", Decade),
            ("2025/2028", Year),
            ("2025/2026-05", Year),
            ("2025-01/2026-05", Month),
            ("1995-01-01/1995-12-31", Month),
            ("2026-10-30/2026-11-02", Month),
            ("2025-11/2026-02", Month),
            ("2026/..", Year),
            ("2012-04-17/..", Month),
            ("../2030", Year),
            ("../2029-03", Month),
            ("{2025,2028}", Year),
            ("[2025,2027]", Year),
            ("[2026-05-12,2026-05-14]", Month),
            ("[2026-05-12,2026-07-14]", Year),
            ("{2026-05-12,2026-07-14}", Month),
            ("[..1984]", Year),
            ("156X-12-25", Year),
            ("-0043", Year),
            ("-0043-03", Month),
        ] {
            assert_eq!(Period::of(&Date::parse(text).unwrap()), period, "{text}");
        }
    }
}
