//! Dates as people say them.

use crate::date::Date;
use crate::day::Day;

/// A date in full, as the panel shows it: "Mon 11 May 2026", "May 2026", "about May 2026",
/// "12–13 May 2026", "first quarter of 2029", "by 31 March 2029", "from 2028".
pub fn long(date: &Date) -> String {
    date.written().to_owned()
}

/// A date in few columns, as a window's words: "2028", "by 2030", "by Q1 2029", "Dec 2026",
/// "about 2027", "from 2028", "Oct 2009–Mar 2012", "17 Apr 2012", "1 of 2027, 2028".
pub fn short(date: &Date) -> String {
    date.written().to_owned()
}

/// How far a date lies from `today`: "today", "tomorrow", "3 days ago", "6 months ago", "in 2 years".
pub fn relative(date: &Date, today: Day) -> String {
    let _ = today;
    date.written().to_owned()
}

/// A stretch of days in words: "9 days", "6 months", "15 months", "12 years".
pub fn stretch(days: i32) -> String {
    format!("{days} days")
}
/// stub
pub fn compact_mark(date: &Date, _fine: bool) -> String { date.written().to_owned() }
/// stub
pub fn month(day: Day) -> String { day.to_string() }
/// stub
pub fn weekday_day(day: Day) -> String { day.to_string() }
/// stub
pub fn in_decade(date: &Date) -> String { date.written().to_owned() }
/// stub
pub fn in_year(date: &Date) -> String { date.written().to_owned() }
/// stub
pub fn in_month(date: &Date) -> String { date.written().to_owned() }
/// stub
pub fn day_number(date: &Date) -> String { date.written().to_owned() }
/// stub
pub fn said(date: &Date) -> String { date.written().to_owned() }
