//! The fields that a record can have, as Markdown, from the tables that the program reads by.

use opcon_tui::document::field::{self, Field, Need, Shape, Table, To};
use opcon_tui::record::Kind;

/// The mappings in the order of the page.
const ALL: [&Table; 13] = [
    &field::RECORD,
    &field::EVENT,
    &field::QUOTE,
    &field::SOURCE,
    &field::PARTICIPANT,
    &field::TARGET,
    &field::ASSESSMENT,
    &field::LINK,
    &field::PARTY,
    &field::PERSON,
    &field::KIND,
    &field::MILESTONE,
    &field::CONDITION,
];

/// A section for each mapping, and the built-in kinds.
pub fn tables() -> String {
    let mut sections: Vec<String> = ALL.into_iter().map(section).collect();
    sections.push(kinds());
    sections.join("\n")
}

fn section(table: &Table) -> String {
    let rows: String = table.fields.iter().map(row).collect();
    let need = match table.need {
        Need::Nothing => String::new(),
        Need::AnyOf(names) => format!("At least one of {} is needed.\n\n", listed(names)),
        Need::OneOf(names) => format!("Exactly one of {} is needed.\n\n", listed(names)),
    };
    let heading = heading(table);
    format!("### {heading}\n\n{need}| field | holds | says |\n| --- | --- | --- |\n{rows}")
}

fn row(field: &Field) -> String {
    let required = if field.required { ", required" } else { "" };
    let holds = holds(&field.shape);
    format!("| `{}` | {holds}{required} | {} |\n", field.name, field.doc)
}

fn holds(shape: &Shape) -> String {
    match shape {
        Shape::Line => "text".to_owned(),
        Shape::Block => "text of any number of lines".to_owned(),
        Shape::Date => "[date](#dates)".to_owned(),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Url => "http or https address".to_owned(),
        Shape::Word(words) => listed(&words()),
        Shape::Key(To::Party) => "key of `parties`".to_owned(),
        Shape::Key(To::Kind) => {
            "key of `kinds`, or a [built-in one](#the-built-in-kinds)".to_owned()
        }
        Shape::Key(To::Milestone) => "key of `milestones`".to_owned(),
        Shape::Key(To::Condition) => "key of `conditions`, or `all`".to_owned(),
        Shape::Key(To::Event) => "id of an event".to_owned(),
        Shape::Voice => "key of `people`, or a name".to_owned(),
        Shape::Cited => "key of `sources`, or an address".to_owned(),
        Shape::List(one) => format!("list: {}", holds(one)),
        Shape::OneOrMore(one) => format!("{}, or a list of such", holds(one)),
        Shape::Or(short, table) => format!("{}, or {}", holds(short), link(table)),
        Shape::Item(table) => link(table),
        Shape::Entries(table) => format!("by key: {}", link(table)),
    }
}

fn link(table: &Table) -> String {
    let anchor = heading(table).to_lowercase().replace(' ', "-");
    format!("[{}](#{anchor})", table.what)
}

/// What a mapping is about, with a capital letter.
fn heading(table: &Table) -> String {
    let mut letters = table.what.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

fn kinds() -> String {
    let row = |kind: Kind| {
        let [key, name, glyph, ascii, lane] =
            [&kind.key, &kind.name, &kind.glyph, &kind.ascii, &kind.lane].map(ToString::to_string);
        format!("| `{key}` | {name} | `{glyph}` | `{ascii}` | {lane} |\n")
    };
    let rows: String = Kind::built_in().into_iter().map(row).collect();
    format!(
        "### The built-in kinds\n\n| key | name | sign | in ASCII | lane |\n\
         | --- | --- | --- | --- | --- |\n{rows}"
    )
}
