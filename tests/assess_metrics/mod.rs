//! Builds the metrics of one item from its texts, for tests of the stage `assess`: numbers, names and roles from the
//! stages before it.

use zhibiao::lexicon::Lexicon;
use zhibiao::normalize::name::names;
use zhibiao::normalize::role::role;
use zhibiao::quantity::{Kind, Mention, scan};
use zhibiao::rows::{Field, Metric};
use zhibiao::span::CharOffsets;

/// The metrics of an item, target field first.
pub fn metrics(item_seq: i32, target: &str, progress: &str, lexicon: &Lexicon) -> Vec<Metric> {
    let mut all = of_field(item_seq, Field::Target, target, lexicon);
    all.extend(of_field(item_seq, Field::Progress, progress, lexicon));
    for (seq, metric) in (1..).zip(&mut all) {
        metric.seq = seq;
    }
    all
}

fn of_field(item_seq: i32, field: Field, text: &str, lexicon: &Lexicon) -> Vec<Metric> {
    let scan = scan(text, lexicon);
    let names = names(text, &scan, lexicon);
    let mut offsets = CharOffsets::new(text);
    let metric = |(mention, name): (&Mention, Option<zhibiao::span::Span>)| {
        let (start, end) = offsets.span(mention.span);
        let unit = mention.unit_id.map(|id| lexicon.units.get(id));
        let canonical = unit.filter(|_| mention.kind != Kind::Rate);
        Metric {
            item_seq,
            seq: 0,
            field,
            start: i32::try_from(start).unwrap(),
            end: i32::try_from(end).unwrap(),
            text: mention.span.of(text).to_owned(),
            role: role(text, mention, field),
            kind: mention.kind.code().to_owned(),
            value: mention.value,
            low: mention.low,
            high: mention.high,
            exponent: mention.exponent,
            bound: mention.bound.code().to_owned(),
            unit: Some(mention.unit.to_string()).filter(|u| !u.is_empty()),
            unit_written: mention.unit_span.map(|s| s.of(text).to_owned()),
            canonical_value: mention
                .value
                .and_then(|v| canonical.map_or(Some(v), |u| u.to_canonical(v))),
            canonical_unit: Some(canonical.map_or_else(|| mention.unit.to_string(), |u| u.canonical.to_string()))
                .filter(|u| !u.is_empty()),
            change: mention.change.code().to_owned(),
            basis: mention.basis.code().to_owned(),
            name: name.map(|n| n.of(text).to_owned()),
            indicator: None,
            window_text: None,
            window_start: None,
            window_end: None,
            sentence: text.to_owned(),
            rule: mention.rule.to_owned(),
            corrected: false,
        }
    };
    scan.mentions.iter().zip(names).map(metric).collect()
}
