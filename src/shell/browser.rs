//! Opening an address of the record in the user's browser.
//!
//! Only http and https are opened. The address is one argument of a program that is started without a
//! shell, without the terminal and in a process group of its own, so that nothing typed here reaches it.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;

use url::Url;

use super::event::Event;
use super::failure::reason;
use super::mailbox::Post;
use crate::app::Msg;
use crate::text::Text;

/// The longest address that is opened, in bytes.
const LONGEST: usize = 2048;

/// The programs that know the user's browser, the first choice first.
const OPENERS: &[&[&str]] = if cfg!(target_os = "macos") {
    &[&["open"]]
} else {
    &[&["xdg-open"], &["wslview"], &["gio", "open"]]
};

/// What became of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A program was started with it.
    Started {
        /// The host, as it can be shown.
        host: String,
        /// The program.
        opener: String,
    },
    /// No browser of this machine can show the user anything.
    NoDisplay {
        /// The host, as it can be shown.
        host: String,
        /// The address.
        url: String,
    },
}

/// Opens an address with what `$BROWSER` names, else with what the system has for it. A program that
/// fails later says so by an event.
///
/// # Errors
///
/// A sentence that says why it is not opened.
pub fn open(url: &str, post: &Post) -> Result<Opened, String> {
    let variable = |name: &str| std::env::var_os(name);
    let url = address(url)?;
    let host = host(&url);
    let url = String::from(url);
    let own = commands_of(variable("BROWSER"))?;
    if own.is_empty() && is_far(variable) {
        return Ok(Opened::NoDisplay { host, url });
    }
    let usual = OPENERS
        .iter()
        .map(|words| words.iter().map(|&w| w.to_owned()).collect());
    let commands: Vec<Vec<String>> = if own.is_empty() { usual.collect() } else { own };
    for words in &commands {
        let Some((program, arguments)) = with_url(words, &url) else {
            continue;
        };
        let opener = Text::line(&program).shown().to_owned();
        let child = Command::new(&program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        match child {
            Ok(child) => {
                await_end(child, opener.clone(), url, post.clone());
                return Ok(Opened::Started { host, opener });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(format!("cannot start {opener}: {}", reason(&error))),
        }
    }
    let names: Vec<&str> = commands
        .iter()
        .filter_map(|w| w.first())
        .map(String::as_str)
        .collect();
    Err(format!(
        "no browser ({} cannot be found): set $BROWSER",
        Text::line(&names.join(", "))
    ))
}

/// Waits for the end of the program in a thread of its own, and tells when it failed.
fn await_end(mut child: Child, opener: String, url: String, post: Post) {
    let wait = move || {
        if let Ok(status) = child.wait()
            && !status.success()
        {
            let why = format!("{opener} failed: {status}");
            let _ = post.send(Event::Msg(Msg::NotOpened { url, why }));
        }
    };
    // Without the thread the program runs all the same.
    let _ = thread::Builder::new()
        .name("browser".to_owned())
        .spawn(wait);
}

/// The address as it is opened: http or https, with a host, without a user, not too long, and written
/// anew, so that no program can take it for something else.
fn address(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|_| "this is no address".to_owned())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err("only addresses of the web (http, https) are opened".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("an address with a user name is not opened".to_owned());
    }
    if url.as_str().len() > LONGEST {
        let size = url.as_str().len();
        return Err(format!(
            "the address has {size} bytes, more than the {LONGEST} that browsers are sure to take"
        ));
    }
    Ok(url)
}

/// The host in the letters that a browser compares: one that looks like another shows its `xn--`.
fn host(url: &Url) -> String {
    Text::line(url.host_str().unwrap_or_default())
        .shown()
        .to_owned()
}

/// Whether the user sits at another machine: over ssh, and without a display.
fn is_far(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty());
    (set("SSH_CONNECTION") || set("SSH_TTY")) && !set("DISPLAY") && !set("WAYLAND_DISPLAY")
}

/// The commands that `$BROWSER` lists, parted by colons, in words.
fn commands_of(browser: Option<OsString>) -> Result<Vec<Vec<String>>, String> {
    let list = browser.unwrap_or_default().to_string_lossy().into_owned();
    list.split(':')
        .filter(|command| !command.trim().is_empty())
        .map(shell_words::split)
        .collect::<Result<_, _>>()
        .map_err(|_| "$BROWSER has a quotation mark that is never closed".to_owned())
}

/// The program and its arguments: the address takes the place of `%s`, else stands at the end.
fn with_url(words: &[String], url: &str) -> Option<(String, Vec<String>)> {
    let (program, rest) = words.split_first()?;
    let mut arguments: Vec<String> = rest.iter().map(|word| word.replace("%s", url)).collect();
    if !rest.iter().any(|word| word.contains("%s")) {
        arguments.push(url.to_owned());
    }
    Some((program.clone(), arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_opened() {
        for bad in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "-x",
            "https://",
            "https://me:secret@example.org",
            "https://me@example.org",
        ] {
            assert!(address(bad).is_err(), "{bad}");
        }
        let long = format!("https://example.org/{}", "x".repeat(LONGEST));
        assert!(address(&long).unwrap_err().contains("2068 bytes"));
        let url = address("HTTPS://Example.org/a b?c=\"d\";$(x)").unwrap();
        assert_eq!(url.as_str(), "https://example.org/a%20b?c=%22d%22;$(x)");
    }

    #[test]
    fn a_host_that_looks_like_another_shows_what_it_is() {
        assert_eq!(
            host(&address("https://ex\u{430}mple.org/").unwrap()),
            "xn--exmple-4nf.org"
        );
        assert_eq!(
            host(&address("https://www.example.org:8080/").unwrap()),
            "www.example.org"
        );
    }

    #[test]
    fn the_address_is_one_argument_of_the_browser() {
        let commands = commands_of(Some("'my browser' --new %s:w3m".into())).unwrap();
        let all: Vec<_> = commands
            .iter()
            .filter_map(|words| with_url(words, "https://a.b/c d"))
            .collect();
        let words = |all: &[&str]| all.iter().map(|&w| w.to_owned()).collect::<Vec<_>>();
        assert_eq!(
            all,
            [
                (
                    "my browser".to_owned(),
                    words(&["--new", "https://a.b/c d"])
                ),
                ("w3m".to_owned(), words(&["https://a.b/c d"])),
            ]
        );
        assert!(commands_of(Some("'x".into())).is_err());
        assert_eq!(commands_of(None).unwrap(), Vec::<Vec<String>>::new());
    }

    #[test]
    fn over_ssh_it_takes_a_display() {
        let far = |set: &'static [&str]| is_far(move |n| set.contains(&n).then(|| "x".into()));
        assert!(far(&["SSH_TTY"]) && far(&["SSH_CONNECTION"]));
        assert!(
            !far(&["SSH_TTY", "DISPLAY"]) && !far(&["SSH_TTY", "WAYLAND_DISPLAY"]) && !far(&[])
        );
    }
}
