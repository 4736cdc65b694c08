//! The file has changed: the record is new, the reader stays where he is.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::anchor::{Anchor, nearest};
use super::command::Action;
use super::loss::Loss;
use super::model::{Model, Place};
use super::reading::Reading;
use super::walk::Entry;
use super::{on_days, words};
use crate::analysis::Window;
use crate::analysis::changes::{State, same};
use crate::date::{humanize, relative};
use crate::day::Day;
use crate::document::{Loaded, Severity};
use crate::record::{Event, MilestoneId, Record, ids_of};
use crate::text::Text;

/// Takes in what the file is now. A fragment of a file keeps the last good view under a banner.
pub(super) fn loaded(model: &mut Model, loaded: Loaded) {
    if !model.opened {
        open(model, loaded);
        return;
    }
    if loaded.part_of.is_some() {
        // A part is shown for want of anything better.
        return;
    }
    if model.loaded.part_of.is_some() {
        complete(model, loaded);
        return;
    }
    if loaded.is_fragment() && !model.reading.record.events.is_empty() {
        let why = loaded.why_fragment();
        let file = &model.file;
        let what = if loaded.broken {
            format!("{file} cannot be read as YAML")
        } else if !loaded.record.events.is_empty() {
            format!("{file} is cut off by a second document")
        } else if why.is_some_and(|p| p.severity == Severity::Error) {
            format!("no event of {file} can be read")
        } else {
            format!("{file} has no events")
        };
        let words = format!("{what}; showing the last good version");
        model.banner = Some((words, why.cloned()));
        model.message = None;
        model.reading.tell(std::sync::Arc::clone(&loaded.problems));
        return;
    }
    let was_broken = model.banner.take().is_some();
    let changed = changed(&model.reading.record, &loaded.record);
    // What is not yet known on the day that is shown is counted, and no more.
    let question = model.question();
    let (known, hidden): (Vec<_>, Vec<_>) = changed
        .into_iter()
        .partition(|&(_, known_from)| question.reaches(known_from));
    let news = known
        .first()
        .map(|(id, _)| (id.clone(), model.reading.record.find(id).is_none()));
    let day = question.day;
    let problems = loaded.problems_on(day);
    let loss = Loss::between(
        (&model.loaded.record, &model.loaded.problems_on(day)),
        (&loaded.record, &problems),
    );
    let loss = loss.words(&model.key_of(Action::Problems));
    let same = known.is_empty()
        && hidden.is_empty()
        && model.reading.record.events.len() == loaded.record.events.len()
        && model.reading.problems == loaded.problems_on(model.reading.as_of.day);
    replace(model, loaded);
    let (count, unknown) = (known.len(), hidden.len());
    let ids = known.into_iter().chain(hidden).map(|(id, _)| id);
    model.fresh.extend(ids);
    let record = &model.reading.record;
    if !model.fresh.is_empty() {
        let ids = ids_of(&record.events);
        model.fresh.retain(|id| ids.contains(&**id));
    }
    let told = news.and_then(|(id, new)| Some((record.event(record.find(&id)?)?, new)));
    let later = |before: &str| match unknown {
        0 => String::new(),
        n => {
            let events = words::count(n, "event", "events");
            let day = humanize::day(day);
            format!("{before}{events} new or changed, not yet known on {day}")
        }
    };
    let told = match told {
        Some((event, new)) if count == 1 => {
            let word = if new { "new" } else { "changed" };
            let when = humanize::short(&event.date);
            Some(format!("{word}: {when} {}{}", event.title, later("   ")))
        }
        Some(_) => {
            let events = words::count(count, "event", "events");
            Some(format!("{events} new or changed{}", later("   ")))
        }
        None if unknown > 0 => Some(later("")),
        None if loss.is_some() || same && !was_broken => None,
        None if was_broken => Some(format!("{} can be read again", model.file)),
        None => Some(format!("{} read again", model.file)),
    };
    // What is lost comes first: the end of a long message is cut off.
    let told: Vec<String> = loss.into_iter().chain(told).collect();
    model.message = (!told.is_empty()).then(|| told.join("   "));
}

