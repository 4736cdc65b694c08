//! The settings file as it could be: everything as it is without it, commented out.

use super::SETTINGS;
use crate::app::command::{COMMANDS, Group};
use crate::text::measure;

/// The template: each setting with what it says and its usual value, each command with its keys.
pub fn template() -> String {
    let mut out = String::from(
        "# Settings of opcon-tui.\n\
         #\n\
         # Each line is as it is without this file: take the # away before it and change it.\n\
         # What is wrong here is told at the start, and by `opcon-tui config --check`.\n",
    );
    for setting in &SETTINGS {
        out.push_str(&format!("\n# {}", setting.doc));
        let words = (setting.words)();
        if !words.is_empty() {
            out.push_str(&format!(": {}", words.join(", ")));
        }
        out.push_str(&format!("\n#{} = {}\n", setting.name, setting.usual));
    }
    out.push_str(
        "\n# The keys of each command, the first one shown first; none: []. A key is a letter or sign, or\n\
         # Enter, Tab, Space, Backspace, Delete, Up, Down, Left, Right, Home, End, PgUp, PgDn, F1 to F12, with\n\
         # Ctrl-, Alt- or Shift- before it. Blanks part keys that are pressed in turn. 1 to 9 begin a count.\n\
         [keys]\n",
    );
    for group in Group::ALL {
        out.push_str(&format!("\n# {}\n", group.name()));
        for command in COMMANDS.iter().filter(|c| c.group == group) {
            let keys: Vec<String> = command.keys.iter().map(|k| quoted(k)).collect();
            let line = format!("#{} = [{}]", command.slug(), keys.join(", "));
            out.push_str(&format!(
                "{} # {}\n",
                measure::pad_end(&line, 44),
                command.doc
            ));
        }
    }
    out
}

/// A key as a string of TOML.
fn quoted(key: &str) -> String {
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    /// The template with every setting and key switched on.
    fn in_use() -> String {
        let setting = |line: &str| {
            line.strip_prefix('#')
                .filter(|rest| rest.starts_with(char::is_alphabetic) && rest.contains(" = "))
                .map_or(line.to_owned(), str::to_owned)
        };
        template().lines().map(|l| setting(l) + "\n").collect()
    }

    #[test]
    fn the_template_says_how_it_is_without_it() {
        let (config, problems) = read(&in_use());
        assert_eq!(problems, []);
        for command in COMMANDS {
            let keys: Vec<&str> = config.keys.keys_of(command.action).collect();
            assert_eq!(keys, command.keys, "{}", command.name);
        }
        assert_eq!((config.mouse, config.links), (Some(true), Some(true)));
        assert_eq!(config.editor.as_deref(), Some("vi +{line} {file}"));
        let (unused, problems) = read(&template());
        assert_eq!(problems, []);
        assert!(unused.mouse.is_none() && unused.theme.is_none());
    }
}
