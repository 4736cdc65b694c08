//! Keys, mouse and pastes as messages.
//!
//! The main loop reads them itself, when the terminal has something to be read: while an editor has the
//! terminal nobody else reads, so none of the editor's keys is taken from it.

use std::io;
use std::time::Duration;

use crossterm::event::{
    self, Event as Read, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use crate::app::{Code, Key, Mouse, MouseAction, Msg};

/// How long to look for more input that has come already. Crossterm spends all of it where nothing has
/// come, and of no length at all it would not look even at what it has read.
const GLANCE: Duration = Duration::from_micros(20);

/// The most that one batch holds, so that a flood of input cannot keep the picture from being drawn.
const BATCH: usize = 256;

/// The input that has come by now, or as much of it as is taken in at once.
///
/// Where it is not empty there may be more that the terminal itself no longer tells of: crossterm may
/// have read it already. Whoever asks is done when nothing has come.
///
/// # Errors
///
/// The terminal cannot be read.
pub fn batch() -> io::Result<Vec<Msg>> {
    let mut batch = Vec::new();
    while batch.len() < BATCH && event::poll(GLANCE)? {
        batch.extend(message(event::read()?));
    }
    Ok(batch)
}

/// What an event means to the model. A change of size is told by [`signal`](super::signal), which
/// cannot be kept waiting by a half-read key.
fn message(read: Read) -> Option<Msg> {
    match read {
        Read::Key(key) => press(key).map(Msg::Key),
        Read::Mouse(mouse) => click(mouse).map(Msg::Mouse),
        Read::Paste(text) => Some(Msg::Paste(text)),
        Read::Resize(..) | Read::FocusGained | Read::FocusLost => None,
    }
}

fn press(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let mut ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let alt = event
        .modifiers
        .intersects(KeyModifiers::ALT | KeyModifiers::META);
    let code = match event.code {
        // Many terminals send these two for each other's key, and none can tell them apart.
        KeyCode::Char('h') if ctrl => {
            ctrl = false;
            Code::Backspace
        }
        KeyCode::Char(c) => {
            shift = false;
            Code::Char(c)
        }
        KeyCode::BackTab => {
            shift = false;
            Code::BackTab
        }
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key {
        code,
        ctrl,
        alt,
        shift,
    })
}

fn click(event: MouseEvent) -> Option<Mouse> {
    let action = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAction::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseAction::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseAction::Release,
        MouseEventKind::ScrollUp => MouseAction::WheelUp,
        MouseEventKind::ScrollDown => MouseAction::WheelDown,
        MouseEventKind::ScrollLeft => MouseAction::WheelLeft,
        MouseEventKind::ScrollRight => MouseAction::WheelRight,
        _ => return None,
    };
    Some(Mouse {
        action,
        column: event.column,
        row: event.row,
        modified: !event.modifiers.is_empty(),
        clicks: 0,
        target: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        press(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_are_what_is_on_them() {
        let none = KeyModifiers::NONE;
        assert_eq!(key(KeyCode::Char('j'), none), Some(Key::char('j')));
        assert_eq!(
            key(KeyCode::Char('G'), KeyModifiers::SHIFT),
            Some(Key::char('G'))
        );
        assert_eq!(
            key(KeyCode::Char('ㅓ'), none),
            Some(Key::char('ㅓ')),
            "letters of any script"
        );
        assert_eq!(
            key(KeyCode::Char('d'), KeyModifiers::CONTROL),
            Some(Key::ctrl('d'))
        );
        assert_eq!(
            key(KeyCode::Char('h'), KeyModifiers::CONTROL),
            Some(Key::plain(Code::Backspace))
        );
        assert_eq!(
            key(KeyCode::BackTab, KeyModifiers::SHIFT),
            Some(Key::plain(Code::BackTab))
        );
        assert_eq!(
            key(KeyCode::Left, KeyModifiers::SHIFT),
            Some(Key {
                shift: true,
                ..Key::plain(Code::Left)
            })
        );
        assert_eq!(
            key(KeyCode::Char('j'), KeyModifiers::ALT),
            Some(Key {
                alt: true,
                ..Key::char('j')
            })
        );
        assert_eq!(key(KeyCode::CapsLock, none), None);
    }

    #[test]
    fn a_held_key_repeats_and_a_released_one_is_silent() {
        let of = |kind| {
            press(KeyEvent::new_with_kind(
                KeyCode::Char('j'),
                KeyModifiers::NONE,
                kind,
            ))
        };
        assert_eq!(of(KeyEventKind::Press), Some(Key::char('j')));
        assert_eq!(of(KeyEventKind::Repeat), Some(Key::char('j')));
        assert_eq!(of(KeyEventKind::Release), None);
    }

    #[test]
    fn only_the_left_button_and_the_wheel_count() {
        let of = |kind| {
            click(MouseEvent {
                kind,
                column: 7,
                row: 3,
                modifiers: KeyModifiers::NONE,
            })
        };
        assert_eq!(
            of(MouseEventKind::Down(MouseButton::Left)),
            Some(Mouse {
                clicks: 0,
                target: None,
                action: MouseAction::Press,
                column: 7,
                row: 3,
                modified: false
            })
        );
        assert_eq!(of(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(of(MouseEventKind::Moved), None);
        assert_eq!(
            of(MouseEventKind::ScrollDown).map(|m| m.action),
            Some(MouseAction::WheelDown)
        );
    }
}
