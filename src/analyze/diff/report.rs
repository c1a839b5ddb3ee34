//! One report with its counterpart: table by table, each matched with what the table before has matched.

use std::collections::BTreeMap;

use super::findings::{Common, Findings, Matched};
use super::frame::Row;
use super::items::Items;
use super::matching::{Matching, Pairs};
use super::mentions::Mentions;
use super::relations::{Numbers, Relations};
use super::roster::Pair;
use crate::schema::Table;

/// The rows of one report, by table.
pub(super) type Sheets<'a> = BTreeMap<Table, Vec<Row<'a>>>;

/// Compares a report with its counterpart; of one of them all rows may be missing.
pub(super) fn compare(pair: &Pair, sheets: &[Sheets<'_>; 2], findings: &mut Findings<'_>) {
    let rows = |table: Table| [0, 1].map(|side| sheets[side].get(&table).map_or(&[][..], Vec::as_slice));
    let common = common(pair, rows(Table::Reports), findings);
    if pair.ambiguous {
        findings.ambiguous_report();
    }
    let same = pair.old.zip(pair.new).is_some_and(|(old, new)| old.1 == new.1);
    let items = Items::new(findings.columns(Table::Items), rows(Table::Items), same);
    let mentions = |table: Table| Mentions::new(findings.columns(table), rows(table), &items);
    let (metrics, numerals) = (mentions(Table::Metrics), mentions(Table::RejectedNumerals));
    let numbers = Numbers::new(findings.columns(Table::Metrics), rows(Table::Metrics), &metrics);
    let comparisons = findings.columns(Table::Comparisons);
    let comparisons = Relations::comparisons(comparisons, rows(Table::Comparisons), &items, &numbers);
    let checks = Relations::checks(findings.columns(Table::Checks), rows(Table::Checks), &items, &numbers);
    let reports = in_order(rows(Table::Reports), |_| Some(()));
    for (table, pairs, links) in [
        (Table::Reports, &reports, [&[][..], &[]]),
        (Table::Items, &items.pairs, both(&items.links)),
        (Table::Metrics, &metrics.pairs, both(&metrics.links)),
        (Table::Comparisons, &comparisons.pairs, both(&comparisons.links)),
        (Table::Checks, &checks.pairs, both(&checks.links)),
        (Table::RejectedNumerals, &numerals.pairs, both(&numerals.links)),
    ] {
        let rows = rows(table);
        findings.add(
            &common,
            Matched {
                table,
                rows,
                pairs,
                links,
            },
        );
    }
}

/// Compares a document that was not taken with its counterpart. It may have several rows: those of equal reasons belong
/// together, then the others in their order.
pub(super) fn compare_rejects(sheets: &[Sheets<'_>; 2], findings: &mut Findings<'_>) {
    let rows = [0, 1].map(|side| sheets[side].get(&Table::Rejects).map_or(&[][..], Vec::as_slice));
    let reason = findings.columns(Table::Rejects).at("reason");
    let mut matching = Matching::new(rows[0], rows[1]);
    matching.in_order(|row| row.text(reason));
    matching.in_order(|_| Some(()));
    let matched = Matched {
        table: Table::Rejects,
        rows,
        pairs: &matching.finish(),
        links: [&[], &[]],
    };
    findings.add(&Common::default(), matched);
}

fn common(pair: &Pair, reports: [&[Row<'_>]; 2], findings: &Findings<'_>) -> Common {
    let columns = findings.columns(Table::Reports);
    let report = reports[1].first().or(reports[0].first());
    let text = |name: &str| report.and_then(|row| row.text(columns.at(name))).map(str::to_owned);
    Common {
        district: text("district").or_else(|| text("district_code")),
        period: text("period"),
        alone: pair.old.is_none() || pair.new.is_none(),
        ambiguous: pair.ambiguous,
    }
}

fn in_order<'a>(rows: [&[Row<'a>]; 2], key: impl Fn(&Row<'a>) -> Option<()>) -> Pairs {
    let mut matching = Matching::new(rows[0], rows[1]);
    matching.in_order(key);
    matching.finish()
}

fn both<T>(lists: &[Vec<T>; 2]) -> [&[T]; 2] {
    [0, 1].map(|side| lists[side].as_slice())
}
