//! Which numbers become pairs: those of one name, the surest first, then those whose reported number has no name.

use super::Pairs;
use super::likeness::{Likeness, agree, likeness};
use super::sides::{Side, Sides};
use crate::assess::amount::{canonical, compatible, is_amount, unit};
use crate::assess::item::View;
use crate::assess::share::{Share, Shares};
use crate::lexicon::relations::Mark;
use crate::rows::Metric;

/// Likenesses closer than this are equal.
const EQUAL: f64 = 0.015;

/// A possible pair: places in the lists of sides, and how sure it is.
#[derive(Clone, Copy)]
struct Candidate {
    target: usize,
    actual: usize,
    score: f64,
}

/// Takes all pairs of an item's target with its progress.
pub(super) fn take(view: &View<'_>, shares: &Shares, sides: &mut Sides, pairs: &mut Pairs) {
    let mut matcher = Matcher { view, sides, pairs };
    let possible = matcher.possible(shares);
    let (named, unnamed) = matcher.candidates(&possible);
    matcher.take_named(named);
    matcher.take_only(&possible);
    matcher.take_changes(&possible);
    matcher.take_unnamed(unnamed);
}

struct Matcher<'m, 'v> {
    view: &'m View<'v>,
    sides: &'m mut Sides,
    pairs: &'m mut Pairs,
}

impl Matcher<'_, '_> {
    /// All numbers that can be put beside each other, with how near their units and bases are.
    fn possible(&self, shares: &Shares) -> Vec<Candidate> {
        let mut possible = Vec::new();
        for (t, target) in self.sides.targets.iter().enumerate() {
            for (a, actual) in self.sides.actuals.iter().enumerate() {
                let nearness = self.nearness(shares, target, actual);
                possible.extend(nearness.map(|score| Candidate {
                    target: t,
                    actual: a,
                    score,
                }));
            }
        }
        possible
    }

    /// Of the possible pairs those of one name, with their likeness, and those whose reported number has no name.
    fn candidates(&self, possible: &[Candidate]) -> (Vec<Candidate>, Vec<(usize, usize)>) {
        let (mut named, mut unnamed) = (Vec::new(), Vec::new());
        for &Candidate { target, actual, score } in possible {
            let reported = &self.sides.actuals[actual].topic;
            match likeness(&self.sides.targets[target].topic, reported) {
                Likeness::Same(likeness) => named.push(Candidate {
                    target,
                    actual,
                    score: score + likeness,
                }),
                // A number without a name may be the whole of what was asked, but no part of what is reported.
                Likeness::Unnamed if !reported.part => unnamed.push((target, actual)),
                Likeness::Unnamed | Likeness::Different => {}
            }
        }
        (named, unnamed)
    }

    /// How near unit and basis of two numbers are; `None` where they cannot be put beside each other at all, whatever
    /// they measure.
    fn nearness(&self, shares: &Shares, target: &Side, actual: &Side) -> Option<f64> {
        let t = self.view.target.places.get(target.index)?.metric;
        let a = self.view.progress.places.get(actual.index)?.metric;
        let changes = (t.change == "none") == (a.change == "none");
        let bases = t.basis == a.basis || t.basis == "none" || a.basis == "none";
        let share = alike(shares.target.get(target.index), shares.progress.get(actual.index));
        if !(changes && bases && share && compatible(t, a, self.view.words)) || comes_down(t, target, actual) {
            return None;
        }
        let unit = if t.unit == a.unit { 0.03 } else { 0.0 };
        Some(unit + if t.basis == a.basis { 0.02 } else { 0.0 })
    }

