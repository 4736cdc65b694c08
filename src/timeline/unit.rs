//! Calendar units, and the periods by which a calendar repeats.

use crate::day::Day;

/// A calendar unit, of which a [`Step`](super::Step) shows one in a whole number of columns.
///
/// Decades, centuries and millennia are counted from year 0: the decade of 2026 is 2020 to 2029.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// One day.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// Ten years, from a year divisible by 10.
    Decade,
    /// A hundred years, from a year divisible by 100.
    Century,
    /// A thousand years, from a year divisible by 1000.
    Millennium,
}

impl Unit {
    /// The unit as a period.
    pub const fn period(self) -> Period {
        match self {
            Self::Day => Period::Day,
            Self::Month => Period::Months(1),
            Self::Year => Period::Months(12),
            Self::Decade => Period::Months(120),
            Self::Century => Period::Months(1_200),
            Self::Millennium => Period::Months(12_000),
        }
    }

    /// The first day of the unit that holds `day`, at least [`Day::MIN`].
    pub fn start_of(self, day: Day) -> Day {
        self.period().start_of(day)
    }

    /// The last day of the unit that holds `day`, at most [`Day::MAX`].
    pub fn end_of(self, day: Day) -> Day {
        self.period().end_of(day)
    }

    /// The first day of the unit after the one that holds `day`; none after [`Day::MAX`].
    pub fn next(self, day: Day) -> Option<Day> {
        self.period().next(day)
    }

    /// The first day of the unit before the one that holds `day`; none before [`Day::MIN`].
    pub fn previous(self, day: Day) -> Option<Day> {
        self.period().previous(day)
    }

    /// The unit's English name: `"month"`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Millennium => "millennium",
        }
    }

    /// The plural of [`Unit::name`]: `"months"`.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Day => "days",
            Self::Month => "months",
            Self::Year => "years",
            Self::Decade => "decades",
            Self::Century => "centuries",
            Self::Millennium => "millennia",
        }
    }
}

/// A stretch by which the calendar repeats: what ticks and columns hang on, whatever is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// One day.
    Day,
    /// Seven days from a Monday.
    Week,
    /// So many months (at least 1), counted from January of year 0: 3 are quarters, 60 five years
    /// from a year divisible by 5.
    Months(u32),
}

impl Period {
    /// The first day of the period that holds `day`, at least [`Day::MIN`].
    pub fn start_of(self, day: Day) -> Day {
        match self {
            Self::Day => day,
            Self::Week => day.plus_days(-days_since_monday(day)),
            Self::Months(_) => month_start(self.first_month(day)).unwrap_or(Day::MIN),
        }
    }

    /// The last day of the period that holds `day`, at most [`Day::MAX`].
    pub fn end_of(self, day: Day) -> Day {
        match self {
            Self::Day => day,
            Self::Week => day.plus_days(6 - days_since_monday(day)),
            Self::Months(count) => month_start(self.first_month(day) + months(count))
                .map_or(Day::MAX, |next| next.plus_days(-1)),
        }
    }

    /// The first day of the period after the one that holds `day`; none after [`Day::MAX`].
    pub fn next(self, day: Day) -> Option<Day> {
        let end = self.end_of(day);
        (end < Day::MAX).then(|| end.plus_days(1))
    }

    /// The first day of the period before the one that holds `day`; none before [`Day::MIN`].
    pub fn previous(self, day: Day) -> Option<Day> {
        let start = self.start_of(day);
        (start > Day::MIN).then(|| self.start_of(start.plus_days(-1)))
    }

    /// The number of the first month of the period that holds `day`; the day's own for periods
    /// shorter than a month.
    fn first_month(self, day: Day) -> i32 {
        let month = month_number(day);
        match self {
            Self::Day | Self::Week => month,
            Self::Months(count) => month - month.rem_euclid(months(count)),
        }
    }
}

/// Months as a number to reckon with; no period is shorter than one.
fn months(count: u32) -> i32 {
    count.clamp(1, 1 << 20).cast_signed()
}

fn days_since_monday(day: Day) -> i32 {
    // Day 1, 0001-01-01, is a Monday.
    (day.number() - 1).rem_euclid(7)
}

/// The month of `day`, counted from January of year 0.
pub(super) fn month_number(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + month.cast_signed() - 1
}

/// The first day of the month with this number; none beyond the days that can be drawn.
pub(super) fn month_start(number: i32) -> Option<Day> {
    let month = number.rem_euclid(12).cast_unsigned() + 1;
    Day::from_ymd(number.div_euclid(12), month, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_unit_holds_its_days() {
        let d = day("2026-05-20");
        let bounds = |unit: Unit| (unit.start_of(d).to_string(), unit.end_of(d).to_string());
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(bounds(Unit::Day), pair("2026-05-20", "2026-05-20"));
        assert_eq!(bounds(Unit::Month), pair("2026-05-01", "2026-05-31"));
        assert_eq!(bounds(Unit::Year), pair("2026-01-01", "2026-12-31"));
        assert_eq!(bounds(Unit::Decade), pair("2020-01-01", "2029-12-31"));
        assert_eq!(bounds(Unit::Century), pair("2000-01-01", "2099-12-31"));
        assert_eq!(bounds(Unit::Millennium), pair("2000-01-01", "2999-12-31"));
    }

    #[test]
    fn a_week_begins_on_monday() {
        assert_eq!(Period::Week.start_of(day("2026-05-20")), day("2026-05-18"));
        assert_eq!(Period::Week.end_of(day("2026-05-18")), day("2026-05-24"));
        assert_eq!(
            Period::Week.next(day("2026-05-24")),
            Some(day("2026-05-25"))
        );
        assert_eq!(
            Period::Week.previous(day("2026-05-18")),
            Some(day("2026-05-11"))
        );
    }

    #[test]
    fn units_end_with_the_time_line() {
        assert_eq!(Unit::Millennium.start_of(Day::MIN), Day::MIN);
        assert_eq!(Unit::Millennium.end_of(Day::MIN), day("-9001-12-31"));
        assert_eq!(Unit::Millennium.previous(Day::MIN), None);
        assert_eq!(Unit::Day.next(Day::MAX), None);
        assert_eq!(Unit::Year.end_of(Day::MAX), Day::MAX);
        assert_eq!(
            Unit::Decade.start_of(day("-0001-06-01")),
            day("-0010-01-01")
        );
    }

    proptest! {
        #[test]
        fn periods_follow_one_another(
            n in Day::MIN.number()..=Day::MAX.number(),
            period in prop_oneof![
                Just(Period::Day),
                Just(Period::Week),
                (1_u32..130_000).prop_map(Period::Months),
            ],
        ) {
            let d = Day::from_number(n);
            let (start, end) = (period.start_of(d), period.end_of(d));
            prop_assert!(start <= d && d <= end);
            prop_assert_eq!(period.start_of(start), start);
            prop_assert_eq!(period.end_of(start), end);
            if let Some(next) = period.next(d) {
                prop_assert_eq!(end.days_until(next), 1);
                prop_assert_eq!(period.start_of(next), next);
                prop_assert_eq!(period.previous(next), Some(start));
            }
        }
    }
}
