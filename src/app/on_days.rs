//! What stands on days that were typed.

use super::reading::Reading;
use crate::analysis::Window;
use crate::day::{Day, Extent};

/// The first event that begins within these days, else the shortest that contains the first of them, else the
/// proposed date that fits them best.
pub(super) fn find(reading: &Reading, days: &Extent) -> Option<usize> {
    let walk = &reading.walk;
    let day = days.first_day();
    let events =
        || (0..walk.len()).filter_map(|at| Some((at, reading.event_at(at)?.date.extent())));
    let begins = events().find(|(_, e)| days.contains(e.first_day()));
    let contains = || {
        events()
            .filter(|(_, e)| e.is_bounded() && e.contains(day))
            .min_by_key(|(_, e)| e.earliest.days_until(e.latest))
    };
    let event = begins.or_else(contains).map(|(at, _)| at);
    event.or_else(|| proposal(reading, days))
}

/// The proposed date that fits days best, of those that reach today: the same window, else the first that points
/// into them, else the shortest that they lie in.
fn proposal(reading: &Reading, days: &Extent) -> Option<usize> {
    let today = reading.today();
    let fit = |window: &Window| {
        let extent = window.extent();
        let length = extent.earliest.days_until(extent.latest);
        let points = days.contains(extent.last_day());
        match (extent.same_window(days), points) {
            (true, _) => Some((0, 0)),
            (_, true) => Some((1, 0)),
            _ => extent.contains(days.first_day()).then_some((2, length)),
        }
    };
    let ahead = reading.walk.past()..reading.walk.len();
    let fits = ahead.filter_map(|at| Some((fit(reading.proposal_at(at)?)?, at)));
    let found = fits.min().map(|(_, at)| at);
    found.filter(|_| days.last_day() >= today)
}

/// What stands nearest to these days: an event by its first day, a proposed date by either end of its window.
pub(super) fn nearest(reading: &Reading, days: &Extent) -> Option<usize> {
    let walk = &reading.walk;
    let (first, last) = days.order();
    let apart = |day: Day| first.days_until(day).min(0).abs() + last.days_until(day).max(0);
    let apart_at = |&at: &usize| match reading.proposal_at(at).map(Window::extent) {
        Some(window) => apart(window.first_day()).min(apart(window.last_day())),
        None => walk.day(at).map_or(i32::MAX, apart),
    };
    (0..walk.len()).min_by_key(apart_at)
}
