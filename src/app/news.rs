//! What is new since a day: which targets moved, which findings changed and what became known, each with the
//! event behind it.

mod page;

pub use page::Page;

use super::Effect;
use super::model::{Model, Popup};
use super::prompt::Ask;
use super::reading::Reading;
use super::walk::Entry;
use crate::analysis::since::Since;
use crate::day::{Day, End};
use crate::record::EventId;

/// What is new since a day.
#[derive(Clone, Debug)]
pub struct News {
    /// The day: new is what became known after it.
    since: Day,
    /// The last day that counts.
    until: Day,
    /// What the events that became known changed.
    changed: Since,
    /// The events that became known and are shown, in the order in which they did.
    events: Vec<EventId>,
    /// How many more the filter hides.
    hidden: usize,
    /// The day on which something became known last, where nothing did since.
    last: Option<Day>,
}

impl News {
    fn of(reading: &Reading, since: Day, until: Day) -> Self {
        let all = reading.became_known(since.plus_days(1), until);
        let known = all.len();
        let events: Vec<EventId> = all.filter(|&id| reading.shows_event(id)).collect();
        let last = (known == 0).then(|| reading.known_beside(since.plus_days(1), false));
        Self {
            since,
            until,
            changed: Since::of(&reading.record, since, until),
            hidden: known - events.len(),
            events,
            last: last.flatten(),
        }
    }

    const fn is_empty(&self) -> bool {
        self.rows() == 0 && self.hidden == 0
    }

    /// How many rows come before the events.
    const fn before_events(&self) -> usize {
        self.changed.targets.len() + self.changed.findings.len()
    }

    /// How many rows the cursor has.
    const fn rows(&self) -> usize {
        self.before_events() + self.events.len() + self.changed.more.len()
    }

    /// The event behind a row.
    fn event(&self, row: usize) -> Option<EventId> {
        let Since {
            targets,
            findings,
            more,
        } = &self.changed;
        let Some(place) = row.checked_sub(self.before_events()) else {
            let targets = targets.iter().map(|moved| moved.event);
            let mut all = targets.chain(findings.iter().map(|found| found.event));
            return all.nth(row).flatten();
        };
        match place.checked_sub(self.events.len()) {
            None => self.events.get(place).copied(),
            Some(place) => more.get(place).map(|more| more.event),
        }
    }
}

impl Model {
    /// Lists what is new since the day from which the event is known that was marked last; without one since
    /// the as-of day; else asks since when.
    pub(super) fn new_since(&mut self) {
        let marked = self.marked_last();
        let marked = marked.and_then(|id| self.reading.record.event(id));
        let (day, whose) = match (marked, self.as_of) {
            (Some(event), _) => (
                event.known_from,
                format!("since the marked event: {}", event.title),
            ),
            (None, Some(day)) => (day, "since the as-of day".to_owned()),
            (None, None) => return self.ask(Ask::Since),
        };
        self.list_news(day);
        self.message = Some(whose);
    }

    /// Lists what is new since the last day of a date that was typed.
    ///
    /// # Errors
    ///
    /// A sentence that says what was expected.
    pub(super) fn new_since_typed(&mut self, text: &str) -> Result<(), String> {
        let day = self.since_typed(text)?;
        self.list_news(day);
        Ok(())
    }

    /// The last day of a date that was typed.
    pub(super) fn since_typed(&self, text: &str) -> Result<Day, String> {
        let extent = self.days_typed(text)?;
        if extent.end == End::Day {
            Ok(extent.latest)
        } else {
            Err("expected a date with an end, such as 2026-05-14 or 2026-05".to_owned())
        }
    }

    /// Lists what is new after a day, up to the as-of day where that is later, else up to today.
    fn list_news(&mut self, since: Day) {
        let until = self.as_of.filter(|day| *day > since).unwrap_or(self.today);
        self.news = Some(News::of(&self.reading, since, until));
        self.popup = Some(Popup::News(0));
    }

    /// The record, the day or the filter is another one: what is listed as new is too.
    pub(super) fn renew_news(&mut self) {
        if let (Some(Popup::News(at)), Some(news)) = (self.popup, &self.news) {
            self.list_news(news.since);
            let last = self.news_rows().saturating_sub(1);
            self.popup = Some(Popup::News(at.min(last)));
        }
    }

    /// How many rows there are to choose from.
    pub(super) fn news_rows(&self) -> usize {
        self.news.as_ref().map_or(0, News::rows)
    }

    /// What is new as it is to be drawn in so many columns and at most so many rows; none where it is not
    /// asked for.
    pub fn news(&self, columns: usize, rows: usize) -> Option<Page> {
        let (Some(Popup::News(at)), Some(news)) = (self.popup, &self.news) else {
            return None;
        };
        Some(Page::new(self, news, at, (columns, rows)))
    }

    /// Selects the event behind a row; one that was not known on the as-of day leads back to now.
    pub(super) fn go_to_new(&mut self, row: usize) -> Vec<Effect> {
        let Some(id) = self.news.as_ref().and_then(|news| news.event(row)) else {
            return Vec::new();
        };
        self.popup = None;
        self.remember();
        let event = self.reading.record.event(id);
        if event.is_some_and(|event| !self.reading.as_of.knows(event)) {
            self.show_as_of(None);
            let words = "not known on that day: back to now   Backspace returns";
            self.message = Some(words.to_owned());
        }
        match self.reading.walk.find(Entry::Event(id)) {
            Some(at) => self.select(at),
            None => self.message = Some("the filter hides this event   F shows all".to_owned()),
        }
        Vec::new()
    }
}
