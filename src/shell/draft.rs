//! Where an event stands while it is written in the editor: what somebody has written is not lost.
//!
//! A draft is a file of its own in the user's state folder. It goes away when its event is in the record, or
//! when nothing was written. What is left of a draft that could not be added, or whose program was killed,
//! is what the next addition to the same record begins with.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process;

use rustix::process::{Pid, test_kill_process};

use super::{Failure, state};

/// The largest draft that is read, in bytes.
const LIMIT: u64 = 16 << 20;

/// A draft that is being written.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    /// The name under which it waits for the next addition.
    waiting: PathBuf,
}

impl Draft {
    /// A new draft for a record, and what was left of the last one.
    ///
    /// # Errors
    ///
    /// No file can be written for it.
    pub fn begin(record: &Path) -> Result<(Self, Option<Vec<u8>>), Failure> {
        let folder = state::lasting("drafts")
            .map_err(|error| Failure::write(Path::new("a draft"), &error))?;
        Ok(Self::begin_in(&folder, record))
    }

    fn begin_in(folder: &Path, record: &Path) -> (Self, Option<Vec<u8>>) {
        let stem = format!("event-{}", state::name_for(record));
        let draft = Self {
            path: folder.join(format!("{stem}-{}.yaml", process::id())),
            waiting: folder.join(format!("{stem}.yaml")),
        };
        // Whoever takes it first has it: a rename is one stroke.
        let left = std::iter::once(draft.waiting.clone()).chain(abandoned(folder, &stem));
        for path in left {
            if fs::rename(&path, &draft.path).is_ok()
                && let Ok(text) = draft.text()
            {
                return (draft, Some(text));
            }
        }
        (draft, None)
    }

    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes it for the editor.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn write(&self, text: &[u8]) -> Result<(), Failure> {
        let written = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&self.path)
            .and_then(|mut file| file.write_all(text));
        written.map_err(|error| Failure::write(&self.path, &error))
    }

    /// What the editor has made of it; nothing where it has removed it.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn text(&self) -> Result<Vec<u8>, Failure> {
        let failed = |error: &io::Error| Failure::read(&self.path, error);
        match fs::metadata(&self.path) {
            Ok(metadata) if metadata.len() > LIMIT => {
                return Err(failed(&io::Error::other("it is larger than 16 MiB")));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            _ => {}
        }
        fs::read(&self.path).map_err(|e| failed(&e))
    }

    /// It is not needed any more.
    pub fn drop_it(self) {
        let _ = fs::remove_file(&self.path);
    }

    /// It waits for the next addition; where it stands.
    pub fn keep(self) -> PathBuf {
        if !self.waiting.exists() && fs::rename(&self.path, &self.waiting).is_ok() {
            return self.waiting;
        }
        self.path
    }
}

/// The drafts whose programs have ended without a word.
fn abandoned(folder: &Path, stem: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_abandoned = |path: &PathBuf| {
        let name = path.file_stem().and_then(|name| name.to_str());
        let number = name.and_then(|name| name.strip_prefix(stem)?.strip_prefix('-'));
        let pid = number
            .and_then(|number| number.parse().ok())
            .and_then(Pid::from_raw);
        pid.is_some_and(|pid| test_kill_process(pid) == Err(rustix::io::Errno::SRCH))
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(is_abandoned);
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_is_what_the_next_one_begins_with() {
        let folder = tempfile::tempdir().unwrap();
        let begin = || Draft::begin_in(folder.path(), Path::new("/a/events.yaml"));
        let (draft, left) = begin();
        assert_eq!(left, None);
        draft.write(b"date: 2026\n").unwrap();
        assert_eq!(draft.text().unwrap(), b"date: 2026\n");
        let kept = draft.keep();
        assert!(kept.exists());
        // Another record's is another one.
        assert_eq!(
            Draft::begin_in(folder.path(), Path::new("/b/events.yaml")).1,
            None
        );
        let (draft, left) = begin();
        assert_eq!(left.as_deref(), Some(&b"date: 2026\n"[..]));
        assert!(!kept.exists(), "nobody else takes it");
        draft.drop_it();
        assert_eq!(begin().1, None);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn the_draft_of_a_program_that_was_killed_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let begin = || Draft::begin_in(folder.path(), Path::new("/a/events.yaml"));
        let (draft, _) = begin();
        draft.write(b"mine\n").unwrap();
        assert_eq!(begin().1, None, "its program runs: this one");
        let mut ended = process::Command::new("true").spawn().unwrap();
        let pid = ended.id();
        ended.wait().unwrap();
        let own = format!("-{}.", process::id());
        let name = draft.path().file_name().unwrap().to_str().unwrap();
        fs::rename(
            draft.path(),
            folder.path().join(name.replace(&own, &format!("-{pid}."))),
        )
        .unwrap();
        assert_eq!(begin().1.as_deref(), Some(&b"mine\n"[..]));
    }
}
