//! The paths that a Rust source names, as far as a dependency table has to know them.
//!
//! Comments, strings, lifetimes and whatever stands under `#[cfg(test)]` are left out; nested braces of
//! `use` become one path each.

/// A path such as `crate::day::Day`, and the line (from 1) on which its last part stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its parts.
    pub parts: Vec<String>,
    /// The line.
    pub line: usize,
}

/// The paths that begin with one of `heads`.
pub fn paths(source: &str, heads: &[&str]) -> Vec<Named> {
    let tokens = without_tests(&tokens(source));
    let word = |at: usize| tokens.get(at).map_or("", |t| t.text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let before = at.checked_sub(1).map_or("", word);
        let begins = heads.contains(&word(at)) && !matches!(before, "::" | ".");
        if begins && (word(at + 1) == "::" || before == "use") {
            at = tree(&tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads a path, with the braces at its end, from the token `at`; gives the token after it.
fn tree(tokens: &[Token<'_>], mut at: usize, before: &[String], found: &mut Vec<Named>) -> usize {
    let mut parts = before.to_vec();
    let mut line = 0;
    while let Some(token) = tokens.get(at) {
        let word = token.text;
        let is_part = word == "*" || is_name(word);
        if is_part {
            line = token.line;
            if word != "self" || parts.is_empty() {
                parts.push(word.to_owned());
            }
            at += 1;
            if tokens.get(at).is_some_and(|t| t.text == "::") {
                at += 1;
                continue;
            }
        } else if word == "{" {
            return group(tokens, at + 1, &parts, found);
        }
        break;
    }
    found.push(Named { parts, line });
    at
}

/// Reads what stands between braces; gives the token after the closing one.
fn group(tokens: &[Token<'_>], mut at: usize, before: &[String], found: &mut Vec<Named>) -> usize {
    while let Some(token) = tokens.get(at) {
        match token.text {
            "}" => return at + 1,
            "," => at += 1,
            "as" => at += 2,
            _ => at = tree(tokens, at, before, found).max(at + 1),
        }
    }
    at
}

/// A word, `::`, or a single other character.
#[derive(Clone, Copy, Debug)]
struct Token<'t> {
    text: &'t str,
    line: usize,
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let length = if let Some(length) = silent(rest) {
            length
        } else {
            let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let length = match name.unwrap_or(rest.len()) {
                0 if rest.starts_with("::") => 2,
                0 => first.len_utf8(),
                length => length,
            };
            let text = &rest[..length];
            found.push(Token { text, line });
            length
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

/// How long the blank, comment, string, character or lifetime is that a text begins with.
fn silent(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if first.is_whitespace() {
        return Some(first.len_utf8());
    }
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(block_comment(text));
    }
    let raw = text.trim_start_matches(['b', 'c']).strip_prefix('r');
    if let Some(raw) = raw.filter(|raw| raw.trim_start_matches('#').starts_with('"')) {
        let marks = raw.find('"')?;
        let end = format!("\"{}", &raw[..marks]);
        let start = text.len() - raw.len() + marks + 1;
        let inner = text[start..].find(&end)?;
        return Some(start + inner + end.len());
    }
    match first {
        '"' => quoted(text, '"'),
        '\'' if text[1..].starts_with('\\') => quoted(text, '\''),
        '\'' => {
            let inner = text[1..].chars().next()?.len_utf8();
            let closed = text[1 + inner..].starts_with('\'');
            Some(if closed { inner + 2 } else { 1 })
        }
        _ => None,
    }
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        match rest {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == mark => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Takes out each item that stands under `#[cfg(test)]`: up to its `;` or its closing brace.
fn without_tests<'t>(tokens: &[Token<'t>]) -> Vec<Token<'t>> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at..].iter().map(|t| t.text).take(7).eq(MARK) {
            kept.push(tokens[at]);
            at += 1;
            continue;
        }
        at += MARK.len();
        let mut depth = 0_usize;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token.text {
                "{" => depth += 1,
                "}" if depth == 1 => break,
                "}" => depth -= 1,
                ";" if depth == 0 => break,
                _ => {}
            }
        }
    }
    kept
}
