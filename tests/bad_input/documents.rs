//! Documents that are no report, and reports that are hard to read: one row in `rejects` each, or fewer numbers.

use std::collections::BTreeSet;
use std::fs;

use zhibiao::diagnostic::{RejectReason, Stage};
use zhibiao::schema::Table;
use zhibiao::source::sha256_hex;

use crate::make::{noise, tar, zip};
use crate::run::{Dataset, Sandbox, int, report, text};

/// Runs over one bad document and a good one: the bad one is rejected for this reason, the good one is whole.
#[track_caller]
fn rejected(bytes: &[u8], stage: &str, reason: &str) -> Dataset {
    let dataset = Sandbox::of("bad.txt", bytes).with("good.txt", report(12)).run();
    let rejects = dataset.rows(Table::Rejects);
    assert_eq!(rejects.len(), 1);
    let row = &rejects[0];
    assert_eq!((text(row, "stage"), text(row, "reason")), (stage, reason));
    assert_eq!((text(row, "source"), row["member"].as_str()), ("in/bad.txt", None));
    assert_eq!(text(row, "sha256"), sha256_hex(bytes));
    assert!(!text(row, "detail").is_empty());
    dataset.holds_report(12);
    dataset
}

#[test]
fn an_empty_file() {
    rejected(b"", "source", "empty");
    rejected(" \r\n\u{3000}\n".as_bytes(), "decode", "empty");
}

#[test]
fn binary_rubbish() {
    rejected(&noise(50_000), "decode", "binary");
    rejected(&[0; 4096], "decode", "binary");
}

#[test]
fn a_report_of_another_kind() {
    let news = "青禾区举办秋季运动会\n\n本报讯 10月12日，青禾区第三届秋季运动会在体育馆开幕，来自12个街道的860名运动员参加。\n\n\
                开幕式上，运动员代表宣誓。据了解，本届运动会设8个大项、25个小项，将持续3天。\n\n记者 张三\n";
    rejected(news.as_bytes(), "parse", "no_report");
}

#[test]
fn text_that_a_wrong_conversion_destroyed() {
    rejected(
        "锟斤拷锟斤拷锟斤拷锟斤拷 12 锟斤拷锟斤拷".repeat(9).as_bytes(),
        "decode",
        "mojibake",
    );
}

#[test]
fn a_format_without_a_decoder() {
    rejected(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "decode", "unsupported_format");
}

#[test]
fn a_document_beyond_the_limit() {
    let sandbox = Sandbox::of("bad.txt", report(13).repeat(20)).with("good.txt", report(12));
    let dataset = sandbox.run_ok(&["--set", "limits.member_bytes=2000"]);
    assert_eq!(
        dataset.refused(),
        [("in/bad.txt".to_owned(), "member_too_large".to_owned())]
    );
    dataset.holds_report(12);
}

#[test]
fn a_document_that_cannot_be_read() {
    // A link to nothing: permissions do not bind the superuser.
    let sandbox = Sandbox::of("good.txt", report(12));
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", sandbox.path("in/bad.txt")).unwrap();
    let dataset = sandbox.run();
    #[cfg(unix)]
    assert_eq!(dataset.refused(), [("in/bad.txt".to_owned(), "unreadable".to_owned())]);
    dataset.holds_report(12);
}

#[test]
fn the_same_report_twice_in_two_character_sets() {
    let gb18030 = encoding_rs::GB18030.encode(&report(12)).0.into_owned();
    let dataset = Sandbox::of("1.txt", report(12)).with("2.txt", &gb18030).run();
    dataset.holds_report(12);
    assert_eq!(text(&dataset.rows(Table::Reports)[0], "source"), "in/1.txt");
    let rejects = dataset.rows(Table::Rejects);
    assert_eq!(dataset.refused(), [("in/2.txt".to_owned(), "duplicate".to_owned())]);
    assert_eq!(text(&rejects[0], "sha256"), sha256_hex(&gb18030));
    assert!(text(&rejects[0], "detail").contains(text(&dataset.rows(Table::Reports)[0], "report_id")));
}

