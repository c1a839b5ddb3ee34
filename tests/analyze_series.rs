//! Two years of two made-up districts, run through the program: what was planted between their reports is found, and
//! its innocent neighbours are not.
#![cfg(feature = "analyze")]
#![allow(clippy::unwrap_used, reason = "a test may fail in its helpers too")]

mod run;

use run::{Ended, Sandbox};
use serde_json::Value;

/// One task: what is planned, and what is reported quarter by quarter over two years.
type Task = (&'static str, [&'static str; 8]);

/// What 青禾区 reports. Three things are wrong with it: the visits of 2022's third quarter, the growth of investment in
/// 2023's second, and a 万 too much in the trainings of 2023's third.
const QINGHE: [Task; 7] = [
    (
        "走访企业400家",
        [
            "累计走访企业90家。",
            "累计走访企业210家。",
            "累计走访企业180家。",
            "累计走访企业390家。",
            "累计走访企业85家。",
            "累计走访企业205家。",
            "累计走访企业205家。",
            "累计走访企业400余家。",
        ],
    ),
    (
        "扩大工业投资",
        [
            "一季度完成工业投资10.2亿元。",
            "上半年完成工业投资20.6亿元。",
            "前三季度完成工业投资31.5亿元。",
            "全年完成工业投资42.1亿元。",
            "一季度完成工业投资11.1亿元，同比增长8.8%。",
            "上半年完成工业投资22.4亿元，同比增长3.1%。",
            "前三季度完成工业投资34.2亿元，同比增长8.6%。",
            "全年完成工业投资45.9亿元，同比增长9%。",
        ],
    ),
    (
        "加强技能培训",
        [
            "培训技能人才1200人次。",
            "培训技能人才2600人次。",
            "培训技能人才3900人次。",
            "培训技能人才5200人次。",
            "培训技能人才1300人次。",
            "培训技能人才2700人次。",
            "培训技能人才4000万人次。",
            "培训技能人才5300人次。",
        ],
    ),
    (
        "增加停车泊位",
        [
            "第一季度新增泊位300个。",
            "第二季度新增泊位260个。",
            "第三季度新增泊位110个。",
            "第四季度新增泊位90个。",
            "当季新增泊位280个，全年任务按计划推进。",
            "当季新增泊位240个，全年任务按计划推进。",
            "当季新增泊位130个，全年任务按计划推进。",
            "当季新增泊位70个，全年任务按计划推进。",
        ],
    ),
    (
        "保持经济平稳运行",
        [
            "一季度地区生产总值201亿元。",
            "上半年地区生产总值415亿元。",
            "前三季度地区生产总值640亿元。",
            "全年地区生产总值880亿元。",
            "一季度地区生产总值206亿元，同比增长6.1%。",
            "上半年地区生产总值424亿元，同比增长6.3%。",
            "前三季度地区生产总值651亿元，同比增长6.2%。",
            "全年地区生产总值893亿元，同比增长6.4%。",
        ],
    ),
    (
        "做好困难群众救助",
        [
            "截至3月底，在册低保对象940户。",
            "截至6月底，在册低保对象922户。",
            "截至9月底，在册低保对象905户。",
            "截至12月底，在册低保对象880户。",
            "截至3月底，在册低保对象871户。",
            "截至6月底，在册低保对象866户。",
            "截至9月底，在册低保对象850户。",
            "截至12月底，在册低保对象829户。",
        ],
    ),
    (
        "新建公厕#座",
        [
            "累计建成公厕2座。",
            "累计建成公厕5座。",
            "计划调整为12座，累计建成公厕8座。",
            "累计建成公厕12座。",
            "累计建成公厕1座。",
            "累计建成公厕4座。",
            "计划调整为10座，累计建成公厕7座。",
            "累计建成公厕10座。",
        ],
    ),
];

/// The plan for 公厕 is made smaller in the middle of each year.
const PLANNED: [&str; 8] = ["20", "20", "12", "12", "16", "16", "10", "10"];

