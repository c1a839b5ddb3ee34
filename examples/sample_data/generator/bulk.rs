//! Any number of distinct reports of made-up districts, for benches and for tests of scale.

use super::dice::Dice;
use super::formula::Moment;
use super::layout::{self, Layout, Style};
use super::place::{CITY, Place};
use super::render::Width;
use super::report::{self, Size};
use super::task::Setting;
use super::template::Library;

const FIRST: [&str; 20] = [
    "霁", "岫", "漪", "晗", "昱", "珑", "翎", "芷", "苒", "菡", "蔚", "蘅", "澈", "濯", "煦", "琅", "筠", "璟", "霖",
    "沅",
];
const SECOND: [&str; 12] = ["汀", "屿", "洲", "浦", "渚", "湄", "埭", "墩", "磬", "桁", "畈", "砻"];
const CITIES: [&str; 6] = [CITY, "霁川市", "沧屿市", "望汀市", "苔州市", "岚浦市"];

/// Every theme with every template.
const SIZE: Size = Size {
    sections: usize::MAX,
    tasks: usize::MAX,
};

/// The `number`-th report as UTF-8 text with the name of its file. Districts come first, then quarters, then cities, so
/// that no two numbers below 28,800 give the same report.
pub fn report(library: &Library, seed: u64, number: usize) -> (String, String) {
    let (district, rest) = (number % 240, number / 240);
    let (quarter, city) = (rest % 20, rest / 20 % CITIES.len());
    let name = format!("{}{}区", FIRST[district % FIRST.len()], SECOND[district / FIRST.len()]);
    let dice = Dice::new(seed).with(CITIES[city]).with(&name);
    let place = Place {
        name,
        city: CITIES[city].to_owned(),
        dice,
    };
    let moment = Moment {
        year: 2020 + quarter as i32 / 4,
        quarter: quarter as u32 % 4 + 1,
    };
    let setting = Setting {
        library,
        place: &place,
        moment,
        slips: &[],
        width: Width::Half,
    };
    // The first wording's title names city and district, so that all titles differ.
    let report = report::compose(setting, 0, SIZE);
    let style = if number.is_multiple_of(2) {
        Style::Table
    } else {
        Style::List
    };
    let text = layout::document(&report, Layout { style, wrapped: false });
    (format!("report-{number:06}.txt"), text)
}
