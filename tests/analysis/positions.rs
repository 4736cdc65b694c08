//! Present targets.

use opcon_tui::analysis::{self, AsOf};

use crate::bridge::{day, find, id, present, present_of, two_towns};

/// What is held in the end.
fn last(events: &str) -> String {
    present(&two_towns(events), "2024-12-31")
}

#[test]
fn nothing_stated_is_nothing_held() {
    assert_eq!(
        last("  - { date: 2020-01-01, title: A }"),
        "north nothing, south nothing"
    );
}

#[test]
fn a_target_takes_the_place_of_the_one_before() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }] }
  - { date: 2020-02-01, title: B, targets: [{ by: north, date: 2026, status: agreed }] }
  - { date: 2020-03-01, title: C, targets: [{ by: north, date: 2027, status: postponed }] }
  - { date: 2020-04-01, title: D, targets: [{ by: north, date: 2025, status: confirmed }] }
  - { date: 2020-05-01, title: E, targets: [{ by: north, status: postponed }] }
  - { date: 2020-06-01, title: F, targets: [{ by: north, date: 2025 }] }
  - { date: 2020-07-01, title: G, targets: [{ by: north }] }
",
    );
    // Between two events what the last of them said holds.
    for (at, held) in [
        ("2019-12-31", "nothing"),
        ("2020-01-01", "2025"),
        ("2020-01-31", "2025"),
        ("2020-02-15", "2026"),
        ("2020-03-15", "2027"),
        ("2020-04-15", "2025"),
        ("2020-05-15", "no date"),
        ("2020-06-15", "2025"),
        ("2020-07-15", "no date"),
    ] {
        assert_eq!(present(&record, at), format!("north {held}, south nothing"));
    }
}

#[test]
fn each_milestone_is_by_itself() {
    let record = two_towns(
        "
  - date: 2020-01-01
    title: A
    targets:
      - { by: north, date: 2025 }
      - { of: deck, by: north, date: 2023 }
      - { of: deck, by: south, status: done }
      - { of: pillars, by: south, date: 2021 }
",
    );
    let as_of = AsOf::then(day("2020-01-01"));
    let of = |milestone| present_of(&record, milestone, as_of);
    assert_eq!(of("opening"), "north 2025, south nothing");
    assert_eq!(of("deck"), "north nothing, south nothing");
    assert_eq!(of("pillars"), "north nothing, south 2021");
}

#[test]
fn observers_hold_nothing_and_reports_are_nobodys_position() {
    assert_eq!(
        last(
            "
  - { date: 2020-01-01, title: A, targets: [{ by: gazette, date: 2025 }] }
  - { date: 2020-01-02, title: B, targets: [{ by: north, date: 2025, status: reported }] }
  - { date: 2020-01-03, title: C, targets: [{ by: south, date: 2026 }] }
  - { date: 2020-01-04, title: D, targets: [{ by: [north, south], date: 2027, status: reported }] }
"
        ),
        "north nothing, south 2026"
    );
}

#[test]
fn on_a_day_the_order_of_events_then_of_the_file_decides() {
    // The later in the file, the later in the event.
    assert_eq!(
        last(
            "
  - { date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }, { by: north, date: 2026 }] }
  - { date: 2020-01-01, title: B, targets: [{ by: south, date: 2027 }] }
  - { date: 2020-01-01, title: C, targets: [{ by: south, date: 2028 }] }
"
        ),
        "north 2026, south 2028"
    );
    // What begins on the same day and ends later comes later, wherever it stands in the file.
    assert_eq!(
        last(
            "
  - { date: 2020-01, title: A, targets: [{ by: north, date: 2025 }] }
  - { date: 2020-01-01, title: B, targets: [{ by: north, date: 2026 }] }
"
        ),
        "north 2025, south nothing"
    );
    // A time of day orders events within a day.
    assert_eq!(
        last(
            "
  - { date: 2020-01-01T15:00:00, title: A, targets: [{ by: north, date: 2025 }] }
  - { date: 2020-01-01T09:00:00, title: B, targets: [{ by: north, date: 2026 }] }
"
        ),
        "north 2025, south nothing"
    );
}

#[test]
fn a_joint_target_is_each_ones_until_it_is_left() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: [south, north], date: 2025, status: agreed }] }
  - { date: 2020-02-01, title: B, targets: [{ by: north, date: 2026 }] }
  - { date: 2020-03-01, title: C, targets: [{ by: south, status: postponed }] }
