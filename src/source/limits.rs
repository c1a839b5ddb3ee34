//! What one file may cost, and the account that is kept of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Refusal, RejectReason};

/// Bounds on documents and archives: the config's `[limits]`. Past one of them the member is rejected, the run goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of one document or archive member, unpacked. Default: 67108864 (64 MiB).
    pub member_bytes: u64,
    /// Bytes that one archive may expand to, archives inside it included. Default: 4294967296 (4 GiB).
    pub archive_bytes: u64,
    /// How many times its packed size a member may expand to; looked at from 1 MiB on. Default: 200.
    pub ratio: u64,
    /// Members of one archive, folders and the members of archives inside it included. Default: 200000.
    pub members: u64,
    /// How deep archives may nest: 1 opens archives but none inside them, 0 opens none at all. Default: 3.
    pub depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            member_bytes: 64 << 20,
            archive_bytes: 4 << 30,
            ratio: 200,
            members: 200_000,
            depth: 3,
        }
    }
}

/// Below this many expanded bytes no ratio is looked at: a small file of blanks harms nobody.
const RATIO_FLOOR: u64 = 1 << 20;

/// What one outer archive has cost so far, with everything that nests inside it.
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    expanded: u64,
    members: u64,
}

impl Budget {
    /// An account that nothing has been taken from.
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            expanded: 0,
            members: 0,
        }
    }

    /// The bounds.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// How many more members will be looked at.
    pub(super) fn members_left(&self) -> u64 {
        self.limits.members.saturating_sub(self.members)
    }

    /// Counts one member.
    ///
    /// # Errors
    /// `too_many_members`, which ends the archive.
    pub(super) fn count_member(&mut self) -> Result<(), Refusal> {
        self.members += 1;
        if self.members > self.limits.members {
            let limit = self.limits.members;
            return Err(Refusal::new(
                RejectReason::TooManyMembers,
                format!(
                    "the archive has more than {limit} members (limits.members); this one and the rest are left out"
                ),
            ));
        }
        Ok(())
    }

    /// Counts unpacked bytes, also those that are only skipped.
    ///
    /// # Errors
    /// `archive_too_large`, which ends the archive.
    pub(super) fn expand(&mut self, bytes: u64) -> Result<(), Refusal> {
        self.expanded = self.expanded.saturating_add(bytes);
        if self.expanded > self.limits.archive_bytes {
            let limit = self.limits.archive_bytes;
            return Err(Refusal::new(
                RejectReason::ArchiveTooLarge,
                format!(
                    "the archive expands to more than {limit} bytes (limits.archive_bytes); this member and the rest are left out"
                ),
            ));
        }
        Ok(())
    }

    /// Looks at a member that has `expanded` bytes so far, made of `packed` bytes.
    ///
    /// # Errors
    /// `member_too_large` or `ratio_too_high`: this member is rejected, the next one may be good.
    pub(super) fn check_member(&self, expanded: u64, packed: u64) -> Result<(), Refusal> {
        let Limits {
            member_bytes, ratio, ..
        } = self.limits;
        if expanded > member_bytes {
            return Err(too_large(member_bytes));
        }
        if expanded > RATIO_FLOOR && expanded > ratio.saturating_mul(packed.max(1)) {
            return Err(Refusal::new(
                RejectReason::RatioTooHigh,
                format!(
                    "{packed} packed bytes expand to more than {expanded}: over {ratio} times as many (limits.ratio)"
                ),
            ));
        }
        Ok(())
    }
}

/// The refusal of a document with more bytes than `limit`.
pub(super) fn too_large(limit: u64) -> Refusal {
    Refusal::new(
        RejectReason::MemberTooLarge,
        format!("more than {limit} bytes (limits.member_bytes)"),
    )
}

/// Whether after this refusal nothing more is read from the whole archive.
pub(super) fn ends_archive(refusal: &Refusal) -> bool {
    matches!(
        refusal.reason,
        RejectReason::ArchiveTooLarge | RejectReason::TooManyMembers
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        Budget::new(Limits {
            member_bytes: 4 << 20,
            archive_bytes: 100,
            ratio: 10,
            members: 2,
            depth: 1,
        })
    }

    #[test]
    fn members_and_bytes_run_out() {
        let mut budget = budget();
        assert!(budget.count_member().is_ok() && budget.count_member().is_ok());
        assert!(ends_archive(&budget.count_member().unwrap_err()));
        assert!(budget.expand(100).is_ok());
        assert!(ends_archive(&budget.expand(1).unwrap_err()));
    }

    #[test]
    fn small_members_have_no_ratio() {
        let budget = budget();
        assert!(budget.check_member(RATIO_FLOOR, 1).is_ok());
        assert_eq!(
            budget.check_member(RATIO_FLOOR + 1, 1).unwrap_err().reason,
            RejectReason::RatioTooHigh
        );
        assert!(budget.check_member(RATIO_FLOOR + 1, RATIO_FLOOR / 9).is_ok());
        assert_eq!(
            budget.check_member((4 << 20) + 1, 4 << 20).unwrap_err().reason,
            RejectReason::MemberTooLarge
        );
    }

    #[test]
    fn unknown_keys_are_errors_and_missing_ones_defaults() {
        let limits: Limits = serde_json::from_str(r#"{"depth": 1}"#).unwrap();
        assert_eq!(
            limits,
            Limits {
                depth: 1,
                ..Limits::default()
            }
        );
        assert!(serde_json::from_str::<Limits>(r#"{"dept": 1}"#).is_err());
    }
}
