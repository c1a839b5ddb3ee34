//! Ratios: a rate behind its two counts (120项，已销号103项，销号率85.83%), a share of a named number (占总投资的75%), a share of
//! the plan (占年度计划的80%, where the target says the plan).

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Found, approximately, is_amount, value};
use crate::assess::amount::{canonical, compatible, half_digit, power};
use crate::assess::comparison::Pairs;
use crate::assess::item::View;
use crate::assess::line::{Line, Place};
use crate::assess::share::{Share, Shares, joins};
use crate::lexicon::relations::{Mark, RelationWords};
use crate::rows::Metric;
use crate::span::Span;

/// How many numbers back a count of a rate is looked for.
const NEAR: usize = 4;

/// How many numbers back the number that a share names is looked for.
const FAR: usize = 40;

/// All ratios of an item's progress.
pub(in crate::assess) fn ratios<'a>(view: &View<'a>, pairs: &Pairs, shares: &Shares) -> Vec<Found<'a>> {
    let finder = Finder {
        view,
        line: &view.progress,
        pairs,
        shares: &shares.progress,
    };
    (0..view.progress.places.len())
        .filter_map(|i| finder.ratio(i))
        .collect()
}

struct Finder<'v, 'a> {
    view: &'v View<'a>,
    line: &'v Line<'a>,
    pairs: &'v Pairs,
    shares: &'v [Share],
}

/// Whole and part.
type Counts<'a> = (&'a Metric, &'a Metric);