",
    );
    assert_eq!(
        present(&record, "2020-01-01"),
        "north 2025 jointly, south 2025 jointly"
    );
    assert_eq!(
        present(&record, "2020-02-01"),
        "north 2026, south 2025 jointly"
    );
    assert_eq!(present(&record, "2020-03-01"), "north 2026, south no date");
}

#[test]
fn a_coarser_confirmation_repeats() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025-06-17, status: agreed }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2025, status: confirmed }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: north, date: 2025-06-17, status: confirmed }] }
  - { id: d, date: 2020-04-01, title: D, targets: [{ by: north, date: 2025-01/.., status: confirmed }] }
  - { id: e, date: 2020-05-01, title: E, targets: [{ by: north, date: ../2026, status: confirmed }] }
",
    );
    assert_eq!(
        present(&record, "2020-12-31"),
        "north 2025-06-17 jointly said 5 times, south 2025-06-17 jointly"
    );
    let positions = analysis::positions(
        &record,
        find(&record, "opening"),
        AsOf::then(day("2020-12-31")),
    );
    let north = positions[0].held.as_ref().unwrap();
    assert_eq!(id(&record, north.event), "a");
    assert_eq!(north.put_forward, day("2020-01-01"));
    assert_eq!(id(&record, north.last.0), "e");
    assert_eq!(north.said, day("2020-05-01"));
    assert!(north.is_joint_with(positions[1].held.as_ref().unwrap()));
}

#[test]
fn a_confirmation_of_something_else_replaces() {
    let confirmed = |before: &str, date: &str| {
        last(&format!(
            "
  - {{ date: 2020-01-01, title: A, targets: [{{ by: north{before} }}] }}
  - {{ date: 2020-02-01, title: B, targets: [{{ by: north{date}, status: confirmed }}] }}
"
        ))
    };
    let held = |text: &str| format!("north {text}, south nothing");
    // Finer, overlapping, apart, from nothing, to no date, from no date.
    assert_eq!(
        confirmed(", date: 2025", ", date: 2025-06"),
        held("2025-06")
    );
    assert_eq!(
        confirmed(", date: 2025/2026", ", date: 2026/2027"),
        held("2026/2027")
    );
    assert_eq!(confirmed(", date: 2025", ", date: 2027"), held("2027"));
    assert_eq!(
        confirmed(", date: 2025/..", ", date: 2025/2040"),
        held("2025/2040")
    );
    assert_eq!(confirmed(", date: 2025", ""), held("no date"));
    assert_eq!(confirmed("", ", date: 2025"), held("2025"));
    assert_eq!(confirmed("", ""), held("no date said 2 times"));
    assert_eq!(
        confirmed(", date: 2025, status: reported", ", date: 2025"),
        held("2025")
    );
    // The same window written another way is the same.
    assert_eq!(
        confirmed(", date: 2025~", ", date: 2025-01-01/2025-12-31"),
        held("2025~ said 2 times")
    );
    // Only a confirmation repeats: a proposal of the same is a new one.
    assert_eq!(
        last(
            "
  - { date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025 }] }
  - { date: 2020-02-01, title: B, targets: [{ by: north, date: 2025 }] }
"
        ),
        "north 2025, south 2025 jointly"
    );
}

#[test]
fn a_denial_ends_the_deniers_own_target_of_the_same_window() {
    let denied = |by: &str, date: &str| {
        last(&format!(
            "
  - {{ date: 2019-01-01, title: Z, targets: [{{ by: north, date: 2024 }}] }}
  - {{ date: 2020-01-01, title: A, targets: [{{ by: [north, south], date: 2025 }}] }}
  - {{ date: 2020-02-01, title: B, targets: [{{ by: {by}{date}, status: denied }}] }}
"
        ))
    };
    let both = "north 2025 jointly, south 2025 jointly";
    // The target before it does not come back, and the other party still holds the joint one.
    assert_eq!(
        denied("north", ", date: 2025"),
        "north nothing, south 2025 jointly"
    );
    assert_eq!(
        denied("[north, south]", ", date: 2025-01-01/2025-12-31"),
        "north nothing, south nothing"
    );
    assert_eq!(denied("north", ", date: 2024"), both);
    assert_eq!(denied("north", ", date: 2025-06"), both);
    assert_eq!(denied("north", ", date: 2025/2026"), both);
    assert_eq!(denied("north", ""), both);
    assert_eq!(denied("gazette", ", date: 2025"), both);
    // "No date" names no window that could be denied.
    assert_eq!(
        last(
            "
  - { date: 2020-01-01, title: A, targets: [{ by: north }] }
  - { date: 2020-02-01, title: B, targets: [{ by: north, status: denied }] }
"
        ),
        "north no date, south nothing"
    );
}

