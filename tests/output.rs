//! What reaches the terminal, byte for byte: our own few sequences, and of the file only what is seen.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "support/grammar.rs"]
mod grammar;
#[path = "support/terminal.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod terminal;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;

use grammar::{Piece, pieces};
use terminal::{PROGRAM, TODAY, Terminal};

const RECORD: &str = include_str!("pictures/tunnel.yaml");

fn open(file: &Path, set: impl FnOnce(&mut CommandBuilder)) -> Terminal {
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["--today", TODAY]);
    set(&mut command);
    command.arg("--");
    command.arg(file);
    Terminal::run_at((36, 120), command)
}

/// Goes to every part of the screen, and ends; gives all that was written.
fn tour(mut terminal: Terminal) -> String {
    terminal.shows("Timeline");
    // Panel, full and beside; views, lanes and scales; help, menu, problems; each of the first events.
    let keys = "k J J J s J s s Tab j j Enter Tab L T rk ro rp 0 x + + Zd Zt ? Esc ! j j Esc gg j J j j j \
                gl G j j j Ctrl-l";
    let mut words = ["mouse off: ", "mouse on   M"].into_iter().cycle();
    for key in keys.split_whitespace() {
        if matches!(key, "Esc" | "?") {
            // Whatever it does, it shows; and what follows at once would be read as one key with Esc, and as
            // what is searched for in the help.
            let since = terminal.written();
            terminal.press(if key == "Esc" { "\x1b" } else { key });
            terminal.writes("\x1b[?2026l", since);
            continue;
        }
        terminal.press(match key {
            "Tab" => "\t",
            "Enter" => "\r",
            "Ctrl-l" => "\x0c",
            key => key,
        });
        // Not every key changes something: this one does, and comes after it. (The help has "mouse on".)
        terminal.press("M");
        terminal.shows(words.next().unwrap());
        terminal.frame_ends();
    }
    terminal.resize(12, 40);
    terminal.shows(" D ?");
    terminal.press("\rM");
    terminal.shows(words.next().unwrap());
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
    terminal.output()
}

#[test]
fn without_colours_none_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.yaml");
    fs::write(&file, RECORD).unwrap();
    let mut some = 0;
    for way in 0..3 {
        let output = tour(open(&file, |command| match way {
            0 => command.env("NO_COLOR", "1"),
            1 => command.args(["--color", "never"]),
            _ => command.args(["--color", "256"]),
        }));
        let coloured = pieces(&output)
            .into_iter()
            .filter(
                |piece| matches!(piece, Piece::Graphic(codes) if codes.iter().any(|&c| c >= 30)),
            )
            .count();
        if way < 2 {
            assert_eq!(coloured, 0);
        } else {
            some = coloured;
        }
    }
    assert!(some > 100, "the tour has colours where they are wanted");
}

#[test]
fn in_ascii_nothing_else_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.yaml");
    let record: String = RECORD.chars().filter(char::is_ascii).collect();
    fs::write(&file, record).unwrap();
    let output = tour(open(&file, |command| command.arg("--ascii")));
    for piece in pieces(&output) {
        if let Piece::Text(text) = piece {
            assert!(text.is_ascii(), "{text:?}");
        }
    }
}

#[test]
fn links_are_written_when_they_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.yaml");
    fs::write(&file, RECORD).unwrap();
    let links = |output: &str| -> Vec<String> {
        let mut found: Vec<String> = pieces(output)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Link(address) => address,
                _ => None,
            })
            .collect();
        found.sort();
        found.dedup();
        found
    };
    assert_eq!(
        links(&tour(open(&file, |_| {}))),
        [
            "https://example.org/archive",
            "https://example.org/gazette?id=2",
            "https://example.org/herald/1"
        ]
    );
    let none = tour(open(&file, |command| command.arg("--no-links")));
    assert_eq!(links(&none), [""; 0]);
}

/// Every control character, sequences that do harm, and characters that turn or hide text, as they
/// stand between quotation marks in YAML.
fn hostile() -> String {
    let mut text = String::from("ends");
    for c in (0..0x20).chain(0x7f..0xa0) {
        let _ = write!(text, "\\x{c:02x}");
    }
    text.push_str(
        "\\e]52;c;QUJD\\a\\e]8;;http://evil.example\\e\\\\x\\e]8;;\\e\\\\\\e]0;title\\a\\e[31m\\e[2J\\e[?1049l\
         \\x9b31m\\x9d52;c;QUJD\\x9c\\eP1$r\\e\\\\\\e_x\\e\\\\\\e^x\\e\\\\\\ec\\e[6n\\e[c\\r\\n\\t\\b",
    );
    for c in [
        "061c", "200b", "200e", "200f", "2028", "2029", "202a", "202e", "2066", "2069", "feff",
        "fff9", "e000",
    ] {
        let _ = write!(text, "\\u{c}");
    }
    text.push_str("\\U000e0041\\U000f0000 begins");
    text
}

