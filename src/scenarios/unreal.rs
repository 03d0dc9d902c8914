//! Whether a condition does not or did not hold, by its verbs and those of what would follow.

use super::clauses::{self, Role};
use super::signals::Kind;
use super::uses::Case;
use super::view::{Pos, View};
use super::words::W;
use super::would::{behind_verb, would_have};
use crate::text::Tag;
use std::ops::Range;

impl Case<'_, '_> {
    /// True where the condition does not or did not hold.
    pub(super) fn unreal(&self) -> bool {
        let (view, words) = (self.view, &self.words);
        if self.kind == Kind::IfOnly && !view.is(words.start, &["because"])
            || view.is(words.start, &["not"]) && view.is(words.start + 1, &["for"])
        {
            return true;
        }
        // "it would leave, which he would not have believed": told beside the effect.
        let beside = |i: usize| view.segment(i).is_some_and(|s| clauses::role(view, s) == Role::Relative);
        if self.effect(&|i| would_have(view, i) && !beside(i)) && !matches!(self.kind, Kind::OpenOf | Kind::Open | Kind::Depends)
        {
            return true;
        }
        match self.kind {
            Kind::Had | Kind::World => true,
            Kind::Were => not_for_it(view, words) || !words.clone().any(|i| view.is(i, &["to"]) && view.pos(i + 1) == Pos::Base),
            Kind::ButFor => self.would(),
            Kind::If
            | Kind::EvenIf
            | Kind::Unless
            | Kind::AsLongAs
            | Kind::Provided
            | Kind::Assuming
            | Kind::Suppose
            | Kind::WhatIf => self.verb().is_some_and(|verb| self.unreal_verb(verb)),
            _ => false,
        }
    }

    /// True where an effect says what would be.
    fn would(&self) -> bool {
        self.effect(&|i| self.view.has(i, W::Would))
    }

    /// True where the condition's `verb` is a past that means no past: "if she had stayed", "if he were here", "if they knew".
    fn unreal_verb(&self, verb: usize) -> bool {
        let (view, words, would) = (self.view, &self.words, self.would());
        if not_for_it(view, words) && view.is(verb, &["were", "was", "had"]) {
            return true;
        }
        if self.perfect(verb, would) {
            let compared = view.is(self.at.wrapping_sub(1), &["than"]);
            return would || compared || self.kind != Kind::Unless && self.effects.is_empty();
        }
        if !would {
            return false;
        }
        let reported = (0..self.at.min(view.len())).any(|i| view.has(i, W::Speech));
        if view.is(verb, &["were"]) {
            let to = view.any(verb + 1..words.end.min(verb + 4), &["to"]);
            let single = verb > words.start
                && (view.is(verb - 1, &["i", "he", "she", "it", "that", "this"])
                    || matches!(view.tag(verb - 1), Some(Tag::Nn | Tag::Nnp)));
            // "if the clause were dropped": what may be done yet; not "if I were raised", "if a vote were held today".
            let own = view.is(verb.wrapping_sub(1), &["i", "we", "you"]);
            let next = behind_verb(view, verb).filter(|&i| i < words.end);
            let done = next.is_some_and(|i| view.tag(i) == Some(Tag::Vbn) && (!own || view.has(i, W::Win)));
            return !to && (!done || view.any(words.clone(), &["now", "today"])) && (single || !reported);
        }
        // "unless the levy was dropped": what may be done yet.
        let passive = view.is(verb, &["was"]) && view.tag(verb + 1) == Some(Tag::Vbn);
        // "I would be surprised if it was": it may be so.
        let surprised = |i: usize| view.has(i, W::Be) && view.is(i + 1, SURPRISED);
        view.is(verb, STATES)
            && !passive
            && !reported
            && !self.effect(&surprised)
            && self.effect(&|i| view.is(i, &["would", "'d"]))
    }

    /// "had asked", "'d been"; "If we'd put it away": a form that may be of the present is none beside "would".
    fn perfect(&self, verb: usize, would: bool) -> bool {
        let view = self.view;
        let behind = |n: usize| verb + 1..self.words.end.min(verb + 1 + n);
        let short = || {
            would
                && !view.is(verb.wrapping_sub(1), &["you"])
                && !behind(3).any(|i| view.has(i, W::Be) && !view.is(i, &["been"]) || view.is(i, WISHED))
        };
        view.is(verb, &["'d"]) && short()
            || view.is(verb, &["had", "'d"]) && behind(4).any(|i| view.pos(i) == Pos::Participle || view.is(i, &["been"]))
    }
}

/// "if it were not for her", "had it not been for her"
fn not_for_it(view: &View, words: &Range<usize>) -> bool {
    view.is(words.start, &["it"])
        && words.clone().take(5).any(|i| view.is(i, &["for"]))
        && words.clone().take(4).any(|i| view.has(i, W::Negation))
}

/// What is so for a while, in a past that means no past.
const STATES: &[&str] = &["believed", "cared", "existed", "had", "knew", "liked", "lived", "loved", "thought", "wanted", "was"];

/// What stands behind a "'d" that is "would", in a condition too: "if you'd like".
const WISHED: &[&str] = &["better", "care", "have", "like", "love", "prefer", "rather", "want"];

/// What one would be at news that may yet come.
const SURPRISED: &[&str] =
    &["amazed", "astonished", "delighted", "disappointed", "glad", "happy", "pleased", "shocked", "stunned", "surprised"];