#[test]
fn done_ends_everyones() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }, { by: south }] }
  - { date: 2020-02-01, title: B, targets: [{ by: gazette, date: 2020-02-01, status: done }] }
  - { date: 2020-03-01, title: C, targets: [{ by: south, date: 2026 }] }
",
    );
    assert_eq!(present(&record, "2020-01-31"), "north 2025, south no date");
    assert_eq!(
        present(&record, "2020-02-01"),
        "north nothing, south nothing"
    );
    assert_eq!(present(&record, "2020-03-01"), "north nothing, south 2026");
}

#[test]
fn an_event_that_supersedes_another_ends_its_targets() {
    let record = two_towns(
        "
  - { id: z, date: 2019-01-01, title: Z, targets: [{ by: [north, south], date: 2024 }] }
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, links: [{ supersedes: a }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: south, date: 2025, status: confirmed }] }
",
    );
    assert_eq!(
        present(&record, "2020-01-31"),
        "north 2025 jointly, south 2025 jointly"
    );
    // What was held before it does not come back.
    assert_eq!(
        present(&record, "2020-02-01"),
        "north nothing, south nothing"
    );
    // There is nothing that a confirmation could repeat: it is a target of its own.
    assert_eq!(present(&record, "2020-03-01"), "north nothing, south 2025");
}

#[test]
fn a_superseding_event_may_say_the_new_date_itself() {
    assert_eq!(
        last(
            "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025 }] }
  - date: 2020-02-01
    title: B
    targets: [{ by: north, date: 2025, status: confirmed }]
    links: [{ supersedes: a }]
"
        ),
        "north 2025, south nothing"
    );
}

#[test]
fn superseding_ends_only_what_is_still_held() {
    // North has long said something else; south's confirmation is superseded, what it confirmed is not.
    assert_eq!(
        last(
            "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2026 }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: south, date: 2025, status: confirmed }] }
  - { id: d, date: 2020-04-01, title: D, links: [{ supersedes: c }] }
"
        ),
        "north 2026, south 2025 jointly said 2 times"
    );
    assert_eq!(
        last(
            "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2026 }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: south, date: 2025, status: confirmed }] }
  - { id: d, date: 2020-04-01, title: D, links: [{ supersedes: a }, { follows: b }] }
"
        ),
        "north 2026, south nothing"
    );
}

#[test]
fn an_event_is_superseded_by_one_that_stands_before_it_too() {
    // A month begins before its days. Its target takes the place of the one before and is ended.
    assert_eq!(
        last(
            "
  - { id: z, date: 2019-01-01, title: Z, targets: [{ by: north, date: 2024 }] }
  - { id: a, date: 2020-01, title: A, links: [{ supersedes: b }] }
  - { id: b, date: 2020-01-15, title: B, targets: [{ by: north, date: 2025 }] }
"
        ),
        "north nothing, south nothing"
    );
}

#[test]
fn what_became_known_later_does_not_count() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025 }] }
  - id: b
    date: 2020-02-01
    title: B
    targets: [{ by: north, date: 2026 }]
    sources: [{ title: Memoirs, date: 2022-05-01 }, { title: Archive, date: 2023 }]
  - { id: c, date: 2020-03-01, title: C, known: 2021-01-01, links: [{ supersedes: a }] }
  - { id: d, date: 2020-04, title: D, targets: [{ by: south }] }
",
    );
    let joint = "north 2025 jointly, south 2025 jointly";
    assert_eq!(present(&record, "2020-02-15"), joint);
    // April is over on the 30th.
    assert_eq!(present(&record, "2020-04-29"), joint);
    assert_eq!(
        present(&record, "2020-04-30"),
        "north 2025 jointly, south no date"
    );
    assert_eq!(
        present(&record, "2021-01-01"),
        "north nothing, south no date"
    );
    assert_eq!(present(&record, "2022-05-01"), "north 2026, south no date");
    // Without an as-of day the whole record counts.
    let now = AsOf::now(day("2020-02-15"));
    assert_eq!(
        present_of(&record, "opening", now),
        "north 2026, south no date"
    );
}
