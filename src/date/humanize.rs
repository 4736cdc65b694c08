//! Dates as people say them.
//!
//! Three lengths: [`long`] for a sentence, [`short`] for a few words, and the columns of the feed
//! ([`in_month`], [`in_year`], [`in_decade`]), which leave out what the heading above them says. Doubt
//! is never left out before precision is: where "about 26 June" finds no room, "about June" is said.
//!
//! Years are written as EDTF writes them: four digits at least, astronomical (0000 is 1 BCE). A date in full says
//! those before the year 1 in the other count too.

mod column;
mod distance;
mod era;

pub use column::{alone, compact_mark, dated, day_mark, in_decade, in_month, in_year};
pub use distance::{relative, stretch};

use edtf_core::{
    DateTime, Edtf, Interval, IntervalEndpoint as Endpoint, Set, SetElement, SetKind, TimeShift,
};

use crate::date::Date;
use crate::date::part::{Part, Single};
use crate::date::words::{self, month, three_letters};
use crate::day::{Day, Year};

/// A date in full, as the panel shows it: "Mon 11 May 2026", "May 2026", "about May 2026",
/// "12–13 May 2026", "first quarter of 2029", "by 31 March 2029", "from 2028", "15 Mar -0043 (44 BCE)".
pub fn long(date: &Date) -> String {
    let said = phrase(date, Style::Long);
    match era::years(date) {
        Some(years) => format!("{said} ({years})"),
        None => said,
    }
}

/// A date in few columns, as a window's words: "2028", "by 2030", "by Q1 2029", "Dec 2026",
/// "about 2027", "from 2028", "Oct 2009–Mar 2012", "17 Apr 2012", "2027 or 2028".
pub fn short(date: &Date) -> String {
    phrase(date, Style::Short)
}

/// The same with signs for its words: "≤2030", "≤1 Dec 2015", "~2027", "≥2028". No precision is lost by it.
pub fn signs(date: &Date) -> String {
    const SIGNS: [(&str, &str); 4] = [
        ("perhaps ", "?"),
        ("about ", "~"),
        ("by ", "≤"),
        ("from ", "≥"),
    ];
    let mut rest = short(date);
    let mut signs = String::new();
    while let Some((word, sign)) = SIGNS.iter().find(|(word, _)| rest.starts_with(word)) {
        signs.push_str(sign);
        rest.drain(..word.len());
    }
    signs + &rest
}

/// A day: "20 May 2026".
pub fn day(day: Day) -> String {
    let (y, m, d) = day.ymd();
    format!("{d} {} {}", three_letters(month(m)), Year(y))
}

/// The month of a day: "May 2026".
pub fn month_of(day: Day) -> String {
    let (y, m, _) = day.ymd();
    format!("{} {}", three_letters(month(m)), Year(y))
}

/// The year of a day: "2026".
pub fn year_of(day: Day) -> String {
    year(day.year())
}

/// A day with its day of the week: "Wed 20 May 2026"; "14 Oct 1066", which was no Sunday.
pub fn weekday_day(day: Day) -> String {
    with_weekday(day, &self::day(day))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Long,
    Short,
}

/// Where a name stands, in the long style.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// By itself: "Mon 11 May 2026", "first quarter of 2029".
    Alone,
    /// After another word: "by 11 May 2026", "by the first quarter of 2029".
    After,
}

fn phrase(date: &Date, style: Style) -> String {
    if let Some(day) = date.plain_day() {
        return name(&Part::Day(day), style, Place::Alone);
    }
    match date.expression() {
        Some(Edtf::Date(d)) => single(&Single::of(&d), style, Place::Alone),
        Some(Edtf::DateTime(at)) => date_time(&at, style),
        Some(Edtf::Interval(i)) => interval(&i, style),
        Some(Edtf::Set(s)) => set(&s, style),
        None => date.written().to_owned(),
    }
}

/// "26 Jun".
fn day_month(day: Day) -> String {
    let (_, m, d) = day.ymd();
    format!("{d} {}", three_letters(month(m)))
}

/// "Wed 20", where the day had that name.
fn with_weekday(day: Day, said: &str) -> String {
    let index = day
        .weekday_then()
        .map(|name| name.num_days_from_monday() as usize);
    match index.and_then(|index| words::WEEKDAYS.get(index)) {
        Some(name) => format!("{} {said}", three_letters(name)),
        None => said.to_owned(),
    }
}

