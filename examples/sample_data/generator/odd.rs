//! Inputs that are no reports: each must be refused with its own reason and leave the rest of a run intact.

use super::archive::{self, Member, NameEncoding};
use super::dice::Dice;
use super::files::File;

const NEWS: &str = "\
澄澜区举行滨水绿道健步走活动

发布时间:2023-05-20 来源:云汀日报

5月19日上午,澄澜区滨水绿道健步走活动在听涛公园开走,来自全市的1200多名市民参加。

活动全程6公里,沿途设置4个补给点。市民林女士说,绿道贯通以后,她每周都会和家人来走两三次。

据了解,今年以来全区已举办同类活动17场,参与群众超过3万人次。
";

/// The files of the folder `odd`.
pub fn files(seed: Dice) -> Vec<File> {
    let member = Member {
        name: "news.txt".to_owned(),
        encoding: NameEncoding::Utf8,
        bytes: NEWS.as_bytes().to_vec(),
    };
    let mut truncated = archive::zip(&[member]);
    truncated.truncate(truncated.len() * 3 / 5);
    let rubbish = (0..4096).map(|index| seed.at(index).below(256) as u8).collect();
    let file = |name: &str, bytes| File {
        path: format!("odd/{name}"),
        bytes,
    };
    vec![
        file("empty.txt", Vec::new()),
        file("news.txt", NEWS.as_bytes().to_vec()),
        file("rubbish.txt", rubbish),
        file("truncated.zip", truncated),
    ]
}
