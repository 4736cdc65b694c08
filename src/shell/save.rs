//! Writing files that are the user's.
//!
//! A file that is there is never written into: a disk that is full, or a program that is killed, would leave
//! half of it. [`replace`] writes the new text beside it, under a name of its own and with the same mode and
//! owner, sees it safely on the disk, and puts it in the file's place at one stroke. Whoever else has changed
//! the file since it was read keeps what he wrote: it is compared right before, and once more after the two
//! have changed places, where the system can have them change places.
//!
//! What is reached by a symbolic link is replaced where it is, so the link stays. A second hard link does not:
//! it goes on naming the old text.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, AtFlags, CWD, Gid, Uid, accessat, fchown};

use super::Failure;
use super::beside::Beside;
use super::failure::reason;
use super::load::{self, Content};

/// Writes a new file; one that is there already is left as it is.
///
/// # Errors
///
/// The file is there already, or cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| Failure::write(path, &error))?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|error| Failure::write(path, &error))
}

/// The name of a file, or where there is one already that name with the first number that is free: `events-2.yaml`.
pub fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path
        .extension()
        .map(|e| format!(".{}", e.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    let numbered = |n: u32| path.with_file_name(format!("{stem}-{n}{ending}"));
    let mut names = std::iter::once(path.to_owned()).chain((2..).map(numbered));
    // A link that leads nowhere has its name too.
    let free = names.find(|name| name.symlink_metadata().is_err());
    free.unwrap_or_else(|| path.to_owned())
}

/// Why a file was not replaced; it is what it was.
#[derive(Debug)]
pub enum NotSaved {
    /// Somebody has changed it since it was read.
    Changed,
    /// It cannot be written.
    Failed(Failure),
}

/// A stage of a save, at which a test can step in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing has been written yet.
    Begun,
    /// The new text stands beside the file.
    Written,
    /// The file is still what was read.
    Compared,
}

/// Puts new bytes in the place of what was read from the file that `path` leads to.
///
/// # Errors
///
/// [`NotSaved`]; the file is then what it was, or what somebody else has made of it.
pub fn replace(path: &Path, read: &Content, bytes: &[u8]) -> Result<(), NotSaved> {
    replace_in_stages(path, read, bytes, &mut |_| {})
}

/// Whether a file could be replaced: asked before somebody writes what is to go into it.
///
/// # Errors
///
/// The file cannot be written to, or its folder takes no other file.
pub fn may_replace(path: &Path) -> Result<(), Failure> {
    let failed = |error: &io::Error| Failure::write(path, error);
    let file = fs::canonicalize(path).map_err(|e| failed(&e))?;
    writable(&file).map_err(|e| failed(&e))?;
    beside(&file).map(drop).map_err(|e| failed(&e))
}

/// As [`replace`]; `at` is called at each stage.
///
/// # Errors
///
/// As of [`replace`].
pub fn replace_in_stages(
    path: &Path,
    read: &Content,
    bytes: &[u8],
    at: &mut dyn FnMut(Stage),
) -> Result<(), NotSaved> {
    let failed = |error: io::Error| NotSaved::Failed(Failure::write(path, &error));
    at(Stage::Begun);
    let file = fs::canonicalize(path).map_err(failed)?;
    let metadata = writable(&file).map_err(failed)?;
    let mut beside = beside(&file).map_err(failed)?;
    beside.write(bytes, &file, &metadata).map_err(failed)?;
    at(Stage::Written);
    if !is_still(path, &file, read)? {
        return Err(NotSaved::Changed);
    }
    at(Stage::Compared);
    beside
        .take_place_of(&file, read, bytes)
        .map_err(|why| match why {
            Some(error) => failed(error),
            None => NotSaved::Changed,
        })
}

