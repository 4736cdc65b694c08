//! Model to picture: one file a view.
