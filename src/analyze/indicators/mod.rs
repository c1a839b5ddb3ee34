//! How far a dataset's numbers have keys of indicators, and which names deserve one.

mod cluster;
mod coverage;
mod cumulative;
mod names;
mod nearest;
mod phrase;
mod suggest;

pub use coverage::{Coverage, KeyCount, NameCount, Share, coverage};
pub use suggest::{Suggestion, Suggestions, suggest};
