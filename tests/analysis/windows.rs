//! The windows of proposed dates and their standing.

use opcon_tui::analysis::{AsOf, windows as all};

use crate::bridge::{day, two_towns, windows, windows_as_of};

/// The windows of the events, as of a day.
fn at(day: &str, events: &str) -> String {
    windows(&two_towns(events), day)
}

#[test]
fn a_window_stands_until_its_last_day_is_past() {
    let record = two_towns(
        "  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025-03 }] }",
    );
    assert_eq!(windows(&record, "2019-12-31"), "");
    assert_eq!(windows(&record, "2025-03-31"), "north 2025-03 standing: a");
    assert_eq!(windows(&record, "2025-04-01"), "north 2025-03 lapsed: a");
}

#[test]
fn an_open_end_never_lapses_and_an_open_start_does() {
    assert_eq!(
        at(
            "2030-01-01",
            "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025/.. }] }
  - { id: b, date: 2020-01-02, title: B, targets: [{ by: south, date: ../2025 }] }
"
        ),
        "north 2025/.. standing: a\nsouth ../2025 lapsed: b"
    );
}

#[test]
fn a_window_is_one_for_each_milestone_set_of_parties_and_extent() {
    assert_eq!(
        at(
            "2020-12-31",
            "
  - id: a
    date: 2020-01-01
    title: A
    targets:
      - { by: [south, north], date: 2025, status: agreed }
      - { of: deck, by: north, date: 2025 }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: [north, south], date: 2025~ }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: south, date: 2025 }] }
  - { id: d, date: 2020-04-01, title: D, targets: [{ by: south }] }
  - { id: e, date: 2020-05-01, title: E, targets: [{ by: south, date: 2026, status: denied }] }
"
        ),
        // South withdrew; what it said alone and with the other is left, the other holds the joint one.
        "north+south 2025 standing with north agreed: a b\n\
         south 2025 superseded: c\n\
         north 2025 standing: a"
    );
}

#[test]
fn another_window_before_the_last_day_supersedes() {
    let other = |date: &str, status: &str| {
        at(
            "2030-01-01",
            &format!(
                "
  - {{ id: a, date: 2020-01-01, title: A, targets: [{{ by: north, date: 2025-03-10/2025-03-20 }}] }}
  - {{ id: b, date: {date}, title: B, targets: [{{ by: north, {status} }}] }}
"
            ),
        )
        .lines()
        .next()
        .unwrap()
        .to_owned()
    };
    let superseded = "north 2025-03-10/2025-03-20 superseded: a";
    let lapsed = "north 2025-03-10/2025-03-20 lapsed: a";
    for status in ["proposed", "agreed", "postponed", "confirmed"] {
        let moved = format!("date: 2028, status: {status}");
        assert_eq!(other("2020-02-01", &moved), superseded, "{status}");
        let withdrawn = format!("status: {status}");
        assert_eq!(other("2020-02-01", &withdrawn), superseded, "{status}");
    }
    let denied = "date: 2025-03-10/2025-03-20, status: denied";
    assert_eq!(other("2020-02-01", denied), superseded);
    assert_eq!(
        other("2020-02-01", "date: 2025-03, status: denied"),
        lapsed,
        "a denial of another window"
    );
    assert_eq!(other("2020-02-01", "date: 2028, status: reported"), lapsed);
    // Until the day before its last day, no later.
    assert_eq!(other("2025-03-19", "date: 2028"), superseded);
    assert_eq!(other("2025-03-20", "date: 2028"), lapsed);
    assert_eq!(other("2025-03-20", denied), lapsed);
    assert_eq!(other("2025-03-21", "date: 2028"), lapsed);
    // A finer confirmation is another window.
    assert_eq!(
        other("2020-02-01", "date: 2025-03-15, status: confirmed"),
        superseded
    );
}

#[test]
fn on_the_day_itself_a_date_cannot_be_left_any_more() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025-03-10 }] }
  - { id: b, date: 2025-03-10, title: B, targets: [{ by: north, date: 2026 }] }
