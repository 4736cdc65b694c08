//! The main loop: wait, take in all that has come, draw one picture.

use std::path::{Path, PathBuf};
use std::time::Instant;

use ratatui::layout::Size;
use rustix::process::{Signal, kill_current_process_group};

use super::browser::Opened;
use super::clipboard::Multiplexer;
use super::colour::Depth;
use super::compose::{self, Composed, Order};
use super::event::Event;
use super::failure::shown;
use super::input;
use super::load::{self, Content, Stamp};
use super::mailbox::{Mailbox, Post, Wake, mailbox};
use super::pointer::Pointer;
use super::screen::Screen;
use super::signal::{self, Listener};
use super::source::Source;
use super::terminal::{self, Session};
use super::visit::Keep;
use super::watch::Watch;
use super::{Failure, browser, clipboard, clock, crash, editor, save, watchdog};
use crate::app::settle::HERE;
use crate::app::visit::Seen;
use crate::app::{Added, Effect, Model, Msg};
use crate::day::Day;
use crate::document;
use crate::view::{Painter, theme::Theme};

/// How the program runs.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the record comes from.
    pub source: Source,
    /// The day that is today whatever the clock says.
    pub today: Option<Day>,
    /// How many colours are used.
    pub depth: Depth,
    /// What the picture is drawn with.
    pub theme: Theme,
    /// Whether the mouse is watched from the start.
    pub mouse: bool,
    /// Whether links are written for the terminal to open.
    pub links: bool,
    /// The user's setting for the editor's command.
    pub editor: Option<String>,
    /// Whether what lasts of a visit is kept.
    pub keep: bool,
}

impl Options {
    /// Which day is today.
    fn day(&self) -> Day {
        self.today.unwrap_or_else(clock::today)
    }
}

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The user wanted it.
    Quit,
    /// A signal asked for it: its number.
    Signal(i32),
    /// The terminal has gone.
    HungUp,
}

impl Exit {
    /// The exit code of the process.
    pub const fn code(self) -> i32 {
        match self {
            Self::Quit => 0,
            Self::Signal(number) => 128 + number,
            Self::HungUp => watchdog::HUNG_UP,
        }
    }
}

/// Runs `model` on the terminal until it ends, and restores the terminal.
///
/// The model is told the terminal's size, what day it is, and the record, before it is drawn for the
/// first time; a large file is told later, and announced by a [`Msg::Notice`].
///
/// # Errors
///
/// The file cannot be read at the start, or the terminal not used.
pub fn run(model: &mut Model, options: &Options) -> Result<Exit, Failure> {
    let signals = signal::listen()?;
    let size = terminal::size();
    let (post, mailbox) = mailbox()?;
    let mut effects = model.update(resized(size));
    let today = options.day();
    effects.extend(model.update(Msg::Today(today)));
    let (first, known) = first(&options.source)?;
    effects.extend(model.update(first));

    crash::install();
    let mut shell = Shell {
        model,
        options,
        session: Session::enter(options.mouse)?,
        screen: Screen::new(size, options.depth, options.links),
        painter: Painter::default(),
        pointer: Pointer::default(),
        file: match &options.source {
            Source::File(path) => Some(path.clone()),
            Source::Text { .. } => None,
        },
        watch: None,
        post: post.clone(),
        stopping: false,
    };
    let ended = shell.live(effects, &mailbox, || {
        start(options, today, known, signals, &post)
    });
    let file = shell.file.take();
    // The terminal is given back first: nobody waits for what comes now.
    drop(shell);
    if let (true, Some(file)) = (options.keep, file) {
        keep(&file, model, options.day());
    }
    match ended {
        Err(Failure::Terminal(error)) if terminal::is_gone(&error) => Ok(Exit::HungUp),
        ended => ended,
    }
}

/// Keeps what lasts of this visit. Where nothing can be kept the next visit is as the first one.
fn keep(file: &Path, model: &Model, today: Day) {
    if model.is_open()
        && let Some(keep) = Keep::of(file)
    {
        let _ = keep.put(file, &model.visit(today), model.seen().as_ref());
    }
}

