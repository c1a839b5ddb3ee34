//! 项目50个（新建20个、续建30个）, 隐患36处：东片14处、西片22处。: the list in the bracket, or behind the colon, makes up the number
//! before it.

use super::{MOST_PARTS, Sum};
use crate::assess::checks::numbers::Numbers;
use crate::assess::checks::scene::Scene;
use crate::assess::line::ends_sentence;
use crate::lexicon::relations::Mark;

/// How a list opens and by what it may close.
const LISTS: [(&[char], &[char]); 2] = [(&['（', '('], &['）', ')']), (&['：', ':'], &['；', ';'])];

/// Number `i` is the whole.
pub(in crate::assess::checks) fn find<'a>(_: &Scene<'_, 'a>, numbers: Numbers<'_, 'a>, i: usize) -> Option<Sum<'a>> {
    let gap = numbers.gap(i + 1);
    let (_, closing) = LISTS.into_iter().find(|(opening, _)| gap.starts_with(*opening))?;
    let first = numbers.place(i + 1)?;
    let closed = gap.contains(closing) || gap.contains(ends_sentence);
    let other = [Mark::OfWhich, Mark::Goal, Mark::Open];
    if closed || other.iter().any(|mark| numbers.line.says(first.gap, *mark)) {
        return None;
    }
    let goes_on = |j: &usize| {
        let gap = numbers.gap(*j);
        !gap.contains(closing) && !gap.contains(ends_sentence)
    };
    let mut parts = vec![i + 1];
    parts.extend((i + 2..numbers.len().min(i + MOST_PARTS)).take_while(goes_on));
    let last = numbers.after(*parts.last()?);
    let ends = last.is_empty() && closing[0] != '）' || last.starts_with(closing);
    let same = parts.iter().all(|p| numbers.of_one_unit(i, *p));
    (ends && same).then(|| Sum::said(numbers, i, &parts))?
}
