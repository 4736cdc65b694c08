//! The terminal as a guest's room: entered, and left as it was found.
//!
//! A [`Session`] is the room key: its drop restores the terminal. Because a panic, a signal thread or
//! the main loop may each be the one to leave, what is to be restored lives in two statics and
//! [`restore`] does it at most once.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;
use rustix::stdio::stdout;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};

/// Alternate screen, cursor hidden, pastes in brackets.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";

/// Everything that [`ENTER`], [`MOUSE_ON`] and a picture may have switched on, off again; the
/// alternate screen last but for the cursor, so that nothing of ours shows on the main one.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b]8;;\x1b\\\x1b[m\
    \x1b[?1049l\x1b[?25h";

/// Presses, drags and the wheel, as SGR reports. Mere motion (1003) is left off: nothing needs it,
/// and every report would wake the program.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// The terminal's modes as they were found; none while they are not ours.
static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

/// Whether the screen is ours to write on. Held while something is written, so that nothing is
/// written into the middle of a picture, nor after the terminal was restored.
static OURS: Mutex<bool> = Mutex::new(false);

/// How long [`restore`] waits for a picture that is being written, in hundredths of a second. A
/// terminal that takes no more bytes must not keep the program from ending.
const PATIENCE: u32 = 20;

/// The terminal while the program draws on it.
#[derive(Debug)]
pub struct Session {
    mouse: bool,
}

impl Session {
    /// Switches to raw mode and the alternate screen, with the mouse watched where `mouse` says so.
    ///
    /// # Errors
    ///
    /// Standard output is no terminal, or cannot be written to.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        let session = Self { mouse };
        session.take(None)?;
        Ok(session)
    }

    /// Gives the terminal back as it was found, to another program or to the shell; returns the modes
    /// it was found in.
    pub fn give_back(&mut self) -> Option<Termios> {
        let found = lock(&FOUND).clone();
        restore();
        found
    }

    /// Enters again after [`Session::give_back`], or after the program was stopped from outside.
    ///
    /// The modes to be restored in the end are `found`, or else those that the terminal is in now:
    /// after a shell had it, now counts; after an editor that may have died, what was before it.
    ///
    /// # Errors
    ///
    /// As [`Session::enter`].
    pub fn take_back(&mut self, found: Option<Termios>) -> io::Result<()> {
        self.take(found)
    }

    fn take(&self, found: Option<Termios>) -> io::Result<()> {
        let mut held = lock(&FOUND);
        let found = match found.or_else(|| held.clone()) {
            Some(found) => found,
            None => patiently(|| tcgetattr(stdout()))?,
        };
        let mut raw = found.clone();
        raw.make_raw();
        *held = Some(found);
        patiently(|| tcsetattr(stdout(), OptionalActions::Now, &raw))?;
        drop(held);

        let mut ours = lock(&OURS);
        *ours = true;
        let mouse: &[u8] = if self.mouse { MOUSE_ON } else { &[] };
        send(&[ENTER, mouse].concat())
    }

    /// Watches the mouse, or leaves it to the terminal.
    ///
    /// # Errors
    ///
    /// The terminal cannot be written to.
    pub fn watch_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        self.write(if on { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Writes a picture's bytes, in one write where the terminal takes them; nothing where the
    /// terminal is not ours at the moment.
    ///
    /// # Errors
    ///
    /// The terminal cannot be written to.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let ours = lock(&OURS);
        if *ours { send(bytes) } else { Ok(()) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

/// Leaves the terminal as it was found; does nothing where that has been done. Any thread may call
/// this at any time.
pub fn restore() {
    if let Some(mut ours) = lock_in_time(&OURS)
        && std::mem::take(&mut *ours)
    {
        // Where it cannot be written to, there is nothing to restore.
        let _ = send(LEAVE);
    }
    if let Some(mut found) = lock_in_time(&FOUND)
        && let Some(modes) = found.take()
    {
        let _ = patiently(|| tcsetattr(stdout(), OptionalActions::Now, &modes));
    }
}

/// The size of the terminal in cells; 80 x 24 where it does not know it.
pub fn size() -> Size {
    match tcgetwinsize(stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Size::new(size.ws_col, size.ws_row),
        _ => Size::new(80, 24),
    }
}

/// Whether `error` says that the terminal has gone.
pub fn is_gone(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
        || error.raw_os_error() == Some(Errno::IO.raw_os_error())
}

/// Writes all of `bytes`.
fn send(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Another program has left the terminal non-blocking.
            Err(Errno::AGAIN) => {
                let mut room = [PollFd::from_borrowed_fd(stdout(), PollFlags::OUT)];
                match rustix::event::poll(&mut room, None) {
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Calls again what a signal has interrupted.
fn patiently<T>(mut call: impl FnMut() -> rustix::io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            other => return other.map_err(Into::into),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn lock_in_time<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    for _ in 0..PATIENCE {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The private modes that a sequence switches, in its order.
    fn modes(bytes: &[u8], end: char) -> Vec<String> {
        let text = std::str::from_utf8(bytes).unwrap();
        text.split("\x1b[?")
            .filter_map(|part| {
                part.split(|c: char| !c.is_ascii_digit())
                    .next()
                    .zip(part.chars().find(|c| c.is_alphabetic()))
            })
            .filter(|&(_, letter)| letter == end)
            .map(|(digits, _)| digits.to_owned())
            .collect()
    }

    #[test]
    fn whatever_is_switched_on_is_switched_off() {
        let off = modes(LEAVE, 'l');
        for on in [ENTER, MOUSE_ON] {
            for mode in modes(on, 'h') {
                assert!(off.contains(&mode), "{mode} stays on");
            }
        }
        assert!(off.contains(&"2026".to_owned()));
        assert_eq!(modes(LEAVE, 'h'), ["25"]);
        assert_eq!(modes(MOUSE_ON, 'h'), ["1000", "1002", "1006"]);
    }

    #[test]
    fn restoring_what_was_not_entered_does_nothing() {
        restore();
        assert!(!*lock(&OURS));
        assert!(lock(&FOUND).is_none());
    }
}
