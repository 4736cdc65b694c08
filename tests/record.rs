//! The shipped record holds what it promises.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "../examples/counts.rs"]
mod counts;

use std::collections::{HashMap, HashSet};

use opcon_tui::document::{self, Loaded};
use opcon_tui::record::{
    ConditionId, MilestoneId, PartyId, PersonId, Record, Relation, SourceId, Target, TargetStatus,
    Voice,
};
use opcon_tui::text::{Text, measure};

const FILE: &str = include_str!("../events.yaml");

fn load() -> Loaded {
    document::load(FILE.as_bytes())
}

fn record() -> Record {
    Record::clone(&load().record)
}

#[test]
fn it_loads_without_a_problem_of_any_severity() {
    let loaded = load();
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    assert!(!loaded.broken);
    assert!(
        loaded.record.events.len() >= 209,
        "{} events",
        loaded.record.events.len()
    );
}

#[test]
fn every_event_has_a_source_and_every_quote_one_of_its_event() {
    for event in &record().events {
        assert!(!event.sources.is_empty(), "{} has no source", event.id);
        for quote in &event.quotes {
            let source = quote
                .source
                .unwrap_or_else(|| panic!("a quote of {} rests on nothing", event.id));
            assert!(
                event.sources.contains(&source),
                "a quote of {} rests elsewhere",
                event.id
            );
        }
    }
}

/// The words that the seed article quotes, as printed there.
const SEED: [&str; 4] = [
    "Our position is that OPCON is an issue that requires a political and policy-wise decision, and \
     that it should be addressed at a 'house-to-house' level,",
    "the potential to be driven to do something that we are not ready for,",
    "political expediency does not outpace the conditions",
    "fully discussed,",
];

#[test]
fn the_seed_article_s_quotes_stand_in_it_word_for_word() {
    let record = record();
    // Whether the comma before the closing mark belongs to the words is a matter of typography.
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in SEED {
        let words = plain(words.trim_end_matches(','));
        let found = record
            .events
            .iter()
            .flat_map(|e| &e.quotes)
            .any(|quote| plain(quote.text.raw()).contains(&words));
        assert!(found, "{words}");
    }
}

/// What the seed article tells, with its weekdays turned into dates: day, kind, and a word of the title.
const SEED_EVENTS: [(&str, &str, &str); 11] = [
    ("2026-04", "hearing", "politics must not outrun"),
    ("2026-04", "hearing", "first quarter of 2029"),
    ("2026-05-11", "meeting", "Pentagon"),
    ("2026-05-12/2026-05-13", "dialogue", "no OPCON detail"),
    ("2026-05-13", "statement", "political decision"),
    ("2026-05-13", "statement", "Hawaii"),
    ("2026-05-14", "statement", "two presidential offices"),
    ("2026-05-14", "report", "differ on when"),
    ("2026-05-14", "report", "stalled"),
    ("2026-05-14", "report", "three conditions"),
    ("2026-05-14", "statement", "fully discussed"),
];

#[test]
fn what_the_seed_article_tells_stands_on_its_day_and_rests_on_it() {
    let record = record();
    let mut told: Vec<_> = record
        .events
        .iter()
        .filter(|e| e.tags.iter().any(|tag| tag.raw() == "seed"))
        .collect();
    for (date, kind, words) in SEED_EVENTS {
        let at = told
            .iter()
            .position(|e| {
                e.date.edtf() == date
                    && record.kind(e.kind).unwrap().key.raw() == kind
                    && e.title.raw().contains(words)
            })
            .unwrap_or_else(|| panic!("{date} {kind} {words}"));
        let event = told.swap_remove(at);
        assert!(
            event.sources.iter().any(|&id| {
                let key = record.source(id).unwrap().key.as_ref();
                key.is_some_and(|key| key.raw() == "kt-2026-05-14")
            }),
            "{} does not rest on the article",
            event.id
        );
    }
    assert!(told.is_empty(), "{} more events say so", told.len());
}

