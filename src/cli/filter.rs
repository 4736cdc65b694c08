//! `--filter`: which events, the same for every command.

use clap::Args;

use super::{TodayArg, complain};
use crate::analysis::{AsOf, windows};
use crate::day::Day;
use crate::document::Loaded;
use crate::query::filter::{Facts, FilterError};
use crate::query::{Filter, Index};
use crate::record::{Event, EventId};
use crate::shell::Failure;
use crate::text::{Text, measure};

/// Which events are asked for.
#[derive(Clone, Debug, Default, Args)]
pub struct FilterArg {
    /// Only the events for which this holds, such as "kind:hearing since:2026 -is:anonymous"
    #[arg(long = "filter", value_name = "EXPR", allow_hyphen_values = true)]
    text: Option<String>,
}

/// Which events are asked for: all of them where nothing was said.
#[derive(Clone, Debug)]
pub struct Mask(Option<Vec<bool>>);

impl Mask {
    /// Whether an event is asked for.
    pub fn holds(&self, id: EventId) -> bool {
        let mask = self.0.as_ref();
        mask.is_none_or(|mask| mask.get(id.index()).copied().unwrap_or(false))
    }
}

impl FilterArg {
    /// As it was given.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The events that are asked for, in order, and what of them counts: those known on a day where one is
    /// given, else all. Where there are none, that is told on standard error.
    ///
    /// # Errors
    ///
    /// The text is no filter.
    pub fn chosen(
        &self,
        loaded: &Loaded,
        as_of: Option<Day>,
        today: TodayArg,
    ) -> Result<(Vec<EventId>, AsOf), Failure> {
        let now = || AsOf::now(today.day());
        let mask = self.mask(loaded, as_of.map_or_else(now, AsOf::then))?;
        let as_of = as_of.map_or(AsOf::ever(), AsOf::then);
        let all = (0..).map(EventId).zip(&loaded.record.events);
        let known = all.filter(|(id, event)| as_of.knows(event) && mask.holds(*id));
        let ids: Vec<EventId> = known.map(|(id, _)| id).collect();
        if ids.is_empty() && !loaded.record.events.is_empty() {
            let filter = self.text.as_ref().map(|_| "meets the filter");
            let day = as_of
                .known_only
                .then(|| format!("was known by {}", as_of.day));
            let asked: Vec<&str> = filter.into_iter().chain(day.as_deref()).collect();
            complain(&format!("opcon-tui: no event {}", asked.join(" and ")));
        }
        Ok((ids, as_of))
    }

    /// Which events of the record are asked for.
    ///
    /// # Errors
    ///
    /// The text is no filter.
    pub fn mask(&self, loaded: &Loaded, as_of: AsOf) -> Result<Mask, Failure> {
        let Some(text) = &self.text else {
            return Ok(Mask(None));
        };
        let record = &loaded.record;
        let (windows, problems) = (windows(record, as_of), loaded.problems_on(as_of.day));
        let texts = std::cell::OnceCell::new();
        let facts = Facts {
            record,
            as_of,
            windows: &windows,
            is_troubled: &|event: &Event| problems.iter().any(|p| p.event_line == Some(event.line)),
            // Nobody has looked yet.
            is_new: &|_| false,
            is_marked: &|_| false,
            search: &|words| {
                let texts = texts.get_or_init(|| Index::new(record, as_of));
                texts.search(record, as_of, words, None)
            },
        };
        let filter = Filter::parse(text, &facts).map_err(|error| refused(text, &error))?;
        Ok(Mask(Some(filter.mask(&facts))))
    }
}

/// Why it is no filter, with what is wrong underlined.
fn refused(text: &str, error: &FilterError) -> Failure {
    let shown = |text: &str| Text::line(text).shown().to_owned();
    let before = measure::width(&shown(text.get(..error.range.start).unwrap_or("")));
    let wrong = measure::width(&shown(text.get(error.range.clone()).unwrap_or("")));
    Failure::Argument {
        name: "--filter",
        why: format!(
            "{error}\n  {}\n  {}{}",
            shown(text),
            " ".repeat(before),
            "^".repeat(wrong.max(1))
        ),
    }
}
