//! By what a selection is found again in another reading of the file.

use super::reading::Reading;
use super::walk::Entry;
use crate::day::Day;
use crate::record::Record;

/// What is selected, in words that outlive the record.
#[derive(Clone, Debug)]
pub(super) enum Anchor {
    /// Its id, its line and its day: an id that is made from the title goes with it, while the first
    /// line of what is edited stays where it was.
    Event(Box<str>, usize, Day),
    Proposal(String, Day),
    Nothing,
}

impl Anchor {
    /// The anchor of a place of the walk.
    pub fn of(reading: &Reading, at: usize) -> Self {
        let day = reading.walk.day(at).unwrap_or(reading.today());
        match (reading.event_at(at), reading.wording_at(at)) {
            (Some(event), _) => Self::Event(event.id.raw().into(), event.line, day),
            (_, Some(proposal)) => Self::Proposal(proposal.line.clone(), day),
            _ => Self::Nothing,
        }
    }

    /// Where it is now; none where it has gone. An event that the record had before is no other one, even
    /// where it stands on its line now.
    pub fn find(&self, reading: &Reading, before: &Record) -> Option<usize> {
        let walk = &reading.walk;
        match self {
            Self::Event(id, line, _) => {
                let same = reading.record.find(id).map(Entry::Event);
                let by_line = || {
                    let stands =
                        |&at: &usize| reading.event_at(at).is_some_and(|e| e.line == *line);
                    let at = (0..walk.len()).find(stands)?;
                    let id = reading.event_at(at)?.id.raw();
                    before.find(id).is_none().then_some(at)
                };
                same.and_then(|event| walk.find(event)).or_else(by_line)
            }
            Self::Proposal(line, _) => reading.proposal_named(line),
            Self::Nothing => Some(walk.newest()),
        }
    }

    /// What stands in for it where it has gone: the event whose day is nearest.
    pub fn near(&self, reading: &Reading) -> usize {
        let found = match self {
            Self::Event(.., day) | Self::Proposal(_, day) => nearest(reading, *day),
            Self::Nothing => None,
        };
        found.unwrap_or_else(|| reading.walk.newest())
    }
}

/// The event whose day is nearest to this one, the first of several.
pub(super) fn nearest(reading: &Reading, day: Day) -> Option<usize> {
    let walk = &reading.walk;
    let events = (0..walk.len()).filter(|&at| reading.event_at(at).is_some());
    events.min_by_key(|&at| walk.day(at).map(|d| d.days_until(day).abs()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{opened, press};
    use super::super::{Model, Msg};
    use crate::document;

    const RECORD: &str = "parties: {north: {name: North}}\nmilestones: {opening: {name: Opening}}\nevents:\n\
        - {date: 2026-01-05, title: one, targets: [{by: north, date: 2030}]}\n\
        - {date: 2026-03-05, title: two}\n\
        - {date: 2026-03-20, title: three}\n";

    fn saved(model: &mut Model, text: &str) {
        model.update(Msg::Loaded(document::load(text.as_bytes())));
    }

    fn selected(model: &Model) -> &str {
        let event = model.reading.event_at(model.at);
        event.map_or("", |event| event.title.raw())
    }

    #[test]
    fn the_nearest_event_stands_in_until_the_one_that_was_selected_is_back() {
        for (lost, near) in [("three", "two"), ("two", "three"), ("one", "two")] {
            let mut model = opened(RECORD);
            press(&mut model, "g g");
            while selected(&model) != lost {
                press(&mut model, "j");
            }
            let typo = RECORD.replace(&format!("title: {lost}"), &format!("titel: {lost}"));
            saved(&mut model, &typo);
            assert_eq!(selected(&model), near);
            // Saves in between that do not mend it, and have another event stand on its line.
            for line in ["x-a: 1\n", "x-a: 1\nx-b: 1\n"] {
                saved(&mut model, &format!("{line}{typo}"));
                assert_eq!(selected(&model), near, "{line}");
            }
            saved(&mut model, RECORD);
            assert_eq!(selected(&model), lost);
        }
    }

    #[test]
    fn who_has_moved_meanwhile_stays() {
        let mut model = opened(RECORD);
        assert_eq!(selected(&model), "three");
        saved(&mut model, &RECORD.replace("title: three", "titel: three"));
        assert_eq!(selected(&model), "two");
        press(&mut model, "k j");
        saved(&mut model, RECORD);
        assert_eq!(selected(&model), "two");
    }
}
