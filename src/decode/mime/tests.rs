use encoding_rs::GB18030;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;

fn message(text: &str) -> Text {
    decode(text.replace('\n', "\r\n").as_bytes()).unwrap()
}

const SAVED: &str = "From: <Saved by Blink>
Subject: =?utf-8?B?5p+Q5Yy66L+b5bGV?=
MIME-Version: 1.0
Content-Type: multipart/related; type=\"text/html\"; boundary=\"--=_b\"

A reader of mails shows nothing of this.
----=_b
Content-Type: text/html; charset=\"gb2312\"
Content-Transfer-Encoding: quoted-printable

<html><body><p>=CD=EA=B3=C9=C7=E9=
=BF=F6</p></body></html>
----=_b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: http://example.cn/a.png

iVBORw0KGgo=
----=_b--
";

#[test]
fn a_saved_page_is_its_html() {
    let text = message(SAVED);
    assert_eq!((text.format, text.encoding), ("mhtml", Some("GB18030")));
    assert_eq!(text.content, "某区进展\n完成情况\n");
}

#[test]
fn all_sheets_of_a_workbook_are_read() {
    let part = |html: &str| format!("--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n");
    let parts = [part("<frameset></frameset>"), part("<p>甲"), part("<p>乙")].concat();
    let text = message(&format!(
        "Content-Type: multipart/related; boundary=b\n\n{parts}--b--\n"
    ));
    assert_eq!(text.content, "甲\n乙\n");
}

#[test]
fn a_mail_is_its_html_or_its_text() {
    let mail = "Subject: 进展\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a
Content-Type: multipart/alternative; boundary=ab\n\n--ab\nContent-Type: text/plain; charset=utf-8\n\n文字
--ab\nContent-Type: text/html; charset=utf-8\n\n<p>网页\n--ab--\n\n--a
Content-Type: application/msword; name=b.doc\n\n0\n--a--\n";
    let text = message(mail);
    assert_eq!((text.format, &*text.content), ("eml", "进展\n网页\n"));
    assert_eq!(
        message("Subject: 进展\nTo: a@b.cn\n\n工作进展：\n1\t修路\n")
            .content
            .trim_end(),
        "工作进展：\n1\t修路"
    );
    let nested = "Content-Type: message/rfc822\n\nSubject: 二\nContent-Type: text/plain\n\n正文\n";
    assert_eq!(message(nested).content.trim_end(), "正文");
}

#[test]
fn a_part_without_a_character_set_says_it_itself() {
    let html = GB18030
        .encode("<meta charset=gbk><p>已全部完成，改造小区3个。")
        .0
        .into_owned();
    let mail = [&b"Content-Type: text/html\r\n\r\n"[..], &html].concat();
    assert_eq!(decode(&mail).unwrap().content, "已全部完成，改造小区3个。\n");
}

#[test]
fn what_a_message_cannot_show_is_refused() {
    let refused = |text: &str| decode(text.as_bytes()).unwrap_err();
    let attached = refused(
        "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\n\n\n--a\nContent-Type: \
         application/msword; name=\"b.doc\"\nContent-Transfer-Encoding: base64\n\nAAAA\n--a--\n",
    );
    assert_eq!(attached.reason, RejectReason::UnsupportedFormat);
    assert!(
        attached.detail.contains("\"b.doc\"") && attached.detail.contains("application/msword"),
        "{}",
        attached.detail
    );
    let broken = refused("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n<p>!\n");
    assert_eq!(broken.reason, RejectReason::CorruptDocument);
    assert_eq!(refused("Content-Type: text/html\n\n").reason, RejectReason::Empty);
}

#[test]
fn messages_within_messages_do_not_end_the_program() {
    let nested = "Content-Type: message/rfc822\n\n".repeat(100_000) + "\n正文已完成";
    assert_eq!(decode(nested.as_bytes()).unwrap().content.trim(), "正文已完成");
    let parts: String = (0..20_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
        .collect();
    assert_eq!(
        decode(parts.as_bytes()).unwrap_err().reason,
        RejectReason::UnsupportedFormat
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_cut_of_a_message_is_read(end in 0..SAVED.len(), from in 0..SAVED.len()) {
        let (head, tail) = (&SAVED.as_bytes()[..end], &SAVED.as_bytes()[from..]);
        let _ = decode(head);
        let _ = decode(&[head, tail].concat());
    }
}
