//! The form of the filter language: text to a tree of terms.
//!
//! ```text
//! filter  one | other | …          any of them
//! one     part part …              all of them
//! part    -part                    not that
//!         term|term|…              any of them, without blanks: a|b c is (a or b) and c
//! term    ( filter )   field:value   word   "a phrase"
//! ```
//!
//! A value that follows `|` without a field has that of the term before: `kind:law|poll`.

use std::ops::Range;

use super::FilterError;
use super::field::{FIELDS, Field};
use crate::text::suggest::{self, Effort};

/// How deep parentheses may stand in one another.
const DEEPEST: usize = 50;

/// What a filter is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Term(Term),
}

/// A value, and what it is a value of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    /// None for words that may stand anywhere.
    pub field: Option<&'static Field>,
    pub value: String,
    /// Where the value stands in the text.
    pub range: Range<usize>,
}

/// A tree, and where its parts stand that all have to hold.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tree {
    pub root: Node,
    pub parts: Vec<Range<usize>>,
}

/// Reads a filter.
pub(super) fn parse(text: &str) -> Result<Tree, FilterError> {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
    };
    let (root, parts) = parser.alternatives()?;
    if parser.at < text.len() {
        // Only a bracket ends a filter before its end.
        return Err(parser.error(
            parser.at..parser.at + 1,
            "nothing is open that `)` could close",
        ));
    }
    Ok(Tree { root, parts })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    #[expect(clippy::unused_self, reason = "reads as a part of the parser")]
    fn error(&self, range: Range<usize>, message: impl Into<String>) -> FilterError {
        FilterError {
            message: message.into(),
            range,
            suggestion: None,
        }
    }

    /// Ways parted by `|` between blanks; and the places of the parts, where there is one way alone.
    fn alternatives(&mut self) -> Result<(Node, Vec<Range<usize>>), FilterError> {
        let start = self.at;
        let (first, mut parts) = self.all()?;
        let mut ways = vec![first];
        while self.peek() == Some('|') {
            let bar = self.at;
            self.at += 1;
            let (way, _) = self.all()?;
            let empty = |node: &Node| matches!(node, Node::All(parts) if parts.is_empty());
            if empty(&way) || ways.iter().any(empty) {
                return Err(self.error(bar..bar + 1, "`|` stands between two things"));
            }
            ways.push(way);
        }
        if ways.len() > 1 {
            let whole = self.text.get(start..self.at).unwrap_or("");
            let end = start + whole.trim_end().len();
            let from = start + whole.len() - whole.trim_start().len();
            parts.clear();
            parts.push(from..end);
        }
        Ok((one_or(ways, Node::Any), parts))
    }

    /// Parts that all have to hold.
    fn all(&mut self) -> Result<(Node, Vec<Range<usize>>), FilterError> {
        let mut nodes = Vec::new();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        loop {
            self.skip_blanks();
            if matches!(self.peek(), None | Some('|' | ')')) {
                if ranges.len() > 1
                    && let Some(error) = ranges.iter().find_map(|range| self.joint(range))
                {
                    return Err(error);
                }
                return Ok((one_or(nodes, Node::All), ranges));
            }
            let start = self.at;
            nodes.push(self.part()?);
            ranges.push(start..self.at);
        }
    }

    /// What to write in place of a word that joins parts in other languages.
    fn joint(&self, range: &Range<usize>) -> Option<FilterError> {
        let word = self.text.get(range.clone())?;
        let (says, sign) = match word.to_ascii_lowercase().as_str() {
            "and" => ("what stands side by side must all hold", None),
            "or" => ("one of two is written with `|`", Some("|")),
            "not" => ("what is left out has `-` before it", Some("-")),
            _ => return None,
        };
        let rest = self.text.get(range.end..).unwrap_or("");
        // A sign before something stands without a blank.
        let blanks = if sign == Some("-") {
            rest.len() - rest.trim_start().len()
        } else {
            0
        };
        Some(FilterError {
            message: format!("{says}; write \"{word}\" to look for the word"),
            range: range.start..range.end + blanks,
            suggestion: sign.map(str::to_owned),
        })
    }

    /// A part, perhaps excluded.
    fn part(&mut self) -> Result<Node, FilterError> {
        let start = self.at;
        let mut excluded = false;
        while self.peek() == Some('-') {
            self.at += 1;
            excluded = !excluded;
        }
        if self.at > start && self.peek().is_none_or(char::is_whitespace) {
            return Err(self.error(
                start..self.at,
                "`-` stands before what it excludes, without a blank",
            ));
        }
        let node = self.glued()?;
        Ok(if excluded {
            Node::Not(Box::new(node))
        } else {
            node
        })
    }

    /// Terms parted by `|` without blanks.
    fn glued(&mut self) -> Result<Node, FilterError> {
        let mut nodes = vec![self.term(None)?];
        loop {
            let mut next = self.rest().chars();
            let glued = next.next() == Some('|') && next.next().is_some_and(|c| !c.is_whitespace());
            if !glued {
                return Ok(one_or(nodes, Node::Any));
            }
            self.at += 1;
            let field = match nodes.last() {
                Some(Node::Term(term)) => term.field,
                _ => None,
            };
            nodes.push(self.term(field)?);
        }
    }

    fn term(&mut self, field: Option<&'static Field>) -> Result<Node, FilterError> {
        match self.peek() {
            Some('(') => return self.bracket(),
            Some('"') => {
                let (value, range) = self.value();
                return Ok(Node::Term(Term {
                    field,
                    value,
                    range,
                }));
            }
            _ => {}
        }
        let start = self.at;
        let rest = self.rest();
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, after) = rest.split_at_checked(letters).unwrap_or(("", rest));
        // An address is a word.
        let named = letters > 0 && after.starts_with(':') && !after.starts_with("://");
        let field = if named {
            self.at += name.len() + 1;
            Some(field_named(name).map_err(|suggestion| FilterError {
                message: format!("there is no field {name}"),
                range: start..start + name.len(),
                suggestion,
            })?)
        } else {
            field
        };
        let (value, range) = self.value();
        if let (Some(field), true) = (field, value.trim().is_empty()) {
            let message = format!("{} wants a value, such as {}", field.name, field.example);
            return Err(self.error(start..self.at, message));
        }
        if range.is_empty() {
            // `|` where a term should stand: all other signs are of a word.
            return Err(self.error(start..start + 1, "`|` stands between two things"));
        }
        Ok(Node::Term(Term {
            field,
            value,
            range,
        }))
    }

    fn bracket(&mut self) -> Result<Node, FilterError> {
        let start = self.at;
        if self.depth == DEEPEST {
            let message = format!("brackets stand in one another at most {DEEPEST} deep");
            return Err(self.error(start..start + 1, message));
        }
        self.at += 1;
        self.depth += 1;
        let (node, _) = self.alternatives()?;
        self.depth -= 1;
        if self.peek() != Some(')') {
            return Err(self.error(start..start + 1, "`(` is not closed"));
        }
        self.at += 1;
        if matches!(&node, Node::All(parts) if parts.is_empty()) {
            return Err(self.error(start..self.at, "there is nothing between the brackets"));
        }
        Ok(node)
    }

    /// A phrase up to its closing mark or the end, or a word.
    fn value(&mut self) -> (String, Range<usize>) {
        let start = self.at;
        if let Some(phrase) = self.rest().strip_prefix('"') {
            let end = phrase.find('"');
            let value = phrase.get(..end.unwrap_or(phrase.len())).unwrap_or("");
            self.at += 1 + value.len() + usize::from(end.is_some());
            return (value.to_owned(), start..self.at);
        }
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '|' | ')' | '"'));
        let value = rest.get(..end.unwrap_or(rest.len())).unwrap_or("");
        self.at += value.len();
        (value.to_owned(), start..self.at)
    }
}

