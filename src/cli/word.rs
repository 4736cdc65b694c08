//! Options that take one of the words of a table.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};

use crate::text::suggest::{self, Effort};
use crate::text::{Text, measure};

/// The width at which the words that there are are wrapped.
const COLUMNS: usize = 76;

/// A table: a word, what it stands for, and what that does.
type Table<T> = [(&'static str, T, &'static str)];

/// Reads one of the words of a table, and tells of any other the nearest one and all that there are.
pub fn words<T>(table: &'static Table<T>) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    Words(table)
}

struct Words<T: 'static>(&'static Table<T>);

/// What is copied is where the table stands, whatever is in it.
impl<T> Clone for Words<T> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

impl<T: Copy + Send + Sync + 'static> TypedValueParser for Words<T> {
    type Value = T;

    fn parse_ref(&self, _: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        // In a list of several, a blank behind the comma is as one writes.
        let word = value.to_string_lossy();
        let word = word.trim();
        let found = self.0.iter().find(|(known, ..)| *known == word);
        found.map(|&(_, value, _)| value).ok_or_else(|| {
            let option = arg.map_or_else(String::new, |arg| format!(" for '{arg}'"));
            Error::raw(ErrorKind::InvalidValue, refusal(self.0, word, &option))
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = self.0.iter();
        Some(Box::new(
            values.map(|&(word, _, does)| PossibleValue::new(word).help(does)),
        ))
    }
}

fn refusal<T>(table: &Table<T>, word: &str, option: &str) -> String {
    let known = || table.iter().map(|&(known, ..)| known);
    let near = suggest::nearest(word, known(), &mut Effort::default());
    let mend = near.map_or_else(String::new, |near| format!(": did you mean '{near}'?"));
    let all = format!("expected {}", known().collect::<Vec<_>>().join(", "));
    let mut told = format!("invalid value '{}'{option}{mend}\n", Text::line(word));
    for line in measure::lines(&all, COLUMNS) {
        told.push_str(&format!("  {line}\n"));
    }
    told
}
