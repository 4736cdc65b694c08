//! Nodes to values: what cannot be used is told, and costs only itself.

use std::fmt::Display;
use std::ops::Range;

use crate::date::Date;
use crate::document::field::Table;
use crate::document::problem::{Code, code};
use crate::document::report::{Found, Report, first_line, is_repeated_whole, quoted};
use crate::document::slip::{self, in_marks, put_into_marks};
use crate::document::syntax::{Node, Value};
use crate::text::Text;

use super::words::Words;

/// The longest text of a field, in bytes: 1 MiB.
pub const LONGEST: usize = 1 << 20;

/// What all decoding needs: the file's text, and somewhere to tell problems.
#[derive(Debug)]
pub struct Reader<'t> {
    /// The text of the file, for messages that repeat it.
    pub text: &'t str,
    /// The problems so far.
    pub report: Report,
    words: Words,
}

impl<'t> Reader<'t> {
    /// A reader that goes on from what has been told.
    pub fn new(text: &'t str, report: Report) -> Self {
        Self {
            text,
            report,
            words: Words::default(),
        }
    }

    /// A text of one line; a short one that occurred not long ago is kept once for all its places.
    pub fn line(&mut self, text: &str) -> Text {
        self.words.line(text)
    }
}

impl Reader<'_> {
    /// Tells a problem.
    pub fn tell(
        &mut self,
        code: &'static Code,
        range: &Range<usize>,
        message: impl Into<String>,
    ) -> &mut Found {
        self.report.tell(code, range.clone(), message)
    }

    /// Tells that `node` is not what was expected.
    pub fn wrong_type(
        &mut self,
        field: impl Display,
        node: &Node<'_>,
        expected: &str,
    ) -> &mut Found {
        let is = match &node.value {
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
            Value::Scalar { .. } if node.is_null() => "nothing",
            _ => "a text",
        };
        let range = first_line(self.text, node.range.clone());
        let what = quoted(self.text.get(range.clone()).unwrap_or_default());
        let message = format!("{field} must be {expected}, {what} is {is}");
        self.tell(&code::WRONG_TYPE, &range, message)
    }

    /// The text of a scalar; `field` names it in messages.
    pub fn scalar<'n>(
        &mut self,
        field: impl Display + Copy,
        node: &'n Node<'_>,
    ) -> Option<&'n str> {
        let Some(text) = node.scalar() else {
            if !matches!(node.value, Value::Refused) {
                let range = first_line(self.text, node.range.clone());
                let whole = range.end == node.range.end;
                let written = self.text.get(range).unwrap_or_default().to_owned();
                let found = self.wrong_type(field, node, "a text");
                if whole {
                    found.help(put_into_marks("it", &written));
                }
            }
            return None;
        };
        if text.len() > LONGEST {
            let range = first_line(self.text, node.range.clone());
            let range = range.start..range.end.min(range.start + 1);
            let message = format!(
                "{field} is a text of {} KiB, more than the limit of 1024 KiB",
                text.len().div_ceil(1024)
            );
            self.tell(&code::TEXT_TOO_LONG, &range, message)
                .help("shorten it, or keep it in a file of its own and give its address");
            return None;
        }
        Some(text)
    }

    /// Tells that the rest of a line is a comment where it was most likely meant as part of the text before it.
    pub fn tell_cut_off(&mut self, node: &Node<'_>) {
        let Value::Scalar { plain: true, .. } = node.value else {
            return;
        };
        let Some(comment) = slip::comment(self.text, node.range.end) else {
            return;
        };
        let rest = quoted(self.text.get(comment.clone()).unwrap_or_default());
        let message =
            format!("the rest of the line, {rest}, is a comment and not part of the text");
        let written = self.text.get(node.range.start..comment.end);
        let help = put_into_marks("the text", written.unwrap_or_default());
        self.tell(&code::COMMENT_IN_TEXT, &comment, message)
            .help(help);
    }

    /// The items of a list; one that is none is told with its mend: the item in brackets, or, where the
    /// items are mappings, the one with its first field, `item`.
    pub fn list<'n, 't>(
        &mut self,
        field: impl Display,
        node: &'n Node<'t>,
        item: Option<&Table>,
    ) -> &'n [Node<'t>] {
        match &node.value {
            Value::List(items) => items,
            Value::Refused => &[],
            _ => {
                let written = self.text.get(node.range.clone()).unwrap_or_default();
                let help = list_mend(node, written, item);
                self.wrong_type(field, node, "a list").help(help);
                &[]
            }
        }
    }

    /// A date expression.
    pub fn date(&mut self, field: impl Display + Copy, node: &Node<'_>) -> Option<Date> {
        if matches!(node.value, Value::List(_) | Value::Map(_)) {
            let written = self.text.get(node.range.clone()).unwrap_or_default();
            if written.starts_with(['[', '{']) && !written.contains('\n') {
                let mend = in_marks(written);
                let message = format!("{field} is {}, a list and no date", quoted(written));
                self.tell(&code::BAD_DATE, &node.range, message)
                    .help(format!(
                        "a set of dates is written in quotation marks: {}",
                        quoted(&mend)
                    ));
                return None;
            }
        }
        let text = self.scalar(field, node)?;
        match Date::parse(text.trim()) {
            Ok(date) => Some(date),
            Err(error) => {
                let range = first_line(self.text, node.range.clone());
                let message = format!("{field} {} cannot be used: {error}", quoted(text));
                let found = self.tell(&code::BAD_DATE, &range, message);
                found.help(match error.suggestion {
                    Some(mend) => format!("write {}", quoted(&mend)),
                    None => "write a date such as `2026-05-14`, `2026-05`, `2026`, `2026-05~` or \
                             `../2029-03`"
                        .to_owned(),
                });
                None
            }
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, field: impl Display, node: &Node<'_>) -> Option<bool> {
        if let Value::Scalar { text, plain: true } = &node.value {
            match text.as_ref() {
                "true" | "True" | "TRUE" => return Some(true),
                "false" | "False" | "FALSE" => return Some(false),
                _ => {}
            }
        }
        if !matches!(node.value, Value::Refused) {
            let mend = match node.scalar().map(str::to_ascii_lowercase).as_deref() {
                Some("yes" | "on" | "y" | "true" | "1") => "write `true`",
                Some("no" | "off" | "n" | "false" | "0") => "write `false`",
                _ => "write `true` or `false`",
            };
            self.wrong_type(field, node, "`true` or `false`").help(mend);
        }
        None
    }

    /// One of some words.
    pub fn word<T: Copy>(
        &mut self,
        field: impl Display + Copy,
        node: &Node<'_>,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.scalar(field, node)?;
        if let Some(&(_, value)) = words.iter().find(|(word, _)| *word == text) {
            return Some(value);
        }
        let near = self
            .report
            .nearest(text, words.iter().map(|&(word, _)| word));
        let all: Vec<&str> = words.iter().map(|&(word, _)| word).collect();
        let message = format!(
            "{field} cannot be {}; it is one of {}",
            quoted(text),
            all.join(", ")
        );
        let range = first_line(self.text, node.range.clone());
        let found = self.tell(&code::BAD_WORD, &range, message);
        if let Some(near) = near {
            found.help(format!("did you mean `{near}`?"));
        } else {
            found.help(format!("write one of {}", all.join(", ")));
        }
        None
    }

    /// An address.
    pub fn url(&mut self, field: impl Display + Copy, node: &Node<'_>) -> Option<Text> {
        let text = self.scalar(field, node)?;
        match address(text) {
            Ok(()) => Some(self.line(text)),
            Err(why) => {
                let range = first_line(self.text, node.range.clone());
                let message = format!("{field} {} {why}", quoted(text));
                self.tell(&code::BAD_URL, &range, message)
                    .help("write an address such as `https://example.org/page`");
                None
            }
        }
    }
}

