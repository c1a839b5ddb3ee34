//! What a run is to do: a config with what the command line says instead of it.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use thiserror::Error;

use super::config::{Config, ConvertConfig, LexiconFile, LimitsConfig, Location, Quality, ReportDefaults};
use crate::correct::Corrections;

/// Memory for sorting where the config says nothing: half of what the whole run is to stay below.
const MEMORY_BYTES: u64 = 256 << 20;

/// Everything that a run needs to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The dataset's name.
    pub name: String,
    /// What to read, at least one.
    pub locations: Vec<Location>,
    /// The dataset's folder.
    pub output: PathBuf,
    /// What the documents do not say themselves.
    pub report: ReportDefaults,
    /// The lexicon extensions' contents.
    pub lexicon: Vec<LexiconFile>,
    /// What reviewers decided.
    pub corrections: Corrections,
    /// Bounds of what is read.
    pub limits: LimitsConfig,
    /// Commands for documents that the program does not read itself.
    pub convert: ConvertConfig,
    /// What fails the run.
    pub quality: Quality,
    /// Worker threads.
    pub threads: NonZeroUsize,
    /// Memory for sorting.
    pub memory_bytes: u64,
    /// The config's fingerprint, for the files' metadata.
    pub config_sha256: String,
    /// Read and judge everything, write nothing.
    pub dry_run: bool,
}

/// What the command line says instead of the config.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Replaces the config's paths if there is one; relative to the working folder.
    pub inputs: Vec<String>,
    /// Replaces the config's output folder.
    pub output: Option<PathBuf>,
    /// Replaces the config's number of threads.
    pub threads: Option<NonZeroUsize>,
    /// Write nothing.
    pub dry_run: bool,
}

/// A config that does not say enough to run it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PlanError {
    /// Nothing to read.
    #[error("there is nothing to read: give --input PATH, or `paths` under [source] in a config")]
    NoInput,
    /// Nowhere to write.
    #[error("there is no place for the tables: give --output DIR, or `path` under [output] in the config")]
    NoOutput,
}

impl Plan {
    /// The plan that a config and the command line make.
    ///
    /// # Errors
    /// Neither says what to read, or where to write.
    pub fn new(config: Config, overrides: Overrides) -> Result<Self, PlanError> {
        let locations = if overrides.inputs.is_empty() {
            config.locations
        } else {
            overrides
                .inputs
                .into_iter()
                .map(|said| Location {
                    path: PathBuf::from(&said),
                    said,
                })
                .collect()
        };
        if locations.is_empty() {
            return Err(PlanError::NoInput);
        }
        let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Ok(Self {
            name: config.name,
            locations,
            output: overrides.output.or(config.output).ok_or(PlanError::NoOutput)?,
            report: config.report,
            lexicon: config.lexicon,
            corrections: config.corrections,
            limits: config.limits,
            convert: config.convert,
            quality: config.quality,
            threads: overrides.threads.or(config.threads).unwrap_or_else(cores),
            memory_bytes: config.memory_bytes.unwrap_or(MEMORY_BYTES),
            config_sha256: config.sha256,
            dry_run: overrides.dry_run,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_replaces_the_config() {
        let config = Config::builtin(&["source.paths=['a','b']".to_owned(), "run.threads=3".to_owned()]).unwrap();
        let plain = Plan::new(config.clone(), Overrides::default()).unwrap();
        assert_eq!(plain.locations.len(), 2);
        assert_eq!((plain.output.to_str(), plain.threads.get()), (Some("out"), 3));
        let overrides = Overrides {
            inputs: vec!["c".to_owned()],
            output: Some("d".into()),
            threads: NonZeroUsize::new(1),
            dry_run: true,
        };
        let plan = Plan::new(config, overrides).unwrap();
        assert_eq!(
            plan.locations,
            [Location {
                said: "c".to_owned(),
                path: "c".into()
            }]
        );
        assert_eq!(
            (plan.output.to_str(), plan.threads.get(), plan.dry_run),
            (Some("d"), 1, true)
        );
        assert_eq!(
            plan.config_sha256, plain.config_sha256,
            "paths and threads do not count"
        );
    }

    #[test]
    fn a_plan_needs_input() {
        assert_eq!(
            Plan::new(Config::builtin(&[]).unwrap(), Overrides::default()),
            Err(PlanError::NoInput)
        );
    }
}
