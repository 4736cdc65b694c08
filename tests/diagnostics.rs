//! What is told of what is wrong with a file: kind, place, words, mend.

use opcon_tui::day::Day;
use opcon_tui::document::{Loader, Severity, load};

/// What is told of a text, a line each: the place, the kind, the message, the mend.
///
/// Events without a source are no matter here unless a test asks for them.
fn told(text: &str) -> String {
    told_of(text.as_bytes())
}

fn told_of(bytes: &[u8]) -> String {
    let loaded = load(bytes);
    let problems = loaded.problems.iter();
    let lines = problems
        .filter(|p| p.code != "event-without-source")
        .map(|p| {
            let (place, end) = ((p.line, p.column), (p.end_line, p.end_column));
            let help = p.help.as_deref().unwrap_or_default();
            format!(
                "{}:{}-{}:{} {} | {} | {help}\n",
                place.0, place.1, end.0, end.1, p.code, p.message
            )
        });
    lines.collect()
}

fn codes(text: &str) -> Vec<(&'static str, usize, usize)> {
    load(text.as_bytes())
        .problems
        .iter()
        .map(|p| (p.code, p.line, p.column))
        .collect()
}

/// A file whose events are `body`, below a head with two parties.
fn with_head(body: &str) -> String {
    format!(
        "parties: {{ city: {{ name: City }}, rail: {{ name: Rail }} }}\n\
         people: {{ ida-lund: {{ name: Ida Lund }} }}\n\
         milestones: {{ opening: {{ name: Opening }} }}\n\
         conditions: {{ load: {{ name: Load }} }}\n\
         events:\n{body}"
    )
}

#[test]
fn events_that_cannot_be_read_are_one_problem() {
    let events = "\n  - {id: a, date: 2026, title: x, links: [{follows: b}]}\n";
    let behind =
        "---\n  - {id: b, date: 2026, title: x, sources: [s]}\nsources:\n  s: {title: t}\n";
    let told = |key: &str, marker: &str| {
        told(&format!("{key}{events}{}", behind.replace("---\n", marker)))
    };
    assert_eq!(
        told("event:", ""),
        "1:1-1:6 unknown-key | `event` is no key of a record | did you mean `events`?\n"
    );
    assert_eq!(
        told("events", ""),
        "1:1-1:7 missing-colon | `events` has no colon behind it | write `events:`\n"
    );
    let cut = told("sources: {s: {title: t}}\nevents:", "--- # more\n");
    assert!(cut.starts_with("4:1-4:11 several-documents"), "{cut}");
    assert_eq!(cut.lines().count(), 1, "{cut}");
}

#[test]
fn an_event_that_cannot_be_read_tells_how_many_links_it_costs() {
    let link = "- {date: 2026, title: x, id: X, links: [{follows: a}]}\n";
    let links = link.replace('X', "b") + &link.replace('X', "c");
    assert_eq!(
        told(&format!("- {{id: a, date: 2026-02-30, title: x}}\n{links}")),
        "1:17-1:27 bad-date | `date` `2026-02-30` cannot be used: February 2026 has 28 days; 2 links lead to this \
         event | write `2026-02-28`\n"
    );
}

#[test]
fn a_mend_is_what_the_field_can_have() {
    assert_eq!(
        told("- {date: 2026, title: x, quotes: \"some text\", links: follows, tags: a}\n"),
        "1:34-1:45 wrong-type | `quotes` must be a list, `\"some text\"` is a text | write `- text: \"some text\"` on a line below\n\
         1:54-1:61 wrong-type | `links` must be a list, `follows` is a text | write `- follows: …` on a line below\n\
         1:69-1:70 wrong-type | `tags` must be a list, `a` is a text | write `[a]`\n"
    );
}

#[test]
fn a_merge_that_is_not_finished_is_one_problem() {
    let text = "events:\n<<<<<<< HEAD\n  - date: 2026\n    title: 다리\n=======\n  - date: 2027\n    title: y\n>>>>>>> theirs\n";
    let loaded = load(text.as_bytes());
    assert_eq!(loaded.record.events.len(), 1);
    assert_eq!(
        told(text),
        "2:1-2:13 merge-conflict | a merge is not finished: two versions of the lines below stand here | keep one of the \
         two, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`\n"
    );
}

#[test]
fn a_missing_title_beside_a_misspelt_one_is_one_problem() {
    assert_eq!(
        told("- date: 2026\n  titel: x\n"),
        "2:3-2:8 unknown-key | `titel` is no key of an event | did you mean `title`?\n"
    );
    assert_eq!(
        told("- date: 2026\n  place: x\n"),
        "1:3-1:13 missing-field | an event needs `title`, which is missing or empty | add `title: …`\n"
    );
    assert_eq!(
        told("- date:\n  title: ''\n"),
        "1:3-1:8 missing-field | an event needs `date`, which is missing or empty | add `date: …`\n\
         2:10-2:12 missing-field | an event needs `title`, which is empty | write something for `title`\n"
    );
}

#[test]
fn an_event_with_date_and_title_is_shown_whatever_else_is_wrong() {
    let text = "- date: 2026\n  title: x\n  colour: red\n  quotes: [{speaker: y}, 3]\n  tags: a\n";
    assert_eq!(load(text.as_bytes()).record.events.len(), 1);
    assert_eq!(
        codes(text),
        [
            ("event-without-source", 1, 3),
            ("unknown-key", 3, 3),
            ("missing-field", 4, 12),
            ("quote-without-source", 4, 12),
            ("wrong-type", 4, 26),
            ("wrong-type", 5, 9),
        ]
    );
}

#[test]
fn dates_that_are_none_are_told_and_a_bare_list_gets_its_quotation_marks() {
    assert_eq!(
        told("- date: [2027, 2028]\n  title: x\n"),
        "1:9-1:21 bad-date | `date` is `[2027, 2028]`, a list and no date | \
         a set of dates is written in quotation marks: `\"[2027, 2028]\"`\n"
    );
    assert_eq!(
        codes("- date: {2027, 2028}\n  title: x\n")[0],
        ("bad-date", 1, 9)
    );
    let problems = load(b"- {date: 2026-02-30, title: x, known: soon}\n").problems;
    let places: Vec<_> = problems
        .iter()
        .map(|p| (p.code, p.column, p.end_column))
        .collect();
    assert_eq!(places, [("bad-date", 10, 20), ("bad-date", 39, 43)]);
    assert!(
        problems[0]
            .message
            .starts_with("`date` `2026-02-30` cannot be used: ")
    );
    assert!(
        problems[1]
            .message
            .starts_with("`known` `soon` cannot be used: ")
    );
}

