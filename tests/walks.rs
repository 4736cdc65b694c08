//! Walks through the delivered record, in a real terminal.
//!
//! What is expected is taken from the record itself, since it is still written on.
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
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use opcon_tui::day::Day;
use opcon_tui::document;
use opcon_tui::record::{Event, Record};
use portable_pty::CommandBuilder;

use desk::{Desk, LARGE};
use script::script;
use terminal::{PROGRAM, TODAY, Terminal};

const EVENTS: &str = include_str!("../events.yaml");

/// The program at a desk, with what `set` sets and its first picture drawn.
fn open(desk: &Desk, set: impl FnOnce(&mut CommandBuilder)) -> Terminal {
    let title = record().title.as_ref().unwrap().to_string();
    desk.open_with(&title, set)
}

fn record() -> Record {
    (*document::load(EVENTS.as_bytes()).record).clone()
}

/// How many events have begun by today.
fn begun(record: &Record) -> usize {
    let today = Day::parse(TODAY).unwrap();
    let begun = |e: &&Event| e.date.extent().first_day() <= today;
    record.events.iter().filter(begun).count()
}

/// The place of the selection, from the status row: the 207 of "207 of 209".
fn place(screen: &str) -> Option<usize> {
    let status = screen.lines().last()?;
    let (before, _) = status.split_once(" of ")?;
    before.rsplit(' ').next()?.parse().ok()
}

/// Waits until the selection stands at a place.
fn stands_at(terminal: &Terminal, wanted: usize) {
    terminal.comes_to(&format!("the selection at {wanted}"), |screen| {
        place(screen) == Some(wanted)
    });
}

/// The scale in words, from the status row: "18 months, then years".
fn scale(screen: &str) -> String {
    let status = screen.lines().last().unwrap_or_default();
    let after = status.split_once(" of ").map_or("", |(_, after)| after);
    let words = after.split("  ").map(str::trim).nth(1).unwrap_or_default();
    words.to_owned()
}

/// The text of the record with an event more at the head of the list.
fn with_first(event: &str) -> String {
    EVENTS.replacen("\nevents:\n", &format!("\nevents:\n{event}"), 1)
}

