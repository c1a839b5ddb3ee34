//! The texts that the laws are held over: reports made here, texts made at random, and samples beside the repository.

use std::path::PathBuf;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::run::{Sandbox, report};

/// Random reports in the corpus.
pub const RANDOM: usize = 150;

/// Pieces that numbers are made of, and anything else.
fn piece() -> impl Strategy<Value = String> {
    let known: Vec<String> = "1 23 4,567 8.9 0 ２０ 〇 二百 三十五 1.7万 2.36亿 余 多 约 近 超 以上 % 百分之 个百分点 元 角 分 千瓦 克 半 亩 /10万人 户 平方米 \
                              / - — ~ 至 、 ， 。 ； （ ） “ ” 《 》 第 年 月 日 同比 下降 每 万人 十四五 5G 一是 1. （2） ① № 𠮷 \u{a0} \u{3000}"
        .split(' ')
        .map(str::to_owned)
        .collect();
    prop_oneof![3 => proptest::sample::select(known), 1 => any::<char>().prop_map(String::from), 1 => "[a-z ]{0,3}"]
}

pub fn sentence() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..30).prop_map(|pieces| pieces.concat())
}

/// A random report: scaffolding of the genre around texts of any kind.
pub fn random_report() -> impl Strategy<Value = String> {
    let items = proptest::collection::vec((sentence(), sentence()), 1..5);
    (1_i32..5, items, sentence()).prop_map(|(quarter, items, stray)| {
        let mut report = format!(
            "青禾区2023年第{quarter}季度政府绩效目标执行情况\n{stray}\n“民生”专项行动任务进展情况\n序号\n项目清单\n累计完成情况\n"
        );
        for (at, (target, progress)) in items.iter().enumerate() {
            report.push_str(&format!("{}\n目标{target}\n进展{progress}\n", at + 1));
        }
        report
    })
}

/// The reports of the sample data and the real ones, as far as they are there.
fn samples_beside() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("ZHIBIAO_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let folders = [
        root.join("sample_data/reports"),
        shared.join("reports"),
        shared.join("layouts"),
    ];
    let (here, absent): (Vec<_>, Vec<_>) = folders.into_iter().partition(|folder| folder.is_dir());
    for folder in absent {
        println!("skipped: {} is absent", folder.display());
    }
    here
}

/// All samples as inputs: the folders beside, and a sandbox with what is made here.
pub fn corpus() -> (Sandbox, Vec<String>) {
    let mut runner = TestRunner::deterministic();
    let mut sandbox = Sandbox::new();
    for n in 0..RANDOM {
        let report = random_report().new_tree(&mut runner).unwrap().current();
        sandbox = sandbox.with(&format!("random-{n:03}.txt"), report);
    }
    for n in 0..9 {
        sandbox = sandbox.with(&format!("made-{n}.txt"), report(n % 7));
    }
    sandbox = sandbox.with("empty.txt", "").with("news.txt", "今天天气很好。");
    let mut inputs = vec![sandbox.path("in").display().to_string()];
    inputs.extend(samples_beside().iter().map(|folder| folder.display().to_string()));
    (sandbox, inputs)
}
