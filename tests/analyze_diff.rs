//! `zhibiao diff` over datasets that the program has written: what a revised report and a new rule change, and nothing
//! else.
#![cfg(all(feature = "analyze", feature = "cli"))]
#![allow(clippy::unwrap_used, reason = "a test may fail in its helpers too")]

mod run;

use std::fs;

use run::{Ended, Sandbox};
use serde_json::Value;

/// A report of the made-up district for a quarter: one section, with these tasks and what became of them.
fn report(quarter: &str, tasks: &[(&str, &str)]) -> String {
    let head = "发布机构 青禾区政府办公室\n生成日期 2023-10-12\n";
    let title = format!("青禾区2023年第{quarter}季度政府绩效目标执行情况\n\n");
    let section = "“宜居城区”专项行动任务进展情况\n\n序号\n\n项目清单\n\n累计完成情况\n\n";
    let tasks = tasks.iter().enumerate();
    let tasks: String = tasks
        .map(|(n, (target, progress))| format!("{}\n\n{target}\n\n{progress}\n\n", n + 1))
        .collect();
    format!("{head}{title}{section}{tasks}")
}

const PARK: (&str, &str) = ("新建口袋公园12个", "已建成口袋公园9个，其余3个在建。");
const VISIT: (&str, &str) = (
    "走访困难家庭1500户",
    "截至目前，累计走访困难家庭1785户，发放慰问金26.5万元。",
);
const REVISED: (&str, &str) = (
    "走访困难家庭1500户",
    "截至目前，累计走访困难家庭1790户，发放慰问金26.5万元。",
);
const RIVER: (&str, &str) = ("整治河道8公里", "已整治河道8.4公里，清淤2.3万立方米。");
const FAIR: (&str, &str) = ("举办邻里集市6场", "已举办邻里集市7场，参与商户45家。");

/// A sandbox with the dataset `old` of two reports and a letter that is none.
fn before() -> Sandbox {
    let sandbox = Sandbox::new()
        .with("q1.txt", report("一", &[PARK, VISIT, RIVER]))
        .with("q2.txt", report("二", &[RIVER]))
        .with("letter.txt", "各位同事：请于周五前交回问卷。");
    written(sandbox, "old", &[])
}

/// What stands in `in`, as a dataset of this name.
#[track_caller]
fn written(sandbox: Sandbox, name: &str, more: &[&str]) -> Sandbox {
    let mut command = sandbox.zhibiao(&["run", "--input", "in", "--output", name]);
    let ended: Ended = command.args(more).output().unwrap().into();
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    sandbox
}

#[track_caller]
fn diff(sandbox: &Sandbox, arguments: &[&str]) -> Ended {
    sandbox.zhibiao(&["diff"]).args(arguments).output().unwrap().into()
}

/// The changes as one line each: table, change, columns, old and new values.
#[track_caller]
fn changes(sandbox: &Sandbox, arguments: &[&str]) -> Vec<String> {
    let ended = diff(sandbox, &[arguments, &["--format", "json"]].concat());
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
    let found: Value = serde_json::from_str(&ended.stdout).unwrap();
    found["changes"].as_array().unwrap().iter().map(line).collect()
}

fn line(change: &Value) -> String {
    let word = |key: &str| change[key].as_str().unwrap_or_default();
    let cells = change["cells"].as_array().unwrap().iter();
    let cells = cells.map(|cell| {
        format!(
            " {}: {} → {}",
            cell["column"].as_str().unwrap(),
            cell["old"],
            cell["new"]
        )
    });
    let what = match word("change") {
        "changed" => cells.collect(),
        _ => format!(" {}", word("label")),
    };
    format!("{} {}{what}", word("table"), word("change"))
}

#[test]
fn a_dataset_equals_itself() {
    let sandbox = Sandbox::new();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/pipelines/district-reports.toml");
    for name in ["a", "b"] {
        let ended: Ended = sandbox
            .zhibiao(&["run", sample, "--output", name])
            .output()
            .unwrap()
            .into();
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    }
    for new in ["a", "b"] {
        let ended = diff(&sandbox, &["a", new, "--fail-if-diff"]);
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
        assert!(
            ended
                .stdout
                .starts_with("The datasets are equal: 40 reports, 1896 items, "),
            "{}",
            ended.stdout
        );
        assert_eq!(ended.stdout.lines().count(), 1);
    }
}

