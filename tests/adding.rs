//! Adding an event in the viewer, in a real terminal with a scripted editor.
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
use std::os::unix::fs::PermissionsExt;

use opcon_tui::document;
use portable_pty::CommandBuilder;

use desk::{Desk, LARGE};
use terminal::{PROGRAM, TODAY, Terminal};

const EVENTS: &str = include_str!("../events.yaml");

/// A small record with all that is told apart below.
const SMALL: &str = "# mine\ntitle: The bridge\nsources: {s: {title: t}}\nevents:\n  - id: begun\n    date: \
                     2024-03-01 # a Friday\n    title: The works begin\n    sources: [s]\n\n  - date: 2026-12-24\n    \
                     title: The bridge opens\n    status: planned\n    sources: [s]\n";

/// What the scripted editor does to a template for an event that is right.
const RIGHT: &str = "sed -i 's/^title:.*/title: By hand/; s/^#sources:.*/sources: [s]/' \"$1\"";

/// The drafts that are left.
fn drafts(desk: &Desk) -> Vec<String> {
    let Ok(entries) = fs::read_dir(desk.path("state/opcon-tui/drafts")) else {
        return Vec::new();
    };
    let text = |entry: std::io::Result<fs::DirEntry>| fs::read_to_string(entry.unwrap().path());
    entries.map(|entry| text(entry).unwrap()).collect()
}

/// The row of the selection.
fn cursor(screen: &str) -> String {
    let row = screen.lines().find(|row| row.starts_with('▌'));
    row.unwrap_or_default().to_owned()
}

/// Waits until an event is selected, and gives the screen.
fn selects(terminal: &Terminal, title: &str) -> String {
    terminal.comes_to(&format!("{title:?} selected"), |screen| {
        cursor(screen).contains(title)
    })
}

/// The record with an event behind its first.
fn with(event: &str) -> String {
    SMALL.replacen("\n\n  -", &format!("\n\n{event}\n  -"), 1)
}

const ADDED: &str = "  - date: 2026-11-23\n    title: By hand\n    sources: [s]\n";

