//! Trees: where nearness shows no subject or no reported clause, the sentence's dependency tree is asked. It is made at the first
//! question, for most sentences need none.

use super::cues::{Cue, CueKind};
use crate::lexicon::Class;
use crate::text::clauses::{Clauses, Extent};
use crate::text::{Relation, Sentence, Text, Tree};
use std::cell::OnceCell;
use std::ops::Range;

/// One sentence's tree, asked by token index of the text.
pub struct Trees<'t> {
    text: &'t Text,
    sentence: &'t Sentence,
    tree: OnceCell<Option<Tree>>,
}

impl<'t> Trees<'t> {
    /// The tree of a sentence.
    pub fn new(text: &'t Text, sentence: &'t Sentence) -> Trees<'t> {
        Trees { text, sentence, tree: OnceCell::new() }
    }

    fn clauses(&self) -> Option<Clauses<'_>> {
        let tree = self.tree.get_or_init(|| self.text.tree(self.sentence));
        Some(Clauses::new(self.text, self.sentence, tree.as_ref()?))
    }

    /// Gives the cues without a source of their own the subject the tree shows: "Hart left and **said** ...".
    pub fn complete(&self, cues: &mut [Cue]) {
        for cue in cues.iter_mut().filter(|c| c.kind == CueKind::Verb && !c.inverted) {
            let participle = self.text.tokens.get(cue.words.start).is_some_and(|t| self.text.lower(t).ends_with("ing"));
            if cue.source.is_none() || cue.shared && !participle {
                cue.source = self.subject(cue.words.start).or_else(|| cue.source.take());
            } else if cue.shared {
                cue.source = self.governor(cue.words.start).or_else(|| cue.source.take());
            }
        }
    }

    /// The subject's noun phrase of the verb at a token.
    pub fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let clauses = self.clauses()?;
        let head = clauses.subject(verb.checked_sub(self.first())?)?;
        let phrase = self.out(clauses.phrase(head, Extent::Plain));
        // "In October, Hart left and said": a day or month says nothing.
        let time =
            |i: usize| self.text.tokens.get(i).is_some_and(|t| self.text.classes(t).any(&[Class::Calendar, Class::TimeWord]));
        (!phrase.clone().all(time)).then_some(phrase)
    }

    /// The subject of the clause a participle hangs on: "about fifty farmers gathered, **chanting** ...".
    fn governor(&self, verb: usize) -> Option<Range<usize>> {
        let clauses = self.clauses()?;
        let at = verb.checked_sub(self.first())?;
        let tree = clauses.tree();
        (tree.relation(at) == Relation::Advcl).then(|| self.subject(tree.head(at)? + self.first())).flatten()
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
        self.sentence.tokens.start
    }

    fn out(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.first()..range.end + self.first()
    }
}
