//! What two texts share whatever its order: 综合整治河道 and 河道综合整治 are made of the same two pieces.

/// How many pieces are looked for.
const MOST_PIECES: usize = 3;

/// A piece this long is a term of its own and no chance: 专项债券, 联合抽查.
const TERM: usize = 4;

/// The pieces of at least two characters that two texts share.
pub(super) struct Pieces {
    /// The characters of each text that no piece covers, before and behind the longest piece.
    left: [(usize, usize); 2],
    longest: usize,
}

impl Pieces {
    pub fn new(a: &[char], b: &[char]) -> Self {
        let (mut a, mut b) = (Text::new(a), Text::new(b));
        let mut longest = None;
        for _ in 0..MOST_PIECES {
            let Some(piece) = Piece::longest(&a, &b) else { break };
            a.take(piece.a, piece.length);
            b.take(piece.b, piece.length);
            longest.get_or_insert(piece);
        }
        longest.map_or(
            Self {
                left: [(0, a.0.len()), (0, b.0.len())],
                longest: 0,
            },
            |piece| Self {
                left: [a.left_around(piece.a), b.left_around(piece.b)],
                longest: piece.length,
            },
        )
    }

    /// Whether one text is made of nothing but pieces of the other; two pieces at least, or one that is a term.
    pub fn cover_one(&self, shorter: usize) -> bool {
        shorter >= TERM && self.left.contains(&(0, 0))
    }

    /// Whether the pieces make up three quarters of the first text, its end among them, and it is no mere word.
    pub const fn cover(&self, length: usize) -> bool {
        let (before, behind) = self.left[0];
        length >= TERM && behind == 0 && 4 * before <= length
    }

    /// Which share of the first text the pieces make up, from 0 to 1.
    #[allow(clippy::cast_precision_loss, reason = "lengths of short phrases")]
    pub fn share(&self, length: usize) -> f64 {
        let (before, behind) = self.left[0];
        let covered = length.saturating_sub(before + behind);
        if length == 0 {
            0.0
        } else {
            covered as f64 / length as f64
        }
    }

    /// Whether the two share a term and add to it on different sides: 跨部门联合抽查 and 联合抽查市场主体. What stands on one
    /// side of the term in both tells two things apart: 城镇养老保险 and 农村养老保险.
    pub fn complete_each_other(&self) -> bool {
        let [(before, behind), (also_before, also_behind)] = self.left;
        self.longest >= TERM && before.min(also_before) == 0 && behind.min(also_behind) == 0
    }
}

/// A text whose characters are taken away piece by piece.
struct Text(Vec<Option<char>>);

impl Text {
    fn new(text: &[char]) -> Self {
        Self(text.iter().copied().map(Some).collect())
    }

    fn take(&mut self, from: usize, length: usize) {
        self.0.iter_mut().skip(from).take(length).for_each(|c| *c = None);
    }

    fn left_around(&self, at: usize) -> (usize, usize) {
        let count = |part: &[Option<char>]| part.iter().filter(|c| c.is_some()).count();
        let (before, behind) = self.0.split_at(at);
        (count(before), count(behind))
    }
}

/// A stretch that two texts share: where it begins in each, and its length.
#[derive(Clone, Copy)]
struct Piece {
    a: usize,
    b: usize,
    length: usize,
}

impl Piece {
    /// The longest common stretch of at least two characters; of several the first.
    fn longest(a: &Text, b: &Text) -> Option<Self> {
        let mut best: Option<Self> = None;
        let mut row = vec![0; b.0.len() + 1];
        for (i, x) in a.0.iter().enumerate() {
            let mut diagonal = 0;
            for (j, y) in b.0.iter().enumerate() {
                let above = row[j + 1];
                let length = if x.is_some() && x == y { diagonal + 1 } else { 0 };
                (row[j + 1], diagonal) = (length, above);
                if length >= 2 && best.is_none_or(|best| best.length < length) {
                    best = Some(Self {
                        a: i + 1 - length,
                        b: j + 1 - length,
                        length,
                    });
                }
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(a: &str, b: &str) -> (Pieces, usize) {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        (Pieces::new(&a, &b), a.len().min(b.len()))
    }

    fn cover(a: &str, b: &str) -> bool {
        let (pieces, shorter) = pieces(a, b);
        pieces.cover_one(shorter)
    }

    fn complete(a: &str, b: &str) -> bool {
        pieces(a, b).0.complete_each_other()
    }

    #[test]
    fn words_in_another_order_are_the_same_pieces() {
        assert!(cover("综合整治河道", "柳溪等河道综合整治"));
        assert!(cover("修缮古桥", "古桥修缮"));
        assert!(cover("标准农田灌溉", "改造灌溉渠和标准农田"));
        assert!(!cover("古桥", "古镇石桥"));
        assert!(!cover("修缮古桥", "古镇修桥"));
        assert!(!cover("养老床位", "医院床位"));
    }

    #[test]
    fn what_is_added_on_different_sides_of_a_term_agrees() {
        assert!(complete("跨部门联合抽查", "联合抽查市场主体"));
        assert!(complete("地方专项债券", "专项债券"));
        assert!(complete("结对帮扶农户", "上门结对帮扶"));
        assert!(!complete("城镇养老保险", "农村养老保险"));
        assert!(!complete("联合抽查工地", "联合抽查网站"));
        assert!(!complete("农村养老", "养老设施"));
    }
}
