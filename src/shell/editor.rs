//! The user's editor: which one, at which line, and how it ended.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

use super::failure::reason;
use crate::text::Text;

/// How an editor is told the line to begin at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `+N FILE`
    Plus,
    /// `FILE:N`
    Colon,
    /// `--goto FILE:N`, and `--wait`, without which it returns at once
    Goto,
    /// `--line N FILE`
    Line,
    /// Not at all: another editor could take `+N` for a file.
    Unknown,
}

/// The editors that are known, by the stem of the program's name.
const EDITORS: [(&[&str], Style); 4] = [
    (
        &[
            "vi",
            "vim",
            "nvim",
            "view",
            "vimx",
            "gvim",
            "mvim",
            "elvis",
            "nvi",
            "vis",
            "nano",
            "pico",
            "emacs",
            "emacsclient",
            "mg",
            "zile",
            "kak",
            "micro",
            "joe",
            "jmacs",
            "ne",
        ],
        Style::Plus,
    ),
    (
        &[
            "hx",
            "helix",
            "zed",
            "zeditor",
            "subl",
            "sublime_text",
            "lapce",
        ],
        Style::Colon,
    ),
    (
        &[
            "code",
            "code-insiders",
            "code-oss",
            "codium",
            "vscodium",
            "cursor",
            "windsurf",
        ],
        Style::Goto,
    ),
    (
        &[
            "idea",
            "pycharm",
            "webstorm",
            "clion",
            "goland",
            "rustrover",
        ],
        Style::Line,
    ),
];

/// Runs the editor that `own` names (the user's setting), else `$VISUAL`, else `$EDITOR`, else `vi`, on
/// `file` at `line` (from 1), and waits until it ends. In `own`, `{file}` and `{line}` stand for them. No shell is involved. The terminal must have been given back.
///
/// # Errors
///
/// A sentence that says why it could not be started, or how it failed.
pub fn edit(own: Option<&str>, file: &Path, line: usize) -> Result<(), String> {
    let named = [
        ("the setting `editor`", own.map(OsString::from)),
        ("$VISUAL", std::env::var_os("VISUAL")),
        ("$EDITOR", std::env::var_os("EDITOR")),
    ];
    let (program, arguments) = command(named, file, line)?;
    let name = Text::line(&program).shown().to_owned();
    match Command::new(&program).args(arguments).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} failed: {status}")),
        Err(error) => Err(format!(
            "cannot start {name}: {}; set $VISUAL or $EDITOR to an editor",
            reason(&error)
        )),
    }
}

/// The program and its arguments.
fn command(
    named: [(&str, Option<OsString>); 3],
    file: &Path,
    line: usize,
) -> Result<(String, Vec<OsString>), String> {
    let named = named.into_iter().find_map(|(name, value)| {
        let value = value?.to_string_lossy().into_owned();
        (!value.trim().is_empty()).then_some((name, value))
    });
    let words = match named {
        Some((name, value)) => shell_words::split(&value)
            .map_err(|_| format!("{name} has a quotation mark that is never closed"))?,
        None => vec!["vi".to_owned()],
    };
    let mut words = words.into_iter();
    let program = words.next().unwrap_or_else(|| "vi".to_owned());
    let own: Vec<String> = words.collect();
    // An absolute path cannot be taken for an option.
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    if own.iter().any(|word| word.contains("{file}")) {
        let placed = |word: &String| placed(word, file.as_os_str(), line);
        return Ok((program, own.iter().map(placed).collect()));
    }
    let mut arguments: Vec<OsString> = own.iter().map(OsString::from).collect();
    arguments.extend(at_line(style(&program), &own, file.as_os_str(), line));
    Ok((program, arguments))
}

/// A word with file and line in their places.
fn placed(word: &str, file: &OsStr, line: usize) -> OsString {
    let mut out = OsString::new();
    for (i, part) in word.split("{file}").enumerate() {
        if i > 0 {
            out.push(file);
        }
        out.push(part.replace("{line}", &line.to_string()));
    }
    out
}

fn style(program: &str) -> Style {
    let stem = Path::new(program).file_stem().and_then(OsStr::to_str);
    EDITORS
        .iter()
        .find(|(names, _)| stem.is_some_and(|stem| names.contains(&stem)))
        .map_or(Style::Unknown, |&(_, style)| style)
}

