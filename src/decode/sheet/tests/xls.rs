use std::io::{Cursor, Write};

use encoding_rs::GB18030;

use super::*;
use crate::decode::ole;

/// A compound file with streams of these names.
fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, content) in streams {
        file.create_stream(name).unwrap().write_all(content).unwrap();
    }
    file.into_inner().into_inner()
}

fn decode(bytes: Vec<u8>) -> Result<Text, Refusal> {
    ole::decode(bytes, Bounds::default())
}

fn record(kind: u16, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    let size = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &size.to_le_bytes(), &data].concat()
}

/// A cell's record: row, column, style, and what follows.
fn cell(kind: u16, place: (u16, u16), style: u16, rest: &[&[u8]]) -> Vec<u8> {
    let head = [place.0, place.1, style].map(u16::to_le_bytes).concat();
    record(kind, &[&head, &rest.concat()])
}

/// A string of BIFF8 in UTF-16, without its length.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&[1], &units[..]].concat()
}

fn length(text: &str) -> [u8; 2] {
    u16::try_from(text.encode_utf16().count()).unwrap().to_le_bytes()
}

/// A workbook's stream: its head's records, then sheets with name, state and records.
fn stream(version: u16, head: &[Vec<u8>], name: impl Fn(&str) -> Vec<u8>, sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let begin = record(0x0809, &[&version.to_le_bytes(), &[5, 0]]);
    let end = record(0x000A, &[]);
    let sheet = |at: usize, sheet: &(&str, u8, Vec<u8>)| {
        let at = u32::try_from(at).unwrap().to_le_bytes();
        record(0x0085, &[&at, &[sheet.1, 0], &name(sheet.0)])
    };
    let listed: usize = sheets.iter().map(|one| sheet(0, one).len()).sum();
    let mut at = begin.len() + head.concat().len() + listed + end.len();
    let (mut whole, mut behind) = ([begin.clone(), head.concat()].concat(), Vec::new());
    for one in sheets {
        let records = [&begin[..], &one.2, &end].concat();
        whole.extend(sheet(at, one));
        at += records.len();
        behind.extend(records);
    }
    [whole, end, behind].concat()
}

/// A workbook of Excel 97 with formats 0.0% and General, and two strings, one broken between two records.
fn workbook(sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let text = "改造完成";
    let broken = wide(text);
    let (first, second) = broken.split_at(5);
    let head = [
        record(0x041E, &[&[164, 0], &length("0.0%"), &[0], b"0.0%"]),
        record(0x00E0, &[&[0, 0, 0, 0], &[0; 16]]),
        record(0x00E0, &[&[0, 0, 164, 0], &[0; 16]]),
        record(
            0x00FC,
            &[
                &[2, 0, 0, 0, 2, 0, 0, 0],
                &[2, 0],
                &[8, 1, 0],
                b"ok",
                &[0; 4],
                &length(text),
                first,
            ],
        ),
        record(0x003C, &[&[1], second]),
    ];
    let name = |name: &str| [&length(name)[..1], &wide(name)].concat();
    compound(&[("Workbook", &stream(0x0600, &head, name, sheets))])
}

#[test]
fn cells_of_every_kind_show_their_values() {
    let label = wide("甲");
    let sheet = [
        cell(0x00FD, (0, 0), 0, &[&[0; 4]]),
        cell(0x00FD, (0, 1), 0, &[&[1, 0, 0, 0]]),
        cell(0x0204, (0, 2), 0, &[&[1, 0], &label]),
        cell(0x0203, (1, 0), 1, &[&0.953_f64.to_le_bytes()]),
        // 12345, a hundredth of 12345, and 1.5 as short numbers.
        cell(0x027E, (1, 1), 0, &[&(12_345_u32 << 2 | 2).to_le_bytes()]),
        record(
            0x00BD,
            &[
                &[1, 0, 2, 0],
                &[0, 0],
                &(12_345_u32 << 2 | 3).to_le_bytes(),
                &[1, 0],
                &0x3FF8_0000_u32.to_le_bytes(),
                &[3, 0],
            ],
        ),
        cell(0x0205, (2, 0), 0, &[&[1, 0]]),
        cell(0x0205, (2, 1), 0, &[&[7, 1]]),
        cell(0x0006, (2, 2), 1, &[&0.5_f64.to_le_bytes(), &[0; 8]]),
        cell(0x0006, (2, 3), 0, &[&[0, 0, 0, 0, 0, 0, 0xFF, 0xFF], &[0; 8]]),
        record(0x0207, &[&[1, 0], &label]),
        cell(0x0006, (2, 4), 0, &[&[1, 0, 0, 0, 0, 0, 0xFF, 0xFF], &[0; 8]]),
        cell(0x0006, (2, 5), 0, &[&[3, 0, 0, 0, 0, 0, 0xFF, 0xFF], &[0; 8]]),
    ];
    let text = decode(workbook(&[("表", 0, sheet.concat())])).unwrap();
    assert_eq!((text.format, text.tables[0].sheet.as_deref()), ("xls", Some("表")));
    let expected = [
        "ok\t改造完成\t甲",
        "95.3%\t12345\t123.45\t150.0%",
        "TRUE\t#DIV/0!\t50.0%\t甲\tFALSE",
    ];
    assert_eq!(rows(&text, 0), expected);
}