#[test]
fn the_first_picture_has_its_parts_and_keys_walk_through_it() {
    let record = record();
    let (newest, all) = (begun(&record), record.events.len());
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    let screen = terminal.comes_to("the place", |s| place(s) == Some(newest));
    let rows: Vec<&str> = screen.lines().collect();
    assert!(rows[0].contains(&format!("{all} events")), "{screen}");
    assert!(rows[0].contains("Timeline"), "{screen}");
    let main = record.milestone(record.main_milestone().unwrap()).unwrap();
    let short = main.short.shown().to_lowercase();
    assert!(rows[1].to_lowercase().contains(&short), "{screen}");
    assert!(rows[2].contains('['), "the overview: {screen}");
    assert!(rows[5].contains("today"), "the axis: {screen}");
    assert!(rows[5].contains('▾'), "the selection on the axis: {screen}");
    assert!(screen.contains("EVIDENCE"), "the panel: {screen}");
    assert_eq!(scale(&screen), "18 months, then years", "{screen}");
    let title = record.events[newest - 1].title.shown();
    let cursor = rows.iter().find(|row| row.starts_with('▌')).unwrap();
    let first: String = title.chars().take(20).collect();
    assert!(cursor.contains(&first), "{screen}");

    terminal.press("k");
    stands_at(&terminal, newest - 1);
    terminal.press("j");
    stands_at(&terminal, newest);
    terminal.press("5k");
    stands_at(&terminal, newest - 5);
    terminal.press("5j");
    stands_at(&terminal, newest);
    terminal.press("gg");
    stands_at(&terminal, 1);
    terminal.press("12G");
    stands_at(&terminal, 12);
    terminal.press("t");
    stands_at(&terminal, newest);

    // To the first event of the mark before, and of the next.
    terminal.press("h");
    let screen = terminal.comes_to("an earlier mark", |s| place(s).is_some_and(|n| n < newest));
    let before = place(&screen).unwrap();
    terminal.press("h");
    terminal.comes_to("a mark before that", |s| {
        place(s).is_some_and(|n| n < before)
    });
    terminal.press("l");
    stands_at(&terminal, before);

    // In the same lane: there and back.
    terminal.press(",");
    terminal.comes_to("an earlier one", |s| place(s).is_some_and(|n| n < before));
    terminal.press(".");
    stands_at(&terminal, before);

    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn as_of_a_day_later_events_are_not_there() {
    let record = record();
    let newest = begun(&record);
    let known_from = record.events[newest - 3].known_from;
    let known = |day: Day| {
        let events = record.events.iter();
        events.filter(|e| e.known_from <= day).count()
    };
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    stands_at(&terminal, newest);
    let says = |terminal: &Terminal, day: Day| {
        let day_words = opcon_tui::date::humanize::day(day).to_uppercase();
        let all = record.events.len();
        terminal.shows(&format!(
            "AS KNOWN ON {day_words} · {} of {all}",
            known(day)
        ));
    };
    terminal.press("2kw");
    says(&terminal, known_from);
    terminal.press("3[");
    says(&terminal, known_from.plus_days(-3));
    terminal.press("12{");
    let year = known_from.plus_days(-3).plus_months(-12);
    says(&terminal, year);
    let later = record
        .events
        .iter()
        .map(|e| e.known_from)
        .filter(|&d| d > year)
        .min();
    terminal.press(")");
    says(&terminal, later.unwrap());
    terminal.press("k");
    terminal.comes_to("the place among the known", |s| {
        s.lines()
            .last()
            .is_some_and(|l| l.contains(&format!("of {}", known(later.unwrap()))))
    });
    terminal.press("\x1b");
    terminal.shows("back to now");
    terminal.shows(&format!("{} events", record.events.len()));
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);

    let mut terminal = open(&desk, |command| command.args(["--as-of", "2014-10"]));
    says(&terminal, Day::parse("2014-10-31").unwrap());
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn what_is_new_since_a_day_is_listed_and_leads_to_its_events() {
    let record = record();
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    // By its name, the day typed.
    terminal.press(":new since\r");
    terminal.shows("new since ");
    terminal.press("2026-05-14");
    terminal.shows("after Thu 14 May 2026");
    terminal.press("\r");
    let (since, today) = (
        Day::parse("2026-05-14").unwrap(),
        Day::parse(TODAY).unwrap(),
    );
    let new = |event: &&Event| event.known_from > since && event.known_from <= today;
    let count = record.events.iter().filter(new).count();
    terminal.shows("New since 14 May 2026, until 23 Nov 2026");
    terminal.shows(&format!("{count} events became known"));
    // From the menu: the day of the event that is marked.
    terminal.press("\x1b");
    terminal.lacks("became known");
    terminal.press("gi2010-06-26-lee-obama-2015\r");
    let marked = record.find("2010-06-26-lee-obama-2015").unwrap();
    terminal.shows("26 Jun 2010");
    terminal.press(" g");
    terminal.shows("new since the mark, or a day");
    terminal.press("n");
    terminal.shows("New since 27 Jun 2010, until 23 Nov 2026");
    let known = record.event(marked).unwrap().known_from;
    assert_eq!(known, Day::parse("2010-06-27").unwrap());
    // As of the day on which the date moved again, up to that day.
    terminal.press("\x1b");
    terminal.lacks("New since");
    terminal.press("gi2014-10-23-46th-scm-conditions-based\rwgn");
    terminal.shows("New since 27 Jun 2010, until 24 Oct 2014");
    terminal.shows("Washington: transfer no date, was 1 Dec 2015");
    terminal.press("\r");
    terminal.lacks("New since");
    terminal.press("q");
}

#[test]
fn zoom_changes_the_scale_and_comes_back() {
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    let opening = "18 months, then years";
    terminal.shows(opening);
    terminal.press("+");
    let finer = terminal.comes_to("a finer scale", |s| scale(s) != opening);
    terminal.press("-");
    terminal.comes_to("the scale before", |s| scale(s) == opening);
    terminal.press("-");
    terminal.comes_to("a coarser scale", |s| {
        scale(s) != opening && scale(s) != scale(&finer)
    });
    terminal.press("0");
    let whole = terminal.comes_to("the whole record", |s| scale(s).ends_with(" years"));
    let first = record().events[0].date.extent().first_day().year();
    let mut axis = whole.lines().skip(4).take(2);
    assert!(axis.any(|row| row.contains(&first.to_string())), "{whole}");
    terminal.press("\x7f");
    terminal.comes_to("the place before", |s| !scale(s).ends_with(" years"));
}

#[test]
fn the_keys_are_told_and_taken_away() {
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    terminal.press("?");
    terminal.shows("┌ Help ");
    terminal.press("\x1b");
    terminal.lacks("┌ Help ");
    // A picture may be seen half: Esc and the letter after it, typed at once, would be another key.
    terminal.frame_ends();
    terminal.press("Z");
    terminal.shows("┌ Zoom to");
    terminal.press("\x1b");
    terminal.lacks("┌ Zoom to");
    terminal.frame_ends();
    terminal.press("M");
    terminal.shows("mouse off");
    terminal.press("M");
    terminal.shows("mouse on");
    // Esc alone never ends it.
    terminal.press("\x1b\x1b\x1b");
    terminal.shows("nothing to step back from");
    terminal.press("\x03");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

/// The place among the statements, from the status row: the 53 of "point 53 of 54".
fn point(screen: &str) -> Option<usize> {
    let (_, after) = screen.lines().last()?.split_once("point ")?;
    after.split(' ').next()?.parse().ok()
}

#[test]
fn the_views_share_one_selection() {
    let record = record();
    let main = record.main_milestone();
    let stated = |e: &Event| e.targets.iter().any(|t| t.of == main);
    let newest = begun(&record);
    let last = record.events.iter().take(newest).rposition(stated).unwrap();
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    stands_at(&terminal, newest);

    // The last statement, the one before, and its event in the timeline.
    terminal.press("DG");
    let count = record
        .events
        .iter()
        .flat_map(|e| &e.targets)
        .filter(|t| t.of == main)
        .count();
    terminal.shows(&format!("point {count} of {count}"));
    let screen = terminal.comes_to("the chart", |s| s.contains("today then"));
    assert!(screen.lines().any(|row| row.starts_with("▌ ")), "{screen}");
    terminal.press("T");
    stands_at(&terminal, last + 1);

    // By a function key, to a statement of another party, and what Enter reads.
    terminal.press("\x1bOS");
    terminal.comes_to("the drift", |s| point(s) == Some(count));
    terminal.press("kkh");
    // A menu that comes and goes says that all this is done.
    terminal.press("m");
    terminal.shows("Which milestone?");
    terminal.press("\x1b");
    let screen = terminal.comes_to("an earlier one", |s| {
        !s.contains("Which milestone?") && point(s).is_some_and(|n| n < count)
    });
    let place = point(&screen);
    terminal.press("\r");
    terminal.shows("EVIDENCE");
    terminal.press("\x1b");
    terminal.shows("back in the view");
    terminal.frame_ends();

    // Nearer, and back.
    terminal.press("+");
    terminal.press("\x7f");
    terminal.comes_to("the drift as it was", |s| point(s) == place);

    // Another milestone.
    terminal.press("m");
    let other = record.milestones.iter().position(|m| !m.main).unwrap();
    terminal.shows("Which milestone?");
    terminal.press(if other > 0 { "j\r" } else { "k\r" });
    terminal.shows("milestone: ");
    terminal.press("vb");
    terminal.shows("Finding in force");
    let condition = record.conditions[0].name.shown();
    let first = condition.split(' ').next().unwrap();
    terminal.shows(first);
    terminal.press("j");
    terminal.shows("row 1 of ");
    terminal.press("vt");
    terminal.shows("years");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn it_follows_the_size_and_keeps_its_place() {
    let place = begun(&record()) - 3;
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    terminal.press("3k");
    stands_at(&terminal, place);
    for (rows, columns, words) in [
        (24, 80, "Enter reads"),
        (12, 40, "T L D B ?"),
        (36, 120, "EVIDENCE"),
    ] {
        terminal.resize(rows, columns);
        terminal.shows(words);
        stands_at(&terminal, place);
    }
    terminal.resize(4, 15);
    terminal.shows("opcon-tui needs");
    terminal.resize(36, 120);
    stands_at(&terminal, place);
}

#[test]
fn a_saved_event_appears_and_the_selection_stays() {
    let record = record();
    let newest = begun(&record);
    let title = record.events[newest - 1].title.shown().to_owned();
    let desk = Desk::new(EVENTS);
    let terminal = open(&desk, |_| {});
    stands_at(&terminal, newest);
    let new = "  - date: 2026-05-03\n    title: Quite another thing happens\n";
    fs::write(desk.file(), with_first(new)).unwrap();
    terminal.shows("Quite another thing happens");
    terminal.shows(&format!("{} events", record.events.len() + 1));
    let screen = terminal.comes_to("the message", |s| s.contains("new: "));
    let cursor = screen.lines().find(|row| row.starts_with('▌')).unwrap();
    let first: String = title.chars().take(20).collect();
    assert!(cursor.contains(&first), "{screen}");
}

#[test]
fn a_broken_save_keeps_the_last_good_view_until_it_is_mended() {
    let newest = begun(&record());
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    terminal.press("2k");
    stands_at(&terminal, newest - 2);
    let broken = with_first("  - date: 2026-05-03\n    title: \"never closed\n");
    let line = 1 + broken
        .lines()
        .position(|l| l.contains("never closed"))
        .unwrap();
    fs::write(desk.file(), &broken).unwrap();
    terminal.shows("cannot be read as YAML");
    terminal.shows(&format!("line {line}"));
    stands_at(&terminal, newest - 2);
    // The view is alive beneath it.
    terminal.press("k");
    stands_at(&terminal, newest - 3);
    terminal.shows("cannot be read as YAML");
    fs::write(desk.file(), EVENTS).unwrap();
    terminal.shows("can be read again");
    terminal.lacks("cannot be read as YAML");
    terminal.press("j");
    stands_at(&terminal, newest - 2);
}

#[test]
fn the_editor_opens_at_the_event_and_what_it_writes_is_shown() {
    let record = record();
    // One of several on its day, so that the day alone does not find it again.
    let place = (2..=begun(&record))
        .rev()
        .find(|&n| {
            let (this, before) = (&record.events[n - 1], &record.events[n - 2]);
            this.date.written() == before.date.written() && this.title.shown().is_ascii()
        })
        .unwrap();
    let event = &record.events[place - 1];
    let desk = Desk::new(EVENTS);
    let editor = desk.path("vim");
    script(
        &editor,
        "printf '%s\\n' \"$@\" >arguments\nline=${1#+}\n\
         sed -i \"$line,\\$ { /^    title:/ { s/.*/    title: The editor was here/; :rest; n; b rest } }\" \"$2\"",
    );
    let mut terminal = open(&desk, |command| command.env("EDITOR", &editor));
    terminal.press(&format!("{place}G"));
    stands_at(&terminal, place);
    terminal.press("e");
    terminal.shows("The editor was here");
    terminal.is_taken();
    let arguments = fs::read_to_string(desk.path("arguments")).unwrap();
    let mut arguments = arguments.lines();
    assert_eq!(arguments.next(), Some(format!("+{}", event.line).as_str()));
    assert!(arguments.next().unwrap().ends_with("events.yaml"));
    assert_eq!(arguments.next(), None);
    let screen = terminal.comes_to("the selection", |s| s.contains("\n▌"));
    let cursor = screen.lines().find(|row| row.starts_with('▌')).unwrap();
    assert!(cursor.contains("The editor was here"), "{screen}");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn what_comes_through_a_pipe_is_written_here_and_edited_there() {
    let desk = Desk::new(EVENTS);
    let piped = "- date: 2026-05-14\n  title: What was piped in\n";
    fs::rename(desk.file(), desk.path("other")).unwrap();
    fs::write(desk.path("piped"), piped).unwrap();
    let editor = desk.path("vim");
    script(
        &editor,
        "sed -i 's/What was piped in/What the editor made of it/' \"$2\"",
    );
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("{PROGRAM} - <piped")]);
    command.cwd(desk.folder.path());
    command.env("EDITOR", &editor);
    let mut terminal = Terminal::run_at(LARGE, command);
    terminal.shows("What was piped in");
    terminal.press("e");
    terminal.shows("standard input is read-only");
    terminal.press("n");
    terminal.lacks("is read-only");
    assert!(!desk.file().exists());
    terminal.press("ey");
    terminal.shows("What the editor made of it");
    // From now on the file is watched.
    let edited = fs::read_to_string(desk.file()).unwrap();
    assert_eq!(
        edited,
        piped.replace("What was piped in", "What the editor made of it")
    );
    fs::write(desk.file(), edited.replace("made of it", "left")).unwrap();
    terminal.shows("What the editor left");
    assert_eq!(fs::read_to_string(desk.path("piped")).unwrap(), piped);
}

#[test]
fn what_comes_through_a_pipe_is_not_written_over_a_file_that_is_there() {
    let desk = Desk::new(EVENTS);
    fs::write(desk.file(), "mine\n").unwrap();
    let piped = "- date: 2026-05-14\n  title: What was piped in\n";
    fs::write(desk.path("piped"), piped).unwrap();
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("{PROGRAM} - <piped")]);
    command.cwd(desk.folder.path());
    command.env("EDITOR", "true");
    let mut terminal = Terminal::run_at(LARGE, command);
    terminal.shows("What was piped in");
    terminal.press("e");
    // It says so at once, and offers what works.
    terminal.shows("Write events-2.yaml and go on there?");
    terminal.shows("events.yaml is there already");
    terminal.press("y");
    terminal.shows("wrote events-2.yaml");
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), "mine\n");
    let written = fs::read_to_string(desk.path("events-2.yaml")).unwrap();
    assert_eq!(written, piped);
    // A file that has come meanwhile is not written over either.
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("{PROGRAM} - <piped")]);
    command.cwd(desk.folder.path());
    let mut terminal = Terminal::run_at(LARGE, command);
    terminal.shows("What was piped in");
    terminal.press("e");
    terminal.shows("Write events-3.yaml and go on there?");
    fs::write(desk.path("events-3.yaml"), "mine\n").unwrap();
    terminal.press("y");
    terminal.shows("it is there already");
    let kept = fs::read_to_string(desk.path("events-3.yaml")).unwrap();
    assert_eq!(kept, "mine\n");
}