/// What is told of the record before the first picture, and what is known of its file by then.
fn first(source: &Source) -> Result<(Msg, Option<Content>), Failure> {
    match source {
        Source::Text { bytes, .. } => Ok((Msg::Loaded(document::load(bytes)), None)),
        Source::File(path) => match Stamp::of(path) {
            Some(stamp) if stamp.length() > load::AT_ONCE => {
                let size = stamp.length() >> 20;
                let notice = format!("reading {} ({size} MiB)", shown(path));
                Ok((Msg::Notice(notice), None))
            }
            _ => {
                let content = load::read(path)?;
                Ok((Msg::Loaded(document::load(&content.bytes)), Some(content)))
            }
        },
    }
}

/// Starts the threads; gives the watch on the file where there is one.
fn start(
    options: &Options,
    today: Day,
    known: Option<Content>,
    signals: Listener,
    post: &Post,
) -> Result<Option<Watch>, Failure> {
    watchdog::start()?;
    signals.start(post.clone())?;
    if options.today.is_none() {
        clock::start(today, post.clone())?;
    }
    let Source::File(path) = &options.source else {
        return Ok(None);
    };
    Ok(Some(Watch::start(path.clone(), known, post.clone())?))
}

fn resized(size: Size) -> Msg {
    Msg::Resize {
        columns: size.width,
        rows: size.height,
    }
}

/// What an event leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    /// On to the next.
    On,
    /// On, but the keys typed before were meant for the program that had the terminal meanwhile.
    Away,
    /// The end.
    End(Exit),
}

struct Shell<'a> {
    model: &'a mut Model,
    options: &'a Options,
    session: Session,
    screen: Screen,
    painter: Painter,
    pointer: Pointer,
    /// The file that is watched and edited; none where the record is no file.
    file: Option<PathBuf>,
    watch: Option<Watch>,
    post: Post,
    /// Whether the program stopped itself, so that a signal is to come that says it goes on.
    stopping: bool,
}

