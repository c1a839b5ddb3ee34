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
