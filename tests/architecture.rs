//! The rooms of `src/` keep to the table of ARCHITECTURE.md, and none of them knows the subject of a record.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "support/markdown.rs"]
mod markdown;
#[path = "support/rust_paths.rs"]
mod rust_paths;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rust_paths::Named;

/// The parts of the standard library that reach out of the program.
const OUTSIDE: [&str; 8] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::time",
];

/// What a room may use: beginnings of paths, such as `day` or `ratatui::layout::Rect`.
type Rooms = BTreeMap<String, Vec<String>>;

#[test]
fn every_room_keeps_to_the_table() {
    let (rooms, crates) = (rooms(), dependencies());
    let found: Vec<String> = sources()
        .iter()
        .flat_map(|(file, source)| violations(file, source, &rooms, &crates))
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn the_table_has_the_rooms_that_there_are() {
    let there: BTreeSet<String> = sources()
        .iter()
        .map(|(file, _)| module(file)[0].clone())
        .collect();
    let told: BTreeSet<String> = rooms().into_keys().collect();
    assert_eq!(there, told);
}

#[test]
fn the_table_names_only_what_there_is() {
    let (rooms, crates) = (rooms(), dependencies());
    for (room, allowed) in &rooms {
        for path in allowed {
            let head = path.split("::").next().unwrap();
            let known = rooms.contains_key(head)
                || crates.contains(head)
                || OUTSIDE.iter().any(|outside| path.starts_with(outside));
            assert!(
                known,
                "`{room}` may use `{path}`, which is neither a room nor a dependency"
            );
        }
    }
}

#[test]
fn rooms_of_the_core_do_not_reach_out() {
    for room in [
        "day", "text", "date", "record", "document", "analysis", "query", "timeline", "app",
        "view", "format",
    ] {
        let allowed = &rooms()[room];
        let reaches = |path: &&String| {
            OUTSIDE.iter().any(|outside| path.starts_with(outside))
                || [
                    "shell",
                    "cli",
                    "crossterm",
                    "notify",
                    "signal_hook",
                    "rustix",
                ]
                .contains(&path.as_str())
        };
        // The loader shares its work out among threads that end before it returns.
        let own = |path: &&String| room != "document" || *path != "std::thread";
        let reached = allowed.iter().filter(own).find(reaches);
        assert_eq!(reached, None, "in the row of `{room}`");
    }
}

#[test]
fn a_forbidden_room_is_named_with_file_and_line() {
    let source = "//! About [`crate::record`].\n\
        use std::{collections::HashMap, fs};\n\
        use crate::{day::Day, text::{self, measure},\n\
            record::{Event as E, Text}};\n\
        use ratatui::{buffer::Buffer, layout::{Rect, Layout}};\n\
        fn f<'a>(c: char) -> &'a str { if c == '\\'' { crate::app::words(\"crate::shell\") } else { r#\"\"crate::cli\"# } }\n\
        /* /* crate::view */ */ pub(crate) fn g() { super::analysis::ask(); std::thread::yield_now() }\n\
        #[cfg(test)] mod tests { use crate::shell; fn h() { crate::cli::main(); } }\n\
        fn i() { crate::timeline::j(); notify::watch(); self.crossterm::<u8>(); }\n";
    let rooms: Rooms = [
        ("timeline", "day text ratatui::buffer ratatui::layout::Rect"),
        ("record", "day"),
        ("app", "timeline"),
        ("analysis", "record"),
    ]
    .map(|(room, allowed)| {
        (
            room.to_owned(),
            allowed.split(' ').map(str::to_owned).collect(),
        )
    })
    .into();
    let crates = ["ratatui", "notify", "crossterm"].map(str::to_owned).into();
    let told = |path: &str, line: usize, what: &str| {
        format!(
            "src/timeline.rs:{line}: the room `timeline` must not use `{what}` (here `{path}`); \
             ARCHITECTURE.md lets it use day, text, ratatui::buffer, ratatui::layout::Rect"
        )
    };
    assert_eq!(
        violations("src/timeline.rs", source, &rooms, &crates),
        [
            told("std::fs", 2, "std::fs"),
            told("crate::record::Event", 4, "record"),
            told("crate::record::Text", 4, "record"),
            told("ratatui::layout::Layout", 5, "ratatui::layout::Layout"),
            told("crate::app::words", 6, "app"),
            told("super::analysis::ask", 7, "analysis"),
            told("std::thread::yield_now", 7, "std::thread"),
            told("notify::watch", 9, "notify::watch"),
        ]
    );
    let deep = "use super::super::record::Event;\nuse super::item;\nuse crate::*;\n";
    assert_eq!(
        violations("src/timeline/render/row.rs", deep, &rooms, &crates),
        [
            "src/timeline/render/row.rs:3: the room `timeline` must not use `*` (here `crate::*`); \
             ARCHITECTURE.md lets it use day, text, ratatui::buffer, ratatui::layout::Rect"
        ]
    );
    let out = "use super::super::record::Event;\n";
    assert_eq!(
        violations("src/timeline/render.rs", out, &rooms, &crates),
        [told("super::super::record::Event", 1, "record")
            .replace("timeline.rs", "timeline/render.rs")]
    );
}

#[test]
fn views_do_not_change_the_model() {
    let views = sources()
        .into_iter()
        .filter(|(file, _)| module(file)[0] == "view");
    for (file, source) in views {
        for (line, number) in source.lines().zip(1..) {
            assert!(
                !line.contains("&mut Model"),
                "{file}:{number}: a view only reads the model"
            );
        }
    }
}

/// The subject of the record that is built in: its parties and people by name, and the words that it is
/// about. The names of languages are no part of it.
#[test]
fn nothing_in_the_code_names_the_subject() {
    let bytes = fs::read(root().join("events.yaml")).unwrap();
    let record = opcon_tui::document::load(&bytes).record;
    let parties = record.parties.iter().filter(|p| !p.observer);
    let mut words: Vec<String> = parties.map(|p| p.name.to_string()).collect();
    for person in &record.people {
        words.push(person.name.to_string());
        words.extend(person.native.iter().map(ToString::to_string));
    }
    words.extend(["Korea", "OPCON", "Pentagon", "Yonhap"].map(str::to_owned));
    assert!(words.len() > 20, "{words:?}");
    let mut found = Vec::new();
    for path in rust_files() {
        let file = path.strip_prefix(root()).unwrap().display();
        for (line, number) in fs::read_to_string(&path).unwrap().lines().zip(1..) {
            let lower = line
                .to_lowercase()
                .replace("opcon-tui", "")
                .replace("opcon_tui", "")
                .replace("korean", "");
            for word in &words {
                if lower.contains(&word.to_lowercase()) {
                    found.push(format!(
                        "{file}:{number}: `{word}` is a subject's, not the program's: {}",
                        line.trim()
                    ));
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// What in a source its room may not use, a sentence each.
fn violations(file: &str, source: &str, rooms: &Rooms, crates: &BTreeSet<String>) -> Vec<String> {
    let module = module(file);
    let room = &module[0];
    let nothing = Vec::new();
    let allowed = rooms.get(room).unwrap_or(&nothing);
    let mut heads: Vec<&str> = crates.iter().map(String::as_str).collect();
    heads.extend(["crate", "super", "self", "opcon_tui", "std"]);
    let mut found = Vec::new();
    for Named { parts, line } in rust_paths::paths(source, &heads) {
        let Some((path, name)) = used(&module, &parts, rooms) else {
            continue;
        };
        if &name == room || allowed.iter().any(|allowed| begins(&path, allowed)) {
            continue;
        }
        found.push(format!(
            "{file}:{line}: the room `{room}` must not use `{name}` (here `{}`); ARCHITECTURE.md lets it use {}",
            parts.join("::"),
            if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(", ") }
        ));
    }
    found
}

/// The full path of what is used and the name to call it by: the room, the part of the standard library,
/// or the path in a foreign crate. Nothing where it is no concern of the table.
fn used(module: &[String], parts: &[String], rooms: &Rooms) -> Option<(Vec<String>, String)> {
    let steps_up = parts.iter().take_while(|part| *part == "super").count();
    match parts.first()?.as_str() {
        "crate" | "opcon_tui" => {
            let path = parts[1..].to_vec();
            let name = path.first().cloned().unwrap_or_else(|| "*".to_owned());
            Some((path, name))
        }
        "super" => {
            // Up to the root and down again; whatever stays below it stays in its room.
            let path = parts[steps_up..].to_vec();
            let name = path
                .first()
                .filter(|name| rooms.contains_key(*name))?
                .clone();
            (steps_up >= module.len()).then_some((path, name))
        }
        "self" => None,
        "std" => {
            let name = parts.get(..2)?.join("::");
            OUTSIDE
                .contains(&name.as_str())
                .then(|| (parts.to_vec(), name))
        }
        _ => Some((parts.to_vec(), parts.join("::"))),
    }
}

fn begins(path: &[String], allowed: &str) -> bool {
    let mut path = path.iter();
    allowed
        .split("::")
        .all(|part| path.next().is_some_and(|p| p == part))
}

/// The module of a file: `src/app/chart.rs` is `app::chart`.
fn module(file: &str) -> Vec<String> {
    let path = file
        .strip_prefix("src/")
        .unwrap()
        .strip_suffix(".rs")
        .unwrap();
    path.split('/').map(str::to_owned).collect()
}

/// The table of ARCHITECTURE.md.
fn rooms() -> Rooms {
    let document = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rooms: Rooms = markdown::table(&document, "room")
        .into_iter()
        .map(|(line, cells)| {
            let [room, inside, outside] = cells.as_slice() else {
                panic!("ARCHITECTURE.md:{line}: a row of the table has three cells");
            };
            let allowed = markdown::code(inside).chain(markdown::code(outside));
            let name = markdown::code(room)
                .next()
                .expect("a room stands in backticks");
            (name.to_owned(), allowed.map(str::to_owned).collect())
        })
        .collect();
    assert!(!rooms.is_empty(), "ARCHITECTURE.md has no table of rooms");
    rooms
}

/// The crates of `[dependencies]`, as they are called in the code.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, section) = manifest.split_once("\n[dependencies]\n").unwrap();
    section
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().replace('-', "_")))
        .collect()
}

/// The files of `src/` with their text, but for those that hold tests alone.
fn sources() -> Vec<(String, String)> {
    rust_files()
        .iter()
        .filter(|path| !path.ends_with("tests.rs"))
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
            (name.to_owned(), fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn rust_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    walk(&root().join("src"), &mut files);
    files
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
