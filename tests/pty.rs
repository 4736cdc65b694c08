//! The real program in a real terminal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "support/script.rs"]
mod script;
#[path = "support/terminal.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod terminal;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use script::script;
use terminal::{PROGRAM, Terminal};

/// A key, what the screen shows after it, and the key that takes that away.
const KEY: (&str, &str, &str) = ("?", "Help ·", "\r");
/// What the screen shows when the file has gone.
const GONE: &str = "there is no such file";
/// What the screen shows when the editor has failed.
const EDITOR_FAILED: [&str; 3] = [
    "killed failed: signal",
    "refuses failed: exit status: 3",
    "cannot start",
];
/// What the screen shows at 30 rows of 100 columns and at no smaller size.
const RESIZED: &str = "Timeline  List  ? help";

fn record(text: &str) -> String {
    format!("title: {text}\nevents:\n  - date: 2026-05-14\n    title: {text}\n")
}

/// A folder with a record in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.file(), record("one")).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self) -> PathBuf {
        self.path("events.yaml")
    }

    /// A program that does what `lines` say; gives its path.
    fn program(&self, name: &str, lines: &str) -> PathBuf {
        let path = self.path(name);
        script(&path, lines);
        path
    }
}

/// The program, after it has drawn its first picture and answered a key.
fn ready(file: &Path, set: impl FnOnce(&mut CommandBuilder)) -> Terminal {
    let mut terminal = Terminal::open_with(file, set);
    terminal.shows("one");
    answers(&mut terminal);
    terminal
}

fn answers(terminal: &mut Terminal) {
    terminal.press(KEY.0);
    terminal.shows(KEY.1);
    terminal.press(KEY.2);
    terminal.lacks(KEY.1);
}

