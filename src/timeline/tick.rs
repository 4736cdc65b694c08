//! tick
use super::step::Step;
use super::unit::Period;
/// x
pub fn lower(step: Step) -> Period { let _ = step; Period::Day }
