//! Tells when the file says something else, and reads it, in a thread of its own.
//!
//! What counts is the content, never an event: events only say when to look. They come in bursts (a
//! save is a truncation and some writes, or a rename), so the look waits until they are over. A look
//! that finds nothing, or a text that is none, may have come in the middle of a save, and is repeated
//! after a further pause before anything is said.

mod chain;
mod remote;

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, DataChange, EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::event::Event;
use super::failure::shown;
use super::load::{self, Content, Fingerprint, Stamp};
use super::mailbox::Post;
use crate::app::Msg;
use crate::document::{Loaded, Loader};
use chain::Chain;

/// How long it must be quiet before the file is looked at.
const QUIET: Duration = Duration::from_millis(30);

/// The longest that a look is put off, however much goes on.
const AT_MOST: Duration = Duration::from_millis(150);

/// How long it must be quiet before a missing file, or a fragment of one, is believed.
const DOUBT: Duration = Duration::from_millis(150);

/// How often in a row a look may be repeated for doubt.
const DOUBTS: usize = 5;

/// How often in a row a look may be put off, by [`DOUBT`], for a file that somebody has open for writing.
const HELD: usize = 13;

/// How often a file is looked at where no word of changes can be had.
const PERIOD: Duration = Duration::from_secs(2);

/// How long [`Watch::look`] waits for the answer.
const PATIENCE: Duration = Duration::from_millis(150);

/// The watch on a file.
#[derive(Debug)]
pub struct Watch(Sender<Nudge>);

/// What makes the thread look.
#[derive(Debug)]
enum Nudge {
    /// Something happened in one of the folders.
    Change(notify::Result<notify::Event>),
    /// Look now and tell when that is done.
    Look(Sender<()>),
    /// Read now and tell the content even where it is the same.
    Reload,
}

impl Watch {
    /// Watches the file that `path` leads to. `known` is what the model has of it already; where it has
    /// nothing the file is read first of all.
    ///
    /// # Errors
    ///
    /// The thread cannot be started.
    pub fn start(path: PathBuf, known: Option<Content>, post: Post) -> io::Result<Self> {
        let (sender, nudges) = channel();
        let changes = sender.clone();
        thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || {
                let handler = move |event: notify::Result<notify::Event>| {
                    if !event.as_ref().is_ok_and(|event| is_mere_access(event.kind)) {
                        // Fails only when the thread below has ended, and the program with it.
                        let _ = changes.send(Nudge::Change(event));
                    }
                };
                // Here and not before: the first picture need not wait for it.
                let known = known.map(|known| (known.stamp, Fingerprint::of(&known.bytes)));
                let mut keeper = Keeper {
                    path,
                    post,
                    stamp: known.map(|(stamp, _)| stamp),
                    loader: Loader::default(),
                    told: known.map_or(Told::Nothing, |(_, content)| Told::Content(content)),
                    chain: Chain::default(),
                    watcher: notify::recommended_watcher(handler).ok(),
                    polling: false,
                    writing: false,
                    urgent: false,
                    waiting: Vec::new(),
                };
                keeper.run(&nudges);
            })?;
        Ok(Self(sender))
    }

    /// Has the file looked at now, and waits a moment for that: what it says by now is told before
    /// this returns, unless it takes long.
    pub fn look(&self) {
        let (done, wait) = channel();
        if self.0.send(Nudge::Look(done)).is_ok() {
            let _ = wait.recv_timeout(PATIENCE);
        }
    }

    /// Has the file read now and told, changed or not.
    pub fn reload(&self) {
        let _ = self.0.send(Nudge::Reload);
    }
}

/// What the model was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    Content(Fingerprint),
    Gone(String),
}

/// What a look at the file has shown.
enum Sight {
    /// What was told already.
    Same,
    Text(Box<Loaded>, Fingerprint),
    /// No text, or none that can be read: perhaps a save that is not over.
    Doubtful(Box<Loaded>, Fingerprint),
    Missing(String),
}

struct Keeper {
    path: PathBuf,
    post: Post,
    /// The file that was read last; none where it could not be read.
    stamp: Option<Stamp>,
    told: Told,
    loader: Loader,
    chain: Chain,
    watcher: Option<RecommendedWatcher>,
    polling: bool,
    /// Whether somebody is writing to the file at the moment, as far as events tell.
    writing: bool,
    /// Whether the answer is wanted now, right or wrong.
    urgent: bool,
    /// Who waits for the answer.
    waiting: Vec<Sender<()>>,
}

