//! What lasts from one visit to the next, in a real terminal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "support/desk.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod desk;
#[path = "support/script.rs"]
mod script;
#[path = "support/terminal.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod terminal;

use std::fs;
use std::path::PathBuf;

use rustix::process::Signal;

use desk::Desk;
use terminal::Terminal;

/// Five months of a bridge.
const BRIDGE: &str = "title: The bridge
parties: { north: { name: Northbank } }
sources: { s: { title: The archive } }
milestones: { opening: { name: Opening } }
events:
  - { id: plan, date: 2026-01-10, title: The plan, sources: [s] }
  - { id: vote, date: 2026-02-10, title: The vote, kind: hearing, sources: [s] }
  - { id: word, date: 2026-03-10, title: A word, parties: [north], targets: [{ by: north, date: 2028 }], sources: [s] }
  - { id: reply, date: 2026-04-10, title: The reply, sources: [s] }
  - { id: works, date: 2026-05-10, title: The works begin, sources: [s] }
";

/// The row of the selection.
fn cursor(screen: &str) -> &str {
    let row = screen.lines().find(|row| row.starts_with('▌'));
    row.unwrap_or_default()
}

/// Waits until the row of the selection has this text; gives the screen.
fn selects(terminal: &Terminal, text: &str) -> String {
    terminal.comes_to(&format!("{text:?} selected"), |screen| {
        cursor(screen).contains(text)
    })
}

fn quit(mut terminal: Terminal) {
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

/// What the status row says of the scale; none while it says something else.
fn scale(screen: &str) -> Option<String> {
    let (_, after) = screen.lines().last()?.split_once(" of ")?;
    after.split("  ").nth(1).map(str::to_owned)
}

/// The files in which visits are kept.
fn kept(desk: &Desk) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(desk.path("state/opcon-tui/visits")) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn a_visit_begins_where_the_last_one_ended() {
    let desk = Desk::new(BRIDGE);
    let mut terminal = desk.open("The works begin");
    selects(&terminal, "The works begin");
    let opening = scale(&terminal.comes_to("a scale", |screen| scale(screen).is_some()));
    terminal.press("kkk");
    selects(&terminal, "The vote");
    terminal.press(" ");
    terminal.shows("marked: 1 event");
    terminal.press("Zd");
    let near = terminal.comes_to("another scale", |screen| {
        scale(screen).is_some_and(|words| Some(words) != opening)
    });
    quit(terminal);

    let mut terminal = desk.open("The works begin");
    selects(&terminal, "The vote");
    let screen = terminal.comes_to("the same scale", |screen| scale(screen) == scale(&near));
    assert!(cursor(&screen).contains('⚑'), "{screen}");
    // Nothing is new, and who goes to the newest event finds the next visit as the first one.
    assert!(!screen.contains('✱'), "{screen}");
    terminal.press("tL");
    terminal.comes_to("the list", |screen| {
        cursor(screen).contains("The works begin") && !screen.contains("──────┕")
    });
    quit(terminal);

    let terminal = desk.open("The works begin");
    selects(&terminal, "The works begin");
    quit(terminal);
    let written = fs::read_to_string(&kept(&desk)[1]).unwrap();
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(value["view"], "list");
    assert_eq!(value.get("event"), None);
    assert_eq!(value["marked"], serde_json::json!(["vote"]));
}

#[test]
fn a_proposed_date_is_found_again_and_what_has_gone_is_not() {
    let desk = Desk::new(BRIDGE);
    let mut terminal = desk.open("The works begin");
    terminal.press("j");
    selects(&terminal, "Northbank: Opening 2028");
    quit(terminal);
    let mut terminal = desk.open("The works begin");
    selects(&terminal, "Northbank: Opening 2028");
    terminal.press("t");
    selects(&terminal, "The works begin");
    terminal.press("k");
    selects(&terminal, "The reply");
    quit(terminal);
    fs::write(desk.file(), desk.text().replace("id: reply", "id: answer")).unwrap();
    let terminal =
        desk.open("1 event new or changed since the last visit, 23 Nov 2026   u goes there");
    selects(&terminal, "The works begin");
    quit(terminal);
}

#[test]
fn what_came_since_the_last_visit_is_marked_until_it_is_visited() {
    let desk = Desk::new(BRIDGE);
    quit(desk.open("The works begin"));
    let more = desk
        .text()
        .replace("title: The vote", "title: The vote is taken")
        .replace(
            "  - { id: word",
            "  - { id: talk, date: 2026-02-20, title: Talks, sources: [s] }\n  - { id: word",
        );
    fs::write(desk.file(), more).unwrap();

    let told = "2 events new or changed since the last visit, 23 Nov 2026   u goes there";
    let mut terminal = desk.open(told);
    let screen = selects(&terminal, "The works begin");
    let new = |screen: &str| -> Vec<String> {
        // The last row counts them.
        let rows = screen.lines().take(35).filter(|row| row.contains('✱'));
        rows.map(str::to_owned).collect()
    };
    let rows = new(&screen);
    assert_eq!(rows.len(), 2, "{screen}");
    assert!(rows[0].contains("The vote is taken") && rows[1].contains("Talks"));
    terminal.press("U");
    let screen = selects(&terminal, "Talks");
    assert_eq!(new(&screen).len(), 1, "{screen}");
    quit(terminal);

    // What was not visited is still marked, and no longer told of.
    let mut terminal = desk.open("The works begin");
    let screen = selects(&terminal, "Talks");
    assert!(!screen.contains("since the last visit"), "{screen}");
    assert!(new(&screen)[0].contains("The vote is taken"), "{screen}");
    terminal.press("fis:new\r");
    terminal.shows("1 of 6");
    selects(&terminal, "The vote is taken");
    terminal.press(":all visited\r");
    terminal.shows("no longer marked as new");
    quit(terminal);
    let terminal = desk.open("The works begin");
    assert_eq!(new(&selects(&terminal, "The works begin")), [""; 0]);
    quit(terminal);
}

#[test]
fn a_save_seen_in_a_visit_is_not_new_at_the_next() {
    let desk = Desk::new(BRIDGE);
    let mut terminal = desk.open("The works begin");
    let more = "  - { id: talk, date: 2026-06-20, title: Talks, sources: [s] }\n";
    fs::write(desk.file(), format!("{}{more}", desk.text())).unwrap();
    terminal.shows("new: 20 Jun 2026 Talks");
    terminal.press("j");
    selects(&terminal, "Talks");
    // A broken save keeps the last good view, and that is what was seen.
    fs::write(desk.file(), "events: [\n").unwrap();
    terminal.shows("showing the last good version");
    quit(terminal);
    fs::write(desk.file(), format!("{BRIDGE}{more}")).unwrap();
    let terminal = desk.open("Talks");
    let screen = selects(&terminal, "Talks");
    assert!(!screen.contains('✱'), "{screen}");
    quit(terminal);
}

#[test]
fn a_fresh_visit_neither_uses_nor_changes_what_is_kept() {
    let desk = Desk::new(BRIDGE);
    quit(desk.open_with("The works begin", |command| command.arg("--fresh")));
    assert_eq!(kept(&desk), Vec::<PathBuf>::new());
    let mut terminal = desk.open("The works begin");
    terminal.press("kk");
    selects(&terminal, "A word");
    quit(terminal);
    let before: Vec<Vec<u8>> = kept(&desk).iter().map(|p| fs::read(p).unwrap()).collect();
    assert_eq!(before.len(), 2);
    let mut terminal = desk.open_with("The works begin", |command| command.arg("--fresh"));
    selects(&terminal, "The works begin");
    terminal.press("k");
    selects(&terminal, "The reply");
    quit(terminal);
    let after: Vec<Vec<u8>> = kept(&desk).iter().map(|p| fs::read(p).unwrap()).collect();
    assert_eq!(before, after);
    // The setting says the same for good.
    fs::create_dir(desk.path("opcon-tui")).unwrap();
    fs::write(desk.path("opcon-tui/config.toml"), "remember = false\n").unwrap();
    let terminal = desk.open_with("The works begin", |command| {
        command.env("XDG_CONFIG_HOME", desk.folder.path());
    });
    selects(&terminal, "The works begin");
    quit(terminal);
}

#[test]
fn what_the_command_line_asks_for_goes_before_the_last_visit() {
    let desk = Desk::new(BRIDGE);
    let mut terminal = desk.open("The works begin");
    terminal.press("kk");
    selects(&terminal, "A word");
    quit(terminal);
    let terminal = desk.open_with("The works begin", |command| command.args(["--at", "plan"]));
    selects(&terminal, "The plan");
    terminal.signal(Signal::TERM);
    drop(terminal);
}

#[test]
fn a_visit_that_a_signal_ends_is_kept() {
    let desk = Desk::new(BRIDGE);
    let mut terminal = desk.open("The works begin");
    terminal.press("kk");
    selects(&terminal, "A word");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.ended(), 143);
    let terminal = desk.open("The works begin");
    selects(&terminal, "A word");
    quit(terminal);
}

