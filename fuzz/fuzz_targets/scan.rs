//! Any text: no panic, and the laws of a scan hold.
//!
//! ```sh
//! cargo +nightly fuzz run --sanitizer none scan -- -max_total_time=60
//! ```
//! No sanitizer: the crate forbids `unsafe`, so there is nothing for one to find, and without it the fuzzer is faster.
#![no_main]

#[path = "../../tests/scan_laws/mod.rs"]
mod scan_laws;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use zhibiao::lexicon::Lexicon;
use zhibiao::quantity;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().expect("the compiled-in lexicon is sound"));

fuzz_target!(|text: &str| {
    let scan = quantity::scan(text, &LEXICON);
    if let Err(broken) = scan_laws::check(text, &scan, &LEXICON) {
        panic!("{broken} in {text:?}");
    }
});
