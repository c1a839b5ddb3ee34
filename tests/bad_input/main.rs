//! Bad input, on the real binary: each gets a clear error or a row in `rejects`, and the rest of the run is intact.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking; its helpers too"
)]

mod archives;
mod documents;
mod expect;
mod formats;
mod hostile;
#[path = "../source/make.rs"]
#[allow(dead_code, reason = "made for the stage `source`, which needs more of it")]
mod make;
mod parts;
#[path = "../run/mod.rs"]
mod run;
mod same_bytes;
#[cfg(unix)]
mod signals;
mod world;
