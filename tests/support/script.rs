//! A program in place of an editor or a browser.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Makes a program that does what these lines say in a shell.
pub fn script(path: &Path, lines: &str) {
    fs::write(path, format!("#!/bin/sh\n{lines}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}
