//! Random texts of the genre, and damaged sentences of the corpus: no panic, and the laws of a scan hold.
//!
//! The plain suite reads the same texts every time, bounded by their number. `ZHIBIAO_FUZZ_SECONDS=60` goes on with other texts for
//! that long; what breaks a law is cut down to the least text that still does, and printed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it left out"
)]

mod random;
mod scan_laws;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use random::Random;
use zhibiao::lexicon::Lexicon;
use zhibiao::quantity;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());

/// Texts of the plain suite.
const TEXTS: u64 = 4000;

/// What texts of the genre are made of, one blank between.
const PIECES: &str = "0 1 7 12 04 2023 1949 100 4,567 12，345 8.9 .5 3. ２０ ９．５ 〇 零 一 二 两 三 十 廿 百 千 万 亿 兆 壹佰 貳 萬 二百 三十五 七八 三四十 \
    二〇二三 三点五 1.7万 2.36亿 1亿2000万 3万5 百万 千万 余 多 来 几 数 约 近 超 上 过 不少于 至少 以上 以内 左右 + ＋ > ≤ % ‰ ％ 百分之 千分之 \
    分之 成 倍 半 一半 番 翻 个 个百分点 百分点 个半 小时 元 角 分 万元 亿元 ￥ $ RMB 美元 户 人 人次 家 项 平方米 方 m2 kg 千瓦 千瓦时 亩 公里 \
    吨 度 ℃ 位 名 第 前 期 级 号 届 年 月 日 时 点 季度 周年 世纪 旬 底 同比 环比 较去年 增长 下降 提高 翻一番 每 每万人 /万人 /平方米 ／年 （套） (段) \
    / - — ~ 至 到 、 ， 。 ； ： : ∶ . ． , ; ! ? \n ( ) （ ） 【 】 〔 〕 [ ] 《 》 〈 〉 “ ” ‘ ’ 「 」 \" + × · & _ # № ① ⑵ Ⅱ ㈠ a A 5G B-12 \
    GDP http:// www. 1+7+N 三改一拆 一体化 十四五 三峡 五一 路 号楼 室 栋 分别为 其中 共 新增 完成 税收 收入 负 零下 的 和 与 及 了 为 是 在 \
    \u{a0} \u{3000} \u{200b} \u{feff} \u{301} é ß 한 ひ 𠮷 🚀 \u{10ffff} \u{0}";

/// Pieces and sentences to make texts from.
struct Material {
    pieces: Vec<&'static str>,
    sentences: Vec<String>,
}

impl Material {
    fn new() -> Self {
        let pieces = PIECES
            .split(' ')
            .filter(|piece| !piece.is_empty())
            .chain([" "])
            .collect();
        let mut sentences = corpus();
        sentences.push("新增规上企业31家（年度目标25家），完成年度目标的124%，同比提高1.5个百分点。".to_owned());
        sentences.push("1.5宗地块已出让；2.安置房3-5号楼1亿2000万元到位，每10万人86.4起。".to_owned());
        Self { pieces, sentences }
    }

    fn text(&self, random: &mut Random) -> String {
        match random.below(8) {
            0..4 => (0..random.below(40)).map(|_| *random.pick(&self.pieces)).collect(),
            4 => (0..random.below(30)).map(|_| any_char(random)).collect(),
            5 => (0..random.below(60))
                .map(|_| *random.pick(&['1', '0', '一', '十', '万', '.', '-', '、']))
                .collect(),
            _ => self.damaged(random),
        }
    }

    /// One or two sentences of the corpus, damaged in a few places.
    fn damaged(&self, random: &mut Random) -> String {
        let mut text: Vec<char> = random.pick(&self.sentences).chars().collect();
        if random.below(3) == 0 {
            text.extend(random.pick(&self.sentences).chars());
        }
        for _ in 0..=random.below(6) {
            let (a, b) = (random.below(text.len() + 1), random.below(text.len() + 1));
            let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 8));
            match random.below(6) {
                0 => drop(text.drain(from..to)),
                1 => drop(text.splice(from..from, random.pick(&self.pieces).chars())),
                2 => drop(text.splice(from..to, random.pick(&self.pieces).chars())),
                3 => {
                    let again = text[from..to].repeat(random.below(9));
                    drop(text.splice(from..from, again));
                }
                4 => text[from..to].reverse(),
                _ => text.truncate(a.max(b)),
            }
        }
        text.into_iter().collect()
    }
}

fn any_char(random: &mut Random) -> char {
    let plane = *random.pick(&[0x80_usize, 0x3000, 0xFFFF, 0x11_0000]);
    let code = u32::try_from(random.below(plane)).unwrap();
    char::from_u32(code).unwrap_or('零')
}

/// The sentences of the corpus, without marks and expectations.
fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/quantity");
    let mut files: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let texts = files.iter().map(|path| fs::read_to_string(path).unwrap());
    let bullet = |line: &str| {
        line.strip_prefix("- ")
            .map(|s| s.split(" → ").next().unwrap().replace(['【', '】'], ""))
    };
    texts
        .flat_map(|text| text.lines().filter_map(bullet).collect::<Vec<_>>())
        .collect()
}

/// What is wrong with the scan of a text, a panic included.
fn broken(text: &str) -> Option<String> {
    let scanned = catch_unwind(AssertUnwindSafe(|| {
        let scan = quantity::scan(text, &LEXICON);
        scan_laws::check(text, &scan, &LEXICON)
    }));
    match scanned {
        Ok(law) => law.err(),
        Err(_) => Some("a panic".to_owned()),
    }
}

/// The least text that is still broken, by taking out one character after the other.
fn least(text: &str) -> String {
    let mut text: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < text.len() {
        let mut shorter = text.clone();
        shorter.remove(at);
        if broken(&shorter.iter().collect::<String>()).is_some() {
            (text, at) = (shorter, 0);
        } else {
            at += 1;
        }
    }
    text.into_iter().collect()
}

fn check(text: &str, origin: &str) {
    if let Some(message) = broken(text) {
        let least = least(text);
        panic!(
            "{origin}: {message}: {text:?}\nleast: {least:?}: {}",
            broken(&least).unwrap_or_default()
        );
    }
}

#[test]
fn random_texts_break_no_law() {
    let material = Material::new();
    let seconds = std::env::var("ZHIBIAO_FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let long = Duration::from_secs(seconds.unwrap_or(0));
    let start = Instant::now();
    let mut seed = 0;
    while seed < TEXTS || seconds.is_some() && start.elapsed() < long {
        let text = material.text(&mut Random(seed));
        check(&text, &format!("seed {seed}"));
        seed += 1;
    }
    println!(
        "{seed} random texts, {} sentences of the corpus",
        material.sentences.len()
    );
}

/// All files below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found)
        } else {
            found.push(path)
        }
    }
}

#[test]
fn texts_of_others_break_no_law() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("ZHIBIAO_SHARED").map_or(beside, PathBuf::from);
    if !shared.is_dir() {
        println!("skipped: ../shared is absent");
        return;
    }
    let mut paths = Vec::new();
    for folder in ["reports", "variety", "suites", "layouts"] {
        files(&shared.join(folder), &mut paths);
    }
    // What is no UTF-8 is no text yet; `decode` makes it one.
    let texts = paths
        .iter()
        .filter_map(|path| Some((path, fs::read_to_string(path).ok()?)));
    for (path, text) in texts {
        check(&text, &path.display().to_string());
        text.lines().for_each(|line| check(line, &path.display().to_string()));
    }
}
