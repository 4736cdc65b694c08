//! The examples of the Library of Congress's EDTF specification (levels 0, 1 and 2) with their days,
//! and what must hold of any text.

use opcon_tui::date::humanize::{
    compact_mark, in_decade, in_month, in_year, long, relative, short,
};
use opcon_tui::date::{Date, DateError};
use opcon_tui::day::{Day, End, Shape};
use opcon_tui::text::measure::width;
use proptest::prelude::*;

/// What a row of a table says of an expression: its earliest and latest day (`..` for an open end and
/// `unknown` for an unknown one), its shape, whether it is approximate and whether uncertain.
type Facts = (String, String, Shape, bool, bool);

fn facts(text: &str) -> Result<Facts, DateError> {
    let date = Date::parse(text)?;
    let extent = date.extent();
    let said = |end, day: Day, limit| match end {
        End::Day => day.to_string(),
        End::Open if day == limit => "..".to_owned(),
        End::Unknown if day == limit => "unknown".to_owned(),
        end => format!("{end:?}, yet {day}"),
    };
    Ok((
        said(extent.start, extent.earliest, Day::MIN),
        said(extent.end, extent.latest, Day::MAX),
        extent.shape,
        extent.approximate,
        extent.uncertain,
    ))
}

#[track_caller]
fn check(rows: &[(&str, &str, &str, Shape, &str)]) {
    for &(text, earliest, latest, shape, doubt) in rows {
        let expected = (
            earliest.to_owned(),
            latest.to_owned(),
            shape,
            doubt.contains('~'),
            doubt.contains('?'),
        );
        assert_eq!(facts(text), Ok(expected), "{text}");
    }
}

#[test]
fn level_0() {
    use Shape::{Day, Lasting, Within};
    check(&[
        ("1985-04-12", "1985-04-12", "1985-04-12", Day, ""),
        ("1985-04", "1985-04-01", "1985-04-30", Within, ""),
        ("1985", "1985-01-01", "1985-12-31", Within, ""),
        ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", Day, ""),
        ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", Day, ""),
        (
            "1985-04-12T23:20:30-04",
            "1985-04-12",
            "1985-04-12",
            Day,
            "",
        ),
        (
            "1985-04-12T23:20:30+04:30",
            "1985-04-12",
            "1985-04-12",
            Day,
            "",
        ),
        ("1964/2008", "1964-01-01", "2008-12-31", Lasting, ""),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31", Lasting, ""),
        (
            "2004-02-01/2005-02-08",
            "2004-02-01",
            "2005-02-08",
            Lasting,
            "",
        ),
        (
            "2004-02-01/2005-02",
            "2004-02-01",
            "2005-02-28",
            Lasting,
            "",
        ),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31", Lasting, ""),
        ("2005/2006-02", "2005-01-01", "2006-02-28", Lasting, ""),
    ]);
}

