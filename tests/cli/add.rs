//! `add`.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use crate::program::{Ended, Folder, printed};
use crate::script::script;

const FILE: &str = "# mine\ntitle: x\nparties: {seoul: {name: Seoul}}\nsources: {s: {title: t}}\nevents:\n  \
                    - date: 2026-05-01\n    title: before # yes\n    sources: [s]\n\n  - date: 2026-06-01\n    \
                    title: after\n    sources: [s]\n";

/// A folder with the record.
fn folder() -> Folder {
    Folder::with(&[("events.yaml", FILE)])
}

fn text(folder: &Folder) -> String {
    fs::read_to_string(folder.path("events.yaml")).unwrap()
}

/// The record with an event between its two.
fn with(event: &str) -> String {
    FILE.replacen("\n\n  -", &format!("\n\n{event}\n  -"), 1)
}

/// An editor that is a shell script: `$1` is the file.
fn editor(folder: &Folder, lines: &str) -> String {
    let path = folder.path("editor");
    script(&path, lines);
    path.to_str().unwrap().to_owned()
}

/// What of a draft is left.
fn drafts(folder: &Folder) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder.path(".local/state/opcon-tui/drafts")) else {
        return Vec::new();
    };
    entries
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect()
}

#[test]
fn an_event_from_options_goes_where_its_date_belongs() {
    let folder = folder();
    let args = [
        "add",
        "--date",
        "2026-05-14",
        "--title",
        "Talks: \"again\" #2",
        "--kind",
        "meeting",
        "--party",
        "seoul",
        "--person",
        "Kim, the elder",
        "--quote",
        "한 줄\n둘째",
        "--speaker",
        "Kim",
        "--source",
        "s",
        "--tag",
        "a b",
        "--place",
        "no",
        "--key",
        "--confidence",
        "high",
    ];
    assert_eq!(
        folder.run(&args),
        printed(
            "added 2026-05-14-talks-again-2, line 10 of events.yaml\n",
            0
        )
    );
    let event = "  - date: 2026-05-14\n    kind: meeting\n    title: \"Talks: \\\"again\\\" #2\"\n    key: true\n    \
                 parties: [seoul]\n    place: \"no\"\n    people: [\"Kim, the elder\"]\n    quotes:\n      - text: \
                 |-\n          한 줄\n          둘째\n        speaker: Kim\n        source: s\n    sources: [s]\n    \
                 tags: [a b]\n    confidence: high\n";
    assert_eq!(text(&folder), with(event));
}

#[test]
fn a_text_may_begin_with_a_dash_and_an_option_is_none() {
    let folder = folder();
    let (_, complaint, code) = folder.run(&[
        "add",
        "--date",
        "2026-05-14",
        "--title",
        "- a dash",
        "--note",
        "-- two",
        "--source",
        "s",
    ]);
    assert_eq!((complaint.as_str(), code), ("", 0));
    let event =
        "  - date: 2026-05-14\n    title: \"- a dash\"\n    sources: [s]\n    note: \"-- two\"\n";
    assert_eq!(text(&folder), with(event));
    let (_, complaint, code) = folder.run(&["add", "--title", "--date", "2026"]);
    let said = "invalid value '--date' for '--title <TEXT>': expected a value, and found an option";
    assert!(complaint.contains(said), "{complaint}");
    assert_eq!(code, 2);
}

#[test]
fn a_date_is_told_as_everywhere() {
    for (date, written) in [
        ("2028-Q4", "2028-Q4"),
        ("2028~", "2028~"),
        ("../2029-03", "../2029-03"),
        ("[2027,2028]", "\"[2027,2028]\""),
        ("today", "2026-11-23"),
        ("fri", "2026-11-20"),
        ("+3m", "2027-02-23"),
    ] {
        let folder = folder();
        let args = [
            "add",
            "--today",
            "2026-11-23",
            "--date",
            date,
            "--title",
            "New",
            "--source",
            "s",
        ];
        let (out, told, code) = folder.run(&args);
        assert_eq!((told.as_str(), code), ("", 0), "{date}");
        assert!(out.starts_with("added "), "{out}");
        let line = format!("  - date: {written}\n    title: New\n");
        assert!(text(&folder).contains(&line), "{}", text(&folder));
    }
}

