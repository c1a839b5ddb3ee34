//! The config as it is written: one struct a table. The doc comments here are what an editor shows, through the JSON
//! Schema that is made of these structs; unknown keys are found by the same schema.

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::expected::ExpectedRow;
use super::numbers::{ByteSize, Count, Gate};
use super::period::PeriodLabel;

/// A zhibiao pipeline: where reports come from, what they do not say themselves, and where the tables go.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(title = "zhibiao pipeline")]
pub(super) struct Layout {
    /// The version of this format: 1.
    #[schemars(range(min = 1, max = 1))]
    #[allow(
        dead_code,
        reason = "checked before everything else, since another version has other keys"
    )]
    pub(super) version: u32,
    /// A name for the dataset: small ASCII letters, digits, `-`, `_` and `.`; the file's own name if absent.
    #[schemars(with = "String", regex(pattern = r"^[a-z0-9._-]+$|\$\{"))]
    #[serde(default)]
    pub(super) name: Option<Spanned<String>>,
    /// Where the reports come from.
    #[serde(default)]
    pub(super) source: SourceTable,
    /// What the documents do not say themselves.
    #[serde(default)]
    pub(super) report: ReportTable,
    /// Where the tables go.
    #[serde(default)]
    pub(super) output: OutputTable,
    /// Words beyond the built-in ones.
    #[serde(default)]
    pub(super) lexicon: LexiconTable,
    /// Decisions of people who looked at the numbers.
    #[serde(default)]
    pub(super) corrections: CorrectionsTable,
    /// What fails a run; without a key nothing does.
    #[serde(default)]
    pub(super) quality: QualityTable,
    /// Bounds of what is read from archives and documents.
    #[serde(default)]
    pub(super) limits: LimitsTable,
    /// Commands for documents that the program does not read itself.
    #[serde(default)]
    pub(super) convert: ConvertTable,
    /// How the run uses the machine; it never changes the tables.
    #[serde(default)]
    pub(super) run: RunTable,
    /// Sentences with the numbers that must be read in them, run by `zhibiao test`.
    #[serde(default, rename = "test")]
    #[schemars(with = "Vec<TestTable>")]
    pub(super) tests: Vec<Spanned<TestTable>>,
}

/// `[source]`
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct SourceTable {
    /// Files, folders, globs and archives, relative to the config's folder.
    #[serde(default)]
    pub(super) paths: Vec<String>,
}

/// `[report]`
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct ReportTable {
    /// The district of all reports: its six-digit code or its name.
    #[schemars(with = "String")]
    #[serde(default)]
    pub(super) district: Option<Spanned<String>>,
    /// The period of all reports: `2022Q4`, `2022H1`, `2022`, `2020M01-M11` or `2023M08`.
    #[serde(default)]
    pub(super) period: Option<PeriodLabel>,
}

/// `[output]`
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct OutputTable {
    /// The dataset's folder, relative to the config's folder.
    #[serde(default)]
    pub(super) path: Option<String>,
}

/// `[lexicon]`
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct LexiconTable {
    /// TOML files with further units, headings and districts, relative to the config's folder.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) extend: Vec<Spanned<String>>,
}

/// `[corrections]`
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct CorrectionsTable {
    /// CSV files with the columns id, surface, change, to, by and why, relative to the config's folder. They change
    /// values, units, names, indicators and statuses, or strike numbers out, after each run anew.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) paths: Vec<Spanned<String>>,
}

/// `[quality]`
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct QualityTable {
    /// Rejected documents, of all documents; duplicates do not count.
    #[serde(default)]
    pub rejected: Option<Gate>,
    /// Arithmetic checks that do not hold, of all checks.
    #[serde(default)]
    pub failed_checks: Option<Gate>,
    /// Numbers before a word that no lexicon has as a unit, of all metrics.
    #[serde(default)]
    pub unknown_units: Option<Gate>,
}

/// `[limits]`: what is absent is bounded by the reader's own default.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct LimitsTable {
    /// Bytes of one document or archive member.
    #[serde(default)]
    pub(super) member_bytes: Option<ByteSize>,
    /// Bytes that one archive may expand to.
    #[serde(default)]
    pub(super) archive_bytes: Option<ByteSize>,
    /// How many times its packed size a member may expand to.
    #[serde(default)]
    pub(super) ratio: Option<Count>,
    /// Members of one archive.
    #[serde(default)]
    pub(super) members: Option<Count>,
    /// How deep archives may lie in archives.
    #[serde(default)]
    pub(super) depth: Option<Count>,
}

/// `[convert]`: for a reason in `rejects` a command, its first word a program, `{input}` the file that holds the document.
/// What it prints, text or a document in any format that is read, is taken instead.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct ConvertTable {
    /// For pages that are pictures, without a text layer.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) scanned: Option<Spanned<Vec<String>>>,
    /// For formats without a decoder: old Word and WPS texts, RTF, pictures.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) unsupported_format: Option<Spanned<Vec<String>>>,
    /// How long a command may take over one document; 120 if absent.
    #[serde(default)]
    pub(super) timeout_seconds: Option<Count>,
}

/// `[run]`
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct RunTable {
    /// Memory for sorting, before scratch files are used.
    #[serde(default)]
    pub(super) memory_bytes: Option<ByteSize>,
    /// Worker threads; as many as the machine has cores if absent.
    #[serde(default)]
    pub(super) threads: Option<Count>,
}

/// `[[test]]`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct TestTable {
    /// A sentence.
    pub(super) text: String,
    /// The numbers that must be read in it, in the order of the text, and no other; `[]` where nothing may be read.
    pub(super) rows: Vec<ExpectedRow>,
}