#[test]
fn it_starts_answers_and_quits() {
    let desk = Desk::new();
    let mut terminal = ready(&desk.file(), |_| {});
    terminal.is_taken();
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn signals_end_it_and_leave_the_terminal_as_it_was() {
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129)] {
        let desk = Desk::new();
        let mut terminal = ready(&desk.file(), |_| {});
        terminal.signal(signal);
        assert_eq!(terminal.ended(), code);
        terminal.is_restored();
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_bug_leaves_the_terminal_as_it_was_and_says_so() {
    for place in ["main", "thread"] {
        let desk = Desk::new();
        let mut terminal = Terminal::open_with(&desk.file(), |command| {
            command.env("OPCON_TUI_TEST_PANIC", place);
        });
        terminal.shows("one");
        terminal.press(KEY.0);
        assert_eq!(terminal.ended(), 101);
        terminal.is_restored();
        let output = terminal.output();
        let (_, after) = output.rsplit_once("\x1b[?25h").unwrap();
        assert!(after.contains(env!("CARGO_PKG_VERSION")), "{after:?}");
        assert!(after.contains("a test of bugs"), "{after:?}");
        assert!(after.contains("Your file was not touched."), "{after:?}");
        assert_eq!(fs::read_to_string(desk.file()).unwrap(), record("one"));
    }
}

#[test]
fn it_stops_and_goes_on_with_all_that_changed_meanwhile() {
    for by_key in [true, false] {
        let desk = Desk::new();
        let mut terminal = ready(&desk.file(), |_| {});
        if by_key {
            terminal.press("\x1a");
        } else {
            terminal.signal(Signal::TSTP);
        }
        terminal.stopped();
        terminal.is_restored();
        fs::write(desk.file(), record("two")).unwrap();
        terminal.signal(Signal::CONT);
        terminal.shows("two");
        terminal.is_taken();
        answers(&mut terminal);
        terminal.press("q");
        assert_eq!(terminal.ended(), 0);
        terminal.is_restored();
    }
}

#[test]
fn a_stop_from_outside_is_mended_when_it_goes_on() {
    let desk = Desk::new();
    let mut terminal = ready(&desk.file(), |_| {});
    terminal.signal(Signal::STOP);
    terminal.stopped();
    let since = terminal.written();
    terminal.signal(Signal::CONT);
    terminal.writes("\x1b[2J", since);
    answers(&mut terminal);
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn it_ends_with_its_terminal_even_where_hang_ups_are_ignored() {
    let desk = Desk::new();
    let report = desk.path("report");
    let leader = desk.program(
        "leader",
        r#"trap "" HUP; "$1" "$2"; echo "ended $?" >"$3"; times >>"$3""#,
    );
    let mut command = CommandBuilder::new(leader);
    command.args([Path::new(PROGRAM), &desk.file(), &report]);
    let mut terminal = Terminal::run(command);
    terminal.shows("one");
    answers(&mut terminal);

    let mut child = terminal.vanish(KEY.0);
    let gone = Instant::now();
    let (sender, receiver) = mpsc::channel();
    let mut killer = child.clone_killer();
    thread::spawn(move || sender.send(child.wait().unwrap()));
    if receiver.recv_timeout(Duration::from_secs(20)).is_err() {
        killer.kill().unwrap();
        panic!("it outlives its terminal");
    }
    let report = fs::read_to_string(report).unwrap();
    assert!(gone.elapsed() < Duration::from_secs(1), "{report}");
    let lines: Vec<&str> = report.lines().collect();
    assert_eq!(lines[0], "ended 129");
    // User and system time of the children, as 0m0.012s.
    let used: f64 = lines[2]
        .split_whitespace()
        .map(|time| {
            let (minutes, seconds) = time.trim_end_matches('s').split_once('m').unwrap();
            minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap()
        })
        .sum();
    assert!(used < 0.15, "{used} s of processor time, start included");
}

#[test]
fn the_last_of_many_sizes_is_drawn() {
    let desk = Desk::new();
    let mut terminal = ready(&desk.file(), |_| {});
    for columns in 40..100 {
        terminal.resize(10, columns);
    }
    terminal.resize(30, 100);
    terminal.shows(RESIZED);
    answers(&mut terminal);
}

#[test]
fn every_way_of_saving_is_seen() {
    let desk = Desk::new();
    let file = desk.file();
    let mut terminal = ready(&file, |_| {});

    fs::write(&file, record("in place")).unwrap();
    terminal.shows("in place");

    answers(&mut terminal);
    fs::write(desk.path("new"), record("by rename")).unwrap();
    fs::rename(desk.path("new"), &file).unwrap();
    terminal.shows("by rename");

    answers(&mut terminal);
    fs::rename(&file, desk.path("events.yaml~")).unwrap();
    fs::write(&file, record("with a backup, as vim does")).unwrap();
    terminal.shows("with a backup, as vim does");

    answers(&mut terminal);
    let mut open = File::create(&file).unwrap();
    let text = record("truncated, then in two writes");
    let (first, second) = text.split_at(20);
    open.write_all(first.as_bytes()).unwrap();
    open.write_all(second.as_bytes()).unwrap();
    drop(open);
    terminal.shows("truncated, then in two writes");
}

#[test]
fn a_large_file_is_read_while_keys_are_answered() {
    let desk = Desk::new();
    let padding = "# nothing but a long comment, which makes the file large\n".repeat(100_000);
    fs::write(desk.file(), record("one") + &padding).unwrap();
    let mut terminal = Terminal::open(&desk.file());
    answers(&mut terminal);
    terminal.shows("one");
    fs::write(desk.file(), record("small")).unwrap();
    answers(&mut terminal);
    terminal.shows("small");
    answers(&mut terminal);
}

#[test]
fn a_file_that_goes_is_told_and_comes_back() {
    let desk = Desk::new();
    let mut terminal = ready(&desk.file(), |_| {});
    fs::remove_file(desk.file()).unwrap();
    terminal.shows(GONE);
    fs::write(desk.file(), record("again")).unwrap();
    terminal.shows("again");
    terminal.lacks(GONE);
    answers(&mut terminal);
}

#[test]
fn the_editor_has_the_terminal_the_line_and_the_keys() {
    let desk = Desk::new();
    let editor = desk.program(
        "vim",
        r#"here=$(dirname "$0"); printf '%s\n' "$@" >"$here/arguments"
           echo "the editor is open"; IFS= read -r typed; printf '%s' "$typed" >"$here/typed"
           sed -i 's/title: one/title: changed/' "$2""#,
    );
    let mut terminal = ready(&desk.file(), |command| command.env("EDITOR", &editor));
    terminal.press("e");
    terminal.shows("the editor is open");
    terminal.is_restored();
    terminal.press("qqq\r");
    terminal.shows("changed");
    terminal.is_taken();
    assert_eq!(fs::read_to_string(desk.path("typed")).unwrap(), "qqq");
    assert_eq!(
        fs::read_to_string(desk.path("arguments")).unwrap(),
        format!("+3\n{}\n", desk.file().display())
    );
    answers(&mut terminal);
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn an_editor_that_fails_is_told_and_leaves_no_trace() {
    let desk = Desk::new();
    let killed = desk.program(
        "killed",
        "stty raw -echo; printf '\\033[?1049h'; kill -9 $$",
    );
    let editors = [
        killed,
        desk.program("refuses", "exit 3"),
        desk.path("missing"),
    ];
    for (editor, words) in editors.into_iter().zip(EDITOR_FAILED) {
        let mut terminal = ready(&desk.file(), |command| command.env("VISUAL", &editor));
        terminal.press("e");
        terminal.shows(words);
        terminal.is_taken();
        answers(&mut terminal);
        terminal.press("q");
        assert_eq!(terminal.ended(), 0);
        terminal.is_restored();
    }
}

#[test]
fn a_signal_ends_it_while_the_editor_runs() {
    let desk = Desk::new();
    let editor = desk.program("ed", "echo 'the editor is open'; exec cat");
    let mut terminal = ready(&desk.file(), |command| command.env("EDITOR", &editor));
    terminal.press("e");
    terminal.shows("the editor is open");
    // What Ctrl-C and Ctrl-Z in the editor send to the whole job.
    terminal.signal(Signal::INT);
    terminal.signal(Signal::TSTP);
    terminal.stopped();
    terminal.signal(Signal::CONT);
    terminal.press("the editor goes on\r");
    terminal.shows("the editor goes on\nthe editor goes on");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.exit_code(), 143, "SIGINT is the editor's");
    terminal.has_its_modes_back();
}

#[test]
fn keys_come_from_the_terminal_where_the_record_comes_from_a_pipe() {
    let desk = Desk::new();
    let pipe = desk.program("pipe", r#"cat "$2" | "$1" -"#);
    let mut command = CommandBuilder::new(pipe);
    command.args([Path::new(PROGRAM), &desk.file()]);
    let mut terminal = Terminal::run(command);
    terminal.shows("one");
    answers(&mut terminal);
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn a_dumb_terminal_is_not_drawn_on() {
    let desk = Desk::new();
    let mut terminal = Terminal::open_with(&desk.file(), |command| command.env("TERM", "dumb"));
    assert_eq!(terminal.ended(), 0);
    assert!(!terminal.output().contains('\x1b'));
}

#[test]
fn a_file_that_is_not_there_is_told_on_the_terminal_as_it_is() {
    let desk = Desk::new();
    let mut terminal = Terminal::open(&desk.path("missing.yaml"));
    assert_eq!(terminal.ended(), 2);
    let output = terminal.output();
    assert!(
        output.contains("missing.yaml: there is no such file"),
        "{output:?}"
    );
    assert!(!output.contains('\x1b'), "{output:?}");
}

#[test]
fn an_event_is_printed_as_wide_as_the_terminal() {
    let desk = Desk::new();
    let words = "다리는 올봄에 열린다. The bridge opens in spring and not one day before that.";
    let event = format!("- {{date: 2026-05-14, id: it, title: one, summary: \"{words}\\e[2J\"}}\n");
    fs::write(desk.file(), event).unwrap();
    for (columns, expected) in [
        (
            46,
            "다리는 올봄에 열린다. The bridge opens in\r\n\
             spring and not one day before that.␛[2J\r\n",
        ),
        (
            30,
            "다리는 올봄에 열린다. The\r\n\
             bridge opens in spring and not\r\n\
             one day before that.␛[2J\r\n",
        ),
    ] {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(["show", "it"]);
        command.arg(desk.file());
        let mut terminal = Terminal::run_at((24, columns), command);
        assert_eq!(terminal.ended(), 0);
        let output = terminal.output();
        assert!(output.contains(expected), "{output}");
        // No link, no colour: a command prints text.
        assert!(!output.contains('\x1b'), "{output:?}");
    }
}
