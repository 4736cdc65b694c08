//! From a text that is no date to what is wrong with it, and to the date that was meant.
//!
//! Nothing is ever corrected silently: the nearest right spelling is only proposed, and only where it
//! can be read.

mod era;
mod fraction;
mod guess;
mod korean;
mod years;

use super::words::reason;
use super::{DateError, Refusal, read};
use crate::day::Day;
use guess::{Guess, guess, short_year, tokens};

/// The longest text that a date is looked for in, in bytes.
const LONGEST: usize = 64;

/// What is wrong with `text`, which `refusal` says is no date.
pub(super) fn explain(text: &str, refusal: &Refusal) -> DateError {
    let guess = nearest(text, refusal).unwrap_or_default();
    DateError {
        message: guess
            .reason
            .unwrap_or_else(|| reason::in_our_words(refusal.reason).to_owned()),
        suggestion: guess.spelling,
        offset: refusal.offset.min(text.len()),
    }
}

fn nearest(text: &str, refusal: &Refusal) -> Option<Guess> {
    if text.len() > LONGEST || refusal.reason == reason::BEYOND {
        return None;
    }
    let usable = |guess: &Guess| guess.spelling.as_ref().is_none_or(|s| read(s).is_ok());
    characters(text)
        .or_else(|| short_end(text).filter(usable))
        .or_else(|| years::before_zero(text).filter(usable))
        .or_else(|| week(text).filter(usable))
        .or_else(|| day_of_year(text).filter(usable))
        .or_else(|| guess(text).filter(usable))
        .or_else(|| part(text, refusal.offset).filter(usable))
        .or_else(|| short_year(text))
        .or_else(|| time_of_day(text).filter(usable))
        .or_else(|| backwards(text).filter(usable))
}

/// The same text with other characters: capitals, no blanks, plain hyphens.
fn characters(text: &str) -> Option<Guess> {
    // "1939–41" are two years, though "1939-41" is half a year.
    if read(text.trim()).is_err() && years::two(&tokens(text)).is_some() {
        return None;
    }
    let capitals = text.to_uppercase();
    let solid: String = text.split_whitespace().collect();
    let hyphens = text.replace(['\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '−'], "-");
    [
        (capitals, reason::CAPITALS),
        (solid, reason::NO_BLANKS),
        (hyphens, reason::HYPHENS),
    ]
    .into_iter()
    .find(|(spelling, _)| read(spelling).is_ok())
    .map(|(spelling, reason)| Guess::of(spelling, reason))
}

/// An interval whose end leaves out the year, or year and month, that its start has.
fn short_end(text: &str) -> Option<Guess> {
    let (start, end) = text.split_once('/')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let parts = end.split('-').filter(|part| digits(part)).count();
    let all: Vec<&str> = start.split('-').collect();
    if parts == 0 || parts != end.split('-').count() || parts >= all.len() {
        return None;
    }
    let mut spelling = format!("{start}/{}", all.get(..all.len() - parts)?.join("-"));
    for part in end.split('-') {
        spelling = format!("{spelling}-{part:0>2}");
    }
    Some(Guess::of(spelling, reason::WHOLE_END))
}

/// A week of ISO 8601, as its first and last day: the first week of a year is the one with 4 January.
fn week(text: &str) -> Option<Guess> {
    let (year, week) = text.split_once(['W', 'w'])?;
    let year: i32 = year.trim_end_matches('-').parse().ok()?;
    let week: i32 = week.parse().ok().filter(|week| (1..=53).contains(week))?;
    let fourth = Day::from_ymd(year, 1, 4)?;
    let monday = -fourth.weekday().num_days_from_monday().cast_signed();
    let first = fourth.plus_days(monday + 7 * (week - 1));
    // A week belongs to the year of its Thursday.
    if first.plus_days(3).year() != year {
        return None;
    }
    let spelling = format!("{first}/{}", first.plus_days(6));
    Some(Guess::of(spelling, reason::WEEK))
}

/// A day by its number in the year.
fn day_of_year(text: &str) -> Option<Guess> {
    let (year, number) = text.split_once('-').filter(|(_, day)| day.len() == 3)?;
    let (year, number): (i32, i32) = (year.parse().ok()?, number.parse().ok()?);
    let day = Day::from_ymd(year, 1, 1)?.plus_days(number - 1);
    (day.year() == year).then(|| Guess::of(day.to_string(), reason::DAY_OF_YEAR))
}

/// The same text with the date at `offset` mended: one end of an interval, one member of a set.
fn part(text: &str, offset: usize) -> Option<Guess> {
    let (before, after) = text.split_at_checked(offset)?;
    let ends = |c| matches!(c, '/' | ',' | '[' | ']' | '{' | '}');
    let start = before.rfind(ends).map_or(0, |at| at + 1);
    let end = after.find(ends).map_or(text.len(), |at| offset + at);
    let whole = text.get(start..end)?;
    let date = whole.trim_matches('.');
    let found = guess(date)?;
    let mended = found.spelling.map(|spelling| {
        [
            text.get(..start).unwrap_or_default(),
            &whole.replace(date, &spelling),
            text.get(end..).unwrap_or_default(),
        ]
        .concat()
    });
    Some(Guess {
        spelling: mended,
        ..found
    })
}

/// A day with a time in another spelling than `T14:30:00`: seconds left out, a blank, a fraction.
fn time_of_day(text: &str) -> Option<Guess> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let time = time.trim();
    let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone_at);
    let mut units = clock.trim().splitn(3, ':');
    let (hour, minute) = (units.next()?, units.next()?);
    let second = units.next().unwrap_or("00");
    let second = second.split_once(['.', ',']).map_or(second, |(s, _)| s);
    let mut zone = zone.to_uppercase();
    if zone.len() == 5 && zone.is_ascii() && !zone.contains(':') {
        zone.insert(3, ':');
    }
    let spelling = format!("{date}T{hour:0>2}:{minute}:{second}{zone}");
    Some(Guess::of(spelling, reason::TIME))
}

/// An interval with its ends exchanged.
fn backwards(text: &str) -> Option<Guess> {
    let (a, b) = text.split_once('/')?;
    let spelling = format!("{b}/{a}");
    Some(Guess::of(spelling, reason::BACKWARDS))
}
