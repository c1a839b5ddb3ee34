//! What an element's own attributes say about how it is shown. Style sheets are not read.

use super::dom::{Dom, NodeId};

/// How an element is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    /// `display: none` and its kin: it is not there at all.
    pub(super) gone: bool,
    /// `visibility: hidden`: it takes its place, but shows nothing.
    pub(super) blank: bool,
    /// `display: block`: it stands on lines of its own.
    pub(super) block: bool,
    /// `white-space`: whether line breaks of the source are kept, where that is said.
    pub(super) keeps_lines: Option<bool>,
    /// `list-style`: how the items below are counted, where that is said.
    pub(super) marker: Option<Marker>,
}

/// How the items of a list are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    None,
    Decimal,
    LowerAlpha,
    UpperAlpha,
    LowerRoman,
    UpperRoman,
    Chinese,
}

impl Style {
    pub(super) fn of(dom: &Dom, id: NodeId) -> Self {
        let mut style = Self {
            gone: dom.attribute(id, "hidden").is_some(),
            ..Self::default()
        };
        let declarations = dom.attribute(id, "style").unwrap_or_default().split(';');
        for (property, value) in declarations.filter_map(|declaration| declaration.split_once(':')) {
            let value = value.split('!').next().unwrap_or_default().trim().to_ascii_lowercase();
            style.declare(&property.trim().to_ascii_lowercase(), &value);
        }
        style
    }

    fn declare(&mut self, property: &str, value: &str) {
        match property {
            "display" => {
                self.gone = value == "none";
                self.block = matches!(value, "block" | "flex" | "grid" | "table" | "list-item");
            }
            "visibility" => self.blank = matches!(value, "hidden" | "collapse"),
            "mso-hide" => self.gone |= value == "all",
            "white-space" => self.keeps_lines = Some(value.starts_with("pre") || value == "break-spaces"),
            "list-style" | "list-style-type" => {
                self.marker = value.split_ascii_whitespace().find_map(Marker::named).or(self.marker);
            }
            _ => {}
        }
    }
}

impl Marker {
    /// The counter styles of CSS Counter Styles Level 3 that official pages use.
    fn named(name: &str) -> Option<Self> {
        match name {
            "none" => Some(Self::None),
            "decimal" => Some(Self::Decimal),
            "lower-alpha" | "lower-latin" => Some(Self::LowerAlpha),
            "upper-alpha" | "upper-latin" => Some(Self::UpperAlpha),
            "lower-roman" => Some(Self::LowerRoman),
            "upper-roman" => Some(Self::UpperRoman),
            "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" | "cjk-decimal" => {
                Some(Self::Chinese)
            }
            _ => None,
        }
    }

    /// The attribute `type` of `<ol>`.
    pub(super) fn typed(kind: &str) -> Option<Self> {
        match kind {
            "1" => Some(Self::Decimal),
            "a" => Some(Self::LowerAlpha),
            "A" => Some(Self::UpperAlpha),
            "i" => Some(Self::LowerRoman),
            "I" => Some(Self::UpperRoman),
            _ => None,
        }
    }
}
