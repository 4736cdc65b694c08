//! Years with their era: "44 BC", "AD 79", "15 March 44 BC".

use super::guess::{Guess, Token, plain};
use crate::date::words::{AFTER_CHRIST, BEFORE_CHRIST, reason};

/// Which way years are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// Backwards, from 1 BC, which is the year 0000.
    Before,
    /// As everywhere, from AD 1.
    After,
}

/// The era that a word names.
pub(super) fn of(word: &str) -> Option<Era> {
    if BEFORE_CHRIST.contains(&word) {
        return Some(Era::Before);
    }
    AFTER_CHRIST.contains(&word).then_some(Era::After)
}

/// A date of which the year has its era before or after it.
pub(super) fn dated(tokens: &[Token]) -> Option<Guess> {
    use Token::{Number, Word};
    let (before, year, word) = match tokens {
        [before @ .., Number(year, ..=4), Word(word)]
        | [before @ .., Word(word), Number(year, ..=4)] => (before, *year, word),
        _ => return None,
    };
    let era = of(word)?;
    // "10–5 BC" are two years, not a month.
    let named = before.is_empty() || before.iter().any(|token| matches!(token, Word(_)));
    let counted = match era {
        Era::Before => year.checked_sub(1)?,
        Era::After => Some(year).filter(|year| *year > 0)?,
    };
    let date =
        plain(&[before, &[Number(counted, 4)]].concat()).filter(|date| named && date.is_sure())?;
    if era == Era::After {
        return Some(date.within("", "", reason::ERA));
    }
    // The year 0000 has no sign.
    let minus = if counted > 0 { "-" } else { "" };
    let days = date.spelling?;
    let days: Vec<String> = days.split('/').map(|day| format!("{minus}{day}")).collect();
    Some(Guess::of(days.join("/"), reason::BEFORE_CHRIST))
}
