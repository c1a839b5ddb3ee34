//! Names handed from a count to the count before it.

use super::marks::ends_clause;
use crate::lexicon::units::Kind;
use crate::quantity::Scan;
use crate::span::Span;

/// 四类25个培育对象: of two counts in a row the noun behind the second names both.
pub(super) fn back(text: &str, names: &mut [Option<Span>], scan: &Scan) {
    for i in (1..names.len()).rev() {
        let (first, second) = (&scan.mentions[i - 1], &scan.mentions[i]);
        let touching = first.span.end == second.span.start && first.kind == Kind::Count && second.kind == Kind::Count;
        let named_behind = names[i].is_some_and(|n| n.start >= second.span.end);
        let unnamed = names[i - 1].is_none_or(|n| {
            of_earlier_clause(text, n, first.span)
                || i < 2
                || n.start < scan.mentions[i - 2].span.end
                || names[i - 1] == names[i - 2]
        });
        if touching && named_behind && unnamed {
            names[i - 1] = names[i];
        }
    }
}

/// Bytes between a name and a number that no clause bridges; it bounds what is searched.
const FAR: usize = 240;

/// Whether a name stands in a clause before the number's own.
fn of_earlier_clause(text: &str, name: Span, number: Span) -> bool {
    text.get(name.end..number.start)
        .is_some_and(|gap| gap.len() > FAR || gap.contains(ends_clause))
}