impl Shell<'_> {
    fn live(
        &mut self,
        effects: Vec<Effect>,
        mailbox: &Mailbox,
        start: impl FnOnce() -> Result<Option<Watch>, Failure>,
    ) -> Result<Exit, Failure> {
        // The first picture waits for no thread.
        self.draw()?;
        self.watch = start()?;
        if !effects.is_empty() {
            if let Flow::End(exit) = self.perform(effects)? {
                return Ok(exit);
            }
            self.draw()?;
        }
        let mut more = false;
        loop {
            let typed = match mailbox.wait(more)? {
                Wake::HungUp => return Ok(Exit::HungUp),
                Wake::Called { typed } => typed || more,
            };
            let mut happened = false;
            if typed {
                let batch = input::batch()?;
                more = !batch.is_empty();
                happened |= more;
                if let Flow::End(exit) = self.input(batch)? {
                    return Ok(exit);
                }
            }
            for event in mailbox.told() {
                happened = true;
                if let Flow::End(exit) = self.take(event)? {
                    return Ok(exit);
                }
            }
            if happened {
                self.draw()?;
            }
        }
    }

    fn draw(&mut self) -> Result<(), Failure> {
        let (model, theme) = (&*self.model, self.options.theme);
        let (pointer, painter) = (&mut self.pointer, &mut self.painter);
        let mut in_sight = None;
        let frame = self.screen.frame(|area, buffer| {
            let mut drawn = painter.paint(model, theme, area, buffer);
            pointer.show(std::mem::take(&mut drawn.hits));
            in_sight = drawn.in_sight.take();
            drawn
        });
        if !frame.is_empty() {
            self.session.write(frame)?;
        }
        self.model.saw(in_sight);
        Ok(())
    }

    fn take(&mut self, event: Event) -> Result<Flow, Failure> {
        match event {
            Event::Msg(msg) => self.update(msg),
            Event::Resized => self.resize(),
            Event::End(signal) => Ok(Flow::End(Exit::Signal(signal))),
            Event::Stop => self.suspend(),
            Event::Continued if std::mem::take(&mut self.stopping) => Ok(Flow::On),
            Event::Continued => self.resume(),
        }
    }

    fn input(&mut self, batch: Vec<Msg>) -> Result<Flow, Failure> {
        #[cfg(debug_assertions)]
        crash_when_told();
        for msg in batch {
            let msg = self.pointed(msg);
            match self.update(msg)? {
                Flow::On => {}
                Flow::Away => break,
                end @ Flow::End(_) => return Ok(end),
            }
        }
        Ok(Flow::On)
    }

    /// Says of a report of the mouse what it cannot say itself.
    fn pointed(&mut self, msg: Msg) -> Msg {
        match msg {
            Msg::Mouse(mouse) => {
                let now = Instant::now();
                Msg::Mouse(self.pointer.complete(mouse, self.screen.size(), now))
            }
            msg => msg,
        }
    }

    fn update(&mut self, msg: Msg) -> Result<Flow, Failure> {
        let effects = self.model.update(msg);
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Result<Flow, Failure> {
        let mut flow = Flow::On;
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Flow::End(Exit::Quit)),
                Effect::Suspend => flow = self.suspend()?,
                Effect::Repaint => self.screen.repaint(),
                Effect::Edit { line } => flow = self.edit(line)?,
                Effect::Compose { copy, date } => flow = self.compose(copy.as_deref(), date)?,
                Effect::FindPlace(change) => {
                    let file = save::free_name(Path::new(HERE));
                    let file = file.to_string_lossy().into_owned();
                    flow = self.update(Msg::Place { change, file })?;
                }
                Effect::Settle { file, then } => flow = self.settle(file.into(), *then)?,
                Effect::Open { url } => flow = self.browse(&url)?,
                Effect::Copy { text, what } => flow = self.copy(&text, what)?,
                Effect::Reload => self.reload()?,
                Effect::FindNews(seen) => self.find_news(seen)?,
                Effect::Mouse(on) => self.session.watch_mouse(on)?,
            }
            if matches!(flow, Flow::End(_)) {
                break;
            }
        }
        Ok(flow)
    }

    fn resize(&mut self) -> Result<Flow, Failure> {
        let size = terminal::size();
        if size == self.screen.size() {
            return Ok(Flow::On);
        }
        self.screen.resize(size);
        self.update(resized(size))
    }

    /// Stops the whole job, as the terminal's own Ctrl-Z would: whoever waits for this program, such
    /// as a shell script or cargo, must stop with it.
    fn suspend(&mut self) -> Result<Flow, Failure> {
        self.session.give_back();
        self.stopping = true;
        if let Err(error) = kill_current_process_group(Signal::STOP) {
            self.stopping = false;
            self.resume()?;
            let notice = Msg::Notice(format!("cannot stop: {error}"));
            return self.update(notice);
        }
        // Here the program goes on.
        self.resume()?;
        Ok(Flow::Away)
    }

    /// Takes the terminal again; what it shows, how large it is, what the file says and what day it is
    /// may all have changed.
    fn resume(&mut self) -> Result<Flow, Failure> {
        self.session.take_back(None)?;
        self.screen.repaint();
        if let Some(watch) = &self.watch {
            watch.look();
        }
        self.resize()
    }

    fn edit(&mut self, line: usize) -> Result<Flow, Failure> {
        let Some(path) = &self.file else {
            return self.update(Msg::Edited(Err(self.is_no_file())));
        };
        let path = path.clone();
        let own = self.options.editor.as_deref();
        let edited = self.lend(|| editor::edit(own, &path, line))?;
        self.come_back(Msg::Edited(edited))
    }

    /// Has an event written in the editor, and puts it into the file.
    fn compose(&mut self, copy: Option<&str>, date: Day) -> Result<Flow, Failure> {
        let Some(path) = self.file.clone() else {
            return self.update(Msg::Edited(Err(self.is_no_file())));
        };
        let order = Order {
            file: &path,
            editor: self.options.editor.as_deref(),
            today: self.options.day(),
            date,
            copy,
        };
        // What keeps it from beginning is told in the picture that is there.
        let prepared = match compose::prepare(&order) {
            Ok(prepared) => prepared,
            Err(why) => {
                let why = compose::told(&shown(&path), &why);
                return self.update(Msg::Edited(Err(why)));
            }
        };
        let composed = self.lend(|| prepared.write(&order))?;
        self.come_back(match composed {
            Composed::Added { added, .. } => Msg::Added(Added {
                id: added.id.raw().to_owned(),
                title: added.title,
                line: added.line,
                unordered: added.unordered,
                warnings: added.advice.entry.len() + added.advice.file.len(),
            }),
            Composed::GivenUp(why) | Composed::Failed(why) => Msg::Edited(Err(why)),
        })
    }

    /// Gives the terminal to another program as long as `run` takes.
    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> Result<T, Failure> {
        let found = self.session.give_back();
        signal::lend(true);
        let ended = run();
        signal::lend(false);
        self.session.take_back(found)?;
        self.screen.repaint();
        Ok(ended)
    }

    /// Goes on after another program had the terminal: its size and the file may have changed.
    fn come_back(&mut self, msg: Msg) -> Result<Flow, Failure> {
        self.resize()?;
        if let Some(watch) = &self.watch {
            watch.look();
        }
        match self.update(msg)? {
            Flow::On => Ok(Flow::Away),
            flow => Ok(flow),
        }
    }

    /// Writes a record that is no file into one, goes on there, and does what it was written for.
    fn settle(&mut self, path: PathBuf, then: Effect) -> Result<Flow, Failure> {
        let Source::Text { bytes, .. } = &self.options.source else {
            return Ok(Flow::On);
        };
        if let Err(failure) = save::create(&path, bytes) {
            return self.update(Msg::Edited(Err(failure.to_string())));
        }
        let known = Stamp::of(&path).map(|stamp| Content {
            bytes: bytes.clone(),
            stamp,
        });
        self.watch = Some(Watch::start(path.clone(), known, self.post.clone())?);
        let file = shown(&path);
        self.file = Some(path);
        match self.update(Msg::Settled(file))? {
            Flow::On => self.perform(vec![then]),
            flow => Ok(flow),
        }
    }

    /// Opens an address in the browser; where no browser can show anything here, it is sent to the
    /// clipboard of the terminal instead.
    fn browse(&mut self, url: &str) -> Result<Flow, Failure> {
        let told = match browser::open(url, &self.post) {
            Ok(Opened::Started { host, opener }) => format!("opening {host} with {opener}"),
            Ok(Opened::NoDisplay { host, url }) => match self.send(&url)? {
                Ok(()) => {
                    format!("no display over ssh: sent the address of {host} to the clipboard")
                }
                Err(why) => why,
            },
            Err(why) => {
                let url = url.to_owned();
                return self.update(Msg::NotOpened { url, why });
            }
        };
        self.update(Msg::Notice(told))
    }

    fn copy(&mut self, text: &str, what: &str) -> Result<Flow, Failure> {
        let told = match self.send(text)? {
            Ok(()) => format!("sent the {what} to the clipboard"),
            Err(why) => why,
        };
        self.update(Msg::Notice(told))
    }

    /// Sends a text to the clipboard of the terminal; a sentence that says why it is not sent.
    fn send(&mut self, text: &str) -> Result<Result<(), String>, Failure> {
        match clipboard::sequence(text, Multiplexer::around(|name| std::env::var_os(name))) {
            Ok(bytes) => Ok(Ok(self.session.write(&bytes)?)),
            Err(why) => Ok(Err(why)),
        }
    }

    fn reload(&mut self) -> Result<(), Failure> {
        if let Some(watch) = &self.watch {
            watch.reload();
        } else {
            let notice = Msg::Notice(self.is_no_file());
            self.update(notice)?;
        }
        Ok(())
    }

    fn find_news(&mut self, seen: Seen) -> Result<(), Failure> {
        if let Some(keep) = self.file.as_deref().and_then(Keep::of) {
            keep.find_news(seen, self.post.clone())?;
        }
        Ok(())
    }

    fn is_no_file(&self) -> String {
        let name = match &self.options.source {
            Source::File(path) => shown(path),
            Source::Text { name, .. } => (*name).to_owned(),
        };
        format!("{name} is no file that could be changed")
    }
}

/// Lets a test see what a bug looks like: in this thread, or in another one.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "that is what it is for")]
fn crash_when_told() {
    match std::env::var("OPCON_TUI_TEST_PANIC").as_deref() {
        Ok("thread") => {
            let bug = std::thread::spawn(|| panic!("a test of bugs"));
            // Never returns: the panic ends the program.
            let _ = bug.join();
        }
        Ok(_) => panic!("a test of bugs"),
        Err(_) => {}
    }
}
