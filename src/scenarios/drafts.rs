//! Drafts: a condition and its effects as the conditional that is told, with what it assumes, how sure it is and why.

use super::consequents::Effect;
use super::outcomes::Outcome;
use super::signals::{Kind, Signal};
use super::uses::Use;
use super::view::View;
use super::{AsideUse, Conditional, Consequent, Modality, clauses, modality, topics};
use std::ops::Range;
use std::rc::Rc;

/// A conditional with what it assumes.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) conditional: Conditional,
    pub(super) usage: Use,
    /// Shared with other drafts of the same.
    pub(super) outcome: Rc<Outcome>,
}

/// The conditional of `condition` with its `effects`; without a signal it is a noun phrase, or a wish.
pub(super) fn draft(
    view: &View,
    signal: Option<&Signal>,
    condition: Range<usize>,
    effects: &[Effect],
    usage: Use,
    outcome: Outcome,
) -> Draft {
    let mut words = view.trimmed(condition);
    // "[in May]": a bracket that opens inside takes its closing mark along.
    let open = words.clone().rev().take(60).find(|&i| view.is(i, &["[", "]"]));
    if open.is_some_and(|i| view.is(i, &["["])) && view.is(words.end, &["]"]) {
        words.end += 1;
    }
    let conditional = Conditional {
        antecedent: view.span(words),
        signal: signal.map(|s| view.span(s.range.clone())),
        consequents: effects.iter().map(|e| consequent(view, e)).collect(),
        quotation: None,
        confidence: confidence(signal, usage),
        reason: reason(view, signal, usage).into(),
    };
    Draft { conditional, usage, outcome: Rc::new(outcome) }
}

pub(super) fn consequent(view: &View, effect: &Effect) -> Consequent {
    Consequent {
        span: view.span(effect.range.clone()),
        more: effect.more.iter().map(|r| view.span(r.clone())).collect(),
        carried: false,
        actor: topics::actor(view, &effect.range),
        topics: Box::default(),
        // "does not think that it will go on": whoever says so doubts it.
        modality: match effect.range.start.checked_sub(2) {
            Some(verb) if clauses::denied_thought(view, verb) => Modality::Unlikely,
            // "The bill, if passed, | would": the verb stands in the second part.
            _ => modality::of(
                view,
                effect.more.first().filter(|_| !view.any_finite(effect.range.clone())).unwrap_or(&effect.range),
            ),
        },
    }
}

fn confidence(signal: Option<&Signal>, usage: Use) -> u8 {
    let base = match signal.map(|s| s.kind) {
        Some(Kind::If | Kind::Unless | Kind::Event | Kind::OpenOf | Kind::NoMatter) => 90,
        Some(Kind::Should | Kind::Were | Kind::Had | Kind::InEvent | Kind::Provided | Kind::AsLongAs | Kind::EvenIf) => 85,
        Some(Kind::With | Kind::Under | Kind::Once | Kind::Until | Kind::When | Kind::OnlyWhen) => 65,
        Some(_) => 75,
        None => 60,
    };
    match usage {
        Use::Scenario => base,
        _ => base - 10,
    }
}

fn reason(view: &View, signal: Option<&Signal>, usage: Use) -> String {
    let opens = match signal {
        Some(s) => format!("\"{}\" opens a condition", view.span(s.range.clone()).of(view.reader.source)),
        None if usage == Use::Unreal => return "a wish, or what would have been".to_owned(),
        None => return "a noun phrase that names an outcome, with \"would\" or the like behind it".to_owned(),
    };
    let use_ = match usage {
        Use::Scenario => return opens,
        Use::Unreal => "its verbs say that it does not hold",
        Use::Aside(AsideUse::Polite) => "a polite phrase",
        Use::Aside(AsideUse::Concessive) => "it concedes a point",
        Use::Aside(AsideUse::Generic) => "it speaks of anyone or any time",
        Use::Aside(AsideUse::Habitual) => "it tells what happens each time",
    };
    format!("{opens}; {use_}")
}
