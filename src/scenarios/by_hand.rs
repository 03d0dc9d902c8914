//! Corrections by hand: conditionals that a reader rejected, and those a reader marked, with the outcome chosen for them.

use super::drafts::{Draft, draft};
use super::gather::Found;
use super::known::Known;
use super::outcomes::{self, Outcome};
use super::uses::Use;
use super::view::{Reader, View};
use super::{Consequent, Event, Modality, modality, signals, topics};
use crate::grow;
use crate::options::{ChosenOutcome, Correction, FindingKind, Options};
use crate::span::Span;
use crate::text::Text;
use std::ops::Range;

/// Takes out what a reader rejected and puts in what a reader marked.
pub(super) fn corrections(reader: &Reader, text: &Text, known: &Known, options: &Options, found: &mut Found) {
    options.leave_out(FindingKind::Conditional, &mut found.drafts, |d| std::slice::from_ref(&d.conditional.antecedent));
    for add in &options.add {
        let Correction::Conditional { antecedent, consequents, outcome: chosen } = add else { continue };
        let antecedent = antecedent.trim(reader.source);
        let Some(sentence) = text.sentence_at(antecedent.start()).and_then(|i| text.sentences.get(i)) else { continue };
        if antecedent.is_empty() {
            continue;
        }
        found.drafts.retain(|d| !d.conditional.antecedent.overlaps(antecedent));
        let view = reader.view(sentence);
        let tokens = inside(&view, antecedent);
        let signal = signals::find(&view).0.into_iter().find(|s| tokens.contains(&s.range.start));
        let own = outcomes::read(&view, signal.as_ref(), &tokens, None, None, known);
        let outcome = chosen.and_then(|c| chosen_outcome(c, found, &own)).unwrap_or(own);
        let mut made = draft(&view, signal.as_ref(), tokens, &[], Use::Scenario, outcome);
        made.conditional.antecedent = antecedent;
        made.conditional.confidence = 100;
        made.conditional.reason = "marked by hand".into();
        made.conditional.consequents = consequents
            .iter()
            .map(|c| c.trim(reader.source))
            .filter(|c| !c.is_empty())
            .map(|span| {
                let at = text.sentence_at(span.start()).and_then(|i| text.sentences.get(i));
                let effect = at.map(|s| {
                    let view = reader.view(s);
                    let range = inside(&view, span);
                    (modality::of(&view, &range), topics::actor(&view, &range))
                });
                let (modality, actor) = effect.unwrap_or((Modality::Certain, None));
                Consequent { span, more: Box::default(), carried: false, actor, topics: Box::default(), modality }
            })
            .collect();
        grow::push(&mut found.drafts, made);
    }
}

/// The outcome a reader chose: that of another conditional, or none in particular.
fn chosen_outcome(chosen: ChosenOutcome, found: &Found, own: &Outcome) -> Option<Outcome> {
    match chosen {
        ChosenOutcome::EitherWay => Some(Outcome { event: Event::Open, subject: None, label: own.label.clone() }),
        ChosenOutcome::Of(place) => {
            let of = |d: &&Draft| d.usage == Use::Scenario && d.conditional.antecedent.overlaps(place);
            found.drafts.iter().find(of).map(|d| (*d.outcome).clone())
        }
    }
}

/// The tokens of the sentence inside `span`.
fn inside(view: &View, span: Span) -> Range<usize> {
    let start = view.tokens.iter().take_while(|t| t.span().end() <= span.start()).count();
    let end = view.tokens.iter().take_while(|t| t.span().start() < span.end()).count();
    start..end.max(start)
}