/// Windows whose dates are easily written more exactly than they were said: the source's words or ours.
const WINDOWS: [(&str, Option<&str>); 15] = [
    ("within the next ten years", Some("../2013")),
    ("within the next ten years", Some("../2015")),
    (
        "any time from 2009, likely in 2010 or 2011",
        Some("2009/.."),
    ),
    (
        "after October 15, 2009, but not later than March 15, 2012",
        Some("2009-10-16/2012-03-15"),
    ),
    ("later than 2012, no date named", Some("2013/..")),
    (
        "later than 1 December 2015, no date named",
        Some("2015-12-02/.."),
    ),
    ("mid-2020s", Some("2024~/2026~")),
    (
        "the early 2020s; within Moon's term, by May 2022",
        Some("2020~/2023~"),
    ),
    ("by 2030", Some("../2030")),
    (
        "no later than the first quarter of 2029",
        Some("../2029-Q1"),
    ),
    ("expeditiously", None),
    ("early, no date named", None),
    ("at an early date", None),
    ("conditions in place of a date", None),
    ("delayed because there’s more to be added", None),
];

/// The same by their events, where nothing is said beside the date.
const BARE_WINDOWS: [(&str, Option<&str>); 7] = [
    ("1992-10-peacetime-transfer-agreed", Some("../1994")),
    ("2007-01-18-bell-date-by-summer", Some("2012/..")),
    ("2010-02-seoul-suggests-postponement", Some("2012-04-18/..")),
    ("2020-08-foc-put-off-covid", None),
    ("2021-12-13-pentagon-summer-not-spring", Some("2022-22")),
    ("2021-12-15-abrams-2028", Some("2028~")),
    ("2026-04-brunson-house", Some("../2029-Q1")),
];

#[test]
fn proposed_dates_are_never_more_exact_than_the_words() {
    let record = record();
    let written = |t: &Target| t.date.as_ref().map(|d| d.written().to_owned());
    let targets = || record.events.iter().flat_map(|e| &e.targets);
    for (words, date) in WINDOWS {
        let has = |text: &Option<Text>| text.as_ref().is_some_and(|s| s.raw() == words);
        let said: Vec<_> = targets()
            .filter(|t| has(&t.as_stated) || has(&t.note))
            .map(written)
            .collect();
        assert!(
            said.contains(&date.map(str::to_owned)),
            "{words}: {date:?} is not among {said:?}"
        );
        let allowed: Vec<_> = WINDOWS.iter().filter(|w| w.0 == words).collect();
        for found in said {
            assert!(
                allowed.iter().any(|w| w.1 == found.as_deref()),
                "{words}: {found:?}"
            );
        }
    }
    for (id, date) in BARE_WINDOWS {
        let event = record.event(record.find(id).unwrap()).unwrap();
        let said: Vec<_> = event.targets.iter().map(written).collect();
        assert_eq!(said, [date.map(str::to_owned)], "{id}");
    }
}

/// What stands in quotation marks beside a date or a finding but in no quote of its event and no title of
/// its sources: the article in which the record began, the words of another event, and translations.
const OTHERS_WORDS: [&str; 13] = [
    "to pursue the certification of Full Operational Capability of Future-Combined Forces Command \
     Headquarters in 2026",
    "transfer of wartime OPCON; 123 state tasks of the Lee Jae-myung government confirmed",
    "considerable progress",
    "significant progress",
    "transfer in 2028, a year later",
    "FMC evaluation starts in 2027",
    "the time of the transfer has not been decided",
    "no later than the first quarter of 2029",
    "delayed because there’s more to be added",
    "before President Lee Jae Myung's five-year term ends in 2030",
    "has met most of the requirements",
    "still unwilling to move ahead",
    "speculation it is targeting 2028 for the transfer",
];

