use super::*;

fn page(html: &str) -> Text {
    decode(html.as_bytes().to_vec()).unwrap()
}

/// The text's lines, headings with their level, tables as `┆`.
fn shown(html: &str) -> String {
    let text = page(html);
    let mut lines = text.content.clone();
    for heading in text.headings.iter().rev() {
        lines.insert_str(heading.span.start, &format!("{}# ", heading.level));
    }
    lines.trim().to_owned()
}

#[test]
fn blocks_and_breaks_part_lines() {
    assert_eq!(
        shown(
            "<p>甲<P>乙<br>丙<div>丁<span>戊</span><b>己</b></div>庚<style>x</style><!-- <p>辛 --><script>'</p>'</script>"
        ),
        "甲\n乙\n丙\n丁戊己\n庚"
    );
}

#[test]
#[ignore]
fn scratch() {
    let path = std::env::var("PAGE").unwrap();
    let bytes = std::fs::read(path).unwrap();
    let text = decode(bytes).unwrap();
    println!("{}\n{:?}\n{:?}", text.content, text.headings, text.encoding);
    for table in &text.tables {
        println!("--- {} x {}", table.rows(), table.columns());
    }
}