#[test]
fn a_new_event_is_written_in_the_editor_and_appears_selected() {
    let desk = Desk::new(SMALL);
    desk.editor(&format!("cp \"$1\" template; {RIGHT}"));
    let mut terminal = desk.open("The bridge");
    terminal.press("a");
    selects(&terminal, "By hand");
    terminal.shows("added By hand, line 10");
    terminal.shows("3 events");
    terminal.is_taken();
    assert_eq!(desk.text(), with(ADDED));
    let template = fs::read_to_string(desk.path("template")).unwrap();
    assert!(
        template.starts_with("# A new event for events.yaml."),
        "{template}"
    );
    assert!(
        template.contains("\ndate: 2026-11-23\ntitle: \n#id: "),
        "{template}"
    );
    assert_eq!(drafts(&desk), [""; 0]);
    // Where the reader was.
    terminal.press("\x7f");
    selects(&terminal, "The works begin");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn the_shipped_record_gets_one_piece_and_no_other_change() {
    let desk = Desk::new(EVENTS);
    desk.editor("sed -i 's/^title:.*/title: By hand/; s/^date:.*/date: 2014-10-23/; s/^#kind:.*/kind: meting/' \"$1\"");
    let mut terminal = desk.open("OPCON");
    terminal.press("a");
    selects(&terminal, "By hand");
    let text = desk.text();
    let line = 1 + text
        .lines()
        .position(|l| l == "    title: By hand")
        .unwrap()
        - 1;
    terminal.shows(&format!("added By hand, line {line}   2 warnings: ! tells"));
    let piece = "  - date: 2014-10-23\n    title: By hand\n    kind: meting\n\n";
    assert!(text.replacen(piece, "", 1) == EVENTS, "one piece more");
    let events = document::load(text.as_bytes()).record;
    assert!(
        events.events.is_sorted_by_key(|event| event.line),
        "in order"
    );
    terminal.press("!");
    terminal.shows("`meting` is no kind of this record");
    terminal.press("j");
    terminal.shows("did you mean `meeting`?");
}

#[test]
fn the_editor_comes_back_with_what_is_wrong_until_it_is_right() {
    let desk = Desk::new(SMALL);
    desk.editor(&format!(
        "cp \"$1\" \"seen-$(ls | grep -c seen)\"\n\
         if grep -q '^#!' \"$1\"; then sed -i 's/^date:.*/date: 2026-11-23/; s/^kindd.*//' \"$1\"\n\
         else {RIGHT}; sed -i 's/^date:.*/date: 2026-13/; s/^#place:.*/kindd: x/' \"$1\"; fi"
    ));
    let mut terminal = desk.open("The bridge");
    terminal.press("a");
    selects(&terminal, "By hand");
    terminal.shows("added By hand, line 10");
    assert_eq!(
        desk.text(),
        with(&format!(
            "{}\n",
            ADDED.replace("    sources", "\n    sources").trim_end()
        ))
    );
    let again = fs::read_to_string(desk.path("seen-1")).unwrap();
    let told: Vec<&str> = again.lines().take_while(|l| l.starts_with("#!")).collect();
    let line = |text: &str| 1 + again.lines().position(|l| l == text).unwrap();
    let says = |line: usize, words: &str| {
        let begins = format!("#! line {line}: {words}");
        assert!(told.iter().any(|l| l.starts_with(&begins)), "{again}");
    };
    says(
        line("date: 2026-13"),
        "`date` `2026-13` cannot be used: there is no month 13",
    );
    says(
        line("kindd: x"),
        "`kindd` is no key of an event; did you mean `kind`?",
    );
    assert!(!desk.path("seen-2").exists());
}

#[test]
fn who_gives_up_is_told_and_the_file_is_left() {
    let desk = Desk::new(SMALL);
    let mut terminal = desk.open("The bridge");
    let places = |terminal: &mut Terminal, script: &str, told: &str| {
        desk.editor(script);
        terminal.press("a");
        terminal.shows(told);
        terminal.is_taken();
        assert_eq!(desk.text(), SMALL);
        terminal.press("k");
        terminal.lacks(told);
    };
    places(
        &mut terminal,
        "true",
        "nothing added: the template was left as it was",
    );
    places(
        &mut terminal,
        ": >\"$1\"",
        "nothing added: the template was emptied",
    );
    places(&mut terminal, "false", "editor failed: exit status: 1");
    assert_eq!(drafts(&desk), [""; 0]);
    places(
        &mut terminal,
        "sed -i 's/^title:.*/title: x/; s/^date:.*/date: soon/' \"$1\"",
        "nothing added: what you wrote was left as it was",
    );
    assert_eq!(drafts(&desk).len(), 1);
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn a_copy_begins_with_what_the_selected_event_says() {
    let desk = Desk::new(SMALL);
    desk.editor("cp \"$1\" template; sed -i 's/^title: Copy of The works begin$/title: The works go on/' \"$1\"");
    let mut terminal = desk.open("The bridge");
    terminal.press("gg");
    selects(&terminal, "The works begin");
    terminal.press("c");
    selects(&terminal, "The works go on");
    terminal.shows("added The works go on, line 10");
    let template = fs::read_to_string(desk.path("template")).unwrap();
    let copy = "\ndate: 2026-11-23 # a Friday\ntitle: Copy of The works begin\nsources: [s]\n";
    assert!(template.contains(copy), "{template}");
    let event = "  - date: 2026-11-23 # a Friday\n    title: The works go on\n    sources: [s]\n";
    assert_eq!(desk.text(), with(event));
}

#[test]
fn the_built_in_record_is_written_here_before_an_event_is_added() {
    let desk = Desk::new("");
    fs::remove_file(desk.file()).unwrap();
    desk.editor("sed -i 's/^title:.*/title: By hand/' \"$1\"");
    let mut terminal = desk.open("built-in record");
    terminal.press("a");
    terminal.shows("Write events.yaml and go on there?");
    terminal.shows("yes, and add the event there");
    terminal.press("n");
    terminal.lacks("yes, and add");
    assert!(!desk.file().exists());
    terminal.press("ay");
    selects(&terminal, "By hand");
    terminal.shows("added By hand, line ");
    let piece = "\n  - date: 2026-11-23\n    title: By hand\n";
    assert!(
        desk.text().replacen(piece, "", 1) == EVENTS,
        "one piece more"
    );
    terminal.lacks("built-in record");
}

#[test]
fn what_comes_through_a_pipe_can_be_copied_from() {
    let desk = Desk::new("");
    fs::rename(desk.file(), desk.path("gone")).unwrap();
    fs::write(desk.path("piped"), SMALL).unwrap();
    desk.editor("sed -i 's/^title: .*/title: By hand/' \"$1\"");
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("{PROGRAM} --today {TODAY} - <piped")]);
    desk.here(&mut command);
    let mut terminal = Terminal::run_at(LARGE, command);
    terminal.shows("The bridge");
    terminal.press("c");
    terminal.shows("standard input is read-only");
    terminal.press("y");
    selects(&terminal, "By hand");
    assert!(desk.text().contains("    title: By hand\n"));
    assert_eq!(fs::read_to_string(desk.path("piped")).unwrap(), SMALL);
}

