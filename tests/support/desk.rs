//! A folder with a record, an editor that is a script, and the program at work on them.

use std::fs;
use std::path::PathBuf;

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::script::script;
use crate::terminal::{PROGRAM, TODAY, Terminal};

/// Rows and columns.
pub const LARGE: (u16, u16) = (36, 120);

/// The folder.
pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    pub fn new(record: &str) -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::write(desk.file(), record).unwrap();
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self) -> PathBuf {
        self.path("events.yaml")
    }

    pub fn text(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    /// An editor that is a shell script: `$1` is the file.
    pub fn editor(&self, lines: &str) {
        script(&self.path("editor"), lines);
    }

    /// The environment of a run here.
    pub fn here(&self, command: &mut CommandBuilder) {
        command.cwd(self.folder.path());
        command.env("EDITOR", self.path("editor"));
        command.env("XDG_STATE_HOME", self.path("state"));
        command.env("XDG_DATA_HOME", self.path("data"));
    }

    /// The program, run here with what `set` sets, once it shows `text`.
    pub fn open_with(&self, text: &str, set: impl FnOnce(&mut CommandBuilder)) -> Terminal {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(["--today", TODAY]);
        self.here(&mut command);
        set(&mut command);
        let terminal = Terminal::run_at(LARGE, command);
        terminal.shows(text);
        terminal
    }

    /// The program, run here, once it shows `text`.
    pub fn open(&self, text: &str) -> Terminal {
        self.open_with(text, |_| {})
    }
}
