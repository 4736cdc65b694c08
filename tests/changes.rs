//! What changed between two files, or between two days of one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use opcon_tui::analysis::changes::{Changed, Changes, Fact, State, digest, facts, same};
use opcon_tui::analysis::since::{More, Since};
use opcon_tui::analysis::{AsOf, Stating};
use opcon_tui::day::Day;
use opcon_tui::document::load;
use opcon_tui::format::changes;
use opcon_tui::record::{Event, Record};
use proptest::prelude::*;
use proptest::sample::select;

const HEADED: changes::Head<'_> = changes::Head {
    title: "old to new",
    whole: true,
};

const HEAD: &str = "
parties: { isle: { name: Isle }, port: { name: Port } }
people: { ann: { name: Ann Ode, party: isle } }
milestones: { start: { name: First crossing, main: true }, trial: { name: Trial } }
conditions: { pier: { name: Pier } }
sources:
  early: { title: Early news, date: 2020-03-10 }
  later: { title: Later news, date: 2020-12-24 }
events:
";

/// An event with everything that an event can have, and another one to link to.
const WHOLE: &str = "  - id: plan
    date: 2020-03-05
    known: 2020-03-06
    status: cancelled
    kind: meeting
    title: The plan
    short: Plan
    key: true
    parties: [isle]
    summary: In our words.
    place: The pier
    people: [{ who: ann, role: Clerk }]
    quotes: [{ text: Soon., speaker: ann, role: Clerk, party: port, to: Herald, lang: en, original: Bald., original_lang: de, source: early, note: Aside. }]
    sources: [early, { title: A letter, url: 'https://a.b' }]
    targets: [{ by: isle, date: 2022, as_stated: in 2022, note: Aside. }]
    assesses: [{ condition: pier, by: isle, finding: met, as_stated: done, note: Aside. }]
    links: [{ follows: idea, note: Aside. }]
    tags: [sea]
    confidence: high
    conflict: Who said it.
    note: None.
  - { id: idea, date: 2020-03-02, title: An idea }
";

fn read(events: &str) -> Arc<Record> {
    load(format!("{HEAD}{events}").as_bytes()).record
}

fn whole(record: &Record) -> State<'_> {
    State::whole(record)
}

fn then<'a>(record: &'a Record, day: &str) -> State<'a> {
    State {
        record,
        as_of: AsOf::then(Day::parse(day).unwrap()),
    }
}

fn between(old: &str, new: &str) -> Changes {
    Changes::between(whole(&read(old)), whole(&read(new)))
}

