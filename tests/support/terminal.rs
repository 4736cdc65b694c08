//! The program in a terminal of its own: keys in, picture and bytes out.
//!
//! Nothing here sleeps: a test waits until something is seen, and fails when it is not.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};

/// Longer than anything takes, however busy the machine is.
const LONG: Duration = Duration::from_secs(30);

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_opcon-tui");

/// The day on which the program runs.
pub const TODAY: &str = "2026-11-23";

/// The size of the terminal at the start: rows and columns.
pub const SIZE: (u16, u16) = (24, 80);

/// What has come out of the program so far.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
    /// Whether the reader is to end, and let go of the terminal, with the next bytes.
    enough: bool,
}

impl Seen {
    fn text(&self) -> String {
        self.screen.screen().contents()
    }
}

/// A program that runs in a terminal.
pub struct Terminal {
    child: Option<Box<dyn Child + Send + Sync>>,
    pid: Pid,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    before: String,
}

impl Terminal {
    /// Starts the program on `file`.
    pub fn open(file: &Path) -> Self {
        Self::open_with(file, |_| {})
    }

    /// Starts the program on `file`, with what `set` sets.
    pub fn open_with(file: &Path, set: impl FnOnce(&mut CommandBuilder)) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.arg(file);
        command.args(["--today", TODAY]);
        set(&mut command);
        Self::run(command)
    }

    /// Starts any command, in an environment that tests agree on.
    pub fn run(command: CommandBuilder) -> Self {
        Self::run_at(SIZE, command)
    }

    /// Starts any command in a terminal of this size: rows and columns.
    pub fn run_at(size: (u16, u16), mut command: CommandBuilder) -> Self {
        for variable in [
            "NO_COLOR",
            "OPCON_TUI_FILE",
            "VISUAL",
            "EDITOR",
            "SSH_CONNECTION",
            "SSH_TTY",
            "TMUX",
            "STY",
        ] {
            if command
                .get_env(variable)
                .is_some_and(|value| Some(value) == std::env::var_os(variable).as_deref())
            {
                command.env_remove(variable);
            }
        }
        // No file of the user's own says what a test shows.
        if command.get_env("XDG_CONFIG_HOME") == std::env::var_os("XDG_CONFIG_HOME").as_deref() {
            command.env("XDG_CONFIG_HOME", "/nonexistent");
        }
        // What a test sees is kept for no other one; a folder cannot be made there, not even by root.
        if command.get_env("XDG_STATE_HOME") == std::env::var_os("XDG_STATE_HOME").as_deref() {
            command.env("XDG_STATE_HOME", "/dev/null/none");
        }
        // No test opens a browser: an empty one says that the system's own is meant.
        if command.get_env("BROWSER") == std::env::var_os("BROWSER").as_deref() {
            command.env("BROWSER", "true");
        }
        if command.get_env("TERM") != Some("dumb".as_ref()) {
            command.env("TERM", "xterm-256color");
        }
        let pair = native_pty_system()
            .openpty(PtySize {
                rows: size.0,
                cols: size.1,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let before = format!("{:?}", pair.master.get_termios().unwrap());
        let child = pair.slave.spawn_command(command).unwrap();
        let pid = i32::try_from(child.process_id().unwrap()).unwrap();
        let seen = Arc::new((
            Mutex::new(Seen {
                screen: parser(size),
                bytes: Vec::new(),
                ended: false,
                enough: false,
            }),
            Condvar::new(),
        ));
        let mut reader = pair.master.try_clone_reader().unwrap();
        thread::spawn({
            let seen = Arc::clone(&seen);
            move || {
                let mut chunk = [0; 8192];
                loop {
                    let count = reader.read(&mut chunk).unwrap_or(0);
                    let mut now = seen.0.lock().unwrap();
                    now.screen.process(&chunk[..count]);
                    now.bytes.extend_from_slice(&chunk[..count]);
                    now.ended = count == 0 || now.enough;
                    let ended = now.ended;
                    if ended {
                        // Before anybody hears of it: this is one hold on the terminal.
                        drop(reader);
                        seen.1.notify_all();
                        return;
                    }
                    seen.1.notify_all();
                }
            }
        });
        Self {
            child: Some(child),
            pid: Pid::from_raw(pid).unwrap(),
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            seen,
            before,
        }
    }

    /// Types `keys`, byte for byte.
    pub fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until `text` stands on the screen.
    pub fn shows(&self, text: &str) {
        self.wait(&format!("{text:?} on the screen"), |seen| {
            seen.text().contains(text)
        });
    }

    /// Waits until `text` is nowhere on the screen.
    pub fn lacks(&self, text: &str) {
        self.wait(&format!("no {text:?} on the screen"), |seen| {
            !seen.text().contains(text)
        });
    }

    /// Waits until the screen, as text, is as `done` says; gives the text.
    pub fn comes_to(&self, what: &str, done: impl Fn(&str) -> bool) -> String {
        self.wait(what, |seen| done(&seen.text()));
        self.seen.0.lock().unwrap().text()
    }

    /// Waits until the program, or another one, has written `bytes` once more than before `since`.
    pub fn writes(&self, bytes: &str, since: usize) {
        self.wait(&format!("{bytes:?}"), |seen| {
            String::from_utf8_lossy(&seen.bytes[since..]).contains(bytes)
        });
    }

    /// Waits until the picture that is being written is whole.
    pub fn frame_ends(&self) {
        self.wait("the end of the picture", |seen| {
            seen.bytes.ends_with(b"\x1b[?2026l")
        });
    }

    /// How many bytes have been written so far.
    pub fn written(&self) -> usize {
        self.seen.0.lock().unwrap().bytes.len()
    }

    /// All that has been written so far.
    pub fn output(&self) -> String {
        String::from_utf8_lossy(&self.seen.0.lock().unwrap().bytes).into_owned()
    }

    /// Changes the size of the terminal.
    pub fn resize(&self, rows: u16, columns: u16) {
        self.seen.0.lock().unwrap().screen = parser((rows, columns));
        self.master
            .resize(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Waits until the program has stopped.
    pub fn stopped(&self) {
        let wait = WaitIdOptions::STOPPED | WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        let status = waitid(WaitId::Pid(self.pid), wait).unwrap().unwrap();
        assert!(status.stopped(), "it ended instead:\n{}", self.output());
    }

    /// Waits until the program has ended and nothing more can be written; gives its exit code.
    pub fn ended(&mut self) -> u32 {
        let code = self.exit_code();
        self.wait("the end of the output", |seen| seen.ended);
        code
    }

    /// Waits until the program has ended; gives its exit code.
    pub fn exit_code(&mut self) -> u32 {
        let mut child = self.child.take().expect("it ends once");
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(child.wait().unwrap().exit_code()));
        receiver.recv_timeout(LONG).unwrap_or_else(|_| {
            let _ = kill_process(self.pid, Signal::KILL);
            panic!("it does not end; it shows:\n{}", self.output())
        })
    }

    /// The terminal's modes are what they were before the program started.
    pub fn has_its_modes_back(&self) {
        let now = format!("{:?}", self.master.get_termios().unwrap());
        assert_eq!(now, self.before);
    }

    /// The terminal's modes are what they were, and whatever was switched on is off again.
    pub fn is_restored(&self) {
        self.wait("all modes to be switched back", |seen| {
            is_left(&String::from_utf8_lossy(&seen.bytes))
        });
        self.has_its_modes_back();
    }

    /// The terminal is the program's: alternate screen, raw.
    pub fn is_taken(&self) {
        assert_eq!(last_switch(&self.output(), "1049"), Some('h'));
        let now = format!("{:?}", self.master.get_termios().unwrap());
        assert_ne!(now, self.before);
    }

    /// Has the terminal go away, after a last key that the program answers. Gives what is left: the
    /// child, to wait for.
    pub fn vanish(mut self, key: &str) -> Box<dyn Child + Send + Sync> {
        self.seen.0.lock().unwrap().enough = true;
        self.press(key);
        self.wait("the last answer", |seen| seen.ended);
        self.child.take().expect("it runs")
    }

    fn wait(&self, what: &str, done: impl Fn(&Seen) -> bool) {
        let seen = self.seen.0.lock().unwrap();
        let (seen, timeout) = self
            .seen
            .1
            .wait_timeout_while(seen, LONG, |seen| !done(seen) && !seen.ended)
            .unwrap();
        let text = seen.text();
        assert!(
            !timeout.timed_out(),
            "waited for {what}, but it shows:\n{text}"
        );
        assert!(done(&seen), "waited for {what}, but it ended with:\n{text}");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
        }
    }
}

fn parser((rows, columns): (u16, u16)) -> vt100::Parser {
    vt100::Parser::new(
        NonZero::new(rows).unwrap(),
        NonZero::new(columns).unwrap(),
        0,
    )
}

/// Whether all that was switched on is off again, and no link is open.
fn is_left(output: &str) -> bool {
    let modes = ["1049", "1000", "1002", "1006", "2004", "2026"];
    let after_links = output
        .rsplit_once("\x1b]8;id=")
        .map_or("", |(_, after)| after);
    modes
        .iter()
        .all(|mode| last_switch(output, mode) == Some('l'))
        && last_switch(output, "25") == Some('h')
        && (after_links.is_empty() || after_links.contains("\x1b]8;;\x1b\\"))
}

/// Whether a private mode was set (`h`) or reset (`l`) last.
fn last_switch(output: &str, mode: &str) -> Option<char> {
    let start = format!("\x1b[?{mode}");
    output
        .match_indices(&start)
        .filter_map(|(at, _)| output[at + start.len()..].chars().next())
        .filter(|letter| "hl".contains(*letter))
        .last()
}
