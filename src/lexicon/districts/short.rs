//! What autonomous divisions are called in short: 景宁畲族自治县 is 景宁县 or 景宁自治县, 延边朝鲜族自治州 is 延边州.

/// The short forms of an autonomous division's name; none of any other name.
pub(super) fn forms(name: &str, peoples: &[String]) -> Option<[String; 2]> {
    let kind = ["县", "旗", "州"].into_iter().find(|kind| name.ends_with(kind))?;
    let autonomous = format!("自治{kind}");
    let named = name.strip_suffix(autonomous.as_str())?;
    let mut own = named;
    while let Some(shorter) = without_people(own, peoples) {
        own = shorter;
    }
    // A division that bears nothing but its people's name keeps it: 鄂温克旗.
    let own = if own == named { named.strip_suffix('族')? } else { own };
    Some([format!("{own}{kind}"), format!("{own}{autonomous}")])
}

/// A name without the people that it ends with, as long as two characters are left.
fn without_people<'n>(name: &'n str, peoples: &[String]) -> Option<&'n str> {
    let people = name.strip_suffix('族').unwrap_or(name);
    let full = people.len() < name.len();
    // A people of one character is told by its 族: 长白朝鲜族 ends with no 白.
    let fits = |one: &&String| full || one.chars().nth(1).is_some();
    let rests = peoples
        .iter()
        .filter(fits)
        .filter_map(|one| people.strip_suffix(one.as_str()));
    rests
        .filter(|rest| rest.chars().nth(1).is_some())
        .min_by_key(|rest| rest.len())
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use super::*;

    #[test]
    fn peoples_are_left_out() {
        let words = Words::builtin().unwrap();
        for (name, short) in [
            ("景宁畲族自治县", "景宁县"),
            ("积石山保安族东乡族撒拉族自治县", "积石山县"),
            ("双江拉祜族佤族布朗族傣族自治县", "双江县"),
            ("隆林各族自治县", "隆林县"),
            ("长白朝鲜族自治县", "长白县"),
            ("三都水族自治县", "三都县"),
            ("察布查尔锡伯自治县", "察布查尔县"),
            ("大通回族土族自治县", "大通县"),
            ("鄂温克族自治旗", "鄂温克旗"),
            ("莫力达瓦达斡尔族自治旗", "莫力达瓦旗"),
            ("东乡族自治县", "东乡县"),
            ("恩施土家族苗族自治州", "恩施州"),
            ("伊犁哈萨克自治州", "伊犁州"),
        ] {
            let forms = forms(name, &words.peoples).unwrap();
            assert_eq!(forms[0], short, "{name}");
        }
        for name in ["桐庐县", "土默特左旗", "广西壮族自治区", "自治县", "鄂伦春自治旗"] {
            assert_eq!(forms(name, &words.peoples), None, "{name}");
        }
    }
}