/// Quotation marks are for the words of others: ours stand in a note.
#[test]
fn words_beside_dates_and_findings_are_the_source_s_own() {
    let record = record();
    for event in &record.events {
        let quoted = event.quotes.iter().map(|quote| quote.text.raw());
        let sources = event.sources.iter().filter_map(|&id| record.source(id));
        let titles = sources.filter_map(|source| source.title.as_ref().map(Text::raw));
        let own: Vec<String> = quoted.chain(titles).map(str::to_lowercase).collect();
        let targets = event.targets.iter().map(|t| &t.as_stated);
        let stated = targets.chain(event.assesses.iter().map(|a| &a.as_stated));
        for words in stated.flatten().map(Text::raw) {
            let found = own.iter().any(|text| text.contains(&words.to_lowercase()));
            assert!(
                found || OTHERS_WORDS.contains(&words),
                "{}: {words}",
                event.id
            );
        }
    }
}

/// 2027 and 2028 are the press's years; the first quarter of 2029 is no date of a handover.
#[test]
fn nobody_is_given_a_date_that_was_not_theirs() {
    let record = record();
    let key = |id: PartyId| record.party(id).unwrap().key.raw();
    let transfer = record.main_milestone();
    for event in &record.events {
        for target in &event.targets {
            let by: Vec<_> = target.by.iter().map(|&id| key(id)).collect();
            if by.contains(&"press") {
                assert_eq!(by, ["press"], "{}", event.id);
                assert_eq!(target.status, TargetStatus::Reported, "{}", event.id);
            }
            if target.of != transfer {
                continue;
            }
            let date = target.date.as_ref().map_or("", |d| d.written());
            if date == "2027" || date == "2028" {
                let denied = target.status == TargetStatus::Denied;
                assert!(by == ["press"] || denied, "{}", event.id);
            }
            assert!(!date.contains("2029"), "{}", event.id);
        }
    }
}

/// English words of a speaker of Washington that came through Korean are not the speaker's, and say so;
/// words that stand in Korean have our translation beside them.
#[test]
fn translations_are_marked() {
    let record = record();
    for event in &record.events {
        for quote in &event.quotes {
            let note = quote.note.as_ref().map_or("", |note| note.raw());
            let lang = quote.lang.as_ref().map(Text::raw);
            assert!(lang.is_some(), "a quote of {} has no language", event.id);
            let party = match &quote.speaker {
                Some(Voice::Person(id)) => record.person(*id).unwrap().party,
                _ => quote.party,
            };
            let american = party
                .is_some_and(|id| record.party(id).unwrap().key.raw() == "washington")
                || matches!(&quote.speaker, Some(Voice::Name(name)) if name.raw() == "Robert Abrams");
            if lang == Some("ko") {
                assert!(note.contains("ranslation: "), "{}: {note}", event.id);
                let through = note.contains("rendering");
                assert!(!american || through, "{}: {note}", event.id);
            } else if quote.original.is_some() {
                assert!(quote.original_lang.is_some(), "{}", event.id);
                let back = note.contains("back-translation");
                assert_eq!(back, american, "{}: {note}", event.id);
            }
        }
    }
}

#[test]
fn dates_stand_in_order_in_the_file() {
    let record = record();
    let mut in_file: Vec<_> = record.events.iter().collect();
    in_file.sort_by_key(|e| e.line);
    for pair in in_file.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        assert!(
            a.date.extent().order() <= b.date.extent().order(),
            "{} before {}",
            a.id,
            b.id
        );
    }
}

#[test]
fn no_two_events_share_date_and_title_and_no_id_is_derived() {
    let record = record();
    let mut seen = HashSet::new();
    for event in &record.events {
        assert!(
            seen.insert((event.date.edtf().to_owned(), event.title.raw().to_owned())),
            "{}",
            event.id
        );
        assert!(
            FILE.contains(&format!("  - id: {}\n", event.id.raw())),
            "{} is derived",
            event.id
        );
    }
}