",
    );
    assert_eq!(
        windows(&record, "2025-03-10"),
        "north 2025-03-10 standing: a\nnorth 2026 standing: b"
    );
    assert_eq!(
        windows(&record, "2025-03-11"),
        "north 2025-03-10 lapsed: a\nnorth 2026 standing: b"
    );
}

#[test]
fn another_partys_word_changes_nothing() {
    assert_eq!(
        at(
            "2020-12-31",
            "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: south, date: 2025, status: denied }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: south, date: 2026 }] }
"
        ),
        "north 2025 standing: a\nsouth 2026 standing: c"
    );
}

#[test]
fn a_repetition_says_the_window_once_more() {
    assert_eq!(
        at(
            "2020-12-31",
            "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025-06, status: agreed }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: south, date: 2025, status: confirmed }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: [north, south], date: 2025-06~, status: confirmed }] }
"
        ),
        "north+south 2025-06 standing agreed: a b c"
    );
}

#[test]
fn a_joint_confirmation_may_repeat_for_one_and_be_new_for_the_other() {
    // North holds June 2025 and says so more coarsely; south, which had moved on, comes back to 2025.
    // That window is joint: both have said it, and nobody has said anything else since.
    assert_eq!(
        at(
            "2020-12-31",
            "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025-06 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: south, date: 2026/.. }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: [north, south], date: 2025, status: confirmed }] }
"
        ),
        "north+south 2025-06 standing with north: a c\n\
         south 2026/.. superseded: b\n\
         north+south 2025 standing: c"
    );
}

#[test]
fn a_joint_window_is_left_by_one_and_then_by_both() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2025, status: denied }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: south, date: 2026 }] }
",
    );
    let joint = |at| windows(&record, at).lines().next().unwrap().to_owned();
    assert_eq!(joint("2020-01-31"), "north+south 2025 standing: a");
    assert_eq!(
        joint("2020-02-29"),
        "north+south 2025 standing with south: a"
    );
    assert_eq!(joint("2020-03-01"), "north+south 2025 superseded: a");
    assert_eq!(joint("2030-01-01"), "north+south 2025 superseded: a");
}

#[test]
fn a_party_may_come_back_to_its_window() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2026 }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: north, date: 2025 }] }
  - { id: d, date: 2026-03-01, title: D, targets: [{ by: north, date: 2026 }] }
  - { id: e, date: 2028-03-01, title: E, targets: [{ by: north, date: 2026 }] }
",
    );
    assert_eq!(
        windows(&record, "2020-02-15"),
        "north 2025 superseded: a\nnorth 2026 standing: b"
    );
    assert_eq!(
        windows(&record, "2020-03-15"),
        "north 2025 standing: a c\nnorth 2026 superseded: b"
    );
    assert_eq!(
        windows(&record, "2026-03-15"),
        "north 2025 lapsed: a c\nnorth 2026 standing: b d"
    );
}

#[test]
fn nobody_comes_back_to_a_window_that_is_over() {
    assert_eq!(
        at(
            "2030-01-01",
            "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2028 }] }
  - { id: c, date: 2027-03-01, title: C, targets: [{ by: north, date: 2025 }] }
  - { id: d, date: 2027-04-01, title: D, targets: [{ by: south, date: 2026 }] }
"
        ),
        // A date first stated when it was past is a lapsed one.
        "north 2025 superseded: a c\nnorth 2028 superseded: b\nsouth 2026 lapsed: d"
    );
}

#[test]
fn reports_are_drawn_and_yield_to_the_partys_own_word() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025, status: reported }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2026 }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: north, date: 2027, status: reported }] }
  - { id: d, date: 2020-04-01, title: D, targets: [{ by: north, date: 2027, status: denied }] }
  - { id: e, date: 2020-05-01, title: E, targets: [{ by: north, date: 2028, status: reported }] }
  - { id: f, date: 2020-06-01, title: F, targets: [{ by: north, date: 2026, status: confirmed }] }
  - { id: g, date: 2020-07-01, title: G, targets: [{ by: north, date: 2025, status: reported }] }
