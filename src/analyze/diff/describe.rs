//! How a row that differs is named and shown.

use super::change::{CellChange, Change, ChangeKind};
use super::columns::Columns;
use super::findings::{Common, Matched};
use super::frame::Row;
use crate::schema::Table;

/// The columns of a table that tell which row it is.
struct Words {
    /// They name the row, joined by colons.
    key: &'static [&'static str],
    /// They say what it is about.
    label: &'static [&'static str],
    /// What stands between them.
    between: &'static str,
    /// What made the row.
    rule: &'static str,
    /// The text to show, where the row's own link knows none.
    quote: &'static str,
}

const fn words(table: Table) -> Words {
    match table {
        Table::Reports => Words {
            key: &["report_id"],
            label: &["source", "member"],
            between: "!",
            rule: "",
            quote: "title",
        },
        Table::Items => Words {
            key: &["report_id", "item_seq"],
            label: &["target"],
            between: "",
            rule: "status_rule",
            quote: "",
        },
        Table::Metrics => Words {
            key: &["metric_id"],
            label: &["name", "text"],
            between: " ",
            rule: "rule",
            quote: "sentence",
        },
        Table::Comparisons => Words {
            key: &["report_id", "item_seq", "target_seq", "actual_seq"],
            label: &["target_text", "actual_text"],
            between: " : ",
            rule: "",
            quote: "",
        },
        Table::Checks => Words {
            key: &["report_id", "item_seq", "rule", "whole_seq", "part_seqs"],
            label: &["whole", "parts"],
            between: " = ",
            rule: "rule",
            quote: "",
        },
        Table::Rejects => Words {
            key: &["source", "member"],
            label: &["source", "member"],
            between: "!",
            rule: "reason",
            quote: "detail",
        },
        Table::RejectedNumerals => Words {
            key: &["report_id", "item_seq", "field", "start"],
            label: &["text"],
            between: "",
            rule: "reason",
            quote: "",
        },
    }
}

/// The change of a row that stands at these places of both sides.
pub(super) fn change(
    columns: &Columns,
    common: &Common,
    matched: Matched<'_>,
    places: [Option<usize>; 2],
    cells: Vec<CellChange>,
) -> Change {
    let [old, new] = [0, 1].map(|side| places[side].map(|at| matched.rows[side][at]));
    let (kind, side, row) = match (old, new) {
        (Some(_), Some(row)) => (ChangeKind::Changed, 1, Some(row)),
        (None, row) => (ChangeKind::Added, 1, row),
        (row, None) => (ChangeKind::Gone, 0, row),
    };
    let link = places[side].and_then(|at| matched.links[side].get(at));
    let words = words(matched.table);
    let text = |name: &str| row.and_then(|row| row.text(columns.at(name))).map(str::to_owned);
    let number = |name: &str| row.and_then(|row| row.integer(columns.at(name)));
    let key = |row: Option<Row<'_>>| row.map(|row| joined(columns, row, words.key, ":"));
    let label = row.map(|row| joined(columns, row, words.label, words.between));
    Change {
        table: matched.table,
        change: kind,
        with: brought_by(matched.table, common, link.is_some_and(|link| link.item.is_none())),
        ambiguous: common.ambiguous && matched.table == Table::Reports,
        district: common.district.clone(),
        period: common.period.clone(),
        section_no: number("section_no"),
        item_no: number("item_no"),
        field: text("field"),
        old_key: key(old),
        new_key: key(new),
        label: label.unwrap_or_default(),
        rule: text(words.rule),
        sentence: link
            .and_then(|link| link.quote.sentence())
            .or_else(|| text(words.quote)),
        cells,
    }
}

/// The table of the row that brought this one, or took it away: its report, if only one side has it, else its item.
fn brought_by(table: Table, common: &Common, item_is_alone: bool) -> Option<Table> {
    match table {
        Table::Reports | Table::Rejects => None,
        _ if common.alone => Some(Table::Reports),
        Table::Items => None,
        _ => item_is_alone.then_some(Table::Items),
    }
}

/// The values of some columns in one line; nulls are left out.
fn joined(columns: &Columns, row: Row<'_>, names: &[&str], between: &str) -> String {
    let values = names.iter().filter_map(|name| row.get(columns.at(name)).value());
    let values: Vec<_> = values.map(|value| value.to_string()).collect();
    values.join(between)
}
