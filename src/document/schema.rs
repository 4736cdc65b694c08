//! The format as JSON Schema, made from the tables that decoding reads.
//!
//! An editor that knows it completes keys, shows what they mean and underlines mistakes while one types.
//! It is never stricter than the loader: what it refuses, the loader tells as an error. What needs more
//! than one place of the file (references, dates, doubled ids) is left to the loader.

use serde_json::{Map, Value, json};

use super::field::{EVENT, Field, Need, RECORD, Shape, Table, To};
use crate::record::Kind;

/// JSON Schema (2020-12) of a record, ending with a line break.
pub fn schema() -> String {
    let mut tables = Vec::new();
    collect(&RECORD, &mut tables);
    let mut definitions = Map::new();
    for table in &tables {
        definitions.insert(name(table).to_owned(), mapping(table));
    }
    definitions.insert("date".to_owned(), date());
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record",
        "description": "A record of events, or a list of events alone.",
        "anyOf": [reference(name(&RECORD)), { "type": "array", "items": reference(name(&EVENT)) }],
        "$defs": definitions,
    });
    let mut out = serde_json::to_string_pretty(&schema).unwrap_or_default();
    out.push('\n');
    out
}

/// The tables that can be reached from one, each once, the outer before the inner.
fn collect(table: &'static Table, tables: &mut Vec<&'static Table>) {
    if tables.iter().any(|known| std::ptr::eq(*known, table)) {
        return;
    }
    tables.push(table);
    for field in table.fields {
        let mut shape = &field.shape;
        loop {
            match shape {
                Shape::List(item) | Shape::OneOrMore(item) => shape = item,
                Shape::Or(_, table) | Shape::Item(table) | Shape::Entries(table) => {
                    collect(table, tables);
                    break;
                }
                _ => break,
            }
        }
    }
}

/// What a table is called among the definitions: what it is about, without the article.
fn name(table: &Table) -> &'static str {
    table
        .what
        .split_once(' ')
        .map_or(table.what, |(_, name)| name)
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn mapping(table: &'static Table) -> Value {
    let mut properties = Map::new();
    for field in table.fields {
        properties.insert(field.name.to_owned(), property(field));
    }
    let mut out = Map::new();
    out.insert("title".to_owned(), title(name(table)).into());
    out.insert("type".to_owned(), "object".into());
    out.insert("properties".to_owned(), properties.into());
    out.insert("patternProperties".to_owned(), json!({ "^x-": true }));
    out.insert("additionalProperties".to_owned(), false.into());
    let required: Vec<&str> = table
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name)
        .collect();
    if !required.is_empty() {
        out.insert("required".to_owned(), required.into());
    }
    // A key with nothing behind it is as if it were not there.
    let given = |name: &&str| json!({ "required": [name], "properties": { *name: { "not": { "type": "null" } } } });
    match table.need {
        Need::Nothing => {}
        Need::AnyOf(names) => {
            out.insert("anyOf".to_owned(), names.iter().map(given).collect());
        }
        Need::OneOf(names) => {
            out.insert("oneOf".to_owned(), names.iter().map(given).collect());
        }
    }
    out.into()
}

/// A name as a title: `as_stated` is "As stated".
fn title(name: &str) -> String {
    let mut signs = name.chars();
    let first = signs.next().into_iter().flat_map(char::to_uppercase);
    first.chain(signs).collect::<String>().replace('_', " ")
}

fn property(field: &Field) -> Value {
    let mut out = Map::new();
    out.insert("title".to_owned(), title(field.name).into());
    out.insert("description".to_owned(), field.doc.into());
    let shape = of(&field.shape);
    let shape = if field.required {
        shape
    } else {
        or_nothing(shape)
    };
    if let Value::Object(shape) = shape {
        out.extend(shape);
    }
    if field.required && matches!(field.shape, Shape::Line | Shape::Block) {
        out.insert("pattern".to_owned(), "\\S".into());
    }
    out.into()
}

/// A shape, or a key with nothing behind it.
fn or_nothing(mut shape: Value) -> Value {
    if let Some(kinds) = shape.get_mut("type") {
        match kinds {
            Value::Array(kinds) => kinds.push("null".into()),
            one => *one = json!([one, "null"]),
        }
        return shape;
    }
    if let Some(words) = shape.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(Value::Null);
        return shape;
    }
    let nothing = json!({ "type": "null" });
    if let Some(shapes) = shape.get_mut("anyOf").and_then(Value::as_array_mut) {
        shapes.push(nothing);
        return shape;
    }
    json!({ "anyOf": [shape, nothing] })
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Key(To::Kind) => json!({ "anyOf": [{ "enum": kinds() }, text()] }),
        Shape::Line | Shape::Block | Shape::Key(_) | Shape::Voice | Shape::Cited => text(),
        Shape::Date => reference("date"),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Url => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://\\S+$" }),
        Shape::Word(words) => json!({ "enum": words() }),
        Shape::List(item) => list(item),
        Shape::OneOrMore(item) => {
            let mut several = list(item);
            if let Value::Object(several) = &mut several {
                several.insert("minItems".to_owned(), 1.into());
            }
            json!({ "anyOf": [of(item), several] })
        }
        Shape::Or(short, table) => json!({ "anyOf": [of(short), reference(name(table))] }),
        Shape::Item(table) => reference(name(table)),
        Shape::Entries(table) => {
            // An entry that needs nothing can be a key alone.
            let entry = reference(name(table));
            let bare = matches!(table.need, Need::Nothing)
                && table.fields.iter().all(|field| !field.required);
            let entry = if bare { or_nothing(entry) } else { entry };
            json!({ "type": "object", "additionalProperties": entry })
        }
    }
}

fn list(item: &Shape) -> Value {
    let items = match item {
        Shape::Line | Shape::Block => or_nothing(of(item)),
        _ => of(item),
    };
    let mut out = Map::new();
    out.insert("type".to_owned(), "array".into());
    out.insert("items".to_owned(), items);
    if matches!(item, Shape::Key(_)) {
        out.insert("uniqueItems".to_owned(), true.into());
    }
    out.into()
}

fn kinds() -> Vec<String> {
    let built_in = Kind::built_in();
    built_in
        .iter()
        .map(|kind| kind.key.raw().to_owned())
        .collect()
}

fn date() -> Value {
    json!({
        "title": "Date",
        "description": "An EDTF date: 2026, 2026-05, 2026-05-14, 2026-05~ (about), 2026? (perhaps), \
                        2028/.. (from), ../2029-Q1 (by), \"[2027,2028]\" (one of).",
        "type": ["string", "integer"],
        "examples": ["2026-05-14", "2026-05", 2026, "2026-05~", "../2029-Q1", "2028/..", "[2027,2028]"],
    })
}

/// A text; what looks like a number or a truth value is kept as it was typed.
fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}
