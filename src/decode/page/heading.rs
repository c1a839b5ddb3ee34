//! The title: the one large line in the middle of the first page.

use std::ops::Range;

use super::Page;
use super::layout::{Block, Layout};
use super::line::Line;

/// How much larger than the text a title is set.
const LARGER: f32 = 1.3;

/// How many characters a title has at most.
const MAX_LENGTH: usize = 80;

/// The blocks of the first page that are the title; empty where none is sure. Large lines of several sizes are a letterhead
/// and a title, which only their words tell apart.
pub(super) fn title(pages: &[Page], layouts: &[Layout]) -> Range<usize> {
    let (Some(layout), Some(usual)) = (layouts.first(), usual_size(pages)) else {
        return 0..0;
    };
    let lines: Vec<_> = layout.blocks.iter().map(Block::line).collect();
    let is_large = |line: &Option<&Line>| line.is_some_and(|line| is_large(line, usual, layout.size));
    let Some((start, first)) = lines.iter().position(is_large).and_then(|at| Some((at, lines[at]?))) else {
        return 0..0;
    };
    // A title of several lines is set in one size; its last line may stand anywhere.
    let same = |line: &&Option<&Line>| line.is_some_and(|line| (line.size - first.size).abs() < 0.5);
    let end = start + lines[start..].iter().take_while(same).count();
    let length: usize = lines[start..end]
        .iter()
        .flatten()
        .map(|line| line.text.chars().count())
        .sum();
    let once = !lines[end..].iter().any(is_large);
    if once && length <= MAX_LENGTH { start..end } else { 0..0 }
}

/// Whether a line is large and stands in the middle of the page.
fn is_large(line: &Line, usual: f32, (width, _): (f32, f32)) -> bool {
    let middle = (line.x + line.right) / 2.0;
    line.size >= LARGER * usual && (middle - width / 2.0).abs() < 0.04 * width && line.gaps == 0
}

/// The size that most characters have, in half points.
fn usual_size(pages: &[Page]) -> Option<f32> {
    let mut counts = std::collections::BTreeMap::<u32, usize>::new();
    for run in pages.iter().flat_map(|page| &page.runs) {
        *counts.entry((run.size * 2.0).round() as u32).or_default() += run.text.chars().count();
    }
    let (size, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    Some(size as f32 / 2.0)
}
