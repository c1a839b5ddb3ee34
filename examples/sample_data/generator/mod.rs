//! Writes reports of a city that does not exist, together with the truth about every number in them. Templates give the
//! sentences ([`template`]), formulas the numbers ([`formula`]); [`render`] makes text and truth in one step, so that
//! the truth is never read back from a text. Everything is a pure function of the seed.
#![allow(
    dead_code,
    unused_imports,
    reason = "tests and benches include this module and use some of it"
)]

mod archive;
mod bulk;
mod dice;
mod files;
mod formula;
mod layout;
mod notation;
mod numeral;
mod odd;
mod pattern;
mod place;
mod render;
mod report;
mod slip;
mod task;
mod template;
mod trend;
mod truth;
mod unit;
mod verdict;

pub use archive::TarGz;
pub use bulk::report as bulk_report;
pub use files::File;
pub use template::Library;

use dice::Dice;
use files::Placement;
use formula::Moment;
use place::{CITY, DISTRICTS, PROVINCE, Place};
use report::{Report, Size};
use task::Setting;

/// The seed of the committed sample.
const SEED: u64 = 990_101;
/// How many sections, and tasks in each, the districts report.
const SIZES: [Size; 5] = [
    Size { sections: 5, tasks: 9 },
    Size { sections: 6, tasks: 8 },
    Size { sections: 4, tasks: 10 },
    Size { sections: 6, tasks: 9 },
    Size { sections: 5, tasks: 10 },
];

/// All files of the sample: reports, truth, the lexicon that registers the districts, and inputs that are no reports.
pub fn sample(library: &Library) -> Vec<File> {
    let reports = reports(library);
    let mut all = files::files(&reports);
    let coded: Vec<_> = reports
        .iter()
        .enumerate()
        .map(|(at, placed)| (DISTRICTS[at / 8].0, placed))
        .collect();
    all.extend(truth::files(&coded));
    all.extend(odd::files(Dice::new(SEED).with("odd")));
    all.push(File {
        path: "lexicon.toml".to_owned(),
        bytes: lexicon().into_bytes(),
    });
    all
}

/// Five districts, eight quarters each.
fn reports(library: &Library) -> Vec<(Placement, Report)> {
    let mut reports = Vec::new();
    for (index, (_, name, _)) in DISTRICTS.iter().enumerate() {
        let place = Place {
            name: (*name).to_owned(),
            city: CITY.to_owned(),
            dice: Dice::new(SEED).with(name),
        };
        for step in 0..8 {
            let moment = Moment {
                year: 2022 + step as i32 / 4,
                quarter: step as u32 % 4 + 1,
            };
            let setting = Setting {
                library,
                place: &place,
                moment,
                slips: &slip::SLIPS,
                width: report::width(index, moment),
            };
            reports.push((
                files::placement(index, step),
                report::compose(setting, index, SIZES[index]),
            ));
        }
    }
    reports
}

/// How a user registers districts that GB/T 2260 does not have.
fn lexicon() -> String {
    let mut text =
        "# The districts of the sample reports. They do not exist: GB/T 2260 has no code that begins with 99.\n"
            .to_owned();
    for (code, name, _) in DISTRICTS {
        text.push_str(&format!(
            "\n[[district]]\ncode = \"{code}\"\nname = \"{name}\"\ncity = \"{CITY}\"\nprovince = \"{PROVINCE}\"\n"
        ));
    }
    text
}
