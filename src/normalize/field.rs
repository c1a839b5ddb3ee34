//! One field of an item (its target, or its progress): mentions → metrics.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::cell;
use super::indicator;
use super::name;
use super::role::role;
use super::sentence::{excerpt, sentence_of, sentences};
use super::time::{Time, times};
use crate::lexicon::Lexicon;
use crate::lexicon::indicators::Indicator;
use crate::number;
use crate::quantity::{self, Mention, Scan};
use crate::rows::{Field, Metric, Period, RejectedNumeral};
use crate::script;
use crate::span::{CharOffsets, Span};

/// Where a field stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// 1 … in the report.
    pub item_seq: i32,
    /// Which text of the item.
    pub field: Field,
    /// The report's period, which gives the year of windows without one.
    pub period: Option<Period>,
}

/// What a field gives.
#[derive(Debug, Default)]
pub struct FieldRows {
    /// One a mention, `seq` not set yet.
    pub metrics: Vec<Metric>,
    /// One a numeral that is none.
    pub rejected: Vec<RejectedNumeral>,
}

/// Reads a field's text. `task` holds the numbers of the task that the text reports on: what has no noun of its own
/// (累计完成1785户) measures what the first of them does.
pub fn read(text: &str, place: Place, task: &[Metric], lexicon: &Lexicon) -> FieldRows {
    let joined = cell::joined(text);
    let seen = script::fold(joined.as_deref().unwrap_or(text));
    let scan = quantity::scan(&seen, lexicon);
    if scan.mentions.is_empty() && scan.rejected.is_empty() {
        return FieldRows::default();
    }
    let windows = if scan.mentions.is_empty() {
        Vec::new()
    } else {
        times(&seen, &scan.rejected)
    };
    let names = name::names(&seen, &scan, lexicon);
    let reader = FieldReader {
        text,
        seen: &seen,
        place,
        // Where the task has one thing to measure, a number without a noun measures that.
        fallback: task.first(),
        lexicon,
        indicators: indicator::indicators(&seen, &scan, &names, task, lexicon),
        names,
        sentences: sentences(text),
        months: months(text, &scan, &windows),
        windows,
    };
    reader.rows(&scan)
}

/// Where the months of a text stand that belong to no window (12月20日, 3月).
fn months(text: &str, scan: &Scan, windows: &[(Span, Time)]) -> Vec<usize> {
    let months = scan.rejected.iter().filter(|r| text[r.span.end..].starts_with('月'));
    let outside = months.filter(|r| {
        let before = windows.partition_point(|(span, _)| span.start <= r.span.start);
        !before.checked_sub(1).is_some_and(|b| windows[b].0.contains(r.span))
    });
    outside.map(|r| r.span.start).collect()
}

struct FieldReader<'t> {
    text: &'t str,
    /// The text as it is scanned, in simplified characters and with its unit's cell joined: words are looked up here, at
    /// the same places, and quoted from `text`.
    seen: &'t str,
    place: Place,
    fallback: Option<&'t Metric>,
    lexicon: &'t Lexicon,
    names: Vec<Option<Span>>,
    indicators: Vec<Option<&'t Indicator>>,
    sentences: Vec<Span>,
    windows: Vec<(Span, Time)>,
    /// Where months stand that are part of no window.
    months: Vec<usize>,
}

