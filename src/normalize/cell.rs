//! Cells of a table whose name, amount and unit stand in columns of their own: `城镇新增就业\n6500\n人`.

/// The text with blanks for the line breaks around its amount, so that number, unit and name are read as one; its bytes
/// keep their places. None where the last line is no unit of an amount in the line before.
pub(super) fn joined(text: &str) -> Option<String> {
    let unit = text.rfind('\n')?;
    let amount = text[..unit].rfind('\n').map_or(0, |at| at + 1);
    if !is_unit(&text[unit + 1..]) || !is_amount(&text[amount..unit]) {
        return None;
    }
    let blank = |at: usize| at == unit || at + 1 == amount;
    let chars = text.char_indices().map(|(at, c)| if blank(at) { ' ' } else { c });
    Some(chars.collect())
}

fn is_unit(line: &str) -> bool {
    const MAX_CHARS: usize = 8;
    let sign = |c: char| matches!(c, '%' | '‰' | '％' | '℃' | '/' | '／' | '(' | ')' | '（' | '）');
    !line.is_empty()
        && line.chars().take(MAX_CHARS + 1).count() <= MAX_CHARS
        && line.chars().all(|c| (c.is_alphabetic() || sign(c)) && !c.is_numeric())
}

/// Digits with their points, signs and bounds, and no other words.
fn is_amount(line: &str) -> bool {
    const BOUNDS: &str = "约超近达逾余以上下内左右";
    line.contains(|c: char| c.is_numeric()) && line.chars().all(|c| !c.is_alphabetic() || BOUNDS.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_with_their_units_are_joined() {
        for (text, expected) in [
            ("植树\n30.5\n万株", Some("植树 30.5 万株")),
            ("5238\n人", Some("5238 人")),
            ("达标率\n≥92\n%", Some("达标率 ≥92 %")),
            ("修渠\n清淤\n3-5\n公里", Some("修渠\n清淤 3-5 公里")),
            ("修渠3公里\n已完工", None),
            ("2021\n修成3处", None),
            ("3", None),
            ("已修2处\n在修1处。", None),
        ] {
            assert_eq!(joined(text).as_deref(), expected, "{text}");
        }
    }
}
