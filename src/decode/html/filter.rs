//! Between html5ever's tokenizer and its tree builder: keeps what would make the tree builder slow away from it.
//!
//! Its steps look through all open elements, and formatting elements that are left open are opened again in every
//! block. Pages that a person wrote never notice; a page of a million tags that nothing closes would take hours.

use std::cell::Cell;

use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, local_name};

use super::dom::{Dom, NodeId};
use super::sink::Sink;

/// How many elements may be open at once. Browsers stop at 512; no page that is read comes near either.
const MAX_OPEN: usize = 256;

/// How many elements may be open for another phrase element, so that there is room for blocks and tables below it.
const MAX_OPEN_PHRASE: usize = MAX_OPEN / 2;

/// How many tags pass between two counts of the open elements, once there are too many.
const TAGS_PER_COUNT: usize = 16;

/// Hands tokens on to the tree builder.
pub(super) struct Filter {
    builder: TreeBuilder<NodeId, Sink>,
    /// How many elements were open when they were last counted.
    counted: Cell<usize>,
    /// How many start tags came since, and how many tags of either kind.
    opened: Cell<usize>,
    tags: Cell<usize>,
    raw: Cell<bool>,
}

impl Filter {
    pub(super) fn new() -> Self {
        Self {
            builder: TreeBuilder::new(Sink::new(), TreeBuilderOpts::default()),
            counted: Cell::new(0),
            opened: Cell::new(0),
            tags: Cell::new(0),
            raw: Cell::new(false),
        }
    }

    /// Whether the last tag began raw text, in which no tag counts but its own end tag. Forgets it.
    pub(super) fn take_raw(&self) -> bool {
        self.raw.take()
    }

    pub(super) fn finish(self) -> Dom {
        self.builder.sink.finish()
    }

    /// The tag that the tree builder gets instead, if any.
    fn admit(&self, mut tag: Tag) -> Option<Tag> {
        self.tags.set(self.tags.get() + 1);
        if is_phrase(&tag.name) {
            tag.name = local_name!("span");
        } else if tag.name == local_name!("plaintext") {
            tag.name = local_name!("pre");
        }
        let phrase = tag.name == local_name!("span");
        if tag.kind == TagKind::EndTag || !self.is_too_deep(if phrase { MAX_OPEN_PHRASE } else { MAX_OPEN }) {
            return Some(tag);
        }
        tag.name = local_name!("br");
        tag.attrs.clear();
        (!phrase).then_some(tag)
    }

    fn is_too_deep(&self, limit: usize) -> bool {
        self.opened.set(self.opened.get() + 1);
        if self.counted.get() + self.opened.get() > limit && self.tags.get() >= TAGS_PER_COUNT {
            let count = Count(Cell::new(0));
            self.builder.trace_handles(&count);
            self.counted.set(count.0.get());
            self.opened.set(1);
            self.tags.set(0);
        }
        self.counted.get() + self.opened.get() > limit
    }
}

impl TokenSink for Filter {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let token = match token {
            Token::TagToken(tag) => match self.admit(tag) {
                Some(tag) => Token::TagToken(tag),
                None => return TokenSinkResult::Continue,
            },
            other => other,
        };
        let result = self.builder.process_token(token, line);
        self.raw.set(matches!(result, TokenSinkResult::RawData(_)));
        result
    }

    fn end(&self) {
        self.builder.end();
    }
}

/// The elements that HTML calls formatting elements: none of them parts words or lines.
fn is_phrase(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Counts the nodes that the tree builder holds on to: the open elements and a handful more.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}
