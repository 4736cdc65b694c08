//! What the documents show and say of the program is what the program does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "../examples/problems/cases.rs"]
mod cases;
#[path = "support/markdown.rs"]
mod markdown;
#[path = "../examples/problems/page.rs"]
mod page;
#[path = "../examples/picture/screen.rs"]
mod screen;
#[path = "../examples/picture/svg.rs"]
mod svg;
#[path = "../examples/format/tables.rs"]
mod tables;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use opcon_tui::analysis::AsOf;
use opcon_tui::app::key::parse_keys;
use opcon_tui::app::keymap::{Keymap, Match};
use opcon_tui::date::Date;
use opcon_tui::day::{Day, End};
use opcon_tui::document::problem::code::ALL;
use opcon_tui::document::{self, Severity};
use opcon_tui::format::column::Column;
use opcon_tui::format::export::Format;
use opcon_tui::format::json;

/// The pictures in the documents: where each stands, and the size, the day and the keys it is drawn
/// for.
const PICTURES: [(&str, &str, &str, &str); 3] = [
    ("docs/opening.svg", "120x36", "2026-11-23", ""),
    ("docs/tall.svg", "120x36", "2026-11-23", "T"),
    ("docs/stepped.svg", "120x36", "2026-11-23", "T x x Ctrl-l"),
];

#[test]
fn pictures_are_what_the_program_draws() {
    let contributing = document("CONTRIBUTING.md");
    for (path, size, today, keys) in PICTURES {
        let pressed = match keys {
            "" => String::new(),
            keys => format!(" --keys \"{keys}\""),
        };
        let command = format!(
            "cargo run --example picture -- events.yaml --size {size} --today {today}{pressed} > {path}"
        );
        assert!(
            contributing.contains(&command),
            "CONTRIBUTING.md does not tell `{command}`"
        );
        let record = document("events.yaml");
        let buffer = screen::draw("events.yaml", record.as_bytes(), size, today, keys).unwrap();
        assert!(
            svg::svg(&buffer) == document(path),
            "{path} is not what the program draws now:\n{}\nif that is right, run `{command}`",
            screen::text(&buffer)
        );
    }
}

#[test]
fn an_svg_puts_every_character_at_its_cell() {
    let record = "title: a<b & 다리\nevents: [{ date: 2026-05-14, title: It opens }]\n";
    let buffer = screen::draw("a", record.as_bytes(), "60x20", "2026-11-23", "").unwrap();
    assert!(screen::text(&buffer).starts_with(" a<b & 다리  1 event"));
    let svg = svg::svg(&buffer);
    let title = "<text x=\"12 24 36 48 60 72 84 108\" y=\"18\" fill=\"#eeeeee\" \
                 font-weight=\"bold\">a&lt;b &amp; 다리</text>";
    assert!(svg.contains(title), "{svg}");
}

#[test]
fn the_fields_of_the_format_are_those_that_are_read() {
    let page = document("docs/format.md");
    let (_, rest) = page.split_once("<!-- fields: ").unwrap();
    let (made_by, rest) = rest.split_once(" -->\n").unwrap();
    let (fields, _) = rest.split_once("<!-- /fields -->").unwrap();
    assert!(
        fields == tables::tables(),
        "docs/format.md tells other fields than those that are read: {made_by} prints them"
    );
}

#[test]
fn the_page_of_problems_is_what_the_program_says() {
    assert!(
        document("docs/problems.md") == page::page(),
        "run `cargo run --example problems > docs/problems.md`"
    );
}

#[test]
fn every_kind_of_problem_has_an_example_with_it_alone_and_a_mend_without_any() {
    let kinds: Vec<&str> = ALL.iter().map(|code| code.word).collect();
    let shown: Vec<&str> = cases::CASES.iter().map(|(word, _)| *word).collect();
    assert_eq!(shown, kinds);
    let codes = |text| -> Vec<&str> { page::problems(text).iter().map(|p| p.code).collect() };
    for (word, case) in cases::CASES {
        let cases::Case::Text { wrong, right } = case else {
            continue;
        };
        assert_eq!(codes(wrong), [*word], "{wrong}");
        assert!(page::problems(wrong).iter().all(|p| p.help.is_some()));
        assert_eq!(codes(right), [""; 0], "{right}");
    }
}

#[test]
fn the_formats_of_export_are_those_that_there_are() {
    let page = document("docs/export.md");
    let (_, rest) = page.split_once("<!-- formats -->\n").unwrap();
    let (table, _) = rest.split_once("<!-- /formats -->").unwrap();
    let told: Vec<String> = Format::WORDS
        .iter()
        .map(|(word, _, is)| format!("| `{word}` | {is} |\n"))
        .collect();
    assert_eq!(
        table,
        format!("| format | is |\n| --- | --- |\n{}", told.concat())
    );
    for (word, ..) in Format::WORDS {
        let told = page
            .lines()
            .any(|line| line.starts_with("## ") && line.contains(&format!("`{word}`")));
        assert!(told, "docs/export.md has no section on {word}");
    }
}

