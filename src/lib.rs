//! Foresay reads a news article: its clean body, who said what, and what happens if.
//!
//! ```
//! use foresay::{analyze, Options, Source};
//!
//! let source = Source::from_text("Mira Olden said the port would close if the levy passes.");
//! let analysis = analyze(&source, &Options::default());
//! for block in &analysis.article.blocks {
//!     println!("{}: {}", block.label.name(), block.span.of(source.text()));
//! }
//! ```
//!
//! | stage | takes | gives |
//! | --- | --- | --- |
//! | [`input`] | bytes, text or HTML | [`Source`] |
//! | [`clean`] | [`Source`] | [`clean::Article`] |
//! | [`mod@text`] | [`clean::Article`] | [`text::Text`] |
//! | [`people`] | [`text::Text`] | [`people::People`] |
//! | [`quotes`] | [`text::Text`], [`people::People`] | [`quotes::Quotes`] |
//! | [`scenarios`] | [`text::Text`], [`quotes::Quotes`] | [`scenarios::Scenarios`] |
//! | [`export`] | [`Analysis`] | JSON and other forms |

pub mod analysis;
pub mod clean;
pub mod export;
pub(crate) mod grow;
pub mod input;
pub mod lexicon;
pub mod options;
pub mod people;
pub mod pipeline;
pub mod quotes;
pub mod reason;
pub mod scenarios;
pub(crate) mod search;
pub mod span;
pub mod text;
#[cfg(feature = "wasm")]
pub mod wasm;

pub use analysis::Analysis;
pub use input::Source;
pub use options::Options;
pub use pipeline::analyze;
pub use span::{Span, Unit};
