//! The text of a page in reading order: walks the tree and writes lines, headings and tables.

use std::borrow::Cow;

use super::dom::{Data, Dom, NodeId};
use super::kind::Kind;
use super::lines::{Lines, joined};
use super::list::List;
use super::style::Style;
use super::table;
use super::title::Title;
use super::within::Within;
use crate::decode::builder::Builder;

/// A longer heading is text that somebody set large.
const MAX_HEADING_LINES: usize = 3;

/// The walk over a page, or over one cell of it.
pub(super) struct Flow<'d, 'b> {
    pub(super) dom: &'d Dom,
    pub(super) within: &'d Within,
    lines: Lines,
    /// Where the lines go. A cell has none: there tables and headings are lines like others.
    page: Option<&'b mut Builder>,
    /// The page's own title, until a line shows it.
    title: Option<&'d Title>,
    /// Elements that say whether line ends are kept.
    kept: Vec<(NodeId, bool)>,
    lists: Vec<(NodeId, List)>,
    heading: Option<(NodeId, u8)>,
}

impl<'d, 'b> Flow<'d, 'b> {
    /// A walk whose lines go to `page`.
    pub(super) const fn new(dom: &'d Dom, within: &'d Within, page: Option<&'b mut Builder>) -> Self {
        Self {
            dom,
            within,
            lines: Lines::new(),
            page,
            title: None,
            kept: Vec::new(),
            lists: Vec::new(),
            heading: None,
        }
    }

    /// Marks the first line that is this title as the page's title.
    pub(super) const fn look_for(&mut self, title: Option<&'d Title>) {
        self.title = title;
    }

    /// The lines of one cell.
    pub(super) fn cell(&self, id: NodeId) -> String {
        let mut flow = Flow::new(self.dom, self.within, None);
        flow.walk(id);
        let text = flow.lines.take();
        let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }

    /// Writes what stands below a node.
    pub(super) fn walk(&mut self, root: NodeId) {
        let Some(mut at) = self.dom.first_child(root) else {
            return;
        };
        loop {
            if self.enter(at) {
                if let Some(child) = self.dom.first_child(at) {
                    at = child;
                    continue;
                }
                self.leave(at);
            }
            while self.dom.next(at).is_none() {
                at = self.dom.parent(at);
                if at == root {
                    return;
                }
                self.leave(at);
            }
            if let Some(next) = self.dom.next(at) {
                at = next;
            }
        }
    }

    /// Begins a node; tells whether what stands below it is to be walked.
    fn enter(&mut self, id: NodeId) -> bool {
        let tag = match self.dom.data(id) {
            Data::Element(name, _) => &name.local,
            Data::Text(text) => {
                self.text(text);
                return false;
            }
            Data::Other => return true,
        };
        let style = Style::of(self.dom, id);
        let kind = Kind::of(tag);
        let closed_dialog = &**tag == "dialog" && self.dom.attribute(id, "open").is_none();
        if style.gone || style.blank || kind == Kind::Left || closed_dialog {
            return false;
        }
        if kind.is_block() || style.block {
            self.lines.end_block();
        }
        let keeps = style.keeps_lines.or((kind == Kind::Preformatted).then_some(true));
        self.kept.extend(keeps.map(|keeps| (id, keeps)));
        self.open(id, kind, style)
    }

    fn open(&mut self, id: NodeId, kind: Kind, style: Style) -> bool {
        match kind {
            Kind::Break => self.lines.end_line(),
            Kind::Cell => self.lines.space(false),
            Kind::Table if self.page.is_some() => {
                table::write(self, id);
                return false;
            }
            Kind::Heading(level) if self.page.is_some() && self.heading.is_none() => {
                self.flush();
                self.heading = Some((id, level));
            }
            Kind::List { ordered: true } => self.lists.push((id, List::ordered(self.dom, id, style))),
            Kind::List { ordered: false } => self.lists.push((id, List::bulleted())),
            Kind::Item => self.count(id, style),
            Kind::Description => self.describe(id),
            Kind::Input => self.input(id),
            Kind::Raised => return !self.raise(id),
            _ => {}
        }
        true
    }

