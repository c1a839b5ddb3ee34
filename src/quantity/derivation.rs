//! How a mention came about: the rules that read it, as a tree, each with the text that it covers.
//!
//! The tree is told from the mention after the fact, so that reading a text costs nothing for it. Its leaves are the pieces
//! that the rules of [`numeral`](super::numeral), [`unit`](super::unit), [`bound`](super::bound), [`change`](super::change)
//! and [`basis`](super::basis) found; its root has the name that the column `rule` holds.

use rust_decimal::Decimal;

use super::numeral;
use super::{Bound, Mention};
use crate::lexicon::Lexicon;
use crate::number::{self, Chinese};
use crate::span::Span;

/// One rule, what it covers and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The rule's name, the part before the point being its family.
    pub rule: &'static str,
    /// What it covers.
    pub span: Span,
    /// What it adds: a value, a unit, a bound.
    pub says: String,
    /// The rules that it rests on, in the order of number, unit, words around.
    pub parts: Vec<Step>,
}

impl Step {
    fn leaf(rule: &'static str, span: Span, says: impl Into<String>) -> Self {
        Self {
            rule,
            span,
            says: says.into(),
            parts: Vec::new(),
        }
    }

    /// Digits whose point stands before them, at `at` (.5).
    fn behind_point(mut self, at: usize) -> Self {
        self.span.start = at;
        self.says = format!("0.{}", self.says);
        self
    }
}

/// The rules behind a mention of `text`.
pub fn derive(text: &str, mention: &Mention, lexicon: &Lexicon) -> Step {
    let mut parts = Vec::new();
    if mention.span.start < mention.number.start {
        parts.push(lead(text, mention));
    }
    parts.push(number(text, mention.number, lexicon));
    parts.extend(unit(text, mention, lexicon));
    parts.extend(around(text, mention));
    Step {
        rule: mention.rule,
        span: mention.span,
        says: reading(mention),
        parts,
    }
}

/// Value and unit, as the tables hold them.
fn reading(mention: &Mention) -> String {
    let plain = |value: Decimal| value.normalize().to_string();
    let value = match (mention.value, mention.low, mention.high) {
        (Some(value), _, _) => plain(value),
        (None, Some(low), Some(high)) => format!("{} … {}", plain(low), plain(high)),
        _ => "a proportion".to_owned(),
    };
    format!("{value} {}", mention.unit).trim_end().to_owned()
}

/// What stands before the number and belongs to the mention: a sign, or 第 and 前 of a rank.
fn lead(text: &str, mention: &Mention) -> Step {
    let span = Span::new(mention.span.start, mention.number.start);
    match span.of(text).chars().next() {
        Some('第') => Step::leaf("rank.ordinal", span, "a place in an order"),
        Some('前') => Step::leaf("rank.top", span, Bound::Max.code()),
        _ => Step::leaf("numeral.negative", span, "× -1"),
    }
}

/// The numeral with its pieces; one that has a single piece is that piece.
fn number(text: &str, span: Span, lexicon: &Lexicon) -> Step {
    let mut parts = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let piece = piece(text, at, span.end, lexicon);
        at = piece.span.end;
        if !piece.span.of(text).trim().is_empty() {
            parts.push(piece);
        }
    }
    match <[Step; 1]>::try_from(parts) {
        Ok([only]) => only,
        Err(parts) => Step {
            parts,
            ..Step::leaf("numeral", span, "")
        },
    }
}