#[test]
fn level_1() {
    use Shape::{Day, Lasting, Within};
    check(&[
        ("2001-21", "2001-03-01", "2001-05-31", Within, ""),
        ("2001-22", "2001-06-01", "2001-08-31", Within, ""),
        ("2001-23", "2001-09-01", "2001-11-30", Within, ""),
        ("2003-24", "2003-12-01", "2004-02-29", Within, ""),
        ("1984?", "1984-01-01", "1984-12-31", Within, "?"),
        ("2004-06~", "2004-06-01", "2004-06-30", Within, "~"),
        ("2004-06-11%", "2004-06-11", "2004-06-11", Day, "?~"),
        ("201X", "2010-01-01", "2019-12-31", Within, ""),
        ("20XX", "2000-01-01", "2099-12-31", Within, ""),
        ("2004-XX", "2004-01-01", "2004-12-31", Within, ""),
        ("1985-04-XX", "1985-04-01", "1985-04-30", Within, ""),
        ("1985-XX-XX", "1985-01-01", "1985-12-31", Within, ""),
        ("1985-04-12/..", "1985-04-12", "..", Lasting, ""),
        ("1985-04/..", "1985-04-01", "..", Lasting, ""),
        ("1985/..", "1985-01-01", "..", Lasting, ""),
        ("../1985-04-12", "..", "1985-04-12", Lasting, ""),
        ("../1985-04", "..", "1985-04-30", Lasting, ""),
        ("../1985", "..", "1985-12-31", Lasting, ""),
        ("1985-04-12/", "1985-04-12", "unknown", Lasting, ""),
        ("1985-04/", "1985-04-01", "unknown", Lasting, ""),
        ("1985/", "1985-01-01", "unknown", Lasting, ""),
        ("/1985-04-12", "unknown", "1985-04-12", Lasting, ""),
        ("/1985-04", "unknown", "1985-04-30", Lasting, ""),
        ("/1985", "unknown", "1985-12-31", Lasting, ""),
        ("1984~/2004-06", "1984-01-01", "2004-06-30", Lasting, "~"),
        ("1984/2004-06~", "1984-01-01", "2004-06-30", Lasting, "~"),
        ("1984~/2004~", "1984-01-01", "2004-12-31", Lasting, "~"),
        ("-1984?/2004%", "-1984-01-01", "2004-12-31", Lasting, "?~"),
        ("1984?/2004%", "1984-01-01", "2004-12-31", Lasting, "?~"),
        (
            "1984-06-02?/2004-08-08~",
            "1984-06-02",
            "2004-08-08",
            Lasting,
            "?~",
        ),
        ("-1985", "-1985-01-01", "-1985-12-31", Within, ""),
    ]);
}

#[test]
fn level_2() {
    use Shape::{AllOf, Day, Lasting, OneOf, Within};
    check(&[
        ("1950S2", "1900-01-01", "1999-12-31", Within, ""),
        ("2001-34", "2001-04-01", "2001-06-30", Within, ""),
        ("2001-31", "2001-03-01", "2001-05-31", Within, ""),
        ("2001-38", "2001-05-01", "2001-08-31", Within, ""),
        ("2001-41", "2001-07-01", "2001-12-31", Within, ""),
        (
            "[1667,1668,1670..1672]",
            "1667-01-01",
            "1672-12-31",
            OneOf,
            "",
        ),
        ("[..1760-12-03]", "..", "1760-12-03", OneOf, ""),
        ("[1760-12..]", "1760-12-01", "..", OneOf, ""),
        ("[1760-01,1760-02,1760-12..]", "1760-01-01", "..", OneOf, ""),
        ("[1667,1760-12]", "1667-01-01", "1760-12-31", OneOf, ""),
        ("[..1984]", "..", "1984-12-31", OneOf, ""),
        (
            "{1667,1668,1670..1672}",
            "1667-01-01",
            "1672-12-31",
            AllOf,
            "",
        ),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31", AllOf, ""),
        ("{..1984}", "..", "1984-12-31", AllOf, ""),
        ("2004-06~-11", "2004-06-11", "2004-06-11", Day, "~"),
        ("2004?-06-11", "2004-06-11", "2004-06-11", Day, "?"),
        ("?2004-06-~11", "2004-06-11", "2004-06-11", Day, "?~"),
        ("2004-%06-11", "2004-06-11", "2004-06-11", Day, "?~"),
        ("156X-12-25", "1560-12-25", "1569-12-25", Within, ""),
        ("15XX-12-25", "1500-12-25", "1599-12-25", Within, ""),
        ("XXXX-12-XX", "0000-12-01", "9999-12-31", Within, ""),
        ("1XXX-XX", "1000-01-01", "1999-12-31", Within, ""),
        ("1XXX-12", "1000-12-01", "1999-12-31", Within, ""),
        ("1984-1X", "1984-10-01", "1984-12-31", Within, ""),
        (
            "2004-06-~01/2004-06-~20",
            "2004-06-01",
            "2004-06-20",
            Lasting,
            "~",
        ),
        (
            "2004-06-XX/2004-07-03",
            "2004-06-01",
            "2004-07-03",
            Lasting,
            "",
        ),
        ("..2004-06-01/2004-06-20", "..", "2004-06-20", Lasting, ""),
        ("2004-06-01/2004-06-20..", "2004-06-01", "..", Lasting, ""),
    ]);
}