#[test]
fn references_to_nothing_name_the_nearest_key() {
    let text = with_head(
        "  - date: 2026\n    title: x\n    parties: [citty]\n    people: [ida-lunt, ida, Ida, some-body]\n    \
         targets:\n      - {by: [rail, nobody], of: opening}\n      - {by: rail, of: openning}\n    \
         assesses:\n      - {condition: laod, by: rail, finding: mett}\n    \
         links: [{follows: y}]\n    sources: [x]\n    kind: reporrt\n",
    );
    assert_eq!(
        told(&text),
        "8:15-8:20 unknown-party | `citty` is no party of this record | did you mean `city`?\n\
         9:14-9:22 unknown-person | `ida-lunt` looks like a key of `people`, which has none such | did you mean `ida-lund`?\n\
         9:34-9:43 unknown-person | `some-body` looks like a key of `people`, which has none such | declare it under `people`, or write the name as it is printed\n\
         11:21-11:27 unknown-party | `nobody` is no party of this record | declare it under `parties`\n\
         12:24-12:32 unknown-milestone | `openning` is no milestone of this record | did you mean `opening`?\n\
         14:21-14:25 unknown-condition | `laod` is no condition of this record | did you mean `load`?\n\
         14:46-14:50 bad-word | `finding` cannot be `mett`; it is one of met, mostly-met, partly-met, in-progress, not-met, undetermined | did you mean `met`?\n\
         15:23-15:24 unknown-event | `y` is no event's id | name the `id` of an event of this file\n\
         16:15-16:16 unknown-source | `x` is no source of this record | declare it under `sources`\n\
         17:11-17:18 unknown-kind | `reporrt` is no kind of this record | did you mean `report`?\n"
    );
    let loaded = load(text.as_bytes());
    let event = &loaded.record.events[0];
    // A claim of which a part cannot be read says nothing.
    assert!(event.targets.is_empty() && event.assesses.is_empty() && event.links.is_empty());
    assert_eq!(event.people.len(), 4);
    assert!(loaded.problems.iter().all(|p| p.event_line == Some(6)));
    let warnings = loaded
        .problems
        .iter()
        .filter(|p| p.severity == Severity::Warning);
    assert_eq!(
        warnings.map(|p| p.code).collect::<Vec<_>>(),
        ["unknown-person", "unknown-person", "unknown-kind"]
    );
}

#[test]
fn ids_are_given_once() {
    let text = "- {id: a, date: 2026, title: x}\n- {id: a, date: 2026, title: y}\n\
                - {date: 2026, title: z}\n- {date: 2026, title: Z!}\n";
    assert_eq!(
        told(text),
        "2:8-2:9 duplicate-id | the id `a` is another event's too; the first is in line 1 | \
         give one of the two another id; links lead to the first\n\
         4:3-4:26 repeated-id | date and title give the id `2026-z`, which is taken; the first is in line 3 | \
         give the event an `id`; now it is `2026-z-2`\n"
    );
    let loaded = load(text.as_bytes());
    let ids: Vec<&str> = loaded
        .record
        .events
        .iter()
        .map(|event| event.id.raw())
        .collect();
    assert_eq!(ids, ["a", "a-2", "2026-z", "2026-z-2"]);
}

#[test]
fn doubled_keys_and_entries_name_the_first() {
    assert_eq!(
        told("title: x\ntitle: y\nevents:\n  - date: 2026\n    title: z\n    date: 2027\n"),
        "2:1-2:6 duplicate-key | a record has `title` a second time; the first is in line 1 | keep one of the two\n\
         6:5-6:9 duplicate-key | an event has `date` a second time; the first is in line 4 | keep one of the two\n"
    );
    assert_eq!(
        told(
            "parties:\n  a: {letter: X}\n  b: {letter: X}\n  a:\nmilestones:\n  m: {main: true}\n  n: {main: true}\nevents:\n  - {date: 2026, title: x, parties: [a, b, a]}\n"
        ),
        "3:15-3:16 duplicate-entry | `X` is the letter of another party | choose another, or leave it out\n\
         4:3-4:4 duplicate-key | `parties` has `a` a second time; the first is in line 2 | give one of the two another key\n\
         7:3-7:4 duplicate-entry | `n` is a second main milestone; the first is in line 6 | leave `main: true` with one of them\n\
         9:44-9:45 duplicate-entry | `a` is listed twice; the first is in line 9 | remove it\n"
    );
}

#[test]
fn what_supersedes_itself_in_the_end_is_told_once() {
    let text = "- {id: a, date: 2026, title: x, links: [{supersedes: b}]}\n\
                - {id: b, date: 2026, title: x, links: [{supersedes: c}, {supersedes: b}]}\n\
                - {id: c, date: 2026, title: x, links: [{supersedes: a}, {follows: a, part-of: b}, {note: y}]}\n";
    assert_eq!(
        told(text),
        "2:71-2:72 link-to-itself | `b` is this event | name the id of another event, or remove the link\n\
         3:54-3:55 link-cycle | `a` is itself superseded by this event | remove one of the links of the circle\n\
         3:58-3:82 one-relation | a link has both `follows` and `part-of` | write two links, each in a mapping of its own\n\
         3:84-3:93 missing-field | a link needs one of follows, responds-to, contradicts, supersedes, part-of | add one of follows, responds-to, contradicts, supersedes, part-of\n"
    );
    let links: Vec<usize> = load(text.as_bytes())
        .record
        .events
        .iter()
        .map(|e| e.links.len())
        .collect();
    assert_eq!(links, [1, 1, 0]);
}

#[test]
fn sources_are_missed_and_unused_ones_told() {
    let text = "sources:\n  a: {title: A, url: 'https://a.b/'}\n  b: {title: B}\n  c: {publisher: C}\n\
                events:\n  - date: 2026\n    title: x\n    sources: [https://a.b/]\n    quotes:\n      \
                - text: y\n      - {text: z, source: a}\n      - {text: z, source: c}\n      \
                - {text: z, source: 'https://d.e/'}\n  - {date: 2027, title: y}\n  \
                - {date: 2028, title: y, sources: []}\n";
    assert_eq!(
        codes(text),
        [
            ("unused-source", 3, 3),
            ("missing-field", 4, 6),
            ("quote-without-source", 10, 9),
            ("quote-source-not-listed", 12, 27),
            ("quote-source-not-listed", 13, 27),
            ("event-without-source", 14, 5),
            ("event-without-source", 15, 5),
        ]
    );
    let record = load(text.as_bytes()).record;
    assert_eq!(record.sources.len(), 4);
    assert_eq!(
        record.events[0].quotes[1].source,
        Some(record.events[0].sources[0])
    );
}

#[test]
fn addresses_that_could_do_harm_are_refused() {
    let bad = |url: &str| {
        let problems =
            load(format!("- {{date: 2026, title: x, sources: [\"{url}\"]}}").as_bytes()).problems;
        assert_eq!(problems.len(), 1, "{url}: {problems:?}");
        (problems[0].code, problems[0].message.clone())
    };
    for (url, why) in [
        ("javascript:alert(1)", "is no http or https address"),
        ("ftp://a.b/", "is no http or https address"),
        ("file:///etc/passwd", "is no http or https address"),
        ("https://user@a.b/", "has a user part before its host"),
        ("https://:x@a.b/", "has a user part before its host"),
        ("https:a.b", "has no `//` before its host"),
        ("https://", "is no address"),
        ("https://a.b/c d", "has blanks or control characters in it"),
        (
            "https://a.b/\\e]8;;",
            "has blanks or control characters in it",
        ),
        ("www.example.org", "is no address"),
    ] {
        let (code, message) = bad(url);
        assert_eq!(code, "bad-url", "{url}");
        assert!(message.ends_with(why), "{url}: {message}");
    }
}

