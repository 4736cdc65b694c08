//! The drift: what each statement does, and who holds what for how long.

use opcon_tui::analysis::drift::{Drift, Effect};
use opcon_tui::analysis::{self, AsOf};
use opcon_tui::record::Record;

use crate::bridge::{day, find, id, key, three_sides, two_towns};

/// The drift of the bridge's opening as of a day, when only what was known by then counts.
fn drift(record: &Record, at: &str) -> Drift {
    Drift::of(record, find(record, "opening"), AsOf::then(day(at)))
}

/// What each statement does: "a north moves", one a line.
fn effects(record: &Record, drift: &Drift) -> Vec<String> {
    let points = drift.points.iter().map(|p| {
        let by: Vec<&str> = p.by.iter().map(|&party| key(record, party)).collect();
        let effect = match p.effect {
            Effect::Moves => "moves",
            Effect::Repeats => "repeats",
            Effect::Ends => "ends",
            Effect::Nothing => "nothing",
        };
        format!("{} {} {effect}", id(record, p.event), by.join("+"))
    });
    points.collect()
}

/// Who holds what how long: "a north+south 2020-01-01 to 2020-03-01 (c)", one a line.
fn holds(record: &Record, drift: &Drift) -> Vec<String> {
    let name = |at: usize| id(record, drift.points[at].event);
    let holds = drift.holds.iter().map(|h| {
        let by: Vec<&str> = h.by.iter().map(|&party| key(record, party)).collect();
        let end = match (h.to, h.next) {
            (None, _) => "still".to_owned(),
            (Some(to), Some(next)) => format!("to {to} ({})", name(next)),
            (Some(to), None) => format!("to {to}"),
        };
        format!("{} {} {} {end}", name(h.point), by.join("+"), h.from)
    });
    holds.collect()
}

#[test]
fn a_line_holds_until_the_next() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [south, north], date: 2025, status: agreed }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: north, date: 2025-05, status: reported }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: north, date: 2026 }] }
  - { id: d, date: 2020-04-01, title: D, targets: [{ by: north, date: 2026, status: confirmed }] }
  - { id: e, date: 2020-05-01, title: E, targets: [{ by: north, date: 2026 }] }
  - { id: f, date: 2020-06-01, title: F, targets: [{ by: gazette, date: 2027 }] }
  - { id: g, date: 2020-07-01, title: G, targets: [{ by: south, status: postponed }] }
  - { id: h, date: 2020-08-01, title: H, targets: [{ by: north, date: 2026, status: denied }] }
  - { id: i, date: 2020-09-01, title: I, targets: [{ by: north, date: 2029, status: denied }] }
",
    );
    let drift = drift(&record, "2020-12-31");
    assert_eq!(
        effects(&record, &drift),
        [
            "a north+south moves",
            "b north nothing",
            "c north moves",
            "d north repeats",
            "e north repeats",
            "f gazette nothing",
            "g south moves",
            "h north ends",
            "i north nothing",
        ]
    );
    assert_eq!(
        holds(&record, &drift),
        [
            "a north+south 2020-01-01 to 2020-03-01 (c)",
            "a south 2020-03-01 to 2020-07-01 (g)",
            "c north 2020-03-01 to 2020-05-01 (e)",
            "e north 2020-05-01 to 2020-08-01 (h)",
            "g south 2020-07-01 still",
        ]
    );
}

#[test]
fn what_is_superseded_ends_on_the_day() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }] }
  - { id: b, date: 2020-02-01, title: B, links: [{ supersedes: a }] }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: north, date: 2025 }] }
",
    );
    let now = drift(&record, "2020-12-31");
    assert_eq!(
        holds(&record, &now),
        [
            "a north 2020-01-01 to 2020-02-01",
            "c north 2020-03-01 still"
        ]
    );
    assert_eq!(effects(&record, &now), ["a north moves", "c north moves"]);
    // What was not known then does not end it.
    assert_eq!(
        holds(&record, &drift(&record, "2020-01-31")),
        ["a north 2020-01-01 still"]
    );
}

#[test]
fn reaching_it_ends_all_lines() {
    let record = three_sides(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south, island], date: 2022, status: agreed }] }
  - { id: b, date: 2020-02-01, title: B, targets: [{ by: island, date: 2023 }] }
  - { id: c, date: 2021-03-01, title: C, targets: [{ by: north, date: 2021-03-01, status: done }] }
