//! Packages built in the test: what their pages hold, and what damaged ones cost.

use super::*;
use crate::decode::package::tests::packed;

const ENTRY_PART: &str = "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml\
    </ofd:DocRoot></ofd:DocBody></ofd:OFD>";
const ROOT: &str = "<ofd:Document><ofd:CommonData><ofd:DocumentRes>Res.xml</ofd:DocumentRes><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
    <ofd:TemplatePage ID='9' BaseLoc='Tpls/Tpl_0/Content.xml'/></ofd:CommonData>\
    <ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/><ofd:Page ID='2' BaseLoc='Pages/Page_1/Content.xml'/>\
    <ofd:Page ID='3' BaseLoc='Pages/Page_7/Content.xml'/></ofd:Pages></ofd:Document>";
const TEMPLATE: &str = "<ofd:Page><ofd:Content><ofd:Layer><ofd:TextObject Boundary='10 10 50 5' Size='4'>\
    <ofd:TextCode X='0' Y='4' DeltaX='g 2 4'>红头上</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>";

const RESOURCES: &str = "<ofd:Res><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='5'><ofd:Content>\
    <ofd:TextObject Boundary='1 1 50 5' Size='4'><ofd:TextCode X='0' Y='4'>合</ofd:TextCode></ofd:TextObject>\
    <ofd:PathObject Boundary='0 0 9 9'><ofd:AbbreviatedData>M 0 5 L 9 5</ofd:AbbreviatedData></ofd:PathObject>\
    </ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>";

fn page(before: &str, objects: &str) -> String {
    format!("<ofd:Page>{before}<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>")
}

fn package(first: &str, second: &str) -> Vec<u8> {
    packed(&[
        ("OFD.xml", ENTRY_PART.as_bytes()),
        ("Doc_0/Document.xml", ROOT.as_bytes()),
        ("Doc_0/Res.xml", RESOURCES.as_bytes()),
        ("Doc_0/Tpls/Tpl_0/Content.xml", TEMPLATE.as_bytes()),
        ("Doc_0/Pages/Page_0/Content.xml", first.as_bytes()),
        ("Doc_0/Pages/Page_1/Content.xml", second.as_bytes()),
    ])
}

fn read(first: &str, second: &str) -> Pages {
    pages(&package(first, second), Bounds::default()).unwrap()
}

/// The texts of a page's runs, each with its place in whole millimetres.
fn texts(page: &page::Page) -> Vec<(&str, i32, i32)> {
    let millimetres = |points: f32| (points * 25.4 / 72.0).round() as i32;
    let runs = page.runs.iter();
    runs.map(|run| (run.text.as_str(), millimetres(run.x), millimetres(run.y)))
        .collect()
}

fn reason(bytes: &[u8]) -> RejectReason {
    decode(bytes, Bounds::default()).unwrap_err().reason
}

#[test]
fn pages_stand_upon_their_templates() {
    let text = "<ofd:TextObject Boundary='20 30 50 5' CTM='1 0 0 1 1 2' Size='4'><ofd:CGTransform><ofd:Glyphs>7 8</ofd:Glyphs>\
        </ofd:CGTransform><ofd:TextCode X='1' Y='3' DeltaX='4'>正文</ofd:TextCode><ofd:TextCode X='60'>另</ofd:TextCode>\
        </ofd:TextObject><ofd:TextObject Visible='false' Boundary='0 0 9 9' Size='4'><ofd:TextCode>藏</ofd:TextCode>\
        </ofd:TextObject>";
    let path = "<ofd:PathObject Boundary='10 50 100 1'><ofd:AbbreviatedData>M 0 0 L 100 0</ofd:AbbreviatedData>\
        </ofd:PathObject><ofd:PathObject Stroke='false' Boundary='10 60 100 1'><ofd:AbbreviatedData>M 0 0 L 100 0\
        </ofd:AbbreviatedData></ofd:PathObject>";
    let below = "<ofd:Template TemplateID='9' ZOrder='Background'/>";
    let above = "<ofd:Template TemplateID='9' ZOrder='Foreground'/><ofd:Area><ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:Area>";
    let read = read(&page(below, &format!("{text}{path}")), &page(above, text));
    assert_eq!(read.pages.len(), 2, "a page that is missing costs only itself");
    let body = [("正文", 22, 35), ("另", 81, 35)];
    let head = ("红头上", 10, 14);
    assert_eq!(texts(&read.pages[0]), [head, body[0], body[1]]);
    assert_eq!(texts(&read.pages[1]), [body[0], body[1], head]);
    assert_eq!((read.pages[0].rules.len(), read.pages[1].rules.len()), (1, 0));
    assert_eq!(read.pages[0].size.0.round(), 595.0);
    assert_eq!(read.pages[1].size.0.round(), 283.0);
}

