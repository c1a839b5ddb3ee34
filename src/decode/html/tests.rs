use encoding_rs::GB18030;

use super::*;
use crate::diagnostic::RejectReason;

fn page(html: &str) -> Text {
    decode(html.as_bytes().to_vec()).unwrap()
}

/// The text's lines, headings with their level before them.
fn shown(html: &str) -> String {
    let text = page(html);
    let mut lines = text.content.clone();
    for heading in text.headings.iter().rev() {
        lines.insert_str(heading.span.start, &format!("{}# ", heading.level));
    }
    lines.trim_end().to_owned()
}

/// How many rows and columns each table has.
fn sizes(html: &str) -> Vec<(usize, usize)> {
    page(html)
        .tables
        .iter()
        .map(|table| (table.rows(), table.columns()))
        .collect()
}

#[test]
fn blocks_and_breaks_part_lines() {
    let html = "<p>甲<P>乙<br>丙<div>丁<span>戊</span><b>己</b></div>庚<hr>辛<span style='display:block'>壬</span>";
    assert_eq!(shown(html), "甲\n乙\n丙\n丁戊己\n庚\n辛\n壬");
    assert_eq!(shown("甲<br><br><br>乙<p></p><p>&nbsp;</p><p>丙</p>"), "甲\n\n乙\n丙");
    assert_eq!(
        shown("<pre>甲  乙\n丙</pre><p style='white-space:pre-wrap'>丁\n戊</p>"),
        "甲  乙\n丙\n丁\n戊"
    );
}

#[test]
fn what_is_not_shown_is_left_out() {
    for hidden in [
        "<script>var a = '<p>藏</p>';</script>",
        "<STYLE>td{content:'藏'}</STYLE >",
        "<noscript>藏</noscript>",
        "<template><p>藏</p></template>",
        "<!-- <p>藏</p> -->",
        "<!--[if gte mso 9]><xml>藏</xml><![endif]-->",
        "<p style='color:red; DISPLAY : none !important'>藏<b>藏</b></p>",
        "<div hidden>藏<div>藏</div></div>",
        "<a style='visibility:hidden'>藏<a>藏</a></a>",
        "<svg><text>藏</text></svg>",
        "<select><option>藏</select>",
        "<input type=hidden value=藏>",
        "<dialog>藏</dialog>",
        "<ruby><rt>藏</rt></ruby>",
    ] {
        assert_eq!(shown(&format!("<p>前</p>{hidden}<p>后</p>")), "前\n后", "{hidden}");
    }
    for kept in [
        "<![if !supportLists]>显<![endif]>",
        "<o:p>显</o:p>",
        "<font color=red>显</font>",
        "<input readonly value=显>",
        "<dialog open>显</dialog>",
        "<textarea>显</textarea>",
    ] {
        assert_eq!(shown(&format!("<p>{kept}</p>")), "显", "{kept}");
    }
}

#[test]
fn headings_keep_their_level() {
    assert_eq!(shown("<h1>题</h1><h3>二、<b>交通</b></h3>文"), "1# 题\n3# 二、交通\n文");
    assert_eq!(
        shown("<h2>一<br>二<br>三<br>四</h2>"),
        "一\n二\n三\n四",
        "text that was set large"
    );
}

#[test]
fn the_title_of_the_head_is_marked_or_comes_first() {
    let named = |body: &str| {
        let meta = "<meta name=ArticleTitle content='某县上半年重点工作进展'>";
        shown(&format!("<head>{meta}<title>某县人民政府</title></head><body>{body}"))
    };
    assert_eq!(
        named("<p>某县上半年重点工作进展</p><p>文"),
        "0# 某县上半年重点工作进展\n文"
    );
    assert_eq!(named("<p>文"), "0# 某县上半年重点工作进展\n文");
    assert_eq!(
        named("<p>某县上半年<br>重点工作进展</p><p>文"),
        "某县上半年\n重点工作进展\n文"
    );
    let titled = |body: &str| shown(&format!("<title>某县上半年重点工作进展_某县人民政府</title>{body}"));
    assert_eq!(titled("<p>文"), "某县上半年重点工作进展\n文");
    assert_eq!(
        titled("<h1>某县上半年重点工作进展</h1>文"),
        "0# 某县上半年重点工作进展\n文"
    );
    assert_eq!(
        titled("<h1>上半年重点工作</h1>文"),
        "1# 上半年重点工作\n文",
        "no second title"
    );
}

#[test]
fn lists_print_their_numbers() {
    assert_eq!(shown("<ol><li>甲<li><p>乙</p></ol><ul><li>丙</ul>"), "1. 甲\n2. 乙\n丙");
    assert_eq!(
        shown("<ol start=3 type=A><li>甲<li value=7>乙<li>丙</ol>"),
        "C. 甲\nG. 乙\nH. 丙"
    );
    assert_eq!(shown("<ol reversed><li>甲<li>乙</ol>"), "2. 甲\n1. 乙");
    assert_eq!(shown("<ol style='list-style-type:none'><li>甲</ol>"), "甲");
    assert_eq!(
        shown("<ol style='list-style:cjk-ideographic'><li>甲<li>乙</ol>"),
        "一、甲\n二、乙"
    );
    assert_eq!(
        shown("<ol><li>1、甲<li>2、乙<li></li></ol>丙"),
        "1、甲\n2、乙\n丙",
        "numbers that the text prints"
    );
    assert_eq!(shown("<ol><li>甲<ol><li>乙</ol><li>丙</ol>"), "1. 甲\n1. 乙\n2. 丙");
    assert_eq!(
        shown("<dl><dt>来源：<dd>区府办<dt>主题<dd>综合</dl>"),
        "来源：区府办\n主题\n综合"
    );
}

