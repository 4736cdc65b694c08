//! Command line: arguments in, exit code out.

mod add;
mod brief;
mod check;
mod completions;
mod config;
mod date;
mod diff;
mod export;
mod filter;
mod import;
mod init;
mod list;
mod man;
mod open;
mod page_format;
mod schema;
mod show;
mod word;

use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::app::layout::View;
use crate::config::Theme;
use crate::date::Date;
use crate::day::{Day, End};
use crate::document::{Loaded, Problem};
use crate::shell::colour::Depth;
use crate::shell::{Failure, Source, clock, settings, shown};
use crate::text::suggest::{self, Effort};
use crate::view::theme::{self, Ground};
use word::words;

/// The record that is shown where there is no file.
const BUILT_IN: &[u8] = include_bytes!("../events.yaml");

/// Exit code: the input is at fault.
const INPUT: i32 = 1;

/// Exit code: usage or the environment is at fault.
const ENVIRONMENT: i32 = 2;

/// A timeline in the terminal: events, proposed dates, quotes and sources from a YAML file.
#[derive(Clone, Debug, Parser)]
#[command(version = version(), args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    view: ViewArgs,
}

/// The version, and where the settings stand.
fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let number = env!("CARGO_PKG_VERSION");
        match settings::usual_place() {
            Some(place) => format!("{number}\nsettings: {}", shown(&place)),
            None => number.to_owned(),
        }
    });
    &VERSION
}

/// What can be done beside looking.
#[derive(Clone, Debug, Subcommand)]
enum Command {
    /// Add an event to the file: from options, from standard input, or in your editor
    Add(Box<add::AddArgs>),
    /// Print the state of play: who says when, the gap, the conditions, the latest words, with sources
    Brief(brief::BriefArgs),
    /// Tell every problem of a file
    Check(check::CheckArgs),
    /// Tell what a date means, or what is wrong with it
    Date(date::DateArgs),
    /// Print a settings file to start from: keys, theme, what opens first
    Config(config::ConfigArgs),
    /// Tell what changed between two files, or between two days of one
    Diff(diff::DiffArgs),
    /// Write the record for other programs: calendar, spreadsheet, web page, picture, other timelines
    Export(export::ExportArgs),
    /// Print a record made of another program's file
    Import(import::ImportArgs),
    /// Print the events, for pipes
    List(list::ListArgs),
    /// Print an event, or all that meet a date, with quotes and sources
    Show(show::ShowArgs),
    /// Print JSON Schema (2020-12) of events.yaml, for editors
    Schema,
    /// Write a commented file to start from, or the built-in record; an existing file is never overwritten
    Init(init::InitArgs),
    /// Print what a shell needs to complete commands and options
    Completions(completions::CompletionsArgs),
    /// Print the manual page: commands, options, keys, files
    Man,
}

/// How the viewer opens.
#[derive(Clone, Debug, Args)]
struct ViewArgs {
    #[command(flatten)]
    file: FileArg,
    /// Select the first event that begins that day, else the nearest one; or the event with this id
    #[arg(long, value_name = "DATE|ID", allow_hyphen_values = true, value_parser = value)]
    at: Option<String>,
    #[command(flatten)]
    filter: filter::FilterArg,
    /// Show only what was known by the end of this day, such as 2026-05-14 or 2026-05
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = by)]
    as_of: Option<Day>,
    #[command(flatten)]
    today: TodayArg,
    /// What is known of the terminal's ground: the colours are chosen to be read on it
    #[arg(long, value_name = "GROUND", value_parser = words(&Theme::WORDS))]
    theme: Option<Theme>,
    /// What fills the screen
    #[arg(long, value_name = "VIEW", value_parser = words(&View::WORDS))]
    view: Option<View>,
    /// How many colours to use
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Draw with ASCII characters alone
    #[arg(long)]
    ascii: bool,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
    /// Write no links for the terminal to open
    #[arg(long)]
    no_links: bool,
    /// Open as on a first visit; what is kept of the last one is neither used nor changed
    #[arg(long)]
    fresh: bool,
    /// The settings [default: opcon-tui/config.toml in `XDG_CONFIG_HOME`, else in ~/.config]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Which record.
#[derive(Clone, Debug, Args)]
struct FileArg {
    /// The record; - is standard input [default: the file that `OPCON_TUI_FILE` names, else
    /// events.yaml here, else in the data folder, else the built-in record]
    file: Option<PathBuf>,
}

impl FileArg {
    fn source(&self) -> Result<Source, Failure> {
        find(self.file.as_deref())
    }
}

/// Which day is today.
#[derive(Clone, Copy, Debug, Args)]
struct TodayArg {
    /// Take this day for today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = day)]
    today: Option<Day>,
}

impl TodayArg {
    /// The day that was given, else the clock's.
    fn day(self) -> Day {
        self.today.unwrap_or_else(clock::today)
    }
}

