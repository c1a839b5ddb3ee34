//! What the pipeline found → text for people. Pure functions: a view and whether to colour go in, text comes out.

#[cfg(feature = "analyze")]
pub(super) mod checks;
#[cfg(feature = "analyze")]
pub(super) mod coverage;
#[cfg(feature = "analyze")]
pub(super) mod diff;
pub(super) mod explain;
pub(super) mod indicators;
pub(super) mod inspect;
mod lines;
#[cfg(feature = "analyze")]
mod listing;
mod marks;
mod readings;
#[cfg(feature = "analyze")]
pub(super) mod review;
#[cfg(feature = "analyze")]
pub(super) mod stats;
pub(super) mod style;
#[cfg(feature = "analyze")]
pub(super) mod suggestions;
pub(super) mod summary;
mod width;
