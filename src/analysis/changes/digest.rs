//! A number by which what an event says is known again, in another run of the program as well.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

use super::State;
use super::facts::typed;
use crate::record::Event;

/// A number for what an event says, as its [`facts`](super::facts): events that say the
/// [`same`](super::same) have the same one, and others hardly ever. It is the same in every run and on every
/// machine, as long as the fields of the file format are the same: `SipHash` 1-3 (Aumasson and Bernstein,
/// 2012) with a key of zeros.
pub fn digest(state: State<'_>, event: &Event) -> u64 {
    let mut hasher = SipHasher13::new();
    // No byte of UTF-8 is one of these, so that no two lists of facts run together.
    for (name, facts) in typed(state, event) {
        hasher.write(name.as_bytes());
        for fact in facts {
            hasher.write(&[0xff]);
            hasher.write(fact.as_bytes());
        }
        hasher.write(&[0xfe]);
    }
    hasher.finish()
}
