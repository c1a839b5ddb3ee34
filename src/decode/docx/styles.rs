//! Styles (ISO/IEC 29500-1, 17.7): which of them are headings, which number their paragraphs, which hide them.

use rustc_hash::FxHashMap;

use super::properties::{Listed, Properties, RunProperties, value};
use crate::decode::xml::{Element, Node, Xml};
use crate::diagnostic::Refusal;

/// All styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: FxHashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    base: Option<String>,
    outline: Option<u8>,
    listed: Listed,
    is_hidden: Option<bool>,
    /// The level of a heading; none within where the style says that it is none.
    heading: Option<Option<u8>>,
    is_contents: bool,
}

/// What a style, with those that it is based on, says of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Look<'s> {
    /// The level of a heading, 0 for a title.
    pub(super) heading: Option<u8>,
    /// Whether it is the style of a table of contents.
    pub(super) is_contents: bool,
    pub(super) list: Option<&'s str>,
    pub(super) level: Option<usize>,
    /// The style that named the list.
    pub(super) list_style: Option<&'s str>,
    pub(super) is_hidden: bool,
}

/// How many styles may be based on one another. It bounds what a circle of them costs.
const MAX_BASES: usize = 12;

impl Styles {
    /// Reads the part of styles.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(part: &str) -> Result<Self, Refusal> {
        let mut xml = Xml::new(part);
        let mut read = Self::default();
        let mut id = String::new();
        let mut style = Style::default();
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) if element.name() == "style" => {
                    id = element.attribute("styleId").unwrap_or_default();
                    style = Style::default();
                    if is_usual(&element) {
                        read.usual = Some(id.clone());
                    }
                }
                Node::Open(element) => style.take(&element, &mut xml)?,
                Node::Close(end) if end.name() == "style" => {
                    style.understand();
                    read.styles.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                }
                Node::Close(_) | Node::Text(_) => {}
            }
        }
        Ok(read)
    }

    /// What the style of an id says; without an id, what the usual one says. A style that is not described is known by
    /// its id.
    pub(super) fn look(&self, id: Option<&str>) -> Look<'_> {
        let mut look = Look::default();
        let Some(id) = id.or(self.usual.as_deref()) else {
            return look;
        };
        if !self.styles.contains_key(id) {
            look.heading = heading(id);
            return look;
        }
        let mut known = None;
        let mut is_hidden = None;
        for (id, style) in self.chain(id) {
            known = known.or(style.heading);
            look.is_contents |= style.is_contents;
            if look.list.is_none() && style.listed.list.is_some() {
                look.list = style.listed.list.as_deref();
                look.list_style = Some(id);
            }
            look.level = look.level.or(style.listed.level);
            is_hidden = is_hidden.or(style.is_hidden);
        }
        look.heading = known.flatten();
        look.is_hidden = is_hidden.unwrap_or(false);
        look
    }

    /// The list that a style of lists names.
    pub(super) fn list(&self, style: &str) -> Option<&str> {
        self.styles.get(style)?.listed.list.as_deref()
    }

    /// A style and those that it is based on, nearest first.
    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = self.styles.get_key_value(id);
        let next = |(_, style): &(&String, &'s Style)| self.styles.get_key_value(style.base.as_deref()?);
        let all = std::iter::successors(first, next).take(MAX_BASES);
        all.map(|(id, style)| (id.as_str(), style))
    }
}

