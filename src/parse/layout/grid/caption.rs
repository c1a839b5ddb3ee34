//! What stands between a heading and its table: the unit of its numbers.

pub(super) use super::super::tail::is_caption;

/// The unit that a line over a table gives to all its numbers: `单位：万元`, `（单位：公里）`; none where it names several.
pub(in super::super) fn caption_unit<'t>(lines: impl DoubleEndedIterator<Item = &'t str>) -> Option<String> {
    lines.rev().find_map(unit)
}

/// The unit that a line names behind the word 单位, where that stands alone: 填报单位：县统计局 names an office.
fn unit(line: &str) -> Option<String> {
    const MAX_CHARS: usize = 6;
    let (at, colon) = line
        .match_indices(['：', ':'])
        .find(|(at, _)| is_own_word(&line[..*at]))?;
    let rest = line[at + colon.len()..].trim_start();
    let end = rest
        .find(|c: char| c.is_whitespace() || "）)]】；;。".contains(c))
        .unwrap_or(rest.len());
    let unit = &rest[..end];
    let several = unit.contains(['、', '，', ',']);
    let chars = unit.chars().count();
    (chars > 0 && chars <= MAX_CHARS && !several && !unit.contains(is_office_char)).then(|| unit.to_owned())
}

/// Whether a text ends in the word 单位 (计量单位), not in a compound of it (责任单位).
fn is_own_word(before: &str) -> bool {
    let before = before.trim_end();
    let Some(rest) = before.strip_suffix("单位").or_else(|| before.strip_suffix("單位")) else {
        return false;
    };
    let rest = rest
        .strip_suffix("计量")
        .or_else(|| rest.strip_suffix("金额"))
        .unwrap_or(rest);
    rest.is_empty() || rest.ends_with(|c: char| c.is_whitespace() || "（([【|，,；;".contains(c))
}

/// Characters of offices' names that no unit has.
fn is_office_char(c: char) -> bool {
    "局委办厅院府街镇乡县区市省队会".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_from_offices() {
        for (line, expected) in [
            ("单位：万元", Some("万元")),
            ("（单位:平方公里）", Some("平方公里")),
            ("制表：综合科　　计量单位：亩", Some("亩")),
            ("填报单位：县统计局", None),
            ("单位：县财政局", None),
            ("单位：万元、户", None),
            ("责任单位：万元", None),
            ("单位", None),
        ] {
            assert_eq!(unit(line).as_deref(), expected, "{line}");
        }
    }
}
