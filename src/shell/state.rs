//! Where this program keeps what is the user's and no part of a record: drafts, visits, and locks.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use siphasher::sip::SipHasher13;

/// The user's folder for what lasts from one run to the next, else one among the temporary files.
///
/// # Errors
///
/// Neither can be made.
pub fn lasting(name: &str) -> io::Result<PathBuf> {
    if let Some(folder) = folder(name)
        && own(&folder).is_ok()
    {
        return Ok(folder);
    }
    passing()
}

/// Where the user's folder for what lasts is, or would be; none where he has no home.
pub fn folder(name: &str) -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.state_dir()?.join("opcon-tui").join(name))
}

/// The user's folder among the temporary files.
fn passing() -> io::Result<PathBuf> {
    let uid = rustix::process::getuid().as_raw();
    let folder = std::env::temp_dir().join(format!("opcon-tui-{uid}"));
    own(&folder)?;
    Ok(folder)
}

/// Makes a folder that nobody else reads, and sees that it is the user's own.
fn own(folder: &Path) -> io::Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let metadata = fs::symlink_metadata(folder)?;
    if metadata.is_dir() && metadata.uid() == rustix::process::getuid().as_raw() {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::PermissionDenied,
        "it belongs to somebody else",
    ))
}

/// A name for what belongs to a file, whatever path leads to it.
pub fn name_for(file: &Path) -> String {
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    // Another build of this program has to give the same name.
    let hash = SipHasher13::new().hash(file.as_os_str().as_bytes());
    format!("{hash:016x}")
}

/// Waits until no other run of this program changes the file; as long as the answer is kept, none does. None
/// where that cannot be had: a change of somebody else's has to be seen anyway.
pub fn lock(file: &Path) -> Option<File> {
    let path = passing().ok()?.join(format!("{}.lock", name_for(file)));
    let lock = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .ok()?;
    lock.lock().ok()?;
    Some(lock)
}
