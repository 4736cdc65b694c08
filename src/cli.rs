//! Command line: arguments in, exit code out.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use crate::app::Model;
use crate::day::Day;
use crate::document;
use crate::shell::colour::Depth;
use crate::shell::{self, Failure, Options, Source, load};

/// The record that is shown where there is no file.
const BUILT_IN: &[u8] = b"title: An empty record\nevents: []\n";

/// Exit code: the environment is at fault.
const ENVIRONMENT: i32 = 2;

/// What the user asks for.
#[derive(Clone, Debug, Parser)]
#[command(version, about = "A timeline in the terminal")]
pub struct Args {
    /// The record; - is standard input [default: the file that `OPCON_TUI_FILE` names, else
    /// events.yaml here, else in the data folder, else the built-in record]
    pub file: Option<PathBuf>,
    /// Select the first event that begins that day, else the nearest one; or the event with this id
    #[arg(long, value_name = "DATE|ID")]
    pub at: Option<String>,
    /// Take this day for today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Day>,
    /// How many colours to use
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Draw with ASCII characters alone
    #[arg(long)]
    pub ascii: bool,
    /// Leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,
    /// Write no links for the terminal to open
    #[arg(long)]
    pub no_links: bool,
}

/// How many colours to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// As many as the terminal says it has; none where `NO_COLOR` is set
    Auto,
    /// As many as the terminal says it has, whatever `NO_COLOR` says
    Always,
    /// None
    Never,
    /// The terminal's own 16
    #[value(name = "16")]
    Ansi,
    /// 256
    #[value(name = "256")]
    Indexed,
    /// All
    True,
}

impl Color {
    /// How many colours that is here.
    pub fn depth(self) -> Depth {
        match self {
            Self::Auto | Self::Always => Depth::detect(self == Self::Auto, |v| std::env::var_os(v)),
            Self::Never => Depth::Mono,
            Self::Ansi => Depth::Ansi,
            Self::Indexed => Depth::Indexed,
            Self::True => Depth::True,
        }
    }
}

/// Does what the arguments of the process ask for; gives its exit code.
pub fn main() -> i32 {
    run(&Args::parse()).unwrap_or_else(|failure| {
        // Where this cannot be said, there is nobody to say it to.
        let _ = writeln!(io::stderr(), "opcon-tui: {failure}");
        ENVIRONMENT
    })
}

fn run(args: &Args) -> Result<i32, Failure> {
    let variable = std::env::var_os("OPCON_TUI_FILE");
    let source = Source::find(args.file.as_deref(), variable.as_deref(), BUILT_IN)?;
    if !can_draw() {
        return list(&source);
    }
    let options = Options {
        source,
        today: args.today,
        depth: args.color.depth(),
        mouse: !args.no_mouse,
        links: !args.no_links,
    };
    let exit = shell::run(&mut Model::default(), &options)?;
    Ok(exit.code())
}

/// Whether standard output is a terminal that can be drawn on.
fn can_draw() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdout().is_terminal() && !dumb
}

/// Prints the events, for pipes and for terminals that cannot be drawn on.
fn list(source: &Source) -> Result<i32, Failure> {
    let record = match source {
        Source::File(path) => document::load(&load::read(path)?.bytes).record,
        Source::Text { bytes, .. } => document::load(bytes).record,
    };
    let mut text = String::new();
    for event in &record.events {
        text.push_str(event.title.shown());
        text.push('\n');
    }
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(0),
    }
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "expected a day such as 2026-05-14".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Args::command().debug_assert();
        let args = Args::parse_from(["opcon-tui", "--color", "256", "--today", "2026-05-14", "a"]);
        assert_eq!(args.color.depth(), Depth::Indexed);
        assert_eq!(args.today, Day::parse("2026-05-14"));
        assert!(Args::try_parse_from(["opcon-tui", "--today", "2026-02-30"]).is_err());
    }
}
