//! Pages that nobody wrote to be read.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use super::decode;

#[test]
fn traps_cost_no_more_than_their_length() {
    const TIMES: usize = 20_000;
    let numbered = |tag: &str| (0..TIMES).map(|n| tag.replace('#', &n.to_string())).collect::<String>();
    for trap in [
        "<div>".repeat(TIMES),
        "<table><tr><td>".repeat(TIMES),
        "<table>".repeat(TIMES) + &"<b>".repeat(TIMES),
        "<table>".to_owned() + &"<p>".repeat(TIMES),
        "<svg>".repeat(TIMES),
        "<ol><li>".repeat(TIMES),
        numbered("<p><b id=x#>"),
        numbered("<font size=#>"),
        format!("<p {}>", numbered("a# ")),
        format!("<p {}>", numbered("a#='>' ")),
        "<table>".to_owned() + &"<tr><td colspan=99999 rowspan=99999>".repeat(TIMES / 20),
    ] {
        assert!(
            decode(format!("<p>始</p>{trap}末").into_bytes())
                .unwrap()
                .content
                .contains('末'),
            "{:.40}",
            trap
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_tags_give_all_text_once(parts in vec(select(&TAGS[..]), 0..60)) {
        let html: String = parts.iter().enumerate().map(|(n, part)| format!("{part}字{n}号")).collect();
        if let Ok(text) = decode(html.into_bytes()) {
            for n in 0..parts.len() {
                prop_assert_eq!(text.content.matches(&format!("字{n}号")).count(), 1);
            }
            prop_assert!(text.tables.iter().all(|table| text.content.is_char_boundary(table.span.start)));
        }
    }
}

/// Tags that may stand anywhere without hiding or repeating text.
const TAGS: [&str; 33] = [
    "",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "<td colspan=2>",
    "</td>",
    "<th>",
    "<tbody>",
    "<tfoot>",
    "<caption>",
    "<ul>",
    "</ul>",
    "<ol>",
    "<li>",
    "<h2>",
    "</h2>",
    "<br>",
    "<form>",
    "<center>",
    "<dl><dt>",
    "<dd>",
    "<button>",
    "<span style='x'>",
];
