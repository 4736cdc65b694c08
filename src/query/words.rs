//! What is searched for: words and phrases.

use std::ops::Range;

use super::fold::{Fold, is_particular};

/// Words and phrases, all of which must be there.
///
/// A word in small letters without accents finds every way of writing it; one with a capital or an accent
/// finds only what has the same. A phrase stands in quotation marks, which need not be closed.
///
/// ```
/// # use opcon_tui::query::Words;
/// let words = Words::parse("bridge \"opens in\" Café");
/// assert!(words.are_in("The BRIDGE opens  in the Café"));
/// assert!(!words.are_in("The bridge opens in the cafe"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<Word>);

/// One word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What is taken for the same.
    pub fold: Fold,
    /// The folded text, never empty and without blanks at its ends.
    pub text: String,
}

impl Word {
    /// A word of a text; none where nothing is left of it but blanks.
    pub fn new(text: &str) -> Option<Self> {
        let close = Fold::Close.of(text);
        let fold = if is_particular(&close) {
            Fold::Close
        } else {
            Fold::Loose
        };
        let text = fold.of(text);
        let text = text.trim();
        (!text.is_empty()).then(|| Self {
            fold,
            text: text.to_owned(),
        })
    }

    /// Whether it stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        memchr::memmem::find(self.fold.of(text).as_bytes(), self.text.as_bytes()).is_some()
    }

    /// Whether whatever has this word has the other one too.
    fn implies(&self, other: &Self) -> bool {
        match (self.fold, other.fold) {
            (Fold::Close, Fold::Loose) => Fold::Loose.of(&self.text).contains(&other.text),
            (Fold::Loose, Fold::Close) => false,
            _ => self.text.contains(&other.text),
        }
    }
}

impl Words {
    /// The words of a text. Every text has a meaning.
    pub fn parse(text: &str) -> Self {
        let mut words = Vec::new();
        // What stands between quotation marks is every second part.
        for (i, part) in text.split('"').enumerate() {
            if i % 2 == 1 {
                words.extend(Word::new(part));
            } else {
                words.extend(part.split_whitespace().filter_map(Word::new));
            }
        }
        Self(words)
    }

    /// A text as one phrase.
    pub fn phrase(text: &str) -> Self {
        Self(Word::new(text).into_iter().collect())
    }

    /// All of them.
    pub fn all(&self) -> &[Word] {
        &self.0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of them stand in a text.
    pub fn are_in(&self, text: &str) -> bool {
        self.0.iter().all(|word| word.is_in(text))
    }

    /// Whether whatever has these words has the others too: then it is enough to look among what has
    /// those.
    pub fn refine(&self, others: &Self) -> bool {
        let implied = |other: &Word| self.0.iter().any(|word| word.implies(other));
        others.0.iter().all(implied)
    }

    /// Those of them that are not among the others.
    #[must_use]
    pub fn beyond(&self, others: &Self) -> Self {
        let new = self.0.iter().filter(|word| !others.0.contains(word));
        Self(new.cloned().collect())
    }

    /// Where any of them stands in a text: stretches of bytes in order, which do not touch.
    pub fn find_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = self
            .0
            .iter()
            .flat_map(|word| word.fold.find_all(text, &word.text))
            .collect();
        found.sort_by_key(|range| range.start);
        found.into_iter().fold(Vec::new(), |mut all, range| {
            match all.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => all.push(range),
            }
            all
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        let words = Words::parse(text);
        words.all().iter().map(|w| w.text.clone()).collect()
    }

    #[test]
    fn words_are_parted_by_blanks_and_phrases_by_marks() {
        assert_eq!(words(" a  b\tc "), ["a", "b", "c"]);
        assert_eq!(words("x \"a  b\" y"), ["x", "a b", "y"]);
        assert_eq!(words("\"open end"), ["open end"]);
        assert_eq!(words("a\"b\"c"), ["a", "b", "c"]);
        assert_eq!(words("\"\" \" \""), [""; 0]);
        assert_eq!(words("ABC abc"), ["ABC", "abc"]);
    }

    #[test]
    fn a_capital_or_an_accent_is_meant() {
        let found = |words: &str, text: &str| Words::parse(words).are_in(text);
        assert!(found("kim", "KIM") && found("Kim", "Mr Kim") && !found("Kim", "KIM"));
        assert!(found("cafe", "Café") && found("café", "cafe\u{301}") && !found("café", "cafe"));
        assert!(found(
            "한글",
            "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"
        ));
        assert!(found("", "anything"));
    }

    #[test]
    fn a_longer_word_refines_a_shorter_one() {
        let refines = |new: &str, old: &str| Words::parse(new).refine(&Words::parse(old));
        assert!(refines("bridge", "brid") && refines("bridge x", "bridge"));
        assert!(refines("Bridge", "bridge") && !refines("bridge", "Bridge"));
        assert!(!refines("brid", "bridge") && refines("a", ""));
    }

    #[test]
    fn places_of_several_words_are_joined() {
        let words = Words::parse("abc cd xy");
        assert_eq!(words.find_in("xabcd XY"), [1..5, 6..8]);
    }

    proptest! {
        #[test]
        fn what_refines_finds_no_more(text in "[a-cA-Cé ]{0,12}", old in "[a-cAé \"]{0,5}", new in "[a-cAé \"]{0,5}") {
            let (old, new) = (Words::parse(&old), Words::parse(&new));
            if new.refine(&old) && new.are_in(&text) {
                prop_assert!(old.are_in(&text));
            }
        }

        #[test]
        fn words_of_a_text_are_found_where_they_stand(text in "[a-dA-Dé가-각 ]{0,20}", words in "[a-dé가 ]{0,6}") {
            let words = Words::parse(&words);
            let places = words.find_in(&text);
            let all = words.all().iter().all(|word| {
                places.iter().any(|range| word.is_in(&text[range.clone()]))
            });
            prop_assert_eq!(all, words.are_in(&text));
        }

        #[test]
        fn no_words_panic(text in ".{0,30}", words in ".{0,12}") {
            let words = Words::parse(&words);
            for range in words.find_in(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
