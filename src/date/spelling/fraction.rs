//! Parts of a year or a month by words: "mid-2028", "end of May", "first half of 2027".

use super::guess::{Guess, Token, plain};
use crate::date::words::{HALF, ORDINALS, PARTS, reason};

/// A part of a year or a month; none where the words say none.
pub(super) fn fraction(tokens: &[Token]) -> Option<Guess> {
    half(tokens).or_else(|| early_or_late(tokens))
}

/// "early 2027" is its first third, "mid-May 2026" about the middle of the month.
fn early_or_late(tokens: &[Token]) -> Option<Guess> {
    let (word, rest) = tokens.split_first()?;
    let (_, of_year, of_month) = PARTS.iter().find(|(name, ..)| word.is(name))?;
    let date = match rest.split_first() {
        Some((Token::Sign('-' | '–'), date)) => date,
        _ => rest,
    };
    let spelling = plain(date).filter(Guess::is_sure)?.spelling?;
    Some(match spelling.len() {
        4 if !spelling.contains('X') => {
            Guess::of(format!("{spelling}-{of_year}"), reason::PART_OF_YEAR)
        }
        7 => Guess::of(format!("{spelling}-{of_month}~"), reason::PART_OF_MONTH),
        _ => return None,
    })
}

/// "first half of 2027", "H1 2027", "2027H2".
fn half(tokens: &[Token]) -> Option<Guess> {
    use Token::{Number, Sign, Word};
    let bare: Vec<&Token> = tokens.iter().filter(|t| !matches!(t, Sign('-'))).collect();
    let (half, number, year) = match *bare.as_slice() {
        [Word(nth), Word(half), &Number(year, 4)] => {
            let at = ORDINALS.iter().position(|word| word == nth)?;
            (half, u32::try_from(at).ok()? + 1, year)
        }
        [Word(half), &Number(n, 1), &Number(year, 4)]
        | [&Number(n, 1), Word(half), &Number(year, 4)]
        | [&Number(year, 4), Word(half), &Number(n, 1)] => (half, n, year),
        _ => return None,
    };
    let named = HALF.contains(&half.as_str()) && (1..=2).contains(&number);
    named.then(|| Guess::of(format!("{year:04}-{}", 39 + number), reason::HALF))
}
