//! What a document was found to hold, against its gold.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use zhibiao::schema::Table;

use crate::run::{Dataset, Row};

/// The fields of a report that a gold file speaks of, by their columns.
const FIELDS: [&str; 9] = [
    "title",
    "district",
    "district_code",
    "period",
    "issuer",
    "index_no",
    "doc_no",
    "published_on",
    "generated_on",
];

/// Rows of a dataset.
#[derive(Debug, Default)]
pub struct Found {
    pub reports: Vec<Row>,
    pub items: Vec<Row>,
    pub rejects: Vec<Row>,
}

impl Found {
    pub fn of(dataset: &Dataset) -> Self {
        Self {
            reports: dataset.rows(Table::Reports),
            items: dataset.rows(Table::Items),
            rejects: dataset.rows(Table::Rejects),
        }
    }

    /// What one document or archive gave. Items stay all together, for they name their report.
    pub fn of_source(&self, source: &str) -> Self {
        let of_source = |rows: &[Row]| rows.iter().filter(|row| row["source"] == source).cloned().collect();
        Self {
            reports: of_source(&self.reports),
            items: self.items.clone(),
            rejects: of_source(&self.rejects),
        }
    }

    /// What one member of an archive gave.
    fn of_member(&self, member: &Value) -> Self {
        let of_member = |rows: &[Row]| rows.iter().filter(|row| row["member"] == *member).cloned().collect();
        Self {
            reports: of_member(&self.reports),
            items: self.items.clone(),
            rejects: of_member(&self.rejects),
        }
    }

    /// The items of a report, in order.
    fn items_of(&self, report: &Row) -> Vec<&Row> {
        let mut items: Vec<_> = self
            .items
            .iter()
            .filter(|item| item["report_id"] == report["report_id"])
            .collect();
        items.sort_by_key(|item| item["item_seq"].as_i64());
        items
    }
}

/// The differences from the gold, or from that of its other golds which is nearest; none where what was found is right.
pub fn differences(gold: &Value, found: &Found) -> Vec<String> {
    let others = gold["alt"].as_array().into_iter().flatten();
    let differences = std::iter::once(gold).chain(others).map(|gold| of_document(gold, found));
    differences.min_by_key(Vec::len).unwrap_or_default()
}

fn of_document(gold: &Value, found: &Found) -> Vec<String> {
    let Some(members) = gold["members"].as_array() else {
        return one(gold, found);
    };
    let of_members = members.iter().flat_map(|gold| {
        let differences = one(gold, &found.of_member(&gold["path"]));
        differences
            .into_iter()
            .map(move |difference| format!("{}: {difference}", gold["path"]))
    });
    let unknown = found
        .reports
        .iter()
        .chain(&found.rejects)
        .filter(|row| members.iter().all(|gold| gold["path"] != row["member"]));
    let unknown = unknown.map(|row| format!("{}: a row that the gold does not have", row["member"]));
    of_members.chain(unknown).collect()
}

/// The differences of one report, or of one document that is none.
fn one(gold: &Value, found: &Found) -> Vec<String> {
    let reasons: Vec<_> = found.rejects.iter().map(|row| row["reason"].clone()).collect();
    match (found.reports.as_slice(), reasons.as_slice(), gold["rejected"] == true) {
        ([], [reason], true) if gold["reason"].is_null() || gold["reason"] == *reason => Vec::new(),
        ([report], [], false) => report_differences(gold, report, &found.items_of(report)),
        (reports, reasons, true) => {
            let reason = &gold["reason"];
            vec![format!(
                "{} reports, rejects {reasons:?}, gold one reject {reason}",
                reports.len()
            )]
        }
        (reports, _, false) => {
            let why: Vec<_> = found
                .rejects
                .iter()
                .map(|row| (&row["reason"], &row["detail"]))
                .collect();
            vec![format!("{} reports, rejects {why:?}, gold one report", reports.len())]
        }
    }
}

fn report_differences(gold: &Value, report: &Row, items: &[&Row]) -> Vec<String> {
    let mut out: Vec<String> = FIELDS
        .iter()
        .filter_map(|field| {
            // A name that GB/T 2260 does not have need not be found.
            let unnamed = *field == "district" && gold["report"]["district_code"].is_null() && report[*field].is_null();
            let other = [&gold["report"]["alt"][*field], &gold["alt"][*field]];
            let right = unnamed || is_same(&report[*field], &gold["report"][*field], &other);
            (!right).then(|| difference(field, &report[*field], &gold["report"][*field]))
        })
        .collect();
    let golds = gold["items"].as_array().map_or(&[][..], Vec::as_slice);
    for (number, (gold, item)) in golds.iter().zip(items).enumerate() {
        let differences = item_differences(gold, item).into_iter();
        out.extend(differences.map(|difference| format!("item {}: {difference}", number + 1)));
    }
    if golds.len() != items.len() {
        let targets: Vec<_> = items.iter().map(|item| item["target"].to_string()).collect();
        out.push(format!(
            "{} items, gold {}: {}",
            items.len(),
            golds.len(),
            targets.join(" ")
        ));
    }
    out
}

fn item_differences(gold: &Value, item: &Row) -> Vec<String> {
    let columns = [
        ("section_no", "section_no"),
        ("item_no", "item_no"),
        ("section_title", "section"),
        ("target", "target"),
        ("progress", "progress"),
        ("owner", "owner"),
    ];
    columns
        .iter()
        .filter(|(column, key)| !is_same(&item[*column], &gold[*key], &[&gold["alt"][*key]]))
        .map(|(column, key)| difference(column, &item[*column], &gold[*key]))
        .collect()
}

fn difference(what: &str, found: &Value, gold: &Value) -> String {
    format!("{what}: found {found}, gold {gold}")
}

/// Whether a value is the gold's or one of the others that are right too.
fn is_same(found: &Value, gold: &Value, others: &[&Value]) -> bool {
    let others = others.iter().filter_map(|other| other.as_array()).flatten();
    std::iter::once(gold)
        .chain(others)
        .any(|gold| flat(gold) == flat(found))
}

/// A value as it is compared: in NFKC, without white space; nothing and an empty text are the same.
fn flat(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}
