//! The rules by which a target number and a reported one become a pair, one a file.
//!
//! A rule looks at what is still free, takes what it is sure of, and leaves the rest to those behind it.

mod each;
mod named;
mod only_of_unit;
mod planned;
mod proven;
mod same_change;
mod same_number;
mod stretch;
mod total;
mod unnamed;

use super::search::Search;

/// One rule.
type Rule = fn(&mut Search<'_, '_>);

/// All rules, the surest first.
///
/// A list of things that are each to reach one number takes several reported ones, so it comes before the rules that take one; the sum
/// of a list comes before the part that shares its name.
/// Then names decide, then what stands alone of its unit, its change or its value, and last the numbers without a name, which
/// belong to whatever is left. Second levels and plans of the progress add to pairs that stand already.
const RULES: [Rule; 10] = [
    each::take,
    total::take,
    named::take,
    only_of_unit::take,
    same_change::take,
    same_number::take,
    unnamed::take,
    stretch::take,
    planned::take,
    proven::take,
];

/// Asks every rule in turn.
pub(super) fn take_all(search: &mut Search<'_, '_>) {
    RULES.iter().for_each(|rule| rule(search));
}