/// A program of ours that writes its arguments into a file.
fn writes_arguments(desk: &Desk, name: &str) -> PathBuf {
    let program = desk.path(name);
    let lines = "printf '%s\\n' \"$@\" >arguments.new\nmv arguments.new arguments";
    script(&program, lines);
    program
}

/// The place of an event from the end of the record with this many sources that have an address.
fn with_addresses(record: &Record, sources: usize) -> (usize, Vec<String>) {
    let urls = |event: &Event| -> Vec<String> {
        let sources = event.sources.iter().filter_map(|&id| record.source(id));
        sources
            .filter_map(|s| Some(s.url.as_ref()?.raw().to_owned()))
            .collect()
    };
    let found = record.events.iter().rposition(|e| urls(e).len() == sources);
    let at = found.unwrap();
    (at + 1, urls(&record.events[at]))
}

#[test]
fn the_source_opens_in_the_browser() {
    let record = record();
    let (place, urls) = with_addresses(&record, 1);
    let desk = Desk::new(EVENTS);
    let browser = writes_arguments(&desk, "browser");
    let mut terminal = open(&desk, |command| {
        command.env("BROWSER", format!("{} --new %s", browser.display()));
    });
    terminal.press(&format!("{place}Go"));
    let host = url::Url::parse(&urls[0]).unwrap();
    terminal.shows(&format!("opening {} with", host.host_str().unwrap()));
    let arguments = desk.path("arguments");
    wait_for(&arguments);
    let expected = format!("--new\n{host}\n");
    assert_eq!(fs::read_to_string(&arguments).unwrap(), expected);
}