#[test]
fn every_field_that_changes_is_told_and_no_other() {
    let cases = [
        ("date", "date: 2020-03-05", "date: 2020-03-04"),
        ("known", "known: 2020-03-06", "known: 2020-03-07"),
        ("status", "    status: cancelled\n", ""),
        ("kind", "kind: meeting", "kind: dialogue"),
        ("title", "title: The plan", "title: A plan"),
        ("short", "short: Plan", "short: P."),
        ("key", "    key: true\n", ""),
        ("parties", "parties: [isle]", "parties: [isle, port]"),
        ("summary", "In our words.", "In other words."),
        ("place", "place: The pier", "place: A pier"),
        ("people", "who: ann, role: Clerk", "who: ann, role: Boss"),
        ("people", "who: ann, role: Clerk", "who: Bob, role: Clerk"),
        ("quotes", "text: Soon.", "text: Later."),
        ("quotes", "speaker: ann", "speaker: Bob"),
        (
            "quotes",
            "speaker: ann, role: Clerk",
            "speaker: ann, role: Boss",
        ),
        ("quotes", "party: port", "party: isle"),
        ("quotes", "party: port", "party: port, anonymous: true"),
        ("quotes", "to: Herald", "to: Gazette"),
        ("quotes", "lang: en", "lang: fr"),
        ("quotes", "original: Bald.", "original: Gleich."),
        ("quotes", "original_lang: de", "original_lang: nl"),
        (
            "quotes",
            "source: early, note: Aside.",
            "source: 'https://a.b', note: Aside.",
        ),
        ("quotes", "source: early, note: Aside.", "source: early"),
        ("sources", "title: A letter", "title: A note"),
        ("sources", "sources: [early,", "sources: [early, later,"),
        (
            "targets",
            "by: isle, date: 2022",
            "by: [isle, port], date: 2022",
        ),
        ("targets", "date: 2022", "date: 2023"),
        ("targets", "date: 2022", "of: trial, date: 2022"),
        ("targets", "date: 2022", "date: 2022, status: agreed"),
        ("targets", "as_stated: in 2022", "as_stated: 2022"),
        ("targets", "in 2022, note: Aside.", "in 2022"),
        ("assesses", "condition: pier", "condition: all"),
        ("assesses", "by: isle, finding", "by: port, finding"),
        ("assesses", "finding: met", "finding: not-met"),
        ("assesses", "as_stated: done", "as_stated: ready"),
        ("assesses", "done, note: Aside.", "done"),
        ("links", "follows: idea", "responds-to: idea"),
        ("links", "idea, note: Aside.", "idea"),
        ("tags", "tags: [sea]", "tags: [sea, ice]"),
        ("confidence", "confidence: high", "confidence: low"),
        ("conflict", "Who said it.", "Who heard it."),
        ("note", "note: None.", "note: Some."),
    ];
    for (field, was, is) in cases {
        assert!(WHOLE.contains(was), "{was}");
        let changes = between(WHOLE, &WHOLE.replacen(was, is, 1));
        let fields: Vec<_> = changes.changed.iter().flat_map(|c| &c.fields).collect();
        let names: Vec<&str> = fields.iter().map(|f| f.name).collect();
        assert_eq!(names, [field], "{was} -> {is}");
        assert_eq!((changes.added.len(), changes.removed.len()), (0, 0));
    }
    // Places in the record move when anything is added before.
    let more = WHOLE.replacen(
        "  - id: plan",
        "  - { date: 2019, title: X, sources: [{ title: Y }] }\n  - id: plan",
        1,
    );
    let changes = between(WHOLE, &more);
    assert_eq!((changes.added.len(), changes.changed.len()), (1, 0));
}

