//! `add`: an event into the file, from options, from standard input, or from the editor.

use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use clap::{ArgAction, Args};

use super::config::Settings;
use super::{ENVIRONMENT, INPUT, TodayArg, complain, find, print, value};
use crate::date::{Date, relative};
use crate::day::Day;
use crate::document::edit::write::{Written, mapping};
use crate::document::edit::{Added, Entry, Refusal, Told, Unreadable};
use crate::document::{self, Problem};
use crate::shell::add::{self, NotAdded};
use crate::shell::compose::{self, Composed, Order};
use crate::shell::{Failure, Source, load, shown};

/// Where the event goes, and what it says.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct AddArgs {
    /// The record [default: as the viewer finds one]; - reads the event from standard input, as YAML
    #[arg(value_name = "FILE", num_args = 0..=2)]
    files: Vec<PathBuf>,
    /// When it happened, such as 2026-05-14, 2026-05~, 2028-Q4, ../2029-03, today
    #[arg(long, allow_hyphen_values = true, value_parser = value)]
    date: Option<String>,
    /// The headline
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = value)]
    title: Option<String>,
    /// What sort of event it is, such as meeting or statement
    #[arg(long)]
    kind: Option<String>,
    /// What links and commands call it [default: made of date and title]
    #[arg(long)]
    id: Option<String>,
    /// When it became public, where its sources do not tell
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = value)]
    known: Option<String>,
    /// planned or cancelled; without it, it happened
    #[arg(long)]
    status: Option<String>,
    /// The headline for places with little room
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = value)]
    short: Option<String>,
    /// Always among the headlines
    #[arg(long)]
    key: bool,
    /// Whose act it is: a key of parties; can be given again
    #[arg(long, value_name = "KEY", action = ArgAction::Append)]
    party: Vec<String>,
    /// What happened, in your own words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = value)]
    summary: Option<String>,
    /// Where it happened
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = value)]
    place: Option<String>,
    /// Who took part: a key of people or a name; can be given again
    #[arg(long, value_name = "WHO", action = ArgAction::Append, allow_hyphen_values = true, value_parser = value)]
    person: Vec<String>,
    /// Words, as they were said; can be given again. With one --source they rest on it
    #[arg(long, value_name = "TEXT", action = ArgAction::Append, allow_hyphen_values = true, value_parser = value)]
    quote: Vec<String>,
    /// Who said them: a key of people or a name; the first is the first quote's, and so on
    #[arg(long, value_name = "WHO", action = ArgAction::Append, requires = "quote", allow_hyphen_values = true, value_parser = value)]
    speaker: Vec<String>,
    /// Where it stands written: a key of sources or an address; can be given again
    #[arg(long, value_name = "KEY|URL", action = ArgAction::Append)]
    source: Vec<String>,
    /// A mark of your own; can be given again
    #[arg(long, value_name = "TEXT", action = ArgAction::Append, allow_hyphen_values = true, value_parser = value)]
    tag: Vec<String>,
    /// How sure you are that it happened so: high, medium or low
    #[arg(long)]
    confidence: Option<String>,
    /// What the sources disagree on
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = value)]
    conflict: Option<String>,
    /// Anything else
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = value)]
    note: Option<String>,
    #[command(flatten)]
    today: TodayArg,
}

const EXAMPLES: &str = "\
The event goes into the file in order of time; every other byte stays what it was.
Without options and without - it is written in $VISUAL or $EDITOR.

Examples:
  opcon-tui add --date 2026-05-14 --title \"The ministers meet\" --kind meeting
  echo '{date: 2028-Q4, title: The bridge opens}' | opcon-tui add notes.yaml -";

/// Adds the event and tells its id and line.
///
/// # Errors
///
/// There is no file to add to, or it cannot be read or written.
pub fn run(args: &AddArgs) -> Result<i32, Failure> {
    let (file, piped) = split(&args.files)?;
    let given = args.given();
    let source = find(file)?;
    let path = match source {
        Source::File(path) => path,
        Source::Text { name, .. } => return Err(Failure::Argument {
            name,
            why: "it is read-only; `opcon-tui init` writes ./events.yaml to start from, and with \
                  --from-builtin a copy of it"
                .to_owned(),
        }),
    };
    let today = args.today.day();
    match (piped, given) {
        (true, true) => Err(Failure::Argument {
            name: "-",
            why: "the event is given by options too".to_owned(),
        }),
        (true, false) => from_text(&path, "standard input", &standard_input()?, today),
        (false, true) => from_options(args, &path, today),
        (false, false) => from_editor(args, &path, today),
    }
}

