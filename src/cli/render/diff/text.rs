//! The differences for people: counts, columns, then examples by what changed.

use super::super::style::{FAINT, HEADING, STRANGE, paint};
use super::super::width::{align, align_number, shown_line};
use super::examples::{Alike, Examples};
use super::excerpt::{clipped, differing};
use crate::analyze::diff::{CellChange, Change, ChangeKind, Diff, TableDiff, Value};

/// Cells of a value, and of a sentence.
const VALUE: usize = 60;
const SENTENCE: usize = 100;

/// Everything, an empty line between the parts.
pub(in crate::cli) fn text(diff: &Diff, examples: &Examples, colour: bool) -> String {
    let mut parts = vec![headlines(diff, colour)];
    parts.push(columns(diff, colour));
    for table in &diff.tables {
        parts.extend(ChangeKind::ALL.map(|kind| groups(table, kind, examples, colour)));
    }
    let parts: Vec<_> = parts
        .iter()
        .filter(|lines| !lines.is_empty())
        .map(|lines| lines.join("\n"))
        .collect();
    parts.join("\n\n") + "\n"
}

/// A line a table, or one line where nothing differs; then what could not be compared.
pub(in crate::cli) fn headlines(diff: &Diff, colour: bool) -> Vec<String> {
    let mut lines: Vec<_> = if diff.is_empty() {
        vec![equal(diff)]
    } else {
        diff.tables.iter().map(|table| headline(table, colour)).collect()
    };
    lines.extend(not_compared(diff).iter().map(|line| paint(line, STRANGE, colour)));
    lines
}

/// What only one side has, and what nobody can tell.
fn not_compared(diff: &Diff) -> Vec<String> {
    let mut lines = Vec::new();
    for table in &diff.tables {
        for (side, columns) in [("OLD", &table.only_old_columns), ("NEW", &table.only_new_columns)] {
            if !columns.is_empty() {
                let (table, columns) = (table.table.name(), columns.join(", "));
                lines.push(format!("only {side} has of {table}: {columns} (not compared)"));
            }
        }
    }
    if diff.ambiguous_reports > 0 {
        lines.push(format!(
            "{} reports could be several of the other side, so they count as gone and added: \
             they share district, period and title, or file",
            diff.ambiguous_reports
        ));
    }
    lines
}

fn equal(diff: &Diff) -> String {
    if diff.tables.iter().all(|table| table.old_rows + table.new_rows == 0) {
        return "There is nothing to compare: neither dataset has rows that were asked for.".to_owned();
    }
    let rows = diff
        .tables
        .iter()
        .map(|table| format!("{} {}", table.new_rows, table.table.name()));
    format!("The datasets are equal: {}.", rows.collect::<Vec<_>>().join(", "))
}

/// `metrics: 12 added (8 with reports or items), 3 gone, 40 changed (of 5161)`
fn headline(table: &TableDiff, colour: bool) -> String {
    let counts = [
        (table.added, table.added_with, "added"),
        (table.gone, table.gone_with, "gone"),
        (table.changed, 0, "changed"),
    ];
    let counts = counts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, with, what)| match with {
            0 => format!("{count} {what}"),
            with => format!("{count} {what} ({with} with reports or items)"),
        });
    let counts: Vec<_> = counts.collect();
    let counts = if counts.is_empty() {
        "equal".to_owned()
    } else {
        counts.join(", ")
    };
    let rows = if table.old_rows == table.new_rows {
        table.new_rows.to_string()
    } else {
        format!("{} → {}", table.old_rows, table.new_rows)
    };
    format!("{}: {counts} (of {rows})", paint(table.table.name(), HEADING, colour))
}

