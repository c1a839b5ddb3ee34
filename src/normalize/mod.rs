//! normalize

pub mod district;