#[test]
fn years_that_cannot_be_drawn_are_told() {
    for text in [
        "Y170000002",
        "Y-170000002",
        "Y17E7",
        "Y-17E7",
        "Y171010000S3",
        "Y3388E2S3",
        "2026/Y20000",
        "[2026,Y20000]",
        "..Y20000/2026",
        "9999-24",
        "12026",
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(
            error.message, "years beyond ±9999 cannot be drawn",
            "{text}"
        );
        assert_eq!(error.suggestion, None, "{text}");
    }
    assert!(Date::parse("-9999/9999").is_ok());
}

#[test]
fn friendly_spellings() {
    use Shape::{AllOf, Lasting, OneOf, Within};
    check(&[
        ("2029-Q1", "2029-01-01", "2029-03-31", Within, ""),
        ("2029-Q4~", "2029-10-01", "2029-12-31", Within, "~"),
        ("2029-?Q2", "2029-04-01", "2029-06-30", Within, "?"),
        ("../2029-Q1", "..", "2029-03-31", Lasting, ""),
        ("2028-Q3/2029-Q1", "2028-07-01", "2029-03-31", Lasting, ""),
        ("[2027, 2028]", "2027-01-01", "2028-12-31", OneOf, ""),
        ("{ 2027-Q1 , 2028 }", "2027-01-01", "2028-12-31", AllOf, ""),
    ]);
    for (text, edtf) in [
        ("2029-Q1", "2029-33"),
        ("../2029-Q4?", "../2029-36?"),
        ("[2027, 2028]", "[2027,2028]"),
        ("{2027-Q1, 2028 .. 2030}", "{2027-33,2028..2030}"),
        ("?2004-?06-?11", "2004-06-11?"),
        ("2026-05-14", "2026-05-14"),
    ] {
        let date = Date::parse(text).unwrap();
        assert_eq!(date.edtf(), edtf);
        assert_eq!(date.written(), text);
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn time_of_day_orders_within_a_day() {
    for (text, second) in [
        ("1985-04-12T23:20:30", Some(84_030)),
        ("1985-04-12T00:00:00Z", Some(0)),
        ("1985-04-12T09:30:00", Some(34_200)),
        ("1985-04-12T09:30:00+09:00", Some(1_800)),
        ("1985-04-12T08:30:00+09", Some(-1_800)),
        ("1985-04-12T20:30:00-04:30", Some(90_000)),
        ("2016-12-31T23:59:60Z", Some(86_399)),
        ("1985-04-12", None),
        ("1985", None),
    ] {
        assert_eq!(Date::parse(text).unwrap().second(), second, "{text}");
    }
}

#[test]
fn mistakes_are_told_with_the_nearest_right_spelling() {
    for (text, suggestion, message) in [
        ("2026-02-30", "2026-02-28", "February 2026 has 28 days"),
        ("2026-02-29~", "2026-02-28~", "February 2026 has 28 days"),
        (
            "2026-02-01/2026-02-30",
            "2026-02-01/2026-02-28",
            "February 2026 has 28 days",
        ),
        ("../2026-06-31", "../2026-06-30", "June 2026 has 30 days"),
        (
            "[2027,2026-04-31]",
            "[2027,2026-04-30]",
            "April 2026 has 30 days",
        ),
        ("2026-13-05", "2026-05-13", "there is no month 13"),
        ("2026-33-01", "2026-33", "a season or quarter has no day"),
        ("2026-21-05", "2026-05-21", "there is no month 21"),
        (
            "2026-05-00",
            "2026-05-01",
            "the days of a month begin with 01",
        ),
        ("2026-5-1", "2026-05-01", "month and day have two digits"),
        ("2026-5", "2026-05", "month and day have two digits"),
        ("../2029-3", "../2029-03", "month and day have two digits"),
        (
            "2026/05/14",
            "2026-05-14",
            "year, month and day are joined by hyphens",
        ),
        (
            "2026.05.14",
            "2026-05-14",
            "year, month and day are joined by hyphens",
        ),
        ("5/2026", "2026-05", "a date begins with the year"),
        (
            "2026/05",
            "2026-05",
            "year, month and day are joined by hyphens",
        ),
        (
            "20260514",
            "2026-05-14",
            "year, month and day are joined by hyphens",
        ),
        (
            "2026–05–14",
            "2026-05-14",
            "year, month and day are joined by hyphens",
        ),
        (
            "05/11/2026",
            "2026-05-11",
            "a date begins with the year: this could be 11 May or 5 November",
        ),
        ("14/05/2026", "2026-05-14", "a date begins with the year"),
        ("05/14/2026", "2026-05-14", "a date begins with the year"),
        ("11.5.2026", "2026-05-11", "a date begins with the year"),
        ("31/02/2026", "2026-02-28", "February 2026 has 28 days"),
        ("May 2026", "2026-05", "a month is written as a number"),
        ("2026 Sept.", "2026-09", "a month is written as a number"),
        (
            "May 14, 2026",
            "2026-05-14",
            "a month is written as a number",
        ),
        (
            "14 May 2026",
            "2026-05-14",
            "a month is written as a number",
        ),
        (
            "Thursday, the 14th of May 2026",
            "2026-05-14",
            "a month is written as a number",
        ),
        (
            "12–13 May 2026",
            "2026-05-12/2026-05-13",
            "a month is written as a number",
        ),
        ("31 June 2026", "2026-06-30", "June 2026 has 30 days"),
        (
            "Q1 2029",
            "2029-Q1",
            "a quarter is written after the year, as in 2029-Q1",
        ),
        (
            "2029 Q1",
            "2029-Q1",
            "a quarter is written after the year, as in 2029-Q1",
        ),
        (
            "2029Q1",
            "2029-Q1",
            "a quarter is written after the year, as in 2029-Q1",
        ),
        (
            "first quarter of 2029",
            "2029-Q1",
            "a quarter is written after the year, as in 2029-Q1",
        ),
        ("2029-q1", "2029-Q1", "the letters of a date are capitals"),
        ("199x", "199X", "the letters of a date are capitals"),
        (
            "1990s",
            "199X",
            "a decade is written with an X for its last digit",
        ),
        (
            "1900s",
            "19XX",
            "a decade is written with an X for its last digit: this could be 190X or 19XX",
        ),
        ("circa 2026", "2026~", "an approximate date has ~ after it"),
        ("c. May 2026", "2026-05~", "a month is written as a number"),
        ("2026-5?", "2026-05?", "month and day have two digits"),
        (
            "perhaps 2026-05",
            "2026-05?",
            "an uncertain date has ? after it",
        ),
        ("by 2030", "../2030", "an open end is written with two dots"),
        (
            "from about 2028",
            "2028~/..",
            "an approximate date has ~ after it",
        ),
        (
            "2020–2023",
            "2020/2023",
            "the two ends of an interval have a slash between them",
        ),
        (
            "2020-2023",
            "2020/2023",
            "the two ends of an interval have a slash between them",
        ),
        (
            "May 2020 to June 2021",
            "2020-05/2021-06",
            "a month is written as a number",
        ),
        (
            "2027 or 2028",
            "[2027,2028]",
            "several dates stand in brackets: [ ] for one of them, { } for all",
        ),
        (
            "2026, 2027 and 2028",
            "{2026,2027,2028}",
            "several dates stand in brackets: [ ] for one of them, { } for all",
        ),
        (
            "2027, 2028",
            "[2027,2028]",
            "several dates stand in brackets: [ ] for one of them, { } for all",
        ),
        (
            "summer 2022",
            "2022-22",
            "a season is written as a number: 21 spring, 22 summer, 23 autumn, 24 winter",
        ),
        (
            "44 BC",
            "-0043",
            "the year before 0001 is 0000, the one before that -0001",
        ),
        (
            "1 BC",
            "0000",
            "the year before 0001 is 0000, the one before that -0001",
        ),
        ("476", "0476", "a year has four digits"),
        (" 2026-05 ", "2026-05", "a date has no blanks"),
        ("2026 / 2027", "2026/2027", "a date has no blanks"),
        (
            "2026-05-14 14:30",
            "2026-05-14T14:30:00",
            "a time of day is written as in T14:30:00, T14:30:00Z or T14:30:00+09:00",
        ),
        (
            "2026-05-14T9:30:12.5z",
            "2026-05-14T09:30:12Z",
            "a time of day is written as in T14:30:00, T14:30:00Z or T14:30:00+09:00",
        ),
        (
            "2026-05-14T14:30+0900",
            "2026-05-14T14:30:00+09:00",
            "a time of day is written as in T14:30:00, T14:30:00Z or T14:30:00+09:00",
        ),
        (
            "2027/2026",
            "2026/2027",
            "the interval ends before it begins",
        ),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some(suggestion), "{text}");
        assert_eq!(error.message, message, "{text}");
    }
}

#[test]
fn mistakes_that_cannot_be_mended_are_told() {
    for (text, message, offset) in [
        ("", "the date is empty", 0),
        (
            "soon",
            "a date is written as in 2026, 2026-05 or 2026-05-14",
            0,
        ),
        (
            "날짜",
            "a date is written as in 2026, 2026-05 or 2026-05-14",
            0,
        ),
        ("2026-Q5", "a year has the quarters Q1 to Q4", 5),
        (
            "[27,2028]",
            "a date is written as in 2026, 2026-05 or 2026-05-14",
            2,
        ),
        (
            "2026-05-14T25:00:00",
            "hour must be 00-23 (24 is not allowed)",
            11,
        ),
        ("[2027, 2028", "the bracket at the end is missing", 10),
        (
            "[2027, 20k8]",
            "a date is written as in 2026, 2026-05 or 2026-05-14",
            9,
        ),
        ("-0044-02-30", "day is out of range for the month", 9),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.message, message, "{text}");
        assert_eq!(error.suggestion, None, "{text}");
        assert_eq!(error.offset, offset, "{text}");
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn what_is_no_date_is_told_in_our_words() {
    without_mend(&[
        ("260514", "a year has four digits"),
        ("260521", "a year has four digits"),
        ("TBD", "a date is written as in 2026, 2026-05 or 2026-05-14"),
        (
            "2026-W60",
            "a date is written as in 2026, 2026-05 or 2026-05-14",
        ),
        (
            "2026-400",
            "a date is written as in 2026, 2026-05 or 2026-05-14",
        ),
        (
            "/",
            "an interval needs a date at one of its ends, as in 2026/..",
        ),
    ]);
}

#[test]
fn words_for_a_date_lead_to_the_nearest_spelling() {
    for (text, suggestion) in [
        ("2026-05-14/15", "2026-05-14/2026-05-15"),
        ("2026-05-14/06-02", "2026-05-14/2026-06-02"),
        ("2026-05/7", "2026-05/2026-07"),
        ("2026-W20", "2026-05-11/2026-05-17"),
        ("2026-140", "2026-05-20"),
        ("2026/5/1", "2026-05-01"),
        ("1.5.2026", "2026-05-01"),
        ("5 May 2026", "2026-05-05"),
        ("May 5, 2026", "2026-05-05"),
        ("Q1 2029", "2029-Q1"),
        ("2029Q1", "2029-Q1"),
        ("spring 2026", "2026-21"),
        ("1990s", "199X"),
        ("1990’s", "199X"),
        ("20th century", "19XX"),
        ("circa 2026", "2026~"),
        ("before 2029", "../2028"),
        ("before May 2026", "../2026-04"),
        ("before 1 January 2026", "../2025-12-31"),
        ("after 2028", "2029/.."),
        ("by 2028", "../2028"),
        ("no later than 2029", "../2029"),
        ("by the end of 2028", "../2028"),
        ("by end of May 2026", "../2026-05"),
        ("not before 2028", "2028/.."),
        ("end of 2028", "2028-Q4"),
        ("late 2028", "2028-39"),
        ("early 2028", "2028-37"),
        ("mid-2028", "2028-38"),
        ("mid May 2026", "2026-05-15~"),
        ("beginning of May 2026", "2026-05-05~"),
        ("first half of 2027", "2027-40"),
        ("H2 2027", "2027-41"),
        ("2027-H1", "2027-40"),
        ("May-June 2026", "2026-05/2026-06"),
        ("5 May to 7 June 2026", "2026-05-05/2026-06-07"),
        ("2026-13", "2026-12"),
        ("2026-00", "2026-XX"),
        ("2026-00-10", "2026-XX-10"),
        ("2026-xx", "2026-XX"),
        ("2028년", "2028"),
        ("서기 2028년", "2028"),
        ("2026년 5월", "2026-05"),
        ("2026년 5월 11일", "2026-05-11"),
        ("2026년 12월 11일", "2026-12-11"),
        ("2028년 말", "2028-Q4"),
        ("2026년 5월 중순", "2026-05-15~"),
        ("2027년 하반기", "2027-41"),
        ("2029년 1분기", "2029-Q1"),
        ("2029년 1분기까지", "../2029-Q1"),
        ("2030년까지", "../2030"),
        ("약 2028년경", "2028~"),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some(suggestion), "{text}");
        assert!(Date::parse(suggestion).is_ok(), "{suggestion}");
        let vague = "a date is written as in 2026, 2026-05 or 2026-05-14";
        assert_ne!(error.message, vague, "{text}");
    }
    for text in ["26 May", "May", "May 26"] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.message, "a date begins with the year", "{text}");
        assert_eq!(error.suggestion, None, "{text}");
    }
}

