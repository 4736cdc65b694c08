//! Keys that a mapping cannot have: what they were probably meant to be.

use super::fields::Fields;
use super::reader::Reader;
use crate::document::field::{Meant, Shape, synonym};
use crate::document::problem::code;
use crate::document::report::{Found, quoted};
use crate::document::slip;
use crate::document::syntax::{Node, Value};

/// Tells that a mapping cannot have a key, with the mend; gives the field that it was probably meant to be.
pub fn tell<'t>(
    reader: &mut Reader<'t>,
    fields: &Fields<'_, 't>,
    (key, name): (&Node<'t>, &str),
    value: &Node<'t>,
) -> Option<&'static str> {
    let table = fields.table;
    let written = slip::Field::of(name);
    if value.is_null()
        && let Some(field) = table.field(written.key)
    {
        let message = format!("{} {}", quoted(name), written.slip);
        unknown(reader, key, message).help(format!("write {}", quoted(&written.mended())));
        return Some(field.name);
    }
    if let Some(field) = table.field(name.trim())
        && let Some(blank) = name.chars().find(|c| c.is_whitespace())
    {
        let message = format!("{} stand with `{}`", slip::blanks(blank), field.name);
        unknown(reader, key, message).help("write ordinary blanks in their place");
        return Some(field.name);
    }
    let message = format!("{} is no key of {}", quoted(name), table.what);
    let meant = match value.value {
        Value::Map(_) => None,
        _ => synonym(table, name),
    };
    let near = || reader.report.nearest(name, table.names()).map(Meant::Field);
    match meant.or_else(near) {
        Some(Meant::Part(name, mend)) => {
            unknown(reader, key, message).help(mend);
            Some(name)
        }
        Some(Meant::Field(name)) => {
            let help = mend(reader, fields, name, value);
            unknown(reader, key, message).help(help);
            Some(name)
        }
        None => {
            let names: Vec<&str> = table.names().collect();
            unknown(reader, key, message).help_once(format!(
                "{} has {}; a key of your own begins with `x-`",
                table.what,
                names.join(", ")
            ));
            None
        }
    }
}

fn unknown<'r>(reader: &'r mut Reader<'_>, key: &Node<'_>, message: String) -> &'r mut Found {
    reader.tell(&code::UNKNOWN_KEY, &key.range, message)
}

/// How what stands under an unknown key is written in the field that was meant.
fn mend<'t>(
    reader: &Reader<'t>,
    fields: &Fields<'_, 't>,
    name: &'static str,
    value: &Node<'t>,
) -> String {
    let shape = fields.table.field(name).map(|field| &field.shape);
    let is_list = matches!(shape, Some(Shape::List(_)));
    if fields.is_written(name) {
        return if is_list {
            format!("`{name}` is written too: add it there")
        } else {
            format!("`{name}` is written too: keep one of the two")
        };
    }
    let written = reader.text.get(value.range.clone()).unwrap_or_default();
    let is_item = matches!(shape, Some(Shape::List(Shape::Item(_))));
    match value.value {
        Value::Scalar { .. }
            if is_list && !is_item && !value.is_null() && !written.contains('\n') =>
        {
            format!("did you mean {}?", quoted(&format!("{name}: [{written}]")))
        }
        _ => format!("did you mean `{name}`?"),
    }
}
