//! What reviewers decided, through whole runs: each change, decisions whose text has moved or gone, and files that
//! cannot be taken.
#![allow(clippy::unwrap_used, reason = "a test may fail in its helpers too")]

mod files;
#[path = "../run/mod.rs"]
mod run;

use std::fs;

use run::{Dataset, Ended, Row, Sandbox, report, text};
use serde_json::Value;
use zhibiao::schema::Table;

const HEAD: &str = "id,surface,change,to,by,why\n";

/// A sandbox with one report, and the report's id.
fn sandbox() -> (Sandbox, String) {
    let sandbox = Sandbox::of("a.txt", report(12));
    let dataset = sandbox.run();
    let id = text(&dataset.rows(Table::Reports)[0], "report_id").to_owned();
    fs::write(
        sandbox.path("p.toml"),
        "version = 1\n[corrections]\npaths = [\"c.csv\"]\n",
    )
    .unwrap();
    (sandbox, id)
}

/// Runs with these corrections, `ID` in them standing for the report's id.
fn corrected(sandbox: &Sandbox, id: &str, csv: &str) -> Ended {
    corrected_as(sandbox, csv.replace("ID", id))
}

fn corrected_as(sandbox: &Sandbox, csv: impl AsRef<[u8]>) -> Ended {
    fs::write(sandbox.path("c.csv"), csv).unwrap();
    let mut command = sandbox.zhibiao(&["run", "p.toml", "--input", "in", "--output", "out"]);
    command.output().unwrap().into()
}

/// The same, and expects success with `line` in the summary.
#[track_caller]
fn run_corrected(sandbox: &Sandbox, id: &str, rows: &str, line: &str) -> Dataset {
    let ended = corrected(sandbox, id, &format!("{HEAD}{rows}"));
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(ended.stderr.contains(line), "{}", ended.stderr);
    sandbox.dataset()
}

/// The row of `metrics` of that item and number.
fn metric(dataset: &Dataset, item: i64, seq: i64) -> Row {
    let rows = dataset.rows(Table::Metrics);
    let found = rows
        .into_iter()
        .find(|row| row["item_seq"] == item && row["seq"] == seq);
    found.unwrap()
}

fn columns(row: &Row, names: &[&str]) -> Vec<Value> {
    names.iter().map(|name| row[*name].clone()).collect()
}

fn values(values: impl IntoIterator<Item = impl Into<Value>>) -> Vec<Value> {
    values.into_iter().map(Into::into).collect()
}

/// The list that a run keeps, without its byte-order mark.
fn ledger(sandbox: &Sandbox) -> String {
    let text = fs::read_to_string(sandbox.path("out/_zhibiao/corrections.csv")).unwrap();
    text.strip_prefix('\u{feff}').unwrap().to_owned()
}

#[test]
fn a_value_is_replaced_and_the_item_judged_by_it() {
    let (sandbox, id) = sandbox();
    let before = sandbox.dataset();
    assert_eq!(text(&before.rows(Table::Items)[0], "status"), "exceeded");
    let rows = "ID:1:2,13个,value,6,李,公报为6个\n";
    let dataset = run_corrected(&sandbox, &id, rows, "corrections: 1 applied, 0 moved, 0 stale\n");
    let built = metric(&dataset, 1, 2);
    assert_eq!(columns(&built, &["value", "canonical_value"]), values([6.0, 6.0]));
    assert_eq!(columns(&built, &["corrected"]), values([true]));
    assert_eq!(text(&built, "text"), "13个", "the print stays as it is");
    let comparison = &dataset.rows(Table::Comparisons)[0];
    assert_eq!(columns(comparison, &["actual_value", "ratio"]), values([6.0, 0.5]));
    assert_eq!(comparison["met"], false);
    let items = dataset.rows(Table::Items);
    assert_ne!(text(&items[0], "status"), "exceeded");
    assert_eq!(
        (items[0]["corrected"].clone(), items[1]["corrected"].clone()),
        (true.into(), false.into())
    );
    let untouched = metric(&dataset, 1, 1);
    assert_eq!(untouched["corrected"], false);
    assert_eq!(
        ledger(&sandbox),
        format!("fate,id,number,surface,change,was,to,by,why\napplied,{id}:1:2,2,13个,value,13,6,李,公报为6个\n")
    );
}