#[test]
fn short_titles_are_short_and_stand_where_titles_are_long() {
    for event in &record().events {
        let title = measure::width(event.title.shown());
        match &event.short {
            Some(short) => {
                let width = measure::width(short.shown());
                assert!(width <= 32, "{}: {short} is {width} columns", event.id);
                assert!(width < title, "{}: {short} is no shorter", event.id);
            }
            None => assert!(
                title <= 36,
                "{} has {title} columns and no short title",
                event.id
            ),
        }
    }
}

/// What a newcomer cannot read stands in the summaries, with its meaning.
const ABBREVIATIONS: [&str; 13] = [
    "CFC", "COTP", "FMC", "FOC", "IOC", "JCS", "KIDA", "KIDD", "MCM", "NDAA", "SCM", "USFK", "WSJ",
];

#[test]
fn titles_fit_a_line_and_need_no_glossary() {
    for event in &record().events {
        let width = measure::width(event.title.shown());
        assert!(width <= 80, "{}: {width} columns", event.id);
        for text in [Some(&event.title), event.short.as_ref()]
            .into_iter()
            .flatten()
        {
            let mut words = text.raw().split(|c: char| !c.is_alphanumeric());
            let word = words.find(|word| ABBREVIATIONS.contains(word));
            assert_eq!(word, None, "{}", event.id);
        }
    }
}

#[test]
fn every_event_says_how_sure_we_are_and_where_to_read_on() {
    let record = record();
    for event in &record.events {
        assert!(event.confidence.is_some(), "{} does not say", event.id);
        assert!(event.summary.is_some(), "{} has no summary", event.id);
        let read_on = |id: &SourceId| record.source(*id).unwrap().url.is_some();
        assert!(event.sources.iter().any(read_on), "{}", event.id);
    }
}

#[test]
fn about_a_dozen_events_are_key() {
    let keys = record().events.iter().filter(|e| e.key).count();
    assert!((10..=15).contains(&keys), "{keys}");
}

#[test]
fn what_is_declared_is_used() {
    let record = record();
    let (mut people, mut sources, mut milestones, mut conditions) = (
        HashSet::new(),
        HashSet::new(),
        HashSet::new(),
        HashSet::new(),
    );
    for event in &record.events {
        let voices = event.people.iter().map(|p| &p.who);
        for voice in voices.chain(event.quotes.iter().filter_map(|q| q.speaker.as_ref())) {
            if let Voice::Person(id) = voice {
                people.insert(*id);
            }
        }
        sources.extend(event.sources.iter().copied());
        milestones.extend(event.targets.iter().filter_map(|t| t.of));
        conditions.extend(event.assesses.iter().filter_map(|a| a.condition));
    }
    let number = |i: usize| u32::try_from(i).unwrap();
    for (i, person) in record.people.iter().enumerate() {
        assert!(
            people.contains(&PersonId(number(i))),
            "{} is never named",
            person.key
        );
    }
    for (i, source) in record.sources.iter().enumerate() {
        assert!(
            sources.contains(&SourceId(number(i))),
            "{:?} is never used",
            source.key
        );
    }
    for (i, milestone) in record.milestones.iter().enumerate() {
        let used = milestones.contains(&MilestoneId(number(i)));
        assert!(used, "nothing is proposed for {}", milestone.key);
    }
    for (i, condition) in record.conditions.iter().enumerate() {
        let used = conditions.contains(&ConditionId(number(i)));
        assert!(used, "nobody finds anything on {}", condition.key);
    }
}

#[test]
fn keyed_sources_are_shared() {
    let record = record();
    let mut uses: HashMap<usize, usize> = HashMap::new();
    for event in &record.events {
        for source in &event.sources {
            *uses.entry(source.index()).or_default() += 1;
        }
    }
    for (i, source) in record.sources.iter().enumerate() {
        if let Some(key) = &source.key {
            assert!(
                uses.get(&i).is_some_and(|&n| n >= 2),
                "{key} is used by one event alone"
            );
        }
    }
}

