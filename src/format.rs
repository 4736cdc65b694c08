//! Records in other programs' formats: one file a format.

pub mod json;
pub mod table;
