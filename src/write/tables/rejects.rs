//! Rows of `rejects`.

use super::super::batch::{Column, column};
use crate::rows::Reject;

/// One row, in the order of `schemas/rejects.json`.
pub(in crate::write) fn row(reject: &Reject) -> [Column<'_>; 7] {
    [
        column("source", &reject.source),
        column("member", &reject.member),
        column("sha256", &reject.sha256),
        column("bytes", reject.bytes),
        column("stage", reject.stage.code()),
        column("reason", reject.reason.code()),
        column("detail", &reject.detail),
    ]
}

/// The table's order: by source, member (none first), and then by everything else, so that it is one order.
pub(in crate::write) fn sort(rejects: &mut [Reject]) {
    let rest = |reject: &Reject| (reject.stage, reject.reason, reject.bytes);
    rejects.sort_unstable_by(|a, b| {
        let by_place = a.source.cmp(&b.source).then_with(|| a.member.cmp(&b.member));
        by_place
            .then_with(|| rest(a).cmp(&rest(b)))
            .then_with(|| (&a.sha256, &a.detail).cmp(&(&b.sha256, &b.detail)))
    });
}