/// Whether a path still leads to this file, and its content is still what was read.
fn is_still(path: &Path, file: &Path, read: &Content) -> Result<bool, NotSaved> {
    if fs::canonicalize(path).is_ok_and(|now| now != file) {
        return Ok(false);
    }
    // The file's own stamp can stay the same within a tick of the clock; its content cannot lie.
    let now = load::read(file).map_err(NotSaved::Failed)?;
    Ok(now.stamp == read.stamp && now.bytes == read.bytes)
}

/// Whether a file may be written to. Its owner, and whoever may do everything, could replace one that is
/// marked as read-only; but then the mark means that nobody should.
fn writable(file: &Path) -> io::Result<Metadata> {
    let metadata = fs::metadata(file)?;
    if metadata.permissions().readonly() {
        return Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "it is read-only; `chmod u+w` changes that",
        ));
    }
    accessat(CWD, file, Access::WRITE_OK, AtFlags::EACCESS)?;
    Ok(metadata)
}

impl Beside {
    /// Writes all of it and waits until it is on the disk.
    fn write(&mut self, bytes: &[u8], like_file: &Path, like: &Metadata) -> io::Result<()> {
        self.file.write_all(bytes)?;
        let (owner, group) = (Uid::from_raw(like.uid()), Gid::from_raw(like.gid()));
        let own = self.file.metadata()?;
        if (own.uid(), own.gid()) != (like.uid(), like.gid())
            && fchown(&self.file, Some(owner), Some(group)).is_err()
        {
            // Only the mighty can give a file away; whoever is in its group can keep that.
            let _ = fchown(&self.file, None, Some(group));
        }
        let mode = like.permissions().mode() & 0o7777;
        self.file
            .set_permissions(fs::Permissions::from_mode(mode))?;
        keep_attributes(like_file, &self.file);
        on_disk(self.file.sync_all())
    }

    /// Takes the place of a file; none where the file is no longer what was read.
    fn take_place_of(
        mut self,
        file: &Path,
        read: &Content,
        bytes: &[u8],
    ) -> Result<(), Option<io::Error>> {
        if exchange(&self.path, file).map_err(Some)? {
            // What was replaced stands here now: a last change of somebody else's is seen, and goes back.
            let stands_here =
                |bytes: &[u8]| load::read(&self.path).is_ok_and(|now| now.bytes == bytes);
            if !stands_here(&read.bytes) {
                let mut back = exchange(&self.path, file);
                if back.is_ok() && !stands_here(bytes) {
                    // He has saved once more in between: that is what he wants to stand there.
                    back = exchange(&self.path, file);
                }
                return Err(back.err().map(|error| self.left_here(&error)));
            }
        } else {
            fs::rename(&self.path, file).map_err(Some)?;
        }
        // It is done, and whoever may not read the folder cannot hurry it to the disk.
        let _ = File::open(&self.folder).and_then(|folder| folder.sync_all());
        Ok(())
    }

    /// What stands here is somebody else's, and could not be put back: it stays, and that is told.
    fn left_here(&mut self, error: &io::Error) -> io::Error {
        self.stays = true;
        let (here, why) = (super::shown(&self.path), reason(error));
        io::Error::other(format!(
            "somebody else has saved it meanwhile, and what he saved stands in {here} now: {why}"
        ))
    }
}

/// Copies what else the file system keeps with a file, such as who else may read it, as far as it can be.
#[cfg(target_os = "linux")]
fn keep_attributes(from: &Path, to: &File) {
    use rustix::fs::{XattrFlags, fsetxattr, getxattr, listxattr};
    /// The most that Linux keeps in one attribute, and of names.
    const MOST: usize = 1 << 16;
    let mut names = vec![0; MOST];
    let Ok(length) = listxattr(from, &mut names) else {
        return;
    };
    let mut value = vec![0; MOST];
    let names = names.get(..length).unwrap_or_default();
    for name in names.split(|&byte| byte == 0).filter(|n| !n.is_empty()) {
        if let Ok(length) = getxattr(from, name, &mut value) {
            let value = value.get(..length).unwrap_or_default();
            let _ = fsetxattr(to, name, value, XattrFlags::empty());
        }
    }
}

