//! The decoder of saved web pages and mails: any bytes under the name `a.eml`.
#![no_main]

#[macro_use]
#[path = "../decoder.rs"]
mod decoder;

decoder!("a.eml");