#[test]
fn a_unit_brings_its_kind_and_its_canonical_value() {
    let (sandbox, id) = sandbox();
    let dataset = run_corrected(&sandbox, &id, "ID:1:3,3.5万平方米,unit,公顷,李,单位印错\n", "1 applied");
    let area = metric(&dataset, 1, 3);
    assert_eq!(
        columns(&area, &["unit", "canonical_unit", "kind"]),
        values(["公顷", "平方米", "area"])
    );
    assert_eq!(
        columns(&area, &["value", "canonical_value"]),
        values([35_000.0, 350_000_000.0])
    );
    let rows = "ID:1:3,3.5万平方米,unit,元/平方米,李,单价\nID:1:3,3.5万平方米,value,35,李,单价\n";
    let dataset = run_corrected(&sandbox, &id, rows, "2 applied");
    let price = metric(&dataset, 1, 3);
    assert_eq!(
        columns(&price, &["unit", "canonical_unit", "kind"]),
        values(["元/平方米", "元/平方米", "rate"])
    );
    assert_eq!(columns(&price, &["value", "canonical_value"]), values([35.0, 35.0]));
}

#[test]
fn a_name_and_an_indicator_are_set_and_unset() {
    let (sandbox, id) = sandbox();
    let rows = "ID:2:3,4008余人,name,领券人数,王,更准\nID:2:3,4008余人,indicator,gdp,王,试\n";
    let dataset = run_corrected(&sandbox, &id, rows, "2 applied");
    assert_eq!(
        columns(&metric(&dataset, 2, 3), &["name", "indicator"]),
        values(["领券人数", "gdp"])
    );
    // A name that the catalogue has brings its key.
    let dataset = run_corrected(
        &sandbox,
        &id,
        "ID:2:3,4008余人,name,城镇新增就业,王,更准\n",
        "1 applied",
    );
    assert_eq!(text(&metric(&dataset, 2, 3), "indicator"), "employment_urban_new");
    let dataset = run_corrected(&sandbox, &id, "ID:2:3,4008余人,indicator,,王,不入系列\n", "1 applied");
    let people = metric(&dataset, 2, 3);
    assert_eq!(
        (people["indicator"].clone(), people["corrected"].clone()),
        (Value::Null, true.into())
    );
}

#[test]
fn a_mention_struck_out_is_a_rejected_numeral_and_the_others_keep_their_ids() {
    let (sandbox, id) = sandbox();
    let before = sandbox.dataset().rows(Table::Metrics);
    let dataset = run_corrected(&sandbox, &id, "ID:1:3,3.5万平方米,strike,,赵,不是指标\n", "1 applied");
    let after = dataset.rows(Table::Metrics);
    let ids = |rows: &[Row]| {
        rows.iter()
            .map(|row| text(row, "metric_id").to_owned())
            .collect::<Vec<_>>()
    };
    let mut expected = ids(&before);
    expected.retain(|metric| *metric != format!("{id}:1:3"));
    assert_eq!(ids(&after), expected);
    let numerals = dataset.rows(Table::RejectedNumerals);
    let struck = numerals.iter().find(|row| text(row, "reason") == "struck_out").unwrap();
    assert_eq!(columns(struck, &["text", "field"]), values(["3.5万平方米", "progress"]));
    let items = dataset.rows(Table::Items);
    assert_eq!(
        (items[0]["metrics"].clone(), items[0]["corrected"].clone()),
        (3.into(), true.into())
    );
}

#[test]
fn a_status_is_set_last() {
    let (sandbox, id) = sandbox();
    let rows = "ID:3,,status,completed,孙,已验收\nID:1:2,13个,status,not_met,孙,未验收\n";
    let dataset = run_corrected(&sandbox, &id, rows, "2 applied");
    let items = dataset.rows(Table::Items);
    for (item, status) in [(0, "not_met"), (2, "completed")] {
        assert_eq!(
            columns(&items[item], &["status", "status_rule"]),
            values([status, "corrected"])
        );
        assert_eq!(items[item]["corrected"], true);
    }
}

