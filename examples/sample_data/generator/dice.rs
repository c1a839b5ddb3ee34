//! Choices that look random and are a pure function of their key: the same seed, words and numbers give the same choice
//! whatever was asked before, so that one changed template leaves all others as they were.

/// One place in the tree of choices. [`Dice::with`] and [`Dice::at`] step down, the other methods throw.
#[derive(Debug, Clone, Copy)]
pub struct Dice(u64);

impl Dice {
    /// The root of the tree.
    pub const fn new(seed: u64) -> Self {
        Self(mix(seed))
    }

    /// The branch of this name.
    pub fn with(self, word: &str) -> Self {
        word.bytes()
            .fold(self.at(word.len() as u64), |dice, byte| dice.at(u64::from(byte)))
    }

    /// The branch of this number.
    pub const fn at(self, number: u64) -> Self {
        Self(mix(self.0 ^ mix(number)))
    }

    /// A number from 0 to `bound` - 1.
    pub const fn below(self, bound: u64) -> u64 {
        mix(self.0) % bound
    }

    /// A number from `low` to `high`, both possible.
    pub const fn between(self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as u64) as i64
    }

    /// True in `percent` of a hundred throws.
    pub const fn chance(self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of the choices, which must not be empty.
    pub fn pick<T>(self, choices: &[T]) -> &T {
        &choices[self.below(choices.len() as u64) as usize]
    }
}

/// The finalizer of splitmix64 (Steele, Lea and Flood 2014), with its increment.
const fn mix(state: u64) -> u64 {
    let z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
