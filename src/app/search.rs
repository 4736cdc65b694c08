//! What is searched for, and what has it.

use std::sync::Arc;

use super::model::Model;
use super::panel::Parts;
use super::reading::Reading;
use super::walk::Entry;
use crate::query::{Index, Words};
use crate::record::EventId;
use crate::timeline::{self, Highlights};

/// What is searched for, and where it was found.
#[derive(Clone, Debug)]
pub struct Search {
    /// As it was typed.
    text: String,
    words: Words,
    /// The events of the record that have it, in order.
    hits: Arc<[EventId]>,
    /// What was searched for on the way here, each with fewer letters than the next, and what had it: enough
    /// to look among, and where a letter is taken back, found already.
    way: Vec<(Words, Arc<[EventId]>)>,
    /// Their places in the walk, in order.
    places: Vec<usize>,
    highlights: Highlights,
}

impl Search {
    /// As it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is searched for.
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// How many events have it, of those that can be walked through.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// Whether an event has it.
    pub fn has(&self, id: EventId) -> bool {
        self.hits.binary_search(&id).is_ok()
    }

    /// Which of them stands at a place of the walk, from 1.
    pub fn nth(&self, at: usize) -> Option<usize> {
        self.places.binary_search(&at).ok().map(|nth| nth + 1)
    }

    /// The place of the first one from `at` on, from the start again where there is none.
    fn from(&self, at: usize) -> Option<usize> {
        let next = self.places.partition_point(|&place| place < at);
        self.places.get(next).or(self.places.first()).copied()
    }

    /// The place of the `n`th one after or before `at`, and whether the way led over an end.
    fn beyond(&self, at: usize, n: usize, forward: bool) -> Option<(usize, bool)> {
        let count = i64::try_from(self.places.len()).ok()?;
        let n = i64::try_from(n).ok()?;
        let before = |after: bool| {
            let places = self
                .places
                .partition_point(|&place| place < at || (after && place == at));
            i64::try_from(places).ok()
        };
        let nth = if forward {
            before(true)? + n - 1
        } else {
            before(false)? - n
        };
        let place = usize::try_from(nth.checked_rem_euclid(count)?).ok()?;
        Some((*self.places.get(place)?, !(0..count).contains(&nth)))
    }
}

impl Model {
    /// What is searched for.
    pub const fn search(&self) -> Option<&Search> {
        self.search.as_ref()
    }

    /// What is searched for, if an event has it.
    pub fn words_in(&self, id: EventId) -> Option<&Words> {
        let search = self.search.as_ref()?;
        search.has(id).then_some(&search.words)
    }

    /// What is searched for, if what stands at a place of the walk has it.
    pub fn words_at(&self, at: usize) -> Option<&Words> {
        match self.reading.walk.get(at)? {
            Entry::Event(id) => self.words_in(id),
            Entry::Proposal(_) => None,
        }
    }

    /// The items of the chart that have what is searched for.
    pub fn highlights(&self) -> Option<&Highlights> {
        self.search.as_ref().map(|search| &search.highlights)
    }

    /// How many events have what is searched for: "3 of 17", "none".
    pub fn found_words(&self) -> String {
        let Some(search) = &self.search else {
            return String::new();
        };
        match (search.count(), search.nth(self.at)) {
            (0, _) if self.filter.is_some() => "no match among what the filter shows".to_owned(),
            (0, _) => "no match".to_owned(),
            (count, Some(nth)) => format!("{nth} of {count}"),
            (count, None) => super::words::count(count, "match", "matches"),
        }
    }

    /// The folded text of the record, made when it is first asked for.
    pub(super) fn texts(&self) -> Arc<Index> {
        let (record, as_of) = (&self.reading.record, self.reading.as_of);
        let texts = self
            .texts
            .get_or_init(|| Arc::new(Index::new(record, as_of)));
        Arc::clone(texts)
    }

