//! Labels and values of a header line: `发布机构 区府办 公开范围 面向社会`, `发布时间：2021-04-06 来源：区府办`,
//! `【索引号】A1【文号】`, and lines whose cells are parted by tabs.

mod cut;

use super::date::{date, lone};
use super::line::trim;
use crate::lexicon::headings::{Headings, Role};
use cut::{Label, first, next};

/// A longer line is no header.
const MAX_LINE: usize = 2_000;

/// What a header line said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair<'t> {
    pub role: Role,
    /// Trimmed; empty where nothing stands behind the label, or a sign for nothing (——, 无).
    pub value: &'t str,
    /// Whether a colon or brackets make the label one.
    pub colon: bool,
    /// Whether something stands behind the label, be it a sign for nothing: then the next line is not its value.
    pub answered: bool,
}

/// Whether a line is part of a header: it begins with a label that no sentence of a report would begin with.
pub(super) fn is_header(line: &str, headings: &Headings) -> bool {
    let pairs = pairs(line, headings);
    match pairs.as_slice() {
        [] => false,
        [one] => one.colon || !is_common_word(one.role),
        _ => true,
    }
}

/// Whether a line is one label with nothing behind it, so that the next line may be its value.
pub(super) fn is_bare_label(line: &str, headings: &Headings) -> bool {
    matches!(pairs(line, headings).as_slice(), [one] if !one.answered)
}

/// The title that a header names (名称: …).
pub(super) fn named_title<'t>(line: &'t str, headings: &Headings) -> Option<&'t str> {
    let named = pairs(line, headings)
        .into_iter()
        .find(|pair| pair.role == Role::Title && (pair.colon || line.contains('\t')));
    named.map(|pair| pair.value).filter(|value| !value.is_empty())
}

/// Labels that are everyday words; only a colon makes them labels.
const fn is_common_word(role: Role) -> bool {
    matches!(role, Role::Source | Role::Date | Role::Title | Role::OtherLabel)
}

/// The pairs of a line that begins with a label, or with a day or an office before labels; none of any other line.
pub(super) fn pairs<'t>(line: &'t str, headings: &Headings) -> Vec<Pair<'t>> {
    if line.len() > MAX_LINE {
        return Vec::new();
    }
    let (line, begins) = beginning(line, headings);
    let before = if begins.is_none() { behind(line, headings) } else { None };
    let (mut pairs, mut label) = match (begins, before) {
        (Some(label), _) => (Vec::new(), label),
        (None, Some((pair, label))) => (vec![pair], label),
        (None, None) => return Vec::new(),
    };
    loop {
        let next = next(line, label.end, headings);
        let value = &line[label.end..next.as_ref().map_or(line.len(), |next| next.start)];
        push(&mut pairs, &label, value);
        let Some(next) = next else { return pairs };
        label = next;
    }
}

/// A line without the sign of a list before it, and the label that it begins with.
fn beginning<'t>(line: &'t str, headings: &Headings) -> (&'t str, Option<Label>) {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "•·●◆■*|".contains(c));
    let line = line.strip_prefix("- ").unwrap_or(line);
    let label = first(line, headings);
    // 【发布时间：2021-04-06】 has its label's colon inside.
    match line.strip_prefix(['【', '[', '（', '(']).filter(|_| label.is_none()) {
        Some(inner) => (inner, first(inner, headings)),
        None => (line, label),
    }
}

/// Adds a label and what stands behind it, and the day behind the value: `来源：区府办 2021-04-06`.
fn push<'t>(pairs: &mut Vec<Pair<'t>>, label: &Label, behind: &'t str) {
    let Some(role) = label.role else { return };
    let (value, answered) = (said(behind), !bare(behind).is_empty());
    let mut blanks = value.match_indices(char::is_whitespace).map(|(at, _)| at);
    let names = matches!(role, Role::Issuer | Role::Source);
    let day = blanks.find(|at| names && lone(&value[*at..]).is_some());
    let colon = label.colon;
    pairs.push(Pair {
        role,
        value: value[..day.unwrap_or(value.len())].trim_end(),
        colon,
        answered,
    });
    pairs.extend(day.map(|at| Pair {
        role: Role::Date,
        value: value[at..].trim_start(),
        colon,
        answered,
    }));
}

