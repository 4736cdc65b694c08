//! The date that was meant by words and numbers in some other order.

use super::{era, fraction, korean, years};
use crate::date::read;
use crate::date::words::{
    self, BETWEEN, DOUBTS, FILLERS, MONTHS, OPEN_ENDS, ORDINALS, PHRASES, QUARTER, SEASONS, SETS,
    SPANS, WEEKDAYS, reason,
};
use crate::day::days_in_month;

/// What may have been meant, and what is wrong with how it was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Guess {
    /// The EDTF spelling; none where there is no such date.
    pub spelling: Option<String>,
    /// What is wrong; none where nothing is.
    pub reason: Option<String>,
    /// Whether something else may have been meant: there is no such day, or it can be read in two ways.
    pub unsure: bool,
}

impl Guess {
    pub(super) fn of(spelling: String, reason: &str) -> Self {
        Self {
            spelling: Some(spelling),
            reason: Some(reason.to_owned()),
            unsure: false,
        }
    }

    fn right(spelling: String) -> Self {
        Self {
            spelling: Some(spelling),
            reason: None,
            unsure: false,
        }
    }

    /// The nearest to what was said, which there is not.
    fn near(spelling: String, reason: &str) -> Self {
        Self {
            unsure: true,
            ..Self::of(spelling, reason)
        }
    }

    /// No such date.
    pub(super) fn none(reason: String) -> Self {
        Self {
            spelling: None,
            reason: Some(reason),
            unsure: true,
        }
    }

    /// Whether there is a date, and nothing but its spelling is wrong.
    pub(super) fn is_sure(&self) -> bool {
        !self.unsure
    }

    /// Whether it is from one date to another.
    fn is_interval(&self) -> bool {
        self.spelling.as_ref().is_some_and(|s| s.contains('/'))
    }

    /// With more around the spelling, and a reason where there was none.
    pub(super) fn within(self, before: &str, after: &str, reason: &str) -> Self {
        Self {
            spelling: self.spelling.map(|s| format!("{before}{s}{after}")),
            reason: self.reason.or_else(|| Some(reason.to_owned())),
            ..self
        }
    }
}

/// What a text is made of; blanks are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits: their value and how many there are.
    Number(u32, usize),
    /// Letters, in lower case.
    Word(String),
    /// Anything else.
    Sign(char),
}

impl Token {
    pub(super) fn is(&self, text: &str) -> bool {
        match self {
            Self::Word(word) => word == text,
            Self::Sign(sign) => text.chars().eq([*sign]),
            Self::Number(..) => false,
        }
    }
}

/// Guesses what date `text` means: a bound, several dates, or one.
pub(super) fn guess(text: &str) -> Option<Guess> {
    let english = korean::in_english(text);
    let tokens = tokens(english.as_deref().unwrap_or(text));
    let guess = one(&tokens)
        .or_else(|| open_end(&tokens))
        .or_else(|| beside(&tokens))
        .or_else(|| span(&tokens))
        .or_else(|| set(&tokens))?;
    let guess = match english {
        Some(_) => guess.within("", "", reason::NUMBERS),
        None => guess,
    };
    Some(guess).filter(|guess| guess.reason.is_some())
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let same = |c: char| {
            if first.is_ascii_digit() {
                c.is_ascii_digit()
            } else {
                first.is_alphabetic() && c.is_alphabetic()
            }
        };
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end.max(first.len_utf8()));
        tokens.push(if first.is_ascii_digit() {
            Token::Number(token.parse().unwrap_or(u32::MAX), token.len())
        } else if first.is_alphabetic() {
            Token::Word(token.to_lowercase())
        } else {
            Token::Sign(first)
        });
        rest = after.trim_start();
    }
    in_one_word(without_fillers(tokens))
}

/// Has phrases of several words as the one word that means the same: "no later than" is "by".
fn in_one_word(mut tokens: Vec<Token>) -> Vec<Token> {
    for (phrase, word) in PHRASES {
        let said = |tokens: &[Token]| {
            tokens.len() == phrase.len() && tokens.iter().zip(phrase).all(|(t, word)| t.is(word))
        };
        while let Some(at) = tokens.windows(phrase.len()).position(said) {
            tokens.splice(at..at + phrase.len(), [Token::Word(word.to_owned())]);
        }
    }
    tokens
}

