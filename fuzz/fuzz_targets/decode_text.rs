//! The decoder of plain text in any character set: any bytes under the name `a.txt`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.txt");
