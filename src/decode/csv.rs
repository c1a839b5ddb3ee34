//! The formats `csv` and `tsv` (RFC 4180, and what programs write instead): one table without a name.
//!
//! A file of that name which holds no columns is read as plain text.

use csv::{ByteRecord, ReaderBuilder, StringRecord};

use super::builder::Builder;
use super::{TableBuilder, Text, text};
use crate::diagnostic::Refusal;

/// The signs that may part cells.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How much of a file's beginning is looked at to find out how it parts its cells.
const SAMPLE: usize = 16 << 10;

/// The text of a file whose cells are parted by a sign.
///
/// # Errors
/// `empty`, `binary` or `mojibake`, as for plain text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Text, Refusal> {
    let plain = text::decode(bytes)?;
    let (named, content) = named_delimiter(&plain.content);
    let Some(delimiter) = named.or_else(|| delimiter(head(content))) else {
        return Ok(plain);
    };
    let mut table = TableBuilder::new();
    for record in records(content, delimiter) {
        table.row();
        record.iter().for_each(|cell| table.cell(shown(cell), 1, 1));
    }
    let mut text = Builder::default();
    match table.finish() {
        Some(table) => text.table(table),
        None => return Ok(plain),
    }
    text.finish(if delimiter == b'\t' { "tsv" } else { "csv" }, plain.encoding)
}

/// The delimiter that the first line names for Excel (`sep=;`), and the lines behind it.
fn named_delimiter(content: &str) -> (Option<u8>, &str) {
    let (first, rest) = content.split_once('\n').unwrap_or((content, ""));
    let named = first.trim().trim_matches('"').strip_prefix("sep=");
    match named.map(str::as_bytes) {
        Some([delimiter]) if delimiter.is_ascii() => (Some(*delimiter), rest),
        // The tab itself was cut off as a blank.
        Some([]) if first.contains('\t') => (Some(b'\t'), rest),
        _ => (None, content),
    }
}

/// The beginning of a text, in whole lines.
fn head(content: &str) -> &str {
    let fits = content.len().min(SAMPLE);
    let end = (0..=fits).rev().find(|at| content.is_char_boundary(*at)).unwrap_or(0);
    let lines = content[..end].rfind('\n').filter(|_| end < content.len());
    &content[..lines.unwrap_or(end)]
}

/// The sign that parts cells: the one that most rows have equally often. None where fewer than two of three rows have it,
/// or fewer than one of three equally often: that is prose.
fn delimiter(head: &str) -> Option<u8> {
    let scored = DELIMITERS.into_iter().filter_map(|delimiter| {
        let counts: Vec<usize> = quoted(head, delimiter).iter().map(StringRecord::len).collect();
        let several = counts.iter().filter(|count| **count > 1).count();
        let (columns, rows) = commonest(&counts)?;
        (several * 3 >= counts.len() * 2 && rows * 3 >= counts.len()).then_some((rows, columns, delimiter))
    });
    // Of equals the first, the commoner sign.
    scored
        .rev()
        .max_by_key(|&(rows, columns, _)| (rows, columns))
        .map(|(_, _, delimiter)| delimiter)
}

/// How many cells most rows have, of those that have several; and how many rows these are.
fn commonest(counts: &[usize]) -> Option<(usize, usize)> {
    let mut sorted: Vec<usize> = counts.iter().copied().filter(|count| *count > 1).collect();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b).map(|run| (run[0], run.len()));
    runs.max_by_key(|&(_, rows)| rows)
}

/// All rows. Where a quotation mark without its partner swallows other rows, each line is a row.
fn records(content: &str, delimiter: u8) -> Vec<StringRecord> {
    let records = quoted(content, delimiter);
    let columns =
        commonest(&records.iter().map(StringRecord::len).collect::<Vec<_>>()).map_or(2, |(columns, _)| columns);
    let sign = char::from(delimiter);
    let is_row = |line: &str| line.matches(sign).count() + 1 >= columns;
    let swallows = |cell: &str| {
        // The first and the last line may belong to a row rightly.
        let mut lines = cell.split('\n').skip(1).peekable();
        std::iter::from_fn(|| lines.next().filter(|_| lines.peek().is_some())).any(is_row)
    };
    let unclosed = |cell: &str| cell.contains('\n') && !content.trim_end().ends_with('"');
    let last = records.last().and_then(|record| record.iter().next_back());
    if last.is_some_and(unclosed) || records.iter().flatten().any(swallows) {
        return content.lines().map(|line| split(line, sign)).collect();
    }
    records
}

