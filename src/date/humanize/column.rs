//! Dates in the columns of the feed, under a heading that says the rest.
//!
//! Signs instead of words: `~` about, `?` perhaps, `≤` by, `≥` from, `–` to, `|` or, `,` and, `…` and more.
//! A year of two digits follows another one or a `'`.

use edtf_core::{Edtf, Interval, IntervalEndpoint as Endpoint, Set, SetElement, SetKind};

use super::{day, day_month, month_of, with_weekday, year};
use crate::date::Date;
use crate::date::part::{Part, Single};
use crate::date::words::{month, season_of, three_letters};
use crate::day::Day;
use crate::text::measure::width;

/// A date under the heading of its month, in at most 6 columns: "Wed 20", "12–13", "~May", "May".
pub fn in_month(date: &Date) -> String {
    column(date, Under::Month)
}

/// A date under the heading of its year, in at most 9 columns: "26 Jun", "24–27 Oct", "~Feb", "2012".
pub fn in_year(date: &Date) -> String {
    column(date, Under::Year { columns: 9 })
}

/// A date under the heading of its decade, in at most 9 columns: "Jun 2010", "~Jun 2010", "Q1 2029", "2012".
pub fn in_decade(date: &Date) -> String {
    column(date, Under::Decade { columns: 9 })
}

/// The mark of a date on the row of ticks, in at most 6 columns: "20 May"; where the row's years are
/// too narrow to tell the year (`coarse`), in at most 8: "Jun 2010".
pub fn compact_mark(date: &Date, coarse: bool) -> String {
    column(
        date,
        if coarse {
            Under::Decade { columns: 8 }
        } else {
            Under::Year { columns: 6 }
        },
    )
}

/// The mark of a date on a row of ticks that tells days, in at most 12 columns: "20 May", "12–13 May".
pub fn day_mark(date: &Date) -> String {
    column(date, Under::nothing(date.extent().first_day(), true, 12))
}

/// A date under no heading, in at most so many columns (6 or more): "3 Dec" in the year of the day `near`,
/// in others "Mar 2027" or "Mar'27".
pub fn alone(date: &Date, near: Day, columns: usize) -> String {
    column(date, Under::nothing(near, true, columns))
}

/// A date with its year, in at most so many columns (6 or more), as finely as these hold: "~13 Aug 2025",
/// "12–13 May 2026", "~Feb 2026"; "~Jan'26" where that year is near the one of the day `near`.
pub fn dated(date: &Date, near: Day, columns: usize) -> String {
    column(date, Under::nothing(near, false, columns))
}

/// The unit of the heading that a text stands under.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under {
    Month,
    Year {
        columns: usize,
    },
    Decade {
        columns: usize,
    },
    /// Near a year, which a reader may know without being told.
    Nothing {
        year: i32,
        known: bool,
        columns: usize,
    },
}

impl Under {
    /// Near a day, whose year a reader may know.
    fn nothing(near: Day, known: bool, columns: usize) -> Self {
        Self::Nothing {
            year: near.year(),
            known,
            columns,
        }
    }

    const fn columns(self) -> usize {
        match self {
            Self::Month => 6,
            Self::Year { columns } | Self::Decade { columns } | Self::Nothing { columns, .. } => {
                columns
            }
        }
    }

    const fn is_decade(self) -> bool {
        matches!(self, Self::Decade { .. })
    }

    /// Whether a reader knows the year without being told.
    const fn says_year(self, year: i32) -> bool {
        match self {
            Self::Month | Self::Year { .. } => true,
            Self::Decade { .. } => false,
            Self::Nothing {
                year: near, known, ..
            } => known && year == near,
        }
    }

    /// The name of a part of a year, with the year where it has to be told: finest first.
    fn named(self, name: &str, y: i32) -> Vec<String> {
        if self.says_year(y) {
            return vec![name.to_owned()];
        }
        let mut texts = vec![format!("{name} {}", year(y))];
        if let Self::Nothing { year: near, .. } = self
            && (y - near).abs() < 100
        {
            texts.push(format!("{name}'{:02}", y.rem_euclid(100)));
        }
        texts
    }
}

