//! The definitions on the record that comes with the program, checked by hand.
//!
//! Of each event that counts here: its day, what it says, and the first of its dated sources to end,
//! which tells from when it is known.

use std::sync::LazyLock;

use opcon_tui::analysis::{self, AsOf, Baseline, Slip, moved, windows as all_windows};
use opcon_tui::record::Record;

use crate::bridge::{day, find, gap, id, key, line, present_of, read};
use crate::plays::play;

static RECORD: LazyLock<std::sync::Arc<Record>> =
    LazyLock::new(|| read(include_str!("../../events.yaml")));

fn transfer(at: &str) -> String {
    present_of(&RECORD, "transfer", AsOf::then(day(at)))
}

/// The window of the transfer with this date that both sides agreed on.
fn joint(date: &str, at: &str) -> String {
    let transfer = find(&RECORD, "transfer");
    let windows = all_windows(&RECORD, AsOf::then(day(at)));
    let window = windows
        .iter()
        .find(|w| w.milestone == transfer && w.by.len() == 2 && w.date.written() == date);
    line(&RECORD, window.expect("the window"))
}

/// The slip of a party as of a day: least and greatest months, and whether there may be more.
fn slip(party: &str, at: &str) -> Option<(i32, i32, bool)> {
    let as_of = AsOf::then(day(at));
    let transfer = find(&RECORD, "transfer");
    let baseline = Baseline::of(&RECORD, transfer, as_of)?;
    assert_eq!(
        id(&RECORD, baseline.event),
        "2006-10-20-38th-scm-window",
        "the first date that both agreed on"
    );
    let positions = analysis::positions(&RECORD, transfer, as_of);
    let held = positions
        .into_iter()
        .find(|p| key(&RECORD, p.party) == party)?
        .held?;
    Slip::of(&baseline, &held).map(|s| (s.least, s.greatest, s.open))
}

#[test]
fn in_december_2006_washington_wants_2009() {
    // Agreed on 20 October 2006 (known on the 21st): after 15 October 2009, not later than 15 March
    // 2012. On 30 October Bell said that Washington preferred 2009.
    assert_eq!(
        transfer("2006-10-21"),
        "seoul 2009-10-16/2012-03-15 jointly, washington 2009-10-16/2012-03-15 jointly"
    );
    assert_eq!(gap(&RECORD, "2006-10-21"), "agreed");
    assert_eq!(
        transfer("2006-12-01"),
        "seoul 2009-10-16/2012-03-15 jointly, washington 2009"
    );
    // They overlap; 2009-01-01 + 38 = 2012-03-01, + 39 would be 2012-04-01.
    assert_eq!(gap(&RECORD, "2006-12-01"), "seoul washington 0 to 38");
    assert_eq!(
        joint("2009-10-16/2012-03-15", "2006-12-01"),
        "seoul+washington 2009-10-16/2012-03-15 standing with seoul agreed: \
         2006-10-20-38th-scm-window"
    );
    // From 2012-03-15 back to 2009-01-01: 2009-01-01 + 38 = 2012-03-01. 2009-10-16 + 2 = 2009-12-16.
    assert_eq!(slip("washington", "2006-12-01"), Some((-38, 2, false)));
}

#[test]
fn in_march_2007_both_say_17_april_2012() {
    // Kim Jang-soo and Gates on 23 February 2007, in the press of the same day.
    assert_eq!(
        transfer("2007-03-01"),
        "seoul 2012-04-17 jointly, washington 2012-04-17 jointly"
    );
    assert_eq!(gap(&RECORD, "2007-03-01"), "agreed");
    assert_eq!(
        transfer("2007-02-22"),
        "seoul 2009-10-16/2012-03-15 jointly, washington 2009"
    );
    // 2012-03-15 + 1 = 2012-04-15; 2009-10-16 + 30 = 2012-04-16.
    assert_eq!(slip("seoul", "2007-03-01"), Some((1, 30, false)));
}

