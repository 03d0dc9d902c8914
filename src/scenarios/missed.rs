//! Verbs that the tagger took for nouns, adjectives or participles, where a condition or its effect would be left without one.

use super::view::{Pos, Segment, View};
use super::words::W;
use crate::grow;
use crate::text::Tag;

impl View<'_> {
    /// "if the council agrees": a condition without any finite verb, whose verb the tagger took for a noun in the plural.
    pub(super) fn missed_verbs(&self) -> Vec<usize> {
        let mut out = Vec::new();
        for segment in &self.segments {
            if let Some(verb) = self.missed_inversion(segment) {
                out.push(verb);
                continue;
            }
            let signal = segment.range.clone().find(|&i| {
                self.is(i, &["if", "unless", "case", "provided", "assuming", "once", "suppose", "whoever"])
                    || self.is(i, &["as"]) && self.is(i.wrapping_sub(1), &["long"])
            });
            let Some(signal) = signal else { continue };
            if (signal + 1..segment.range.end).any(|i| self.finite(i)) || self.is(signal + 1, &["of"]) {
                continue;
            }
            let plural = |i: usize| matches!(self.tag(i), Some(Tag::Nns | Tag::Nn | Tag::Nnps)) && self.lower(i).ends_with('s');
            let verb = (signal + 1..segment.range.end).find(|&i| {
                plural(i)
                    && (i > signal + 1 && self.nominal(i - 1) && !matches!(self.pos(i - 1), Pos::Determiner | Pos::Possessive)
                        || self.is(signal, &["whoever"]))
                    && (!matches!(self.pos(i + 1), Pos::Noun | Pos::Finite)
                        || self.capital(i + 1) && !self.capital(i)
                        || self.is(signal, &["whoever"]) && i == signal + 1)
            });
            // "if the islanders vote to stay", "if every street paid for one": a verb taken for a noun or a participle.
            let bare = || {
                (signal + 2..segment.range.end).find(|&i| {
                    let tag = self.tag(i);
                    let many = self.tag(i - 1) == Some(Tag::Nns);
                    self.is(signal, &["if", "unless"])
                        && matches!(self.pos(i - 1), Pos::Noun)
                        && (tag == Some(Tag::Vbn) && i + 1 < segment.range.end
                            || tag == Some(Tag::Nn) && many && matches!(self.pos(i + 1), Pos::To | Pos::Determiner)
                            || tag == Some(Tag::Nn) && many && self.pos(i + 1) == Pos::Coordinator && self.verbal(i + 2))
                })
            };
            // "unless the parties then settle": nothing else can be the verb.
            let last = || {
                let i = segment.range.end.checked_sub(1)?;
                let many = (signal + 1..i).any(|k| matches!(self.tag(k), Some(Tag::Nns | Tag::Nnps)));
                let verbal = matches!(self.tag(i), Some(Tag::Nn | Tag::Vb | Tag::Jj));
                let behind = matches!(self.pos(i.wrapping_sub(1)), Pos::Adverb | Pos::Noun);
                (self.is(signal, &["if", "unless"]) && many && verbal && behind && i > signal + 1).then_some(i)
            };
            out.extend(verb.or_else(bare).or_else(last));
        }
        if out.is_empty() {
            out.extend(self.missed_main());
        }
        if self.opens_aside() {
            out.extend(self.missed_effect());
            grow::sort_by_key(&mut out, |&at| at as u64);
            out.dedup();
        }
        out
    }

    /// A word that may be a verb of the present: "and lose", "and fall".
    fn verbal(&self, i: usize) -> bool {
        self.has(i, W::Lose) || self.has(i, W::Win) || matches!(self.pos(i), Pos::Base | Pos::Finite)
    }

    /// "should the merger pass": a "should" that no verb follows stands before its subject.
    fn missed_inversion(&self, segment: &Segment) -> Option<usize> {
        let should = segment.range.clone().find(|&i| self.is(i, &["should"]))?;
        let verbal = |i: usize| matches!(self.pos(i), Pos::Base | Pos::Finite | Pos::Modal);
        if self.pos(should + 1) != Pos::Determiner || (should + 1..segment.range.end).any(verbal) {
            return None;
        }
        (should + 3..segment.range.end).find(|&i| {
            let tag = self.tag(i);
            matches!(tag, Some(Tag::Nn | Tag::Vbn))
                && self.pos(i - 1) == Pos::Noun
                && !self.capital(i)
                && !matches!(self.pos(i + 1), Pos::Noun | Pos::Possessive)
        })
    }

    /// "Either way, the quota for cod expires in March": a sentence without any verb behind its first comma, whose verb the tagger
    /// took for a noun in the plural.
    fn missed_main(&self) -> Option<usize> {
        // "Either way the quota expires": no comma is needed.
        let bare = self.is(0, &["either"]) && self.is(1, &["way"]) && self.nominal(2);
        let first = if bare { 2 } else { self.segments.first()?.range.end };
        if self.segments.len() < 2 && !bare || first > 40 || self.any_finite(first..self.len()) || !self.opens_aside() {
            return None;
        }
        (first + 2..self.len()).find(|&i| {
            self.tag(i) == Some(Tag::Nns)
                && self.lower(i).ends_with('s')
                && self.pos(i - 1) == Pos::Noun
                && (matches!(self.pos(i + 1), Pos::Preposition | Pos::Determiner | Pos::To | Pos::Adverb) || self.mark(i + 1))
        })
    }

    /// "If she prevails, the budget passes, the schools get": a short clause between commas whose verb was taken for a noun.
    fn missed_effect(&self) -> Option<usize> {
        let (first, second, third) = (self.segments.first()?, self.segments.get(1)?, self.segments.get(2)?);
        let last = second.range.end - 1;
        let clause = (3..=4).contains(&second.range.len())
            && self.pos(second.range.start) == Pos::Determiner
            && self.tag(last) == Some(Tag::Nns)
            && self.tag(last - 1) == Some(Tag::Nn)
            && second.before == ','
            && third.before == ',';
        (clause && self.any_finite(first.range.clone()) && self.any_finite(third.range.clone())).then_some(last)
    }

    /// True where the sentence opens with words that set a condition.
    fn opens_aside(&self) -> bool {
        (0..2).any(|i| {
            self.is(i, &["either", "if", "no", "once", "should", "unless", "whatever", "whether", "whichever", "whoever", "yes"])
        })
    }
}
