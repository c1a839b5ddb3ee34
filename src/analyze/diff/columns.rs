//! Which columns of a table are compared, and which only follow from others.

use super::options::Options;
use crate::schema::Table;

/// Columns that are never compared, since another row says the same where it is compared: identifiers made of content
/// and order, so that one new word would change every row of a report; positions in a list, which move when something
/// is inserted before; columns of the report and the item in the tables below them; counts of rows of other tables.
const fn repeated(table: Table) -> &'static [&'static str] {
    match table {
        Table::Reports => &["report_id", "items", "metrics"],
        Table::Items => &[
            "report_id",
            "item_seq",
            "district_code",
            "district",
            "period",
            "metrics",
        ],
        Table::Metrics => &[
            "metric_id",
            "report_id",
            "item_seq",
            "district_code",
            "district",
            "period",
            "period_start",
            "period_end",
            "section_no",
            "section",
            "item_no",
            "seq",
        ],
        Table::Comparisons => &[
            "report_id",
            "item_seq",
            "district_code",
            "period",
            "section_no",
            "item_no",
            "target_seq",
            "actual_seq",
        ],
        Table::Checks => &[
            "report_id",
            "item_seq",
            "district_code",
            "period",
            "section_no",
            "item_no",
            "whole_seq",
            "part_seqs",
            "reported_seq",
        ],
        Table::Rejects => &[],
        Table::RejectedNumerals => &["report_id", "item_seq", "section_no", "item_no"],
    }
}

/// Columns that are compared only where the text that they follow from is the same on both sides: there a difference is
/// the program's doing, elsewhere it says no more than the text itself.
const fn following(table: Table) -> &'static [&'static str] {
    match table {
        Table::Items => &["section_no", "item_no", "item_key"],
        Table::Metrics => &["start", "end", "sentence"],
        Table::RejectedNumerals => &["start", "end"],
        Table::Reports | Table::Comparisons | Table::Checks | Table::Rejects => &[],
    }
}

/// A table's columns, as far as both sides have them.
#[derive(Debug)]
pub(super) struct Columns {
    /// In the schema's order; columns that it does not have stand last.
    pub(super) names: Vec<String>,
    /// Columns that only the old side has.
    pub(super) only_old: Vec<String>,
    /// Columns that only the new side has.
    pub(super) only_new: Vec<String>,
    /// For each of `names`, how it is compared; none if it is not.
    pub(super) compared: Vec<Option<Compared>>,
}

/// How a column is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Compared {
    /// How far doubles may lie apart.
    pub(super) tolerance: f64,
    /// Only where the text that it follows from is the same.
    pub(super) follows: bool,
}

impl Columns {
    /// The columns of two sides, each in the order of its files.
    pub(super) fn new(table: Table, old: &[String], new: &[String], options: &Options) -> Self {
        let schema = table.schema().map(|schema| schema.fields).unwrap_or_default();
        let mut names: Vec<String> = old.iter().filter(|name| new.contains(name)).cloned().collect();
        names.sort_by_key(|name| {
            let place = schema.iter().position(|field| field.name == *name);
            place.unwrap_or(usize::MAX)
        });
        let compared = names.iter().map(|name| compared(table, name, options)).collect();
        let lacking = |these: &[String], those: &[String]| {
            let lacking = these
                .iter()
                .filter(|name| !those.contains(name) && !options.ignore.contains(*name));
            lacking.cloned().collect()
        };
        Self {
            only_old: lacking(old, new),
            only_new: lacking(new, old),
            names,
            compared,
        }
    }

    /// The place of a column that both sides have.
    pub(super) fn at(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|column| column == name)
    }
}

fn compared(table: Table, name: &str, options: &Options) -> Option<Compared> {
    let left_out = repeated(table).contains(&name) || options.ignore.contains(name);
    (!left_out).then(|| Compared {
        tolerance: options.tolerance.of(name),
        follows: following(table).contains(&name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_lists_name_columns_that_exist() {
        for table in Table::ALL {
            let schema = table.schema().unwrap();
            for name in repeated(table).iter().chain(following(table)) {
                assert!(
                    schema.fields.iter().any(|field| field.name == **name),
                    "{}.{name}",
                    table.name()
                );
            }
        }
    }

    #[test]
    fn every_key_and_relation_but_the_documents_own_is_left_out() {
        for table in Table::ALL {
            let schema = table.schema().unwrap();
            let relations = schema.relations.iter().flat_map(|relation| &relation.fields);
            let keys = schema.primary_key.iter().chain(relations);
            for key in keys.filter(|key| !["field", "start"].contains(&key.as_str())) {
                assert!(repeated(table).contains(&key.as_str()), "{}.{key}", table.name());
            }
        }
    }

    #[test]
    fn columns_of_one_side_are_named_and_the_others_stand_in_the_schemas_order() {
        let old = names(&["sentence", "text", "seq", "colour"]);
        let new = names(&["text", "seq", "colour", "sentence", "mood", "rule"]);
        let options = Options {
            ignore: ["mood".to_owned()].into(),
            ..Options::default()
        };
        let columns = Columns::new(Table::Metrics, &old, &new, &options);
        assert_eq!(columns.names, ["seq", "text", "sentence", "colour"]);
        assert_eq!((columns.only_old, columns.only_new), (vec![], names(&["rule"])));
        let follows: Vec<_> = columns
            .compared
            .iter()
            .map(|column| column.map(|column| column.follows))
            .collect();
        assert_eq!(follows, [None, Some(false), Some(true), Some(false)]);
    }
}
