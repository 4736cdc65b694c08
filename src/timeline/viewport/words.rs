//! What a viewport shows, in words.

use crate::day::Day;

use super::Viewport;
use crate::timeline::step::Step;
use crate::timeline::unit::Unit;

impl Viewport {
    /// What is in sight, for the status line: `5 weeks`, `24 months`, `18 months, then years`,
    /// `stepped: 2 years, 6 months a column`.
    ///
    /// Only days from `first` to `last` count, such as those of the record, so that an empty edge
    /// makes no years; give [`Day::MIN`] and [`Day::MAX`] for all.
    pub fn words(&self, first: Day, last: Day) -> String {
        let mut zones = self.zones().map(|(zone, _)| zone);
        let Some(head) = zones.next() else {
            return String::new();
        };
        let rest: Vec<_> = zones.map(|zone| zone.step).collect();
        if self.scale.is_stepped() {
            return stepped(std::iter::once(head.step).chain(rest));
        }
        let mut sight = self.days().unwrap_or((first, last));
        let day = head.step.columns_a_day();
        let seen = self.cells_of(sight.1, sight.1).len();
        if rest.is_empty() && sight.0 < sight.1 && i32::try_from(2 * seen).is_ok_and(|n| n < day) {
            // Less than half of a day is none.
            sight.1 = sight.1.plus_days(-1);
        }
        let (from, to) = (sight.0.max(head.first), sight.1.min(head.last));
        let shared = (from.max(first), to.min(last));
        let (from, to) = if shared.0 <= shared.1 {
            shared
        } else {
            (from, to)
        };
        let (count, unit) = length(head.step, from, to);
        match rest.first() {
            None => count,
            Some(after) if after.unit() > unit => {
                format!("{count}, then {}", after.unit().plural())
            }
            Some(after) => format!("{count}, then {}", after.words()),
        }
    }
}

/// The steps of some zones: what one shares with the next is said once.
fn stepped(steps: impl Iterator<Item = Step>) -> String {
    const SHARED: &str = " a column";
    let words: Vec<String> = steps.map(Step::words).collect();
    let mut out = String::from("stepped: ");
    for (i, step) in words.iter().enumerate() {
        let next = words.get(i + 1);
        let again = next.is_some_and(|next| next.ends_with(SHARED));
        match step.strip_suffix(SHARED) {
            Some(short) if again => out.push_str(short),
            _ => out.push_str(step),
        }
        if next.is_some() {
            out.push_str(", ");
        }
    }
    out
}

/// How much time lies from `from` to `to`, in the unit that suits the step, and that unit.
fn length(step: Step, from: Day, to: Day) -> (String, Unit) {
    let days = from.days_until(to) + 1;
    let months = || months_in(from, to);
    let count = |n: i32, name: &str| match n.max(1) {
        1 => format!("1 {name}"),
        n => format!("{n} {name}s"),
    };
    match step.unit() {
        Unit::Day if days < 14 => (count(days, "day"), Unit::Day),
        Unit::Day => (count((days + 3) / 7, "week"), Unit::Day),
        Unit::Month => (count(months(), "month"), Unit::Month),
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
            (count((months() + 6) / 12, "year"), Unit::Year)
        }
    }
}

/// The months from `from` to `to`, both included, rounded.
fn months_in(from: Day, to: Day) -> i32 {
    let whole = from.months_until(to.plus_days(1));
    let rest = from.plus_months(whole).days_until(to.plus_days(1));
    whole + i32::from(rest > 15)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, linear};
    use super::*;
    use crate::timeline::scale::Scale;

    #[test]
    fn words_say_what_is_in_sight() {
        let all = |view: Viewport| view.words(Day::MIN, Day::MAX);
        assert_eq!(all(linear(Unit::Day, 2, "2026-04-27", 71)), "5 weeks");
        assert_eq!(all(linear(Unit::Day, 8, "2026-04-27", 71)), "9 days");
        assert_eq!(all(linear(Unit::Day, 64, "2026-04-27", 71)), "1 day");
        assert_eq!(all(linear(Unit::Day, 64, "2026-04-27", 96)), "2 days");
        assert_eq!(all(linear(Unit::Month, 3, "2025-01-01", 71)), "24 months");
        assert_eq!(all(linear(Unit::Year, 6, "2006-01-01", 60)), "10 years");
        let whole = Viewport::fit(day("1950-07-14"), day("2030-12-31"), 71);
        assert_eq!(
            whole.words(day("1950-01-01"), day("2030-12-31")),
            "81 years"
        );
        let split = Scale::split(Step::year(6), 2027, Step::year(4));
        assert_eq!(
            all(Viewport::new(split, day("2021-01-01"), 71)),
            "6 years, then 4 columns a year"
        );
        let months = Step::per_column(6).unwrap();
        let stepped = Scale::stepped(Step::year(12), &[(2003, months)]);
        assert_eq!(
            all(Viewport::new(stepped, day("2000-01-01"), 71)),
            "stepped: 12 columns a year, 6 months a column"
        );
        let stepped = Scale::stepped(Step::per_column(24).unwrap(), &[(2003, months)]);
        let from = |day_| Viewport::new(stepped.clone(), day(day_), 71).words(Day::MIN, Day::MAX);
        assert_eq!(from("1990-01-01"), "stepped: 2 years, 6 months a column");
        assert_eq!(from("2010-01-01"), "stepped: 6 months a column");
    }
}
