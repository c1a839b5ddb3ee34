//! What the words around a number can say of it: the columns `bound`, `change` and `basis`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a number says about the true value: the column `bound`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// As printed.
    #[default]
    Exact,
    /// About that much (约, 近, 余, 左右).
    Approx,
    /// That much or more (以上, 超, 不少于).
    Min,
    /// That much or less (以内, 不超过, 不足).
    Max,
}

impl Bound {
    /// The bound's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approx => "approx",
            Self::Min => "min",
            Self::Max => "max",
        }
    }
}

/// Whether the number is itself a change: the column `change`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A level.
    #[default]
    None,
    /// A rise.
    Increase,
    /// A fall.
    Decrease,
}

impl Change {
    /// The change's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Increase => "increase",
            Self::Decrease => "decrease",
        }
    }

    /// The opposite direction.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::None => Self::None,
            Self::Increase => Self::Decrease,
            Self::Decrease => Self::Increase,
        }
    }
}

/// What a change is measured against: the column `basis`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Not said.
    #[default]
    None,
    /// The same time of the year before (同比).
    Yoy,
    /// The period before (环比).
    Pop,
    /// A mean of several years.
    Avg,
    /// Another point in time, or a plan.
    Other,
}

impl Basis {
    /// The basis's code in the tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Yoy => "yoy",
            Self::Pop => "pop",
            Self::Avg => "avg",
            Self::Other => "other",
        }
    }
}
