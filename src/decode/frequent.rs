//! How much a text looks like Chinese: by the characters that every report is full of.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Characters that make up about half of any official text, chosen by what such texts speak of: function words,
/// numerals, then the vocabulary of plans and their progress.
const SIMPLIFIED: &str = "的一是在不了有和人这为上个以要时来用到地于出就分对成会可也能下过而后所得之着等如自起都当从去把还因由其\
    前已与各将及并至每该均共被或但只又二三四五六七八九十百千万亿年月日第度中大国工作发展建设完推进项目实施加强开全市区县乡镇\
    街道社民生经济企业产农村城文化教育医疗服务管理安环境态保护治改革创新提升增长投资金元任情况计划重点主政府部门单位责报告公信\
    息组织落制机体系平台基础造养老就障住房交通路水利园绿面积覆盖率同比累达超额预启动竣验收入使居群众员培训活宣传检查问题整";

/// The same for traditional characters, where they differ.
const TRADITIONAL: &str = "這為個時來於對會過後當從還與將並該萬億國發設進項實強開區縣鄉鎮會經濟企業產農環態護創長資\
    金務情況計劃點門單責報組織機體礎養障覆蓋積動額預啟驗員訓傳檢問題績標訂辦專處擴關準濟學醫療應聯現際縮";

static FREQUENT: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
    SIMPLIFIED
        .chars()
        .chain(TRADITIONAL.chars())
        .filter(|c| !c.is_whitespace())
        .collect()
});

/// From this share on a text is taken for Chinese. Real texts have a third and more; Chinese decoded in the wrong
/// character set has hardly any.
pub(super) const CHINESE: f64 = 0.1;

/// The share of frequent characters among all that are not ASCII, less that of U+FFFD; 0 for ASCII alone.
pub(super) fn share(text: &str) -> f64 {
    let (mut frequent, mut replaced, mut all) = (0_u32, 0_u32, 0_u32);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        replaced += u32::from(c == '\u{FFFD}');
        frequent += u32::from(FREQUENT.contains(&c));
    }
    (f64::from(frequent) - f64::from(replaced)) / f64::from(all.max(1))
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, GB18030};

    use super::*;

    #[test]
    fn chinese_stands_out() {
        let simplified = "新建公共停车泊位860个，改造老旧小区12个，全年任务超额完成。";
        let traditional = "新建公共停車泊位860個，改造老舊小區12個，全年任務超額完成。";
        assert!(share(simplified) > 0.4 && share(traditional) > 0.4);
        let wrong = [
            GB18030
                .decode_without_bom_handling(simplified.as_bytes())
                .0
                .into_owned(),
            GB18030
                .decode_without_bom_handling(&BIG5.encode(traditional).0)
                .0
                .into_owned(),
            BIG5.decode_without_bom_handling(&GB18030.encode(simplified).0)
                .0
                .into_owned(),
        ];
        for wrong in wrong {
            assert!(share(&wrong) < CHINESE, "{wrong}: {}", share(&wrong));
        }
        assert_eq!(share("ASCII alone"), 0.0);
    }
}
