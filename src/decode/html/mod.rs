//! The format `html`: web pages, fragments of them, and what Word and Excel save as such.
//!
//! html5ever reads the markup; [`feed`] and [`filter`] stand around it, so that no page costs more than its length.
//! [`flow`] walks the tree and writes what a reader sees: lines, headings, and the tables that hold data.

mod dom;
mod feed;
mod filter;
mod flow;
mod grid;
mod kind;
mod lines;
mod list;
mod sink;
mod style;
mod table;
mod tag;
mod title;
mod within;

use super::builder::Builder;
use super::{Text, charset};
use crate::diagnostic::Refusal;

use flow::Flow;
use title::{Named, Title};
use within::Within;

/// The text of a web page.
///
/// # Errors
/// `empty` where it shows no text, `mojibake` where its characters were destroyed.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Text, Refusal> {
    let declared = charset::declared(&bytes);
    let decoded = charset::decode_declared(bytes, declared);
    let mut page = Builder::default();
    write(&decoded.text, None, &mut page);
    page.finish("html", Some(decoded.name()))
}

/// Writes the text of a page. Its title comes first where the page names one but does not show it; `named` is a title
/// that the page's surroundings give it.
pub(super) fn write(html: &str, named: Option<&str>, page: &mut Builder) {
    let dom = feed::parse(html);
    let within = Within::of(&dom);
    let title = Title::of(&dom).or_else(|| Title::new(named?, Named::Site));
    let body = dom.body();
    let hidden = title
        .as_ref()
        .filter(|title| title.is_of_text() || !within.holds_heading(body))
        .filter(|title| !title.is_shown(&dom));
    match hidden {
        Some(title) if title.is_of_text() => page.heading(0, title.written()),
        Some(title) => page.paragraph(title.written()),
        None => {}
    }
    let mut flow = Flow::new(&dom, &within, Some(page));
    flow.look_for(title.as_ref());
    flow.walk(body);
    flow.flush();
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
