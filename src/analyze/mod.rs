//! Parquet → statistics, with polars. It reads a dataset's files as a stranger would: by glob, by the columns' names,
//! knowing nothing of how they were made. Imports no stage; the tables' names come from [`crate::schema`], the words that
//! the questions between reports look for from [`crate::lexicon`].

mod arithmetic;
mod dataset;
pub mod diff;
mod error;
pub mod indicators;
mod review;
mod series;
mod summary;
mod tables;

pub use arithmetic::{Arithmetic, Relation, arithmetic};
pub use error::AnalyzeError;
pub use review::{Entry, Reason, review};
pub use series::{Figure, Finding, Message, Rule, Suspect};
pub use summary::{Checks, DistrictPeriod, Summary, summary};