/// Each text with its mend.
#[track_caller]
fn mended(rows: &[(&str, &str)]) {
    for &(text, mend) in rows {
        let found = Date::parse(text).map_err(|error| error.suggestion);
        assert_eq!(found, Err(Some(mend.to_owned())), "{text}");
        assert!(Date::parse(mend).is_ok(), "{mend}");
    }
}

/// Each text with why it is no date; there is no mend.
#[track_caller]
fn without_mend(rows: &[(&str, &str)]) {
    for &(text, message) in rows {
        let told = Date::parse(text).map_err(|error| (error.message, error.suggestion));
        assert_eq!(told, Err((message.to_owned(), None)), "{text}");
    }
}

#[test]
fn two_days_of_a_month_are_both_kept() {
    mended(&[
        ("11-13 May 2026", "2026-05-11/2026-05-13"),
        ("11 to 13 May 2026", "2026-05-11/2026-05-13"),
        ("3 to 13 May 2026", "2026-05-03/2026-05-13"),
        ("3 — 13 May 2026", "2026-05-03/2026-05-13"),
        ("11.–13. May 2026", "2026-05-11/2026-05-13"),
        ("May 11-13, 2026", "2026-05-11/2026-05-13"),
        ("May 11-12, 2026", "2026-05-11/2026-05-12"),
        ("May 11–13, 2026", "2026-05-11/2026-05-13"),
        ("May 11 — 13, 2026", "2026-05-11/2026-05-13"),
        ("May 11 to 13, 2026", "2026-05-11/2026-05-13"),
        ("May 11th through 13th, 2026", "2026-05-11/2026-05-13"),
        ("from May 11 to 13, 2026", "2026-05-11/2026-05-13"),
        ("between 11 and 13 May 2026", "2026-05-11/2026-05-13"),
        ("2026 May 11-13", "2026-05-11/2026-05-13"),
        ("May 11 – June 2, 2026", "2026-05-11/2026-06-02"),
        ("11 May - 2 June 2026", "2026-05-11/2026-06-02"),
        ("May 11, 2026 - June 2, 2027", "2026-05-11/2027-06-02"),
        ("May 2026 - July 2027", "2026-05/2027-07"),
    ]);
    // Two days can mean one thing alone, so that an import takes them over; a day that is not there cannot.
    let meant = |text| Date::parse(text).unwrap_err().meant();
    assert_eq!(
        meant("May 11-13, 2026"),
        Date::parse("2026-05-11/2026-05-13").ok()
    );
    assert_eq!(meant("5 May to 31 June 2026"), None);
    assert_eq!(meant("1939–41"), None);
    for text in ["3-13.05.2026", "3 to May 2026", "before 31 June 2026"] {
        assert_eq!(Date::parse(text).unwrap_err().suggestion, None, "{text}");
    }
}

