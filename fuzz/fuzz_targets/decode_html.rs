//! The decoder of HTML: any bytes under the name `a.html`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.html");