#[test]
fn on_27_june_2010_both_say_1_december_2015() {
    // Seoul hoped in February 2010 for "later than 2012"; Washington had confirmed 17 April 2012 in
    // September 2009, which was the fifth time that it said so: 2007-02-23 and 06-28 with Seoul,
    // "2012" on 2008-04-14 and 06-03, and 2009-09-29. Seoul said it twice, both times with Washington.
    assert_eq!(
        transfer("2010-06-26"),
        "seoul 2013/.., washington 2012-04-17 jointly said 5 times"
    );
    // 2012-04-17 + 8 = 2012-12-17, and nobody said until when.
    assert_eq!(
        gap(&RECORD, "2010-06-26"),
        "seoul washington 8 to 8 or more"
    );
    // Lee and Obama met on the 26th in Toronto; the reports are of the 27th.
    assert_eq!(
        transfer("2010-06-27"),
        "seoul 2015-12-01 jointly, washington 2015-12-01 jointly"
    );
    assert_eq!(gap(&RECORD, "2010-06-27"), "agreed");
    // 2012-03-15 + 44 = 2015-11-15; 2009-10-16 + 73 = 2015-11-16.
    assert_eq!(slip("washington", "2010-06-27"), Some((44, 73, false)));
}

#[test]
fn on_24_october_2014_washington_has_no_date_any_more() {
    // The 46th SCM of 23 October dropped the date, in the press of the 24th. Han Min-koo's "mid-2020s"
    // of the same day comes after it in the file: Seoul's own word, not a joint one.
    assert_eq!(
        transfer("2014-10-24"),
        "seoul 2024~/2026~, washington no date jointly"
    );
    assert_eq!(gap(&RECORD, "2014-10-24"), "cannot be said");
    // On the 23rd nothing of that was known: "later than 1 December 2015", said on 25 April.
    assert_eq!(
        transfer("2014-10-23"),
        "seoul 2015-12-02/.. jointly, washington 2015-12-02/.. jointly"
    );
    assert_eq!(gap(&RECORD, "2014-10-23"), "agreed");
    // 2012-03-15 + 141 = 2023-12-15; 2009-10-16 + 206 = 2026-12-16.
    assert_eq!(slip("seoul", "2014-10-24"), Some((141, 206, false)));
    assert_eq!(slip("washington", "2014-10-24"), None);
}

#[test]
fn the_window_of_2006_was_superseded() {
    // Agreed on 20 October 2006; Washington went back to 2009 on the 30th, both to 17 April 2012 on 23
    // February 2007, which also supersedes the event. All that is before 15 March 2012.
    for at in ["2007-02-23", "2012-03-15", "2012-03-16", "2026-11-23"] {
        assert_eq!(
            joint("2009-10-16/2012-03-15", at),
            "seoul+washington 2009-10-16/2012-03-15 superseded agreed: 2006-10-20-38th-scm-window",
            "{at}"
        );
    }
}

#[test]
fn the_date_of_2012_was_superseded_not_missed() {
    // From February 2010 (Kim Tae-young's hope, known on the 24th) Washington alone held it; the
    // meeting in Toronto superseded it 22 months before the day.
    let said = "2007-02-23-kim-gates-agree-2012 2007-06-28-stp-signed \
                2008-04-14-bell-enhanced-capability 2008-06-03-gates-desirable-change \
                2009-09-29-sharp-confident-2012";
    assert_eq!(
        joint("2012-04-17", "2010-02-23"),
        format!("seoul+washington 2012-04-17 standing agreed: {said}")
    );
    assert_eq!(
        joint("2012-04-17", "2010-06-26"),
        format!("seoul+washington 2012-04-17 standing with washington agreed: {said}")
    );
    for at in ["2010-06-27", "2012-04-18", "2026-11-23"] {
        assert_eq!(
            joint("2012-04-17", at),
            format!("seoul+washington 2012-04-17 superseded agreed: {said}"),
            "{at}"
        );
    }
}

#[test]
fn the_date_of_2015_was_superseded_not_missed() {
    // Seoul asked for a later date in May 2013, reported on 19 July. On 25 April 2014 both said "later
    // than 1 December 2015", and the SCM of October 2014 supersedes the event itself.
    let until = |last: &str| {
        let said = "2010-06-26-lee-obama-2015 2010-07-11-kim-no-additional-delay \
                    2010-10-08-42nd-scm-sa2015";
        format!("{said}{last}")
    };
    assert_eq!(
        joint("2015-12-01", "2011-01-01"),
        format!("seoul+washington 2015-12-01 standing: {}", until(""))
    );
    // "December 2015", said by both on 1 June 2013, was the old date for Washington and, as is known
    // since July, a new one for Seoul: a window of both besides. Dempsey (18 July, known on the 19th) and Scaparrotti (30 July,
    // known on the 31st) said it again; the communique of October 2013 is only reported, and a
    // report does say the window once more.
    let summer = until(
        " 2013-06-01-combined-theater-command 2013-07-18-dempsey-timing-appropriate \
         2013-07-30-scaparrotti-nominee-on-schedule",
    );
    assert_eq!(
        joint("2015-12-01", "2013-08-01"),
        format!("seoul+washington 2015-12-01 standing with washington: {summer}")
    );
    assert_eq!(
        joint("2015-12", "2013-08-01"),
        "seoul+washington 2015-12 standing: 2013-06-01-combined-theater-command"
    );
    for at in ["2014-04-25", "2014-10-24", "2015-12-02", "2026-11-23"] {
        assert_eq!(
            joint("2015-12-01", at),
            format!(
                "seoul+washington 2015-12-01 superseded: {summer} 2013-10-02-45th-scm-working-group"
            ),
            "{at}"
        );
    }
}