/// How what stands where a list belongs is written as one.
fn list_mend(node: &Node<'_>, written: &str, item: Option<&Table>) -> String {
    let one = Some(written).filter(|text| !text.contains('\n') && !node.is_null());
    let is_map = matches!(node.value, Value::Map(_));
    let in_brackets = written.starts_with('{');
    match (one, item) {
        (None, _) if is_map && in_brackets => "put it into brackets: `[{ … }]`".to_owned(),
        (None, _) => "begin it with `- `, and indent its other lines two blanks deeper".to_owned(),
        (Some(one), _) if is_map && !in_brackets => {
            format!("write {}", quoted(&format!("- {one}")))
        }
        (Some(one), Some(table)) if !is_map => {
            let first = match table.field(one) {
                Some(field) => format!("- {}: …", field.name),
                None => format!("- {}: {one}", table.first().unwrap_or("name")),
            };
            format!("write {} on a line below", quoted(&first))
        }
        (Some(one), _) if is_repeated_whole(one) => {
            format!("write {}", quoted(&format!("[{one}]")))
        }
        (Some(_), _) => "put it into brackets: `[ … ]`".to_owned(),
    }
}

/// Whether a text is an address that can be opened without danger; why not, as the rest of a sentence.
pub fn address(text: &str) -> Result<(), &'static str> {
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err("has blanks or control characters in it");
    }
    let url = url::Url::parse(text).map_err(|_| "is no address")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("is no http or https address");
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err("has no host");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("has a user part before its host");
    }
    // The parser would mend `https:example.org`; what is kept is what was typed.
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    if rest.starts_with("//") {
        Ok(())
    } else {
        Err("has no `//` before its host")
    }
}

/// Whether a text looks like an address rather than a key.
pub fn is_address(text: &str) -> bool {
    text.contains([':', '/']) || text.starts_with("www.")
}