",
    );
    assert_eq!(
        windows(&record, "2020-01-15"),
        "north 2025 standing reported: a"
    );
    assert_eq!(
        windows(&record, "2020-03-15"),
        "north 2025 superseded reported: a\nnorth 2026 standing: b\n\
         north 2027 standing reported: c"
    );
    assert_eq!(
        windows(&record, "2020-05-15"),
        "north 2025 superseded reported: a\nnorth 2026 standing: b\n\
         north 2027 superseded reported: c\nnorth 2028 standing reported: e"
    );
    // North's own date once more takes no position, and leaves the report of 2028 standing. A new
    // report brings back what was only reported before.
    assert_eq!(
        windows(&record, "2020-07-15"),
        "north 2025 standing reported: a g\nnorth 2026 standing: b f\n\
         north 2027 superseded reported: c\nnorth 2028 standing reported: e"
    );
}

#[test]
fn a_report_does_not_bring_a_party_back() {
    assert_eq!(
        at(
            "2020-12-31",
            "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2026 }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: north, date: 2025, status: reported }] }
"
        ),
        "north 2025 superseded: a c\nnorth 2026 standing: b"
    );
}

#[test]
fn an_observers_window_is_superseded_by_a_link_alone() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: gazette, date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: gazette, date: 2026, status: reported }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: gazette, date: 2025, status: denied }] }
  - { id: d, date: 2020-04-01, title: D, targets: [{ by: gazette, status: postponed }] }
  - { id: e, date: 2020-05-01, title: E, targets: [{ by: gazette, date: 2026 }] }
  - { id: f, date: 2020-06-01, title: F, links: [{ supersedes: b }] }
  - { id: g, date: 2020-07-01, title: G, links: [{ supersedes: e }, { supersedes: a }] }
",
    );
    assert_eq!(
        windows(&record, "2020-05-31"),
        "gazette 2025 standing: a\ngazette 2026 standing: b e"
    );
    // What it wrote in May still stands.
    assert_eq!(
        windows(&record, "2020-06-30"),
        "gazette 2025 standing: a\ngazette 2026 standing: b e"
    );
    assert_eq!(
        windows(&record, "2020-07-01"),
        "gazette 2025 superseded: a\ngazette 2026 superseded: b e"
    );
}

#[test]
fn a_superseded_event_takes_the_joint_window_of_both_along() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2025, status: confirmed }] }
  - { id: c, date: 2020-03-01, title: C, links: [{ supersedes: a }] }
",
    );
    assert_eq!(
        windows(&record, "2020-02-29"),
        "north+south 2025 standing: a b"
    );
    assert_eq!(
        windows(&record, "2020-03-01"),
        "north+south 2025 superseded: a b"
    );
}

#[test]
fn a_superseded_repetition_takes_nothing_from_who_holds_the_window_by_other_words() {
    // C is superseded by what came before it. North took the window anew by it and so loses it; South
    // only repeated what it holds by B.
    let record = two_towns(
        "
  - { id: a, date: 2018-01-15, title: A, links: [{ supersedes: c }] }
  - { id: b, date: 2018-01-15, title: B, targets: [{ by: [north, south], date: 2021-03 }] }
  - id: c
    date: 2018-12-15
    title: C
    targets:
      - { by: north }
      - { by: [north, south], date: 2021-03, status: confirmed }
",
    );
    assert_eq!(
        windows(&record, "2019-01-01"),
        "north+south 2021-03 standing with south: b c"
    );
}

#[test]
fn a_window_is_superseded_by_the_event_that_holds_it() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2025 }] }
  - { id: c, date: 2020-03-01, title: C, links: [{ supersedes: a }] }
  - { id: d, date: 2020-04-01, title: D, links: [{ supersedes: b }] }
  - { id: e, date: 2020-05-01, title: E, targets: [{ by: north, date: 2025 }] }
