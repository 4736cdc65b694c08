//! The nearest known spelling of a word that is not known.

/// The longest word, in bytes, that is compared.
const LONGEST: usize = 64;

/// How many comparisons are left: a file full of unknown words costs no more than one with a few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort(usize);

impl Default for Effort {
    fn default() -> Self {
        Self(200_000)
    }
}

/// The word of `known` nearest to `word`, if one is near enough to be meant: at most two slips of the
/// pen (a letter more, less, wrong or exchanged with its neighbour), in short words one; case and the
/// choice between `-`, `_` and a blank do not count. The first of several equally near.
pub fn nearest<'k>(
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
    effort: &mut Effort,
) -> Option<&'k str> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let word = plain(word);
    let letters = word.chars().count();
    let limit = if letters < 6 { 1 } else { 2 };
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        if candidate.len() > LONGEST {
            continue;
        }
        let Some(left) = effort.0.checked_sub(1) else {
            break;
        };
        effort.0 = left;
        let other = plain(candidate);
        if other.chars().count().abs_diff(letters) > limit {
            continue;
        }
        let distance = strsim::osa_distance(&word, &other);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How alike two lines are, from 0 to 100: what share of the pairs of neighbouring letters they have in
/// common, in percent (the Sørensen-Dice coefficient). Case and blanks do not count.
pub fn likeness(a: &str, b: &str) -> usize {
    let (a, b) = (letter_pairs(a), letter_pairs(b));
    let all = a.len() + b.len();
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0;
    while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
        let order = x.cmp(y);
        shared += usize::from(order.is_eq());
        if order.is_le() {
            left.next();
        }
        if order.is_ge() {
            right.next();
        }
    }
    (200 * shared).checked_div(all).unwrap_or(0)
}

fn letter_pairs(line: &str) -> Vec<(char, char)> {
    let letters = line.chars().flat_map(char::to_lowercase);
    let letters: Vec<char> = letters.filter(|c| !c.is_whitespace()).collect();
    let next = letters.iter().skip(1);
    let mut pairs: Vec<(char, char)> = letters.iter().copied().zip(next.copied()).collect();
    pairs.sort_unstable();
    pairs
}

fn plain(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c == '_' || c == ' ' { '-' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_far() {
        let known = ["title", "date", "short", "as_stated", "responds-to", "서울"];
        let near = |word| nearest(word, known, &mut Effort::default());
        assert_eq!(near("titel"), Some("title"));
        assert_eq!(near("Title"), Some("title"));
        assert_eq!(near("as-stated"), Some("as_stated"));
        assert_eq!(near("respondsTo"), Some("responds-to"));
        assert_eq!(near("서을"), Some("서울"));
        assert_eq!(near("dale"), Some("date"));
        assert_eq!(near("data-set"), None);
        assert_eq!(near("by"), None);
        assert_eq!(near(""), None);
    }

    #[test]
    fn lines_are_alike_by_the_pairs_of_letters_they_share() {
        for (a, b, expected) in [
            // th he ep pl la an and ap pl la an: three of six and of four.
            ("The plan", "A Plan", 60),
            ("The plan", "THE  PLAN", 100),
            ("The plan", "A fire", 0),
            ("aaa", "aa", 66),
            // Four pairs of syllables, and two more.
            ("전작권 전환", "전작권 전환 연기", 80),
            ("a", "b", 0),
            ("", "", 0),
        ] {
            assert_eq!(likeness(a, b), expected, "{a} {b}");
            assert_eq!(likeness(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn stops_when_the_effort_is_spent() {
        let mut effort = Effort(1);
        assert_eq!(nearest("titel", ["date", "title"], &mut effort), None);
        assert_eq!(nearest("dote", ["date"], &mut effort), None);
    }
}
