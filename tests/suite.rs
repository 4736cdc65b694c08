//! The documents of the YAML test suite: none makes the loader panic or hang, and what is YAML is
//! never called none.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use opcon_tui::document::{Loaded, Severity, load, render};
use serde_json::Value;

/// A case of the suite.
struct Case {
    id: String,
    valid: bool,
    yaml: String,
}

fn cases() -> Vec<Case> {
    let cases: Value =
        serde_json::from_str(include_str!("documents/yaml-test-suite/cases.json")).unwrap();
    let text = |case: &Value, field: &str| case[field].as_str().unwrap().to_owned();
    let cases = cases.as_array().unwrap().iter().map(|case| Case {
        id: text(case, "id"),
        valid: case["valid"].as_bool().unwrap(),
        yaml: text(case, "yaml"),
    });
    cases.collect()
}

fn read(id: &str, text: &str) -> Loaded {
    let loaded = load(text.as_bytes());
    let report = render(&loaded.problems, text, "events.yaml");
    assert_eq!(report.is_empty(), loaded.problems.is_empty(), "{id}");
    for problem in loaded.problems.iter() {
        assert!(problem.range.end <= text.len(), "{id}: {problem:?}");
        assert!(!problem.message.contains(char::is_control), "{id}");
    }
    loaded
}

#[test]
fn every_document_of_the_suite_is_answered_for_what_it_is() {
    let cases = cases();
    assert_eq!(
        (cases.len(), cases.iter().filter(|c| c.valid).count()),
        (402, 308)
    );
    let (mut broken, mut whole) = (Vec::new(), Vec::new());
    for case in &cases {
        let loaded = read(&case.id, &case.yaml);
        let error = loaded
            .problems
            .iter()
            .any(|p| p.severity == Severity::Error);
        if case.valid && loaded.broken {
            broken.push(case.id.as_str());
        }
        if !case.valid && !error {
            whole.push(case.id.as_str());
        }
    }
    assert_eq!(broken, [""; 0], "YAML that is called none");
    assert_eq!(whole, [""; 0], "no YAML in which nothing is wrong");
}

/// The same documents where a record has them: as a field of the user's own, between events that are
/// read whatever it is.
#[test]
fn within_a_record_the_events_around_a_document_are_read() {
    for case in cases() {
        let indented = case.yaml.replace('\n', "\n      ");
        let text = format!(
            "title: x\nevents:\n  - {{date: 2025, title: before}}\n  - date: 2026\n    title: within\n    \
             x-own:\n      {indented}\n  - {{date: 2027, title: behind}}\n"
        );
        let loaded = read(&case.id, &text);
        let events = &loaded.record.events;
        let titles: Vec<&str> = events.iter().map(|e| e.title.raw()).collect();
        assert_eq!(titles.first(), Some(&"before"), "{text}");
        assert_eq!(titles.last(), Some(&"behind"), "{text}");
    }
}
