//! The timeline widget: days to columns of cells; knows nothing of records.
