//! What the head of a file says, field by field: title, parties, people, kinds, milestones, conditions,
//! shared sources.

use super::State;
use super::facts::{Fact, Form, both, joined, raw};
use crate::record::{Condition, Kind, Milestone, Party, Person, Role};
use crate::text::Text;

/// The names of colours, by their number.
const COLOURS: [&str; 8] = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
];

/// What the head of a file says by its fields, in the order of the file format.
pub fn head(state: State<'_>) -> Vec<(&'static str, Vec<Fact>)> {
    both(state, fields)
}

fn fields(form: &Form<'_>) -> Vec<(&'static str, Vec<String>)> {
    let record = form.state.record;
    let text = |text: &Option<Text>| raw(text.as_ref()).into_iter().collect();
    let sources = record.sources.iter().filter(|s| s.key.is_some());
    vec![
        ("title", text(&record.title)),
        ("about", text(&record.about)),
        (
            "parties",
            record.parties.iter().map(|p| form.side(p)).collect(),
        ),
        (
            "people",
            record.people.iter().map(|p| form.person(p)).collect(),
        ),
        ("kinds", record.kinds.iter().map(|k| form.kind(k)).collect()),
        (
            "milestones",
            record
                .milestones
                .iter()
                .map(|m| form.milestone(m))
                .collect(),
        ),
        (
            "conditions",
            record
                .conditions
                .iter()
                .map(|c| form.condition(c))
                .collect(),
        ),
        ("sources", sources.map(|s| form.source(s)).collect()),
    ]
}

impl Form<'_> {
    /// The key, where it is asked for.
    fn key(&self, key: &Text) -> Option<String> {
        (!self.is_told()).then(|| key.raw().to_owned())
    }

    fn side(&self, party: &Party) -> String {
        joined([
            self.key(&party.key),
            raw(Some(&party.name)),
            raw(party.native.as_ref()),
            Some(format!("letter {}", party.letter.raw())),
            party.observer.then(|| "observer".to_owned()),
        ])
    }

    fn person(&self, person: &Person) -> String {
        joined([
            self.key(&person.key),
            raw(Some(&person.name)),
            raw(person.native.as_ref()),
            raw(person.role.as_ref()),
            person.party.map(|id| format!("for {}", self.party(id))),
        ])
    }

    fn kind(&self, kind: &Kind) -> String {
        let colour = match kind.role {
            Role::Plain => None,
            Role::Named(n) => COLOURS.get(usize::from(n)).map(|&name| name.to_owned()),
        };
        joined([
            self.key(&kind.key),
            raw(Some(&kind.name)),
            raw(Some(&kind.plural)),
            raw(Some(&kind.glyph)),
            Some(format!("in ASCII {}", kind.ascii.raw())),
            colour,
            Some(format!("lane {}", kind.lane.raw())),
        ])
    }

    fn milestone(&self, milestone: &Milestone) -> String {
        let short = Some(&milestone.short).filter(|&short| *short != milestone.name);
        joined([
            self.key(&milestone.key),
            raw(Some(&milestone.name)),
            raw(short).map(|short| format!("short {short}")),
            milestone.main.then(|| "main".to_owned()),
        ])
    }

    fn condition(&self, condition: &Condition) -> String {
        joined([
            self.key(&condition.key),
            raw(Some(&condition.name)),
            raw(condition.note.as_ref()).map(|note| format!("note: {note}")),
        ])
    }
}