#[test]
fn sources_say_who_where_and_how_much_was_seen() {
    for source in &record().sources {
        let name = source
            .title
            .as_ref()
            .or(source.url.as_ref())
            .map(ToString::to_string);
        assert!(source.publisher.is_some(), "{name:?} has no publisher");
        assert!(
            source.seen.is_some(),
            "{name:?} does not say how much was seen"
        );
        if let Some(url) = &source.url {
            let url = url.raw();
            assert!(
                url.starts_with("https://") || url.starts_with("http://"),
                "{url}"
            );
        }
    }
}

/// The date of the handover, fixed, moved and dropped: each event supersedes the one before.
#[test]
fn the_thread_of_the_date_hangs_together() {
    let record = record();
    let thread = [
        "2006-10-20-38th-scm-window",
        "2007-02-23-kim-gates-agree-2012",
        "2010-06-26-lee-obama-2015",
        "2014-10-23-46th-scm-conditions-based",
    ];
    let of = |id: &str| record.find(id).unwrap_or_else(|| panic!("no {id}"));
    for pair in thread.windows(2) {
        let (before, after) = (of(pair[0]), of(pair[1]));
        let links = &record.event(after).unwrap().links;
        assert!(
            links
                .iter()
                .any(|l| l.to == before && l.relation == Relation::Supersedes),
            "{} does not supersede {}",
            pair[1],
            pair[0]
        );
    }
}

/// From any event that the seed article tells, a reader who follows links either way through that
/// spring comes to each of the others, and to what was said of the road map a week later.
#[test]
fn the_thread_of_may_2026_hangs_together() {
    let record = record();
    let of_spring = |at: usize| {
        let month = record.events[at].date.edtf().get(..7);
        matches!(month, Some("2026-04" | "2026-05"))
    };
    let mut ways: HashMap<usize, Vec<usize>> = HashMap::new();
    for (from, event) in record.events.iter().enumerate() {
        for to in event.links.iter().map(|l| l.to.index()) {
            if of_spring(from) && of_spring(to) {
                ways.entry(from).or_default().push(to);
                ways.entry(to).or_default().push(from);
            }
        }
    }
    let start = record.find("2026-05-11-ahn-hegseth-pentagon").unwrap();
    let mut met = HashSet::from([start.index()]);
    let mut next = vec![start.index()];
    while let Some(at) = next.pop() {
        for &to in ways.get(&at).into_iter().flatten() {
            if met.insert(to) {
                next.push(to);
            }
        }
    }
    for (at, event) in record.events.iter().enumerate() {
        let seed = event.tags.iter().any(|tag| tag.raw() == "seed");
        let later = ["2026-05-20-mnd-official-road-map", "2026-05-21-source-2027"];
        if seed || later.contains(&event.id.raw()) {
            assert!(met.contains(&at), "{} cannot be reached", event.id);
        }
    }
}

#[test]
fn one_blank_line_stands_between_events() {
    let (_, events) = FILE.split_once("\nevents:\n").expect("events");
    let parts: Vec<&str> = events.trim_end().split("\n\n").collect();
    for part in &parts {
        assert!(part.starts_with("  - id: "), "{part}");
        assert_eq!(part.matches("\n  - ").count(), 0, "{part}");
    }
    assert_eq!(parts.len(), record().events.len());
}

#[test]
fn lines_are_under_110_columns_unless_an_address_makes_them_longer() {
    for (n, line) in FILE.lines().enumerate() {
        let long = measure::width(line) >= 110 && !line.contains("http");
        assert!(!long, "line {} has {} columns", n + 1, measure::width(line));
    }
}

#[test]
fn the_table_in_the_docs_is_counted_from_the_record() {
    let page = include_str!("../docs/record.md");
    let (_, rest) = page.split_once("<!-- counts -->\n").expect("a marker");
    let (table, _) = rest.split_once("<!-- /counts -->").expect("a marker");
    let expected = counts::tables(&record());
    assert_eq!(
        table.trim(),
        expected.trim(),
        "run `cargo run --example counts -- events.yaml` and put its output between the markers"
    );
}