/// The first picture: the story's last months, the newest event begun by today selected.
fn open(model: &mut Model, loaded: Loaded) {
    model.opened = true;
    replace(model, loaded);
    if let Some(text) = model.wanted_filter.take()
        && let Err(why) = model.set_filter(&text)
    {
        model.message = Some(format!("cannot filter by {}: {why}", Text::line(&text)));
    }
    model.at = model.reading.walk.newest();
    if !model.offers(model.view) {
        let name = model.view.name();
        model.message = Some(format!("the record has nothing for the view {name}"));
        model.view = super::layout::View::default();
    }
    model.fit_chart();
    if model.loaded.part_of.is_some() {
        // The status row says what is being read. What is wanted may be in what has not been read.
        model.message = None;
        return;
    }
    if model.wanted.is_none() && model.as_of.is_none() {
        model.resume();
    }
    if let Some(wanted) = model.wanted.take() {
        match wanted_at(&model.reading, &wanted) {
            Some(at) => model.select(at),
            None if model.reading.record.find(&wanted).is_some() => {
                model.message = Some(format!("`{wanted}` is not known on this day"));
            }
            None => model.message = Some(format!("no event has the id or day `{wanted}`")),
        }
    }
}

/// The whole of a file of which a part was shown: who has not moved sees it open as if there had been
/// no part.
fn complete(model: &mut Model, loaded: Loaded) {
    let moved = model.at != model.reading.walk.newest();
    model.message = None;
    if moved {
        model.wanted = None;
        replace(model, loaded);
    } else {
        open(model, loaded);
    }
}

/// The event with an id; else the one on a date, or the nearest.
pub(super) fn wanted_at(reading: &Reading, wanted: &str) -> Option<usize> {
    let walk = &reading.walk;
    if let Some(id) = reading.record.find(wanted) {
        return walk.find(Entry::Event(id));
    }
    let days = relative::parse(wanted, reading.today()).ok()?;
    let day = days.first_day();
    on_days::find(reading, &days).or_else(|| nearest(reading, day))
}

/// A new day has begun.
pub(super) fn today(model: &mut Model, day: Day) {
    model.today = day;
    if model.as_of.is_none() {
        ask(model);
    }
}

/// Asks the same record what the model asks now: the selection stays where it is still shown, else the
/// newest event is selected; zoom and scroll stay.
pub(super) fn ask(model: &mut Model) {
    let selected = model.reading.walk.get(model.at);
    let window = model.reading.proposal_at(model.at).cloned();
    model.reading = model.reading.on(&model.loaded, model.question());
    model.texts = OnceLock::new();
    model.ask_filter();
    let reading = &model.reading;
    let entry = match (selected, window) {
        (Some(Entry::Proposal(_)), Some(window)) => {
            let same = |w: &Window| {
                w.milestone == window.milestone
                    && w.by == window.by
                    && w.extent().same_window(window.extent())
            };
            let at = reading.windows.iter().position(same);
            at.and_then(|at| u32::try_from(at).ok())
                .map(Entry::Proposal)
        }
        (selected, _) => selected,
    };
    let found = entry.and_then(|entry| reading.walk.find(entry));
    model.at = found.unwrap_or_else(|| reading.walk.newest());
    if found.is_none() {
        model.thing = 0;
    }
    // Windows have other places on another day.
    let lasts = |entry: &Entry| matches!(entry, Entry::Event(_));
    model.scrolls.retain(|entry, _| lasts(entry));
    if let Some(sight) = &mut model.in_sight {
        sight.follow(|entry| lasts(entry));
    }
    settle(model);
}

/// Puts the new record in place of the old one; selection, zoom, lanes and scroll stay.
fn replace(model: &mut Model, loaded: Loaded) {
    let selected = model.reading.walk.get(model.at);
    let anchor = match model.missed.take() {
        Some((anchor, stand_in)) if selected == Some(stand_in) => anchor,
        _ => Anchor::of(&model.reading, model.at),
    };
    let scrolls = std::mem::take(&mut model.scrolls);
    let mut reading = Reading::new(&loaded, model.question());
    if let Some(milestone) = chosen(model, &reading.record) {
        reading.turn_to(milestone);
    }
    let old = std::mem::replace(&mut model.reading, reading);
    model.loaded = loaded;
    model.scrolls = carried(&scrolls, &old, &model.reading);
    let (asked, new) = (model.as_of, &model.reading);
    // A proposal has its place among the windows of its day alone.
    if let Some(sight) = &mut model.in_sight {
        sight.follow(|entry| carry(&old, new, entry));
    }
    let mut stays = |place: &mut Place| {
        let lasts = matches!(place.entry, Entry::Event(_)) || place.as_of == asked;
        lasts && carry(&old, new, &mut place.entry)
    };
    model.behind.retain_mut(&mut stays);
    model.ahead.retain_mut(&mut stays);
    if let Some(prompt) = &mut model.prompt {
        let before = &mut prompt.before;
        before.scrolls = carried(&before.scrolls, &old, new);
        before.place = before
            .place
            .take()
            .and_then(|mut place| stays(&mut place).then_some(place));
    }
    model.texts = OnceLock::new();
    model.ask_filter();
    let found = anchor.find(&model.reading, &old.record);
    model.at = found.unwrap_or_else(|| anchor.near(&model.reading));
    if let (None, Some(stand_in)) = (found, model.reading.walk.get(model.at)) {
        model.missed = Some((anchor, stand_in));
    }
    let problems = model.reading.problems.len();
    match model.popup {
        Some(super::model::Popup::Problems(_)) if problems == 0 => model.popup = None,
        Some(super::model::Popup::Problems(at)) => {
            model.popup = Some(super::model::Popup::Problems(at.min(problems - 1)));
        }
        _ => {}
    }
    settle(model);
}

