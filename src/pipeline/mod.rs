//! Loads and checks a config, runs the stages, keeps the state. No stage imports it.

pub mod config;
mod convert;
mod document;
mod error;
mod judge;
mod lexicon;
mod observer;
mod plan;
pub mod reader;
pub mod run;
pub mod self_test;
mod sink;
mod summary;
pub mod view;

pub use crate::correct::Counts as CorrectionCounts;
pub use crate::lexicon::indicators::{Better, Indicator};
pub use config::{Config, ConfigError};
pub use error::RunError;
pub use lexicon::Vocabulary;
pub use lexicon::load as load_lexicon;
pub use observer::{Event, Observer, Silent};
pub use plan::{Overrides, Plan, PlanError};
pub use run::run;
pub use summary::Summary;