/// The only node, or all of them together.
fn one_or(mut nodes: Vec<Node>, together: impl Fn(Vec<Node>) -> Node) -> Node {
    match nodes.pop() {
        Some(only) if nodes.is_empty() => only,
        last => {
            nodes.extend(last);
            together(nodes)
        }
    }
}

/// The field with a name, in any case; else the name of the nearest one.
fn field_named(name: &str) -> Result<&'static Field, Option<String>> {
    let found = FIELDS.iter().find(|f| f.name.eq_ignore_ascii_case(name));
    found.ok_or_else(|| {
        let names = FIELDS.iter().map(|f| f.name);
        suggest::nearest(name, names, &mut Effort::default()).map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The tree in words: `&` all, `|` any, `-` not.
    fn told(node: &Node) -> String {
        let list = |sign: &str, nodes: &[Node]| {
            let told: Vec<String> = nodes.iter().map(told).collect();
            format!("({sign} {})", told.join(" "))
        };
        match node {
            Node::All(nodes) => list("&", nodes),
            Node::Any(nodes) => list("|", nodes),
            Node::Not(node) => format!("-{}", told(node)),
            Node::Term(term) => match term.field {
                Some(field) => format!("{}:{}", field.name, term.value),
                None => term.value.clone(),
            },
        }
    }

    fn read(text: &str) -> String {
        parse(text).map_or_else(|e| panic!("{text}: {e:?}"), |tree| told(&tree.root))
    }

    /// What is wrong: the text underlined and the message.
    fn wrong(text: &str) -> (&str, String) {
        let error = parse(text).unwrap_err();
        (&text[error.range], error.message)
    }

    #[test]
    fn terms_stand_together() {
        assert_eq!(read(""), "(& )");
        assert_eq!(read("bridge"), "bridge");
        assert_eq!(read("a b  c"), "(& a b c)");
        assert_eq!(read("a b | c"), "(| (& a b) c)");
        assert_eq!(read("a|b c"), "(& (| a b) c)");
        assert_eq!(read("kind:law|poll c"), "(& (| kind:law kind:poll) c)");
        assert_eq!(read("kind:law|party:x|y"), "(| kind:law party:x party:y)");
        assert_eq!(read("-kind:law|poll"), "-(| kind:law kind:poll)");
        assert_eq!(read("a -(b | c) --d"), "(& a -(| b c) d)");
        assert_eq!(read("(a b)|c"), "(| (& a b) c)");
    }

    #[test]
    fn values_are_words_or_phrases() {
        assert_eq!(read("\"a b\""), "a b");
        assert_eq!(
            read("person:\"Ida Lund\"|Berg"),
            "(| person:Ida Lund person:Berg)"
        );
        assert_eq!(read("KIND:law"), "kind:law");
        assert_eq!(read("since:-90d"), "since:-90d");
        assert_eq!(read("on:2025/2026|-1y"), "(| on:2025/2026 on:-1y)");
        assert_eq!(read("12:30 house-to-house"), "(& 12:30 house-to-house)");
        assert_eq!(read("\"open end"), "open end");
        assert_eq!(read("이다:룬드"), "이다:룬드");
        assert_eq!(read("https://a.b/c?d"), "https://a.b/c?d");
    }

    #[test]
    fn what_is_wrong_is_underlined() {
        let told = |place: &'static str, message: &str| (place, message.to_owned());
        assert_eq!(
            wrong("a kindd:law"),
            told("kindd", "there is no field kindd")
        );
        assert_eq!(
            parse("kindd:x").unwrap_err().suggestion.as_deref(),
            Some("kind")
        );
        assert_eq!(wrong("a (b c").0, "(");
        assert_eq!(wrong("a b) c").0, ")");
        assert_eq!(wrong("a ()").0, "()");
        assert_eq!(wrong("a - b").0, "-");
        assert_eq!(wrong("a -"), wrong("b -"));
        assert_eq!(wrong("a |").0, "|");
        assert_eq!(wrong("| a").0, "|");
        assert_eq!(wrong("a || b").0, "|");
        assert_eq!(wrong("x kind: y").0, "kind:");
        assert_eq!(wrong(&"(".repeat(99)).0, "(");
    }

    #[test]
    fn parts_are_what_all_has_to_hold() {
        let parts = |text: &'static str| -> Vec<&str> {
            let parts = parse(text).unwrap().parts;
            parts.into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(
            parts("kind:law|poll  -is:new x"),
            ["kind:law|poll", "-is:new", "x"]
        );
        assert_eq!(parts(" a b | c "), ["a b | c"]);
        assert_eq!(parts("(a | b) c"), ["(a | b)", "c"]);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[a-z:|()\" -]{0,30}|.{0,20}") {
            if let Err(error) = parse(&text) {
                prop_assert!(text.get(error.range.clone()).is_some(), "{:?}", error);
                prop_assert!(!error.range.is_empty());
            }
        }
    }
}
