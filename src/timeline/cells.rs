//! Text into cells.
//!
//! [`write()`] does what [`Buffer::set_stringn`] does, and is some times quicker where no character can join
//! with its neighbour, which is nearly always: finding graphemes was a third of a frame's cost.

use crate::text::measure::{char_width, is_plain, stands_alone, width};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;

/// Writes `text` from `(x, y)` on, in at most `room` columns and within the buffer, never half a
/// character; gives the column after it.
pub fn write(buffer: &mut Buffer, x: u16, y: u16, text: &str, room: u16, style: Style) -> u16 {
    let area = buffer.area;
    if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
        return x;
    }
    let plain = is_plain(text);
    if !plain && !text.chars().all(stands_alone) {
        return buffer.set_stringn(x, y, text, room.into(), style).0;
    }
    let end = x.saturating_add(room).min(area.right());
    let start = buffer.index_of(x, y);
    let Some(cells) = buffer.content.get_mut(start..start + usize::from(end - x)) else {
        return x;
    };
    if plain {
        let mut at = 0;
        for (cell, byte) in cells.iter_mut().zip(text.bytes()) {
            cell.set_char(char::from(byte)).set_style(style);
            at += 1;
        }
        return x + at;
    }
    let mut at = 0;
    for c in text.chars() {
        let next = at + char_width(c);
        let Some(taken) = cells.get_mut(at..next) else {
            break;
        };
        let mut taken = taken.iter_mut();
        if let Some(cell) = taken.next() {
            cell.set_char(c).set_style(style);
        }
        for hidden in taken {
            hidden.reset();
        }
        at = next;
    }
    x + u16::try_from(at).unwrap_or(0)
}

/// Fills `room` columns from `(x, y)` on, within the buffer, with a sign of one column.
pub fn fill(buffer: &mut Buffer, x: u16, y: u16, sign: &str, room: u16, style: Style) {
    let area = buffer.area;
    let row = ratatui::layout::Rect::new(x, y, room, 1).intersection(area);
    if row.is_empty() {
        return;
    }
    let start = buffer.index_of(row.x, row.y);
    let cells = buffer
        .content
        .get_mut(start..start + usize::from(row.width));
    for cell in cells.into_iter().flatten() {
        cell.set_symbol(sign).set_style(style);
    }
}

/// The cells of a row that are seen, with their columns: one that a wide character covers is not.
pub fn seen(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let mut next = 0;
    let area = buffer.area;
    (area.left()..area.right()).filter_map(move |x| {
        let cell = buffer.cell((x, y)).filter(|_| x >= next)?;
        next = x.saturating_add(columns(cell.symbol()).max(1));
        Some((x, cell))
    })
}

/// What a row shows as text, without blanks at its end.
///
/// ```
/// # use opcon_tui::timeline::cells::{row, write};
/// # use ratatui::{buffer::Buffer, layout::Rect, style::Style};
/// let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
/// write(&mut buffer, 1, 0, "나루 ferry", 12, Style::new());
/// assert_eq!(row(&buffer, 0), " 나루 ferry");
/// ```
pub fn row(buffer: &Buffer, y: u16) -> String {
    let signs = seen(buffer, y).map(|(_, cell)| cell.symbol());
    signs.collect::<String>().trim_end().to_owned()
}

/// How many columns a text takes, as cells are counted.
pub(super) fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// A number in at most `room` columns, in thousands where it is long; `+` where it does not fit, and nothing
/// where there is no room.
pub(super) fn count(number: usize, room: u16) -> String {
    let fits = |text: &String| text.len() <= room.into();
    let exact = number.to_string();
    if fits(&exact) {
        return exact;
    }
    let thousands = format!("{}k", number / 1000);
    if number >= 1000 && fits(&thousands) {
        return thousands;
    }
    if room > 0 {
        "+".to_owned()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;

    use super::*;

    fn both(text: &str, x: u16, room: u16) -> (Buffer, Buffer, u16, u16) {
        let area = Rect::new(0, 0, 20, 2);
        let style = Style::new().fg(ratatui::style::Color::Red);
        let mut ours = Buffer::filled(area, ratatui::buffer::Cell::new("x"));
        let mut theirs = ours.clone();
        let end = write(&mut ours, x, 1, text, room, style);
        let expected = theirs.set_stringn(x, 1, text, room.into(), style).0;
        (ours, theirs, end, expected)
    }

    #[test]
    fn what_is_outside_is_left_out() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        assert_eq!(write(&mut buffer, 9, 0, "a", 5, Style::new()), 9);
        assert_eq!(write(&mut buffer, 0, 3, "a", 5, Style::new()), 0);
        assert_eq!(write(&mut buffer, 2, 0, "abcd", 9, Style::new()), 4);
        assert_eq!(buffer, Buffer::with_lines(["  ab"]));
    }

    proptest! {
        #[test]
        fn it_writes_what_ratatui_writes(
            text in r"([ -~]|[가-힣]|[─-╿▀-▟■-◿←-⇿]|é|“|…|·|[ᄀ-ᇿ]|e\u{301}|한|👍|⌚|\u{200b}){0,24}",
            x in 0_u16..20,
            room in 0_u16..24,
        ) {
            let (ours, theirs, end, expected) = both(&text, x, room);
            prop_assert_eq!(ours, theirs);
            prop_assert_eq!(end, expected);
        }
    }
}
