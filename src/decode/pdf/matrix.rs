//! Changes of coordinates (ISO 32000-1, 8.3.3).

/// `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f32; 6]);

impl Matrix {
    /// The change that changes nothing.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This change first, then the other.
    #[must_use]
    pub(super) fn then(self, other: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let (x, y) = (other.turn(a, b), other.turn(c, d));
        let origin = other.apply(e, f);
        Self([x.0, x.1, y.0, y.1, origin.0, origin.1])
    }

    /// A shift first, then this change.
    #[must_use]
    pub(super) fn shifted(self, x: f32, y: f32) -> Self {
        let (e, f) = self.apply(x, y);
        let [a, b, c, d, ..] = self.0;
        Self([a, b, c, d, e, f])
    }

    /// A point, changed.
    pub(super) fn apply(self, x: f32, y: f32) -> (f32, f32) {
        let (turned_x, turned_y) = self.turn(x, y);
        (turned_x + self.0[4], turned_y + self.0[5])
    }

    /// A direction, changed.
    pub(super) fn turn(self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }
}

/// The length of a direction.
pub(super) fn length((x, y): (f32, f32)) -> f32 {
    x.hypot(y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_follow_one_another() {
        let double = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        let shift = Matrix([1.0, 0.0, 0.0, 1.0, 10.0, 5.0]);
        assert_eq!(double.then(shift).apply(1.0, 1.0), (12.0, 7.0));
        assert_eq!(shift.then(double).apply(1.0, 1.0), (22.0, 12.0));
        assert_eq!(double.shifted(1.0, 2.0).apply(0.0, 0.0), (2.0, 4.0));
        assert_eq!(Matrix::IDENTITY.then(shift), shift);
    }
}
