//! Characters to bytes: the parser counts the former, a file is made of the latter.

/// A place in a text that is known by its character and by its byte.
///
/// The places that are asked for lie close together, mostly one after another, so a step from the
/// last one costs next to nothing and all of them together one walk over the text.
#[derive(Clone, Debug)]
pub struct Cursor<'t> {
    bytes: &'t [u8],
    ascii: bool,
    character: usize,
    byte: usize,
}

impl<'t> Cursor<'t> {
    /// A cursor at the beginning of `text`.
    pub fn new(text: &'t str) -> Self {
        Self {
            bytes: text.as_bytes(),
            ascii: text.is_ascii(),
            character: 0,
            byte: 0,
        }
    }

    /// The byte at which the character with this number (from 0) begins; the end of the text for
    /// those that it does not have.
    pub fn byte(&mut self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.bytes.len());
        }
        while self.character < character && self.byte < self.bytes.len() {
            // Most text is ASCII: there eight characters are a step.
            if character - self.character >= 8
                && let Some(next) = self.bytes.get(self.byte..self.byte + 8)
                && next.is_ascii()
            {
                self.byte += 8;
                self.character += 8;
                continue;
            }
            self.byte += 1;
            while self.is_inside(self.byte) {
                self.byte += 1;
            }
            self.character += 1;
        }
        while self.character > character {
            self.byte -= 1;
            while self.is_inside(self.byte) {
                self.byte -= 1;
            }
            self.character -= 1;
        }
        self.byte
    }

    /// Whether the byte is one that continues a character.
    fn is_inside(&self, byte: usize) -> bool {
        self.bytes
            .get(byte)
            .is_some_and(|b| b & 0b1100_0000 == 0b1000_0000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_in_both_directions() {
        let mut cursor = Cursor::new("aé한b");
        assert_eq!(
            [4, 3, 0, 1, 2, 9].map(|c| cursor.byte(c)),
            [7, 6, 0, 1, 3, 7]
        );
    }

    proptest! {
        #[test]
        fn agrees_with_char_indices(text in "[a-z한 ]{0,40}|.{0,20}", wanted in prop::collection::vec(0usize..44, 0..9)) {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let mut cursor = Cursor::new(&text);
            for character in wanted {
                let expected = starts.get(character).copied().unwrap_or(text.len());
                prop_assert_eq!(cursor.byte(character), expected);
            }
        }
    }
}
