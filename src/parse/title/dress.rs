//! What stands around a title without being part of it, and how titles end.

use crate::parse::line::trim;
use crate::script;

/// A title without 附件： before it, 《》 around it and the name of a site behind it.
pub(super) fn bare(line: &str) -> &str {
    let text = without_site(without_annex(line));
    let inner = text.strip_prefix('《').and_then(|text| text.strip_suffix('》'));
    inner.filter(|inner| !inner.contains(['《', '》'])).unwrap_or(text)
}

/// `附件1：甲`, `附件 甲`; 附件 alone stays.
fn without_annex(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("附件").or_else(|| line.strip_prefix("附表")) else {
        return line;
    };
    let number = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    let sign = |c: char| c.is_whitespace() || "：:.．、".contains(c);
    let tail = rest.trim_start().trim_start_matches(number);
    let text = trim(tail.trim_start_matches(sign));
    // 附件2022年… is no annex number 2022.
    let parted = tail.starts_with(sign) && rest.len() - tail.len() <= 4;
    if parted && !text.is_empty() { text } else { line }
}

/// `甲_某县人民政府`, `甲 - 某县政府网`: how pages name themselves.
fn without_site(line: &str) -> &str {
    const SITES: [&str; 9] = ["政府", "网", "网站", "门户", "平台", "政府網", "網站", "公开", "专栏"];
    let signs = ["_", " - ", " | ", "——", "－"];
    let cut = signs
        .iter()
        .filter_map(|sign| line.find(sign).map(|at| (at, sign.len())))
        .min();
    match cut {
        Some((at, length)) if at > 0 && SITES.iter().any(|site| line[at + length..].ends_with(site)) => {
            trim(&line[..at])
        }
        _ => line,
    }
}

/// Whether a title says at its end what it is, so that it does not go on.
pub(super) fn is_finished(title: &str) -> bool {
    const ENDS: [&str; 15] = [
        "情况",
        "情况表",
        "通报",
        "公示",
        "公告",
        "报告",
        "总结",
        "公报",
        "台账",
        "清单",
        "一览表",
        "进度表",
        "汇总表",
        "统计表",
        "通知",
    ];
    // The reports whose tasks others follow up.
    const NAMED: [&str; 2] = ["政府工作报告", "政府工作报告》"];
    let title = script::fold(title);
    let bracketed = title.ends_with(['）', ')']);
    let ends = ENDS.iter().any(|end| title.ends_with(end)) && !NAMED.iter().any(|end| title.ends_with(end));
    bracketed || ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dress_is_taken_off() {
        for line in [
            "某县2021年情况",
            "附件：某县2021年情况",
            "附件1：某县2021年情况",
            "附件 2 某县2021年情况",
            "附件三、某县2021年情况",
            "《某县2021年情况》",
            "某县2021年情况_某县人民政府",
            "某县2021年情况 - 某县政府网",
        ] {
            assert_eq!(bare(line), "某县2021年情况", "{line}");
        }
        for line in [
            "附件",
            "附件2",
            "附件2021年情况",
            "《甲》和《乙》",
            "某县_情况",
            "某县政府网",
            "_政府",
        ] {
            assert_eq!(bare(line), line);
        }
    }

    #[test]
    fn ends_of_titles() {
        assert!(is_finished("某县工作进展情况") && is_finished("关于某事的通報") && is_finished("某表（2021年）"));
        assert!(!is_finished("某县2021年政府工作报告") && !is_finished("某县2021年民生实事") && !is_finished(""));
    }
}
