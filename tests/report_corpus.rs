//! What a report says of itself: the cases of `tests/corpus/report/*.md`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on shall fail, and says what it counted"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use zhibiao::decode::Text;
use zhibiao::lexicon::Lexicon;
use zhibiao::normalize::{self, district};
use zhibiao::parse::parse;

/// The corpus never has fewer cases.
const MINIMUM: usize = 150;

const TITLE: &str = "云岫区2022年重点工作完成情况";
const BODY: &str = "序号\t目标任务\t完成情况\n1\t新建书屋3处\t建成3处\n2\t修路5公里\t完成4公里";

/// Name and value of everything that is known of a report; what is not known is an empty text.
type Fields = BTreeMap<&'static str, String>;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The files of a folder with this extension, in the order of their names.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    paths.sort();
    paths
}

/// Takes a document through the stages up to its period and district.
fn read(content: &str, path: &str, lexicon: &Lexicon) -> Result<Fields, String> {
    let text = Text::plain(content.to_owned(), "UTF-8");
    let report = parse(&text, &lexicon.headings)
        .map_err(|refusal| refusal.detail)?
        .report;
    let (period, _) = normalize::period(&report, path, None, lexicon);
    let evidence = district::Evidence {
        configured: None,
        path,
        title: report.title.as_deref(),
        issuer: report.metadata.issuer.as_deref(),
        body: &[content],
        year: period.map(|p| p.year),
    };
    let district = district::resolve(&evidence, &lexicon.districts).0;
    let m = report.metadata.clone();
    let fields = [
        ("title", report.title.clone()),
        ("issuer", m.issuer),
        ("index_no", m.index_no),
        ("doc_no", m.doc_no),
        ("disclosure", m.disclosure),
        ("audience", m.audience),
        ("disclosure_term", m.disclosure_term),
        ("published_on", m.published_on.map(|day| day.to_string())),
        ("generated_on", m.generated_on.map(|day| day.to_string())),
        ("period", period.map(|p| p.label())),
        ("district", district.as_ref().map(|d| d.name.clone())),
        ("district_code", district.and_then(|d| d.code)),
    ];
    let fields = fields
        .into_iter()
        .map(|(name, value)| (name, value.unwrap_or_default()));
    Ok(fields.collect())
}

/// A text as it is compared: in NFKC, without white space.
fn flat(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// The document of a case, and the path before it.
fn document(case: &str) -> (String, &str) {
    let (path, case) = case
        .strip_prefix("{path ")
        .and_then(|rest| rest.split_once('}'))
        .unwrap_or(("", case));
    let body = if case.contains("{body}") { "" } else { "⏎{body}" };
    let text = format!("{case}{body}").replace('⏎', "\n").replace('⇥', "\t");
    (text.replace("{title}", TITLE).replace("{body}", BODY), path)
}

/// What a heading `issuer 云岫区政府办; doc_no -` asks of a case, and what the case gives, where they differ.
fn differences(heading: &str, case: &str, lexicon: &Lexicon) -> Vec<String> {
    let (content, path) = document(case);
    let fields = match read(&content, path, lexicon) {
        Ok(fields) => fields,
        Err(refusal) => return vec![refusal],
    };
    let differs = |part: &str| {
        let (name, value) = part.trim().split_once(' ').unwrap();
        let name = if name == "code" { "district_code" } else { name };
        let expected = if value == "-" { "" } else { value };
        let found = fields[name].as_str();
        (flat(found) != flat(expected)).then(|| format!("{name}: expected {value:?}, found {found:?}"))
    };
    heading.split(';').filter_map(differs).collect()
}

#[test]
fn every_case_is_read_as_its_heading_says() {
    let lexicon = Lexicon::builtin().unwrap();
    let (mut cases, mut failures) = (0, Vec::new());
    for path in files(&folder("corpus/report"), "md") {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        if file == "README.md" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let mut heading = "";
        for (i, line) in text.lines().enumerate() {
            heading = line.strip_prefix("## ").unwrap_or(heading);
            let Some(case) = line.strip_prefix("- ").filter(|_| !heading.is_empty()) else {
                continue;
            };
            cases += 1;
            let differences = differences(heading, case, &lexicon);
            if !differences.is_empty() {
                failures.push(format!("{file}:{} {case}\n    {}", i + 1, differences.join("\n    ")));
            }
        }
    }
    println!("{} of {cases} cases are read as they say", cases - failures.len());
    assert!(
        failures.is_empty(),
        "{} of {cases}:\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(cases >= MINIMUM, "only {cases} cases");
}
