//! `assess` alone: how long judging takes, and that the time for each number does not grow with its item or its report.
//!
//! ```sh
//! cargo bench --no-default-features --features cli --bench assess
//! ```
//! First, items of the genre, until a million numbers are judged. Then one item that grows from ten numbers to ten thousand, in
//! shapes that could make a rule look far back or ahead: the time that each number takes must not grow. A rule that looks at all
//! numbers of an item for each of them shows here as a factor of ten a column.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot run may say so loudly, and prints its figures"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use zhibiao::assess::{ItemView, Words, assess};
use zhibiao::decode::{Bounds, decode};
use zhibiao::lexicon::Lexicon;
use zhibiao::normalize::{Normalized, normalize};
use zhibiao::parse::parse;
use zhibiao::source::{Origin, RawDocument};

/// How many numbers are judged in all.
const MILLION: usize = 1_000_000;

/// How many tasks a report of the first table holds.
const REPORTS: [usize; 4] = [10, 100, 1_000, 10_000];

/// How many numbers the items of the second table hold, about.
const ITEMS: [usize; 4] = [10, 100, 1_000, 10_000];

/// How much longer each number may take in a larger item than in the one of a hundred.
const MOST_GROWTH: f64 = 2.0;

/// What is planned and reported, with numbers for `{}`.
const TASKS: [(&str, &str); 5] = [
    (
        "修缮渡口{}座",
        "修缮渡口{}座，其中石砌{}座、木构{}座，完成年度目标的{}%。",
    ),
    (
        "完成技改投资{}亿元",
        "完成技改投资{}亿元，增长{}%，其中设备{}亿元、增长{}%，软件{}亿元，下降{}%。",
    ),
    (
        "排查隐患{}处",
        "排查隐患{}处，已整改{}处，整改率{}%，其余{}处限期整改。",
    ),
    ("登记率达到{}%", "登记率由{}%提高到{}%，提高{}个百分点，惠及{}户。"),
    ("举办农技培训{}场", "持续推进，举办农技培训{}场，参加{}人次。"),
];

/// Items that grow by repeating a piece of the target and of the progress.
const SHAPES: [(&str, &str, &str); 7] = [
    ("one list", "", "甲类{}个、"),
    ("targets and answers", "新建站点{}个、", "新建站点{}个、"),
    ("things of many names", "新建{}号站点{}个、", "新建{}号站点{}个、"),
    ("parts of parts", "", "站点{}个，其中在用{}个、停用{}个、"),
    (
        "rates in one sentence",
        "站点完好率{}%、",
        "检查站点{}个，完好{}个，完好率{}%，",
    ),
    ("changes in one sentence", "", "由{}个增至{}个，增长{}%，"),
    ("totals and rests", "", "甲{}个、乙{}个，合计{}个，其余{}个；"),
];

/// A text with another number for each `{}`: small ones first, so that wholes stand before their parts and after them.
fn filled(template: &str, seed: &mut usize) -> String {
    let mut pieces = template.split("{}");
    let mut text = pieces.next().unwrap().to_owned();
    for piece in pieces {
        *seed += 1;
        write!(text, "{}{piece}", 10 + *seed * 37 % 89).unwrap();
    }
    text
}

fn report(tasks: &[(String, String)], lexicon: &Lexicon) -> Normalized {
    let mut text =
        String::from("云汀市青岫区2022年第三季度政府绩效目标执行情况\n\n序号\n\n项目清单\n\n累计完成情况\n\n");
    for (number, (target, progress)) in (1..).zip(tasks) {
        write!(text, "{number}\n\n{target}\n\n{progress}\n\n").unwrap();
    }
    let origin = Origin {
        source: "report.txt".to_owned(),
        member: None,
    };
    let bytes = text.into_bytes();
    let decoded = decode(RawDocument { origin, bytes }, Bounds::default()).unwrap();
    let parsed = parse(&decoded, &lexicon.headings).unwrap().report;
    normalize(&parsed, None, lexicon)
}

/// Judges a whole report; returns how many numbers it has.
fn judge(report: &Normalized, words: &Words) -> usize {
    let mut rest = &report.metrics[..];
    for item in &report.items {
        let own = rest.partition_point(|m| m.item_seq <= item.item_seq);
        let (metrics, others) = rest.split_at(own);
        rest = others;
        let view = ItemView {
            item_seq: item.item_seq,
            target: &item.target,
            progress: &item.progress,
            metrics,
        };
        black_box(assess(&view, words));
    }
    report.metrics.len()
}

/// Microseconds a number, the best of several runs.
fn microseconds(report: &Normalized, words: &Words, numbers: usize) -> f64 {
    let runs = (numbers / report.metrics.len().max(1)).clamp(1, 2_000);
    let times = (0..3).map(|_| {
        let start = Instant::now();
        let judged: usize = (0..runs).map(|_| judge(report, words)).sum();
        start.elapsed().as_secs_f64() * 1e6 / judged as f64
    });
    times.fold(f64::INFINITY, f64::min)
}

fn reports(lexicon: &Lexicon, words: &Words) {
    println!(
        "{:>8} {:>10} {:>12} {:>20}",
        "tasks", "numbers", "µs a number", "s for a million"
    );
    for count in REPORTS {
        let mut seed = 0;
        let tasks = TASKS.iter().cycle().take(count);
        let tasks: Vec<_> = tasks
            .map(|(t, p)| (filled(t, &mut seed), filled(p, &mut seed)))
            .collect();
        let report = report(&tasks, lexicon);
        let each = microseconds(&report, words, MILLION / 10);
        let million = each * MILLION as f64 / 1e6;
        println!("{count:8} {:10} {each:12.2} {million:20.2}", report.metrics.len());
    }
}

fn shapes(lexicon: &Lexicon, words: &Words) {
    println!(
        "\n{:26} {}{:>8}",
        "µs a number, item of",
        ITEMS.map(|n| format!("{n:>9}")).concat(),
        "growth"
    );
    let mut growing = Vec::new();
    for (what, target, progress) in SHAPES {
        let each = ITEMS.map(|numbers| {
            let pieces = numbers / (target.matches("{}").count() + progress.matches("{}").count());
            let mut seed = 0;
            let mut text = |piece: &str| (0..pieces).map(|_| filled(piece, &mut seed)).collect::<String>();
            let task = (format!("推进：{}", text(target)), format!("进展：{}", text(progress)));
            microseconds(&report(&[task], lexicon), words, 20_000)
        });
        let growth = each[2].max(each[3]) / each[1];
        if growth > MOST_GROWTH {
            growing.push(what);
        }
        println!("{what:26} {}{growth:8.2}", each.map(|t| format!("{t:9.2}")).concat());
    }
    println!(
        "{} of {} grow faster than their item: {growing:?}",
        growing.len(),
        SHAPES.len()
    );
}

fn main() {
    let (lexicon, words) = (Lexicon::builtin().unwrap(), Words::builtin().unwrap());
    reports(&lexicon, &words);
    shapes(&lexicon, &words);
}
