//! Formats that are told by tags or header lines: HTML, XML, mails.

use memchr::memmem;

use super::format::Format;

/// Elements that pages, or copied parts of them, begin with.
const NAMES: [&[u8]; 42] = [
    b"html",
    b"head",
    b"body",
    b"meta",
    b"title",
    b"script",
    b"style",
    b"link",
    b"base",
    b"noscript",
    b"frameset",
    b"table",
    b"tbody",
    b"thead",
    b"tr",
    b"td",
    b"th",
    b"caption",
    b"div",
    b"section",
    b"article",
    b"main",
    b"header",
    b"nav",
    b"form",
    b"ul",
    b"ol",
    b"dl",
    b"p",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"center",
    b"span",
    b"font",
    b"strong",
    b"b",
    b"br",
    b"pre",
];

/// The format that the first bytes show, if they are text.
pub(super) fn of_head(head: &[u8]) -> Format {
    let head = plain(head);
    if is_mail(&head) {
        return Format::Mime;
    }
    let Some(tag) = head.strip_prefix(b"<") else {
        return Format::Text;
    };
    if tag.starts_with(b"!doctype html") || tag.starts_with(b"!--") || tag.starts_with(b"![if") || is_html_tag(tag) {
        return Format::Html;
    }
    if tag.starts_with(b"?xml") {
        return if memmem::find(&head, b"<html").is_some() {
            Format::Html
        } else {
            Format::Xml
        };
    }
    Format::Text
}

/// Whether the first bytes are those of a whole page.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = plain(&bytes[..bytes.len().min(64)]);
    [&b"<!doctype html"[..], b"<html", b"<?xml"]
        .iter()
        .any(|start| head.starts_with(start))
}

/// What text without any mark at its beginning is: a part of a page, if it is full of tags that end cells and blocks, or
/// if it has them in place of line ends.
pub(super) fn of_fragment(bytes: &[u8]) -> Format {
    const HEAD: usize = 4 << 10;
    const MIN_TAGS: usize = 3;
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let count = |tags: &[&str]| -> usize { tags.iter().map(|tag| memmem::find_iter(&head, tag).count()).sum() };
    let blocks = count(&["</p>", "</td>", "</tr>", "</div>"]);
    let breaks = count(&["<br>", "<br/>", "<br />"]);
    if blocks >= MIN_TAGS || breaks >= MIN_TAGS.max(count(&["\n"])) {
        Format::Html
    } else {
        Format::Text
    }
}

/// The text in lower case without a byte-order mark and leading white space. Without the zeros, ASCII in UTF-16 reads
/// like ASCII.
fn plain(head: &[u8]) -> Vec<u8> {
    let head: Vec<u8> = head
        .iter()
        .filter(|&&byte| byte != 0)
        .map(u8::to_ascii_lowercase)
        .collect();
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let text = marks.iter().find_map(|mark| head.strip_prefix(*mark));
    text.unwrap_or(&head).trim_ascii_start().to_vec()
}

/// Whether a tag's text, in lower case, begins with the name of an element of HTML.
fn is_html_tag(tag: &[u8]) -> bool {
    let end = tag
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(tag.len());
    let parted = tag
        .get(end)
        .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
    parted && NAMES.contains(&&tag[..end])
}

/// Whether a text, in lower case, begins with the header of a message (RFC 5322, section 2.2): fields that every line
/// belongs to, one that only messages have among them, or most of those that every message has.
fn is_mail(head: &[u8]) -> bool {
    const SURE: [&[u8]; 6] = [
        b"mime-version",
        b"content-type",
        b"received",
        b"return-path",
        b"message-id",
        b"delivered-to",
    ];
    const USUAL: [&[u8]; 4] = [b"from", b"to", b"subject", b"date"];
    let (mut sure, mut usual) = (false, 0);
    for line in head.split(|byte| *byte == b'\n') {
        // A folded line goes on with the field before, and a mailbox begins with a line of its own.
        if line.starts_with(b" ") || line.starts_with(b"\t") || line.starts_with(b"from ") {
            continue;
        }
        let Some(name) = field_name(line) else { break };
        sure |= SURE.contains(&name);
        usual += usize::from(USUAL.contains(&name));
    }
    sure || usual >= 3
}

fn field_name(line: &[u8]) -> Option<&[u8]> {
    let name = &line[..memchr::memchr(b':', line)?];
    let plain = name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    (plain && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_are_told_by_their_headers() {
        for head in [
            "MIME-Version: 1.0\r\n",
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/\r\nMIME-Version: 1.0\r\n",
            "Received: from a by b;\r\n\tMon, 6 Jan 2020\r\nFrom: a@b.cn\r\n\r\n正文",
            "From a@b.cn Mon Jan 6 2020\nReturn-Path: <a@b.cn>\n",
            "Date: x\nFrom: a@b.cn\nSubject: y\nTo: c@d.cn\n\n",
        ] {
            assert_eq!(of_head(head.as_bytes()), Format::Mime, "{head}");
        }
        for head in [
            "from: somewhere",
            "Subject: a\n\nDate: b\nFrom: c",
            "时间：2020年\nMIME-Version: 1.0",
            "Received",
        ] {
            assert_eq!(of_head(head.as_bytes()), Format::Text, "{head}");
        }
    }

    #[test]
    fn pages_and_parts_of_them_are_told() {
        for head in [
            "<html xmlns:v=\"urn:schemas-microsoft-com:vml\">",
            "<TR><TD>",
            "<![if !supportLists]>",
            "<h2>标题</h2>",
            "<br/>",
            "<!-- 注释 --><p>",
        ] {
            assert_eq!(of_head(head.as_bytes()), Format::Html, "{head}");
        }
        for head in ["<b5>", "<五>", "<part one>", "<", "a<br>"] {
            assert_eq!(of_head(head.as_bytes()), Format::Text, "{head}");
        }
        assert_eq!(of_head(b"<?xml version='1.0'?><Workbook>"), Format::Xml);
        assert_eq!(of_fragment("甲</td><td>乙</TD></tr>".as_bytes()), Format::Html);
        assert_eq!(of_fragment("甲<br>乙<br>丙<br>丁\n".as_bytes()), Format::Html);
        for text in ["甲<br>乙", "甲\n乙<br>丙\n丁<br>戊\n己<br>庚\n辛"] {
            assert_eq!(of_fragment(text.as_bytes()), Format::Text);
        }
    }
}
