//! What is strange about a report that was read.

use super::Item;
use super::copies::Copies;
use super::layout::Reading;
use super::line::Line;
use crate::diagnostic::{Diagnostic, DiagnosticCode, Stage};

/// Remarks about the document as a whole.
pub(super) fn document(reading: &Reading<'_>, copies: &Copies, lines: &[Line<'_>]) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    if copies.count > 1 {
        let message = format!(
            "the body stands in the document {} times; it was taken once",
            copies.count
        );
        remarks.push(remark(DiagnosticCode::RepeatedBody, message));
    }
    if let Some(place) = copies.differs {
        let message = format!("the copies of the body differ from item {place} on; the first one was taken");
        remarks.push(remark(DiagnosticCode::DifferingCopies, message).at_item(seq(place)));
    }
    if let Some(first) = reading.stray.first().and_then(|line| lines.get(*line)) {
        let start: String = first.text.chars().take(20).collect();
        let message = format!(
            "{} lines of the body belong to no item; the first begins with {start:?}",
            reading.stray.len()
        );
        remarks.push(remark(DiagnosticCode::StrayText, message));
    }
    if reading.totals > 0 {
        let message = format!("{} rows add up others; they are no items", reading.totals);
        remarks.push(remark(DiagnosticCode::TotalRows, message));
    }
    remarks
}

/// Remarks about single items.
pub(super) fn items(items: &[Item]) -> Vec<Diagnostic> {
    let empty = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.progress.is_empty())
        .map(|(i, _)| {
            let message = "nothing stands where the item's progress should; it is read as empty";
            remark(DiagnosticCode::EmptyProgress, message).at_item(seq(i + 1))
        });
    empty.chain(numbers(items)).collect()
}

/// One remark where printed numbers do not go on counting, at the first such place.
fn numbers(items: &[Item]) -> Option<Diagnostic> {
    let goes_on = |pair: &[Item]| match (pair[0].item_no, pair[1].item_no) {
        (Some(before), Some(this)) => {
            this == before.saturating_add(1) || (this == 1 && pair[0].section_no != pair[1].section_no)
        }
        _ => true,
    };
    let breaks: Vec<usize> = items
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| !goes_on(pair))
        .map(|(i, _)| i)
        .collect();
    let first = *breaks.first()?;
    let number = |i: usize| items.get(i).and_then(|item| item.item_no).unwrap_or(0);
    let message = format!(
        "printed numbers skip, repeat or start over at {} places, first from {} to {}",
        breaks.len(),
        number(first),
        number(first + 1)
    );
    Some(remark(DiagnosticCode::ItemNumbers, message).at_item(seq(first + 2)))
}

fn remark(code: DiagnosticCode, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Stage::Parse, code, message)
}

fn seq(place: usize) -> i32 {
    i32::try_from(place).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(section_no: u32, item_no: u32, progress: &str) -> Item {
        Item {
            section_no,
            item_no: Some(item_no),
            target: "甲".to_owned(),
            progress: progress.to_owned(),
            owner: None,
            deadline: None,
        }
    }

    #[test]
    fn items_without_progress_and_numbers_that_skip_are_told() {
        let found = items(&[
            item(1, 1, "乙"),
            item(1, 2, ""),
            item(2, 3, "乙"),
            item(2, 5, "乙"),
            item(3, 1, "乙"),
        ]);
        let codes: Vec<_> = found.iter().map(|d| (d.code, d.item_seq)).collect();
        assert_eq!(
            codes,
            [
                (DiagnosticCode::EmptyProgress, Some(2)),
                (DiagnosticCode::ItemNumbers, Some(4))
            ]
        );
        assert!(found[1].message.contains("from 3 to 5"), "{}", found[1].message);
        assert!(items(&[]).is_empty());
    }
}
