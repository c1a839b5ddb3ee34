//! The truth as CSV: one file a table, one row a report, item, metric, comparison, check or contradiction between reports,
//! sorted by district, period, section, item and position.

use super::files::{File, Placement};
use super::place::{CITY, PROVINCE};
use super::render::{Mention, Rendered};
use super::report::Report;
use super::slip::{SLIPS, Slip};
use super::task::Task;

/// A report with its code and place in the sample.
pub type Placed = (Placement, Report);

/// All files of the folder `truth`.
pub fn files(reports: &[(&str, &Placed)]) -> Vec<File> {
    let mut tables = Tables::new();
    for (code, (placement, report)) in reports {
        tables.report(code, placement, report);
        tables.tasks(code, report);
    }
    SLIPS.iter().for_each(|slip| tables.slip(slip, reports));
    tables.files()
}

struct Tables {
    reports: Table,
    items: Table,
    metrics: Table,
    comparisons: Table,
    checks: Table,
    series: Table,
}

/// The columns that name a report, and those that name one of its items.
const REPORT: &str = "district_code,period";
const ITEM: &str = "district_code,period,section_no,item_no";

impl Tables {
    fn new() -> Self {
        let item = |columns: &str| Table::new(&format!("{ITEM},{columns}"));
        Self {
            reports: Table::new(&format!(
                "{REPORT},district,city,province,source,member,encoding,body_copies,title,index_no,issuer,published_on,\
                 sections,items,metrics"
            )),
            items: item("template,target_length,progress_length,status,accepted"),
            metrics: item(
                "field,start,end,text,kind,value,low,high,bound,unit,change,basis,role,names,indicator,optional",
            ),
            comparisons: item("target_text,actual_text,ratio,met,optional"),
            checks: item("rule,whole,parts,reported,holds"),
            series: Table::new(
                "district_code,rule,earlier_period,later_period,section_no,item_no,earlier_text,later_text",
            ),
        }
    }

    fn report(&mut self, code: &str, placement: &Placement, report: &Report) {
        let header = &report.header;
        let tasks = || report.sections.iter().flat_map(|section| &section.tasks);
        let mentions = |task: &Task| task.target.mentions.len() + task.progress.mentions.len();
        self.reports.row(&[
            code,
            &period(report),
            &report.place.name,
            CITY,
            PROVINCE,
            &placement.source,
            placement.member.as_deref().unwrap_or_default(),
            placement.encoding.label(),
            if placement.layout.style == super::layout::Style::Both {
                "2"
            } else {
                "1"
            },
            &header.title,
            &header.index_no,
            &header.issuer,
            &header.published_on,
            &report.sections.len().to_string(),
            &tasks().count().to_string(),
            &tasks().map(mentions).sum::<usize>().to_string(),
        ]);
    }

    fn tasks(&mut self, code: &str, report: &Report) {
        for (section, number) in report.sections.iter().zip(1..) {
            for (task, item) in section.tasks.iter().zip(1..) {
                let key = [
                    code.to_owned(),
                    period(report),
                    i32::to_string(&number),
                    i32::to_string(&item),
                ];
                self.item(&key, task);
                self.metrics(&key, "target", &task.target);
                self.metrics(&key, "actual", &task.progress);
                self.verdicts(&key, task);
            }
        }
    }

    fn item(&mut self, key: &[String], task: &Task) {
        let length = |rendered: &Rendered| rendered.text.chars().count().to_string();
        let best = task.statuses.first().cloned().unwrap_or_default();
        let own = [
            &task.template,
            &length(&task.target),
            &length(&task.progress),
            &best,
            &task.statuses.join("|"),
        ];
        self.items.row_below(key, &own.map(String::as_str));
    }

    /// The numbers of a field, whose own role is `target` or `actual`.
    fn metrics(&mut self, key: &[String], own_role: &str, rendered: &Rendered) {
        let field = if own_role == "target" { "target" } else { "progress" };
        for mention in &rendered.mentions {
            let Mention {
                start,
                end,
                text,
                meaning,
                ..
            } = mention;
            let number = |value: Option<rust_decimal::Decimal>| {
                value.map(|value| value.normalize().to_string()).unwrap_or_default()
            };
            self.metrics.row_below(
                key,
                &[
                    field,
                    &start.to_string(),
                    &end.to_string(),
                    text,
                    &meaning.kind,
                    &number(mention.value),
                    &number(mention.low),
                    &number(mention.high),
                    &meaning.bound,
                    &meaning.unit,
                    &meaning.change,
                    &meaning.basis,
                    meaning.role.as_deref().unwrap_or(own_role),
                    &mention.names.join("|"),
                    mention.indicator.as_deref().unwrap_or_default(),
                    yes(meaning.optional),
                ],
            );
        }
    }

    fn verdicts(&mut self, key: &[String], task: &Task) {
        for pair in &task.pairs {
            let ratio = pair.ratio.normalize().to_string();
            self.comparisons.row_below(
                key,
                &[&pair.target, &pair.actual, &ratio, yes(pair.met), yes(pair.optional)],
            );
        }
        for check in &task.checks {
            let reported = check.reported.as_deref().unwrap_or_default();
            let parts = check.parts.join(" + ");
            self.checks
                .row_below(key, &[check.rule, &check.whole, &parts, reported, yes(check.holds)]);
        }
    }

    /// A contradiction is there only if both reports print the level.
    fn slip(&mut self, slip: &Slip, reports: &[(&str, &Placed)]) {
        let report = |moment| {
            let mut all = reports.iter().map(|(code, (_, report))| (*code, report));
            all.find(|(_, report)| report.place.name == slip.district && report.moment == moment)
        };
        let (Some((_, earlier)), Some((code, later))) = (report(slip.earlier()), report(slip.moment)) else {
            return;
        };
        if let (Some((_, _, before)), Some((section, item, after))) = (slip.found(earlier), slip.found(later)) {
            self.series.row(&[
                code,
                slip.rule(),
                &period(earlier),
                &period(later),
                &section.to_string(),
                &item.to_string(),
                &before,
                &after,
            ]);
        }
    }

    fn files(self) -> Vec<File> {
        let Self {
            reports,
            items,
            metrics,
            comparisons,
            checks,
            series,
        } = self;
        let file = |name: &str, table: Table| File {
            path: format!("truth/{name}.csv"),
            bytes: table.0.into_bytes(),
        };
        vec![
            file("checks", checks),
            file("comparisons", comparisons),
            file("items", items),
            file("metrics", metrics),
            file("reports", reports),
            file("series", series),
        ]
    }
}

fn period(report: &Report) -> String {
    format!("{}Q{}", report.moment.year, report.moment.quarter)
}

const fn yes(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// A CSV text (RFC 4180, but with `\n`).
struct Table(String);

impl Table {
    fn new(header: &str) -> Self {
        Self(format!("{header}\n"))
    }

    fn row_below(&mut self, key: &[String], own: &[&str]) {
        let cells: Vec<&str> = key.iter().map(String::as_str).chain(own.iter().copied()).collect();
        self.row(&cells);
    }

    fn row(&mut self, cells: &[&str]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            if cell.contains([',', '"', '\n']) {
                self.0.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
            } else {
                self.0.push_str(cell);
            }
        }
        self.0.push('\n');
    }
}