/// The record that the user means.
fn find(file: Option<&Path>) -> Result<Source, Failure> {
    let variable = std::env::var_os("OPCON_TUI_FILE");
    Source::find(file, variable.as_deref(), BUILT_IN)
}

/// Loads a record that is printed; tells on standard error where it is none of the user's, so that nobody takes it
/// for one.
fn load(source: &Source) -> Result<Loaded, Failure> {
    let loaded = source.load()?;
    if source.is_built_in() {
        complain("opcon-tui: no events.yaml was found: this is the built-in record");
    }
    Ok(loaded)
}

/// The ground that a theme says.
fn ground(theme: Theme) -> Ground {
    match theme {
        Theme::Dark => Ground::Dark,
        Theme::Light => Ground::Light,
        Theme::Auto => {
            // "15;0": text, ground. 7 and 15 are the light ones of the sixteen.
            let said = std::env::var("COLORFGBG").unwrap_or_default();
            match said
                .rsplit(';')
                .next()
                .and_then(|ground| ground.parse::<u8>().ok())
            {
                Some(7 | 15) => Ground::Light,
                Some(0..=6 | 8) => Ground::Dark,
                _ => Ground::Unknown,
            }
        }
    }
}

/// How many colours to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
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
    fn depth(self) -> Depth {
        match self {
            Self::Auto | Self::Always => Depth::detect(self == Self::Auto, |v| std::env::var_os(v)),
            Self::Never => Depth::Mono,
            Self::Ansi => Depth::Ansi,
            Self::Indexed => Depth::Indexed,
            Self::True => Depth::True,
        }
    }
}

/// The theme's own way to count colours: it needs no more than the 256.
const fn theme_depth(depth: Depth) -> theme::Depth {
    match depth {
        Depth::Mono => theme::Depth::None,
        Depth::Ansi => theme::Depth::Sixteen,
        Depth::Indexed | Depth::True => theme::Depth::Many,
    }
}

/// Does what the arguments of the process ask for; gives its exit code.
pub fn main() -> i32 {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let done = match &cli.command {
        Some(Command::Add(args)) => add::run(args),
        Some(Command::Brief(args)) => brief::run(args),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Completions(args)) => completions::run(args),
        Some(Command::Config(args)) => config::run(args),
        Some(Command::Date(args)) => date::run(args),
        Some(Command::Diff(args)) => diff::run(args),
        Some(Command::Export(args)) => export::run(args),
        Some(Command::Import(args)) => import::run(args),
        Some(Command::List(args)) => list::run(args),
        Some(Command::Man) => man::run(),
        Some(Command::Schema) => schema::run(),
        Some(Command::Show(args)) => show::run(args),
        Some(Command::Init(args)) => init::run(args),
        None => open::run(&cli.view),
    };
    done.unwrap_or_else(|failure| {
        // Where this cannot be said, there is nobody to say it to.
        let _ = writeln!(io::stderr(), "opcon-tui: {failure}");
        let args: Vec<OsString> = std::env::args_os().skip(1).collect();
        if let Some(told) = behind_options(&args) {
            complain(&told);
        } else if let Some(name) = misspelt(&cli) {
            complain(&format!("did you mean `opcon-tui {name}`?"));
        } else if matches!(&cli.command, Some(Command::Show(args)) if args.begins_with_a_file()) {
            complain("the id or the date comes before the file");
        } else if let Some(name) = missing(&cli, &failure) {
            complain(&format!(
                "`opcon-tui init {name}` writes a file there to start from"
            ));
        }
        ENVIRONMENT
    })
}

/// Tells why the arguments cannot be used; gives the exit code. A command that is misspelt was taken for
/// the name of a file, and what follows it for what cannot follow one: then only the command is told. So was one
/// that stands behind options.
fn refuse(error: &clap::Error) -> i32 {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let near = match args.first().filter(|_| error.use_stderr()) {
        Some(word) if !is_option(word) => near_command(Path::new(word)).map(|near| (word, near)),
        _ => None,
    };
    if let Some((word, name)) = near {
        let word = shown(Path::new(word));
        complain(&format!("opcon-tui: there is no command {word}"));
        complain(&format!("did you mean `opcon-tui {name}`?"));
    } else if let Some(told) = behind_options(&args).filter(|_| error.use_stderr()) {
        complain(&format!("opcon-tui: {told}"));
    } else {
        // Where this cannot be said, there is nobody to say it to.
        let _ = error.print();
    }
    error.exit_code()
}

/// What is told where a command stands behind options, in the place of the viewer's file.
fn behind_options(args: &[OsString]) -> Option<String> {
    let viewer = Cli::command();
    let mut args = args.iter();
    let mut options = Vec::new();
    let file = loop {
        let argument = args.next()?;
        if !is_option(argument) {
            break argument;
        }
        let option = argument.to_string_lossy();
        let option = option.split('=').next().unwrap_or_default().to_owned();
        if argument.to_string_lossy() == option && takes_value(&viewer, &option) == Some(true) {
            args.next();
        }
        options.push(option);
    };
    let command = viewer
        .find_subcommand(file)
        .filter(|_| !options.is_empty())?;
    let name = command.get_name();
    options.retain(|option| takes_value(command, option).is_none());
    let but = match options.as_slice() {
        [] => String::new(),
        foreign => format!(", and has no {}", foreign.join(", ")),
    };
    Some(format!("the command {name} comes before its options{but}"))
}