/// Copies what else the file system keeps with a file, where it is known how.
#[cfg(not(target_os = "linux"))]
fn keep_attributes(_: &Path, _: &File) {}

/// Has two files change places; false where the system or the file system cannot.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Has two files change places; false where the system or the file system cannot.
#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Some file systems cannot be told to write; then they do so when they like.
fn on_disk(synced: io::Result<()>) -> io::Result<()> {
    match synced {
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
            ) =>
        {
            Ok(())
        }
        synced => synced,
    }
}

/// A file beside the one that is to be replaced, for nobody else to read as long as it is not.
fn beside(file: &Path) -> io::Result<Beside> {
    Beside::create(file, 0o600).map_err(|error| {
        // What is wrong is the folder's fault, not the file's.
        let folder = super::shown(file.parent().unwrap_or(file));
        io::Error::other(format!(
            "no file can be written beside it in {folder}: {}",
            reason(&error)
        ))
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    struct Desk {
        folder: tempfile::TempDir,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("a.yaml"), "old\n").unwrap();
            Self { folder }
        }

        fn file(&self) -> PathBuf {
            self.folder.path().join("a.yaml")
        }

        fn text(&self) -> String {
            fs::read_to_string(self.file()).unwrap()
        }

        /// The names in the folder.
        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(self.folder.path()).unwrap();
            let name = |e: io::Result<fs::DirEntry>| e.unwrap().file_name().into_string().unwrap();
            let mut names: Vec<String> = entries.map(name).collect();
            names.sort();
            names
        }
    }

    fn why(done: Result<(), NotSaved>) -> String {
        match done {
            Err(NotSaved::Failed(failure)) => failure.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_new_text_takes_the_place_of_the_old() {
        let desk = Desk::new();
        let read = load::read(&desk.file()).unwrap();
        may_replace(&desk.file()).unwrap();
        replace(&desk.file(), &read, b"new\n").unwrap();
        assert_eq!(desk.text(), "new\n");
        assert_eq!(desk.names(), ["a.yaml"]);
        assert_ne!(load::Stamp::of(&desk.file()), Some(read.stamp));
    }

    #[test]
    fn links_and_modes_stay() {
        let desk = Desk::new();
        let link = desk.folder.path().join("link.yaml");
        let second = desk.folder.path().join("second.yaml");
        symlink("a.yaml", &link).unwrap();
        symlink(&link, &second).unwrap();
        for mode in [0o664, 0o600, 0o4755] {
            fs::set_permissions(desk.file(), fs::Permissions::from_mode(mode)).unwrap();
            let read = load::read(&second).unwrap();
            let new = format!("new {mode}\n");
            replace(&second, &read, new.as_bytes()).unwrap();
            assert_eq!(desk.text(), new);
            let now = fs::metadata(desk.file()).unwrap().permissions().mode();
            assert_eq!(now & 0o7777, mode);
        }
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("a.yaml"));
        assert_eq!(desk.names(), ["a.yaml", "link.yaml", "second.yaml"]);
    }

    #[test]
    fn the_owner_stays_where_he_can() {
        let desk = Desk::new();
        // Only the mighty can give a file away.
        if std::os::unix::fs::chown(desk.file(), Some(12345), Some(54321)).is_err() {
            return;
        }
        let read = load::read(&desk.file()).unwrap();
        replace(&desk.file(), &read, b"new\n").unwrap();
        let now = fs::metadata(desk.file()).unwrap();
        assert_eq!((now.uid(), now.gid()), (12345, 54321));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn attributes_stay_where_the_file_system_has_them() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let desk = Desk::new();
        let name = "user.opcon-tui.test";
        if setxattr(desk.file(), name, b"kept", XattrFlags::empty()).is_err() {
            return;
        }
        let read = load::read(&desk.file()).unwrap();
        replace(&desk.file(), &read, b"new\n").unwrap();
        let mut value = [0; 16];
        let length = getxattr(desk.file(), name, &mut value[..]).unwrap();
        assert_eq!(&value[..length], b"kept");
    }

    #[test]
    fn what_somebody_else_has_written_meanwhile_stays() {
        for stage in [Stage::Begun, Stage::Written, Stage::Compared] {
            // Into the file, and by another file in its place.
            for in_place in [true, false] {
                let desk = Desk::new();
                let read = load::read(&desk.file()).unwrap();
                let mut write = |now| {
                    if now == stage && in_place {
                        fs::write(desk.file(), "his\n").unwrap();
                    } else if now == stage {
                        let other = desk.folder.path().join("other");
                        fs::write(&other, "his\n").unwrap();
                        fs::rename(other, desk.file()).unwrap();
                    }
                };
                let done = replace_in_stages(&desk.file(), &read, b"mine\n", &mut write);
                if stage == Stage::Compared && cfg!(not(target_os = "linux")) {
                    continue;
                }
                assert!(matches!(done, Err(NotSaved::Changed)), "{stage:?} {done:?}");
                assert_eq!(desk.text(), "his\n", "{stage:?}");
                assert_eq!(desk.names(), ["a.yaml"]);
            }
        }
    }

    #[test]
    fn a_link_that_leads_elsewhere_now_is_a_change() {
        let desk = Desk::new();
        let link = desk.folder.path().join("link.yaml");
        symlink("a.yaml", &link).unwrap();
        let read = load::read(&link).unwrap();
        let mut turn = |now| {
            if now == Stage::Written {
                fs::write(desk.folder.path().join("b.yaml"), "old\n").unwrap();
                fs::remove_file(&link).unwrap();
                symlink("b.yaml", &link).unwrap();
            }
        };
        let done = replace_in_stages(&link, &read, b"mine\n", &mut turn);
        assert!(matches!(done, Err(NotSaved::Changed)), "{done:?}");
        assert_eq!(desk.text(), "old\n");
    }

    #[test]
    fn what_cannot_be_written_is_left_and_told() {
        let desk = Desk::new();
        let read = load::read(&desk.file()).unwrap();
        fs::set_permissions(desk.file(), fs::Permissions::from_mode(0o444)).unwrap();
        let told = why(replace(&desk.file(), &read, b"new\n"));
        assert!(
            told.ends_with("a.yaml: it is read-only; `chmod u+w` changes that"),
            "{told}"
        );
        assert_eq!(may_replace(&desk.file()).unwrap_err().to_string(), told);
        assert_eq!(desk.text(), "old\n");

        let gone = desk.folder.path().join("gone.yaml");
        let told = why(replace(&gone, &read, b"new\n"));
        assert!(told.ends_with("gone.yaml: there is no such file"), "{told}");
        assert_eq!(desk.names(), ["a.yaml"]);
    }

    #[test]
    fn a_file_that_goes_away_meanwhile_does_not_come_back() {
        let desk = Desk::new();
        let read = load::read(&desk.file()).unwrap();
        let mut remove = |now| {
            if now == Stage::Compared {
                fs::remove_file(desk.file()).unwrap();
            }
        };
        let done = replace_in_stages(&desk.file(), &read, b"new\n", &mut remove);
        if cfg!(target_os = "linux") {
            assert!(why(done).ends_with("there is no such file"));
            assert_eq!(desk.names(), [""; 0]);
        }
    }
    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("events.yaml");
        assert_eq!(free_name(&path), path);
        create(&path, b"x").unwrap();
        assert_eq!(free_name(&path), folder.path().join("events-2.yaml"));
        fs::create_dir(folder.path().join("events-2.yaml")).unwrap();
        assert_eq!(free_name(&path), folder.path().join("events-3.yaml"));
        // What was there is what it was.
        assert!(create(&path, b"y").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"x");
    }
}