#[test]
fn what_brings_an_error_is_told_whole_and_changes_nothing() {
    let folder = folder();
    let args = [
        "add", "--date", "2026-13", "--title", "x", "--party", "seol", "--source", "s", "--kind",
        "meting",
    ];
    let expected = "error[bad-date]: `date` `2026-13` cannot be used: there is no month 13
 --> the new event:1:7
  |
1 | date: 2026-13
  |       ^^^^^^^
  |
  = help: write `2026-12`

warning[unknown-kind]: `meting` is no kind of this record
 --> the new event:2:7
  |
2 | kind: meting
  |       ^^^^^^
  |
  = help: did you mean `meeting`?

error[unknown-party]: `seol` is no party of this record
 --> the new event:4:11
  |
4 | parties: [seol]
  |           ^^^^
  |
  = help: did you mean `seoul`?

2 errors, 1 warning
opcon-tui: nothing was added
";
    let (out, told, code) = folder.run(&args);
    assert_eq!((out.as_str(), code), ("", 1), "{told}");
    assert_eq!(told, expected);
    assert_eq!(text(&folder), FILE);
}

#[test]
fn advice_is_told_and_does_not_keep_it_out() {
    let folder = folder();
    let args = [
        "add",
        "--date",
        "2026-05-14",
        "--title",
        "x",
        "--kind",
        "meting",
    ];
    let (out, told, code) = folder.run(&args);
    assert_eq!(
        (out.as_str(), code),
        ("added 2026-05-14-x, line 10 of events.yaml\n", 0)
    );
    assert!(told.contains("did you mean `meeting`?"), "{told}");
    assert!(told.contains("the event has no source"), "{told}");
    assert!(told.ends_with("\n2 warnings\n"), "{told}");
    assert_eq!(
        text(&folder),
        with("  - date: 2026-05-14\n    kind: meting\n    title: x\n")
    );
}

#[test]
fn advice_on_the_rest_of_the_file_shows_its_lines_as_they_are_now() {
    let file = "title: x\nevents:\nsources:\n  s: {title: t}\n";
    let folder = Folder::with(&[("events.yaml", file)]);
    let args = ["add", "--date", "2026-05-14", "--title", "x"];
    let (out, told, code) = folder.run(&args);
    assert_eq!((out.lines().count(), code), (1, 0), "{told}");
    assert_eq!(text(&folder).lines().nth(5), Some("  s: {title: t}"));
    let unused = told.find("the source `s` is never used").unwrap();
    assert!(
        told[unused..].contains("--> events.yaml:6:3\n  |\n6 |   s: {title: t}\n"),
        "{told}"
    );
}

#[test]
fn an_event_comes_through_a_pipe_as_it_is_written() {
    let folder = folder();
    let event = "- date: 2026-05-14   # a Thursday\n  title: 'piped'\n  sources:\n    - s\n";
    assert_eq!(
        folder.feed(&["add", "-"], event.as_bytes()),
        printed("added 2026-05-14-piped, line 10 of events.yaml\n", 0)
    );
    let lines = event
        .replace("\n  ", "\n    ")
        .replace("    - s", "      - s");
    let expected = with(&format!("  {lines}")).replace("        - s", "      - s");
    assert_eq!(text(&folder), expected);

    fs::rename(folder.path("events.yaml"), folder.path("other.yaml")).unwrap();
    let (out, _, code) = folder.feed(
        &["add", "other.yaml", "-"],
        b"{date: 2027, title: y, sources: [s]}",
    );
    assert_eq!(
        (out.as_str(), code),
        ("added 2027-y, line 19 of other.yaml\n", 0)
    );

    let why = |input: &[u8]| folder.feed(&["add", "other.yaml", "-"], input);
    let refused = |told: &str| (String::new(), format!("opcon-tui: {told}\n"), 1);
    assert_eq!(why(b""), refused("standard input has no event"));
    assert_eq!(
        why(b"- {date: 2027, title: y}\n- {date: 2027, title: z}\n"),
        refused("standard input: 2 events are given; they are added one at a time")
    );
    let (_, told, code) = why(b"date: 2027\ntitle: \"y\n");
    assert_eq!(code, 1);
    assert!(told.contains("--> standard input:2:8"), "{told}");
    let (_, told, code) = why(b"date: 2027\ntitle: \xff\n");
    assert_eq!(code, 1);
    assert!(told.contains("error[not-utf8]"), "{told}");
}

