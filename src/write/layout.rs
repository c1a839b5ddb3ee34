//! Where the files of a dataset stand.

use std::path::PathBuf;

use crate::rows::Period;
use crate::schema::Table;

/// The folder of rows whose period is not known, and of tables that have none. Every reader takes the year for a number.
pub(super) const UNKNOWN_FOLDER: &str = "year=0/term=unknown";

/// The partition folder of a period, below its table's: codes only, never Chinese.
pub(super) fn partition_folder(period: Option<&Period>) -> String {
    period.map_or_else(
        || UNKNOWN_FOLDER.to_owned(),
        |period| format!("year={}/term={}", period.year, period.term()),
    )
}

/// The paths below one output folder.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    output: PathBuf,
}

impl Layout {
    /// The layout below `output`.
    pub(super) const fn new(output: PathBuf) -> Self {
        Self { output }
    }

    /// The output folder itself.
    pub(super) const fn output(&self) -> &PathBuf {
        &self.output
    }

    /// The program's own folder, which no reader of tables looks into.
    pub(super) fn state(&self) -> PathBuf {
        self.output.join("_zhibiao")
    }

    /// The file that a run locks.
    pub(super) fn lock(&self) -> PathBuf {
        self.state().join("lock")
    }

    /// What a run is still writing.
    pub(super) fn staging(&self) -> PathBuf {
        self.state().join("staging")
    }

    /// A dataset that is whole and waits to be moved to its place.
    pub(super) fn ready(&self) -> PathBuf {
        self.state().join("ready")
    }

    /// What files the dataset consists of.
    pub(super) fn manifest(&self) -> PathBuf {
        self.state().join("manifest.json")
    }

    /// What became of the reviewers' decisions.
    pub(super) fn corrections(&self) -> PathBuf {
        self.state().join("corrections.csv")
    }

    /// The reports of runs.
    pub(super) fn runs(&self) -> PathBuf {
        self.state().join("runs")
    }

    /// The dataset's description for others.
    pub(super) fn package(&self) -> PathBuf {
        self.output.join("datapackage.json")
    }

    /// A table's folder.
    pub(super) fn table(&self, table: Table) -> PathBuf {
        self.output.join(table.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::PeriodKind;

    #[test]
    fn folders_are_codes() {
        let year = Period {
            kind: PeriodKind::Year,
            year: 2021,
            first_month: 1,
            last_month: 12,
        };
        assert_eq!(partition_folder(Some(&year)), "year=2021/term=FY");
        let months = Period {
            kind: PeriodKind::Months,
            year: 2020,
            first_month: 1,
            last_month: 11,
        };
        assert_eq!(partition_folder(Some(&months)), "year=2020/term=M01-M11");
        assert_eq!(partition_folder(None), "year=0/term=unknown");
    }
}