impl Keeper {
    fn run(&mut self, nudges: &Receiver<Nudge>) {
        self.follow();
        // Whatever happened between the first reading and now; most often nothing. Where a save is going
        // on by now, nobody has told of its beginning: the doubt lies in that.
        if Stamp::of(&self.path) != self.stamp {
            self.urgent |= self.told == Told::Nothing;
            self.rest(nudges, DOUBT);
            self.look(nudges);
        }
        loop {
            let nudge = if self.polling {
                nudges.recv_timeout(PERIOD)
            } else {
                nudges.recv().map_err(RecvTimeoutError::from)
            };
            let look = match nudge {
                Ok(nudge) => {
                    let concerned = self.take(nudge);
                    if concerned {
                        self.rest(nudges, QUIET);
                    }
                    concerned
                }
                Err(RecvTimeoutError::Timeout) => Stamp::of(&self.path) != self.stamp,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if look {
                self.follow();
                self.look(nudges);
            }
        }
    }

    /// Takes in a nudge; whether the file is to be looked at for it.
    fn take(&mut self, nudge: Nudge) -> bool {
        match nudge {
            Nudge::Change(event) => {
                let concerned = self.concerns(&event);
                if concerned {
                    self.writing = is_writing(&event);
                }
                return concerned;
            }
            Nudge::Look(done) => self.waiting.push(done),
            Nudge::Reload => self.told = Told::Nothing,
        }
        self.urgent = true;
        true
    }

    /// Waits until nothing has come for `quiet`, at most [`AT_MOST`] (or `quiet` where that is more);
    /// whether anything has come that matters.
    fn rest(&mut self, nudges: &Receiver<Nudge>, quiet: Duration) -> bool {
        let deadline = Instant::now() + quiet.max(AT_MOST);
        let mut changed = false;
        while !self.urgent {
            let left = deadline.saturating_duration_since(Instant::now());
            let pause = match (self.writing, changed) {
                // A file that is still open for writing is not worth a look.
                (true, _) => left,
                (false, true) => left.min(QUIET),
                (false, false) => left.min(quiet),
            };
            match nudges.recv_timeout(pause) {
                Ok(nudge) => changed |= self.take(nudge),
                Err(_) => break,
            }
            if left.is_zero() {
                break;
            }
        }
        changed
    }

    /// Waits, within reason, until nobody has the file open for writing: what it says until then may be
    /// half of a save.
    fn await_writer(&mut self, nudges: &Receiver<Nudge>) {
        for _ in 0..HELD {
            if !self.writing || self.urgent {
                break;
            }
            self.rest(nudges, DOUBT);
        }
        self.writing = false;
    }

    /// Looks at the file and tells what is new; a doubtful sight is told only when it lasts.
    fn look(&mut self, nudges: &Receiver<Nudge>) {
        self.await_writer(nudges);
        let mut sight = self.sight();
        for _ in 0..DOUBTS {
            let certain = matches!(sight, Sight::Same | Sight::Text(..));
            if certain || self.urgent || !self.rest(nudges, DOUBT) {
                break;
            }
            self.follow();
            self.await_writer(nudges);
            sight = self.sight();
        }
        self.tell(sight);
        self.urgent = false;
        for done in self.waiting.drain(..) {
            // Fails where the main loop has lost its patience.
            let _ = done.send(());
        }
    }

    /// Watches the folders that matter now.
    fn follow(&mut self) {
        let chain = Chain::follow(&self.path);
        let mut deaf = self.watcher.is_none();
        if let Some(watcher) = &mut self.watcher {
            for folder in self.chain.folders().difference(&chain.folders()) {
                // A folder that is gone has taken its watch along.
                let _ = watcher.unwatch(folder);
            }
            for folder in chain.folders() {
                // Again even where it is watched: it may be another folder of the same name by now.
                match watcher.watch(folder, RecursiveMode::NonRecursive) {
                    Ok(()) => {}
                    Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => {}
                    Err(_) => deaf = true,
                }
            }
        }
        let remote = chain.folders().into_iter().find_map(remote::file_system);
        self.chain = chain;
        let why = match remote {
            Some(name) => format!("it is on another machine's file system ({name})"),
            None if deaf => "this system cannot watch any more files".to_owned(),
            None => return,
        };
        if !std::mem::replace(&mut self.polling, true) {
            self.send(Msg::Notice(format!(
                "{} is looked at every {} seconds: {why}",
                shown(&self.path),
                PERIOD.as_secs(),
            )));
        }
    }

    fn concerns(&self, event: &notify::Result<notify::Event>) -> bool {
        match event {
            Ok(event) => {
                event.need_rescan() || event.paths.iter().any(|path| self.chain.concerns(path))
            }
            // Word of a change may have been lost with the error.
            Err(_) => true,
        }
    }

    fn sight(&mut self) -> Sight {
        let content = match load::read(&self.path) {
            Ok(content) => content,
            Err(failure) => {
                self.stamp = None;
                let why = failure.to_string();
                return if self.told == Told::Gone(why.clone()) {
                    Sight::Same
                } else {
                    Sight::Missing(why)
                };
            }
        };
        self.stamp = Some(content.stamp);
        let fingerprint = Fingerprint::of(&content.bytes);
        if self.told == Told::Content(fingerprint) {
            return Sight::Same;
        }
        let post = &self.post;
        let mut begin = |part| {
            // Fails only when the program ends.
            let _ = post.send(Event::Msg(Msg::Loaded(part)));
        };
        let loaded = Box::new(self.loader.load(&content.bytes, &mut begin));
        if loaded.is_fragment() {
            Sight::Doubtful(loaded, fingerprint)
        } else {
            Sight::Text(loaded, fingerprint)
        }
    }

    fn tell(&mut self, sight: Sight) {
        match sight {
            Sight::Same => {}
            Sight::Text(loaded, fingerprint) | Sight::Doubtful(loaded, fingerprint) => {
                self.told = Told::Content(fingerprint);
                self.send(Msg::Loaded(*loaded));
            }
            Sight::Missing(why) => {
                self.told = Told::Gone(why.clone());
                self.send(Msg::Gone(why));
            }
        }
    }

    fn send(&self, msg: Msg) {
        // Fails only when the program ends.
        let _ = self.post.send(Event::Msg(msg));
    }
}

/// Whether somebody has only read, as we do ourselves.
fn is_mere_access(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

/// Whether the event says that a file is being written and, on this system, that another will say
/// when it is closed.
fn is_writing(event: &notify::Result<notify::Event>) -> bool {
    cfg!(any(target_os = "linux", target_os = "android"))
        && event
            .as_ref()
            .is_ok_and(|event| event.kind == EventKind::Modify(ModifyKind::Data(DataChange::Any)))
}

#[cfg(test)]
mod tests;
