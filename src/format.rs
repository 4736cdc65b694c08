//! Records in other programs' formats: one file a format.

pub mod brief;
pub mod changes;
pub mod column;
pub mod export;
pub mod import;
pub mod json;
pub mod separated;
pub mod table;
