//! The cases of `tests/corpus/quantity/*.md`: what stands in the files, what the program finds, where the two differ.

pub mod check;
pub mod document;
pub mod found;
pub mod meaning;

pub use check::{Outcome, check};
pub use document::Document;