/// The piece of a numeral that begins at `at`.
fn piece(text: &str, at: usize, limit: usize, lexicon: &Lexicon) -> Step {
    if numeral::digit_at(text.as_bytes(), at).is_some() {
        return digits(text, at, limit);
    }
    let rest = &text[at..limit];
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let one = Span::new(at, at + first);
    match rest {
        _ if rest.starts_with("分之") => {
            Step::leaf("share.part", Span::new(at, at + "分之".len()), "part of a whole")
        }
        _ if rest.starts_with("零下") => Step::leaf("numeral.negative", Span::new(at, at + "零下".len()), "× -1"),
        _ if rest.starts_with(['.', '．']) => digits(text, at + first, limit).behind_point(at),
        _ if rest.starts_with('又') => Step::leaf("share.whole", one, "whole and part"),
        _ if rest.starts_with(['余', '多', '来', '几', '数']) => {
            Step::leaf("numeral.approx", one, Bound::Approx.code())
        }
        _ if rest.starts_with(number::is_numeral) => chinese(text, at, limit, lexicon),
        _ if rest.starts_with('成') => Step::leaf("share.tenths", one, "× 10 %"),
        _ if rest.starts_with('半') => Step::leaf("share.half", one, "½"),
        _ if rest.starts_with('番') => Step::leaf("multiple.fold", one, "powers of two"),
        _ => joint(rest, at, lexicon),
    }
}

/// Arabic digits.
fn digits(text: &str, at: usize, limit: usize) -> Step {
    let read = numeral::arabic(text, at);
    let span = Span::new(at, read.end.min(limit));
    let separated = span.of(text).contains([',', '，']);
    let rule = if separated {
        "numeral.thousands"
    } else {
        "numeral.arabic"
    };
    Step::leaf(rule, span, read.value.map(|v| v.to_string()).unwrap_or_default())
}

/// Chinese digits, or a scale behind other pieces.
fn chinese(text: &str, at: usize, limit: usize, lexicon: &Lexicon) -> Step {
    let mut span = Span::new(at, numeral::chinese_end(text, at, lexicon).min(limit));
    if number::read_chinese(span.of(text)).is_none() {
        // The scale of the digits before, with a further group behind it (100【万】三千).
        let scales = |c: char| number::small_scale(c).or_else(|| number::large_scale(c)).is_some();
        let digits = span.of(text).find(|c| !scales(c)).filter(|length| *length > 0);
        span.end = digits.map_or(span.end, |length| at + length);
    }
    match number::read_chinese(span.of(text)) {
        Some(Chinese::Exact(value)) => Step::leaf("numeral.chinese", span, value.to_string()),
        Some(Chinese::Pair(low, high)) => Step::leaf("numeral.pair", span, format!("{low} … {high}")),
        Some(Chinese::Scale(value)) => Step::leaf("numeral.scale", span, format!("× {value}")),
        None => Step::leaf("numeral.chinese", span, ""),
    }
}

/// What joins two numerals: the unit of the first one, or a sign.
fn joint(rest: &str, at: usize, lexicon: &Lexicon) -> Step {
    if let Some((id, length)) = lexicon.units.prefix(rest) {
        let name = &lexicon.units.get(id).name;
        return Step::leaf("unit", Span::new(at, at + length), name.to_string());
    }
    let end = rest
        .char_indices()
        .skip(1)
        .find(|(i, c)| number::is_numeral(*c) || numeral::digit_at(rest.as_bytes(), *i).is_some())
        .map_or(rest.len(), |(i, _)| i);
    Step::leaf("range.sign", Span::new(at, at + end), "")
}

/// The unit, wherever it stands.
fn unit(text: &str, mention: &Mention, lexicon: &Lexicon) -> Option<Step> {
    let span = mention.unit_span?;
    let inside = mention.span.contains(span);
    let rule = if inside { "unit" } else { "unit.shared" };
    let name = lexicon.units.prefix(span.of(text));
    let known = name.map(|(id, length)| (lexicon.units.get(id), length));
    let says = known.map_or_else(
        || mention.unit.to_string(),
        |(unit, _)| format!("{} ({})", unit.name, unit.kind.code()),
    );
    let mut step = Step::leaf(rule, span, says);
    let rest = span.start + known.map_or(span.len(), |(_, length)| length);
    if rest < span.end {
        let span = Span::new(rest, span.end);
        let rule = match text[rest..].chars().next() {
            Some('(' | '（') => "unit.bracket",
            Some('/' | '／' | '每') => "rate.per",
            _ => "unit.more",
        };
        step.parts.push(Step::leaf(rule, span, mention.unit.to_string()));
    }
    Some(step)
}