#[test]
fn wrong_types_say_what_to_write() {
    assert_eq!(
        told(
            "- date: 2026\n  title: [x]\n  key: yes\n  tags: a\n  quotes: {text: b}\n  summary: {a: b}\n  status: Planned\n"
        ),
        "2:10-2:13 wrong-type | `title` must be a text, `[x]` is a list | put it into quotation marks: `\"[x]\"`\n\
         3:8-3:11 wrong-type | `key` must be `true` or `false`, `yes` is a text | write `true`\n\
         4:9-4:10 wrong-type | `tags` must be a list, `a` is a text | write `[a]`\n\
         5:11-5:20 wrong-type | `quotes` must be a list, `{text: b}` is a mapping | write `[{text: b}]`\n\
         6:12-6:18 wrong-type | `summary` must be a text, `{a: b}` is a mapping | put it into quotation marks: `\"{a: b}\"`\n\
         7:11-7:18 bad-word | `status` cannot be `Planned`; it is one of planned, cancelled | did you mean `planned`?\n"
    );
    assert_eq!(
        told(
            "kinds:\n  a: {glyph: 다, ascii: ab, color: pink}\nconditions: {all: {}}\nparties: [x]\nevents:\n- {date: 2026, title: x}\n- y\n-\n"
        ),
        "2:14-2:15 bad-glyph | `glyph` `다` is not one column wide | write a sign that is one column wide\n\
         2:24-2:26 bad-glyph | `ascii` `ab` is not one ASCII character | write a sign that is one ASCII character\n\
         2:35-2:39 bad-word | `color` cannot be `pink`; it is one of black, red, green, yellow, blue, magenta, cyan, white | write one of black, red, green, yellow, blue, magenta, cyan, white\n\
         3:14-3:17 reserved-key | a condition cannot be called `all`, which means all conditions together | give it another key\n\
         4:10-4:13 wrong-type | `parties` must be a mapping, `[x]` is a list | write a key of your choice for each entry, as in `some-key: { … }`\n\
         7:3-7:4 wrong-type | an event must be a mapping, `y` is a text | write its fields, as in `{ date: …, title: … }`\n\
         8:1-8:2 missing-field | an event needs `date` and `title`, this item is empty | write them, or remove the `-`\n"
    );
}

#[test]
fn what_the_format_leaves_out_is_refused_with_what_to_write() {
    let text = "x-a: &a {b: c}\nevents:\n  - date: 2026\n    title: &t x\n    note: *t\n    <<: *a\n    place: !!str y\n---\nz: 1\n";
    assert_eq!(
        told(text),
        "1:6-1:8 anchor | `&a` is an anchor, which is not read | leave it out; a text that begins so goes into quotation marks\n\
         4:12-4:14 anchor | `&t` is an anchor, which is not read | leave it out; a text that begins so goes into quotation marks\n\
         5:11-5:13 alias | `*t` is an alias, which is not read | write out what it stands for; a text that begins so goes into quotation marks\n\
         6:5-6:7 merge-key | the merge key `<<` is not read | write the fields out in each mapping\n\
         7:12-7:17 tag | `!!str` is a tag, which is not read | leave it out: what a value is follows from its key; a text that begins so goes into quotation marks\n\
         8:1-8:4 several-documents | a second document begins here; only the first is read | remove the lines `---` and `...`; put all events into one list, or into files of their own\n"
    );
    let loaded = load(text.as_bytes());
    assert!(!loaded.broken);
    let event = &loaded.record.events[0];
    assert_eq!(
        (event.title.raw(), event.place.as_ref().unwrap().raw()),
        ("x", "y")
    );
    assert_eq!(event.note, None);
}

/// A broken event between two good ones: what is told of it, and whether it is shown all the same.
fn broken(lines: &str, shown: Option<&str>) -> String {
    let text = format!(
        "events:\n  - date: 2025\n    title: before\n  - date: 2026\n{lines}  - date: 2027\n    title: behind\n"
    );
    let loaded = load(text.as_bytes());
    assert!(loaded.broken, "{text}");
    let titles: Vec<&str> = loaded
        .record
        .events
        .iter()
        .map(|event| event.title.raw())
        .collect();
    let expected: Vec<&str> = ["before"]
        .into_iter()
        .chain(shown)
        .chain(["behind"])
        .collect();
    assert_eq!(titles, expected, "{text}");
    let aside = loaded.problems.iter().any(|p| p.sets_aside);
    assert_eq!(aside, shown.is_none(), "{text}");
    told(&text)
}

#[test]
fn a_syntax_error_costs_its_event_and_is_told_in_plain_words() {
    for (lines, expected) in [
        (
            "    title: \"x\n    note: y\n",
            "5:12-5:14 unclosed-quote | the quotation mark `\"` that begins here is not closed | close the text with `\"`; lines that it goes on in are indented\n",
        ),
        (
            "    title: \"x\n    note: \"y\"\n",
            "5:12-5:14 unclosed-quote | the quotation mark `\"` that begins here is not closed | close the text with `\"`; lines that it goes on in are indented\n",
        ),
        (
            "    title: 'the city's plan'\n",
            "5:22-5:29 text-after-quote | `s plan'` follows a closing quotation mark | in single quotes an apostrophe is written twice (`''`); or use double quotes\n",
        ),
        (
            "    title: \"a \\q b\"\n",
            "5:15-5:17 bad-escape | `\\q` is nothing that double quotes can have | write `\\\\` for a backslash, or put the text into single quotes\n",
        ),
        (
            "\ttitle: x\n",
            "5:1-5:2 tab | a tab stands where only blanks may indent | indent with blanks\n",
        ),
        (
            "    title x\n    note: y\n",
            "5:5-5:12 missing-colon | `title x` has no colon after its key | a field is written `title: x`\n",
        ),
        (
            "    title:x\n",
            "5:5-5:12 missing-colon | `title:x` has no blank after the colon | a field is written `title: x`\n",
        ),
        (
            "    title: The plan: a \"new\" one\n",
            "5:12-5:33 colon-in-text | `The plan: a \"new\" one` has a colon with a blank behind it | put the text into quotation marks: `\"The plan: a \\\"new\\\" one\"`\n",
        ),
        (
            "     title: x\n",
            "5:6-5:14 bad-indentation | `title: x` is indented deeper than the key above it | begin it in the same column as the other keys\n",
        ),
        (
            "   title: x\n",
            "5:4-5:12 bad-indentation | `title: x` begins in a column that fits nothing above it | begin it in the same column as the other keys or items of its list\n",
        ),
        (
            "    targets: [{ by: a date: 2027 }]\n",
            "5:27-5:36 unclosed-bracket | a comma or the closing `}` is missing here | a text with commas, colons or brackets in it goes into quotation marks\n",
        ),
        (
            "    title: %x\n",
            "5:12-5:14 reserved-character | `%x` begins with `%`, which YAML keeps for itself | put the text into quotation marks: `\"%x\"`\n",
        ),
        (
            "    title: - x\n",
            "5:12-5:15 bad-indentation | a list cannot begin on the line of its key | begin it on the next line, or write it in brackets: `[a, b]`; a text that begins with `- ` goes into quotation marks\n",
        ),
        (
            "    summary: |\n    x y\n    z\n",
            "6:5-6:8 bad-indentation | `x y` is not indented deeper than the key of its text | indent all lines of a text below `|` or `>` deeper than its key\n",
        ),
    ] {
        assert_eq!(broken(lines, None), expected, "{lines}");
    }
}

