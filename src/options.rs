//! What a caller may ask for, and corrections made by hand.
//!
//! A correction is input, anchored by a span of the source, so that an analysis stays a pure function of
//! source and options.

use crate::span::Span;

/// How the body is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// Tell body lines from the page's furniture.
    #[default]
    Detect,
    /// Take every line as body, also one that looks like a headline.
    Whole,
}

/// What to do, and what a reader has corrected. All spans are UTF-8 bytes of the source text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// How the body is found.
    pub body: Body,
    /// Blocks to keep although they were removed: any span that touches the block.
    pub keep: Vec<Span>,
    /// Blocks to remove although they were kept.
    pub drop: Vec<Span>,
    /// Pairs of mentions whose speakers are one.
    pub merge: Vec<(Span, Span)>,
    /// Mentions that are a speaker of their own.
    pub split: Vec<Span>,
    /// Findings to leave out: a quotation whose content, or a conditional whose antecedent, overlaps the span.
    pub reject: Vec<Span>,
    /// Findings marked by hand.
    pub add: Vec<Correction>,
}

/// A finding marked by hand.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// These words are a quotation.
    Quotation {
        /// The words quoted.
        content: Span,
        /// A mention of who says them, where known.
        source: Option<Span>,
    },
    /// These words are a condition.
    Conditional {
        /// The condition with its signal.
        antecedent: Span,
        /// What would follow.
        consequents: Vec<Span>,
    },
}
