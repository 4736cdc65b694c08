//! A scale as one line of text that can be kept and read again: `split month/3 2027 year/4`.

use std::fmt;

use super::{Kind, Scale};
use crate::timeline::step::Step;

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Linear => write!(f, "linear {}", self.head.step.key()),
            Kind::Split { year, after } => {
                write!(f, "split {} {year} {}", self.head.step.key(), after.key())
            }
            Kind::Stepped => {
                write!(f, "stepped {}", self.head.step.key())?;
                for zone in &self.tail {
                    write!(f, " {} {}", zone.first.year(), zone.step.key())?;
                }
                Ok(())
            }
        }
    }
}

impl Scale {
    /// The scale that [`Display`](fmt::Display) writes so; none where the text is no such one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_ascii_whitespace();
        let kind = words.next()?;
        let first = Step::with_key(words.next()?)?;
        let mut then = Vec::new();
        while let Some(year) = words.next() {
            then.push((year.parse::<i32>().ok()?, Step::with_key(words.next()?)?));
        }
        match (kind, then.as_slice()) {
            ("linear", []) => Some(Self::linear(first)),
            ("split", &[(year, after)]) => Some(Self::split(first, year, after)),
            ("stepped", zones) => Some(Self::stepped(first, zones)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::scales;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_scale_is_written_in_words_that_a_reader_knows() {
        let step = |key| Step::with_key(key).unwrap();
        let split = Scale::split(step("month/3"), 2027, step("year/4"));
        assert_eq!(split.to_string(), "split month/3 2027 year/4");
        let stepped = Scale::stepped(step("decade/8"), &[(2003, step("6-months"))]);
        assert_eq!(stepped.to_string(), "stepped decade/8 2003 6-months");
    }

    #[test]
    fn what_is_no_scale_is_none() {
        for text in [
            "",
            "linear",
            "linear month/7",
            "linear month/3 2027 year/4",
            "split month/3",
            "split month/3 2027",
            "split month/3 next year/4",
            "log month/3",
        ] {
            assert_eq!(Scale::parse(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_scale_is_read_as_it_was_written(scale in scales()) {
            prop_assert_eq!(Scale::parse(&scale.to_string()), Some(scale));
        }
    }
}