#[test]
fn what_cannot_be_meant_is_told() {
    let folder = folder();
    let told = |args: &[&str]| {
        let (out, told, code) = folder.feed(args, b"date: 2026\ntitle: x\n");
        assert_eq!((out.as_str(), code), ("", 2), "{args:?} {told}");
        assert_eq!(text(&folder), FILE);
        told
    };
    assert_eq!(
        told(&["add", "--title", "x"]),
        "opcon-tui: cannot use the options: an event needs --date and --title; --date is not given\n"
    );
    assert_eq!(
        told(&["add", "-", "--title", "x"]),
        "opcon-tui: cannot use -: the event is given by options too\n"
    );
    assert_eq!(
        told(&[
            "add",
            "--date",
            "2026",
            "--title",
            "x",
            "--quote",
            "a",
            "--speaker",
            "b",
            "--speaker",
            "c"
        ]),
        "opcon-tui: cannot use --speaker: it is given 2 times, --quote 1 times\n"
    );
    assert_eq!(
        told(&["add", "a.yaml", "b.yaml"]),
        "opcon-tui: cannot use the arguments: one record is expected, and - where the event comes from \
         standard input\n"
    );
    assert!(told(&["add"]).contains("there is no terminal; give --date and --title, or - to read"));
    assert!(told(&["add", "no.yaml", "-"]).contains("`opcon-tui init no.yaml` writes"));
}

#[test]
fn the_built_in_record_is_read_only_and_says_how_to_get_a_file() {
    let folder = Folder::with(&[]);
    let told = folder.run(&["add", "--date", "2026", "--title", "x"]);
    let why = "opcon-tui: cannot use the built-in record: it is read-only; `opcon-tui init` writes \
               ./events.yaml to start from, and with --from-builtin a copy of it\n";
    assert_eq!(told, (String::new(), why.to_owned(), 2));
    folder.run(&["init", "--from-builtin"]);
    let (out, _, code) = folder.run(&["add", "--date", "2026-11-20", "--title", "x"]);
    assert_eq!(
        (out.starts_with("added 2026-11-20-x, line "), code),
        (true, 0),
        "{out}"
    );
}

#[test]
fn in_no_order_it_says_where_the_event_went() {
    let folder = Folder::with(&[(
        "events.yaml",
        "sources: {s: {title: t}}\nevents:\n- {date: 2027, title: a, sources: [s]}\n- {date: 2025, title: b, \
         sources: [s]}\n- {date: 2028, title: c, sources: [s]}\n",
    )]);
    let (out, told, code) = folder.run(&["add", "--date", "2026", "--title", "x", "--source", "s"]);
    assert_eq!(
        (out.as_str(), code),
        ("added 2026-x, line 6 of events.yaml\n", 0)
    );
    assert_eq!(
        told,
        "opcon-tui: the events of events.yaml are in no order of time, so it stands at the end of the list\n"
    );
}