    /// Takes the surest pairs first; a number that fits two others equally well is left out.
    fn take_named(&mut self, mut named: Vec<Candidate>) {
        named.sort_by(|x, y| {
            y.score
                .total_cmp(&x.score)
                .then((x.target, x.actual).cmp(&(y.target, y.actual)))
        });
        for (i, best) in named.iter().enumerate() {
            if !self.is_free(best) {
                continue;
            }
            let rivals = named[i..]
                .iter()
                .take_while(|c| c.score > best.score - EQUAL)
                .filter(|c| self.is_free(c));
            let (mut targets, mut actuals) = (Vec::new(), Vec::new());
            for rival in rivals {
                if rival.actual == best.actual {
                    targets.push(rival.target);
                }
                if rival.target == best.target {
                    actuals.push(rival.actual);
                }
            }
            self.settle(best, &targets, &actuals);
        }
    }

    /// Takes the pair, unless other targets or other reported numbers have the same claim.
    fn settle(&mut self, best: &Candidate, targets: &[usize], actuals: &[usize]) {
        if targets.len() > 1 && targets.len() != actuals.len() {
            // 竣工8个，投用8个 against 竣工投用16个: both have a claim.
            targets.iter().for_each(|t| self.leave(*t, &[best.actual]));
            self.sides.actuals[best.actual].taken = true;
        } else if targets.len() == 1 && actuals.len() > 1 && !self.said_again(actuals) {
            self.leave(best.target, actuals);
        } else {
            // As many targets as numbers, all alike: they go together in order.
            self.pair(best.target, best.actual);
        }
    }

    fn is_free(&self, candidate: &Candidate) -> bool {
        !self.sides.targets[candidate.target].taken && !self.sides.actuals[candidate.actual].taken
    }

    fn pair(&mut self, target: usize, actual: usize) {
        let (t, a) = (&mut self.sides.targets[target], &mut self.sides.actuals[actual]);
        (t.taken, a.taken) = (true, true);
        self.pairs.push(self.view, t.index, a.index, false);
    }

    /// The target has several counterparts that cannot be told apart.
    fn leave(&mut self, target: usize, actuals: &[usize]) {
        let mut rivals: Vec<usize> = actuals.iter().map(|a| self.sides.actuals[*a].index).collect();
        rivals.sort_unstable();
        self.sides.targets[target].taken = true;
        self.pairs.ambiguous.push((self.sides.targets[target].index, rivals));
    }

    /// Whether the numbers are one number, said again in another sentence.
    fn said_again(&self, actuals: &[usize]) -> bool {
        let place = |a: usize| self.view.progress.places.get(self.sides.actuals[a].index);
        actuals.windows(2).all(|pair| match (place(pair[0]), place(pair[1])) {
            (Some(a), Some(b)) => a.sentence != b.sentence && canonical(a.metric) == canonical(b.metric),
            _ => false,
        })
    }

    /// A target and a reported number that share their unit with no other need not be so much alike.
    fn take_only(&mut self, possible: &[Candidate]) {
        let (mut targets, mut actuals) = (vec![0; self.sides.targets.len()], vec![0; self.sides.actuals.len()]);
        let same_unit: Vec<&Candidate> = possible.iter().filter(|c| self.same_unit(c)).collect();
        for candidate in &same_unit {
            targets[candidate.target] += 1;
            actuals[candidate.actual] += 1;
        }
        for candidate in same_unit {
            let only = targets[candidate.target] == 1 && actuals[candidate.actual] == 1;
            let topics = (
                &self.sides.targets[candidate.target].topic,
                &self.sides.actuals[candidate.actual].topic,
            );
            if only && self.is_free(candidate) && agree(topics.0, topics.1) {
                self.pair(candidate.target, candidate.actual);
            }
        }
    }

    /// 投诉总量较近三年均值下降10%以上 and 投诉登记数较近三年均值下降12%: the only change on one basis on either side, of things
    /// whose names begin alike.
    fn take_changes(&mut self, possible: &[Candidate]) {
        let of_basis: Vec<&Candidate> = possible.iter().filter(|c| self.same_change(c).is_some()).collect();
        let [only] = of_basis.as_slice() else { return };
        if self.is_free(only) && self.same_change(only) == Some(true) {
            self.pair(only.target, only.actual);
        }
    }

