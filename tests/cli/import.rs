//! `import`.

use crate::program::{Folder, printed};

const TABLE: &str = "date,title,quotes\n2026-05-14,The talks,2\n2026-13,Bad,0\n";
const FILE: &str = "events:\n  - date: 2026-05-14\n    title: The talks\n";
const TOLD: &str = "opcon-tui: a.csv:3: `2026-13` is no date, there is no month 13: write 2026-12\n\
    opcon-tui: a.csv: quotes are not taken over: a table only counts them (1 event)\n";

#[test]
fn a_file_comes_out_and_what_is_not_in_it_is_told() {
    let folder = Folder::with(&[("a.csv", TABLE)]);
    let (out, err, code) = folder.run(&["import", "--from", "csv", "a.csv"]);
    assert_eq!((out.as_str(), err.as_str(), code), (FILE, TOLD, 0));
    let (out, err, code) = folder.run(&["import", "--from", "csv", "--strict", "a.csv"]);
    assert_eq!((out.as_str(), err.as_str(), code), (FILE, TOLD, 1));
    let (out, err, code) = folder.feed(&["import", "--from", "csv", "-"], TABLE.as_bytes());
    assert_eq!((out.as_str(), code), (FILE, 0));
    assert_eq!(err, TOLD.replace("a.csv", "standard input"));
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = Folder::with(&[("a.csv", "when\n"), ("b.csv", "date,title\n")]);
    let refused = |args: &[&str]| {
        let (out, err, code) = folder.run(&[&["import"], args].concat());
        assert_eq!(out, "");
        (err, code)
    };
    assert_eq!(
        refused(&["--from", "csv", "a.csv"]),
        (
            "opcon-tui: a.csv:1: there is no column `date`\n\
             opcon-tui: a.csv:1: there is no column `title`\n"
                .to_owned(),
            1
        )
    );
    let (err, code) = refused(&["--from", "csv", "none.csv"]);
    assert_eq!(
        (err.as_str(), code),
        (
            "opcon-tui: cannot read none.csv: there is no such file\n",
            2
        )
    );
    let (err, code) = refused(&["--from", "icz", "a.csv"]);
    assert!(err.contains("did you mean 'ics'?") && code == 2, "{err}");
    let (_, code) = refused(&["--from", "csv"]);
    assert_eq!(code, 2);
    let (out, err, code) = folder.feed(&["import", "--from", "json", "-"], b"[\n\"\xff\"]");
    assert_eq!(
        (out.as_str(), err.as_str(), code),
        (
            "",
            "opcon-tui: standard input:2: this is no UTF-8: save the file as UTF-8\n",
            1
        )
    );
    // A table without a row is a record without an event.
    assert_eq!(
        folder.run(&["import", "--from", "csv", "b.csv"]),
        printed("events: []\n", 0)
    );
}

#[test]
fn the_record_goes_out_and_comes_back() {
    let folder = Folder::with(&[]);
    for format in ["json", "csv", "ics"] {
        let (out, ..) = folder.run(&["export", "--to", format]);
        let (file, _, code) = folder.feed(&["import", "--from", format, "-"], out.as_bytes());
        assert_eq!(code, 0, "{format}");
        std::fs::write(folder.path("events.yaml"), file).unwrap();
        // A calendar has addresses in ASCII.
        let urls = if format == "ics" { "" } else { ",urls" };
        let columns = format!("date,status,kind,title,place,tags{urls}");
        let columns = ["list", "--columns", &columns];
        let (again, ..) = folder.run(&columns);
        std::fs::remove_file(folder.path("events.yaml")).unwrap();
        let (before, ..) = folder.run(&columns);
        assert!(again == before, "{format}");
    }
}