/// The rows as RFC 4180 has them.
fn quoted(content: &str, delimiter: u8) -> Vec<StringRecord> {
    let mut reader = ReaderBuilder::new();
    let reader = reader.delimiter(delimiter).has_headers(false).flexible(true);
    let mut reader = reader.from_reader(content.as_bytes());
    let mut record = StringRecord::new();
    let mut records = Vec::new();
    // Only characters that are no UTF-8 could fail. The reader's own record keeps the room of its longest row, which a copy of
    // it would have, too.
    while reader.read_record(&mut record).unwrap_or(false) {
        records.push(record.iter().collect());
    }
    records
}

/// The cells of one line; its quotation marks count only where each has its partner.
fn split(line: &str, delimiter: char) -> StringRecord {
    let paired = line.matches('"').count().is_multiple_of(2);
    let mut inside = false;
    let cells = line.split(|c: char| {
        inside ^= c == '"' && paired;
        c == delimiter && !inside
    });
    let bare = |cell: &str| match cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')) {
        Some(cell) if paired => cell.replace("\"\"", "\""),
        _ => cell.to_owned(),
    };
    cells.map(bare).collect()
}

/// A cell as it is shown: without blanks around it, and `="007"`, which keeps Excel from taking a number, as 007.
fn shown(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix("=\"")
        .and_then(|cell| cell.strip_suffix('"'))
        .unwrap_or(cell)
}

/// Whether text of any name is a table all the same: at least three rows, each with the same three or more cells parted
/// by commas. Commas behind which a blank stands are those of prose, and those between digits part thousands.
///
/// The bytes may be in any character set that holds ASCII.
pub(super) fn is_table(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let whole = memchr::memrchr(b'\n', sample).filter(|_| sample.len() < bytes.len());
    let sample = &sample[..whole.unwrap_or(sample.len())];
    if memchr::memchr2(0, b'\t', sample).is_some() {
        return false;
    }
    // Most texts begin with a line that parts nothing.
    let first = &sample[..memchr::memchr(b'\n', sample).unwrap_or(sample.len())];
    if memchr::memchr_iter(b',', first).count() < 2 {
        return false;
    }
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).from_reader(sample);
    let records: Vec<ByteRecord> = reader.into_byte_records().map_while(Result::ok).collect();
    let columns = records.first().map_or(0, ByteRecord::len);
    records.len() >= 3
        && columns >= 3
        && records
            .iter()
            .all(|record| record.len() == columns && parts_cells(record))
}

