//! Conditions of sections: `[>=0.9]`.

/// Which numbers a section is for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Condition {
    relation: Relation,
    bound: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    AtLeast,
    AtMost,
    Not,
    More,
    Less,
    Equal,
}

/// Longer signs first, so that `>=` is not taken for `>`.
const RELATIONS: [(&str, Relation); 6] = [
    (">=", Relation::AtLeast),
    ("<=", Relation::AtMost),
    ("<>", Relation::Not),
    (">", Relation::More),
    ("<", Relation::Less),
    ("=", Relation::Equal),
];

impl Condition {
    /// The condition that stands between brackets, if it is one.
    pub(super) fn parse(inner: &str) -> Option<Self> {
        let (sign, relation) = RELATIONS.iter().find(|(sign, _)| inner.starts_with(sign))?;
        let bound = inner[sign.len()..].trim().parse().ok()?;
        Some(Self {
            relation: *relation,
            bound,
        })
    }

    pub(super) fn holds(self, value: f64) -> bool {
        match self.relation {
            Relation::AtLeast => value >= self.bound,
            Relation::AtMost => value <= self.bound,
            Relation::Not => value != self.bound,
            Relation::More => value > self.bound,
            Relation::Less => value < self.bound,
            Relation::Equal => value == self.bound,
        }
    }
}
