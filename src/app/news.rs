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
    /// How many more of those that have more to them the filter hides.
    hidden_more: usize,
    /// The day on which something became known last, where nothing did since.
    last: Option<Day>,
}

impl News {
    fn of(reading: &Reading, since: Day, until: Day) -> Self {
        let all = reading.became_known(since.plus_days(1), until);
        let known = all.len();
        let events: Vec<EventId> = all.filter(|&id| reading.shows_event(id)).collect();
        let last = (known == 0).then(|| reading.known_beside(since.plus_days(1), false));
        let mut changed = reading.changed_since(since, until);
        let more = changed.more.len();
        changed.more.retain(|more| reading.shows_event(more.event));
        Self {
            since,
            until,
            hidden_more: more - changed.more.len(),
            changed,
            hidden: known - events.len(),
            events,
            last: last.flatten(),
        }
    }

    const fn is_empty(&self) -> bool {
        self.rows() == 0 && self.hidden == 0 && self.hidden_more == 0
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

#[cfg(test)]
mod tests {
    use super::super::tests::{opened, press, typed};
    use super::super::{Code, Key, Model, Msg};
    use crate::day::Day;
    use crate::document;

    const BRIDGE: &str = "\
parties: { north: { name: Northbank }, south: { name: Southbank } }
milestones: { opening: { name: Opening } }
events:
  - {id: plan, date: 2026-01-10, title: The plan, targets: [{by: north, date: 2028}]}
  - {id: vote, date: 2026-02-10, title: The vote}
  - {id: doubt, date: 2026-03-10, title: A doubt, kind: statement, targets: [{by: north, date: 2028, status: denied}]}
  - {id: pier, date: 2026-03-20, title: The pier}
";

    fn bridge() -> Model {
        opened(BRIDGE)
    }

    /// What is listed, line by line, under its title.
    fn listed(model: &Model) -> Vec<String> {
        let Some(page) = model.news(76, 40) else {
            return Vec::new();
        };
        let text = |(spans, _): &(Vec<super::super::ink::Span>, bool)| {
            let all: String = spans.iter().map(|span| span.text.as_str()).collect();
            all.trim().to_owned()
        };
        let lines = page.lines.iter().map(text);
        let lines = lines.filter(|line| !line.is_empty());
        [page.title.clone()].into_iter().chain(lines).collect()
    }

    fn id(model: &Model) -> &str {
        let event = model.reading().event_at(model.at());
        event.map_or("", |event| event.id.raw())
    }

    #[test]
    fn the_day_is_that_of_the_event_that_was_marked_last() {
        let mut model = bridge();
        press(&mut model, "G Space k k Space g n");
        assert_eq!(
            listed(&model),
            [
                "New since 10 Feb 2026, until 23 Nov 2026: 2 events, 1 target",
                "1 target moved",
                "Northbank: Opening nothing stated, was 2028",
                "10 Mar 2026: A doubt",
                "2 events became known",
                "10 Mar 2026 ▫N  A doubt",
                "20 Mar 2026 ⋄   The pier",
            ]
        );
        assert_eq!(model.message(), Some("since the marked event: The vote"));
        press(&mut model, "Esc Space g n");
        assert_eq!(
            listed(&model),
            [
                "New since 20 Mar 2026, until 23 Nov 2026",
                "Nothing became known after 20 Mar 2026, until 23 Nov 2026. The last event",
                "before that did on 20 Mar 2026.",
            ]
        );
        press(&mut model, "Enter");
        assert!(model.popup().is_some(), "there is nothing to go to");
        press(&mut model, "Esc");
        assert!(model.popup().is_none());
    }

    #[test]
    fn without_a_mark_it_is_the_as_of_day_and_else_it_is_asked_for() {
        let mut model = bridge();
        press(&mut model, "g n");
        assert_eq!(model.asked().unwrap().label, "new since ");
        typed(&mut model, "2026-02");
        assert_eq!(model.asked().unwrap().aside, "after Sat 28 Feb 2026");
        press(&mut model, "Enter");
        assert_eq!(
            listed(&model).first().map(String::as_str),
            Some("New since 28 Feb 2026, until 23 Nov 2026: 2 events, 1 target")
        );
        // Another day, from the list.
        press(&mut model, "d");
        typed(&mut model, "2028/..");
        press(&mut model, "Enter");
        let refusal = model.asked().unwrap().refusal.unwrap().to_owned();
        assert!(
            refusal.starts_with("expected a date with an end"),
            "{refusal}"
        );
        press(&mut model, "Ctrl-u 2 0 2 5 Enter");
        assert!(listed(&model).contains(&"4 events became known".to_owned()));
        press(&mut model, "Esc g g w g n");
        assert_eq!(
            listed(&model).first().map(String::as_str),
            Some("New since 10 Jan 2026, until 23 Nov 2026: 3 events, 1 target")
        );
        assert_eq!(model.message(), Some("since the as-of day"));
        // A day before the as-of day: up to that.
        press(&mut model, "Esc g g } }");
        assert_eq!(model.as_of(), Day::parse("2026-03-10"));
        press(&mut model, "g g Space g n");
        assert_eq!(
            listed(&model).first().map(String::as_str),
            Some("New since 10 Jan 2026, until 10 Mar 2026: 2 events, 1 target")
        );
    }

    #[test]
    fn enter_goes_to_the_event_and_back_to_now_where_it_was_not_known() {
        let mut model = bridge();
        press(&mut model, "g g w g n");
        model.update(Msg::Key(Key::plain(Code::Enter)));
        assert_eq!((id(&model), model.as_of()), ("doubt", None));
        assert!(model.message().unwrap().contains("back to now"));
        assert!(model.popup().is_none());
        press(&mut model, "Backspace");
        assert_eq!(
            (id(&model), model.as_of()),
            ("plan", Day::parse("2026-01-10"))
        );
        press(&mut model, "W g g Space g n j Enter");
        assert_eq!((id(&model), model.message()), ("vote", None));
        press(&mut model, "g n G Enter");
        assert_eq!(id(&model), "pier");
    }

    #[test]
    fn the_filter_holds_for_the_events_and_is_told() {
        let mut model = bridge();
        press(&mut model, "g g Space f");
        typed(&mut model, "-kind:statement");
        press(&mut model, "Enter g n");
        let all = listed(&model);
        assert!(
            all.contains(&"3 events became known, the filter hides 1".to_owned()),
            "{all:?}"
        );
        assert!(
            !all.iter().any(|line| line.contains("▫N  A doubt")),
            "{all:?}"
        );
        // The target moved by what is hidden.
        press(&mut model, "Enter");
        assert_eq!(
            model.message(),
            Some("the filter hides this event   F shows all")
        );
    }

    #[test]
    fn the_filter_holds_for_what_has_more_to_it() {
        let mut model = bridge();
        let text = format!(
            "{BRIDGE}  - {{id: old, date: 2026-01-05, title: Old, kind: report, sources: [{{title: A, date: 2026-01-06}}, {{title: B, date: 2026-05-06}}]}}
  - {{id: word, date: 2026-01-06, title: A word, kind: statement, sources: [{{title: C, date: 2026-01-06}}, {{title: D, date: 2026-05-06}}]}}\n"
        );
        model.update(Msg::Loaded(document::load(text.as_bytes())));
        press(&mut model, "f");
        typed(&mut model, "-kind:statement");
        press(&mut model, "Enter g n");
        typed(&mut model, "2026-02");
        press(&mut model, "Enter");
        let all = listed(&model);
        let heading = "2 events with more sources or quotes, the filter hides 1";
        assert!(all.contains(&heading.to_owned()), "{all:?}");
        assert!(!all.iter().any(|line| line.contains("A word")), "{all:?}");
        press(&mut model, "G Enter");
        assert_eq!((id(&model), model.message()), ("old", None));
    }

    #[test]
    fn a_day_is_told_whole_on_a_small_screen() {
        let mut model = bridge();
        press(&mut model, "g g Space g n");
        for columns in [56, 36] {
            let page = model.news(columns, 40).unwrap();
            let words = |(spans, _): &(Vec<super::super::ink::Span>, bool)| {
                spans
                    .iter()
                    .map(|span| span.text.as_str())
                    .collect::<String>()
            };
            let lines: Vec<String> = page.lines.iter().map(words).collect();
            assert!(
                lines.iter().any(|line| line.starts_with("20 Mar 2026 ")),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn a_save_and_another_day_change_what_is_listed() {
        let mut model = bridge();
        press(&mut model, "g g Space g n G");
        let text = BRIDGE.replace("  - {id: pier, date: 2026-03-20, title: The pier}\n", "");
        model.update(Msg::Loaded(document::load(text.as_bytes())));
        let all = listed(&model);
        assert!(all.contains(&"2 events became known".to_owned()), "{all:?}");
        press(&mut model, "Enter");
        assert_eq!(id(&model), "doubt", "the cursor stays within");
        press(&mut model, "g n");
        model.update(Msg::Today(Day::parse("2026-11-24").unwrap()));
        let all = listed(&model);
        assert!(
            all.first().unwrap().contains("until 24 Nov 2026"),
            "{all:?}"
        );
    }
    #[test]
    fn a_date_that_has_passed_is_told_as_lapsed() {
        let mut model = bridge();
        let text = format!(
            "{BRIDGE}  - {{id: hope, date: 2026-04-01, title: A hope, targets: [{{by: south, date: 2026-06}}]}}\n"
        );
        model.update(Msg::Loaded(document::load(text.as_bytes())));
        press(&mut model, "g g Space g n");
        let told =
            |lapsed: &str| format!("Southbank: Opening Jun 2026{lapsed}, was nothing stated");
        let all = listed(&model);
        assert!(all.contains(&told(" (lapsed)")), "{all:?}");
        press(&mut model, "Esc G w g n");
        let all = listed(&model);
        assert!(all.contains(&told("")), "{all:?}");
    }
}
