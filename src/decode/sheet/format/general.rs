//! Numbers without a format of their own.

use rust_decimal::Decimal;

use super::number::digits;

/// A number as Excel's `General` shows it where the column is wide enough: eleven characters with the point, `1.5E-07`
/// for what is smaller than that can tell.
///
/// Integers of up to fifteen digits are written in full, as WPS and LibreOffice do; Excel would round those of more than
/// eleven digits to six.
pub(super) fn show(value: f64) -> String {
    let (sign, value) = (if value < 0.0 { "-" } else { "" }, value.abs());
    let shown = match Decimal::try_from(value) {
        Ok(decimal) if value < 1e15 && (value >= 1e-4 || value == 0.0 || decimal.normalize().scale() <= 9) => {
            fixed(decimal)
        }
        _ => scientific(value),
    };
    format!("{sign}{shown}")
}

fn fixed(value: Decimal) -> String {
    let integer = digits(value.trunc(), 0).0.len().max(1);
    let (whole, decimals) = digits(value, 10_usize.saturating_sub(integer));
    let whole = if whole.is_empty() { "0" } else { &whole };
    match decimals.trim_end_matches('0') {
        "" => whole.to_owned(),
        decimals => format!("{whole}.{decimals}"),
    }
}

fn scientific(value: f64) -> String {
    let text = format!("{value:.5e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
    match exponent.strip_prefix('-') {
        Some(exponent) => format!("{mantissa}E-{exponent:0>2}"),
        None => format!("{mantissa}E+{exponent:0>2}"),
    }
}
