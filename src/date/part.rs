//! What a single date of an expression names.

use edtf_core::{Date, DateField, YearKind};

use crate::day::Day;

/// What a single date names, apart from its doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A day.
    Day(Day),
    /// A month of a year.
    Month(i32, u32),
    /// A part of a year, by its number from 21 to 41.
    Season(i32, u8),
    /// A year.
    Year(i32),
    /// The ten years from this one on: `199X`.
    Decade(i32),
    /// A year from the one to the other: `19XX`, and the significant digits of `1950S2`.
    Years(i32, i32),
    /// A day of a month, nobody knows which: `2026-05-XX`.
    DayOfMonth(i32, u32),
    /// A day of a year, nobody knows which: `2026-XX-XX`.
    DayOfYear(i32),
    /// A month of a year, nobody knows which: `2026-XX`.
    MonthOfYear(i32),
    /// Whatever has no words of its own, in EDTF's spelling: `156X-12-25`. With its year in the same.
    Spelled(String, String),
}

/// A single date: what it names, and whether that is certain and exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Single {
    /// What it names.
    pub part: Part,
    /// Marked `~` in any component.
    pub approximate: bool,
    /// Marked `?` in any component.
    pub uncertain: bool,
}

impl Single {
    /// Reads a date of edtf-core's.
    pub(super) fn of(date: &Date) -> Self {
        Self {
            part: part(date).unwrap_or_else(|| spelled(date)),
            approximate: date.is_approximate(),
            uncertain: date.is_uncertain(),
        }
    }

    /// Whether it is marked at all.
    pub(super) const fn is_doubtful(&self) -> bool {
        self.approximate || self.uncertain
    }
}

fn part(date: &Date) -> Option<Part> {
    let Some(year) = date.year.value() else {
        return years(date);
    };
    let year = i32::try_from(year).ok()?;
    let number = |field: DateField| field.value().map(u32::from);
    let unknown = |field: DateField| field.digits == [None, None];
    Some(match (date.month, date.day) {
        (None, _) => significant(year, date.year.significant_digits),
        (Some(month), None) => match month.value() {
            Some(code @ 21..) => Part::Season(year, code),
            Some(month) => Part::Month(year, month.into()),
            None if unknown(month) => Part::MonthOfYear(year),
            None => return None,
        },
        (Some(month), Some(day)) => match (number(month), number(day)) {
            (Some(month), Some(day)) => Part::Day(Day::from_ymd(year, month, day)?),
            (Some(month), None) if unknown(day) => Part::DayOfMonth(year, month),
            (None, None) if unknown(month) && unknown(day) => Part::DayOfYear(year),
            _ => return None,
        },
    })
}

/// A year with unspecified digits at its end, and nothing after it.
fn years(date: &Date) -> Option<Part> {
    let YearKind::Standard { digits, .. } = date.year.kind else {
        return None;
    };
    let known = digits.iter().take_while(|d| d.is_some()).count();
    let rest_unknown = digits.iter().skip(known).all(Option::is_none);
    if date.month.is_some() || !rest_unknown {
        return None;
    }
    let filled = |with| {
        digits.iter().fold(0, |year, digit| {
            year * 10 + i32::from(digit.unwrap_or(with))
        })
    };
    let (first, last) = (filled(0), filled(9));
    // "1900s" might be taken for the century.
    Some(if known == 3 && first % 100 != 0 {
        Part::Decade(first)
    } else {
        Part::Years(first, last)
    })
}

/// A year of which only the first digits are significant.
fn significant(year: i32, digits: Option<u32>) -> Part {
    let Some(digits @ ..4) = digits else {
        return Part::Year(year);
    };
    let unit = 10_i32.pow(4 - digits);
    let least = year.abs() / unit * unit;
    if year < 0 {
        Part::Years(-least - unit + 1, -least)
    } else {
        Part::Years(least, least + unit - 1)
    }
}

fn spelled(date: &Date) -> Part {
    let certain = |text: String| text.replace(['?', '~', '%'], "");
    let year = Date {
        month: None,
        day: None,
        ..*date
    };
    Part::Spelled(certain(date.to_string()), certain(year.to_string()))
}
