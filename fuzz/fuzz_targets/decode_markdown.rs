//! The decoder of Markdown: any bytes under the name `a.md`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.md");
