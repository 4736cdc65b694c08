//! `date`.

use crate::program::{Folder, printed};

#[test]
fn tells_what_an_expression_means() {
    let folder = Folder::with(&[]);
    assert_eq!(
        folder.run(&[
            "date",
            "2026-05~",
            "../2029-Q1",
            "-0044-03-15",
            "2028/",
            "2027%"
        ]),
        printed(
            "2026-05~
  means     about May 2026
  earliest  2026-05-01
  latest    2026-05-31
  doubt     approximate

../2029-Q1
  edtf      ../2029-33
  means     by the first quarter of 2029
  earliest  open
  latest    2029-03-31
  doubt     none

-0044-03-15
  means     15 Mar -0044 (45 BCE)
  earliest  -0044-03-15
  latest    -0044-03-15
  doubt     none

2028/
  means     from 2028, end unknown
  earliest  2028-01-01
  latest    unknown
  doubt     none

2027%
  means     perhaps about 2027
  earliest  2027-01-01
  latest    2027-12-31
  doubt     approximate and uncertain
",
            0
        )
    );
}

#[test]
fn tells_a_mistake_with_its_mend() {
    let folder = Folder::with(&[]);
    assert_eq!(
        folder.run(&["date", "May 2026", "2026", "soon\u{1b}[2J", "", "Y20000"]),
        printed(
            "May 2026
  no date   a month is written as a number
  write     2026-05

2026
  means     2026
  earliest  2026-01-01
  latest    2026-12-31
  doubt     none

soon␛[2J
  no date   a date is written as in 2026, 2026-05 or 2026-05-14

(nothing)
  no date   the date is empty

Y20000
  means     years beyond ±9999, which cannot be drawn
  earliest  beyond ±9999
  latest    beyond ±9999
  doubt     none
",
            1
        )
    );
    assert_eq!(folder.run(&["date", "Y20000"]).2, 0, "a date all the same");
    assert_eq!(folder.run(&["date"]).2, 2);
    let (_, err, code) = folder.run(&["date", "2026", "--json"]);
    assert!(err.contains("options go before the expressions"), "{err}");
    assert_eq!(code, 2);
}

#[test]
fn gives_an_object_a_line_in_the_documented_order() {
    let folder = Folder::with(&[]);
    assert_eq!(
        folder.run(&[
            "date",
            "--json",
            "../2029-Q1",
            "2026-05~",
            "/2026?",
            "2028/..",
            "Y17E7"
        ]),
        printed(
            r#"{"input":"../2029-Q1","valid":true,"edtf":"../2029-33","earliest":null,"latest":"2029-03-31","open_start":true,"open_end":false,"approximate":false,"uncertain":false,"error":null}
{"input":"2026-05~","valid":true,"edtf":"2026-05~","earliest":"2026-05-01","latest":"2026-05-31","open_start":false,"open_end":false,"approximate":true,"uncertain":false,"error":null}
{"input":"/2026?","valid":true,"edtf":"/2026?","earliest":null,"latest":"2026-12-31","open_start":false,"open_end":false,"approximate":false,"uncertain":true,"error":null}
{"input":"2028/..","valid":true,"edtf":"2028/..","earliest":"2028-01-01","latest":null,"open_start":false,"open_end":true,"approximate":false,"uncertain":false,"error":null}
{"input":"Y17E7","valid":true,"edtf":"Y17E7","earliest":null,"latest":null,"open_start":false,"open_end":false,"approximate":false,"uncertain":false,"error":null}
"#,
            0
        )
    );
}

#[test]
fn reads_lines_from_standard_input_where_a_hyphen_stands() {
    let folder = Folder::with(&[]);
    assert_eq!(
        folder.feed(
            &["date", "--json", "2026", "-"],
            b"-0044-03-15\r\n\n 05/11/2026\na\x9b\xff"
        ),
        printed(
            r#"{"input":"2026","valid":true,"edtf":"2026","earliest":"2026-01-01","latest":"2026-12-31","open_start":false,"open_end":false,"approximate":false,"uncertain":false,"error":null}
{"input":"-0044-03-15","valid":true,"edtf":"-0044-03-15","earliest":"-0044-03-15","latest":"-0044-03-15","open_start":false,"open_end":false,"approximate":false,"uncertain":false,"error":null}
{"input":"","valid":false,"edtf":null,"earliest":null,"latest":null,"open_start":false,"open_end":false,"approximate":false,"uncertain":false,"error":"the date is empty"}
{"input":" 05/11/2026","valid":false,"edtf":null,"earliest":null,"latest":null,"open_start":false,"open_end":false,"approximate":false,"uncertain":false,"error":"a date begins with the year: this could be 11 May or 5 November; write 2026-05-11"}
{"input":"a��","valid":false,"edtf":null,"earliest":null,"latest":null,"open_start":false,"open_end":false,"approximate":false,"uncertain":false,"error":"a date is written as in 2026, 2026-05 or 2026-05-14"}
"#,
            1
        )
    );
    assert_eq!(folder.feed(&["date", "-"], b""), printed("", 0));
}
