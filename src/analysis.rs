//! What an analysis holds: plain data, spans only.

use crate::clean::Article;
use crate::people::People;
use crate::quotes::{Quotation, Quotes, Rejected, Turn};
use crate::scenarios::Scenarios;
use crate::text::Text;

/// Everything found in one source. All spans are UTF-8 bytes of the source text.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Blocks, body and metadata.
    pub article: Article,
    /// Sentences and tokens of the body.
    pub text: Text,
    /// Persons, organisations and unnamed sources.
    pub people: People,
    /// Quotations by place.
    pub quotations: Vec<Quotation>,
    /// Transcript turns by place.
    pub turns: Vec<Turn>,
    /// Scenarios, counterfactuals, asides, topics and brief.
    pub scenarios: Scenarios,
    /// Look-alikes of both kinds, by place.
    pub rejected: Vec<Rejected>,
}

impl Analysis {
    /// Puts what the stages found together.
    pub fn new(article: Article, text: Text, quotes: Quotes, mut scenarios: Scenarios) -> Analysis {
        let Quotes { people, quotations, turns, mut rejected } = quotes;
        rejected.append(&mut scenarios.rejected);
        rejected.sort_by_key(|r| r.span);
        Analysis { article, text, people, quotations, turns, scenarios, rejected }
    }
}
