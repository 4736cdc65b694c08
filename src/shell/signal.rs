//! Signals as events.

use std::io;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, getpid, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::event::Event;
use super::mailbox::Post;
use super::terminal;

/// How long the main loop may take to end by itself.
const GRACE: Duration = Duration::from_millis(500);

/// Whether another program has the terminal, so that its keys signal us as well.
static LENT: AtomicBool = AtomicBool::new(false);

/// Signals that have been asked for and wait to be listened to.
#[derive(Debug)]
pub struct Listener(Signals);

/// Asks for the signals. From now on none of them has its usual effect; they wait for
/// [`Listener::start`], so that one that comes while the program starts is not lost.
///
/// # Errors
///
/// The system refuses.
pub fn listen() -> io::Result<Listener> {
    Signals::new([SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH]).map(Listener)
}

impl Listener {
    /// Starts to tell the main loop.
    ///
    /// # Errors
    ///
    /// The thread cannot be started.
    pub fn start(mut self, post: Post) -> io::Result<()> {
        thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                for signal in self.0.forever() {
                    tell(signal, &post);
                }
            })
            .map(drop)
    }
}

/// Says whether another program has the terminal. While it has, Ctrl-C is that program's, and Ctrl-Z
/// there stops this one with it, as the shell expects of the whole job.
pub fn lend(lent: bool) {
    LENT.store(lent, Ordering::SeqCst);
}

fn tell(signal: i32, post: &Post) {
    let lent = LENT.load(Ordering::SeqCst);
    let event = match signal {
        SIGWINCH => Event::Resized,
        SIGCONT => Event::Continued,
        SIGTSTP if lent => {
            // The handler has taken the place of the default, which is to stop.
            let _ = kill_process(getpid(), Signal::STOP);
            return;
        }
        SIGTSTP => Event::Stop,
        SIGINT if lent => return,
        _ => Event::End(signal),
    };
    let ends = matches!(event, Event::End(_));
    let told = post.send(event).is_ok();
    if ends {
        // The main loop may be waiting for an editor or for a terminal that takes no more bytes.
        if told {
            thread::sleep(GRACE);
        }
        terminal::restore();
        process::exit(128 + signal);
    }
}
