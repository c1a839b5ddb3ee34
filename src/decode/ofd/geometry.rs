//! Coordinates (clause 8.1): millimetres on the page, and the matrices that bring an object there.

/// How many points a millimetre has.
const POINTS: f32 = 72.0 / 25.4;

/// The numbers of an attribute, parted by blanks or commas.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = f32> {
    let parts = text.split(|c: char| c.is_whitespace() || c == ',');
    parts
        .filter_map(|part| part.parse().ok())
        .filter(|number: &f32| number.is_finite())
}

/// The place and size of a rectangle.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rectangle {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Rectangle {
    /// Reads `x y width height`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let all: Vec<_> = numbers(text).take(4).collect();
        let [x, y, width, height] = all[..] else { return None };
        Some(Self { x, y, width, height })
    }

    /// Width and height in points.
    pub(super) fn size(self) -> (f32, f32) {
        (self.width * POINTS, self.height * POINTS)
    }
}

/// Brings a point of an object to its place on the page, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placement {
    matrix: [f32; 6],
    origin: (f32, f32),
}

impl Placement {
    /// The placement of an object with a boundary and, if it has one, a matrix `a b c d e f`.
    pub(super) fn read(boundary: &str, matrix: Option<&str>) -> Self {
        let boundary = Rectangle::read(boundary).unwrap_or_default();
        let matrix: Vec<_> = matrix.map(|text| numbers(text).take(6).collect()).unwrap_or_default();
        Self {
            matrix: matrix.try_into().unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
            origin: (boundary.x, boundary.y),
        }
    }

    /// A point's place.
    pub(super) fn point(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.matrix;
        let (x, y) = (a * x + c * y + e, b * x + d * y + f);
        ((x + self.origin.0) * POINTS, (y + self.origin.1) * POINTS)
    }

    /// The place of a point that is already in points, within the object.
    pub(super) fn inner(&self, (x, y): (f32, f32)) -> (f32, f32) {
        self.point((x / POINTS, y / POINTS))
    }

    /// By how much lengths that are already in points grow, along the lines and across them.
    pub(super) fn growth(&self) -> (f32, f32) {
        let (along, across) = self.scale();
        (along / POINTS, across / POINTS)
    }

    /// How many points a length of one is, along the lines and across them.
    pub(super) fn scale(&self) -> (f32, f32) {
        let [a, b, c, d, ..] = self.matrix;
        (a.hypot(b) * POINTS, c.hypot(d) * POINTS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(one: (f32, f32), other: (f32, f32)) -> bool {
        (one.0 - other.0).abs() < 0.01 && (one.1 - other.1).abs() < 0.01
    }

    #[test]
    fn points_are_placed_by_matrix_and_boundary() {
        let plain = Placement::read("25.4 50.8 10 10", None);
        assert!(about(plain.point((0.0, 25.4)), (72.0, 216.0)));
        let scaled = Placement::read("0 0 10 10", Some("2 0 0 3 25.4 0"));
        assert!(about(scaled.point((25.4, 25.4)), (216.0, 216.0)));
        assert!(about(scaled.scale(), (2.0 * POINTS, 3.0 * POINTS)));
        let turned = Placement::read("0,0,10,10", Some("0 1 -1 0 0 0"));
        assert!(about(turned.point((25.4, 0.0)), (0.0, 72.0)));
        assert!(about(Placement::read("x", Some("1 2")).point((0.0, 0.0)), (0.0, 0.0)));
    }

    #[test]
    fn sizes_are_in_points() {
        let size = Rectangle::read("0 0 210 297").map(Rectangle::size);
        assert!(about(size.unwrap_or_default(), (595.28, 841.89)));
        assert!(Rectangle::read("0 0 NaN 1").is_none());
    }
}