#[test]
fn a_field_that_cannot_be_read_costs_no_more_than_itself() {
    for (lines, expected) in [
        (
            "    tags: [a, b\n    title: x\n",
            "5:11-5:16 unclosed-bracket | the bracket `[` that opens here is not closed | close it with `]`, and put a comma between its parts\n",
        ),
        (
            "    title: x\n    note: c \u{feff}d\n",
            "6:13-6:14 byte-order-mark | an invisible byte order mark (U+FEFF) stands in the text | delete it; it often comes along with pasted text\n",
        ),
        (
            "    title: x\n      kind: meeting\n    note: y\n",
            "6:7-6:20 bad-indentation | `kind: meeting` is indented deeper than the key above it | begin it in the same column as the other keys\n",
        ),
        (
            "    title: x\n    summary: \"y\n    place: z\n    note: it: is\n",
            "6:14-6:16 unclosed-quote | the quotation mark `\"` that begins here is not closed | close the text with `\"`; lines that it goes on in are indented\n\
             8:11-8:17 colon-in-text | `it: is` has a colon with a blank behind it | put the text into quotation marks: `\"it: is\"`\n",
        ),
        (
            "    title: x\n   note: y\n",
            "6:4-6:11 bad-indentation | `note: y` begins in a column that fits nothing above it | begin it in the same column as the other keys or items of its list\n",
        ),
        (
            "    quotes:\n      - text: \"a\n      - text: b\n    title: x\n",
            "6:15-6:17 unclosed-quote | the quotation mark `\"` that begins here is not closed | close the text with `\"`; lines that it goes on in are indented\n\
             7:9-7:16 quote-without-source | the quote has no source | add `source: …` with a key or address of one of the event's sources\n",
        ),
        (
            "    summary: |\n      not: a key\n      \"\n    title: x\n    note: 'y\n",
            "9:11-9:13 unclosed-quote | the quotation mark `'` that begins here is not closed | close the text with `'`; lines that it goes on in are indented\n",
        ),
        (
            "    title: x\n    sources:\n    -https://a.b/c\n    - https://a.b/d\n    tags: [y]\n",
            "7:5-7:19 syntax | `-https://a.b/c` has no blank behind its `-` | an item is written `- https://a.b/c`\n",
        ),
    ] {
        assert_eq!(broken(lines, Some("x")), expected, "{lines}");
    }
}

/// What a file is to be read as whatever stands between its events, and what is told of it.
#[test]
fn a_line_out_of_place_costs_no_event() {
    let column = |column| {
        format!(
            "bad-indentation | this item's `-` stands in column {column}, those of the list in column 3 | begin the item in column 3\n"
        )
    };
    let foreign = |line| {
        format!(
            "bad-indentation | `{line}` stands among the events and belongs to none | indent it where it belongs to a text above, begin it with `#` where it is a comment, or remove it\n"
        )
    };
    for (between, expected) in [
        ("- date: 2027\n    title: b\n", format!("4:1-4:13 {}", column(1))),
        (
            "---\n\n  - date: 2027\n    title: b\n",
            "4:1-4:4 several-documents | a second document begins here | remove the lines `---` and `...`; put all events into one list, or into files of their own\n".to_owned(),
        ),
        (
            "==========\n  - date: 2027\n    title: b\n",
            format!("4:1-4:11 {}", foreign("==========")),
        ),
        ("    - date: 2027\n      title: b\n", format!("4:5-4:17 {}", column(5))),
        (
            "    tags: [x]\n    - date: 2027\n      title: b\n    - id: c\n      date: 2027\n      title: c\n",
            format!("5:5-5:17 {}7:5-7:12 {}", column(5), column(5)),
        ),
        (
            "    summary: |\n      x\nNote: y\n      z\n    place: p\n  - date: 2027\n    title: b\n",
            "6:1-6:8 bad-indentation | `Note: y` stands in the midst of a text above, which is left out until it is mended | indent it as the lines around it, or remove it\n".to_owned(),
        ),
        (
            "second part:\n  - date: 2027\n    title: b\n",
            format!("4:1-4:13 {}", foreign("second part:")),
        ),
        (
            "----- 2027 -----\n\n// more\n  - date: 2027\n    title: b\n",
            format!("4:1-4:17 {}", foreign("----- 2027 -----")),
        ),
        (
            "events:\n  - date: 2027\n    title: b\n",
            "4:1-4:8 syntax | `events` begins a second time here | remove this line: the events below it belong to the list above\n".to_owned(),
        ),
        (
            "=======\n  - date: 2027\n    title: b\n>>>>>>> x\n",
            "4:1-4:8 merge-conflict | `=======` was left here by a merge | remove this line\n\
             7:1-7:10 merge-conflict | `>>>>>>> x` was left here by a merge | remove this line\n".to_owned(),
        ),
        (
            "    date: 2027\n    title: b\n",
            "4:5-4:15 duplicate-key | a new event begins here without its `-` | write `- date: 2027`, with the `-` below those of the other events\n".to_owned(),
        ),
        (
            "  -date: 2027\n    title: b\n  • date: 2027\n    title: c\n",
            "4:3-4:14 syntax | `-date: 2027` begins no event: that takes a `-` and a blank | write `- date: 2027`\n\
             6:3-6:15 syntax | `• date: 2027` begins no event: that takes a `-` and a blank | write `- date: 2027`\n".to_owned(),
        ),
    ] {
        let text = format!(
            "events:\n  - date: 2026\n    title: a\n{between}  - date: 2028\n    title: z\nkinds: {{k: {{name: K}}}}\n"
        );
        assert_eq!(told(&text), expected, "{text}");
        let record = &load(text.as_bytes()).record;
        let titles: Vec<&str> = record.events.iter().map(|e| e.title.raw()).collect();
        let count = text.matches("title: ").count();
        let whole = ["a", "b", "c", "z"];
        let (first, last) = (&whole[..count - 1], "z");
        assert_eq!(titles, [first, &[last]].concat(), "{text}");
        assert!(record.kinds.iter().any(|kind| kind.name.raw() == "K"), "{text}");
    }
}

/// Nothing is shown in part as if it were whole: what a line out of place cuts through is left out.
#[test]
fn what_a_line_out_of_place_cuts_through_is_left_out() {
    let cut = |place, line| {
        format!(
            "{place} bad-indentation | `{line}` stands in the midst of a text above, which is left out until it is mended | indent it as the lines around it, or remove it\n"
        )
    };
    let tab = |place| {
        format!("{place} tab | a tab stands where only blanks may indent | indent with blanks\n")
    };
    for (lines, expected, left) in [
        (
            "    sources:\nNote to self\n      - title: s\n        date: 2025\n      - title: t\n    place: p\n",
            cut("5:1-5:13", "Note to self"),
            (0, 0, false),
        ),
        (
            "    quotes:\n      - {text: a, source: s}\n      - text: |\n          b\nand c.\n        source: s\n    place: p\n",
            cut("8:1-8:7", "and c."),
            (1, 0, false),
        ),
        (
            "    summary: >\n      a\nb\n    place: p\n",
            cut("6:1-6:2", "b"),
            (0, 0, false),
        ),
        (
            "    summary: >\n      a\n// b\n    place: p\n",
            "6:1-6:5 bad-indentation | `// b` stands among the events and belongs to none | indent it where it belongs to a text above, begin it with `#` where it is a comment, or remove it\n".to_owned(),
            (0, 0, true),
        ),
        (
            "    sources: [s]\n    quotes:\n      - text: |\n          a\n\t\tb\n        source: s\n      - {text: c, source: s}\n    place: p\n",
            tab("8:1-8:2"),
            (1, 1, false),
        ),
        (
            "    sources:\n      - title: s\n\t\tdate: 2025\n        url: https://a.b\n      - title: t\n    place: p\n",
            tab("6:1-6:2"),
            (0, 1, false),
        ),
    ] {
        let text = format!(
            "events:\n  - date: 2026\n    title: a\n{lines}sources: {{s: {{title: S}}}}\n"
        );
        let seen = told(&text);
        let matters = |line: &&str| {
            !line.contains("quote-source-not-listed") && !line.contains("unused-source")
        };
        let seen: Vec<&str> = seen.lines().filter(matters).collect();
        let seen = format!("{}\n", seen.join("\n"));
        assert_eq!(seen, expected, "{text}");
        let record = &load(text.as_bytes()).record;
        let event = &record.events[0];
        assert_eq!(record.events.len(), 1, "{text}");
        assert_eq!(event.place.as_ref().map(opcon_tui::text::Text::raw), Some("p"), "{text}");
        let whole = (event.quotes.len(), event.sources.len(), event.summary.is_some());
        assert_eq!(whole, left, "{text}");
    }
}

