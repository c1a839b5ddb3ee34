//! Whether two numbers measure the same thing, by their topics.

use super::pieces::Pieces;
use super::topic::Topic;
use super::wording::{
    abbreviates, contained, contains, is_rate_of, only_begins, other_kind, ratio, same_head, shared, subsequence,
};
use crate::lexicon::relations::Mark;

/// How alike two topics are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Likeness {
    /// The same thing, the surer the higher; at most about 1.
    Same(f64),
    /// The second has no name of its own: it can be anything.
    Unnamed,
    /// Not the same.
    Different,
}

/// The least likeness that makes two things the same.
const SAME: f64 = 0.6;

/// How alike a target's topic and a reported number's are.
pub(super) fn likeness(target: &Topic, actual: &Topic) -> Likeness {
    if excluded(target, actual) {
        return Likeness::Different;
    }
    if target.is_phase() && (target.part || !target.own_noun()) {
        return if actual.phases == 0 {
            Likeness::Different
        } else {
            Likeness::Same(0.85)
        };
    }
    match by_name(target, actual) {
        Likeness::Same(score) => Likeness::Same(score + circumstances(target, actual)),
        other => other,
    }
}

/// Whether two numbers, each of which has no other counterpart, measure the same thing: their words agree in a term, and
/// what else they say does not tell them apart. 跨部门联合抽查350家次 and 联合抽查市场主体160家次.
pub(super) fn agree(target: &Topic, actual: &Topic) -> bool {
    let described = actual.own_name && !target.is_phase() && !actual.is_phase();
    described && !excluded(target, actual) && {
        let pieces = Pieces::new(&target.gist, &actual.gist);
        pieces.complete_each_other() || pieces.cover_one(target.gist.len().min(actual.gist.len()))
    }
}

/// Whether something that was said rules it out that the two are the same.
fn excluded(target: &Topic, actual: &Topic) -> bool {
    let phases_differ = target.phases != 0 && actual.phases != 0 && target.phases & actual.phases == 0;
    // 其中海外博士11人 is but some of 博士80人.
    let narrower =
        actual.part && !target.part && actual.core.len() > target.core.len() && actual.core.ends_with(&target.core);
    phases_differ
        || narrower && !target.core.is_empty()
        || contrast(target, actual)
        || target.per != actual.per
        || described_otherwise(target, actual)
        || out_of_scope(target, actual)
}

/// 5亿元以上项目 and 亿元以上项目: both are told apart by the number that describes them.
fn described_otherwise(target: &Topic, actual: &Topic) -> bool {
    matches!((target.described, actual.described), (Some(t), Some(a)) if t != a)
}

/// Whether the reported number is of a shorter time, an effect, a matter still pending, or all there is, where the target asks
/// for none of these.
fn out_of_scope(target: &Topic, actual: &Topic) -> bool {
    let alone = |mark: Mark| actual.says(mark) && !target.says(mark);
    let stock = target.says(Mark::Added) && alone(Mark::Stock) && !actual.says(Mark::Added);
    stock || alone(Mark::Moment) || alone(Mark::Effect) || alone(Mark::Pending)
}

/// Whether the words around two numbers have half of the target's in common.
pub(super) fn share_words(target: &Topic, actual: &Topic) -> bool {
    !excluded(target, actual) && Pieces::new(&target.gist, &actual.gist).share(target.gist.len()) >= 0.5
}

/// Whether the number is about a thing of this name, the one with words left out of the other.
pub(super) fn is_named_by(topic: &Topic, thing: &[char]) -> bool {
    topic.said == thing || contains(&topic.said, thing) || contains(thing, &topic.said)
}

impl Topic {
    /// Whether the name holds a noun, generic as it may be (8个项目).
    fn own_noun(&self) -> bool {
        let name: String = self.name.iter().collect();
        ["项目", "企业", "单位", "工程", "活动", "任务", "人员"]
            .iter()
            .any(|noun| name.contains(noun))
    }
}

/// One has 城镇 where the other has 农村.
fn contrast(a: &Topic, b: &Topic) -> bool {
    let members = |topic: &Topic, group: usize| -> Vec<usize> {
        topic
            .contrasts
            .iter()
            .filter(|(g, _)| *g == group)
            .map(|(_, member)| *member)
            .collect()
    };
    a.contrasts.iter().any(|(group, _)| {
        let (ours, theirs) = (members(a, *group), members(b, *group));
        !theirs.is_empty() && !ours.iter().any(|member| theirs.contains(member))
    })
}

fn by_name(target: &Topic, actual: &Topic) -> Likeness {
    let named = match (target.core.is_empty(), actual.core.is_empty()) {
        _ if target.says(Mark::Net) && actual.says(Mark::Net) && !actual.own_name => 1.0,
        (true, true) if target.name == actual.name || target.phases & actual.phases != 0 => 0.7,
        // 新建类 tells little, but it stands in 新建类破土动工 as it is.
        (true, _) if target.name.len() >= 3 && contains(&actual.phrase, &target.name) => 0.6,
        (true, true) => return Likeness::Unnamed,
        (true, false) if contains(&actual.name, &target.name) && !target.name.is_empty() => 0.6,
        (true, false) => 0.0,
        (false, _) => cores(target, actual).max(alternatives(target, actual)),
    };
    let best = named.max(beside(target, actual));
    if best >= SAME {
        Likeness::Same(best)
    } else if actual.core.is_empty() || actual.inherited {
        Likeness::Unnamed
    } else {
        Likeness::Different
    }
}

