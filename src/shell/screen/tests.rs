use std::num::NonZero;

use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::view::Hyperlink;

const SIZE: Size = Size::new(20, 4);

/// A terminal of [`SIZE`] that has been used before.
fn terminal() -> vt100::Parser {
    let mut terminal = vt100::Parser::new(
        NonZero::new(SIZE.height).unwrap(),
        NonZero::new(SIZE.width).unwrap(),
        0,
    );
    terminal.process("litter 가나다\r\nlitter".as_bytes());
    terminal
}

fn write(texts: &[(u16, u16, &str, Style)]) -> impl Fn(Rect, &mut Buffer) -> Drawn {
    move |_, buffer| {
        buffer.reset();
        for &(x, y, text, style) in texts {
            buffer.set_string(x, y, text, style);
        }
        Drawn::default()
    }
}

fn text(screen: &mut Screen, texts: &[(u16, u16, &str, Style)]) -> String {
    String::from_utf8(screen.frame(write(texts)).to_vec()).unwrap()
}

const PLAIN: Style = Style::new();

#[test]
fn a_frame_says_only_what_differs() {
    let mut screen = Screen::new(SIZE, Depth::True, true);
    let first = text(&mut screen, &[(0, 0, "one two    three", PLAIN)]);
    assert_eq!(
        first, "\x1b[?2026h\x1b[?25l\x1b[m\x1b[2J\x1b[1;1Hone two\x1b[4Cthree\x1b[?2026l",
        "one blank is shorter than a step over it"
    );
    assert_eq!(text(&mut screen, &[(0, 0, "one two    three", PLAIN)]), "");
    assert_eq!(
        text(&mut screen, &[(0, 0, "ono twa    thraa", PLAIN)]),
        "\x1b[?2026h\x1b[m\x1b[1;3Ho twa\x1b[7Caa\x1b[?2026l"
    );
    let red = PLAIN.fg(Color::Red);
    assert_eq!(
        text(
            &mut screen,
            &[(0, 0, "ona twa    three", PLAIN), (15, 0, "E", red)]
        ),
        "\x1b[?2026h\x1b[m\x1b[1;3Ha\x1b[11Ce\x1b[31mE\x1b[m\x1b[?2026l"
    );
    assert_eq!(
        text(
            &mut screen,
            &[
                (0, 0, "ona twa    thr", PLAIN),
                (14, 0, "x", red),
                (15, 0, "E", red),
                (16, 0, "a", red)
            ]
        ),
        "\x1b[?2026h\x1b[m\x1b[1;15H\x1b[31mxEa\x1b[m\x1b[?2026l",
        "what stands between is of the same ink"
    );
    assert_eq!(
        text(
            &mut screen,
            &[
                (0, 0, "ona twa    thr", PLAIN),
                (14, 0, "y", PLAIN),
                (15, 0, "E", red),
                (16, 0, "b", red)
            ]
        ),
        "\x1b[?2026h\x1b[m\x1b[1;15Hy\x1b[C\x1b[31mb\x1b[m\x1b[?2026l",
        "or stepped over"
    );
    screen.repaint();
    let first = text(&mut screen, &[(0, 0, "one", PLAIN)]);
    screen.repaint();
    assert_eq!(
        text(&mut screen, &[(0, 0, "one", PLAIN)]),
        first,
        "a repaint trusts nothing"
    );
}

#[test]
fn styles_are_one_sequence_and_end_with_the_frame() {
    let mut screen = Screen::new(SIZE, Depth::True, true);
    screen.frame(write(&[]));
    let bold = PLAIN.add_modifier(Modifier::BOLD);
    assert_eq!(
        text(
            &mut screen,
            &[
                (0, 0, "a", bold.fg(Color::Red).bg(Color::Indexed(214))),
                (1, 0, "b", bold.fg(Color::LightRed)),
                (2, 0, "c", PLAIN.fg(Color::Rgb(1, 2, 3))),
            ]
        ),
        "\x1b[?2026h\x1b[m\x1b[1;1H\x1b[1;31;48;5;214ma\x1b[91;49mb\x1b[0;38;2;1;2;3mc\x1b[m\
         \x1b[?2026l"
    );
}

