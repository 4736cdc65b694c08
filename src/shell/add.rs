//! An event into a file on the disk.

use std::path::Path;

use super::save::{self, NotSaved};
use super::{Failure, load, shown, state};
use crate::day::Day;
use crate::document::Loaded;
use crate::document::edit::{self, Added, Entry, Refusal};

/// How often an addition begins anew because somebody else has changed the file.
const TRIES: usize = 10;

/// Why an event was not added; the file is what it was.
#[derive(Debug)]
pub enum NotAdded {
    /// The file cannot take it, or something would be wrong with it.
    Refused(Refusal),
    /// The file cannot be read or written.
    Failed(Failure),
}

/// The file's content and what it is read as, if it could take an event: asked before somebody writes one.
///
/// # Errors
///
/// [`NotAdded`].
pub fn ready(path: &Path) -> Result<(Vec<u8>, Loaded), NotAdded> {
    let content = load::read(path).map_err(NotAdded::Failed)?;
    let loaded = edit::can_take(&content.bytes).map_err(NotAdded::Refused)?;
    save::may_replace(path).map_err(NotAdded::Failed)?;
    Ok((content.bytes, loaded))
}

/// Puts an event into the file. Where somebody changes the file meanwhile, it goes into what he has made
/// of it.
///
/// # Errors
///
/// [`NotAdded`].
pub fn add(path: &Path, entry: &Entry, today: Day) -> Result<Added, NotAdded> {
    // Another run of this program waits for its turn; others have to be watched for.
    let _turn = state::lock(path);
    for _ in 0..TRIES {
        let content = load::read(path).map_err(NotAdded::Failed)?;
        let added = edit::add(&content.bytes, entry, today).map_err(NotAdded::Refused)?;
        match save::replace(path, &content, &added.bytes) {
            Ok(()) => return Ok(added),
            Err(NotSaved::Changed) => {}
            Err(NotSaved::Failed(failure)) => return Err(NotAdded::Failed(failure)),
        }
    }
    Err(NotAdded::Failed(Failure::Write {
        name: shown(path),
        why: "somebody else is writing it again and again".to_owned(),
    }))
}