#[test]
fn of_several_sources_one_is_chosen() {
    let record = record();
    let (place, urls) = with_addresses(&record, 2);
    let desk = Desk::new(EVENTS);
    let path = std::env::var("PATH").unwrap();
    // What the system has for it, where nothing else is named.
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    writes_arguments(&desk, opener);
    let mut terminal = open(&desk, |command| {
        command.env("PATH", format!("{}:{path}", desk.folder.path().display()));
        command.env("BROWSER", "");
    });
    terminal.press(&format!("{place}Go"));
    terminal.shows("Open which source?");
    terminal.press("j");
    terminal.press("\r");
    terminal.lacks("Open which source?");
    let arguments = desk.path("arguments");
    wait_for(&arguments);
    let second = url::Url::parse(&urls[1]).unwrap();
    assert_eq!(
        fs::read_to_string(&arguments).unwrap(),
        format!("{second}\n")
    );
}

#[test]
fn over_ssh_the_address_is_sent_to_the_clipboard() {
    let (place, urls) = with_addresses(&record(), 1);
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |command| {
        command.env("SSH_TTY", "/dev/pts/7");
        command.env("BROWSER", "");
        command.env_remove("DISPLAY");
        command.env_remove("WAYLAND_DISPLAY");
    });
    terminal.press(&format!("{place}Go"));
    terminal.shows("no display over ssh: sent the address");
    let url = url::Url::parse(&urls[0]).unwrap();
    assert_eq!(clipboard(&terminal.output()), [url.as_str()]);
}

