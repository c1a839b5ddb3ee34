//! zhibiao (指标) reads Chinese government performance reports, finds every number that measures something, says what it
//! measures, judges it against its target, and writes columnar tables.
//!
//! The stages follow each other as in `ARCHITECTURE.md`; each adds knowledge and never edits what an earlier one made:
//! [`source`] → [`decode`] → [`parse`] → [`quantity`] → [`normalize`] → [`assess`] → [`write`]. What a reviewer decided is
//! put in by [`correct`], and by nothing else.

#[cfg(feature = "analyze")]
pub mod analyze;
pub mod assess;
#[cfg(feature = "cli")]
pub mod cli;
pub mod correct;
pub mod decode;
pub mod diagnostic;
pub mod lexicon;
pub mod normalize;
pub mod number;
pub mod parse;
pub mod pipeline;
pub mod quantity;
#[allow(missing_docs, reason = "the columns' meanings stand in schemas/*.json, once")]
pub mod rows;
pub mod schema;
pub mod script;
pub mod source;
pub mod span;
pub mod write;