#[test]
fn what_somebody_else_saves_while_the_editor_is_open_stays() {
    let desk = Desk::new(SMALL);
    desk.editor(&format!(
        "sed -i 's/The works begin/The works begin at last/' events.yaml; {RIGHT}"
    ));
    let mut terminal = desk.open("The bridge");
    terminal.press("a");
    selects(&terminal, "By hand");
    terminal.shows("The works begin at last");
    let expected = with(ADDED).replace("The works begin", "The works begin at last");
    assert_eq!(desk.text(), expected);
}

#[test]
fn an_event_that_cannot_be_saved_is_kept_for_the_next_time() {
    let desk = Desk::new(SMALL);
    desk.editor(&format!("{RIGHT}; chmod 444 events.yaml"));
    let mut terminal = desk.open("The bridge");
    terminal.press("a");
    terminal.shows("your event is kept in");
    terminal.shows("read-only");
    assert_eq!(desk.text(), SMALL);
    assert_eq!(drafts(&desk).len(), 1);
    // Known now before the editor opens.
    desk.editor("touch opened");
    terminal.press("k");
    terminal.lacks("is kept in");
    terminal.press("a");
    terminal.shows("cannot write events.yaml: it is read-only");
    assert!(!desk.path("opened").exists());
    fs::set_permissions(desk.file(), fs::Permissions::from_mode(0o644)).unwrap();
    desk.editor("sed -i '/^#!/d' \"$1\"");
    terminal.press("a");
    selects(&terminal, "By hand");
    assert_eq!(desk.text(), with(ADDED));
    assert_eq!(drafts(&desk), [""; 0]);
}

#[test]
fn where_it_is_kept_is_told_on_the_smallest_screen_too() {
    let desk = Desk::new(SMALL);
    let broken =
        "printf '  - {date: 2026-12, title: %s' 'A list that nobody has closed' >> events.yaml";
    desk.editor(&format!("{RIGHT}; {broken}"));
    let mut command = CommandBuilder::new(PROGRAM);
    desk.here(&mut command);
    let mut terminal = Terminal::run_at((12, 40), command);
    terminal.shows("The bridge");
    terminal.press("a");
    terminal.shows("your event is kept in");
    assert_eq!(drafts(&desk).len(), 1);
}

#[test]
fn to_a_file_that_has_gone_nothing_is_added() {
    let desk = Desk::new(SMALL);
    desk.editor("touch opened");
    let mut terminal = desk.open("The bridge");
    fs::remove_file(desk.file()).unwrap();
    terminal.shows("showing the last good version");
    terminal.press("\x1b");
    terminal.lacks("showing the last good version");
    terminal.press("a");
    terminal.shows("cannot read events.yaml: there is no such file");
    assert!(!desk.path("opened").exists() && !desk.file().exists());
}