/// Whether the commas of a row part cells, not words or digits.
fn parts_cells(record: &ByteRecord) -> bool {
    let thousands = |pair: &[&[u8]]| {
        let [before, behind] = pair else { return false };
        let digits = behind.iter().take_while(|byte| byte.is_ascii_digit()).count();
        before.last().is_some_and(u8::is_ascii_digit) && digits == 3
    };
    let cells: Vec<&[u8]> = record.iter().collect();
    let blank = cells.iter().skip(1).filter(|cell| cell.starts_with(b" ")).count();
    !cells.windows(2).all(thousands) && blank * 2 < cells.len()
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    fn rows(text: &str) -> (&'static str, Vec<String>) {
        let text = decode(text.as_bytes().to_vec()).unwrap();
        let rows = text
            .tables
            .first()
            .map_or_else(Vec::new, |table| (0..table.rows()).map(|r| table.line(r)).collect());
        (text.format, rows)
    }

    #[test]
    fn quoted_cells_of_an_export_from_excel() {
        let text = "某县进度表,,\r\n序号,任务,进展\r\n1,\"甲,乙\",\"已完成\r\n\"\"首批\"\"\"\r\n2,丙,\r\n";
        let text = decode(GB18030.encode(text).0.into_owned()).unwrap();
        assert_eq!(
            (text.format, text.encoding, text.tables.len()),
            ("csv", Some("GB18030"), 1)
        );
        let table = &text.tables[0];
        assert_eq!((table.rows(), table.columns()), (4, 3));
        assert_eq!((table.text(2, 1), table.text(2, 2)), ("甲,乙", "已完成\n\"首批\""));
        assert_eq!(
            text.content,
            "\n某县进度表\n序号\t任务\t进展\n1\t甲,乙\t已完成 \"首批\"\n2\t丙\n\n"
        );
        assert_eq!(
            &text.content[table.span.clone()],
            text.content.trim_matches('\n').to_owned() + "\n"
        );
    }

    #[test]
    fn delimiters_are_told_by_the_rows() {
        let joined = |sign: &str| {
            ["序号 任务 进展", "1 甲 乙，丙", "2 丁 戊"]
                .map(|row| row.replace(' ', sign))
                .join("\n")
        };
        for (sign, format) in [(",", "csv"), (";", "csv"), ("\t", "tsv"), ("|", "csv")] {
            let expected: Vec<String> = joined("\t").split('\n').map(str::to_owned).collect();
            assert_eq!(rows(&joined(sign)), (format, expected), "{sign:?}");
        }
        assert_eq!(rows("sep=;\na,1;b\nc,2;d\n").1, ["a,1\tb", "c,2\td"]);
        assert_eq!(rows("sep=\t\na,1\tb\n").1, ["a,1\tb"]);
        assert_eq!(rows("\u{FEFF}a,b\n=\"007\",c\n").1, ["a\tb", "007\tc"]);
        assert_eq!(
            rows("名;甲;乙\na;1,5;2,5\nb;3,5;4,5\n").1[1..],
            ["a\t1,5\t2,5", "b\t3,5\t4,5"]
        );
    }

    #[test]
    fn rows_may_be_of_any_length() {
        let text = decode("题\na,b,c\n1,2\n\n3,4,5,6\n7,8,9\n".into()).unwrap();
        assert_eq!((text.tables[0].rows(), text.tables[0].columns()), (5, 4));
    }

    #[test]
    fn a_quotation_mark_without_its_partner_swallows_no_rows() {
        let open = rows("1,\"甲,a\n2,乙,b\n3,丙,c\n").1;
        assert_eq!(open, ["1\t\"甲\ta", "2\t乙\tb", "3\t丙\tc"]);
        let twice = rows("1,\"甲,a\n2,乙,b\n3,\"丙\",c\n4,丁\",d\n").1;
        assert_eq!(twice, ["1\t\"甲\ta", "2\t乙\tb", "3\t丙\tc", "4\t丁\"\td"]);
        let inch = rows("1,5\"管,a\n2,\"乙\n丙\",b\n3,丁,c\n").1;
        assert_eq!(inch, ["1\t5\"管\ta", "2\t乙 丙\tb", "3\t丁\tc"]);
    }

    #[test]
    fn prose_of_that_name_is_plain_text() {
        for text in [
            "全年完成投资5亿元，增长8%。\n新建道路3条。\n",
            "全县工作, 总体平稳。\n其余在建。\n再无。\n",
            "一\n",
        ] {
            let decoded = decode(text.into()).unwrap();
            assert_eq!(
                (decoded.format, &*decoded.content, decoded.tables.len()),
                ("text", text, 0)
            );
        }
        assert!(decode(" \n".into()).is_err());
    }

    #[test]
    fn tables_of_another_name() {
        let yes = [
            "序号,任务,进展\n1,甲,乙\n2,丙,\n",
            "a,b,c\n1,\"x, y\",2\n\n3,4,5",
            "1,200,甲\n2,300,乙\n3,400,丙\n",
        ];
        for text in yes {
            assert!(is_table(text.as_bytes()) && is_table(&GB18030.encode(text).0), "{text}");
        }
        let no = [
            "甲,乙,丙\n丁,戊\n己\n",
            "education, health, roads\nwater, power, gas\ntrees, parks, lakes\n",
            "1,234,567\n2,345,678\n3,456,789\n",
            "甲,乙,丙\n丁,戊,己\n",
            "一、甲，乙，丙\n二、丁，戊，己\n三、庚，辛，壬\n",
            "1\t甲,乙,丙\n2\t丁,戊,己\n3\t庚,辛,壬\n",
            "",
        ];
        for text in no {
            assert!(!is_table(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_long_file_costs_no_more_per_row() {
        let row = "1,\"甲\n乙\",丙\n";
        let text = decode(row.repeat(20_000).into()).unwrap();
        assert_eq!(text.tables[0].rows(), 20_000);
        let quotes = decode("\"".repeat(200_000).into()).unwrap();
        assert_eq!(quotes.content.trim().len(), 200_000);
    }
}
