//! The years of a date as those count them who write of antiquity: without a year 0.

use crate::date::Date;
use crate::day::End;

/// "44 BCE", "45 BCE to 14 CE": the years that a date begins and ends in, where one is before the year 1.
pub(super) fn years(date: &Date) -> Option<String> {
    let extent = date.extent();
    let ends = [(extent.start, extent.earliest), (extent.end, extent.latest)];
    let known = ends.into_iter().filter(|(end, _)| *end == End::Day);
    let mut years: Vec<i32> = known.map(|(_, day)| day.year()).collect();
    if years.iter().all(|&year| year > 0) {
        return None;
    }
    years.dedup();
    let said: Vec<String> = years.into_iter().map(counted).collect();
    Some(said.join(" to "))
}

fn counted(year: i32) -> String {
    if year > 0 {
        format!("{year} CE")
    } else {
        format!("{} BCE", 1 - year)
    }
}
