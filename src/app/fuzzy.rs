//! Matching by letters in their order, as the crate nucleo scores it.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// A text that is looked for, word by word.
pub struct Fuzzy {
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Fuzzy {
    /// Looks for the letters of each word of `text`, whatever their case.
    pub fn new(text: &str) -> Self {
        Self {
            pattern: Pattern::new(
                text,
                CaseMatching::Ignore,
                Normalization::Smart,
                AtomKind::Fuzzy,
            ),
            matcher: Matcher::new(Config::DEFAULT),
            buffer: Vec::new(),
        }
    }

    /// How well `name` matches; none where it does not.
    pub fn score(&mut self, name: &str) -> Option<u32> {
        let name = Utf32Str::new(name, &mut self.buffer);
        self.pattern.score(name, &mut self.matcher)
    }

    /// How well `name` matches, and which of its characters do; none where it does not.
    pub fn find(&mut self, name: &str) -> Option<(u32, Vec<usize>)> {
        let (mut letters, mut buffer) = (Vec::new(), Vec::new());
        let name = Utf32Str::new(name, &mut buffer);
        let score = self
            .pattern
            .indices(name, &mut self.matcher, &mut letters)?;
        Some((score, letters.into_iter().map(|at| at as usize).collect()))
    }
}
