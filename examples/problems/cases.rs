//! An example of each kind of problem, and its mend.

/// What shows a kind of problem.
#[derive(Clone, Copy, Debug)]
pub enum Case {
    /// A file that has the problem, and the same file mended.
    Text {
        /// With the problem and no other.
        wrong: &'static str,
        /// Without any.
        right: &'static str,
    },
    /// Words, where a file would be too large or could not be printed.
    Words(&'static str),
}

/// The example of the kind of problem with this word.
pub fn of(word: &str) -> Option<Case> {
    let &(_, case) = CASES.iter().find(|(code, _)| *code == word)?;
    Some(case)
}

const fn text(wrong: &'static str, right: &'static str) -> Case {
    Case::Text { wrong, right }
}

/// All examples, by the words of the kinds.
pub const CASES: &[(&str, Case)] = &[
    (
        "not-utf8",
        Case::Words(
            "A file saved in an older encoding, in which `é` is the byte 0xE9, or as UTF-16. Save it as UTF-8: \
             in most editors that is a choice of *Save as*.",
        ),
    ),
    (
        "nul",
        Case::Words(
            "Comes from damaged files and from texts cut out of others. Remove it; it is shown as `_`.",
        ),
    ),
    (
        "byte-order-mark",
        Case::Words(
            "Cannot be seen, and often comes along with pasted text: `note: the <U+FEFF>bridge`. Delete it. At the \
             beginning of the file it does no harm.",
        ),
    ),
    (
        "unclosed-quote",
        text(
            "- date: 2026-05-14\n  title: \"The bridge opens\n  place: Ahafen\n",
            "- date: 2026-05-14\n  title: \"The bridge opens\"\n  place: Ahafen\n",
        ),
    ),
    (
        "text-after-quote",
        text(
            "- date: 2026-05-14\n  title: 'The city's bridge opens'\n",
            "- date: 2026-05-14\n  title: 'The city''s bridge opens'\n",
        ),
    ),
    (
        "bad-escape",
        text(
            "- date: 2026-05-14\n  title: \"The bridge \\opens\"\n",
            "- date: 2026-05-14\n  title: \"The bridge \\\\opens\"\n",
        ),
    ),
    (
        "unclosed-bracket",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  tags: [bridge, opening\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  tags: [bridge, opening]\n",
        ),
    ),
    (
        "tab",
        text(
            "- date: 2026-05-14\n\ttitle: The bridge opens\n",
            "- date: 2026-05-14\n  title: The bridge opens\n",
        ),
    ),
    (
        "missing-colon",
        text(
            "- date: 2026-05-14\n  title The bridge opens\n",
            "- date: 2026-05-14\n  title: The bridge opens\n",
        ),
    ),
    (
        "colon-in-text",
        text(
            "- date: 2026-05-14\n  title: The bridge: it opens\n",
            "- date: 2026-05-14\n  title: \"The bridge: it opens\"\n",
        ),
    ),
    (
        "bad-indentation",
        text(
            "- date: 2026-05-14\n    title: The bridge opens\n",
            "- date: 2026-05-14\n  title: The bridge opens\n",
        ),
    ),
    (
        "reserved-character",
        text(
            "- date: %2026-05\n  title: The bridge opens\n",
            "- date: \"%2026-05\"\n  title: The bridge opens\n",
        ),
    ),
    (
        "merge-conflict",
        text(
            "<<<<<<< HEAD\n- date: 2026-05-14\n=======\n- date: 2026-05-15\n>>>>>>> theirs\n  title: The bridge opens\n",
            "- date: 2026-05-14\n  title: The bridge opens\n",
        ),
    ),
    (
        "syntax",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  summary: |2x\n    In the rain.\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  summary: |\n    In the rain.\n",
        ),
    ),
    (
        "file-too-large",
        Case::Words("The limit is 1 GiB. Split the file into several."),
    ),
    (
        "too-deep",
        Case::Words(
            "The limit is 128 levels, as in `[[[[…`; an event needs no more than six. Close the brackets.",
        ),
    ),
    (
        "too-many-events",
        Case::Words("The limit is 1,000,000. Split the file into several."),
    ),
    (
        "text-too-long",
        Case::Words(
            "The limit is 1 MiB for the text of a field. Keep such a text in a file of its own and give its address.",
        ),
    ),
    (
        "anchor",
        text(
            "- date: 2026-05-14\n  title: &opening The bridge opens\n",
            "- date: 2026-05-14\n  title: The bridge opens\n",
        ),
    ),
    (
        "alias",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  note: *opening\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  note: The bridge opens\n",
        ),
    ),
    (
        "tag",
        text(
            "- date: 2026-05-14\n  title: !!str The bridge opens\n",
            "- date: 2026-05-14\n  title: The bridge opens\n",
        ),
    ),
    (
        "merge-key",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  <<: { place: Ahafen }\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  place: Ahafen\n",
        ),
    ),
    (
        "several-documents",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n---\n- date: 2026-05-15\n  title: The bridge closes\n",
            "- date: 2026-05-14\n  title: The bridge opens\n- date: 2026-05-15\n  title: The bridge closes\n",
        ),
    ),
    (
        "not-a-record",
        text(
            "The bridge opens on 14 May\n",
            "events:\n  - date: 2026-05-14\n    title: The bridge opens\n",
        ),
    ),
    (
        "unknown-key",
        text(
            "- date: 2026-05-14\n  titel: The bridge opens\n",
            "- date: 2026-05-14\n  title: The bridge opens\n",
        ),
    ),
    (
        "duplicate-key",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  place: Ahafen\n  place: Northbank\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  place: Ahafen, Northbank\n",
        ),
    ),
    (
        "missing-field",
        text(
            "- date: 2026-05-14\n  place: Ahafen\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  place: Ahafen\n",
        ),
    ),
    (
        "one-relation",
        text(
            "- { id: plan, date: 2025, title: The plan }\n- { id: vote, date: 2025-06, title: The vote }\n\
             - date: 2026-05-14\n  title: The bridge opens\n  links: [{ follows: plan, part-of: vote }]\n",
            "- { id: plan, date: 2025, title: The plan }\n- { id: vote, date: 2025-06, title: The vote }\n\
             - date: 2026-05-14\n  title: The bridge opens\n  links: [{ follows: plan }, { part-of: vote }]\n",
        ),
    ),
    (
        "wrong-type",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  tags: bridge\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  tags: [bridge]\n",
        ),
    ),
    (
        "bad-word",
        text(
            "- date: 2027-05-14\n  title: The bridge opens\n  status: plannned\n",
            "- date: 2027-05-14\n  title: The bridge opens\n  status: planned\n",
        ),
    ),
    (
        "bad-date",
        text(
            "- date: 14 May 2026\n  title: The bridge opens\n",
            "- date: 2026-05-14\n  title: The bridge opens\n",
        ),
    ),
    (
        "bad-url",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  sources: [\"www.herald.example/bridge\"]\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  sources: [\"https://www.herald.example/bridge\"]\n",
        ),
    ),
    (
        "bad-glyph",
        text(
            "kinds:\n  toast: { glyph: \"잔\" }\nevents:\n  - date: 2026-05-14\n    kind: toast\n    title: The bridge opens\n",
            "kinds:\n  toast: { glyph: \"◇\" }\nevents:\n  - date: 2026-05-14\n    kind: toast\n    title: The bridge opens\n",
        ),
    ),
    (
        "reserved-key",
        text(
            "conditions:\n  all: { name: Everything }\nevents:\n  - { date: 2026-05-14, title: The bridge opens }\n",
            "conditions:\n  load: { name: Load test }\nevents:\n  - { date: 2026-05-14, title: The bridge opens }\n",
        ),
    ),
    (
        "duplicate-id",
        text(
            "- { id: bridge, date: 2026-05-14, title: The bridge opens }\n- { id: bridge, date: 2026-05-15, title: The bridge closes }\n",
            "- { id: opens, date: 2026-05-14, title: The bridge opens }\n- { id: closes, date: 2026-05-15, title: The bridge closes }\n",
        ),
    ),
    (
        "duplicate-entry",
        text(
            "parties:\n  north: { letter: B }\n  south: { letter: B }\nevents:\n  - { date: 2026-05-14, title: The bridge opens }\n",
            "parties:\n  north: { letter: N }\n  south: { letter: S }\nevents:\n  - { date: 2026-05-14, title: The bridge opens }\n",
        ),
    ),
    (
        "unknown-party",
        text(
            "parties:\n  north: { name: Northbank }\nevents:\n  - { date: 2026-05-14, title: The bridge opens, parties: [noth] }\n",
            "parties:\n  north: { name: Northbank }\nevents:\n  - { date: 2026-05-14, title: The bridge opens, parties: [north] }\n",
        ),
    ),
    (
        "unknown-source",
        text(
            "sources:\n  herald: { title: Herald of 14 May }\nevents:\n  - { date: 2026-05-14, title: The bridge opens, sources: [herald, herold] }\n",
            "sources:\n  herald: { title: Herald of 14 May }\nevents:\n  - { date: 2026-05-14, title: The bridge opens, sources: [herald] }\n",
        ),
    ),
    (
        "unknown-milestone",
        text(
            "parties:\n  north: { name: Northbank }\nmilestones:\n  opening: { name: The opening }\nevents:\n  \
             - date: 2026-05-14\n    title: The council names a day\n    targets: [{ of: openning, by: north, date: 2027 }]\n",
            "parties:\n  north: { name: Northbank }\nmilestones:\n  opening: { name: The opening }\nevents:\n  \
             - date: 2026-05-14\n    title: The council names a day\n    targets: [{ of: opening, by: north, date: 2027 }]\n",
        ),
    ),
    (
        "unknown-condition",
        text(
            "parties:\n  north: { name: Northbank }\nconditions:\n  load: { name: Load test }\nevents:\n  \
             - date: 2026-05-14\n    title: The council judges\n    assesses: [{ condition: lode, by: north, finding: met }]\n",
            "parties:\n  north: { name: Northbank }\nconditions:\n  load: { name: Load test }\nevents:\n  \
             - date: 2026-05-14\n    title: The council judges\n    assesses: [{ condition: load, by: north, finding: met }]\n",
        ),
    ),
    (
        "unknown-event",
        text(
            "- { id: plan, date: 2025, title: The plan }\n- { date: 2026-05-14, title: The bridge opens, links: [{ follows: plans }] }\n",
            "- { id: plan, date: 2025, title: The plan }\n- { date: 2026-05-14, title: The bridge opens, links: [{ follows: plan }] }\n",
        ),
    ),
    (
        "link-to-itself",
        text(
            "- { id: plan, date: 2025, title: The plan }\n- { id: opens, date: 2026-05-14, title: The bridge opens, links: [{ follows: opens }] }\n",
            "- { id: plan, date: 2025, title: The plan }\n- { id: opens, date: 2026-05-14, title: The bridge opens, links: [{ follows: plan }] }\n",
        ),
    ),
    (
        "link-cycle",
        text(
            "- { id: plan, date: 2025, title: The plan, links: [{ supersedes: draft }] }\n- { id: draft, date: 2024, title: The draft, links: [{ supersedes: plan }] }\n",
            "- { id: plan, date: 2025, title: The plan, links: [{ supersedes: draft }] }\n- { id: draft, date: 2024, title: The draft }\n",
        ),
    ),
    (
        "empty-file",
        text(
            "title: The bridge\n",
            "title: The bridge\nevents:\n  - date: 2026-05-14\n    title: The bridge opens\n",
        ),
    ),
    (
        "comment-in-text",
        text(
            "- date: 2026-05-14\n  title: The bridge is #1 in the land\n",
            "- date: 2026-05-14\n  title: \"The bridge is #1 in the land\"\n",
        ),
    ),
    (
        "unknown-kind",
        text(
            "- date: 2026-05-14\n  kind: staement\n  title: The mayor speaks\n",
            "- date: 2026-05-14\n  kind: statement\n  title: The mayor speaks\n",
        ),
    ),
    (
        "unknown-person",
        text(
            "people:\n  ida-lund: { name: Ida Lund }\nevents:\n  - { date: 2026-05-14, title: The bridge opens, people: [ida-lunt] }\n",
            "people:\n  ida-lund: { name: Ida Lund }\nevents:\n  - { date: 2026-05-14, title: The bridge opens, people: [ida-lund] }\n",
        ),
    ),
    (
        "repeated-id",
        text(
            "- { date: 2026-05-14, title: The bridge opens }\n- { date: 2026-05-14, title: The bridge opens }\n",
            "- { date: 2026-05-14, title: The bridge opens }\n- { id: opens-again, date: 2026-05-14, title: The bridge opens }\n",
        ),
    ),
    (
        "event-without-source",
        text(
            "- date: 2026-05-14\n  title: The bridge is said to open\n",
            "- date: 2026-05-14\n  title: The bridge is said to open\n  sources: [\"https://herald.example/bridge\"]\n",
        ),
    ),
    (
        "quote-without-source",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  sources: [\"https://herald.example/bridge\"]\n  quotes:\n    - text: It is open.\n      speaker: Ida Lund\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  sources: [\"https://herald.example/bridge\"]\n  quotes:\n    - text: It is open.\n      speaker: Ida Lund\n      source: \"https://herald.example/bridge\"\n",
        ),
    ),
    (
        "quote-source-not-listed",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  sources: [\"https://herald.example/bridge\"]\n  quotes:\n    - { text: It is open., source: \"https://gazette.example/1\" }\n",
            "- date: 2026-05-14\n  title: The bridge opens\n  sources: [\"https://herald.example/bridge\", \"https://gazette.example/1\"]\n  quotes:\n    - { text: It is open., source: \"https://gazette.example/1\" }\n",
        ),
    ),
    (
        "unused-source",
        text(
            "sources:\n  herald: { title: Herald of 14 May }\nevents:\n  - { date: 2026-05-14, title: The bridge opens }\n",
            "sources:\n  herald: { title: Herald of 14 May }\nevents:\n  - { date: 2026-05-14, title: The bridge opens, sources: [herald] }\n",
        ),
    ),
    (
        "outcome-not-recorded",
        text(
            "- date: 2026-05-14\n  title: The bridge opens\n  status: planned\n",
            "- date: 2026-05-14\n  title: The bridge opens\n",
        ),
    ),
];