#[test]
fn a_file_that_takes_no_event_says_why() {
    let folder = Folder::with(&[("events.yaml", "events: [{date: 2026, title: a}]\n")]);
    let (out, told, code) = folder.run(&["add", "--date", "2026", "--title", "x"]);
    assert_eq!((out.as_str(), code), ("", 1));
    assert_eq!(
        told,
        "opcon-tui: events.yaml takes no event: `events` in line 1 is written in brackets: write each event on \
         lines of its own, the first beginning with `- `\n"
    );
    // Before anybody has written one.
    let name = editor(&folder, "touch opened");
    let (_, told, code) = folder.within(&[("EDITOR", &name)], &["add"]);
    assert_eq!(code, 1);
    assert!(told.contains("takes no event"), "{told}");
    assert!(!folder.path("opened").exists());
}

#[test]
fn the_editor_gets_a_template_and_what_it_writes_is_added() {
    let folder = folder();
    let name = editor(
        &folder,
        "cp \"$1\" template; sed -i 's/^title:.*/title: By hand/; s/^#sources:.*/sources: [s]/' \"$1\"",
    );
    let args = ["add", "--today", "2026-05-14"];
    assert_eq!(
        folder.within(&[("EDITOR", &name)], &args),
        printed("added 2026-05-14-by-hand, line 10 of events.yaml\n", 0)
    );
    let event = "  - date: 2026-05-14\n    title: By hand\n    sources: [s]\n";
    assert_eq!(text(&folder), with(event));
    let template = fs::read_to_string(folder.path("template")).unwrap();
    assert!(
        template.starts_with("# A new event for events.yaml."),
        "{template}"
    );
    assert!(
        template.contains("\n#   parties, by seoul (Seoul)\n"),
        "{template}"
    );
    assert_eq!(drafts(&folder), [""; 0]);
}

#[test]
fn the_editor_opens_again_until_the_event_is_right() {
    let folder = folder();
    // First a month that there is not, then what the text above it says of it, then it is right.
    let script = "cp \"$1\" \"seen-$(ls | grep -c seen)\"\n\
                  if grep -q '^title: x' \"$1\"; then sed -i 's/2026-13/2026-05-14/' \"$1\"\n\
                  else sed -i 's/^title:.*/title: x/; s/^date:.*/date: 2026-13/; s/^#sources:.*/sources: [s]/' \
                  \"$1\"; fi";
    let name = editor(&folder, script);
    assert_eq!(
        folder.within(&[("VISUAL", &name)], &["add"]),
        printed("added 2026-05-14-x, line 10 of events.yaml\n", 0)
    );
    let again = fs::read_to_string(folder.path("seen-1")).unwrap();
    let told: Vec<&str> = again.lines().take_while(|l| l.starts_with("#!")).collect();
    assert!(told.len() > 1, "{again}");
    let line = 1 + again.lines().position(|l| l == "date: 2026-13").unwrap();
    assert!(told[1].starts_with(&format!("#! line {line}: ")), "{again}");
    assert!(told[1].contains("no month 13"), "{again}");
    assert!(!folder.path("seen-2").exists());
    assert_eq!(drafts(&folder), [""; 0]);
}

#[test]
fn what_the_editor_saves_in_another_encoding_is_told_and_kept() {
    let folder = folder();
    let script = "cp \"$1\" \"seen-$(ls | grep -c seen)\"\n\
                  if [ -e seen-1 ]; then sed -i 's/\\xe9/e/' \"$1\"\n\
                  else printf 'date: 2026-05-14\\ntitle: caf\\351\\nsources: [s]\\n' >\"$1\"; fi";
    let name = editor(&folder, script);
    let (out, told, code) = folder.within(&[("EDITOR", &name), ("LC_ALL", "C")], &["add"]);
    assert_eq!(told, "");
    assert_eq!(
        (out.as_str(), code),
        ("added 2026-05-14-cafe, line 10 of events.yaml\n", 0)
    );
    let again = fs::read(folder.path("seen-1")).unwrap();
    assert!(
        again.ends_with(b"\ntitle: caf\xe9\nsources: [s]\n"),
        "as it was saved"
    );
    let again = String::from_utf8_lossy(&again);
    assert!(again.contains("the byte 0xE9 is no UTF-8"), "{again}");
}

