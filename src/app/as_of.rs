//! What was known when: the day as of which the record is shown.

use super::command::Action;
use super::model::Model;
use super::{reload, words};
use crate::analysis::Window;
use crate::date::humanize;
use crate::day::Day;

impl Model {
    /// Shows the record as of a day, or of now.
    pub(super) fn show_as_of(&mut self, as_of: Option<Day>) {
        if as_of != self.as_of {
            self.as_of = as_of;
            reload::ask(self);
        }
    }

    /// Shows what was known on the day from which the selection is known; of a proposed date, the event
    /// that said it last.
    pub(super) fn as_of_selection(&mut self) {
        let said = self.reading.proposal_at(self.at).map(Window::last_said);
        let event = match said {
            Some(last) => last.and_then(|id| self.reading.record.event(id)),
            None => self.reading.event_at(self.at),
        };
        let Some(day) = event.map(|event| event.known_from) else {
            self.message = Some("nothing is selected".to_owned());
            return;
        };
        self.as_of_day(day);
    }

    /// Shows what was known on a day, and tells how much was not.
    pub(super) fn as_of_day(&mut self, day: Day) {
        self.show_as_of(Some(day));
        let hidden = self.reading.record.events.len() - self.reading.known();
        let what = match hidden {
            0 => "all events were known".to_owned(),
            n => format!("{} not yet known", words::count(n, "event", "events")),
        };
        let key = self.key_of(Action::Now);
        self.message = Some(format!("{what}   {key} back to now"));
    }

    /// Shows everything again, as of now.
    pub(super) fn back_to_now(&mut self) {
        self.message = Some(if let Some(day) = self.as_of {
            let day = humanize::day(day);
            let key = self.key_of(Action::Back);
            format!("back to now   {key} returns to {day}")
        } else {
            let key = self.key_of(Action::AsOfSelection);
            format!("this is now: {key} shows what was known on the day of the selection")
        });
        self.show_as_of(None);
    }

    /// Goes to the `n`th next or previous day on which an event became known, or the last there is.
    pub(super) fn as_of_known(&mut self, n: usize, later: bool) {
        let from = self.reading.today();
        let beside = |day: &Day| self.reading.known_beside(*day, later);
        let days = std::iter::successors(beside(&from), beside);
        if let Some(day) = days.take(n).last() {
            self.scrub(day, later);
        } else {
            let way = if later { "later" } else { "earlier" };
            self.message = Some(format!("nothing became known {way}"));
        }
    }

    /// Goes `n` days on or back.
    pub(super) fn as_of_days(&mut self, n: usize, later: bool) {
        let day = self.reading.today().plus_days(signed(n, later));
        self.scrub(day, later);
    }

    /// Goes `n` months on or back.
    pub(super) fn as_of_months(&mut self, n: usize, later: bool) {
        let day = self.reading.today().plus_months(signed(n, later));
        self.scrub(day, later);
    }

    /// Shows the record as of a day, and tells what became known since the day before, or on the day
    /// where time goes backwards.
    fn scrub(&mut self, day: Day, later: bool) {
        let since = if later {
            self.reading.today()
        } else {
            day.plus_days(-1)
        };
        self.show_as_of(Some(day));
        if !self.pristine {
            // The day in sight if the selection can be too.
            self.viewport = self.viewport.revealed(day);
            self.reveal();
        }
        let mut news = self.reading.became_known(since.plus_days(1), day);
        let first = news.next().and_then(|id| self.reading.record.event(id));
        let message = match (first, news.len()) {
            (None, _) => {
                let [before, after] =
                    [Action::KnownBefore, Action::KnownAfter].map(|action| self.key_of(action));
                format!("nothing became known   {before} {after} go from one day to the next")
            }
            (Some(event), 0) => format!("became known: {}", event.title),
            (Some(event), more) => format!("became known: {}, and {more} more", event.title),
        };
        self.message = Some(message);
    }
}

fn signed(n: usize, later: bool) -> i32 {
    let n = i32::try_from(n).unwrap_or(i32::MAX);
    if later { n } else { -n }
}