#[test]
fn no_document_disappears() {
    let folder = Sandbox::of("a.txt", report(1))
        .with("b.txt", report(2))
        .with("b again.txt", report(2))
        .with("c.txt", "")
        .with("d.txt", noise(3000))
        .with("e.txt", "今天天气很好。")
        .with(
            "f.zip",
            zip(&[
                ("x.txt", report(3).as_bytes()),
                ("y.txt", report(1).as_bytes()),
                ("z.bin", &[0; 99]),
            ]),
        )
        .with("g.tar", tar(&[("x.txt", report(4).as_bytes()), ("y.txt", b"")]));
    let dataset = folder.run();
    let written = dataset.rows(Table::Reports);
    let rejects = dataset.rows(Table::Rejects);
    assert_eq!((written.len(), rejects.len()), (4, 7));
    let duplicates = rejects.iter().filter(|row| text(row, "reason") == "duplicate").count();
    assert_eq!(duplicates, 2);
    let counted = ["documents", "written", "duplicates", "rejected"].map(|key| dataset.summary(key));
    assert_eq!(counted, [11, 4, 2, 5]);

    let codes: BTreeSet<_> = RejectReason::ALL.iter().map(|reason| reason.code()).collect();
    let stages = [Stage::Source, Stage::Decode, Stage::Parse, Stage::Pipeline].map(Stage::code);
    for row in &rejects {
        assert!(
            codes.contains(text(row, "reason")) && stages.contains(&text(row, "stage")),
            "{row:?}"
        );
        assert_eq!(text(row, "sha256").len(), 64, "{row:?}");
        assert!(!text(row, "detail").is_empty());
    }
    let sources: Vec<_> = written
        .iter()
        .chain(&rejects)
        .map(|row| (text(row, "source"), text(row, "member")))
        .collect();
    assert_eq!(
        sources.iter().collect::<BTreeSet<_>>().len(),
        11,
        "each document once: {sources:?}"
    );
    for report in &written {
        let id = text(report, "report_id");
        let items = dataset
            .rows(Table::Items)
            .iter()
            .filter(|row| text(row, "report_id") == id)
            .count();
        assert_eq!(int(report, "items"), i64::try_from(items).unwrap());
    }
}

#[test]
fn a_line_of_a_million_digits() {
    // In the place of a progress text; its one numeral is no value, and the other items are there.
    let digits = "7".repeat(1_000_000);
    let long = report(13).replace("正在推进。", &format!("累计{digits}个。"));
    let dataset = Sandbox::of("long.txt", long).run();
    assert_eq!(dataset.rows(Table::Items).len(), 3);
    assert_eq!(dataset.rows(Table::Metrics).len(), 7);
    let rejected = dataset.rows(Table::RejectedNumerals);
    let long = rejected.iter().find(|row| text(row, "reason") == "too_long").unwrap();
    assert_eq!(
        (int(long, "start"), int(long, "end"), text(long, "text") == digits),
        (2, 1_000_002, true)
    );
}

#[test]
fn one_line_of_five_megabytes() {
    let sentence = "新建口袋公园12个，面积3.5万平方米，同比增长8.3%，";
    let line = sentence.repeat(5_000_000 / sentence.len());
    assert!(line.len() > 4_900_000);
    let sandbox = Sandbox::of("bare.txt", &line).with("good.txt", report(12));
    let dataset = sandbox.run();
    assert_eq!(dataset.refused(), [("in/bare.txt".to_owned(), "no_report".to_owned())]);
    dataset.holds_report(12);
    fs::remove_file(sandbox.path("in/bare.txt")).unwrap();
}

#[test]
fn a_progress_of_one_long_line() {
    let sentence = "新建口袋公园12个，面积3.5万平方米，同比增长8.3%，";
    let count = 300_000 / sentence.len();
    let long = report(12).replace("正在推进。", &sentence.repeat(count));
    let dataset = Sandbox::of("long.txt", long).run();
    assert_eq!(dataset.rows(Table::Metrics).len(), 7 + 3 * count);
}
