//! Export: an analysis in forms other programs read.

pub mod contract;
#[cfg(any(test, feature = "wasm"))]
pub mod json;
pub mod list;
