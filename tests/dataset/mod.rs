//! Made-up rows for tests of the writer, and datasets of them.
#![allow(dead_code, missing_docs, reason = "each test binary uses some of it")]
#![allow(clippy::unwrap_used, reason = "a test may fail here")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::date;
use zhibiao::diagnostic::{RejectReason, Stage};
use zhibiao::rows::{
    Check, Comparison, Field, Item, Metric, Period, PeriodKind, Reject, RejectedNumeral, Report, ReportRows, Role,
    Status,
};
use zhibiao::write::{DatasetWriter, Manifest, Settings};

/// Settings for a folder.
pub fn settings(output: &Path) -> Settings {
    Settings::new(output, "c0ffee")
}

/// Writes a dataset of these reports and three rejected documents.
pub fn write(settings: Settings, reports: impl IntoIterator<Item = ReportRows>) -> Manifest {
    let mut writer = DatasetWriter::create(settings).unwrap();
    for rows in reports {
        assert!(writer.add(rows).unwrap());
    }
    for n in [2, 0, 1] {
        writer.reject(reject(n));
    }
    writer.finish().unwrap()
}

/// So many reports.
pub fn reports(count: i32) -> impl DoubleEndedIterator<Item = ReportRows> {
    (0..count).map(|n| report(n, 12))
}

/// Every file below a folder but the lock, by its path.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file() && entry.file_name() != "lock");
    let path = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files
        .map(|entry| (path(entry.path()), fs::read(entry.path()).unwrap()))
        .collect()
}

/// Quarters of 2021 and 2022, a whole year, and now and then no period and no district.
pub fn report(n: i32, metrics_an_item: i32) -> ReportRows {
    let known = n % 7 != 6;
    let period = match n % 9 {
        8 => Period {
            kind: PeriodKind::Year,
            year: 2021,
            first_month: 1,
            last_month: 12,
        },
        quarter => {
            let first_month = i8::try_from(quarter % 4).unwrap() * 3 + 1;
            let year = 2021 + i16::try_from(quarter / 4).unwrap();
            Period {
                kind: PeriodKind::Quarter,
                year,
                first_month,
                last_month: first_month + 2,
            }
        }
    };
    let report = Report {
        report_id: format!(
            "{:016x}",
            u64::from(n.unsigned_abs()).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ),
        title: Some(format!("示例第{n}号报告")),
        district_code: known.then(|| format!("9901{:02}", n % 5 + 1)),
        district: known.then(|| format!("示例{}区", n % 5 + 1)),
        city: Some("示例市".to_owned()),
        province: None,
        district_basis: known.then(|| "title".to_owned()),
        period: known.then_some(period),
        index_no: None,
        doc_no: Some(String::new()),
        issuer: Some("示例办".to_owned()),
        disclosure: None,
        audience: None,
        disclosure_term: None,
        generated_on: None,
        published_on: Some(date(2023, 1, 5)),
        source: format!("reports/{n}.txt"),
        member: (n % 2 == 1).then(|| format!("内/{n}.txt")),
        sha256: format!("{n:064x}"),
        bytes: i64::from(n) + 5_000_000_000,
        format: "text".to_owned(),
        encoding: Some("UTF-8".to_owned()),
        body_copies: 1,
        sections: 2,
        diagnostics: 0,
    };
    let items: Vec<_> = (1..=4).map(|seq| item(n, seq)).collect();
    let metrics = items
        .iter()
        .flat_map(|item| (1..=metrics_an_item).map(|seq| metric(n, item.item_seq, seq)))
        .collect();
    ReportRows {
        report,
        items,
        metrics,
        comparisons: vec![comparison(1), comparison(2)],
        checks: vec![check(2, None), check(3, Some(2))],
        rejected_numerals: vec![rejected(1, Field::Target), rejected(1, Field::Progress)],
    }
}