fn column(date: &Date, under: Under) -> String {
    let told = |day: &Day| day.year() >= 0 && (under.is_decade() || under.says_year(day.year()));
    if let Some(day) = date.plain_day().filter(told) {
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
        Some(Edtf::Date(d)) => match (of(&d), ten_days(date)) {
            (Part::Spelled(..), Some((a, b))) => {
                signed("", joined(&Part::Day(a), &Part::Day(b), "–", under))
            }
            (part, _) => signed("", names(&part, under, !doubtful)),
        },
        Some(Edtf::DateTime(at)) => signed("", names(&of(&at.date), under, true)),
        Some(Edtf::Interval(interval)) => interval_texts(&interval, under),
        Some(Edtf::Set(set)) => match set.elements.first() {
            Some(SetElement::OnOrBefore(d)) => signed("≤", names(&of(d), under, false)),
            Some(SetElement::OnOrAfter(d)) => signed("≥", names(&of(d), under, false)),
            Some(SetElement::Date(d)) if set.elements.len() == 1 => {
                signed("", names(&of(d), under, false))
            }
            _ => signed("", members(&set, under)),
        },
        None => Vec::new(),
    }
}

/// The first and the last day where they are no more than ten, of a month: `2026-05-1X`.
fn ten_days(date: &Date) -> Option<(Day, Day)> {
    let extent = date.extent();
    let (a, b) = (extent.earliest, extent.latest);
    ((a.year(), a.month()) == (b.year(), b.month()) && a.days_until(b) < 10).then_some((a, b))
}

fn interval_texts(interval: &Interval, under: Under) -> Vec<(&'static str, String)> {
    let of = |d: &edtf_core::Date| names(&Single::of(d).part, under, false);
    match (&interval.start, &interval.end) {
        (Endpoint::Date(a), Endpoint::Date(b)) => {
            let (a, b) = (Single::of(a).part, Single::of(b).part);
            signed("", joined(&a, &b, "–", under))
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
            signed("", and_more(&Single::of(d).part, "", under))
        }
        _ => Vec::new(),
    }
}

fn signed(sign: &'static str, texts: Vec<String>) -> Vec<(&'static str, String)> {
    texts.into_iter().map(|text| (sign, text)).collect()
}

/// The names of a single date, finest first; the last one always fits, with a sign before it.
fn names(part: &Part, under: Under, named: bool) -> Vec<String> {
    match *part {
        Part::Day(d) => {
            let month = names(&Part::Month(d.year(), d.month()), under, false);
            let fine = match under {
                _ if under.says_year(d.year()) => Some(day_name(d, under, named)),
                Under::Nothing { .. } => Some(day(d)),
                _ => None,
            };
            fine.into_iter().chain(month).collect()
        }
        Part::Month(y, m) | Part::DayOfMonth(y, m) => {
            let mut texts = under.named(three_letters(month(m)), y);
            if !under.says_year(y) {
                texts.push(year(y));
            }
            texts
        }
        Part::Season(y, code) => {
            let names = season_of(code).map_or(["", ""], |s| [s.short, s.narrow]);
            let mut texts: Vec<String> =
                names.iter().flat_map(|name| under.named(name, y)).collect();
            if !under.says_year(y) {
                texts.push(year(y));
            }
            texts
        }
        Part::Year(y) | Part::DayOfYear(y) | Part::MonthOfYear(y) => vec![year(y)],
        Part::Decade(first) => vec![format!("{}s", year(first)), year(first)],
        Part::Years(a, b) => {
            let digits = years(a, b).unwrap_or_else(|| year(a) + "…");
            vec![format!("{}–{}", year(a), year(b)), digits, year(a)]
        }
        Part::Spelled(ref all, ref year) => vec![all.clone(), year.clone()],
    }
}

/// All years that begin with the same digits, as EDTF writes them: "19XX", not "1900s", which might be ten.
fn years(a: i32, b: i32) -> Option<String> {
    let (first, last) = (year(a), year(b));
    let open = first.strip_suffix('0').is_some() && last.ends_with('9');
    let known = first
        .trim_end_matches('0')
        .len()
        .max(last.trim_end_matches('9').len());
    let all = first.get(..known) == last.get(..known);
    (a >= 0 && open && all).then(|| format!("{:X<4}", first.get(..known).unwrap_or_default()))
}

/// A day under a heading: "Wed 20", "20 May", "May 2026".
fn day_name(day: Day, under: Under, named: bool) -> String {
    match under {
        Under::Month if named => with_weekday(day, &day.day_of_month().to_string()),
        Under::Month => day.day_of_month().to_string(),
        Under::Year { .. } | Under::Nothing { .. } => day_month(day),
        Under::Decade { .. } => month_of(day),
    }
}

