//! What identifies a config in a dataset's files: all that can change a table, and nothing else. Two runs with the same
//! fingerprint over the same documents write the same bytes, wherever they run.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{LexiconFile, LimitsConfig, ReportDefaults};
use crate::correct::{Correction, Corrections};

/// Left out on purpose: paths and threads (they differ between machines), quality gates and tests (they judge a run and
/// change no row). Lexicon files count by content, not by name, corrections by what was decided.
#[derive(Serialize)]
struct Fingerprint<'c> {
    version: u32,
    name: &'c str,
    report: &'c ReportDefaults,
    limits: &'c LimitsConfig,
    #[serde(skip_serializing_if = "Option::is_none")]
    commands: Option<[Vec<String>; 2]>,
    lexicon: Vec<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<[String; 6]>,
}

/// SHA-256, in hexadecimal, over the JSON of these parts, in this order.
pub(super) fn fingerprint(
    name: &str,
    report: &ReportDefaults,
    limits: &LimitsConfig,
    commands: Option<[Vec<String>; 2]>,
    lexicon: &[LexiconFile],
    corrections: &Corrections,
) -> String {
    let lexicon = lexicon.iter().map(|file| file.text.as_str()).collect();
    let parts = Fingerprint {
        version: 1,
        name,
        report,
        limits,
        commands,
        lexicon,
        corrections: corrections.rows().iter().map(decision).collect(),
    };
    // Plain strings and integers always have a JSON text.
    let json = serde_json::to_vec(&parts).unwrap_or_default();
    Sha256::digest(json).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The cells of a decision; its file's character set and further columns do not count.
fn decision(correction: &Correction) -> [String; 6] {
    [
        correction.id.to_string(),
        correction.surface.clone(),
        correction.change.code().to_owned(),
        correction.to.clone(),
        correction.by.clone(),
        correction.why.clone(),
    ]
}
