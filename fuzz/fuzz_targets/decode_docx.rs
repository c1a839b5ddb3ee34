//! The decoder of DOCX: any bytes under the name `a.docx`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.docx");
