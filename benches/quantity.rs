//! `quantity` alone: its throughput beside ripgrep's, and time that grows no faster than the text.
//!
//! ```sh
//! cargo bench --no-default-features --features cli --bench quantity
//! ```
//! First, one thread scans reports of the sample data's generator line by line with one [`Scanner`], as the program does text by
//! text, and `rg -o` reads the same bytes from a file in the same run; the best of several runs counts for each. Then texts that
//! could make a rule look far ahead or back, one megabyte and ten of each in one piece: the time a byte must not grow.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot run may say so loudly, and prints its figures"
)]

#[path = "../examples/sample_data/generator/mod.rs"]
mod generator;

use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use generator::Library;
use zhibiao::lexicon::Lexicon;
use zhibiao::quantity::Scanner;

/// A pattern that an analyst would start from.
const PATTERN: &str = "[0-9.]+[万亿]?[元%人户个家件项]";

/// Reports, of about 22 kB each.
const REPORTS: usize = 1400;

const MEGABYTE: usize = 1_000_000;

/// How much longer a byte may take in ten megabytes than in one: the memory of a million mentions is no longer in any cache and is
/// asked anew of the system. A step that looked at all that came before would show as 10.
const MOST_GROWTH: f64 = 2.0;

/// What could make a rule look far: one kind of numeral, sign, bracket or word again and again.
const HARD: &[&str] = &[
    "1",
    "0",
    "１",
    "1.",
    "1,",
    "1,234,",
    ".5",
    "1 ",
    "1-",
    "1-1-1-",
    "1~",
    "1、",
    "1/",
    "1:",
    "1∶",
    "1.1.1.",
    "1. ",
    "1.5。",
    "2.",
    "(1)",
    "（1）",
    "1）",
    "1\n",
    "1万",
    "1亿2000万",
    "1万1",
    "1千1",
    "1余",
    "1户",
    "1户、",
    "1户和",
    "1%、",
    "1户，",
    "3-5家",
    "5%-",
    "A1",
    "A-1",
    "http://1",
    "1+",
    "1+7+N",
    "1×",
    "1·",
    "一",
    "零",
    "〇",
    "二三",
    "十",
    "百",
    "千万",
    "一万",
    "一亿",
    "一二三四五六七八九十",
    "三点",
    "三点五",
    "三改一拆",
    "一个",
    "一企一档",
    "百分之",
    "百分之五",
    "三分之",
    "三成",
    "一半",
    "半",
    "翻一番",
    "第",
    "第一",
    "第1、",
    "第一、二",
    "前",
    "前1",
    "《",
    "》",
    "《》",
    "《1》",
    "《1",
    "“",
    "”",
    "“”",
    "“1”",
    "“1",
    "\"",
    "\"1",
    "（",
    "(",
    "(1",
    "〔",
    "〔2023〕1号",
    "，",
    "、",
    ",",
    "。",
    " ",
    "\u{a0}",
    "\u{3000}",
    "1\u{3000}",
    "每",
    "每1",
    "每1人",
    "约",
    "约1",
    "约约1户",
    "不少于",
    "以上",
    "1以上",
    "同比",
    "同比增长",
    "同比增长1%",
    "较去年",
    "增长1%、",
    "分别",
    "分别为1%、2%和",
    "为1",
    "为",
    "的",
    "其中",
    "万",
    "亿",
    "万元",
    "个",
    "元",
    "元/",
    "1元/",
    "1元/平方米",
    "1条(段)",
    "1元1角1分",
    "年",
    "1年",
    "2023年",
    "2023",
    "2023-",
    "2023.1.",
    "1月",
    "1时",
    "15:52:",
    "税收1万",
    "税",
    "-",
    "—",
    "-1",
    "-1%",
    "负",
    "负1",
    "零下",
    "零下1",
    "￥",
    "￥1",
    "RMB1",
    "汉",
    "a",
    "a1",
    "1a",
    "é",
    "🚀",
    "🚀1",
    "多",
    "1多",
    "+",
    "1+户",
    "1 亿 ",
    "个半",
    "1个半",
    "1个半小时",
];

/// What may stand a long way off from the numerals behind it.
const FAR: &[&str] = &[
    "-", " ", "的", "(", "《", "“", "\"", "第", "第1 ", "1∶", "一", "1", "汉", "a",
];

/// The numerals there.
const NEAR: &[&str] = &[
    "1 ",
    "1%",
    "1∶",
    "一 ",
    "1.",
    "2.",
    "约1户",
    "同比增长1%",
    "1》",
    "1”",
    "百分之1",
];