/// A record in which all that can be written freely is hostile.
fn record_of(bad: &str) -> String {
    format!(
        r#"title: "{bad}"
about: "{bad}"
"{bad}": "{bad}"
parties:
  city: {{ name: "{bad}", native: "{bad}", letter: "\e" }}
  "{bad}": {{ name: "{bad}" }}
people:
  ida: {{ name: "{bad}", native: "{bad}", role: "{bad}", party: city }}
kinds:
  "{bad}": {{ name: "{bad}", glyph: "\e", ascii: "\a", lane: "{bad}" }}
  odd: {{ name: "{bad}", plural: "{bad}", glyph: "\u202e", ascii: "\x9b", lane: "{bad}" }}
milestones:
  opening: {{ name: "{bad}", short: "{bad}", main: true }}
sources:
  one: {{ title: "{bad}", publisher: "{bad}", origin: "{bad}", url: "https://example.org/{bad}", reliability: "{bad}", note: "{bad}" }}
  two: {{ title: "{bad}", publisher: "{bad}", date: 2026-05-14, url: "https://example.org/two" }}
events:
  - id: "{bad}"
    date: 2026-05-11
    title: "{bad}"
    sources: ["https://example.org/\e]52;c;QUJD\a", "javascript:{bad}"]
  - date: 2026-05-12
    title: "{bad}"
    short: "{bad}"
    "{bad}": "{bad}"
  - date: "{bad}"
    title: "{bad}"
  - id: all-of-it
    date: 2026-05-14
    title: "{bad}"
    kind: odd
    summary: "{bad}"
    place: "{bad}"
    people: [ida, "{bad}", {{ who: "{bad}", role: "{bad}" }}]
    parties: [city, "{bad}"]
    quotes:
      - {{ text: "{bad}", speaker: "{bad}", role: "{bad}", to: "{bad}", lang: "{bad}", original: "{bad}", original_lang: "{bad}", note: "{bad}", source: one }}
      - {{ text: "{bad}", speaker: ida, anonymous: true }}
    sources: [one, two, "{bad}", {{ title: "{bad}", url: "https://example.org/three" }}]
    targets:
      - {{ by: city, date: ../2030, as_stated: "{bad}", note: "{bad}" }}
      - {{ by: "{bad}", of: "{bad}", date: 2029 }}
    links: [{{ follows: "{bad}", note: "{bad}" }}]
    tags: ["{bad}"]
    conflict: "{bad}"
    note: "{bad}"
    confidence: "{bad}"
  - date: 2026-05-15
    title: What comes last
    sources: ["https://example.org/\e]52;c;QUJD\a", two, "javascript:alert", {{ title: Three, url: "https://example.org/three" }}]
"#
    )
}

#[test]
fn a_hostile_record_writes_nothing_but_what_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    // The name of the file, too: it stands in the title, the panel and the banner.
    let name = "ev\u{1b}]52;c;QUJD\u{7}\u{202e}\u{9b}31m\u{1b}[2Jents.yaml";
    let file = folder.path().join(name);
    fs::write(&file, record_of(&hostile())).unwrap();
    for ascii in [false, true] {
        let output = tour(open(&file, |command| {
            if ascii {
                command.arg("--ascii");
            }
        }));
        let pieces = pieces(&output);
        let links: Vec<&str> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Link(address) => address.as_deref(),
                _ => None,
            })
            .collect();
        assert!(links.contains(&"https://example.org/two"), "{links:?}");
        assert!(
            links.iter().all(|l| l.starts_with("https://example.org/t")),
            "{links:?}"
        );
        assert!(
            pieces
                .iter()
                .any(|p| matches!(p, Piece::Text(t) if t.contains("QUJD"))),
            "what is harmless of it is shown"
        );
    }
}

#[test]
fn a_hostile_save_is_told_without_harm() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.yaml");
    fs::write(&file, RECORD).unwrap();
    // As they are, not as escapes: no YAML, but what a careless paste leaves in a file.
    let mut raw = String::from("title: \"never closed ");
    raw.extend(
        (1..0x20_u8)
            .chain([0x7f])
            .map(char::from)
            .filter(|c| *c != '\n'),
    );
    raw.push_str("\u{80}\u{9b}31m\u{9d}52;c;QUJD\u{9c}\u{1b}]52;c;QUJD\u{7}\u{202e}\u{1b}[2J: [\nevents: {\n");
    for text in [
        raw.clone(),
        format!("\u{1b}]0;x\u{7}{raw}"),
        "\0\0\0".to_owned(),
        "\u{fffe}".to_owned(),
    ] {
        let mut terminal = open(&file, |_| {});
        terminal.shows(" of 16");
        let since = terminal.written();
        fs::write(&file, &text).unwrap();
        terminal.writes("\x1b[?2026l", since);
        // The first may only close the list of problems.
        terminal.press("!\x03\x03");
        assert_eq!(terminal.ended(), 0);
        pieces(&terminal.output());
        fs::write(&file, RECORD).unwrap();
    }
}
