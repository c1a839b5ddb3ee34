//! The real report and the invented layouts against their hand-made gold. They stand beside the repository, in
//! `../shared` or where `ZHIBIAO_SHARED` says; without them there is nothing to compare, which a line says.
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
use zhibiao::diagnostic::{DiagnosticCode, Refusal, RejectReason};
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

/// Compares a fixture with its gold; the differences, one a line.
fn differences(name: &str) -> String {
    let Some(shared) = shared() else { return String::new() };
    let layouts = shared.join("layouts");
    let gold: Value =
        serde_json::from_str(&fs::read_to_string(layouts.join(format!("{name}.gold.json"))).unwrap()).unwrap();
    let found = match read(&layouts.join(format!("{name}.txt"))) {
        Ok(parsed) => parsed.report,
        Err(refusal) => {
            assert_eq!(refusal.reason, RejectReason::NoReport);
            return if gold["rejected"] == true {
                String::new()
            } else {
                refusal.detail
            };
        }
    };
    let mut out = Vec::new();
    let mut compare = |what: &str, found: &str, gold: &Value, alt: &Value| {
        let accepted = std::iter::once(gold).chain(alt.as_array().into_iter().flatten());
        if !accepted
            .map(|g| flat(g.as_str().unwrap_or("")))
            .any(|g| g == flat(found))
        {
            out.push(format!("{what}: found {found:?}, gold {gold}"));
        }
    };
    let m = &found.metadata;
    let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
    for (field, value) in [
        ("title", found.title.clone().unwrap_or_default()),
        ("issuer", m.issuer.clone().unwrap_or_default()),
        ("index_no", m.index_no.clone().unwrap_or_default()),
        ("doc_no", m.doc_no.clone().unwrap_or_default()),
        ("published_on", day(m.published_on)),
        ("generated_on", day(m.generated_on)),
    ] {
        compare(field, &value, &gold["report"][field], &gold["report"]["alt"][field]);
    }
    let items = gold["items"].as_array().unwrap();
    for (i, gold) in items.iter().enumerate() {
        let Some(item) = found.items.get(i) else { continue };
        let place = format!("item {}", i + 1);
        compare(
            &format!("{place} section"),
            section_title(&found, item).unwrap_or(""),
            &gold["section"],
            &Value::Null,
        );
        compare(&format!("{place} target"), &item.target, &gold["target"], &Value::Null);
        compare(
            &format!("{place} progress"),
            &item.progress,
            &gold["progress"],
            &Value::Null,
        );
        compare(
            &format!("{place} owner"),
            item.owner.as_deref().unwrap_or(""),
            &gold["owner"],
            &Value::Null,
        );
        let numbers = format!("{} {}", item.section_no, item.item_no.unwrap_or(0));
        compare(
            &format!("{place} numbers"),
            &numbers,
            &format!("{} {}", gold["section_no"], gold["item_no"]).into(),
            &Value::Null,
        );
    }
    if found.items.len() != items.len() {
        out.push(format!("{} items, gold {}", found.items.len(), items.len()));
    }
    out.join("\n")
}

macro_rules! layouts {
    ($($test:ident = $name:literal,)+) => {
        $(#[test]
        fn $test() {
            assert_eq!(differences($name), "");
        })+
    };
}

layouts! {
    cell_per_line = "01-cell-per-line",
    pipes = "03-pipes",
    spaces = "05-spaces",
    labelled = "07-labelled",
    prose_one_paragraph = "09-prose-one-paragraph",
    body_twice = "12-body-twice",
    nav_noise = "13-nav-noise",
    fullwidth_gulou = "30-fullwidth-gulou",
    news_is_no_report = "34-news",
}
