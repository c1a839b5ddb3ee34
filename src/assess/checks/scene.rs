//! What the rules of arithmetic see of an item.

use super::numbers::Numbers;
use crate::assess::comparison::Pairs;
use crate::assess::item::View;
use crate::assess::share::{Share, Shares};
use crate::rows::Metric;

/// An item with what is known of its numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'v, 'a> {
    pub view: &'v View<'a>,
    pub target: Numbers<'v, 'a>,
    pub progress: Numbers<'v, 'a>,
    pub pairs: &'v Pairs,
    shares: &'v Shares,
}

impl<'v, 'a> Scene<'v, 'a> {
    pub fn new(view: &'v View<'a>, pairs: &'v Pairs, shares: &'v Shares) -> Self {
        let numbers = |line| Numbers {
            line,
            words: view.words,
        };
        Self {
            view,
            target: numbers(&view.target),
            progress: numbers(&view.progress),
            pairs,
            shares,
        }
    }

    /// What number `i` of the progress is a share of.
    pub fn share(&self, i: usize) -> Share {
        self.shares.progress.get(i).copied().unwrap_or(Share::None)
    }

    /// The target number that number `i` of the progress is the counterpart of.
    pub fn target_of(&self, i: usize) -> Option<&'a Metric> {
        let target = self.pairs.target_of(i)?;
        Some(self.view.place(target)?.metric)
    }
}
