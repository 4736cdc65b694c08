//! `config`, and the settings that the viewer reads.

use insta::Settings;

use crate::program::{Folder, printed};

#[test]
fn prints_a_template() {
    let folder = Folder::with(&[]);
    let (template, errors, code) = folder.run(&["config"]);
    assert_eq!((errors.as_str(), code), ("", 0));
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(".");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("config", template));
    // The template is a settings file.
    let folder = Folder::with(&[("config.toml", &template)]);
    assert_eq!(
        folder.run(&["config", "--check", "--config", "config.toml"]),
        printed("config.toml: no problems\n", 0)
    );
}

#[test]
fn tells_what_is_wrong_with_the_settings() {
    let folder = Folder::with(&[("mine.toml", "mouse = false\n[keys]\nqit = \"Q\"\n")]);
    assert_eq!(
        folder.run(&["config", "--check", "--config", "mine.toml"]),
        printed(
            "warning[unknown-command]: `qit` is no command
 --> mine.toml:3:1
  |
3 | qit = \"Q\"
  | ^^^
  |
  = help: did you mean `quit`?

1 warning
",
            0
        )
    );
    let (_, errors, code) = folder.run(&["config", "--check", "--config", "none.toml"]);
    let told = "opcon-tui: cannot read none.toml: there is no such file\n";
    assert_eq!((errors.as_str(), code), (told, 2));
    let (output, _, code) = folder.run(&["config", "--check"]);
    assert!(output.contains("there is no such file"), "{output}");
    assert_eq!(code, 0);
}

#[test]
fn the_version_says_where_the_settings_stand() {
    let folder = Folder::with(&[]);
    let home = folder.path(".config/opcon-tui/config.toml");
    let told = |place: &str| {
        let number = env!("CARGO_PKG_VERSION");
        printed(&format!("opcon-tui {number}\nsettings: {place}\n"), 0)
    };
    assert_eq!(folder.run(&["--version"]), told(home.to_str().unwrap()));
    let set = folder.within(&[("XDG_CONFIG_HOME", "/elsewhere")], &["--version"]);
    assert_eq!(set, told("/elsewhere/opcon-tui/config.toml"));
}
