//! Trees: where nearness shows no subject or no reported clause, the sentence's dependency tree is asked. It is made at the first
//! question, for most sentences need none.

use super::cues::{Cue, CueKind};
use super::phrases::{finite_verb, tag};
use super::sources;
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::text::clauses::{Clauses, Extent};
use crate::text::{Relation, Sentence, Tag, Text, Tree};
use std::cell::OnceCell;
use std::ops::Range;

/// How far before a noun phrase the word is looked for that opens a relative clause around it.
const REACH: usize = 12;

/// One sentence's tree, asked by token index of the text.
pub struct Trees<'t> {
    r: Reader<'t>,
    text: &'t Text,
    sentence: &'t Sentence,
    tree: OnceCell<Option<Tree>>,
}

impl<'t> Trees<'t> {
    /// The tree of a sentence.
    pub fn new(r: Reader<'t>, sentence: &'t Sentence) -> Trees<'t> {
        Trees { r, text: r.text, sentence, tree: OnceCell::new() }
    }

    fn clauses(&self) -> Option<Clauses<'_>> {
        let tree = self.tree.get_or_init(|| self.text.tree(self.sentence));
        Some(Clauses::new(self.text, self.sentence, tree.as_ref()?))
    }

    /// Gives the cues without a source of their own the subject the tree shows: "Hart left and **said** ...".
    /// Who stands in marks, where `inside` tells of them, speaks of nothing outside: "said “I sleep,” **adding** ...".
    pub fn complete(&self, cues: &mut [Cue], inside: &dyn Fn(usize) -> bool) {
        let mut told = false;
        let mut outer: Option<usize> = None;
        for cue in cues.iter_mut().filter(|c| c.kind == CueKind::Verb && !c.inverted) {
            let participle = self.text.tokens.get(cue.words.start).is_some_and(|t| self.text.lower(t).ends_with("ing"));
            // "Hart said that the owner had paid **and said** ...": the speaker goes on, whatever hangs on the clause between.
            let before = cue.words.start.checked_sub(1).is_some_and(|b| self.r.is(b, &["and", "but"]));
            let goes_on = cue.shared && told && before && cue.source.is_some();
            told |= cue.source.is_some();
            if goes_on {
                continue;
            }
            let crossed = cue.source.as_ref().is_some_and(|s| !cue.shared && !cue.relative && self.in_relative_clause(s.start));
            if cue.source.is_none() || cue.shared && !participle || crossed {
                // "The clerk saw him, his lamp went out, **and said**": who can speak goes before what cannot.
                let kept = |p: &Range<usize>| {
                    cue.shared
                        && before
                        && cue.source.as_ref().is_some_and(|s| sources::can_speak(self.r, s))
                        && !sources::can_speak(self.r, p)
                };
                let plain = self.subject(cue.words.start).filter(|p| !inside(p.start) && !kept(p));
                self.own(cue, plain.as_ref());
                cue.source = wider(plain, cue.source.take());
            } else if cue.shared {
                // "said the mayor had left, telling his staff": what somebody does to others is the nearest one's.
                let does = cue.frames.directive() && !self.r.is(cue.words.end, &["that"]);
                let goes_on = |p: &Range<usize>| cue.source.is_some() && !does && self.reported_in(outer, p.start);
                // "They sued after the port closed the pier, saying ...": who stands in a clause of time does not go on.
                let hangs = |p: &Range<usize>| {
                    cue.source.is_some() && p.start > self.first() && self.r.is(p.start - 1, &["after", "as", "when", "while"])
                };
                let plain = self.governor(cue.words.start).filter(|p| !goes_on(p) && !hangs(p) && !inside(p.start));
                cue.source = wider(plain, cue.source.take());
            }
            if outer.is_none() && !cue.relative && !cue.shared {
                outer = Some(cue.words.end);
            }
        }
    }

    /// "Hart said **the mayor** had lied, adding ...": a subject in the clause that the cue before reports is not who goes on.
    fn reported_in(&self, outer: Option<usize>, subject: usize) -> bool {
        let Some(from) = outer.filter(|&o| o <= subject) else { return false };
        self.r.is(subject.wrapping_sub(1), &["that"]) || !(from..subject).any(|i| self.r.is(i, &[",", ";", "and", "but"]))
    }

    /// The subject's noun phrase of the verb at a token.
    pub fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let clauses = self.clauses()?;
        let head = clauses.subject(verb.checked_sub(self.first())?)?;
        let phrase = self.out(clauses.phrase(head, Extent::Plain));
        // "Hart is from Elda and said": a phrase with a verb of its own ends before it.
        let verb = finite_verb(self.r, phrase.clone()).filter(|&v| v > phrase.start);
        let phrase = phrase.start..verb.unwrap_or(phrase.end);
        // "In October, Hart left and said": a day or month says nothing.
        let time =
            |i: usize| self.text.tokens.get(i).is_some_and(|t| self.text.classes(t).any(&[Class::Calendar, Class::TimeWord]));
        // "carrying signs **saying**": what somebody holds.
        let held = sources::held(self.r, &phrase);
        (!held && !phrase.clone().all(time) && (sources::names_somebody(self.r, &phrase) || sources::document(self.r, &phrase)))
            .then_some(phrase)
    }

    /// "“...,” Hart, a maker of “Fog,” said": the subject that the tree shows is the verb's own where no other verb stands between.
    fn own(&self, cue: &mut Cue, subject: Option<&Range<usize>>) {
        let Some(subject) = subject.filter(|s| cue.shared && s.end < cue.words.start) else { return };
        let joined = self.r.is(cue.words.start - 1, &["and", "but", "or", "then"]);
        if !joined && finite_verb(self.r, subject.end..cue.words.start).is_none() {
            cue.shared = false;
            cue.clause.start = subject.start;
        }
    }

    /// "advisers who have run **the numbers** argue": what stands nearest to the verb may belong to a clause on its subject.
    fn in_relative_clause(&self, at: usize) -> bool {
        let before = (self.first()..at).rev().take(REACH).take_while(|&i| !self.r.is(i, &[",", ";", ":"]) && !self.r.mark(i));
        let opener = before.into_iter().find(|&i| self.r.is(i, &["who", "which"]));
        opener.is_some_and(|i| finite_verb(self.r, i + 1..at).is_some())
    }

    /// The subject of the clause a participle hangs on: "about fifty farmers gathered, **chanting** ...".
    fn governor(&self, verb: usize) -> Option<Range<usize>> {
        let clauses = self.clauses()?;
        let at = verb.checked_sub(self.first())?;
        let tree = clauses.tree();
        let head = tree.head(at)?;
        // "cut its profit forecast on Thursday, saying": a participle without auxiliary is no main verb.
        let auxiliary = (head.saturating_sub(4)..head).any(|i| matches!(clauses.lemma(i), "be" | "have" | "get"));
        let tagged = tag(self.r, head + self.first());
        let finite = !tagged.is_noun() && (tagged != Tag::Vbn || auxiliary);
        (tree.relation(at) == Relation::Advcl && finite).then(|| self.subject(head + self.first())).flatten()
    }

    /// The finite clause the verb at a token reports, where it stands behind the verb; with the word "that" left out.
    pub fn reported(&self, verb: usize) -> Option<(Range<usize>, bool)> {
        let clauses = self.clauses()?;
        let at = verb.checked_sub(self.first())?;
        let complement = clauses.complement(at)?;
        if complement.relation != Relation::Ccomp || complement.predicate < at {
            return None;
        }
        let that = complement.mark.is_some_and(|m| clauses.lower(m) == "that");
        let start = if that { complement.mark.map_or(complement.clause.start, |m| m + 1) } else { complement.clause.start };
        (start > at && start < complement.clause.end).then(|| (self.out(start..complement.clause.end), that))
    }

    fn first(&self) -> usize {
        self.sentence.tokens().start
    }

    fn out(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.first()..range.end + self.first()
    }
}

/// The tree's subject is the bare phrase: what nearness found counts where it is the same with more hanging on it, or alone.
fn wider(plain: Option<Range<usize>>, near: Option<Range<usize>>) -> Option<Range<usize>> {
    match (plain, near) {
        (Some(plain), Some(near)) if near.start == plain.start && near.end > plain.end => Some(near),
        (Some(plain), _) => Some(plain),
        (None, near) => near,
    }
}