impl<'a> Finder<'_, 'a> {
    fn place(&self, i: usize) -> Option<&Place<'a>> {
        self.line.places.get(i)
    }

    fn ratio(&self, i: usize) -> Option<Found<'a>> {
        let rate = self.place(i)?.metric;
        if rate.kind != "percent" || rate.change != "none" || rate.value.is_none() {
            return None;
        }
        let (whole, part) = match *self.shares.get(i)? {
            Share::Plan => self.of_plan(i),
            Share::OfNumber(whole) => self.of_number(i, whole),
            Share::Of(name) => self.of_named(i, name),
            Share::OfWhole => self.of_whole(i),
            Share::None => self.rate(i),
        }?;
        found(whole, part, rate)
    }

    /// The nearest amount before number `i`, in its sentence.
    fn amount_before(&self, i: usize) -> Option<usize> {
        let sentence = self.place(i)?.sentence;
        let mut near = (i.saturating_sub(NEAR)..i).rev();
        near.find(|j| {
            self.place(*j)
                .is_some_and(|p| p.sentence == sentence && is_amount(p.metric))
        })
    }

    fn alike(&self, i: usize, j: usize) -> bool {
        let (Some(a), Some(b)) = (self.place(i), self.place(j)) else {
            return false;
        };
        is_amount(a.metric) && is_amount(b.metric) && compatible(a.metric, b.metric, self.view.words)
    }

    /// 新增48家，占年度计划的80%: the plan is the counterpart of the number before. 造林3260亩、抚育1.18万亩，分别占年度任务的
    /// 108.7%和98.3%: as many numbers before as there are shares.
    fn of_plan(&self, i: usize) -> Option<Counts<'a>> {
        let mut first = i;
        while first > 0
            && joins(self.line, first)
            && self.shares.get(first - 1) == Some(&Share::Plan)
            && i - first < NEAR
        {
            first -= 1;
        }
        let mut last = i;
        while joins(self.line, last + 1) && self.shares.get(last + 1) == Some(&Share::Plan) && last - i < NEAR {
            last += 1;
        }
        let part = self.amount_before(first)?.checked_sub(last - i)?;
        self.with_target(part).or_else(|| self.reached_before(i, part))
    }

    fn with_target(&self, part: usize) -> Option<Counts<'a>> {
        let target = self.pairs.target_of(part)?;
        Some((self.view.place(target)?.metric, self.place(part)?.metric))
    }

    /// 发放补贴762万元，惠及3120户，占年度计划的95.3%: where the nearest number has no plan, an earlier one that the share fits.
    fn reached_before(&self, i: usize, nearest: usize) -> Option<Counts<'a>> {
        let rate = self.place(i)?;
        let near = (i.saturating_sub(NEAR)..nearest).rev();
        let same = near.filter(|j| self.place(*j).is_some_and(|p| p.sentence == rate.sentence));
        let mut counts = same.filter_map(|j| self.with_target(j));
        counts.find(|counts| fits(counts, rate))
    }

    /// 占总投资（5亿元）的80%, 占底数6000套的100%.
    fn of_number(&self, i: usize, whole: usize) -> Option<Counts<'a>> {
        let sentence = self.place(i)?.sentence;
        let mut near = (whole.saturating_sub(NEAR)..whole).rev();
        let part = near.find(|j| self.alike(*j, whole) && self.place(*j).is_some_and(|p| p.sentence == sentence))?;
        Some((self.place(whole)?.metric, self.place(part)?.metric))
    }

    /// 占工业投资的36.1%: the last number before that has this name.
    fn of_named(&self, i: usize, name: Span) -> Option<Counts<'a>> {
        let part = self.amount_before(i)?;
        let wanted = self.line.str(name).trim_start_matches(['全', '其']);
        let named = |j: &usize| {
            let Some(place) = self.place(*j) else { return false };
            let name = place.metric.name.as_deref().unwrap_or_default();
            name.contains(wanted) || self.line.str(place.before).contains(wanted)
        };
        let mut far = (i.saturating_sub(FAR)..part).rev();
        let whole = far.find(|j| self.alike(*j, part) && named(j))?;
        Some((self.place(whole)?.metric, self.place(part)?.metric))
    }

    /// 共120家，其中民营84家，占比70%.
    fn of_whole(&self, i: usize) -> Option<Counts<'a>> {
        let part = self.amount_before(i)?;
        let (whole, sentence) = (self.larger_before(part)?, self.place(i)?.sentence);
        let near = self.place(i)?.clause - self.place(part)?.clause <= 1;
        let same = self.place(whole)?.sentence == sentence;
        (near && same).then_some((self.place(whole)?.metric, self.place(part)?.metric))
    }

    /// The nearest number before `part` that it can be a part of.
    fn larger_before(&self, part: usize) -> Option<usize> {
        let sentence = self.place(part)?.sentence;
        let mut near = (part.saturating_sub(NEAR)..part).rev();
        near.find(|w| {
            let larger = || Some(value(self.place(*w)?)? >= value(self.place(part)?)?);
            self.alike(*w, part) && larger() == Some(true) && self.place(*w).is_some_and(|p| p.sentence == sentence)
        })
    }

    /// 发现6661处，整改6633处，整改率99.58%: what the rate is of stands in its name.
    fn rate(&self, i: usize) -> Option<Counts<'a>> {
        let place = self.place(i)?;
        let word = self.line.last(place.before, Mark::Rate)?;
        let stem = stem(self.line.str(Span::new(place.before.start, word.end)), self.view.words);
        let subject = self.line.str(Span::new(place.before.start, word.start));
        if stem.is_empty() && !subject.is_empty() {
            return self.of_own_name(i, subject);
        }
        let part = (i.saturating_sub(3)..i).rev().find(|p| self.is_part(*p, i, &stem))?;
        let Some(whole) = self.larger_before(part) else {
            return self.rate_of_target(i, part);
        };
        let counted = stem.is_empty() || !self.says(whole, &stem) || self.is_next_step(whole, part, &stem);
        let base = !stem.is_empty() || self.is_out_of(whole, part);
        (counted && base).then(|| Some((self.place(whole)?.metric, self.place(part)?.metric)))?
    }

    /// 工业投资10.2亿元，技改投资4.1亿元，技改投资占比40.2%: the number right before has the name that the share is said of.
    /// Where several could be the whole, the one that the share fits.
    fn of_own_name(&self, i: usize, subject: &str) -> Option<Counts<'a>> {
        let (part, rate) = (i.checked_sub(1)?, self.place(i)?);
        let named = self.place(part).filter(|p| p.sentence == rate.sentence)?;
        if !self.line.str(named.before).contains(subject) || subject.chars().count() < 2 {
            return None;
        }
        let larger = |w: &usize| {
            let place = self
                .place(*w)
                .filter(|p| p.sentence == rate.sentence && self.alike(*w, part));
            place.is_some_and(|p| value(p) >= value(named))
        };
        let wholes: Vec<usize> = (part.saturating_sub(NEAR)..part).rev().filter(larger).collect();
        let counts = |w: usize| Some((self.place(w)?.metric, named.metric));
        match wholes[..] {
            [whole] => counts(whole),
            _ => wholes.into_iter().filter_map(counts).find(|c| fits(c, rate)),
        }
    }

    /// 签约234户，签约率65%: nothing before says of how many, but the target does. The rate may be of another base, so that
    /// only one that fits is taken.
    fn rate_of_target(&self, i: usize, part: usize) -> Option<Counts<'a>> {
        let alone = !(part.saturating_sub(FAR)..part).any(|j| self.alike(j, part));
        let rate = self.place(i)?;
        self.with_target(part).filter(|counts| alone && fits(counts, rate))
    }

    /// 有就业意愿的300人，已就业245人: the whole's words hold the stem too, but the part, right behind it, says nothing else.
    fn is_next_step(&self, whole: usize, part: usize, stem: &str) -> bool {
        let words = self.place(part).map_or("", |p| self.line.str(p.before));
        whole + 1 == part && words.trim_start_matches(['已', '共', '均', '其', '中']) == stem
    }

    /// Whether number `p` counts what the rate of number `i` is the rate of.
    fn is_part(&self, p: usize, i: usize, stem: &str) -> bool {
        let (Some(part), Some(rate)) = (self.place(p), self.place(i)) else {
            return false;
        };
        let near = part.sentence == rate.sentence && rate.clause - part.clause <= 1;
        let left = self.line.says(part.before, Mark::Rest);
        near && !left && is_amount(part.metric) && (stem.is_empty() || stem == "完成" || self.says(p, stem))
    }

    /// Whether the words beside a number hold the rate's stem, be it drawn out: 取得证书 for 取证.
    fn says(&self, i: usize, stem: &str) -> bool {
        let holds = |words: &str| {
            let words = self.view.words.unified(words);
            stem.chars().all(|c| words.contains(c))
        };
        self.place(i)
            .is_some_and(|p| [p.before, p.after].iter().any(|s| holds(self.line.str(*s))))
    }

    /// 7个断面中有6个: the second number is out of the first.
    fn is_out_of(&self, whole: usize, part: usize) -> bool {
        let (Some(w), Some(p)) = (self.place(whole), self.place(part)) else {
            return false;
        };
        self.line.str(w.after).contains('中') || self.line.says(p.before, Mark::OfWhich)
    }
}

