//! What a save has cost: events that cannot be read any more, or that the file no longer has.

use std::collections::HashSet;

use super::words;
use crate::document::Problem;
use crate::record::{Event, Record, ids_of};

/// What of a file is not shown after a save.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Loss {
    /// How many events are set aside, and how many errors there are, in words; empty where neither has
    /// become more.
    wrong: Vec<String>,
    /// How many events are not in the file any more.
    gone: usize,
}

impl Loss {
    /// What the record and the problems before had that those of now lack.
    pub fn between(old: (&Record, &[Problem]), new: (&Record, &[Problem])) -> Self {
        let aside = |problems: &[Problem]| problems.iter().filter(|p| p.sets_aside).count();
        let more_aside = aside(new.1).saturating_sub(aside(old.1));
        let errors = Problem::errors(new.1);
        let wrong = if more_aside > 0 || errors > Problem::errors(old.1) {
            let aside = Problem::aside(new.1).into_iter();
            aside.chain(Problem::counted(errors, 0)).collect()
        } else {
            Vec::new()
        };
        Self {
            wrong,
            gone: missing(old.0, new.0).saturating_sub(more_aside),
        }
    }

    /// It in words, with the key that lists the problems; none where nothing is lost.
    pub fn words(&self, key: &str) -> Option<String> {
        let mut told = Vec::new();
        if let Some(first) = self.wrong.first() {
            let what = if self.wrong.len() == 1 && first.starts_with("1 ") {
                "it"
            } else {
                "them"
            };
            told.push(format!("{}: {key} lists {what}", self.wrong.join(", ")));
        }
        if self.gone > 0 {
            told.push(format!(
                "{} gone",
                words::count(self.gone, "event", "events")
            ));
        }
        (!told.is_empty()).then(|| told.join("   "))
    }
}

/// How many events of the old record the new one lacks. One that comes with the same day or title has only
/// got another id.
fn missing(old: &Record, new: &Record) -> usize {
    let (old, new) = old.unshared(new);
    let now = ids_of(new);
    let lost = old.iter().filter(|e| !now.contains(e.id.raw()));
    let lost: Vec<&Event> = lost.collect();
    let fewer = old.len().saturating_sub(new.len());
    if lost.is_empty() {
        return fewer;
    }
    let before = ids_of(old);
    let added = || new.iter().filter(|e| !before.contains(e.id.raw()));
    let titles: HashSet<&str> = added().map(|e| e.title.raw()).collect();
    let days: HashSet<_> = added().map(|e| e.date.extent().order()).collect();
    let renamed = |event: &&Event| {
        titles.contains(event.title.raw()) || days.contains(&event.date.extent().order())
    };
    let lost = lost.into_iter().filter(|event| !renamed(event)).count();
    lost.max(fewer)
}

#[cfg(test)]
mod tests {
    use super::super::tests::opened;
    use super::super::{Model, Msg};
    use crate::document;

    const GOOD: &str = "- {date: 2026-01-05, title: one, sources: [https://a.b]}\n\
                        - {date: 2026-02-05, title: two, sources: [https://a.b]}\n\
                        - {date: 2026-03-05, title: three, sources: [https://a.b]}\n";

    fn saved(model: &mut Model, text: &str) -> String {
        model.update(Msg::Loaded(document::load(text.as_bytes())));
        model.message.clone().unwrap_or_default()
    }

    /// What is told when this text takes the place of the good one.
    fn told(text: &str) -> String {
        saved(&mut opened(GOOD), text)
    }

    #[test]
    fn an_event_that_is_set_aside_is_told_first() {
        let typo = GOOD.replace("title: two", "titel: two");
        assert_eq!(told(&typo), "1 event set aside, 1 error: ! lists them");
        let both = typo.replace("title: three", "titel: 3");
        assert_eq!(told(&both), "2 events set aside, 2 errors: ! lists them");
        let other = typo.replace("three", "four");
        let words = told(&other);
        assert!(
            words.starts_with("1 event set aside, 1 error: ! lists them   new: ")
                && words.ends_with(" four"),
            "{words}"
        );
        // A new one that could never be read.
        let new = format!("{GOOD}- {{date: soon, title: x}}\n");
        assert_eq!(told(&new), "1 event set aside, 1 error: ! lists them");
        let mut model = opened(&typo);
        assert!(saved(&mut model, &both).starts_with("2 events set aside, 2 errors"));
        assert!(saved(&mut model, GOOD).starts_with("2 events new or changed"));
    }

    #[test]
    fn an_error_that_costs_no_event_is_told_too() {
        let word = GOOD.replace("title: two", "title: two, key: yes");
        assert_eq!(told(&word), "1 error: ! lists it");
    }

    #[test]
    fn events_that_were_taken_out_are_gone() {
        let mut lines: Vec<&str> = GOOD.lines().collect();
        lines.remove(1);
        assert_eq!(told(&lines.join("\n")), "1 event gone");
        lines.remove(1);
        assert_eq!(told(&lines.join("\n")), "2 events gone");
        lines.push("- {date: 2020, title: x, sources: [https://a.b]}");
        assert_eq!(told(&lines.join("\n")), "2 events gone   new: 2020 x");
    }

    #[test]
    fn an_event_with_another_title_or_day_has_not_gone() {
        for (was, is) in [("two", "2"), ("2026-02-05", "2026-02-06")] {
            let words = told(&GOOD.replace(was, is));
            assert!(words.starts_with("new: "), "{words}");
        }
    }
}
