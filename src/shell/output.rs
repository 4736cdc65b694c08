//! Writing a file that the user asked for: whole, or not at all.
//!
//! The bytes go into a file beside the one that is asked for, under a name of its own, and are on the disk before
//! that takes its place at one stroke. Where anything fails, the file beside goes away, and what was there stays.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

use super::Failure;
use super::beside::Beside;

/// Whether there is something at a path that would be lost: a file, a folder, a link. A pipe or a device loses
/// nothing.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok() && !is_device(path)
}

/// Whether two paths lead to one file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(one), Ok(other)) => (one.dev(), one.ino()) == (other.dev(), other.ino()),
        _ => false,
    }
}

/// Writes a file, `over` one that is there already only where that is wanted. A link to a file is followed.
///
/// # Errors
///
/// It is there already and that is not wanted, or it cannot be written: then it is what it was, or is not there.
pub fn write(path: &Path, bytes: &[u8], over: bool) -> Result<(), Failure> {
    put(path, bytes, over).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => failed(path, "it is there already; --force writes over it"),
        io::ErrorKind::IsADirectory => failed(path, "it is a folder"),
        io::ErrorKind::NotFound => failed(path, "there is no such folder"),
        _ => Failure::write(path, &error),
    })
}

fn failed(path: &Path, why: &str) -> Failure {
    Failure::Write {
        name: super::shown(path),
        why: why.to_owned(),
    }
}

fn put(path: &Path, bytes: &[u8], over: bool) -> io::Result<()> {
    if is_device(path) {
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    if fs::metadata(path).is_ok_and(|m| m.is_dir()) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let path = &if over {
        fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    } else {
        path.to_owned()
    };
    let mut beside = Beside::create(path, 0o666)?;
    beside.file.write_all(bytes)?;
    if let Ok(metadata) = fs::metadata(path)
        && over
    {
        if metadata.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "it is read-only",
            ));
        }
        beside.file.set_permissions(metadata.permissions())?;
    }
    beside.file.sync_all()?;
    if over {
        fs::rename(&beside.path, path)
    } else {
        // Unlike a rename, a second name is never put over a file that has come about meanwhile.
        match fs::hard_link(&beside.path, path) {
            Err(error) if has_no_links(&error) && !is_there(path) => fs::rename(&beside.path, path),
            linked => linked,
        }
    }
}

/// Whether a file system has no second names for files.
fn has_no_links(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput
    )
}

fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| {
        let kind = metadata.file_type();
        kind.is_fifo() || kind.is_char_device() || kind.is_block_device() || kind.is_socket()
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_whole_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ics");
        write(&path, b"one", false).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        let told = write(&path, b"two", false).unwrap_err().to_string();
        assert!(
            told.ends_with("a.ics: it is there already; --force writes over it"),
            "{told}"
        );
        assert_eq!(fs::read(&path).unwrap(), b"one");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write(&path, b"two", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
        assert_eq!(names(folder.path()), ["a.ics"]);
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let told = |path: &Path, over| write(path, b"x", over).unwrap_err().to_string();
        let lost = folder.path().join("none/a.ics");
        assert!(told(&lost, false).ends_with("there is no such folder"));
        assert!(told(folder.path(), true).ends_with("it is a folder"));
        let kept = folder.path().join("kept");
        write(&kept, b"old", false).unwrap();
        fs::set_permissions(&kept, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(told(&kept, true).ends_with("kept: it is read-only"));
        assert_eq!(fs::read(&kept).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["kept"]);
    }

    #[test]
    fn links_are_followed_and_stay_and_devices_take_all() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a"), folder.path().join("link"));
        write(&path, b"old", false).unwrap();
        symlink("a", &link).unwrap();
        assert!(write(&link, b"new", false).is_err());
        write(&link, b"new", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("a"));
        assert!(is_same_file(&path, &link) && !is_same_file(&path, folder.path()));
        write(Path::new("/dev/null"), b"x", false).unwrap();
        assert!(!is_there(Path::new("/dev/null")));
        assert_eq!(names(folder.path()), ["a", "link"]);
    }
}
