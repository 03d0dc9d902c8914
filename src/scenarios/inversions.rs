//! Judges conditions by word order: "should the talks fail", "were the vote to be lost", "had he stayed".

use super::clauses;
use super::judges::{Verdict, ahead};
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::would::would_have;
use crate::text::Tag;
use std::ops::Range;

/// "should the talks fail", "were the vote to be lost", "had he stayed".
pub(super) fn judge_inversion(view: &View, signal: &Signal) -> Verdict {
    use Verdict::{LooksLike, Opens, Plain};
    let (at, end) = (signal.range.start, signal.range.end);
    let amount = view.is(end, &["fewer", "less", "more"]) && view.is(end + 1, &["than"]);
    let subject =
        amount || view.nominal(end) || view.capital(end) && !view.mark(end) || view.is(end, &["there", "it", "that", "this"]);
    // "whether it should itself be", "the pockets should all be": the subject stands before.
    let all = at > 0 && view.nominal(at - 1) && view.is(end, &["all", "both", "each"]) && view.pos(end + 1) == Pos::Base;
    if all || view.is(end, &["herself", "himself", "itself", "themselves"]) {
        return Plain;
    }
    // "it fell - had she stayed": no other subject has its verb before it.
    let nominative = signal.kind != Kind::Should && view.is(end, &["he", "i", "she", "they", "we"]);
    // "would have opposed it had the party": whom the verb before is done to.
    let would_before = || (at.saturating_sub(40)..at).any(|i| told_unreal(view, i));
    let object = || matches!(view.pos(at.wrapping_sub(2)), Pos::Participle | Pos::Base) && would_before();
    // "we should all be glad": the subject stands before the verb.
    let own_subject =
        at > 0 && view.is(at - 1, &["he", "i", "it", "she", "they", "we", "who", "you"]) && !nominative && !object();
    if own_subject || !subject || view.has(end, W::Negation) && !view.is(end, &["no", "nobody", "nothing"]) {
        return Plain;
    }
    let segment = view.segment(at).map_or(at..view.len(), |s| s.range.clone());
    let first = clauses::head(view, &segment) >= at
        || view.is(at.wrapping_sub(1), &["that", "and", "because", "but", "particularly", "especially"]);
    // "just had our car returned", "has n't had", "might have had a say": the verb of its own clause; "not as easy as had I hoped".
    let own = |i: usize| view.has(i, W::Negation) || view.is(i, &["already", "as", "have", "'ve", "just", "recently", "than"]);
    // "than it would have had she stayed"
    let inverted = (nominative || view.is(end + 1, &["been", "not"])) && view.is(at.wrapping_sub(1), &["have"]);
    if signal.kind == Kind::Had && at > 0 && own(at - 1) && !inverted {
        return Plain;
    }
    // The verb behind the subject must be the one the inversion asks for.
    let verb = verb_behind(view, signal.kind, end, segment.end);
    // "Should the judges uphold the rule, the boats would": at the head of a statement it can be nothing else.
    let rest = segment.end..view.len();
    let headed = at == 0
        && view.segments.len() > 1
        && match signal.kind {
            Kind::Should => ahead(view, rest),
            Kind::Had => rest.clone().any(|i| would_have(view, i)) || !view.is(end, &["a", "an"]) && would_be(view, rest),
            _ => false,
        };
    // "Should Win:", a rubric: nobody stands before the verb.
    let nobody = verb == end && (end + 1 >= segment.end || view.mark(end + 1));
    // "Some, among them Orme, were willing to go": no subject stands behind the verb.
    let named = |i: usize| {
        matches!(view.pos(i), Pos::Noun | Pos::Number | Pos::Pronoun | Pos::Determiner)
            || view.capital(i)
            || view.is(i, &["there", "that"])
    };
    let subjectless = signal.kind != Kind::Should && !amount && !(end..verb.max(end + 1)).any(named);
    if !wanted(view, signal.kind, verb) && !headed || nobody || subjectless {
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
    let would = (0..view.len()).any(|i| told_unreal(view, i));
    let bare = signal.kind == Kind::Should || would;
    if (first || nominative) && bare && (at == 0 || view.pos(at - 1) != Pos::Wh) {
        return Opens;
    }
    // In the middle: "refunds follow should the charge be proven", "it would have killed had it hit".
    match signal.kind {
        Kind::Should if question || (at.saturating_sub(3)..at).any(|i| view.pos(i) == Pos::Wh) => Plain,
        Kind::Should => Opens,
        _ if would_before() || (at.saturating_sub(40)..at).any(|i| view.has(i, W::Future)) => Opens,
        _ => Plain,
    }
}

/// "would", or "may have": what stands beside a condition that does not hold.
fn told_unreal(view: &View, i: usize) -> bool {
    view.has(i, W::Would) || view.is(i, &["may"]) && view.any(i + 1..i + 4, &["have"])
}

/// True where a clause with a subject of its own says what would be: "he might be in a better place".
fn would_be(view: &View, mut rest: Range<usize>) -> bool {
    rest.any(|i| {
        let segment = view.segment(i).map_or(i, |s| s.range.start);
        view.has(i, W::Would) && clauses::subject_then_verb(view, segment, i + 1) == Some(i)
    })
}

/// Where the verb of the inverted clause stands whose subject opens at `start`: behind the words of the subject, whatever is put into
/// it in brackets or marks.
fn verb_behind(view: &View, kind: Kind, start: usize, segment: usize) -> usize {
    let limit = if kind == Kind::Should { segment.min(start + 12) } else { view.len().min(start + 16) };
    let mut verb = start + usize::from(view.is(start, &["it", "that", "there", "this"]));
    while verb < limit && !wanted(view, kind, verb) {
        let bracket = if view.is(verb, &["("]) { view.find(verb..verb + 8, &[")"]) } else { None };
        let subject = view.nominal(verb)
            || view.capital(verb)
            || matches!(view.pos(verb), Pos::Preposition | Pos::Adverb | Pos::Coordinator)
            || view.is(verb, &["\"", "“", "”"]);
        if bracket.is_none() && !subject {
            break;
        }
        verb = bracket.unwrap_or(verb) + 1;
    }
    verb
}

pub(super) fn wanted(view: &View, kind: Kind, i: usize) -> bool {
    match kind {
        Kind::Should => {
            view.pos(i) == Pos::Base
                || view.is(i, &["be", "have", "not", "n't", "ever", "win", "lose", "fail", "come", "become"])
                || matches!(view.pos(i), Pos::Finite) && !view.has(i, W::Modal)
        }
        Kind::Had => {
            view.is(i, &["been", "not", "n't", "ever"])
                || matches!(view.pos(i), Pos::Participle | Pos::Finite)
                || participle_by_form(view, i)
        }
        Kind::Were => {
            // "were he a minister", "were Orme a city"
            let pronoun = |k: usize| view.pos(k) == Pos::Pronoun || view.is(k, &["that", "this"]);
            let named = |k: usize| pronoun(k) || view.pos(k) == Pos::Noun && view.capital(k);
            let is_so = |k: usize| {
                matches!(view.pos(k), Pos::Adverb | Pos::Adjective | Pos::Determiner | Pos::Possessive | Pos::Preposition)
            };
            view.is(i, &["to", "not", "n't", "there"])
                || matches!(view.pos(i), Pos::Participle | Pos::To | Pos::Gerund)
                || view.is(i, &["a", "an", "the"]) && i > 0 && named(i - 1)
                // "were he still here", "were that so", "were it its own town"
                || i > 0 && pronoun(i - 1) && view.is(i.wrapping_sub(2), &["were"]) && is_so(i)
        }
        _ => false,
    }
}

/// A word that can be a participle by its form, whatever it was read as, and is nothing that stands before a noun: "had the four decided to".
fn participle_by_form(view: &View, i: usize) -> bool {
    let (Some(token), Some(before)) = (view.tokens.get(i), i.checked_sub(1)) else { return false };
    let behind_subject = view.nominal(before) || view.pos(before) == Pos::Adverb;
    let describes = matches!(view.pos(i + 1), Pos::Noun | Pos::Adjective | Pos::Number);
    let word = view.lower(i);
    let irregular = || !word.ends_with('s') && !word.ends_with("ing") && view.reader.text.lemma(token) != word;
    behind_subject && !describes && token.tag != Tag::Nns && (word.ends_with("ed") || irregular())
}
