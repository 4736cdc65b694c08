//! What holds for every record.

use std::sync::Arc;

use opcon_tui::analysis::{self, AsOf, Gap, Standing, gap};
use opcon_tui::day::Day;
use opcon_tui::record::{Event, MilestoneId, Record};
use proptest::prelude::*;
use proptest::sample::select;

use crate::bridge::{day, two_towns};
use crate::oracle::Oracle;

/// Dates that overlap, contain one another, are open, and lapse while the record goes on.
const DATES: [&str; 11] = [
    "",
    "2019",
    "2019-06",
    "2019-06-15",
    "2020",
    "2020~",
    "2019/2020",
    "../2020",
    "2020/..",
    "2021-03",
    "2023",
];

const STATUS: [&str; 10] = [
    "proposed",
    "proposed",
    "agreed",
    "reported",
    "reported",
    "confirmed",
    "confirmed",
    "postponed",
    "denied",
    "done",
];

const BY: [&str; 7] = [
    "north",
    "north",
    "south",
    "gazette",
    "[north, south]",
    "[south, north]",
    "[north, gazette]",
];

prop_compose! {
    fn target()(
        of in select(&["opening", "opening", "deck"][..]),
        by in select(&BY[..]),
        date in select(&DATES[..]),
        status in select(&STATUS[..]),
    ) -> String {
        let date = if date.is_empty() { String::new() } else { format!(", date: {date}") };
        format!("{{ of: {of}, by: {by}{date}, status: {status} }}")
    }
}

prop_compose! {
    /// An event of the years 2018 to 2021, of a day or of a month.
    fn event(place: usize)(
        month in 0..48,
        a_month in prop::bool::weighted(0.2),
        known in prop::option::weighted(0.2, 0..24),
        source in prop::option::weighted(0.3, 0..24),
        planned in prop::bool::weighted(0.1),
        supersedes in prop::option::weighted(0.2, any::<prop::sample::Index>()),
        targets in prop::collection::vec(target(), 0..3),
    ) -> String {
        let first = day("2018-01-01").plus_months(month);
        let written = if a_month {
            first.to_string()[..7].to_owned()
        } else {
            first.plus_days(14).to_string()
        };
        let mut fields = vec![format!("id: e{place}, title: E, date: {written}")];
        fields.extend(known.map(|later| format!("known: {}", first.plus_months(later))));
        fields.extend(source.map(|later| {
            let source = first.plus_months(later - 3);
            format!(
                "sources: [{{ title: S, date: {source} }}, {{ title: T }}], quotes: [{{ text: words }}]"
            )
        }));
        fields.extend(planned.then(|| "status: planned".to_owned()));
        // Only what stands above in the file, so that there is no circle; in time it may come later.
        let superseded = supersedes.filter(|_| place > 0).map(|index| index.index(place));
        fields.extend(superseded.map(|to| format!("links: [{{ supersedes: e{to} }}]")));
        fields.push(format!("targets: [{}]", targets.join(", ")));
        format!("  - {{ {} }}\n", fields.join(", "))
    }
}

/// A record, with the text of its events to print where a property fails.
#[derive(Clone)]
struct Case(String, Arc<Record>);

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\n{}", self.0)
    }
}

fn record() -> impl Strategy<Value = Case> {
    (1..12_usize)
        .prop_flat_map(|n| (0..n).map(event).collect::<Vec<_>>())
        .prop_map(|events| {
            let text = events.concat();
            let record = two_towns(&text);
            Case(text, record)
        })
}

fn days() -> impl Strategy<Value = Day> {
    (0..3000).prop_map(|n| day("2017-06-01").plus_days(n))
}

fn as_of() -> impl Strategy<Value = AsOf> {
    (days(), any::<bool>()).prop_map(|(day, known_only)| AsOf { day, known_only })
}

