//! Where the main loop waits: for the terminal, and for what the other threads tell.
//!
//! Keys are read by the main loop itself, so that none has to wait for two threads to wake. What the
//! other threads tell goes into a queue, and a pipe rings for it: one `poll` waits for both ends.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SendError, Sender, channel};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::isatty;

use super::event::Event;

/// Where a thread puts what it tells the main loop.
#[derive(Clone, Debug)]
pub struct Post {
    queue: Sender<Event>,
    bell: Arc<Bell>,
}

#[derive(Debug)]
struct Bell {
    /// Whether it has been rung since the main loop last looked into the queue.
    rung: AtomicBool,
    pipe: PipeWriter,
}

/// The main loop's end.
#[derive(Debug)]
pub struct Mailbox {
    pub(super) queue: Receiver<Event>,
    bell: Arc<Bell>,
    pipe: PipeReader,
}

/// Why the main loop was woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Something was typed or told, or the main loop did not want to wait.
    Called {
        /// Whether there is something to be read from the terminal.
        typed: bool,
    },
    /// The terminal has gone.
    HungUp,
}

/// A mailbox and the way to post to it.
///
/// # Errors
///
/// The system has no more pipes to give.
pub fn mailbox() -> io::Result<(Post, Mailbox)> {
    let (sender, queue) = channel();
    let (pipe, writer) = io::pipe()?;
    let bell = Arc::new(Bell {
        rung: AtomicBool::new(false),
        pipe: writer,
    });
    let post = Post {
        queue: sender,
        bell: Arc::clone(&bell),
    };
    Ok((post, Mailbox { queue, bell, pipe }))
}

impl Post {
    /// Tells the main loop.
    ///
    /// # Errors
    ///
    /// The main loop has ended; the event comes back.
    pub fn send(&self, event: Event) -> Result<(), SendError<Event>> {
        self.queue.send(event)?;
        // One ring is enough for all that is told until somebody looks, so the pipe is never full.
        if !self.bell.rung.swap(true, Ordering::SeqCst) {
            let mut pipe = &self.bell.pipe;
            // Fails only when the other end has gone, and the main loop with it.
            let _ = pipe.write_all(&[0]);
        }
        Ok(())
    }
}

impl Mailbox {
    /// Waits until there is something to do; looks only whether there is where `busy` says so.
    ///
    /// # Errors
    ///
    /// The system cannot wait.
    pub fn wait(&self, busy: bool) -> io::Result<Wake> {
        let mut waiting = [
            PollFd::from_borrowed_fd(keyboard(), PollFlags::IN),
            PollFd::from_borrowed_fd(self.pipe.as_fd(), PollFlags::IN),
        ];
        let at_most = busy.then(Timespec::default);
        while let Err(error) = poll(&mut waiting, at_most.as_ref()) {
            if error != Errno::INTR {
                return Err(error.into());
            }
        }
        let [terminal, bell] = waiting.map(|fd| fd.revents());
        // Asked before anything is read: crossterm would read a terminal that has gone for ever.
        if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Ok(Wake::HungUp);
        }
        if bell.contains(PollFlags::IN) {
            let mut pipe = &self.pipe;
            let _ = pipe.read(&mut [0; 16])?;
            // Before the queue is looked into: whoever tells something from now on rings again.
            self.bell.rung.store(false, Ordering::SeqCst);
        }
        Ok(Wake::Called {
            typed: terminal.contains(PollFlags::IN),
        })
    }

    /// What has been told by now.
    pub fn told(&self) -> impl Iterator<Item = Event> {
        self.queue.try_iter()
    }
}

/// The terminal that keys come from: standard input, or, where that is something else, the one that is
/// drawn on.
fn keyboard() -> BorrowedFd<'static> {
    if isatty(stdin()) { stdin() } else { stdout() }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn whatever_is_told_wakes_and_is_heard_once() {
        let (post, mailbox) = mailbox().unwrap();
        let told = 10_000;
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let post = post.clone();
                thread::spawn(move || {
                    for _ in 0..told {
                        post.send(Event::Resized).unwrap();
                    }
                })
            })
            .collect();
        let mut heard = 0;
        while heard < 4 * told {
            // The bell alone is waited for: whether tests have a terminal is nobody's business.
            let mut bell = [PollFd::from_borrowed_fd(
                mailbox.pipe.as_fd(),
                PollFlags::IN,
            )];
            poll(&mut bell, None).unwrap();
            let mut pipe = &mailbox.pipe;
            let _ = pipe.read(&mut [0; 16]).unwrap();
            mailbox.bell.rung.store(false, Ordering::SeqCst);
            heard += mailbox.told().count();
        }
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(mailbox.told().count(), 0);
    }
}