#[test]
fn raised_digits_are_no_part_of_the_number_before() {
    assert_eq!(shown("新增30000m<sup>2</sup>，见<sup>注</sup>"), "新增30000m²，见注");
}

#[test]
fn cells_hold_lines() {
    let html = "<TABLE><CAPTION>单位：处</CAPTION><TR><TH>序&nbsp;号<TH>完成<br>情况
        <TR><TD> 1 <TD><p>已建&nbsp;3处；</p><div>在建
        2处</div><ol><li>甲</ol></TABLE>";
    let text = page(html);
    let table = &text.tables[0];
    assert!(text.content.starts_with("单位：处\n"));
    assert_eq!((table.text(0, 0), table.text(0, 1)), ("序 号", "完成\n情况"));
    assert_eq!(
        (table.text(1, 0), table.text(1, 1)),
        ("1", "已建 3处；\n在建 2处\n1. 甲")
    );
}

#[test]
fn merged_cells_take_their_places() {
    let text = page(
        "<table><tr><td colspan=3>题<tr><td rowspan=0>甲<td>一<td rowspan='2'>丙<tr><td>二<td style='display:none'>藏
        <tbody><tr><td>丁<td>三<td>四</table>",
    );
    let table = &text.tables[0];
    assert_eq!((table.rows(), table.columns()), (4, 3));
    assert!(table.is_same((1, 0), (2, 0)) && table.is_same((1, 2), (2, 2)) && table.is_same((0, 0), (0, 2)));
    assert_eq!((table.text(2, 1), table.text(3, 0)), ("二", "丁"));
}

#[test]
fn a_foot_stands_last() {
    let html = "<table><tfoot><tr><td>合<td>2</tfoot><thead><tr><td>名<td>数</thead><tbody><tr><td>甲<td>2</table>";
    assert_eq!(shown(html), "\n名\t数\n甲\t2\n合\t2");
}

#[test]
fn only_the_innermost_tables_are_data() {
    let html = "<table><tr><td>首页</td></tr></table><table><tr><td>专栏<br>链接</td><td><h1>题</h1>
        <table><tr><td>来源<td>府办<tr><td>日期<td>三月</table><p>一、交通</p>
        <table><tr><td>序号<td>任务<tr><td>1<td>修路</table></td></tr><tr><td colspan=2>版权</td></tr></table>";
    assert_eq!(sizes(html), [(2, 2), (2, 2)]);
    assert_eq!(
        shown(html),
        "首页\n专栏\n链接\n1# 题\n\n来源\t府办\n日期\t三月\n\n一、交通\n\n序号\t任务\n1\t修路\n\n版权"
    );
}

#[test]
fn rows_of_data_inside_a_layout_are_a_table() {
    let html = "<table><tr><td>索引号<td>1<tr><td>文号<td>2<tr><td colspan=2><table><tr><td>甲<td>乙<tr><td>1<td>2
        </table></table>";
    assert_eq!(sizes(html), [(2, 2), (2, 2)]);
}

#[test]
fn a_small_table_in_a_cell_does_not_break_its_table() {
    let row = |n: usize| format!("<tr><td>{n}<td>任务{n}<td><table><tr><td>已建<td>{n}处</table>");
    let html = format!(
        "<table><tr><td>序号<td>任务<td>进展{}{}{}</table>",
        row(1),
        row(2),
        row(3)
    );
    assert_eq!(sizes(&html), [(4, 3)]);
    assert_eq!(page(&html).tables[0].text(2, 2), "已建 2处");
}

#[test]
fn tables_without_columns_are_lines() {
    assert_eq!(sizes("<table><tr><td>甲<tr><td>乙</table>"), []);
    assert_eq!(
        shown("<table><tr><td><h2>题</h2><tr><td>甲<br>乙</table>"),
        "2# 题\n甲\n乙"
    );
    let beside = format!("<table><tr><td>菜单<td>{}</table>", "<p>正文</p>".repeat(9));
    assert_eq!(sizes(&beside), [], "a text beside a menu");
}

#[test]
fn a_heading_in_a_table_of_data() {
    let html = "<table><tr><td colspan=2><h2>题</h2><tr><td>序号<td>任务<tr><td colspan=2><h3>一、交通</h3><tr><td>1<td>路</table>";
    assert_eq!(shown(html), "2# 题\n\n序号\t任务\n一、交通\n1\t路");
    assert_eq!(sizes(html), [(3, 2)]);
}

#[test]
fn the_character_set_is_told_in_spite_of_the_page() {
    let html = "<meta charset=gb2312><p>喆堃㎡：已全部完成改造。";
    let text = decode(GB18030.encode(html).0.into_owned()).unwrap();
    assert_eq!(
        (text.encoding, text.content.trim_end()),
        (Some("GB18030"), "喆堃㎡：已全部完成改造。")
    );
    assert_eq!(page(html).encoding, Some("UTF-8"));
}

#[test]
fn pages_without_text_are_refused() {
    for html in [
        "",
        "<p> &nbsp;</p>",
        "<script>x</script>",
        "<frameset><frame src=a></frameset>",
        "<p",
        "<!--",
    ] {
        let refusal = decode(html.as_bytes().to_vec()).unwrap_err();
        assert_eq!(refusal.reason, RejectReason::Empty, "{html}");
    }
}
