//! The real report against its hand-made gold. It stands beside the repository, in `../shared` or where `ZHIBIAO_SHARED` says;
//! without it there is nothing to compare, which a line says. The invented layouts are compared in `formats`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on shall fail, and says what it skips"
)]

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use zhibiao::decode::Text;
use zhibiao::diagnostic::{DiagnosticCode, Refusal};
use zhibiao::lexicon::headings::Headings;
use zhibiao::parse::{Item, Parsed, Report, parse};

fn shared() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let path = std::env::var_os("ZHIBIAO_SHARED").map_or(beside, PathBuf::from);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: ../shared is absent");
    None
}

fn read(path: &PathBuf) -> Result<Parsed, Refusal> {
    let content = fs::read_to_string(path).unwrap();
    parse(&Text::plain(content, "UTF-8"), &Headings::builtin().unwrap())
}

/// A text as it is compared: in NFKC, without white space.
fn flat(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

fn section_title<'r>(report: &'r Report, item: &Item) -> Option<&'r str> {
    report.sections[item.section_no as usize - 1].title.as_deref()
}

#[test]
fn the_real_report_comes_out_whole_and_once() {
    let Some(shared) = shared() else { return };
    let Parsed { report, diagnostics } = read(&shared.join("reports/gongshu-2022q4.txt")).unwrap();
    assert_eq!(report.title.as_deref(), Some("2022第四季度政府绩效目标执行情况"));
    assert_eq!(
        (report.sections.len(), report.items.len(), report.body_copies),
        (8, 200, 2)
    );
    let m = &report.metadata;
    assert_eq!(m.index_no.as_deref(), Some("K1493206-6/2023-26195"));
    assert_eq!((m.doc_no.as_deref(), m.issuer.as_deref()), (None, Some("区府办")));
    assert_eq!(
        (m.disclosure.as_deref(), m.audience.as_deref()),
        (Some("主动公开"), Some("面向全社会"))
    );
    assert_eq!(m.disclosure_term.as_deref(), Some("长期公开"));
    let day = Some(jiff::civil::date(2023, 1, 5));
    assert_eq!((m.generated_on, m.published_on), (day, day));
    let names: Vec<_> = report
        .sections
        .iter()
        .map(|s| s.name.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!((names[0], names[1], names[7]), ("亚运靓城", "共富示范", "平安拱墅建设"));
    let codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, [DiagnosticCode::RepeatedBody], "{diagnostics:?}");
}

#[test]
fn the_real_items_have_their_exact_texts() {
    let Some(shared) = shared() else { return };
    let Parsed { report, .. } = read(&shared.join("reports/gongshu-2022q4.txt")).unwrap();
    let gold = fs::read_to_string(shared.join("gold/items.jsonl")).unwrap();
    for line in gold.lines() {
        let gold: Value = serde_json::from_str(line).unwrap();
        let at = |item: &&Item| {
            gold["section_no"] == item.section_no && gold["item_no"].as_u64() == item.item_no.map(u64::from)
        };
        let item = report.items.iter().find(at).unwrap();
        assert_eq!(section_title(&report, item), gold["section"].as_str(), "{line}");
        assert_eq!(item.target, gold["target"].as_str().unwrap());
        // The gold keeps the document's line breaks, also those in mid-sentence.
        assert_eq!(flat(&item.progress), flat(gold["progress"].as_str().unwrap()));
    }
    let paragraphs = |section_no, item_no| {
        let item = report
            .items
            .iter()
            .find(|i| i.section_no == section_no && i.item_no == Some(item_no))
            .unwrap();
        item.progress.split('\n').count()
    };
    assert_eq!((paragraphs(6, 47), paragraphs(7, 6), paragraphs(1, 10)), (2, 2, 1));
}
