//! Judges conditions by word order: "should the talks fail", "were the vote to be lost", "had he stayed".

use super::clauses;
use super::judges::{Verdict, ahead};
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::would::would_have;

/// "should the talks fail", "were the vote to be lost", "had he stayed".
pub(super) fn judge_inversion(view: &View, signal: &Signal) -> Verdict {
    use Verdict::{LooksLike, Opens, Plain};
    let (at, end) = (signal.range.start, signal.range.end);
    let amount = view.is(end, &["fewer", "less", "more"]) && view.is(end + 1, &["than"]);
    let subject =
        amount || view.nominal(end) || view.capital(end) && !view.mark(end) || view.is(end, &["there", "it", "that", "this"]);
    // "whether it should itself be"
    if view.is(end, &["herself", "himself", "itself", "themselves"]) {
        return Plain;
    }
    // "we should all be glad": the subject stands before the verb.
    let own_subject = at > 0 && view.is(at - 1, &["he", "i", "it", "she", "they", "we", "who", "you"]);
    if own_subject || !subject || view.has(end, W::Negation) && !view.is(end, &["no", "nobody", "nothing"]) {
        return Plain;
    }
    let segment = view.segments.get(view.segment_of(at)).map_or(at..view.len(), |s| s.range.clone());
    let first = clauses::head(view, &segment) >= at
        || view.is(at.wrapping_sub(1), &["that", "and", "because", "but", "particularly", "especially"]);
    // "just had our car returned", "has n't had": the verb of its own clause.
    if signal.kind == Kind::Had && at > 0 && (view.has(at - 1, W::Negation) || view.is(at - 1, &["just", "already", "recently"]))
    {
        return Plain;
    }
    // The verb behind the subject must be the one the inversion asks for.
    let mut verb = end;
    while verb < segment.end
        && verb < end + 12
        && (view.nominal(verb)
            || view.capital(verb)
            || matches!(view.pos(verb), Pos::Preposition | Pos::Adverb | Pos::Coordinator))
        && !wanted(view, signal.kind, verb)
    {
        verb += 1;
    }
    // "Should the judges uphold the rule, the boats would": at the head of a statement it can be nothing else.
    let rest = segment.end..view.len();
    let headed = at == 0
        && view.segments.len() > 1
        && match signal.kind {
            Kind::Should => ahead(view, rest),
            Kind::Had => rest.into_iter().any(|i| would_have(view, i)),
            _ => false,
        };
    // "Should Win:", a rubric: nobody stands before the verb.
    let nobody = verb == end && (end + 1 >= segment.end || view.mark(end + 1));
    if !wanted(view, signal.kind, verb) && !headed || nobody {
        return Plain;
    }
    let question = view.asks();
    if question && signal.kind == Kind::Should && (0..at).any(|i| view.pos(i) == Pos::Wh) {
        return LooksLike("a question");
    }
    if first
        && question
        && !view.segments.iter().any(|s| s.range.start >= segment.end && clauses::role(view, s) == clauses::Role::Main)
    {
        return LooksLike("a question");
    }
    // "and had his papers read" has the subject of the clause before it.
    let would = (0..view.len()).any(|i| view.has(i, W::Would) || view.is(i, &["may"]) && view.is(i + 1, &["have"]));
    let bare = signal.kind == Kind::Should || would;
    if first && bare && (at == 0 || view.pos(at - 1) != Pos::Wh) {
        return Opens;
    }
    // In the middle: "refunds follow should the charge be proven", "it would have killed had it hit".
    let before = at.saturating_sub(40)..at;
    match signal.kind {
        Kind::Should if question || (at.saturating_sub(3)..at).any(|i| view.pos(i) == Pos::Wh) => Plain,
        Kind::Should => Opens,
        _ if before.into_iter().any(|i| view.has(i, W::Would) || view.has(i, W::Future)) => Opens,
        _ => Plain,
    }
}

pub(super) fn wanted(view: &View, kind: Kind, i: usize) -> bool {
    match kind {
        Kind::Should => {
            view.pos(i) == Pos::Base
                || view.is(i, &["be", "have", "not", "n't", "ever", "win", "lose", "fail", "come", "become"])
                || matches!(view.pos(i), Pos::Finite) && !view.has(i, W::Modal)
        }
        Kind::Had => view.is(i, &["been", "not", "n't", "ever"]) || matches!(view.pos(i), Pos::Participle | Pos::Finite),
        Kind::Were => {
            // "were he a minister", "were Orme a city"
            let named = |k: usize| view.pos(k) == Pos::Pronoun || view.pos(k) == Pos::Noun && view.capital(k);
            view.is(i, &["to", "not", "n't", "there"])
                || matches!(view.pos(i), Pos::Participle | Pos::To | Pos::Gerund)
                || view.is(i, &["a", "an", "the"]) && i > 0 && named(i - 1)
        }
        _ => false,
    }
}
