//! Names handed from a count to the count before it.

use crate::lexicon::units::Kind;
use crate::quantity::Scan;
use crate::span::Span;

/// 四类25个培育对象: of two counts in a row the noun behind the second names both.
pub(super) fn back(names: &mut [Option<Span>], scan: &Scan) {
    for i in (1..names.len()).rev() {
        let (first, second) = (&scan.mentions[i - 1], &scan.mentions[i]);
        let touching = first.span.end == second.span.start && first.kind == Kind::Count && second.kind == Kind::Count;
        let named_behind = names[i].is_some_and(|n| n.start >= second.span.end);
        let unnamed = names[i - 1]
            .is_none_or(|n| i < 2 || n.start < scan.mentions[i - 2].span.end || names[i - 1] == names[i - 2]);
        if touching && named_behind && unnamed {
            names[i - 1] = names[i];
        }
    }
}
