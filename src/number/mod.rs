//! Numerals: what digits, Arabic or Chinese, are worth, exactly. Imports nothing of the project.

mod chinese;
mod integer;

pub use chinese::chinese_integer;
pub use integer::integer;
