//! The one time coordinate of the program: a civil day.
//!
//! A [`Day`] is a day of the proleptic Gregorian calendar, counted as a whole number, so that all
//! arithmetic on time is arithmetic on integers. What "today" is gets passed in; nothing here reads a
//! clock.

use std::fmt;

use chrono::{Datelike, NaiveDate};

pub use chrono::Weekday;

pub mod extent;

pub use extent::{End, Extent, Shape};

/// A civil day from -9999-01-01 to 9999-12-31, astronomical year numbering (year 0 exists).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The earliest day that can be drawn: -9999-01-01.
    pub const MIN: Self = Self(-3_652_424);
    /// The latest day that can be drawn: 9999-12-31.
    pub const MAX: Self = Self(3_652_059);

    /// The day with this year, month (1 to 12) and day of the month, if there is one.
    ///
    /// ```
    /// # use opcon_tui::day::Day;
    /// assert!(Day::from_ymd(2026, 2, 30).is_none());
    /// assert_eq!(Day::from_ymd(2026, 5, 14).unwrap().to_string(), "2026-05-14");
    /// ```
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Self::from_date)
    }

    /// The day as written in the form `YYYY-MM-DD` (`-YYYY-MM-DD` before year 0).
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, rest) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let mut parts = rest.split('-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return None;
        }
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !(digits(y) && digits(m) && digits(d)) {
            return None;
        }
        Self::from_ymd(
            sign * y.parse::<i32>().ok()?,
            m.parse().ok()?,
            d.parse().ok()?,
        )
    }

    /// The day of a chrono date, if it lies between [`Day::MIN`] and [`Day::MAX`].
    pub fn from_date(date: NaiveDate) -> Option<Self> {
        let day = Self(date.num_days_from_ce());
        (Self::MIN..=Self::MAX).contains(&day).then_some(day)
    }

    /// The day as a number: 1 is 0001-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day with this number, or the nearest one that can be drawn.
    pub fn from_number(number: i32) -> Self {
        Self(number).clamp(Self::MIN, Self::MAX)
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or_default()
    }

    /// The year, the month and the day of the month, found at once.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The year, astronomical numbering.
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.date().month()
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.date().day()
    }

    /// The day of the week, counted on into all times.
    pub fn weekday(self) -> Weekday {
        self.date().weekday()
    }

    /// The day of the week that it was to those who lived then; none before this calendar began, on 15 October
    /// 1582: days of the years before are mostly told by the calendar of that time.
    pub fn weekday_then(self) -> Option<Weekday> {
        (self.ymd() >= (1582, 10, 15)).then(|| self.weekday())
    }

    /// The day `days` later (earlier where negative), at most [`Day::MAX`], at least [`Day::MIN`].
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_number(self.0.saturating_add(days))
    }

    /// The same day of the month `months` later (earlier where negative), clamped to the month's last
    /// day: 31 January plus one month is 28 or 29 February.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.ymd();
        let total = year * 12 + month.cast_signed() - 1;
        let total = total.saturating_add(months);
        let (year, month) = (
            total.div_euclid(12),
            total.rem_euclid(12).cast_unsigned() + 1,
        );
        let day = day.min(days_in_month(year, month));
        Self::from_ymd(year, month, day).unwrap_or(if months < 0 { Self::MIN } else { Self::MAX })
    }

    /// The number of days from this day to `other`, negative where `other` is earlier.
    pub const fn days_until(self, other: Self) -> i32 {
        other.0 - self.0
    }

    /// The largest `n` with `self + n months` (clamped to the month's last day) not after `other`;
    /// where `other` is earlier, the same exchanged and negated.
    ///
    /// ```
    /// # use opcon_tui::day::Day;
    /// let day = |s| Day::parse(s).unwrap();
    /// assert_eq!(day("2012-04-17").months_until(day("2015-12-01")), 43);
    /// assert_eq!(day("2015-12-01").months_until(day("2012-04-17")), -43);
    /// ```
    pub fn months_until(self, other: Self) -> i32 {
        if other < self {
            return -other.months_until(self);
        }
        let months = |(year, month, _): (i32, u32, u32)| year * 12 + month.cast_signed();
        let months = months(other.ymd()) - months(self.ymd());
        if self.plus_months(months) > other {
            months - 1
        } else {
            months
        }
    }
}

/// The number of days in a month (1 to 12) of a year.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.rem_euclid(4) == 0
            && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) =>
        {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// `YYYY-MM-DD`, with a leading `-` before year 0.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{}-{month:02}-{day:02}", Year(year))
    }
}

/// A year as EDTF writes it: four digits at least, astronomical numbering.
///
/// ```
/// # use opcon_tui::day::Year;
/// assert_eq!([Year(2026), Year(44), Year(-43)].map(|year| year.to_string()), ["2026", "0044", "-0043"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year(pub i32);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.0.abs())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_what_they_say() {
        assert_eq!(Day::from_ymd(-9999, 1, 1), Some(Day::MIN));
        assert_eq!(Day::from_ymd(9999, 12, 31), Some(Day::MAX));
        assert_eq!(Day::from_ymd(10_000, 1, 1), None);
        assert_eq!(Day::MIN.to_string(), "-9999-01-01");
    }

    #[test]
    fn months_clamp_at_the_end_of_a_month() {
        let day = |s| Day::parse(s).unwrap();
        assert_eq!(day("2024-01-31").plus_months(1), day("2024-02-29"));
        assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
        assert_eq!(day("2026-01-31").months_until(day("2026-02-28")), 1);
        assert_eq!(day("2026-01-31").months_until(day("2026-02-27")), 0);
        assert_eq!(day("2026-05-14").months_until(day("2026-05-14")), 0);
        assert_eq!(day("2026-02-28").months_until(day("2026-01-31")), -1);
    }

    #[test]
    fn only_whole_dates_parse() {
        for text in [
            "2026-5-1",
            "2026-02-30",
            "2026",
            "26-05-01",
            "2026-05-01x",
            "+026-05-01",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(Day::parse("-0044-03-15").unwrap().year(), -44);
    }
}