#[test]
fn what_is_selected_is_sent_to_the_clipboard() {
    let record = record();
    let (place, urls) = with_addresses(&record, 1);
    let event = &record.events[place - 1];
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    terminal.press(&format!("{place}G"));
    stands_at(&terminal, place);
    assert_eq!(clipboard(&terminal.output()), [""; 0], "only when asked");
    for (keys, told) in [
        ("yi", "sent the id"),
        ("yu", "sent the address"),
        ("yd", "sent the date"),
        ("yl", "sent the file and line"),
        // By the cursor: the first row is the citation.
        ("y\r", "sent the citation"),
    ] {
        terminal.press(keys);
        terminal.shows(told);
    }
    let sent = clipboard(&terminal.output());
    assert_eq!(sent[0], event.id.raw());
    assert_eq!(sent[1], urls[0]);
    assert_eq!(sent[2], event.date.written());
    assert_eq!(sent[3], format!("events.yaml:{}", event.line));
    assert!(sent[4].starts_with(event.title.raw()), "{}", sent[4]);
    assert!(sent[4].ends_with(&urls[0]), "{}", sent[4]);
    assert_eq!(sent.len(), 5);
}

#[test]
fn tmux_is_asked_to_pass_it_on() {
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |command| {
        command.env("TMUX", "/tmp/tmux-0/default,1,0");
    });
    terminal.press("gg");
    stands_at(&terminal, 1);
    terminal.press("yi");
    terminal.shows("sent the id");
    let output = terminal.output();
    let plain = output.matches("\x1b]52;c;").count();
    let wrapped = output.matches("\x1bPtmux;\x1b\x1b]52;c;").count();
    assert_eq!((plain, wrapped), (2, 1), "once plain, once wrapped");
}

