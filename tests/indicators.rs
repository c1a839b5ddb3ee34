//! The catalogue of indicators and a dataset's names: what is listed, what is covered, and that a completed proposal
//! gives a rerun its keys.
#![cfg(feature = "analyze")]
#![allow(clippy::unwrap_used, reason = "a test may fail in its helpers too")]

mod run;

use std::collections::BTreeMap;
use std::fs;

use run::{Ended, Sandbox, text};
use serde_json::Value;
use zhibiao::schema::Table;

/// A report of one of two made-up districts; its figures grow through the year.
fn report(district: &str, quarter: usize) -> String {
    let (trees, yield_) = if district == "青禾区" {
        ("共栽植珙桐苗木", "莼菜亩产值")
    } else {
        ("全区累计珙桐苗木", "莼菜亩产值")
    };
    format!(
        "{district}2023年第{quarter}季度政府绩效目标执行情况\n“乡村”专项行动任务进展情况\n序号\n项目清单\n累计完成情况\n\
         1\n珙桐苗木达到900株\n{trees}{}株，同比增长{}%。\n2\n做好莼菜种植\n{yield_}达到{}元，莼菜合格率为{}%。\n",
        quarter * 100,
        quarter + 3,
        9000 - quarter * 10,
        95 + quarter % 2,
    )
}

fn dataset() -> Sandbox {
    let mut sandbox = Sandbox::new();
    for district in ["青禾区", "松汀区"] {
        for quarter in 1..=4 {
            sandbox = sandbox.with(&format!("{district}{quarter}.txt"), report(district, quarter));
        }
    }
    sandbox.run();
    sandbox
}

#[track_caller]
fn answer(sandbox: &Sandbox, arguments: &[&str]) -> Ended {
    let ended: Ended = sandbox.zhibiao(arguments).output().unwrap().into();
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    ended
}

/// The proposals by their names.
fn entries(toml: &str) -> BTreeMap<String, toml::Table> {
    let file: toml::Table = toml.parse().unwrap();
    let entries = file["indicator"].as_array().unwrap().iter();
    entries
        .map(|entry| entry.as_table().unwrap().clone())
        .map(|entry| (entry["name"].as_str().unwrap().to_owned(), entry))
        .collect()
}

#[test]
fn the_catalogue_is_listed_for_people_and_programs() {
    let sandbox = Sandbox::new();
    let plain = answer(&sandbox, &["indicators", "list"]).stdout;
    assert!(plain.starts_with("key ") && plain.contains("\ngdp "), "{plain}");
    let json = answer(&sandbox, &["indicators", "list", "--format", "json"]).stdout;
    let rows: Vec<Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let gdp = rows.iter().find(|row| row["key"] == "gdp").unwrap();
    assert_eq!(
        (gdp["kind"].as_str(), gdp["cumulative"].as_bool()),
        (Some("money"), Some(true))
    );
    let csv = answer(&sandbox, &["indicators", "list", "--format", "csv"]).stdout;
    assert_eq!(csv.lines().count(), rows.len() + 1);
    assert!(
        csv.starts_with("\u{feff}key,name,name_en,kind,unit,cumulative,better,aliases,patterns\n"),
        "{csv}"
    );
    fs::write(
        sandbox.path("l.toml"),
        "[[indicator]]\nkey = \"dove_trees\"\nname = \"珙桐苗木\"\nkind = \"count\"\nunit = \"株\"\n",
    )
    .unwrap();
    fs::write(
        sandbox.path("p.toml"),
        "version = 1\n[lexicon]\nextend = [\"l.toml\"]\n",
    )
    .unwrap();
    let own = answer(&sandbox, &["indicators", "list", "--config", "p.toml"]).stdout;
    assert!(
        own.lines()
            .any(|line| line.starts_with("dove_trees ") && line.contains("珙桐苗木")),
        "{own}"
    );
}

#[test]
fn what_has_no_key_is_counted_and_named() {
    let sandbox = dataset();
    let plain = answer(&sandbox, &["indicators", "coverage", "out"]).stdout;
    assert!(plain.contains("most frequent names without a key"), "{plain}");
    let json = answer(&sandbox, &["indicators", "coverage", "out", "--format", "json"]).stdout;
    let coverage: Value = serde_json::from_str(&json).unwrap();
    let metrics = sandbox.dataset().rows(Table::Metrics);
    assert_eq!(
        (coverage["metrics"].as_u64(), coverage["keyed"].as_u64()),
        (Some(metrics.len() as u64), Some(0))
    );
    let kinds = coverage["by_kind"].as_array().unwrap();
    assert_eq!(
        (&kinds[0]["group"], &kinds[0]["metrics"]),
        (&"count".into(), &16.into())
    );
    assert_eq!(coverage["by_section"][0]["group"], "乡村");
}

#[test]
fn a_completed_proposal_gives_a_rerun_its_keys() {
    let sandbox = dataset();
    let ended = answer(&sandbox, &["indicators", "suggest", "out"]);
    let entries = entries(&ended.stdout);
    let trees = &entries["珙桐苗木"];
    assert_eq!(
        (trees["kind"].as_str(), trees["unit"].as_str()),
        (Some("count"), Some("株"))
    );
    assert_eq!(trees["cumulative"].as_bool(), Some(true), "{}", ended.stdout);
    assert_eq!(entries["莼菜亩产值"]["cumulative"].as_bool(), Some(false));
    // Target and level of one district with its growth, the other one's targets alone: it says what was done.
    assert!(
        ended.stdout.contains("# 16 metrics, 2 districts, 4 periods\n"),
        "{}",
        ended.stdout
    );
    assert!(entries.contains_key("栽植珙桐苗木"));

    // As it is, the catalogue refuses it and says what a key is.
    fs::write(
        sandbox.path("p.toml"),
        "version = 1\n[lexicon]\nextend = [\"l.toml\"]\n",
    )
    .unwrap();
    fs::write(sandbox.path("l.toml"), &ended.stdout).unwrap();
    let again = |sandbox: &Sandbox| -> Ended {
        let arguments = ["run", "p.toml", "--input", "in", "--output", "out"];
        sandbox.zhibiao(&arguments).output().unwrap().into()
    };
    again(&sandbox).refused(78, &["l.toml", "TODO_1", "a key is lower-case ASCII"]);

    fs::write(sandbox.path("l.toml"), ended.stdout.replace("\"TODO_", "\"own_")).unwrap();
    let ended = again(&sandbox);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let metrics = sandbox.dataset().rows(Table::Metrics);
    let bare: Vec<_> = metrics
        .iter()
        .filter(|row| row["indicator"].is_null())
        .map(|row| text(row, "name"))
        .collect();
    assert_eq!(bare, Vec::<&str>::new());
    let ended = answer(&sandbox, &["indicators", "suggest", "out", "--config", "p.toml"]);
    assert!(
        ended.stderr.contains("every metric that has a name has a key"),
        "{}",
        ended.stderr
    );
    assert!(!ended.stdout.contains("[[indicator]]"));
}

#[test]
fn nothing_to_propose_says_why() {
    let sandbox = dataset();
    let ended = answer(&sandbox, &["indicators", "suggest", "out", "--min-count", "1000"]);
    assert!(
        ended.stderr.contains("has 1000 metrics; see --min-count"),
        "{}",
        ended.stderr
    );
    let ended: Ended = sandbox
        .zhibiao(&["indicators", "suggest", "in"])
        .output()
        .unwrap()
        .into();
    ended.refused(74, &["there is no dataset here"]);
}
