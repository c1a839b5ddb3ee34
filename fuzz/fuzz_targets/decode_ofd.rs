//! The decoder of OFD: any bytes under the name `a.ofd`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.ofd");