/// The record, and whether the event comes from standard input.
fn split(files: &[PathBuf]) -> Result<(Option<&Path>, bool), Failure> {
    let is_pipe = |path: &Path| path == Path::new("-");
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    match paths.as_slice() {
        [] => Ok((None, false)),
        [one] if is_pipe(one) => Ok((None, true)),
        [one] => Ok((Some(one), false)),
        [one, other] if is_pipe(one) != is_pipe(other) => {
            Ok((Some(if is_pipe(one) { other } else { one }), true))
        }
        _ => Err(Failure::Argument {
            name: "the arguments",
            why: "one record is expected, and - where the event comes from standard input"
                .to_owned(),
        }),
    }
}

fn standard_input() -> Result<Vec<u8>, Failure> {
    let name = Path::new("standard input");
    let mut bytes = Vec::new();
    let read = io::stdin()
        .lock()
        .take(load::LIMIT + 1)
        .read_to_end(&mut bytes);
    read.map_err(|error| Failure::read(name, &error))?;
    load::within_limit(name, bytes.len() as u64)?;
    Ok(bytes)
}

impl AddArgs {
    /// Whether the event is given by options.
    fn given(&self) -> bool {
        let texts = [
            &self.date,
            &self.title,
            &self.kind,
            &self.id,
            &self.known,
            &self.status,
            &self.short,
            &self.summary,
            &self.place,
            &self.confidence,
            &self.conflict,
            &self.note,
        ];
        let lists = [
            &self.party,
            &self.person,
            &self.quote,
            &self.speaker,
            &self.source,
            &self.tag,
        ];
        texts.iter().any(|text| text.is_some()) || lists.iter().any(|l| !l.is_empty()) || self.key
    }

    /// The event as YAML.
    fn written(&self, today: Day) -> Result<String, Failure> {
        let (Some(date), Some(title)) = (&self.date, &self.title) else {
            let name = if self.date.is_none() { "date" } else { "title" };
            return Err(Failure::Argument {
                name: "the options",
                why: format!("an event needs --date and --title; --{name} is not given"),
            });
        };
        if self.speaker.len() > self.quote.len() {
            let (speakers, quotes) = (self.speaker.len(), self.quote.len());
            return Err(Failure::Argument {
                name: "--speaker",
                why: format!("it is given {speakers} times, --quote {quotes} times"),
            });
        }
        let text = |text: &Option<String>| text.clone().map(Written::Text);
        let texts = |list: &[String]| (!list.is_empty()).then(|| Written::Texts(list.to_vec()));
        let known = self.known.as_ref();
        let known = known.map(|known| date_of(known, today));
        let fields = [
            ("id", text(&self.id)),
            ("date", Some(date_of(date, today))),
            ("known", known),
            ("status", text(&self.status)),
            ("kind", text(&self.kind)),
            ("title", Some(Written::Text(title.clone()))),
            ("short", text(&self.short)),
            ("key", self.key.then_some(Written::Flag(true))),
            ("parties", texts(&self.party)),
            ("summary", text(&self.summary)),
            ("place", text(&self.place)),
            ("people", texts(&self.person)),
            ("quotes", self.quotes()),
            ("sources", texts(&self.source)),
            ("tags", texts(&self.tag)),
            ("confidence", text(&self.confidence)),
            ("conflict", text(&self.conflict)),
            ("note", text(&self.note)),
        ];
        let given = fields.into_iter();
        let fields: Vec<(&str, Written)> = given
            .filter_map(|(name, written)| Some((name, written?)))
            .collect();
        Ok(mapping(&fields))
    }

    /// The quotes, each with its speaker; where there is one source, they rest on it.
    fn quotes(&self) -> Option<Written> {
        let speakers = self.speaker.iter().map(Some).chain(std::iter::repeat(None));
        let quotes = self.quote.iter().zip(speakers);
        let quote = |(text, speaker): (&String, Option<&String>)| {
            let mut fields = vec![("text", Written::Text(text.clone()))];
            fields.extend(speaker.map(|name| ("speaker", Written::Text(name.clone()))));
            if let [source] = self.source.as_slice() {
                fields.push(("source", Written::Text(source.clone())));
            }
            fields
        };
        (!self.quote.is_empty()).then(|| Written::Items(quotes.map(quote).collect()))
    }
}