/// The first of several dates, and a sign that there are more.
fn and_more(first: &Part, sign: &str, under: Under) -> Vec<String> {
    let names = names(first, under, false);
    names.into_iter().map(|name| name + sign + "…").collect()
}

/// The members of a set: "2025|28" is one of the two, "2025,28" both, "2025,…" more than two.
fn members(set: &Set, under: Under) -> Vec<String> {
    let of = |d: &edtf_core::Date| Single::of(d).part;
    let sign = match set.kind {
        SetKind::OneMember => "|",
        SetKind::AllMembers => ",",
    };
    match set.elements.as_slice() {
        [SetElement::Date(a), SetElement::Date(b)] => joined(&of(a), &of(b), sign, under),
        [SetElement::Range(a, b)] if set.kind == SetKind::AllMembers => {
            joined(&of(a), &of(b), "–", under)
        }
        [SetElement::Range(a, b)] => joined(&of(a), &of(b), "..", under),
        [SetElement::Date(d) | SetElement::Range(d, _), ..] => and_more(&of(d), sign, under),
        _ => Vec::new(),
    }
}

/// Two dates with a sign between them, finest first.
fn joined(a: &Part, b: &Part, sign: &str, under: Under) -> Vec<String> {
    if a == b {
        return names(a, under, true);
    }
    if let (Part::Day(a), Part::Day(b)) = (a, b)
        && (a.year(), a.month()) == (b.year(), b.month())
    {
        let month = names(&Part::Month(a.year(), a.month()), under, false);
        let both = format!("{}{sign}{}", a.day_of_month(), day_month(*b));
        let fine = match under {
            Under::Month => vec![format!("{}{sign}{}", a.day_of_month(), b.day_of_month())],
            Under::Decade { .. } => Vec::new(),
            Under::Year { .. } | Under::Nothing { .. } => under.named(&both, a.year()),
        };
        return fine.into_iter().chain(month).collect();
    }
    // A dash with nothing definite after it would look like an open end.
    let lasts = sign == "–";
    match (year_of(a), year_of(b)) {
        (Some(ya), Some(yb)) if !under.says_year(ya) || matches!(a, Part::Year(_)) => {
            if ya == yb {
                let within = if lasts {
                    lasting_in(a, b, ya, under)
                } else {
                    Vec::new()
                };
                return within.into_iter().chain([year(ya)]).collect();
            }
            // Two digits say a year after one that is near.
            let near = ya >= 0 && (ya / 100 == yb / 100 || (ya..ya + 50).contains(&yb));
            let short = format!("{:02}", yb.rem_euclid(100));
            let both = [
                format!("{}{sign}{short}", year(ya)),
                format!("'{:02}{sign}{short}", ya.rem_euclid(100)),
            ];
            let both = both.into_iter().filter(|_| near);
            let first = [format!("{}{sign}…", year(ya)), year(ya) + "…"];
            both.chain(first.into_iter().skip(usize::from(lasts)))
                .collect()
        }
        (Some(_), Some(_)) if lasts => lasting(a, b, under),
        _ if lasts => and_more(a, "", under),
        _ => and_more(a, sign, under),
    }
}

/// From one date to another of the same year, which has to be told: "Jun–Aug 2027", "Jun'27…".
fn lasting_in(a: &Part, b: &Part, y: i32, under: Under) -> Vec<String> {
    let [Some(from), Some(to)] = [a, b].map(part_of_year) else {
        return Vec::new();
    };
    if from == to {
        return under.named(&from, y);
    }
    let mut texts = under.named(&format!("{from}–{to}"), y);
    let begin = under.named(&from, y);
    texts.extend(begin.iter().map(|text| format!("{text}…")));
    // The sign that there is more sets the year apart from a day of the month.
    texts.extend(
        begin
            .iter()
            .map(|text| format!("{}…", text.replace('\'', ""))),
    );
    texts
}

