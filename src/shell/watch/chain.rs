//! From a path to the file it leads to, and every folder on the way in which that may change.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// As many symbolic links are followed as Linux does.
const LINKS: usize = 40;

/// The names that decide what a path leads to.
///
/// A watch on a file is lost with the file when an editor saves by rename, and a watch on the folder
/// of a symbolic link hears nothing of what is done to the link's target. So the folder of each link
/// on the way is watched, and of the file itself; where something is missing, the folder in which it
/// would appear.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chain {
    /// Folders without symbolic links in their own path, each with the name in it that matters.
    names: Vec<(PathBuf, OsString)>,
}

impl Chain {
    /// Follows `path` as it stands now.
    pub(super) fn follow(path: &Path) -> Self {
        let mut chain = Self::default();
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut folder = PathBuf::from("/");
        let mut ahead: Vec<OsString> = Vec::new();
        push(&mut ahead, &path);
        let mut links = 0;
        while let Some(name) = ahead.pop() {
            if name == ".." {
                folder.pop();
                continue;
            }
            let here = folder.join(&name);
            let kind = fs::symlink_metadata(&here).map(|metadata| metadata.file_type());
            if kind.as_ref().is_ok_and(fs::FileType::is_dir) && !ahead.is_empty() {
                folder = here;
                continue;
            }
            chain.names.push((folder.clone(), name));
            links += 1;
            match kind.and_then(|kind| {
                if kind.is_symlink() {
                    fs::read_link(&here)
                } else {
                    Err(std::io::ErrorKind::InvalidInput.into())
                }
            }) {
                Ok(target) if links <= LINKS => {
                    if target.is_absolute() {
                        folder = PathBuf::from("/");
                    }
                    push(&mut ahead, &target);
                }
                _ => break,
            }
        }
        chain
    }

    /// The folders to watch.
    pub(super) fn folders(&self) -> BTreeSet<&Path> {
        self.names
            .iter()
            .map(|(folder, _)| folder.as_path())
            .collect()
    }

    /// Whether something that happened to `path` may matter.
    pub(super) fn concerns(&self, path: &Path) -> bool {
        self.names
            .iter()
            .any(|(folder, name)| path == folder || is_child(path, folder, name))
    }
}

fn is_child(path: &Path, folder: &Path, name: &OsStr) -> bool {
    path.file_name() == Some(name) && path.parent() == Some(folder)
}

/// Puts the names of `path` on the stack of those ahead, the first one on top.
fn push(ahead: &mut Vec<OsString>, path: &Path) {
    ahead.extend(path.components().rev().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_owned()),
        Component::ParentDir => Some("..".into()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir => None,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A folder without symbolic links in its path.
    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap();
        (folder, path)
    }

    fn names(chain: &Chain, root: &Path) -> Vec<String> {
        chain
            .names
            .iter()
            .map(|(folder, name)| {
                let path = folder.join(name);
                path.strip_prefix(root).unwrap().display().to_string()
            })
            .collect()
    }

    #[test]
    fn a_plain_file_is_watched_in_its_folder() {
        let (_keep, root) = folder();
        fs::write(root.join("a"), "").unwrap();
        let chain = Chain::follow(&root.join("a"));
        assert_eq!(names(&chain, &root), ["a"]);
        assert!(chain.concerns(&root.join("a")));
        assert!(chain.concerns(&root), "the folder itself may move");
        assert!(!chain.concerns(&root.join("b")));
        assert!(!chain.concerns(&root.join("a/a")));
    }

    #[test]
    fn every_link_on_the_way_counts() {
        let (_keep, root) = folder();
        fs::create_dir_all(root.join("store/deep")).unwrap();
        fs::write(root.join("store/deep/file"), "").unwrap();
        symlink("deep/file", root.join("store/second")).unwrap();
        symlink(root.join("store"), root.join("folder")).unwrap();
        fs::create_dir(root.join("home")).unwrap();
        symlink("../folder/second", root.join("home/first")).unwrap();
        let chain = Chain::follow(&root.join("home/first"));
        assert_eq!(
            names(&chain, &root),
            ["home/first", "folder", "store/second", "store/deep/file"]
        );
        let folders = ["", "home", "store", "store/deep"].map(|f| root.join(f));
        assert_eq!(
            chain.folders(),
            folders.iter().map(|f| f.components().as_path()).collect()
        );
    }

    #[test]
    fn what_is_missing_is_awaited_where_it_would_appear() {
        let (_keep, root) = folder();
        let chain = Chain::follow(&root.join("no/such/file"));
        assert_eq!(names(&chain, &root), ["no"]);
        symlink("nowhere", root.join("link")).unwrap();
        let chain = Chain::follow(&root.join("link"));
        assert_eq!(names(&chain, &root), ["link", "nowhere"]);
    }

    #[test]
    fn links_in_a_circle_end() {
        let (_keep, root) = folder();
        symlink("b", root.join("a")).unwrap();
        symlink("a", root.join("b")).unwrap();
        assert_eq!(Chain::follow(&root.join("a")).names.len(), LINKS + 1);
    }
}