/// A character offset as the tables hold it.
fn offset(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

impl FieldReader<'_> {
    fn rows(&self, scan: &Scan) -> FieldRows {
        let mut offsets = CharOffsets::new(self.text);
        let metrics = scan
            .mentions
            .iter()
            .enumerate()
            .map(|(i, m)| self.metric(m, i, offsets.span(m.span)))
            .collect();
        let mut offsets = CharOffsets::new(self.text);
        let rejected = scan.rejected.iter().map(|r| {
            let (start, end) = offsets.span(r.span);
            RejectedNumeral {
                item_seq: self.place.item_seq,
                field: self.place.field,
                start: offset(start),
                end: offset(end),
                text: r.span.of(self.text).to_owned(),
                reason: r.reason.code().to_owned(),
            }
        });
        FieldRows {
            metrics,
            rejected: rejected.collect(),
        }
    }

    fn metric(&self, mention: &Mention, i: usize, (start, end): (usize, usize)) -> Metric {
        let (canonical_value, canonical_unit) = self.canonical(mention);
        let sentence = sentence_of(&self.sentences, mention.span).unwrap_or(mention.span);
        let window = self.window(mention, sentence);
        let (name, indicator) = self.measured(mention, i);
        Metric {
            item_seq: self.place.item_seq,
            seq: 0,
            field: self.place.field,
            start: offset(start),
            end: offset(end),
            text: mention.span.of(self.text).to_owned(),
            role: role(self.seen, mention, self.place.field),
            kind: mention.kind.code().to_owned(),
            value: mention.value,
            low: mention.low,
            high: mention.high,
            exponent: mention.exponent,
            bound: mention.bound.code().to_owned(),
            unit: some(&mention.unit),
            unit_written: self.unit_written(mention),
            canonical_value,
            canonical_unit,
            change: mention.change.code().to_owned(),
            basis: mention.basis.code().to_owned(),
            name,
            indicator: indicator.map(str::to_owned),
            window_text: window.map(|w| w.0.of(self.text).to_owned()),
            window_start: window.and_then(|w| w.1),
            window_end: window.map(|w| w.2),
            sentence: excerpt(self.text, sentence, mention.span).of(self.text).to_owned(),
            rule: mention.rule.to_owned(),
            corrected: false,
        }
    }

    /// What is measured, and its indicator. A phrase of nothing but done and cumulative says less than the task itself.
    fn measured(&self, mention: &Mention, i: usize) -> (Option<String>, Option<&str>) {
        let says_nothing = |span: Span| name::says_nothing(span.of(self.seen), self.lexicon);
        // 76项任务: what a number counts says enough, however general it is.
        let counted = self.names[i].is_some_and(|span| span.start >= mention.span.end);
        let vague = self.names[i].is_none_or(|span| !counted && says_nothing(span));
        if let Some(task) = self.fallback.filter(|task| vague && task.name.is_some()) {
            return (task.name.clone(), self.indicator_of(task, mention));
        }
        let name = self.names[i].map(|span| span.of(self.text).to_owned());
        (name, self.indicators[i].map(|indicator| indicator.key.as_str()))
    }

    /// The task's own indicator, where the number can be one of its values.
    fn indicator_of(&self, task: &Metric, mention: &Mention) -> Option<&str> {
        let indicators = &self.lexicon.indicators;
        let indicator = indicators.get(task.indicator.as_deref()?)?;
        let fits = indicators.fits(indicator, indicator::measured(mention, self.lexicon));
        fits.then_some(indicator.key.as_str())
    }

    /// Scales and unit as they are written, without the numeral: 万元.
    fn unit_written(&self, mention: &Mention) -> Option<String> {
        let surface = mention.span.of(self.seen);
        let arabic = |c: char| number::arabic(c).is_some();
        let chinese = |c: char| number::digit(c).is_some() || number::small_scale(c).is_some();
        let at = surface.rfind(arabic).or_else(|| surface.rfind(chinese))?;
        let last = surface[at..].chars().next().map_or(0, char::len_utf8);
        let rest = surface[at + last..].trim_start_matches(['余', '多', '来', '几', ' ', '\u{a0}']);
        some(&self.text[mention.span.end - rest.len()..mention.span.end])
    }

    fn canonical(&self, mention: &Mention) -> (Option<Decimal>, Option<String>) {
        match mention.unit_id.map(|id| self.lexicon.units.get(id)) {
            Some(unit) => (mention.value.and_then(|v| unit.to_canonical(v)), some(&unit.canonical)),
            None => (mention.value, some(&mention.unit)),
        }
    }

    /// The time window that the mention's sentence says before it, or in the mention's own clause.
    fn window(&self, mention: &Mention, sentence: Span) -> Option<(Span, Option<Date>, Date)> {
        let before = self
            .windows
            .partition_point(|(span, _)| span.start < mention.span.start);
        let (span, time) = *self.windows.get(before.checked_sub(1)?)?;
        // 1-11月新增4家，12月新增2家: a month of its own ends the window.
        let month = self
            .months
            .partition_point(|at| *at < mention.span.start)
            .checked_sub(1);
        let other = month.map(|m| self.months[m]).filter(|at| *at >= span.end);
        let near = |at: usize| mention.span.start - at < 240;
        let same_clause =
            |at: usize| near(at) && !self.text[at..mention.span.start].contains(['，', ',', '；', ';', '。']);
        if span.start < sentence.start || other.is_some_and(same_clause) {
            return None;
        }
        let (start, end) = time.days(self.place.period)?;
        Some((span, start, end))
    }
}

/// What is absent is null, never an empty string.
fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::PeriodKind;

    fn metrics(text: &str) -> Vec<Metric> {
        let place = Place {
            item_seq: 1,
            field: Field::Progress,
            period: Some(Period {
                kind: PeriodKind::Quarter,
                year: 2022,
                first_month: 10,
                last_month: 12,
            }),
        };
        let lexicon = Lexicon::builtin().unwrap();
        let task = read("回迁安置1300户", place, &[], &lexicon).metrics;
        read(text, place, &task, &lexicon).metrics
    }

    #[test]
    fn a_metric_says_where_it_stands_and_what_it_is() {
        let rows = metrics("已完成。1-10月，新增绿地面积约3.5万亩（含口袋公园），总投资三百五十万元。");
        let area = &rows[0];
        assert_eq!((area.start, area.end, area.text.as_str()), (17, 22, "3.5万亩"));
        assert_eq!(
            (area.unit.as_deref(), area.unit_written.as_deref()),
            (Some("亩"), Some("万亩"))
        );
        assert_eq!(area.canonical_unit.as_deref(), Some("平方米"));
        assert_eq!(
            area.canonical_value.map(|v| v.round_dp(2).to_string()),
            Some("23333333.33".to_owned())
        );
        assert_eq!(area.window_text.as_deref(), Some("1-10月"));
        assert_eq!(area.window_end.map(|d| d.to_string()), Some("2022-10-31".to_owned()));
        assert!(area.sentence.starts_with("1-10月") && area.sentence.ends_with('。'));
        assert_eq!(rows[1].unit_written.as_deref(), Some("万元"));
    }

    #[test]
    fn a_number_without_a_noun_measures_what_the_task_does() {
        assert_eq!(metrics("累计完成1785户。")[0].name.as_deref(), Some("回迁安置"));
        assert_eq!(metrics("发现隐患35处")[0].name.as_deref(), Some("隐患"));
    }
}
