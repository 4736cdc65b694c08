//! `completions`: what a shell has to know to complete what is typed.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, print};
use crate::shell::Failure;

/// What the program is called.
const NAME: &str = "opcon-tui";

/// Which shell.
#[derive(Clone, Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// Prints the completions of a shell, made from the table of commands and options.
///
/// # Errors
///
/// Standard output cannot be written.
pub fn run(args: &CompletionsArgs) -> Result<i32, Failure> {
    print(&match args.shell {
        Shell::Bash => bash(),
        shell => script(shell, NAME),
    })?;
    Ok(0)
}

fn script(shell: Shell, name: &str) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), name, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// The script for bash. `clap_complete` writes a hyphen in the name of the program in two ways there, so that
/// no command's options would be found (clap's issue 6421): it is made for a name without one, and the
/// program's own stands where bash asks for it.
fn bash() -> String {
    let name = NAME.replace('-', "_");
    let mut out = String::new();
    for line in script(Shell::Bash, &name).lines() {
        let asks = line.trim_start().starts_with("complete ");
        match line.strip_suffix(&name).filter(|_| asks) {
            Some(before) => out.push_str(&format!("{before}{NAME}\n")),
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out
}
