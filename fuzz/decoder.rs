//! What the targets of all decoders have in common: the laws of a text, and mutations that reach behind checksums.

#[path = "../tests/containers/mod.rs"]
mod containers;
#[path = "../tests/decode_laws/mod.rs"]
mod decode_laws;

use containers::Parts;

/// Decodes bytes that are called `name`; a broken law is a crash.
pub fn run(name: &str, bytes: &[u8]) {
    if let Err(broken) = decode_laws::check(name, bytes) {
        panic!("{broken}");
    }
}

/// Mutates one part of a container, or the whole file: a zip whose parts were mutated in place would only fail its checksums.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut parts = Parts::open(&data[..size]);
    let count = parts.parts.len();
    if count < 2 || seed % 8 == 0 {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    }
    let part = &mut parts.parts[seed as usize / 8 % count].1;
    let length = part.len();
    part.resize(length + 256, 0);
    let mutated = libfuzzer_sys::fuzzer_mutate(part, length, length + 256);
    part.truncate(mutated);
    match parts.close() {
        Some(bytes) if bytes.len() <= max_size => {
            data[..bytes.len()].copy_from_slice(&bytes);
            bytes.len()
        }
        _ => size,
    }
}

/// A target for the decoder that reads files of this name.
macro_rules! decoder {
    ($name:literal) => {
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            decoder::mutate(data, size, max_size, seed)
        });
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| decoder::run($name, bytes));
    };
}