#[test]
fn what_is_hidden_or_merged() {
    let number = |row, column| {
        cell(
            0x027E,
            (row, column),
            0,
            &[&(u32::from(row * 10 + column) << 2 | 2).to_le_bytes()],
        )
    };
    let mut row = [0; 16];
    (row[0], row[12]) = (1, 0x20);
    let sheet = [
        record(0x007D, &[&[1, 0, 1, 0], &[0, 8], &[0, 0], &[1, 0], &[0, 0]]),
        record(0x0208, &[&row]),
        number(0, 0),
        number(0, 1),
        number(0, 2),
        number(1, 0),
        number(2, 2),
        number(3, 2),
        // A chart's own records, among them cells.
        record(0x0809, &[&[0, 6, 32, 0]]),
        number(5, 5),
        record(0x000A, &[]),
        record(0x00E5, &[&[2, 0], &[2, 0, 3, 0, 2, 0, 2, 0], &[0; 8]]),
    ];
    let other = [number(7, 7)].concat();
    let text = decode(workbook(&[
        ("旧", 1, other.clone()),
        ("表", 0, sheet.concat()),
        ("更旧", 2, other),
    ]))
    .unwrap();
    assert_eq!(
        (rows(&text, 0), text.tables.len()),
        (["0\t2", "\t22", "\t22"].map(str::to_owned).to_vec(), 1)
    );
}

#[test]
fn texts_of_excel_95_are_in_a_code_page() {
    let bytes = |text: &str| GB18030.encode(text).0.into_owned();
    let short = |text: &str| [&[bytes(text).len() as u8], &bytes(text)[..]].concat();
    let head = [
        record(0x0042, &[&936_u16.to_le_bytes()]),
        record(0x041E, &[&[164, 0], &short("0\"个\"")]),
        record(0x00E0, &[&[0, 0, 164, 0]]),
    ];
    let sheet = [
        cell(0x0204, (0, 0), 0, &[&[4, 0], &bytes("任务")]),
        cell(0x0203, (0, 1), 0, &[&5_f64.to_le_bytes()]),
    ];
    let stream = stream(0x0500, &head, short, &[("进度", 0, sheet.concat())]);
    let text = decode(compound(&[("Book", &stream)])).unwrap();
    assert_eq!(text.content, "进度\n\n任务\t5个\n\n");
}

#[test]
fn other_compound_files_are_named() {
    let refusal = |name| decode(compound(&[(name, b"...")])).unwrap_err();
    assert_eq!(refusal("EncryptedPackage").reason, RejectReason::Encrypted);
    for (name, format) in [
        ("WordDocument", "DOC"),
        ("PowerPoint Document", "PPT"),
        ("Contents", "no workbook"),
    ] {
        let refusal = refusal(name);
        assert_eq!(refusal.reason, RejectReason::UnsupportedFormat);
        assert!(
            refusal.detail.contains(format) && refusal.detail.contains("save it as"),
            "{}",
            refusal.detail
        );
    }
    assert_eq!(refusal("Workbook").reason, RejectReason::CorruptDocument);
    assert_eq!(
        reason(decode(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec())),
        RejectReason::CorruptDocument
    );
    let locked = stream(0x0600, &[record(0x002F, &[&[1, 0]])], |_| Vec::new(), &[]);
    assert_eq!(
        reason(decode(compound(&[("Workbook", &locked)]))),
        RejectReason::Encrypted
    );
    assert_eq!(reason(decode(workbook(&[("空", 0, Vec::new())]))), RejectReason::Empty);
}

#[test]
fn sheets_that_overlap_are_refused() {
    let blank = record(0x0201, &[&[0; 6]]).repeat(100);
    let whole = stream(0x0600, &[], |_| vec![0, 0], &[("", 0, blank)]);
    let (begin, listed, behind) = (&whole[..8], &whole[8..20], &whole[20..]);
    // Ten sheets that all begin where the only one does.
    let place = u32::try_from(8 + 10 * listed.len() + 4).unwrap().to_le_bytes();
    let listed = [&listed[..4], &place, &listed[8..]].concat();
    let bomb = [begin, &listed.repeat(10), behind].concat();
    assert_eq!(
        reason(decode(compound(&[("Workbook", &bomb)]))),
        RejectReason::CorruptDocument
    );
}

#[test]
fn damaged_files_give_text_or_a_refusal() {
    let sheet = [
        cell(0x00FD, (0, 1), 0, &[&[1, 0, 0, 0]]),
        cell(0x0203, (1, 0), 1, &[&0.953_f64.to_le_bytes()]),
    ];
    damage(&workbook(&[("表", 0, sheet.concat())]), decode);
}
