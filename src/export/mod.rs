//! Export: an analysis in forms other programs read.

pub mod contract;
pub mod list;
