//! `[convert]`: commands for documents that the program does not read itself.

use std::path::Path;
use std::time::Duration;

use toml::Spanned;

use super::layout::ConvertTable;
use super::numbers::Count;
use super::problem::Problem;
use crate::diagnostic::RejectReason;

/// `[convert]`: for a reason of refusal a command that reads the document instead. The first word is a program, `{input}`
/// stands for the document's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConvertConfig {
    /// For pages that are pictures.
    pub scanned: Option<Vec<String>>,
    /// For formats without a decoder.
    pub unsupported_format: Option<Vec<String>>,
    /// How long a command may take over one document.
    pub timeout: Duration,
}

impl Default for ConvertConfig {
    /// No commands; two minutes.
    fn default() -> Self {
        Self {
            scanned: None,
            unsupported_format: None,
            timeout: Duration::from_secs(120),
        }
    }
}

impl ConvertConfig {
    /// Whether no command is named.
    pub const fn is_empty(&self) -> bool {
        self.scanned.is_none() && self.unsupported_format.is_none()
    }

    /// The command for a reason.
    pub fn command(&self, reason: RejectReason) -> Option<&[String]> {
        match reason {
            RejectReason::Scanned => self.scanned.as_deref(),
            RejectReason::UnsupportedFormat => self.unsupported_format.as_deref(),
            _ => None,
        }
    }
}

impl ConvertTable {
    /// The commands as they are said, for the fingerprint; none where none is.
    pub(super) fn commands(&self) -> Option<[Vec<String>; 2]> {
        let said =
            |command: &Option<Spanned<Vec<String>>>| command.as_ref().map_or_else(Vec::new, |c| c.get_ref().clone());
        let commands = [said(&self.scanned), said(&self.unsupported_format)];
        commands.iter().any(|command| !command.is_empty()).then_some(commands)
    }
}

/// The commands, a path among them seen from the working folder.
pub(super) fn convert(table: ConvertTable, folder: &Path, problems: &mut Vec<Problem>) -> ConvertConfig {
    let mut command = |said: Option<Spanned<Vec<String>>>| {
        let said = said?;
        let span = said.span();
        let mut words = said.into_inner();
        let Some(program) = words.first_mut().filter(|program| !program.trim().is_empty()) else {
            problems.push(
                Problem::at(span, "a command without a program").help("for example: [\"ocr-text\", \"{input}\"]"),
            );
            return None;
        };
        // A bare name is looked for where programs are; a path is the config's, like all its paths.
        if program.contains('/') {
            *program = folder.join(&*program).display().to_string();
        }
        Some(words)
    };
    let default = ConvertConfig::default();
    ConvertConfig {
        scanned: command(table.scanned),
        unsupported_format: command(table.unsupported_format),
        timeout: table
            .timeout_seconds
            .map_or(default.timeout, |Count(seconds)| Duration::from_secs(seconds)),
    }
}