#[test]
fn a_revised_number_is_one_changed_row() {
    let sandbox = before().with("q1.txt", report("一", &[PARK, REVISED, RIVER]));
    let sandbox = written(sandbox, "new", &[]);
    let found = changes(&sandbox, &["old", "new", "--ignore", "sha256"]);
    assert_eq!(
        found,
        [
            "items changed progress: \"截至目前，累计走访困难家庭1785户，发放慰问金26.5万元。\" → \
             \"截至目前，累计走访困难家庭1790户，发放慰问金26.5万元。\"",
            "metrics changed text: \"1785户\" → \"1790户\" value: 1785.0 → 1790.0 value_exact: \"1785\" → \"1790\" \
             canonical_value: 1785.0 → 1790.0",
            "comparisons changed actual_text: \"1785户\" → \"1790户\" actual_value: 1785.0 → 1790.0 \
             ratio: 1.19 → 1.1933333333333334",
        ]
    );
}

#[test]
fn an_item_that_is_put_in_before_others_moves_none() {
    let sandbox = before().with("q1.txt", report("一", &[FAIR, PARK, VISIT, RIVER]));
    let sandbox = written(sandbox, "new", &[]);
    let found = changes(&sandbox, &["old", "new", "--ignore", "sha256", "--ignore", "bytes"]);
    assert_eq!(
        found,
        [
            "items added 举办邻里集市6场",
            "metrics added 邻里集市 6场",
            "metrics added 邻里集市 7场",
            "metrics added 商户 45家",
            "comparisons added 6场 : 7场",
        ]
    );
}

#[test]
fn reports_come_and_go_with_their_rows() {
    let sandbox = before().with("q3.txt", report("三", &[FAIR]));
    fs::remove_file(sandbox.path("in/q2.txt")).unwrap();
    fs::remove_file(sandbox.path("in/letter.txt")).unwrap();
    let sandbox = written(sandbox, "new", &[]);
    let ended = diff(&sandbox, &["old", "new"]);
    for line in [
        "reports: 1 added, 1 gone (of 2)",
        "items: 1 added (1 with reports or items), 1 gone (1 with reports or items) (of 4)",
        "metrics: 3 added (3 with reports or items), 3 gone (3 with reports or items) (of 12)",
        "rejects: 1 gone (of 1 → 0)",
        "  青禾区 2023Q3 in/q3.txt",
        "  in/letter.txt",
    ] {
        assert!(
            ended.stdout.lines().any(|found| found == line),
            "{line} in\n{}",
            ended.stdout
        );
    }
    // What went with its report is told with it, not again in every table.
    assert!(!ended.stdout.contains("metrics added:"), "{}", ended.stdout);
}

#[test]
fn a_new_word_shows_the_number_that_it_makes_readable() {
    let sandbox = Sandbox::of(
        "q1.txt",
        report(
            "一",
            &[
                PARK,
                ("新设蓄水陶器120甑", "蓄水陶器40甑已到位，另建步道3公里。"),
                RIVER,
            ],
        ),
    );
    let sandbox = written(sandbox, "old", &[]);
    fs::write(
        sandbox.path("words.toml"),
        "[[classifiers]]\nkind = \"count\"\nnames = [\"甑\"]\n",
    )
    .unwrap();
    let config = "version = 1\nname = \"words\"\n[source]\npaths = [\"in\"]\n[output]\npath = \"new\"\n\
                  [lexicon]\nextend = [\"words.toml\"]\n";
    fs::write(sandbox.path("words-pipeline.toml"), config).unwrap();
    let ended: Ended = sandbox
        .zhibiao(&["run", "words-pipeline.toml"])
        .output()
        .unwrap()
        .into();
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let found = changes(
        &sandbox,
        &["old", "new", "--table", "metrics", "--table", "rejected_numerals"],
    );
    assert_eq!(
        found,
        [
            "metrics added 蓄水陶器 120甑",
            "metrics added 蓄水陶器 40甑",
            "rejected_numerals gone 120",
            "rejected_numerals gone 40",
        ]
    );
}

#[test]
fn differences_within_the_tolerance_are_none() {
    let sandbox = before().with("q1.txt", report("一", &[PARK, REVISED, RIVER]));
    let sandbox = written(sandbox, "new", &[]);
    let arguments = ["old", "new", "--table", "comparisons", "--ignore", "actual_text"];
    let found = |tolerance: &str| changes(&sandbox, &[&arguments[..], &["--tolerance", tolerance]].concat());
    assert_eq!(found("0.01"), [""; 0]);
    assert_eq!(
        found("ratio=0.01"),
        ["comparisons changed actual_value: 1785.0 → 1790.0"]
    );
    assert_eq!(found("1e-9").len(), 1);
}