#[test]
fn changes_are_told_for_people() {
    let old = "
  - { id: idea, date: 2020-03-02, title: An idea, tags: [a, b] }
  - { id: plan, date: 2020-03-05, title: The plan, kind: meeting, targets: [{ by: isle, date: 2022 }], assesses: [{ condition: pier, by: port, finding: not-met }] }
  - { id: gone, date: 2020-05, title: \"Gone \\e[2J\" }
";
    let new = "
  - { id: idea, date: 2020-03-02, title: An idea, tags: [b, a] }
  - { id: plan, date: 2020-03-05, title: The plan, kind: hearing, targets: [{ by: isle, status: postponed }], assesses: [{ condition: pier, by: port, finding: met }, { condition: all, by: isle, finding: met }] }
  - { id: new, date: 2021, title: A *new* one }
";
    let (old, new) = (read(old), read(new));
    let (old, new) = (whole(&old), whole(&new));
    let found = Changes::between(old, new);
    assert_eq!(
        changes::text(HEADED, old, new, &found),
        "\
old to new

ADDED
+ 2021: A *new* one

REMOVED
- May 2020: Gone ␛[2J

CHANGED
~ 2 Mar 2020: An idea
      tags
        ~ in another order
~ 5 Mar 2020: The plan
      kind
        - Meeting
        + Hearing
      targets
        - First crossing, by Isle, 2022, proposed
        + First crossing, by Isle, no date, postponed
      assesses
        - Pier, by Port, not met
        + Pier, by Port, met
        + all conditions, by Isle, met

TARGETS MOVED
~ First crossing, Isle: no date, was 2022
      5 Mar 2020: The plan

FINDINGS CHANGED
~ Pier, Port: met, was not met
      5 Mar 2020: The plan
~ All conditions, Isle: met, was not assessed
      5 Mar 2020: The plan
"
    );
    assert_eq!(
        changes::markdown(HEADED, old, new, &found),
        "\
# old to new

## Added

- 2021: A \\*new\\* one

## Removed

- May 2020: Gone ␛\\[2J

## Changed

- 2 Mar 2020: An idea
  - tags
    - in another order
- 5 Mar 2020: The plan
  - kind
    - was: Meeting
    - now: Hearing
  - targets
    - was: First crossing, by Isle, 2022, proposed
    - now: First crossing, by Isle, no date, postponed
  - assesses
    - was: Pier, by Port, not met
    - now: Pier, by Port, met
    - now: all conditions, by Isle, met

## Targets moved

- First crossing, Isle: no date, was 2022
  - 5 Mar 2020: The plan

## Findings changed

- Pier, Port: met, was not met
  - 5 Mar 2020: The plan
- All conditions, Isle: met, was not assessed
  - 5 Mar 2020: The plan
"
    );
    let json: serde_json::Value = serde_json::from_str(&changes::json(old, new, &found)).unwrap();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["head", "added", "removed", "changed", "targets", "findings"]
    );
    assert_eq!(json["added"][0]["id"], "new");
    assert_eq!(json["removed"][0]["title"], "Gone \u{1b}[2J");
    assert_eq!(
        json["changed"][1]["fields"]["kind"],
        serde_json::json!({ "before": ["meeting"], "after": ["hearing"] })
    );
    assert_eq!(
        json["targets"],
        serde_json::json!([{
            "milestone": "start", "party": "isle",
            "before": { "date": "2022", "earliest": "2022-01-01", "latest": "2022-12-31" },
            "after": { "date": null, "earliest": null, "latest": null }, "event": "plan",
        }])
    );
    assert_eq!(
        json["findings"],
        serde_json::json!([
            { "condition": "pier", "party": "port", "before": "not-met", "after": "met", "event": "plan" },
            { "condition": "all", "party": "isle", "before": null, "after": "met", "event": "plan" },
        ])
    );
    assert_eq!(
        changes::text(HEADED, old, old, &Changes::between(old, old)),
        "old to new\n\nNothing changed.\n"
    );
}

#[test]
fn an_event_whose_derived_id_changed_with_its_title_or_date_is_the_same_one() {
    let event = "  - { date: 2020-03-05, title: A plan, summary: In words. }\n";
    let other = "  - { date: 2020-03-05, title: Something else, summary: Of its own. }\n";
    let names = |changes: &Changes| {
        let fields = changes.changed.iter().flat_map(|c| &c.fields);
        fields.map(|f| f.name).collect::<Vec<_>>()
    };
    let changes = between(event, &event.replace("A plan", "The plan"));
    assert_eq!(names(&changes), ["id", "title"]);
    let changes = between(event, &event.replace("03-05", "03-06"));
    assert_eq!(names(&changes), ["id", "date"]);
    let changes = between(event, other);
    assert_eq!(
        (
            changes.added.len(),
            changes.removed.len(),
            names(&changes).len()
        ),
        (1, 1, 0)
    );
}

/// What each of these pairs of lists of events comes to: what was added, removed, and the fields of what
/// changed.
#[test]
fn what_was_edited_is_told_from_what_came_in_place_of_another() {
    let told = |old: &str, new: &str| {
        let (old, new) = (read(old), read(new));
        let changes = Changes::between(whole(&old), whole(&new));
        let title = |record: &Record, id| record.event(id).unwrap().title.raw().to_owned();
        let added: Vec<String> = changes.added.iter().map(|&id| title(&new, id)).collect();
        let removed: Vec<String> = changes.removed.iter().map(|&id| title(&old, id)).collect();
        let changed = changes.changed.iter().map(|c| {
            let names: Vec<&str> = c.fields.iter().map(|f| f.name).collect();
            format!(
                "{} -> {}: {}",
                title(&old, c.old),
                title(&new, c.new),
                names.join(" ")
            )
        });
        (added, removed, changed.collect::<Vec<_>>())
    };
    let none = || Vec::<String>::new();
    let changed = |what: &str| (none(), none(), vec![what.to_owned()]);
    let replaced =
        |added: &str, removed: &str| (vec![added.to_owned()], vec![removed.to_owned()], none());
    let event = |rest: &str| format!("  - {{ date: 2020-03-05, {rest} }}\n");
    assert_eq!(
        told(
            &event("title: The port is to open"),
            &event("title: The port opens")
        ),
        changed("The port is to open -> The port opens: id title"),
    );
    assert_eq!(
        told(
            &event("title: The port opens"),
            &event("title: A fire at the mill")
        ),
        replaced("A fire at the mill", "The port opens"),
    );
    // A report tells of many things.
    let from = |source: &str, title: &str| event(&format!("title: {title}, sources: [{source}]"));
    assert_eq!(
        told(
            &from("early", "Ode meets Roe"),
            &from("early", "The mill burns")
        ),
        replaced("The mill burns", "Ode meets Roe"),
    );
    assert_eq!(
        told(
            &from("early", "Ode meets Roe"),
            &from("early", "Ode met Roe")
        ),
        changed("Ode meets Roe -> Ode met Roe: id title"),
    );
    assert_eq!(
        told(
            &from("early", "Ode meets Roe"),
            &from("later", "Ode met Roe")
        ),
        replaced("Ode met Roe", "Ode meets Roe"),
    );
    assert_eq!(
        told(
            &event("title: Ode meets Roe"),
            &from("later", "Ode met Roe")
        ),
        changed("Ode meets Roe -> Ode met Roe: id title sources"),
    );
    // The same words on another day may be another event.
    assert_eq!(
        told(
            &event("title: The port opens"),
            &event("title: The port opened").replace("03-05", "03-06")
        ),
        replaced("The port opened", "The port opens"),
    );
    // Of two that are alike the likest.
    let two = event("title: The ports open") + &event("title: The port opens at last");
    assert_eq!(
        told(&event("title: The port opens"), &two),
        (
            vec!["The port opens at last".to_owned()],
            none(),
            vec!["The port opens -> The ports open: id title".to_owned()]
        ),
    );
}

#[test]
fn an_address_stays_whole_and_languages_have_names() {
    let url = format!("https://a.b/{}", "and-so-on-".repeat(9));
    let event = |rest: &str| format!("  - {{ id: a, date: 2020, title: A{rest} }}\n");
    let source =
        format!(", sources: [{{ title: T, date: 2020-05, url: '{url}', lang: ko, seen: read }}]");
    let (old, new) = (read(&event("")), read(&event(&source)));
    let found = Changes::between(whole(&old), whole(&new));
    assert_eq!(
        changes::text(HEADED, whole(&old), whole(&new), &found),
        format!(
            "\
old to new

CHANGED
~ 2020: A
      sources
        + “T”, May 2020,
          {url},
          in Korean, seen: read
"
        )
    );
    assert_eq!(
        found.changed[0].fields[0].after[0].typed,
        format!("“T”, 2020-05, {url}, in ko, read")
    );
}

#[test]
fn what_has_the_same_name_is_told_apart_by_its_key() {
    let head = HEAD.replace(
        "port: { name: Port }",
        "port: { name: Port }, pier: { name: Port }",
    );
    let event = |by: &str| {
        let targets = format!("targets: [{{ by: {by}, date: 2022 }}]");
        load(format!("{head}  - {{ id: a, date: 2020, title: A, {targets} }}\n").as_bytes()).record
    };
    let (old, new) = (event("port"), event("pier"));
    let found = Changes::between(whole(&old), whole(&new));
    let text = changes::text(HEADED, whole(&old), whole(&new), &found);
    assert!(
        text.contains(
            "
        - start, by port, 2022, proposed
        + start, by pier, 2022, proposed
"
        ),
        "{text}"
    );
}

#[test]
fn between_two_days_what_became_known_is_added() {
    let record = read(WHOLE);
    let changes = Changes::between(then(&record, "2020-03-02"), then(&record, "2020-03-06"));
    let added: Vec<&str> = changes
        .added
        .iter()
        .map(|&id| record.event(id).unwrap().id.raw())
        .collect();
    assert_eq!(added, ["plan"]);
    assert!(changes.changed.is_empty());
    assert_eq!(changes.targets.len(), 1);
    // Its source and the quote that rests on it are of 10 March.
    let changes = Changes::between(then(&record, "2020-03-06"), then(&record, "2020-03-10"));
    let fields: Vec<&str> = changes.changed[0].fields.iter().map(|f| f.name).collect();
    assert_eq!(fields, ["quotes", "sources"]);
    assert!(changes.added.is_empty() && changes.targets.is_empty());
}

/// By which event each of these changes of a target or finding came about.
#[test]
fn a_change_names_the_event_behind_it() {
    let plan = "  - { id: plan, date: 2020-01-01, title: P, targets: [{ by: isle, date: 2022 }], assesses: [{ condition: pier, by: isle, finding: met }] }\n";
    let behind = |next: &str| {
        let record = read(&format!("{plan}{next}"));
        let changes = Changes::between(then(&record, "2020-01-31"), whole(&record));
        let id = |event: Option<opcon_tui::record::EventId>| {
            let event = event.and_then(|id| record.event(id));
            event.map_or_else(String::new, |event| event.id.raw().to_owned())
        };
        let targets = changes.targets.iter().map(|moved| id(moved.event));
        let findings = changes.findings.iter().map(|found| id(found.event));
        let said = |all: Vec<String>| all.join(" ");
        (said(targets.collect()), said(findings.collect()))
    };
    let next = |rest: &str| format!("  - {{ id: next, date: 2020-02-01, title: N, {rest} }}\n");
    let last = "  - { id: last, date: 2020-03-01, title: L, targets: [{ by: isle, date: 2023, status: confirmed }], assesses: [{ condition: pier, by: isle, finding: not-met }] }\n";
    for (what, targets, findings) in [
        (next("targets: [{ by: isle, date: 2023 }]"), "next", ""),
        (
            next("targets: [{ by: isle, status: postponed }]"),
            "next",
            "",
        ),
        (
            next("targets: [{ by: isle, date: 2022, status: denied }]"),
            "next",
            "",
        ),
        (
            next("targets: [{ by: port, date: 2020-02, status: done }]"),
            "next",
            "",
        ),
        (next("links: [{ supersedes: plan }]"), "next", ""),
        (
            next("targets: [{ by: isle, date: 2022, status: confirmed }]"),
            "",
            "",
        ),
        // Said again later, it was put forward here.
        (
            next("targets: [{ by: isle, date: 2023 }]") + last,
            "next",
            "last",
        ),
        (
            next("assesses: [{ condition: pier, by: isle, finding: not-met }]") + last,
            "last",
            "next",
        ),
    ] {
        let expected = (targets.to_owned(), findings.to_owned());
        assert_eq!(behind(&what), expected, "{what}");
    }
    let (old, new) = (read(plan), read("  - { id: idea, date: 2020, title: I }\n"));
    let changes = Changes::between(whole(&old), whole(&new));
    assert_eq!(
        (changes.targets[0].event, changes.findings[0].event),
        (None, None)
    );
}

/// An event of a few, in one of the ways in which it may be told.
fn event(id: &'static str) -> impl Strategy<Value = String> {
    let date = select(vec!["2020-03-01", "2020-03-02", "2020-04", "2021"]);
    let title = select(vec!["A plan", "The plan", "No plan"]);
    let extra = select(vec![
        "",
        ", summary: In words.",
        ", summary: In other words., tags: [sea]",
        ", tags: [sea, ice], known: 2020-05-01",
        ", sources: [early, later], quotes: [{ text: Soon., source: later }]",
        ", sources: [later], quotes: [{ text: Soon. }]",
        ", targets: [{ by: isle, date: 2022 }], links: [{ follows: a }]",
        ", targets: [{ by: [isle, port], status: postponed }], links: [{ follows: b }]",
        ", targets: [{ by: port, date: 2030 }, { of: trial, by: isle, date: 2021 }]",
        ", assesses: [{ condition: pier, by: isle, finding: met }]",
        ", assesses: [{ condition: all, by: [isle, port], finding: not-met }]",
    ]);
    let id = prop_oneof![3 => Just(format!("id: {id}, ")), 1 => Just(String::new())];
    (date, title, extra, id).prop_map(|(date, title, extra, id)| {
        format!("  - {{ {id}date: {date}, title: {title}{extra} }}\n")
    })
}

fn events() -> impl Strategy<Value = String> {
    let maybe = |id| prop::option::weighted(0.7, event(id));
    (maybe("a"), maybe("b"), maybe("c"), maybe("d"), maybe("e"))
        .prop_map(|(a, b, c, d, e)| [a, b, c, d, e].into_iter().flatten().collect())
}

/// What the fields of an event say, as typed.
type Typed = Vec<(&'static str, Vec<String>)>;

fn typed(state: State<'_>, event: &Event) -> Typed {
    let fields = facts(state, event).into_iter();
    fields
        .map(|(name, facts)| (name, written(&facts)))
        .collect()
}

fn written(facts: &[Fact]) -> Vec<String> {
    facts.iter().map(|fact| fact.typed.clone()).collect()
}

/// Every event of a state by its id, field by field.
fn told(state: State<'_>) -> BTreeMap<String, Typed> {
    let events = state.events();
    events
        .map(|(_, e)| (e.id.raw().to_owned(), typed(state, e)))
        .collect()
}

proptest! {
    #[test]
    fn the_old_state_and_the_changes_are_the_new_state(
        (old, new) in (events(), events()),
        days in prop::option::of((0..600_i32, 0..600_i32)),
    ) {
        let (old, new) = (read(&old), read(&new));
        let day = |n: i32| AsOf::then(Day::parse("2020-02-25").unwrap().plus_days(n));
        let (from, to) = days.map_or((AsOf::ever(), AsOf::ever()), |(a, b)| (day(a), day(b)));
        let (old, new) = (State { record: &old, as_of: from }, State { record: &new, as_of: to });
        let changes = Changes::between(old, new);
        let mut state = told(old);
        for &id in &changes.removed {
            prop_assert!(state.remove(old.record.event(id).unwrap().id.raw()).is_some());
        }
        // First all are taken out, since ids may be exchanged.
        let taken: Vec<_> = changes
            .changed
            .iter()
            .map(|c| state.remove(old.record.event(c.old).unwrap().id.raw()).unwrap())
            .collect();
        for (change, mut fields) in changes.changed.iter().zip(taken) {
            for field in &change.fields {
                let found = fields.iter_mut().find(|(name, _)| *name == field.name).unwrap();
                prop_assert_eq!(&found.1, &written(&field.before));
                prop_assert_ne!(written(&field.after), written(&field.before));
                found.1 = written(&field.after);
            }
            prop_assert!(state.insert(fields[0].1[0].clone(), fields).is_none());
        }
        for &id in &changes.added {
            let event = new.record.event(id).unwrap();
            prop_assert!(state.insert(event.id.raw().to_owned(), typed(new, event)).is_none());
        }
        prop_assert_eq!(state, told(new));
    }

    /// What is new since a day is what changed from that day on, counted another way.
    #[test]
    fn what_is_new_since_a_day_is_what_changed(text in events(), days in (0..600_i32, 0..600_i32)) {
        let record = read(&text);
        let day = |n: i32| Day::parse("2020-02-25").unwrap().plus_days(n);
        let (from, to) = (day(days.0), day(days.1));
        let since = Since::of(&record, &Stating::of(&record), from, to);
        if to <= from {
            prop_assert_eq!(since, Since::default());
            return Ok(());
        }
        let state = |day| State { record: &record, as_of: AsOf::then(day) };
        let changes = Changes::between(state(from), state(to));
        prop_assert_eq!(&since.targets, &changes.targets);
        prop_assert_eq!(&since.findings, &changes.findings);
        let grown = |change: &Changed, name: &str| {
            let field = change.fields.iter().find(|field| field.name == name);
            field.map_or(0, |field| field.after.len() - field.before.len())
        };
        let more: Vec<More> = changes
            .changed
            .iter()
            .map(|change| More {
                event: change.new,
                sources: grown(change, "sources"),
                quotes: grown(change, "quotes"),
            })
            .filter(|more| more.sources + more.quotes > 0)
            .collect();
        prop_assert_eq!(&since.more, &more);
    }

    #[test]
    fn a_state_and_itself_differ_in_nothing(text in events(), day in 0..600_i32) {
        let record = read(&text);
        let as_of = AsOf::then(Day::parse("2020-02-25").unwrap().plus_days(day));
        let state = State { record: &record, as_of };
        prop_assert_eq!(Changes::between(state, state), Changes::default());
        // Read again, with other places in the record.
        let again = read(&format!("{text}  - {{ id: z, date: 1999, title: Z, sources: [{{ title: Q }}] }}\n"));
        let again = Changes::between(whole(&record), whole(&again));
        prop_assert_eq!((again.added.len(), again.removed.len(), again.changed.len()), (1, 0, 0));
    }

    #[test]
    fn two_events_say_the_same_where_all_their_fields_do((old, new) in (events(), events())) {
        let (old, new) = (read(&old), read(&new));
        let (old, new) = (whole(&old), whole(&new));
        for (_, a) in old.events() {
            for (_, b) in new.events() {
                let equal = typed(old, a) == typed(new, b);
                prop_assert_eq!(same((old, a), (new, b)), equal, "{:?} {:?}", a, b);
                prop_assert_eq!(digest(old, a) == digest(new, b), equal, "{:?} {:?}", a, b);
            }
        }
    }
}

/// What was seen at a visit is compared with what another build of the program finds. Where this changes, what
/// is kept of visits has to say so: its digests are of other facts then.
#[test]
fn a_digest_is_the_same_in_every_build() {
    let record =
        read("  - { id: plan, date: 2020-03-05, title: A plan, parties: [], tags: [ferry] }\n");
    let state = whole(&record);
    let (_, event) = state.events().next().unwrap();
    assert_eq!(digest(state, event), 16_068_293_474_936_496_994);
}

/// What stands above the events is compared by its fields, and shared sources by their keys.
#[test]
fn a_head_that_changed_is_told() {
    let event = "  - { id: plan, date: 2020-03-05, title: A plan, sources: [{ title: A letter, url: 'https://a.b/c_d', lang: en }] }\n";
    let old = read(event);
    let head = HEAD
        .replace("name: Pier", "name: Long pier")
        .replace("name: Port", "name: Port, observer: true")
        .replace("title: Later news", "title: Latest news");
    let new = load(format!("title: The ferry\n{head}{event}").as_bytes()).record;
    let (old, new) = (whole(&old), whole(&new));
    let found = Changes::between(old, new);
    assert!(!found.is_empty());
    assert_eq!(
        changes::text(HEADED, old, new, &found),
        "\
old to new

CHANGED
~ The head of the file
      title
        + The ferry
      parties
        - Port, letter P
        + Port, letter P, observer
      conditions
        - Pier
        + Long pier
      sources
        - “Later news”, 24 Dec 2020
        + “Latest news”, 24 Dec 2020
"
    );
    let json: serde_json::Value = serde_json::from_str(&changes::json(old, new, &found)).unwrap();
    assert_eq!(
        json["head"]["conditions"],
        serde_json::json!({ "before": ["pier, Pier"], "after": ["pier, Long pier"] })
    );
}

#[test]
fn an_address_stays_one_in_markdown() {
    let event = |url: &str| {
        read(&format!(
            "  - {{ id: plan, date: 2020-03-05, title: A plan, sources: [{{ title: A letter, url: '{url}', lang: en }}] }}\n"
        ))
    };
    let (old, new) = (event("https://a.b/c_d"), event("https://a.b/e_f"));
    let (old, new) = (whole(&old), whole(&new));
    let told = changes::markdown(HEADED, old, new, &Changes::between(old, new));
    assert!(
        told.contains("    - was: “A letter”, <https://a.b/c_d>, in English\n    - now: “A letter”, <https://a.b/e_f>, in English\n"),
        "{told}"
    );
}
