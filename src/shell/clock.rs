//! What day it is here, and when that changes.

use std::io;
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Days, Local, NaiveDate, NaiveTime, TimeZone};

use super::event::Event;
use super::mailbox::Post;
use crate::app::Msg;
use crate::day::Day;

/// The civil day here and now.
pub fn today() -> Day {
    day(Local::now().date_naive())
}

/// Starts to tell the main loop of each new day, by one thread that sleeps until local midnight.
///
/// # Errors
///
/// The thread cannot be started.
pub fn start(mut day: Day, post: Post) -> io::Result<()> {
    thread::Builder::new()
        .name("clock".to_owned())
        .spawn(move || {
            loop {
                sleep_until(next_day(&Local, &Local::now()));
                let now = today();
                if now != day {
                    day = now;
                    if post.send(Event::Msg(Msg::Today(day))).is_err() {
                        return;
                    }
                }
            }
        })
        .map(drop)
}

/// Days that a computer's clock can show can be drawn; others become the last one.
fn day(date: NaiveDate) -> Day {
    Day::from_date(date).unwrap_or(Day::MAX)
}

/// The first moment of the day after `now` in `zone`, as seconds since 1970. Where the zone's clocks
/// leave midnight out, the day begins at the first full hour after it.
fn next_day<Z: TimeZone>(zone: &Z, now: &DateTime<Z>) -> i64 {
    let date = now.date_naive();
    let tomorrow = date.checked_add_days(Days::new(1)).unwrap_or(date);
    (0..24)
        .filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0))
        .find_map(|time| {
            zone.from_local_datetime(&tomorrow.and_time(time))
                .earliest()
        })
        .map_or_else(|| now.timestamp() + 86_400, |moment| moment.timestamp())
}

/// Sleeps until a moment of the wall clock. The system wakes the thread when the clock has reached
/// it, also where the clock was set or the computer was asleep meanwhile.
#[cfg(not(any(
    target_vendor = "apple",
    target_os = "openbsd",
    target_os = "dragonfly"
)))]
fn sleep_until(moment: i64) {
    use rustix::thread::{ClockId, clock_nanosleep_absolute};
    let moment = rustix::fs::Timespec {
        tv_sec: moment,
        tv_nsec: 0,
    };
    if clock_nanosleep_absolute(ClockId::Realtime, &moment).is_err() {
        // Interrupted, or refused: never turn round and round.
        thread::sleep(Duration::from_secs(1));
    }
}

/// Sleeps until a moment of the wall clock, or for an hour: the sleep of these systems does not
/// count the time for which the computer was asleep.
#[cfg(any(
    target_vendor = "apple",
    target_os = "openbsd",
    target_os = "dragonfly"
))]
fn sleep_until(moment: i64) {
    let left = u64::try_from(moment - Local::now().timestamp()).unwrap_or(0);
    thread::sleep(Duration::from_secs(left.clamp(1, 3600)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::FixedOffset;

    #[test]
    fn the_next_day_begins_at_local_midnight() {
        let east = FixedOffset::east_opt(9 * 3600).unwrap();
        let now = east.with_ymd_and_hms(2026, 12, 31, 23, 59, 59).unwrap();
        assert_eq!(next_day(&east, &now), now.timestamp() + 1);
        let now = east.with_ymd_and_hms(2026, 5, 14, 0, 0, 0).unwrap();
        assert_eq!(next_day(&east, &now), now.timestamp() + 86_400);
    }

    #[test]
    fn a_day_is_the_civil_day() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(day(date).to_string(), "2026-11-23");
    }
}
