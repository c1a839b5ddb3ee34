//! What an element's name says about how its text is set.

use html5ever::{LocalName, local_name};

/// How an element's content is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// In the line.
    Inline,
    /// On lines of its own.
    Block,
    /// A heading of level 1 … 6.
    Heading(u8),
    /// A list, with or without numbers.
    List {
        ordered: bool,
    },
    /// An item of a list.
    Item,
    /// The text that a term of a description list is given.
    Description,
    /// On lines of its own, its line ends kept.
    Preformatted,
    /// The end of a line.
    Break,
    Table,
    /// A cell of a table that is read as lines.
    Cell,
    /// Raised text.
    Raised,
    /// A field to fill in.
    Input,
    /// Not shown, or beside the text.
    Left,
}

impl Kind {
    pub(super) fn of(tag: &LocalName) -> Self {
        match *tag {
            local_name!("br") => Self::Break,
            local_name!("table") => Self::Table,
            local_name!("td") | local_name!("th") => Self::Cell,
            local_name!("ol") => Self::List { ordered: true },
            local_name!("ul") | local_name!("menu") | local_name!("dir") => Self::List { ordered: false },
            local_name!("li") => Self::Item,
            local_name!("dd") => Self::Description,
            local_name!("pre") | local_name!("listing") | local_name!("xmp") | local_name!("textarea") => {
                Self::Preformatted
            }
            local_name!("sup") => Self::Raised,
            local_name!("input") => Self::Input,
            _ if is_left(tag) => Self::Left,
            _ if is_block(tag) => Self::Block,
            _ => heading(tag).map_or(Self::Inline, Self::Heading),
        }
    }

    /// Whether its content stands on lines of its own.
    pub(super) const fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Inline | Self::Break | Self::Cell | Self::Raised | Self::Input
        )
    }
}

/// The level of `h1` … `h6`.
fn heading(tag: &str) -> Option<u8> {
    match tag.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

fn is_left(tag: &LocalName) -> bool {
    matches!(
        *tag,
        local_name!("head")
            | local_name!("title")
            | local_name!("rp")
            | local_name!("rt")
            | local_name!("frameset")
            | local_name!("noembed")
    )
}

fn is_block(tag: &LocalName) -> bool {
    matches!(
        *tag,
        local_name!("address")
            | local_name!("blockquote")
            | local_name!("body")
            | local_name!("caption")
            | local_name!("center")
            | local_name!("details")
            | local_name!("dialog")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("dt")
            | local_name!("fieldset")
            | local_name!("figcaption")
            | local_name!("figure")
            | local_name!("form")
            | local_name!("hgroup")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("legend")
            | local_name!("p")
            | local_name!("section")
            | local_name!("summary")
            | local_name!("tr")
    ) || is_landmark(tag)
}

/// Parts of a page that stand in no cell of a table of data.
pub(super) fn is_landmark(tag: &LocalName) -> bool {
    matches!(
        *tag,
        local_name!("article")
            | local_name!("aside")
            | local_name!("footer")
            | local_name!("header")
            | local_name!("main")
            | local_name!("nav")
    )
}
