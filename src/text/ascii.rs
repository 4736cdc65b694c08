//! Our own signs in ASCII, for terminals and fonts that have no others.

/// `text` with our own signs in ASCII, each of the same width. For words of ours only: the record's own
/// words stay as they are.
pub fn ascii(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '─' | '━' | '┄' | '╌' | '–' | '—' | '·' => '-',
            '│' | '┃' | '╎' | '┊' | '┤' | '├' | '┬' | '┴' | '┼' | '▐' => '|',
            '┌' | '┐' | '└' | '┘' | '┕' | '┙' | '╭' | '╮' | '╰' | '╯' => '+',
            '▌' | '▸' | '▹' | '›' | '≥' => '>',
            '◂' | '‹' | '≤' => '<',
            '…' => '~',
            '▾' | '↓' => 'v',
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '×' => 'x',
            '↑' => '^',
            '✱' => '*',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::measure::width;

    #[test]
    fn signs_keep_their_width_and_letters_stay() {
        let ours = "├──┤ ◂──▸ by 2024–2026 · said ×6 … “so” ╎ ┕━━┙ ✱ ≤2030";
        let plain = ascii(ours);
        assert!(plain.is_ascii(), "{plain}");
        assert_eq!(width(&plain), width(ours));
        assert_eq!(ascii("서울, café"), "서울, café");
    }
}
