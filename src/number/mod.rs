//! Numerals: what digits, Arabic or Chinese, are worth, exactly. Imports nothing of the project.

mod chinese;
mod decimal;
mod integer;
mod pair;

pub use chinese::{Chinese, chinese_integer, digit, is_numeral, large_scale, read_chinese, small_scale};
pub use decimal::{from_digits, nearest_double, power_of_ten};
pub use integer::{arabic, integer};
