//! The schema against an independent validator, and against the loader: what it refuses, the loader
//! tells as an error at the same place.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas, ValidationError};
use opcon_tui::document::{self, Severity, field};
use serde_json::{Map, Value, json};

struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    /// Compiles the schema, which is itself held against the schema of schemas.
    fn new() -> Self {
        let schema: Value = serde_json::from_str(&document::schema()).unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("events.schema.json", schema).unwrap();
        let compiled = compiler.compile("events.schema.json", &mut schemas);
        let index = compiled.unwrap_or_else(|error| panic!("{error:#}"));
        Self { schemas, index }
    }

    fn accepts(&self, value: &Value) -> bool {
        self.schemas.validate(value, self.index).is_ok()
    }

    #[track_caller]
    fn accept(&self, name: &str, yaml: &str) {
        let value = json_of(yaml);
        if let Err(error) = self.schemas.validate(&value, self.index) {
            panic!("{name}: {error:#}");
        }
    }

    /// The places that are refused, as JSON pointers, with those that they are parts of.
    fn refused(&self, yaml: &str) -> Vec<String> {
        fn leaves(error: &ValidationError<'_, '_>, out: &mut Vec<String>) {
            out.push(error.instance_location.to_string());
            error.causes.iter().for_each(|cause| leaves(cause, out));
        }
        let value = json_of(yaml);
        let mut places = Vec::new();
        if let Err(error) = self.schemas.validate(&value, self.index) {
            leaves(&error, &mut places);
        }
        places
    }
}

/// What an editor makes of a YAML text before it holds it against a schema.
fn json_of(yaml: &str) -> Value {
    fn value(yaml: serde_yaml::Value) -> Value {
        match yaml {
            serde_yaml::Value::Mapping(pairs) => {
                let key = |key: serde_yaml::Value| match value(key) {
                    Value::String(key) => key,
                    other => other.to_string(),
                };
                let pairs = pairs.into_iter().map(|(k, v)| (key(k), value(v)));
                Value::Object(pairs.collect::<Map<_, _>>())
            }
            serde_yaml::Value::Sequence(items) => {
                Value::Array(items.into_iter().map(value).collect())
            }
            scalar => serde_json::to_value(scalar).unwrap(),
        }
    }
    value(serde_yaml::from_str(yaml).unwrap())
}

fn has_error(yaml: &str) -> bool {
    let problems = document::load(yaml.as_bytes()).problems;
    problems.iter().any(|p| p.severity == Severity::Error)
}

#[test]
fn the_file_at_the_top_is_what_the_program_prints() {
    let printed = std::process::Command::new(env!("CARGO_BIN_EXE_opcon-tui"))
        .arg("schema")
        .output()
        .unwrap();
    assert!(printed.status.success() && printed.stderr.is_empty());
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert!(
        printed == include_str!("../events.schema.json"),
        "run `cargo run -- schema > events.schema.json`"
    );
}

#[test]
fn the_shipped_record_points_to_it_and_is_accepted() {
    let record = include_str!("../events.yaml");
    assert_eq!(
        record.lines().next(),
        Some("# yaml-language-server: $schema=./events.schema.json")
    );
    Validator::new().accept("events.yaml", record);
}

#[test]
fn every_valid_document_is_accepted() {
    let validator = Validator::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/valid");
    let mut count = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        validator.accept(&path.display().to_string(), &text);
        count += 1;
    }
    assert!(count >= 5, "{count}");
    for text in [
        "[]",
        "title: 2026\nevents:\n",
        "parties: {a: , b: {}}\nsources: {c: {url: 'HTTPS://a.b'}}\n",
        "- {date: 2026, title: true, key: true, tags: [1, x, ], note: }",
        "- {date: 2026, title: x, people: [a, {who: b}], sources: [c, {title: d}], x-own: [{}]}",
        "- {date: 2026, title: x, targets: [{by: a}, {by: [a, b], date: 2028, status: done}]}",
        "- {date: 2026, title: x, kind: of-my-own, links: [{follows: a, part-of: , note: x}]}",
    ] {
        validator.accept(text, text);
    }
}