fn year(year: i32) -> String {
    Year(year).to_string()
}

/// What a single date names, without its doubt.
fn name(part: &Part, style: Style, place: Place) -> String {
    let long = style == Style::Long;
    let the = if place == Place::After { "the " } else { "" };
    match *part {
        Part::Day(d) if !long => day(d),
        Part::Day(d) if place == Place::Alone => weekday_day(d),
        Part::Day(day) => {
            let (y, m, d) = day.ymd();
            format!("{d} {} {}", month(m), Year(y))
        }
        Part::Month(y, m) if long => format!("{} {}", month(m), Year(y)),
        Part::DayOfMonth(y, m) if long => format!("a day in {} {}", month(m), Year(y)),
        Part::Month(y, m) | Part::DayOfMonth(y, m) => {
            format!("{} {}", three_letters(month(m)), Year(y))
        }
        Part::Season(y, code) => {
            let season = words::season_of(code);
            let said = season.map_or("", |s| if long { s.long } else { s.short });
            let the = if said.ends_with(" of") { the } else { "" };
            format!("{the}{said} {}", year(y))
        }
        Part::DayOfYear(y) if long => format!("a day in {}", year(y)),
        Part::MonthOfYear(y) if long => format!("a month of {}", year(y)),
        Part::Year(y) | Part::DayOfYear(y) | Part::MonthOfYear(y) => year(y),
        Part::Decade(first) if long => format!("{the}{}s", year(first)),
        Part::Decade(first) => format!("{}s", year(first)),
        Part::Years(a, b) if !long => format!("{}–{}", year(a), year(b)),
        Part::Years(a, b) if place == Place::Alone => {
            format!("between {} and {}", year(a), year(b))
        }
        Part::Years(a, b) => format!("a year from {} to {}", year(a), year(b)),
        Part::Spelled(ref all, _) => all.clone(),
    }
}

/// A single date with its doubt.
fn single(single: &Single, style: Style, place: Place) -> String {
    let place = if single.is_doubtful() {
        Place::After
    } else {
        place
    };
    let said = name(&single.part, style, place);
    doubted(said, single.approximate, single.uncertain)
}

fn doubted(said: String, approximate: bool, uncertain: bool) -> String {
    let said = if approximate {
        format!("about {said}")
    } else {
        said
    };
    if uncertain {
        format!("perhaps {said}")
    } else {
        said
    }
}

