//! `show`: an event, or all that meet a date, with quotes and sources.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::{FileArg, INPUT, TodayArg, complain, complain_of_problems, load, print};
use crate::analysis::AsOf;
use crate::app::panel;
use crate::app::reading::Reading;
use crate::date::{humanize, relative};
use crate::day::{Day, End, Extent};
use crate::document::Loaded;
use crate::format::json;
use crate::record::{Event, EventId, Record};
use crate::shell::{Failure, Source, shown, terminal};
use crate::text::suggest::{self, Effort};
use crate::text::{Text, measure};

/// How many ids are told that contain what was typed.
const ALIKE: usize = 3;

/// What `show` prints, and how.
#[derive(Clone, Debug, Args)]
pub struct ShowArgs {
    /// The id of an event, or a date such as 2026-05-14, 2026-05, 2029-Q1 or -3m: all events that meet it
    // A distance into the past and a year before 0 begin with a hyphen.
    #[arg(value_name = "ID|DATE", allow_hyphen_values = true, value_parser = wanted)]
    what: String,
    #[command(flatten)]
    file: FileArg,
    /// As it was known by the end of this day, such as 2026-05-14 or 2026-05
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = super::by)]
    as_of: Option<Day>,
    #[command(flatten)]
    today: TodayArg,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
    /// Exit with 1 where the file has a problem
    #[arg(long)]
    strict: bool,
}

/// The form of what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, as wide as the terminal, else 80 columns
    Text,
    /// An array of objects, as list gives them
    Json,
}

/// An id or a date as an argument. None begins with two hyphens: that is an option gone astray.
fn wanted(argument: &str) -> Result<String, String> {
    if argument.trim().is_empty() || argument.starts_with("--") {
        return Err("expected an id or a date".to_owned());
    }
    Ok(argument.to_owned())
}

impl ShowArgs {
    /// Whether a file stands where the id or the date should.
    pub fn begins_with_a_file(&self) -> bool {
        Path::new(&self.what).is_file()
    }
}

/// Prints events with all that the record says of them.
///
/// # Errors
///
/// The file cannot be read.
pub fn run(args: &ShowArgs) -> Result<i32, Failure> {
    let source = args.file.source()?;
    let loaded = load(&source)?;
    let record = &loaded.record;
    let today = args.today.day();
    let as_of = args.as_of.map_or(AsOf::now(today), AsOf::then);
    let found = match meant(record, as_of, &args.what) {
        Ok(found) => found,
        Err(why) => {
            complain(&format!("opcon-tui: {why}"));
            complain_of_problems(&loaded, today);
            return Ok(INPUT);
        }
    };
    print(&match args.format {
        Format::Text => text(&loaded, &found, as_of, &name(&source)),
        Format::Json => {
            let as_of = args.as_of.map_or(AsOf::ever(), AsOf::then);
            json::events(record, found, as_of)
        }
    })?;
    let failed = complain_of_problems(&loaded, today) && args.strict;
    Ok(if failed { INPUT } else { 0 })
}

/// The events on a page as wide as the terminal, a rule between two of them.
fn text(loaded: &Loaded, events: &[EventId], as_of: AsOf, file: &str) -> String {
    let columns = usize::from(terminal::size().width);
    let reading = Reading::new(loaded, as_of);
    let pages: Vec<String> = events
        .iter()
        .map(|&id| {
            let lines = panel::printed(&reading, id, columns, file);
            lines.join("\n") + "\n"
        })
        .collect();
    pages.join(&format!("\n{}\n\n", "─".repeat(columns)))
}

/// What the record is called beside a line of it.
fn name(source: &Source) -> String {
    match source {
        Source::File(path) => shown(path),
        Source::Text { name, .. } => (*name).to_owned(),
    }
}