/// Lanes, marks and the chart follow the reading and the selection.
fn settle(model: &mut Model) {
    model.sort_lanes();
    // An opening that nobody has moved stays one, as long as the selection is in its sight.
    model.fit_chart();
    model.reveal();
    model.renew_news();
}

/// The milestone that was chosen, where the record has it.
fn chosen(model: &Model, record: &Record) -> Option<MilestoneId> {
    let key = model.milestone.as_deref()?;
    let at = record.milestones.iter().position(|m| m.key.raw() == key)?;
    u32::try_from(at).ok().map(MilestoneId)
}

/// Makes an entry of the old record one of the new; whether it is there.
fn carry(old: &Reading, new: &Reading, entry: &mut Entry) -> bool {
    let found = match *entry {
        Entry::Event(id) => old
            .record
            .event(id)
            .and_then(|event| new.record.find_near(event.id.raw(), id))
            .map(Entry::Event),
        Entry::Proposal(i) => old.wording(i as usize).and_then(|name| {
            let same = |&at: &usize| new.wording(at).is_some_and(|new| new.line == name.line);
            let at = (0..new.windows.len()).find(same)?;
            u32::try_from(at).ok().map(Entry::Proposal)
        }),
    };
    if let Some(found) = found {
        *entry = found;
    }
    found.is_some()
}

fn carried(scrolls: &HashMap<Entry, usize>, old: &Reading, new: &Reading) -> HashMap<Entry, usize> {
    scrolls
        .iter()
        .filter_map(|(&entry, &scroll)| {
            let mut entry = entry;
            carry(old, new, &mut entry).then_some((entry, scroll))
        })
        .collect()
}

