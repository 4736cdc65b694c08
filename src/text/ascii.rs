//! Our own signs in ASCII, for terminals and fonts that have no others.

/// `text` with our own signs in ASCII, each of the same width but for `≤` and `≥`, which take two
/// columns: what is measured is measured after this. For words of ours only: the record's own
/// words stay as they are.
pub fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '≤' => out.push_str("<="),
            '≥' => out.push_str(">="),
            other => out.push(sign(other)),
        }
    }
    out
}

fn sign(c: char) -> char {
    match c {
        '─' | '━' | '┄' | '–' | '—' | '·' => '-',
        '│' | '▐' => '|',
        '├' => '[',
        '┤' => ']',
        '╎' => ':',
        '┃' => 'I',
        '┊' => '/',
        '┬' | '┴' | '┼' | '┌' | '┐' | '└' | '┘' | '┕' | '┙' | '╭' | '╮' | '╰' | '╯' => {
            '+'
        }
        '▌' | '▸' | '▹' | '›' => '>',
        '◂' | '‹' => '<',
        '…' | '╌' => '~',
        '▾' | '↓' => 'v',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '×' => 'x',
        '✗' => 'X',
        '↑' => '^',
        '✱' => '*',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::measure::width;

    #[test]
    fn signs_keep_their_width_and_letters_stay() {
        let ours = "├──┤ ◂──▸ by 2024–2026 · said ×6 … “so” ╎ ┕━━┙ ✱ ╌╌";
        let plain = ascii(ours);
        assert_eq!(
            plain,
            "[--] <--> by 2024-2026 - said x6 ~ \"so\" : +--+ * ~~"
        );
        // A divider, a window's end, a window of one column, today and a seam are told apart.
        assert_eq!(ascii("│ ┤ ┃ ╎ ┊"), "| ] I : /");
        assert_eq!(width(&plain), width(ours));
        assert_eq!(ascii("서울, café"), "서울, café");
        assert_eq!(ascii("≤2030 ≥2027"), "<=2030 >=2027");
        // How often it was said, and that it has lapsed.
        assert_eq!(ascii("2022 ×3 ✗"), "2022 x3 X");
    }
}
