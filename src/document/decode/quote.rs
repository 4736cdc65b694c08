//! Words, as they were said or written.

use super::event::voice;
use super::fields::Fields;
use super::head::Head;
use super::reader::Reader;
use super::source::Sources;
use crate::document::field;
use crate::document::problem::code;
use crate::document::syntax::Node;
use crate::record::Quote;

/// The quotes of an event; one without words is left out.
pub fn read<'t>(
    reader: &mut Reader<'t>,
    head: &Head,
    sources: &mut Sources,
    event: &Fields<'_, 't>,
) -> Vec<Quote> {
    event.each(reader, "quotes", |reader, node| {
        one(reader, head, sources, node)
    })
}

fn one<'t>(
    reader: &mut Reader<'t>,
    head: &Head,
    sources: &mut Sources,
    node: &Node<'t>,
) -> Option<Quote> {
    let fields = Fields::read(reader, &field::QUOTE, node)?;
    let source = fields.get("source");
    if source.is_none() {
        let place = fields.place(reader.text);
        reader
            .tell(
                &code::QUOTE_WITHOUT_SOURCE,
                &place,
                "the quote has no source",
            )
            .help("add `source: …` with a key or address of one of the event's sources");
    }
    let source = source.and_then(|node| sources.of_quote(reader, head, node));
    let text = fields.text(reader, "text");
    let quote = Quote {
        speaker: fields
            .get("speaker")
            .and_then(|node| voice(reader, head, "`speaker`", node)),
        role: fields.text(reader, "role"),
        party: fields
            .get("party")
            .and_then(|node| head.party(reader, node)),
        anonymous: fields.flag(reader, "anonymous"),
        to: fields.text(reader, "to"),
        lang: fields.text(reader, "lang"),
        original: fields.text(reader, "original"),
        original_lang: fields.text(reader, "original_lang"),
        source,
        note: fields.text(reader, "note"),
        text: text?,
    };
    Some(quote)
}