/// The ids of the events that are new or say something else than before, with the day from which each is
/// known.
fn changed(old: &Record, new: &Record) -> Vec<(Box<str>, Day)> {
    let (before, now) = old.unshared(new);
    let (old, new) = (State::whole(old), State::whole(new));
    let before: HashMap<&str, &Event> = before.iter().map(|e| (e.id.raw(), e)).collect();
    now.iter()
        .filter(|event| {
            let was = before.get(event.id.raw());
            was.is_none_or(|was| !same((old, was), (new, event)))
        })
        .map(|event| (event.id.raw().into(), event.known_from))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::super::{Msg, Start};
    use super::*;
    use crate::app::key::parse_keys;
    use crate::document::Loader;

    const COUNT: i32 = 12_000;

    /// A model that was shown a part of a large file and pressed keys before the whole of it came.
    fn read(at: Option<&str>, keys: &str) -> Model {
        let mut text = String::new();
        for n in 0..COUNT {
            let day = Day::from_number(738_000 - COUNT + n);
            let _ = writeln!(text, "- {{id: e{n}, date: {day}, title: x}}");
        }
        let mut model = Model::new(Start {
            at: at.map(str::to_owned),
            ..Start::default()
        });
        model.update(Msg::Today(Day::from_number(739_000)));
        model.update(Msg::Notice("reading".to_owned()));
        let mut part = None;
        let loaded = Loader::default().load(text.as_bytes(), &mut |p| part = Some(p));
        model.update(Msg::Loaded(part.unwrap()));
        assert_eq!(model.part_of(), Some(12_000));
        assert_eq!(model.message, None);
        assert_eq!(model.reading.record.events.len(), 1000);
        assert_eq!(selected(&model), "e11999");
        for key in parse_keys(keys).unwrap_or_default() {
            model.update(Msg::Key(key));
        }
        model.update(Msg::Loaded(loaded));
        assert_eq!(model.part_of(), None);
        assert_eq!(model.reading.record.events.len(), 12_000);
        assert!(model.fresh.is_empty());
        assert_eq!(model.message, None);
        model
    }

    /// Six events, and what is typed in place of `events:`.
    fn six(key: &str) -> String {
        let mut text = format!("title: x\n{key}\n");
        for n in 1..=6 {
            let _ = writeln!(text, "  - {{id: e{n}, date: 2026-0{n}, title: x{n}}}");
        }
        text
    }

    #[test]
    fn half_a_save_loses_neither_the_place_nor_the_marks() {
        let load = |text: &str| Msg::Loaded(crate::document::load(text.as_bytes()));
        let good = six("events:");
        let cut = good.replace("  - {id: e4", "---\n  - {id: e4");
        let whole = [
            "",
            "hello",
            &six("event:"),
            &six("events"),
            &cut,
            "title: x\nevents:\n",
        ];
        for half in whole {
            let mut model = Model::new(Start::default());
            model.update(Msg::Today(Day::from_number(739_000)));
            model.update(load(&good));
            for key in parse_keys("k k").unwrap() {
                model.update(Msg::Key(key));
            }
            let at = selected(&model).to_owned();
            model.update(load(half));
            assert_eq!(model.reading.record.events.len(), 6, "{half}");
            assert_eq!(selected(&model), at, "{half}");
            let (words, why) = model.banner().unwrap();
            assert!(
                words.ends_with("; showing the last good version"),
                "{words}"
            );
            let line = why.unwrap().line;
            assert_eq!(
                line,
                match half {
                    half if half == cut => 6,
                    half if half.len() > 20 => 2,
                    _ => 1,
                },
                "{half}"
            );
            model.update(load(&good));
            assert_eq!(model.message.as_deref(), Some(" can be read again"));
            model.update(load(half));
            assert_eq!(model.message, None, "{half}");
            model.update(load(&good.replace("x5", "y")));
            assert_eq!(selected(&model), at, "{half}");
            assert_eq!(model.fresh.len(), 1, "{half}");
        }
    }

    #[test]
    fn what_is_told_of_a_save_does_not_hang_on_what_two_readings_share() {
        let good = six("events:");
        let third = "  - {id: e3, date: 2026-03, title: x3}\n";
        let versions = [
            good.clone(),
            good.replace("x3", "y"),
            good.replace(third, ""),
            good.replace(
                "events:\n",
                "events:\n  - {id: new, date: 2025, title: x}\n",
            ),
            good.replace(third, &third.replace("e3", "e9")),
            good.replace("2026-01", "2026-07"),
            good.replace("title: x\n", "title: x\nparties: {p: {}}\n"),
            format!("{good}{third}"),
            format!("# x\n{good}"),
        ];
        for (old, new) in versions
            .iter()
            .flat_map(|old| versions.iter().map(move |new| (old, new)))
        {
            let mut loader = Loader::default();
            let mut again = |text: &str| loader.load(text.as_bytes(), &mut |_| {});
            let mut anew = |text: &str| crate::document::load(text.as_bytes());
            let ways: [&mut dyn FnMut(&str) -> Loaded; 2] = [&mut again, &mut anew];
            let [shared, apart] = ways.map(|load| {
                let mut model = Model::new(Start::default());
                model.update(Msg::Today(Day::from_number(739_000)));
                model.update(Msg::Loaded(load(old)));
                model.update(Msg::Key(parse_keys("k").unwrap()[0]));
                model.update(Msg::Loaded(load(new)));
                (model.message, model.fresh, model.at)
            });
            assert_eq!(shared, apart, "{old} {new}");
        }
    }

    fn selected(model: &Model) -> &str {
        model.reading.event_at(model.at).unwrap().id.raw()
    }

    #[test]
    fn who_has_not_moved_sees_the_whole_file_open() {
        assert_eq!(selected(&read(None, "")), "e11999");
        assert_eq!(selected(&read(Some("e5000"), "")), "e5000");
    }

    #[test]
    fn who_has_moved_stays_where_he_is() {
        assert_eq!(selected(&read(None, "k k")), "e11997");
        assert_eq!(selected(&read(Some("e5000"), "g g")), "e0");
    }
}
