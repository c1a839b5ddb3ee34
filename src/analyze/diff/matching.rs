//! One-to-one matching of the rows of two sides, in rounds: the surest key first.

use std::collections::HashMap;
use std::hash::Hash;

/// Which row of the old side is which row of the new one. Every round takes only rows that no earlier one has matched,
/// and treats both sides alike, so that swapping them swaps the result.
#[derive(Debug)]
pub(super) struct Matching<'a, R> {
    old: &'a [R],
    new: &'a [R],
    pairs: Pairs,
}

/// The rows that belong together, by their places in their lists.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Pairs {
    /// For each row of the old side, its row of the new one.
    pub(super) of_old: Vec<Option<usize>>,
    /// For each row of the new side, its row of the old one.
    pub(super) of_new: Vec<Option<usize>>,
}

impl<'a, R> Matching<'a, R> {
    /// Nothing is matched yet.
    pub(super) fn new(old: &'a [R], new: &'a [R]) -> Self {
        let pairs = Pairs {
            of_old: vec![None; old.len()],
            of_new: vec![None; new.len()],
        };
        Self { old, new, pairs }
    }

    /// The result.
    pub(super) fn finish(self) -> Pairs {
        self.pairs
    }

    /// Matches rows whose key no other row of their side has. A row without a key is left alone.
    pub(super) fn unique<K: Hash + Eq>(&mut self, key: impl Fn(&R) -> Option<K>) {
        self.unique_where(key, |_, _| true);
    }

    /// The same, where each may be the other's counterpart.
    pub(super) fn unique_where<K: Hash + Eq>(&mut self, key: impl Fn(&R) -> Option<K>, may: impl Fn(&R, &R) -> bool) {
        let rows = (self.old, self.new);
        self.groups(
            |at| key(&rows.0[at]),
            |at| key(&rows.1[at]),
            |old, new| match (old, new) {
                ([old], [new]) => may(&rows.0[*old], &rows.1[*new]),
                _ => false,
            },
        );
    }

    /// Matches rows of equal keys in their order: the first with the first, the second with the second.
    pub(super) fn in_order<K: Hash + Eq>(&mut self, key: impl Fn(&R) -> Option<K>) {
        let rows = (self.old, self.new);
        self.groups(|at| key(&rows.0[at]), |at| key(&rows.1[at]), |_, _| true);
    }

    /// Matches what stands between the same matched neighbours, in order, where there are equally many rows on both
    /// sides and each may be its counterpart. Neighbours are rows of one group.
    pub(super) fn between<K: Hash + Eq + Clone>(
        &mut self,
        group: impl Fn(&R) -> Option<K>,
        may: impl Fn(&R, &R) -> bool,
    ) {
        let rows = (self.old, self.new);
        let (of_old, of_new) = (&self.pairs.of_old, &self.pairs.of_new);
        if !of_old.contains(&None) || !of_new.contains(&None) {
            return;
        }
        let old = gaps(rows.0, &group, |at| of_old[at].map(|_| at));
        let new = gaps(rows.1, &group, |at| of_new[at]);
        self.groups(
            |at| old[at].clone(),
            |at| new[at].clone(),
            |old, new| {
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| may(&rows.0[*old], &rows.1[*new]))
            },
        );
    }

    /// Matches the free rows of each key in order, where `may` allows the two lists. Keys are asked for by the rows'
    /// places, and of free rows only.
    fn groups<K: Hash + Eq>(
        &mut self,
        old_key: impl Fn(usize) -> Option<K>,
        new_key: impl Fn(usize) -> Option<K>,
        may: impl Fn(&[usize], &[usize]) -> bool,
    ) {
        let mut groups: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for old in free(&self.pairs.of_old) {
            if let Some(key) = old_key(old) {
                groups.entry(key).or_default().0.push(old);
            }
        }
        if groups.is_empty() {
            return;
        }
        for new in free(&self.pairs.of_new) {
            // A key of the new side alone can match nothing.
            if let Some((_, news)) = new_key(new).and_then(|key| groups.get_mut(&key)) {
                news.push(new);
            }
        }
        for (olds, news) in groups.into_values().filter(|(olds, news)| may(olds, news)) {
            for (old, new) in olds.into_iter().zip(news) {
                self.pairs.of_old[old] = Some(new);
                self.pairs.of_new[new] = Some(old);
            }
        }
    }
}

/// The places of the rows that are not matched.
fn free(matched: &[Option<usize>]) -> impl Iterator<Item = usize> {
    matched
        .iter()
        .enumerate()
        .filter(|(_, other)| other.is_none())
        .map(|(at, _)| at)
}

/// A place between two anchors of one group; each is named by its row of the old side.
type Gap<K> = (K, Option<usize>, Option<usize>);

