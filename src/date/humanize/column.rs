//! Dates in the columns of the feed, under a heading that says the rest.
//!
//! Signs instead of words: `~` about, `?` perhaps, `≤` by, `≥` from, `…` and more.

use edtf_core::{Edtf, Interval, IntervalEndpoint as Endpoint, SetElement};

use super::{day_month, month_of, weekday, year};
use crate::date::Date;
use crate::date::part::{Part, Single};
use crate::date::words::{month, season_of, three_letters};
use crate::day::Day;
use crate::text::measure::width;

/// A date under the heading of its month, in at most 6 columns: "Wed 20", "12–13", "~May", "May".
pub fn in_month(date: &Date) -> String {
    column(date, Under::Month)
}

/// A date under the heading of its year, in at most 6 columns: "26 Jun", "~Feb", "2012".
pub fn in_year(date: &Date) -> String {
    column(date, Under::Year)
}

/// A date under the heading of its decade, in at most 8 columns: "Jun 2010", "Q1 2029", "2012".
pub fn in_decade(date: &Date) -> String {
    column(date, Under::Decade)
}

/// The mark of a date on the row of ticks, in at most 6 columns: "20 May"; where the row's years are
/// too narrow to tell the year (`coarse`), in at most 8: "Jun 2010".
pub fn compact_mark(date: &Date, coarse: bool) -> String {
    column(date, if coarse { Under::Decade } else { Under::Year })
}

/// The unit of the heading that a text stands under.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under {
    Month,
    Year,
    Decade,
}

impl Under {
    const fn columns(self) -> usize {
        match self {
            Self::Month | Self::Year => 6,
            Self::Decade => 8,
        }
    }
}

fn column(date: &Date, under: Under) -> String {
    if let Some(day) = date.plain_day().filter(|day| day.year() >= 0) {
        return day_name(day, under, true);
    }
    let extent = date.extent();
    let about = if extent.approximate { "~" } else { "" };
    let perhaps = if extent.uncertain { "?" } else { "" };
    let doubtful = extent.approximate || extent.uncertain;
    let texts = texts(date, under, doubtful);
    // The doubt goes last: rather a coarser date than one that looks surer than it is.
    [(about, perhaps), (about, ""), ("", "")]
        .into_iter()
        .flat_map(|(about, perhaps)| {
            texts
                .iter()
                .map(move |(sign, text)| format!("{sign}{about}{text}{perhaps}"))
        })
        .find(|text| width(text) <= under.columns())
        .unwrap_or_else(|| year(extent.first_day().year()))
}

/// The texts for a date, finest first, each with the sign before it.
fn texts(date: &Date, under: Under, doubtful: bool) -> Vec<(&'static str, String)> {
    let of = |d: &edtf_core::Date| Single::of(d).part;
    match date.expression() {
        Some(Edtf::Date(d)) => signed("", names(&of(&d), under, !doubtful)),
        Some(Edtf::DateTime(at)) => signed("", names(&of(&at.date), under, true)),
        Some(Edtf::Interval(interval)) => interval_texts(&interval, under),
        Some(Edtf::Set(set)) => match set.elements.first() {
            Some(SetElement::OnOrBefore(d)) => signed("≤", names(&of(d), under, false)),
            Some(SetElement::OnOrAfter(d)) => signed("≥", names(&of(d), under, false)),
            Some(SetElement::Date(d)) if set.elements.len() == 1 => {
                signed("", names(&of(d), under, false))
            }
            Some(SetElement::Date(d) | SetElement::Range(d, _)) => {
                signed("", and_more(&of(d), under))
            }
            None => Vec::new(),
        },
        None => Vec::new(),
    }
}

