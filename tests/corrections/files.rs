//! Files of corrections as people save them, and everything that can be wrong with them.

use encoding_rs::GB18030;

use super::run::Ended;
use super::{HEAD, corrected, corrected_as, ledger, sandbox};

#[test]
fn files_are_read_as_excel_saves_them() {
    let (sandbox, id) = sandbox();
    let table = format!("{HEAD}{id}:1:2,13个,value,6,李明,公报为6个\n").replace('\n', "\r\n");
    let (gb18030, ..) = GB18030.encode(&table);
    let mut footers = Vec::new();
    for bytes in [
        gb18030.into_owned(),
        format!("\u{feff}{table}").into_bytes(),
        table.into_bytes(),
    ] {
        let ended = corrected_as(&sandbox, bytes);
        assert!(ended.stderr.contains("corrections: 1 applied"), "{}", ended.stderr);
        assert!(ledger(&sandbox).ends_with("李明,公报为6个\n"));
        footers.push(sandbox.dataset().bytes());
    }
    assert!(
        footers.windows(2).all(|pair| pair[0] == pair[1]),
        "what was decided counts, not how it was saved"
    );
    let ended = corrected_as(&sandbox, b"id,\xff\xff\xff");
    ended.refused(78, &["neither in UTF-8 nor in GB18030", "p.toml:3:10"]);
}

#[test]
fn a_review_with_open_rows_is_taken_as_it_is() {
    let (sandbox, id) = sandbox();
    let review = "id,surface,reason,message,district,period,section,item_no,field,current,sentence,source,change,to,by,why\n\
                  ID:1:2,13个,outlier,\"高, 异常\",青禾区,2023Q3,宜居城区,1,progress,13,已建成…,in/a.txt,value,3,周,查实\n\
                  ID:1:4,8.3%,outlier,高,青禾区,2023Q3,宜居城区,1,progress,8.3,已建成…,in/a.txt,,,,\n\
                  ,,,,,,,,,,,,,,,\n";
    let ended = corrected(&sandbox, &id, review);
    let line = "corrections: 1 applied, 0 moved, 0 stale, 1 rows not decided\n";
    assert!(ended.code == Some(0) && ended.stderr.contains(line), "{}", ended.stderr);
}

#[test]
fn everything_that_is_wrong_is_told_at_once_before_anything_is_read() {
    let (sandbox, id) = sandbox();
    let before = sandbox.dataset().bytes();
    let rows = "ID:1:2,13个,valeu,6,李,错\nID:1:2,13个,value,six,李,错\nID:3,,status,complete,李,错\n\
                ID:1:1,12个,unit,万元,李,错\nID:1:1,12个,indicator,gpd,,\nID:1:2,13个,value,6,李,错\nID:1:2,13个,strike,,王,错\n";
    let ended = corrected(&sandbox, &id, &format!("{HEAD}{rows}"));
    ended.refused(
        78,
        &[
            "unknown change `valeu`",
            "did you mean `value`?",
            "c.csv:2:26",
            "`six` is no number",
            "c.csv:3:32",
            "did you mean `completed`?",
            "`万元` is no unit",
            "`gpd` is no key of an indicator",
            "did you mean `gdp`?",
            "missing `by`: who decided",
            "missing `why`: for what reason",
            "this contradicts c.csv, line 7",
            "c.csv:8:",
        ],
    );
    assert!(sandbox.dataset().bytes() == before, "nothing was written");
    let ended = corrected(&sandbox, &id, "id,surface,change,too,by,why\n");
    ended.refused(
        78,
        &[
            "unknown column `too`",
            "did you mean `to`?",
            "missing column `to`",
            "c.csv:1:19",
        ],
    );
    let ended: Ended = sandbox.zhibiao(&["validate", "p.toml"]).output().unwrap().into();
    ended.refused(78, &["unknown column `too`"]);
}