/// How often each column changed, the most frequent first.
fn columns(diff: &Diff, colour: bool) -> Vec<String> {
    let mut rows = Vec::new();
    for table in &diff.tables {
        let mut columns: Vec<_> = table.columns.iter().collect();
        columns.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        rows.extend(
            columns
                .iter()
                .map(|(column, count)| vec![format!("{}.{column}", table.table.name()), count.to_string()]),
        );
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let rows = align_number(rows, 1).into_iter().map(|line| format!("  {line}"));
    std::iter::once(paint("columns that changed", HEADING, colour))
        .chain(rows)
        .collect()
}

/// What happened to rows of one table, group by group.
fn groups(table: &TableDiff, kind: ChangeKind, examples: &Examples, colour: bool) -> Vec<String> {
    let groups = examples.shown(table.table, kind);
    let mut lines = Vec::new();
    let mut hidden = (0, 0);
    for (alike, count, changes) in groups {
        match alike.with {
            Some(_) => continue,
            None if changes.is_empty() => hidden = (hidden.0 + 1, hidden.1 + count),
            None => {
                lines.push(heading(table, kind, alike, count, colour));
                lines.extend(changes.iter().flat_map(|change| example(change, colour)));
                let more = count - changes.len() as u64;
                lines.extend((more > 0).then(|| paint(&format!("  … {more} more"), FAINT, colour)));
            }
        }
    }
    if hidden.0 > 0 {
        let what = format!(
            "{} more kinds of {} {}: {} rows",
            hidden.0,
            kind.code(),
            table.table.name(),
            hidden.1
        );
        lines.push(paint(&format!("… {what}; --limit shows more"), FAINT, colour));
    }
    lines
}

/// `metrics changed: text, value (rule number.unit): 40`
fn heading(table: &TableDiff, kind: ChangeKind, alike: &Alike, count: u64, colour: bool) -> String {
    let columns = if alike.columns.is_empty() {
        String::new()
    } else {
        format!(": {}", alike.columns.join(", "))
    };
    let rule = alike
        .rule
        .as_ref()
        .map(|rule| format!(" (rule {})", shown_line(rule)))
        .unwrap_or_default();
    let doubt = if alike.ambiguous { " (could be several)" } else { "" };
    let heading = format!("{} {}{columns}{rule}{doubt}: {count}", table.table.name(), kind.code());
    paint(&heading, HEADING, colour)
}

/// Where the row stands and what it is about; its columns that changed; its sentence.
fn example(change: &Change, colour: bool) -> Vec<String> {
    let mut lines = vec![format!("  {}", place(change))];
    if change.change == ChangeKind::Changed {
        let cells = change.cells.iter().map(cell).collect::<Vec<_>>();
        lines.extend(align(&cells).into_iter().map(|line| format!("    {line}")));
    }
    let sentence = change.sentence.as_ref().filter(|sentence| !sentence.is_empty());
    lines.extend(sentence.map(|sentence| paint(&format!("    {}", clipped(sentence, SENTENCE)), FAINT, colour)));
    lines
}

/// `青禾区 2022Q4 1.3 progress  走访 1785户`: section and printed number of the item.
fn place(change: &Change) -> String {
    let number = |number: Option<i64>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let item = change
        .section_no
        .map(|section| format!("{section}.{}", number(change.item_no)));
    let parts = [&change.district, &change.period, &item, &change.field];
    let mut parts: Vec<_> = parts.into_iter().flatten().map(|part| shown_line(part)).collect();
    parts.push(clipped(&change.label, VALUE));
    parts.join(" ")
}

/// The column, and what it was and is.
fn cell(cell: &CellChange) -> Vec<String> {
    let text = |value: &Option<Value>| value.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    let (old, new) = differing(&text(&cell.old), &text(&cell.new), VALUE);
    vec![cell.column.clone(), format!("{old} → {new}")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::diff::Table;

    fn table(table: Table, [old_rows, new_rows, added, added_with, changed]: [u64; 5], columns: &[&str]) -> TableDiff {
        TableDiff {
            table,
            old_rows,
            new_rows,
            added,
            added_with,
            gone: 0,
            gone_with: 0,
            changed,
            columns: columns.iter().map(|column| ((*column).to_owned(), changed)).collect(),
            only_old_columns: Vec::new(),
            only_new_columns: Vec::new(),
        }
    }

    fn metric(kind: ChangeKind, with: Option<Table>, label: &str) -> Change {
        let number = |number: i64| Some(Value::Text(format!("{number}户")));
        Change {
            table: Table::Metrics,
            change: kind,
            with,
            ambiguous: false,
            district: Some("青禾区".to_owned()),
            period: Some("2023Q1".to_owned()),
            section_no: Some(1),
            item_no: None,
            field: Some("progress".to_owned()),
            old_key: None,
            new_key: None,
            label: label.to_owned(),
            rule: Some("count.classifier".to_owned()),
            sentence: Some("截至目前，累计走访1790户。".to_owned()),
            cells: vec![CellChange {
                column: "text".to_owned(),
                old: number(1785),
                new: number(1790),
            }],
        }
    }

    #[test]
    fn counts_then_columns_then_examples() {
        let mut reports = table(Table::Reports, [40, 40, 0, 0, 0], &[]);
        reports.only_new_columns = vec!["mood".to_owned()];
        let diff = Diff {
            tables: vec![reports, table(Table::Metrics, [5161, 5164, 3, 2, 12], &["text"])],
            ambiguous_reports: 0,
        };
        let mut examples = Examples::new(2);
        examples.add(metric(ChangeKind::Added, Some(Table::Items), "随项"));
        examples.add(metric(ChangeKind::Added, None, "走访 1790户"));
        (0..12).for_each(|_| examples.add(metric(ChangeKind::Changed, None, "走访 1790户")));
        insta::assert_snapshot!(text(&diff, &examples, false), @r"
        reports: equal (of 40)
        metrics: 3 added (2 with reports or items), 12 changed (of 5161 → 5164)
        only NEW has of reports: mood (not compared)

        columns that changed
          metrics.text  12

        metrics added (rule count.classifier): 1
          青禾区 2023Q1 1.– progress 走访 1790户
            截至目前，累计走访1790户。

        metrics changed: text (rule count.classifier): 12
          青禾区 2023Q1 1.– progress 走访 1790户
            text  1785户 → 1790户
            截至目前，累计走访1790户。
          青禾区 2023Q1 1.– progress 走访 1790户
            text  1785户 → 1790户
            截至目前，累计走访1790户。
          … 10 more
        ");
    }

    #[test]
    fn equal_datasets_are_one_line() {
        let diff = Diff {
            tables: vec![
                table(Table::Reports, [40, 40, 0, 0, 0], &[]),
                table(Table::Items, [9, 9, 0, 0, 0], &[]),
            ],
            ambiguous_reports: 0,
        };
        let examples = Examples::new(2);
        assert_eq!(
            text(&diff, &examples, true),
            "The datasets are equal: 40 reports, 9 items.\n"
        );
        let nothing = Diff {
            tables: vec![table(Table::Reports, [0; 5], &[])],
            ambiguous_reports: 0,
        };
        assert!(text(&nothing, &examples, false).starts_with("There is nothing to compare"));
    }
}