    /// Searches for a text; for nothing where it has no words.
    pub(super) fn find(&mut self, text: &str) {
        let words = Words::parse(text);
        if words.is_empty() {
            self.search = None;
            return;
        }
        let texts = self.texts();
        let mut way = self.search.take().map_or_else(Vec::new, |before| {
            let mut way = before.way;
            way.push((before.words, before.hits));
            way
        });
        while way.last().is_some_and(|(wider, _)| !words.refine(wider)) {
            way.pop();
        }
        let reading = &self.reading;
        let search = |words: &Words, among: Option<&[EventId]>| {
            let found = texts.search(&reading.record, reading.as_of, words, among);
            Arc::<[EventId]>::from(found)
        };
        let hits = match way.pop_if(|(same, _)| *same == words) {
            Some((_, hits)) => hits,
            None => match way.last() {
                Some((wider, among)) => search(&words.beyond(wider), Some(among)),
                None => search(&words, None),
            },
        };
        let places = places(reading, &hits);
        let highlights = highlights(reading, &self.index, &places);
        self.search = Some(Search {
            text: text.to_owned(),
            words,
            hits,
            way,
            places,
            highlights,
        });
    }

    /// Searches again, after the record or its walk has changed.
    pub(super) fn find_again(&mut self) {
        if let Some(search) = self.search.take() {
            self.find(&search.text);
        }
    }

    /// Selects the first event from a place on that has what is searched for.
    pub(super) fn select_found(&mut self, from: usize) {
        let found = self.search.as_ref().and_then(|search| search.from(from));
        if let Some(at) = found {
            self.select(at);
            self.show_found();
        }
    }

    /// Selects the next or previous event that has what is searched for.
    pub(super) fn step_found(&mut self, n: usize, forward: bool) {
        if self.search.is_none() {
            let last = self.histories.of(super::prompt::Ask::Search).last();
            let Some(last) = last.cloned() else {
                self.message = Some("nothing was searched for   / searches".to_owned());
                return;
            };
            self.find(&last);
        }
        let Some(search) = &self.search else { return };
        let Some((at, over)) = search.beyond(self.at, n, forward) else {
            self.message = Some(format!("no event has {}", search.text));
            return;
        };
        if over {
            let end = if forward { "start" } else { "end" };
            self.message = Some(format!("on from the {end}"));
        }
        self.jump(at);
        self.show_found();
    }

    /// Whether there are words to find the next match of.
    pub(super) fn can_find(&self) -> bool {
        self.search.is_some() || !self.histories.of(super::prompt::Ask::Search).is_empty()
    }

    /// Scrolls the panel so that the first words that were searched for are in sight.
    fn show_found(&mut self) {
        let layout = self.layout();
        let panel = self.panel(&layout);
        let height = usize::from(Parts::of(&panel, layout.reader()).body.height);
        let found = panel.lines.iter().position(super::panel::Line::is_found);
        let Some(line) = found.filter(|_| height > 0) else {
            return;
        };
        // With two lines above it, if it is not in sight at the top.
        let scroll = if line < height { 0 } else { line - 2 };
        self.set_scroll(scroll);
    }
}

/// The places in the walk of some events.
fn places(reading: &Reading, events: &[EventId]) -> Vec<usize> {
    let walk = &reading.walk;
    // What has begun stands in the order of the events.
    let mut left = events.iter().copied().peekable();
    let mut is_among = |at: usize, begun: bool| match walk.get(at) {
        Some(Entry::Event(id)) if begun => {
            while left.next_if(|&other| other < id).is_some() {}
            left.peek() == Some(&id)
        }
        Some(Entry::Event(id)) => events.binary_search(&id).is_ok(),
        _ => false,
    };
    (0..walk.len())
        .filter(|&at| is_among(at, at < walk.past()))
        .collect()
}

/// The items at some places of the walk, as they stand out in the chart.
fn highlights(reading: &Reading, index: &timeline::Index, places: &[usize]) -> Highlights {
    let item = |&at: &usize| index.item(at - reading.walk.proposals_before(at));
    Highlights::new(places.iter().filter_map(item))
}

#[cfg(test)]
mod tests {
    use crate::app::tests::{opened, press};
    use crate::app::{Model, Msg};
    use crate::day::Day;
    use crate::document;

    const BRIDGE: &str = "events:\n\
        - {id: plan, date: 2026-01, title: The plan, summary: A pier in the river}\n\
        - {id: vote, date: 2026-02, title: The vote}\n\
        - {id: pier, date: 2026-03, title: The first pier}\n\
        - {id: flood, date: 2026-04, title: The flood}\n\
        - {id: last, date: 2027-01, title: The last pier, status: planned}\n";

    fn after(keys: &str) -> Model {
        let mut model = opened(BRIDGE);
        if !keys.is_empty() {
            press(&mut model, keys);
        }
        model
    }

    fn id(model: &Model) -> &str {
        model.reading().event_at(model.at()).unwrap().id.raw()
    }