#[test]
fn a_difference_fails_only_where_that_is_asked_for() {
    let sandbox = before().with("q1.txt", report("一", &[PARK, REVISED, RIVER]));
    let sandbox = written(sandbox, "new", &[]);
    let code = |arguments: &[&str]| diff(&sandbox, arguments).code;
    assert_eq!(code(&["old", "new"]), Some(0));
    assert_eq!(code(&["old", "new", "--fail-if-diff"]), Some(1));
    assert_eq!(code(&["old", "old", "--fail-if-diff"]), Some(0));
    assert_eq!(code(&["old", "new", "--fail-if-diff", "--table", "checks"]), Some(0));
    assert_eq!(code(&["old", "new", "--fail-if-diff", "--period", "2023Q2"]), Some(0));
    assert_eq!(code(&["old", "new", "--fail-if-diff", "--district", "青禾区"]), Some(1));
    assert_eq!(
        code(&["old", "new", "--fail-if-diff", "--format", "csv", "--limit", "0"]),
        Some(1)
    );
}

#[test]
fn csv_has_a_row_for_each_column_that_changed() {
    let sandbox = before().with("q1.txt", report("一", &[FAIR, PARK, REVISED, RIVER]));
    let sandbox = written(sandbox, "new", &[]);
    let ended = diff(&sandbox, &["old", "new", "--table", "metrics", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(ended.stdout.trim_start_matches('\u{feff}').as_bytes());
    let names = rows.headers().unwrap().clone();
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    let cell = |row: &csv::StringRecord, name: &str| {
        let at = names.iter().position(|column| column == name).unwrap();
        row[at].to_owned()
    };
    let columns: Vec<_> = rows.iter().map(|row| cell(row, "column")).collect();
    assert_eq!(columns, ["text", "value", "value_exact", "canonical_value", "", "", ""]);
    let first = [
        "district",
        "period",
        "section_no",
        "item_no",
        "field",
        "old",
        "new",
        "sentence",
    ];
    assert_eq!(
        first.map(|name| cell(&rows[0], name)),
        ["青禾区", "2023Q1", "1", "3", "progress", "1785户", "1790户", REVISED.1]
    );
    assert_eq!(
        ["change", "new"].map(|name| cell(&rows[4], name)),
        ["added", "邻里集市 6场"]
    );
    assert!(
        ended
            .stderr
            .starts_with("metrics: 3 added (3 with reports or items), 1 changed (of 12 → 15)")
    );
}

#[test]
fn counts_are_of_all_whatever_is_shown() {
    let sandbox = before().with("q1.txt", report("一", &[FAIR, PARK, VISIT, RIVER]));
    let sandbox = written(sandbox, "new", &[]);
    let ended = diff(
        &sandbox,
        &["old", "new", "--table", "metrics", "--format", "json", "--limit", "1"],
    );
    let found: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(found["changes"].as_array().unwrap().len(), 1);
    let table = &found["summary"]["tables"][0];
    assert_eq!((&table["added"], &table["added_with"]), (&3.into(), &3.into()));
}

#[test]
fn what_is_no_dataset_is_said() {
    let sandbox = before();
    for name in ["absent", "in"] {
        diff(&sandbox, &["old", name]).refused(74, &[name, "there is no dataset here", "zhibiao run"]);
        diff(&sandbox, &[name, "old"]).refused(74, &[name, "there is no dataset here"]);
    }
    fs::remove_dir_all(sandbox.path("old/items")).unwrap();
    diff(&sandbox, &["old", "old"]).refused(74, &["the dataset has no table `items`"]);
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let sandbox = before();
    diff(&sandbox, &["old", "old", "--ignore", "valeu"]).refused(2, &["did you mean `value`?"]);
    diff(&sandbox, &["old", "old", "--tolerance", "text=0.1"]).refused(2, &["floating-point column `text`"]);
    diff(&sandbox, &["old", "old", "--tolerance", "2"]).refused(2, &["a share from 0 to 1"]);
    diff(&sandbox, &["old", "old", "--table", "metric"]).refused(2, &["metrics"]);
}

#[test]
fn nothing_to_compare_is_said() {
    let sandbox = before();
    let ended = diff(&sandbox, &["old", "old", "--period", "1999Q1"]);
    assert_eq!(
        ended.stdout,
        "There is nothing to compare: neither dataset has rows that were asked for.\n"
    );
}