    /// Of two changes on one basis, in one direction: whether their names begin alike.
    fn same_change(&self, candidate: &Candidate) -> Option<bool> {
        let target = self
            .view
            .target
            .places
            .get(self.sides.targets[candidate.target].index)?
            .metric;
        let actual = self
            .view
            .progress
            .places
            .get(self.sides.actuals[candidate.actual].index)?
            .metric;
        let same = target.change == actual.change && target.basis == actual.basis;
        if !same || target.change == "none" || target.basis == "none" {
            return None;
        }
        let (a, b) = (target.name.as_deref()?, actual.name.as_deref()?);
        Some(a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count() >= 2)
    }

    /// Whether both are amounts in one unit.
    fn same_unit(&self, candidate: &Candidate) -> bool {
        let (t, a) = (
            self.sides.targets[candidate.target].index,
            self.sides.actuals[candidate.actual].index,
        );
        let metrics = self.view.target.places.get(t).zip(self.view.progress.places.get(a));
        metrics.is_some_and(|(t, a)| is_amount(t.metric) && unit(t.metric) == unit(a.metric))
    }

    /// A reported number without a name of its own (累计完成1785户) belongs to the one target that it can belong to.
    fn take_unnamed(&mut self, mut unnamed: Vec<(usize, usize)>) {
        unnamed.retain(|(t, a)| !self.sides.targets[*t].taken && !self.sides.actuals[*a].taken);
        let mut of_actual = vec![0; self.sides.actuals.len()];
        unnamed.iter().for_each(|(_, a)| of_actual[*a] += 1);
        for of_target in unnamed.chunk_by(|x, y| x.0 == y.0) {
            match of_target {
                [(t, a)] if of_actual[*a] == 1 => self.pair(*t, *a),
                [(t, _), _, ..] => {
                    let actuals: Vec<usize> = of_target.iter().map(|(_, a)| *a).collect();
                    self.leave(*t, &actuals);
                }
                _ => {}
            }
        }
    }
}

/// A share of the plan is no counterpart of a level, nor is a share of another number.
fn alike(target: Option<&Share>, actual: Option<&Share>) -> bool {
    let of_number = |s: Option<&Share>| matches!(s, Some(Share::Of(_) | Share::OfNumber(_) | Share::OfWhole));
    match actual {
        None | Some(Share::None) => true,
        Some(Share::Plan) => target == Some(&Share::Plan),
        Some(_) => of_number(target),
    }
}

/// 由120家减少到98家 is no counterpart of a number of things to be done, only of one to come down to.
fn comes_down(planned: &Metric, target: &Side, actual: &Side) -> bool {
    let says = |side: &Side| side.topic.marks & Mark::Ceiling.bit() != 0;
    says(actual) && !says(target) && planned.kind == "count" && planned.bound != "max"
}

#[cfg(test)]
mod tests {
    use crate::assess::testing::judged;

    fn pairs(target: &str, progress: &str) -> usize {
        judged(target, progress).comparisons.len()
    }

    #[test]
    fn the_only_numbers_of_a_unit_need_share_but_a_term() {
        assert_eq!(
            pairs("组织跨区域联合巡护[60次]", "联合巡护重点林区[72次]，上缴猎套[31副]"),
            1
        );
        assert_eq!(pairs("争取地方政府一般债券[8元]", "发行一般债券[6元]"), 1);
        assert_eq!(pairs("加固历史建筑(群)[9处]", "历史建筑加固完工[6处]"), 1);
    }

    #[test]
    fn other_numbers_of_the_unit_or_another_term_are_no_counterpart() {
        assert_eq!(
            pairs("组织跨区域联合巡护[60次]", "联合巡护网站[18次]，联合巡护学校[24次]"),
            0
        );
        assert_eq!(pairs("新建养老床位[300张]", "改造医院床位[200张]"), 0);
        assert_eq!(pairs("发放养老保险金[3元]", "发放医疗保险金[2元]"), 0);
    }
}
