//! An event as YAML, from fields whose text may be anything.
//!
//! What is written here is read as it was given, by this program and by every other reader of YAML: words
//! stand bare only where nothing can take them for something else, text of several lines stands as a block,
//! long prose is folded at words, and whatever else there is stands in quotation marks, escaped.

use crate::text::measure;

/// The columns that a line of prose may have, as in a file that is read without scrolling sideways.
const COLUMNS: usize = 100;

/// What stands for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A text.
    Text(String),
    /// A date expression, which every reader of YAML leaves as it is.
    Date(String),
    /// `true` or `false`.
    Flag(bool),
    /// Texts on one line: `[mayor, "https://example.org"]`.
    Texts(Vec<String>),
    /// Mappings, one below the other.
    Items(Vec<Vec<(&'static str, Written)>>),
    /// Texts and mappings, one below the other.
    Mixed(Vec<Item>),
    /// Mappings by keys of the user's.
    Keyed(Vec<(String, Vec<(&'static str, Written)>)>),
}

/// What a list can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A text.
    Text(String),
    /// A mapping.
    Fields(Vec<(&'static str, Written)>),
}

/// The lines of a mapping with these fields, in this order, each ended by a line break.
///
/// ```
/// # use opcon_tui::document::edit::write::{Written, mapping};
/// let title = Written::Text("Talks: on again".to_owned());
/// let date = Written::Date("2026-05-14".to_owned());
/// let text = mapping(&[("date", date), ("title", title)]);
/// assert_eq!(text, "date: 2026-05-14\ntitle: \"Talks: on again\"\n");
/// ```
pub fn mapping(fields: &[(&'static str, Written)]) -> String {
    let mut out = String::new();
    write(fields, 0, &mut out);
    out
}

/// A text as it can stand among others in brackets, and anywhere else.
pub fn in_brackets(text: &str) -> String {
    line(text, is_key(text))
}

fn write(fields: &[(&'static str, Written)], indent: usize, out: &mut String) {
    for (at, (name, written)) in fields.iter().enumerate() {
        // The first one stands behind the dash of its item.
        if at > 0 || indent == 0 {
            out.push_str(&" ".repeat(indent));
        }
        out.push_str(name);
        out.push(':');
        match written {
            Written::Text(text) => {
                out.push(' ');
                out.push_str(&value(text, indent, name.len() + 2));
                out.push('\n');
            }
            Written::Date(date) => out.push_str(&format!(" {}\n", line(date, is_bare_date(date)))),
            Written::Flag(flag) => out.push_str(&format!(" {flag}\n")),
            Written::Texts(texts) => {
                let items: Vec<String> = texts.iter().map(|text| in_brackets(text)).collect();
                out.push_str(&format!(" [{}]\n", items.join(", ")));
            }
            Written::Items(items) => {
                out.push('\n');
                for item in items {
                    below(item, indent, out);
                }
            }
            Written::Mixed(items) => {
                out.push('\n');
                for item in items {
                    match item {
                        Item::Text(text) => {
                            let text = line(text, is_bare(text));
                            out.push_str(&format!("{}- {text}\n", " ".repeat(indent + 2)));
                        }
                        Item::Fields(fields) => below(fields, indent, out),
                    }
                }
            }
            Written::Keyed(entries) => {
                out.push('\n');
                for (key, fields) in entries {
                    let key = in_brackets(key);
                    out.push_str(&format!("{}{key}:", " ".repeat(indent + 2)));
                    if fields.is_empty() {
                        out.push_str(" {}\n");
                    } else {
                        out.push_str(&format!("\n{}", " ".repeat(indent + 4)));
                        write(fields, indent + 4, out);
                    }
                }
            }
        }
    }
}

/// A mapping as an item of a list.
fn below(fields: &[(&'static str, Written)], indent: usize, out: &mut String) {
    out.push_str(&" ".repeat(indent + 2));
    out.push_str("- ");
    write(fields, indent + 4, out);
}

/// A text as the value of a field that stands in column `indent`; `before` columns of its line are taken.
fn value(text: &str, indent: usize, before: usize) -> String {
    let lines = " ".repeat(indent + 2);
    if is_block(text) {
        let (header, text) = match text.strip_suffix('\n') {
            Some(text) => ("|", text),
            None => ("|-", text),
        };
        let lines = text.split('\n').map(|line| match line {
            "" => "\n".to_owned(),
            line => format!("\n{lines}{line}"),
        });
        return format!("{header}{}", lines.collect::<String>());
    }
    let room = COLUMNS.saturating_sub(indent + before);
    if measure::width(text) > room && is_prose(text) {
        let wrapped = fold(text, COLUMNS.saturating_sub(indent + 2));
        let lines = wrapped.iter().map(|line| format!("\n{lines}{line}"));
        return format!(">-{}", lines.collect::<String>());
    }
    line(text, is_bare(text))
}

/// A text on one line: bare, or in quotation marks.
fn line(text: &str, bare: bool) -> String {
    if bare {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_clear(c) => out.push(c),
            c if u32::from(c) > 0xffff => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push_str(&format!("\\u{:04X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// Whether a character may stand in a file as it is, and is seen there: neither a control character nor one that
/// hides itself or turns the direction of the text.
fn is_clear(c: char) -> bool {
    let hidden = matches!(
        u32::from(c),
        0x061c | 0x200b | 0x200e | 0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff
    );
    !c.is_control() && !hidden && u32::from(c) & 0xfffe != 0xfffe
}

/// Whether a text can stand without quotation marks: it has one line, and neither YAML nor one of its
/// older readers takes it for anything but a text.
fn is_bare(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let ends = text.chars().next_back().is_some_and(|c| !c.is_whitespace());
    let clear = text.chars().all(is_clear);
    let meant = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let lower = text.to_ascii_lowercase();
    let word = matches!(
        lower.as_str(),
        "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    begins && ends && clear && !meant && !word
}

/// Whether a text can stand bare among others in brackets too: letters, digits and hyphens.
fn is_key(text: &str) -> bool {
    is_bare(text)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
}

/// Whether a date can stand bare. A set cannot: YAML takes its brackets for a list.
fn is_bare_date(date: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let may = |c: char| c.is_ascii_alphanumeric() || "-./~?%:+".contains(c);
    date.starts_with(begins)
        && date.chars().all(may)
        && !date.ends_with(':')
        && date.chars().any(|c| c.is_ascii_digit())
}

/// Whether a text is best written as a block: it has several lines, and none that a block would lose.
fn is_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    body.contains('\n')
        && !body.ends_with('\n')
        && !body.starts_with(char::is_whitespace)
        && body.chars().all(|c| c == '\n' || is_clear(c))
        && body
            .lines()
            .last()
            .is_some_and(|last| !last.trim().is_empty())
}

/// Whether a text can be folded: words with one blank between each two.
fn is_prose(text: &str) -> bool {
    text.chars().all(is_clear)
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
        && text.contains(' ')
}

/// The lines of a folded text, each as wide as it may be.
fn fold(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut width = 0;
    for word in text.split(' ') {
        let own = measure::width(word);
        match lines.last_mut() {
            Some(line) if width + 1 + own <= columns => {
                line.push(' ');
                line.push_str(word);
                width += 1 + own;
            }
            _ => {
                lines.push(word.to_owned());
                width = own;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        mapping(&[("title", Written::Text(text.to_owned()))])
    }

    #[test]
    fn a_text_stands_bare_only_where_it_cannot_be_mistaken() {
        for (text, expected) in [
            ("Plain words, 2 of them", "Plain words, 2 of them"),
            ("다리를 열다", "다리를 열다"),
            ("Kim's answer (again)", "Kim's answer (again)"),
            ("a: b", "\"a: b\""),
            ("a:b", "a:b"),
            ("a #b", "\"a #b\""),
            ("a#b", "a#b"),
            ("ends:", "\"ends:\""),
            ("- x", "\"- x\""),
            ("", "\"\""),
            ("no", "\"no\""),
            ("2026", "\"2026\""),
            ("\"quoted\" he said", "\"\\\"quoted\\\" he said\""),
            ("back\\slash", "back\\slash"),
            ("[x]", "\"[x]\""),
            ("a\tb", "\"a\\tb\""),
            ("a\u{feff}b\u{7}", "\"a\\uFEFFb\\u0007\""),
            (" a", "\" a\""),
        ] {
            assert_eq!(written(text), format!("title: {expected}\n"), "{text:?}");
        }
    }

    #[test]
    fn several_lines_are_a_block_and_long_ones_are_folded() {
        assert_eq!(written("a\n\nb: c"), "title: |-\n  a\n\n  b: c\n");
        assert_eq!(written("a\nb\n"), "title: |\n  a\n  b\n");
        assert_eq!(written("a\nb\n\n"), "title: \"a\\nb\\n\\n\"\n");
        assert_eq!(written(" a\nb"), "title: \" a\\nb\"\n");
        assert_eq!(written("a\r\nb"), "title: \"a\\r\\nb\"\n");
        let long = "word ".repeat(30);
        let long = long.trim_end();
        let line = "word ".repeat(19);
        let rest = "word ".repeat(11);
        assert_eq!(
            written(long),
            format!("title: >-\n  {}\n  {}\n", line.trim_end(), rest.trim_end())
        );
    }

    #[test]
    fn entries_stand_under_their_keys_and_texts_among_mappings() {
        let name = |name: &str| vec![("name", Written::Text(name.to_owned()))];
        let fields = [
            (
                "parties",
                Written::Keyed(vec![
                    ("north".to_owned(), name("a: b")),
                    ("[x]".to_owned(), Vec::new()),
                ]),
            ),
            (
                "sources",
                Written::Mixed(vec![
                    Item::Text("https://a.b".to_owned()),
                    Item::Fields(name("x")),
                    Item::Text("- y".to_owned()),
                ]),
            ),
        ];
        let expected = "parties:\n  north:\n    name: \"a: b\"\n  \"[x]\": {}\nsources:\n  - https://a.b\n  \
                        - name: x\n  - \"- y\"\n";
        assert_eq!(mapping(&fields), expected);
        assert_eq!(written("a\u{202e}b"), "title: \"a\\u202Eb\"\n");
    }

    #[test]
    fn items_stand_below_one_another() {
        let text = |t: &str| Written::Text(t.to_owned());
        let quote = vec![("text", text("a\nb")), ("speaker", text("kim"))];
        let fields = [
            ("date", Written::Date("[2027,2028]".to_owned())),
            ("key", Written::Flag(true)),
            ("quotes", Written::Items(vec![quote.clone(), quote])),
            (
                "sources",
                Written::Texts(vec!["kt-1".to_owned(), "https://a.b".to_owned()]),
            ),
        ];
        let expected = "date: \"[2027,2028]\"\nkey: true\nquotes:\n  - text: |-\n      a\n      b\n    \
                        speaker: kim\n  - text: |-\n      a\n      b\n    speaker: kim\nsources: [kt-1, \
                        \"https://a.b\"]\n";
        assert_eq!(mapping(&fields), expected);
    }
}