/// Leaves out weekdays, "of", the "th" of "14th", and the full stop and comma after a word.
fn without_fillers(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::new();
    let mut after_word = false;
    for token in tokens {
        let drop = match &token {
            Token::Word(word) => {
                FILLERS.contains(&word.as_str())
                    || number_of(&WEEKDAYS, word).is_some()
                    || (["st", "nd", "rd", "th"].contains(&word.as_str())
                        && matches!(kept.last(), Some(Token::Number(..))))
            }
            Token::Sign('\'' | '’') => true,
            Token::Sign(sign) => after_word && matches!(sign, '.' | ','),
            Token::Number(..) => false,
        };
        after_word = matches!(token, Token::Word(_));
        if !drop {
            kept.push(token);
        }
    }
    kept
}

/// One date, perhaps with a word or sign of doubt before or after it.
fn one(tokens: &[Token]) -> Option<Guess> {
    let sign = |token: &Token| match token {
        Token::Sign(sign @ ('~' | '?' | '%')) => Some(*sign),
        Token::Word(word) => DOUBTS
            .iter()
            .find(|(w, _)| w == word)
            .map(|(_, sign)| *sign),
        _ => None,
    };
    let (doubt, date) = match tokens {
        [first, rest @ ..] if sign(first).is_some() => (sign(first), rest),
        [rest @ .., Token::Sign(last @ ('~' | '?' | '%'))] => (Some(*last), rest),
        _ => (None, tokens),
    };
    let guess = years::two(date)
        .or_else(|| plain(date))
        .or_else(|| years::part(date))
        .or_else(|| fraction::fraction(date))?;
    Some(match doubt {
        Some('~') => guess.within("", "~", reason::APPROXIMATE),
        Some(sign) => guess.within("", &sign.to_string(), reason::UNCERTAIN),
        None => guess,
    })
}

/// "by 2030", "from May 2026".
fn open_end(tokens: &[Token]) -> Option<Guess> {
    let (first, rest) = tokens.split_first()?;
    let (_, before, after) = OPEN_ENDS.iter().find(|(word, ..)| first.is(word))?;
    let date = one(rest).filter(|date| !date.is_interval())?;
    Some(date.within(before, after, reason::OPEN_END))
}

/// "before 2029", "after May 2026": the date itself is not meant, but the one beside it.
fn beside(tokens: &[Token]) -> Option<Guess> {
    let (word, rest) = tokens.split_first()?;
    let before = match word {
        Token::Word(word) if word == "before" => true,
        Token::Word(word) if word == "after" => false,
        _ => return None,
    };
    let date = plain(rest).filter(Guess::is_sure)?;
    let spelling = date.spelling?;
    let (_, extent) = read(&spelling).ok()?;
    let day = if before {
        extent.earliest.plus_days(-1)
    } else {
        extent.latest.plus_days(1)
    };
    // As precise as it was said.
    let day = day.to_string();
    let day = day.get(..spelling.len()).unwrap_or(&day);
    let spelling = if before {
        format!("../{day}")
    } else {
        format!("{day}/..")
    };
    Some(Guess::of(spelling, reason::BESIDE))
}

/// "2020 to 2023", "2020–2023", "May to June 2026", "from 2020 to 2023", "between 2020 and 2023".
fn span(tokens: &[Token]) -> Option<Guess> {
    let (tokens, joints) = match tokens {
        [Token::Word(word), tokens @ ..] if word == "between" => (tokens, BETWEEN.as_slice()),
        [Token::Word(word), tokens @ ..] if word == "from" => (tokens, SPANS.as_slice()),
        _ => (tokens, SPANS.as_slice()),
    };
    tokens.iter().enumerate().find_map(|(at, token)| {
        if !joints.iter().any(|joint| token.is(joint)) {
            return None;
        }
        let (before, after) = (tokens.get(..at)?, tokens.get(at + 1..)?);
        days(before, after).or_else(|| ends(before, after))
    })
}

/// "11 to 13 May 2026", "May 11 to 13, 2026": two days of one month, which is named once.
fn days(before: &[Token], after: &[Token]) -> Option<Guess> {
    let day = |token: Option<&Token>| matches!(token, Some(Token::Number(_, 1 | 2)));
    if !day(before.last()) || !day(after.first()) {
        return None;
    }
    plain(&[before, after].concat()).filter(Guess::is_interval)
}

/// Two dates, of which the first may leave out its year or its era.
fn ends(before: &[Token], after: &[Token]) -> Option<Guess> {
    let start = || match (before, after.last()?) {
        // A number alone is no month of that year.
        ([Token::Number(..)], Token::Number(..)) => None,
        (_, last @ (Token::Number(_, 4) | Token::Word(_))) => {
            one(&[before, std::slice::from_ref(last)].concat())
        }
        _ => None,
    };
    let whole = one(before).filter(|guess| guess.spelling.is_some());
    let (a, b) = (whole.or_else(start)?, one(after)?);
    Some(joined([a, b], ["", "/", ""], reason::INTERVAL))
}