#[test]
fn reruns_give_equal_bytes_and_the_config_is_another() {
    let (sandbox, id) = sandbox();
    let manifest = |sandbox: &Sandbox| fs::read_to_string(sandbox.path("out/_zhibiao/manifest.json")).unwrap();
    let plain = manifest(&sandbox);
    let rows = "ID:1:2,13个,value,6,李,公报为6个\nID:3,,status,completed,孙,已验收\n";
    let first = run_corrected(&sandbox, &id, rows, "2 applied").bytes();
    let again = run_corrected(&sandbox, &id, rows, "2 applied").bytes();
    assert!(first == again);
    let decided = manifest(&sandbox);
    run_corrected(&sandbox, &id, &rows.replace("验收", "核实"), "2 applied");
    assert!(
        plain != decided && decided != manifest(&sandbox),
        "who and why count, too"
    );
    // Without corrections nothing is left of them.
    sandbox.run();
    assert!(!sandbox.path("out/_zhibiao/corrections.csv").exists());
}

#[test]
fn a_moved_text_is_found_and_a_lost_one_told() {
    let (sandbox, id) = sandbox();
    let rows = "ID:1:7,13个,value,14,李,移\nID:1:2,15个,value,14,李,没有\nffffffffffffffff:1:1,5个,strike,,李,别处\n";
    let dataset = run_corrected(&sandbox, &id, rows, "corrections: 0 applied, 1 moved, 2 stale\n");
    assert_eq!(metric(&dataset, 1, 2)["value"], 14.0);
    assert_eq!(
        dataset.rows(Table::Reports)[0]["diagnostics"],
        2,
        "the third is no report's"
    );
    let run: Value = serde_json::from_slice(&fs::read(sandbox.path("out/_zhibiao/runs/last.json")).unwrap()).unwrap();
    assert_eq!(run["diagnostics"]["correction_moved"], 1);
    assert_eq!(run["diagnostics"]["correction_stale"], 2);
    assert_eq!(run["summary"]["corrections"]["stale"], 2);
    let ledger = ledger(&sandbox);
    let fates: Vec<_> = ledger
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap())
        .collect();
    assert_eq!(fates, ["moved", "stale", "stale"]);
}

#[test]
fn of_equal_texts_each_id_takes_its_nearest() {
    let text = report(12).replace("面积3.5万平方米", "另有13个在建、13个在谈");
    let sandbox = Sandbox::of("a.txt", text);
    fs::write(
        sandbox.path("p.toml"),
        "version = 1\n[corrections]\npaths = [\"c.csv\"]\n",
    )
    .unwrap();
    let id = run::text(&sandbox.run().rows(Table::Reports)[0], "report_id").to_owned();
    let rows = "ID:1:3,13个,value,33,李,在位\nID:1:5,13个,value,44,李,移\nID:1:9,13个,value,22,李,移\nID:1:12,13个,value,1,李,无\n";
    let dataset = run_corrected(&sandbox, &id, rows, "corrections: 1 applied, 2 moved, 1 stale\n");
    let values = [2, 3, 4].map(|seq| metric(&dataset, 1, seq)["value"].as_f64().unwrap());
    assert_eq!(values, [22.0, 33.0, 44.0]);
}

#[test]
fn inspect_shows_the_corrected_report() {
    let (sandbox, id) = sandbox();
    fs::write(
        sandbox.path("c.csv"),
        format!("{HEAD}{id}:1:2,13个,value,6,李,错\n{id}:1:9,99个,strike,,李,错\n"),
    )
    .unwrap();
    let arguments = ["inspect", "in/a.txt", "--config", "p.toml", "--format", "json"];
    let ended: Ended = sandbox.zhibiao(&arguments).output().unwrap().into();
    let view: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(
        view["report"]["sections"][0]["items"][0]["progress"]["mentions"][0]["value"],
        6
    );
    assert_eq!(
        view["report"]["sections"][0]["items"][0]["progress"]["mentions"][0]["corrected"],
        true
    );
    let remarks = view["report"]["diagnostics"].to_string();
    assert!(remarks.contains("correction_stale"), "{remarks}");
}

#[test]
fn a_setting_names_corrections_too() {
    let (sandbox, id) = sandbox();
    fs::write(sandbox.path("c.csv"), format!("{HEAD}{id}:1:2,13个,value,6,李,错\n")).unwrap();
    let dataset = sandbox.run_ok(&["--set", "corrections.paths=['c.csv']"]);
    assert_eq!(metric(&dataset, 1, 2)["value"], 6.0);
}
