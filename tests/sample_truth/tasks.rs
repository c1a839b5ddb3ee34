//! Tasks through the year: `item_key` against the template that each item was written from.

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::{ITEM, Row, csv, key, written};
use crate::findings::Findings;

#[test]
fn a_task_keeps_its_key_through_the_year_and_shares_it_with_no_other() {
    let templates: BTreeMap<Vec<String>, String> = csv("items")
        .iter()
        .map(|row| (key(row, &ITEM), row["template"].clone()))
        .collect();
    let mut keys: BTreeMap<(String, String, &str), BTreeSet<&str>> = BTreeMap::new();
    let mut tasks: BTreeMap<(String, &str), BTreeSet<&str>> = BTreeMap::new();
    for row in written("items") {
        let (district, template) = (row["district_code"].clone(), templates[&key(row, &ITEM)].as_str());
        keys.entry((district.clone(), year(row), template))
            .or_default()
            .insert(&row["item_key"]);
        tasks.entry((district, &row["item_key"])).or_default().insert(template);
    }
    let mut findings = Findings::default();
    for (task, found) in keys.iter().filter(|(_, found)| found.len() > 1) {
        findings.note("several keys", format!("{task:?}: {found:?}"));
    }
    for (task, found) in tasks.iter().filter(|(_, found)| found.len() > 1) {
        findings.note("several tasks", format!("{task:?}: {found:?}"));
    }
    findings.none_of(keys.len());
}

fn year(row: &Row) -> String {
    row["period"].chars().take(4).collect()
}
