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
    /// Pairs of mentions whose speakers are one; what `split` parts is parted before.
    pub merge: Vec<(Span, Span)>,
    /// Mentions that are a speaker of their own.
    pub split: Vec<Span>,
    /// Findings to leave out.
    pub reject: Vec<Rejection>,
    /// Findings marked by hand.
    pub add: Vec<Correction>,
}

impl Options {
    /// The same with every span cut to `text`, to whole characters and to the words in it; those without a word are left out.
    ///
    /// Corrections come from outside and may be of another text: the stages get only places that are there.
    pub fn fitted(&self, text: &str) -> Options {
        let one = |s: Span| Some(fit(s, text)).filter(|s| !s.is_empty());
        let all = |spans: &[Span]| spans.iter().filter_map(|&s| one(s)).collect::<Vec<_>>();
        let added = self.add.iter().filter_map(|c| match c {
            Correction::Quotation { content, source, speaker } => {
                let speaker = speaker.as_deref().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
                Some(Correction::Quotation { content: one(*content)?, source: source.and_then(one), speaker })
            }
            Correction::Conditional { antecedent, consequents, outcome } => Some(Correction::Conditional {
                antecedent: one(*antecedent)?,
                consequents: all(consequents),
                outcome: outcome.and_then(|o| o.map(one)),
            }),
        });
        Options {
            body: self.body,
            keep: all(&self.keep),
            drop: all(&self.drop),
            merge: self.merge.iter().filter_map(|&(a, b)| one(a).zip(one(b))).collect(),
            split: all(&self.split),
            reject: self.reject.iter().filter_map(|r| Some(Rejection { kind: r.kind, place: one(r.place)? })).collect(),
            add: added.collect(),
        }
    }

    /// Takes out of `findings` those of a kind that a reader rejected; `places` gives the spans a finding stands at.
    ///
    /// A finding at the very place of a rejection goes alone, so that one inside another can be told from it; where none is,
    /// all that overlap the place go.
    pub fn leave_out<T>(&self, kind: FindingKind, findings: &mut Vec<T>, places: impl Fn(&T) -> &[Span]) {
        for rejected in self.reject.iter().filter(|r| r.kind == kind) {
            let very = findings.iter().any(|f| places(f).contains(&rejected.place));
            findings.retain(|f| !places(f).iter().any(|&p| if very { p == rejected.place } else { p.overlaps(rejected.place) }));
        }
    }
}

/// The kinds of finding that can be rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// A quotation, found by its content.
    Quotation,
    /// A conditional, found by its antecedent.
    Conditional,
}

/// A finding that is none, as a reader sees it. What is found of the other kind at the same words stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// What was found.
    pub kind: FindingKind,
    /// Where: the content of the quotation, or a part of it; the antecedent of the conditional.
    pub place: Span,
}

/// The span cut to whole characters of the text, without white space at its ends.
fn fit(span: Span, text: &str) -> Span {
    let [start, end] = [span.start(), span.end()].map(|at| text.floor_char_boundary(at as usize));
    Span::from_range(start..end).trim(text)
}

/// A finding marked by hand.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// These words are a quotation. Where one was found whose content begins with these very words, that one is given to
    /// the speaker named here and keeps the rest of what was found of it.
    Quotation {
        /// The words quoted.
        content: Span,
        /// A mention of who says them, where there is one.
        source: Option<Span>,
        /// The name of who says them, for one whom no mention stands for. Counts where there is no `source`.
        speaker: Option<String>,
    },
    /// These words are a condition.
    Conditional {
        /// The condition with its signal.
        antecedent: Span,
        /// What would follow.
        consequents: Vec<Span>,
        /// Which outcome it assumes; where none is chosen its own words say.
        outcome: Option<ChosenOutcome>,
    },
}

/// The outcome that a reader chose for a conditional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenOutcome {
    /// The same as that of the conditional whose antecedent is here.
    Of(Span),
    /// None: it holds either way.
    EitherWay,
}

impl ChosenOutcome {
    /// The same with its place moved; `None` where the place is nowhere.
    pub fn map(self, place: impl Fn(Span) -> Option<Span>) -> Option<ChosenOutcome> {
        match self {
            ChosenOutcome::Of(span) => place(span).map(ChosenOutcome::Of),
            ChosenOutcome::EitherWay => Some(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rejection_takes_the_finding_at_its_very_place_or_else_all_it_touches() {
        let left = |kind, place| {
            let reject = vec![Rejection { kind, place }];
            let mut found = vec![[Span::new(0, 20)], [Span::new(5, 9)], [Span::new(30, 40)]];
            Options { reject, ..Options::default() }.leave_out(FindingKind::Quotation, &mut found, |f| f);
            found.len()
        };
        assert_eq!(left(FindingKind::Quotation, Span::new(5, 9)), 2);
        assert_eq!(left(FindingKind::Quotation, Span::new(6, 8)), 1);
        assert_eq!(left(FindingKind::Conditional, Span::new(5, 9)), 3);
    }

    #[test]
    fn places_outside_the_text_are_left_out() {
        let text = "Zoë said no.";
        let options = Options {
            keep: vec![Span::new(1, 3), Span::new(3, 6), Span::new(40, 50)],
            add: vec![Correction::Quotation {
                content: Span::new(10, 99),
                source: Some(Span::new(90, 99)),
                speaker: Some(" ".into()),
            }],
            ..Options::default()
        };
        let fitted = options.fitted(text);
        let words: Vec<&str> = fitted.keep.iter().map(|s| s.of(text)).collect();
        assert_eq!(words, ["o", "ë s"]);
        assert_eq!(fitted.add, [Correction::Quotation { content: Span::new(10, 13), source: None, speaker: None }]);
    }
}
