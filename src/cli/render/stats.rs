//! What a dataset holds, as aligned tables.

use super::listing::listing;
use super::width::shown_line;
use crate::analyze::{DistrictPeriod, Summary};

/// One table a question, an empty line between.
pub(in crate::cli) fn text(summary: &Summary, colour: bool) -> String {
    let rows = summary.rows.iter().map(|(table, count)| row(table.name(), count));
    let statuses = summary.items_by_status.iter().map(|(status, count)| row(status, count));
    let checks = [
        row("hold", summary.checks.hold),
        row("do not hold", summary.checks.do_not_hold),
    ];
    let values = summary.value_by_kind.iter();
    let values = values.map(|(kind, sum)| row(kind, readable(*sum)));
    let last = summary.max_period_end.map(|day| vec![day.to_string()]);
    let tables = [
        ("rows", rows.collect()),
        ("items by status", statuses.collect()),
        ("checks", checks.to_vec()),
        ("values summed by kind, ranges left out", values.collect()),
        ("last day of a period", last.into_iter().collect()),
        (
            "reports by district and period",
            districts(&summary.reports_by_district),
        ),
    ];
    let tables = tables.map(|(title, rows)| listing(title, rows, colour));
    tables.join("\n")
}

fn row(name: &str, number: impl ToString) -> Vec<String> {
    vec![shown_line(name), number.to_string()]
}

/// Twelve significant digits: what is behind them in a sum of floating-point numbers is rounding.
fn readable(sum: f64) -> String {
    let rounded = format!("{sum:.11e}");
    rounded.parse::<f64>().map_or(rounded, |sum| sum.to_string())
}

/// A line a district: its name, how many reports, its code, and the periods, with the number of reports where there
/// are several. The rows come sorted.
fn districts(rows: &[DistrictPeriod]) -> Vec<Vec<String>> {
    let known = |value: &Option<String>| value.as_ref().map_or_else(|| "–".to_owned(), |value| shown_line(value));
    let same =
        |a: &DistrictPeriod, b: &DistrictPeriod| (&a.district_code, &a.district) == (&b.district_code, &b.district);
    let line = |rows: &[DistrictPeriod]| {
        let periods = rows.iter().map(|row| match row.reports {
            1 => known(&row.period),
            several => format!("{}×{several}", known(&row.period)),
        });
        let reports: u64 = rows.iter().map(|row| row.reports).sum();
        vec![
            known(&rows[0].district),
            reports.to_string(),
            known(&rows[0].district_code),
            periods.collect::<Vec<_>>().join(" "),
        ]
    };
    rows.chunk_by(same).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Checks;
    use crate::schema::Table;

    fn reports(district: Option<(&str, &str)>, period: Option<&str>, reports: u64) -> DistrictPeriod {
        DistrictPeriod {
            district_code: district.map(|(code, _)| code.to_owned()),
            district: district.map(|(_, name)| name.to_owned()),
            period: period.map(str::to_owned),
            reports,
        }
    }

    #[test]
    fn a_summary_is_shown() {
        let summary = Summary {
            rows: [(Table::Reports, 12), (Table::RejectedNumerals, 1803)].into(),
            value_by_kind: [("count".to_owned(), 0.1 + 0.2), ("money".to_owned(), 236_000_000.0)].into(),
            items_by_status: [("completed".to_owned(), 9), ("not_met".to_owned(), 10)].into(),
            max_period_end: Some(jiff::civil::date(2022, 12, 31)),
            reports_by_district: vec![
                reports(Some(("990101", "青禾区")), Some("2022Q3"), 1),
                reports(Some(("990101", "青禾区")), Some("2022Q4"), 2),
                reports(Some(("990102", "示\u{7}县")), Some("2022"), 1),
                reports(None, None, 8),
            ],
            checks: Checks {
                hold: 100,
                do_not_hold: 3,
            },
        };
        insta::assert_snapshot!(text(&summary, false), @r"
        rows
          reports              12
          rejected_numerals  1803

        items by status
          completed   9
          not_met    10

        checks
          hold         100
          do not hold    3

        values summed by kind, ranges left out
          count        0.3
          money  236000000

        last day of a period
          2022-12-31

        reports by district and period
          青禾区  3  990101  2022Q3 2022Q4×2
          示�县   1  990102  2022
          –       8  –       –×8
        ");
    }

    #[test]
    fn what_is_not_there_is_said() {
        let summary = Summary {
            rows: [(Table::Reports, 0)].into(),
            value_by_kind: [].into(),
            items_by_status: [].into(),
            max_period_end: None,
            reports_by_district: Vec::new(),
            checks: Checks::default(),
        };
        let text = text(&summary, true);
        assert!(text.contains("items by status\u{1b}[0m\n  none\n"), "{text}");
        assert!(
            text.ends_with("reports by district and period\u{1b}[0m\n  none\n"),
            "{text}"
        );
    }
}