/// What 松汀区 reports: a third of everything, and nothing wrong with it.
const SONGTING: [Task; 2] = [
    (
        "走访企业150家",
        [
            "累计走访企业30家。",
            "累计走访企业70家。",
            "累计走访企业110家。",
            "累计走访企业150家。",
            "累计走访企业28家。",
            "累计走访企业69家。",
            "累计走访企业108家。",
            "累计走访企业151家。",
        ],
    ),
    (
        "扩大工业投资",
        [
            "一季度完成工业投资3.4亿元。",
            "上半年完成工业投资6.9亿元。",
            "前三季度完成工业投资10.5亿元。",
            "全年完成工业投资14亿元。",
            "一季度完成工业投资3.7亿元，同比增长8.8%。",
            "上半年完成工业投资7.5亿元，同比增长8.7%。",
            "前三季度完成工业投资11.4亿元，同比增长8.6%。",
            "全年完成工业投资15.3亿元，同比增长9.3%。",
        ],
    ),
];

/// One quarterly report, quarters counted from 2022's first.
fn report(district: &str, tasks: &[Task], quarter: usize) -> String {
    let (year, number) = (2022 + quarter / 4, ["一", "二", "三", "四"][quarter % 4]);
    let mut text = format!(
        "发布机构 {district}政府办公室\n{district}{year}年第{number}季度政府绩效目标执行情况\n\n\
         “实干争先”专项行动任务进展情况\n\n序号\n\n项目清单\n\n累计完成情况\n\n"
    );
    for (at, (target, progress)) in tasks.iter().enumerate() {
        let target = target.replace('#', PLANNED[quarter]);
        text.push_str(&format!("{}\n\n{target}\n\n{}\n\n", at + 1, progress[quarter]));
    }
    text
}

/// Both districts' datasets, written by the program.
fn sandbox() -> Sandbox {
    let mut sandbox = Sandbox::new();
    for quarter in 0..8 {
        for (name, district, tasks) in [("qinghe", "青禾区", &QINGHE[..]), ("songting", "松汀区", &SONGTING[..])]
        {
            sandbox = sandbox.with(&format!("{name}-{quarter}.txt"), report(district, tasks, quarter));
        }
    }
    sandbox.run();
    sandbox
}

#[track_caller]
fn data(sandbox: &Sandbox, arguments: &[&str]) -> Ended {
    let ended: Ended = sandbox.zhibiao(arguments).output().unwrap().into();
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    ended
}

