//! The shape of `lexicon/words.toml`, and of the `[words]` of a lexicon file of one's own.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{Basis, Change, TrapReason};

/// All lists of words around numerals. What is absent is empty.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WordLists {
    /// Bounds before or behind a number.
    pub bound: Vec<BoundList>,
    /// Bounds before a bare scale.
    pub scale_bound: Vec<BoundList>,
    /// What makes the scale behind it say no number.
    pub vague: BeforeList,
    /// Words that make a number a change.
    pub change: Vec<ChangeList>,
    /// What may stand between such a word and its number.
    pub change_filler: WordList,
    /// Phrases that name what a change is measured against.
    pub basis: Vec<BasisList>,
    /// What makes the year behind it such a phrase.
    pub basis_year: BeforeList,
    /// What makes 第3 and 前五 ranks.
    pub rank: RankList,
    /// Numerals that are no quantities.
    pub trap: Vec<TrapEntry>,
    /// What makes the numeral behind or before it an ordinal or a grade.
    pub ordinal: SidesList,
    /// Where 一 with a unit counts nothing.
    pub article: ArticleList,
    /// What makes the numeral behind or before it an identifier.
    pub code: SidesList,
    /// Ends of names of places, firms and people.
    pub place: PlaceList,
    /// What makes 路 a count of channels.
    pub channel: NounList,
    /// What makes a number without a unit a quantity.
    pub bare: BareList,
    /// What makes 万 and 亿 money.
    pub money: NounList,
    /// What makes 方 a volume.
    pub volume: NounList,
    /// Words that begin with a unit and are none, as `word|unit`.
    pub unit_exceptions: WordList,
    /// What makes 一个 a count.
    pub counting: BeforeList,
    /// Signs of money before an amount.
    pub currency: Vec<CurrencyList>,
    /// What may stand behind the stroke of a rate.
    pub rate: RateList,
}

/// Words of one bound.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundList {
    /// `approx`, `min`, `max`, or `none` for words that protect.
    pub bound: String,
    /// Words before a number.
    #[serde(default)]
    pub before: Vec<String>,
    /// Words behind a number and its unit.
    #[serde(default)]
    pub after: Vec<String>,
}

/// Words of one direction.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeList {
    /// Which way; `none` protects.
    pub change: Change,
    /// Words that make any number a change.
    #[serde(default)]
    pub any: Vec<String>,
    /// Words that make only shares, their differences and multiples changes.
    #[serde(default)]
    pub share: Vec<String>,
}

/// Phrases of one basis.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasisList {
    /// What a change is measured against.
    pub basis: Basis,
    /// The phrases.
    pub words: Vec<String>,
}

/// Words before ranks.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RankList {
    /// Before 第3.
    pub before: Vec<String>,
    /// Before 第3位 that is no rank.
    pub not_before: Vec<String>,
    /// Behind 第3.
    pub after: Vec<String>,
    /// Before 前五.
    pub before_top: Vec<String>,
}

/// Numerals that are no quantities for one reason.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrapEntry {
    /// Why.
    pub reason: TrapReason,
    /// `before|numeral|after`; before and after may be empty.
    pub words: Vec<String>,
}

/// What makes a number without a unit a quantity.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BareList {
    /// Nouns before the number.
    pub nouns: Vec<String>,
    /// What may stand between.
    pub links: Vec<String>,
}

/// Words before a number.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BeforeList {
    /// The words.
    pub before: Vec<String>,
}

/// Words before or behind a number.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SidesList {
    /// Before it.
    pub before: Vec<String>,
    /// Behind it.
    pub after: Vec<String>,
}

/// Ends of names.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PlaceList {
    /// The ends.
    pub after: Vec<String>,
    /// Words that begin like one, or hold one, and end no name.
    pub words: Vec<String>,
}

/// Where 一 is an article.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ArticleList {
    /// Words before it.
    pub before: Vec<String>,
    /// Words that end like one of those, and leave it a number.
    pub words: Vec<String>,
    /// Units behind it.
    pub units: Vec<String>,
}

/// Words.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WordList {
    /// The words.
    pub words: Vec<String>,
}

/// Nouns.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NounList {
    /// The nouns.
    pub nouns: Vec<String>,
}

/// Signs of one currency.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CurrencyList {
    /// The unit of money.
    pub unit: String,
    /// Its signs and names before an amount.
    pub before: Vec<String>,
}

/// What a rate is counted by.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RateList {
    /// The words.
    pub denominators: Vec<String>,
}