/// A date as the file has it: what was typed, or the day that a word such as `today` or `fri` means. What is
/// no date is told with all else that is wrong.
fn date_of(text: &str, today: Day) -> Written {
    let text = text.trim();
    let day = match Date::parse(text) {
        Ok(_) => None,
        Err(_) => relative::parse(text, today).ok(),
    };
    Written::Date(day.map_or_else(|| text.to_owned(), |days| days.first_day().to_string()))
}

fn from_options(args: &AddArgs, path: &Path, today: Day) -> Result<i32, Failure> {
    let text = args.written(today)?;
    from_text(path, "the new event", text.as_bytes(), today)
}

/// Adds an event that is given as YAML; `name` is what problems call it.
fn from_text(path: &Path, name: &str, bytes: &[u8], today: Day) -> Result<i32, Failure> {
    let text = String::from_utf8_lossy(bytes);
    let entry = match Entry::read(bytes) {
        Ok(entry) => entry,
        Err(Unreadable::Empty) => return Ok(refuse(&format!("{name} has no event"))),
        Err(Unreadable::NoEvent(why)) => return Ok(refuse(&format!("{name}: {why}"))),
        Err(Unreadable::Problems(problems)) => {
            complain(report(&problems, &text, name).trim_end());
            return Ok(refuse("nothing was added"));
        }
    };
    match add::add(path, &entry, today) {
        Ok(added) => {
            advise(&added, path, (&text, name));
            tell(&added, path)
        }
        Err(NotAdded::Refused(Refusal::Problems(told))) => {
            complain_of(&told, path, (&text, name));
            Ok(refuse("nothing was added"))
        }
        Err(NotAdded::Failed(failure)) => Err(failure),
        Err(why) => Ok(refuse(&compose::told(&shown(path), &why))),
    }
}

/// Has the event written in the editor.
fn from_editor(args: &AddArgs, path: &Path, today: Day) -> Result<i32, Failure> {
    let own = Settings::read(None).ok().flatten();
    let own = own.and_then(|settings| settings.config.editor);
    let named = ["VISUAL", "EDITOR"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if !io::stdin().is_terminal() && own.is_none() && !named {
        return Err(Failure::Argument {
            name: "an editor",
            why: "there is no terminal; give --date and --title, or - to read the event from standard \
                  input as YAML"
                .to_owned(),
        });
    }
    let order = Order {
        file: path,
        editor: own.as_deref(),
        today,
        date: args.today.day(),
        copy: None,
    };
    let prepared = match compose::prepare(&order) {
        Ok(prepared) => prepared,
        Err(NotAdded::Failed(failure)) => return Err(failure),
        Err(why) => return Ok(refuse(&compose::told(&shown(path), &why))),
    };
    match prepared.write(&order) {
        Composed::Added { added, text } => {
            let text = String::from_utf8_lossy(&text);
            advise(&added, path, (&text, "the new event"));
            tell(&added, path)
        }
        Composed::GivenUp(why) => Ok(refuse(&why)),
        Composed::Failed(why) => {
            complain(&format!("opcon-tui: {why}"));
            Ok(ENVIRONMENT)
        }
    }
}

/// Says why nothing was added; gives the exit code.
fn refuse(why: &str) -> i32 {
    complain(&format!("opcon-tui: {why}"));
    INPUT
}

fn tell(added: &Added, path: &Path) -> Result<i32, Failure> {
    let (file, line) = (shown(path), added.line);
    print(&format!("added {}, line {line} of {file}\n", added.id))?;
    Ok(0)
}

/// Tells what an event that was added gives rise to.
fn advise(added: &Added, path: &Path, text: (&str, &str)) {
    complain_of(&added.advice, path, text);
    if added.unordered {
        let file = shown(path);
        complain(&format!(
            "opcon-tui: the events of {file} are in no order of time, so it stands at the end of the list"
        ));
    }
}

/// The whole report: what is in the event with its own lines, what is elsewhere with the file's.
fn complain_of(told: &Told, path: &Path, (text, entry): (&str, &str)) {
    if told.is_empty() {
        return;
    }
    let file = load::read(path)
        .map(|content| content.bytes)
        .unwrap_or_default();
    let file = String::from_utf8_lossy(&file);
    let name = shown(path);
    for (problems, text, name) in [(&told.entry, text, entry), (&told.file, &*file, &*name)] {
        if !problems.is_empty() {
            complain(report(problems, text, name).trim_end());
        }
    }
}

fn report(problems: &[Problem], text: &str, name: &str) -> String {
    let render = if AutoStream::choice(&io::stderr()) == ColorChoice::Never {
        document::render
    } else {
        document::render_coloured
    };
    render(problems, text, name)
}