/// The day or the office that a line begins with, and the label behind it: `2021-04-06 09:12 来源：区府办`,
/// `区府办 发布时间：2021-04-06`.
fn behind<'t>(line: &'t str, headings: &Headings) -> Option<(Pair<'t>, Label)> {
    let is_day = date(line).is_some();
    let word = line.split_whitespace().next()?;
    if !is_day && !headings.ends_as_office(word) {
        return None;
    }
    let label = next(line, 0, headings).filter(|label| label.colon)?;
    let value = said(&line[..label.start]);
    let dates = matches!(label.role?, Role::PublishedOn | Role::GeneratedOn | Role::Date);
    let role = if is_day { Role::Date } else { Role::Source };
    let pair = Pair {
        role,
        value,
        colon: false,
        answered: true,
    };
    (is_day || (dates && value == word)).then_some((pair, label))
}

/// A value without the signs that part it from its neighbours.
fn bare(value: &str) -> &str {
    let edge = |c: char| c.is_whitespace() || "】[]【|｜:：•，,;；、".contains(c);
    trim(value.trim_matches(edge))
}

/// A value without the signs that part it from its neighbours; empty where it says that there is none.
pub(super) fn said(value: &str) -> &str {
    let value = bare(value);
    let drawn = value.chars().all(|c| "-—–―－/／\\_*".contains(c));
    let nothing = ["无", "無", "暂无", "暫無", "空", "（无）", "(无)"].contains(&value);
    if drawn || nothing { "" } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        let headings = Headings::builtin().unwrap();
        let pairs = pairs(line, &headings);
        let all: Vec<_> = pairs
            .iter()
            .map(|pair| format!("{:?}={}", pair.role, pair.value))
            .collect();
        all.join(" ")
    }

    #[test]
    fn sentences_are_no_header() {
        let headings = Headings::builtin().unwrap();
        for line in [
            "时间 紧任务重",
            "来源",
            "完成情况：已完成",
            "新建3处",
            "共有来源：无",
            "2021年4月6日开工",
            "[2021]年报",
            "文号管理办法：已印发",
            "区水利局 完成时限：2021年4月6日",
        ] {
            assert!(!is_header(line, &headings), "{line}");
        }
    }

    #[test]
    fn labels_in_every_dress() {
        for (line, pairs) in [
            ("索 引 号 ： A1", "IndexNo=A1"),
            (
                "索 引 号\tA1\t文　号\t\t发布机构：\t区府办",
                "IndexNo=A1 DocNo= Issuer=区府办",
            ),
            (
                "【索引号】A1【文号】——【来源】 区府办",
                "IndexNo=A1 DocNo= Source=区府办",
            ),
            ("[发布机构]：区府办 [文号]", "Issuer=区府办 DocNo="),
            (
                "填报单位（盖章）：区水利局 填报日期：2021-04-06",
                "Issuer=区水利局 GeneratedOn=2021-04-06",
            ),
            (
                "索引号：A1，文号：无，发布机构：区府办",
                "IndexNo=A1 DocNo= Issuer=区府办",
            ),
            (
                "来源：区府办发布日期：2021-04-06字体：大",
                "Source=区府办 PublishedOn=2021-04-06 OtherLabel=大",
            ),
            ("发布日期2021-04-06", "PublishedOn=2021-04-06"),
            ("【时间：2021-04-06】【来源：区府办】", "Date=2021-04-06 Source=区府办"),
            ("2021-04-06 09:12　来源：区府办", "Date=2021-04-06 09:12 Source=区府办"),
            ("来源：区府办　2021-04-06 09:12", "Source=区府办 Date=2021-04-06 09:12"),
            ("区府办　发布时间：2021-04-06", "Source=区府办 PublishedOn=2021-04-06"),
            ("發佈機構：區府辦", "Issuer=區府辦"),
            ("- 文号： 云政办〔2021〕3号", "DocNo=云政办〔2021〕3号"),
            ("图文：张三 来源：区府办", "Source=区府办"),
        ] {
            assert_eq!(shown(line), pairs, "{line}");
        }
    }
}