#[test]
fn the_columns_and_fields_of_the_output_are_those_that_there_are() {
    let page = document("docs/output.md");
    let told: Vec<String> = Column::WORDS
        .iter()
        .map(|(name, _, says)| format!("| `{name}` | {says} |\n"))
        .collect();
    let (_, rest) = page.split_once("<!-- columns -->\n").unwrap();
    let (table, _) = rest.split_once("<!-- /columns -->").unwrap();
    let expected = told.concat();
    assert_eq!(
        table,
        format!("| column | says |\n| --- | --- |\n{expected}")
    );
    let rows = markdown::table(&page, "field");
    let fields = rows.iter().flat_map(|(_, cells)| markdown::code(&cells[0]));
    let record = document::load(b"- {date: 2026, title: a}\n").record;
    let event = json::event(&record, &record.events[0], AsOf::ever());
    let known: BTreeSet<&str> = event
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(fields.collect::<BTreeSet<&str>>(), known);
}

#[test]
fn the_dates_of_the_format_reach_as_far_as_it_says() {
    let rows = markdown::table(&document("docs/format.md"), "write");
    assert!(rows.len() > 10);
    let open = |day: Option<Day>| day.map_or("open".to_owned(), |day| day.to_string());
    for (line, cells) in rows {
        let written = markdown::code(&cells[0]).next().unwrap();
        let date = Date::parse(written.trim_matches('"')).unwrap();
        let extent = date.extent();
        let from = (extent.start == End::Day).then_some(extent.earliest);
        let to = (extent.end == End::Day).then_some(extent.latest);
        assert_eq!([open(from), open(to)], cells[2..], "docs/format.md:{line}");
    }
}

#[test]
fn the_readme_tells_keys_that_do_something() {
    let rows = markdown::table(&document("README.md"), "key");
    assert!(rows.len() > 5, "README.md has no table of keys");
    for (line, cells) in rows {
        for name in markdown::code(&cells[0]) {
            let keys = parse_keys(name).unwrap_or_default();
            assert!(
                !keys.is_empty() && Keymap::default().look_up(&keys) != Match::None,
                "README.md:{line}: `{name}` does nothing"
            );
        }
    }
}

#[test]
fn the_readme_tells_options_that_there_are() {
    let help = [
        "--help",
        "add --help",
        "brief --help",
        "diff --help",
        "list --help",
        "check --help",
        "config --help",
        "init --help",
    ]
    .map(|args| {
        let output = Command::new(env!("CARGO_BIN_EXE_opcon-tui"))
            .args(args.split(' '))
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    });
    let there = options(&help.concat());
    let readme = document("README.md");
    let (_, section) = readme.split_once("\n## The command line\n").unwrap();
    let told: BTreeSet<String> = markdown::code(section).flat_map(options).collect();
    assert!(told.len() > 5, "{told:?}");
    assert_eq!(told.difference(&there).collect::<Vec<_>>(), [""; 0]);
}

fn options(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    text.split(|c: char| !is_part(c))
        .filter(|word| word.starts_with("--") && word.len() > 2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_yaml_in_the_documents_can_be_read() {
    let mut blocks = 0;
    for name in documents() {
        for block in document(&name).split("```yaml\n").skip(1) {
            let yaml = block.split("```").next().unwrap();
            let loaded = document::load(yaml.as_bytes());
            let mut errors = loaded.problems.iter();
            let error = errors.find(|p| p.severity == Severity::Error);
            assert_eq!(error, None, "{name}");
            assert!(!loaded.record.events.is_empty(), "{name}: {yaml}");
            blocks += 1;
        }
    }
    assert!(blocks > 0);
}

#[test]
fn links_between_the_documents_lead_somewhere() {
    for name in documents() {
        for link in document(&name).split("](").skip(1) {
            let link = link.split([')', '#']).next().unwrap();
            if link.is_empty() || link.starts_with("http") {
                continue;
            }
            let target = root().join(&name).with_file_name(link);
            assert!(
                target.exists(),
                "{name} links to {link}, which is not there"
            );
        }
    }
}

/// The Markdown files of the project.
fn documents() -> Vec<String> {
    let mut names = Vec::new();
    for folder in ["", "docs/"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if Path::new(&name).extension().is_some_and(|e| e == "md") {
                names.push(format!("{folder}{name}"));
            }
        }
    }
    names
}

fn document(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