#[test]
fn parts_of_decades_and_centuries_are_their_years() {
    mended(&[
        ("early 1950s", "1950/1952~"),
        ("mid-1950s", "1953~/1956~"),
        ("late 1920s", "1927~/1929"),
        ("end of the 1990s", "1998~/1999"),
        ("early 19th century", "1800/1832~"),
        ("the middle of the 19th century", "1833~/1866~"),
        ("late 19th century", "1867~/1899"),
        ("end of the 19th century", "1880~/1899"),
        ("early 8th century BC", "-0799/-0767~"),
        ("19th century", "18XX"),
        ("19th century AD", "18XX"),
        ("8th century BC", "-0799/-0700"),
        ("1st century B.C.E.", "-0099/0000"),
        ("490s BC", "-0498/-0489"),
        ("before the 20th century", "../1899"),
        ("-07XX", "-0799/-0700"),
        ("-004X", "-0049/-0040"),
    ]);
    without_mend(&[
        (
            "early 2000s",
            "a decade is written with an X for its last digit: this could be 200X or 20XX",
        ),
        (
            "'26",
            "a year has four digits: its century is written too, as in 1926",
        ),
        (
            "26",
            "a year has four digits: its century is written too, as in 1926",
        ),
    ]);
}

#[test]
fn years_of_eras_and_from_one_to_another() {
    mended(&[
        ("100 AD", "0100"),
        ("AD 79", "0079"),
        ("A.D. 79", "0079"),
        ("24 August 79 CE", "0079-08-24"),
        ("1066 AD", "1066"),
        ("BC 44", "-0043"),
        ("44 B.C.", "-0043"),
        ("c. 44 BC", "-0043~"),
        ("March 44 BC", "-0043-03"),
        ("15 March 44 BC", "-0043-03-15"),
        ("March 15, 44 BC", "-0043-03-15"),
        ("15 March 1 BC", "0000-03-15"),
        ("11-13 March 44 BC", "-0043-03-11/-0043-03-13"),
        ("44-31 BC", "-0043/-0030"),
        ("10–5 BC", "-0009/-0004"),
        ("27 BC – 14 AD", "-0026/0014"),
        ("44 B.C. to 31 B.C.", "-0043/-0030"),
        ("between 1861 and 1862", "1861/1862"),
        ("between May and June 2026", "2026-05/2026-06"),
        ("from 2026 to 2028", "2026/2028"),
        ("from 11 May to 2 June 2026", "2026-05-11/2026-06-02"),
        ("1861-62", "1861/1862"),
        ("1861–62", "1861/1862"),
        ("c. 1861-62", "1861/1862~"),
        ("1914-18", "1914/1918"),
        ("1939–41", "1939/1941"),
        ("1939/41", "1939/1941"),
        ("1939/45", "1939/1945"),
        ("2025-'26", "2025/2026"),
        // The second number could be a month.
        ("2010–12", "2010-12"),
        ("2010/12", "2010-12"),
        ("2026-13", "2026-12"),
    ]);
    for text in ["0 BC", "0 AD", "30 February 44 BC"] {
        assert_eq!(Date::parse(text).unwrap_err().suggestion, None, "{text}");
    }
}

