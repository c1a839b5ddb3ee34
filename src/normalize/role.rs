//! What a number is said as: planned, reached, or what a change starts from.

use crate::quantity::{Kind, Mention};
use crate::rows::{Field, Role};

/// Words that make a number in a report's progress a planned one.
const PLANNED: [&str; 14] = [
    "目标任务",
    "年度目标",
    "目标",
    "任务",
    "年度任务",
    "计划",
    "年度计划",
    "计划数",
    "目标值",
    "任务数",
    "目标数",
    "计划投资",
    "年度计划投资",
    "任务量",
];

/// Nouns of a plan that need nothing between them and their number (年度任务1800个).
const PLAN_NOUNS: [&str; 9] = [
    "目标",
    "目标任务",
    "年度任务",
    "全年任务",
    "年度计划",
    "全年计划",
    "任务数",
    "计划数",
    "目标值",
];

/// What turns a plan before a number into something reached or compared: 完成年度任务60家, 超目标12个.
const REACHING: [&str; 8] = ["完成", "达到", "超", "超过", "超额完成", "高于", "低于", "较"];

/// What begins a clause that says what was reached.
const REACHED: [&str; 5] = ["已", "实际", "现已", "目前已", "累计"];

/// What may stand before the plan's verb: 全年计划改造30个.
const PLAN_TIMES: [&str; 7] = ["原", "全年", "今年", "年度", "本年度", "年内", "下一步"];

/// What stands between such a word and its number.
const LINKS: [char; 10] = ['为', '是', '：', ':', '（', '(', '的', '约', ' ', '数'];

/// Words that make the number behind them the beginning of a change.
const EARLIER: [&str; 6] = ["去年同期的", "上年同期的", "去年的", "上年的", "同期的", "上期的"];

/// The time before, of which a number with 为 or nothing between says the level.
const EARLIER_LEVEL: [&str; 4] = ["去年同期", "上年同期", "去年同期数", "上年同期数"];

/// The role of a mention in a field's text.
pub fn role(text: &str, mention: &Mention, field: Field) -> Role {
    let before = &text[..mention.span.start];
    let after = &text[mention.span.end..];
    let placed = mention.kind == Kind::Rank && is_former_place(before, after);
    if placed || mention.kind != Kind::Multiple && is_baseline(before, after) {
        return Role::Baseline;
    }
    match field {
        Field::Target => Role::Target,
        Field::Progress if is_planned(before) || is_fulfilled_plan(before, after) => Role::Target,
        Field::Progress => Role::Actual,
    }
}

/// 由45万辆增至356万辆, 从11.2%提高到18.6%, 比去年同期的18.6亿元下降.
fn is_baseline(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(['约', '近']);
    // 上年同期为9.84亿元: the level of the year before, said on its own.
    if EARLIER_LEVEL
        .iter()
        .any(|word| before.trim_end_matches(['为', '是', '仅']).ends_with(word))
    {
        return true;
    }
    let from =
        before.ends_with(['由', '从']) || EARLIER.iter().any(|word| before.ends_with(word)) || ends_in_from(before);
    let near: String = after.chars().take(12).collect();
    let to = ["至", "到", "为"].iter().any(|word| near.contains(word));
    EARLIER.iter().any(|word| before.ends_with(word)) || from && to
}

/// 由上年的18.6%, 从年初的3家: at most six characters between 由 or 从 and the number, 的 the last of them.
fn ends_in_from(before: &str) -> bool {
    let Some(head) = before.strip_suffix('的') else {
        return false;
    };
    head.chars().rev().take(6).any(|c| matches!(c, '由' | '从'))
}

/// 由全市第9位升至第5位: of a place, at most five characters may stand between 由 or 从 and the number.
fn is_former_place(before: &str, after: &str) -> bool {
    let mut near = before
        .chars()
        .rev()
        .take(6)
        .take_while(|c| !matches!(c, '，' | ',' | '。' | '；' | '、'));
    let to = after.chars().take(8).any(|c| matches!(c, '至' | '到'));
    to && near.any(|c| matches!(c, '由' | '从'))
}