",
    );
    // B took the place of A, so A is nothing that could be superseded.
    assert_eq!(windows(&record, "2020-03-31"), "north 2025 standing: a b");
    assert_eq!(windows(&record, "2020-04-01"), "north 2025 superseded: a b");
    assert_eq!(windows(&record, "2020-05-01"), "north 2025 standing: a b e");
}

#[test]
fn superseding_comes_too_late_on_the_last_day() {
    let superseded_on = |date: &str| {
        at(
            "2030-01-01",
            &format!(
                "
  - {{ id: a, date: 2020-01-01, title: A, targets: [{{ by: north, date: 2025 }}, {{ by: gazette, date: 2025 }}] }}
  - {{ id: b, date: {date}, title: B, links: [{{ supersedes: a }}] }}
"
            ),
        )
    };
    assert_eq!(
        superseded_on("2025-12-30"),
        "north 2025 superseded: a\ngazette 2025 superseded: a"
    );
    assert_eq!(
        superseded_on("2025-12-31"),
        "north 2025 lapsed: a\ngazette 2025 lapsed: a"
    );
}

#[test]
fn a_milestone_reached_meets_all_its_windows() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }, { of: deck, by: north, date: 2022 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2026 }] }
  - { id: c, date: 2026-03-01, title: C, targets: [{ by: [north, south], status: done }] }
  - { id: d, date: 2026-04-01, title: D, links: [{ supersedes: c }] }
",
    );
    assert_eq!(
        windows(&record, "2026-02-28"),
        "north 2025 superseded: a\nnorth 2026 standing: b\nnorth 2022 lapsed: a"
    );
    assert_eq!(
        windows(&record, "2026-03-01"),
        "north 2025 met: a\nnorth 2026 met: b\nnorth 2022 lapsed: a"
    );
    // The report that it was reached is itself taken back.
    assert_eq!(
        windows(&record, "2026-04-01"),
        "north 2025 superseded: a\nnorth 2026 standing: b\nnorth 2022 lapsed: a"
    );
}

#[test]
fn what_is_known_later_does_not_count() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, known: 2027-01-01, targets: [{ by: north, date: 2030 }] }
  - id: c
    date: 2031-05-01
    status: planned
    title: The council meets
    targets: [{ by: south, date: 2032 }]
    sources: [{ title: Agenda, date: 2021-01-01 }]
",
    );
    assert_eq!(windows(&record, "2020-06-01"), "north 2025 standing: a");
    assert_eq!(
        windows(&record, "2026-06-01"),
        "north 2025 lapsed: a\nsouth 2032 standing: c"
    );
    // North had left it in time, as was learnt later.
    assert_eq!(
        windows(&record, "2027-01-01"),
        "north 2025 superseded: a\nnorth 2030 standing: b\nsouth 2032 standing: c"
    );
    assert_eq!(
        windows_as_of(&record, AsOf::now(day("2020-06-01"))),
        windows(&record, "2027-01-01")
    );
}

#[test]
fn a_long_quarrel_is_read_in_one_pass() {
    // Each year of 5,000 proposed by north in turn, each reported of south and never taken up, and
    // each denied by south: a window that were compared with all targets would take minutes.
    let first = day("1900-01-01");
    let letter = |n| {
        let date = first.plus_days(n);
        let year = 2000 + n;
        format!(
            "  - {{ date: {date}, title: Letter {n}, targets: [{{ by: north, date: {year} }}, \
             {{ by: south, date: {year}, status: reported }}, \
             {{ by: south, date: {}, status: denied }}] }}\n",
            year - 1
        )
    };
    let events: Vec<String> = (0..5_000).map(letter).collect();
    let record = two_towns(&events.concat());
    let windows = all(&record, AsOf::then(day("1950-01-01")));
    assert_eq!(windows.len(), 10_000);
    let standing: Vec<String> = windows
        .iter()
        .filter(|w| !w.holders.is_empty())
        .map(|w| w.date.written().to_owned())
        .collect();
    assert_eq!(standing, ["6999", "6999"]);
}
