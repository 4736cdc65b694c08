//! `man`: the manual page, made from the tables that the program itself works by.
//!
//! Commands and options are clap's, laid out by `clap_mangen`; the keys are those of [`COMMANDS`]. One page
//! holds all of it: whoever looks for a key or an option of `list` searches in one place.

mod facts;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};

use super::{Cli, print};
use crate::app::command::{self, COMMANDS, Group};
use crate::app::help;
use crate::app::layout::View;
use crate::shell::Failure;

/// The name of the program.
const NAME: &str = "opcon-tui";

/// How it is called.
const USAGE: &str = "opcon-tui [OPTIONS] [FILE]\nopcon-tui COMMAND [OPTIONS] ...";

/// What a reader has to know before all else.
const ABOUT: [&str; 2] = [
    "Shows the events of a YAML file, events.yaml, as a timeline that is walked through by keyboard: what \
     happened, who said what, which dates were proposed by whom, and where it stands written. A save of the \
     file appears at once. Where standard output is no terminal, the events are printed as a list.",
    "Without FILE, the record is the file that OPCON_TUI_FILE names, else events.yaml in this folder, else \
     events.yaml in the user's data folder, else the record that is built in. The file - is standard input.",
];

/// What is to be known of keys.
const OF_KEYS: &str = "Capitals are other keys than small letters. Keys with a blank between are pressed in \
     turn; the first of them opens a menu of the others. A number before a key repeats what it does: 5j goes \
     five events on, 12G to the twelfth. Esc steps back from whatever is open, and never quits. Other keys can \
     be given to each command in the settings file, by the name in brackets.";

/// Prints the manual page.
///
/// # Errors
///
/// Standard output cannot be written.
pub fn run() -> Result<i32, Failure> {
    print(&page()?)?;
    Ok(0)
}

fn page() -> Result<String, Failure> {
    let command = || {
        Cli::command()
            .version(env!("CARGO_PKG_VERSION"))
            .disable_help_subcommand(true)
            .override_usage(USAGE)
    };
    let main = Man::new(command())
        // A page that is made anew each time has no date; nothing at all would make the source its date.
        .date(" ")
        .manual("User Commands");
    let mut out = Vec::new();
    main.render_title(&mut out)?;
    // Names of files and variables are not hyphenated, nor are blanks widened.
    out.extend_from_slice(b".nh\n.ad l\n");
    main.render_name_section(&mut out)?;
    main.render_synopsis_section(&mut out)?;
    let mut out = text_of(out);
    let mut about = Roff::new();
    about.control("SH", ["DESCRIPTION"]);
    paragraphs(&mut about, &ABOUT);
    out.push_str(&rendered(&about));
    let mut options = Vec::new();
    main.render_options_section(&mut options)?;
    out.push_str(&without_preamble(&text_of(options)));
    out.push_str(&rendered(Roff::new().control("SH", ["COMMANDS"])));
    for sub in command().get_subcommands() {
        out.push_str(&section_of(sub)?);
    }
    out.push_str(&rendered(&keys()));
    for (title, rows) in [
        ("EXIT STATUS", &facts::EXITS[..]),
        ("ENVIRONMENT", &facts::VARIABLES),
        ("FILES", &facts::FILES),
        ("EXAMPLES", &facts::EXAMPLES),
    ] {
        let mut roff = Roff::new();
        roff.control("SH", [title]);
        for (term, words) in rows {
            row(&mut roff, vec![bold(*term)], words);
        }
        out.push_str(&rendered(&roff));
    }
    Ok(in_ascii(&out))
}

/// A command: how it is called, what it does, its options.
fn section_of(command: &Command) -> Result<String, Failure> {
    let name = command.get_name().to_owned();
    let command = command
        .clone()
        .bin_name(format!("{NAME} {name}"))
        // Every command has it: the page of the whole says so.
        .disable_help_flag(true);
    let mut heading = Roff::new();
    heading.control("SS", [name.as_str()]);
    let man = Man::new(command);
    let (mut usage, mut options) = (Vec::new(), Vec::new());
    man.render_synopsis_section(&mut usage)?;
    man.render_description_section(&mut options)?;
    man.render_options_section(&mut options)?;
    let mut out = rendered(&heading);
    let (usage, options) = (text_of(usage), text_of(options));
    for line in without_preamble(&usage)
        .lines()
        .chain(without_preamble(&options).lines())
    {
        match line {
            // A part of this section, not one of its own.
            ".SH SYNOPSIS" | ".SH OPTIONS" => {}
            ".SH DESCRIPTION" => out.push_str(".PP\n"),
            line => out.push_str(&format!("{line}\n")),
        }
    }
    Ok(out)
}

/// The keys by group, then those that do something else in a view of their own.
fn keys() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    paragraphs(&mut roff, &[OF_KEYS]);
    for group in Group::ALL {
        let name = group.name();
        roff.control("SS", [capitalised(name).as_str()]);
        for command in COMMANDS.iter().filter(|c| c.group == group) {
            let what = format!("{} ({})", command.doc, command.slug());
            row(&mut roff, pressed(command), &what);
        }
    }
    for (view, name) in [
        (View::Drift, "In the drift view"),
        (View::Board, "On the board"),
    ] {
        roff.control("SS", [name]);
        for (command, doc) in help::own(view) {
            row(&mut roff, pressed(command), doc);
        }
    }
    roff
}

/// The keys of a command, the first one first.
fn pressed(command: &command::Command) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for key in command.keys {
        if !inlines.is_empty() {
            inlines.push(roman(" or "));
        }
        inlines.push(bold(*key));
    }
    inlines
}

fn row(roff: &mut Roff, term: Vec<Inline>, words: &str) {
    roff.control("TP", []);
    roff.text(term);
    roff.text([roman(words)]);
}

fn paragraphs(roff: &mut Roff, paragraphs: &[&str]) {
    for (at, &words) in paragraphs.iter().enumerate() {
        if at > 0 {
            roff.control("PP", []);
        }
        roff.text([roman(words)]);
    }
}

/// "MOVE" as "Move".
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().collect();
    first + &letters.as_str().to_lowercase()
}

fn rendered(roff: &Roff) -> String {
    without_preamble(&roff.render())
}

/// A part of the page without the definition that the page has at its beginning.
fn without_preamble(part: &str) -> String {
    let own = |line: &&str| !line.starts_with(".ie ") && !line.starts_with(".el ");
    let lines = part.lines().filter(own);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What was written is text, as what it was made from is.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

/// Every character that is not ASCII as its number, which needs no character set to be known; but for what
/// ASCII can say itself.
fn in_ascii(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for c in page.chars() {
        match c {
            // At the beginning of a line a full stop would be a request.
            '…' => out.push_str("\\&..."),
            c if c.is_ascii() => out.push(c),
            c => out.push_str(&format!("\\[u{:04X}]", u32::from(c))),
        }
    }
    out
}