#[test]
fn a_line_out_of_place_below_the_key_of_the_list_costs_no_event() {
    let text = "events:\nNote to self\n  - {date: 2026, title: a}\n  - {date: 2027, title: b}\n";
    let loaded = load(text.as_bytes());
    assert_eq!(
        (loaded.record.events.len(), codes(text)[0]),
        (2, ("missing-colon", 2, 1))
    );
    let text = "events:\n    date: 2026\n    title: a\n  - {date: 2027, title: b}\n  - date: 2028\n    title: c\n";
    assert_eq!(load(text.as_bytes()).record.events.len(), 3);
    assert_eq!(
        told(text),
        "2:5-2:15 syntax | the first event begins here without its `-` | write `- date: 2026`, with the `-` above those of the other events\n"
    );
    let text = "- date: 2026\nPart two: c\n  title: a\n";
    assert_eq!(load(text.as_bytes()).record.events.len(), 1);
    assert_eq!(
        told(text),
        "2:1-2:12 bad-indentation | `Part two: c` stands among the events and belongs to none | indent it where it belongs to a text above, begin it with `#` where it is a comment, or remove it\n"
    );
}

/// A list below the key of a field is no event, in whatever column it stands.
#[test]
fn what_lists_begin_with_is_no_event() {
    let text = "events:\n  - date: 2026\n    title: a\n    note: b: c\n    sources:\n    - title: s\n      date: 2025\n    - date: 2024\n      title: t\n    quotes:\n      - text: q\n      - text: \"r\n    summary: |\n      - date: 2023\n        title: u\n";
    let loaded = load(text.as_bytes());
    let event = &loaded.record.events[0];
    assert_eq!(loaded.record.events.len(), 1);
    assert_eq!((event.sources.len(), event.quotes.len()), (2, 1));
    let codes: Vec<_> = codes(text)
        .into_iter()
        .map(|(code, line, _)| (code, line))
        .collect();
    let expected = [
        ("colon-in-text", 4),
        ("quote-without-source", 11),
        ("unclosed-quote", 12),
    ];
    assert_eq!(codes, expected);
}

/// What stands in a field that cannot be read is not said to be missing, or never used.
#[test]
fn what_is_left_out_is_not_told_of_twice() {
    let text = "sources: {s: {title: S}}\nevents:\n  - date: 2026\n    title: x\n    sources: [s, t\n    kind: hearing\n    titel: y\n";
    assert_eq!(
        codes(text),
        [("unclosed-bracket", 5, 14), ("unknown-key", 7, 5)]
    );
    let event = &load(text.as_bytes()).record.events[0];
    assert_eq!((event.title.raw(), event.sources.len()), ("x", 0));
}

#[test]
fn items_out_of_line_are_told_and_shown() {
    let text = "events:\n  - date: 2025\n    title: a\n   - date: 2026\n     title: b\n - date: 2027\n   title: c\n\t- date: 2028\n\t  title: d\n  - date: 2029\n    title: e\n";
    let loaded = load(text.as_bytes());
    let titles: Vec<&str> = loaded
        .record
        .events
        .iter()
        .map(|event| event.title.raw())
        .collect();
    assert_eq!(titles, ["a", "b", "c", "e"]);
    assert_eq!(
        told(text),
        "4:4-4:16 bad-indentation | this item's `-` stands in column 4, those of the list in column 3 | begin the item in column 3\n\
         8:1-8:2 tab | a tab stands where only blanks may indent | indent with blanks\n"
    );
}

#[test]
fn a_tab_behind_a_colon_is_told_where_it_stands() {
    assert_eq!(
        told("- date:\t2026\n  title: x\n- date: 2027\n  title:\ty\n"),
        "1:8-1:9 missing-colon | a tab stands behind the `:` of a key, where a blank belongs | write a blank there\n\
         4:9-4:10 missing-colon | a tab stands behind the `:` of a key, where a blank belongs | write a blank there\n"
    );
}

#[test]
fn what_cannot_be_read_at_all_is_told_once() {
    assert_eq!(
        told("events:\n\t- date: 2026\n\t  title: x\n"),
        "2:1-2:2 tab | a tab stands where only blanks may indent | indent with blanks\n"
    );
}

#[test]
fn an_end_before_its_start_is_told() {
    assert_eq!(
        told("- date: 2027/2026\n  title: x\n"),
        "1:9-1:18 bad-date | `date` `2027/2026` cannot be used: the interval ends before it begins | write `2026/2027`\n"
    );
}

#[test]
fn fields_of_the_users_own_are_left_alone_everywhere() {
    let text = "x-a: {b: [c]}\nparties: {city: {x-b: 1}}\nsources: {s: {title: S, x-c: }}\nevents:\n  \
                - {date: 2026, title: x, x-d: [{e: f}], sources: [s], quotes: [{text: y, source: s, x-e: z}]}\n";
    assert_eq!(codes(text), []);
}

#[test]
fn a_broken_head_keeps_the_rest_of_the_head_and_the_events() {
    let text = "parties:\n  city: { name: \"City }\n  rail: { name: Rail }\nabout: \"x\nevents:\n  \
                - {date: 2026, title: x, parties: [city, rail], sources: [a]}\nsources: {a: {title: A}}\n";
    assert_eq!(
        told(text),
        "2:17-2:24 unclosed-quote | the quotation mark `\"` that begins here is not closed | close the text with `\"`; lines that it goes on in are indented\n\
         4:8-4:10 unclosed-quote | the quotation mark `\"` that begins here is not closed | close the text with `\"`; lines that it goes on in are indented\n"
    );
    let loaded = load(text.as_bytes());
    assert!(loaded.broken);
    assert_eq!(loaded.record.events[0].parties.len(), 2);
    assert_eq!(loaded.record.parties[1].name.raw(), "Rail");
    assert_eq!(loaded.record.events[0].sources.len(), 1);
}

#[test]
fn an_event_that_cannot_be_read_brings_no_problems_elsewhere() {
    let text = "sources: {a: {title: A}}\nevents:\n  - id: lost\n    date: 2025\n    title: \"x\n    sources: [a]\n  \
                - {id: aside, date: 2025}\n  \
                - {date: 2026, title: y, links: [{follows: lost}, {follows: aside}]}\n";
    assert_eq!(
        codes(text)
            .into_iter()
            .filter(|(code, ..)| *code != "event-without-source")
            .collect::<Vec<_>>(),
        [("unclosed-quote", 5, 12), ("missing-field", 7, 5)]
    );
    assert!(told(text).contains("not closed; a link leads to this event"));
}

