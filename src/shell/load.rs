//! Reading a file whole, with what tells one content from another.

use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

use super::Failure;
use super::failure::shown;

/// The largest file that is read, in bytes: 1 GiB.
pub const LIMIT: u64 = 1 << 30;

/// What is read before the first picture rather than beside it, in bytes at most: that much takes a
/// few hundredths of a second.
pub const AT_ONCE: u64 = 4 << 20;

/// What the file system says of a file: as long as it stays the same, so does the content (but for a
/// second change within one tick of the file system's clock).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    inode: u64,
    length: u64,
    seconds: i64,
    nanoseconds: i64,
}

impl Stamp {
    /// The stamp of what `path` leads to now; none where it leads to nothing.
    pub fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|m| Self::new(&m))
    }

    fn new(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            length: metadata.len(),
            seconds: metadata.mtime(),
            nanoseconds: metadata.mtime_nsec(),
        }
    }

    /// The length, in bytes.
    pub const fn length(&self) -> u64 {
        self.length
    }
}

/// Tells one content from another without keeping it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    length: usize,
    hash: u64,
}

impl Fingerprint {
    /// The fingerprint of a content.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        Self {
            length: bytes.len(),
            hash: hasher.finish(),
        }
    }
}

/// A file's content as it was at one moment.
#[derive(Clone, Debug)]
pub struct Content {
    /// The content.
    pub bytes: Vec<u8>,
    /// What the file system said just before it was read.
    pub stamp: Stamp,
}

/// Reads the file that `path` leads to, symbolic links followed.
///
/// # Errors
///
/// [`Failure::Read`] where it is not there, is no regular file, is larger than [`LIMIT`], or cannot
/// be read.
pub fn read(path: &Path) -> Result<Content, Failure> {
    let failed = |error| Failure::read(path, &error);
    // Asked before it is opened: to open a pipe would wait for its writer.
    regular(path, &fs::metadata(path).map_err(failed)?)?;
    let mut file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    within_limit(path, metadata.len())?;
    let room = usize::try_from(metadata.len()).unwrap_or(0);
    let mut bytes = Vec::with_capacity(room);
    file.by_ref()
        .take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    within_limit(path, bytes.len() as u64)?;
    Ok(Content {
        bytes,
        stamp: Stamp::new(&metadata),
    })
}

/// # Errors
///
/// [`Failure::Read`] where `length` bytes are more than [`LIMIT`].
pub fn within_limit(path: &Path, length: u64) -> Result<(), Failure> {
    if length <= LIMIT {
        return Ok(());
    }
    Err(Failure::Read {
        name: shown(path),
        why: format!(
            "it has {} MiB, and the limit is {} MiB",
            length.div_ceil(1 << 20),
            LIMIT >> 20
        ),
    })
}

fn regular(path: &Path, metadata: &Metadata) -> Result<(), Failure> {
    let kind = metadata.file_type();
    let what = if kind.is_file() {
        return Ok(());
    } else if kind.is_dir() {
        "a folder"
    } else if kind.is_fifo() {
        "a pipe (give - and standard input to read one)"
    } else {
        "a device"
    };
    Err(Failure::Read {
        name: shown(path),
        why: format!("it is {what}, not a file"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let why = |path: &Path| read(path).unwrap_err().to_string();
        assert!(why(folder.path()).ends_with("it is a folder, not a file"));
        assert!(why(Path::new("/dev/null")).ends_with("it is a device, not a file"));
        assert_eq!(
            why(Path::new("/no/such")),
            "cannot read /no/such: there is no such file"
        );
        let path = folder.path().join("a");
        fs::write(&path, "x: 1\n").unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        let content = read(&link).unwrap();
        assert_eq!(content.bytes, b"x: 1\n");
        assert_eq!(Stamp::of(&path), Some(content.stamp));
    }

    #[test]
    fn the_limit_is_told_with_the_size_met() {
        assert!(within_limit(Path::new("a"), LIMIT).is_ok());
        assert_eq!(
            within_limit(Path::new("a"), LIMIT + 1)
                .unwrap_err()
                .to_string(),
            "cannot read a: it has 1025 MiB, and the limit is 1024 MiB"
        );
    }

    #[test]
    fn a_name_cannot_write_to_the_terminal() {
        let failure = read(Path::new("/no/\x1b]52;c;QUJD\x07")).unwrap_err();
        assert!(!failure.to_string().contains(['\x1b', '\x07']));
    }

    #[test]
    fn fingerprints_tell_contents_apart() {
        assert_eq!(Fingerprint::of(b"a: 1"), Fingerprint::of(b"a: 1"));
        assert_ne!(Fingerprint::of(b"a: 1"), Fingerprint::of(b"a: 2"));
        assert_ne!(Fingerprint::of(b""), Fingerprint::of(b"\0"));
    }
}
