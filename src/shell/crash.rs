//! What a bug looks like to the user: the terminal as it was, and a few plain lines.

use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::process;

use super::terminal;
use crate::text::Text;

/// The exit code after a panic, as Rust programs have it.
const CODE: i32 = 101;

/// From now on a panic in any thread restores the terminal, says what happened and ends the program.
///
/// It ends there and then: a program that has lost its reader or its watch is worse than none, and
/// unwinding could only run into the next panic.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        terminal::restore();
        // Where even this cannot be written, nobody is there to read it.
        let _ = std::io::stderr().write_all(report(info).as_bytes());
        process::exit(CODE);
    }));
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let message = info.payload_as_str().unwrap_or("no message");
    let place = info
        .location()
        .map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
    format!(
        "opcon-tui {} has met a bug in itself and ended: {}{place}\nYour file was not touched.\n",
        env!("CARGO_PKG_VERSION"),
        Text::block(message).shown(),
    )
}
