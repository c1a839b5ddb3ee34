//! A report: which tasks a district has, under which headings, and what stands over them.

use super::dice::Dice;
use super::formula::Moment;
use super::numeral::chinese_year;
use super::place::Place;
use super::render::Width;
use super::task::{Setting, Task};
use super::template::{Library, Template};

/// All that a report says, before it is laid out.
#[derive(Debug, Clone)]
pub struct Report {
    /// The district.
    pub place: Place,
    /// The quarter.
    pub moment: Moment,
    /// Over the text.
    pub header: Header,
    /// In reading order.
    pub sections: Vec<Section>,
}

/// What stands over the text.
#[derive(Debug, Clone)]
pub struct Header {
    /// The title.
    pub title: String,
    /// 索引号
    pub index_no: String,
    /// 发布机构
    pub issuer: String,
    /// The day of publication, as `2023-01-05`; also the day of generation.
    pub published_on: String,
    /// The time of the day.
    pub time: String,
}

/// Tasks under a heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// As printed.
    pub title: String,
    /// Numbered from 1 in this order.
    pub tasks: Vec<Task>,
}

/// How many sections and tasks a report has.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// How many sections.
    pub sections: usize,
    /// How many tasks a section has at most.
    pub tasks: usize,
}

/// How titles, issuers and headings are worded: each district keeps to its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// `云汀市澄澜区2022年第三季度政府绩效目标执行情况`
    Whole,
    /// `鹿浦区2022第三季度政府绩效目标执行情况`
    Short,
    /// The title has no district; the issuer has.
    ByIssuer,
    /// Neither has; the text does.
    ByText,
    /// The year in Chinese digits.
    ChineseYear,
}

impl Wording {
    /// The wording of the n-th district.
    pub const fn of(index: usize) -> Self {
        [
            Self::Whole,
            Self::Short,
            Self::ByIssuer,
            Self::ByText,
            Self::ChineseYear,
        ][index % 5]
    }

    fn title(self, place: &Place, moment: Moment) -> String {
        let (name, year) = (&place.name, moment.year);
        let quarter = ["一", "二", "三", "四"][moment.quarter as usize - 1];
        let what = "政府绩效目标执行情况";
        match self {
            Self::Whole => format!("{}{name}{year}年第{quarter}季度{what}", place.city),
            Self::Short => format!("{name}{year}第{quarter}季度{what}"),
            Self::ByIssuer => format!("{year}年第{quarter}季度{what}"),
            Self::ByText => format!("{year}年{quarter}季度{what}"),
            Self::ChineseYear => format!("{}{name}{}年第{quarter}季度{what}", place.city, chinese_year(year)),
        }
    }

    fn issuer(self, place: &Place) -> String {
        match self {
            Self::Whole | Self::ChineseYear => "区政府办公室".to_owned(),
            Self::Short | Self::ByText => "区府办".to_owned(),
            Self::ByIssuer => format!("{}人民政府办公室", place.name),
        }
    }

    fn heading(self, theme: &str, index: usize) -> String {
        match self {
            Self::Whole | Self::ByText => format!("“{theme}”专项行动任务进展情况"),
            Self::Short | Self::ByIssuer => format!("{theme}专项行动任务进展情况"),
            Self::ChineseYear => {
                let number = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"][index % 11];
                format!("{number}、{theme}专项行动任务进展情况")
            }
        }
    }
}

/// The report of the `index`-th district.
pub fn compose(setting: Setting, index: usize, size: Size) -> Report {
    let Setting {
        library, place, moment, ..
    } = setting;
    let wording = Wording::of(index);
    let chosen = outline(library, place, moment, index, size);
    let sections = chosen
        .into_iter()
        .enumerate()
        .map(|(number, (theme, templates))| Section {
            title: wording.heading(theme, number),
            tasks: templates.into_iter().map(|template| setting.task(template)).collect(),
        });
    Report {
        place: place.clone(),
        moment,
        header: header(wording, place, moment),
        sections: sections.collect(),
    }
}

/// Themes with their templates: the same in all quarters of a year, and few changes from year to year.
fn outline<'a>(
    library: &'a Library,
    place: &Place,
    moment: Moment,
    index: usize,
    size: Size,
) -> Vec<(&'a str, Vec<&'a Template>)> {
    let count = library.themes.len();
    // A step of two through an odd number of themes brings each theme to every other district.
    let themes = (0..size.sections.min(count)).map(|number| &library.themes[(index * 2 + number) % count]);
    let tasks = |templates: &'a [Template], dice: Dice| {
        let shift = (index + (moment.year % 4) as usize) * 5;
        let few = size.tasks.min(templates.len());
        let mut chosen: Vec<&Template> = (0..few).map(|n| &templates[(shift + n) % templates.len()]).collect();
        chosen.sort_by_key(|template| dice.with(&template.id).below(1 << 32));
        chosen
    };
    themes
        .map(|theme| {
            (
                theme.name.as_str(),
                tasks(&theme.templates, place.dice.with(&theme.name)),
            )
        })
        .collect()
}

fn header(wording: Wording, place: &Place, moment: Moment) -> Header {
    let dice = place
        .dice
        .with("header")
        .at(moment.year as u64)
        .at(u64::from(moment.quarter));
    let (year, month) = if moment.quarter == 4 {
        (moment.year + 1, 1)
    } else {
        (moment.year, moment.quarter * 3 + 1)
    };
    let throw = |name: &str, low, high| dice.with(name).between(low, high);
    Header {
        title: wording.title(place, moment),
        index_no: format!(
            "L{}-{}/{year}-{}",
            throw("office", 1_000_000, 9_999_999),
            throw("class", 1, 9),
            throw("n", 10_000, 49_999)
        ),
        issuer: wording.issuer(place),
        published_on: format!("{year}-{month:02}-{:02}", throw("day", 5, 25)),
        time: format!(
            "{:02}:{:02}:{:02}",
            throw("hour", 9, 17),
            throw("minute", 0, 59),
            throw("second", 0, 59)
        ),
    }
}

/// Which reports are printed with wide punctuation or wide digits.
pub const fn width(index: usize, moment: Moment) -> Width {
    match (index % 5, moment.year, moment.quarter) {
        (4, 2023, 2) | (2, 2023, 3) => Width::Full,
        (1 | 3, ..) => Width::Punctuation,
        _ => Width::Half,
    }
}