#[test]
fn files_that_are_no_record_have_their_own_answers() {
    assert_eq!(codes(""), [("empty-file", 1, 1)]);
    assert_eq!(codes("# nothing\n\n"), [("empty-file", 1, 1)]);
    assert_eq!(codes("title: x\n"), [("empty-file", 1, 1)]);
    assert_eq!(codes("title: x\nevents: []\n"), [("empty-file", 1, 1)]);
    assert_eq!(codes("just words\n"), [("not-a-record", 1, 1)]);
    assert_eq!(codes("events: {a: b}\n"), [("wrong-type", 1, 9)]);
    assert_eq!(
        told_of(
            b"\xef\xbb\xbfevents:\r\n  - date: 2026\r\n    title: caf\xe9\r\n    note: \0x\r\n"
        ),
        "3:15-3:16 not-utf8 | the byte 0xE9 is no UTF-8 | save the file as UTF-8; each of these bytes is shown as `_`\n\
         4:11-4:12 nul | a NUL byte stands here | remove it; it is shown as `_`\n"
    );
    assert_eq!(
        told_of(b"\xff\xfee\0"),
        "1:1-1:1 not-utf8 | the file is UTF-16, not UTF-8 | save it as UTF-8\n"
    );
}

#[test]
fn that_no_event_has_a_source_is_told_once() {
    let events = "- {date: 2026, title: a}\n- {date: 2027, title: b}\n";
    assert_eq!(codes(events), [("event-without-source", 1, 3)]);
    let loaded = load(events.as_bytes());
    let message = &loaded.problems[0].message;
    assert_eq!(message, "none of the 2 events has a source");
    // One alone, one with a source among them, one that cannot be read: each is told of by itself.
    assert_eq!(
        codes("- {date: 2026, title: a}\n"),
        [("event-without-source", 1, 3)]
    );
    let sourced = format!("{events}- {{date: 2028, title: c, sources: ['https://a.b']}}\n");
    let each = [
        ("event-without-source", 1, 3),
        ("event-without-source", 2, 3),
    ];
    assert_eq!(codes(&sourced), each);
    let lost = format!("{events}- {{title: c}}\n");
    assert_eq!(codes(&lost)[..2], each);
    // However often it is read.
    let mut loader = Loader::default();
    for _ in 0..2 {
        assert_eq!(
            loader.load(events.as_bytes(), &mut |_| {}).problems.len(),
            1
        );
    }
}

#[test]
fn a_planned_event_whose_day_is_past_is_told_for_a_day() {
    let text = "events:\n  - date: 2026-05\n    title: x\n    status: planned\n    colour: y\n  \
                - {date: 2026-05, title: y}\n  - {date: 2026/.., title: z, status: planned}\n";
    let loaded = load(text.as_bytes());
    let on = |today: &str| loaded.problems_on(Day::parse(today).unwrap());
    assert_eq!(on("2026-05-31"), loaded.problems);
    let later = on("2026-06-01");
    let codes: Vec<_> = later.iter().map(|p| (p.code, p.line)).collect();
    assert_eq!(
        codes,
        [
            ("event-without-source", 2),
            ("outcome-not-recorded", 2),
            ("unknown-key", 5),
        ]
    );
    let problem = &later[1];
    assert_eq!(problem.severity, Severity::Warning);
    assert_eq!(
        (problem.line, problem.column, problem.end_column),
        (2, 5, 18)
    );
    assert_eq!(&text[problem.range.clone()], "date: 2026-05");
    assert_eq!(problem.event_line, Some(2));
    assert_eq!(
        problem.message,
        "the event was planned for `2026-05`, which is past"
    );
    assert_eq!(later.len(), loaded.problems.len() + 1);
}

#[test]
fn a_first_field_without_a_blank_is_told_and_not_the_line_after_it() {
    let text = "events:\n  - date:2026-01-01\n    title: x\n  - { date: 2026, title: y, sources: [https://a.b] }\n";
    let loaded = opcon_tui::document::load(text.as_bytes());
    let told: Vec<_> = loaded
        .problems
        .iter()
        .map(|p| (p.code, p.line, p.message.as_str()))
        .collect();
    assert_eq!(
        told,
        [(
            "missing-colon",
            2,
            "`date:2026-01-01` has no blank after the colon"
        )]
    );
    assert_eq!(loaded.record.events.len(), 1, "the event after it is read");
}

#[test]
fn each_event_that_is_set_aside_is_told_once() {
    let text = "events:\n  - date: 2026\n    title: x\n    key: yes\n    sources: [https://a.b]\n  \
                - date: 2026\n    titel: typo\n    kind: [x]\n  - date: 2026-02-30\n    title: y\n  \
                -\n  - text\n  - key: yes\n  - {date: 2026, title: \"open}\n";
    let loaded = load(text.as_bytes());
    assert_eq!(loaded.record.events.len(), 1);
    let aside = loaded.problems.iter().filter(|p| p.sets_aside);
    assert_eq!(
        aside.map(|p| (p.code, p.line)).collect::<Vec<_>>(),
        [
            ("unknown-key", 7),
            ("bad-date", 9),
            ("missing-field", 11),
            ("wrong-type", 12),
            ("missing-field", 13),
            ("unclosed-quote", 14),
        ]
    );
    // Where the file is no block of lines, each event is told too.
    let problems =
        load(b"[{date: 2026, titel: x}, {title: y}, {date: 2026, title: z}, w]").problems;
    assert_eq!(problems.iter().filter(|p| p.sets_aside).count(), 3);
    // That nobody vouches for it is no matter as long as it is not shown.
    let codes: Vec<&str> = loaded.problems.iter().map(|p| p.code).collect();
    assert!(!codes.contains(&"event-without-source"), "{codes:?}");
}

/// What is told of a text, as in [`told`]; and that nothing is once the mend is followed.
fn mended(text: &str, wrong: &str, right: &str) -> String {
    assert_eq!(text.matches(wrong).count(), 1, "{wrong}");
    let told_before = told(text);
    let mended = text.replace(wrong, right);
    assert_eq!(told(&mended), "", "{mended}");
    told_before
}

#[test]
fn a_text_that_begins_with_a_sign_of_yamls_goes_into_quotation_marks() {
    for (wrong, sign, column) in [
        ("[Update] One opens", '[', 28),
        ("{draft} One opens", '{', 27),
        ("*Bridge* closes", '*', 25),
        ("[a, b]: c", '[', 19),
        (",what", ',', 15),
        ("@mayor", '@', 16),
    ] {
        let text = format!("- date: 2026\n  title: {wrong} # so\n  note: x\n");
        let expected = format!(
            "2:10-2:{column} reserved-character | `{wrong}` begins with `{sign}`, which YAML keeps for itself | \
             put the text into quotation marks: `\"{wrong}\"`\n"
        );
        assert_eq!(
            mended(&text, wrong, &format!("\"{wrong}\"")),
            expected,
            "{wrong}"
        );
    }
    let item = "- date: 2026\n  title: x\n  tags:\n    - [a] b\n    - c\n";
    assert_eq!(
        mended(item, "[a] b", "\"[a] b\""),
        "4:7-4:12 reserved-character | `[a] b` begins with `[`, which YAML keeps for itself | put the text into quotation \
         marks: `\"[a] b\"`\n"
    );
    let long = format!("[a] {}", "b".repeat(60));
    let told = told(&format!("- date: 2026\n  title: {long}\n"));
    assert!(
        told.ends_with(" | put the text into quotation marks\n"),
        "{told}"
    );
}

