//! Questions answered from a record and a day, without I/O.
