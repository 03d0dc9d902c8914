//! Judges conditions by word order: "should the talks fail", "were the vote to be lost", "had he stayed".

use super::clauses;
use super::judges::{Verdict, ahead};
use super::signals::{Kind, Signal};
use super::view::{Pos, Segment, View};
use super::words::W;
use super::would::would_have;
use crate::text::Tag;
use std::ops::Range;

/// "should the talks fail", "were the vote to be lost", "had he stayed".
pub(super) fn judge_inversion(view: &View, signal: &Signal) -> Verdict {
    let (at, end) = (signal.range.start, signal.range.end);
    let should = signal.kind == Kind::Should;
    let form = Inversion {
        view,
        kind: signal.kind,
        at,
        end,
        nominative: !should && view.is(end, &["he", "i", "she", "they", "we"]),
        amount: view.is(end, &["fewer", "less", "more"]) && view.is(end + 1, &["than"]),
        segment: view.segment(at).map_or(at..view.len(), |s| s.range.clone()),
    };
    if form.follows_its_subject() || !form.subject_behind() || form.own_verb() || !form.verb_fits() {
        return Verdict::Plain;
    }
    let question = view.asks();
    let asked_for = (0..at).any(|i| view.pos(i) == Pos::Wh);
    if question && (should && asked_for || form.first() && !form.main_clause_behind()) {
        return Verdict::LooksLike("a question");
    }
    // "and had his papers read" has the subject of the clause before it.
    let would = || (0..view.len()).any(|i| told_unreal(view, i));
    if (form.first() || form.nominative) && (at == 0 || view.pos(at - 1) != Pos::Wh) && (should || would()) {
        return Verdict::Opens;
    }
    // In the middle: "refunds follow should the charge be proven", "it would have killed had it hit".
    let opens = if should {
        !question && !(at.saturating_sub(3)..at).any(|i| view.pos(i) == Pos::Wh)
    } else {
        form.would_before() || (at.saturating_sub(40)..at).any(|i| view.has(i, W::Future))
    };
    if opens { Verdict::Opens } else { Verdict::Plain }
}

/// "should", "were" or "had", where it may stand before its subject.
struct Inversion<'a, 'v> {
    view: &'a View<'v>,
    kind: Kind,
    at: usize,
    /// The word behind it.
    end: usize,
    /// True before "he", "I", "they": nobody else's verb.
    nominative: bool,
    /// True before "more than", "fewer than".
    amount: bool,
    /// The stretch between marks that it stands in.
    segment: Range<usize>,
}

impl Inversion<'_, '_> {
    fn before(&self, words: &[&str]) -> bool {
        self.view.is(self.at.wrapping_sub(1), words)
    }

    /// True at the head of its stretch, or of the clause in it.
    fn first(&self) -> bool {
        let heads = clauses::head(self.view, &self.segment) >= self.at;
        heads || self.before(&["that", "and", "because", "but", "particularly", "especially"])
    }

    /// "would have opposed it had the party": what did not come about is told before.
    fn would_before(&self) -> bool {
        (self.at.saturating_sub(40)..self.at).any(|i| told_unreal(self.view, i))
    }

    /// "whether it should itself be", "the pockets should all be", "we should all be glad": the subject stands before.
    fn follows_its_subject(&self) -> bool {
        let (view, at, end) = (self.view, self.at, self.end);
        let all = at > 0 && view.nominal(at - 1) && view.is(end, &["all", "both", "each"]) && view.pos(end + 1) == Pos::Base;
        if all || view.is(end, &["herself", "himself", "itself", "themselves"]) {
            return true;
        }
        let pronoun = at > 0 && self.before(&["he", "i", "it", "she", "they", "we", "who", "you"]);
        // Whom the verb before is done to.
        let object = || matches!(view.pos(at.wrapping_sub(2)), Pos::Participle | Pos::Base) && self.would_before();
        // "it fell - had she stayed": no other subject has its verb before it.
        pronoun && !self.nominative && !object()
    }

    fn subject_behind(&self) -> bool {
        let (view, end) = (self.view, self.end);
        let noun = view.nominal(end) || view.capital(end) && !view.mark(end);
        let subject = self.amount || noun || view.is(end, &["there", "it", "that", "this"]);
        subject && (!view.has(end, W::Negation) || view.is(end, &["no", "nobody", "nothing"]))
    }

    /// "just had our car returned", "has n't had", "might have had a say": the verb of its own clause; "not as easy as had I hoped".
    fn own_verb(&self) -> bool {
        let view = self.view;
        let own =
            |i: usize| view.has(i, W::Negation) || view.is(i, &["already", "as", "have", "'ve", "just", "recently", "than"]);
        // "than it would have had she stayed"
        let inverted = || (self.nominative || view.is(self.end + 1, &["been", "not"])) && self.before(&["have"]);
        self.kind == Kind::Had && self.at > 0 && own(self.at - 1) && !inverted()
    }

    /// True where the verb behind the subject is the one the inversion asks for, or nothing else can be meant.
    fn verb_fits(&self) -> bool {
        let (view, end) = (self.view, self.end);
        let verb = verb_behind(view, self.kind, end, self.segment.end);
        // "Should Win:", a rubric: nobody stands before the verb.
        let nobody = verb == end && (end + 1 >= self.segment.end || view.mark(end + 1));
        // "Some, among them Orme, were willing to go": no subject stands behind the verb.
        let named = |i: usize| {
            matches!(view.pos(i), Pos::Noun | Pos::Number | Pos::Pronoun | Pos::Determiner)
                || view.capital(i)
                || view.is(i, &["there", "that"])
        };
        let subjectless = self.kind != Kind::Should && !self.amount && !(end..verb.max(end + 1)).any(named);
        !nobody && !subjectless && (wanted(view, self.kind, verb) || self.heads_statement())
    }

    /// "Should the judges uphold the rule, the boats would": at the head of a statement it can be nothing else.
    fn heads_statement(&self) -> bool {
        let view = self.view;
        let rest = self.segment.end..view.len();
        let ahead = || match self.kind {
            Kind::Should => ahead(view, rest),
            Kind::Had => rest.clone().any(|i| would_have(view, i)) || !view.is(self.end, &["a", "an"]) && would_be(view, rest),
            _ => false,
        };
        self.at == 0 && view.segments.len() > 1 && ahead()
    }

    fn main_clause_behind(&self) -> bool {
        let main = |s: &Segment| clauses::role(self.view, s) == clauses::Role::Main;
        self.view.segments.iter().any(|s| s.range.start >= self.segment.end && main(s))
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
