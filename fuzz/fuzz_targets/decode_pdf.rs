//! The decoder of PDF: any bytes under the name `a.pdf`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.pdf");
