//! What a number is called with all that stands before its name, as the catalogue looks it up: 新增养老床位 adds to what
//! 养老床位 is, and 三大景区接待游客 is not what 接待游客 is.

use super::names::Named;
use crate::lexicon::Lexicon;
use crate::lexicon::front::{is_clear, verbs_at_end};

/// The name with the verbs before it; with everything before it in its clause where that is more than verbs.
pub(super) fn phrase(named: &Named, lexicon: &Lexicon) -> String {
    let before = before(named);
    let front = if is_clear(before, lexicon) {
        verbs_at_end(before, lexicon)
    } else {
        before.trim()
    };
    let phrase = format!("{front}{}", named.name);
    lexicon.indicators.without_lead(&phrase).to_owned()
}

/// What stands before the name in its clause; where the name follows the number (新建6处口袋公园), before the number.
fn before(named: &Named) -> &str {
    let at = named.sentence.find(&named.name).unwrap_or(0);
    let front = &named.sentence[..at];
    let front = front.trim_end().strip_suffix(&named.surface).unwrap_or(front);
    let ends_clause =
        |c: char| c.is_ascii_digit() || !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '“' | '”');
    let clause = front.rfind(ends_clause);
    let mark = clause.and_then(|at| Some(at + front[at..].chars().next()?.len_utf8()));
    &front[mark.unwrap_or(0)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_belong_to_a_name_and_what_says_nothing_does_not() {
        let lexicon = Lexicon::builtin().unwrap();
        for (sentence, name, surface, expected) in [
            ("今年以来，新增珙桐苗木300株。", "珙桐苗木", "300株", "新增珙桐苗木"),
            ("新增300株珙桐苗木", "珙桐苗木", "300株", "新增珙桐苗木"),
            ("全区累计珙桐苗木300株", "珙桐苗木", "300株", "珙桐苗木"),
            (
                "苗圃5处，云岭林场珙桐苗木300株",
                "珙桐苗木",
                "300株",
                "云岭林场珙桐苗木",
            ),
            ("共栽植珙桐苗木300株", "珙桐苗木", "300株", "栽植珙桐苗木"),
            ("共300株", "珙桐苗木", "300株", "珙桐苗木"),
        ] {
            let named = Named {
                name: name.to_owned(),
                sentence: sentence.to_owned(),
                surface: surface.to_owned(),
                ..Named::default()
            };
            assert_eq!(phrase(&named, &lexicon), expected, "{sentence}");
        }
    }
}
