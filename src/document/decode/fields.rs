//! Mappings to their fields, by the tables of the format.

use std::fmt;
use std::ops::Range;

use super::reader::Reader;
use super::unknown;
use crate::date::Date;
use crate::document::field::{Field, Need, Shape, Table};
use crate::document::problem::code;
use crate::document::report::{first_line, quoted};
use crate::document::slip;
use crate::document::syntax::{Node, Value};
use crate::text::Text;

/// What became of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot<T> {
    /// Nothing was written.
    Absent,
    /// What was written cannot be used, and that has been told.
    Unusable,
    /// This was written.
    Is(T),
}

impl<T> Slot<T> {
    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Unusable => None,
        }
    }
}

/// The fields of a mapping.
#[derive(Debug)]
pub struct Fields<'n, 't> {
    /// The mapping.
    pub node: &'n Node<'t>,
    /// What it can have.
    pub table: &'static Table,
    /// Fields that were written under a key that does not say so.
    unusable: Vec<&'static str>,
    /// Field, key, value; a field is in it once.
    present: Vec<(&'static Field, &'n Node<'t>, &'n Node<'t>)>,
}

impl<'n, 't> Fields<'n, 't> {
    /// A mapping of which nothing can be read.
    pub fn none(table: &'static Table, node: &'n Node<'t>) -> Self {
        Self {
            node,
            table,
            unusable: Vec::new(),
            present: Vec::new(),
        }
    }

    /// Reads a mapping by its table: tells unknown and doubled keys and what is missing.
    ///
    /// None where it is no mapping; with `node` null, a mapping without fields.
    pub fn read(
        reader: &mut Reader<'t>,
        table: &'static Table,
        node: &'n Node<'t>,
    ) -> Option<Self> {
        let mut fields = Self::none(table, node);
        match &node.value {
            Value::Map(pairs) => {
                fields.present.reserve(pairs.len());
                let mut strange = Vec::new();
                for (key, value) in pairs {
                    strange.extend(fields.pair(reader, key, value));
                }
                for (key, name, value) in strange {
                    let meant = unknown::tell(reader, &fields, (key, name), value);
                    fields.unusable.extend(meant);
                }
            }
            Value::Refused => return None,
            _ if node.is_null() => {}
            _ => {
                reader
                    .wrong_type(table.what, node, "a mapping")
                    .help(format!("write its fields, as in `{}`", table.least()));
                return None;
            }
        }
        fields.tell_missing(reader);
        Some(fields)
    }

    /// Takes one pair; gives it back with its name where its key is unknown.
    fn pair(
        &mut self,
        reader: &mut Reader<'t>,
        key: &'n Node<'t>,
        value: &'n Node<'t>,
    ) -> Option<(&'n Node<'t>, &'n str, &'n Node<'t>)> {
        let Some(name) = key.scalar() else {
            let range = first_line(reader.text, key.range.clone());
            let what = quoted(reader.text.get(range.clone()).unwrap_or_default());
            let message = format!("{what} cannot be a key of {}", self.table.what);
            reader
                .tell(&code::UNKNOWN_KEY, &range, message)
                .help("a key is a word");
            return None;
        };
        if name.starts_with("x-") {
            return None;
        }
        if let Some(field) = self.table.field(name) {
            match self.present.iter().find(|(other, ..)| other.name == name) {
                None => {
                    if value.is_null() && self.tell_comment(reader, field, key) {
                        self.unusable.push(field.name);
                    }
                    self.present.push((field, key, value));
                }
                Some((_, first, _)) => {
                    let message = format!("{} has {} a second time", self.table.what, quoted(name));
                    reader
                        .tell(&code::DUPLICATE_KEY, &key.range, message)
                        .first_at(first.range.start)
                        .help("keep one of the two");
                }
            }
            return None;
        }
        Some((key, name, value))
    }

    /// Tells that what was meant as the text of a field is a comment.
    fn tell_comment(&self, reader: &mut Reader<'t>, field: &Field, key: &Node<'t>) -> bool {
        let behind = reader.text.get(key.range.end..).unwrap_or_default();
        let colon = behind.len() - behind.trim_start_matches([' ', ':']).len();
        let at = (key.range.end + colon).saturating_sub(1);
        let is_text = matches!(field.shape, Shape::Line | Shape::Block);
        let Some(comment) = slip::comment(reader.text, at).filter(|_| is_text) else {
            return false;
        };
        let text = reader.text.get(comment.clone()).unwrap_or_default();
        let (code, empty) = if field.required {
            let needs = format!("{} needs `{}`", self.table.what, field.name);
            (&code::MISSING_FIELD, needs)
        } else {
            let empty = format!("`{}` is empty", field.name);
            (&code::COMMENT_IN_TEXT, empty)
        };
        let message = format!("{empty}: {} is a comment", quoted(text));
        let help = slip::put_into_marks("a text that begins with `#`", text);
        reader.tell(code, &comment, message).help(help);
        true
    }

