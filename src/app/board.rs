//! What the board view is made of: conditions by party, as plain data.

mod cursor;
mod sheet;
mod stacked;
mod words;

pub use sheet::{Line, Part, Sheet};

use crate::record::Finding;

/// The sign of a finding, and in ASCII. Each is one column wide, and none has the shape of another.
pub const fn sign(finding: Option<Finding>, ascii: bool) -> &'static str {
    let (sign, plain) = match finding {
        Some(Finding::Met) => ("+", "+"),
        Some(Finding::MostlyMet) => ("◕", "*"),
        Some(Finding::PartlyMet) => ("◒", "~"),
        Some(Finding::InProgress) => ("◔", "%"),
        Some(Finding::NotMet) => ("-", "-"),
        Some(Finding::Undetermined) => ("?", "?"),
        None => ("·", "."),
    };
    if ascii { plain } else { sign }
}

/// Every sign of the board with what it says, for the help.
pub fn signs(ascii: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    let findings = Finding::WORDS.into_iter().map(|(_, finding)| finding);
    let findings = findings.map(move |finding| (sign(Some(finding), ascii), word(finding)));
    let rest = [
        (sign(None, ascii), "not assessed"),
        (if ascii { "x" } else { "↯" }, "the parties differ"),
        ("( )", "not in the filter"),
    ];
    findings.chain(rest)
}

/// A finding in words.
pub const fn word(finding: Finding) -> &'static str {
    match finding {
        Finding::Met => "met",
        Finding::MostlyMet => "mostly met",
        Finding::PartlyMet => "partly met",
        Finding::InProgress => "in progress",
        Finding::NotMet => "not met",
        Finding::Undetermined => "undetermined",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::app::key::parse_keys;
    use crate::app::{Model, Msg, Start};
    use crate::day::Day;
    use crate::document;

    const PIER: &str = "\
parties: { isle: { name: Isle } }
conditions: { pier: { name: Pier } }
events:
  - {id: begun, date: 2020-09-20, title: A, assesses: [{condition: pier, by: isle, finding: in-progress, as_stated: just begun}]}
  - {id: still, date: 2021-05-20, title: B, assesses: [{condition: pier, by: isle, finding: in-progress, as_stated: still at it}]}
  - {id: later, date: 2021-06-20, title: C, kind: poll}
";

    /// The words stand under "since": they are those of the event since which the finding holds.
    #[test]
    fn a_cell_tells_and_opens_the_event_since_which_it_holds() {
        let mut model = Model::new(Start::default());
        model.update(Msg::Today(Day::parse("2026-11-23").unwrap()));
        model.update(Msg::Resize {
            columns: 120,
            rows: 36,
        });
        model.update(Msg::Loaded(document::load(PIER.as_bytes())));
        let press = |model: &mut Model, keys: &str| {
            for key in parse_keys(keys).unwrap() {
                model.update(Msg::Key(key));
            }
        };
        let told = |model: &Model| {
            let main = model.layout().main;
            let sheet = Sheet::new(model, main.width, main.height);
            let parts = sheet.lines.iter().flat_map(|line| &line.parts);
            let spans = parts.flat_map(|part| &part.spans);
            spans.map(|span| span.text.as_str()).collect::<String>()
        };
        let id = |model: &Model| {
            let event = model.reading().event_at(model.at());
            event.map(|event| event.id.raw().to_owned())
        };
        press(&mut model, "B g g");
        assert_eq!(id(&model).as_deref(), Some("begun"));
        let words = told(&model);
        assert!(words.contains("since 20 Sep 2020, twice"), "{words}");
        assert!(
            words.contains("just begun") && !words.contains("still at it"),
            "{words}"
        );
        press(&mut model, ".");
        assert_eq!(id(&model).as_deref(), Some("still"), "said again");
    }

    #[test]
    fn no_sign_has_two_meanings() {
        for ascii in [false, true] {
            let all: Vec<&str> = signs(ascii).map(|(sign, _)| sign).collect();
            let once: BTreeSet<&str> = all.iter().copied().collect();
            assert_eq!(once.len(), all.len(), "{all:?}");
            // The cursor of a row.
            assert!(!once.contains(">"));
        }
    }
}
