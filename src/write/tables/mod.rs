//! What each table's rows hold: one file a table, each a list of columns in the schema's order.

mod checks;
mod comparisons;
mod items;
mod metrics;
mod rejected_numerals;
pub(super) mod rejects;
mod reports;

use jiff::civil::Date;

use super::bundle::{Head, ItemKey, Section};
use super::encode::TableWriter;
use super::error::WriteError;
use super::spool::{Entry, Reader};
use crate::rows::{self, Report};
use crate::schema::Table;

/// What rows take from their report and its items.
pub(super) struct Context<'a> {
    head: &'a Head,
    period: String,
}

impl<'a> Context<'a> {
    fn new(head: &'a Head) -> Self {
        Self {
            head,
            period: head.report.period.map(|period| period.label()).unwrap_or_default(),
        }
    }

    fn report(&self) -> &'a Report {
        &self.head.report
    }

    fn period(&self) -> String {
        self.period.clone()
    }

    fn period_start(&self) -> Option<Date> {
        self.head.report.period.map(|period| period.start())
    }

    fn period_end(&self) -> Option<Date> {
        self.head.report.period.map(|period| period.end())
    }

    fn item(&self, item_seq: i32) -> Option<&'a ItemKey> {
        let at = self
            .head
            .items
            .binary_search_by_key(&item_seq, |item| item.item_seq)
            .ok()?;
        self.head.items.get(at)
    }

    fn section(&self, item: Option<&'a ItemKey>) -> &'a str {
        item.and_then(|item| item.section.as_deref()).unwrap_or_default()
    }

    fn metrics(&self, item_seq: i32) -> i32 {
        self.item(item_seq).map_or(0, |item| item.metrics)
    }

    fn items(&self) -> i32 {
        i32::try_from(self.head.items.len()).unwrap_or(i32::MAX)
    }

    fn all_metrics(&self) -> i32 {
        self.head.metrics
    }
}

/// Adds one report's rows of one table.
pub(super) fn add(entry: &Entry, reader: &mut Reader<'_>, out: &mut TableWriter) -> Result<(), WriteError> {
    let head: Head = reader.section(entry, Section::Head)?;
    let context = Context::new(&head);
    match out.table() {
        Table::Reports => out.push(&reports::row(&context)),
        Table::Items => {
            let rows: Vec<rows::Item> = reader.section(entry, Section::Items)?;
            rows.iter().try_for_each(|row| out.push(&items::row(&context, row)))
        }
        Table::Metrics => {
            let rows: Vec<rows::Metric> = reader.section(entry, Section::Metrics)?;
            rows.iter().try_for_each(|row| out.push(&metrics::row(&context, row)))
        }
        Table::Comparisons => {
            let rows: Vec<rows::Comparison> = reader.section(entry, Section::Comparisons)?;
            rows.iter()
                .try_for_each(|row| out.push(&comparisons::row(&context, row)))
        }
        Table::Checks => {
            let rows: Vec<rows::Check> = reader.section(entry, Section::Checks)?;
            rows.iter().try_for_each(|row| out.push(&checks::row(&context, row)))
        }
        Table::RejectedNumerals => {
            let rows: Vec<rows::RejectedNumeral> = reader.section(entry, Section::RejectedNumerals)?;
            rows.iter()
                .try_for_each(|row| out.push(&rejected_numerals::row(&context, row)))
        }
        // Rejected documents belong to no report.
        Table::Rejects => Ok(()),
    }
}
