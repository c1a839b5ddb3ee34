//! Numerals that go on with what the one before was rejected as: 04、05地块, 第一、二批, 15:52:59, 5幢2单元.

use super::super::atom::{Atom, Style};
use super::super::judge::{Verdict, View};
use super::super::reason::Reason;
use super::code::is_strong;

/// Whether an atom belongs to what the atom before it was rejected as.
pub(in super::super) fn follows(view: &View<'_>, before: Option<Verdict>, own: Verdict) -> Option<Reason> {
    let (Some(Verdict::Reject(reason, _)), Some(previous)) = (before, view.previous) else {
        return None;
    };
    if reason == Reason::Code && goes_on_inside(view, previous.span.end) {
        return Some(Reason::Code);
    }
    let gap = view.text.get(previous.end()..view.atom.span.start)?;
    if reason == Reason::Ordinal && gap == "、" && same_unit(previous, view.atom) {
        return Some(reason);
    }
    if previous.end() != previous.span.end || !(is_tight(gap) || is_listed(gap) || is_loose(gap)) {
        return None;
    }
    let ordinals = is_listed(gap) && (own == Verdict::Bare || follows_in_order(view, gap));
    match reason {
        Reason::Code if is_tight(gap) && !is_strong(view.atom) => Some(Reason::Code),
        Reason::Date if is_tight(gap) && own != Verdict::Keep => Some(Reason::Date),
        Reason::Ordinal if ordinals => Some(Reason::Ordinal),
        Reason::Slogan => Some(Reason::Slogan),
        Reason::DocumentNumber if is_tight(gap) => Some(Reason::DocumentNumber),
        _ => None,
    }
}

/// 一类、二类、三类: grades of one kind.
fn same_unit(previous: &Atom, atom: &Atom) -> bool {
    let unit = |atom: &Atom| atom.unit.map(|unit| unit.id);
    unit(previous).is_some() && unit(previous) == unit(atom)
}

/// The staircase or floor of an address whose house was a code: 5幢【2单元】, 15号楼【3层】.
fn goes_on_inside(view: &View<'_>, previous_end: usize) -> bool {
    let between = view.text.get(previous_end..view.atom.span.start).unwrap_or_default();
    let unit = view.atom.unit.map_or("", |u| u.span.of(view.text));
    let house = matches!(
        between,
        "幢" | "栋" | "座" | "号楼" | "号" | "弄" | "单元" | "层" | "#楼"
    );
    house && (matches!(unit, "单元" | "层" | "幢" | "栋") || unit.is_empty())
}

/// 第3、4批, 第1至3标段: the numbers of one order, though the last has a unit of its own.
fn follows_in_order(view: &View<'_>, gap: &str) -> bool {
    let previous = view
        .previous
        .is_some_and(|p| p.style == view.atom.style && p.value < view.atom.value);
    previous && (view.atom.style == Style::Arabic && !matches!(gap, "和" | "及") || gap == "、")
}

/// What joins numbers of one code or date.
fn is_tight(gap: &str) -> bool {
    matches!(gap, "-" | "－" | "/" | "." | "．" | ":" | "：" | "_" | "·")
}

/// What joins numbers of a list or a range.
fn is_listed(gap: &str) -> bool {
    matches!(gap, "、" | "和" | "及" | "至" | "到" | "-" | "—" | "~" | "～")
}

/// What joins the parts of a slogan besides.
fn is_loose(gap: &str) -> bool {
    matches!(gap, "–" | "——" | "，" | "," | "―" | "/ " | ">" | "＞" | "=" | "＝")
}
