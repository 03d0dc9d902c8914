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
    let conditional = Conditional {
        antecedent: view.span(closed(view, view.trimmed(condition))),
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
        span: view.span(closed(view, effect.range.clone())),
        more: effect.more.iter().map(|r| view.span(closed(view, r.clone()))).collect(),
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

/// How far back from its end a stretch is asked for a mark that it leaves open, in tokens.
const OPEN: usize = 60;

/// `range` with the marks behind it that close what it opens: "it would end (as they say | )", `a "people's republic | "`.
fn closed(view: &View, mut range: Range<usize>) -> Range<usize> {
    for _ in 0..3 {
        let Some(end) = closing(view, &range) else { break };
        range.end = end;
    }
    range
}

/// The end of `range` with the next mark that closes a bracket or a quotation left open inside.
fn closing(view: &View, range: &Range<usize>) -> Option<usize> {
    let end = range.end;
    let last = |found: &dyn Fn(usize) -> bool| range.clone().rev().take(OPEN).find(|&i| found(i));
    // `called it "the end."`
    let mark = end + usize::from(view.is(end, &[",", ".", "!", "?"]));
    let quotation =
        |found: &dyn Fn(usize) -> bool| found(mark) && view.closes(mark) && last(found).is_some_and(|i| !view.closes(i));
    let single = |i: usize| view.mark(i) && matches!(view.word(i), "'" | "‘" | "’");
    if quotation(&|i| view.quotes(i)) || quotation(&single) {
        return Some(mark + 1);
    }
    let bracket = |open: &str, close: &str| {
        view.is(end, &[close]) && last(&|i| view.is(i, &[open, close])).is_some_and(|i| view.is(i, &[open]))
    };
    (bracket("(", ")") || bracket("[", "]")).then_some(end + 1)
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