fn known(record: &Record, as_of: AsOf) -> Vec<&Event> {
    let events = record.events.iter();
    events.filter(|e| as_of.knows(e)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_later_day_never_knows_less(Case(_, record) in record(), a in days(), b in days()) {
        let (early, late) = (AsOf::then(a.min(b)), AsOf::then(a.max(b)));
        let later = known(&record, late);
        for event in known(&record, early) {
            prop_assert!(later.iter().any(|e| e.id == event.id));
            let sources: Vec<_> = late.sources(&record, event).collect();
            prop_assert!(early.sources(&record, event).all(|s| sources.contains(&s)));
            let links: Vec<_> = late.links(&record, event).collect();
            prop_assert!(early.links(&record, event).all(|l| links.contains(&l)));
            let quotes = late.quotes(&record, event).count();
            prop_assert!(early.quotes(&record, event).count() <= quotes);
        }
    }

    #[test]
    fn in_the_end_everything_is_known(Case(_, record) in record(), day in days()) {
        prop_assert_eq!(known(&record, AsOf::then(Day::MAX)).len(), record.events.len());
        let (all, now) = (AsOf::then(Day::MAX), AsOf::now(day));
        let main = MilestoneId(0);
        prop_assert_eq!(
            analysis::positions(&record, main, all),
            analysis::positions(&record, main, now)
        );
    }

    #[test]
    fn the_definitions_word_by_word_give_the_same(Case(_, record) in record(), as_of in as_of()) {
        let windows = analysis::windows(&record, as_of);
        for milestone in [MilestoneId(0), MilestoneId(1)] {
            let oracle = Oracle::new(&record, milestone, as_of);
            for position in analysis::positions(&record, milestone, as_of) {
                let held = position.held.map(|h| ((h.event, h.target), h.times));
                prop_assert_eq!(held, oracle.present(position.party));
            }
            let found: Vec<_> = windows
                .iter()
                .filter(|w| w.milestone == milestone)
                .map(|w| {
                    let days = (w.extent().earliest, w.extent().latest);
                    (w.by.clone(), days, w.said.clone(), w.holders.clone(), w.standing)
                })
                .collect();
            prop_assert_eq!(found, oracle.windows());
        }
    }

    #[test]
    fn observers_hold_no_position(Case(_, record) in record(), as_of in as_of()) {
        let positions = analysis::positions(&record, MilestoneId(0), as_of);
        prop_assert_eq!(positions.len(), 2);
        for position in &positions {
            prop_assert!(!record.party(position.party).unwrap().observer);
            if let Some(held) = &position.held {
                prop_assert!(held.by.contains(&position.party));
                let event = record.event(held.event).unwrap();
                prop_assert!(as_of.knows(event));
                prop_assert_eq!(&event.targets[held.target].date, &held.date);
            }
        }
    }

    #[test]
    fn who_holds_a_date_has_not_left_its_window(Case(_, record) in record(), as_of in as_of()) {
        let windows = analysis::windows(&record, as_of);
        for position in analysis::positions(&record, MilestoneId(0), as_of) {
            let Some(held) = position.held else { continue };
            let Some(date) = &held.date else { continue };
            let said = (held.event, held.target);
            let window = windows.iter().find(|w| w.said.contains(&said)
                && w.by.len() == held.by.len() && w.by.contains(&position.party)
                && w.extent().same_window(date.extent()));
            let window = window.expect("the window of a present target");
            // What is said when it is over says only what was.
            if held.put_forward <= window.extent().latest {
                prop_assert!(window.holders.contains(&position.party));
                prop_assert!(window.standing != Standing::Superseded);
            }
        }
    }

    #[test]
    fn the_gap_does_not_ask_who_comes_first(Case(_, record) in record(), as_of in as_of()) {
        let mut positions = analysis::positions(&record, MilestoneId(0), as_of);
        let gap = gap::gap(&positions, as_of.day);
        positions.reverse();
        prop_assert_eq!(&gap, &gap::gap(&positions, as_of.day));
        if let Some(Gap::Months { least, greatest, .. }) = gap {
            prop_assert!(0 <= least && least <= greatest);
        }
    }

    #[test]
    fn what_has_lapsed_never_stands_again(Case(_, record) in record(), a in days(), b in days()) {
        for ask in [AsOf::then, AsOf::now] {
            let late = analysis::windows(&record, ask(a.max(b)));
            for window in analysis::windows(&record, ask(a.min(b))) {
                let again = late.iter().find(|w| w.milestone == window.milestone
                    && w.by == window.by
                    && w.extent().same_window(window.extent()));
                if let (Standing::Lapsed, Some(again)) = (window.standing, again) {
                    prop_assert!(again.standing != Standing::Standing);
                }
            }
        }
    }

    #[test]
    fn what_is_held_still_is_the_present_target(Case(_, record) in record(), as_of in as_of()) {
        for milestone in [MilestoneId(0), MilestoneId(1)] {
            let drift = analysis::Drift::of(&record, milestone, as_of);
            for position in analysis::positions(&record, milestone, as_of) {
                let own = || drift.holds.iter().filter(|h| h.by.contains(&position.party));
                let still: Vec<_> = own()
                    .filter(|h| h.to.is_none())
                    .map(|h| (drift.points[h.point].event, drift.points[h.point].target))
                    .collect();
                let held: Vec<_> = position.held.iter().map(|h| (h.event, h.target)).collect();
                prop_assert_eq!(still, held);
                // Nobody holds two dates at a time.
                let mut stretches: Vec<_> = own().map(|h| (h.from, h.to)).collect();
                stretches.sort();
                for pair in stretches.windows(2) {
                    prop_assert!(pair[0].1.is_some_and(|to| to <= pair[1].0), "{stretches:?}");
                }
            }
            prop_assert_eq!(drift.moved(), analysis::moved(&record, milestone, as_of));
            prop_assert_eq!(&drift.baseline, &analysis::Baseline::of(&record, milestone, as_of));
            let stated = known(&record, as_of)
                .iter()
                .flat_map(|e| &e.targets)
                .filter(|t| t.of == Some(milestone))
                .count();
            prop_assert_eq!(drift.points.len(), stated);
        }
    }
}
