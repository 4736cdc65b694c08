//! What the program may write to a terminal, and nothing else.

/// A piece of what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Characters that stand in cells.
    Text(String),
    /// Colours and weights: the codes.
    Graphic(Vec<u16>),
    /// A private mode, set or reset.
    Mode(u16, bool),
    /// The cursor goes somewhere, or the screen is cleared.
    Motion,
    /// A link begins: its address; none where it ends.
    Link(Option<String>),
}

/// Cuts `output` into pieces.
///
/// Panics at the first byte that is no piece of these: `CSI … m`, `CSI row ; column H`, `CSI n C`,
/// `CSI 2 J`, the private modes of [`MODES`], OSC 8 with an address of the web or none, and characters
/// that are seen.
pub fn pieces(output: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = output;
    while !rest.is_empty() {
        let (piece, length) = if let Some(after) = rest.strip_prefix("\x1b[") {
            let (piece, length) =
                control(after).unwrap_or_else(|| panic!("{}", told(output, rest)));
            (piece, length + 2)
        } else if let Some(after) = rest.strip_prefix("\x1b]8;") {
            let (piece, length) = link(after).unwrap_or_else(|| panic!("{}", told(output, rest)));
            (piece, length + 4)
        } else {
            let end = rest.find(|c| !is_seen(c)).unwrap_or(rest.len());
            assert!(end > 0, "{}", told(output, rest));
            (Piece::Text(rest[..end].to_owned()), end)
        };
        pieces.push(piece);
        rest = &rest[length..];
    }
    pieces
}

/// The private modes that are switched: wrapped pastes, cursor, mouse, synchronized update, alternate
/// screen.
const MODES: [u16; 7] = [25, 1000, 1002, 1006, 1049, 2004, 2026];

fn told(output: &str, rest: &str) -> String {
    let at = output.len() - rest.len();
    let before = output[..at].chars().rev().take(40).collect::<Vec<_>>();
    let before: String = before.into_iter().rev().collect();
    let after: String = rest.chars().take(40).collect();
    format!("at byte {at}, after {before:?}: {after:?}")
}

/// Whether a character is seen in a cell, or joins to one that is: no control character, no mark of
/// direction, nothing that hides.
fn is_seen(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
}

/// What follows `CSI`: the piece, and its length in bytes.
fn control(after: &str) -> Option<(Piece, usize)> {
    let end = after.find(|c: char| c.is_ascii_alphabetic())?;
    let (parameters, last) = (&after[..end], after.as_bytes()[end]);
    let numbers = |text: &str| -> Option<Vec<u16>> {
        if text.is_empty() {
            return Some(Vec::new());
        }
        text.split(';').map(|n| n.parse().ok()).collect()
    };
    let piece = match (last, parameters.strip_prefix('?')) {
        (b'h' | b'l', Some(mode)) => {
            let mode = mode.parse().ok().filter(|m| MODES.contains(m))?;
            Piece::Mode(mode, last == b'h')
        }
        (b'm', None) => {
            let codes = numbers(parameters)?;
            are_graphic(&codes).then_some(Piece::Graphic(codes))?
        }
        (b'H', None) => (numbers(parameters)?.len() == 2).then_some(Piece::Motion)?,
        (b'C', None) => (numbers(parameters)?.len() <= 1).then_some(Piece::Motion)?,
        (b'J', None) => (parameters == "2").then_some(Piece::Motion)?,
        _ => return None,
    };
    Some((piece, end + 1))
}

fn are_graphic(codes: &[u16]) -> bool {
    match codes {
        [] => true,
        [38 | 48 | 58, 5, 0..=255, rest @ ..]
        | [38 | 48 | 58, 2, 0..=255, 0..=255, 0..=255, rest @ ..]
        | [
            0..=9 | 30..=37 | 39..=47 | 49 | 59 | 90..=97 | 100..=107,
            rest @ ..,
        ] => are_graphic(rest),
        _ => false,
    }
}

/// What follows `OSC 8 ;`: the piece, and its length in bytes.
fn link(after: &str) -> Option<(Piece, usize)> {
    let (body, _) = after.split_once("\x1b\\")?;
    let (id, address) = body.split_once(';')?;
    let piece = if address.is_empty() {
        id.is_empty().then_some(Piece::Link(None))?
    } else {
        let hexadecimal = id
            .strip_prefix("id=")?
            .chars()
            .all(|c| c.is_ascii_hexdigit());
        let web = ["http://", "https://"]
            .iter()
            .any(|scheme| address.to_ascii_lowercase().starts_with(scheme));
        let plain = address.bytes().all(|b| b.is_ascii_graphic());
        (hexadecimal && web && plain).then(|| Piece::Link(Some(address.to_owned())))?
    };
    Some((piece, body.len() + 2))
}
