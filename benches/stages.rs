//! Each stage alone, in bytes of the document's text a second: `cargo bench --no-default-features --features cli`.
//!
//! The text is a made-up report of about 40 KB in the genre's one-cell-a-line layout, put together here from tasks with
//! numbers and tasks without.

#![allow(missing_docs, reason = "criterion's macros make public items without documentation")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot run may say so loudly")]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use zhibiao::assess::{self, ItemView};
use zhibiao::decode::{self, Text};
use zhibiao::lexicon::Lexicon;
use zhibiao::normalize::{self, Normalized};
use zhibiao::parse;
use zhibiao::quantity;
use zhibiao::source::{Origin, RawDocument};

const TASKS: [(&str, &str); 6] = [
    (
        "新增规上工业企业不少于25家",
        "已完成。累计新增规上工业企业31家，其中智能制造企业12家、新材料企业8家，完成年度目标的124%。",
    ),
    (
        "建立健全沟通协调机制",
        "持续推进，牵头部门每月会商，重点事项逐项销号，各街道同步落实，群众反映良好。",
    ),
    (
        "完成固定资产投资42亿元",
        "1-9月完成固定资产投资37.86亿元，同比下降3.5%，占年度计划的90.1%；其中民间投资18.2亿元。",
    ),
    (
        "改造老旧小区18个",
        "截至9月底，18个老旧小区全部开工，已完工11个，惠及居民6700余户，加装电梯43台。",
    ),
    (
        "组织文化惠民活动100场以上",
        "组织各类文化惠民活动126场，服务群众3.2万人次，满意率98.7%，较去年同期提高1.3个百分点。",
    ),
    (
        "编制专项规划",
        "规划文本已通过评审，正在按意见修改完善，预计年底前印发实施，相关宣传同步开展。",
    ),
];

fn report() -> String {
    let mut text = String::from("云汀市青岫区2022年第三季度政府绩效目标执行情况\n\n发布日期: 2022-10-08\n\n");
    for section in 1..=5 {
        writeln!(
            text,
            "“第{section}板块”专项行动任务进展情况\n\n序号\n\n项目清单\n\n累计完成情况\n"
        )
        .unwrap();
        for item in 1..=30 {
            let (target, progress) = TASKS[(section * 7 + item) % TASKS.len()];
            writeln!(text, "{item}\n\n{target}\n\n{progress}\n").unwrap();
        }
    }
    text
}

fn document(text: &str) -> RawDocument {
    let origin = Origin {
        source: "report.txt".to_owned(),
        member: None,
    };
    RawDocument {
        origin,
        bytes: text.as_bytes().to_vec(),
    }
}

fn assess_all(normalized: &Normalized, words: &assess::Words) {
    let mut start = 0;
    for item in &normalized.items {
        let rest = &normalized.metrics[start..];
        let metrics = rest.iter().take_while(|m| m.item_seq == item.item_seq).count();
        let view = ItemView {
            item_seq: item.item_seq,
            target: &item.target,
            progress: &item.progress,
            metrics: &rest[..metrics],
        };
        start += metrics;
        black_box(assess::assess(&view, words));
    }
}

fn stages(criterion: &mut Criterion) {
    let text = report();
    let lexicon = Lexicon::builtin().unwrap();
    let words = assess::Words::builtin().unwrap();
    let decoded: Text = decode::decode(document(&text), decode::Bounds::default()).unwrap();
    let parsed = parse::parse(&decoded, &lexicon.headings).unwrap().report;
    let normalized = normalize::normalize(&parsed, None, &lexicon);
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("decode", |b| {
        b.iter(|| decode::decode(document(black_box(&text)), decode::Bounds::default()).unwrap());
    });
    group.bench_function("parse", |b| {
        b.iter(|| parse::parse(black_box(&decoded), &lexicon.headings).unwrap());
    });
    group.bench_function("quantity", |b| b.iter(|| quantity::scan(black_box(&text), &lexicon)));
    group.bench_function("normalize", |b| {
        b.iter(|| normalize::normalize(black_box(&parsed), None, &lexicon));
    });
    group.bench_function("assess", |b| b.iter(|| assess_all(&normalized, &words)));
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
