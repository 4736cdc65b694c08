//! How far away a date is, and how long a stretch of days.

use crate::date::Date;
use crate::day::{Day, End, days_in_month};

/// How far a date lies from `today`: "today", "tomorrow", "3 days ago", "6 months ago", "in 2 years".
///
/// Days are counted up to two months, months up to two years. A month or a year is counted as such:
/// "last month", "14 years ago". Any other stretch is as far as its nearest day, or "now"; with an open
/// start, "within 5 years".
pub fn relative(date: &Date, today: Day) -> String {
    let extent = date.extent();
    if let Some(months) = whole_months(date) {
        let distance = months_since_zero(extent.earliest) - months_since_zero(today);
        return match (months, distance) {
            (1, 0) => "this month".to_owned(),
            (1, 1) => "next month".to_owned(),
            (1, -1) => "last month".to_owned(),
            (1, _) => directed(&in_months(distance), distance),
            _ => match extent.earliest.year() - today.year() {
                0 => "this year".to_owned(),
                1 => "next year".to_owned(),
                -1 => "last year".to_owned(),
                years => directed(&count(years, "year"), years),
            },
        };
    }
    if !extent.contains(today) {
        let nearest = if today < extent.earliest {
            extent.earliest
        } else {
            extent.latest
        };
        return match today.days_until(nearest) {
            1 => "tomorrow".to_owned(),
            -1 => "yesterday".to_owned(),
            days => directed(&between(today, nearest), days),
        };
    }
    if extent.earliest == extent.latest {
        "today".to_owned()
    } else if extent.start != End::Day && extent.end == End::Day && today < extent.latest {
        format!("within {}", time_left(today, extent.latest))
    } else {
        "now".to_owned()
    }
}

/// A stretch of days in words: "9 days", "6 months", "15 months", "12 years". Months and years are those
/// that are full, by their mean length.
pub fn stretch(days: i32) -> String {
    let days = days.saturating_abs();
    if days < 60 {
        return count(days, "day");
    }
    // 400 years have 146,097 days. Two days of grace: February is short, and so is half of a year.
    let months = (i64::from(days) + 2) * 4800 / 146_097;
    in_months(i32::try_from(months).unwrap_or(i32::MAX))
}

/// How many months a date without doubt about its ends is, where it is exactly a month or a year.
fn whole_months(date: &Date) -> Option<i32> {
    let extent = date.extent();
    let (first, last) = (extent.earliest, extent.latest);
    let whole = extent.is_bounded()
        && first.year() == last.year()
        && first.day_of_month() == 1
        && last.day_of_month() == days_in_month(last.year(), last.month());
    match (first.month(), last.month()) {
        (a, b) if whole && a == b => Some(1),
        (1, 12) if whole => Some(12),
        _ => None,
    }
}

fn months_since_zero(day: Day) -> i32 {
    day.year() * 12 + day.month().cast_signed()
}

/// The time between two days: days up to two months, months up to two years.
fn between(a: Day, b: Day) -> String {
    match a.months_until(b).abs() {
        0 | 1 => count(a.days_until(b), "day"),
        months => in_months(months),
    }
}

/// The time until a last day, rounded up: what is "within" it must be true.
fn time_left(today: Day, last: Day) -> String {
    let months = today.months_until(last);
    let more = i32::from(today.plus_months(months) < last);
    match months {
        0 | 1 => count(today.days_until(last), "day"),
        _ => match months + more {
            months @ ..24 => count(months, "month"),
            months => count((months + 11) / 12, "year"),
        },
    }
}

/// Months up to two years, then years.
fn in_months(months: i32) -> String {
    match months.abs() {
        months @ ..24 => count(months, "month"),
        months => count(months / 12, "year"),
    }
}

/// "1 day", "2 days".
fn count(number: i32, unit: &str) -> String {
    match number.abs() {
        1 => format!("1 {unit}"),
        number => format!("{number} {unit}s"),
    }
}

/// A stretch of time as a distance: ahead where `distance` is positive.
fn directed(stretch: &str, distance: i32) -> String {
    if distance > 0 {
        format!("in {stretch}")
    } else {
        format!("{stretch} ago")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen_from(today: &str, text: &str) -> String {
        relative(&Date::parse(text).unwrap(), Day::parse(today).unwrap())
    }

    #[test]
    fn days_months_years() {
        for (text, expected) in [
            ("2026-11-23", "today"),
            ("2026-11-23~", "today"),
            ("2026-11-22", "yesterday"),
            ("2026-11-24", "tomorrow"),
            ("2026-11-20", "3 days ago"),
            ("2026-12-07", "in 14 days"),
            ("2026-09-24", "60 days ago"),
            ("2026-09-23", "2 months ago"),
            ("2026-05-20", "6 months ago"),
            ("2024-11-24", "23 months ago"),
            ("2024-11-23", "2 years ago"),
            ("2010-06-26", "16 years ago"),
            ("2028-11-23", "in 2 years"),
            ("2026-11-23T09:00:00Z", "today"),
        ] {
            assert_eq!(seen_from("2026-11-23", text), expected, "{text}");
        }
    }

    #[test]
    fn months_and_years_are_counted_as_such() {
        for (text, expected) in [
            ("2026-11", "this month"),
            ("2026-10~", "last month"),
            ("2026-12", "next month"),
            ("2026-05", "6 months ago"),
            ("2024-11", "2 years ago"),
            ("2028-01", "in 14 months"),
            ("2026", "this year"),
            ("2025", "last year"),
            ("2027?", "next year"),
            ("2012", "14 years ago"),
            ("2030", "in 4 years"),
        ] {
            assert_eq!(seen_from("2026-11-23", text), expected, "{text}");
        }
    }

    #[test]
    fn other_stretches_are_as_far_as_their_nearest_day() {
        for (text, expected) in [
            ("2026-05-12/2026-05-13", "6 months ago"),
            ("2026-11-20/2026-11-30", "now"),
            ("2029-Q1", "in 2 years"),
            ("202X", "now"),
            ("../2030", "within 5 years"),
            ("../2026-12-01", "within 8 days"),
            ("../2026-11-23", "now"),
            ("../2026-11-01", "22 days ago"),
            ("/2027", "within 14 months"),
            ("2028/..", "in 13 months"),
            ("2012/..", "now"),
            ("[2027,2028]", "in 39 days"),
        ] {
            assert_eq!(seen_from("2026-11-23", text), expected, "{text}");
        }
    }

    #[test]
    fn stretches() {
        for (days, expected) in [
            (0, "0 days"),
            (1, "1 day"),
            (-9, "9 days"),
            (59, "59 days"),
            (60, "2 months"),
            (186, "6 months"),
            (365, "12 months"),
            (457, "15 months"),
            (729, "2 years"),
            (1095, "3 years"),
            (4383, "12 years"),
            (i32::MIN, "5879610 years"),
        ] {
            assert_eq!(stretch(days), expected, "{days}");
        }
    }
}