/// From one date to another where the year of the first is known: "30 Oct–2 Nov", "Mar–May"; under the
/// heading of a month, which tells the beginning, its day and the end: "30–Nov", "to May", "–2027".
fn lasting(a: &Part, b: &Part, under: Under) -> Vec<String> {
    let mut texts = Vec::new();
    let (Some(from), Some(to)) = (part_of_year(a), part_of_year(b)) else {
        return and_more(a, "", under);
    };
    let soon = months_apart(a, b).is_some_and(|months| months < 12);
    if soon {
        if let (Part::Day(a), Part::Day(b)) = (a, b) {
            texts.push(format!("{}–{}", day_month(*a), day_month(*b)));
        }
        texts.push(format!("{from}–{to}"));
    }
    if under == Under::Month {
        let day = match a {
            Part::Day(day) => day.day_of_month().to_string(),
            _ => String::new(),
        };
        if soon {
            texts.extend(day.is_empty().then(|| format!("to {to}")));
            texts.push(format!("{day}–{to}"));
        } else if let Some(y) = year_of(b) {
            texts.push(format!("{day}–{}", year(y)));
            texts.push(format!("{day}–'{:02}", y.rem_euclid(100)));
        }
    }
    texts.extend(and_more(a, "", under));
    texts
}

/// The name of the month or season that a date begins in.
fn part_of_year(part: &Part) -> Option<String> {
    Some(match *part {
        Part::Day(d) => three_letters(month(d.month())).to_owned(),
        Part::Month(_, m) => three_letters(month(m)).to_owned(),
        Part::Season(_, code) => season_of(code)?.narrow.to_owned(),
        _ => return None,
    })
}

/// The calendar months between two dates that name one.
fn months_apart(a: &Part, b: &Part) -> Option<i32> {
    let number = |part: &Part| match *part {
        Part::Day(d) => Some(d.year() * 12 + d.month().cast_signed()),
        Part::Month(y, m) => Some(y * 12 + m.cast_signed()),
        _ => None,
    };
    Some(number(b)? - number(a)?)
}