#[test]
fn a_key_in_brackets_without_its_colon_is_told_as_such_and_leaves_nothing_out_of_a_claim() {
    for (wrong, right, what) in [
        ("date:2028", "date: 2028", "has no blank after the colon"),
        ("date 2028", "date: 2028", "has no colon after its key"),
        ("date = 2028", "date: 2028", "has no colon after its key"),
        ("of:opening", "of: opening", "has no blank after the colon"),
        (
            "date：2028",
            "date: 2028",
            "has another sign where the colon `:` belongs",
        ),
    ] {
        let line = format!("    targets: [{{ by: city, {wrong} }}]\n");
        let text = with_head(&format!("  - date: 2026\n    title: x\n{line}"));
        let end = 27 + wrong.chars().count();
        assert_eq!(
            mended(&text, wrong, right),
            format!("8:27-8:{end} unknown-key | `{wrong}` {what} | write `{right}`\n")
        );
        let loaded = load(text.as_bytes());
        assert!(!loaded.broken && loaded.record.events[0].targets.is_empty());
    }
    let text = with_head("  - {date:2026, title: x}\n");
    assert_eq!(
        mended(&text, "date:2026", "date: 2026"),
        "6:6-6:15 unknown-key | `date:2026` has no blank after the colon | write `date: 2026`\n"
    );
    // Nor does one that was meant to be another key.
    for wrong in ["dat: 2028", "when: 2028"] {
        let line = format!("    targets: [{{ by: city, {wrong} }}]\n");
        let text = with_head(&format!("  - date: 2026\n    title: x\n{line}"));
        assert!(mended(&text, wrong, "date: 2028").ends_with("| did you mean `date`?\n"));
        assert!(load(text.as_bytes()).record.events[0].targets.is_empty());
    }
}

#[test]
fn a_text_that_a_comment_cuts_off_is_told() {
    let text = "- date: 2026\n  title: We are #1 in the rank\n";
    assert_eq!(
        mended(text, "We are #1 in the rank", "\"We are #1 in the rank\""),
        "2:17-2:31 comment-in-text | the rest of the line, `#1 in the rank`, is a comment and not part of the text | put \
         the text into quotation marks: `\"We are #1 in the rank\"`\n"
    );
    let fields = |fields: &str| {
        codes(&format!(
            "- date: 2026\n  title: x\n  sources: [https://a.b]\n{fields}"
        ))
    };
    let at = |line, column| vec![("comment-in-text", line, column)];
    assert_eq!(fields("  note: a\n    b #c\n"), at(5, 7));
    assert_eq!(fields("  tags:\n    - a #b\n"), at(5, 9));
    assert_eq!(
        fields("  quotes:\n    - text: a #b\n      source: https://a.b #c\n"),
        at(5, 15)
    );
    for silent in [
        "  note: a # comment\n",
        "  note: a ## comment\n",
        "  note: a#b\n",
        "  note: \"a\" #b\n",
        "  note: |\n    a #b\n",
        "  kind: hearing #b\n",
        "  place: # nowhere\n",
    ] {
        assert_eq!(fields(silent), [], "{silent}");
    }
}

#[test]
fn a_text_that_is_a_comment_is_told_where_it_stands() {
    let title = "- date: 2026\n  title: #1 in the rank\n";
    assert_eq!(
        mended(title, "#1 in the rank", "\"#1 in the rank\""),
        "2:10-2:24 missing-field | an event needs `title`: `#1 in the rank` is a comment | put a text that begins with `#` \
         into quotation marks: `\"#1 in the rank\"`\n"
    );
    let note = "- date: 2026\n  title: x\n  note: #1\n";
    assert_eq!(
        mended(note, "#1", "\"#1\""),
        "3:9-3:11 comment-in-text | `note` is empty: `#1` is a comment | put a text that begins with `#` into quotation \
         marks: `\"#1\"`\n"
    );
    let tags = "- date: 2026\n  title: x\n  tags: [#one, two]\n";
    assert_eq!(
        mended(tags, "#one", "\"#one\""),
        "3:10-3:14 reserved-character | `#one` begins with `#`, which begins a comment | put the text into quotation marks: \
         `\"#one\"`\n"
    );
    let tags = "- date: 2026\n  title: x\n  tags: [\"one #x\", #two]\n  note: y\n";
    assert_eq!(
        mended(tags, "#two", "\"#two\""),
        "3:20-3:25 unclosed-bracket | `#two]` is a comment, and `[` is not closed before it | put the text that `#` belongs \
         to into quotation marks\n"
    );
    let lines = "- date: 2026\n  title: x\n  note: We are #1\n    in the rank\n";
    assert_eq!(
        mended(
            lines,
            "We are #1\n    in the rank",
            "\"We are #1\n    in the rank\""
        ),
        "3:16-3:18 syntax | `#1` is a comment, and the text goes on below it | put the text that `#` belongs to \
         into quotation marks\n"
    );
}

#[test]
fn a_mend_of_a_field_works_word_for_word() {
    let head = "- date: 2026\n";
    for (wrong, right, expected) in [
        (
            "title：One",
            "title: One",
            "missing-colon | `title：One` has another sign where the colon `:` belongs | a field is written `title: One`",
        ),
        (
            "title = One",
            "title: One",
            "missing-colon | `title = One` has no colon after its key | a field is written `title: One`",
        ),
        (
            "title - One",
            "title: One",
            "missing-colon | `title - One` has no colon after its key | a field is written `title: One`",
        ),
    ] {
        let end = 3 + wrong.chars().count();
        assert_eq!(
            mended(&format!("{head}  {wrong}\n"), wrong, right),
            format!("2:3-2:{end} {expected}\n")
        );
    }
    let first = "- date = 2026-05-14\n  title: One\n";
    assert_eq!(
        mended(first, "date = 2026-05-14", "date: 2026-05-14"),
        "1:3-1:20 missing-colon | `date = 2026-05-14` has no colon after its key | a field is written `date: 2026-05-14`\n"
    );
    let line = "- date: 2026-05-14 title: One\n";
    assert_eq!(
        mended(line, "2026-05-14 title: One", "2026-05-14\n  title: One"),
        "1:20-1:30 colon-in-text | `title: One` stands on the line of another field | write `date: 2026-05-14`, and `title: \
         One` on a line of its own below it\n"
    );
    let list = |body: &str| with_head(&format!("  - date: 2026\n    title: x\n{body}"));
    let flow = list("    targets: { by: city, date: 2028 }\n");
    assert_eq!(
        mended(
            &flow,
            "{ by: city, date: 2028 }",
            "[{ by: city, date: 2028 }]"
        ),
        "8:14-8:38 wrong-type | `targets` must be a list, `{ by: city, date: 2028 }` is a mapping | write `[{ by: city, \
         date: 2028 }]`\n"
    );
    let block = list("    targets:\n      by: city\n      date: 2028\n");
    assert_eq!(
        mended(&block, "by: city\n      date", "- by: city\n        date"),
        "9:7-9:15 wrong-type | `targets` must be a list, `by: city` is a mapping | begin it with `- `, and indent its other \
         lines two blanks deeper\n"
    );
    let one = list("    sources:\n      url: https://a.b\n");
    assert_eq!(
        mended(&one, "url: https", "- url: https"),
        "9:7-9:23 wrong-type | `sources` must be a list, `url: https://a.b` is a mapping | write `- url: https://a.b`\n"
    );
}