fn interval_texts(interval: &Interval, under: Under) -> Vec<(&'static str, String)> {
    let of = |d: &edtf_core::Date| names(&Single::of(d).part, under, false);
    match (&interval.start, &interval.end) {
        (Endpoint::Date(a), Endpoint::Date(b)) => {
            signed("", between(&Single::of(a).part, &Single::of(b).part, under))
        }
        (Endpoint::Open, Endpoint::Date(d)) => signed("≤", of(d)),
        (Endpoint::Date(d), Endpoint::Open) => signed("≥", of(d)),
        (Endpoint::Unknown, Endpoint::Date(d)) => signed("?–", of(d)),
        (Endpoint::Date(d), Endpoint::Unknown) => {
            let to_unknown = of(d).into_iter().map(|text| text + "–?");
            signed("", to_unknown.collect())
        }
        (Endpoint::Date(d) | Endpoint::OnOrBefore(d), _)
        | (_, Endpoint::Date(d) | Endpoint::OnOrAfter(d)) => {
            signed("", and_more(&Single::of(d).part, under))
        }
        _ => Vec::new(),
    }
}

fn signed(sign: &'static str, texts: Vec<String>) -> Vec<(&'static str, String)> {
    texts.into_iter().map(|text| (sign, text)).collect()
}

/// The names of a single date, finest first; the last one always fits, with a sign before it.
fn names(part: &Part, under: Under, with_weekday: bool) -> Vec<String> {
    let coarse = under == Under::Decade;
    match *part {
        Part::Day(d) => {
            let month = names(&Part::Month(d.year(), d.month()), under, false);
            let fine = (!coarse).then(|| day_name(d, under, with_weekday));
            fine.into_iter().chain(month).collect()
        }
        Part::Month(y, m) | Part::DayOfMonth(y, m) => {
            let month = three_letters(month(m));
            if coarse {
                vec![format!("{month} {}", year(y)), year(y)]
            } else {
                vec![month.to_owned()]
            }
        }
        Part::Season(y, code) => {
            let names = season_of(code).map_or(["", ""], |s| [s.short, s.narrow]);
            if coarse {
                let named = names.map(|name| format!("{name} {}", year(y)));
                named.into_iter().chain([year(y)]).collect()
            } else {
                names.map(str::to_owned).to_vec()
            }
        }
        Part::Year(y) | Part::DayOfYear(y) | Part::MonthOfYear(y) => vec![year(y)],
        Part::Decade(first) => vec![format!("{}s", year(first)), year(first)],
        Part::Years(a, b) => vec![format!("{}–{}", year(a), year(b)), year(a) + "…", year(a)],
        Part::Spelled(ref all, ref year) => vec![all.clone(), year.clone()],
    }
}

/// A day under a heading: "Wed 20", "20 May", "May 2026".
fn day_name(day: Day, under: Under, with_weekday: bool) -> String {
    match under {
        Under::Month if with_weekday => format!("{} {}", weekday(day), day.day_of_month()),
        Under::Month => day.day_of_month().to_string(),
        Under::Year => day_month(day),
        Under::Decade => month_of(day),
    }
}

/// The first of several dates, and a sign that there are more.
fn and_more(first: &Part, under: Under) -> Vec<String> {
    names(first, under, false)
        .into_iter()
        .flat_map(|name| [name.clone() + " …", name + "…"])
        .collect()
}

/// From the one date to the other, finest first.
fn between(a: &Part, b: &Part, under: Under) -> Vec<String> {
    if a == b {
        return names(a, under, true);
    }
    match (a, b) {
        (Part::Day(a), Part::Day(b)) if (a.year(), a.month()) == (b.year(), b.month()) => {
            let days = format!("{}–{}", a.day_of_month(), b.day_of_month());
            let month = names(&Part::Month(a.year(), a.month()), under, false);
            let fine = (under == Under::Month).then_some(days);
            fine.into_iter().chain(month).collect()
        }
        (Part::Year(ya), Part::Year(yb)) if *ya >= 0 && ya / 100 == yb / 100 => {
            let years = format!("{}–{:02}", year(*ya), yb % 100);
            [years].into_iter().chain(from(a, under)).collect()
        }
        _ => match (year_of(a), year_of(b)) {
            (Some(ya), Some(yb)) if under == Under::Decade && ya == yb => vec![year(ya)],
            _ => from(a, under),
        },
    }
}