#[test]
fn who_gives_up_adds_nothing_and_loses_nothing() {
    let folder = folder();
    let gives_up = |script: &str| {
        let name = editor(&folder, script);
        let (out, told, code) = folder.within(&[("EDITOR", &name)], &["add"]);
        assert_eq!(
            (out.as_str(), code, text(&folder).as_str()),
            ("", 1, FILE),
            "{told}"
        );
        told
    };
    let left = "opcon-tui: nothing added: the template was left as it was\n";
    assert_eq!(gives_up("true"), left);
    assert_eq!(gives_up("cat \"$1\" >copy; cat copy >\"$1\""), left);
    let emptied = "opcon-tui: nothing added: the template was emptied\n";
    assert_eq!(gives_up(": >\"$1\""), emptied);
    assert_eq!(gives_up("echo '# nothing' >\"$1\""), emptied);
    assert_eq!(gives_up("rm \"$1\""), emptied);
    assert_eq!(drafts(&folder), [""; 0]);
    // An editor that writes the same again and again does not go on for ever.
    let told = gives_up("printf 'date: 2026-13\\ntitle: x\\n' >\"$1\"");
    assert!(
        told.starts_with(
            "opcon-tui: nothing added: what you wrote was left as it was; it is kept in"
        ),
        "{told}"
    );
    assert_eq!(drafts(&folder).len(), 1);
    assert!(drafts(&folder)[0].ends_with("date: 2026-13\ntitle: x\n"));
    // The next one begins with it; emptied, it is gone.
    let told = gives_up("cp \"$1\" left; false");
    assert!(
        told.contains("editor failed: exit status: 1; it is kept in"),
        "{told}"
    );
    let left = fs::read_to_string(folder.path("left")).unwrap();
    assert!(left.starts_with("#! This was left from before."), "{left}");
    assert!(left.ends_with("date: 2026-13\ntitle: x\n"), "{left}");
    assert_eq!(gives_up(": >\"$1\""), emptied);
    assert_eq!(drafts(&folder), [""; 0]);
}

#[test]
fn what_changes_while_the_editor_is_open_stays() {
    let folder = folder();
    let script = "sed -i 's/before/BEFORE/' events.yaml; sed -i 's/^title:.*/title: x/; s/^date:.*/date: \
                  2026-05-14/; s/^#sources:.*/sources: [s]/' \"$1\"";
    let name = editor(&folder, script);
    let (_, told, code) = folder.within(&[("EDITOR", &name)], &["add"]);
    assert_eq!((told.as_str(), code), ("", 0));
    let event = "  - date: 2026-05-14\n    title: x\n    sources: [s]\n";
    assert_eq!(text(&folder), with(event).replace("before", "BEFORE"));
}