/// The events that are meant: the one with this id, else all known ones that meet the date; else why there
/// are none.
fn meant(record: &Record, as_of: AsOf, what: &str) -> Result<Vec<EventId>, String> {
    if let Some(id) = record.find(what) {
        return match record.event(id).filter(|event| !as_of.knows(event)) {
            Some(event) => Err(format!(
                "the event `{}` was not known by {}: it is known from {}",
                event.id,
                humanize::day(as_of.day),
                humanize::day(event.known_from)
            )),
            None => Ok(vec![id]),
        };
    }
    match relative::parse(what, as_of.day) {
        Ok(days) => on_days(record, as_of, &days),
        Err(error) => {
            let what_shown = Text::line(what);
            let ids = alike(record, as_of, what);
            // What can be read as a date was meant as one, unless an id is as near.
            let mend = match (error.suggestion, ids) {
                (mend, Some(ids)) => match mend {
                    Some(mend) => format!(": did you mean {ids}, or the date {mend}?"),
                    None => format!(": did you mean {ids}?"),
                },
                (Some(mend), None) => format!(": did you mean the date {mend}?"),
                (None, None) => "; `opcon-tui list --columns id,title` tells the ids".to_owned(),
            };
            Err(format!("no event has the id `{what_shown}`{mend}"))
        }
    }
}

/// The ids that may have been meant, as words.
fn alike(record: &Record, as_of: AsOf, what: &str) -> Option<String> {
    let known = record.events.iter().filter(|event| as_of.knows(event));
    let ids: Vec<&Text> = known.map(|event| &event.id).collect();
    let raw = ids.iter().map(|id| id.raw());
    let near = suggest::nearest(what, raw, &mut Effort::default());
    let word = what.trim().to_lowercase();
    let contain = |id: &&&Text| match near {
        Some(near) => id.raw() == near,
        None => !word.is_empty() && id.raw().to_lowercase().contains(&word),
    };
    let found: Vec<_> = ids.iter().filter(contain).take(ALIKE + 1).collect();
    let told: Vec<String> = found
        .iter()
        .take(ALIKE)
        .map(|id| format!("`{id}`"))
        .collect();
    match told.as_slice() {
        [] => None,
        _ if found.len() > ALIKE => Some(format!("{} or another", told.join(", "))),
        [one] => Some(one.clone()),
        [init @ .., last] => Some(format!("{} or {last}", init.join(", "))),
    }
}

/// The known events whose days overlap with these; else the nearest ones, as a sentence.
fn on_days(record: &Record, as_of: AsOf, days: &Extent) -> Result<Vec<EventId>, String> {
    let known = || {
        let all = (0..).map(EventId).zip(&record.events);
        all.filter(|(_, event)| as_of.knows(event))
    };
    let meets = |event: &Event| {
        let extent = event.date.extent();
        extent.earliest <= days.latest && days.earliest <= extent.latest
    };
    let found: Vec<EventId> = known()
        .filter(|(_, event)| meets(event))
        .map(|(id, _)| id)
        .collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let events = || known().map(|(_, event)| event);
    let before = events()
        .filter(|event| event.date.extent().latest < days.earliest)
        .max_by_key(|event| event.date.extent().latest);
    let after = events()
        .filter(|event| event.date.extent().earliest > days.latest)
        .min_by_key(|event| event.date.extent().earliest);
    let mut words = format!("no event {}", on(days));
    if before.is_none() && after.is_none() {
        words.push_str(", nor on any other day");
    }
    for (place, event) in [("before", before), ("after", after)] {
        let Some(event) = event else { continue };
        let when = humanize::short(&event.date);
        words.push_str(&format!("\n  the nearest {place}: {when}, "));
        words.push_str(&measure::cut(event.title.shown(), 80));
        words.push_str(&format!("\n    {}", event.id));
    }
    Err(words)
}

/// Days in words: "on Mon 23 Nov 2026", "from 1 May 2026 to 31 May 2026", "until 31 Mar 2029".
fn on(days: &Extent) -> String {
    let (first, last) = (days.earliest, days.latest);
    match (days.start, days.end) {
        (End::Day, End::Day) if first == last => format!("on {}", humanize::weekday_day(first)),
        (End::Day, End::Day) => {
            let (first, last) = (humanize::day(first), humanize::day(last));
            format!("from {first} to {last}")
        }
        (End::Day, _) => format!("from {} on", humanize::day(first)),
        (_, End::Day) => format!("until {}", humanize::day(last)),
        _ => "at any time".to_owned(),
    }
}