#[test]
fn composite_objects_stand_where_they_are_put() {
    let object = "<ofd:CompositeObject ResourceID='5' Boundary='100 50 9 9' CTM='2 0 0 2 0 0'/>\
        <ofd:CompositeObject ResourceID='6' Boundary='0 0 9 9'/>";
    let read = read(&page("", object), &page("", ""));
    assert_eq!(texts(&read.pages[0]), [("合", 102, 60)]);
    let run = &read.pages[0].runs[0];
    assert_eq!((run.size.round(), run.width.round()), (23.0, 23.0));
    let rule = read.pages[0].rules[0];
    assert_eq!((rule.from.1.round(), rule.to.0.round()), (170.0, 334.0));
}

#[test]
fn pages_of_pictures_are_scanned() {
    let picture = page("", "<ofd:ImageObject ResourceID='3' Boundary='0 0 210 297'/>");
    assert_eq!(reason(&package(&picture, &picture)), RejectReason::Scanned);
    assert_eq!(reason(&package(&page("", ""), &page("", ""))), RejectReason::Empty);
}

#[test]
fn encrypted_packages_are_told() {
    let bytes = packed(&[
        ("OFD.xml", ENTRY_PART.as_bytes()),
        ("Encryptions.xml", b"<ofd:Encryptions/>"),
        ("Doc_0/Document.xml", b"\x01\x02"),
    ]);
    assert_eq!(reason(&bytes), RejectReason::Encrypted);
}

#[test]
fn damaged_packages_are_refused() {
    assert_eq!(reason(&packed(&[("a.xml", b"<a/>")])), RejectReason::CorruptDocument);
    assert_eq!(
        reason(&packed(&[("OFD.xml", ENTRY_PART.as_bytes())])),
        RejectReason::CorruptDocument
    );
    assert_eq!(reason(&package("<ofd:Page>", "")), RejectReason::CorruptDocument);
    let whole = package("", "");
    for end in [0, whole.len() / 2, whole.len() - 1] {
        assert_eq!(reason(&whole[..end]), RejectReason::CorruptDocument, "{end}");
    }
}

#[test]
fn a_template_upon_itself_many_times_is_refused() {
    let long = TEMPLATE.replace("红头上", &"红头上".repeat(10_000));
    let again = page(&"<ofd:Template TemplateID='9'/>".repeat(5000), "");
    let bytes = packed(&[
        ("OFD.xml", ENTRY_PART.as_bytes()),
        ("Doc_0/Document.xml", ROOT.as_bytes()),
        ("Doc_0/Tpls/Tpl_0/Content.xml", long.as_bytes()),
        ("Doc_0/Pages/Page_0/Content.xml", again.as_bytes()),
    ]);
    assert_eq!(reason(&bytes), RejectReason::MemberTooLarge);
}

#[test]
fn strange_pages_never_panic() {
    let text = "<ofd:TextObject Boundary='x y' CTM='1' Size='NaN'><ofd:TextCode X='inf' DeltaX='g g g'>一二</ofd:TextCode>\
        </ofd:TextObject><ofd:TextCode>外</ofd:TextCode><ofd:AbbreviatedData>M L C</ofd:AbbreviatedData>";
    let deep = format!(
        "{}{}",
        "<ofd:PageBlock>".repeat(50_000),
        "</ofd:PageBlock>".repeat(50_000)
    );
    let read = read(&page("", text), &page("", &deep));
    assert_eq!(
        read.pages[0]
            .runs
            .iter()
            .map(|run| run.text.chars().count())
            .sum::<usize>(),
        2
    );
}
