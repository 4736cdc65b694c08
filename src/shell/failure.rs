//! What goes wrong outside the user's file.

use std::io;
use std::path::Path;

use thiserror::Error;

use crate::text::Text;

/// Why the program cannot go on. A fault of the file's content is never one: that is a
/// [`Problem`](crate::document::Problem).
#[derive(Debug, Error)]
pub enum Failure {
    /// A file cannot be read: its name in printable form, and why.
    #[error("cannot read {name}: {why}")]
    Read {
        /// The name.
        name: String,
        /// The rest of the sentence.
        why: String,
    },
    /// A file cannot be written: its name in printable form, and why.
    #[error("cannot write {name}: {why}")]
    Write {
        /// The name.
        name: String,
        /// The rest of the sentence.
        why: String,
    },
    /// An argument cannot be used: its name, and why.
    #[error("cannot use {name}: {why}")]
    Argument {
        /// The name, such as `--filter`.
        name: &'static str,
        /// The rest of the sentence.
        why: String,
    },
    /// The terminal cannot be read from or written to.
    #[error("cannot use the terminal: {0}")]
    Terminal(#[from] io::Error),
}

impl Failure {
    /// The file at `path` cannot be read.
    pub fn read(path: &Path, error: &io::Error) -> Self {
        Self::Read {
            name: shown(path),
            why: reason(error),
        }
    }

    /// The file at `path` cannot be written.
    pub fn write(path: &Path, error: &io::Error) -> Self {
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let gone = folder.filter(|_| error.kind() == io::ErrorKind::NotFound);
        let why = match gone.filter(|folder| !folder.exists()) {
            Some(folder) => format!("there is no folder {}", shown(folder)),
            None => reason(error),
        };
        Self::Write {
            name: shown(path),
            why,
        }
    }
}

/// A path as it can be shown.
pub fn shown(path: &Path) -> String {
    Text::line(&path.to_string_lossy()).shown().to_owned()
}

/// Why something failed, in words for the commonest reasons.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::AlreadyExists => "it is there already, and is left as it is".to_owned(),
        io::ErrorKind::PermissionDenied if error.get_ref().is_none() => {
            "permission denied".to_owned()
        }
        _ => error.to_string(),
    }
}
