//! What a word of relation says of the number beside it.

use serde::Deserialize;

use super::marker::Bits;

/// What a word says of the number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Nothing; it protects a word that holds another one.
    None,
    /// What follows are parts of the number before (其中).
    OfWhich,
    /// The same in a bracket (（含).
    Including,
    /// What is left of a whole (其余, 还有).
    Rest,
    /// A list that names only some of the parts (等, 主要).
    Open,
    /// The sum of the numbers before (合计).
    Total,
    /// A clause that turns to something else (另有).
    Other,
    /// The plan or the target itself (年度目标).
    Goal,
    /// A share of what is named behind the word (占).
    Share,
    /// A difference between two others (超额, 高于).
    Excess,
    /// A difference from the plan itself (超额完成).
    BeyondPlan,
    /// A difference, where something stands between the word and the number (高于全市2%).
    Beside,
    /// Still to come (计划, 拟).
    Planned,
    /// What is new (新增).
    Added,
    /// All there is (现有, 总数达).
    Stock,
    /// What is new less what is gone (净增).
    Net,
    /// An earlier period (去年).
    Earlier,
    /// A target to come down to (降至).
    Ceiling,
    /// A second, higher level of the same target (力争).
    Stretch,
    /// A share of one count in another (率).
    Rate,
    /// An amount for each of something (人均).
    Per,
    /// Each of several things (均).
    Each,
    /// The things have come to their end (建成).
    Finished,
    /// The things are on their way (开工, 签约).
    Begun,
    /// A shorter time than the report's (假期, 当月).
    Moment,
    /// What follows from what was done (带动, 惠及).
    Effect,
    /// Something is to become less (压减经费5%).
    Fall,
    /// How large the thing is that the task speaks of (总投资).
    Size,
    /// Not decided yet (在审, 在谈).
    Pending,
    /// At constant prices (不变价).
    Real,
    /// What follows is the number before, divided (分领域看).
    Divides,
    /// A property that runs across other parts (女性).
    Across,
}

impl Mark {
    /// The mark's bit in a [`Hit`].
    pub const fn bit(self) -> Bits {
        match self {
            Self::None => 0,
            _ => 1 << self as u32,
        }
    }
}
