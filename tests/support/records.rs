//! Records and keys that nobody would write, for properties.

use std::fmt::Write as _;

use opcon_tui::app::command::COMMANDS;
use opcon_tui::app::key::parse_keys;
use opcon_tui::app::{Mouse, MouseAction, Msg};
use opcon_tui::day::Day;
use proptest::prelude::*;
use proptest::sample::select;

/// A day near the present, a month or year with doubt, a stretch, or something far away.
pub fn date() -> impl Strategy<Value = String> {
    let near = (2019..2032_i32, 1..=12_u32, 1..=28_u32);
    let sign = select(vec!["", "~", "?", "%"]);
    prop_oneof![
        6 => near.clone().prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        2 => (near.clone(), sign.clone()).prop_map(|((y, m, _), s)| format!("{y}-{m:02}{s}")),
        2 => (near.clone(), sign).prop_map(|((y, ..), s)| format!("{y}{s}")),
        2 => (near.clone(), 0..900_i32).prop_map(|((y, m, d), length)| {
            let from = Day::from_ymd(y, m, d).unwrap();
            format!("{from}/{}", from.plus_days(length))
        }),
        1 => near.clone().prop_map(|(y, ..)| format!("../{y}")),
        1 => near.prop_map(|(y, ..)| format!("{y}/..")),
        1 => (-9999..9999_i32).prop_map(|y| match y {
            ..0 => format!("-{:04}", -y),
            _ => format!("{y:04}"),
        }),
        1 => select(vec!["2026-11-23", "202X", "19XX", "[2027,2028]", "-9999-01-01", "9999-12-31"])
            .prop_map(str::to_owned),
    ]
}

/// A title of a few words, short and long, narrow and wide.
pub fn title() -> impl Strategy<Value = String> {
    let word = select(vec![
        "a",
        "bridge",
        "opens",
        "inspection",
        "the",
        "incomprehensibilities",
        "다리가",
        "열린다",
        "ﷺ",
        "e\u{301}tude",
    ]);
    prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "))
}

/// The text of a record with up to `most` events.
pub fn record(most: usize) -> impl Strategy<Value = String> {
    let kind = select(vec![
        "meeting",
        "statement",
        "report",
        "agreement",
        "law",
        "other",
    ]);
    let parties = select(vec![
        "",
        "[city]",
        "[rail]",
        "[city, rail]",
        "[press]",
        "[]",
    ]);
    let extra = select(vec![
        "",
        "    quotes: [{ text: Nothing of the kind., speaker: Ida Lund }]\n",
        "    status: planned\n",
        "    targets: [{ by: city, date: ../2030, status: proposed }]\n",
        "    targets: [{ by: [city, rail], date: 2028-Q2, status: agreed }]\n",
        "    targets: [{ by: press, date: 2027, status: reported }, { of: trial, by: rail, status: postponed }]\n",
        "    targets: [{ by: rail, date: 2026~, status: proposed }, { by: city, date: 2029/.., status: postponed }]\n",
        "    targets: [{ by: rail, date: 2026~, status: denied }]\n    assesses: [{ condition: wind, by: rail, finding: met }]\n",
        "    targets: [{ by: [city, rail], date: 2028-04-02/2029-01, status: confirmed }, { of: trial, by: city, date: 2025, status: done }]\n",
        "    assesses: [{ condition: load, by: [city, rail], finding: not-met }, { condition: all, by: press, finding: partly-met }]\n",
        "    place: Ahafen\n    tags: [span, pier]\n",
        "    place: The other bank of the river\n    tags: [pier, toll, deck]\n",
        "    tags: [deck]\n    people: [Ida Lund, Ola By]\n",
        "    place: Nes\n    people: [Ola By, Per Vik, 김서연]\n",
        "    place: Sund\n    tags: [toll, lamp, rail, sign, bolt, rope]\n",
        "    place: Holm\n",
        "    place: Vik\n    people: [Eva Moe, Jon Dal, Liv Hov]\n",
        "    summary: In our own words, and in more than fit into a line of any panel at any size.\n",
    ]);
    let event = (date(), title(), kind, parties, extra);
    let events = prop::collection::vec(event, 0..=most);
    (any::<bool>(), events).prop_map(|(with_parties, events)| {
        let mut text = String::from("title: What is said about the bridge\n");
        if with_parties {
            text.push_str(
                "parties: { city: { name: Ahafen }, rail: { name: Coast Rail, letter: C }, press: { name: Press, observer: true } }\n\
                 milestones: { opening: { name: Opening, main: true }, trial: { name: Trial run } }\n\
                 conditions: { load: { name: It bears the load of all that crosses it }, wind: { name: It stands the wind } }\n",
            );
        }
        text.push_str("events:\n");
        for (date, title, kind, parties, extra) in events {
            let _ = writeln!(text, "  - date: \"{date}\"\n    title: \"{title}\"\n    kind: {kind}");
            if with_parties && !parties.is_empty() {
                let _ = writeln!(text, "    parties: {parties}");
            }
            if with_parties || !(extra.contains("targets") || extra.contains("assesses")) {
                text.push_str(extra);
            }
        }
        text
    })
}

/// Any key of the table, a digit of a count, or one that means nothing.
pub fn keys() -> impl Strategy<Value = Vec<Msg>> {
    let all: Vec<&str> = COMMANDS
        .iter()
        .flat_map(|c| c.keys.iter().copied())
        .collect();
    let name = prop_oneof![
        8 => select(all),
        1 => select(vec!["1", "2", "3", "7", "9", "g", "Z", "%", "ㅓ"]),
    ];
    name.prop_map(|name| {
        parse_keys(name)
            .unwrap()
            .into_iter()
            .map(Msg::Key)
            .collect()
    })
}

/// Keys that move the selection or the view and lay nothing over them.
pub fn moves() -> impl Strategy<Value = Vec<Msg>> {
    let names = vec![
        "j",
        "k",
        "h",
        "l",
        ",",
        ".",
        "g g",
        "G",
        "t",
        "+",
        "-",
        "0",
        "z",
        "x",
        "<",
        ">",
        "Ctrl-d",
        "Ctrl-u",
        "r k",
        "r p",
        "r o",
        "r l",
        "r t",
        "r w",
        "r h",
        "r i",
        "r a",
        "Z d",
        "Z m",
        "Z y",
        "Z t",
        "Backspace",
        "g f",
    ];
    select(names).prop_map(|name| {
        parse_keys(name)
            .unwrap()
            .into_iter()
            .map(Msg::Key)
            .collect()
    })
}

/// What the mouse can do on a screen of this size.
pub fn mouse(columns: u16, rows: u16) -> impl Strategy<Value = Msg> {
    let action = select(vec![
        MouseAction::Press,
        MouseAction::Drag,
        MouseAction::Release,
        MouseAction::WheelUp,
        MouseAction::WheelDown,
        MouseAction::WheelLeft,
        MouseAction::WheelRight,
    ]);
    (action, 0..columns.max(1), 0..rows.max(1)).prop_map(|(action, column, row)| {
        Msg::Mouse(Mouse {
            action,
            column,
            row,
            modified: row % 3 == 0,
            clicks: u8::from(action == MouseAction::Press)
                * (1 + u8::try_from(column % 2).unwrap_or(0)),
            target: None,
        })
    })
}