#[test]
fn common_words_for_a_key_name_it_and_all_keys_are_told_once() {
    let mend = |field: &str, right: &str| {
        let text = format!("- date: 2026\n  title: x\n  {field}\n");
        let told = mended(&text, field, right);
        let (_, help) = told.trim_end().rsplit_once(" | ").unwrap();
        assert_eq!(told.lines().count(), 1, "{told}");
        help.to_owned()
    };
    assert_eq!(
        mend("location: Oslo", "place: Oslo"),
        "did you mean `place`?"
    );
    assert_eq!(
        mend("description: y", "summary: y"),
        "did you mean `summary`?"
    );
    assert_eq!(
        mend("who: Ada", "people: [Ada]"),
        "did you mean `people: [Ada]`?"
    );
    assert_eq!(
        mend("link: https://a.b", "sources: [https://a.b]"),
        "did you mean `sources: [https://a.b]`?"
    );
    assert_eq!(mend("tag: y", "tags: [y]"), "did you mean `tags: [y]`?");
    assert_eq!(
        mend("type: hearing", "kind: hearing"),
        "did you mean `kind`?"
    );
    let of_the_date = |field: &str, date: &str| {
        let text = format!("- date: 2026-05-14\n  title: x\n  {field}\n");
        let right = format!("- date: {date}\n  title: x\n");
        let told = mended(&text, &text, &right);
        assert!(told.contains(&format!("`date: {date}`")), "{told}");
    };
    of_the_date("time: 14:30", "2026-05-14T14:30:00");
    of_the_date("end: 2026-05-17", "2026-05-14/2026-05-17");
    assert_eq!(
        mended("- date: 2026\n  headline: x\n", "headline", "title"),
        "2:3-2:11 unknown-key | `headline` is no key of an event | did you mean `title`?\n"
    );
    assert_eq!(
        told("- date: 2026\n  title: x\n  tags: [a]\n  tag: b\n  name: y\n"),
        "4:3-4:6 unknown-key | `tag` is no key of an event | `tags` is written too: add it there\n\
         5:3-5:7 unknown-key | `name` is no key of an event | `title` is written too: keep one of the two\n"
    );
    // What was meant is not said to be missing.
    let source = "- date: 2026\n  title: x\n  source: https://a.b\n";
    assert_eq!(codes(source), [("unknown-key", 3, 3)]);
    let strange = "- {date: 2026, title: x, colour: y}\n- {date: 2027, title: x, mood: y, quotes: [{text: y, mood: z}]}\n";
    let told = told(strange);
    assert_eq!(told.matches(" has id, date, known").count(), 1, "{told}");
    assert_eq!(
        told.matches("| the mend is that of line 1\n").count(),
        1,
        "{told}"
    );
    assert_eq!(told.matches("a quote has text, speaker").count(), 1);
}

#[test]
fn a_name_in_the_place_of_a_key_names_the_key() {
    let head = "parties: {n: {name: Northbank}}\npeople: {ada: {name: Ada, party: NORTHBANK}}\n\
                kinds: {walk: {name: Long walk}}\nmilestones: {o: {name: The opening}}\n\
                conditions: {c: {name: Load test}}\nsources: {h: {title: The Herald}}\nevents:\n";
    let event = "  - date: 2026\n    title: x\n    parties: [northbank]\n    kind: Long walk\n    \
                 targets: [{of: The opening, by: Northbank, date: 2028}]\n    \
                 assesses: [{condition: Load test, by: n, finding: met}]\n    sources: [The Herald]\n";
    let told = told(&format!("{head}{event}"));
    let mends: Vec<(&str, &str)> = told
        .lines()
        .filter_map(|line| Some((line.split(' ').nth(1)?, line.rsplit(" | ").next()?)))
        .collect();
    assert_eq!(
        mends,
        [
            ("unknown-party", "did you mean `n`?"),
            (
                "unused-source",
                "name it in the event that rests on it, or remove it"
            ),
            ("unknown-party", "did you mean `n`?"),
            ("unknown-kind", "did you mean `walk`?"),
            ("unknown-milestone", "did you mean `o`?"),
            ("unknown-party", "did you mean `n`?"),
            ("unknown-condition", "did you mean `c`?"),
            ("unknown-source", "did you mean `h`?"),
        ]
    );
}

#[test]
fn lines_of_a_text_that_stand_wrong_are_told_as_such() {
    let event = "- date: 2026\n  title: The bridge\n";
    let second = format!("{event}  summary: |\n    One.\n\n  Second paragraph.\n  place: Oslo\n");
    assert_eq!(
        mended(&second, "  Second", "    Second"),
        "6:3-6:20 bad-indentation | `Second paragraph.` is not indented deeper than the key of its text | indent all lines \
         of a text below `|` or `>` deeper than its key\n"
    );
    let folded = format!("{event}  summary: >-\n  It opened.\n  place: Oslo\n");
    assert_eq!(
        mended(&folded, "  It", "    It"),
        "4:3-4:13 bad-indentation | `It opened.` is not indented deeper than the key of its text | indent all lines of a \
         text below `|` or `>` deeper than its key\n"
    );
    let wrapped = format!("{event}  at last\n  place: Oslo\n");
    assert_eq!(
        mended(&wrapped, "  at last", "    at last"),
        "3:3-3:10 bad-indentation | `at last` is no field, and not indented deeper than the key of the text above it | \
         indent it deeper, if it belongs to that text\n"
    );
    let colon =
        format!("{event}  summary:\n    It opened.\n    Note: nobody was hurt.\n  place: Oslo\n");
    assert_eq!(
        mended(&colon, "summary:", "summary: |"),
        "5:5-5:27 colon-in-text | `Note: nobody was hurt.` has a colon with a blank behind it | write `|` behind the key of \
         this text\n"
    );
    let colon = format!("{event}  summary: It opened.\n    Note: nobody was hurt.\n");
    assert_eq!(
        mended(&colon, "summary: It opened.", "summary: |\n    It opened."),
        "4:5-4:27 colon-in-text | `Note: nobody was hurt.` has a colon with a blank behind it | write `|` behind the key of \
         this text, and `It opened.` on a line of its own below\n"
    );
    // What has a key of the format is a field.
    assert!(
        told(&format!("{event}    place: Oslo\n")).contains("in the same column as the other keys")
    );
}

#[test]
fn blanks_that_are_no_ordinary_ones_are_told_by_name() {
    for (blanks, name, from) in [
        ("\u{a0} \u{a0} ", "no-break spaces (U+00A0)", 1),
        ("  \u{202f}\u{202f}", "no-break spaces (U+202F)", 3),
        ("\u{3000}\u{3000}", "full-width spaces (U+3000)", 1),
        ("\u{2003}\u{2003}", "spaces of another kind (U+2003)", 1),
    ] {
        let text = format!("events:\n  - date: 2026\n{blanks}title: x\n");
        let to = blanks.chars().count() + 1;
        assert_eq!(
            mended(&text, blanks, "    "),
            format!(
                "3:{from}-3:{to} bad-indentation | {name} indent this line | write ordinary blanks in their place\n"
            )
        );
    }
    let beside = "events:\n  - date: 2026\n    \u{a0}title: x\n";
    assert_eq!(
        mended(beside, "\u{a0}", ""),
        "3:5-3:11 unknown-key | no-break spaces (U+00A0) stand with `title` | write ordinary blanks in their place\n"
    );
}
