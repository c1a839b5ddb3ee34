//! Feeds a page to html5ever's tokenizer, construct by construct.
//!
//! What shows no text (comments, scripts, pictures made of paths) is not fed at all, and a tag of endless attributes is
//! cut: the tokenizer compares each attribute with all before it.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use memchr::{memchr, memmem};

use super::dom::Dom;
use super::filter::Filter;
use super::tag::Scanned;

/// Elements that are left out with all they hold. Where one of the first two is never closed, nothing follows it; of the
/// others only the tag is left out.
const SKIPPED: [&str; 14] = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "datalist", "canvas",
    "audio", "video", "noframes",
];

/// A page while it is fed.
struct Feeder<'h> {
    html: &'h str,
    /// The same text, whose parts the tokenizer takes without copying them.
    input: StrTendril,
    tokenizer: Tokenizer<Filter>,
    queue: BufferQueue,
    /// For each skipped element whether no end tag of it stands in the rest, so that it is searched for only once.
    endless: [bool; SKIPPED.len()],
}

/// The tree of a page, in time that grows with its length alone.
pub(super) fn parse(html: &str) -> Dom {
    if u32::try_from(html.len()).is_err() {
        return Dom::new();
    }
    let mut feeder = Feeder {
        html,
        input: StrTendril::from_slice(html),
        tokenizer: Tokenizer::new(Filter::new(), TokenizerOpts::default()),
        queue: BufferQueue::default(),
        endless: [false; SKIPPED.len()],
    };
    let mut at = 0;
    while at < html.len() {
        at = feeder.step(at);
    }
    feeder.tokenizer.end();
    feeder.tokenizer.sink.finish()
}

impl Feeder<'_> {
    /// Feeds the text or the construct that begins at a place; tells where the next one begins.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.html.as_bytes()[at..];
        match rest {
            [b'<', b'!', b'-', b'-', ..] => at + 4 + comment_end(&rest[4..]),
            [b'<', b'!', b'd' | b'D', ..] => {
                let end = at + past(rest, b'>');
                self.feed(at, end);
                end
            }
            [b'<', b'!' | b'?', ..] => at + past(rest, b'>'),
            [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] | [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => self.tag(at),
            [b'<', b'/', ..] => at + past(rest, b'>'),
            _ => {
                // The first byte is fed even where it is a `<` that begins nothing.
                let end = memchr(b'<', &rest[1..]).map_or(self.html.len(), |found| at + 1 + found);
                self.feed(at, end);
                end
            }
        }
    }

    fn tag(&mut self, at: usize) -> usize {
        let Some(tag) = Scanned::read(self.html.as_bytes(), at) else {
            // A page that ends inside a tag ends before it.
            return self.html.len();
        };
        let name = &self.html[tag.name.clone()];
        let skipped = SKIPPED.iter().position(|skipped| name.eq_ignore_ascii_case(skipped));
        if let Some(which) = skipped {
            return self.skip(which, &tag);
        }
        match tag.cut {
            Some(cut) => {
                self.feed(at, cut);
                self.feed_tendril(StrTendril::from_char('>'));
            }
            None => self.feed(at, tag.end),
        }
        if !self.tokenizer.sink.take_raw() {
            return tag.end;
        }
        let end = end_tag(self.html.as_bytes(), tag.end, name).unwrap_or(self.html.len());
        self.feed(tag.end, end);
        end
    }

    /// Passes over a skipped element; tells where its end tag begins, which is passed over in its turn.
    fn skip(&mut self, which: usize, tag: &Scanned) -> usize {
        if tag.closes || tag.closed || self.endless[which] {
            return tag.end;
        }
        match end_tag(self.html.as_bytes(), tag.end, SKIPPED[which]) {
            Some(end) => end,
            None if which < 2 => self.html.len(),
            None => {
                self.endless[which] = true;
                tag.end
            }
        }
    }

    fn feed(&self, from: usize, to: usize) {
        // Both fit: the length of the page does.
        let part = u32::try_from(from).ok().zip(u32::try_from(to - from).ok());
        let part = part.and_then(|(from, length)| self.input.try_subtendril(from, length).ok());
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            self.feed_tendril(part);
        }
    }

    fn feed_tendril(&self, part: StrTendril) {
        self.queue.push_back(part);
        // The tokenizer stops where a browser would run a script or change the character set.
        while !matches!(self.tokenizer.feed(&self.queue), TokenizerResult::Done) {}
    }
}

/// The length up to and with the first such byte; all, if there is none.
fn past(bytes: &[u8], byte: u8) -> usize {
    memchr(byte, bytes).map_or(bytes.len(), |at| at + 1)
}

/// Where a comment ends whose text begins here; all, if it does not.
fn comment_end(text: &[u8]) -> usize {
    for (start, length) in [(&b">"[..], 1), (b"->", 2)] {
        if text.starts_with(start) {
            return length;
        }
    }
    let mut from = 0;
    while let Some(found) = memmem::find(&text[from..], b"--") {
        let rest = &text[from + found + 2..];
        if rest.starts_with(b">") {
            return from + found + 3;
        }
        if rest.starts_with(b"!>") {
            return from + found + 4;
        }
        from += found + 1;
    }
    text.len()
}

/// Where the next end tag of this name begins.
fn end_tag(bytes: &[u8], from: usize, name: &str) -> Option<usize> {
    let is_end = |at: &usize| {
        let rest = &bytes[from + at + 2..];
        rest.get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && rest
                .get(name.len())
                .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
    };
    let found = memmem::find_iter(&bytes[from..], b"</").find(is_end);
    found.map(|at| from + at)
}
