//! The decoder of values parted by commas: any bytes under the name `a.csv`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.csv");