/// "Thu 14 May 2026, 14:30 UTC"; in few columns the time of day is left out.
fn date_time(at: &DateTime, style: Style) -> String {
    let said = single(&Single::of(&at.date), style, Place::Alone);
    if style == Style::Short {
        return said;
    }
    let time = at.time;
    let seconds = match time.second {
        0 => String::new(),
        second => format!(":{second:02}"),
    };
    let zone = match time.shift {
        None => String::new(),
        Some(TimeShift::Utc) => " UTC".to_owned(),
        Some(TimeShift::Offset { minutes, .. }) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.unsigned_abs();
            format!(" {sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    };
    format!("{said}, {:02}:{:02}{seconds}{zone}", time.hour, time.minute)
}

fn interval(interval: &Interval, style: Style) -> String {
    let long = style == Style::Long;
    let of = Single::of;
    match (&interval.start, &interval.end) {
        (Endpoint::Date(a), Endpoint::Date(b)) => between(&of(a), &of(b), style),
        (Endpoint::Open, Endpoint::Date(d)) => open("by", &of(d), style),
        (Endpoint::Date(d), Endpoint::Open) => open("from", &of(d), style),
        (Endpoint::Unknown, Endpoint::Date(d)) if long => {
            format!("{}, start unknown", open("until", &of(d), style))
        }
        (Endpoint::Date(d), Endpoint::Unknown) if long => {
            format!("{}, end unknown", open("from", &of(d), style))
        }
        (a, b) => {
            let joint = if long { " to " } else { "–" };
            [endpoint(a, style), endpoint(b, style)].join(joint)
        }
    }
}

/// An end of an interval, by itself.
fn endpoint(endpoint: &Endpoint, style: Style) -> String {
    let said = |d| single(&Single::of(d), style, Place::After);
    match endpoint {
        Endpoint::Date(d) => said(d),
        Endpoint::OnOrBefore(d) => said(d) + " or earlier",
        Endpoint::OnOrAfter(d) => said(d) + " or later",
        Endpoint::Open => "…".to_owned(),
        Endpoint::Unknown => "?".to_owned(),
    }
}

/// "by about 2030", "perhaps from 2028".
fn open(word: &str, date: &Single, style: Style) -> String {
    let said = doubted(
        name(&date.part, style, Place::After),
        date.approximate,
        false,
    );
    doubted(format!("{word} {said}"), false, date.uncertain)
}

/// From the one date to the other.
fn between(a: &Single, b: &Single, style: Style) -> String {
    let same_doubt = (a.approximate, a.uncertain) == (b.approximate, b.uncertain);
    let drawn_together = together(&a.part, &b.part, style).filter(|_| same_doubt);
    match drawn_together {
        Some(said) if !a.is_doubtful() => said,
        Some(said) if style == Style::Short => doubted(said, a.approximate, a.uncertain),
        _ => {
            let said = |date| single(date, style, Place::After);
            let sure = !a.is_doubtful() && !b.is_doubtful();
            let joint = if style == Style::Short && sure {
                "–"
            } else {
                " to "
            };
            [said(a), said(b)].join(joint)
        }
    }
}

/// Two dates of the same precision with what they share said once: "12–13 May 2026".
fn together(a: &Part, b: &Part, style: Style) -> Option<String> {
    let dash = if style == Style::Long { " – " } else { "–" };
    let short = |part| name(part, Style::Short, Place::Alone);
    if a == b {
        return Some(name(a, style, Place::Alone));
    }
    Some(match (a, b) {
        (Part::Day(a), Part::Day(b)) if (a.year(), a.month()) == (b.year(), b.month()) => {
            format!("{}–{}", a.day_of_month(), day(*b))
        }
        (Part::Day(a), Part::Day(b)) if a.year() == b.year() => {
            format!("{}{dash}{}", day_month(*a), day(*b))
        }
        (Part::Month(ya, ma), Part::Month(yb, _)) if ya == yb => {
            format!("{}–{}", three_letters(month(*ma)), short(b))
        }
        (Part::Day(_), Part::Day(_)) | (Part::Month(..), Part::Month(..)) => {
            [short(a), short(b)].join(dash)
        }
        (Part::Season(ya, code), Part::Season(yb, _)) if ya == yb => {
            format!("{}–{}", words::season_of(*code)?.short, short(b))
        }
        // A dash beside a minus cannot be read.
        (Part::Year(ya), Part::Year(_)) if *ya >= 0 => [short(a), short(b)].join("–"),
        (Part::Year(_), Part::Year(_)) => [short(a), short(b)].join(" to "),
        _ => return None,
    })
}

/// "one of 2027, 2028" or, in few columns, "2027 or 2028"; "1960 and December 1961".
fn set(set: &Set, style: Style) -> String {
    let said = |date| single(&Single::of(date), style, Place::After);
    let range = if style == Style::Long { " to " } else { "–" };
    let members: Vec<String> = set
        .elements
        .iter()
        .map(|element| match element {
            SetElement::Date(d) => said(d),
            SetElement::OnOrBefore(d) => format!("{} or earlier", said(d)),
            SetElement::OnOrAfter(d) => format!("{} or later", said(d)),
            SetElement::Range(a, b) => [said(a), said(b)].join(range),
        })
        .collect();
    let word = match set.kind {
        SetKind::OneMember => "or",
        SetKind::AllMembers => "and",
    };
    let one_stretch = matches!(set.elements.as_slice(), [SetElement::Range(..)]);
    match members.as_slice() {
        // "1670 to 1672" alone would be the whole stretch.
        [one] if one_stretch && set.kind == SetKind::OneMember => match style {
            Style::Long => format!("some time from {one}"),
            Style::Short => format!("in {one}"),
        },
        [one] => one.clone(),
        many if set.kind == SetKind::OneMember && style == Style::Long => {
            format!("one of {}", many.join(", "))
        }
        [first, _, _, .., last] if style == Style::Short => format!("{first}, … {word} {last}"),
        [start @ .., last] => format!("{} {word} {last}", start.join(", ")),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each expression in full and in few columns.
    #[track_caller]
    fn check(rows: &[(&str, &str, &str)]) {
        for (text, in_full, in_few) in rows {
            let date = Date::parse(text).unwrap();
            assert_eq!(long(&date), *in_full, "{text}");
            assert_eq!(short(&date), *in_few, "{text}");
        }
    }

    #[test]
    fn signs_say_all_that_few_words_say() {
        let rows = [
            ("../2030", "≤2030"),
            ("../2015-12-01", "≤1 Dec 2015"),
            ("2015-12-01", "1 Dec 2015"),
            ("2024/2026~", "2024 to about 2026"),
            ("2024~/2026~", "~2024–2026"),
            ("../2030?", "?≤2030"),
            ("2028-03~/..", "≥~Mar 2028"),
        ];
        for (text, told) in rows {
            assert_eq!(signs(&Date::parse(text).unwrap()), told, "{text}");
        }
    }

    #[test]
    fn single_dates() {
        check(&[
            ("2026-05-11", "Mon 11 May 2026", "11 May 2026"),
            ("2026-05", "May 2026", "May 2026"),
            ("2026-12", "December 2026", "Dec 2026"),
            ("2028", "2028", "2028"),
            ("2029-Q1", "first quarter of 2029", "Q1 2029"),
            ("2029-41", "second half of 2029", "2nd half 2029"),
            ("2022-22", "summer 2022", "summer 2022"),
            ("2022-32", "southern winter 2022", "S winter 2022"),
            ("0476-09-04", "4 Sep 0476", "4 Sep 0476"),
            ("-0043-03", "March -0043 (44 BCE)", "Mar -0043"),
            ("0000", "0000 (1 BCE)", "0000"),
            ("0005", "0005", "0005"),
        ]);
    }

    #[test]
    fn doubt() {
        check(&[
            ("2026-05~", "about May 2026", "about May 2026"),
            ("2026?", "perhaps 2026", "perhaps 2026"),
            (
                "2026-03%",
                "perhaps about March 2026",
                "perhaps about Mar 2026",
            ),
            ("2026-01-25~", "about 25 January 2026", "about 25 Jan 2026"),
            ("2004-06~-11", "about 11 June 2004", "about 11 Jun 2004"),
            (
                "2029-Q1~",
                "about the first quarter of 2029",
                "about Q1 2029",
            ),
        ]);
    }

    #[test]
    fn unspecified_digits() {
        check(&[
            ("202X", "2020s", "2020s"),
            ("202X~", "about the 2020s", "about 2020s"),
            ("200X", "between 2000 and 2009", "2000–2009"),
            ("19XX", "between 1900 and 1999", "1900–1999"),
            ("1950S2", "between 1900 and 1999", "1900–1999"),
            (
                "-1950S3",
                "between -1959 and -1950 (1960 BCE to 1951 BCE)",
                "-1959–-1950",
            ),
            ("1950S4", "1950", "1950"),
            ("2026-05-XX", "a day in May 2026", "May 2026"),
            ("2026-XX", "a month of 2026", "2026"),
            ("2026-XX-XX", "a day in 2026", "2026"),
            ("156X-12-25?", "perhaps 156X-12-25", "perhaps 156X-12-25"),
            ("1984-1X", "1984-1X", "1984-1X"),
        ]);
    }

    #[test]
    fn open_and_unknown_ends() {
        check(&[
            ("../2029-03-31", "by 31 March 2029", "by 31 Mar 2029"),
            ("../2029-03", "by March 2029", "by Mar 2029"),
            ("../2029-Q1", "by the first quarter of 2029", "by Q1 2029"),
            ("../2030", "by 2030", "by 2030"),
            ("../2030~", "by about 2030", "by about 2030"),
            ("../2030?", "perhaps by 2030", "perhaps by 2030"),
            ("../202X", "by the 2020s", "by 2020s"),
            ("2028/..", "from 2028", "from 2028"),
            ("2012-04-17/..", "from 17 April 2012", "from 17 Apr 2012"),
            (
                "2028%/..",
                "perhaps from about 2028",
                "perhaps from about 2028",
            ),
            ("/2008-05", "until May 2008, start unknown", "?–May 2008"),
            ("2008/", "from 2008, end unknown", "2008–?"),
            (
                "..2004-06-01/2004-06-20",
                "1 June 2004 or earlier to 20 June 2004",
                "1 Jun 2004 or earlier–20 Jun 2004",
            ),
            ("2004/2006..", "2004 to 2006 or later", "2004–2006 or later"),
        ]);
    }

    #[test]
    fn intervals() {
        check(&[
            ("2026-05-12/2026-05-13", "12–13 May 2026", "12–13 May 2026"),
            (
                "2026-10-30/2026-11-02",
                "30 Oct – 2 Nov 2026",
                "30 Oct–2 Nov 2026",
            ),
            (
                "2026-12-30/2027-01-02",
                "30 Dec 2026 – 2 Jan 2027",
                "30 Dec 2026–2 Jan 2027",
            ),
            ("2026-05-12/2026-05-12", "Tue 12 May 2026", "12 May 2026"),
            ("2026-04/2026-05", "Apr–May 2026", "Apr–May 2026"),
            (
                "2009-10/2012-03",
                "Oct 2009 – Mar 2012",
                "Oct 2009–Mar 2012",
            ),
            ("2020/2023", "2020–2023", "2020–2023"),
            (
                "-0044/0014",
                "-0044 to 0014 (45 BCE to 14 CE)",
                "-0044 to 0014",
            ),
            ("../-0043", "by -0043 (44 BCE)", "by -0043"),
            ("2029-Q1/2029-Q3", "Q1–Q3 2029", "Q1–Q3 2029"),
            (
                "2029-Q3/2030-Q1",
                "the third quarter of 2029 to the first quarter of 2030",
                "Q3 2029–Q1 2030",
            ),
            (
                "2026-05-14/2026-06",
                "14 May 2026 to June 2026",
                "14 May 2026–Jun 2026",
            ),
            ("2020~/2023~", "about 2020 to about 2023", "about 2020–2023"),
            ("2024/2026~", "2024 to about 2026", "2024 to about 2026"),
        ]);
    }

    #[test]
    fn sets() {
        check(&[
            ("[2027, 2028]", "one of 2027, 2028", "2027 or 2028"),
            (
                "[2027,2028-Q1,2029]",
                "one of 2027, the first quarter of 2028, 2029",
                "2027, Q1 2028 or 2029",
            ),
            (
                "[1667,1668,1670..1672,1680]",
                "one of 1667, 1668, 1670 to 1672, 1680",
                "1667, … or 1680",
            ),
            ("[..1984]", "1984 or earlier", "1984 or earlier"),
            (
                "[1670..1672]",
                "some time from 1670 to 1672",
                "in 1670–1672",
            ),
            ("{1670..1672}", "1670 to 1672", "1670–1672"),
            (
                "{1960,1961-12}",
                "1960 and December 1961",
                "1960 and Dec 1961",
            ),
            (
                "{1960,1961,1963..}",
                "1960, 1961 and 1963 or later",
                "1960, 1961 and 1963 or later",
            ),
        ]);
    }

    #[test]
    fn times_of_day() {
        check(&[
            (
                "2026-05-14T14:30:00",
                "Thu 14 May 2026, 14:30",
                "14 May 2026",
            ),
            (
                "2026-05-14T09:05:07Z",
                "Thu 14 May 2026, 09:05:07 UTC",
                "14 May 2026",
            ),
            (
                "2026-05-14T14:30:00+09",
                "Thu 14 May 2026, 14:30 +09:00",
                "14 May 2026",
            ),
            (
                "2026-05-14T14:30:00-04:30",
                "Thu 14 May 2026, 14:30 -04:30",
                "14 May 2026",
            ),
        ]);
    }

    #[test]
    fn days() {
        let d = Day::from_ymd(2026, 5, 20).unwrap();
        assert_eq!(day(d), "20 May 2026");
        assert_eq!(weekday_day(d), "Wed 20 May 2026");
        // What was no Sunday to those who fought then is not called one.
        let told = |text: &str| weekday_day(Day::parse(text).unwrap());
        assert_eq!(told("1066-10-14"), "14 Oct 1066");
        assert_eq!(told("1582-10-14"), "14 Oct 1582");
        assert_eq!(told("1582-10-15"), "Fri 15 Oct 1582");
    }
}