    fn tell_missing(&self, reader: &mut Reader<'t>) {
        let excused = &self.unusable;
        let what = self.table.what;
        for field in self.table.fields.iter().filter(|field| field.required) {
            if self.get(field.name).is_none() && !excused.contains(&field.name) {
                let message = format!("{what} needs `{}`, which is missing or empty", field.name);
                reader
                    .tell(&code::MISSING_FIELD, &self.place(reader.text), message)
                    .help(format!("add `{}: …`", field.name));
            }
        }
        match self.table.need {
            Need::Nothing => {}
            Need::AnyOf(names) | Need::OneOf(names) => {
                let one = matches!(self.table.need, Need::OneOf(_));
                let mut given = names
                    .iter()
                    .filter(|name| self.get(name).is_some() || excused.contains(*name));
                let first = given.next();
                if first.is_none() {
                    let names = names.join(", ");
                    let message = format!("{what} needs one of {names}");
                    reader
                        .tell(&code::MISSING_FIELD, &self.place(reader.text), message)
                        .help(format!("add one of {names}"));
                } else if let (true, Some(&first), Some(&second)) = (one, first, given.next()) {
                    let message = format!("{what} has both `{first}` and `{second}`");
                    reader
                        .tell(&code::ONE_RELATION, &self.place(reader.text), message)
                        .help("write two links, each in a mapping of its own");
                }
            }
        }
    }

    /// The first line of the mapping: where what is missing is told.
    pub fn place(&self, text: &str) -> Range<usize> {
        first_line(text, self.node.range.clone())
    }

    /// What was written for a field; none where nothing was.
    pub fn get(&self, name: &str) -> Option<&'n Node<'t>> {
        debug_assert!(
            self.table.field(name).is_some(),
            "{name} is no field of {}",
            self.table.what
        );
        let (_, _, node) = self.present.iter().find(|(field, ..)| field.name == name)?;
        (!node.is_null()).then_some(*node)
    }

    /// Whether something was written for a field under a key that does not say so, or as a comment.
    pub fn is_unusable(&self, name: &str) -> bool {
        self.unusable.contains(&name)
    }

    /// Whether a field is written, be it empty.
    pub fn is_written(&self, name: &str) -> bool {
        self.present.iter().any(|(field, ..)| field.name == name)
    }

    fn slot<T>(
        &self,
        name: &str,
        mut read: impl FnMut(fmt::Arguments<'_>, &'n Node<'t>) -> Option<T>,
    ) -> Slot<T> {
        match self.get(name) {
            None if self.is_unusable(name) => Slot::Unusable,
            None => Slot::Absent,
            Some(node) => match read(format_args!("`{name}`"), node) {
                Some(value) => Slot::Is(value),
                None => Slot::Unusable,
            },
        }
    }

    /// A text, of one line or several as the table says; a blank one is absent, and told where the
    /// field is required.
    pub fn text(&self, reader: &mut Reader<'t>, name: &str) -> Option<Text> {
        let field = self.table.field(name)?;
        let node = self.get(name)?;
        let text = reader.scalar(format_args!("`{name}`"), node)?;
        reader.tell_cut_off(node);
        if text.trim().is_empty() {
            if field.required {
                let message = format!("{} needs `{name}`, which is empty", self.table.what);
                reader
                    .tell(
                        &code::MISSING_FIELD,
                        &first_line(reader.text, node.range.clone()),
                        message,
                    )
                    .help(format!("write something for `{name}`"));
            }
            return None;
        }
        Some(match field.shape {
            Shape::Block => Text::block(text),
            _ => reader.line(text),
        })
    }

    /// A date.
    pub fn date(&self, reader: &mut Reader<'t>, name: &str) -> Slot<Date> {
        self.slot(name, |field, node| reader.date(field, node))
    }

    /// `true` or `false`; false where nothing usable was written.
    pub fn flag(&self, reader: &mut Reader<'t>, name: &str) -> bool {
        self.slot(name, |field, node| reader.flag(field, node))
            .value()
            .unwrap_or_default()
    }

    /// One of some words.
    pub fn word<T: Copy>(
        &self,
        reader: &mut Reader<'t>,
        name: &str,
        words: &[(&'static str, T)],
    ) -> Slot<T> {
        self.slot(name, |field, node| reader.word(field, node, words))
    }

    /// An address.
    pub fn url(&self, reader: &mut Reader<'t>, name: &str) -> Option<Text> {
        self.slot(name, |field, node| reader.url(field, node))
            .value()
    }

    /// The items of a list; none where nothing usable was written.
    pub fn list(&self, reader: &mut Reader<'t>, name: &str) -> &'n [Node<'t>] {
        match self.get(name) {
            Some(node) => {
                let shape = self.table.field(name).map(|field| &field.shape);
                let item = match shape {
                    Some(Shape::List(Shape::Item(table))) => Some(*table),
                    _ => None,
                };
                reader.list(format_args!("`{name}`"), node, item)
            }
            None => &[],
        }
    }

    /// What `read` makes of each item of a list.
    pub fn each<T>(
        &self,
        reader: &mut Reader<'t>,
        name: &str,
        mut read: impl FnMut(&mut Reader<'t>, &'n Node<'t>) -> Option<T>,
    ) -> Vec<T> {
        let nodes = self.list(reader, name);
        // No larger than needed: there are as many of these lists as events.
        let mut items = Vec::with_capacity(nodes.len());
        items.extend(nodes.iter().filter_map(|node| read(reader, node)));
        items
    }
}
