//! Where the reports come from: a made-up city whose names no edition of GB\/T 2260 ever held.

use super::dice::Dice;
use super::formula::Moment;

/// The made-up city.
pub const CITY: &str = "云汀市";
/// The made-up province.
pub const PROVINCE: &str = "青屿省";

/// Code, name and the letters of its file names.
pub const DISTRICTS: [(&str, &str, &str); 5] = [
    ("990101", "澄澜区", "chenglan"),
    ("990102", "鹿浦区", "lupu"),
    ("990103", "砚溪区", "yanxi"),
    ("990104", "松屿区", "songyu"),
    ("990105", "枫汀区", "fengting"),
];

const STREETS: [&str; 15] = [
    "望潮",
    "柳堤",
    "南桥",
    "清荷",
    "书院",
    "石埠",
    "东篱",
    "云栖里",
    "白鹭洲",
    "采菱",
    "问渔",
    "观澜",
    "梅岭",
    "丁香",
    "桂坊",
];
const COMMUNITIES: [&str; 12] = [
    "芦花",
    "兰亭苑",
    "和顺",
    "春晓",
    "锦绣里",
    "听泉",
    "安康",
    "金桂园",
    "翠苑",
    "明德",
    "祥和",
    "枕水",
];
const VILLAGES: [&str; 8] = ["沙溪", "下塘", "竹坞", "横岭", "上墩", "麦园", "青石", "茶坪"];
const PARKS: [&str; 6] = [
    "青禾科创园",
    "海棠产业园",
    "云谷智造园",
    "星澜软件园",
    "蓝湾生命健康园",
    "启明物流园",
];
const ROADS: [&str; 8] = [
    "听涛路",
    "文澜路",
    "映月街",
    "松涛路",
    "港前大道",
    "新禾路",
    "槐荫街",
    "望湖路",
];
const RIVERS: [&str; 6] = ["沐河", "清浔河", "芦荡港", "杨柳浜", "墨溪", "新开河"];
const PLOTS: [&str; 4] = ["B-12地块", "YT0307-05地块", "C-08地块", "GT1106-21地块"];

/// A district that reports.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its name, with 区.
    pub name: String,
    /// Its city, with 市.
    pub city: String,
    /// The branch of choices that are the place's own.
    pub dice: Dice,
}

impl Place {
    /// The name without 区.
    pub fn short(&self) -> &str {
        self.name.strip_suffix('区').unwrap_or(&self.name)
    }

    /// What `{@word}` says in a sentence, whose own branch is `dice`.
    pub fn says(&self, word: &str, dice: Dice, moment: Moment) -> String {
        let here = dice.with(word);
        let named = |names: &[&str], end: &str| format!("{}{end}", here.pick(names));
        match word.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "区" => self.name.clone(),
            "市" => self.city.clone(),
            "街道" => named(&STREETS, "街道"),
            "社区" => named(&COMMUNITIES, "社区"),
            "镇" => named(&VILLAGES, "镇"),
            "村" => named(&VILLAGES, "村"),
            "园区" => named(&PARKS, ""),
            "路" => named(&ROADS, ""),
            "河" => named(&RIVERS, ""),
            "地块" => named(&PLOTS, ""),
            "文号" => self.document_number(here, moment),
            _ => time(word, moment),
        }
    }

    /// `澄政办发〔2023〕15号`
    fn document_number(&self, dice: Dice, moment: Moment) -> String {
        let first: String = self.name.chars().take(1).collect();
        let office = dice.with("office").pick(&["政办发", "政发", "府办函"]);
        format!("{first}{office}〔{}〕{}号", moment.year, dice.between(3, 68))
    }
}

fn time(word: &str, moment: Moment) -> String {
    let Moment { year, quarter } = moment;
    match word {
        "年" => year.to_string(),
        "上年" => (year - 1).to_string(),
        "明年" => (year + 1).to_string(),
        "月" => (quarter * 3).to_string(),
        "前月" => (quarter * 3 - 1).to_string(),
        "累计" => ["一季度", "上半年", "前三季度", "全年"][quarter as usize - 1].to_owned(),
        "月份" => format!("1-{}月", quarter * 3),
        "月份长" => format!("1—{}月", quarter * 3),
        "截至" => format!("截至{}月底", quarter * 3),
        "季度" => format!("{}季度", ["一", "二", "三", "四"][quarter as usize - 1]),
        _ => format!("{{@{word}}}"),
    }
}