/// "2027 or 2028", "2026, 2027".
fn set(tokens: &[Token]) -> Option<Guess> {
    let (word, open, close) = SETS
        .iter()
        .find(|(word, ..)| tokens.iter().any(|token| token.is(word)))?;
    let members: Option<Vec<Guess>> = tokens
        .split(|token| token.is(word) || token.is(","))
        .map(one)
        .collect();
    let brackets = [&open.to_string(), ",", &close.to_string()];
    Some(joined(members?, brackets, reason::SET))
}

/// Several guesses as one, with the first of their reasons; that of one that is not sure goes before.
fn joined(
    guesses: impl IntoIterator<Item = Guess>,
    [open, between, close]: [&str; 3],
    otherwise: &str,
) -> Guess {
    let guesses: Vec<Guess> = guesses.into_iter().collect();
    let reason = |guess: &Guess| guess.reason.clone();
    let unsure = guesses.iter().find(|guess| guess.unsure);
    let reason = unsure.map_or_else(|| guesses.iter().find_map(reason), reason);
    let unsure = unsure.is_some();
    let spellings: Option<Vec<String>> = guesses.into_iter().map(|guess| guess.spelling).collect();
    Guess {
        spelling: spellings.map(|s| s.join(between)),
        reason,
        unsure,
    }
    .within(open, close, otherwise)
}

/// A year of fewer than four digits, and nothing else.
pub(super) fn short_year(text: &str) -> Option<Guess> {
    match *tokens(text).as_slice() {
        [Token::Number(_, 1 | 2)] => Some(Guess::none(reason::WHICH_CENTURY.to_owned())),
        [Token::Number(year, 3)] => Some(Guess::of(format!("{year:04}"), reason::FOUR_DIGITS)),
        _ => None,
    }
}

/// One date without doubt.
pub(super) fn plain(tokens: &[Token]) -> Option<Guess> {
    use Token::{Number, Sign, Word};

    let signs = || tokens.iter().filter(|token| matches!(token, Sign(_)));
    if matches!(tokens.first(), Some(Sign(_)))
        || !signs().all(|s| matches!(s, Sign('-' | '/' | '.' | ',' | '–')))
    {
        return None;
    }
    if let Some(dated) = era::dated(tokens) {
        return Some(dated);
    }
    let form = if !signs().all(|s| s.is("-")) || tokens.len() == 1 {
        Some(reason::HYPHENS)
    } else if tokens.iter().any(|token| matches!(token, Number(_, 1))) {
        Some(reason::TWO_DIGITS)
    } else {
        None
    };
    let bare: Vec<&Token> = tokens
        .iter()
        .filter(|token| !matches!(token, Sign(_)))
        .collect();
    if let Some(years) = years::whole(&bare) {
        return Some(years);
    }
    match *bare.as_slice() {
        [&Number(y, 4)] => Some(Guess::right(format!("{y:04}"))),
        // Six digits can be a day with half a year, too: which year nobody can say.
        [&Number(n, 6)] if !(1..=12).contains(&(n % 100)) => {
            Some(Guess::none(reason::FOUR_DIGITS.to_owned()))
        }
        [&Number(n, 6)] => Some(month(n / 100, n % 100, form)),
        [&Number(n, 8)] => Some(day(n / 10_000, n / 100 % 100, n % 100, form)),
        [&Number(_, 5..)] => Some(Guess::none(reason::BEYOND.to_owned())),
        [&Number(y, 4), &Number(m, 1 | 2)] => Some(month(y, m, form)),
        [&Number(m, 1 | 2), &Number(y, 4)] => Some(month(y, m, Some(reason::YEAR_FIRST))),
        [&Number(y, 4), &Number(m, 1 | 2), &Number(d, 1 | 2)] => Some(day(y, m, d, form)),
        [&Number(a, 1 | 2), &Number(b, 1 | 2), &Number(y, 4)] => {
            Some(year_last(a, b, y, signs().any(|s| s.is("."))))
        }
        [Word(name)] | [Word(name), &Number(_, 1 | 2)] | [&Number(_, 1 | 2), Word(name)] => {
            number_of(&MONTHS, name).map(|_| Guess::none(reason::YEAR_FIRST.to_owned()))
        }
        [Word(name), &Number(y, 4)] | [&Number(y, 4), Word(name)] => {
            named_month(name, y).or_else(|| season(name, y))
        }
        [Word(name), &Number(d, 1 | 2), &Number(y, 4)]
        | [&Number(d, 1 | 2), Word(name), &Number(y, 4)]
        | [&Number(y, 4), Word(name), &Number(d, 1 | 2)] => {
            quarter(name, d, y).or_else(|| named_day(name, d, y))
        }
        [Word(nth), Word(name), &Number(y, 4)] => {
            let number = ORDINALS.iter().position(|word| word == nth)?;
            quarter(name, u32::try_from(number).ok()? + 1, y)
        }
        [
            &Number(a, 1 | 2),
            &Number(b, 1 | 2),
            Word(name),
            &Number(y, 4),
        ]
        | [
            Word(name),
            &Number(a, 1 | 2),
            &Number(b, 1 | 2),
            &Number(y, 4),
        ]
        | [
            &Number(y, 4),
            Word(name),
            &Number(a, 1 | 2),
            &Number(b, 1 | 2),
        ] => Some(joined(
            [named_day(name, a, y)?, named_day(name, b, y)?],
            ["", "/", ""],
            reason::MONTH_NUMBER,
        )),
        _ => None,
    }
}

