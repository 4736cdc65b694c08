//! One form for all ways of writing the same letters.
//!
//! Two forms, from the compatibility decomposition of Unicode (Standard Annex 15, form KC):
//!
//! - *close*: composed and decomposed letters are the same, so are full and half width, `“` and `"`, `–`
//!   and `-`; any blanks are one blank.
//! - *loose*: also without regard to case and accents.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// How much is taken for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fold {
    /// The same letters, however they are encoded.
    Close,
    /// Also in the other case, and with other accents.
    Loose,
}

impl Fold {
    /// The folded form of a text.
    ///
    /// ```
    /// # use opcon_tui::query::fold::Fold;
    /// assert_eq!(Fold::Loose.of("Un  Café"), "un cafe");
    /// assert_eq!(Fold::Close.of("Un  Cafe\u{301}"), "Un Café");
    /// assert_eq!(Fold::Close.of("“Ｋ２”"), "\"K2\"");
    /// ```
    pub fn of(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.push(text, &mut out);
        out
    }

    /// Appends the folded form of a text.
    pub fn push(self, text: &str, out: &mut String) {
        let start = out.len();
        if text.chars().all(is_simple) {
            for c in text.chars() {
                self.simple(c, start, out);
            }
            return;
        }
        match self {
            Self::Close => text.nfkc().for_each(|c| put(c, start, out)),
            Self::Loose => text
                .nfkd()
                .filter(|c| !is_accent(*c))
                .flat_map(char::to_lowercase)
                .filter(|c| !is_accent(*c))
                .nfc()
                .for_each(|c| put(c, start, out)),
        }
    }

    /// A character whose folded form is found without tables.
    fn simple(self, c: char, start: usize, out: &mut String) {
        match self {
            Self::Loose => put(c.to_ascii_lowercase(), start, out),
            Self::Close => put(c, start, out),
        }
    }

    /// The folded form of a text, and for each of its bytes the bytes of the text from which it is.
    fn with_places(self, text: &str) -> (String, Vec<Range<usize>>) {
        let mut out = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len());
        for (at, grapheme) in text.grapheme_indices(true) {
            // Blanks that become one keep the place of the first.
            let blank = out.ends_with(' ') && grapheme.chars().all(char::is_whitespace);
            if !blank {
                self.push(grapheme, &mut out);
            }
            places.resize(out.len(), at..at + grapheme.len());
        }
        (out, places)
    }

    /// Where `needle`, which is folded, stands in a text: stretches of bytes that end at graphemes.
    ///
    /// ```
    /// # use opcon_tui::query::fold::Fold;
    /// assert_eq!(Fold::Loose.find_all("Café, cafe", "cafe"), [0..5, 7..11]);
    /// ```
    pub fn find_all(self, text: &str, needle: &str) -> Vec<Range<usize>> {
        if needle.is_empty() {
            return Vec::new();
        }
        let (folded, places) = self.with_places(text);
        let found = memchr::memmem::find_iter(folded.as_bytes(), needle.as_bytes());
        found
            .filter_map(|at| {
                let first = places.get(at)?;
                let last = places.get(at + needle.len() - 1)?;
                Some(first.start..last.end)
            })
            .collect()
    }
}

/// Whether a text, folded closely, has something that a loose fold takes away: a capital or an accent.
pub fn is_particular(text: &str) -> bool {
    text.chars().any(char::is_uppercase) || text.nfkd().any(is_accent)
}

/// Puts a character at the end, blanks as one blank and marks in their plain form.
fn put(c: char, start: usize, out: &mut String) {
    match c {
        c if c.is_whitespace() => {
            if out.len() == start || !out.ends_with(' ') {
                out.push(' ');
            }
        }
        '‘' | '’' | '‚' | '‛' | '′' => out.push('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => out.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => out.push('-'),
        c => out.push(c),
    }
}

/// Whether a character, beside others of the sort, is its own decomposition but for ASCII capitals.
const fn is_simple(c: char) -> bool {
    matches!(c,
        '\0'..='\u{7f}'
        | '\u{2010}'..='\u{2016}' | '\u{2018}'..='\u{2023}' // dashes, quotation marks, bullets
        | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' // kana
        | '\u{4e00}'..='\u{9fff}'                           // ideographs
        | '\u{ac00}'..='\u{d7a3}') // Hangul syllables
        && c != '\u{2011}'
}

/// Whether a character is an accent that stands over, under or through a letter.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_letters_are_the_same_however_they_are_encoded() {
        for (a, b) in [
            ("한글", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"),
            ("é", "e\u{301}"),
            ("ガ", "ｶﾞ"),
            ("ABC 1", "ＡＢＣ　１"),
            ("가", "\u{ffa1}\u{ffc2}"),
            ("it's", "it’s"),
            ("a - b", "a –\u{a0}b"),
            ("two lines", "two\r\n  lines"),
            ("fi", "ﬁ"),
            ("...", "…"),
        ] {
            assert_eq!(Fold::Close.of(a), Fold::Close.of(b), "{a} {b}");
        }
        assert_ne!(Fold::Close.of("Ab"), Fold::Close.of("ab"));
        assert_ne!(Fold::Close.of("é"), Fold::Close.of("e"));
    }

    #[test]
    fn loosely_case_and_accents_do_not_count() {
        assert_eq!(Fold::Loose.of("ÉTUDE Ångström İ Ǆ"), "etude angstrom i dz");
        assert_eq!(Fold::Loose.of("Đ ß"), "đ ß");
        assert!(is_particular("étude") && is_particular("K") && !is_particular("k 한"));
    }

    #[test]
    fn places_are_those_of_whole_characters() {
        let places = |text: &str, needle: &str| -> Vec<(usize, usize)> {
            let found = Fold::Loose.find_all(text, needle);
            found.into_iter().map(|r| (r.start, r.end)).collect()
        };
        let text = "x e\u{301}t\u{a0}\n E";
        assert_eq!(places(text, "e"), [(2, 5), (10, 11)]);
        assert_eq!(places(text, "et e"), [(2, 11)]);
        assert_eq!(places("ﬁne", "i"), [(0, 3)], "of a ligature all");
        assert_eq!(places("aaa", "aa"), [(0, 2)]);
        assert_eq!(places("a", ""), []);
    }

    proptest! {
        #[test]
        fn the_quick_way_is_the_long_way(text in "[ -~가-힣一-十ァ-ヴ‘’“”–—\t]{0,20}") {
            let long: String = text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).nfc().collect();
            let mut expected = String::new();
            long.chars().for_each(|c| put(c, 0, &mut expected));
            prop_assert_eq!(Fold::Loose.of(&text), expected);
        }

        #[test]
        fn what_is_folded_stays(text in ".{0,20}") {
            for fold in [Fold::Close, Fold::Loose] {
                let once = fold.of(&text);
                prop_assert_eq!(&fold.of(&once), &once);
            }
        }

        #[test]
        fn a_part_of_a_text_is_found_in_it(before in ".{0,6}", part in "[a-zA-Z가-힣 ]{1,6}", after in ".{0,6}") {
            let text = format!("{before} {part} {after}");
            let found = Fold::Loose.find_all(&text, &Fold::Loose.of(part.trim()));
            if !part.trim().is_empty() {
                prop_assert!(!found.is_empty(), "{:?}", text);
            }
            for range in found {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
