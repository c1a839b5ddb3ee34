//! The decoder of compound files: any bytes under the name `a.xls`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.xls");
