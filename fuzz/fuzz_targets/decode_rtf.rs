//! The decoder of RTF: any bytes under the name `a.rtf`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.rtf");