#[test]
fn what_is_refused_the_loader_tells_as_an_error() {
    let validator = Validator::new();
    let head = "parties: {a: {}, b: {}}\nconditions: {c: {}}\n";
    for (text, place) in [
        ("just words", ""),
        ("events: {a: b}", "/events"),
        ("titel: x", ""),
        ("parties: [a]", "/parties"),
        ("parties: {a: {nmae: x}}", "/parties/a"),
        ("parties: {a: x}", "/parties/a"),
        ("parties: {a: {observer: yes}}", "/parties/a/observer"),
        ("kinds: {a: {color: pink}}", "/kinds/a/color"),
        ("milestones: {a: {main: 1}}", "/milestones/a/main"),
        ("sources: {a: }", "/sources/a"),
        ("sources: {a: {publisher: x}}", "/sources/a"),
        ("sources: {a: {title: , url: }}", "/sources/a/title"),
        ("sources: {a: {url: www.a.b}}", "/sources/a/url"),
        ("sources: {a: {url: 'ftp://a.b'}}", "/sources/a/url"),
        ("sources: {a: {title: x, seen: partly}}", "/sources/a/seen"),
        ("events: [{title: x}]", "/events/0"),
        ("- {date: 2026}", "/0"),
        ("- {date: , title: x}", "/0/date"),
        ("- {date: [2027, 2028], title: x}", "/0/date"),
        ("- {date: true, title: x}", "/0/date"),
        ("- {date: 2026, title: ' '}", "/0/title"),
        ("- {date: 2026, title: [x]}", "/0/title"),
        ("- {date: 2026, titel: x}", "/0"),
        ("- {date: 2026, title: x, status: Planned}", "/0/status"),
        (
            "- {date: 2026, title: x, confidence: sure}",
            "/0/confidence",
        ),
        ("- {date: 2026, title: x, tags: y}", "/0/tags"),
        (
            "- {date: 2026, title: x, quotes: [{speaker: y}]}",
            "/0/quotes/0",
        ),
        ("- {date: 2026, title: x, quotes: [words]}", "/0/quotes/0"),
        (
            "- {date: 2026, title: x, people: [{role: y}]}",
            "/0/people/0",
        ),
        (
            "- {date: 2026, title: x, sources: [{lang: y}]}",
            "/0/sources/0",
        ),
        ("- {date: 2026, title: x, links: [{note: y}]}", "/0/links/0"),
        (
            "- {date: 2026, title: x, links: [{follows: a, part-of: b}]}",
            "/0/links/0",
        ),
        ("-", "/0"),
    ] {
        let places = validator.refused(text);
        assert!(places.iter().any(|p| p == place), "{text}: {places:?}");
        assert!(has_error(text), "{text}");
    }
    for (event, place) in [
        ("parties: [a, a]", "/events/0/parties"),
        ("targets: [{date: 2028}]", "/events/0/targets/0"),
        ("targets: [{by: }]", "/events/0/targets/0/by"),
        ("targets: [{by: []}]", "/events/0/targets/0/by"),
        ("targets: [{by: [a, a]}]", "/events/0/targets/0/by"),
        (
            "targets: [{by: a, status: maybe}]",
            "/events/0/targets/0/status",
        ),
        ("assesses: [{by: a, finding: met}]", "/events/0/assesses/0"),
        ("assesses: [{condition: c, by: a}]", "/events/0/assesses/0"),
        (
            "assesses: [{condition: c, by: a, finding: ok}]",
            "/events/0/assesses/0/finding",
        ),
    ] {
        let text = format!("{head}events:\n  - {{date: 2026, title: x, {event}}}\n");
        let places = validator.refused(&text);
        assert!(places.iter().any(|p| p == place), "{text}: {places:?}");
        assert!(has_error(&text), "{text}");
    }
}

/// Whatever stands in a field of an event, the schema refuses nothing that the loader takes.
#[test]
fn it_is_never_stricter_than_the_loader() {
    let validator = Validator::new();
    let values = [
        json!(null),
        json!("word"),
        json!(""),
        json!(2026),
        json!(1.5),
        json!(true),
        json!("https://a.b/"),
        json!([]),
        json!(["word"]),
        json!([2026]),
        json!({}),
        json!({ "title": "word" }),
    ];
    let (mut refused, mut taken) = (0, 0);
    for field in field::EVENT.fields {
        for value in &values {
            let mut event = json!({ "date": 2026, "title": "x" });
            event[field.name] = value.clone();
            let record = json!({
                "parties": { "word": {}, "2026": {} },
                "sources": { "word": { "title": "x" }, "2026": { "title": "x" } },
                "events": [event],
            });
            // JSON is YAML.
            let text = record.to_string();
            if validator.accepts(&record) {
                taken += 1;
            } else {
                refused += 1;
                assert!(has_error(&text), "{text}");
            }
        }
    }
    assert!(
        refused > 90 && taken > 90,
        "{refused} refused, {taken} taken"
    );
}
