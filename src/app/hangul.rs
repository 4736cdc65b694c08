//! Letter keys while a Korean input method is on.
//!
//! On the two-set keyboard (KS X 5002) every letter key has a jamo of its own; with a syllable
//! composed, the terminal sends the syllable. Outside prompts a key that arrives as a jamo or a
//! syllable means the Latin key that was pressed, a syllable the first of its keys.

use super::{Code, Key};

/// Lead consonants in the order of Unicode's syllables, as Latin keys.
const LEADS: [char; 19] = [
    'r', 'R', 's', 'e', 'E', 'f', 'a', 'q', 'Q', 't', 'T', 'd', 'w', 'W', 'c', 'z', 'x', 'v', 'g',
];

/// Vowels in the order of Unicode's syllables, as Latin keys.
const VOWELS: [&str; 21] = [
    "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b",
    "m", "ml", "l",
];

/// Last consonants in the order of Unicode's syllables, as Latin keys; the first is none.
const TAILS: [&str; 28] = [
    "", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a",
    "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
];

/// The jamo of the letter keys, as they arrive without composition.
const JAMO: [(char, char); 33] = [
    ('ㅂ', 'q'),
    ('ㅈ', 'w'),
    ('ㄷ', 'e'),
    ('ㄱ', 'r'),
    ('ㅅ', 't'),
    ('ㅛ', 'y'),
    ('ㅕ', 'u'),
    ('ㅑ', 'i'),
    ('ㅐ', 'o'),
    ('ㅔ', 'p'),
    ('ㅁ', 'a'),
    ('ㄴ', 's'),
    ('ㅇ', 'd'),
    ('ㄹ', 'f'),
    ('ㅎ', 'g'),
    ('ㅗ', 'h'),
    ('ㅓ', 'j'),
    ('ㅏ', 'k'),
    ('ㅣ', 'l'),
    ('ㅋ', 'z'),
    ('ㅌ', 'x'),
    ('ㅊ', 'c'),
    ('ㅍ', 'v'),
    ('ㅠ', 'b'),
    ('ㅜ', 'n'),
    ('ㅡ', 'm'),
    ('ㅃ', 'Q'),
    ('ㅉ', 'W'),
    ('ㄸ', 'E'),
    ('ㄲ', 'R'),
    ('ㅆ', 'T'),
    ('ㅒ', 'O'),
    ('ㅖ', 'P'),
];

/// The key that was pressed on the keyboard, whatever the input method made of it.
pub fn latin(key: Key) -> Key {
    let Code::Char(c) = key.code else { return key };
    let latin = match c {
        '\u{AC00}'..='\u{D7A3}' => {
            let lead = (c as u32 - 0xAC00) / 588;
            LEADS.get(lead as usize).copied()
        }
        _ => JAMO
            .iter()
            .find(|(jamo, _)| *jamo == c)
            .map(|&(_, latin)| latin),
    };
    latin.map_or(key, |c| Key {
        code: Code::Char(c),
        ..key
    })
}

/// The keys that were pressed to type a text, where it has Hangul: a command that was typed with the
/// input method on is found all the same.
pub fn latin_text(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut hangul = false;
    for c in text.chars() {
        let typed = latin(Key::char(c));
        if let '\u{AC00}'..='\u{D7A3}' = c {
            let number = c as usize - 0xAC00;
            out.extend(LEADS.get(number / 588));
            out.extend(VOWELS.get(number % 588 / 28).copied());
            out.extend(TAILS.get(number % 28).copied());
            hangul = true;
        } else if let Code::Char(key) = typed.code {
            hangul |= key != c;
            out.push(key);
        }
    }
    hangul.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jamo_and_syllables_stand_for_their_keys() {
        let typed = |c| latin(Key::char(c));
        assert_eq!(typed('ㅓ'), Key::char('j'));
        assert_eq!(typed('ㅏ'), Key::char('k'));
        assert_eq!(typed('ㄲ'), Key::char('R'));
        assert_eq!(typed('가'), Key::char('r'));
        assert_eq!(typed('힣'), Key::char('g'));
        assert_eq!(typed('j'), Key::char('j'));
        assert_eq!(latin(Key::plain(Code::Enter)), Key::plain(Code::Enter));
    }

    #[test]
    fn a_text_is_taken_apart_into_its_keys() {
        assert_eq!(latin_text("ㅂㅕㅑㅅ").as_deref(), Some("quit"));
        assert_eq!(latin_text("값 놔").as_deref(), Some("rkqt shk"));
        assert_eq!(latin_text("quit"), None);
    }
}
