//! Parquet → statistics, with polars. It reads a dataset's files as a stranger would: by glob, by the columns' names,
//! knowing nothing of how they were made. Imports no stage; only the tables' names come from [`crate::schema`].

mod dataset;
pub mod diff;
mod error;
mod summary;

pub use error::AnalyzeError;
pub use summary::{Checks, DistrictPeriod, Summary, summary};