#[test]
fn a_visit_that_ends_with_its_terminal_is_kept() {
    let desk = Desk::new(BRIDGE);
    let mut terminal = desk.open("The works begin");
    terminal.press("k");
    selects(&terminal, "The reply");
    let mut child = terminal.vanish("k");
    assert_eq!(child.wait().unwrap().exit_code(), 129);
    let terminal = desk.open("The works begin");
    selects(&terminal, "A word");
    quit(terminal);
}

#[test]
fn what_is_new_and_selected_at_the_start_is_visited() {
    let desk = Desk::new(BRIDGE);
    quit(desk.open("The works begin"));
    let more = "  - { id: talk, date: 2026-06-20, title: Talks, sources: [s] }\n";
    fs::write(desk.file(), format!("{BRIDGE}{more}")).unwrap();
    let mut terminal = desk.open("1 event new or changed since the last visit");
    let screen = selects(&terminal, "Talks");
    assert!(cursor(&screen).contains('✱'), "{screen}");
    terminal.press("u");
    terminal.shows("only the selected event is new or changed");
    quit(terminal);
    let terminal = desk.open("Talks");
    let screen = selects(&terminal, "Talks");
    assert!(!screen.contains('✱'), "{screen}");
    quit(terminal);
}

#[test]
fn what_cannot_be_read_or_kept_makes_a_first_visit() {
    let desk = Desk::new(BRIDGE);
    let mut terminal = desk.open("The works begin");
    terminal.press("kk");
    selects(&terminal, "A word");
    quit(terminal);
    let paths = kept(&desk);
    for bytes in [&b""[..], b"digest 1 and a half", b"digest 0", &[0; 800]] {
        fs::write(&paths[0], bytes).unwrap();
        fs::write(&paths[1], bytes).unwrap();
        let terminal = desk.open("The works begin");
        let screen = selects(&terminal, "The works begin");
        assert!(!screen.contains('✱'), "{screen}");
        quit(terminal);
    }
    // A folder that cannot be made: not even root can.
    let terminal = desk.open_with("The works begin", |command| {
        command.env("XDG_STATE_HOME", "/dev/null/none");
    });
    quit(terminal);
}