fn at_line(style: Style, own: &[String], file: &OsStr, line: usize) -> Vec<OsString> {
    let with_line = || {
        let mut with_line = file.to_owned();
        with_line.push(format!(":{line}"));
        with_line
    };
    match style {
        Style::Plus => vec![format!("+{line}").into(), file.to_owned()],
        Style::Colon => vec![with_line()],
        Style::Goto => {
            let waits = own.iter().any(|word| word == "--wait" || word == "-w");
            let mut arguments: Vec<OsString> = Vec::new();
            if !waits {
                arguments.push("--wait".into());
            }
            arguments.extend(["--goto".into(), with_line()]);
            arguments
        }
        Style::Line => vec!["--line".into(), line.to_string().into(), file.to_owned()],
        Style::Unknown => vec![file.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named<'n>(
        own: Option<&str>,
        visual: Option<&str>,
        editor: Option<&str>,
    ) -> [(&'n str, Option<OsString>); 3] {
        [
            ("the setting `editor`", own.map(Into::into)),
            ("$VISUAL", visual.map(Into::into)),
            ("$EDITOR", editor.map(Into::into)),
        ]
    }

    /// The whole command for `$EDITOR` as one line.
    fn with(editor: &str) -> String {
        let (program, arguments) = command(
            named(None, None, Some(editor)),
            Path::new("/n/a b.yaml"),
            42,
        )
        .unwrap();
        std::iter::once(program)
            .chain(arguments.into_iter().map(|a| a.into_string().unwrap()))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        for (editor, expected) in [
            ("vi", "vi +42 /n/a b.yaml"),
            ("/usr/bin/vim.basic", "/usr/bin/vim.basic +42 /n/a b.yaml"),
            ("nvim -R", "nvim -R +42 /n/a b.yaml"),
            ("nano", "nano +42 /n/a b.yaml"),
            ("emacs -nw", "emacs -nw +42 /n/a b.yaml"),
            ("emacsclient -t", "emacsclient -t +42 /n/a b.yaml"),
            ("kak", "kak +42 /n/a b.yaml"),
            ("micro", "micro +42 /n/a b.yaml"),
            ("joe", "joe +42 /n/a b.yaml"),
            ("hx", "hx /n/a b.yaml:42"),
            ("zed --wait", "zed --wait /n/a b.yaml:42"),
            ("subl -w", "subl -w /n/a b.yaml:42"),
            ("lapce", "lapce /n/a b.yaml:42"),
            ("code", "code --wait --goto /n/a b.yaml:42"),
            ("code --wait", "code --wait --goto /n/a b.yaml:42"),
            ("codium -w", "codium -w --goto /n/a b.yaml:42"),
            ("cursor", "cursor --wait --goto /n/a b.yaml:42"),
            ("idea", "idea --line 42 /n/a b.yaml"),
            ("ed", "ed /n/a b.yaml"),
            ("my-vim", "my-vim /n/a b.yaml"),
        ] {
            assert_eq!(with(editor), expected);
        }
    }

    #[test]
    fn the_words_of_a_shell_are_kept_together() {
        assert_eq!(
            with("'/opt/my editors/vim' -c 'set ft=yaml'"),
            "/opt/my editors/vim -c set ft=yaml +42 /n/a b.yaml"
        );
        assert_eq!(
            command(named(None, None, Some("vim 'x")), Path::new("/a"), 1).unwrap_err(),
            "$EDITOR has a quotation mark that is never closed"
        );
    }

    #[test]
    fn visual_goes_before_editor_and_vi_is_always_there() {
        let first = |visual, editor| {
            command(named(None, visual, editor), Path::new("/a"), 1)
                .unwrap()
                .0
        };
        assert_eq!(first(Some("hx"), Some("nano")), "hx");
        assert_eq!(first(Some(" "), Some("nano")), "nano");
        assert_eq!(first(None, Some("")), "vi");
        assert_eq!(first(None, None), "vi");
    }

    #[test]
    fn the_setting_goes_first_and_places_file_and_line() {
        let with = |own| {
            let (program, arguments) =
                command(named(Some(own), Some("hx"), None), Path::new("/n/a b"), 7).unwrap();
            let arguments: Vec<_> = arguments.iter().map(|a| a.to_str().unwrap()).collect();
            format!("{program} {}", arguments.join(" "))
        };
        assert_eq!(with("my-ed --at {file}:{line}"), "my-ed --at /n/a b:7");
        assert_eq!(with("nano"), "nano +7 /n/a b");
        assert_eq!(
            command(named(Some("x '"), None, None), Path::new("/a"), 1).unwrap_err(),
            "the setting `editor` has a quotation mark that is never closed"
        );
    }

    #[test]
    fn a_file_never_looks_like_an_option() {
        let (_, arguments) = command(named(None, None, Some("ed")), Path::new("-x"), 1).unwrap();
        assert!(Path::new(&arguments[0]).is_absolute());
    }
}
