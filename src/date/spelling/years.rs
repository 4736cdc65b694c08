//! Stretches of years by words and signs: "1990s", "8th century BC", "late 1920s", "1861–62".

use super::era::{self, Era};
use super::guess::{Guess, Token};
use crate::date::words::{PARTS, reason};
use crate::day::Year;

/// The years from the one to the other, with the spelling of them all.
struct Stretch {
    first: i32,
    last: i32,
    spelling: String,
    /// What else may have been meant, where something may.
    doubt: Option<String>,
    reason: &'static str,
}

/// All years of a decade or a century.
pub(super) fn whole(tokens: &[&Token]) -> Option<Guess> {
    let years = stretch(tokens)?;
    let reason = years.doubt.as_deref().unwrap_or(years.reason);
    Some(Guess {
        unsure: years.doubt.is_some(),
        ..Guess::of(years.spelling, reason)
    })
}

/// "early 1920s", "mid-19th century", "end of the 1990s": about a third of the years, of the end a fifth.
pub(super) fn part(tokens: &[Token]) -> Option<Guess> {
    let (word, rest) = tokens.split_first()?;
    let (_, part, _) = PARTS.iter().find(|(name, ..)| word.is(name))?;
    let bare: Vec<&Token> = rest.iter().filter(|token| !token.is("-")).collect();
    let years = stretch(&bare)?;
    if let Some(doubt) = years.doubt {
        return Some(Guess::none(doubt));
    }
    let Stretch { first, last, .. } = years;
    let (third, fifth) = ((last - first + 1) / 3, (last - first + 1) / 5);
    let spelling = match *part {
        "37" => format!("{}/{}~", Year(first), Year(first + third - 1)),
        "38" => format!("{}~/{}~", Year(first + third), Year(last - third)),
        "39" => format!("{}~/{}", Year(last - third + 1), Year(last)),
        _ => format!("{}~/{}", Year(last - fifth + 1), Year(last)),
    };
    Some(Guess::of(spelling, reason::PART_OF_YEARS))
}

/// "1861–62", "1939/45": a year, and a later one without its century that can be no month.
pub(super) fn two(tokens: &[Token]) -> Option<Guess> {
    match *tokens {
        [
            Token::Number(first, 4),
            Token::Sign('-' | '–' | '—' | '/'),
            Token::Number(last @ 13.., 2),
        ] if last > first % 100 => Some(Guess::of(
            format!("{first:04}/{:02}{last}", first / 100),
            reason::WHOLE_END,
        )),
        _ => None,
    }
}

/// A year before 0000 with unknown digits, such as "-07XX".
pub(super) fn before_zero(text: &str) -> Option<Guess> {
    let digits = text.strip_prefix('-').filter(|digits| digits.len() == 4)?;
    let known = digits.trim_end_matches(['X', 'x']);
    if !known.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let filled = |with: &str| {
        let rest = with.repeat(digits.len() - known.len());
        format!("{known}{rest}").parse::<i32>().ok()
    };
    let (first, last) = (-filled("9")?, -filled("0")?);
    let spelling = format!("{}/{}", Year(first), Year(last));
    (first < last).then(|| Guess::of(spelling, reason::BELOW_ZERO))
}

fn stretch(tokens: &[&Token]) -> Option<Stretch> {
    let (tokens, era) = match tokens {
        [tokens @ .., Token::Word(word)] if era::of(word).is_some() => (tokens, era::of(word)),
        _ => (tokens, None),
    };
    let before_christ = era == Some(Era::Before);
    match *tokens {
        [&Token::Number(n @ 1..=99, 1 | 2), Token::Word(word)] if word == "century" => {
            let years = century(n);
            Some(if before_christ {
                years.mirrored_at(0)
            } else {
                years
            })
        }
        [&Token::Number(n, digits @ ..=4), Token::Word(word)]
            if word == "s" && n.is_multiple_of(10) =>
        {
            if before_christ {
                (!n.is_multiple_of(100)).then(|| decade(n).mirrored_at(1))
            } else {
                (digits == 4).then(|| decade(n))
            }
        }
        _ => None,
    }
}

/// "20th century", in the count of ISO 8601: the years from 1900 on.
fn century(number: u32) -> Stretch {
    let first = (number.cast_signed() - 1) * 100;
    Stretch {
        first,
        last: first + 99,
        spelling: format!("{:02}XX", number - 1),
        doubt: None,
        reason: reason::CENTURY,
    }
}

/// "1920s"; "1900s" may be the century.
fn decade(year: u32) -> Stretch {
    let first = year.cast_signed();
    let decade = format!("{:03}X", year / 10);
    let century = format!("{:02}XX", year / 100);
    let (last, spelling, doubt) = if year.is_multiple_of(100) {
        let doubt = format!("{}: this could be {decade} or {century}", reason::DECADE);
        (first + 99, century, Some(doubt))
    } else {
        (first + 9, decade, None)
    };
    Stretch {
        first,
        last,
        spelling,
        doubt,
        reason: reason::DECADE,
    }
}

impl Stretch {
    /// The same years counted backwards from `zero`: no year before 0000 has an unknown digit.
    fn mirrored_at(self, zero: i32) -> Self {
        let (first, last) = (zero - self.last, zero - self.first);
        Self {
            first,
            last,
            spelling: format!("{}/{}", Year(first), Year(last)),
            reason: reason::BEFORE_CHRIST,
            ..self
        }
    }
}
