//! Kinds of events that a file adds or restyles.

use super::fields::Fields;
use super::reader::Reader;
use crate::document::field::COLOURS;
use crate::document::problem::code;
use crate::document::report::quoted;
use crate::record::{Kind, Role};
use crate::text::{Text, measure};

/// A kind that is not built in, as it looks when the file says no more than its key and name.
pub fn new(key: &str, name: Option<Text>) -> Kind {
    let name = name.unwrap_or_else(|| {
        let mut signs = key.chars();
        let first = signs.next().into_iter().flat_map(char::to_uppercase);
        Text::line(&first.chain(signs).collect::<String>())
    });
    let plural = Text::line(&format!("{}s", name.raw()));
    Kind {
        key: Text::line(key),
        glyph: Text::line("⋄"),
        ascii: Text::line("o"),
        role: Role::Plain,
        lane: plural.clone(),
        plural,
        name,
    }
}

/// Puts what the file says about a kind in the place of what it was.
pub fn restyle<'t>(reader: &mut Reader<'t>, fields: &Fields<'_, 't>, kind: &mut Kind) {
    let put = |place: &mut Text, text: Option<Text>| {
        if let Some(text) = text {
            *place = text;
        }
    };
    put(&mut kind.name, fields.text(reader, "name"));
    let plural = fields.text(reader, "plural");
    // A lane that was made from the plural goes along with it.
    if kind.lane == kind.plural {
        put(&mut kind.lane, plural.clone());
    }
    put(&mut kind.plural, plural);
    put(&mut kind.lane, fields.text(reader, "lane"));
    put(
        &mut kind.glyph,
        glyph(reader, fields, "glyph", "one column wide", |text| {
            measure::width(text) == 1
        }),
    );
    put(
        &mut kind.ascii,
        glyph(reader, fields, "ascii", "one ASCII character", |text| {
            text.len() == 1 && text.bytes().all(|b| b.is_ascii_graphic())
        }),
    );
    if let Some(colour) = fields.word(reader, "color", &COLOURS).value() {
        kind.role = Role::Named(colour);
    }
}

fn glyph<'t>(
    reader: &mut Reader<'t>,
    fields: &Fields<'_, 't>,
    name: &str,
    expected: &str,
    fits: impl Fn(&str) -> bool,
) -> Option<Text> {
    let text = fields.text(reader, name)?;
    if fits(text.raw()) {
        return Some(text);
    }
    let place = fields.get(name)?.range.clone();
    let message = format!("`{name}` {} is not {expected}", quoted(text.raw()));
    reader
        .tell(&code::BAD_GLYPH, &place, message)
        .help(format!("write a sign that is {expected}"));
    None
}
