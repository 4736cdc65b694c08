//! Ends the program when its terminal goes away.
//!
//! A hang-up signal may be ignored, and the key reader of crossterm spins on a terminal that is gone
//! (its issue 793). So one thread waits for nothing but the hang-up: asked for no events, `poll`
//! sleeps through all input and returns only when the other end has closed.

use std::process;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::stdout;

/// The exit code after a hang-up: 128 and the number of SIGHUP.
pub const HUNG_UP: i32 = 129;

/// How long the main loop has to see for itself that the terminal is gone, and to keep what lasts of the visit.
const GRACE: Duration = Duration::from_secs(3);

/// Starts the watchdog on the terminal that standard output is.
///
/// Where the main loop does not end the process soon, since it is waiting for the terminal, this does; there is
/// none left to restore.
///
/// # Errors
///
/// The thread cannot be started.
pub fn start() -> std::io::Result<()> {
    thread::Builder::new()
        .name("watchdog".to_owned())
        .spawn(|| {
            if wait_for_hang_up() {
                thread::sleep(GRACE);
                process::exit(HUNG_UP);
            }
        })
        .map(drop)
}

/// Whether the terminal is gone, once there is anything to say.
fn wait_for_hang_up() -> bool {
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    let mut terminal = [PollFd::from_borrowed_fd(stdout(), PollFlags::empty())];
    loop {
        match poll(&mut terminal, None) {
            Ok(_) if terminal.iter().any(|fd| fd.revents().intersects(gone)) => return true,
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
