//! The real program, run to its end in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a run gave: standard output, standard error, exit code.
pub type Ended = (String, String, i32);

/// A folder in which the program runs, away from whatever the environment says.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            fs::write(folder.path(name), text).unwrap();
        }
        folder
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs the program with these arguments.
    pub fn run(&self, args: &[&str]) -> Ended {
        self.feed(args, b"")
    }

    /// Runs the program with these arguments and this standard input.
    pub fn feed(&self, args: &[&str], input: &[u8]) -> Ended {
        self.go(args, &[], input)
    }

    /// Runs the program with these arguments and these variables set.
    pub fn within(&self, variables: &[(&str, &str)], args: &[&str]) -> Ended {
        self.go(args, variables, b"")
    }

    fn go(&self, args: &[&str], variables: &[(&str, &str)], input: &[u8]) -> Ended {
        let mut child = Command::new(env!("CARGO_BIN_EXE_opcon-tui"))
            .args(args)
            .current_dir(self.0.path())
            .env_clear()
            .env("HOME", self.0.path())
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that reads nothing may have ended by now.
        let _ = child.stdin.take().unwrap().write_all(input);
        let out = child.wait_with_output().unwrap();
        (
            String::from_utf8(out.stdout).unwrap(),
            String::from_utf8(out.stderr).unwrap(),
            out.status.code().unwrap(),
        )
    }
}

/// A run that printed this and nothing else.
pub fn printed(text: &str, code: i32) -> Ended {
    (text.to_owned(), String::new(), code)
}
