//! headings