/// 年度任务1800个, （任务30个）.
fn is_plan_itself(before: &str) -> bool {
    let bracketed = ["(任务", "（任务", "(计划", "（计划"]
        .iter()
        .any(|head| before.ends_with(head));
    let noun = PLAN_NOUNS
        .iter()
        .filter_map(|noun| before.strip_suffix(noun))
        .min_by_key(|head| head.len());
    let noun = noun.is_some_and(|head| {
        let head = head.trim_end_matches("年度").trim_end_matches("全年");
        !REACHING.iter().any(|word| head.ends_with(word))
    });
    bracketed || noun
}

/// 计划改造30个，已改造28个: what a clause plans is a target where the next one says what was reached. Alone it may well be
/// what was reported (签约项目3个，计划投产2个).
fn is_fulfilled_plan(before: &str, after: &str) -> bool {
    let comma = after.char_indices().take(14).find(|(_, c)| matches!(c, '，' | ','));
    let next = comma.map(|(at, _)| after[at..].trim_start_matches(['，', ',']));
    next.is_some_and(|next| REACHED.iter().any(|word| next.starts_with(word))) && begins_with_plan(before)
}

/// Whether the clause that ends here begins with what is planned to be done.
fn begins_with_plan(before: &str) -> bool {
    let near = before.char_indices().rev().take(40);
    let clause =
        near.take_while(|(_, c)| !matches!(c, '，' | ',' | '。' | '；' | ';' | '\n' | '(' | '（' | '：' | ':'));
    let clause = clause.last().map_or("", |(at, _)| &before[at..]);
    let mut clause = clause
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim_start_matches('年');
    for time in PLAN_TIMES {
        clause = clause.strip_prefix(time).unwrap_or(clause);
    }
    let planned = clause.strip_prefix("计划").or_else(|| clause.strip_prefix('拟'));
    planned.is_some_and(|rest| {
        let done = ["已", "实际", "率", "的"].iter().any(|word| rest.contains(word));
        !done && rest.chars().nth(1).is_some() && !rest.starts_with('总')
    })
}

/// （年度目标任务为100户）, 占年度计划投资（4.6亿元）.
fn is_planned(before: &str) -> bool {
    if is_plan_itself(before) {
        return true;
    }
    let head = before.trim_end_matches(LINKS);
    // 完成年度目标的104.5% is what was reached, in terms of the plan.
    let of = before.ends_with('的');
    !of && head.len() < before.len() + 1 && PLANNED.iter().any(|word| head.ends_with(word)) && before.len() > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::quantity;

    fn roles(text: &str) -> Vec<&'static str> {
        let scan = quantity::scan(text, &Lexicon::builtin().unwrap());
        scan.mentions
            .iter()
            .map(|m| role(text, m, Field::Progress).code())
            .collect()
    }

    #[test]
    fn planned_reached_and_earlier() {
        assert_eq!(roles("已安置120户（年度目标任务为100户）"), ["actual", "target"]);
        assert_eq!(
            roles("完成投资3.7亿元，占年度计划投资（4.6亿元）的80.4%"),
            ["actual", "target", "actual"]
        );
        assert_eq!(roles("保有量由45万辆增至56万辆"), ["baseline", "actual"]);
        assert_eq!(roles("比去年同期的18.6亿元下降9.7%"), ["baseline", "actual"]);
        assert_eq!(roles("完成年度目标的104.5%"), ["actual"]);
        assert_eq!(roles("新增学位2100个（年度任务1800个）"), ["actual", "target"]);
        assert_eq!(roles("全年计划改造30个，已改造28个"), ["target", "actual"]);
        assert_eq!(roles("签约项目3个，计划投产2个"), ["actual", "actual"]);
        assert_eq!(roles("超目标12个，计划完成率98%"), ["actual", "actual"]);
        assert_eq!(roles("由全市第9位升至第5位"), ["baseline", "actual"]);
        assert_eq!(roles("由3家企业共同完成5个项目"), ["actual", "actual"]);
    }
}
