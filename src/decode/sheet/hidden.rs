//! Rows and columns that a sheet does not show.

/// Ranges of rows or columns that are hidden.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// First and last of each range; in order and apart from each other once settled.
    ranges: Vec<(u32, u32)>,
}

impl Hidden {
    /// Hides everything from the first to the last.
    pub(super) fn add(&mut self, first: u32, last: u32) {
        if first <= last {
            self.ranges.push((first, last));
        }
    }

    /// Brings the ranges in order, as the other questions need it.
    pub(super) fn settle(&mut self) {
        self.ranges.sort_unstable();
        let mut settled: Vec<(u32, u32)> = Vec::new();
        for &(first, last) in &self.ranges {
            match settled.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
                _ => settled.push((first, last)),
            }
        }
        self.ranges = settled;
    }

    /// The first that is shown from here on.
    pub(super) fn next_shown(&self, from: u32) -> u32 {
        let at = self.ranges.partition_point(|&(_, last)| last < from);
        match self.ranges.get(at) {
            Some(&(first, last)) if first <= from => last.saturating_add(1),
            _ => from,
        }
    }

    pub(super) fn contains(&self, index: u32) -> bool {
        self.next_shown(index) != index
    }
}
