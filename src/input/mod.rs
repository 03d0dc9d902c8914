//! Input: bytes or pasted HTML become one [`Source`], the only owner of characters.

pub mod decode;
pub mod email;
pub mod error;
pub mod html;
pub mod limits;
pub mod markdown;
mod markup;
pub mod meta;
pub mod open;
pub mod plain;
pub mod recognize;
#[cfg(feature = "cli")]
pub mod request;
mod straight;
pub mod tags;

pub use error::InputError;
pub use html::{HtmlFacts, LineFacts};

/// The text as given (or made from HTML), and what its form told about each line.
#[derive(Clone, Debug, Default)]
pub struct Source {
    text: String,
    html: Option<HtmlFacts>,
}

impl Source {
    /// A source from plain text, taken as it stands: offsets of the analysis are offsets into it.
    pub fn from_text(text: impl Into<String>) -> Source {
        Source { text: text.into(), html: None }
    }

    /// A source from HTML: its visible text becomes the source text, block by block.
    pub fn from_html(html: &str) -> Source {
        let (text, facts) = html::read(html);
        Source { text, html: Some(facts) }
    }

    /// The characters every span points into.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the HTML knew; `None` for plain text.
    pub fn html(&self) -> Option<&HtmlFacts> {
        self.html.as_ref()
    }
}