/// 金融机构及相关中介机构: one of several things that the target names.
fn alternatives(target: &Topic, actual: &Topic) -> f64 {
    let parts = target.core.split(|c| matches!(c, '及' | '和' | '或' | '、'));
    let named = parts.filter(|part| part.len() >= 2 && part.len() < target.core.len());
    let same = named
        .filter_map(|part| contained(part, &actual.core, SAME))
        .any(|score| score > SAME);
    if same && actual.own_name { SAME + 0.02 } else { 0.0 }
}

fn cores(target: &Topic, actual: &Topic) -> f64 {
    let (t, a) = (&target.core, &actual.core);
    if a.is_empty() {
        return 0.0;
    }
    if t == a {
        return 1.0;
    }
    // 道路修缮 and 修缮道路 are one thing: order counts, but not for everything.
    let length = t.len() + a.len();
    let common = ratio(2 * subsequence(t, a), length).max(0.9 * ratio(2 * shared(t, a), length));
    if let Some(score) = contained(t, a, common) {
        return score;
    }
    let head = if same_head(t, a) { 0.0 } else { 0.15 };
    let kind = if other_kind(t, a) { 0.3 } else { head };
    let short = if abbreviates(&actual.name, &target.name) || is_rate_of(&actual.name, &target.name) {
        0.65
    } else {
        0.0
    };
    f64::max(short, common - kind)
}

/// The name of one stands in the words beside the other number.
fn beside(target: &Topic, actual: &Topic) -> f64 {
    if other_kind(&target.core, &actual.core) {
        return 0.0;
    }
    if Pieces::new(&target.core, &actual.phrase).cover(target.core.len()) {
        return 0.64;
    }
    if !actual.named_behind && only_begins(&target.core, &actual.core) {
        return 0.0;
    }
    let found = |core: &[char], phrase: &[char]| {
        let share = ratio(subsequence(core, phrase), core.len());
        if core.len() >= 3 && share >= 0.8 {
            0.45 + 0.3 * share
        } else if contains(phrase, core) {
            SAME
        } else {
            0.0
        }
    };
    found(&target.core, &actual.phrase).max(found(&actual.core, &target.phrase))
}

/// Small differences that decide between numbers of one name.
fn circumstances(target: &Topic, actual: &Topic) -> f64 {
    let handed_on = if actual.own_name { 0.0 } else { 0.08 };
    said_of_both(target, actual) + stage(target, actual) + words_around(target, actual) - handed_on
}

/// What is new is answered by what is new, and a net number by a net one.
fn said_of_both(target: &Topic, actual: &Topic) -> f64 {
    let mut sum = 0.0;
    if target.says(Mark::Added) {
        sum += if actual.says(Mark::Added) { 0.05 } else { 0.0 };
        sum -= if actual.says(Mark::Stock) { 0.1 } else { 0.0 };
    }
    if target.says(Mark::Net) {
        sum += if actual.says(Mark::Net) { 0.1 } else { -0.2 };
    }
    sum
}

/// How far the things have come, and whether the number is a part of them.
fn stage(target: &Topic, actual: &Topic) -> f64 {
    let mut sum = 0.0;
    if actual.says(Mark::Begun) && !target.says(Mark::Begun) {
        sum -= 0.2;
    }
    if target.phases & actual.phases != 0 {
        sum += 0.1;
    } else if target.phases != actual.phases {
        sum -= 0.05;
    }
    if actual.part && !target.part {
        // 其中高技能人才2743人 is a part, and yet just what was asked for.
        let asked_for = target.core == actual.core && !target.listed;
        sum -= if asked_for { 0.03 } else { 0.15 };
    }
    sum
}

/// How alike the words around both numbers are; they count for more where the name is short (事项) and tells little.
fn words_around(target: &Topic, actual: &Topic) -> f64 {
    let order = ratio(subsequence(&target.phrase, &actual.phrase), target.phrase.len());
    let pieces = Pieces::new(&target.gist, &actual.gist).share(target.gist.len());
    let weight = if target.core.len() <= 2 { 0.2 } else { 0.08 };
    let verbatim = if target.said == actual.said { 0.03 } else { 0.0 };
    0.04 * order + weight * pieces + verbatim
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(name: &str) -> Topic {
        Topic {
            name: name.chars().collect(),
            core: name.chars().collect(),
            phrase: name.chars().collect(),
            own_name: true,
            ..Topic::default()
        }
    }

    fn same(a: &str, b: &str) -> bool {
        matches!(likeness(&topic(a), &topic(b)), Likeness::Same(_))
    }

    #[test]
    fn a_shorter_or_longer_name_is_the_same_thing() {
        assert!(same("农村生活垃圾分类率", "分类率"));
        assert!(same("惠农资金", "惠农补贴资金"));
        assert!(same("国家高新技术", "国高新"));
        assert!(same("堤防加固", "加固堤防"));
    }

    #[test]
    fn another_thing_is_not() {
        assert!(!same("污水处理率", "管网漏损率"));
        assert!(!same("技改投资", "固定资产投资"));
        assert!(!same("养老床位", "医院床位数"));
        assert!(!same("食品抽检合格率", "药品抽检合格率"));
        assert!(!same("林区巡护覆盖率", "林区巡护合格率"));
        assert!(!same("发放养老保险金", "发放医疗保险金"));
    }

    #[test]
    fn the_head_of_a_name_counts_more_than_its_beginning() {
        let Likeness::Same(beginning) = likeness(&topic("电动车火灾损失"), &topic("电动车火灾起数"))
        else {
            return;
        };
        let Likeness::Same(head) = likeness(&topic("电动车火灾损失"), &topic("火灾损失")) else {
            panic!("火灾损失 is the end of the whole name");
        };
        assert!(head > beginning);
    }
}