/// The words around the number.
fn around(text: &str, mention: &Mention) -> impl Iterator<Item = Step> {
    let base = mention
        .base_span
        .map(|span| Step::leaf("rate.base", span, format!("per {}", span.of(text))));
    let bound = mention.bound_span.map(|span| {
        let rule = if span.start < mention.span.start {
            "bound.before"
        } else {
            "bound.after"
        };
        Step::leaf(rule, span, mention.bound.code())
    });
    let change = mention
        .change_span
        .map(|span| Step::leaf("change.word", span, mention.change.code()));
    let basis = mention
        .basis_span
        .map(|span| Step::leaf("basis.phrase", span, mention.basis.code()));
    [base, bound, change, basis].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::scan;

    fn flat(text: &str, step: &Step, depth: usize, out: &mut Vec<String>) {
        let line = format!(
            "{}{} {} {}",
            "  ".repeat(depth),
            step.rule,
            step.span.of(text),
            step.says
        );
        out.push(line.trim_end().to_owned());
        step.parts.iter().for_each(|part| flat(text, part, depth + 1, out));
    }

    fn tree(text: &str) -> Vec<String> {
        let lexicon = Lexicon::builtin().unwrap();
        let mut out = Vec::new();
        for mention in scan(text, &lexicon).mentions {
            flat(text, &derive(text, &mention, &lexicon), 0, &mut out);
        }
        out
    }

    #[test]
    fn a_number_with_everything() {
        assert_eq!(
            tree("税收同比增长超4,008余万元"),
            [
                "money.unit 4,008余万元 40080000 元",
                "  numeral 4,008余万",
                "    numeral.thousands 4,008 4008",
                "    numeral.approx 余 approx",
                "    numeral.scale 万 × 10000",
                "  unit 元 元 (money)",
                "  bound.before 超 min",
                "  change.word 增长 increase",
                "  basis.phrase 同比 yoy",
            ]
        );
    }

    #[test]
    fn ranges_ranks_and_rates() {
        assert_eq!(
            tree("3至5家"),
            [
                "range 3至5家 3 … 5 家",
                "  numeral 3至5",
                "    numeral.arabic 3 3",
                "    range.sign 至",
                "    numeral.arabic 5 5",
                "  unit 家 家 (count)",
            ]
        );
        assert_eq!(
            tree("居全市第3位"),
            [
                "rank.place 第3位 3 位",
                "  rank.ordinal 第 a place in an order",
                "  numeral.arabic 3 3"
            ]
        );
        assert_eq!(
            tree("均价8元/平方米"),
            [
                "rate.stroke 8元/平方米 8 元/平方米",
                "  numeral.arabic 8 8",
                "  unit 元/平方米 元 (money)",
                "    rate.per /平方米 元/平方米",
            ]
        );
    }

    #[test]
    fn every_step_lies_in_the_text_and_the_number_is_covered() {
        let lexicon = Lexicon::builtin().unwrap();
        for text in [
            "负的百分之三点五",
            "三分之二以上",
            "１，２３４．５０万亩（含）以上",
            "翻两番",
            "三四十家，二十余万人",
            "100万-200万元",
            "13.7∶46.4∶39.9",
            "每10万人86.4起",
        ] {
            for mention in scan(text, &lexicon).mentions {
                let step = derive(text, &mention, &lexicon);
                let covered: usize = step
                    .parts
                    .iter()
                    .filter(|p| mention.span.contains(p.span))
                    .map(|p| p.span.len())
                    .sum();
                assert!(covered >= mention.number.len(), "{text}: {step:?}");
            }
        }
    }
}
