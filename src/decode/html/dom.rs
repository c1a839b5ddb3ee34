//! The tree of a page: nodes in one list, so that neither walking nor dropping it can exhaust the stack.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name};

/// A node by its place in the list. The document itself is number 0, so that 0 also says "none" of a neighbour.
pub(super) type NodeId = u32;

/// The document.
pub(super) const ROOT: NodeId = 0;

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// An element with the attributes that matter to its text.
    Element(QualName, Vec<Attribute>),
    /// A run of text, character references resolved.
    Text(StrTendril),
    /// The document, and whatever shows no text.
    Other,
}

#[derive(Debug)]
struct Node {
    parent: NodeId,
    previous: NodeId,
    next: NodeId,
    first: NodeId,
    last: NodeId,
    data: Data,
}

/// A page's tree.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
}

impl Dom {
    /// A document without content.
    pub(super) fn new() -> Self {
        let mut dom = Self { nodes: Vec::new() };
        dom.create(Data::Other);
        dom
    }

    /// A new node that stands nowhere yet. Beyond what 32 bits count it is the document, which no page of a size that
    /// fits into memory reaches.
    pub(super) fn create(&mut self, data: Data) -> NodeId {
        let Ok(id) = NodeId::try_from(self.nodes.len()) else {
            return ROOT;
        };
        self.nodes.push(Node {
            parent: ROOT,
            previous: ROOT,
            next: ROOT,
            first: ROOT,
            last: ROOT,
            data,
        });
        id
    }

    /// How many nodes there are; they are numbered from 0.
    pub(super) const fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn data(&self, id: NodeId) -> &Data {
        &self.nodes[id as usize].data
    }

    pub(super) fn data_mut(&mut self, id: NodeId) -> &mut Data {
        &mut self.nodes[id as usize].data
    }

    pub(super) fn parent(&self, id: NodeId) -> NodeId {
        self.nodes[id as usize].parent
    }

    pub(super) fn next(&self, id: NodeId) -> Option<NodeId> {
        some(self.nodes[id as usize].next)
    }

    pub(super) fn previous(&self, id: NodeId) -> Option<NodeId> {
        some(self.nodes[id as usize].previous)
    }

    pub(super) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        some(self.nodes[id as usize].first)
    }

    pub(super) fn last_child(&self, id: NodeId) -> Option<NodeId> {
        some(self.nodes[id as usize].last)
    }

    /// A node's children, in order.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.first_child(id), |child| self.next(*child))
    }

    /// The name of an element; none for other nodes.
    pub(super) fn tag(&self, id: NodeId) -> Option<&LocalName> {
        match self.data(id) {
            Data::Element(name, _) => Some(&name.local),
            Data::Text(_) | Data::Other => None,
        }
    }

    /// The value of an element's attribute.
    pub(super) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        let Data::Element(_, attributes) = self.data(id) else {
            return None;
        };
        let found = attributes.iter().find(|attribute| *attribute.name.local == *name);
        found.map(|attribute| &*attribute.value)
    }

    /// The page's body, or the whole document where there is none.
    pub(super) fn body(&self) -> NodeId {
        let html = self
            .children(ROOT)
            .find(|id| self.tag(*id) == Some(&local_name!("html")));
        let body = html.and_then(|html| {
            self.children(html)
                .find(|id| self.tag(*id) == Some(&local_name!("body")))
        });
        body.or(html).unwrap_or(ROOT)
    }

    /// Puts a node that stands nowhere behind the last child of `parent`.
    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        let last = std::mem::replace(&mut self.nodes[parent as usize].last, child);
        self.nodes[child as usize].parent = parent;
        self.nodes[child as usize].previous = last;
        match some(last) {
            Some(last) => self.nodes[last as usize].next = child,
            None => self.nodes[parent as usize].first = child,
        }
    }

    /// Puts a node that stands nowhere before another.
    pub(super) fn insert_before(&mut self, sibling: NodeId, node: NodeId) {
        let parent = self.nodes[sibling as usize].parent;
        let previous = std::mem::replace(&mut self.nodes[sibling as usize].previous, node);
        let inserted = &mut self.nodes[node as usize];
        (inserted.parent, inserted.previous, inserted.next) = (parent, previous, sibling);
        match some(previous) {
            Some(previous) => self.nodes[previous as usize].next = node,
            None => self.nodes[parent as usize].first = node,
        }
    }

    /// Takes a node with all below it out of its place.
    pub(super) fn detach(&mut self, id: NodeId) {
        let node = &mut self.nodes[id as usize];
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (ROOT, ROOT, ROOT);
        match some(previous) {
            Some(previous) => self.nodes[previous as usize].next = next,
            None if self.nodes[parent as usize].first == id => self.nodes[parent as usize].first = next,
            None => {}
        }
        match some(next) {
            Some(next) => self.nodes[next as usize].previous = previous,
            None if self.nodes[parent as usize].last == id => self.nodes[parent as usize].last = previous,
            None => {}
        }
    }
}

const fn some(id: NodeId) -> Option<NodeId> {
    if id == ROOT { None } else { Some(id) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_move() {
        let mut dom = Dom::new();
        let ids: Vec<_> = (0..4).map(|_| dom.create(Data::Other)).collect();
        dom.append(ROOT, ids[0]);
        dom.append(ids[0], ids[1]);
        dom.append(ids[0], ids[2]);
        dom.insert_before(ids[1], ids[3]);
        assert_eq!(dom.children(ids[0]).collect::<Vec<_>>(), [ids[3], ids[1], ids[2]]);
        dom.detach(ids[1]);
        assert_eq!(dom.children(ids[0]).collect::<Vec<_>>(), [ids[3], ids[2]]);
        dom.detach(ids[3]);
        dom.detach(ids[2]);
        dom.detach(ids[2]);
        assert_eq!((dom.first_child(ids[0]), dom.last_child(ids[0])), (None, None));
        dom.append(ids[0], ids[2]);
        assert_eq!((dom.parent(ids[2]), dom.previous(ids[2])), (ids[0], None));
    }
}