impl Style {
    /// Takes in what stands in `style`.
    fn take(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match element.name() {
            "name" => self.name = value(element).unwrap_or_default(),
            "basedOn" => self.base = value(element),
            "pPr" => {
                let properties = Properties::read(xml)?;
                self.outline = properties.outline;
                self.listed = properties.listed;
            }
            "rPr" => self.is_hidden = RunProperties::read(xml)?.is_hidden,
            // How parts of tables look.
            "tblStylePr" | "docDefaults" | "latentStyles" => xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    /// Tells what the style is for: by its name, else by its outline level.
    fn understand(&mut self) {
        let by_level = self.outline.map(|level| (level < 9).then_some(level + 1));
        self.heading = heading(&self.name).map(Some).or(by_level);
        self.is_contents = is_contents(&self.name);
    }
}

/// Whether an element `style` is that of paragraphs that name none.
fn is_usual(style: &Element<'_>) -> bool {
    let on = |name| {
        style
            .attribute(name)
            .is_some_and(|value| value == "1" || value == "true")
    };
    on("default") && style.attribute("type").as_deref() == Some("paragraph")
}

/// The level that a style's name or id means, in English or Chinese: `Title`, `heading 2`, `标题 2`, `二级标题`.
fn heading(name: &str) -> Option<u8> {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.to_lowercase();
    if matches!(&name[..], "title" | "标题") {
        return Some(0);
    }
    let by_digit = ["heading", "标题"].iter().find_map(|word| name.strip_prefix(word));
    let level = match (by_digit, name.strip_suffix("级标题")) {
        (Some(digit), _) => digit.parse().ok(),
        (None, Some("一" | "1")) => Some(1),
        (None, Some("二" | "2")) => Some(2),
        (None, Some("三" | "3")) => Some(3),
        (None, Some("四" | "4")) => Some(4),
        _ => None,
    };
    level.filter(|level| (1..=9).contains(level))
}

/// Whether a name is that of a style for tables of contents: `toc 1`, `TOC1`, `目录 1`.
fn is_contents(name: &str) -> bool {
    let name = name.to_lowercase();
    let level = ["toc", "目录"].iter().find_map(|word| name.strip_prefix(word));
    level.is_some_and(|level| level.trim().parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_headings_are_known() {
        let cases = [
            ("Title", Some(0)),
            ("标题", Some(0)),
            ("heading 1", Some(1)),
            ("Heading3", Some(3)),
            ("标题 2", Some(2)),
            ("二级标题", Some(2)),
            ("Subtitle", None),
            ("标题样式", None),
            ("heading 10", None),
            ("Heading 1 Char", None),
            ("Normal", None),
        ];
        for (name, level) in cases {
            assert_eq!(heading(name), level, "{name}");
        }
        assert!(is_contents("toc 1") && is_contents("TOC2") && is_contents("目录 3"));
        assert!(!is_contents("TOC Heading") && !is_contents("目录") && !is_contents("toccata"));
    }

    #[test]
    fn a_style_has_what_it_is_based_on() {
        let styles = Styles::read(
            "<styles><docDefaults><rPr><vanish/></rPr></docDefaults>
             <style type='paragraph' default='1' styleId='a'><name val='Normal'/></style>
             <style styleId='1'><name val='heading 1'/><basedOn val='a'/>
               <pPr><numPr><numId val='5'/></numPr><outlineLvl val='0'/></pPr></style>
             <style styleId='mine'><name val='章'/><basedOn val='1'/></style>
             <style styleId='body'><name val='正文'/><basedOn val='1'/><pPr><outlineLvl val='9'/></pPr></style>
             <style styleId='out'><name val='三'/><pPr><outlineLvl val='2'/></pPr><rPr><vanish/></rPr></style>
             <style styleId='x'><basedOn val='y'/></style><style styleId='y'><basedOn val='x'/></style></styles>",
        )
        .unwrap();
        let look = styles.look(Some("mine"));
        assert_eq!(
            (look.heading, look.list, look.list_style),
            (Some(1), Some("5"), Some("1"))
        );
        assert_eq!(styles.look(Some("body")).heading, None);
        assert_eq!(styles.look(None).heading, None);
        assert!(!styles.look(None).is_hidden && styles.look(Some("out")).is_hidden);
        assert_eq!(styles.look(Some("out")).heading, Some(3));
        assert_eq!(styles.look(Some("x")).heading, None, "a circle of styles ends");
        assert_eq!(
            styles.look(Some("Heading2")).heading,
            Some(2),
            "a style that is not described"
        );
    }
}
