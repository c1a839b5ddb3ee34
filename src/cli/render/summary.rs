//! What a run came to, for people and for programs.

use std::path::{Component, Path, PathBuf};

use crate::pipeline::{CorrectionCounts as Counts, Summary};

/// What was found, what became of corrections if there are any, and, last, what became of the documents.
pub(in crate::cli) fn text(summary: &Summary, output: &Path) -> String {
    let found = format!(
        "{} items, {} metrics, {} comparisons, {} checks ({} do not hold), {} remarks",
        summary.items, summary.metrics, summary.comparisons, summary.checks, summary.checks_failed, summary.diagnostics,
    );
    let decided = corrections(&summary.corrections);
    let verb = if summary.dry_run { "would be written" } else { "written" };
    let place = if summary.dry_run {
        String::new()
    } else {
        format!(" to {}", tidy(output).display())
    };
    let documents = format!(
        "{} documents: {} {verb}{place}, {} duplicate, {} rejected, in {:.1} s",
        summary.documents, summary.written, summary.duplicates, summary.rejected, summary.seconds,
    );
    format!("{found}\n{decided}{documents}")
}

/// A line of its own, or nothing.
fn corrections(counts: &Counts) -> String {
    let undecided = match counts.undecided {
        0 => String::new(),
        rows => format!(", {rows} rows not decided"),
    };
    let Counts {
        applied, moved, stale, ..
    } = counts;
    if counts.is_empty() {
        String::new()
    } else {
        format!("corrections: {applied} applied, {moved} moved, {stale} stale{undecided}\n")
    }
}

/// A path as a person would write it: `pipelines/../out` is `out`. For showing only: a link in it would lead elsewhere.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        let folder = matches!(tidied.components().next_back(), Some(Component::Normal(_)));
        if part == Component::ParentDir && folder {
            tidied.pop();
        } else {
            tidied.push(part);
        }
    }
    tidied
}

/// The same as one event.
pub(in crate::cli) fn event(summary: &Summary) {
    tracing::info!(
        files = summary.files,
        bytes = summary.bytes,
        documents = summary.documents,
        written = summary.written,
        duplicates = summary.duplicates,
        rejected = summary.rejected,
        items = summary.items,
        metrics = summary.metrics,
        comparisons = summary.comparisons,
        checks = summary.checks,
        checks_failed = summary.checks_failed,
        diagnostics = summary.diagnostics,
        corrections_applied = summary.corrections.applied,
        corrections_moved = summary.corrections.moved,
        corrections_stale = summary.corrections.stale,
        corrections_undecided = summary.corrections.undecided,
        seconds = summary.seconds,
        dry_run = summary.dry_run,
        "finished"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_without_detours() {
        for (path, shown) in [
            ("pipelines/../out/x", "out/x"),
            ("../out", "../out"),
            ("a/../../b", "../b"),
            ("/a/../b", "/b"),
        ] {
            assert_eq!(tidy(Path::new(path)), Path::new(shown));
        }
    }

    #[test]
    fn the_last_line_counts_rejected_documents() {
        let summary = Summary {
            documents: 43,
            written: 40,
            duplicates: 1,
            rejected: 2,
            items: 400,
            metrics: 900,
            checks: 7,
            checks_failed: 1,
            seconds: 1.26,
            ..Summary::default()
        };
        let text = text(&summary, Path::new("out"));
        assert_eq!(
            text,
            "400 items, 900 metrics, 0 comparisons, 7 checks (1 do not hold), 0 remarks\n\
             43 documents: 40 written to out, 1 duplicate, 2 rejected, in 1.3 s"
        );
        let dry = Summary {
            dry_run: true,
            ..summary
        };
        assert!(
            super::text(&dry, Path::new("out")).ends_with("40 would be written, 1 duplicate, 2 rejected, in 1.3 s")
        );
    }
}
