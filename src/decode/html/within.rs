//! What stands somewhere below each node, found once for the whole page.

use html5ever::LocalName;

use super::dom::{Dom, NodeId, ROOT};
use super::kind::{Kind, is_landmark};

const TABLE: u8 = 1;
const LANDMARK: u8 = 2;
const HEADING: u8 = 4;

/// For each node whether it holds a table, a part of a page, a heading.
#[derive(Debug)]
pub(super) struct Within(Vec<u8>);

impl Within {
    pub(super) fn of(dom: &Dom) -> Self {
        let mut within = Self(vec![0; dom.len()]);
        for id in (ROOT..).take(dom.len()) {
            let flag = dom.tag(id).map_or(0, flag);
            if flag == 0 {
                continue;
            }
            // Above a node that is marked already, all are.
            let mut above = dom.parent(id);
            while above != ROOT && within.0[above as usize] & flag == 0 {
                within.0[above as usize] |= flag;
                above = dom.parent(above);
            }
        }
        within
    }

    /// Whether a cell is a piece of a page rather than of data.
    pub(super) fn is_page(&self, id: NodeId) -> bool {
        self.0[id as usize] & (TABLE | LANDMARK) != 0
    }

    pub(super) fn holds_heading(&self, id: NodeId) -> bool {
        self.0[id as usize] & HEADING != 0
    }
}

fn flag(tag: &LocalName) -> u8 {
    match Kind::of(tag) {
        Kind::Table => TABLE,
        Kind::Heading(_) => HEADING,
        Kind::Block if is_landmark(tag) => LANDMARK,
        _ => 0,
    }
}
