//! What the drift view is made of: the chart of a milestone, its head, its tables, as plain data.

mod chart;
mod cursor;
mod plot;
mod table;
mod told;

pub use chart::{Chart, NAMES, is_chart};
pub use cursor::Cursor;
pub use plot::{Plot, Shown};
pub use table::{Line, Table, legend, table, void_tables};
pub use told::{detail, head};

use super::words;
use crate::record::TargetStatus;

/// The ways to put a date forward, with the sign of each and its ASCII. Each sign is one column wide, and
/// none has the shape of another.
const SIGNS: [(TargetStatus, &str, &str); 7] = [
    (TargetStatus::Proposed, "◊", "o"),
    (TargetStatus::Agreed, "❖", "&"),
    (TargetStatus::Confirmed, "▪", "@"),
    (TargetStatus::Postponed, "▸", ">"),
    (TargetStatus::Reported, "◦", "%"),
    (TargetStatus::Denied, "⊘", "#"),
    (TargetStatus::Done, "✚", "+"),
];

/// The signs of the statements, in ASCII alone where `ascii` says so.
pub fn glyphs(ascii: bool) -> [&'static str; 7] {
    SIGNS.map(|(_, sign, plain)| if ascii { plain } else { sign })
}

/// Every sign of the chart with what it says, for the help.
pub fn signs(ascii: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    let statements = SIGNS.into_iter().map(move |(status, sign, plain)| {
        let sign = if ascii { plain } else { sign };
        (sign, words::status(status))
    });
    let lines = [
        ("━", "=", "held jointly"),
        ("─", "-", "held by one party"),
        ("╌", "- -", "held, its date has passed"),
        ("╱", "/", "today then"),
    ];
    let lines = lines.map(|(sign, plain, says)| (if ascii { plain } else { sign }, says));
    statements.chain(lines)
}

/// The place of a status among the signs.
fn glyph(status: TargetStatus) -> u16 {
    (0..)
        .zip(SIGNS)
        .find(|(_, (of, ..))| *of == status)
        .map_or(0, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_sign_has_two_meanings() {
        for ascii in [false, true] {
            let all: Vec<&str> = signs(ascii).map(|(sign, _)| sign).collect();
            let once: BTreeSet<&str> = all.iter().copied().collect();
            assert_eq!(once.len(), all.len(), "{all:?}");
            // The shading, and the rules.
            assert!(!once.contains(".") && !once.contains("_"));
            assert!(!ascii || all.iter().all(|sign| sign.is_ascii()));
        }
    }
}