#[test]
fn what_was_planted_between_reports_is_found_and_nothing_else() {
    let sandbox = sandbox();
    let ended = data(&sandbox, &["stats", "checks", "out", "--format", "json"]);
    let found: Vec<Value> = ended
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let about = |finding: &Value| {
        let text = |path: &str| {
            finding
                .pointer(path)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        [
            text("/scope"),
            text("/rule"),
            text("/district"),
            text("/earlier/period"),
            text("/earlier/text"),
            text("/later/period"),
            text("/later/text"),
        ]
    };
    let found: Vec<_> = found.iter().map(about).collect();
    assert_eq!(
        found,
        [
            [
                "series",
                "cumulative_fall",
                "青禾区",
                "2022Q2",
                "210家",
                "2022Q3",
                "180家"
            ],
            [
                "series",
                "yoy_contradiction",
                "青禾区",
                "2022Q2",
                "20.6亿元",
                "2023Q2",
                "22.4亿元"
            ],
        ]
    );
    assert!(
        ended.stderr.contains("2 contradictions between reports"),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_csv_is_for_spreadsheets_and_a_text_for_people() {
    let sandbox = sandbox();
    let csv = data(&sandbox, &["stats", "checks", "out", "--format", "csv", "--all"]).stdout;
    let mut lines = csv.lines();
    assert!(lines.next().unwrap().starts_with("\u{feff}scope,rule,holds,"), "{csv}");
    assert_eq!(lines.filter(|line| line.starts_with("series,")).count(), 2);
    let text = data(&sandbox, &["stats", "checks", "out"]).stdout;
    assert!(text.contains("is 210家 in 2022Q2, but 180家 in 2022Q3"), "{text}");
    assert!(text.contains("2022Q2: 累计走访企业210家。"), "{text}");
}

#[test]
fn the_review_begins_with_the_missing_unit() {
    let sandbox = sandbox();
    let csv = data(&sandbox, &["review", "out"]).stdout;
    let mut lines = csv.strip_prefix('\u{feff}').unwrap().lines();
    assert_eq!(
        lines.next().unwrap(),
        "id,surface,change,to,by,why,reason,message,district,period,section,item_no,field,current,sentence,source"
    );
    let first = lines.next().unwrap();
    assert!(first.contains(",4000万人次,,,,,suspected_unit,"), "{first}");
    assert!(
        first.contains("疑似多写“万”") && first.contains("in/qinghe-6.txt"),
        "{first}"
    );
    let reasons: Vec<_> = lines.map(|line| line.split(',').nth(6).unwrap()).collect();
    assert_eq!(reasons[..2], ["cumulative_fall", "yoy_contradiction"], "{csv}");
}

#[test]
fn a_file_that_may_hold_decisions_is_not_overwritten() {
    let sandbox = sandbox();
    let write = ["review", "out", "--limit", "1", "--output", "review.csv"];
    assert_eq!(data(&sandbox, &write).stdout, "");
    let written = std::fs::read_to_string(sandbox.path("review.csv")).unwrap();
    assert_eq!(written.lines().count(), 2);
    let again: Ended = sandbox.zhibiao(&write).output().unwrap().into();
    again.refused(74, &["review.csv", "--force"]);
    data(&sandbox, &[&write[..], &["--force"]].concat());
}

#[test]
fn an_empty_result_says_why() {
    let sandbox = Sandbox::of("a.txt", report("松汀区", &SONGTING, 0));
    sandbox.run();
    let checks = data(&sandbox, &["stats", "checks", "out"]);
    assert_eq!(checks.stdout, "");
    assert!(
        checks
            .stderr
            .contains("nothing is measured by two reports of one district"),
        "{}",
        checks.stderr
    );
    let missing: Ended = sandbox.zhibiao(&["review", "nowhere"]).output().unwrap().into();
    missing.refused(74, &["there is no dataset here"]);
    let config: Ended = sandbox
        .zhibiao(&["stats", "checks", "out", "--config", "none.toml"])
        .output()
        .unwrap()
        .into();
    config.refused(78, &["none.toml"]);
}

#[test]
fn indicators_of_ones_own_are_known() {
    let tasks: [Task; 1] = [(
        "做优湖心岛品牌",
        [
            "一季度湖心岛营收8亿元。",
            "上半年湖心岛营收17亿元。",
            "前三季度湖心岛营收30亿元。",
            "全年湖心岛营收41亿元。",
            "一季度湖心岛营收9亿元。",
            "上半年湖心岛营收18亿元。",
            "前三季度湖心岛营收40亿元，同比增长5%。",
            "全年湖心岛营收52亿元。",
        ],
    )];
    let sandbox = Sandbox::of("a.txt", report("青禾区", &tasks, 2)).with("b.txt", report("青禾区", &tasks, 6));
    let found = |run: &[&str], config: &[&str]| {
        data(&sandbox, run);
        let checks = [&["stats", "checks", "out", "--format", "json"][..], config].concat();
        data(&sandbox, &checks).stdout.lines().count()
    };
    assert_eq!(found(&["run", "--input", "in", "--output", "out"], &[]), 1);
    let config = "version = 1\nname = \"own\"\n[source]\npaths = [\"in\"]\n[output]\npath = \"out\"\n\
                  [lexicon]\nextend = [\"words.toml\"]\n";
    let words = "[[indicator]]\nkey = \"island_revenue\"\nname = \"湖心岛营收\"\nkind = \"money\"\nunit = \"元\"\n\
                 cumulative = true\nconstant_prices = true\n";
    std::fs::write(sandbox.path("own.toml"), config).unwrap();
    std::fs::write(sandbox.path("words.toml"), words).unwrap();
    assert_eq!(found(&["run", "own.toml"], &["--config", "own.toml"]), 0);
}