#[test]
fn where_it_stands_on_23_november_2026() {
    // Seoul: "by 2030", put forward again on 4 November 2025 by Lee before Hegseth, confirmed by Ahn on 4
    // February 2026 (the second time); what was denied that day is 2028, which Seoul had not said.
    // Washington: no date, last agreed at the SCM of 28 October 2017; it denied "by May 2022" in 2020,
    // which was not its own. Of other milestones it said last, in April 2026, that the conditions are
    // met by the first quarter of 2029.
    // The press: 2027 (21 May 2026), 2028 (14 May).
    // The newest event is of 21 May 2026.
    assert_eq!(
        play(&RECORD, "2026-11-23"),
        "seoul ../2030 said 2 times; washington no date jointly (conditions-met ../2029-Q1); \
         press 2027; press 2028; gap cannot be said; last event 2026-05-21"
    );
    let as_of = AsOf::then(day("2026-11-23"));
    let positions = analysis::positions(&RECORD, find(&RECORD, "transfer"), as_of);
    let said: Vec<_> = positions
        .iter()
        .filter_map(|p| p.held.as_ref())
        .map(|h| (id(&RECORD, h.event), h.said.to_string()))
        .collect();
    assert_eq!(
        said,
        [
            ("2025-11-04-lee-hegseth", "2026-02-04".to_owned()),
            ("2017-10-28-49th-scm", "2017-10-28".to_owned()),
        ]
    );
    // The open start counts from 2025-11-04: 2012-03-15 + 163 = 2025-10-15; 2009-10-16 + 254 =
    // 2030-12-16.
    assert_eq!(slip("seoul", "2026-11-23"), Some((163, 254, false)));
}

#[test]
fn where_it_stood_on_14_may_2026() {
    // As in November, less what the source of the 21st said of 2027. The press: 2028, said that day. The
    // "mid-2020s" that the Korea Herald reported in November 2015 last until the end of 2026, but the
    // meeting of October 2018 supersedes that event.
    assert_eq!(
        play(&RECORD, "2026-05-14"),
        "seoul ../2030 said 2 times; washington no date jointly (conditions-met ../2029-Q1); \
         press 2028; gap cannot be said; last event 2026-05-14"
    );
    // Brunson's date, of an unknown day of April, is known from its last day. Before it, Washington had
    // said last, with Seoul, that the second stage is certified in 2026.
    assert_eq!(
        play(&RECORD, "2026-04-29"),
        "seoul ../2030 said 2 times; washington no date jointly (foc 2026 jointly); \
         press 2028; gap cannot be said; last event 2026-03-27"
    );
}

#[test]
fn on_15_july_2025_seoul_says_and_unsays_2030() {
    // Ahn's hearing and the denial by the presidential office are of one day, in this order in the file.
    // The denial ends Seoul's own date, and the "2023" of 2018 before it does not come back. The plan of
    // mid-August says 2030 again (a source of about 13 August).
    assert_eq!(
        transfer("2025-07-14"),
        "seoul 2023, washington no date jointly"
    );
    assert_eq!(
        transfer("2025-07-15"),
        "seoul nothing, washington no date jointly"
    );
    assert_eq!(
        transfer("2025-08-13"),
        "seoul ../2030, washington no date jointly"
    );
}

#[test]
fn the_joint_date_moved_four_times() {
    // 2009-10-16/2012-03-15 -> 2012-04-17 (February 2007) -> 2015-12-01 (June 2010) -> later than that
    // (April 2014) -> no date (October 2014). Confirmed in between, and "no date" twice more in 2017.
    let times = |at| moved(&RECORD, find(&RECORD, "transfer"), AsOf::then(day(at)));
    assert_eq!(times("2007-02-22"), 0);
    assert_eq!(times("2007-02-23"), 1);
    assert_eq!(times("2010-06-27"), 2);
    assert_eq!(times("2014-04-25"), 3);
    assert_eq!(times("2014-10-24"), 4);
    assert_eq!(times("2026-11-23"), 4);
}