/// Waits until a program that was started has written a file.
fn wait_for(file: &std::path::Path) {
    let (tell, told) = std::sync::mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |_| {
        let _ = tell.send(());
    })
    .unwrap();
    let folder = file.parent().unwrap();
    notify::Watcher::watch(&mut watcher, folder, notify::RecursiveMode::NonRecursive).unwrap();
    while !file.exists() {
        told.recv_timeout(std::time::Duration::from_secs(30))
            .unwrap();
    }
}

/// The texts that were sent to the clipboard.
fn clipboard(output: &str) -> Vec<String> {
    output
        .split("\x1b]52;c;")
        .skip(1)
        .map(|after| {
            let (data, _) = after.split_once("\x1b\\").unwrap();
            String::from_utf8(from_base64(data)).unwrap()
        })
        .collect()
}

fn from_base64(data: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut out) = (0_u32, 0, Vec::new());
    for letter in data.trim_end_matches('=').chars() {
        bits = bits << 6 | u32::try_from(LETTERS.find(letter).unwrap()).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xff).unwrap());
        }
    }
    out
}

#[test]
fn commands_are_run_by_name() {
    let newest = begun(&record());
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    stands_at(&terminal, newest);
    terminal.press(":");
    terminal.shows("┌ Commands ·");
    // The letters of the keys that a Korean input method was given for "first".
    terminal.press("랴ㄱㄴㅅ");
    terminal.shows("first; 12gg: the twelfth");
    terminal.press("\r");
    stands_at(&terminal, 1);
    terminal.press(":");
    // What was run last stands first.
    terminal.comes_to("the last one first", |s| {
        let mut rows = s.lines().skip_while(|row| !row.contains("┌ Commands"));
        rows.nth(1).is_some_and(|row| row.contains("first; 12gg"))
    });
    terminal.press("2010-06\r");
    terminal.lacks("┌ Commands");
    terminal.comes_to("an event of that month", |s| {
        s.contains("Jun 2010") && place(s).is_some_and(|n| n > 1)
    });
}

#[test]
fn the_help_is_searched_and_runs_its_line() {
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    terminal.press("?");
    terminal.shows("┌ Help ");
    terminal.press("/mouse");
    terminal.comes_to("what was searched for", |s| {
        s.contains("mouse on or off") && !s.contains("read the file again")
    });
    terminal.press("\r");
    terminal.shows("mouse off");
    terminal.lacks("┌ Help ");
}

/// Opens the record with a settings file of these lines in the usual place.
fn open_with_settings(desk: &Desk, settings: &str) -> Terminal {
    fs::create_dir(desk.path("opcon-tui")).unwrap();
    fs::write(desk.path("opcon-tui/config.toml"), settings).unwrap();
    open(desk, |command| {
        command.env("XDG_CONFIG_HOME", desk.folder.path());
    })
}

