//! Whether a folder lies on a file system that other machines change without telling this one.

use std::path::Path;

/// File systems of the network and of other kernels, by their number in `statfs`.
#[cfg(any(target_os = "linux", target_os = "android"))]
const REMOTE: [(u32, &str); 12] = [
    (0x0000_6969, "nfs"),
    (0x0000_517b, "smb"),
    (0xff53_4d42, "cifs"),
    (0xfe53_4d42, "smb2"),
    (0x0102_1997, "9p"),
    (0x6573_5546, "fuse"),
    (0x5346_414f, "afs"),
    (0x6b41_4653, "afs"),
    (0x00c3_6400, "ceph"),
    (0x7375_7245, "coda"),
    (0x786f_4256, "vboxsf"),
    (0x5346_4846, "wslfs"),
];

/// The name of the file system that `folder` lies on, where it gives no reliable word of changes.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn file_system(folder: &Path) -> Option<&'static str> {
    let number = u32::try_from(rustix::fs::statfs(folder).ok()?.f_type).ok()?;
    named(number)
}

/// The name of the file system that `folder` lies on, where it gives no reliable word of changes:
/// not known on this system.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn file_system(_folder: &Path) -> Option<&'static str> {
    None
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn named(number: u32) -> Option<&'static str> {
    REMOTE
        .iter()
        .find(|(known, _)| *known == number)
        .map(|&(_, name)| name)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn file_systems_of_this_machine_are_not_remote() {
        assert_eq!(file_system(Path::new("/proc")), None);
        assert_eq!(file_system(Path::new("/no/such/folder")), None);
        assert_eq!(named(0x0000_6969), Some("nfs"));
        assert_eq!(named(0x0000_ef53), None, "ext4");
    }
}