/// A day by its numbers; `form` says what is wrong with their form.
fn day(year: u32, month: u32, day: u32, form: Option<&str>) -> Guess {
    let spelled = |month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
    let days = |month| days_in_month(year.cast_signed(), month);
    match (month, day) {
        (0, 1..) => Guess::of(format!("{year:04}-XX-{day:02}"), reason::MONTH_ZERO),
        (1..=12, 0) => Guess::near(spelled(month, 1), reason::DAY_ZERO),
        (1..=12, _) if day > days(month) => {
            let name = words::month(month);
            let reason = format!("{name} {year:04} has {} days", days(month));
            Guess::near(spelled(month, days(month)), &reason)
        }
        (1..=12, _) => Guess {
            spelling: Some(spelled(month, day)),
            reason: form.map(str::to_owned),
            unsure: false,
        },
        (13.., 1..=12) if month <= days(day) => Guess::near(spelled(day, month), &no_month(month)),
        (21..=41, _) => Guess::near(format!("{year:04}-{month}"), reason::NO_DAY),
        _ => Guess::none(no_month(month)),
    }
}

/// A month, or a season, by its number.
fn month(year: u32, month: u32, form: Option<&str>) -> Guess {
    match month {
        1..=12 | 21..=41 => Guess {
            spelling: Some(format!("{year:04}-{month:02}")),
            reason: form.map(str::to_owned),
            unsure: false,
        },
        0 => Guess::of(format!("{year:04}-XX"), reason::MONTH_ZERO),
        13..=20 => Guess::near(format!("{year:04}-12"), &no_month(month)),
        _ => Guess::none(no_month(month)),
    }
}

fn no_month(month: u32) -> String {
    format!("there is no month {month:02}")
}

/// A day with its year last: with dots the day is first everywhere, else the month may be.
fn year_last(a: u32, b: u32, year: u32, dotted: bool) -> Guess {
    let (m, d) = if (dotted || a > 12) && b <= 12 {
        (b, a)
    } else {
        (a, b)
    };
    let guess = day(year, m, d, Some(reason::YEAR_FIRST));
    if dotted || a == b || a.max(b) > 12 || a.min(b) == 0 {
        return guess;
    }
    let [a, b] = [a, b].map(words::month);
    let reason = format!("{}: this could be {d} {a} or {m} {b}", reason::YEAR_FIRST);
    Guess {
        reason: Some(reason),
        unsure: true,
        ..guess
    }
}

fn named_month(name: &str, year: u32) -> Option<Guess> {
    Some(month(
        year,
        number_of(&MONTHS, name)?,
        Some(reason::MONTH_NUMBER),
    ))
}

fn named_day(name: &str, number: u32, year: u32) -> Option<Guess> {
    let month = number_of(&MONTHS, name)?;
    Some(day(year, month, number, Some(reason::MONTH_NUMBER)))
}

fn season(name: &str, year: u32) -> Option<Guess> {
    let name = if name == "fall" { "autumn" } else { name };
    let season = SEASONS.iter().find(|season| season.long == name)?;
    let spelling = format!("{year:04}-{}", season.code);
    Some(Guess::of(spelling, reason::SEASON_NUMBER))
}

fn quarter(word: &str, number: u32, year: u32) -> Option<Guess> {
    if !QUARTER.contains(&word) {
        return None;
    }
    if !(1..=4).contains(&number) {
        return Some(Guess::none(reason::FOUR_QUARTERS.to_owned()));
    }
    Some(Guess::of(format!("{year:04}-Q{number}"), reason::QUARTER))
}

/// The number, from 1, of the name that begins with `word`, which has three letters at least.
fn number_of(names: &[&str], word: &str) -> Option<u32> {
    let at = names
        .iter()
        .position(|name| word.len() >= 3 && name.to_lowercase().starts_with(word))?;
    u32::try_from(at + 1).ok()
}