#[test]
fn without_colour_no_colour_is_written() {
    let mut screen = Screen::new(SIZE, Depth::Mono, true);
    let style = PLAIN
        .fg(Color::Red)
        .bg(Color::Rgb(9, 9, 9))
        .add_modifier(Modifier::REVERSED);
    let frame = text(&mut screen, &[(0, 0, "a", style)]);
    assert!(frame.contains("\x1b[7ma"), "{frame:?}");
    let style = PLAIN.fg(Color::Indexed(75));
    let mut screen = Screen::new(SIZE, Depth::Ansi, true);
    let frame = text(&mut screen, &[(0, 0, "a", style)]);
    assert!(frame.contains("\x1b[94ma"), "{frame:?}");
}

#[test]
fn the_cursor_is_shown_where_the_picture_says() {
    let mut screen = Screen::new(SIZE, Depth::True, true);
    let at = |cursor| {
        move |_: Rect, _: &mut Buffer| Drawn {
            cursor,
            ..Drawn::default()
        }
    };
    let mut terminal = terminal();
    terminal.process(screen.frame(at(Some((3, 1)))));
    assert!(!terminal.screen().hide_cursor());
    assert_eq!(terminal.screen().cursor_position(), (1, 3));
    assert!(screen.frame(at(Some((3, 1)))).is_empty());
    terminal.process(screen.frame(at(None)));
    assert!(terminal.screen().hide_cursor());
    assert!(
        screen.frame(at(Some((20, 0)))).is_empty(),
        "beyond the edge is nowhere"
    );
}

#[test]
fn links_are_written_and_their_change_alone_redraws() {
    let link = |url: &str| {
        let url = url.to_owned();
        move |_: Rect, buffer: &mut Buffer| {
            buffer.set_string(0, 0, "see here.", PLAIN);
            Drawn {
                links: vec![Hyperlink {
                    area: Rect::new(4, 0, 4, 1),
                    url: url.clone(),
                }],
                ..Drawn::default()
            }
        }
    };
    let frame =
        |screen: &mut Screen, url| String::from_utf8(screen.frame(link(url)).to_vec()).unwrap();
    let mut screen = Screen::new(SIZE, Depth::True, true);
    let first = frame(&mut screen, "https://a.example/");
    let (_, from_link) = first.split_once("\x1b]8;id=").unwrap();
    let (id, rest) = from_link.split_once(';').unwrap();
    assert!(id.bytes().all(|b| b.is_ascii_hexdigit()));
    assert_eq!(
        rest,
        "https://a.example/\x1b\\here\x1b]8;;\x1b\\.\x1b[?2026l"
    );
    assert_eq!(frame(&mut screen, "https://a.example/"), "");
    let other = frame(&mut screen, "https://b.example/");
    assert!(other.contains("https://b.example/\x1b\\here\x1b]8;;\x1b\\"));
    assert!(!other.contains('.') || !other.ends_with(".\x1b[?2026l"));
    let gone = frame(&mut screen, "file:///etc/passwd");
    assert_eq!(gone, "\x1b[?2026h\x1b[m\x1b[1;5Hhere\x1b[?2026l");

    let mut screen = Screen::new(SIZE, Depth::True, false);
    assert!(!frame(&mut screen, "https://a.example/").contains("\x1b]8"));
}

#[test]
fn control_characters_never_leave() {
    let mut screen = Screen::new(SIZE, Depth::True, true);
    let frame = screen
        .frame(|_, buffer| {
            for (x, symbol) in [
                (0, "\x1b"),
                (1, "\u{9b}"),
                (2, "\u{7f}"),
                (3, ""),
                (4, "a\x1b[2J"),
                (12, "x"),
            ] {
                buffer[(x, 0)].set_symbol(symbol);
            }
            Drawn::default()
        })
        .to_vec();
    let frame = String::from_utf8(frame).unwrap();
    let shown = frame.rsplit_once("\x1b[2J").unwrap().1;
    assert_eq!(
        shown.matches('\x1b').count(),
        shown.matches("\x1b[").count()
    );
    assert!(!shown.contains(['\u{9b}', '\u{7f}']));
    let mut terminal = terminal();
    terminal.process(frame.as_bytes());
    assert!(terminal.screen().contents().ends_with('x'));
}

