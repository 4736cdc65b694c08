//! Dates as people type them where a place in time is asked for: by today, or as EDTF.

use super::words::WEEKDAYS;
use super::{Date, DateError};
use crate::day::{Day, Extent};

/// The days that `text` means when it is typed on `today`: `today`, `tomorrow`, `yesterday`; a day of the
/// week, which is the last one up to today; a distance from today such as `+3m`, `-1y6m`, `+2w` or
/// `-10d`; else a date expression ([`Date::parse`]). Case does not count.
///
/// Months and years are clamped to the last day of a month, and no day lies beyond the years ±9999.
///
/// ```
/// # use opcon_tui::{date::relative, day::Day};
/// let today = Day::parse("2026-11-23").unwrap();
/// let first = |text| relative::parse(text, today).unwrap().earliest.to_string();
/// assert_eq!(first("tomorrow"), "2026-11-24");
/// assert_eq!(first("+3m"), "2027-02-23");
/// assert_eq!(first("fri"), "2026-11-20");
/// assert_eq!(first("2029-Q1"), "2029-01-01");
/// ```
///
/// # Errors
///
/// [`DateError`] where the text is none of these.
pub fn parse(text: &str, today: Day) -> Result<Extent, DateError> {
    let word = text.trim().to_lowercase();
    let day = match word.as_str() {
        "today" | "now" => Some(today),
        "tomorrow" => Some(today.plus_days(1)),
        "yesterday" => Some(today.plus_days(-1)),
        _ => weekday(&word, today).or_else(|| distance(&word, today)),
    };
    match day {
        Some(day) => Ok(Extent::day(day)),
        None => Date::parse(text.trim()).map(|date| *date.extent()),
    }
}

/// The last day up to today with this name, whole or its first three letters.
fn weekday(word: &str, today: Day) -> Option<Day> {
    let named = |name: &str| {
        let name = name.to_lowercase();
        name == word || name.get(..3) == Some(word)
    };
    let place = WEEKDAYS.iter().position(|name| named(name))?;
    let back = (today.weekday().num_days_from_monday() + 7 - u32::try_from(place).ok()?) % 7;
    Some(today.plus_days(-back.cast_signed()))
}

/// The day at a distance: a sign, then numbers with their units.
fn distance(word: &str, today: Day) -> Option<Day> {
    let (sign, mut rest) = match word.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, word.strip_prefix('+')?),
    };
    let mut day = today;
    let mut steps = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, after) = rest.split_at_checked(digits)?;
        // As far as the calendar goes, whatever the number.
        let number = number.get(..number.len().min(8))?.parse::<i32>().ok()? * sign;
        let mut chars = after.chars();
        day = match chars.next()? {
            'd' => day.plus_days(number),
            'w' => day.plus_days(number.saturating_mul(7)),
            'm' => day.plus_months(number),
            'y' => day.plus_months(number.saturating_mul(12)),
            _ => return None,
        };
        rest = chars.as_str();
        steps += 1;
    }
    (steps > 0).then_some(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Monday, 23 November 2026.
    fn today() -> Day {
        Day::parse("2026-11-23").unwrap()
    }

    fn days(text: &str) -> Result<String, String> {
        let extent = parse(text, today()).map_err(|error| error.message)?;
        let (first, last) = (extent.earliest, extent.latest);
        Ok(if first == last {
            first.to_string()
        } else {
            format!("{first} {last}")
        })
    }

    #[test]
    fn what_is_typed_is_a_stretch_of_days() {
        for (text, expected) in [
            ("today", "2026-11-23"),
            (" Tomorrow ", "2026-11-24"),
            ("yesterday", "2026-11-22"),
            ("monday", "2026-11-23"),
            ("Tue", "2026-11-17"),
            ("sunday", "2026-11-22"),
            ("+3m", "2027-02-23"),
            ("-1y", "2025-11-23"),
            ("+2w", "2026-12-07"),
            ("-10d", "2026-11-13"),
            ("+1Y3M", "2028-02-23"),
            ("+0d", "2026-11-23"),
            ("2028", "2028-01-01 2028-12-31"),
            ("2026-05~", "2026-05-01 2026-05-31"),
            ("-0044-03-15", "-0044-03-15"),
            ("-99999999y", "-9999-01-01"),
            ("+99999999999999d", "9999-12-31"),
        ] {
            assert_eq!(days(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        for text in [
            "",
            "+",
            "+3",
            "3m",
            "+m",
            "+3q",
            "+3m-2d",
            "next week",
            "mo",
        ] {
            assert!(days(text).is_err(), "{text}");
        }
        let error = parse("May 2026", today()).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("2026-05"));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[-+0-9a-z./~? ]{0,12}|.{0,12}", number in -4_000_000_i32..4_000_000) {
            let _ = parse(&text, Day::from_number(number));
        }
    }
}
