//! `completions`: what a shell has to know to complete what is typed.

use clap::{Args, Command, CommandFactory};
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
        Shell::Fish => fish(),
        Shell::Zsh => zsh(),
        shell => script(shell, Cli::command(), NAME),
    })?;
    Ok(0)
}

fn script(shell: Shell, mut table: Command, name: &str) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut table, name, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// The script for bash. `clap_complete` writes a hyphen in the name of the program in two ways there, so that
/// no command's options would be found (clap's issue 6421): it is made for a name without one, and the
/// program's own stands where bash asks for it.
fn bash() -> String {
    let name = NAME.replace('-', "_");
    let mut out = String::new();
    for line in script(Shell::Bash, Cli::command(), &name).lines() {
        let asks = line.trim_start().starts_with("complete ");
        match line.strip_suffix(&name).filter(|_| asks) {
            Some(before) => out.push_str(&format!("{before}{NAME}\n")),
            None => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

/// The script for fish. While the value of an option is typed, the words before it end with the option alone,
/// which `argparse` refuses, so that no value would be offered: then it is asked again without the option.
fn fish() -> String {
    let asks = "argparse -s (__fish_opcon_tui_global_optspecs) -- $cmd 2>/dev/null\n";
    let again = asks.replace("$cmd", "$cmd[1..-2]");
    let script = script(Shell::Fish, Cli::command(), NAME);
    script.replacen(asks, &format!("{asks}    or {again}"), 1)
}

/// The script for zsh. `clap_complete` takes the first word for the file, and so never comes to the options of a
/// command: the table is given without the file, and files are offered beside the commands.
fn zsh() -> String {
    let whole = Cli::command();
    let options = whole.get_arguments().filter(|arg| !arg.is_positional());
    let table = Command::new(NAME)
        .version(super::version())
        .args(options.cloned())
        .subcommands(whole.get_subcommands().cloned());
    let commands = format!("    _describe -t commands '{NAME} commands' commands \"$@\"\n");
    let script = script(Shell::Zsh, table, NAME);
    script.replacen(&commands, &format!("{commands}    _files\n"), 1)
}