    fn leave(&mut self, id: NodeId) {
        let Some(tag) = self.dom.tag(id) else { return };
        let kind = Kind::of(tag);
        if kind.is_block() || Style::of(self.dom, id).block {
            self.lines.end_block();
        }
        if kind == Kind::Item {
            self.lines.mark(None);
        }
        if self.heading.is_some_and(|(heading, _)| heading == id) {
            self.flush();
        }
        self.kept.pop_if(|(kept, _)| *kept == id);
        self.lists.pop_if(|(list, _)| *list == id);
    }

    fn text(&mut self, text: &str) {
        if self.kept.last().is_some_and(|(_, keeps)| *keeps) {
            self.lines.add_kept(text);
        } else {
            self.lines.add(text);
        }
    }

    /// Sets the number before an item.
    fn count(&mut self, id: NodeId, style: Style) {
        let list = self.lists.last_mut();
        let mark = list.and_then(|(_, list)| list.mark(self.dom, id, style));
        self.lines.mark(mark);
    }

    /// Puts what describes a term behind it, where the term ends in a colon.
    fn describe(&mut self, id: NodeId) {
        let elements = std::iter::successors(self.dom.previous(id), |before| self.dom.previous(*before));
        let before = elements.take(2).find_map(|before| self.dom.tag(before));
        if before.is_some_and(|tag| &**tag == "dt") {
            self.lines.continue_label();
        }
    }

    /// A field that only shows its value.
    fn input(&mut self, id: NodeId) {
        let kind = self.dom.attribute(id, "type").unwrap_or("text");
        if kind.eq_ignore_ascii_case("text") && self.dom.attribute(id, "readonly").is_some() {
            self.text(self.dom.attribute(id, "value").unwrap_or_default());
        }
    }

    /// Writes raised digits as such, so that they do not become part of the number before them.
    fn raise(&mut self, id: NodeId) -> bool {
        const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        let child = self.dom.first_child(id).filter(|child| self.dom.next(*child).is_none());
        let Some(Data::Text(text)) = child.map(|child| self.dom.data(child)) else {
            return false;
        };
        let digits: Option<String> = text
            .trim()
            .chars()
            .map(|c| c.to_digit(10).and_then(|digit| RAISED.get(digit as usize)))
            .collect();
        match digits.filter(|digits| !digits.is_empty()) {
            Some(digits) => self.lines.add(&digits),
            None => return false,
        }
        true
    }

    /// Adds lines that are already set.
    pub(super) fn set(&mut self, text: &str) {
        self.lines.end_block();
        self.lines.add_kept(text);
        self.lines.end_block();
    }

    /// Hands what was set so far to the page.
    pub(super) fn flush(&mut self) {
        let heading = self.heading.take();
        let text = self.lines.take();
        let text = text.trim_end();
        let Some(page) = self.page.as_deref_mut().filter(|_| !text.is_empty()) else {
            return;
        };
        let heading = heading.filter(|_| text.lines().count() <= MAX_HEADING_LINES);
        let text = heading.map_or(Cow::Borrowed(text), |_| Cow::Owned(joined(text)));
        if let Some((before, title, after)) = self.title.and_then(|title| title.find(&text)) {
            self.title = None;
            paragraph(page, before);
            page.heading(0, title.trim());
            paragraph(page, after);
            return;
        }
        match heading {
            Some((_, level)) => page.heading(level, text.trim()),
            None => page.paragraph(&text),
        }
    }

    /// The page, with all that was set so far written to it.
    pub(super) fn page(&mut self) -> Option<&mut Builder> {
        self.flush();
        self.page.as_deref_mut()
    }
}

fn paragraph(page: &mut Builder, lines: &str) {
    let lines = lines.trim_matches('\n');
    if !lines.is_empty() {
        page.paragraph(lines);
    }
}