fn item(n: i32, item_seq: i32) -> Item {
    let statuses = [Status::Completed, Status::InProgress, Status::NotMet, Status::Unclear];
    let status = statuses[usize::try_from(item_seq - 1).unwrap() % statuses.len()];
    Item {
        item_seq,
        item_key: format!("{item_seq:016x}"),
        section_no: (item_seq + 1) / 2,
        section: Some("水利".to_owned()),
        section_title: Some("一、水利工作".to_owned()),
        item_no: (item_seq != 4).then_some(item_seq),
        target: format!("新建水渠{n}公里"),
        progress: format!("已完成{n}公里\n另有3处在建"),
        owner: None,
        deadline: None,
        status,
        status_rule: "words".to_owned(),
        corrected: false,
    }
}

fn metric(n: i32, item_seq: i32, seq: i32) -> Metric {
    let values = [
        format!("{n}.5"),
        "-15.45".to_owned(),
        "66.666666666666666666666667".to_owned(),
        "2664100".to_owned(),
    ];
    let range = seq % 5 == 0;
    let number = values[usize::try_from(seq % 4).unwrap()].parse().unwrap();
    let kinds = ["count", "percent", "money", "length"];
    Metric {
        item_seq,
        seq,
        field: if seq == 1 { Field::Target } else { Field::Progress },
        start: seq * 3,
        end: seq * 3 + 2,
        text: format!("{n}公里"),
        role: if seq == 1 { Role::Target } else { Role::Actual },
        kind: kinds[usize::try_from(seq % 4).unwrap()].to_owned(),
        value: (!range).then_some(number),
        low: range.then(|| "1".parse().unwrap()),
        high: range.then_some(number),
        exponent: 0,
        bound: "exact".to_owned(),
        unit: (seq % 3 != 0).then(|| "公里".to_owned()),
        unit_written: (seq % 3 != 0).then(|| "公里".to_owned()),
        canonical_value: (!range).then_some(number),
        canonical_unit: Some("米".to_owned()),
        change: "none".to_owned(),
        basis: "none".to_owned(),
        name: Some("水渠".to_owned()),
        indicator: None,
        window_text: None,
        window_start: (seq % 6 == 0).then(|| date(2022, 1, 1)),
        window_end: (seq % 6 == 0).then(|| date(2022, 10, 31)),
        sentence: format!("第{item_seq}项第{}句写明了水渠的长度和所用的时间", seq / 3),
        rule: "number_unit".to_owned(),
        corrected: false,
    }
}

fn comparison(item_seq: i32) -> Comparison {
    Comparison {
        item_seq,
        name: Some("水渠".to_owned()),
        target_seq: 1,
        actual_seq: 2,
        target_text: "4公里".to_owned(),
        actual_text: "5公里".to_owned(),
        target_value: Some(4.0),
        actual_value: Some(5.0),
        unit: Some("公里".to_owned()),
        ratio: Some(1.25),
        met: (item_seq == 1).then_some(true),
    }
}

fn check(item_seq: i32, reported_seq: Option<i32>) -> Check {
    Check {
        item_seq,
        rule: if reported_seq.is_some() { "ratio" } else { "sum" }.to_owned(),
        whole: "47个".to_owned(),
        parts: "5个 + 15个".to_owned(),
        whole_seq: 1,
        part_seqs: "1 + 2".to_owned(),
        reported_seq,
        reported: reported_seq.map(|_| 42.6),
        expected: Some(20.0),
        deviation: Some(-27.0),
        holds: false,
        within_rounding: false,
    }
}

fn rejected(item_seq: i32, field: Field) -> RejectedNumeral {
    RejectedNumeral {
        item_seq,
        field,
        start: 0,
        end: 5,
        text: "2022年".to_owned(),
        reason: "date".to_owned(),
    }
}

/// A rejected document.
pub fn reject(n: u8) -> Reject {
    Reject {
        source: "archive.zip".to_owned(),
        member: (n > 0).then(|| format!("{n}.txt")),
        sha256: (n > 1).then(|| format!("{n:064x}")),
        bytes: (n > 1).then(|| i64::from(n)),
        stage: Stage::Source,
        reason: RejectReason::Empty,
        detail: "no bytes".to_owned(),
    }
}
