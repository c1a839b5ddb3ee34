//! The format `markdown`: CommonMark with pipe tables, by way of HTML.
//!
//! Files named so are often plain text, so that a line end always stays one, and an item keeps the number that is
//! written before it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use super::builder::Builder;
use super::{Text, charset, html as page};
use crate::diagnostic::Refusal;

/// The text of a Markdown file.
///
/// # Errors
/// `empty` where it shows no text, `mojibake` where its characters were destroyed.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Text, Refusal> {
    let decoded = charset::decode(bytes);
    let source = decoded.text.trim_start_matches('\u{FEFF}');
    let mut rendered = String::with_capacity(source.len() * 5 / 4);
    html::push_html(&mut rendered, events(source));
    let mut builder = Builder::default();
    page::write(&rendered, None, &mut builder);
    builder.finish("markdown", Some(decoded.name()))
}

/// What the text holds, its line ends and numbers kept.
fn events(source: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    // For each list that is open the number of its last item; none for lists without numbers.
    let mut lists: Vec<Option<u64>> = Vec::new();
    let events = Parser::new_ext(source, options).into_offset_iter();
    events.map(move |(event, range)| {
        match &event {
            Event::Start(Tag::List(start)) => lists.push(start.map(|start| start.saturating_sub(1))),
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            Event::SoftBreak => return Event::HardBreak,
            // The head of a file, between two rules, is text like the rest.
            Event::Start(Tag::MetadataBlock(_)) => return Event::Html("<pre>".into()),
            Event::End(TagEnd::MetadataBlock(_)) => return Event::Html("</pre>".into()),
            Event::Start(Tag::Item) => {
                let last = lists.last_mut().and_then(Option::as_mut);
                return last.map_or(Event::Start(Tag::Item), |last| item(last, &source[range]));
            }
            _ => {}
        }
        event
    })
}

/// The beginning of an item that bears a number, which becomes the last one.
fn item<'s>(last: &mut u64, source: &str) -> Event<'s> {
    let next = last.saturating_add(1);
    *last = written(source).filter(|written| *written > *last).unwrap_or(next);
    Event::Html(format!("<li value=\"{last}\">").into())
}

/// The number that an item begins with as it is written; files whose items all bear 1 are numbered by their order.
fn written(item: &str) -> Option<u64> {
    let digits = item.len() - item.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    item[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    fn text(source: &str) -> Text {
        decode(source.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn headings_lists_and_tables() {
        let text = text("# 某区进展\n\n## 一、交通\n\n3. 修路\n5. 架桥\n\n|序号|任务|\n|:-:|---|\n|1|修路<br>架桥|\n");
        assert_eq!(
            text.content.trim(),
            "某区进展\n一、交通\n3. 修路\n5. 架桥\n\n序号\t任务\n1\t修路 架桥"
        );
        let levels: Vec<_> = text.headings.iter().map(|heading| heading.level).collect();
        assert_eq!((levels, text.tables[0].text(1, 1)), (vec![1, 2], "修路\n架桥"));
        assert_eq!(text.format, "markdown");
    }

    #[test]
    fn items_of_one_number_are_counted() {
        assert_eq!(text("1. 甲\n1. 乙\n1. 丙\n").content, "1. 甲\n2. 乙\n3. 丙\n");
    }

    #[test]
    fn plain_text_keeps_its_lines() {
        let source = "某区进展\n1月~3月，新建5*6米板房2座\n|1|修路|已完成|\n增长<5%\n    缩进的一行\n";
        assert_eq!(
            text(source).content,
            "某区进展\n1月~3月，新建5*6米板房2座\n|1|修路|已完成|\n增长<5%\n缩进的一行\n"
        );
    }

    #[test]
    fn the_head_of_a_file_is_text() {
        let text = text("---\ntitle: 某区进展\ndate: 2020-01-02\n---\n正文\n");
        assert_eq!(text.content, "title: 某区进展\ndate: 2020-01-02\n正文\n");
    }

    #[test]
    fn other_character_sets_are_read() {
        let bytes = GB18030.encode("# 重点工作完成情况\n已全部完成。\n").0.into_owned();
        let text = decode(bytes).unwrap();
        assert_eq!(
            (text.encoding, &*text.content),
            (Some("GB18030"), "重点工作完成情况\n已全部完成。\n")
        );
    }
}
