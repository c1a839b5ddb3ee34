//! `decode` alone: the throughput of each decoder, and time that grows no faster than the document.
//!
//! ```sh
//! cargo bench --no-default-features --features cli --bench decode
//! ```
//! First, a report of some megabytes in each format: the size of the file, the size of the text that it gives, and how much text a
//! second comes out; the best of several runs counts. Plain text stands first, which no other decoder may slow down. Then documents
//! that could make a decoder look far ahead or back, once and twice as long: the time that
//! each of its things takes must not grow.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot run may say so loudly, and prints its figures"
)]

mod documents;
mod hostile;
mod packages;

use std::hint::black_box;
use std::time::Instant;

use zhibiao::decode::{Bounds, Text, decode};
use zhibiao::diagnostic::Refusal;
use zhibiao::source::{Origin, RawDocument};

/// How much longer each thing may take in the document that holds twice as many.
const MOST_GROWTH: f64 = 1.5;

/// What a hostile document may unpack to.
const UNPACKED: u64 = 256 << 20;

fn decoded(name: &str, bytes: &[u8]) -> Result<Text, Refusal> {
    let origin = Origin {
        source: name.to_owned(),
        member: None,
    };
    let document = RawDocument {
        origin,
        bytes: bytes.to_vec(),
    };
    decode(document, Bounds { unpacked: UNPACKED })
}

/// Seconds of the fastest of some runs.
fn best_of(runs: usize, mut run: impl FnMut()) -> f64 {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}

fn throughput() {
    println!(
        "{:14} {:>8} {:>8} {:>10} {:>10}",
        "document", "file MB", "text MB", "text MB/s", "file MB/s"
    );
    for (name, bytes) in documents::all() {
        let text = match decoded(name, &bytes) {
            Ok(text) => text,
            Err(refusal) => {
                println!("{name:14} {}: {}", refusal.reason, refusal.detail);
                continue;
            }
        };
        let seconds = best_of(5, || drop(black_box(decoded(name, &bytes))));
        let (file, text) = (bytes.len() as f64 / 1e6, text.content.len() as f64 / 1e6);
        println!(
            "{name:14} {file:8.2} {text:8.2} {:10.1} {:10.1}",
            text / seconds,
            file / seconds
        );
    }
}

/// Seconds of one run, over as many as time can be told from.
fn seconds(name: &str, bytes: &[u8]) -> f64 {
    let mut runs = 1;
    loop {
        let seconds = best_of(3, || {
            for _ in 0..runs {
                drop(black_box(decoded(name, bytes)));
            }
        });
        if seconds >= 0.02 {
            return seconds / f64::from(runs);
        }
        runs *= 4;
    }
}

fn linearity() {
    println!(
        "\n{:28} {:>10} {:>10} {:>7}",
        "hostile document", "ns a thing", "twice", "ratio"
    );
    let mut growing = Vec::new();
    for (what, name, make) in hostile::ALL {
        let [once, twice] =
            [hostile::COUNT, 2 * hostile::COUNT].map(|count| seconds(name, &make(count)) / count as f64 * 1e9);
        let grows = twice / once > MOST_GROWTH;
        let mark = if grows { "  grows" } else { "" };
        println!("{what:28} {once:10.1} {twice:10.1} {:7.2}{mark}", twice / once);
        if grows {
            growing.push(*what);
        }
    }
    println!(
        "{} of {} grow faster than their length: {growing:?}",
        growing.len(),
        hostile::ALL.len()
    );
}

fn main() {
    throughput();
    linearity();
}