/// Seconds that this thread has had a processor, which other programs disturb less than the clock; the clock elsewhere than on Linux.
fn seconds(since: Instant) -> f64 {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or(since.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// The least time of several runs.
fn best_of(runs: usize, mut run: impl FnMut()) -> f64 {
    let clock = Instant::now();
    let times = (0..runs).map(|_| {
        let start = seconds(clock);
        run();
        seconds(clock) - start
    });
    times.fold(f64::INFINITY, f64::min)
}

/// The least time of several runs of another program, by the clock.
fn best_of_program(runs: usize, mut run: impl FnMut()) -> f64 {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}

/// Distinct reports of the sample data's generator, one after the other.
fn report_text() -> String {
    let library = Library::load().unwrap();
    (0..REPORTS)
        .map(|number| generator::bulk_report(&library, 1, number).1)
        .collect()
}

/// Scans line by line; the number of mentions and rejected numerals.
fn scan_lines(scanner: &mut Scanner<'_>, text: &str) -> (usize, usize) {
    text.lines().fold((0, 0), |(kept, rejected), line| {
        let scan = black_box(scanner.scan(line));
        (kept + scan.mentions.len(), rejected + scan.rejected.len())
    })
}

fn ripgrep(path: &Path) {
    let status = Command::new("rg")
        .args(["-j1", "-o", PATTERN])
        .arg(path)
        .stdout(Stdio::null())
        .status();
    assert!(status.unwrap().success());
}

fn beside_ripgrep(scanner: &mut Scanner<'_>) {
    let text = report_text();
    let megabytes = text.len() as f64 / 1e6;
    let own = best_of(7, || {
        black_box(scan_lines(scanner, &text));
    });
    let (kept, rejected) = scan_lines(scanner, &text);
    println!("{REPORTS} reports, {megabytes:.1} MB");
    println!(
        "quantity::scan  {:8.1} MB/s   {kept} mentions, {rejected} rejected",
        megabytes / own
    );
    let tenth = (0..=text.len() / 10).rev().find(|at| text.is_char_boundary(*at));
    let tenth = &text[..tenth.unwrap_or(0)];
    let small = best_of(7, || {
        black_box(scan_lines(scanner, tenth));
    });
    println!(
        "a tenth of it   {:8.1} MB/s   ten times the text takes {:.2} times as long",
        megabytes / 10.0 / small,
        own / small
    );
    if Command::new("rg")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_err()
    {
        println!("skipped: rg is not installed");
        return;
    }
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let rg = best_of_program(15, || ripgrep(file.path()));
    println!("rg -o           {:8.1} MB/s", megabytes / rg);
    println!("ratio: quantity::scan has {:.3} of the speed of rg -o", rg / own);
}

/// Half of a text is `far` again and again, the other half `near`.
fn halves(far: &str, near: &str, bytes: usize) -> String {
    far.repeat(bytes / 2 / far.len()) + &near.repeat(bytes / 2 / near.len())
}

/// Nanoseconds a byte, over as many scans as the processor's time can be told from.
fn per_byte(scanner: &mut Scanner<'_>, text: &str) -> f64 {
    let mut scans = 1;
    loop {
        let time = best_of(2, || (0..scans).for_each(|_| drop(black_box(scanner.scan(text)))));
        if time >= 0.1 {
            return time / f64::from(scans) / text.len() as f64 * 1e9;
        }
        scans *= 4;
    }
}

/// Time a byte of one and of ten megabytes of two pieces; says whether it grew too much.
fn grows(scanner: &mut Scanner<'_>, far: &str, near: &str) -> bool {
    let (short, long) = (halves(far, near, MEGABYTE), halves(far, near, 10 * MEGABYTE));
    let (one, ten) = (per_byte(scanner, &short), per_byte(scanner, &long));
    let grows = ten / one > MOST_GROWTH;
    println!(
        "{:24} {one:8.1} {ten:8.1} {:7.2}{}",
        format!("{far:?} {near:?}"),
        ten / one,
        if grows { "  grows" } else { "" }
    );
    grows
}

fn linearity(scanner: &mut Scanner<'_>) {
    println!("\n{:24} {:>8} {:>8} {:>7}", "text", "ns/B 1MB", "10 MB", "ratio");
    let alike = HARD.iter().map(|piece| (*piece, *piece));
    let apart = FAR.iter().flat_map(|far| NEAR.iter().map(|near| (*far, *near)));
    let texts: Vec<_> = alike.chain(apart).collect();
    let growing: Vec<_> = texts.iter().filter(|(far, near)| grows(scanner, far, near)).collect();
    println!(
        "{} of {} texts grow faster than their length: {growing:?}",
        growing.len(),
        texts.len()
    );
}

fn main() {
    let lexicon = Lexicon::builtin().unwrap();
    let mut scanner = Scanner::new(&lexicon);
    beside_ripgrep(&mut scanner);
    linearity(&mut scanner);
}