/// The gap that each row stands in. `anchor` names matched rows.
fn gaps<R, K: Hash + Eq + Clone>(
    rows: &[R],
    group: impl Fn(&R) -> Option<K>,
    anchor: impl Fn(usize) -> Option<usize>,
) -> Vec<Option<Gap<K>>> {
    let keys: Vec<_> = rows.iter().map(group).collect();
    let mut found: Vec<Option<Gap<K>>> = keys.iter().map(|key| Some((key.clone()?, None, None))).collect();
    let mut last = HashMap::new();
    for (at, gap) in found.iter_mut().enumerate() {
        if let Some((key, before, _)) = gap {
            *before = last.get(key).copied();
            last.extend(anchor(at).map(|anchor| (key.clone(), anchor)));
        }
    }
    last.clear();
    for (at, gap) in found.iter_mut().enumerate().rev() {
        if let Some((key, _, behind)) = gap {
            *behind = last.get(key).copied();
            last.extend(anchor(at).map(|anchor| (key.clone(), anchor)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    type Round<'r> = &'r dyn Fn(&mut Matching<'_, &'static str>);

    /// The pairs that the rounds make of two lists of words, as words.
    fn matched(old: &[&'static str], new: &[&'static str], rounds: &[Round<'_>]) -> Vec<(&'static str, &'static str)> {
        let mut matching = Matching::new(old, new);
        rounds.iter().for_each(|round| round(&mut matching));
        let pairs = matching.finish();
        for (at, row) in pairs.of_old.iter().enumerate() {
            assert!(row.is_none_or(|row| pairs.of_new[row] == Some(at)), "{pairs:?}");
        }
        let pairs = pairs.of_old.iter().enumerate();
        pairs.filter_map(|(at, row)| Some((old[at], new[(*row)?]))).collect()
    }

    fn first(word: &&str) -> Option<char> {
        word.chars().next()
    }

    #[test]
    fn unique_keys_are_matched_and_shared_ones_left() {
        let round: Round<'_> = &|matching| matching.unique(first);
        let old = ["a1", "b1", "b2", "c1"];
        let new = ["c2", "b3", "a2", ""];
        assert_eq!(matched(&old, &new, &[round]), [("a1", "a2"), ("c1", "c2")]);
    }

    #[test]
    fn equal_keys_are_matched_in_order() {
        let round: Round<'_> = &|matching| matching.in_order(first);
        assert_eq!(
            matched(&["a1", "b1", "a2", "a3"], &["a4", "a5", "b2"], &[round]),
            [("a1", "a4"), ("b1", "b2"), ("a2", "a5")]
        );
    }

    #[test]
    fn what_stands_between_the_same_neighbours_is_matched() {
        let exact: Round<'_> = &|matching| matching.unique(|word| Some(*word));
        let between: Round<'_> = &|matching| matching.between(|_| Some(()), |_, _| true);
        let rounds = [exact, between];
        assert_eq!(
            matched(&["x", "old", "y"], &["in", "x", "new", "y"], &rounds),
            [("x", "x"), ("old", "new"), ("y", "y")]
        );
        // Two against one: nobody can say which of them it is.
        assert_eq!(matched(&["x", "o", "p"], &["x", "n"], &rounds), [("x", "x")]);
    }

    #[test]
    fn neighbours_of_another_group_do_not_count() {
        let exact: Round<'_> = &|matching| matching.unique(|word| Some(*word).filter(|word| word.len() > 2));
        let between: Round<'_> = &|matching| matching.between(first, |_, _| true);
        assert_eq!(
            matched(&["a.1", "b.1", "a2"], &["b.1", "a.1", "a3"], &[exact, between]),
            [("a.1", "a.1"), ("b.1", "b.1"), ("a2", "a3")]
        );
    }

    #[test]
    fn pairs_that_may_not_be_are_left() {
        let between: Round<'_> = &|matching| matching.between(|_| Some(()), |old, new| old == new);
        assert_eq!(matched(&["a"], &["b"], &[between]), []);
    }

    /// All rounds, over words of few letters so that keys meet.
    fn all_rounds(old: &[String], new: &[String]) -> Pairs {
        let mut matching = Matching::new(old, new);
        matching.unique(|word| Some(word.clone()));
        matching.in_order(|word| Some(word.clone()));
        matching.between(|word| word.chars().next(), |old, new| old.len() == new.len());
        matching.unique(|word| word.chars().last());
        matching.finish()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn swapping_the_sides_swaps_the_pairs(old in vec("[a-c]{0,3}", 0..8), new in vec("[a-c]{0,3}", 0..8)) {
            let (forth, back) = (all_rounds(&old, &new), all_rounds(&new, &old));
            prop_assert_eq!((&forth.of_old, &forth.of_new), (&back.of_new, &back.of_old));
            let own: Vec<_> = (0..old.len()).map(Some).collect();
            prop_assert_eq!(all_rounds(&old, &old).of_old, own);
        }
    }
}
