//! Texts that mean something to some format, and files that are full of them.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::select;

/// Words that mean something somewhere.
fn piece() -> impl Strategy<Value = &'static str> {
    select(vec![
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</style>",
        "</title><b>",
        "\" onmouseover=\"x",
        "' x='",
        "&amp;",
        "&lt;",
        "&#x3c;",
        "&",
        "]]>",
        "<!--",
        "-->",
        "<?x?>",
        "\n",
        "\n\n",
        "\r\n",
        "# a",
        "- ",
        "+ ",
        "> ",
        "1. ",
        "2) ",
        "===",
        "---",
        "```",
        "    code",
        "\t",
        "|",
        "*a*",
        "_b_",
        "~~",
        "`",
        "[a](javascript:alert(1))",
        "![x](http://evil.example/x)",
        "<http://evil.example>",
        "[x]: http://evil.example",
        "$x$",
        ":smile:",
        "[^1]",
        "\\",
        "\\n",
        ";",
        ",",
        ":",
        "BEGIN:VEVENT",
        "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n",
        "2020: ",
        "\n2020-01-01: x",
        "now: x",
        "//",
        "#tag",
        "[ ]",
        "group x",
        "=1+1",
        "@x",
        "'",
        "\"",
        "\u{1b}[2J",
        "\u{202e}",
        "\0",
        "\u{85}",
        "\u{feff}",
        "\u{fffe}",
        "\u{e000}",
        "다리",
        "e\u{301}",
        "👩\u{200d}🚒",
        "a long run of words that makes a line be folded somewhere within, perhaps twice over",
        " ",
        "x",
    ])
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..9)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("a title has words", |text| !text.trim().is_empty())
}

/// The file of a record in which everything that can be words is one of these texts.
pub fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(text(), 24).prop_map(|texts| {
        let mut next = texts.iter().cycle().map(|text| serde_json::to_string(text).unwrap());
        let mut word = || next.next().unwrap();
        let mut file = format!("title: {}\nabout: {}\n", word(), word());
        let _ = writeln!(file, "parties: {{ one: {{ name: {} }} }}", word());
        let _ = writeln!(file, "milestones: {{ goal: {{ name: {}, main: true }} }}", word());
        let _ = writeln!(file, "conditions: {{ c: {{ name: {} }} }}", word());
        let _ = writeln!(
            file,
            "people: {{ p: {{ name: {}, native: {}, role: {}, party: one }} }}\nevents:",
            word(),
            word(),
            word()
        );
        for id in ["first", "second"] {
            let other = if id == "first" { "second" } else { "first" };
            let _ = writeln!(
                file,
                "- {{ id: {id}, date: 2026-05~, title: {}, summary: {}, place: {}, people: [p, {}], \
                 quotes: [{{ text: {}, speaker: {}, original: {}, original_lang: {}, note: {} }}], \
                 sources: [{{ title: {}, publisher: {}, note: {}, url: \"https://a.b/<x>\\\"'?c&d\" }}], \
                 targets: [{{ of: goal, by: one, date: ../2029, as_stated: {}, note: {} }}], \
                 assesses: [{{ condition: c, by: one, finding: met, as_stated: {} }}], \
                 links: [{{ follows: {other}, note: {} }}], tags: [{}], conflict: {}, note: {} }}",
                word(), word(), word(), word(), word(), word(), word(), word(), word(), word(),
                word(), word(), word(), word(), word(), word(), word(), word(), word(),
            );
        }
        file
    })
}
