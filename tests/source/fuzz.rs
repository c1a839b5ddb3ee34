//! Any bytes at all: no panic, no endless loop, and the limits hold.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use zhibiao::source::Limits;

use crate::make::{gzip, noise, tar, zip, zstd};
use crate::{Files, Outcome};

fn limits() -> Limits {
    Limits {
        member_bytes: 4000,
        archive_bytes: 10_000,
        ratio: 200,
        members: 5,
        depth: 2,
    }
}

fn within_limits(outcome: &Outcome) {
    let limits = limits();
    assert!(
        outcome
            .documents
            .iter()
            .all(|(_, bytes)| bytes.len() as u64 <= limits.member_bytes)
    );
    // Each member counts once, and each archive can give one more row for itself.
    assert!(
        outcome.paths.len() as u64 <= 2 * limits.members + 1,
        "{:?}",
        outcome.paths
    );
    let in_archives = outcome.documents.iter().filter(|(path, _)| path.contains('!'));
    assert!(in_archives.map(|(_, bytes)| bytes.len() as u64).sum::<u64>() <= limits.archive_bytes);
}

/// One good archive of each kind, for damage.
fn archives() -> Vec<Vec<u8>> {
    let inner = zip(&[("x.txt", &noise(900)), ("y.txt", b"y")]);
    let members: [(&str, &[u8]); 3] = [("a/inner.zip", &inner), ("b.txt", b"text"), ("c.txt", &[b'c'; 3000])];
    let tar = tar(&members);
    vec![zip(&members), gzip(&tar), zstd(&tar), tar]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::with_cases(150) })]

    #[test]
    fn arbitrary_bytes(bytes in vec(any::<u8>(), 0..600), magic in 0..5_usize) {
        let magics: [&[u8]; 5] = [b"", b"PK\x03\x04", b"\x1F\x8B\x08", b"\x28\xB5\x2F\xFD", b"PK\x05\x06"];
        within_limits(&Files::of("any", &[magics[magic], &bytes].concat()).read_within(&limits()));
    }

    #[test]
    fn damaged_archives(
        kind in 0..4_usize,
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let mut bytes = archives().swap_remove(kind);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        within_limits(&Files::of("damaged", &bytes).read_within(&limits()));
    }
}
