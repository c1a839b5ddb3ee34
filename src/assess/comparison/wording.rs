//! How alike two names are in their characters alone. The end of a Chinese name says what kind of thing it is, its beginning
//! which one.

/// One name is the other with words left out: 分类率 of 生活垃圾分类率, 惠农资金 of 惠农补贴资金.
pub(super) fn contained(t: &[char], a: &[char], common: f64) -> Option<f64> {
    if t.ends_with(a) || a.ends_with(t) {
        return Some(0.7 + 0.25 * common);
    }
    if contains(t, a) || contains(a, t) {
        // 幼儿园学位 and 评价结果 begin with 幼儿园 and 评价, and are other things: the end of a name says what kind it is.
        let begins = t.starts_with(a) || a.starts_with(t);
        return Some(match (begins, only_begins(t, a)) {
            (_, true) => 0.5,
            (true, _) => 0.6 + 0.15 * common,
            (false, _) => 0.66 + 0.25 * common,
        });
    }
    if other_rate(t, a) {
        return None;
    }
    let edge = t.first() == a.first() || t.last() == a.last();
    let inside = edge && subsequence(t, a) == t.len().min(a.len());
    inside.then_some(0.65 + 0.25 * common)
}

/// The end of a Chinese name says what kind of thing it is: 诈骗案损 is no 诈骗发案.
pub(super) fn same_head(a: &[char], b: &[char]) -> bool {
    a.last() == b.last()
}

/// 食品抽检合格率 and 药品抽检合格率, 发放养老保险金 and 发放医疗保险金: the same end, and before it words that have nothing in
/// common but their beginning. 巡护覆盖率 and 巡护合格率: rates of different things.
pub(super) fn other_kind(a: &[char], b: &[char]) -> bool {
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (first, second) = (&a[..a.len() - end], &b[..b.len() - end]);
    let begin = first.iter().zip(second).take_while(|(x, y)| x == y).count();
    let (first, second) = (&first[begin..], &second[begin..]);
    let apart = end >= 2 && !first.is_empty() && !second.is_empty();
    apart && 2 * shared(first, second) < first.len().min(second.len()) || other_rate(a, b)
}

pub(super) fn other_rate(a: &[char], b: &[char]) -> bool {
    match (a, b) {
        ([.., a, b, '率'], [.., x, y, '率']) => ![x, y].contains(&a) && ![x, y].contains(&b),
        _ => false,
    }
}

/// 小区 and 小区停车场: one name only begins the other, and most of that says something else.
pub(super) fn only_begins(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && 2 * short.len() < long.len() && long.starts_with(short)
}

/// 国高企 of 国家高新技术企业: at least three characters at the beginning of `short`, in the order of `long`, the first
/// of which begins `long` too, and the second does not follow it there.
pub(super) fn abbreviates(short: &[char], long: &[char]) -> bool {
    if short.first() != long.first() || short.get(1) == long.get(1) {
        return false;
    }
    let mut rest = long.iter();
    short.iter().take_while(|c| rest.any(|l| l == *c)).count() >= 3
}

#[allow(clippy::cast_precision_loss, reason = "lengths of short phrases")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

pub(super) fn contains(long: &[char], short: &[char]) -> bool {
    short.len() >= 2 && long.windows(short.len()).any(|w| w == short)
}

/// How many characters two names share, in any order.
pub(super) fn shared(a: &[char], b: &[char]) -> usize {
    let mut rest = b.to_vec();
    let mut take = |c: &char| {
        rest.iter()
            .position(|r| r == c)
            .map(|at| rest.swap_remove(at))
            .is_some()
    };
    a.iter().filter(|c| take(c)).count()
}

/// The length of the longest common subsequence.
pub(super) fn subsequence(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// 普惠率 of 普惠性幼儿园覆盖率: the beginning of a rate's name and 率 alone.
pub(super) fn is_rate_of(short: &[char], long: &[char]) -> bool {
    matches!(short, [a, b, '率'] if long.starts_with(&[*a, *b]) && long.ends_with(&['率']) && long.len() > 4)
}
