//! What the program says about its input. Imports nothing of the project.
//!
//! Content never fails a stage: strange input gives fewer rows and more [`Diagnostic`]s; a document that is not taken
//! at all gives one [`Refusal`]. `Result` is kept for the world (files, configuration).

use std::fmt;

use serde::{Deserialize, Serialize};

/// The stage that speaks, by its module's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Reading files and archives.
    Source,
    /// Bytes to text.
    Decode,
    /// Text to report.
    Parse,
    /// Numbers in a text.
    Quantity,
    /// Mentions to metrics.
    Normalize,
    /// Reviewers' decisions.
    Correct,
    /// Judging.
    Assess,
    /// Tables to files.
    Write,
    /// The run as a whole.
    Pipeline,
}

impl Stage {
    /// The stage's name as it stands in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Decode => "decode",
            Self::Parse => "parse",
            Self::Quantity => "quantity",
            Self::Normalize => "normalize",
            Self::Correct => "correct",
            Self::Assess => "assess",
            Self::Write => "write",
            Self::Pipeline => "pipeline",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

macro_rules! codes {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every code there is, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code that the tables hold.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

codes! {
    /// Why a document or an archive member was not taken: the column `rejects.reason`.
    RejectReason {
        /// The file holds no bytes.
        Empty = "empty",
        /// Reading the file or member failed.
        Unreadable = "unreadable",
        /// The archive ends before its directory, or a member before its end.
        TruncatedArchive = "truncated_archive",
        /// The archive breaks its format's rules.
        CorruptArchive = "corrupt_archive",
        /// The member needs a password.
        Encrypted = "encrypted",
        /// The member's compression method is not supported.
        UnsupportedCompression = "unsupported_compression",
        /// The member's name leads out of the archive, or is absolute.
        UnsafePath = "unsafe_path",
        /// The member is a link, device or other special file.
        SpecialFile = "special_file",
        /// More bytes than `limits.member_bytes`.
        MemberTooLarge = "member_too_large",
        /// The archive expands to more than `limits.archive_bytes`.
        ArchiveTooLarge = "archive_too_large",
        /// A member expands by more than `limits.ratio`.
        RatioTooHigh = "ratio_too_high",
        /// More members than `limits.members`.
        TooManyMembers = "too_many_members",
        /// Archives nested deeper than `limits.depth`.
        TooDeep = "too_deep",
        /// A format that is recognized but has no decoder.
        UnsupportedFormat = "unsupported_format",
        /// The document breaks its format's rules, or ends before its end.
        CorruptDocument = "corrupt_document",
        /// Pages that are pictures, without a text layer.
        Scanned = "scanned",
        /// Bytes that are no text.
        Binary = "binary",
        /// Text whose characters were destroyed by a wrong conversion.
        Mojibake = "mojibake",
        /// Text without a list of tasks and their progress.
        NoReport = "no_report",
        /// The same report was already taken from an earlier document.
        Duplicate = "duplicate",
        /// The program failed on this document; the rest of the run is intact.
        Internal = "internal",
    }
}

codes! {
    /// What was strange about a document that was taken all the same.
    DiagnosticCode {
        /// A character could not be decoded and stands as U+FFFD.
        ReplacedCharacters = "replaced_characters",
        /// The report's body stands in the document more than once; it was taken once.
        RepeatedBody = "repeated_body",
        /// Copies of the body differ; the first was taken.
        DifferingCopies = "differing_copies",
        /// No period could be read.
        UnknownPeriod = "unknown_period",
        /// No district could be told.
        UnknownDistrict = "unknown_district",
        /// The program does not read the document's format; a command that the config names did.
        Converted = "converted",
        /// Several districts fit equally well.
        AmbiguousDistrict = "ambiguous_district",
        /// Item numbers skip or repeat.
        ItemNumbers = "item_numbers",
        /// An item has no progress text.
        EmptyProgress = "empty_progress",
        /// A line of the body belongs to no item.
        StrayText = "stray_text",
        /// Rows that add up others; they are no items.
        TotalRows = "total_rows",
        /// A date in the metadata could not be read.
        UnreadableDate = "unreadable_date",
        /// A value has more digits than DECIMAL(24,6) holds.
        ValueOutOfRange = "value_out_of_range",
        /// A number stands before a word that no lexicon has as a unit.
        UnknownUnit = "unknown_unit",
        /// Words and numbers of an item contradict each other.
        StatusContradiction = "status_contradiction",
        /// A correction's number has another place in its item now; it was corrected there.
        CorrectionMoved = "correction_moved",
        /// A correction's text is gone; nothing was corrected.
        CorrectionStale = "correction_stale",
    }
}

/// One remark about a document that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Who says it.
    pub stage: Stage,
    /// What kind of remark.
    pub code: DiagnosticCode,
    /// The item it is about (1 … in the report), if one.
    pub item_seq: Option<i32>,
    /// What happened, where, in a sentence.
    pub message: String,
}

impl Diagnostic {
    /// A remark about the document as a whole.
    pub fn new(stage: Stage, code: DiagnosticCode, message: impl Into<String>) -> Self {
        Self {
            stage,
            code,
            item_seq: None,
            message: message.into(),
        }
    }

    /// The same remark, about one item.
    #[must_use]
    pub const fn at_item(mut self, item_seq: i32) -> Self {
        self.item_seq = Some(item_seq);
        self
    }
}

/// Why a stage does not take a document: the reason's code and a sentence of detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which reason.
    pub reason: RejectReason,
    /// What was found, in a sentence (no path: the origin is known elsewhere).
    pub detail: String,
}

impl Refusal {
    /// A refusal with its sentence.
    pub fn new(reason: RejectReason, detail: impl Into<String>) -> Self {
        Self {
            reason,
            detail: detail.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_are_distinct_and_snake_case() {
        let reasons: HashSet<_> = RejectReason::ALL.iter().map(|r| r.code()).collect();
        assert_eq!(reasons.len(), RejectReason::ALL.len());
        let codes: HashSet<_> = DiagnosticCode::ALL.iter().map(|c| c.code()).collect();
        assert_eq!(codes.len(), DiagnosticCode::ALL.len());
        assert!(
            reasons
                .iter()
                .chain(&codes)
                .all(|c| c.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        );
    }
}
