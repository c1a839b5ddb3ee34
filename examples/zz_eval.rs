#![allow(missing_docs, clippy::all, clippy::print_stdout, clippy::unwrap_used)]
use std::io::BufRead;
use zhibiao::{lexicon::Lexicon, number::nearest_double, quantity, span::CharOffsets};
fn main() {
    let lexicon = Lexicon::builtin().unwrap();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let item: serde_json::Value = serde_json::from_str(&line).unwrap();
        for field in ["target", "progress"] {
            let text = item[field].as_str().unwrap();
            let scan = quantity::scan(text, &lexicon);
            let mut off = CharOffsets::new(text);
            let names = zhibiao::normalize::name::names(text, &scan, &lexicon);
            for (k, m) in scan.mentions.iter().enumerate() {
                let (s, e) = off.span(m.span);
                println!(
                    "{}",
                    serde_json::json!({"section_no": item["section_no"], "item_no": item["item_no"], "field": field, "start": s, "end": e, "text": m.span.of(text),
                  "kind": m.kind.code(), "value": m.value.map(nearest_double), "low": m.low.map(nearest_double), "high": m.high.map(nearest_double), "bound": m.bound.code(), "unit": &*m.unit, "change": m.change.code(), "basis": m.basis.code(), "name": names[k].map(|n| n.of(text)).unwrap_or(""), "rule": m.rule})
                );
            }
            for r in &scan.rejected {
                println!(
                    "{}",
                    serde_json::json!({"rejected": r.reason.code(), "section_no": item["section_no"], "item_no": item["item_no"], "field": field, "text": r.span.of(text)})
                );
            }
        }
    }
}