",
    );
    let drift = drift(&record, "2022-01-01");
    assert_eq!(
        holds(&record, &drift),
        [
            "a north+south+island 2020-01-01 to 2020-02-01 (b)",
            "a north+south 2020-02-01 to 2021-03-01 (c)",
            "b island 2020-02-01 to 2021-03-01 (c)",
        ]
    );
    assert_eq!(drift.done.map(|done| done.day), Some(day("2021-03-01")));
    assert!(drift.positions.iter().all(|p| p.held.is_none()));
}

#[test]
fn two_dates_on_a_day_hold_no_stretch_of_it() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }, { by: north, date: 2026 }] }
",
    );
    let drift = drift(&record, "2020-12-31");
    assert_eq!(holds(&record, &drift), ["a north 2020-01-01 still"]);
    assert_eq!(drift.holds[0].point, 1);
}

#[test]
fn joint_moves_are_told_from_a_partys_own() {
    let record = two_towns(
        "
  - { id: a, date: 2006-10-20, title: A, targets: [{ by: [north, south], date: 2009-10-16/2012-03-15, status: agreed }] }
  - { id: b, date: 2007-02-23, title: B, targets: [{ by: [north, south], date: 2012-04-17, status: agreed }] }
  - { id: c, date: 2008-01-01, title: C, targets: [{ by: [north, south], date: 2012, status: confirmed }] }
  - { id: d, date: 2010-02-24, title: D, targets: [{ by: north, date: 2013/.. }] }
  - { id: e, date: 2010-06-26, title: E, targets: [{ by: [north, south], date: 2015-12-01, status: postponed }] }
  - { id: f, date: 2014-10-23, title: F, targets: [{ by: [north, south], status: postponed }] }
  - { id: g, date: 2018-05-11, title: G, targets: [{ by: north, date: 2023 }] }
",
    );
    let drift = drift(&record, "2020-12-31");
    let names = |places: &[usize]| -> Vec<String> {
        let ids = places.iter().map(|&at| id(&record, drift.points[at].event));
        ids.map(str::to_owned).collect()
    };
    assert_eq!(names(&drift.joint), ["a", "b", "e", "f"]);
    assert_eq!(drift.moved(), 3);
    let north: Vec<usize> = drift.own_moves(drift.positions[0].party).collect();
    assert_eq!(names(&north), ["d", "g"]);
    // From 15 March 2012 to 17 April 2012 is a month, from 16 October 2009 thirty; and so on.
    let slips: Vec<Option<(i32, i32, bool)>> = drift
        .points
        .iter()
        .map(|p| p.slip.map(|s| (s.least, s.greatest, s.open)))
        .collect();
    assert_eq!(
        slips,
        [
            Some((-28, 28, false)),
            Some((1, 30, false)),
            None,
            Some((9, 38, true)),
            Some((44, 73, false)),
            None,
            Some((129, 170, false)),
        ]
    );
    assert_eq!(
        drift.slips[0].map(|s| (s.least, s.greatest)),
        Some((129, 170))
    );
    assert_eq!(drift.slips[1], None);
}

#[test]
fn an_event_is_found_among_the_statements() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ of: deck, by: north, date: 2025 }, { by: north, date: 2026 }, { by: south, date: 2027 }] }
  - { id: b, date: 2020-02-01, title: B }
  - { id: c, date: 2020-03-01, title: C, targets: [{ by: south, date: 2028 }] }
",
    );
    let drift = drift(&record, "2020-12-31");
    let event = |name: &str| record.find(name).unwrap();
    assert_eq!(drift.of_event(event("a")), 0..2);
    assert_eq!(drift.of_event(event("b")), 2..2);
    assert_eq!(drift.of_event(event("c")), 2..3);
    assert_eq!(drift.find(event("a"), 0), None);
    assert_eq!(drift.find(event("a"), 2), Some(1));
}

#[test]
fn it_agrees_with_the_answers_of_their_own() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [south, north], date: 2025, status: agreed }] }
  - { id: b, date: 2020-03-01, title: B, targets: [{ by: north, date: 2026 }] }
",
    );
    let as_of = AsOf::then(day("2020-12-31"));
    let opening = find(&record, "opening");
    let drift = Drift::of(&record, opening, as_of);
    let positions = analysis::positions(&record, opening, as_of);
    assert_eq!(drift.gap, analysis::gap::gap(&positions, as_of.day));
    assert_eq!(drift.positions, positions);
    assert_eq!(
        drift.baseline,
        analysis::Baseline::of(&record, opening, as_of)
    );
    assert_eq!(drift.moved(), analysis::moved(&record, opening, as_of));
}
