//! Where an event stands in a format that knows days and no doubt.

use crate::date::Date;
use crate::day::{Day, Shape};

/// How finely two days name what lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// A day.
    Day,
    /// Some time in a whole month.
    Month,
    /// Some time in a whole year.
    Year,
    /// Whatever lies between the two.
    Days,
}

/// The first and the last day of an event in such a format. Where one end is open or unknown, the other
/// one is both: "by 2030" stands on the last day of 2030, "from 2028" on the first of 2028.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub first: Day,
    pub last: Day,
    pub grain: Grain,
}

impl Placed {
    pub fn of(date: &Date) -> Self {
        let extent = date.extent();
        let first = extent.first_day();
        let last = if extent.is_bounded() {
            extent.latest
        } else {
            first
        };
        let within = extent.shape == Shape::Within;
        let (a, b) = (first.ymd(), last.ymd());
        let ends_month = last == Day::MAX || last.plus_days(1).day_of_month() == 1;
        let grain = if first == last {
            Grain::Day
        } else if within && (a.0, a.1, a.2) == (b.0, b.1, 1) && ends_month {
            Grain::Month
        } else if within && (a.0, a.1, a.2) == (b.0, 1, 1) && (b.1, b.2) == (12, 31) {
            Grain::Year
        } else {
            Grain::Days
        };
        Self { first, last, grain }
    }
}

/// Whether nobody can know from the date which days it was: a month and a year are such dates, a stretch from
/// one day to another is none.
pub(super) fn is_doubtful(date: &Date) -> bool {
    let extent = date.extent();
    is_qualified(date) || matches!(extent.shape, Shape::Within | Shape::OneOf)
}

/// Whether a date says more than from which day to which, so that words alone may leave something open.
pub(super) fn says_more(date: &Date) -> bool {
    let sets = matches!(date.extent().shape, Shape::OneOf | Shape::AllOf);
    is_qualified(date) || sets || date.second().is_some()
}

fn is_qualified(date: &Date) -> bool {
    let extent = date.extent();
    extent.approximate || extent.uncertain || !extent.is_bounded()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_dates_stand() {
        for (date, first, last, grain) in [
            ("2026-05-14", "2026-05-14", "2026-05-14", Grain::Day),
            ("2026-05~", "2026-05-01", "2026-05-31", Grain::Month),
            ("2024-02", "2024-02-01", "2024-02-29", Grain::Month),
            ("9999-12", "9999-12-01", "9999-12-31", Grain::Month),
            ("-0044?", "-0044-01-01", "-0044-12-31", Grain::Year),
            ("2026-01/2026-12", "2026-01-01", "2026-12-31", Grain::Days),
            ("2029-Q1", "2029-01-01", "2029-03-31", Grain::Days),
            ("[2027, 2028]", "2027-01-01", "2028-12-31", Grain::Days),
            ("../2029-03", "2029-03-31", "2029-03-31", Grain::Day),
            ("2028/..", "2028-01-01", "2028-01-01", Grain::Day),
            ("2028/", "2028-01-01", "2028-01-01", Grain::Day),
            (
                "2026-05-14T14:30:00Z",
                "2026-05-14",
                "2026-05-14",
                Grain::Day,
            ),
        ] {
            let placed = Placed::of(&Date::parse(date).unwrap());
            let days = (placed.first.to_string(), placed.last.to_string());
            assert_eq!(days, (first.to_owned(), last.to_owned()), "{date}");
            assert_eq!(placed.grain, grain, "{date}");
        }
    }
    #[test]
    fn what_a_date_leaves_open() {
        for (date, doubtful, more) in [
            ("2026-05-14", false, false),
            ("2026-05-12/2026-05-13", false, false),
            ("2026-05", true, false),
            ("2029-Q1", true, false),
            ("2026-05-14~", true, true),
            ("2026?", true, true),
            ("../2029-03", true, true),
            ("2028/", true, true),
            ("[2027, 2028]", true, true),
            ("{2027, 2028}", false, true),
            ("2026-05-14T14:30:00", false, true),
        ] {
            let date = Date::parse(date).unwrap();
            assert_eq!(
                (is_doubtful(&date), says_more(&date)),
                (doubtful, more),
                "{date}"
            );
        }
    }
}
