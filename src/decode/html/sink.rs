//! What html5ever's tree builder writes into.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName};

use super::dom::{Data, Dom, NodeId, ROOT};

/// Attributes that say something about text; all others are dropped at once.
const ATTRIBUTES: [&str; 12] = [
    "style", "hidden", "colspan", "rowspan", "start", "type", "reversed", "value", "open", "name", "content",
    "readonly",
];

/// Builds a [`Dom`]. Remarks about bad markup are not kept.
pub(super) struct Sink {
    dom: RefCell<Dom>,
    /// The name of what is no element, which the tree builder never asks for.
    nameless: RefCell<QualName>,
}

impl Sink {
    pub(super) fn new() -> Self {
        let nameless = QualName::new(None, html5ever::ns!(), html5ever::LocalName::from(""));
        Self {
            dom: RefCell::new(Dom::new()),
            nameless: RefCell::new(nameless),
        }
    }

    /// Appends text to the node at a place, if that is text.
    fn grow(&self, place: Option<NodeId>, text: &StrTendril) -> bool {
        let mut dom = self.dom.borrow_mut();
        match place.map(|id| dom.data_mut(id)) {
            Some(Data::Text(before)) => {
                before.push_tendril(text);
                true
            }
            _ => false,
        }
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Dom;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Dom {
        self.dom.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn get_document(&self) -> NodeId {
        ROOT
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        let name = Ref::filter_map(self.dom.borrow(), |dom| match dom.data(*target) {
            Data::Element(name, _) => Some(name),
            Data::Text(_) | Data::Other => None,
        });
        name.unwrap_or_else(|_| self.nameless.borrow())
    }

    fn create_element(&self, name: QualName, mut attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        attributes.retain(|attribute| ATTRIBUTES.contains(&&*attribute.name.local));
        self.dom.borrow_mut().create(Data::Element(name, attributes))
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.dom.borrow_mut().create(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.dom.borrow_mut().create(Data::Other)
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let node = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                let last = self.dom.borrow().last_child(*parent);
                if self.grow(last, &text) {
                    return;
                }
                self.dom.borrow_mut().create(Data::Text(text))
            }
        };
        self.dom.borrow_mut().append(*parent, node);
    }

    fn append_before_sibling(&self, sibling: &NodeId, new: NodeOrText<NodeId>) {
        let node = match new {
            NodeOrText::AppendNode(node) => {
                self.dom.borrow_mut().detach(node);
                node
            }
            NodeOrText::AppendText(text) => {
                let previous = self.dom.borrow().previous(*sibling);
                if self.grow(previous, &text) {
                    return;
                }
                self.dom.borrow_mut().create(Data::Text(text))
            }
        };
        self.dom.borrow_mut().insert_before(*sibling, node);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        if self.dom.borrow().parent(*element) == ROOT {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, mut added: Vec<Attribute>) {
        if let Data::Element(_, attributes) = self.dom.borrow_mut().data_mut(*target) {
            added.retain(|new| {
                ATTRIBUTES.contains(&&*new.name.local) && !attributes.iter().any(|known| known.name == new.name)
            });
            attributes.append(&mut added);
        }
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.dom.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let children: Vec<_> = self.dom.borrow().children(*node).collect();
        let mut dom = self.dom.borrow_mut();
        for child in children {
            dom.detach(child);
            dom.append(*new_parent, child);
        }
    }
}
