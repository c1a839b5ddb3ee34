//! The format `pdf`: Portable Document Format (ISO 32000-1), its text layer.
//!
//! lopdf reads the file into objects. What a page draws is read here: characters through their fonts' encodings, and
//! straight lines. [`page`](super::page) makes paragraphs and tables of both.

mod budget;
mod color;
mod file;
mod font;
mod frame;
mod interpreter;
mod lexer;
mod load;
mod matrix;
mod pages;
mod path;
mod pieces;
mod sheet;
mod state;
mod turn;

#[cfg(test)]
mod maker;
#[cfg(test)]
mod tests;

use budget::Budget;
use file::File;
use interpreter::{Interpreter, Seen};

use super::builder::Builder;
use super::package::corrupt;
use super::{Bounds, Text, page};
use crate::diagnostic::{Refusal, RejectReason};

/// The text of a PDF.
///
/// # Errors
/// `encrypted`, `corrupt_document`, `member_too_large`; `scanned` where pages are pictures, `mojibake` where the fonts do
/// not say which characters they draw, `empty` where pages hold nothing.
pub(super) fn decode(bytes: &[u8], bounds: Bounds) -> Result<Text, Refusal> {
    let budget = Budget::new(bounds);
    let document = load::load(bytes, bounds)?;
    let file = File::new(&document, &budget);
    let found = pages::all(file);
    if found.leaves.is_empty() {
        return Err(corrupt("the PDF has no pages"));
    }
    if found.missing > 0 {
        return Err(corrupt(&format!("{} pages of the PDF are missing", found.missing)));
    }
    let mut interpreter = Interpreter::new(file);
    let mut pages = Vec::with_capacity(found.leaves.len());
    for leaf in &found.leaves {
        pages.push(interpreter.page(leaf)?);
    }
    check(interpreter.seen, pages.len())?;
    let mut builder = Builder::default();
    page::write(&pages, &mut builder);
    builder.finish("pdf", None)
}

/// Refuses a document whose pages hold no text, or none that can be read.
fn check(seen: Seen, pages: usize) -> Result<(), Refusal> {
    if seen.characters == 0 && seen.pictures > 0 {
        let detail = format!(
            "the PDF's {pages} pages are pictures without a text layer; run OCR over it first, or name a command that does (convert.scanned)"
        );
        return Err(Refusal::new(RejectReason::Scanned, detail));
    }
    if seen.unknown * 2 > seen.characters {
        return Err(Refusal::new(RejectReason::Mojibake, WITHOUT_CODES));
    }
    Ok(())
}

/// Why a text whose glyphs have no characters is refused.
const WITHOUT_CODES: &str = "the PDF's fonts do not say which characters they draw (no ToUnicode map, no known encoding); \
                             save it again from the program that made it, or run OCR over it";