#[test]
fn keys_are_those_of_the_settings() {
    let newest = begun(&record());
    let desk = Desk::new(EVENTS);
    let settings = "view = \"list\"\n[keys]\nprevious = [\"b\"]\nquit = [\"Q\"]\n";
    let mut terminal = open_with_settings(&desk, settings);
    stands_at(&terminal, newest);
    terminal.lacks("18 months");
    terminal.press("b");
    stands_at(&terminal, newest - 1);
    // Neither of the table's keys is left.
    terminal.press("kqb");
    stands_at(&terminal, newest - 2);
    terminal.press("Q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn wrong_settings_are_told_and_never_keep_it_from_opening() {
    let newest = begun(&record());
    let desk = Desk::new(EVENTS);
    let mut terminal = open_with_settings(&desk, "teme = \"dark\"\nmouse = false\n");
    terminal.shows("config.toml line 1: `teme` is no setting: did you mean `theme`?");
    terminal.press("k");
    stands_at(&terminal, newest - 1);
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    let output = terminal.output();
    assert!(!output.contains("\x1b[?1000h"), "the rest of it counts");
    let (before, _) = output.split_once("\x1b[?1049h").unwrap();
    assert!(before.contains("config.toml:1:1"), "in full: {before}");
}

#[test]
fn the_editor_of_the_settings_goes_first() {
    let desk = Desk::new(EVENTS);
    writes_arguments(&desk, "my-editor");
    let settings = "editor = \"./my-editor --at {line} -- {file}\"\n";
    let mut terminal = open_with_settings(&desk, settings);
    terminal.press("gg");
    stands_at(&terminal, 1);
    terminal.press("e");
    let arguments = desk.path("arguments");
    wait_for(&arguments);
    let line = record().events[0].line;
    let told = fs::read_to_string(&arguments).unwrap();
    assert!(told.starts_with(&format!("--at\n{line}\n--\n/")), "{told}");
}

#[test]
fn without_a_terminal_it_prints_the_list() {
    let desk = Desk::new(EVENTS);
    let output = Command::new(PROGRAM).arg(desk.file()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains('\x1b'));
    for event in &record().events {
        assert!(
            text.contains(event.title.shown()),
            "{} is missing",
            event.title
        );
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::new(EVENTS);
    let mut child = Command::new(PROGRAM)
        .args(["list", "--format", "json"])
        .arg(desk.file())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), "[");
    drop(lines);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn what_is_looked_for_is_found_filtered_and_gone_to() {
    let record = record();
    let has = |event: &&Event| event.quotes.iter().any(|quote| quote.anonymous);
    let anonymous = record.events.iter().filter(has).count();
    let all = record.events.len();
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});

    // A search as one types, pasted to its end, given up and taken up.
    terminal.press("/seo");
    terminal.comes_to("matches", |s| s.lines().last().unwrap().contains("/seo "));
    terminal.press("\x1b[200~ul\n\x1b[201~");
    terminal.comes_to("the pasted text", |s| {
        s.lines().last().unwrap().contains("/seoul")
    });
    terminal.press("\r");
    terminal.comes_to("the place", |s| place(s).is_some());
    terminal.press("n");
    terminal.shows("/seoul");
    terminal.press("\x1b");
    terminal.shows("search marks dropped");

    // A filter with a mistake that Tab mends.
    terminal.press("fis:anonymos");
    terminal.shows("there is no is:anonymos");
    terminal.press("\t");
    terminal.shows(&format!("{anonymous} of {all} events"));
    terminal.press("\r");
    terminal.shows("F drops the filter");
    terminal.press("j");
    terminal.comes_to("the number left", |s| {
        s.lines()
            .next()
            .unwrap()
            .contains(&format!("{anonymous} of {all} events"))
    });
    terminal.press("F");
    terminal.shows("filter dropped");

    // A date, and a jump.
    terminal.press("gd2006-10\r");
    terminal.comes_to("October 2006", |s| {
        s.lines().last().unwrap().contains("Oct 2006")
    });
    let title = record.events[0].title.shown();
    terminal.press("p");
    terminal.shows("jump to");
    terminal.press(title);
    terminal.comes_to("one left", |s| s.lines().last().unwrap().contains("1 of"));
    terminal.press("\r");
    stands_at(&terminal, 1);
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();
}

#[test]
fn a_filter_holds_for_the_list_too() {
    let desk = Desk::new(EVENTS);
    let list = |filter: &str| {
        Command::new(PROGRAM)
            .args(["list", "--today", TODAY, "--filter", filter])
            .current_dir(desk.folder.path())
            .output()
            .unwrap()
    };
    let hearings = list("kind:hearing");
    let text = String::from_utf8(hearings.stdout).unwrap();
    assert!(text.lines().count() > 3 && text.lines().all(|line| line.contains(" hearing ")));
    let both = [list("-kind:hearing"), list("")]
        .map(|output| String::from_utf8(output.stdout).unwrap().lines().count());
    assert_eq!(both[0] + text.lines().count(), both[1]);
    let wrong = list("kind:heering");
    assert_eq!(wrong.status.code(), Some(2));
    let told = String::from_utf8(wrong.stderr).unwrap();
    let expected = "opcon-tui: cannot use --filter: there is no kind:heering: did you mean hearing?\n  \
                    kind:heering\n       ^^^^^^^\n";
    assert_eq!(told, expected);
}

/// A report of the mouse: button, column and row from 1, and whether it went down or up.
fn report(button: u8, (column, row): (usize, usize), end: char) -> String {
    format!("\x1b[<{button};{column};{row}{end}")
}