/// The year that a part of a year is in.
fn year_of(part: &Part) -> Option<i32> {
    match *part {
        Part::Day(d) => Some(d.year()),
        Part::Month(y, _) | Part::Season(y, _) => Some(y),
        _ => None,
    }
}

/// The first of two dates, with a dash to something later.
fn from(a: &Part, under: Under) -> Vec<String> {
    let names = names(a, under, false);
    names.into_iter().map(|name| name + "–…").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_leave_out_what_the_heading_says() {
        for (text, month, year, decade) in [
            ("2026-05-20", "Wed 20", "20 May", "May 2026"),
            ("2026-05-02", "Sat 2", "2 May", "May 2026"),
            ("2026-05-20T14:30:00", "Wed 20", "20 May", "May 2026"),
            ("2026-05-20~", "~20", "~May", "~2026"),
            ("2026-05-20?", "20?", "May?", "2026?"),
            ("2026-05-02~", "~2", "~2 May", "~2026"),
            ("2026-05", "May", "May", "May 2026"),
            ("2026-05~", "~May", "~May", "~2026"),
            ("2026-05%", "~May?", "~May?", "~2026?"),
            ("2026-05-XX", "May", "May", "May 2026"),
            ("2012", "2012", "2012", "2012"),
            ("2012~", "~2012", "~2012", "~2012"),
            ("2029-Q1", "Q1", "Q1", "Q1 2029"),
            ("2022-22", "summer", "summer", "sum 2022"),
            ("2022-22~", "~sum", "~sum", "~2022"),
            ("2029-40", "H1", "H1", "H1 2029"),
            ("202X~", "~2020s", "~2020s", "~2020s"),
            ("19XX", "1900…", "1900…", "1900…"),
            ("15XX-12-25", "15XX", "15XX", "15XX"),
            ("2026-05-12/2026-05-13", "12–13", "May", "May 2026"),
            ("2026-05-12~/2026-05-13", "~12–13", "~May", "~2026"),
            ("2026-10-30/2026-11-02", "30–…", "Oct–…", "2026"),
            ("2026-04/2026-06", "Apr–…", "Apr–…", "2026"),
            ("2025-11/2026-02", "Nov–…", "Nov–…", "2025–…"),
            ("2012/2015", "2012–…", "2012–…", "2012–15"),
            ("1998/2001", "1998–…", "1998–…", "1998–…"),
            ("../2030", "≤2030", "≤2030", "≤2030"),
            ("../2029-Q1", "≤Q1", "≤Q1", "≤Q1 2029"),
            ("../2029-03-31", "≤31", "≤Mar", "≤2029"),
            ("2012-04-17/..", "≥17", "≥Apr", "≥2012"),
            ("/2008", "?–2008", "?–2008", "?–2008"),
            ("2008/", "2008–?", "2008–?", "2008–?"),
            ("[2027,2028]", "2027 …", "2027 …", "2027 …"),
            ("{2026-05-12,2026-05-14}", "12 …", "May …", "2026 …"),
            ("[..1984]", "≤1984", "≤1984", "≤1984"),
            ("-0043-03-15", "Fri 15", "15 Mar", "-0043"),
            ("-0043%", "~-0043", "~-0043", "~-0043?"),
        ] {
            let date = Date::parse(text).unwrap();
            assert_eq!(
                [in_month(&date), in_year(&date), in_decade(&date)],
                [month, year, decade],
                "{text}"
            );
        }
    }

    #[test]
    fn the_mark_of_the_ticks() {
        let date = Date::parse("2010-06-26").unwrap();
        assert_eq!(compact_mark(&date, false), "26 Jun");
        assert_eq!(compact_mark(&date, true), "Jun 2010");
    }
}