/// Expressions of every sort, right and nearly right.
fn expressions() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        "[0-9X]{4}",
        "-[0-9]{4}",
        "Y[0-9]{5}",
        "[0-9]{1,5}",
        "[0-9]{4}S[1-4]"
    ];
    let rest = prop_oneof![
        Just(String::new()),
        "-[01X][0-9X]",
        "-[234][0-9]",
        "-Q[1-4]",
        "-[?~%]?[01X][0-9X][?~%]?-[?~%]?[0-3X][0-9X]",
        "-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](Z|\\+09|-04:30)?",
    ];
    let date = (year, rest, "[?~%]?")
        .prop_map(|(y, r, q)| y + &r + &q)
        .boxed();
    let interval = (date.clone(), date.clone());
    prop_oneof![
        4 => date.clone(),
        2 => interval.clone().prop_map(|(a, b)| format!("{a}/{b}")),
        1 => date.clone().prop_map(|a| format!("../{a}")),
        1 => date.clone().prop_map(|a| format!("{a}/")),
        1 => interval.prop_map(|(a, b)| format!("..{a}/{b}..")),
        2 => prop::collection::vec(date, 1..4).prop_map(|d| format!("[{}]", d.join(", "))),
        1 => "[A-Za-z0-9 ,./~?-]{0,24}",
        1 => "([0-9]{1,2} )?(Jan|May|december|Q1|fall|circa|by) [0-9]{1,4}",
        1 => "(from |between |early |c\\. )?[0-9]{1,4}(s|th century|-| to |–| and )?( ?(BC|AD)|[0-9]{1,4}| May [0-9]{1,4})",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_a_date_or_an_error(text in expressions()) {
        match Date::parse(&text) {
            Ok(date) => {
                let extent = date.extent();
                prop_assert!(extent.earliest <= extent.latest);
                prop_assert!(extent.start == End::Day || extent.earliest == Day::MIN);
                prop_assert!(extent.end == End::Day || extent.latest == Day::MAX);
                let again = Date::parse(date.edtf()).unwrap();
                prop_assert_eq!(again.edtf(), date.edtf());
                prop_assert_eq!(again.extent(), extent);
                prop_assert_eq!(again.second(), date.second());
            }
            Err(error) => {
                prop_assert!(text.is_char_boundary(error.offset));
                prop_assert!(!error.message.is_empty());
                if let Some(suggestion) = error.suggestion {
                    prop_assert!(Date::parse(&suggestion).is_ok(), "{} for {}", suggestion, text);
                }
            }
        }
    }

    #[test]
    fn a_day_is_what_the_library_takes_it_for(text in "-?[0-9]{4}-[0-3][0-9]-[0-3][0-9]") {
        let theirs = edtf_core::Edtf::parse(&text);
        prop_assert_eq!(theirs.is_ok(), Date::parse(&text).is_ok());
        if let (Ok(theirs), Ok(date)) = (theirs, Date::parse(&text)) {
            let bounds = theirs.bounds();
            let written = edtf_core::Edtf::parse(&date.extent().earliest.to_string()).unwrap();
            prop_assert_eq!(bounds, written.bounds());
            prop_assert_eq!(date.extent().earliest, date.extent().latest);
            prop_assert_eq!(date.edtf(), theirs.to_string());
            prop_assert_eq!(date.extent().shape, Shape::Day);
        }
    }

    #[test]
    fn words_keep_to_their_columns(text in expressions(), today in -3_652_424_i32..3_652_059) {
        if let Ok(date) = Date::parse(&text) {
            for (said, columns) in [
                (in_month(&date), 6),
                (in_year(&date), 9),
                (in_decade(&date), 9),
                (compact_mark(&date, false), 6),
                (compact_mark(&date, true), 8),
            ] {
                prop_assert!((1..=columns).contains(&width(&said)), "{:?} for {}", said, text);
            }
            for said in [long(&date), short(&date), relative(&date, Day::from_number(today))] {
                prop_assert!(!said.trim().is_empty());
                prop_assert!(!said.contains("  "), "{}", said);
            }
        }
    }
}