/// The year that a date is in.
fn year_of(part: &Part) -> Option<i32> {
    match *part {
        Part::Day(d) => Some(d.year()),
        Part::Month(y, _) | Part::Season(y, _) | Part::Year(y) => Some(y),
        _ => None,
    }
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
            ("2026-05-20~", "~20", "~20 May", "~May 2026"),
            ("2026-05-20?", "20?", "20 May?", "May 2026?"),
            ("2026-05-02~", "~2", "~2 May", "~May 2026"),
            ("2026-05", "May", "May", "May 2026"),
            ("2026-05~", "~May", "~May", "~May 2026"),
            ("2026-05%", "~May?", "~May?", "~2026?"),
            ("2026-05-XX", "May", "May", "May 2026"),
            ("2012", "2012", "2012", "2012"),
            ("2012~", "~2012", "~2012", "~2012"),
            ("2029-Q1", "Q1", "Q1", "Q1 2029"),
            ("2022-22", "summer", "summer", "sum 2022"),
            ("2022-22~", "~sum", "~summer", "~sum 2022"),
            ("2029-40", "H1", "1st half", "H1 2029"),
            ("202X~", "~2020s", "~2020s", "~2020s"),
            ("19XX", "19XX", "1900–1999", "1900–1999"),
            ("190X", "190X", "1900–1909", "1900–1909"),
            ("20XX", "20XX", "2000–2099", "2000–2099"),
            ("1XXX", "1XXX", "1000–1999", "1000–1999"),
            ("2026-05-1X", "10–19", "10–19 May", "May 2026"),
            ("2026-05-1X~", "~10–19", "~May", "~May 2026"),
            ("2026-05-X1", "2026", "2026", "2026"),
            ("15XX-12-25", "15XX", "15XX", "15XX"),
            ("2026-05-12/2026-05-13", "12–13", "12–13 May", "May 2026"),
            ("2026-05-12~/2026-05-13", "~12–13", "~May", "~May 2026"),
            ("2026-10-30/2026-11-02", "30–Nov", "Oct–Nov", "Oct 2026…"),
            ("2025-12-28/2026-01-03", "28–Jan", "Dec–Jan", "2025–26"),
            ("2025-12-28/2027-01-03", "28–'27", "28 Dec…", "2025–27"),
            ("2026-03/2026-05", "to May", "Mar–May", "Mar 2026…"),
            ("2026-04~/2026-06~", "~–Jun", "~Apr–Jun", "~2026"),
            ("2026-04/2026-06", "to Jun", "Apr–Jun", "Apr 2026…"),
            ("2025-11/2026-02", "to Feb", "Nov–Feb", "2025–26"),
            ("2025-11/2027-02", "–2027", "Nov…", "2025–27"),
            ("2012/2015", "'12–15", "2012–15", "2012–15"),
            ("2012~/2015~", "~2012…", "~2012–15", "~2012–15"),
            ("1998/2001", "'98–01", "1998–01", "1998–01"),
            ("1950/2025", "1950…", "1950…", "1950…"),
            ("2025/2026-05", "'25–26", "2025–26", "2025–26"),
            ("../2030", "≤2030", "≤2030", "≤2030"),
            ("../2029-Q1", "≤Q1", "≤Q1", "≤Q1 2029"),
            ("../2029-03-31", "≤31", "≤31 Mar", "≤Mar 2029"),
            ("2012-04-17/..", "≥17", "≥17 Apr", "≥Apr 2012"),
            ("/2008", "?–2008", "?–2008", "?–2008"),
            ("2008/", "2008–?", "2008–?", "2008–?"),
            ("[2027,2028]", "'27|28", "2027|28", "2027|28"),
            ("{2025,2028}", "'25,28", "2025,28", "2025,28"),
            ("{1960,1961-12}", "'60,61", "1960,61", "1960,61"),
            ("{1960,1961,1963}", "1960,…", "1960,…", "1960,…"),
            ("[1670..1672]", "1670…", "1670..72", "1670..72"),
            ("{2026-05-12,2026-05-14}", "12,14", "12,14 May", "May 2026"),
            ("[2026-05-12..2026-05-14]", "12..14", "May", "May 2026"),
            ("[2026-05-12,2026-07-14]", "12|…", "12 May|…", "2026"),
            ("{2026-05,2027-07}", "May,…", "May,…", "2026,27"),
            ("[..1984]", "≤1984", "≤1984", "≤1984"),
            ("-0043-03-15", "15", "15 Mar", "Mar -0043"),
            ("-0043%", "~-0043", "~-0043?", "~-0043?"),
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
    fn a_date_alone_says_its_year_unless_it_is_this_one() {
        let today = Day::from_ymd(2026, 11, 23).unwrap();
        for (text, in_six, in_eight) in [
            ("2026-12-03", "3 Dec", "3 Dec"),
            ("2026-12", "Dec", "Dec"),
            ("2026-12?", "Dec?", "Dec?"),
            ("2027-03-02", "Mar'27", "Mar 2027"),
            ("2027-03~", "~2027", "~Mar'27"),
            ("2027-Q1", "Q1'27", "Q1 2027"),
            ("2027-21", "spr'27", "spr 2027"),
            ("2031", "2031", "2031"),
            ("2027/2029", "'27–29", "2027–29"),
            ("2027-03/2027-05", "Mar27…", "Mar'27…"),
            ("2026-12/2027-02", "Dec…", "Dec–Feb"),
            ("2027-03-02/2027-03-04", "Mar'27", "Mar 2027"),
            ("2527-03", "2527", "Mar 2527"),
        ] {
            let date = Date::parse(text).unwrap();
            let both = [6, 8].map(|columns| alone(&date, today, columns));
            assert_eq!(both, [in_six, in_eight], "{text}");
        }
    }

    #[test]
    fn a_date_with_its_year_is_told_as_finely_as_its_columns_hold() {
        let today = Day::from_ymd(2026, 11, 23).unwrap();
        for (text, told) in [
            (
                "2025-08-13~",
                ["~13 Aug 2025", "~13 Aug 2025", "~Aug 2025", "~Aug'25"],
            ),
            (
                "2026-05-12/2026-05-13",
                ["12–13 May 2026", "12–13 May'26", "May 2026", "May 2026"],
            ),
            (
                "2026-02~",
                ["~Feb 2026", "~Feb 2026", "~Feb 2026", "~Feb'26"],
            ),
            (
                "2026-05-20",
                ["20 May 2026", "20 May 2026", "May 2026", "May 2026"],
            ),
            ("2006~", ["~2006"; 4]),
        ] {
            let date = Date::parse(text).unwrap();
            let found = [14, 12, 9, 8].map(|columns| dated(&date, today, columns));
            assert_eq!(found, told, "{text}");
        }
    }

    #[test]
    fn the_mark_of_the_ticks() {
        let date = Date::parse("2010-06-26").unwrap();
        assert_eq!(compact_mark(&date, false), "26 Jun");
        assert_eq!(compact_mark(&date, true), "Jun 2010");
        for (text, mark) in [
            ("2026-05-20", "20 May"),
            ("2026-05-12/2026-05-13", "12–13 May"),
            ("2026-10-30/2026-11-02", "30 Oct–2 Nov"),
            ("2026-05-1X", "10–19 May"),
            ("2026-05~", "~May"),
        ] {
            assert_eq!(day_mark(&Date::parse(text).unwrap()), mark);
        }
    }
}
