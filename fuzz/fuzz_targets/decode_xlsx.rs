//! The decoder of XLSX: any bytes under the name `a.xlsx`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.xlsx");
