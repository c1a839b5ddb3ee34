//! Parquet → statistics, with polars. It reads a dataset's files as a stranger would: by glob, by the columns' names,
//! knowing nothing of how they were made. Imports no stage; only the tables' names come from [`crate::schema`].

mod dataset;
mod error;
mod series;
mod summary;
mod tables;

pub use error::AnalyzeError;
pub use summary::{Checks, DistrictPeriod, Summary, summary};