/// Where a text stands on the screen: column and row, from 1.
fn cell(screen: &str, text: &str) -> (usize, usize) {
    let found = screen.lines().zip(1..).find_map(|(line, row)| {
        let at = line.find(text)?;
        Some((line[..at].chars().count() + 1, row))
    });
    found.unwrap_or_else(|| panic!("no {text:?} in:\n{screen}"))
}

#[test]
fn the_mouse_clicks_scrolls_drags_and_can_be_left_alone() {
    let newest = begun(&record());
    let desk = Desk::new(EVENTS);
    let mut terminal = open(&desk, |_| {});
    stands_at(&terminal, newest);
    let output = terminal.output();
    for (mode, on) in [
        ("1000", true),
        ("1002", true),
        ("1006", true),
        ("1003", false),
        ("1015", false),
    ] {
        assert_eq!(
            output.contains(&format!("\x1b[?{mode}h")),
            on,
            "mode {mode}"
        );
    }
    let opening = terminal.comes_to("the scale", |s| scale(s) == "18 months, then years");

    // A row of the feed, three above the selection: an event of the days before.
    let (_, row) = cell(&opening, "▌");
    let line = opening.lines().nth(row - 4).unwrap().to_owned();
    terminal.press(&report(0, (30, row - 3), 'M'));
    terminal.press(&report(0, (30, row - 3), 'm'));
    let words: String = line.chars().skip(12).take(24).collect();
    let screen = terminal.comes_to("the selection there", |s| {
        let cursor = s.lines().find(|l| l.starts_with('▌')).unwrap_or_default();
        cursor.contains(words.trim())
    });
    assert!(place(&screen).is_some_and(|n| n < newest), "{screen}");
    // Pressed twice at once, it opens: the panel has the keys.
    // (Elsewhere in the row first: that is no third press on one cell.)
    let presses = [(31, 'M'), (31, 'm'), (30, 'M'), (30, 'm'), (30, 'M')];
    let twice = presses.map(|(column, end)| report(0, (column, row - 3), end));
    terminal.press(&twice.concat());
    terminal.shows("Enter follow");
    terminal.press("\x1b");
    terminal.lacks("Enter follow");
    terminal.press("k");

    // The wheel over the lanes scrolls time, with Control it zooms; over the feed it steps.
    let axis = |screen: &str| screen.lines().nth(5).unwrap_or_default().to_owned();
    let before = axis(&terminal.comes_to("the view", |s| scale(s) == "18 months, then years"));
    terminal.press(&report(64, (50, 7), 'M'));
    terminal.comes_to("an earlier view", |s| axis(s) != before);
    terminal.press(&report(65, (50, 7), 'M'));
    terminal.press(&report(64 + 16, (50, 7), 'M'));
    terminal.comes_to("a finer view", |s| !scale(s).starts_with("18 months"));
    terminal.press(&report(65 + 16, (50, 7), 'M'));
    terminal.comes_to("the view before", |s| scale(s) == "18 months, then years");

    // Dragging the lanes moves the view, dragging on the axis chooses a span.
    let before = axis(&terminal.comes_to("the view", |s| scale(s) == "18 months, then years"));
    terminal.press(&report(0, (40, 7), 'M'));
    terminal.press(&report(32, (49, 7), 'M'));
    terminal.press(&report(0, (49, 7), 'm'));
    terminal.comes_to("a view moved", |s| axis(s) != before);
    terminal.press(&report(0, (20, 6), 'M'));
    terminal.press(&report(32, (30, 6), 'M'));
    terminal.shows("let go to zoom there");
    terminal.press(&report(0, (30, 6), 'm'));
    terminal.lacks("let go to zoom there");

    // A view's name, and the help by its hint.
    let screen = terminal.comes_to("the views", |s| s.contains("Timeline  List"));
    terminal.press(&report(0, cell(&screen, "List"), 'M'));
    terminal.shows("T timeline");
    let screen = terminal.comes_to("the hint", |s| s.contains("? help"));
    terminal.press(&report(0, cell(&screen, "? help"), 'M'));
    terminal.shows("┌ Help ");
    terminal.press("q");
    terminal.lacks("┌ Help ");

    // Off by a key; and what cannot be on the screen does no harm.
    terminal.press(&report(0, (9999, 9999), 'M'));
    let since = terminal.written();
    terminal.press("M");
    terminal.writes("\x1b[?1000l", since);
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    terminal.is_restored();

    let mut terminal = open(&desk, |command| {
        command.args(["--no-mouse", "--fresh"]);
    });
    stands_at(&terminal, newest);
    assert!(!terminal.output().contains("\x1b[?1000h"));
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
}
