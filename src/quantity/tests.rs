use super::*;

fn read(text: &str) -> Vec<String> {
    let lexicon = Lexicon::builtin().unwrap();
    scan(text, &lexicon).mentions.iter().map(|m| show(text, m)).collect()
}

fn show(text: &str, m: &Mention) -> String {
    let number = |d: Option<Decimal>| d.map(|d| d.normalize().to_string());
    let value = number(m.value).unwrap_or_else(|| {
        format!(
            "{}..{}",
            number(m.low).unwrap_or_default(),
            number(m.high).unwrap_or_default()
        )
    });
    let mut out = format!("{} {} {}{}", m.span.of(text), m.kind.code(), value, m.unit);
    for extra in [m.bound.code(), m.change.code(), m.basis.code()] {
        if !matches!(extra, "exact" | "none") {
            out.push(' ');
            out.push_str(extra);
        }
    }
    out
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn numbers_with_units() {
    reads("新建泵站3座", &["3座 count 3座"]);
    reads("兑付资金4123.5万元", &["4123.5万元 money 41235000元"]);
    reads("就业人数1.2万人", &["1.2万人 count 12000人"]);
    reads("接待游客３，４５０人次", &["３，４５０人次 count 3450人次"]);
    reads("实际到账1亿2000万元", &["1亿2000万元 money 120000000元"]);
    reads("完成三百五十万元", &["三百五十万元 money 3500000元"]);
    reads("年发电2300万千瓦时", &["2300万千瓦时 energy 23000000千瓦时"]);
    reads("修复管网9条（段）", &["9条（段） count 9条(段)"]);
    reads("共 401 起", &["401 起 count 401起"]);
}

#[test]
fn bounds() {
    reads("止损4008余万元", &["4008余万元 money 40080000元 approx"]);
    reads("惠及8万余人", &["8万余人 count 80000人 approx"]);
    reads("不少于3千万元", &["3千万元 money 30000000元 min"]);
    reads("达到90%以上", &["90% percent 90% min"]);
    reads("举办活动上百场", &["百场 count 100场 min"]);
    reads("引进百余名客商", &["百余名 count 100名 approx"]);
    reads("节约30万元", &["30万元 money 300000元"]);
}

#[test]
fn changes() {
    reads("投诉工单同比下降13.27%", &["13.27% percent 13.27% decrease yoy"]);
    reads("同比增长-6.13%", &["-6.13% percent 6.13% decrease yoy"]);
    reads("新增4家", &["4家 count 4家"]);
    reads(
        "比去年同期的18.6亿元下降9.7%",
        &["18.6亿元 money 1860000000元", "9.7% percent 9.7% decrease yoy"],
    );
    reads(
        "使用量同比分别下降1.8%和12‰",
        &["1.8% percent 1.8% decrease yoy", "12‰ percent 12‰ decrease yoy"],
    );
    reads(
        "降幅较上半年收窄0.6个百分点",
        &["0.6个百分点 percentage_point 0.6个百分点 decrease other"],
    );
    reads(
        "比全市平均水平高1.4个百分点",
        &["1.4个百分点 percentage_point 1.4个百分点"],
    );
}

#[test]
fn ranges_lists_ranks() {
    reads("新增3至5家", &["3至5家 count 3..5家"]);
    reads("增长5.5%—6%", &["5.5%—6% percent 5.5..6% increase"]);
    reads(
        "5亿—10亿元的4个",
        &["5亿—10亿元 money 500000000..1000000000元", "4个 count 4个"],
    );
    reads("增幅居全市第10位", &["第10位 rank 10位"]);
    reads("进入全市前五", &["前五 rank 5位 max"]);
    reads(
        "分别高于全省、全市平均1.9、2.6个百分点",
        &[
            "1.9 percentage_point 1.9个百分点",
            "2.6个百分点 percentage_point 2.6个百分点",
        ],
    );
    reads("分别占三成和六成五", &["三成 percent 30%", "六成五 percent 65%"]);
}

#[test]
fn what_is_no_quantity() {
    for text in [
        "2023年3月15日印发",
        "1—9月",
        "第一批、第二届",
        "城东GS1203-08地块和2号楼",
        "建设“1+7+N”体系",
        "推进一体化、一企一档",
        "云政发〔2023〕15号",
        "《十条措施》",
        "拨打12345热线",
        "“十四五”规划",
        "数十家媒体",
        "近三年",
        "B-12、C-07地块",
        "二期工程",
    ] {
        reads(text, &[]);
    }
}

#[test]
fn glued_list_markers() {
    reads(
        "1.12场活动办完;2.36个项目签约;3.百余名客商到访",
        &["12场 count 12场", "36个 count 36个", "百余名 count 100名 approx"],
    );
    reads("1.5宗地块拆迁;\n2.已完成设计", &["5宗 count 5宗"]);
    reads("面积为1.5亩", &["1.5亩 area 1.5亩"]);
}

#[test]
fn every_numeral_is_kept_or_rejected() {
    let lexicon = Lexicon::builtin().unwrap();
    for text in [
        "1.2.3",
        "1-2-3-4",
        "五六七八",
        "十十十",
        "3万4千5",
        "第",
        "每百",
        "1:2:3:4",
        "--5%",
        "１２．３．４％",
    ] {
        let scan = scan(text, &lexicon);
        let mut covered = vec![false; text.len()];
        for span in scan
            .mentions
            .iter()
            .map(|m| m.span)
            .chain(scan.rejected.iter().map(|r| r.span))
        {
            covered[span.start..span.end].fill(true);
        }
        for (at, c) in text.char_indices() {
            assert!(!c.is_numeric() || covered[at], "{text}: {c} at {at} is lost");
        }
    }
}

#[test]
fn a_rejected_amount_takes_the_numerals_of_its_unit_with_it() {
    let lexicon = Lexicon::builtin().unwrap();
    for (text, rejected) in [
        ("《3元5角》", "3元5角"),
        ("第3万元/10万人", "3万元/10万人"),
        // The unit's own name is no numeral.
        ("第3个百分点", "3"),
    ] {
        let scan = scan(text, &lexicon);
        let spans: Vec<_> = scan.rejected.iter().map(|r| r.span.of(text)).collect();
        assert_eq!((scan.mentions.len(), spans), (0, vec![rejected]), "{text}");
    }
}
