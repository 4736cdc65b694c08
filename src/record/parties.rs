//! Whose act an event is, and the letters that parties go by.

use super::{Party, PartyId, PersonId, Record, Said, TargetStatus, Voice};
use crate::text::measure;

/// Kinds of events that are the act of all who take part.
const SHARED: [&str; 5] = ["meeting", "dialogue", "agreement", "exercise", "milestone"];

/// The parties of an event that does not name them, in the order of the record.
///
/// A meeting, dialogue, agreement, exercise or milestone is the act of everybody in it: people,
/// speakers, and those who propose dates or judge. Of other kinds it is the act of the first of these
/// that gives any: speakers; those who judge or propose a date themselves; people. Observers count only
/// where there is nobody else.
pub fn derive(record: &Record, event: &Said) -> Vec<PartyId> {
    let person = |id: PersonId| record.person(id).and_then(|person| person.party);
    let voice = |voice: &Voice| match voice {
        Voice::Person(id) => person(*id),
        Voice::Name(_) => None,
    };
    let people = || event.people.iter().filter_map(|p| voice(&p.who));
    let speakers = || {
        event
            .quotes
            .iter()
            .filter_map(|q| q.party.or_else(|| q.speaker.as_ref().and_then(voice)))
    };
    let judges = || event.assesses.iter().flat_map(|a| a.by.iter().copied());
    let proposers = |reported: bool| {
        let own = move |status| reported || status != TargetStatus::Reported;
        event
            .targets
            .iter()
            .filter(move |t| own(t.status))
            .flat_map(|t| t.by.iter().copied())
    };
    let shared = record
        .kind(event.kind)
        .is_some_and(|kind| SHARED.contains(&kind.key.raw()));
    let groups: Vec<Vec<PartyId>> = if shared {
        vec![
            people()
                .chain(speakers())
                .chain(proposers(true))
                .chain(judges())
                .collect(),
        ]
    } else {
        vec![
            speakers().collect(),
            judges().chain(proposers(false)).collect(),
            people().collect(),
        ]
    };
    let observes = |id: &PartyId| record.party(*id).is_some_and(|party| party.observer);
    let first = |observers: bool| {
        groups.iter().find_map(|group| {
            let mut parties: Vec<PartyId> = group
                .iter()
                .copied()
                .filter(|id| observes(id) == observers)
                .collect();
            parties.sort_unstable();
            parties.dedup();
            (!parties.is_empty()).then_some(parties)
        })
    };
    first(false).or_else(|| first(true)).unwrap_or_default()
}

/// The letter of a party that has none of its own: the first of its name that no party before has, in
/// upper case and one column wide; else of its key; else of the alphabet.
pub fn letter(name: &str, key: &str, taken: &[Party]) -> char {
    let letters = |text: &str| -> Vec<char> {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_uppercase)
            .collect()
    };
    let is_taken = |c: char| taken.iter().any(|party| party.letter.raw().chars().eq([c]));
    letters(name)
        .into_iter()
        .chain(letters(key))
        .chain('A'..='Z')
        .find(|&c| measure::width(c.encode_utf8(&mut [0; 4])) == 1 && !is_taken(c))
        .unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::super::{
        Assessment, Finding, Kind, KindId, Participant, Person, Quote, Status, Target,
    };
    use super::*;
    use crate::date::Date;
    use crate::text::Text;

    const CITY: PartyId = PartyId(0);
    const RAIL: PartyId = PartyId(1);
    const PRESS: PartyId = PartyId(2);

    fn party(name: &str, observer: bool) -> Party {
        Party {
            key: Text::line(&name.to_lowercase()),
            name: Text::line(name),
            native: None,
            letter: Text::line(&name[..1]),
            observer,
        }
    }

    fn record() -> Record {
        let person = |party| Person {
            key: Text::line("p"),
            name: Text::line("P"),
            native: None,
            role: None,
            party: Some(party),
        };
        Record {
            parties: vec![
                party("City", false),
                party("Rail", false),
                party("Press", true),
            ],
            people: vec![person(CITY), person(RAIL), person(PRESS)],
            kinds: Kind::built_in(),
            ..Record::default()
        }
    }

    fn event(kind: &str) -> Said {
        let kinds = Kind::built_in();
        let kind = kinds.iter().position(|k| k.key.raw() == kind).unwrap();
        Said {
            id: Text::line("e"),
            date: Date::parse("2026").unwrap(),
            known: None,
            known_from: Date::parse("2026").unwrap().extent().last_day(),
            status: Status::Happened,
            kind: KindId(u32::try_from(kind).unwrap()),
            title: Text::line("E"),
            short: None,
            key: false,
            parties: vec![],
            summary: None,
            place: None,
            people: vec![],
            quotes: vec![],
            sources: vec![],
            targets: vec![],
            assesses: vec![],
            links: vec![],
            tags: vec![],
            confidence: None,
            conflict: None,
            note: None,
        }
    }

    fn guest(person: u32) -> Participant {
        Participant {
            who: Voice::Person(PersonId(person)),
            role: None,
            note: None,
        }
    }

    fn quote(speaker: Option<u32>, party: Option<PartyId>) -> Quote {
        Quote {
            text: Text::line("words"),
            speaker: speaker.map(|id| Voice::Person(PersonId(id))),
            role: None,
            party,
            anonymous: false,
            to: None,
            lang: None,
            original: None,
            original_lang: None,
            source: None,
            note: None,
        }
    }

    fn target(by: PartyId, status: TargetStatus) -> Target {
        Target {
            of: None,
            by: vec![by],
            date: None,
            status,
            as_stated: None,
            note: None,
        }
    }

    #[test]
    fn a_meeting_is_everybodys() {
        let mut e = event("meeting");
        e.people = vec![guest(1), guest(2)];
        assert_eq!(derive(&record(), &e), [RAIL]);
        e.targets = vec![target(CITY, TargetStatus::Reported)];
        assert_eq!(derive(&record(), &e), [CITY, RAIL]);
    }

    #[test]
    fn a_statement_is_its_speakers_before_anybody_elses() {
        let mut e = event("statement");
        e.people = vec![guest(0)];
        assert_eq!(derive(&record(), &e), [CITY]);
        e.targets = vec![target(CITY, TargetStatus::Reported)];
        e.assesses = vec![Assessment {
            condition: None,
            by: vec![RAIL],
            finding: Finding::Met,
            as_stated: None,
            note: None,
        }];
        assert_eq!(derive(&record(), &e), [RAIL]);
        e.quotes = vec![quote(Some(1), Some(CITY)), quote(None, None)];
        assert_eq!(derive(&record(), &e), [CITY]);
    }

    #[test]
    fn observers_count_only_alone() {
        let mut e = event("report");
        e.quotes = vec![quote(Some(2), None)];
        assert_eq!(derive(&record(), &e), [PRESS]);
        e.people = vec![guest(1)];
        assert_eq!(derive(&record(), &e), [RAIL]);
        assert_eq!(derive(&record(), &event("report")), []);
    }

    #[test]
    fn letters_are_unique() {
        let mut taken = vec![party("Sun", false)];
        assert_eq!(letter("Selby", "selby", &taken), 'E');
        assert_eq!(letter("서울", "city", &taken), 'C');
        assert_eq!(letter("S", "s", &taken), 'A');
        taken[0].letter = Text::line("É");
        assert_eq!(letter("élan", "x", &taken), 'L');
    }
}
