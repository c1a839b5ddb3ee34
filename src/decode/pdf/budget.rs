//! How much more a document may unpack to.

use std::cell::Cell;

use crate::decode::Bounds;
use crate::decode::package::too_large;
use crate::diagnostic::Refusal;

/// What is left of [`Bounds::unpacked`]. Every stream that is unpacked takes from it, each time.
pub(super) struct Budget {
    left: Cell<u64>,
    bounds: Bounds,
}

impl Budget {
    /// Nothing is used up yet.
    pub(super) const fn new(bounds: Bounds) -> Self {
        Self {
            left: Cell::new(bounds.unpacked),
            bounds,
        }
    }

    /// How many bytes the next stream may unpack to.
    pub(super) fn left(&self) -> usize {
        usize::try_from(self.left.get()).unwrap_or(usize::MAX)
    }

    /// Takes bytes that were unpacked.
    ///
    /// # Errors
    /// `member_too_large` where fewer are left.
    pub(super) fn take(&self, bytes: usize) -> Result<(), Refusal> {
        match self.left.get().checked_sub(bytes as u64) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(self.exceeded()),
        }
    }

    /// The refusal of a document that unpacks to more.
    pub(super) fn exceeded(&self) -> Refusal {
        self.left.set(0);
        too_large(self.bounds)
    }
}