#[test]
fn an_empty_screen_is_left_alone() {
    let mut screen = Screen::new(Size::new(0, 0), Depth::True, true);
    screen.frame(|_, _| unreachable!());
    screen.resize(SIZE);
    assert!(text(&mut screen, &[(0, 0, "a", PLAIN)]).contains('a'));
}

/// A picture as bits of text at places, some of them over others, as views draw.
fn pictures() -> impl Strategy<Value = Vec<Vec<(u16, u16, String, Style)>>> {
    let style = (0..4u8, 0..3u8, any::<bool>()).prop_map(|(front, back, reverse)| {
        let mut style = Style::new()
            .fg([Color::Reset, Color::Red, Color::Indexed(75), Color::White][usize::from(front)])
            .bg([Color::Reset, Color::Blue, Color::Indexed(236)][usize::from(back)]);
        if reverse {
            style = style.add_modifier(Modifier::REVERSED);
        }
        style
    });
    let bit = (0..SIZE.width, 0..SIZE.height, "[a-c 가나─▪]{0,12}", style);
    proptest::collection::vec(proptest::collection::vec(bit, 0..8), 1..6)
}

/// Whether the terminal shows a picture.
fn shows(terminal: &vt100::Parser, expected: &Buffer) -> Result<(), TestCaseError> {
    for y in 0..SIZE.height {
        let mut covered = 0;
        for x in 0..SIZE.width {
            if x < covered {
                continue;
            }
            let cell = &expected[(x, y)];
            let width = u16::try_from(columns(cell.symbol())).unwrap();
            covered = x + width;
            let shown = terminal.screen().cell(y, x).unwrap();
            if covered > SIZE.width {
                prop_assert_eq!(shown.contents().trim(), "");
                continue;
            }
            let contents = shown.contents();
            prop_assert_eq!(
                if contents.is_empty() { " " } else { contents },
                cell.symbol(),
                "at {}, {}",
                x,
                y
            );
            prop_assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED));
            let colour = |colour| match colour {
                Color::Red => vt100::Color::Idx(1),
                Color::Blue => vt100::Color::Idx(4),
                Color::White => vt100::Color::Idx(15),
                Color::Indexed(index) => vt100::Color::Idx(index),
                _ => vt100::Color::Default,
            };
            prop_assert_eq!(shown.bgcolor(), colour(cell.bg), "at {}, {}", x, y);
            if cell.symbol() != " " {
                prop_assert_eq!(shown.fgcolor(), colour(cell.fg));
            }
        }
    }
    Ok(())
}

proptest! {
    /// After each frame the terminal shows the picture, whatever it showed before.
    #[test]
    fn the_terminal_shows_the_picture(pictures in pictures()) {
        let mut terminal = terminal();
        let mut screen = Screen::new(SIZE, Depth::True, true);
        for picture in pictures {
            let mut expected = Buffer::default();
            let frame = screen.frame(|area, buffer| {
                buffer.reset();
                for (x, y, text, style) in &picture {
                    buffer.set_string(*x, *y, text, *style);
                }
                expected.clone_from(buffer);
                assert_eq!(area, buffer.area);
                Drawn::default()
            });
            prop_assert!(frame.is_empty() || frame.ends_with(b"\x1b[?2026l"));
            terminal.process(frame);
            shows(&terminal, &expected)?;
        }
    }

    /// So it does where only a part of it is drawn again, and only that is compared.
    #[test]
    fn the_terminal_shows_the_parts(
        pictures in pictures(),
        parts in proptest::collection::vec((0..2u16, 0..4u16, 0..4u16), 6),
    ) {
        let mut terminal = terminal();
        let mut screen = Screen::new(SIZE, Depth::True, true);
        for (picture, (left, top, height)) in pictures.into_iter().zip(parts) {
            let part = Rect::new(left * 10, top, 10, height.min(SIZE.height - top));
            let mut expected = Buffer::default();
            terminal.process(screen.frame(|_, buffer| {
                let mut inner = Buffer::empty(part);
                for (x, y, text, style) in &picture {
                    if part.contains((*x, *y).into()) {
                        inner.set_string(*x, *y, text, *style);
                    }
                }
                for position in part.positions() {
                    buffer[position] = inner[position].clone();
                }
                expected.clone_from(buffer);
                Drawn { redrawn: Some(vec![part]), ..Drawn::default() }
            }));
            shows(&terminal, &expected)?;
        }
    }
}
