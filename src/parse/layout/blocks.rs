//! Lines that empty lines part.

use std::ops::Range;

use super::Doc;

/// The lines of a range in groups; each but the first begins behind an empty line.
pub(super) fn blocks(doc: Doc<'_>, lines: Range<usize>) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match blocks.last_mut() {
            Some(block) if !doc.lines[line].gap => block.end = line + 1,
            _ => blocks.push(line..line + 1),
        }
    }
    blocks
}

/// The first line of the group that ends before a line, not before `floor`.
pub(super) fn block_before(doc: Doc<'_>, line: usize, floor: usize) -> usize {
    let begins = |at: &usize| *at == floor || doc.lines[*at].gap;
    (floor..line).rev().find(begins).unwrap_or(line)
}
