//! The page tree (ISO 32000-1, 7.7.3): its leaves in order, each with what it inherits.

use lopdf::{Dictionary, ObjectId};
use rustc_hash::FxHashSet;

use super::file::File;
use super::matrix::Matrix;

/// A page.
#[derive(Clone, Copy)]
pub(super) struct Leaf<'d> {
    pub(super) dict: &'d Dictionary,
    pub(super) resources: Option<&'d Dictionary>,
    /// From the page's coordinates to points from the upper left corner of what is shown, y growing downwards.
    pub(super) base: Matrix,
    /// Width and height of what is shown, in points.
    pub(super) size: (f32, f32),
}

/// All pages of a document.
pub(super) struct Pages<'d> {
    pub(super) leaves: Vec<Leaf<'d>>,
    /// How many branches of the tree lead nowhere.
    pub(super) missing: usize,
}

/// What pages inherit from the nodes above them.
#[derive(Clone, Copy, Default)]
struct Inherited<'d> {
    resources: Option<&'d Dictionary>,
    media: Option<[f32; 4]>,
    crop: Option<[f32; 4]>,
    rotate: f32,
}

impl<'d> Inherited<'d> {
    fn with(self, file: File<'d>, node: &'d Dictionary) -> Self {
        Self {
            resources: file.dict(node, b"Resources").or(self.resources),
            media: file.numbers(node, b"MediaBox").or(self.media),
            crop: file.numbers(node, b"CropBox").or(self.crop),
            rotate: file.number(node, b"Rotate").unwrap_or(self.rotate),
        }
    }
}

/// The pages in order. No node is visited twice, so that a tree that bites its tail ends.
pub(super) fn all(file: File<'_>) -> Pages<'_> {
    let mut pages = Pages {
        leaves: Vec::new(),
        missing: 0,
    };
    let mut seen: FxHashSet<ObjectId> = FxHashSet::default();
    let root = file.catalog().and_then(|catalog| catalog.get(b"Pages").ok());
    let mut stack: Vec<_> = root.into_iter().map(|root| (root, Inherited::default())).collect();
    while let Some((object, above)) = stack.pop() {
        if object.as_reference().is_ok_and(|id| !seen.insert(id)) {
            continue;
        }
        let Some(node) = file.follow(object).and_then(|node| node.as_dict().ok()) else {
            pages.missing += 1;
            continue;
        };
        let inherited = above.with(file, node);
        match file.array(node, b"Kids") {
            Some(kids) => stack.extend(kids.iter().rev().map(|kid| (kid, inherited))),
            None => pages.leaves.push(leaf(file, node, inherited)),
        }
    }
    pages
}

/// A page's place: boxes cut, turned and scaled.
fn leaf<'d>(file: File<'d>, dict: &'d Dictionary, inherited: Inherited<'d>) -> Leaf<'d> {
    const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];
    let media = inherited.media.and_then(ordered).unwrap_or(A4);
    let crop = inherited.crop.and_then(ordered).and_then(|crop| cut(crop, media));
    let [left, bottom, right, top] = crop.unwrap_or(media);
    let unit = file.number(dict, b"UserUnit").filter(|unit| *unit > 0.0).unwrap_or(1.0);
    let quarters = (inherited.rotate / 90.0).round().rem_euclid(4.0);
    let (matrix, (width, height)) = match quarters {
        1.0 => ([0.0, 1.0, 1.0, 0.0, -bottom, -left], (top - bottom, right - left)),
        2.0 => ([-1.0, 0.0, 0.0, 1.0, right, -bottom], (right - left, top - bottom)),
        3.0 => ([0.0, -1.0, -1.0, 0.0, top, right], (top - bottom, right - left)),
        _ => ([1.0, 0.0, 0.0, -1.0, -left, top], (right - left, top - bottom)),
    };
    Leaf {
        dict,
        resources: inherited.resources,
        base: Matrix(matrix).then(Matrix([unit, 0.0, 0.0, unit, 0.0, 0.0])),
        size: (width * unit, height * unit),
    }
}

/// A rectangle by its lower left and upper right corner; none where it has no area.
fn ordered([a, b, c, d]: [f32; 4]) -> Option<[f32; 4]> {
    let ordered = [a.min(c), b.min(d), a.max(c), b.max(d)];
    (ordered[0] < ordered[2] && ordered[1] < ordered[3]).then_some(ordered)
}

/// What two rectangles share.
fn cut(one: [f32; 4], other: [f32; 4]) -> Option<[f32; 4]> {
    let (left, bottom) = (one[0].max(other[0]), one[1].max(other[1]));
    let (right, top) = (one[2].min(other[2]), one[3].min(other[3]));
    (left < right && bottom < top).then_some([left, bottom, right, top])
}
