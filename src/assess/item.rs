//! One item with both its texts cut at their numbers.

use super::ItemView;
use super::line::{Line, Place};
use crate::lexicon::relations::RelationWords;
use crate::rows::Field;

/// Where a number stands: which text, and the how manieth in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct At {
    pub field: Field,
    pub index: usize,
}

impl At {
    pub const fn target(index: usize) -> Self {
        Self {
            field: Field::Target,
            index,
        }
    }

    pub const fn progress(index: usize) -> Self {
        Self {
            field: Field::Progress,
            index,
        }
    }
}

/// The item as the rules see it.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub target: Line<'a>,
    pub progress: Line<'a>,
    pub words: &'a RelationWords,
}

impl<'a> View<'a> {
    pub fn new(item: &ItemView<'a>, words: &'a RelationWords) -> Self {
        let of = |field| item.metrics.iter().filter(move |m| m.field == field);
        Self {
            target: Line::new(item.target, of(Field::Target), words),
            progress: Line::new(item.progress, of(Field::Progress), words),
            words,
        }
    }

    pub const fn line(&self, field: Field) -> &Line<'a> {
        match field {
            Field::Target => &self.target,
            Field::Progress => &self.progress,
        }
    }

    pub fn place(&self, at: At) -> Option<&Place<'a>> {
        self.line(at.field).places.get(at.index)
    }
}