/// Whether the printed rate is what the counts give.
fn fits((whole, part): &Counts<'_>, rate: &Place<'_>) -> bool {
    found(whole, part, rate.metric).is_some_and(|f| f.holds)
}

/// The two characters before 率: what was counted, in the word that stands for all that say the same. Empty for 比例 and
/// 占比.
fn stem(text: &str, words: &RelationWords) -> String {
    let Some(head) = text.strip_suffix('率') else {
        return String::new();
    };
    let mut last: Vec<char> = head.chars().rev().take(2).collect();
    last.reverse();
    words.unified(&last.into_iter().collect::<String>())
}

fn found<'a>(whole: &'a Metric, part: &'a Metric, rate: &'a Metric) -> Option<Found<'a>> {
    let (w, p) = (canonical(whole)?, canonical(part)?);
    let scale = if rate.unit.as_deref() == Some("‰") {
        Decimal::ONE_THOUSAND
    } else {
        Decimal::ONE_HUNDRED
    };
    let reported = rate.value?;
    let expected = scaled(p, w, scale)?;
    let deviation = reported.checked_sub(expected)?;
    let holds = match rate.bound.as_str() {
        "min" => expected >= reported,
        "max" => expected <= reported,
        _ => rounded(expected, rate.exponent)? == reported,
    };
    let explained = holds || rounding_explains(whole, part, rate, scale) == Some(true);
    let all = [whole, part, rate].into_iter();
    Some(Found {
        rule: "ratio",
        whole,
        parts: vec![part],
        reported: Some(rate),
        reported_value: Some(reported),
        expected,
        deviation,
        holds,
        within_rounding: explained || approximately(all, deviation, reported),
    })
}

fn scaled(part: Decimal, whole: Decimal, scale: Decimal) -> Option<Decimal> {
    part.checked_mul(scale)?.checked_div(whole)
}

/// Rounded half up to the digit 10^`exponent`.
pub(super) fn rounded(value: Decimal, exponent: i32) -> Option<Decimal> {
    let unit = power(exponent)?;
    let units = value.checked_div(unit)?;
    units
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        .checked_mul(unit)
}

/// Whether counts that round to the printed ones give a rate that rounds to the printed one.
fn rounding_explains(whole: &Metric, part: &Metric, rate: &Metric, scale: Decimal) -> Option<bool> {
    let exact = |m: &Metric| m.kind == "count" && m.exponent == 0;
    let half = |m: &Metric| if exact(m) { Some(Decimal::ZERO) } else { half_digit(m) };
    let (w, p) = (canonical(whole)?, canonical(part)?);
    let (dw, dp, dr) = (half(whole)?, half(part)?, half_digit(rate)?);
    let least = scaled(p.checked_sub(dp)?, w.checked_add(dw)?, scale)?;
    let most = scaled(p.checked_add(dp)?, w.checked_sub(dw)?, scale)?;
    let reported = rate.value?;
    Some(reported.checked_add(dr)? >= least && reported.checked_sub(dr)? <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::testing::judged;

    #[test]
    fn halves_are_rounded_up() {
        let round = |text: &str, exponent| rounded(text.parse().unwrap(), exponent).unwrap().to_string();
        assert_eq!(round("85.825", -2), "85.83");
        assert_eq!(round("85.8249", -2), "85.82");
        assert_eq!(round("84.5", 0), "85");
        assert_eq!(round("-2.25", -1), "-2.3");
        assert_eq!(round("84.9", 1), "80");
    }

    #[test]
    fn a_rate_is_compared_at_its_printed_digits() {
        let holds = |progress| judged("", progress).checks.first().map(|c| c.holds);
        assert_eq!(holds("抽检茶园[37座]，合格茶园[31座]，合格率[83.8%]"), Some(true));
        assert_eq!(holds("抽检茶园[37座]，合格茶园[31座]，合格率[83.7%]"), Some(false));
        assert_eq!(holds("抽检茶园[37座]，走访茶农[31人]，合格率[83.8%]"), None);
        assert_eq!(holds("抽检茶园[0座]，合格茶园[0座]，合格率[100%]"), None);
    }
}
