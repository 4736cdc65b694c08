//! `brief`: the state of play on a page.

use clap::Args;

use super::filter::FilterArg;
use super::page_format::PageFormat;
use super::{
    ENVIRONMENT, FileArg, INPUT, TodayArg, by, complain, complain_of_problems, load, print,
};
use crate::analysis::AsOf;
use crate::analysis::brief::Brief;
use crate::date::humanize;
use crate::day::Day;
use crate::format::brief;
use crate::record::{MilestoneId, Record};
use crate::shell::Failure;
use crate::text::Text;

/// What the brief is about, and its form.
#[derive(Clone, Debug, Args)]
pub struct BriefArgs {
    #[command(flatten)]
    file: FileArg,
    /// The state of play as it was known by the end of this day [default: all, today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = by)]
    as_of: Option<Day>,
    #[command(flatten)]
    today: TodayArg,
    /// Also what became known after this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = by)]
    since: Option<Day>,
    /// The key of the milestone [default: the main one]
    #[arg(long, value_name = "KEY")]
    milestone: Option<String>,
    #[command(flatten)]
    filter: FilterArg,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: PageFormat,
    /// Exit with 1 where the file has a problem
    #[arg(long)]
    strict: bool,
}

/// Prints the state of play.
///
/// # Errors
///
/// The file cannot be read.
pub fn run(args: &BriefArgs) -> Result<i32, Failure> {
    let loaded = load(&args.file.source()?)?;
    let record = &loaded.record;
    let now = || AsOf::now(args.today.day());
    let as_of = args.as_of.map_or_else(now, AsOf::then);
    if let Some(since) = args.since.filter(|&since| since > as_of.day) {
        let (since, day) = (humanize::day(since), humanize::day(as_of.day));
        complain(&format!(
            "opcon-tui: --since {since} is later than {day}, the day of the brief: give an earlier day"
        ));
        return Ok(ENVIRONMENT);
    }
    let milestone = match &args.milestone {
        Some(key) => match milestone(record, key) {
            Ok(found) => Some(found),
            Err(why) => {
                complain(&format!("opcon-tui: {why}"));
                return Ok(ENVIRONMENT);
            }
        },
        None => record.main_milestone(),
    };
    let mask = args.filter.mask(&loaded, as_of)?;
    let told = Brief::of(record, milestone, as_of, args.since, |id| mask.holds(id));
    print(&match args.format {
        PageFormat::Text => brief::text(record, &told),
        PageFormat::Md => brief::markdown(record, &told),
        PageFormat::Json => brief::json(record, &told),
    })?;
    let failed = complain_of_problems(&loaded, args.today.day())
        && (args.strict || record.events.is_empty());
    Ok(if failed { INPUT } else { 0 })
}

/// The milestone with a key; else what there is, as a sentence.
fn milestone(record: &Record, key: &str) -> Result<MilestoneId, String> {
    let at = record.milestones.iter().position(|m| m.key.raw() == key);
    let found = at.and_then(|at| u32::try_from(at).ok()).map(MilestoneId);
    found.ok_or_else(|| {
        let keys: Vec<&str> = record.milestones.iter().map(|m| m.key.shown()).collect();
        let keys = match keys.as_slice() {
            [] => "the record has none".to_owned(),
            keys => format!("expected {}", keys.join(" or ")),
        };
        format!("no milestone has the key `{}`: {keys}", Text::line(key))
    })
}
