//! Pipeline configs: TOML text → a checked [`Config`]. Every complaint names file, line and column, and what to do.
//!
//! The steps, one a file: parse, lay `--set` over it (`overrides`), put variables in (`variables`), find unknown and
//! missing keys (`keys`), read the values (`layout`), check them and resolve paths (`check`). A broken step ends
//! the reading, so that one mistake is not reported twice.

mod check;
mod convert;
mod corrections;
mod expected;
mod fingerprint;
mod keys;
mod layout;
mod load;
mod numbers;
mod overrides;
mod period;
mod problem;
mod schema;
mod sources;
#[cfg(test)]
mod tests;
mod variables;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use serde::Serialize;

use crate::correct::Corrections;
use crate::rows::Period;

pub use convert::ConvertConfig;
pub use expected::{ExpectedRow, TestCase};
pub use keys::nearest;
pub use layout::QualityTable as Quality;
pub use load::{load, parse};
pub use numbers::Gate;
pub use problem::ConfigError;
pub use schema::{json_schema, json_schema_text};
pub use sources::Position;
pub use variables::{Environment, process_environment};

/// A checked config: paths resolved, lexicon files read.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The dataset's name: `[a-z0-9._-]+`.
    pub name: String,
    /// Where the reports come from, in the order of the config.
    pub locations: Vec<Location>,
    /// What the documents do not say themselves.
    pub report: ReportDefaults,
    /// The dataset's folder.
    pub output: Option<PathBuf>,
    /// The lexicon extensions, in the order of the config.
    pub lexicon: Vec<LexiconFile>,
    /// What reviewers decided.
    pub corrections: Corrections,
    /// What fails a run.
    pub quality: Quality,
    /// Bounds of what is read.
    pub limits: LimitsConfig,
    /// Commands for documents that the program does not read itself.
    pub convert: ConvertConfig,
    /// Worker threads; none for as many as there are cores.
    pub threads: Option<NonZeroUsize>,
    /// Memory for sorting, in bytes; none for the built-in bound.
    pub memory_bytes: Option<u64>,
    /// The config's own tests.
    pub tests: Vec<TestCase>,
    /// SHA-256, in hexadecimal, over all that can change a table: no paths, no threads, no tests.
    pub sha256: String,
}

/// A place to read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// As the config or the command line says it: what the column `source` begins with.
    pub said: String,
    /// The same, seen from the working folder; may hold wildcards.
    pub path: PathBuf,
}

/// `[report]`: what the documents do not say themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReportDefaults {
    /// The district of all reports: its six-digit code or its name.
    pub district: Option<String>,
    /// The period of all reports.
    pub period: Option<Period>,
}

/// A lexicon extension's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconFile {
    /// The path, for messages.
    pub name: String,
    /// All of the file.
    pub text: String,
}

/// `[limits]`: bounds that the config sets; what is none is bounded by the reader's own default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LimitsConfig {
    /// Bytes of one document or archive member.
    pub member_bytes: Option<u64>,
    /// Bytes that one archive may expand to.
    pub archive_bytes: Option<u64>,
    /// How many times its packed size a member may expand to.
    pub ratio: Option<u64>,
    /// Members of one archive.
    pub members: Option<u64>,
    /// How deep archives may lie in archives.
    pub depth: Option<u32>,
}

impl Config {
    /// What `run` uses without a config: no paths, tables to `out` in the working folder. `settings` are `--set` flags.
    ///
    /// # Errors
    /// A setting that breaks the config's rules.
    pub fn builtin(settings: &[String]) -> Result<Self, ConfigError> {
        let text = "version = 1\nname = \"reports\"\n\n[output]\npath = \"out\"\n";
        parse(
            "built-in config",
            text,
            std::path::Path::new(""),
            settings,
            &process_environment,
        )
    }
}