#[test]
fn of_many_at_once_none_is_lost() {
    let folder = folder();
    let count = 12;
    let start = |n: usize| {
        Command::new(env!("CARGO_BIN_EXE_opcon-tui"))
            .args(["add", "--date", "2026-05-14", "--source", "s", "--title"])
            .arg(format!("Number {n}"))
            .current_dir(folder.path("."))
            .env_clear()
            .env("HOME", folder.path("."))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    let all: Vec<_> = (0..count).map(start).collect();
    for mut one in all {
        assert!(one.wait().unwrap().success());
    }
    let text = text(&folder);
    for n in 0..count {
        assert_eq!(
            text.matches(&format!("title: Number {n}\n")).count(),
            1,
            "{text}"
        );
    }
    let (_, told, code) = folder.run(&["check", "--strict", "events.yaml"]);
    assert_eq!((told.as_str(), code), ("", 0));
}

#[test]
fn a_link_and_the_mode_of_the_file_stay() {
    let folder = folder();
    fs::rename(folder.path("events.yaml"), folder.path("real.yaml")).unwrap();
    std::os::unix::fs::symlink("real.yaml", folder.path("events.yaml")).unwrap();
    fs::set_permissions(folder.path("real.yaml"), fs::Permissions::from_mode(0o640)).unwrap();
    let (_, _, code) = folder.run(&["add", "--date", "2026-05-14", "--title", "x"]);
    assert_eq!(code, 0);
    assert!(folder.path("events.yaml").is_symlink());
    let real = fs::read_to_string(folder.path("real.yaml")).unwrap();
    assert_eq!(real, with("  - date: 2026-05-14\n    title: x\n"));
    let mode = fs::metadata(folder.path("real.yaml"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// Runs `add` as somebody to whom modes mean something, also where the tests are run by root.
fn as_nobody(folder: &Folder, before: &str) -> Ended {
    let mut command = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_opcon-tui");
    let script = format!("{before}; exec {program} add --date 2026-05-14 --title x --source s");
    command.args(["-c", &script]);
    command.current_dir(folder.path("."));
    command
        .env_clear()
        .env("HOME", "/nonexistent")
        .env("PATH", std::env::var_os("PATH").unwrap());
    command.stdin(Stdio::null());
    if fs::metadata(folder.path(".")).unwrap().uid() == 0 {
        command.uid(65534).gid(65534);
    }
    let out = command.output().unwrap();
    (
        String::from_utf8(out.stdout).unwrap(),
        String::from_utf8(out.stderr).unwrap(),
        out.status.code().unwrap(),
    )
}

#[test]
fn what_may_not_be_written_is_told_and_left() {
    let folder = folder();
    let mode = |name: &str, mode| {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    let failed = |why: &str| {
        (
            String::new(),
            format!("opcon-tui: cannot write events.yaml: {why}\n"),
            2,
        )
    };
    // The file alone, for everybody.
    mode(".", 0o777);
    mode("events.yaml", 0o444);
    assert_eq!(
        as_nobody(&folder, ":"),
        failed("it is read-only; `chmod u+w` changes that")
    );
    // The folder.
    mode("events.yaml", 0o666);
    mode(".", 0o555);
    let (out, told, code) = as_nobody(&folder, ":");
    assert_eq!((out.as_str(), code), ("", 2));
    let here = "opcon-tui: cannot write events.yaml: no file can be written beside it in ";
    assert!(
        told.starts_with(here) && told.ends_with(": permission denied\n"),
        "{told}"
    );
    assert_eq!(text(&folder), FILE);
    // One in which files can be made but not looked for.
    mode(".", 0o333);
    let (_, told, code) = as_nobody(&folder, ":");
    assert_eq!((told.as_str(), code), ("", 0));
    mode(".", 0o777);
    assert_eq!(
        text(&folder),
        with("  - date: 2026-05-14\n    title: x\n    sources: [s]\n")
    );
}

#[test]
fn a_disk_that_takes_no_more_costs_nothing() {
    // A block is 512 bytes: the record is larger.
    let long = format!("{FILE}# {}\n", "x".repeat(4000));
    let folder = Folder::with(&[("events.yaml", &long)]);
    fs::set_permissions(folder.path("."), fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(
        folder.path("events.yaml"),
        fs::Permissions::from_mode(0o666),
    )
    .unwrap();
    let (out, told, code) = as_nobody(&folder, "trap '' XFSZ; ulimit -f 1");
    assert_eq!((out.as_str(), code), ("", 2), "{told}");
    assert!(
        told.starts_with("opcon-tui: cannot write events.yaml: "),
        "{told}"
    );
    assert_eq!(text(&folder), long);
    let names = fs::read_dir(folder.path(".")).unwrap().count();
    assert_eq!(names, 1, "nothing is left beside it");
}