fn is_option(argument: &OsStr) -> bool {
    argument.as_encoded_bytes().starts_with(b"-")
}

/// Whether an option of a command takes a value; none where it has no such option.
fn takes_value(command: &clap::Command, option: &str) -> Option<bool> {
    let long = option.strip_prefix("--")?;
    let known = command
        .get_arguments()
        .find(|arg| arg.get_long() == Some(long))?;
    Some(known.get_action().takes_values())
}

/// The record that is not there, where `init` could write it.
fn missing<'f>(cli: &Cli, failure: &'f Failure) -> Option<&'f str> {
    let reads = matches!(
        cli.command,
        None | Some(
            Command::Add(_)
                | Command::List(_)
                | Command::Brief(_)
                | Command::Export(_)
                | Command::Show(_)
        )
    );
    let Failure::Read { name, .. } = failure else {
        return None;
    };
    let path = Path::new(name);
    let is_record = path.extension().is_some_and(|e| e == "yaml" || e == "yml");
    // What a shell would read otherwise is not offered to be typed.
    let is_plain = name
        .chars()
        .all(|c| c.is_alphanumeric() || "._/-".contains(c));
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let can_stand = !path.exists() && folder.is_none_or(Path::is_dir);
    (reads && is_record && is_plain && can_stand).then_some(name.as_str())
}

/// The command that the name of a file which is not there was probably meant to be.
fn misspelt(cli: &Cli) -> Option<String> {
    near_command(cli.view.file.file.as_ref()?)
}

/// The command nearest to a name that is no file's.
fn near_command(name: &Path) -> Option<String> {
    let word = name.to_str().filter(|_| !name.exists())?;
    let command = Cli::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    let near = suggest::nearest(word, names, &mut Effort::default());
    near.filter(|near| *near != word).map(str::to_owned)
}

/// Whether standard output is a terminal that can be drawn on.
fn can_draw() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let read_aloud = std::env::var_os("ACCESSIBLE").is_some_and(|v| !v.is_empty());
    io::stdout().is_terminal() && !dumb && !read_aloud
}

/// Writes to standard output; a reader that has gone away is no failure.
fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::write(Path::new("standard output"), &error))
        }
        _ => Ok(()),
    }
}

/// Writes to standard error, if anybody listens.
fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Tells on standard error how many problems there are on a day, and whether there are any.
fn complain_of_problems(loaded: &Loaded, today: Day) -> bool {
    complain_of_problems_in("the file", loaded, today)
}

/// The same of one of several files.
fn complain_of_problems_in(file: &str, loaded: &Loaded, today: Day) -> bool {
    let told = loaded.problems_on(today);
    let problems = told.len();
    if problems > 0 {
        let errors = Problem::errors(&told);
        let aside = Problem::aside(&told).into_iter();
        let words: Vec<String> = aside
            .chain(Problem::counted(errors, problems - errors))
            .collect();
        let words = words.join(", ");
        complain(&format!(
            "opcon-tui: {words} in {file}; `opcon-tui check` tells them"
        ));
    }
    problems > 0
}

/// A value that may begin with a hyphen. With two and a letter it is an option, and the value was forgotten.
fn value(text: &str) -> Result<String, String> {
    let after = text
        .strip_prefix("--")
        .and_then(|after| after.chars().next());
    if after.is_some_and(char::is_alphabetic) {
        return Err("expected a value, and found an option".to_owned());
    }
    Ok(text.to_owned())
}

fn day(text: &str) -> Result<Day, String> {
    let text = &value(text)?;
    Day::parse(text).ok_or_else(|| "expected a day such as 2026-05-14".to_owned())
}

/// The last day of a date.
fn by(text: &str) -> Result<Day, String> {
    let date = Date::parse(value(text)?.trim()).map_err(|error| match error.suggestion {
        Some(mend) => format!("{}; write {mend}", error.message),
        None => error.message,
    })?;
    let extent = date.extent();
    if extent.end == End::Day {
        Ok(extent.latest)
    } else {
        Err("expected a date with an end, such as 2026-05-14 or 2026-05".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Cli::command().debug_assert();
        let args = Cli::parse_from(["opcon-tui", "--color", "256", "--today", "2026-05-14", "a"]);
        assert_eq!(args.view.color.depth(), Depth::Indexed);
        assert_eq!(args.view.today.today, Day::parse("2026-05-14"));
        assert!(Cli::try_parse_from(["opcon-tui", "--today", "2026-02-30"]).is_err());
    }
}