    #[test]
    fn the_first_match_from_the_selection_on_is_selected() {
        assert_eq!(id(&after("")), "flood");
        let model = after("/ p i e r");
        assert_eq!(
            (id(&model), model.found_words().as_str()),
            ("last", "3 of 3")
        );
        let model = after("g g / f l o");
        assert_eq!(
            (id(&model), model.found_words().as_str()),
            ("flood", "1 of 1")
        );
        let model = after("/ v o t e");
        assert_eq!(id(&model), "vote", "on from the start");
        let model = after("/ x");
        assert_eq!(
            (id(&model), model.found_words().as_str()),
            ("flood", "no match")
        );
    }

    #[test]
    fn matches_are_stepped_through_and_over_the_ends() {
        let mut model = after("g g / p i e r Enter");
        assert_eq!(id(&model), "plan");
        for (keys, expected, over) in [
            ("n", "pier", false),
            ("2 n", "plan", true),
            ("N", "last", true),
            ("2 N", "plan", false),
            ("7 n", "pier", true),
            ("j n", "last", false),
        ] {
            press(&mut model, keys);
            assert_eq!(id(&model), expected, "{keys}");
            assert_eq!(model.message().is_some(), over, "{keys}");
        }
    }

    #[test]
    fn letters_taken_back_find_what_they_found_before() {
        let mut typed = after("/");
        for key in
            "p i e r Space t h e Backspace Backspace Backspace Backspace f Backspace Ctrl-u v o"
                .split(' ')
        {
            press(&mut typed, key);
            let text = typed.asked().unwrap().parts.0.to_owned();
            let mut anew = after("");
            anew.find(&text);
            let count = |model: &Model| model.search().map(super::Search::count);
            assert_eq!(count(&typed), count(&anew), "{text}");
        }
    }

    #[test]
    fn a_search_is_given_up_dropped_and_taken_up_again() {
        let mut model = after("k / p i e r Esc");
        assert_eq!((id(&model), model.search().is_some()), ("pier", false));
        press(&mut model, "/ v o t e Enter / f l o o d Esc");
        assert_eq!(id(&model), "vote");
        assert_eq!(model.search().map(super::Search::text), Some("vote"));
        press(&mut model, "Esc");
        assert!(model.search().is_none());
        press(&mut model, "G n");
        assert_eq!(id(&model), "vote", "the last one again");
        press(&mut model, "Backspace");
        assert_eq!(id(&model), "last");
        press(&mut model, "/ x x Enter");
        assert_eq!(
            model.asked().unwrap().refusal,
            Some("no event has all of that")
        );
    }

    #[test]
    fn what_is_added_is_found_and_lanes_keep_their_marks() {
        let mut model = after("/ p i e r Enter r o");
        let found = |model: &Model| model.search().unwrap().count();
        assert_eq!(found(&model), 3);
        let day = |text| Day::parse(text).unwrap();
        let marked =
            |model: &Model, from, to| model.highlights().unwrap().meet(day(from), day(to), false);
        assert!(marked(&model, "2026-03-01", "2026-03-31"));
        assert!(!marked(&model, "2026-04-01", "2026-04-30"));
        let more = format!("{BRIDGE}- {{date: 2026-05, title: Another pier}}\n");
        model.update(Msg::Loaded(document::load(more.as_bytes())));
        assert_eq!(found(&model), 4);
        let fewer = "events:\n- {id: flood, date: 2026-04, title: The flood}\n";
        model.update(Msg::Loaded(document::load(fewer.as_bytes())));
        assert_eq!(found(&model), 0);
    }

    #[test]
    fn the_panel_scrolls_to_the_words() {
        let long = "water ".repeat(400);
        let text = format!("events:\n- {{date: 2026-01, title: A, summary: \"{long} harbour\"}}\n");
        let mut model = after("");
        model.update(Msg::Resize {
            columns: 120,
            rows: 36,
        });
        model.update(Msg::Loaded(document::load(text.as_bytes())));
        press(&mut model, "/ h a r b");
        let layout = model.layout();
        let panel = model.panel(&layout);
        let scroll = model.panel_scroll(&panel, layout.panel.height - 3);
        let line = panel
            .lines
            .iter()
            .position(crate::app::panel::Line::is_found)
            .unwrap();
        assert!(
            scroll > 20 && (scroll..scroll + 26).contains(&line),
            "{scroll} {line}"
        );
        press(&mut model, "Esc");
        assert_eq!(model.panel_scroll(&model.panel(&layout), 20), 0);
    }
}
