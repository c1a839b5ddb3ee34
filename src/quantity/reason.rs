//! Why a numeral is no quantity.

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)+) => {
        /// Why a numeral is no quantity: the column `rejected_numerals.reason`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Reason {
            $($(#[$doc])* $variant,)+
        }

        impl Reason {
            /// Every reason there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code that the table holds.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

reasons! {
    /// A day, month, year or time of day.
    Date = "date",
    /// A span of time on the calendar (近三年, 十四五, 三年行动).
    Period = "period",
    /// A place in an order that is no rank (第一批, 三期).
    Ordinal = "ordinal",
    /// An identifier, address, model or version (2号楼, 5G, 3.0).
    Code = "code",
    /// The number of a document (〔2023〕15号).
    DocumentNumber = "document_number",
    /// Inside 《》.
    Title = "title",
    /// Inside quotation marks that make a name.
    Quoted = "quoted",
    /// A set phrase (一体化, 一企一档).
    Idiom = "idiom",
    /// A proper name (三峡, 二十大).
    Name = "name",
    /// A slogan (1+7+N).
    Slogan = "slogan",
    /// The number of a list's entry.
    ListMarker = "list_marker",
    /// What a rate is counted by (每10万人).
    Base = "base",
    /// Says no number (数十, 上万).
    Vague = "vague",
    /// Nothing behind it says what is counted.
    NoUnit = "no_unit",
    /// More digits than an exact value holds.
    TooLong = "too_long",
}

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// The rule that found a numeral to be no quantity, as `explain` names it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Rule {
            $($(#[$doc])* $variant,)+
        }

        impl Rule {
            /// Every rule there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The rule's name, the part before the point being its family.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

rules! {
    /// `1.`, `（二）` and the like begin an entry of a list.
    Marker = "list.marker",
    /// It stands between 《 and 》.
    Title = "title",
    /// It stands in a short quotation, which makes a name.
    Quotation = "quotation",
    /// More digits than an exact value holds.
    TooLong = "numeral.too_long",
    /// A run of Chinese numerals that is no number.
    Unreadable = "numeral.unreadable",
    /// The year or the number of a document.
    Cited = "document.cited",
    /// Letters before it make a model, a standard or an address.
    Letters = "code.letters",
    /// A set phrase or a name of the lexicon.
    Phrase = "phrase",
    /// 数, 几 before a scale, or a scale alone.
    Vague = "scale.vague",
    /// A word of the calendar, or the shape of a date.
    Calendar = "calendar",
    /// What 每 stands before.
    Base = "rate.base",
    /// A number of a house, a line, a room, a plot or a service.
    Code = "code.number",
    /// A word behind it makes it a grade, a phase or a place in an order.
    Ordinal = "ordinal.word",
    /// 第 before it, where it is no rank.
    Numbered = "ordinal.第",
    /// Signs join it to others as a slogan does.
    Slogan = "slogan.signs",
    /// It goes on with what the numeral before was rejected as.
    Follows = "follows",
    /// Two digits with one character between them.
    Pair = "phrase.pair",
    /// Nothing counts behind it, and what stands around it tells more.
    Nature = "bare.nature",
    /// Nothing counts behind it.
    Bare = "bare",
    /// The other end of its range is no quantity.
    Range = "range.other_end",
    /// The next member of its list is no quantity.
    List = "list.next_member",
    /// Hours and minutes with a colon between them.
    Clock = "calendar.clock",
    /// The score of a game.
    Score = "ratio.score",
}
