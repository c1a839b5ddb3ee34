//! The title that a page names in its head.
//!
//! Government sites name the title of what they publish in `<meta name="ArticleTitle">` (国办发〔2017〕47号, the guide to
//! government sites, annex on page tags); every page has a `<title>`, mostly followed by the site's name.

use std::ops::Range;

use html5ever::local_name;

use super::dom::{Data, Dom, NodeId, ROOT};

/// What names a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// The tag for the title of the text.
    Article,
    /// The page's title, with the site's name behind it: this page, among others of the site.
    Page,
    /// The page's title without more: of this page or of the whole site.
    Site,
}

/// A title.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// Without white space.
    text: String,
    /// The title as it is written.
    written: String,
    named: Named,
}

impl Title {
    /// The title that a page names.
    pub(super) fn of(dom: &Dom) -> Option<Self> {
        let ids = || (ROOT..).take(dom.len());
        let article = ids().find(|id| {
            let name = dom.attribute(*id, "name").unwrap_or_default();
            dom.tag(*id) == Some(&local_name!("meta")) && name.eq_ignore_ascii_case("ArticleTitle")
        });
        let article = article.and_then(|id| Self::new(dom.attribute(id, "content")?, Named::Article));
        article.or_else(|| {
            let title = ids().find(|id| dom.tag(*id) == Some(&local_name!("title")))?;
            let text = text_of(dom, title)?;
            let (first, of_site) = split_site(text);
            Self::new(first, if of_site { Named::Page } else { Named::Site })
        })
    }

    /// A title; none of white space alone.
    pub(super) fn new(written: &str, named: Named) -> Option<Self> {
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = written.chars().filter(|c| !c.is_whitespace()).collect();
        (!text.is_empty()).then_some(Self { text, written, named })
    }

    /// The title as it is written, white space collapsed.
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// Whether it is the title of the text rather than of the page.
    pub(super) fn is_of_text(&self) -> bool {
        self.named == Named::Article
    }

    /// Parts lines at the first one that is this title: those before it, itself, those behind it. A short title is also
    /// the name of a section in a menu, so that it is not looked for.
    pub(super) fn find<'t>(&self, lines: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        const MIN_CHARS: usize = 8;
        if self.named == Named::Site || self.text.chars().take(MIN_CHARS).count() < MIN_CHARS {
            return None;
        }
        let mut start = 0;
        for line in lines.split('\n') {
            let Range { start: from, end } = start..start + line.len();
            if line.chars().filter(|c| !c.is_whitespace()).eq(self.text.chars()) {
                return Some((&lines[..from], line, lines[end..].trim_start_matches('\n')));
            }
            start = end + 1;
        }
        None
    }

    /// Whether the page's text shows it, maybe over several lines.
    pub(super) fn is_shown(&self, dom: &Dom) -> bool {
        let mut shown = String::new();
        let mut stack = vec![dom.body()];
        while let Some(id) = stack.pop() {
            match dom.data(id) {
                Data::Text(text) => shown.extend(text.chars().filter(|c| !c.is_whitespace())),
                Data::Element(name, _) if name.local == local_name!("title") => continue,
                Data::Element(..) | Data::Other => {}
            }
            stack.extend(dom.next(id).filter(|_| id != dom.body()));
            stack.extend(dom.first_child(id));
        }
        memchr::memmem::find(shown.as_bytes(), self.text.as_bytes()).is_some()
    }
}

fn text_of(dom: &Dom, id: NodeId) -> Option<&str> {
    match dom.data(dom.first_child(id)?) {
        Data::Text(text) => Some(text),
        Data::Element(..) | Data::Other => None,
    }
}

/// A page's title without the site's name behind it, and whether there was one.
fn split_site(title: &str) -> (&str, bool) {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_numeric());
    let parts = title.char_indices().find(|(at, c)| match c {
        '_' | '|' | '｜' => true,
        '-' | '－' | '—' | '–' => {
            let (before, after) = (&title[..*at], &title[at + c.len_utf8()..]);
            !digit(before.trim_end().chars().next_back()) || !digit(after.trim_start().chars().next())
        }
        _ => false,
    });
    match parts {
        Some((at, _)) if !title[..at].trim().is_empty() => (&title[..at], true),
        _ => (title, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_cut_off() {
        for (title, first) in [
            ("某县上半年重点工作进展_某县人民政府", "某县上半年重点工作进展"),
            ("某县1-9月重点工作进展-某县人民政府", "某县1-9月重点工作进展"),
            ("某县重点工作进展 | 政务公开 | 某县", "某县重点工作进展 "),
        ] {
            assert_eq!(split_site(title), (first, true));
        }
        for title in ["某县1—9月重点工作进展", "_", "某县人民政府"] {
            assert_eq!(split_site(title), (title, false));
        }
    }

    #[test]
    fn the_line_that_is_the_title_is_found() {
        let title = Title::new("某县上半年 重点工作进展", Named::Page).unwrap();
        let found = title.find("首页\n某县上半年重点工作进展 \n\n一、交通\n");
        assert_eq!(found, Some(("首页\n", "某县上半年重点工作进展 ", "一、交通\n")));
        assert_eq!(title.find("当前位置：某县上半年重点工作进展\n"), None);
        assert_eq!(Title::new("政务公开", Named::Page).unwrap().find("政务公开\n"), None);
        assert_eq!(Title::new(" \n", Named::Page), None);
    }
}
