//! Words that come again and again in a record: a place, a tag, a language.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use crate::text::Text;

/// The longest text, in bytes, that is looked up: longer ones are rarely the same as another.
const LONGEST: usize = 24;

/// How many texts are remembered.
const SLOTS: usize = 1024;

/// The short texts of one line that occurred last, each in the one slot that its hash gives it: what
/// comes often is there most of the time, and what comes once does not grow it.
#[derive(Debug, Default)]
pub struct Words {
    slots: Vec<Option<Text>>,
    hasher: BuildHasherDefault<DefaultHasher>,
}

impl Words {
    /// The text as one line, shared with its last occurrence where that is remembered.
    pub fn line(&mut self, text: &str) -> Text {
        if text.len() > LONGEST {
            return Text::line(text);
        }
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, None);
        }
        let hash = self.hasher.hash_one(text);
        let Some(slot) = usize::try_from(hash % SLOTS as u64)
            .ok()
            .and_then(|at| self.slots.get_mut(at))
        else {
            return Text::line(text);
        };
        match slot {
            Some(word) if word.raw() == text => word.clone(),
            _ => slot.insert(Text::line(text)).clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_every_text_back_as_it_is() {
        let mut words = Words::default();
        for round in 0..2 {
            for number in 0..3000 {
                let text = format!("word {number}\t");
                assert_eq!(words.line(&text), Text::line(&text), "{round}");
            }
        }
    }
}
