//! The decoder of OpenDocument, texts and workbooks: any bytes under the name `a.ods`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.ods");
