//! `&str` → [`Scan`]: every quantity in a text, and every numeral that is none, with the reason. The heart of the program.
//!
//! It takes a string and has never heard of a report. Five steps, each linear in the text's length:
//! [`lexer`] finds numerals with their scales and units, [`judge`] tells quantities from dates, codes, names and the
//! like, [`combine`] joins ranges, lists and proportions, [`qualify`] adds bound, change and basis to what [`emit`] made.
//! Nothing disappears: every numeral that the lexer sees ends as (part of) a [`Mention`] or as a [`Rejected`].

mod atom;
mod bare;
mod basis;
mod bound;
mod change;
mod combine;
mod context;
mod derivation;
mod digits;
mod emit;
mod half;
mod judge;
mod lexer;
mod marker;
mod numeral;
mod qualify;
mod range;
mod reason;
mod remainder;
mod share;
mod sign;
mod tail;
mod traps;
mod unit;

use std::sync::Arc;

use rust_decimal::Decimal;

pub use crate::lexicon::units::{Kind, UnitId};
pub use crate::lexicon::words::{Basis, Bound, Change};
pub use derivation::{Step, derive};
pub use reason::{Reason, Rule};

use crate::lexicon::Lexicon;
use crate::script;
use crate::span::Span;
use judge::Verdict;
use lexer::Lexed;

/// One mention of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Number, inner qualifier, unit: `4008余万元`, `第10位`, `1-4名`.
    pub span: Span,
    /// The numeral alone; of a range, both with what joins them.
    pub number: Span,
    /// The unit as written, where one is.
    pub unit_span: Option<Span>,
    /// What it measures.
    pub kind: Kind,
    /// Exact value in `unit`; none for a range.
    pub value: Option<Decimal>,
    /// Lower end of a range.
    pub low: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// Power of ten of the last printed digit: 95.29 % has -2, 6931.16万 has 2.
    pub exponent: i32,
    /// How the number stands to the true value.
    pub bound: Bound,
    /// The word that says the bound, where it stands outside of `span`.
    pub bound_span: Option<Span>,
    /// Base unit, without 万 and 亿; empty where none is written.
    pub unit: Arc<str>,
    /// The unit's place in the lexicon; none for composed units such as 元/平方米.
    pub unit_id: Option<UnitId>,
    /// Whether the number is itself a change.
    pub change: Change,
    /// The word that says so.
    pub change_span: Option<Span>,
    /// What the change is measured against.
    pub basis: Basis,
    /// The words that say so.
    pub basis_span: Option<Span>,
    /// What 每 stands before, for a rate such as 每万人22.7人.
    pub base_span: Option<Span>,
    /// The rule that read the number.
    pub rule: &'static str,
}

/// A numeral that is no quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rejected {
    /// The numeral.
    pub span: Span,
    /// Why.
    pub reason: Reason,
    /// What found that.
    pub rule: Rule,
}

/// All numerals of a text, in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scan {
    /// The quantities.
    pub mentions: Vec<Mention>,
    /// The rest.
    pub rejected: Vec<Rejected>,
}

/// Reads text after text, with the room that one text needs kept for the next.
#[derive(Debug)]
pub struct Scanner<'l> {
    lexicon: &'l Lexicon,
    lexed: Lexed,
    verdicts: Vec<Verdict>,
}

impl<'l> Scanner<'l> {
    /// A reader with the words of `lexicon`.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            lexed: Lexed::default(),
            verdicts: Vec::new(),
        }
    }

    /// Reads all numerals of a text, one in traditional characters as its simplified twin.
    pub fn scan(&mut self, text: &str) -> Scan {
        let text = &*script::fold(text);
        let Self {
            lexicon,
            lexed,
            verdicts,
        } = self;
        lexer::lex(text, lexicon, lexed);
        if lexed.atoms.is_empty() && lexed.markers.is_empty() {
            return Scan::default();
        }
        judge::judge(text, lexed, verdicts, lexicon);
        combine::settle(text, &lexed.atoms, verdicts, lexicon);
        let mut scan = emit::emit(text, lexed, verdicts, lexicon);
        qualify::qualify(text, &mut scan, lexed, lexicon);
        scan
    }
}

/// Reads all numerals of one text; for many texts a [`Scanner`] is faster.
pub fn scan(text: &str, lexicon: &Lexicon) -> Scan {
    Scanner::new(lexicon).scan(text)
}

#[cfg(test)]
mod tests;
