//! Reports and mentions → metrics: base and canonical units, names, indicators, districts, periods, windows, provenance.
//! Does no input or output, drops nothing silently, has never heard of Arrow.

pub mod name;
